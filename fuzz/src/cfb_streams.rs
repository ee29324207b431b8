//! Compound files, from the header to the last byte of the last stream.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};
use std::ops::Range;

use cfb_core::{CompoundFile, Entry, OpenOptions, ReadAt, Severity};

use crate::peer;

/// Longer streams of the peer are not compared: only a file that is larger than any input here could hold one.
const PEER_LIMIT: u64 = 1 << 20;

/// What was found at a path: whether a stream, the size, and its bytes if all could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Element {
    is_stream: bool,
    len_bytes: u64,
    bytes: Option<Vec<u8>>,
}

/// The elements of a file by path, names joined by `/`; `None` once two have the same path.
type Tree = Option<BTreeMap<String, Element>>;

/// The input is a compound file.
///
/// Holds: reading the whole of it takes no more than it has bytes; a store with and one without borrowed slices give
/// the same; any piece of a stream, and the bytes at its ranges in the file, are those of the whole; what strict takes
/// has no finding; where the file is sound to us and the `cfb` crate opens it too, both found the same.
pub fn cfb_streams(data: &[u8]) {
    let options = OpenOptions::new().exclusive_owners(true);
    let file = options.open_bytes(data);
    let by_position = options.open_source(ByPosition(data.to_vec()));
    let (file, by_position) = match (file, by_position) {
        (Ok(file), Ok(by_position)) => (file, by_position),
        (Err(one), Err(other)) => {
            assert_eq!(one.to_string(), other.to_string());
            assert!(options.strict(true).open_bytes(data).is_err(), "strict took what tolerant refused");
            return;
        }
        (one, other) => panic!("stores disagree: {:?} and {:?}", one.err(), other.err()),
    };
    let tree = read(&file, data);
    assert_eq!(tree, read(&by_position, data), "stores disagree");
    let findings = file.check().expect("memory gives no error and tolerant no other");
    let is_sound = findings.iter().all(|finding| finding.severity() < Severity::Warning);
    strict(data, is_sound, &tree);
    without_claims(data);
    if is_sound
        && let Some(tree) = tree
        && let Some(peer) = peer::quietly(|| peer_tree(data)).flatten()
    {
        compare(&tree, &peer);
    }
}

/// Reads everything below the root. Claims make this linear however the entries lie.
fn read(file: &CompoundFile, data: &[u8]) -> Tree {
    let mut tree = Some(BTreeMap::new());
    let mut total = 0_usize;
    let mut storages = vec![(String::new(), file.root())];
    while let Some((path, storage)) = storages.pop() {
        let Ok(children) = storage.children() else { continue };
        for child in children {
            let Ok(child) = child else { break };
            let path = format!("{path}/{}", child.name().to_string_lossy());
            let bytes = child.is_stream().then(|| stream(&child, data)).flatten();
            total += bytes.as_ref().map_or(0, Vec::len);
            // Sectors serve one stream each, and so do the mini sectors inside those of the mini stream.
            assert!(total <= 2 * data.len(), "{total} bytes of streams in {}", data.len());
            let len_bytes = if child.is_stream() { child.len_bytes() } else { 0 };
            let element = Element { is_stream: child.is_stream(), len_bytes, bytes };
            if child.is_storage() {
                storages.push((path.clone(), child));
            }
            let twice = tree.as_mut().is_none_or(|tree| tree.insert(path, element).is_some());
            if twice {
                tree = None;
            }
        }
    }
    tree
}

/// The bytes of a stream, read in several ways that must agree; `None` where it cannot be read whole.
fn stream(entry: &Entry<'_>, data: &[u8]) -> Option<Vec<u8>> {
    let mut stream = entry.open().ok()?;
    let available = stream.available().ok()?;
    assert!(available <= stream.len_bytes(), "{available} of {}", stream.len_bytes());
    let whole = stream.to_bytes().ok()?.into_owned();
    assert!(whole.len() as u64 <= stream.len_bytes());

    let mut again = Vec::new();
    if stream.read_to_end(&mut again).is_ok() {
        assert_eq!(whole, again, "read at once and to the end differ");
    }
    let (from, to) = (whole.len() / 3, whole.len() - whole.len() / 4);
    let mut piece = vec![0; to - from];
    let mut filled = 0;
    while filled < piece.len() {
        match stream.read_at((from + filled) as u64, &mut piece[filled..]) {
            Ok(0) | Err(_) => break,
            Ok(read) => filled += read,
        }
    }
    assert_eq!(&piece[..filled], &whole[from..from + filled], "a piece and the whole differ");
    if let Ok(Some(slice)) = stream.slice(from as u64..to as u64) {
        assert_eq!(slice, &whole[from..to], "a borrowed piece and the whole differ");
    }
    if let Ok(ranges) = stream.file_ranges(0..whole.len() as u64) {
        let at_ranges: Vec<u8> = ranges.into_iter().flat_map(|range| at(data, range)).collect();
        assert_eq!(at_ranges, whole, "the bytes at the ranges are not the stream's");
    }
    Some(whole)
}

