//! Reading by libgsf's `gsf`: a listing with sizes, then the contents of all streams, one after the other.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::subject::Element;
use crate::{Reading, digest};

/// Names given to one call.
const BATCH: usize = 500;

pub(crate) fn reader(tools: &Path) -> impl Fn(&Path) -> Reading + use<> {
    let root = tools.join("debian/usr");
    move |path| list(&root, path)
}

fn list(root: &Path, path: &Path) -> Reading {
    let listing = run(root, "list", path, &[])?.stdout;
    let mut elements = Vec::new();
    let mut streams: Vec<(String, u64)> = Vec::new();
    for line in String::from_utf8_lossy(&listing).lines() {
        // `f                 1234 path` or `d  2021-02-22 14:57:34  0 path`; the file itself is a heading.
        let Some((kind @ ("d" | "f"), rest)) = line.split_at_checked(1) else { continue };
        let wrong = || format!("answered `{line}`");
        let rest = rest.trim_start();
        let rest =
            rest.split_at_checked(19).filter(|(date, _)| date.contains(':')).map_or(rest, |(_, rest)| rest);
        let (size, path) = rest.trim_start().split_once(' ').ok_or_else(wrong)?;
        match kind {
            "f" => streams.push((path.to_owned(), size.parse().map_err(|_| wrong())?)),
            _ if path == "*root*" => {}
            _ => elements.push(Element { path: plain(path), stream: None }),
        }
    }
    for batch in streams.chunks(BATCH) {
        let names: Vec<&str> = batch.iter().map(|(path, _)| path.as_str()).collect();
        let contents = run(root, "cat", path, &names)?.stdout;
        let mut rest = contents.as_slice();
        for (path, size) in batch {
            let len = usize::try_from(*size).unwrap_or(usize::MAX);
            let (one, after) = rest.split_at_checked(len).ok_or("contents shorter than the sizes say")?;
            elements.push(Element { path: plain(path), stream: Some((*size, digest::of_bytes(one))) });
            rest = after;
        }
        if !rest.is_empty() {
            return Err(format!("{} bytes more than the sizes say", rest.len()));
        }
    }
    Ok(elements)
}

fn plain(path: &str) -> String {
    path.split('/').map(digest::plain).collect::<Vec<_>>().join("/")
}

fn run(root: &Path, verb: &str, path: &Path, names: &[&str]) -> Result<Output, String> {
    let libraries: Vec<PathBuf> = std::fs::read_dir(root.join("lib"))
        .map(|folders| folders.filter_map(|folder| Some(folder.ok()?.path())).collect())
        .unwrap_or_default();
    let libraries = std::env::join_paths(libraries).map_err(|error| error.to_string())?;
    let output = Command::new(root.join("bin/gsf"))
        .env("LD_LIBRARY_PATH", libraries)
        .arg(verb)
        .arg(path)
        .args(names)
        .output()
        .map_err(|error| format!("gsf: {error}"))?;
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    if output.status.success() && said.is_empty() { Ok(output) } else { Err(format!("gsf {verb}: {said}")) }
}
