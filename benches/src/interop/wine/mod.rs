//! Wine's structured storage beside ours, where Wine is installed.
//!
//! `driver.c` is a program of our own for Windows that makes the public calls of `ole32`, one command a line. It is
//! compiled here and run under Wine as a separate program; nothing of Wine is read or linked. It is one more reader;
//! it edits our files and makes files for us (`exchange`); and it shows what Wine does in each case of the page
//! `structured-storage.md` (`behaviour`). Wine is not Windows: where it differs, it is noted and not counted.

mod behaviour;
mod engine;
mod exchange;
mod ours;
mod store;
mod tree;

use std::cell::RefCell;
use std::fs;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::rc::Rc;

use crate::subject::Element;
use crate::{Reading, digest};

/// The driver's sources.
const SOURCES: [(&str, &str); 5] = [
    ("driver.c", include_str!("driver.c")),
    ("words.c", include_str!("words.c")),
    ("words.h", include_str!("words.h")),
    ("bytes.c", include_str!("bytes.c")),
    ("bytes.h", include_str!("bytes.h")),
];

const COMPILER: &str = "x86_64-w64-mingw32-gcc";

/// Programs, what they are asked for a sign of life, and how to get them on Debian.
const NEEDED: [(&str, &str, &str); 2] =
    [("wine", "--version", "wine wine64"), (COMPILER, "--version", "gcc-mingw-w64-x86-64-win32")];

/// The driver, ready to be run; clones share one that runs.
#[derive(Clone)]
pub(crate) struct Wine {
    driver: PathBuf,
    /// Wine's folder of settings: ours, so that nobody's own is touched.
    prefix: PathBuf,
    session: Rc<RefCell<Option<Session>>>,
}

/// A driver that runs; it ends with this.
struct Session {
    child: Child,
    commands: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

/// What a command answered.
#[derive(Clone, Default)]
pub(crate) struct Answer {
    /// The code's name, and what came out.
    pub(crate) said: String,
    /// What a listing found.
    pub(crate) elements: Vec<Element>,
}

impl Answer {
    fn is_ok(&self) -> bool {
        self.said.split(' ').next() == Some("OK")
    }
}

impl Wine {
    /// What would have to be installed first, if anything.
    pub(crate) fn missing() -> Option<String> {
        let missing: Vec<String> = NEEDED
            .iter()
            .filter(|(program, question, _)| !answers(program, question))
            .map(|(program, _, packages)| {
                format!("{program} is missing; to get it: apt-get install {packages}")
            })
            .collect();
        if missing.is_empty() { None } else { Some(missing.join("; ")) }
    }

    /// Compiles the driver.
    pub(crate) fn set_up(tools: &Path) -> Result<Self, String> {
        let text = |error: io::Error| format!("{}: {error}", tools.display());
        let folder = tools.join("wine");
        fs::create_dir_all(&folder).map_err(text)?;
        // Wine wants an absolute path.
        let folder = folder.canonicalize().map_err(text)?;
        for (name, source) in SOURCES {
            fs::write(folder.join(name), source).map_err(text)?;
        }
        let output = Command::new(COMPILER)
            .args(["-std=gnu11", "-Wall", "-Wextra", "-Werror", "-O1", "-o", "driver.exe"])
            .args(SOURCES.iter().map(|(name, _)| name).filter(|name| name.ends_with(".c")))
            .args(["-lole32", "-luuid", "-lbcrypt"])
            .current_dir(&folder)
            .output()
            .map_err(text)?;
        if !output.status.success() {
            return Err(format!("driver.c: {}", String::from_utf8_lossy(&output.stderr)));
        }
        Ok(Self { driver: folder.join("driver.exe"), prefix: folder.join("prefix"), session: Rc::default() })
    }

    /// Runs commands in a folder, to the end or to the one that ends the driver: one answer for each.
    pub(crate) fn run(&self, folder: &Path, commands: &str) -> Result<Vec<Answer>, String> {
        let text = |error: io::Error| format!("wine: {error}");
        let mut running = self.session.borrow_mut();
        let mut session = match running.take() {
            Some(session) => session,
            None => Session::start(self).map_err(text)?,
        };
        let folder = folder.canonicalize().map_err(text)?;
        let folder = digest::plain(&format!("Z:{}", folder.display())).replace(' ', "%0020");
        let all = format!("cd {folder}\n{commands}close -\n");
        let mut answers = session.ask(&all)?;
        if answers.len() == all.lines().count() {
            *running = Some(session);
            answers.pop();
        }
        if !answers.is_empty() && !answers.remove(0).is_ok() {
            return Err("wine: cannot go to the folder of the files".into());
        }
        Ok(answers)
    }