/// The bytes of a range of the file. What a last, partial sector lacks reads as zeros, and its range says so by its end.
fn at(data: &[u8], range: Range<u64>) -> impl Iterator<Item = u8> {
    let (from, to) = (range.start as usize, range.end as usize);
    assert!(from < to && to - data.len().min(to) < 4096, "{range:?} in {} bytes", data.len());
    let there = data.get(from..to.min(data.len())).unwrap_or_default();
    there.iter().copied().chain(std::iter::repeat_n(0, to - from - there.len()))
}

/// Strict never fails on what is sound, and finds the same.
fn strict(data: &[u8], is_sound: bool, tree: &Tree) {
    let options = OpenOptions::new().strict(true).exclusive_owners(true);
    let checked = options.open_bytes(data).and_then(|file| file.check().map(|_| file));
    match checked {
        Ok(file) => {
            assert!(is_sound, "strict took what has findings");
            assert_eq!(&read(&file, data), tree, "strict and tolerant differ");
        }
        Err(error) => assert!(!is_sound, "strict refused what is sound: {error}"),
    }
}

/// Without claims a hostile file may give its bytes many times over; what is read is bounded here instead.
fn without_claims(data: &[u8]) {
    let Ok(file) = CompoundFile::from_bytes(data) else { return };
    let mut budget = 4 * data.len();
    let entries = file.num_entries().unwrap_or(0);
    for number in 0..entries {
        let Ok(entry) = file.entry(cfb_core::StreamId::new(number)) else { continue };
        let Ok(mut stream) = entry.open() else { continue };
        let mut buffer = vec![0; budget.min(4096)];
        let read = stream.read_at(entry.len_bytes() / 2, &mut buffer).unwrap_or(0);
        budget -= read;
        if budget == 0 {
            break;
        }
    }
}

/// The same as [`Tree`] by the `cfb` crate; `None` where it refuses.
fn peer_tree(data: &[u8]) -> Option<BTreeMap<String, Element>> {
    let mut file = cfb::CompoundFile::open(Cursor::new(data)).ok()?;
    let entries: Vec<cfb::Entry> = file.walk().filter(|entry| !entry.is_root()).collect();
    let mut tree = BTreeMap::new();
    for entry in entries {
        let mut bytes = None;
        if entry.is_stream() && entry.len() <= PEER_LIMIT {
            let mut all = Vec::new();
            let read = file.open_stream(entry.path()).and_then(|mut stream| stream.read_to_end(&mut all));
            bytes = read.is_ok().then_some(all);
        }
        let len_bytes = if entry.is_stream() { entry.len() } else { 0 };
        let element = Element { is_stream: entry.is_stream(), len_bytes, bytes };
        tree.insert(entry.path().to_string_lossy().into_owned(), element);
    }
    Some(tree)
}

fn compare(ours: &BTreeMap<String, Element>, peer: &BTreeMap<String, Element>) {
    let names = |tree: &BTreeMap<String, Element>| tree.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(ours), names(peer), "other elements than the peer");
    for ((path, ours), peer) in ours.iter().zip(peer.values()) {
        assert_eq!((ours.is_stream, ours.len_bytes), (peer.is_stream, peer.len_bytes), "{path}");
        if let Some(bytes) = &peer.bytes {
            assert_eq!(ours.bytes.as_ref(), Some(bytes), "{path}");
        }
    }
}

/// A store without borrowed slices: every read copies, as from a file.
struct ByPosition(Vec<u8>);

impl ReadAt for ByPosition {
    fn len(&self) -> u64 {
        self.0.len() as u64
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let from = usize::try_from(offset).unwrap_or(usize::MAX).min(self.0.len());
        // Short reads are allowed at any time: this store gives at most 100 bytes.
        let len = buf.len().min(self.0.len() - from).min(100);
        buf[..len].copy_from_slice(&self.0[from..from + len]);
        Ok(len)
    }
}
