//! What a file holds, as a map; edits of it, done to the map and told to Wine.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use cfb_core::{CompoundFile, Entry, Severity};

use crate::digest;
use crate::subject::Element;

/// Lengths around the borders of the format.
const LENGTHS: [usize; 9] = [0, 63, 64, 65, 511, 512, 4095, 4096, 4097];

/// Streams of a file that are edited.
const EDITED: usize = 140;

/// Elements by path in plain form; a storage has no bytes.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Tree(pub(super) BTreeMap<String, Option<Vec<u8>>>);

/// One change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Edit {
    NewStorage { path: String },
    NewStream { path: String, len: usize, seed: u8 },
    Write { path: String, offset: usize, len: usize, seed: u8 },
    Cut { path: String, len: usize },
    Rename { path: String, name: String },
    Remove { path: String },
}

/// Bytes that count up, as the driver's `fill` writes them.
pub(super) fn counting(seed: u8, len: usize) -> Vec<u8> {
    (0..=u8::MAX).cycle().skip(seed.into()).take(len).collect()
}

/// Storage above, empty for the root, and name.
pub(super) fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

impl Edit {
    /// What is edited.
    pub(super) fn path(&self) -> &str {
        match self {
            Self::NewStorage { path } | Self::NewStream { path, .. } | Self::Write { path, .. } => path,
            Self::Cut { path, .. } | Self::Rename { path, .. } | Self::Remove { path } => path,
        }
    }
}

