//! Reading by the `cfb` crate in strict mode.

use std::fs::File;
use std::path::Path;

use crate::subject::Element;
use crate::{Reading, digest};

pub(crate) fn list(path: &Path) -> Reading {
    let text = |error: std::io::Error| error.to_string();
    let mut file = cfb::CompoundFile::open_strict(File::open(path).map_err(text)?).map_err(text)?;
    let entries: Vec<(std::path::PathBuf, bool)> = file
        .walk()
        .filter(|entry| !entry.is_root())
        .map(|entry| (entry.path().to_owned(), entry.is_stream()))
        .collect();
    let mut elements = Vec::with_capacity(entries.len());
    for (path, is_stream) in entries {
        let stream = match is_stream {
            true => Some(digest::of_reader(file.open_stream(&path).map_err(text)?).map_err(text)?),
            false => None,
        };
        let names = path.to_string_lossy();
        let names: Vec<String> =
            names.split('/').filter(|name| !name.is_empty()).map(digest::plain).collect();
        elements.push(Element { path: names.join("/"), stream });
    }
    Ok(elements)
}
