//! The verbs, one file each.

pub(crate) mod cfb;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod demo;
pub(crate) mod diff;
pub(crate) mod edit;
pub(crate) mod extract;
pub(crate) mod ls;
pub(crate) mod man;
pub(crate) mod new;
pub(crate) mod props;
pub(crate) mod show;

use cfb_core::{CompoundFile, Severity};

use crate::args::{OutputArgs, Verb};
use crate::failure::{Kind, Result};
use crate::input::{Input, Sources};
use crate::json::Unread;
use crate::output::size::count;
use crate::output::{Console, Destination, Pending, Printer, Sink};

/// Runs a verb; whether all went well.
pub(crate) fn run(verb: Verb, console: Console) -> Result<bool> {
    match verb {
        Verb::Demo(args) => demo::run(&args, console),
        Verb::Show(args) => show::run(&args, console),
        Verb::Ls(args) => ls::run(&args, console),
        Verb::Props(args) => props::run(&args, console),
        Verb::Extract(args) => extract::run(&args, console),
        Verb::New(args) => new::run(&args, console),
        Verb::Edit(args) => edit::run(&args, console),
        Verb::Diff(args) => diff::run(&args, console),
        Verb::Check(args) => check::run(&args, console),
        Verb::Cfb(args) => cfb::run(args, console),
        Verb::Completions(args) => completions::run(&args, console),
        Verb::Man(args) => man::run(&args, console),
    }
}

/// The printer that writes where the arguments say, unless that is a file that is read.
fn printer(console: Console, output: &OutputArgs, sources: &Sources) -> Result<Printer> {
    let destination = match &output.output {
        Some(path) if path.as_os_str() != "-" => {
            Destination::File(Pending::create(path, output.force, sources)?)
        }
        _ => Destination::Stdout,
    };
    Ok(Printer::new(console, destination))
}

/// Ends an output that is all of one job, which may have ended early; whether all went well.
fn finish_one(printer: Printer, job: impl FnOnce(&mut Sink<'_>) -> Result<()>) -> Result<bool> {
    let mut sink = printer.sink(0);
    let done = job(&mut sink);
    // What the job has said goes out in any case.
    let ended = sink.finish();
    match done.and(ended) {
        // The printer knows whether the reader is gone or the output has failed.
        Err(failure) if failure.kind() != Kind::Closed || !printer.is_closed() => Err(failure),
        _ => finish(printer),
    }
}

/// Ends the output; whether all went well.
fn finish(printer: Printer) -> Result<bool> {
    let is_well = !printer.has_failed();
    match printer.finish() {
        // What failed before has failed, whether somebody still reads or not.
        Err(failure) if failure.kind() == Kind::Closed => Ok(is_well),
        done => done.map(|()| is_well),
    }
}

/// Says on standard error what reading has met: each finding with `-v`, else that something could not be read as stated.
fn tell_findings(sink: &mut Sink<'_>, name: &str, file: &CompoundFile) {
    let findings = file.findings();
    if sink.console().verbose {
        for finding in &findings {
            sink.remark(name, &format!("{}: {finding}", finding.severity().as_str()));
        }
        return;
    }
    let errors = findings.iter().filter(|finding| finding.severity() >= Severity::Error).count();
    if errors > 0 {
        let text = format!("read with {}; `imsg check` says more", count(errors as u64, "error"));
        sink.remark(name, &text);
    }
}

/// Says on standard error what reading a message has met; what could not be read makes the exit status say so.
fn tell_message(input: &Input, message: &imsg::Message, unread: Unread, sink: &mut Sink<'_>) {
    let name = input.name();
    for failure in unread.into_failures() {
        sink.fail(&failure.about(name.clone()));
    }
    if sink.console().verbose
        && let Ok(findings) = message.findings()
    {
        for finding in findings {
            sink.remark(&name, &format!("{}: {finding}", finding.severity.as_str()));
        }
    } else {
        tell_findings(sink, &name, message.file());
    }
}
