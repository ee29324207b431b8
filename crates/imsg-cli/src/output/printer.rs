//! Output in input order, whatever order the work is done in.
//!
//! Each job writes into its own [`Sink`], numbered in input order. The job whose turn it is writes through; the others
//! are kept back, up to a budget, and wait for their turn beyond it. Jobs are begun in order, so the one whose turn it
//! is always runs and the wait ends.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget};

use crate::failure::{Failure, Kind, Result};
use crate::input::DiskCopy;
use crate::output::listing::Listing;
use crate::output::{Console, Pending};

/// A job's output is handed on in pieces of about this many bytes.
const PIECE: usize = 64 << 10;
/// Bytes that jobs which are done may keep back together before they wait.
const BUDGET: usize = if cfg!(test) { 1 << 20 } else { 64 << 20 };
/// Bytes that one running job may keep back.
const SHARE: usize = BUDGET / 8;

/// Where results go.
#[derive(Debug)]
pub(crate) enum Destination {
    Stdout,
    /// Standard output, for a list of what is done: if its reader goes away, the work goes on without the list.
    Listing,
    File(Pending),
}

/// Writes what the jobs give, in input order, and remembers whether all went well.
#[derive(Debug)]
pub(crate) struct Printer {
    pub(crate) console: Console,
    state: Mutex<State>,
    turned: Condvar,
    failed: AtomicBool,
    closed: AtomicBool,
}

#[derive(Debug)]
struct State {
    out: Out,
    turn: u64,
    /// Jobs that are done before their turn.
    parked: BTreeMap<u64, Held>,
    parked_bytes: usize,
    bar: Option<ProgressBar>,
}

#[derive(Debug)]
enum Out {
    Stdout(BufWriter<Stdout>),
    Listing(BufWriter<Listing>),
    File(BufWriter<Pending>),
}

impl Out {
    fn get(&mut self) -> &mut dyn Write {
        match self {
            Self::Stdout(out) => out,
            Self::Listing(out) => out,
            Self::File(out) => out,
        }
    }
}

/// Output that waits: for standard output, and for standard error after it.
#[derive(Debug, Default)]
struct Held {
    out: Vec<u8>,
    err: String,
}

impl Held {
    fn len(&self) -> usize {
        self.out.len().saturating_add(self.err.len())
    }
}

impl Printer {
    pub(crate) fn new(console: Console, destination: Destination) -> Self {
        let (console, out) = match destination {
            Destination::Stdout => (console, Out::Stdout(BufWriter::with_capacity(PIECE, io::stdout()))),
            Destination::Listing => (console, Out::Listing(BufWriter::with_capacity(PIECE, Listing::new()))),
            Destination::File(file) => (console.to_file(), Out::File(BufWriter::with_capacity(PIECE, file))),
        };
        let state = State { out, turn: 0, parked: BTreeMap::new(), parked_bytes: 0, bar: None };
        Self {
            console,
            state: Mutex::new(state),
            turned: Condvar::new(),
            failed: AtomicBool::new(false),
            closed: AtomicBool::new(false),
        }
    }

    /// Draws progress on standard error until [`end_progress`](Self::end_progress), if the work takes long.
    pub(crate) fn draw(&self, bar: ProgressBar) {
        self.lock().bar = Some(bar);
    }

    /// Takes the progress away: the work is done, what follows is about all of it.
    pub(crate) fn end_progress(&self) {
        if let Some(bar) = self.lock().bar.take() {
            bar.finish_and_clear();
        }
    }

