//! `imsg extract`: attachments, embedded messages and bodies into a folder.

mod manifest;
mod target;
mod work;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use clap::Args;

use crate::args::{InputArgs, OpenArgs};
use crate::batch;
use crate::cmd::tell_message;
use crate::failure::Result;
use crate::input::{Input, Inputs, OpenedMessage, Sources};
use crate::json::Unread;
use crate::output::{Console, Destination, Printer, Sink};

use self::manifest::Manifest;
use self::target::Folders;
use self::work::Extraction;

/// Writes attachments, embedded messages and bodies into a folder
#[derive(Debug, Args)]
#[command(after_help = "\
Each file keeps its name as far as that is safe: it never leaves the folder, never clashes with another, is no device \
name and not hidden; the manifest has the name as it stands in the message. With several messages each gets a folder \
of its own, named after its file. Nothing is overwritten without --force. The names of the files written are printed.

An embedded message becomes a folder with its attachments, its bodies (body.txt, body.html, body.rtf), its transport \
headers (headers.txt) and message.json, what `imsg show --json` says of it; messages inside it are null there, for they \
have folders of their own. An OLE object becomes a folder with its streams. What an attachment by reference points to is never opened; the manifest says where it is.

The manifest has one JSON object a line for each part: file, path (of the part in the object of `imsg show --json`), kind, \
name (as it stands in the message), written (path below DIR, or null), size, sha256, type, reference.

Examples:
  imsg extract mail.msg -d out
  imsg extract -r archive -d out --body --manifest parts.jsonl")]
pub(crate) struct ExtractArgs {
    #[command(flatten)]
    inputs: InputArgs,
    /// Write into DIR, which is made if it is not there
    #[arg(short = 'd', long = "dir", value_name = "DIR", default_value = ".", help_heading = "Output")]
    dir: PathBuf,
    /// Also the bodies and transport headers of the messages themselves
    #[arg(long, help_heading = "Output")]
    body: bool,
    /// Write a list of all parts to FILE (`-`: standard output), with sizes, hashes and original names
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    manifest: Option<PathBuf>,
    /// Replace files that exist
    #[arg(long, help_heading = "Output")]
    force: bool,
    #[command(flatten)]
    open: OpenArgs,
}

/// How a message is extracted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan<'p> {
    /// The bodies of the outermost message too.
    pub(crate) body: bool,
    /// Replace files.
    pub(crate) force: bool,
    /// Files that are read, and never replaced.
    pub(crate) sources: &'p Sources,
    /// Hash what is written.
    pub(crate) hash: bool,
    /// Print the names of the files written.
    pub(crate) list: bool,
}

/// Extracts one message into a folder.
pub(crate) fn extract_to(
    file: &str,
    opened: &OpenedMessage,
    plan: Plan<'_>,
    folder: &Path,
    unread: &Unread,
    sink: &mut Sink<'_>,
) -> Result<()> {
    Extraction::new(file, opened, plan, folder, folder, unread).run(sink).map(drop)
}

pub(crate) fn run(args: &ExtractArgs, console: Console) -> Result<bool> {
    let inputs = Inputs::new(&args.inputs)?;
    let sources = inputs.sources(&args.inputs);
    let manifest = args.manifest.as_deref();
    let manifest = manifest.map(|path| Manifest::create(path, args.force, &sources)).transpose()?;
    let manifest = Mutex::new(manifest);
    let to_stdout = args.manifest.as_ref().is_some_and(|path| path.as_os_str() == "-");
    let plan = Plan {
        body: args.body,
        force: args.force,
        sources: &sources,
        hash: args.manifest.is_some(),
        list: !to_stdout && !console.quiet,
    };
    let printer = Printer::new(console, Destination::Listing);
    let mut folders = Folders::new(&args.dir, inputs.is_several());
    let mut number = 0u64;
    let prepare = |input: &Input| {
        number = number.saturating_add(1);
        (number, folders.of(input))
    };
    batch::run(&printer, inputs, args.inputs.jobs, prepare, |input, (number, folder), sink| {
        let opened = input.open_message(args.open)?;
        let unread = Unread::default();
        let name = input.name();
        let extraction = Extraction::new(&name, &opened, plan, &args.dir, &folder, &unread);
        let lines = extraction.run(sink)?;
        if let Some(manifest) = manifest.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
            manifest.add(number, lines, sink)?;
        }
        tell_message(input, &opened.message, unread, sink);
        Ok(())
    });
    if let Some(manifest) = manifest.into_inner().unwrap_or_else(PoisonError::into_inner) {
        manifest.finish()?;
    }
    super::finish(printer)
}
