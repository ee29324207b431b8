//! A folder to work in, and the command run in it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use cfb_layout::msg::MsgFile;
use serde_json::Value;
use tempfile::TempDir;

/// A folder that goes away with the test.
pub(crate) struct Place(TempDir);

/// What a run gave.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) out: Vec<u8>,
    pub(crate) err: String,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A folder with the demo message in it as `demo.msg`.
    pub(crate) fn with_demo() -> Self {
        let place = Self::new();
        place.write("demo.msg", cfb_layout::demo::file());
        place
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// All files below a folder, sorted, with `/`.
    pub(crate) fn files(&self, name: &str) -> Vec<String> {
        let root = self.path(name);
        let mut found = Vec::new();
        let mut open = vec![root.clone()];
        while let Some(folder) = open.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    found.push(shown(path.strip_prefix(&root).unwrap()));
                }
            }
        }
        found.sort();
        found
    }

    /// Runs the command in the folder; words are separated by blanks.
    pub(crate) fn imsg(&self, words: &str) -> Run {
        self.run(&words.split_whitespace().collect::<Vec<_>>(), None)
    }

    pub(crate) fn run(&self, words: &[&str], stdin: Option<&[u8]>) -> Run {
        let mut child = self.command(words).spawn().unwrap();
        let mut pipe = child.stdin.take().unwrap();
        let bytes = stdin.unwrap_or_default().to_vec();
        // The command may end without reading its input.
        let feeder = std::thread::spawn(move || drop(pipe.write_all(&bytes)));
        let output = child.wait_with_output().unwrap();
        feeder.join().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(!err.contains("panicked"), "{words:?}: {err}");
        Run { status: output.status.code().unwrap_or(-1), out: output.stdout, err }
    }

    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_imsg"));
        command.args(words).current_dir(self.0.path()).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
        // The tests are run by Cargo, the command by a person.
        command.env_remove("CARGO");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }
}

impl Run {
    /// The output as text, of a run that went well.
    pub(crate) fn ok(self) -> String {
        assert_eq!(self.status, 0, "{}", self.err);
        self.text()
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.out.clone()).unwrap()
    }

    /// The lines of the output as JSON.
    pub(crate) fn json_lines(&self) -> Vec<Value> {
        self.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The output as one JSON object on one line.
    pub(crate) fn json(&self) -> Value {
        let lines = self.json_lines();
        assert_eq!(lines.len(), 1, "{lines:?}\n{}", self.err);
        lines.into_iter().next().unwrap()
    }
}

fn shown(path: &Path) -> String {
    path.components()
        .map(|name| name.as_os_str().to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join("/")
}

/// A plain message with a subject.
pub(crate) fn plain(subject: &str) -> MsgFile {
    let mut file = MsgFile::new();
    file.message.set(0x001A, "IPM.Note").set(0x0037, subject).set(0x1000, "text\r\n");
    file
}
