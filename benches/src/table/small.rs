//! One small message: each allocation and each system call, with the reason for it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

use imsg::Message;
use imsg_benches::{count_allocations, trace_allocations};

use crate::Measure;

/// Paths that are not there: asking for one marks the begin or the end of the work in the list of system calls.
const MARKS: [&str; 2] = ["imsg-bench-begin", "imsg-bench-end"];

/// Crates whose functions are named as the place of an allocation.
const OURS: &[&str] = &["cfb_core::", "imsg::", "mapi_codepage::", "mapi_props::", "mapi_rtf::"];

/// What is done, step by step, with what was opened first.
type Step = (&'static str, fn(&Message) -> io::Result<()>);

const STEPS: &[Step] = &[
    ("subject and class", |message| {
        message.class().map_err(io::Error::other)?;
        message.subject().map(drop).map_err(io::Error::other)
    }),
    ("sender", |message| message.from().map(drop).map_err(io::Error::other)),
    ("text of the body", |message| message.body().text().map(drop).map_err(io::Error::other)),
    ("recipients", |message| {
        for recipient in message.recipients().map_err(io::Error::other)? {
            recipient.mailbox().map_err(io::Error::other)?;
        }
        Ok(())
    }),
    ("attachment", |message| {
        for attachment in message.attachments().map_err(io::Error::other)? {
            attachment.name().map_err(io::Error::other)?;
            attachment.bytes().map_err(io::Error::other)?;
        }
        Ok(())
    }),
];

/// Why a function of ours allocates, by a part of its name.
const REASONS: &[(&str, &str)] = &[
    ("OpenOptions::open_source", "the byte store, behind one pointer whatever it is"),
    ("OpenOptions::open", "the bytes of the file, all at once: it is smaller than 4 MiB"),
    ("CompoundFile::new", "the open file, shared by all its handles"),
    (
        "Extents::keep",
        "where the pieces of a chain lie: one list each for directory, mini FAT and mini stream",
    ),
    (
        "Extents::push",
        "where the pieces of a chain lie: one list each for directory, mini FAT and mini stream",
    ),
    ("Owners::claim_entry", "which storage lists an entry, so that no second one does; a table that grows"),
    ("Owners::claim_stream", "how much of its chain a stream was given; a table that grows"),
    ("Paged<T>::slot", "how much of its chain a stream was given; a table that grows"),
    ("Bitmap::insert", "which sectors have an owner, and which entries a walk has met; one bit each"),
    ("InOrder::step", "the way back up while the children of a storage are walked; no recursion"),
    (
        "PropertyStore::open_inside",
        "the code page of the message, shared with its recipients and attachments",
    ),
    ("Index::add", "the value streams of the storage by tag, room for the usual number at once"),
    ("Index::read", "the value streams of the storage by tag, room for the usual number at once"),
    ("Records::new", "one record for each property, and their order by tag"),
    ("Message::in_storage_of_kind", "options and named properties, shared by all messages of the file"),
    ("Message::of_store", "the message, shared by its handles"),
    ("Message::parts", "each recipient or attachment, kept and shared by its handles, and the list of them"),
    ("Message::recipients", "the list that is given"),
    ("Message::attachments", "the list that is given"),
    ("_bags", "each recipient or attachment, kept and shared by its handles, and the list of them"),
    (">::recipients", "the list that is given"),
    (">::attachments", "the list that is given"),
    ("text::decode", "the text that is given"),
    ("Coding::decode", "the text that is given"),
    ("CodePage::decode", "the text that is given"),
    ("ladder::by_properties", "the address that is given"),
];

/// Why a system call is made.
const CALL_REASONS: &[(&str, &str)] = &[
    ("openat", "the file"),
    ("statx", "its length, so that its bytes are read into memory of the right size"),
    ("fstat", "its length, so that its bytes are read into memory of the right size"),
    ("pread64", "its bytes, all at once: it is smaller than 4 MiB"),
    ("read", "its bytes, all at once: it is smaller than 4 MiB"),
    ("getrandom", "keys of the first hash map in this thread, so that no file can choose collisions"),
    ("close", "the file is closed as soon as its bytes are in memory"),
    ("brk", "the allocator asks the system for memory"),
    ("mmap", "the allocator asks the system for memory"),
    ("munmap", "the allocator gives memory back"),
    ("madvise", "the allocator gives memory back"),
];

/// The text of the section.
pub(crate) fn report(measure: &Measure) -> io::Result<String> {
    let path = measure.files.small()?;
    let size = fs::metadata(&path)?.len();
    let mut out = format!(
        "A message of {size} bytes on disk with a text, two recipients and one attachment, read with `imsg`: opened by path, \
         then each step on what is open.\n\n"
    );
    allocations(&path, &mut out)?;
    system_calls(&path, &mut out)?;
    Ok(out)
}

/// The work alone, for a list of its system calls.
pub(crate) fn alone(path: &Path) -> io::Result<()> {
    // Once more: the first time, the standard library finds out which call the system has.
    drop(fs::metadata(MARKS[0]));
    drop(fs::metadata(MARKS[0]));
    let message = Message::open(path).map_err(io::Error::other)?;
    for (_, step) in STEPS {
        step(&message)?;
    }
    drop(message);
    drop(fs::metadata(MARKS[1]));
    Ok(())
}

fn allocations(path: &Path, out: &mut String) -> io::Result<()> {
    let open = || Message::open(path).map_err(io::Error::other);
    // The first message also pays for tables that are built once in a process.
    let message = open()?;
    STEPS.iter().try_for_each(|(_, step)| step(&message))?;

    let (message, took) = count_allocations(open);
    let message = message?;
    let (traced_message, traced) = trace_allocations(open);
    traced_message?;
    let mut rows = vec![("open", took, traced)];
    for (name, step) in STEPS {
        // A fresh one: what a step reads is kept for the next.
        let fresh = open()?;
        let (result, traced) = trace_allocations(|| step(&fresh));
        result?;
        let (result, took) = count_allocations(|| step(&message));
        result?;
        rows.push((name, took, traced));
    }
    out.push_str("| step | allocations | bytes | most held |\n|---|---:|---:|---:|\n");
    for (name, took, _) in &rows {
        let _ = writeln!(out, "| {name} | {} | {} | {} |", took.count, took.bytes, took.peak_bytes);
    }
    let total: u64 = rows.iter().map(|(_, took, _)| took.count).sum();
    let _ = writeln!(out, "| together | {total} | | |\n");
    out.push_str("| step | where | allocations | bytes | why |\n|---|---|---:|---:|---|\n");
    for (name, _, traced) in &rows {
        let mut sites: BTreeMap<String, (u64, u64)> = BTreeMap::new();
        for (bytes, calls) in traced {
            let (count, sum) = sites.entry(site(&calls.to_string())).or_default();
            *count += 1;
            *sum += bytes;
        }
        for (site, (count, bytes)) in sites {
            let why = reason(REASONS, &site);
            let _ = writeln!(out, "| {name} | `{site}` | {count} | {bytes} | {why} |");
        }
    }
    out.push('\n');
    Ok(())
}

/// The innermost function of ours in a backtrace, with the one that called it where that is ours too.
fn site(calls: &str) -> String {
    let names = calls.lines().filter_map(|line| {
        let (number, name) = line.trim_start().split_once(": ")?;
        number.parse::<u32>().ok()?;
        Some(name)
    });
    let mut ours = names.filter(|name| OURS.iter().any(|krate| name.contains(krate))).map(short);
    ours.next().unwrap_or_else(|| "std".to_owned())
}

/// A symbol without its hash and without the crates of its generic arguments.
fn short(name: &str) -> String {
    let name = match name.rsplit_once("::h") {
        Some((head, hash)) if hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => head,
        _ => name,
    };
    name.to_owned()
}

fn reason(reasons: &'static [(&'static str, &'static str)], name: &str) -> &'static str {
    reasons.iter().find(|(part, _)| name.contains(part)).map_or("**not argued**", |(_, why)| why)
}

fn system_calls(path: &Path, out: &mut String) -> io::Result<()> {
    let program = std::env::current_exe()?;
    let traced = Command::new("strace").args(["-f", "-qq"]).arg(program).arg("--one").arg(path).output();
    let Ok(traced) = traced else {
        out.push_str("System calls were not counted: strace is not installed.\n");
        return Ok(());
    };
    let log = String::from_utf8_lossy(&traced.stderr);
    let calls = between_marks(&log);
    let _ = writeln!(out, "| system call | times | why |\n|---|---:|---|");
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for call in &calls {
        *counts.entry(call).or_default() += 1;
    }
    for (call, count) in counts {
        let why =
            CALL_REASONS.iter().find(|(name, _)| *name == call).map_or("**not argued**", |(_, why)| why);
        let _ = writeln!(out, "| `{call}` | {count} | {why} |");
    }
    let _ = writeln!(out, "\n{} system calls in all.", calls.len());
    Ok(())
}

/// The names of the calls between the two marks.
fn between_marks(log: &str) -> Vec<&str> {
    log.lines()
        .skip_while(|line| !line.contains(MARKS[0]))
        .skip_while(|line| line.contains(MARKS[0]) || line.contains("(0, NULL"))
        .take_while(|line| !line.contains(MARKS[1]))
        .filter_map(|line| {
            let call =
                line.trim_start_matches(|c: char| c == '[' || c == ']' || c.is_ascii_digit() || c == ' ');
            let call = call.strip_prefix("pid").map_or(call, str::trim_start);
            call.split_once('(').map(|(name, _)| name)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_is_the_innermost_function_of_ours() {
        let calls = "   0: imsg_benches::counting::note\n             at ./src/counting.rs:1:1\n   1: alloc::vec::push\n   \
                     2: <cfb_core::stream::Stream as std::io::Read>::read::h0123456789abcdef\n   3: imsg::message::open\n";
        assert_eq!(site(calls), "<cfb_core::stream::Stream as std::io::Read>::read");
        assert_eq!(site("   0: core::ops::call\n"), "std");
    }

    #[test]
    fn calls_between_the_marks_are_counted() {
        let log = format!(
            "execve(\"x\") = 0\nstatx(AT_FDCWD, \"{}\") = -1\nopenat(AT_FDCWD, \"a\") = 3\nread(3, ..) = 4\n+++ exited\nclose(3) = 0\n\
             statx(AT_FDCWD, \"{}\") = -1\nexit_group(0)\n",
            MARKS[0], MARKS[1]
        );
        assert_eq!(between_marks(&log), ["openat", "read", "close"]);
    }
}
