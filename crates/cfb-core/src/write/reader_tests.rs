//! Readers in other opens, beside a commit.

use std::io;
use std::sync::{Arc, Mutex, OnceLock};

use crate::backing::shared::SharedBytes;
use crate::backing::{RangeLocks, ReadAt, Store};
use crate::compound_file::CompoundFile;
use crate::format::dir_entry::{ObjectType, StreamId};
use crate::format::header::Version;
use crate::options::OpenOptions;
use crate::share::{LockRequest, OpenLocks};
use crate::write::Ground;
use crate::write::changes::*;
use crate::write::test_kit::meta;

/// A reader, as it opens a file: first its lock, then the header.
struct Reader {
    file: CompoundFile,
    _locks: OpenLocks,
}

impl Reader {
    fn open(memory: &SharedBytes) -> Self {
        let store: Arc<dyn Store> = Arc::new(memory.reopen());
        let request = LockRequest { reads: true, transacted: true, ..LockRequest::default() };
        let locks = OpenLocks::acquire(&store, request).unwrap();
        Self { file: OpenOptions::new().open_source(memory.reopen()).unwrap(), _locks: locks }
    }
}

/// A store on which a reader opens the file just before the header is written for the first time.
struct OpenedMeanwhile {
    inner: SharedBytes,
    reader: OnceLock<Mutex<Option<Reader>>>,
}

impl ReadAt for OpenedMeanwhile {
    fn len(&self) -> u64 {
        self.inner.len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        self.inner.read_at(offset, buf)
    }
}

impl Store for OpenedMeanwhile {
    fn write_at(&self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        if offset == 0 {
            self.reader.get_or_init(|| Mutex::new(Some(Reader::open(&self.inner))));
        }
        self.inner.write_at(offset, bytes)
    }

    fn set_len(&self, len_bytes: u64) -> io::Result<()> {
        self.inner.set_len(len_bytes)
    }

    fn sync(&self) -> io::Result<()> {
        self.inner.sync()
    }

    fn locks(&self) -> Option<&dyn RangeLocks> {
        self.inner.locks()
    }
}

/// A file with one stream, of 300,000 bytes; before it lie `hole` bytes that are free.
fn file_with_stream(hole: usize) -> (SharedBytes, StreamId, Vec<u8>) {
    let memory = SharedBytes::new(Vec::new());
    let content: Vec<u8> = (0..300_000).map(|at| (at % 251) as u8).collect();
    let mut ground = Ground::create(Arc::new(memory.reopen()), Version::V3).unwrap();
    let (hole, stream) =
        (add(&mut ground, "hole", content.get(..hole).unwrap()), add(&mut ground, "stream", &content));
    ground.commit(&without(hole), &How::default()).unwrap();
    (memory, stream, content)
}

fn add(ground: &mut Ground, name: &str, content: &[u8]) -> StreamId {
    let len = content.len() as u64;
    let piece = Piece { offset: 0, len, bytes: PieceBytes::Memory(content) };
    let edits = ChildEdits { storage: Node::Old(StreamId::ROOT), removed: vec![], added: vec![Node::New(0)] };
    let changes = Changes {
        new: vec![NewEntry { kind: ObjectType::Stream, meta: meta(name) }],
        children: vec![edits],
        contents: vec![Contents { stream: Node::New(0), len, kept: 0, pieces: vec![piece] }],
        ..Changes::default()
    };
    ground.commit(&changes, &How::default()).unwrap().new_ids[0]
}

fn without(id: StreamId) -> Changes<'static> {
    let edits = ChildEdits { storage: Node::Old(StreamId::ROOT), removed: vec![id], added: vec![] };
    Changes { removed: vec![id], children: vec![edits], ..Changes::default() }
}

#[test]
fn a_commit_without_readers_shortens_the_file() {
    let (memory, id, _) = file_with_stream(10);
    let mut ground = Ground::open(Arc::new(memory.reopen())).unwrap();
    ground.commit(&without(id), &How { consolidate: true, ..How::default() }).unwrap();
    assert!(memory.len() < 8192, "{}", memory.len());
}

#[test]
fn a_reader_that_opens_during_a_commit_keeps_what_it_reads() {
    // The new tables go behind the stream, and would be moved; or into the hole, and the end would be cut at once.
    for (hole, consolidate) in [(10, true), (30_000, false), (30_000, true)] {
        let how = How { consolidate, ..How::default() };
        let (memory, id, content) = file_with_stream(hole);
        let store = Arc::new(OpenedMeanwhile { inner: memory.reopen(), reader: OnceLock::new() });
        let mut ground = Ground::open(store.clone()).unwrap();
        ground.commit(&without(id), &how).unwrap();
        let reader = store.reader.get().unwrap().lock().unwrap().take().unwrap();
        assert!(*reader.file.find("stream").unwrap().bytes().unwrap() == content[..]);
        assert_eq!(reader.file.check().unwrap(), []);

        // Another commit leaves it in place too, and the first one after it has gone cuts the file.
        ground.commit(&Changes::default(), &how).unwrap();
        assert!(*reader.file.find("stream").unwrap().bytes().unwrap() == content[..]);
        drop(reader);
        ground.commit(&Changes::default(), &how).unwrap();
        assert!(memory.len() < 40_000, "{}", memory.len());
        let file = OpenOptions::new().strict(true).open_bytes(memory.to_vec()).unwrap();
        assert_eq!(file.check().unwrap(), []);
    }
}
