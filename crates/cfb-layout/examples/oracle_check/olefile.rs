//! Reading by olefile, a Python package: one process for all files, told on its standard input what to expect.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::{Subject, Verdict};

/// Reads lines `path TAB expectations`, where the second names a file of records: stream ID (4 bytes), length (8),
/// contents. Answers a line each: empty, or what is wrong. Sibling lists are as deep as they are long, hence the stack.
const SCRIPT: &str = r"
import struct, sys, threading, olefile
def check(path, expected):
    with olefile.OleFileIO(path) as ole, open(expected, 'rb') as records:
        while head := records.read(12):
            sid, size = struct.unpack('<IQ', head)
            content = records.read(size)
            entry = ole.direntries[sid] if sid < len(ole.direntries) else None
            if entry is None:
                return f'entry {sid} is not in the tree'
            if entry.size != size:
                return f'entry {sid} has size {entry.size}, not {size}'
            if ole._open(entry.isectStart, entry.size).read() != content:
                return f'entry {sid} has other contents'
    return ''
def main():
    for line in sys.stdin.buffer:
        path, expected = line.decode().rstrip('\n').split('\t')
        try:
            answer = check(path, expected)
        except Exception as error:
            answer = f'{type(error).__name__}: {error}'
        print(answer.replace('\n', ' '), flush=True)
sys.setrecursionlimit(10_000_000)
threading.stack_size(1 << 30)
thread = threading.Thread(target=main)
thread.start()
thread.join()
";

/// Contents longer than this are left to the size comparison.
const LONGEST: u64 = 64 << 20;

/// Asks whether olefile is there.
pub(crate) fn find() -> Result<(), String> {
    let answer = Command::new("python3").args(["-c", "import olefile"]).output();
    match answer {
        Ok(output) if output.status.success() => Ok(()),
        Ok(_) => Err("olefile is missing; to get it: pip install olefile".into()),
        Err(error) => Err(format!("python3 is missing ({error}); to get it: apt-get install python3")),
    }
}

/// Reads all files.
pub(crate) fn read(subjects: &[Subject]) -> Result<Vec<Verdict>, String> {
    let failed = |error: std::io::Error| format!("python3: {error}");
    let mut lines = Vec::new();
    for subject in subjects {
        let expectations = subject.path.with_extension("expected");
        std::fs::write(&expectations, records(subject)).map_err(failed)?;
        let _ = writeln!(lines, "{}\t{}", subject.path.display(), expectations.display());
    }
    let mut child = Command::new("python3")
        .args(["-c", SCRIPT])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    let mut input = child.stdin.take().ok_or("python3: no standard input")?;
    let feeder = std::thread::spawn(move || input.write_all(&lines));
    let output = child.wait_with_output().map_err(failed)?;
    let _ = feeder.join();
    let answers = String::from_utf8_lossy(&output.stdout);
    let mut answers = answers.lines();
    Ok(subjects.iter().map(|_| verdict(answers.next())).collect())
}

fn verdict(answer: Option<&str>) -> Verdict {
    match answer {
        Some("") => Ok(()),
        Some(problem) => Err(problem.into()),
        None => Err("no answer: olefile crashed here or before".into()),
    }
}

fn records(subject: &Subject) -> Vec<u8> {
    let mut records = Vec::new();
    for stream in subject.streams.iter().filter(|stream| stream.content.len_bytes() <= LONGEST) {
        records.extend_from_slice(&stream.stream_id.to_le_bytes());
        records.extend_from_slice(&stream.content.len_bytes().to_le_bytes());
        records.extend_from_slice(&stream.content.to_vec());
    }
    records
}