    /// The sink of the job with this number; numbers are given from 0 without gaps.
    pub(crate) fn sink(&self, number: u64) -> Sink<'_> {
        Sink { printer: self, number, held: Held::default(), next_spill: PIECE, is_done: false }
    }

    /// Whether nothing more can be written, because the reader is gone or the disk is full: work can stop.
    pub(crate) fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Relaxed)
    }

    /// Whether a failure was reported.
    pub(crate) fn has_failed(&self) -> bool {
        self.failed.load(Ordering::Relaxed)
    }

    /// Ends the output: what is buffered goes out, a file gets its name.
    pub(crate) fn finish(self) -> Result<()> {
        let state = self.state.into_inner().unwrap_or_else(PoisonError::into_inner);
        if self.closed.into_inner() {
            // Writing has failed already, and that was said where it is worth saying.
            return Ok(());
        }
        match state.out {
            Out::Stdout(mut out) => Ok(out.flush()?),
            Out::Listing(mut out) => Ok(out.flush()?),
            Out::File(out) => out.into_inner().map_err(io::IntoInnerError::into_error)?.commit(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // A job that panicked has left nothing half-done in here: each step under the lock is a whole one.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_for_turn(&self, number: u64) -> MutexGuard<'_, State> {
        let mut state = self.lock();
        while state.turn != number {
            state = self.turned.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state
    }

    /// Notes that nothing more can be written.
    fn check(&self, result: io::Result<()>) -> Result<()> {
        result.map_err(|error| {
            let failure = Failure::from(error);
            let is_first = !self.closed.swap(true, Ordering::Relaxed);
            if failure.kind() != Kind::Closed {
                self.failed.store(true, Ordering::Relaxed);
                // Every later write would fail for the same reason.
                if is_first {
                    say(&self.console.failure(&failure), None);
                }
            }
            Failure::closed()
        })
    }
}

/// Work that takes less time than this shows no progress.
const PATIENCE: Duration = Duration::from_secs(1);

impl State {
    /// Moves the progress on, and shows it once the work takes long.
    fn progress(&self) {
        if let Some(bar) = &self.bar {
            if bar.is_hidden() && bar.elapsed() > PATIENCE {
                bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(4));
            }
            bar.set_position(self.turn);
        }
    }

    fn write(&mut self, held: &mut Held) -> io::Result<()> {
        let result = self.out.get().write_all(&held.out);
        held.out.clear();
        if !held.err.is_empty() {
            // Both may go to the same terminal: keep their order.
            let _ = self.out.get().flush();
            say(&held.err, self.bar.as_ref());
            held.err.clear();
        }
        result
    }
}

/// Writes to standard error. Where even that cannot be written to, there is nobody left to tell.
fn say(text: &str, bar: Option<&ProgressBar>) {
    let write = || drop(io::stderr().lock().write_all(text.as_bytes()));
    match bar {
        Some(bar) => bar.suspend(write),
        None => write(),
    }
}

/// The output of one job.
#[derive(Debug)]
pub(crate) struct Sink<'p> {
    printer: &'p Printer,
    number: u64,
    held: Held,
    /// Length at which output is looked at again.
    next_spill: usize,
    is_done: bool,
}

impl Sink<'_> {
    pub(crate) fn console(&self) -> &Console {
        &self.printer.console
    }

    /// Reports a failure; the exit status will say so.
    pub(crate) fn fail(&mut self, failure: &Failure) {
        self.mark_failed();
        let text = self.console().failure(failure);
        self.held.err.push_str(&text);
    }

    /// Makes the exit status say that something was wrong.
    pub(crate) fn mark_failed(&self) {
        self.printer.failed.store(true, Ordering::Relaxed);
    }

    /// Says something on standard error, unless it shall be quiet there.
    pub(crate) fn remark(&mut self, subject: &str, text: &str) {
        if !self.console().quiet {
            let text = self.console().remark(subject, text);
            self.held.err.push_str(&text);
        }
    }

    /// Copies a stream from the file on disk to the output.
    pub(crate) fn copy(&mut self, copy: &DiskCopy<'_>) -> Result<()> {
        let mut state = self.printer.wait_for_turn(self.number);
        let result = state.write(&mut self.held).and_then(|()| state.out.get().flush());
        let result = result.and_then(|()| match &mut state.out {
            Out::Stdout(out) => copy.run(&mut out.get_mut().lock()),
            Out::Listing(out) => copy.run(out.get_mut()),
            Out::File(out) => copy.run(&mut out.get_ref().file()),
        });
        self.printer.check(result)
    }

    /// Ends the job: its output goes out now or when its turn comes.
    pub(crate) fn finish(mut self) -> Result<()> {
        self.end()
    }

    fn end(&mut self) -> Result<()> {
        self.is_done = true;
        let mut state = self.printer.lock();
        let size = self.held.len();
        if state.turn != self.number && state.parked_bytes.saturating_add(size) <= BUDGET {
            state.parked_bytes = state.parked_bytes.saturating_add(size);
            state.parked.insert(self.number, std::mem::take(&mut self.held));
            return Ok(());
        }
        drop(state);
        let mut state = self.printer.wait_for_turn(self.number);
        let mut result = state.write(&mut self.held);
        loop {
            state.turn = state.turn.saturating_add(1);
            let turn = state.turn;
            let Some(mut next) = state.parked.remove(&turn) else { break };
            state.parked_bytes = state.parked_bytes.saturating_sub(next.len());
            result = result.and_then(|()| state.write(&mut next));
        }
        result = result.and_then(|()| state.out.get().flush());
        state.progress();
        drop(state);
        self.printer.turned.notify_all();
        self.printer.check(result)
    }

    /// Hands on what has come together, if it is this job's turn, or if too much has come together.
    fn spill(&mut self) -> Result<()> {
        let mut state = self.printer.lock();
        if state.turn != self.number {
            if self.held.len() < SHARE {
                self.next_spill = self.held.len().saturating_add(PIECE);
                return Ok(());
            }
            drop(state);
            state = self.printer.wait_for_turn(self.number);
        }
        self.next_spill = PIECE;
        let result = state.write(&mut self.held);
        drop(state);
        self.printer.check(result)
    }
}

