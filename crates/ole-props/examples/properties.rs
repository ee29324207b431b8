//! Every property set in the root storage of a compound file: `properties FILE`.

use cfb_core::CompoundFile;
use ole_props::{PropertySetStream, property_name};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args_os().nth(1).ok_or("which compound file?")?;
    let file = CompoundFile::open(path)?;
    for entry in file.root().children()? {
        let name = entry?.name().to_string_lossy();
        if !name.starts_with('\u{5}') {
            continue;
        }
        println!("{}", name.escape_debug());
        let stream = match PropertySetStream::read(&file, &name) {
            Ok(Some(stream)) => stream,
            Ok(None) => continue,
            Err(error) => {
                println!("    {error}");
                continue;
            }
        };
        for set in stream.sets() {
            println!("    {} in code page {}", set.fmtid(), set.code_page());
            for (id, value) in set.iter() {
                let name = set.name_of(id).or(property_name(set.fmtid(), id)).unwrap_or("-");
                println!("        {id} {name} {}: {value:?}", value.property_type());
            }
        }
        for finding in stream.findings() {
            println!("    {finding}");
        }
    }
    Ok(())
}
