//! `imsg ls`: attachments and embedded messages as a tree.

use std::io::Write;

use clap::Args;
use imsg::{AttachMethod, Attachment, AttachmentContent, Message};
use serde::{Serialize, Serializer};

use crate::args::{InputArgs, OpenArgs, OutputArgs};
use crate::batch;
use crate::cmd::{finish, printer, tell_message};
use crate::failure::Result;
use crate::input::Inputs;
use crate::json::{self, Unread};
use crate::output::size::{count, human};
use crate::output::{Console, Sink};

/// Lists attachments and embedded messages as a tree, with sizes and types
#[derive(Debug, Args)]
#[command(after_help = "\
With --json, one object a line: file, and attachments, each with index, name, method, size, mime_type, content_id, hidden, \
inline, reference (the path or URL of an attachment that is elsewhere), and message (message_class, subject and its \
own attachments) or null.

Examples:
  imsg ls mail.msg
  imsg ls -r archive --json | jq -r '.attachments[] | [.name, .size] | @tsv'")]
pub(crate) struct LsArgs {
    /// As JSON, one object for each file
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    inputs: InputArgs,
    #[command(flatten)]
    open: OpenArgs,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &LsArgs, console: Console) -> Result<bool> {
    let inputs = Inputs::new(&args.inputs)?;
    let printer = printer(console, &args.output, &inputs.sources(&args.inputs))?;
    let is_several = inputs.is_several();
    batch::run(
        &printer,
        inputs,
        args.inputs.jobs,
        |_| (),
        |input, (), sink| {
            let opened = input.open_message(args.open)?;
            let message = &opened.message;
            let unread = Unread::default();
            if args.json {
                let list = List { message, unread: &unread };
                json::write(sink, &FileObject { file: input.name(), attachments: list }, is_several)?;
            } else {
                let console = *sink.console();
                writeln!(sink, "{}", console.heading(console.line(&input.name())))?;
                if message.num_attachments() == 0 {
                    writeln!(sink, "{}", console.faint("(no attachments)"))?;
                }
                draw(message, "", &unread, sink)?;
            }
            tell_message(input, message, unread, sink);
            Ok(())
        },
    );
    finish(printer)
}

/// Draws the attachments of a message and of the messages in it; each line begins with `margin`.
pub(crate) fn draw(message: &Message, margin: &str, unread: &Unread, sink: &mut Sink<'_>) -> Result<()> {
    let console = *sink.console();
    let list =
        |message: &Message| unread.or_none(message.attachments().map(Some)).unwrap_or_default().into_iter();
    // For each open message, the attachments still to come.
    let mut open = vec![list(message)];
    while let Some(attachments) = open.last_mut() {
        let Some(attachment) = attachments.next() else {
            open.pop();
            continue;
        };
        let mut lines = String::from(margin);
        let last = open.len().saturating_sub(1);
        for (level, siblings) in open.iter().enumerate() {
            lines.push_str(match (level == last, siblings.len() > 0) {
                (true, true) => "\u{251c}\u{2500} ",
                (true, false) => "\u{2514}\u{2500} ",
                (false, true) => "\u{2502}  ",
                (false, false) => "   ",
            });
        }
        let embedded = unread.or_none(attachment.embedded());
        let name = shown_name(&attachment, embedded.as_ref(), unread);
        let mut facts = facts(&attachment, embedded.as_ref(), unread);
        let own = unread.or_none(attachment.name()).filter(|own| !own.trim().is_empty() && *own != name);
        facts.extend(own.map(|own| format!("named {own}")));
        write!(sink, "{}{}", console.faint(lines), console.line(&name))?;
        writeln!(sink, "  {}", console.faint(console.line(&facts.join("  "))))?;
        if let Some(inner) = embedded {
            open.push(list(&inner));
        }
    }
    Ok(())
}

/// The name to show: an embedded message goes by its subject.
fn shown_name(attachment: &Attachment, embedded: Option<&Message>, unread: &Unread) -> String {
    let subject = embedded.and_then(|message| unread.or_none(message.subject()));
    let name = subject.filter(|subject| !subject.is_empty()).or_else(|| unread.or_none(attachment.name()));
    name.unwrap_or_else(|| "(no name)".to_owned())
}

fn facts(attachment: &Attachment, embedded: Option<&Message>, unread: &Unread) -> Vec<String> {
    let mut facts = Vec::new();
    if let Some(message) = embedded {
        let class = unread.or_none(message.class());
        facts.push(
            format!("message {}", class.as_ref().map_or("", imsg::MessageClass::as_str))
                .trim_end()
                .to_owned(),
        );
    }
    facts.extend(attachment.len_bytes().map(human));
    facts.extend(unread.or_none(attachment.mime_type()));
    match unread.or_none(attachment.content().map(Some)) {
        Some(AttachmentContent::Storage) => {
            let streams = unread.or_none(attachment.ole()).map_or(0, |ole| ole.streams.len());
            facts.push(format!("OLE object, {}", count(streams as u64, "stream")));
        }
        Some(AttachmentContent::Reference) => {
            let reference = unread.or_none(attachment.reference()).unwrap_or_default();
            facts.push(format!("elsewhere: {reference}"));
        }
        Some(AttachmentContent::Nothing) => facts.push("no data".to_owned()),
        _ => {}
    }
    if unread.or_none(attachment.is_inline().map(Some)) == Some(true) {
        facts.push("inline".to_owned());
    }
    if unread.or_none(attachment.is_hidden().map(Some)) == Some(true) {
        facts.push("hidden".to_owned());
    }
    facts
}

#[derive(Serialize)]
struct FileObject<'m> {
    file: String,
    attachments: List<'m>,
}

/// The attachments of a message, read when they are written.
struct List<'m> {
    message: &'m Message,
    unread: &'m Unread,
}

impl Serialize for List<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let attachments = self.unread.or_none(self.message.attachments().map(Some)).unwrap_or_default();
        serializer.collect_seq(attachments.iter().map(|attachment| One { attachment, unread: self.unread }))
    }
}

struct One<'m> {
    attachment: &'m Attachment,
    unread: &'m Unread,
}

#[derive(Serialize)]
struct OneObject<'m> {
    index: u32,
    name: Option<String>,
    method: Option<&'static str>,
    size: Option<u64>,
    mime_type: Option<String>,
    content_id: Option<String>,
    hidden: Option<bool>,
    inline: Option<bool>,
    reference: Option<String>,
    message: Option<InnerObject<'m>>,
}

#[derive(Serialize)]
struct InnerObject<'m> {
    message_class: Option<String>,
    subject: Option<String>,
    attachments: List<'m>,
}

impl Serialize for One<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { attachment, unread } = *self;
        let embedded = unread.or_none(attachment.embedded());
        let method = unread.or_none(attachment.method().map(Some));
        let method = method.filter(|method| !matches!(method, AttachMethod::Other(_)));
        let object = OneObject {
            index: attachment.index(),
            name: unread.or_none(attachment.name()),
            method: method.map(AttachMethod::as_str),
            size: attachment.len_bytes(),
            mime_type: unread.or_none(attachment.mime_type()),
            content_id: unread.or_none(attachment.content_id()),
            hidden: unread.or_none(attachment.is_hidden().map(Some)),
            inline: unread.or_none(attachment.is_inline().map(Some)),
            reference: unread.or_none(attachment.reference()),
            message: embedded.as_ref().map(|message| InnerObject {
                message_class: unread.or_none(message.class()).map(imsg::MessageClass::into_string),
                subject: unread.or_none(message.subject()),
                attachments: List { message, unread },
            }),
        };
        object.serialize(serializer)
    }
}