impl Drop for Sink<'_> {
    /// A job that ended early passes its turn on, so that no other waits for it.
    fn drop(&mut self) {
        if !self.is_done {
            let _ = self.end();
        }
    }
}

impl Write for Sink<'_> {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        self.write_all(buf).map(|()| buf.len())
    }

    fn write_all(&mut self, buf: &[u8]) -> io::Result<()> {
        self.held.out.extend_from_slice(buf);
        if self.held.out.len() >= self.next_spill {
            self.spill().map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))?;
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;
    use crate::args::{Color, Globals};

    fn printed(jobs: u64, job: impl Fn(u64, &mut Sink<'_>) + Sync) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out");
        let console = Console::new(&Globals { color: Color::Never, quiet: true, verbose: false });
        let printer = Printer::new(
            console,
            Destination::File(Pending::create(&path, false, &crate::input::Sources::none()).unwrap()),
        );
        let next = Mutex::new(0..jobs);
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    loop {
                        let Some(number) = next.lock().unwrap().next() else { break };
                        let mut sink = printer.sink(number);
                        job(number, &mut sink);
                        sink.finish().unwrap();
                    }
                });
            }
        });
        printer.finish().unwrap();
        std::fs::read(path).unwrap()
    }

    #[test]
    fn output_comes_in_input_order() {
        let out = printed(200, |number, sink| {
            thread::sleep(Duration::from_micros((number * 37) % 400));
            writeln!(sink, "{number}").unwrap();
        });
        let expected: String = (0..200).map(|number| format!("{number}\n")).collect();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn more_output_than_the_budget_waits_and_arrives() {
        let piece = vec![b'x'; BUDGET / 4];
        let out = printed(8, |number, sink| {
            for _ in 0..3 {
                sink.write_all(&piece).unwrap();
            }
            writeln!(sink, "{number}").unwrap();
        });
        let ends: Vec<u8> =
            out.split(|&byte| byte == b'x').flatten().copied().filter(|&b| b != b'\n').collect();
        assert_eq!(ends, b"01234567");
        assert_eq!(out.len(), 8 * (3 * piece.len() + 2));
    }

    #[test]
    fn a_file_can_be_copied_into_the_middle() {
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("source");
        std::fs::write(&source, b"0123456789").unwrap();
        let source = std::fs::File::open(source).unwrap();
        let copy = DiskCopy { disk: &source, ranges: vec![7..9, 0..2] };
        let out = printed(1, |_, sink| {
            sink.write_all(b"<").unwrap();
            sink.copy(&copy).unwrap();
            sink.write_all(b">").unwrap();
        });
        assert_eq!(out, b"<7801>");
    }
}
