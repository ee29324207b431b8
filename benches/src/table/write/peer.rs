//! Peers in other languages: a process that stays, so that a round takes the loop alone.

use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// A peer that writes messages.
pub(super) struct Peer {
    pub(super) name: &'static str,
    process: Child,
    asks: ChildStdin,
    answers: BufReader<ChildStdout>,
}

/// What all contestants are given.
pub(super) struct Given<'a> {
    pub(super) text: &'a Path,
    pub(super) data: &'a Path,
    pub(super) count: u32,
}

impl Peer {
    /// The peers that are installed below the folder, and a sentence for each that is not.
    pub(super) fn all(tools: Option<&Path>, given: &Given<'_>) -> io::Result<(Vec<Self>, Vec<String>)> {
        let (mut peers, mut missing) = (Vec::new(), Vec::new());
        let kinds = [
            ("aspose-email-foss", "python-writers", "aspose/email_foss", "python3", &["-c"][..]),
            (
                "@tutao/oxmsg",
                "node-writers/node_modules",
                "@tutao/oxmsg",
                "node",
                &["--input-type=module", "-e"][..],
            ),
        ];
        let scripts = [include_str!("aspose.py"), include_str!("oxmsg.mjs")];
        for ((name, folder, package, program, words), script) in kinds.into_iter().zip(scripts) {
            let Some(folder) = tools.map(|tools| tools.join(folder)).filter(|f| f.join(package).is_dir())
            else {
                missing.push(format!("{name} could not be installed, and is missing here."));
                continue;
            };
            let mut command = Command::new(program);
            command.args(words).arg(script);
            if program == "node" {
                command.arg("--");
            }
            command.arg(folder).arg(given.text).arg(given.data).arg(given.count.to_string());
            peers.push(Self::start(name, command)?);
        }
        Ok((peers, missing))
    }

    fn start(name: &'static str, mut command: Command) -> io::Result<Self> {
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let (Some(asks), Some(answers)) = (process.stdin.take(), process.stdout.take()) else {
            return Err(io::Error::other(format!("{name} has no pipes")));
        };
        let mut peer = Self { name, process, asks, answers: BufReader::new(answers) };
        peer.expect("ready")?;
        Ok(peer)
    }

    /// Has it write all messages into a folder.
    pub(super) fn write(&mut self, folder: &Path) -> io::Result<()> {
        writeln!(self.asks, "{}", folder.display())?;
        self.asks.flush()?;
        self.expect("done")
    }

    fn expect(&mut self, wanted: &str) -> io::Result<()> {
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        if line.trim_end() == wanted {
            return Ok(());
        }
        Err(io::Error::other(format!("{} answered `{}` in place of `{wanted}`", self.name, line.trim_end())))
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It may have ended by itself already.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}