    /// Runs commands all of which must succeed.
    pub(crate) fn must(&self, folder: &Path, commands: &str) -> Result<Vec<Answer>, String> {
        let answers = self.run(folder, commands)?;
        for (at, command) in commands.lines().enumerate() {
            match answers.get(at) {
                Some(answer) if answer.is_ok() => {}
                Some(answer) => return Err(format!("`{command}` answered {}", answer.said)),
                None => return Err(format!("ended by `{command}`")),
            }
        }
        Ok(answers)
    }

    /// Lists a file.
    pub(crate) fn list(&self, path: &Path) -> Reading {
        let (folder, name) = place(path)?;
        let commands = format!("open r {name} READ+DENY_WRITE\nlist r\n");
        Ok(self.must(&folder, &commands)?.pop().map(|answer| answer.elements).unwrap_or_default())
    }
}

impl Session {
    fn start(wine: &Wine) -> io::Result<Self> {
        let mut child = Command::new("wine")
            .arg(&wine.driver)
            .env("WINEPREFIX", &wine.prefix)
            .env("WINEDEBUG", "-all")
            .env("WINEDLLOVERRIDES", "mscoree,mshtml,winemenubuilder.exe=")
            .env_remove("DISPLAY")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (commands, answers) = (child.stdin.take(), child.stdout.take());
        let answers = BufReader::new(answers.ok_or(io::ErrorKind::BrokenPipe)?);
        Ok(Self { child, commands, answers })
    }

    /// As many answers as there are commands, or fewer if the driver ends.
    fn ask(&mut self, commands: &str) -> Result<Vec<Answer>, String> {
        let count = commands.lines().count();
        let (input, output) = (&mut self.commands, &mut self.answers);
        std::thread::scope(|scope| {
            scope.spawn(move || {
                // A driver that ends early says so by its answers.
                let _ = input.as_mut().map(|input| input.write_all(commands.as_bytes()));
            });
            let mut answers = Vec::new();
            let mut answer = Answer::default();
            let mut line = Vec::new();
            while answers.len() < count {
                line.clear();
                if output.read_until(b'\n', &mut line).map_err(|error| format!("wine: {error}"))? == 0 {
                    break;
                }
                let line = String::from_utf8_lossy(&line);
                match line.strip_prefix('\t') {
                    Some(listed) => answer.elements.push(element(listed.trim_end_matches(['\r', '\n']))?),
                    None => {
                        answer.said = line.split_whitespace().collect::<Vec<_>>().join(" ");
                        answers.push(std::mem::take(&mut answer));
                    }
                }
            }
            Ok(answers)
        })
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        drop(self.commands.take());
        // It ends with its input.
        let _ = self.child.wait();
    }
}

/// The exchange of files, all or one, and the cases of the page; how many of the former failed.
pub(crate) fn run(wine: &Wine, folder: &Path, file: Option<&str>) -> Result<usize, String> {
    let folder = folder.join("wine");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut failures = exchange::run(wine, &folder, file)?;
    if file.is_none() {
        failures += behaviour::run(wine, &folder)?;
    }
    fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(failures)
}

fn answers(program: &str, question: &str) -> bool {
    let mut command = Command::new(program);
    let command = command.arg(question).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Folder and name of a file: names are the same under Wine, paths are not.
fn place(path: &Path) -> Result<(PathBuf, String), String> {
    let name = path.file_name().and_then(|name| name.to_str()).map(str::to_owned);
    let name = name.ok_or_else(|| format!("{}: no name", path.display()))?;
    Ok((path.parent().map(Path::to_owned).unwrap_or_default(), name))
}

/// `path`, or `path TAB size TAB digest`.
fn element(line: &str) -> Result<Element, String> {
    let mut parts = line.split('\t');
    let path = parts.next().unwrap_or_default().to_owned();
    let stream = match (parts.next(), parts.next()) {
        (Some(len), Some(sum)) => {
            Some((len.parse().map_err(|_| format!("driver: `{line}`"))?, sum.to_owned()))
        }
        _ => None,
    };
    Ok(Element { path, stream })
}
