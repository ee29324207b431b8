//! `imsg edit`: properties, recipients and attachments of a message changed, in one commit or in a copy.

mod assign;
mod attach;
mod recipients;
mod target;
pub(in crate::cmd) mod value;

use std::path::PathBuf;

use cfb_core::Storage;
use clap::Args;
use imsg::ErrorKind;
use imsg::mapi::{Message, OpenFlags, OpenOptions, PropertyObject, SaveFlags};
use mapi_props::{ErrorCode, PROPERTY_STREAM_NAME};

use crate::args::OutputArgs;
use crate::cmd::props::select::{self, Wanted};
use crate::cmd::{cfb, finish_one, printer};
use crate::failure::{Failure, Result};
use crate::input::Sources;
use crate::output::{Console, Sink};

use self::assign::Assignment;
use self::recipients::{NewRecipient, OldRecipient};

/// Changes properties, recipients and attachments of a message
#[derive(Debug, Args)]
#[command(
    override_usage = "imsg edit <FILE> <--in-place|-o OUT> [CHANGES]",
    after_help = "\
A NAME is what `imsg props --get` takes: a tag, an id, a canonical or other name, {GUID}:name or {GUID}:0xLID (a known \
property set may stand for the GUID). A named property that the file does not have yet gets an id. Where neither the file nor \
a specification knows the type, it is written behind the name: NAME:PtypString=VALUE. Named types are those of the listing: \
PtypString, PtypInteger32, PtypBoolean, PtypTime, PtypBinary, PtypMultipleString and so on.

A VALUE is read by the type: text; a number, decimal or 0x; true or false; a time as in 2007-06-14T09:42:53Z; a GUID; bytes as \
hex:00ff, base64:AP8= or @FILE. For text, @FILE takes the UTF-8 text of a file, and @@ begins a text with one @. For a list, \
--set is given once for each value.

What goes is done first, then what comes. What follows from a change follows: the names of the recipients in \
PidTagDisplayTo, whether there are attachments, the subject without its prefix, the time of the last change. All else in the \
file stays as it is, byte for byte, oddities too, unless --normalize is given. Properties that follow from others cannot be set.

--in-place is one crash-safe commit: after a crash the file has all of the change or nothing. A file that another program has \
open is refused at once, not waited for. With -o the change is made in a copy, which gets its name when it is complete.

--rebuild makes a new file with all properties of the message, its recipients, attachments and the messages in them as they \
are, those that follow from others too, and the names of named properties. What is no property is left out, and said.

Examples:
  imsg edit mail.msg --set PidTagSubject='Lunch on Friday' --set PidTagImportance=2 --in-place
  imsg edit mail.msg --set PS_PUBLIC_STRINGS:Keywords=red --set PS_PUBLIC_STRINGS:Keywords=blue -o tagged.msg
  imsg edit mail.msg --set '{00020329-0000-0000-C000-000000000046}:Project:PtypString=Apollo' --in-place
  imsg edit mail.msg --unset PidTagTransportMessageHeaders -o bare.msg
  imsg edit mail.msg --detach '*.exe' --attach note.txt -o safe.msg
  imsg edit mail.msg --attach other.msg --embed -o both.msg
  imsg edit odd.msg --rebuild -o clean.msg
  imsg edit mail.msg --add-recipient 'cc:Bob <bob@example.org>' --remove-recipient ann@example.org --in-place"
)]
pub(crate) struct EditArgs {
    /// The file; with -o, `-` is standard input
    file: PathBuf,
    /// Set a property; given several times with one NAME, all values of a list
    #[arg(long, value_name = "NAME=VALUE", value_parser = assign::assignment, help_heading = "Changes")]
    set: Vec<Assignment>,
    /// Remove a property
    #[arg(long, value_name = "NAME", value_parser = select::wanted, help_heading = "Changes")]
    unset: Vec<Wanted>,
    /// Attach a file
    #[arg(long, value_name = "FILE", help_heading = "Changes")]
    attach: Vec<PathBuf>,
    /// Attach .msg files as messages, not as files
    #[arg(long, requires = "attach", help_heading = "Changes")]
    embed: bool,
    /// Remove the attachments whose name fits, in any case
    #[arg(long, value_name = "GLOB", help_heading = "Changes")]
    detach: Vec<String>,
    /// Add a recipient: `to:Ann <ann@example.org>`, `cc:...`, `bcc:...`
    #[arg(long, value_name = "WHO", value_parser = recipients::new_recipient, help_heading = "Changes")]
    add_recipient: Vec<NewRecipient>,
    /// Remove the recipients with this address or name; `cc:...` removes only those in Cc
    #[arg(long, value_name = "WHO", value_parser = recipients::old_recipient, help_heading = "Changes")]
    remove_recipient: Vec<OldRecipient>,
    /// Bring property streams and counters into the form of the specification
    #[arg(long, help_heading = "Changes")]
    normalize: bool,
    /// Write all properties as they are into a new file, and nothing else
    #[arg(
        long,
        requires = "output",
        conflicts_with_all = ["in_place", "set", "unset", "attach", "detach", "add_recipient", "remove_recipient", "normalize"],
        help_heading = "Changes"
    )]
    rebuild: bool,
    /// Change the file itself, in one crash-safe commit
    #[arg(long, conflicts_with = "output", required_unless_present = "output", help_heading = "Output")]
    in_place: bool,
    /// Change a copy and write it to OUT, `-` for standard output
    #[arg(short, long, value_name = "OUT", help_heading = "Output")]
    output: Option<PathBuf>,
    /// With -o, version 4, with sectors of 4096 bytes: the file may be larger than 2 GiB
    #[arg(long, requires = "output", help_heading = "Output")]
    v4: bool,
    /// With -o, replace a file that exists
    #[arg(long, requires = "output", help_heading = "Output")]
    force: bool,
}

