//! The files that are made: by the builder or by commits, and the same content by the layout kit.

use std::fmt;
use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::Path;

use cfb_core::{Builder, StorageId};
use cfb_layout::{Content, Plan};

use crate::digest;
use crate::edited::{self, Edit};

/// Lengths around every border of the format.
const LENGTHS: [u64; 11] = [0, 63, 64, 65, 511, 512, 513, 4095, 4096, 4097, 1 << 20];

/// A storage (without size and digest) or a stream, with the path in plain form.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Element {
    pub(crate) path: String,
    pub(crate) stream: Option<(u64, String)>,
}

impl fmt::Display for Element {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.stream {
            Some((len, sha)) => write!(f, "{} of {len} bytes ({}..)", self.path, sha.get(..8).unwrap_or(sha)),
            None => write!(f, "{}/", self.path),
        }
    }
}

/// A file to be: its elements, parents before children.
pub(crate) struct Subject {
    pub(crate) name: String,
    version: u8,
    nodes: Vec<Node>,
    way: Way,
}

/// How a file comes about.
enum Way {
    /// Written front to back.
    Built,
    /// In one commit.
    Stored,
    /// By many commits.
    Edited(Vec<Edit>),
}

/// A storage or stream to be.
pub(crate) struct Node {
    /// Place of the storage among the nodes; `None` for the root.
    pub(crate) parent: Option<usize>,
    pub(crate) name: String,
    pub(crate) content: Option<Content>,
}

/// All of them; with `large`, the one that has as many FAT sectors as fill a DIFAT sector of version 4.
pub(crate) fn all(large: bool) -> Vec<Subject> {
    let mut subjects = Vec::new();
    for version in [3, 4] {
        subjects.push(Subject::new("lengths", version).lengths());
        subjects.push(Subject::new("names", version).names());
        subjects.push(Subject::new("nested", version).nested());
        subjects.push(Subject::new("empty-storages", version).empty_storages());
        subjects.push(Subject::new("10000-entries", version).entries(10_000, 700));
        subjects.push(Subject::new("stored-lengths", version).lengths().stored());
        subjects.push(Subject::new("stored-nested", version).nested().stored());
        subjects.push(Subject::new("stored-10000-entries", version).entries(10_000, 700).stored());
        subjects.push(Subject::new("edited-1000-times", version).edited(1_000));
        for fat_sectors in [109, 110] {
            subjects
                .push(Subject::new(&format!("{fat_sectors}-fat-sectors"), version).fat_sectors(fat_sectors));
        }
    }
    for fat_sectors in [109 + 127, 109 + 128] {
        subjects.push(Subject::new(&format!("{fat_sectors}-fat-sectors"), 3).fat_sectors(fat_sectors));
    }
    // Short ones: POI goes through the mini stream from its start for each mini sector.
    subjects.push(Subject::new("100000-entries", 3).entries(100_000, 66));
    if large {
        for fat_sectors in [109 + 1023, 109 + 1024] {
            subjects.push(Subject::new(&format!("{fat_sectors}-fat-sectors"), 4).fat_sectors(fat_sectors));
        }
    }
    subjects
}

impl Subject {
    fn new(name: &str, version: u8) -> Self {
        Self { name: format!("{name}-v{version}"), version, nodes: Vec::new(), way: Way::Built }
    }

    fn add(&mut self, parent: Option<usize>, name: &str, content: Option<Content>) -> usize {
        self.nodes.push(Node { parent, name: name.to_owned(), content });
        self.nodes.len() - 1
    }

    fn stored(mut self) -> Self {
        self.way = Way::Stored;
        self
    }

    fn edited(mut self, times: u64) -> Self {
        let (edits, nodes) = edited::edits(times);
        self.nodes = nodes;
        self.way = Way::Edited(edits);
        self
    }

    fn lengths(mut self) -> Self {
        for len in LENGTHS {
            self.add(None, &format!("{len}"), Some(Content::pattern(len, len)));
        }
        let folder = self.add(None, "Folder", None);
        for len in LENGTHS {
            self.add(Some(folder), &format!("again {len}"), Some(Content::pattern(!len, len)));
        }
        self
    }

    fn names(mut self) -> Self {
        let longest = "n".repeat(31);
        let names = [
            "\u{5}SummaryInformation",
            "\u{1}CompObj",
            "stra\u{df}e \u{3c3}\u{3c2}",
            "\u{65e5}\u{672c}\u{8a9e}",
            "\u{1F600}",
            "__substg1.0_0037001F",
            " leading and trailing ",
            longest.as_str(),
            "b",
            "A",
            "aa",
        ];
        for (name, seed) in names.into_iter().zip(0..) {
            self.add(None, name, Some(Content::pattern(seed, 100 + seed)));
        }
        self
    }

    fn nested(mut self) -> Self {
        let mut parent = None;
        for depth in 0..40 {
            self.add(parent, "stream", Some(Content::pattern(depth, depth * 300)));
            parent = Some(self.add(parent, "storage", None));
        }
        self.add(parent, "deepest", Some(Content::pattern(41, 5000)));
        self
    }

    /// Storages without anything in them, beside empty streams.
    fn empty_storages(mut self) -> Self {
        for number in 0..7 {
            self.add(None, &format!("storage {number}"), None);
            self.add(None, &format!("stream {number}"), Some(Content::pattern(0, 0)));
        }
        self
    }

