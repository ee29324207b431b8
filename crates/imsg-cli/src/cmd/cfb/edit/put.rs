//! `imsg cfb put`: the bytes of a file or of standard input become a stream.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cfb_core::{CommitOptions, Mode, StorageOptions, StorageStream, Version, WriteFile};
use clap::Args;

use super::place::{self, Place};
use super::{EditArgs, Editing, refuse_pipe, told};
use crate::failure::{Failure, Result};
use crate::input::Sources;
use crate::output::Pending;

/// Bytes read at once.
const PART: usize = 1 << 20;

/// Creates or replaces a stream
#[derive(Debug, Args)]
#[command(after_help = "\
The change is one commit: after a crash the file has the old stream or the new one.
Where no SOURCE is named, standard input is read to its end; if it is empty, so is the stream.

Examples:
  imsg cfb put mail.msg __substg1.0_10130102 body.html
  date | imsg cfb put book.xls Stamp
  imsg cfb put new.cfb Contents data.bin --create")]
pub(in crate::cmd::cfb) struct PutArgs {
    #[command(flatten)]
    edit: EditArgs,
    /// Path of the stream
    #[arg(required_unless_present = "id")]
    path: Option<String>,
    /// The file that the bytes come from [default: `-`, which is standard input]
    source: Option<PathBuf>,
    /// The stream by its directory entry number, in place of a path
    #[arg(long, value_name = "N")]
    id: Option<u32>,
    /// Make storages on the way that are not there
    #[arg(short, long)]
    parents: bool,
    /// Make a new file with this stream in it
    #[arg(long, conflicts_with_all = ["id", "keep_undo"])]
    create: bool,
    /// With --create, version 4, with sectors of 4096 bytes: the file may be larger than 2 GiB
    #[arg(long, requires = "create")]
    v4: bool,
    /// With --create, replace a file that exists
    #[arg(long, requires = "create")]
    force: bool,
}

pub(in crate::cmd::cfb) fn run(args: &PutArgs) -> Result<bool> {
    // With --id, the first word behind the file is the source.
    let (path, source) = match (args.id, &args.path, &args.source) {
        (Some(_), Some(word), None) => (None, Some(PathBuf::from(word))),
        (Some(_), Some(_), Some(_)) => {
            let failure = Failure::usage("a path and an entry number are given");
            return Err(failure.advise("leave one out"));
        }
        (_, path, source) => (path.as_deref(), source.clone()),
    };
    // Before the source is opened, which may be a pipe that nobody writes to yet.
    refuse_pipe(&args.edit.file)?;
    let mut source = open_source(source.as_deref(), &args.edit.file)?;
    if args.create {
        return create(args, path, &mut *source);
    }
    args.edit.edit(false, |editing| {
        let place = super::place(path, args.id, editing)?;
        put(editing, &place, args.parents, &mut *source)
    })
}

fn create(args: &PutArgs, path: Option<&str>, source: &mut dyn Read) -> Result<bool> {
    let file = &args.edit.file;
    let about = |failure: Failure| failure.about(file.display().to_string());
    let pending =
        Pending::create(file, args.force, &Sources::none()).map_err(|failure| match args.force {
            true => failure,
            false => failure.advise("without --create, the stream is put into it"),
        })?;
    let store = pending.file().try_clone().and_then(WriteFile::from_file);
    let store = store.map_err(|error| Failure::io(file, "cannot be written", &error))?.without_locks();
    let version = if args.v4 { Version::V4 } else { Version::V3 };
    let options = StorageOptions::new().version(version);
    let root = options.create_on(Arc::new(store), Mode::read_write().transacted()).map_err(told);
    let mut editing = Editing::new(root.map_err(about)?);
    let place = Place::parse(path.unwrap_or_default()).map_err(about)?;
    put(&mut editing, &place, args.parents, source).map_err(about)?;
    editing.commit(CommitOptions::new().consolidate(true)).map_err(about)?;
    pending.commit()?;
    Ok(true)
}

fn put(editing: &mut Editing, place: &Place, parents: bool, source: &mut dyn Read) -> Result<()> {
    let (parent, name) = place.split()?;
    let storage = if parents { editing.make_storage(parent)? } else { editing.storage(parent)? };
    let stream = match storage.stat_of(name) {
        Ok(stat) if stat.is_storage() => {
            let failure =
                Failure::new(format!("{}: is a storage, a stream was expected", place::text(place.names())));
            return Err(failure.advise("name a stream in it, or remove it with `imsg cfb rm -r FILE PATH`"));
        }
        Ok(_) => storage.open_stream(name, Mode::read_write()).and_then(|stream| {
            stream.set_len(0)?;
            Ok(stream)
        }),
        Err(error) if error.is_not_found() => storage.create_stream(name, Mode::read_write()),
        Err(error) => Err(error),
    };
    fill(&stream.map_err(told)?, source)
}

fn fill(stream: &StorageStream, source: &mut dyn Read) -> Result<()> {
    let mut part = vec![0u8; PART];
    let mut at = 0u64;
    loop {
        match source.read(&mut part) {
            Ok(0) => return Ok(()),
            Ok(n) => {
                stream.write_at(at, part.get(..n).unwrap_or_default()).map_err(told)?;
                at = at.saturating_add(n as u64);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => {
                let failure = Failure::new(format!("the bytes of the stream cannot be read: {error}"));
                return Err(failure.advise("the file is as it was: look at the source"));
            }
        }
    }
}

fn open_source(source: Option<&Path>, file: &Path) -> Result<Box<dyn Read>> {
    let Some(path) = source.filter(|path| path.as_os_str() != "-") else {
        return Ok(Box::new(io::stdin().lock()));
    };
    let fail = |error: io::Error| Failure::io(path, "cannot be opened", &error);
    let opened = File::open(path).map_err(|error| fail(error).advise("check the name of the source"))?;
    if opened.metadata().map_err(fail)?.is_dir() {
        let failure = Failure::new("is a folder, a file was expected").about(path.display().to_string());
        return Err(failure.advise("name a file in it"));
    }
    if Sources::word(path).hold(file) {
        let failure = Failure::new("is both the source and the file that is changed");
        return Err(failure.about(path.display().to_string()).advise("copy it first"));
    }
    Ok(Box::new(opened))
}
