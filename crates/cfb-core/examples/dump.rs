//! Prints every element of a compound file and all findings: `dump FILE`.

use cfb_core::CompoundFile;

fn main() -> Result<(), cfb_core::Error> {
    for path in std::env::args().skip(1) {
        let file = CompoundFile::open(&path)?;
        let mut storages = vec![(String::new(), file.root())];
        while let Some((path, storage)) = storages.pop() {
            for child in storage.children()? {
                let child = child?;
                let path = format!("{path}/{}", child.name());
                println!("{:5} {:10} {path}", child.id().get(), child.len_bytes());
                if child.is_storage() {
                    storages.push((path, child));
                }
            }
        }
        for finding in file.check()? {
            println!("{}: {finding}", finding.severity().as_str());
        }
    }
    Ok(())
}