    /// Streams of fewer than `longest` bytes in one storage.
    fn entries(mut self, count: u64, longest: u64) -> Self {
        let folder = self.add(None, "many", None);
        for number in 0..count {
            let content = Content::pattern(number, number % longest);
            self.add(Some(folder), &format!("entry {number:06}"), Some(content));
        }
        self
    }

    /// One stream that leaves no entry of so many FAT sectors free.
    fn fat_sectors(mut self, fat: u64) -> Self {
        let sector: u64 = if self.version == 3 { 512 } else { 4096 };
        let difat = fat.saturating_sub(109).div_ceil(sector / 4 - 1);
        let total = fat * (sector / 4);
        // Beyond 2 GiB a sector is set aside.
        let lock = u64::from(self.version == 4 && (total + 1) * sector > 1 << 31);
        let sectors = total - fat - difat - 1 - lock;
        self.add(None, "filled", Some(Content::pattern(fat, sectors * sector)));
        self
    }

    /// What a reader must find, sorted.
    pub(crate) fn elements(&self) -> Vec<Element> {
        let mut elements: Vec<Element> = (0..self.nodes.len())
            .filter_map(|at| {
                let content = self.nodes.get(at)?.content.as_ref();
                let sum = |content: &Content| digest::of_reader(Bytes { content: content.clone(), at: 0 });
                let stream = content.and_then(|content| sum(content).ok());
                Some(Element { path: self.path(at), stream })
            })
            .collect();
        elements.sort();
        elements
    }

    /// Whether no earlier subject has the same content.
    pub(crate) fn is_new_content(&self) -> bool {
        self.version == 3 && !matches!(self.way, Way::Stored)
    }

    /// Bytes in all streams.
    pub(crate) fn stream_bytes(&self) -> u64 {
        self.nodes.iter().filter_map(|node| Some(node.content.as_ref()?.len_bytes())).sum()
    }

    /// Storages and streams.
    pub(crate) fn num_elements(&self) -> usize {
        self.nodes.len()
    }

    fn path(&self, at: usize) -> String {
        let mut names = Vec::new();
        let mut next = Some(at);
        while let Some(node) = next.and_then(|at| self.nodes.get(at)) {
            names.push(digest::plain(&node.name));
            next = node.parent;
        }
        names.reverse();
        names.join("/")
    }

    /// Writes the file.
    pub(crate) fn write(&self, path: &Path) -> Result<(), String> {
        let version = if self.version == 3 { cfb_core::Version::V3 } else { cfb_core::Version::V4 };
        let failed = |error: cfb_core::Error| format!("{}: {error}", self.name);
        match &self.way {
            Way::Built => self.build(path, version),
            Way::Stored => edited::store(path, version, &self.nodes).map_err(failed),
            Way::Edited(edits) => edited::edit(path, version, edits).map_err(failed),
        }
    }

    fn build(&self, path: &Path, version: cfb_core::Version) -> Result<(), String> {
        let failed = |error: cfb_core::Error| format!("{}: {error}", self.name);
        let mut builder = Builder::new(version);
        let mut ids: Vec<StorageId> = Vec::new();
        for node in &self.nodes {
            let parent = node.parent.and_then(|at| ids.get(at).copied()).unwrap_or(Builder::ROOT);
            let id = match &node.content {
                None => builder.storage(parent, node.name.as_str()).map_err(failed)?,
                Some(content) => {
                    let source = Bytes { content: content.clone(), at: 0 };
                    builder
                        .stream_from(parent, node.name.as_str(), content.len_bytes(), source)
                        .map_err(failed)?;
                    parent
                }
            };
            ids.push(id);
        }
        let file = File::create(path).map_err(|error| format!("{}: {error}", path.display()))?;
        builder.write_to(file).map_err(failed).map(|_| ())
    }

    /// Writes a file of the same content with the layout kit.
    pub(crate) fn lay_out(&self, path: &Path) -> Result<(), String> {
        let mut plan =
            Plan::new(if self.version == 3 { cfb_layout::Version::V3 } else { cfb_layout::Version::V4 });
        let mut ids = Vec::new();
        for node in &self.nodes {
            let parent = node.parent.and_then(|at| ids.get(at).copied()).unwrap_or_else(|| plan.root());
            ids.push(match &node.content {
                None => plan.storage(parent, node.name.as_str()),
                Some(content) => plan.stream(parent, node.name.as_str(), content.clone()),
            });
        }
        let failed = |error: std::io::Error| format!("{}: {error}", path.display());
        let mut out = BufWriter::with_capacity(1 << 20, File::create(path).map_err(failed)?);
        plan.layout().write_to(&mut out).and_then(|()| out.flush()).map_err(failed)
    }
}

/// The bytes of a content, read front to back.
struct Bytes {
    content: Content,
    at: u64,
}

impl Read for Bytes {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        let left = usize::try_from(self.content.len_bytes() - self.at).unwrap_or(usize::MAX);
        let n = left.min(buf.len());
        self.content.fill(self.at, buf.get_mut(..n).unwrap_or_default());
        self.at += n as u64;
        Ok(n)
    }
}
