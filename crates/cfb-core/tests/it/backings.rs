//! Memory, file by position and memory map give the same.

use cfb_core::{CompoundFile, FileStore, OpenOptions};

use crate::support::{Scratch, entry_of, mixed};

#[test]
#[expect(unsafe_code, reason = "the memory map is opened under its contract")]
fn every_byte_store_gives_the_same_streams_and_findings() {
    for version in [cfb_layout::Version::V3, cfb_layout::Version::V4] {
        let (plan, streams) = mixed(version, 3);
        let layout = plan.layout();
        let scratch = Scratch::new(&format!("backings-{version:?}.cfb"), &layout.to_vec());
        let store = FileStore::new(std::fs::File::open(&scratch.0).unwrap()).unwrap();
        // SAFETY: the file was made above, nothing else knows its name, and it is removed after the map is gone.
        let mapped = unsafe { OpenOptions::new().open_mapped(&scratch.0) };
        let files = [
            CompoundFile::open(&scratch.0).unwrap(),
            OpenOptions::new().open_source(store).unwrap(),
            mapped.unwrap(),
        ];
        for file in &files {
            assert_eq!(file.check().unwrap(), files[0].check().unwrap());
            for &node in &streams {
                assert!(entry_of(file, &layout, node).bytes().unwrap() == plan.content(node).to_vec());
            }
        }
    }
}

#[test]
fn a_store_that_fails_gives_an_error_with_the_place() {
    struct Failing(Vec<u8>, u64);
    impl cfb_core::ReadAt for Failing {
        fn len(&self) -> u64 {
            self.0.len() as u64
        }
        fn read_at(&self, offset: u64, buf: &mut [u8]) -> std::io::Result<usize> {
            if offset + buf.len() as u64 > self.1 {
                return Err(std::io::Error::other("bad block"));
            }
            self.0.read_at(offset, buf)
        }
    }
    let bytes = cfb_layout::samples::hello();
    let len = bytes.len() as u64;
    let mut failures = 0;
    for limit in (0..=len).step_by(64) {
        let read = OpenOptions::new().open_source(Failing(bytes.clone(), limit)).and_then(|file| {
            let big = file.find("Folder/inside")?.bytes()?.len();
            Ok(big + file.find("Hello")?.bytes()?.len())
        });
        match read {
            Ok(total) => assert_eq!(total, 5020),
            Err(e) => {
                failures += 1;
                assert!(matches!(e.kind(), cfb_core::ErrorKind::Io(_)), "{e}");
                assert!(e.location().unwrap().offset().is_some(), "{e}");
                assert_eq!(std::error::Error::source(&e).unwrap().to_string(), "bad block");
            }
        }
    }
    assert!(failures > 10);
}
