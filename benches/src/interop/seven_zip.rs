//! Reading by 7-Zip: it tests the file, lists it, and writes all contents one after the other.

use std::path::Path;
use std::process::{Command, Output};

use crate::subject::Element;
use crate::{Reading, digest};

pub(crate) fn list(path: &Path) -> Reading {
    let program = ["7zz", "7z", "7za"].into_iter().find(|name| Command::new(name).arg("i").output().is_ok());
    let program = program.ok_or("7-Zip is missing; to get it: apt-get install 7zip")?;
    run(program, &["t"], path)?;
    let listing = run(program, &["l", "-slt", "-sccUTF-8"], path)?.stdout;
    let mut found: Vec<(String, Option<u64>)> = Vec::new();
    let mut name = None;
    let mut size = None;
    let text = String::from_utf8_lossy(&listing);
    for line in text.lines().skip_while(|line| !line.starts_with("----------")) {
        if let Some(path) = line.strip_prefix("Path = ") {
            name = Some(path.to_owned());
        } else if let Some(bytes) = line.strip_prefix("Size = ") {
            size = bytes.parse::<u64>().ok();
        } else if line.is_empty()
            && let Some(name) = name.take()
        {
            found.push((name, size.take()));
        }
    }
    found.extend(name.map(|name| (name, size)));
    if found.iter().filter_map(|(_, size)| *size).sum::<u64>() > 1 << 30 {
        return one_by_one(program, path, found);
    }
    let contents = run(program, &["x", "-so"], path)?.stdout;
    let mut rest = contents.as_slice();
    let mut elements = Vec::new();
    for (name, size) in found {
        let stream = match size {
            None => None,
            Some(len) => {
                let at = usize::try_from(len).unwrap_or(usize::MAX);
                let (one, after) = rest.split_at_checked(at).ok_or("contents shorter than the sizes say")?;
                rest = after;
                Some((len, digest::of_bytes(one)))
            }
        };
        elements.push(Element { path: plain(&name), stream });
    }
    if rest.is_empty() { Ok(elements) } else { Err(format!("{} bytes more than the sizes say", rest.len())) }
}

/// Contents too large for memory are read from the pipe.
fn one_by_one(program: &str, path: &Path, found: Vec<(String, Option<u64>)>) -> Reading {
    let [(name, Some(len))] = found.as_slice() else {
        return Err("more than one stream in a file of more than 1 GiB".into());
    };
    let text = |error: std::io::Error| format!("{program}: {error}");
    let mut command = Command::new(program);
    command.args(["x", "-so", "-tCompound", "-bd", "-y"]).arg(path);
    let mut child = command.stdout(std::process::Stdio::piped()).spawn().map_err(text)?;
    let sum = child.stdout.take().map(digest::of_reader).transpose().map_err(text)?;
    let status = child.wait().map_err(text)?;
    let sum = sum.filter(|(read, _)| status.success() && read == len);
    let (_, sum) = sum.ok_or("contents of another length than the size says")?;
    Ok(vec![Element { path: plain(name), stream: Some((*len, sum)) }])
}

/// 7-Zip writes control characters as `[5]`.
fn plain(path: &str) -> String {
    let name = |name: &str| match name.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((number, rest)) => match number.parse::<u8>() {
            Ok(unit) => format!("{}{}", digest::plain(&char::from(unit).to_string()), digest::plain(rest)),
            Err(_) => digest::plain(name),
        },
        None => digest::plain(name),
    };
    path.split('/').map(name).collect::<Vec<_>>().join("/")
}

fn run(program: &str, command: &[&str], path: &Path) -> Result<Output, String> {
    let output = Command::new(program)
        .args(command)
        .args(["-tCompound", "-bd", "-y"])
        .arg(path)
        .output()
        .map_err(|error| format!("{program}: {error}"))?;
    if output.status.success() {
        return Ok(output);
    }
    let text = [output.stdout.as_slice(), &output.stderr].concat();
    let text = String::from_utf8_lossy(&text);
    let reason = text.lines().find(|line| line.to_ascii_uppercase().contains("ERROR"));
    Err(format!("`{}` answers {}: {}", command.join(" "), output.status, reason.unwrap_or("no reason given")))
}
