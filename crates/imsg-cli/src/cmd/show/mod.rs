//! `imsg show`: a message for a person, one part of it raw, or all of it as JSON.

mod card;
mod charset;
mod item;
mod part;

use std::io::Write;

use clap::Args;

use crate::args::{InputArgs, OpenArgs, OutputArgs};
use crate::batch;
use crate::cmd::{finish, printer, tell_message};
use crate::failure::Result;
use crate::input::{Input, Inputs};
use crate::json::{self, Context, Detail, MessageObject, Unread};
use crate::output::{Console, Sink};

pub(crate) use part::Part;

/// Shows messages: who wrote what to whom, attachments, and the text
#[derive(Debug, Args)]
#[command(after_help = "\
The text is the best there is: of the text body, else of the HTML, else of the RTF. --text, --html, --rtf and --headers \
write one part raw and nothing else. On a terminal, control and direction characters are shown as \\u{...}.

With --json, one object a line, or indented on a terminal; the keys are always there, unknown is null.

Examples:
  imsg show mail.msg
  imsg show --html mail.msg > mail.html
  imsg show --json -r archive | jq -r '[.submitted, .from.email, .subject] | @tsv'
  cat mail.msg | imsg show -")]
pub(crate) struct ShowArgs {
    #[command(flatten)]
    parts: PartArgs,
    /// As JSON: everything that is known about the message
    #[arg(long)]
    json: bool,
    /// With --json, the bytes of attachments too, as base64
    #[arg(long, requires = "json")]
    data: bool,
    #[command(flatten)]
    inputs: InputArgs,
    #[command(flatten)]
    open: OpenArgs,
    #[command(flatten)]
    output: OutputArgs,
}

/// One part, raw.
#[derive(Debug, Args)]
#[group(multiple = false, conflicts_with = "json")]
struct PartArgs {
    /// Only the text, as UTF-8
    #[arg(long)]
    text: bool,
    /// Only the HTML body, as UTF-8; it says so in its head, whatever it said before
    #[arg(long)]
    html: bool,
    /// Only the RTF body, decompressed
    #[arg(long)]
    rtf: bool,
    /// Only the transport headers
    #[arg(long)]
    headers: bool,
}

impl PartArgs {
    fn part(&self) -> Option<Part> {
        let parts = [
            (self.text, Part::Text),
            (self.html, Part::Html),
            (self.rtf, Part::Rtf),
            (self.headers, Part::Headers),
        ];
        parts.into_iter().find(|(is_asked_for, _)| *is_asked_for).map(|(_, part)| part)
    }
}

pub(crate) fn run(args: &ShowArgs, console: Console) -> Result<bool> {
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
                let detail = Detail { data: args.data, ..Detail::default() };
                write_json(input, message, detail, is_several, &unread, sink)?;
            } else if let Some(part) = args.parts.part() {
                part::write(part, message, sink)?;
            } else {
                if is_several {
                    let name = input.name();
                    let heading = sink.console().line(&name).into_owned();
                    writeln!(sink, "{}", sink.console().heading(format_args!("==> {heading} <==")))?;
                }
                show(message, &unread, sink)?;
                if is_several {
                    writeln!(sink)?;
                }
            }
            tell_message(input, message, unread, sink);
            Ok(())
        },
    );
    finish(printer)
}

/// Writes the card of a message.
pub(crate) fn show(message: &imsg::Message, unread: &Unread, sink: &mut Sink<'_>) -> Result<()> {
    card::write(message, unread, sink)
}

/// Writes the message object of a message.
pub(crate) fn write_json(
    input: &Input,
    message: &imsg::Message,
    detail: Detail,
    is_several: bool,
    unread: &Unread,
    sink: &mut Sink<'_>,
) -> Result<()> {
    let context = Context { file: &input.name(), names: message.names()?, detail, unread };
    json::write(sink, &MessageObject { message, context: &context, outer: None }, is_several)
}
