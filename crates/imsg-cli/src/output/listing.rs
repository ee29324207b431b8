//! A list of what is done, which somebody may stop reading before all is done.

use std::io::{self, Stdout, Write};

/// Standard output until its reader goes away, then nothing.
#[derive(Debug)]
pub(super) struct Listing(Option<Stdout>);

impl Listing {
    pub(super) fn new() -> Self {
        Self(Some(io::stdout()))
    }

    fn unless_closed<T>(&mut self, done: io::Result<T>, closed: T) -> io::Result<T> {
        match done {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.0 = None;
                Ok(closed)
            }
            done => done,
        }
    }
}

impl Write for Listing {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        let done = self.0.as_mut().map_or(Ok(buf.len()), |out| out.write(buf));
        self.unless_closed(done, buf.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let done = self.0.as_mut().map_or(Ok(()), Write::flush);
        self.unless_closed(done, ())
    }
}
