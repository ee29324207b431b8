//! `imsg props`: every property, or the ones asked for.

mod list;
pub(in crate::cmd) mod select;
pub(in crate::cmd) mod value_text;

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use clap::Args;
use imsg::{Attachment, Message, Recipient};
use mapi_props::{NamedPropertyMap, PropertyStore};

use crate::args::{InputArgs, OpenArgs, OutputArgs};
use crate::batch;
use crate::cmd::{finish, printer, show, tell_message};
use crate::failure::{Failure, Result};
use crate::input::Inputs;
use crate::json::{Detail, Unread};
use crate::output::Console;

use self::select::Wanted;

/// Lists properties: tag, attributes, type, name, value
#[derive(Debug, Args)]
#[command(after_help = "\
--get takes a tag (0x0037001F), an id (0x0037, any type), a canonical or other name (PidTagSubject, PR_SUBJECT), or the full \
name of a named property: {GUID}:name or {GUID}:0xLID; a known property set may stand for its GUID (PSETID_Common:0x8503). \
It prints values only, one a line, after the file's name if there are several files, and after the property's if several \
are asked for. The exit status is 1 if one is missing, and 2 if no property of that name is known.

Attributes: m mandatory, r readable, w writable. A name is the one in the specification; a named property that is in none \
has the name that the file gives it, {GUID}:name or {GUID}:0xLID, and `?` stands for a property that nobody names. On a \
terminal long values are cut; --get, a pipe and a file have all of a text.

With --json, one object for each file: schema_version, file, and properties, recipients, attachments as asked for; with \
--all, the object of `imsg show --json` with properties in each recipient and attachment too.

Examples:
  imsg props mail.msg
  imsg props mail.msg --get PidTagSubject
  imsg props mail.msg --get '{00062008-0000-0000-C000-000000000046}:0x8503'
  imsg props mail.msg --recipients --get PidTagSmtpAddress
  imsg props mail.msg --get 0x10090102 --raw > body.lzfu
  imsg props mail.msg --all --json")]
pub(crate) struct PropsArgs {
    /// Only the values of this property; may be given several times
    #[arg(long, value_name = "TAG|NAME|{GUID}:NAME", value_parser = select::wanted)]
    get: Vec<Wanted>,
    /// With --get, the bytes of the value as they are stored
    #[arg(long, requires = "get", conflicts_with = "json")]
    raw: bool,
    /// The recipients' properties instead of the message's
    #[arg(long)]
    recipients: bool,
    /// The attachments' properties instead of the message's
    #[arg(long)]
    attachments: bool,
    /// Those of the message, its recipients, its attachments, and all messages in it
    #[arg(long, conflicts_with_all = ["recipients", "attachments"])]
    all: bool,
    /// With the byte ranges of the file that each property comes from
    #[arg(long)]
    offsets: bool,
    /// As JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    inputs: InputArgs,
    #[command(flatten)]
    open: OpenArgs,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &PropsArgs, console: Console) -> Result<bool> {
    if args.all && args.json && (!args.get.is_empty() || args.offsets) {
        let failure = Failure::usage("--all --json is the whole message object");
        return Err(failure.advise("leave out --get and --offsets, or --all"));
    }
    let inputs = Inputs::new(&args.inputs)?;
    let printer = printer(console, &args.output, &inputs.sources(&args.inputs))?;
    let is_several = inputs.is_several();
    let sense = Sense::default();
    batch::run(
        &printer,
        inputs,
        args.inputs.jobs,
        |_| (),
        |input, (), sink| {
            let opened = input.open_message(args.open)?;
            let message = &opened.message;
            let unread = Unread::default();
            if args.all && args.json {
                let detail = Detail { all_properties: true, ..Detail::default() };
                show::write_json(input, message, detail, is_several, &unread, sink)?;
            } else {
                let listing = list::Listing {
                    args,
                    name: &input.name(),
                    message,
                    unread: &unread,
                    is_several,
                    sense: &sense,
                };
                if args.json {
                    listing.json(sink)?;
                } else if args.get.is_empty() {
                    listing.table(sink)?;
                } else {
                    listing.values(opened.disk.as_ref(), sink)?;
                }
            }
            tell_message(input, message, unread, sink);
            Ok(())
        },
    );
    let is_well = finish(printer)?;
    match sense.nonsense() {
        Some(name) => {
            let failure = Failure::usage(format!("no property of that name is known: {name}"));
            Err(failure.advise("`imsg props FILE` lists the names of what there is"))
        }
        None => Ok(is_well),
    }
}

