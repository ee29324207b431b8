//! `imsg check`: everything that deviates, with its place.

mod tally;

use std::io::Write;

use cfb_core::{ErrorKind, Severity};
use clap::{Args, ValueEnum};

use crate::args::{InputArgs, OpenArgs, OutputArgs};
use crate::batch;
use crate::cmd::{finish, printer};
use crate::failure::{Failure, Kind, Result};
use crate::input::{Input, Inputs, Owners};
use crate::json::{self, Checked};
use crate::output::{Console, Sink};

use self::tally::{Counts, Tally};

/// Looks at every structure of messages and says what deviates from the formats
#[derive(Debug, Args)]
#[command(after_help = "\
Severities: info (common, without effect), warning (not allowed, nothing lost), error (something cannot be read as stated), \
fatal (the file cannot be read). The exit status is 1 if there is an error or worse.

Findings from warning on are printed; of a file without any, a line says how many lesser ones there are. \
--min-severity draws the line elsewhere, -v shows all.

With --json, all findings, one object a line for each finding: file, code, severity, where, offset (absolute, in bytes), found, \
expected, message. A file without findings gives none.

Examples:
  imsg check mail.msg
  imsg check --json -r archive | jq -r 'select(.severity == \"error\") | .file' | sort -u")]
pub(crate) struct CheckArgs {
    /// As JSON, one object for each finding
    #[arg(long)]
    json: bool,
    /// Only findings of this severity and worse [default: warning; info with -v and --json]
    #[arg(long, value_name = "SEVERITY", value_enum)]
    min_severity: Option<Least>,
    #[command(flatten)]
    inputs: InputArgs,
    /// Let warnings count as errors in the exit status
    #[arg(long, help_heading = "Reading")]
    strict: bool,
    /// Read large files by position, not through a memory map
    #[arg(long, help_heading = "Reading")]
    no_mmap: bool,
    #[command(flatten)]
    output: OutputArgs,
}

/// The least severity that is printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Least {
    Info,
    Warning,
    Error,
}

impl From<Least> for Severity {
    fn from(least: Least) -> Self {
        match least {
            Least::Info => Self::Info,
            Least::Warning => Self::Warning,
            Least::Error => Self::Error,
        }
    }
}

pub(crate) fn run(args: &CheckArgs, console: Console) -> Result<bool> {
    let inputs = Inputs::new(&args.inputs)?;
    let printer = printer(console, &args.output, &inputs.sources(&args.inputs))?;
    let limit = if args.strict { Severity::Warning } else { Severity::Error };
    let usual = if args.json || console.verbose { Severity::Info } else { Severity::Warning };
    let least = args.min_severity.map_or(usual, Severity::from);
    let tally = if args.json || !inputs.is_several() { None } else { Some(Tally::default()) };
    let number = batch::run(
        &printer,
        inputs,
        args.inputs.jobs,
        |_| (),
        |input, (), sink| {
            let open = OpenArgs { no_mmap: args.no_mmap, strict: false };
            let report = examine(input, open).inspect_err(|failure| {
                if let Some(tally) = &tally
                    && failure.kind() != Kind::Skip
                {
                    tally.unread();
                }
            })?;
            let name = input.name();
            for finding in report.iter().filter(|finding| finding.severity >= least) {
                if args.json {
                    json::write_line(sink, &finding.checked(&name))?;
                } else {
                    line(&name, finding, sink)?;
                }
            }
            if report.iter().any(|finding| finding.severity >= limit) {
                sink.mark_failed();
            }
            let counts = Counts::of(report.iter().map(|finding| finding.severity));
            if let Some(tally) = &tally {
                tally.file(&counts);
            }
            if !args.json && !report.iter().any(|finding| finding.severity >= least.max(Severity::Warning)) {
                let console = *sink.console();
                let rest = if report.is_empty() { String::new() } else { format!(" ({counts})") };
                writeln!(sink, "{}: {}{}", console.line(&name), console.good("ok"), console.faint(rest))?;
            }
            Ok(())
        },
    );
    if let Some(total) = tally.as_ref().and_then(Tally::total) {
        printer.sink(number).remark("", &total);
    }
    finish(printer)
}