pub(crate) fn run(args: &EditArgs, console: Console) -> Result<bool> {
    if args.changes_nothing() {
        let failure = Failure::usage("no change is given");
        return Err(failure.advise(
            "--set, --unset, --attach, --detach, --add-recipient, --remove-recipient, --normalize, --rebuild",
        ));
    }
    let printer = printer(console, &OutputArgs::default(), &Sources::none())?;
    finish_one(printer, |sink| {
        let name = args.file.display().to_string();
        match &args.output {
            None => target::in_place(args, sink),
            Some(output) if args.rebuild => target::rebuild(args, output, sink),
            Some(output) => target::to_copy(args, output, sink),
        }
        .map_err(|failure| failure.about(name))
    })
}

impl EditArgs {
    fn changes_nothing(&self) -> bool {
        !self.rebuild
            && !self.normalize
            && self.set.is_empty()
            && self.unset.is_empty()
            && self.attach.is_empty()
            && self.detach.is_empty()
            && self.add_recipient.is_empty()
            && self.remove_recipient.is_empty()
    }
}

/// Makes all changes and saves the message into the storage, which is not committed. Whether there was anything to do.
fn change(storage: &Storage, args: &EditArgs, sink: &mut Sink<'_>) -> Result<bool> {
    if !storage.stat_of(PROPERTY_STREAM_NAME).is_ok_and(|stat| stat.is_stream()) {
        let failure = Failure::new("not a message: there is no property stream (__properties_version1.0)");
        return Err(failure.advise("`imsg cfb put`, `imsg cfb rm` change any compound file"));
    }
    let options = OpenOptions::new().flags(OpenFlags::NO_STORAGE_COMMIT);
    let message = Message::open_on(storage, options).map_err(told)?;
    let mut is_changed = assign::unset(&message, &args.unset)?;
    is_changed |= attach::detach(&message, &args.detach)?;
    is_changed |= recipients::remove(&message, &args.remove_recipient)?;
    is_changed |= assign::set(&message, &args.set)?;
    is_changed |= recipients::add(&message, &args.add_recipient)?;
    for path in &args.attach {
        attach::attach(&message, path, args.embed, sink)?;
        is_changed = true;
    }
    if args.normalize {
        message.normalize().map_err(told)?;
        is_changed = true;
    }
    if is_changed {
        message.save_changes(SaveFlags::KEEP_OPEN_READONLY).map_err(told)?;
    }
    Ok(is_changed)
}

/// What a message on storage answers, and what to do about it.
fn told(error: imsg::Error) -> Failure {
    let code = error.code();
    let is_of_storage = matches!(error.kind(), ErrorKind::Storage { .. });
    let failure = advised(Failure::from(error), code);
    if is_of_storage {
        failure.advise("the file is as it was; `imsg check FILE` says what is damaged")
    } else {
        failure
    }
}

/// The one thing to do about a code.
fn advised(failure: Failure, code: ErrorCode) -> Failure {
    let advice = match code {
        ErrorCode::TOO_BIG => {
            "the file is as it was; a file of version 3 ends at 2 GiB: `-o OUT --v4` writes one of version 4"
        }
        ErrorCode::CORRUPT_DATA => DAMAGED,
        ErrorCode::NOT_ENOUGH_DISK => "the file is as it was: make room on the disk and try again",
        ErrorCode::BAD_CHARWIDTH => {
            "the message has 8-bit text, and its code page does not have all these characters: leave them out"
        }
        ErrorCode::COMPUTED => "it follows from other properties: change those",
        ErrorCode::UNEXPECTED_ID => {
            "ids from 0x8000 on belong to names: write {GUID}:NAME, which gets an id in this file"
        }
        ErrorCode::NO_ACCESS => "the file says that it is not to be changed",
        _ => return failure,
    };
    failure.advise(advice)
}

/// What to do about a file that is too damaged to be changed.
const DAMAGED: &str = "the file is as it was; `imsg edit FILE --rebuild -o OUT` makes a new one of what can be read, `imsg \
                       check FILE` says what is damaged";

/// What opening and committing a file answer.
fn not_changed(error: cfb_core::Error) -> Failure {
    match error.kind() {
        cfb_core::ErrorKind::FileLimit { .. } => Failure::from(error).advise(
            "MAPI_E_TOO_BIG, the file is as it was; a file of version 3 ends at 2 GiB: `-o OUT --v4` writes one of version 4",
        ),
        cfb_core::ErrorKind::Corrupt(_) => Failure::from(error).advise(DAMAGED),
        _ => cfb::edit::told(error),
    }
}
