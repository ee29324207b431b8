//! The same work on many inputs, several at a time, in the order in which they were given.

use std::num::NonZero;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::failure::{Failure, Kind, Result};
use crate::input::{Input, Inputs};
use crate::output::size::count;
use crate::output::{Printer, Sink};

/// Stack of a worker: messages are nested up to 64 deep, and each level takes some frames.
const STACK: usize = 16 << 20;

/// Runs `job` on every input and writes what the jobs give in input order.
///
/// `prepare` is called for each input in order, before its job begins; the job gets its answer. The pool is ours, not
/// a library's, because jobs must begin in order: the printer lets the oldest one write through while others wait.
///
/// A failure of one input is reported and the others are done all the same. The answer is the number of the next sink.
pub(crate) fn run<T: Send>(
    printer: &Printer,
    inputs: Inputs,
    jobs: Option<NonZero<usize>>,
    prepare: impl FnMut(&Input) -> T + Send,
    job: impl Fn(&Input, T, &mut Sink<'_>) -> Result<()> + Sync,
) -> u64 {
    if printer.console.progress && inputs.is_several() {
        printer.draw(bar(inputs.known_len()));
    }
    let threads = match inputs.known_len() {
        Some(len) => usize::try_from(len).unwrap_or(usize::MAX).min(threads(jobs)).max(1),
        None => threads(jobs),
    };
    let passed_over = AtomicU64::new(0);
    let queue = Mutex::new(Queue { inputs, next: 0, prepare });
    let work = || {
        while let Some((number, input)) = next(printer, &queue) {
            let mut sink = printer.sink(number);
            let done = match input {
                Ok((input, prepared)) => {
                    if !input.is_name_exact() {
                        sink.remark(&input.name(), "the name is not Unicode: U+FFFD stands for what is not");
                    }
                    job(&input, prepared, &mut sink).map_err(|failure| {
                        let failure = failure.about(input.name());
                        if input.is_folder() { failure.advise("-r goes through folders") } else { failure }
                    })
                }
                Err(failure) => Err(failure),
            };
            match done {
                Ok(()) => {}
                Err(failure) => match failure.kind() {
                    Kind::Closed => return,
                    Kind::Skip => {
                        passed_over.fetch_add(1, Ordering::Relaxed);
                        if sink.console().verbose {
                            sink.remark(failure.subject().unwrap_or_default(), "passed over: no message");
                        }
                    }
                    Kind::Link => {
                        if sink.console().verbose {
                            sink.remark(failure.subject().unwrap_or_default(), &failure.message());
                        }
                    }
                    Kind::Input | Kind::Usage => sink.fail(&failure),
                },
            }
            if sink.finish().is_err() {
                return;
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..threads {
            let spawned = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
            if spawned.is_err() {
                // No thread to be had: the work is done here, and by the threads that there are.
                work();
                break;
            }
        }
    });
    printer.end_progress();
    let queue = queue.into_inner().unwrap_or_else(PoisonError::into_inner);
    let passed_over = passed_over.into_inner();
    let mut last = printer.sink(queue.next);
    if queue.next == 0 {
        last.remark("", "there is nothing to read: no file was found");
    } else if passed_over > 0 {
        last.remark("", &format!("passed over {} that hold no message", count(passed_over, "file")));
    }
    queue.next.saturating_add(1)
}

struct Queue<P> {
    inputs: Inputs,
    next: u64,
    prepare: P,
}

type Next<T> = (u64, Result<(Input, T), Failure>);

fn next<T>(printer: &Printer, queue: &Mutex<Queue<impl FnMut(&Input) -> T>>) -> Option<Next<T>> {
    if printer.is_closed() {
        return None;
    }
    let mut queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
    let input = queue.inputs.next()?;
    let number = queue.next;
    queue.next = queue.next.saturating_add(1);
    let prepared = input.map(|input| {
        let prepared = (queue.prepare)(&input);
        (input, prepared)
    });
    Some((number, prepared))
}

fn threads(jobs: Option<NonZero<usize>>) -> usize {
    jobs.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZero::get)
}

fn bar(len: Option<u64>) -> ProgressBar {
    let (bar, template) = match len {
        Some(len) => (ProgressBar::new(len), "{pos} of {len} files {wide_bar} {eta}"),
        None => (ProgressBar::no_length(), "{spinner} {pos} files {elapsed}"),
    };
    bar.set_draw_target(ProgressDrawTarget::hidden());
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar
}
