//! Where the change is made: in the file itself, or in a copy of it.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::Arc;

use cfb_core::{Builder, CommitOptions, Mode, Storage, StorageOptions, Version, WriteFile};

use super::{EditArgs, change, not_changed};
use crate::args::OpenArgs;
use crate::cmd::cfb::edit::{to_change, told};
use crate::failure::{Failure, Result};
use crate::input::{Input, Opened, Owners, Sources};
use crate::output::size::count;
use crate::output::{Pending, Sink};

/// Files of so many bytes fit into version 3, written anew.
const FITS_VERSION_3: u64 = 0x7800_0000;

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
    let storage = Storage::open_on(Arc::new(store), Mode::read_write().transacted()).map_err(not_changed)?;
    if !change(&storage, args, sink)? {
        sink.remark(&args.file.display().to_string(), "is like that already: nothing to change");
        return Ok(());
    }
    storage.commit(CommitOptions::new().consolidate(true)).map_err(not_changed)
}

/// Changes a copy, which gets its name when it is complete.
pub(super) fn to_copy(args: &EditArgs, output: &Path, sink: &mut Sink<'_>) -> Result<()> {
    let input = Input::from_word(&args.file);
    let target = Target::create(args, output)?;
    copy(args, &input, &target.work)?;
    edit(target.store()?, args, sink)?;
    target.finish(sink)
}

/// Writes all properties into a new file.
pub(super) fn rebuild(args: &EditArgs, output: &Path, sink: &mut Sink<'_>) -> Result<()> {
    let input = Input::from_word(&args.file);
    let target = Target::create(args, output)?;
    let message = input.open_message(OpenArgs::default())?.message;
    let is_large = message.file().len_bytes() > FITS_VERSION_3;
    let version = if args.v4 || is_large { Version::V4 } else { Version::V3 };
    let mode = Mode::read_write().transacted().create();
    let storage = StorageOptions::new().version(version).create_on(Arc::new(target.store()?), mode);
    let storage = storage.map_err(told)?;
    let rebuilt = imsg::mapi::rebuild(&message, &storage).map_err(super::told)?;
    storage.commit(CommitOptions::new().consolidate(true)).map_err(not_changed)?;
    drop(storage);
    let name = input.name();
    for one in rebuilt.left_out {
        match one.error {
            None => sink.remark(&name, &format!("{}: is no property and is left out", one.path)),
            Some(error) => {
                let failure = Failure::new(format!("{}: {}", one.path, Failure::from(error).message()));
                sink.fail(&failure.about(name.as_str()).advise("the new file has what could be read of it"));
            }
        }
    }
    if rebuilt.num_more > 0 {
        sink.remark(&name, &format!("{} more left out", count(rebuilt.num_more, "element")));
    }
    target.finish(sink)
}

/// The file that a copy is made in.
struct Target<'t> {
    output: &'t Path,
    /// Where it goes; `None` for standard output.
    pending: Option<Pending>,
    work: File,
    /// Whether it is made where it goes. What cannot be written at any place, a pipe or a device, gets the copy when it is
    /// done.
    is_own: bool,
}

impl<'t> Target<'t> {
    fn create(args: &EditArgs, output: &'t Path) -> Result<Self> {
        let pending = match output.as_os_str() == "-" {
            true => None,
            false => Some(Pending::create(output, args.force, &Sources::word(&args.file))?),
        };
        let own = pending.as_ref().map(Pending::file);
        let own = own.filter(|file| file.metadata().is_ok_and(|metadata| metadata.is_file()));
        let is_own = own.is_some();
        let work = own.map_or_else(tempfile::tempfile, File::try_clone);
        let work = work.map_err(|error| Failure::io(output, "cannot be written", &error))?;
        Ok(Self { output, pending, work, is_own })
    }

    fn store(&self) -> Result<WriteFile> {
        let store = self.work.try_clone().and_then(WriteFile::from_file);
        let store = store.map_err(|error| Failure::io(self.output, "cannot be written", &error))?;
        Ok(store.without_locks())
    }

    fn finish(self, sink: &mut Sink<'_>) -> Result<()> {
        let failed = |error: io::Error| Failure::io(self.output, "cannot be written", &error);
        match (self.pending, self.is_own) {
            (Some(pending), true) => pending.commit(),
            (Some(mut pending), false) => {
                pour(self.work, &mut pending).map_err(failed)?;
                pending.commit()
            }
            (None, _) => Ok(pour(self.work, sink)?),
        }
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
        Some(_) => Failure::from(error)
            .advise("`imsg edit FILE --rebuild -o OUT` makes a file of the properties that can be read"),
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
