//! Reading by 7-Zip, which tests the file and writes all contents one after the other.
//!
//! It changes names that a disk would not take, so that contents are compared as a heap: the same contents, each as
//! often as it was put in.

use std::process::{Command, Output};

use crate::{Subject, Verdict};

/// Files longer than this are tested and listed, their contents not taken.
const LONGEST: u64 = 256 << 20;

/// The name that the program has here.
pub(crate) fn find() -> Result<String, String> {
    let names = ["7zz", "7z", "7za"];
    let found = names.into_iter().find(|name| Command::new(name).arg("i").output().is_ok());
    found.map(String::from).ok_or_else(|| "7-Zip is missing; to get it: apt-get install 7zip".into())
}

/// Reads one file.
pub(crate) fn read(program: &str, subject: &Subject) -> Verdict {
    run(program, &["t"], subject)?;
    let listing = run(program, &["l", "-slt"], subject)?;
    let sizes = sizes(&String::from_utf8_lossy(&listing.stdout));
    let mut expected: Vec<u64> = subject.streams.iter().map(|stream| stream.content.len_bytes()).collect();
    let mut found = sizes.clone();
    expected.sort_unstable();
    found.sort_unstable();
    if found != expected {
        return Err(format!("{} streams with other sizes than the {} put in", found.len(), expected.len()));
    }
    if sizes.iter().sum::<u64>() > LONGEST {
        return Ok(());
    }
    let contents = run(program, &["x", "-so"], subject)?.stdout;
    compare(subject, &sizes, &contents)
}

fn compare(subject: &Subject, sizes: &[u64], contents: &[u8]) -> Verdict {
    let mut rest = contents;
    let mut found = Vec::new();
    for size in sizes {
        let (one, after) =
            rest.split_at_checked(*size as usize).ok_or("contents shorter than the sizes say")?;
        found.push(one.to_vec());
        rest = after;
    }
    let mut expected: Vec<Vec<u8>> = subject.streams.iter().map(|stream| stream.content.to_vec()).collect();
    found.sort_unstable();
    expected.sort_unstable();
    if !rest.is_empty() {
        return Err(format!("{} bytes more than the sizes say", rest.len()));
    }
    if found == expected { Ok(()) } else { Err("other contents".into()) }
}

fn run(program: &str, command: &[&str], subject: &Subject) -> Result<Output, String> {
    let output = Command::new(program)
        .args(command)
        .args(["-tCompound", "-bd", "-y"])
        .arg(&subject.path)
        .output()
        .map_err(|error| format!("{program}: {error}"))?;
    if output.status.success() {
        return Ok(output);
    }
    let text = [output.stdout.as_slice(), &output.stderr].concat();
    let text = String::from_utf8_lossy(&text);
    let reason =
        text.lines().find(|line| line.to_ascii_uppercase().contains("ERROR")).unwrap_or("no reason given");
    Err(format!("`{}` answers {}: {reason}", command.join(" "), output.status))
}

/// The sizes of the streams of a listing, in its order. Storages have an empty size.
fn sizes(listing: &str) -> Vec<u64> {
    let entries = listing.lines().skip_while(|line| !line.starts_with("----------"));
    entries.filter_map(|line| line.strip_prefix("Size = ")?.parse().ok()).collect()
}
