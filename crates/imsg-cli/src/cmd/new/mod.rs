//! `imsg new`: makes a message.

mod from_json;
mod options;

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use imsg::FileTime;
use imsg::make::{Address, Attachment, Body, Build, Mail};
use mapi_props::CodePage;

use crate::failure::{Failure, Result};
use crate::input::Sources;
use crate::output::{Console, Pending};

/// Makes a message
#[derive(Debug, Args)]
#[command(
    override_usage = "imsg new [OPTIONS] -o <FILE>",
    after_help = "\
An ADDRESS is `ann@example.com` or `Ann Lee <ann@example.com>`; options that take one or a file can be given several times.
--text and --html take the words themselves, or @FILE for the UTF-8 text of a file; with both, the text goes with the HTML.
Without --draft the message is one that was sent and read; with it, Outlook opens it to be written on.

--from-json takes the message object that `imsg show --json --data` prints: class, subject, people, times, body, header and \
attachments, messages in the message too. Other options add to it or take the place of what it says. What an object has no \
key for, as properties of other classes, is not taken.

The same input and --date give the same bytes. The file gets its name when it is complete.

Examples:
  imsg new --from 'Ann <ann@example.com>' --to bob@example.com --subject Lunch --text 'At noon?' -o lunch.msg
  imsg new --draft --to bob@example.com --subject Report --html '<p>See below</p>' --attach menu.txt -o draft.msg
  imsg new --date 2024-02-29T12:00:00Z --ansi 1251 --text 'in 8 bits' -o old.msg
  imsg show --json --data lunch.msg | imsg new --from-json - --subject Dinner -o dinner.msg"
)]
pub(crate) struct NewArgs {
    /// Whom it is from
    #[arg(long, value_name = "ADDRESS", help_heading = "Message")]
    from: Option<Address>,
    /// A recipient
    #[arg(long, value_name = "ADDRESS", help_heading = "Message")]
    to: Vec<Address>,
    /// A recipient of a copy
    #[arg(long, value_name = "ADDRESS", help_heading = "Message")]
    cc: Vec<Address>,
    /// A recipient that others do not see
    #[arg(long, value_name = "ADDRESS", help_heading = "Message")]
    bcc: Vec<Address>,
    /// The subject, with its prefix
    #[arg(long, value_name = "TEXT", help_heading = "Message")]
    subject: Option<String>,
    /// The body as plain text
    #[arg(long, value_name = "TEXT|@FILE", help_heading = "Message")]
    text: Option<String>,
    /// The body as HTML
    #[arg(long, value_name = "HTML|@FILE", help_heading = "Message")]
    html: Option<String>,
    /// A file to attach
    #[arg(long, value_name = "FILE", help_heading = "Message")]
    attach: Vec<PathBuf>,
    /// The message class [default: IPM.Note]
    #[arg(long, value_name = "CLASS", help_heading = "Message")]
    class: Option<String>,
    /// When it was sent and made, as 2007-06-14T09:42:53Z [default: made now, and not sent]
    #[arg(long, value_name = "TIME", value_parser = options::time, help_heading = "Message")]
    date: Option<FileTime>,
    /// A draft, which was not sent
    #[arg(long, help_heading = "Message")]
    draft: bool,
    /// Text in 8 bits, in a code page: 1252 unless it is named
    #[arg(
        long,
        value_name = "PAGE",
        num_args = 0..=1,
        default_missing_value = "1252",
        value_parser = options::code_page,
        help_heading = "Message"
    )]
    ansi: Option<CodePage>,
    /// Take what a message object says; `-` is standard input
    #[arg(long, value_name = "FILE", help_heading = "Message")]
    from_json: Option<PathBuf>,
    /// The file to make; `-` is standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output: PathBuf,
    /// Replace a file that exists
    #[arg(long, help_heading = "Output")]
    force: bool,
}

pub(crate) fn run(args: &NewArgs, _: Console) -> Result<bool> {
    let is_stdout = args.output.as_os_str() == "-";
    let sources = sources(args);
    // Told before anything is read.
    let pending = if is_stdout { None } else { Some(Pending::create(&args.output, args.force, &sources)?) };
    let bytes = mail(args)?.to_bytes()?;
    match pending {
        Some(mut pending) => {
            pending.write_all(&bytes).map_err(|error| Failure::io(&args.output, "cannot write", &error))?;
            pending.commit()?;
        }
        None => std::io::stdout().lock().write_all(&bytes)?,
    }
    Ok(true)
}

/// The files that are read.
fn sources(args: &NewArgs) -> Sources {
    let mut words = args.attach.clone();
    words.extend(args.from_json.clone());
    words.extend([&args.text, &args.html].into_iter().flatten().filter_map(|word| options::file(word)));
    Sources::words(&words)
}

/// What the options say, over what the message object says.
fn mail(args: &NewArgs) -> Result<Mail> {
    let mut mail = match &args.from_json {
        Some(path) => from_json::read(path)?,
        None => Mail::new(),
    };
    if let Some(class) = &args.class {
        mail = mail.class(class.clone());
    }
    if let Some(from) = &args.from {
        mail = mail.from(from.clone());
    }
    if let Some(subject) = &args.subject {
        mail = mail.subject(subject.clone());
    }
    mail = args.to.iter().cloned().fold(mail, Mail::to);
    mail = args.cc.iter().cloned().fold(mail, Mail::cc);
    mail = args.bcc.iter().cloned().fold(mail, Mail::bcc);
    mail = match (options::text(args.text.as_deref())?, options::text(args.html.as_deref())?) {
        (None, None) => mail,
        (Some(text), None) => mail.body(Body::text(text)),
        (None, Some(html)) => mail.body(Body::html(html)),
        (Some(text), Some(html)) => mail.body(Body::text_and_html(text, html)),
    };
    for path in &args.attach {
        let kind = std::fs::metadata(path).map_err(|error| Failure::io(path, "cannot read", &error))?;
        if kind.is_dir() {
            let failure = Failure::new("is a folder, a file was expected");
            return Err(failure.about(path.display().to_string()));
        }
        mail = mail.attach(Attachment::file(path));
    }
    if let Some(date) = args.date {
        mail = mail.created(date);
        if !args.draft {
            mail = mail.sent(date);
        }
    }
    if args.draft {
        mail = mail.draft();
    }
    if let Some(page) = args.ansi {
        mail = mail.ansi(page);
    }
    Ok(mail)
}
