//! A large attachment into a file of its own.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use imsg::{Message, OpenOptions};

use crate::Measure;
use crate::contest::{Contest, Outcome};
use crate::peers::open_mapped;

/// Copies the attachment, beside the kernel's copy of as many bytes.
pub(crate) fn measure(measure: &Measure) -> io::Result<Vec<Outcome>> {
    let path = measure.files.attachment()?;
    let bytes = measure.files.scale().attachment_bytes;
    let scratch = measure.files.scratch()?;
    let outputs = ["position", "map", "kernel"].map(|name| scratch.join(name));
    let [by_position, mapped, kernel] = &outputs;

    copy_by_position(&path, by_position)?;
    copy_mapped(&path, mapped)?;
    if fs::read(by_position)? != fs::read(mapped)? || fs::metadata(mapped)?.len() != bytes {
        return Err(io::Error::other("the copies differ"));
    }
    let mut contest = Contest::new(format!("an attachment of {} to a file", crate::size(bytes)));
    let ours = contest.runner("ours", || copy_by_position(&path, by_position));
    let map = contest.runner("ours over a map", || copy_mapped(&path, mapped));
    let limit = contest.runner("copying in the kernel", || copy_in_kernel(&path, kernel, bytes));
    contest.faster("ours / copying in the kernel", ours, &[limit], 0.9);
    // A map that is read once costs a page fault for every few pages: whoever copies reads by position.
    contest.faster("ours over a map / copying in the kernel", map, &[limit], None);
    let outcome = contest.run(measure.effort)?;
    remove(&outputs);
    Ok(vec![outcome])
}

fn copy_by_position(path: &Path, to: &Path) -> io::Result<u64> {
    let message = Message::open(path).map_err(io::Error::other)?;
    copy(&message, to)
}

fn copy_mapped(path: &Path, to: &Path) -> io::Result<u64> {
    let message = OpenOptions::new().open_file(open_mapped(path)?).map_err(io::Error::other)?;
    copy(&message, to)
}

/// As a program would that uses the library: the bytes at once where they can be borrowed, else in pieces.
fn copy(message: &Message, to: &Path) -> io::Result<u64> {
    let attachments = message.attachments().map_err(io::Error::other)?;
    let attachment = attachments.first().ok_or(io::ErrorKind::NotFound)?;
    let mut stream = attachment.open().map_err(io::Error::other)?.ok_or(io::ErrorKind::NotFound)?;
    let mut out = File::create(to)?;
    let len = stream.len_bytes();
    if let Some(bytes) = stream.slice(0..len).map_err(io::Error::other)? {
        out.write_all(bytes)?;
        return Ok(len);
    }
    let mut buffer = vec![0; 1 << 20];
    let mut copied = 0;
    loop {
        let read = stream.read(&mut buffer)?;
        if read == 0 {
            return Ok(copied);
        }
        out.write_all(buffer.get(..read).unwrap_or_default())?;
        copied += read as u64;
    }
}

/// `copy_file_range` where the system has it.
fn copy_in_kernel(path: &Path, to: &Path, bytes: u64) -> io::Result<u64> {
    io::copy(&mut File::open(path)?.take(bytes), &mut File::create(to)?)
}

fn remove(outputs: &[PathBuf]) {
    for path in outputs {
        // What stays is overwritten by the next run.
        drop(fs::remove_file(path));
    }
}