/// A finding of any layer, or the reason why there can be none.
#[derive(Debug)]
struct Finding {
    code: &'static str,
    severity: Severity,
    place: String,
    offset: Option<u64>,
    found: String,
    expected: String,
    message: String,
}

impl Finding {
    fn checked<'f>(&'f self, file: &'f str) -> Checked<'f> {
        let some = |text: &'f str| (!text.is_empty()).then_some(text);
        Checked {
            file,
            code: self.code,
            severity: self.severity.as_str(),
            place: &self.place,
            offset: self.offset,
            found: some(&self.found),
            expected: some(&self.expected),
            message: &self.message,
        }
    }
}

impl From<imsg::Finding> for Finding {
    fn from(finding: imsg::Finding) -> Self {
        Self {
            code: finding.code,
            severity: finding.severity,
            place: finding.location,
            offset: finding.offset,
            found: finding.found,
            expected: finding.expected,
            message: finding.message,
        }
    }
}

/// All findings of an input. A file that cannot be read at all is a finding too; one that is not there is a failure.
fn examine(input: &Input, open: OpenArgs) -> Result<Vec<Finding>> {
    let opened = match input.open(open, Owners::Exclusive) {
        Ok(opened) => opened,
        Err(failure) => match failure.corrupt() {
            Some(error) => return Ok(vec![unreadable(error)]),
            None => return Err(failure),
        },
    };
    let file = opened.file;
    match imsg::Message::from_file(file.clone()) {
        Ok(message) => Ok(message.check()?.into_iter().map(Finding::from).collect()),
        Err(_) if input.may_be_passed_over() => Err(Failure::skip()),
        Err(error) => {
            let mut findings: Vec<Finding> =
                file.check()?.iter().map(imsg::Finding::from).map(Finding::from).collect();
            let code = match error.kind() {
                imsg::ErrorKind::NotAMessage { .. } => "not-a-message",
                _ => "unreadable",
            };
            let text = Failure::from_error(&error).message();
            // The text of an error begins with its place, which stands by itself in a finding.
            let message = text.strip_prefix(&format!("{}: ", error.place())).unwrap_or(&text).to_owned();
            findings.insert(
                0,
                Finding {
                    code,
                    severity: Severity::Fatal,
                    place: error.place().to_owned(),
                    offset: None,
                    found: String::new(),
                    expected: String::new(),
                    message,
                },
            );
            Ok(findings)
        }
    }
}

/// A compound file that cannot be opened, as a finding.
fn unreadable(error: &cfb_core::Error) -> Finding {
    let (code, found, expected) = match error.kind() {
        ErrorKind::Corrupt(corruption) => (corruption.code(), corruption.found(), corruption.expected()),
        _ => ("unreadable", String::new(), String::new()),
    };
    let location = error.location();
    Finding {
        code,
        severity: Severity::Fatal,
        place: location.map(|location| location.structure().to_string()).unwrap_or_default(),
        offset: location.and_then(|location| location.offset()),
        found,
        expected,
        message: error.corruption().map_or_else(|| error.to_string(), ToString::to_string),
    }
}

fn line(name: &str, finding: &Finding, sink: &mut Sink<'_>) -> Result<()> {
    let console = *sink.console();
    let severity = finding.severity.as_str();
    write!(sink, "{}: ", console.line(name))?;
    match finding.severity {
        Severity::Info => write!(sink, "{}", console.faint(severity))?,
        Severity::Warning => write!(sink, "{}", console.odd(severity))?,
        _ => write!(sink, "{}", console.bad(severity))?,
    }
    let place = console.line(&finding.place).into_owned();
    let offset = finding.offset.map(|offset| format!(" at 0x{offset:x}")).unwrap_or_default();
    let message = console.line(&finding.message);
    let code = format!("[{}]", finding.code);
    Ok(writeln!(sink, ": {place}{offset}: {message} {}", console.faint(code))?)
}
