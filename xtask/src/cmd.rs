//! Starting other programs: echo first, then run, then judge the exit status.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::{Failure, Result};

/// A command to run.
#[derive(Debug, Clone)]
pub(crate) struct Cmd {
    program: OsString,
    args: Vec<OsString>,
    envs: Vec<(OsString, OsString)>,
    dir: Option<PathBuf>,
}

impl Cmd {
    /// The command `program` without arguments.
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        Self { program: program.as_ref().to_owned(), args: Vec::new(), envs: Vec::new(), dir: None }
    }

    /// The cargo that runs this program, with the words of `line` as arguments.
    pub(crate) fn cargo(line: &str) -> Self {
        Self::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())).words(line)
    }

    /// Adds one argument.
    pub(crate) fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.args.push(arg.as_ref().to_owned());
        self
    }

    /// Adds the words of `line`, split at white space, as arguments.
    pub(crate) fn words(mut self, line: &str) -> Self {
        self.args.extend(line.split_whitespace().map(OsString::from));
        self
    }

    /// Adds several arguments.
    pub(crate) fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        self.args.extend(args.into_iter().map(|arg| arg.as_ref().to_owned()));
        self
    }

    /// Sets an environment variable for the command.
    pub(crate) fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Self {
        self.envs.push((key.into(), value.as_ref().to_owned()));
        self
    }

    /// Runs the command in `dir`.
    pub(crate) fn dir(mut self, dir: &Path) -> Self {
        self.dir = Some(dir.to_owned());
        self
    }

    /// Says the command, runs it with this program's own input and outputs, and fails unless it succeeds.
    pub(crate) fn run(&self) -> Result {
        eprintln!("$ {}", self.line());
        let status = self.command().status().map_err(|error| self.not_started(&error))?;
        if status.success() {
            Ok(())
        } else {
            Err(Failure::Command { line: self.line(), status: status.code() })
        }
    }

    /// Runs the command quietly and gives what it wrote to standard output.
    pub(crate) fn output(&self) -> Result<Vec<u8>> {
        let output = self
            .command()
            .stdin(Stdio::null())
            .stderr(Stdio::inherit())
            .output()
            .map_err(|error| self.not_started(&error))?;
        if output.status.success() {
            Ok(output.stdout)
        } else {
            Err(Failure::Command { line: self.line(), status: output.status.code() })
        }
    }

    /// Runs the command quietly and gives its standard output as text.
    pub(crate) fn text(&self) -> Result<String> {
        Ok(String::from_utf8_lossy(&self.output()?).into_owned())
    }

    /// Whether the command can be started and succeeds; what it writes is thrown away.
    pub(crate) fn succeeds(&self) -> bool {
        let quiet = self.command().stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
        quiet.is_ok_and(|status| status.success())
    }

    /// The command as a line that can be pasted into a shell.
    pub(crate) fn line(&self) -> String {
        let mut words: Vec<String> = Vec::new();
        for (key, value) in &self.envs {
            words.push(format!("{}={}", key.to_string_lossy(), quoted(value)));
        }
        // The full path of cargo would only hide what is run.
        let program = Path::new(&self.program).file_name().unwrap_or(&self.program);
        words.push(quoted(program));
        words.extend(self.args.iter().map(|arg| quoted(arg)));
        words.join(" ")
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.args).envs(self.envs.iter().map(|(key, value)| (key, value)));
        if let Some(dir) = &self.dir {
            command.current_dir(dir);
        }
        command
    }

    fn not_started(&self, error: &std::io::Error) -> Failure {
        Failure::Text(format!("`{}` could not be started: {error}", self.line()))
    }
}

fn quoted(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:,+@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.into_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_echoed_line_can_be_pasted() {
        let cmd = Cmd::new("cargo").words("test --workspace").arg("it's").env("RUSTDOCFLAGS", "-D warnings");
        assert_eq!(cmd.line(), r"RUSTDOCFLAGS='-D warnings' cargo test --workspace 'it'\''s'");
    }

    #[test]
    fn a_missing_program_is_a_failure_that_names_it() {
        let failure = Cmd::new("no-such-program-anywhere").run().unwrap_err();
        assert!(failure.to_string().contains("no-such-program-anywhere"));
        assert_eq!(failure.status(), 1);
    }
}