/// Which of the names that were asked for mean anything to one of the files.
#[derive(Debug, Default)]
struct Sense {
    /// For each name, whether the files so far made something of it.
    made: Mutex<BTreeMap<String, bool>>,
}

impl Sense {
    /// Notes what a file makes of the names.
    fn note(&self, wanted: &[Wanted], names: &NamedPropertyMap) {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        for wanted in wanted {
            *made.entry(wanted.text.clone()).or_default() |= !wanted.selector.is_unknown(names);
        }
    }

    /// A name that no file knew what to make of.
    fn nonsense(self) -> Option<String> {
        let made = self.made.into_inner().unwrap_or_else(PoisonError::into_inner);
        made.into_iter().find(|(_, is_made)| !is_made).map(|(name, _)| name)
    }
}

/// Something that has properties.
enum Object {
    Message(Message),
    Recipient(Recipient),
    Attachment(Attachment),
}

impl Object {
    fn store(&self) -> &PropertyStore {
        match self {
            Self::Message(message) => message.properties(),
            Self::Recipient(recipient) => recipient.properties(),
            Self::Attachment(attachment) => attachment.properties(),
        }
    }

    /// What it is, and where: `attachment 1: recipient 0`.
    fn title(&self, unread: &Unread) -> String {
        let (message, own) = match self {
            Self::Message(message) => (message, "message".to_owned()),
            Self::Recipient(recipient) => {
                let mailbox = unread.or_none(recipient.mailbox().map(Some)).unwrap_or_default();
                (recipient.message(), format!("recipient {}  {mailbox}", recipient.index()))
            }
            Self::Attachment(attachment) => {
                let name = unread.or_none(attachment.name()).unwrap_or_default();
                (attachment.message(), format!("attachment {}  {name}", attachment.index()))
            }
        };
        let path = message.path().iter().map(|number| format!("attachment {number}: "));
        path.collect::<String>() + own.trim_end()
    }
}

/// The objects that the arguments ask for, in the order of the file.
fn objects(args: &PropsArgs, message: &Message, unread: &Unread) -> Vec<Object> {
    let recipients = |message: &Message| unread.or_none(message.recipients().map(Some)).unwrap_or_default();
    let attachments = |message: &Message| unread.or_none(message.attachments().map(Some)).unwrap_or_default();
    let mut objects = Vec::new();
    if args.all {
        // Messages in the order in which they are met; the stack holds what comes after.
        let mut open = vec![Object::Message(message.clone())];
        while let Some(object) = open.pop() {
            let start = open.len();
            match &object {
                Object::Message(message) => {
                    open.extend(recipients(message).into_iter().map(Object::Recipient));
                    open.extend(attachments(message).into_iter().map(Object::Attachment));
                }
                Object::Attachment(attachment) => {
                    open.extend(unread.or_none(attachment.embedded()).map(Object::Message));
                }
                Object::Recipient(_) => {}
            }
            if let Some(new) = open.get_mut(start..) {
                new.reverse();
            }
            objects.push(object);
        }
        return objects;
    }
    if args.recipients {
        objects.extend(recipients(message).into_iter().map(Object::Recipient));
    }
    if args.attachments {
        objects.extend(attachments(message).into_iter().map(Object::Attachment));
    }
    if !args.recipients && !args.attachments {
        objects.push(Object::Message(message.clone()));
    }
    objects
}
