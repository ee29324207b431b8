//! An attachment that is larger than a version 3 file: its bytes out and in again, and the memory that takes.

use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use cfb_core::{Mode, Share, StorageOptions};
use imsg::mapi::{
    Message, OpenAttachFlags, OpenFlags, OpenOptions, OpenPropertyFlags, PropertyObject, SaveFlags,
};
use mapi_props::{PropertyValue, pid_tag};
use sha2::{Digest, Sha256};

use super::remove;
use crate::Measure;

/// Bytes handed over at once.
const PIECE: usize = 1 << 20;

/// The most that may be resident, in KiB.
const MOST_KIB: u64 = 64 << 10;

/// The text of the section. Writing and reading run in a process each, whose greatest resident size the system tells.
pub(crate) fn report(measure: &Measure) -> io::Result<String> {
    let pieces: u64 = if measure.is_smoke { 3 } else { 3 << 10 };
    let folder = measure.files.scratch()?.join("large-attachment");
    remove(&folder)?;
    fs::create_dir_all(&folder)?;
    let path = folder.join("large.msg");
    let written = run_alone("write", &path, pieces)?;
    let version = if measure.is_smoke { 3 } else { 4 };
    let found = cfb_core::CompoundFile::open(&path).map_err(io::Error::other)?.header().major_version();
    if found != version {
        return Err(io::Error::other(format!("the file has version {found}, not {version}")));
    }
    let size = fs::metadata(&path)?.len();
    let read = run_alone("read", &path, pieces)?;
    remove(&folder)?;
    if written.digest != read.digest {
        return Err(io::Error::other("what was read is not what was written"));
    }
    if !measure.is_smoke && written.resident_kib.max(read.resident_kib) > MOST_KIB {
        let most = written.resident_kib.max(read.resident_kib);
        return Err(io::Error::other(format!("{most} KiB were resident, more than {MOST_KIB}")));
    }
    Ok(format!(
        "An attachment of {}, written through a `PropertyStream` in pieces of 1 MiB and saved into a new file without \
         durability, then read back in pieces of 1 MiB; each in a process of its own.\n\n\
         - The file has {size} bytes and version {version}; every byte read is the one written.\n\
         - Written and saved in {:.1} s, {} KiB resident at most; read in {:.1} s, {} KiB resident at most (asked: at most \
         {MOST_KIB}).\n",
        crate::size(pieces << 20),
        written.seconds,
        written.resident_kib,
        read.seconds,
        read.resident_kib,
    ))
}

/// What such a process found.
struct Found {
    digest: String,
    seconds: f64,
    resident_kib: u64,
}

fn run_alone(what: &str, path: &Path, pieces: u64) -> io::Result<Found> {
    let output = Command::new(std::env::current_exe()?)
        .arg("--large-attachment")
        .arg(format!("{what} {pieces}"))
        .arg(path)
        .output()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let fields: Vec<&str> = text.split_whitespace().collect();
    let bad = || io::Error::other(format!("{what}: {text}{}", String::from_utf8_lossy(&output.stderr)));
    let [digest, seconds, resident] = fields.as_slice() else { return Err(bad()) };
    Ok(Found {
        digest: (*digest).to_owned(),
        seconds: seconds.parse().map_err(|_| bad())?,
        resident_kib: resident.parse().map_err(|_| bad())?,
    })
}

/// One way alone, in this process: `write` or `read` and the number of pieces, and the file. Prints the digest, the seconds
/// and the greatest resident size in KiB.
pub(crate) fn alone(what: &Path, path: &Path) -> io::Result<()> {
    let what = what.to_string_lossy();
    let (what, pieces) = what.split_once(' ').ok_or(io::ErrorKind::InvalidInput)?;
    let pieces = pieces.parse().map_err(io::Error::other)?;
    let begin = Instant::now();
    let digest = if what == "write" { write(path, pieces)? } else { read(path)? };
    println!("{digest} {:.3} {}", begin.elapsed().as_secs_f64(), most_resident_kib());
    Ok(())
}

fn write(path: &Path, pieces: u64) -> io::Result<String> {
    let options = OpenOptions::new().flags(OpenFlags::UNICODE).sync(false);
    let message = Message::create(path, options).map_err(io::Error::other)?;
    let attachment = message.create_attach().map_err(io::Error::other)?;
    attachment.set(pid_tag::PidTagAttachMethod, PropertyValue::Integer32(1)).map_err(io::Error::other)?;
    let both = OpenPropertyFlags::CREATE | OpenPropertyFlags::MODIFY;
    let stream = attachment.open_stream(pid_tag::PidTagAttachDataBinary, both).map_err(io::Error::other)?;
    let mut digest = Sha256::new();
    let mut piece = vec![0; PIECE];
    let mut state = 0x2545_F491_4F6C_DD1Du64;
    for number in 0..pieces {
        for word in piece.as_chunks_mut::<8>().0 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            *word = state.to_le_bytes();
        }
        digest.update(&piece);
        stream.write_at(number << 20, &piece).map_err(io::Error::other)?;
    }
    stream.commit().map_err(io::Error::other)?;
    drop(stream);
    attachment.save_changes(SaveFlags::NONE).map_err(io::Error::other)?;
    message.save_changes(SaveFlags::NONE).map_err(io::Error::other)?;
    Ok(hex(&digest.finalize()))
}

fn read(path: &Path) -> io::Result<String> {
    let mode = Mode::read().share(Share::DenyWrite);
    let root = StorageOptions::new().open(path, mode).map_err(io::Error::other)?;
    let message = Message::open_on(&root, OpenOptions::new()).map_err(io::Error::other)?;
    let attachment = message.open_attach(0, OpenAttachFlags::NONE).map_err(io::Error::other)?;
    let data = pid_tag::PidTagAttachDataBinary;
    let mut stream = attachment.open_stream(data, OpenPropertyFlags::NONE).map_err(io::Error::other)?;
    let mut digest = Sha256::new();
    let mut piece = vec![0; PIECE];
    loop {
        let mut filled = 0;
        while let Some(rest) = piece.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match stream.read(rest)? {
                0 => break,
                n => filled += n,
            }
        }
        if filled == 0 {
            return Ok(hex(&digest.finalize()));
        }
        digest.update(piece.get(..filled).unwrap_or_default());
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The greatest resident size of this process so far; 0 where the system does not tell.
fn most_resident_kib() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}
