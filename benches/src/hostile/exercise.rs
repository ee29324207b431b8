//! Everything the libraries can be asked about one file. The message layer is asked by its fuzz target, which also
//! holds what must be true of the answers.

use std::hint::black_box;

use cfb_core::OpenOptions;

/// Reads a file in every way. Errors are answers; only a panic, a hang or too much memory is a failure.
pub(crate) fn everything(bytes: Vec<u8>) {
    compound_file(&bytes);
    imsg_fuzz::message(&bytes);
}

fn compound_file(bytes: &[u8]) {
    for (strict, exclusive) in [(false, true), (true, true)] {
        let options = OpenOptions::new().strict(strict).exclusive_owners(exclusive);
        let Ok(file) = options.open_bytes(bytes) else { continue };
        let mut storages = vec![file.root()];
        while let Some(storage) = storages.pop() {
            let Ok(children) = storage.children() else { continue };
            for child in children.filter_map(Result::ok) {
                black_box((child.name().to_string(), child.clsid(), child.len_bytes()));
                let Ok(mut stream) = child.open() else {
                    storages.push(child);
                    continue;
                };
                black_box(stream.to_bytes().map(|bytes| bytes.len()).ok());
                black_box(stream.file_ranges(0..u64::MAX).map(|ranges| ranges.len()).ok());
                black_box(storage.child(&child.name().to_string_lossy()).is_ok());
            }
        }
        black_box(file.check().map(|findings| findings.len()).ok());
        black_box(file.findings().iter().map(|finding| finding.to_string().len()).sum::<usize>());
    }
}