impl Tree {
    /// What a file holds, and the codes of what is wrong with it.
    pub(super) fn read(path: &Path) -> Result<(Self, Vec<&'static str>), String> {
        let text = |error: cfb_core::Error| format!("{}: {error}", path.display());
        let file = CompoundFile::open(path).map_err(text)?;
        let mut tree = BTreeMap::new();
        let mut open: Vec<(String, Entry<'_>)> = vec![(String::new(), file.root())];
        while let Some((above, storage)) = open.pop() {
            for entry in storage.children().map_err(text)? {
                let entry = entry.map_err(text)?;
                let path = format!("{above}{}", digest::plain(&entry.name().to_string_lossy()));
                if entry.is_stream() {
                    tree.insert(path, Some(entry.bytes().map_err(text)?.into_owned()));
                } else {
                    open.push((format!("{path}/"), entry));
                    tree.insert(path, None);
                }
            }
        }
        let findings = file.check().map_err(text)?;
        let findings = findings.iter().filter(|finding| finding.severity() >= Severity::Warning);
        Ok((Self(tree), findings.map(|finding| finding.code()).collect()))
    }

    /// The same, sorted, as a reader lists it.
    pub(super) fn elements(&self) -> Vec<Element> {
        let stream = |bytes: &Vec<u8>| (bytes.len() as u64, digest::of_bytes(bytes));
        let elements = self.0.iter();
        let element = |(path, bytes): (&String, &Option<Vec<u8>>)| Element {
            path: path.clone(),
            stream: bytes.as_ref().map(stream),
        };
        let mut elements: Vec<Element> = elements.map(element).collect();
        elements.sort();
        elements
    }

    /// The same names and lengths, with bytes that the driver can make.
    pub(super) fn counting(&self) -> Self {
        let bytes = |(at, bytes): (usize, &Option<Vec<u8>>)| {
            bytes.as_ref().map(|bytes| counting((at % 251) as u8, bytes.len()))
        };
        Self(self.0.keys().cloned().zip(self.0.values().enumerate().map(bytes)).collect())
    }

    /// The edits that make all of this in an empty file.
    pub(super) fn making(&self) -> Vec<Edit> {
        let edit = |(path, bytes): (&String, &Option<Vec<u8>>)| match bytes {
            None => Edit::NewStorage { path: path.clone() },
            Some(bytes) => Edit::NewStream {
                path: path.clone(),
                len: bytes.len(),
                seed: bytes.first().copied().unwrap_or_default(),
            },
        };
        // A storage is a prefix of what is in it, so it comes first.
        self.0.iter().map(edit).collect()
    }

    /// Changes of every kind, to streams that lie here and there, and new elements. Wine leaves the length of a renamed
    /// element's old name in its entry, so for Wine new names are as long as the old ones.
    pub(super) fn editing(&self, for_wine: bool) -> Vec<Edit> {
        let mut edits = Vec::new();
        let gone = self.0.iter().rev().find(|(_, bytes)| bytes.is_none()).map(|(path, _)| path.clone());
        edits.extend(gone.clone().map(|path| Edit::Remove { path }));
        let is_kept = |path: &str| {
            let inside =
                |gone: &String| path.strip_prefix(gone.as_str()).is_some_and(|rest| rest.starts_with('/'));
            !gone.as_ref().is_some_and(inside)
        };
        let streams = self.0.iter().filter_map(|(path, bytes)| Some((path, bytes.as_ref()?.len())));
        let streams: Vec<_> = streams.filter(|(path, _)| is_kept(path)).collect();
        let step = streams.len().div_ceil(EDITED).max(1);
        for (at, (path, len)) in streams.into_iter().step_by(step).enumerate() {
            let (path, seed) = (path.clone(), at as u8);
            edits.extend(match at % 7 {
                0 => Some(Edit::Write { path, offset: len / 2, len: 10, seed }),
                1 => Some(Edit::Cut { path, len: len / 2 }),
                2 => Some(Edit::Write { path, offset: len, len: 5000, seed }),
                3 if for_wine => {
                    let len = num_units(split(&path).1);
                    let name = format!("{at:_<len$}");
                    (name.len() == len).then_some(Edit::Rename { path, name })
                }
                3 => Some(Edit::Rename { path, name: format!("renamed {at}") }),
                4 => Some(Edit::Remove { path }),
                _ => None,
            });
        }
        let new = if for_wine { "Wine" } else { "Ours" };
        for folder in [new.to_owned(), format!("{new}/Inner")] {
            edits.push(Edit::NewStorage { path: folder.clone() });
            for len in LENGTHS {
                edits.push(Edit::NewStream { path: format!("{folder}/new {len}"), len, seed: len as u8 });
            }
        }
        edits.extend((0..30).map(|at| Edit::NewStream { path: format!("{new} {at}"), len: 300, seed: at }));
        edits
    }

    /// Makes the changes.
    pub(super) fn apply(&mut self, edits: &[Edit]) {
        for edit in edits {
            match edit {
                Edit::NewStorage { path } => {
                    self.0.insert(path.clone(), None);
                }
                Edit::NewStream { path, len, seed } => {
                    self.0.insert(path.clone(), Some(counting(*seed, *len)));
                }
                Edit::Write { path, offset, len, seed } => {
                    if let Some(Some(bytes)) = self.0.get_mut(path) {
                        let after = bytes.split_off((offset + len).min(bytes.len()));
                        bytes.truncate(*offset);
                        bytes.extend(counting(*seed, *len));
                        bytes.extend(after);
                    }
                }
                Edit::Cut { path, len } => {
                    if let Some(Some(bytes)) = self.0.get_mut(path) {
                        bytes.truncate(*len);
                    }
                }
                Edit::Rename { path, name } => {
                    if let Some(element) = self.0.remove(path) {
                        let (above, _) = split(path);
                        let path = if above.is_empty() { name.clone() } else { format!("{above}/{name}") };
                        self.0.insert(path, element);
                    }
                }
                Edit::Remove { path } => {
                    let inside = format!("{path}/");
                    self.0.retain(|other, _| other != path && !other.starts_with(&inside));
                }
            }
        }
    }
}

/// The commands that make the changes below the root storage `r`.
pub(super) fn commands(edits: &[Edit]) -> String {
    let mut text = String::new();
    let mut open = BTreeMap::from([(String::new(), "r".to_owned())]);
    for edit in edits {
        let (above, name) = split(edit.path());
        let parent = storage(&mut text, &mut open, above);
        let name = word(name);
        let mode = "READWRITE+EXCLUSIVE";
        // Writing to a String does not fail.
        let _ = match edit {
            Edit::NewStorage { .. } => writeln!(text, "stg g {parent} {name} {mode}\nclose g"),
            Edit::NewStream { len, seed, .. } => {
                writeln!(text, "stm s {parent} {name} {mode}\nfill s {len} {seed}\nclose s")
            }
            Edit::Write { offset, len, seed, .. } => writeln!(
                text,
                "openstm s {parent} {name} {mode}\nseek s {offset} 0\nfill s {len} {seed}\nclose s"
            ),
            Edit::Cut { len, .. } => {
                writeln!(text, "openstm s {parent} {name} {mode}\nsetsize s {len}\nclose s")
            }
            Edit::Rename { name: new, .. } => writeln!(text, "rename {parent} {name} {}", word(new)),
            Edit::Remove { .. } => writeln!(text, "destroy {parent} {name}"),
        };
    }
    let close: String =
        open.values().filter(|name| *name != "r").map(|name| format!("close {name}\n")).collect();
    text + &close
}

/// The variable of a storage, which is opened if it is not.
fn storage(text: &mut String, open: &mut BTreeMap<String, String>, path: &str) -> String {
    if let Some(name) = open.get(path) {
        return name.clone();
    }
    let (above, name) = split(path);
    let parent = storage(text, open, above);
    let variable = format!("p{}", open.len());
    let _ = writeln!(text, "openstg {variable} {parent} {} READWRITE+EXCLUSIVE", word(name));
    open.insert(path.to_owned(), variable.clone());
    variable
}

/// Units of a name in plain form.
fn num_units(name: &str) -> usize {
    name.len() - 4 * name.matches('%').count()
}

/// A name as one word of a command.
fn word(name: &str) -> String {
    name.replace(' ', "%0020")
}
