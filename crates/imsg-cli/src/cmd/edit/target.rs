//! Where the change is made: in the file itself, or in a copy of it.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::Arc;

use cfb_core::{Builder, CommitOptions, Mode, Storage, Version, WriteFile};

use super::{EditArgs, change, not_committed};
use crate::args::OpenArgs;
use crate::cmd::cfb::edit::{to_change, told};
use crate::failure::{Failure, Result};
use crate::input::{Input, Opened, Owners, Sources};
use crate::output::{Pending, Sink};

/// Bytes copied at once.
const PART: usize = 1 << 20;

/// Changes the file in one commit.
pub(super) fn in_place(args: &EditArgs, sink: &mut Sink<'_>) -> Result<()> {
    let file = to_change(&args.file)?;
    let store = WriteFile::from_file(file);
    let store = store.map_err(|error| Failure::io(&args.file, "cannot be looked at", &error))?;
    edit(store, args, sink)
}

/// Opens the file behind a store, changes it and commits.
fn edit(store: WriteFile, args: &EditArgs, sink: &mut Sink<'_>) -> Result<()> {
    let storage = Storage::open_on(Arc::new(store), Mode::read_write().transacted()).map_err(told)?;
    if !change(&storage, args, sink)? {
        sink.remark(&args.file.display().to_string(), "is like that already: nothing to change");
        return Ok(());
    }
    storage.commit(CommitOptions::new().consolidate(true)).map_err(not_committed)
}

/// Changes a copy, which gets its name when it is complete.
pub(super) fn to_copy(args: &EditArgs, output: &Path, sink: &mut Sink<'_>) -> Result<()> {
    let input = Input::from_word(&args.file);
    let pending = match output.as_os_str() == "-" {
        true => None,
        false => Some(Pending::create(output, args.force, &Sources::word(&args.file))?),
    };
    let failed = |error: io::Error| Failure::io(output, "cannot be written", &error);
    // What cannot be written at any place, a pipe or a device, gets the copy when it is done.
    let own = pending.as_ref().map(Pending::file);
    let own = own.filter(|file| file.metadata().is_ok_and(|metadata| metadata.is_file()));
    let work = match own {
        Some(file) => file.try_clone().map_err(failed)?,
        None => tempfile::tempfile().map_err(failed)?,
    };
    let is_own = own.is_some();
    copy(args, &input, &work)?;
    let store = work.try_clone().and_then(WriteFile::from_file).map_err(failed)?.without_locks();
    edit(store, args, sink)?;
    match (pending, is_own) {
        (Some(pending), true) => pending.commit(),
        (Some(mut pending), false) => {
            pour(work, &mut pending).map_err(failed)?;
            pending.commit()
        }
        (None, _) => Ok(pour(work, sink)?),
    }
}

/// Writes what the change is made in: the bytes of the file as they are, or its contents in version 4.
fn copy(args: &EditArgs, input: &Input, work: &File) -> Result<()> {
    let Opened { file, .. } = input.open(OpenArgs::default(), Owners::Shared)?;
    let failed = |error: io::Error| Failure::new(format!("cannot be copied: {error}"));
    if !args.v4
        && let Input::Named(path) = input
    {
        let source = File::open(path).map_err(failed)?;
        return pour(source, work).map_err(failed);
    }
    let version = if args.v4 { Version::V4 } else { file.version() };
    let mut builder = Builder::from_file(&file).map_err(|error| match error.corruption() {
        Some(_) => {
            Failure::from(error).advise("`imsg cfb compact FILE --damaged -o OUT` copies what can be read")
        }
        None => told(error),
    })?;
    builder.set_version(version);
    let mut writer = BufWriter::with_capacity(PART, work);
    builder.write_to(&mut writer as &mut dyn Write).map_err(told)?;
    writer.flush().map_err(failed)
}

fn pour(mut from: File, mut to: impl Write) -> io::Result<()> {
    from.seek(SeekFrom::Start(0))?;
    let mut part = vec![0; PART];
    loop {
        match from.read(&mut part) {
            Ok(0) => return Ok(()),
            Ok(n) => to.write_all(part.get(..n).unwrap_or_default())?,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
