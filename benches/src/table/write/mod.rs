//! Messages written: many small ones beside the peers that can write, and how the time grows with what is in one.

mod content;
pub(crate) mod large;
mod peer;
mod scale;

use std::cell::RefCell;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::Measure;
use crate::contest::{Contest, Outcome};

use self::content::Content;
use self::peer::{Given, Peer};

/// Measures all of it.
pub(crate) fn measure(measure: &Measure) -> io::Result<Vec<Outcome>> {
    let mut outcomes = vec![small(measure)?];
    outcomes.extend(scale::measure(measure)?);
    Ok(outcomes)
}

/// A folder for each run: nothing is written over, and nothing is removed while the clock runs, which would make new files
/// slower.
struct Folders {
    base: PathBuf,
    next: u32,
}

impl Folders {
    fn current(&self) -> PathBuf {
        self.base.join(self.next.to_string())
    }

    fn renew(&mut self) -> io::Result<()> {
        self.next += 1;
        fs::create_dir_all(self.current())
    }
}

/// New files of small messages, without durability.
fn small(measure: &Measure) -> io::Result<Outcome> {
    let count = if measure.is_smoke { 20 } else { 1_000 };
    let scratch = measure.files.scratch()?.join("write");
    remove(&scratch)?;
    fs::create_dir_all(&scratch)?;
    let content = Content::new();
    let (text, data) = (scratch.join("text"), scratch.join("data"));
    fs::write(&text, &content.text)?;
    fs::write(&data, &content.data)?;
    let (peers, missing) = Peer::all(measure.tools.as_deref(), &Given { text: &text, data: &data, count })?;

    let bare = sample(&scratch, &content)?;
    let folders = RefCell::new(Folders { base: scratch.join("runs"), next: 0 });
    let folders = &folders;
    let ready = || folders.borrow_mut().renew();
    let mut contest = Contest::new(format!(
        "{count} messages with 3 recipients and an attachment of {} bytes, new files",
        content.data.len()
    ));
    let mut sizes = vec![format!("ours {} bytes", bare.len())];
    let ours = contest.runner("ours", || {
        let folder = folders.borrow().current();
        for number in 0..count {
            content.write(&folder.join(format!("{number}.msg")), number)?;
        }
        Ok(u64::from(count))
    });
    contest.before(ours, ready);
    let limit = contest.runner("the same bytes into as many files", || {
        let folder = folders.borrow().current();
        for number in 0..count {
            File::create(folder.join(format!("{number}.msg")))?.write_all(&bare)?;
        }
        Ok(u64::from(count))
    });
    contest.before(limit, ready);
    let mut others = Vec::new();
    for mut peer in peers {
        let name = peer.name;
        folders.borrow_mut().renew()?;
        let folder = folders.borrow().current();
        peer.write(&folder)?;
        for number in 0..count {
            content.check(&folder.join(format!("{number}.msg")), number).map_err(|error| {
                io::Error::new(error.kind(), format!("{name} wrote something else: {error}"))
            })?;
        }
        sizes.push(format!("{name} {} bytes", fs::metadata(folder.join("0.msg"))?.len()));
        let other = contest.runner(name, move || {
            peer.write(&folders.borrow().current())?;
            Ok(u64::from(count))
        });
        contest.before(other, ready);
        others.push(other);
    }
    if !others.is_empty() {
        contest.faster("ours / best peer that writes", ours, &others, 15.0);
    }
    contest.faster("ours / the same bytes into as many files", ours, &[limit], None);
    contest.note(format!(
        "A message is a file of {}. Each peer runs in a process of its own, which is started before; the clock runs over \
         its loop. That all wrote the same subject, text, recipients and attachment is checked by reading every file.",
        sizes.join(", ")
    ));
    for sentence in missing {
        contest.note(sentence);
    }
    let outcome = contest.run(measure.effort);
    remove(&scratch)?;
    outcome
}

/// The bytes of one of our files.
fn sample(scratch: &Path, content: &Content) -> io::Result<Vec<u8>> {
    let path = scratch.join("sample.msg");
    content.write(&path, 0)?;
    content.check(&path, 0)?;
    fs::read(path)
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
