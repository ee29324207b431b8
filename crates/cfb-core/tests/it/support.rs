//! Stores and helpers shared by the tests.

use std::io;
use std::path::{Path, PathBuf};

use cfb_core::{CompoundFile, Entry, OpenOptions, ReadAt};
use cfb_layout::{ChainOrder, Layout, NodeId, Part, Plan, Version};

/// Bytes that are only given out by copy, so that every read goes the way of a file read by position.
pub(crate) struct ByPosition(pub(crate) Vec<u8>);

impl ReadAt for ByPosition {
    fn len(&self) -> u64 {
        self.0.len() as u64
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        self.0.read_at(offset, buf)
    }
}

/// A layout of any size as a byte store, without its bytes in memory.
pub(crate) struct LaidOut(pub(crate) Layout);

impl ReadAt for LaidOut {
    fn len(&self) -> u64 {
        self.0.len_bytes()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        Ok(self.0.read_at(offset, buf))
    }
}

/// Opens the same bytes in memory and by position.
pub(crate) fn open_both(bytes: &[u8]) -> [CompoundFile; 2] {
    [
        OpenOptions::new().open_bytes(bytes).unwrap(),
        OpenOptions::new().open_source(ByPosition(bytes.to_vec())).unwrap(),
    ]
}

/// The entry of a plan's node.
pub(crate) fn entry_of<'a>(file: &'a CompoundFile, layout: &Layout, node: NodeId) -> Entry<'a> {
    file.entry(cfb_core::StreamId::new(layout.stream_id(node))).unwrap()
}

/// A file with streams of many sizes in several storages, every chain in pieces.
pub(crate) fn mixed(version: Version, seed: u64) -> (Plan, Vec<NodeId>) {
    let mut plan = Plan::new(version);
    let mut parent = plan.root();
    let mut streams = Vec::new();
    for (index, len) in
        [0u64, 1, 63, 64, 65, 511, 512, 513, 4095, 4096, 4097, 9000, 70_001].into_iter().enumerate()
    {
        if index % 4 == 3 {
            parent = plan.storage(parent, format!("Storage {index}").as_str());
        }
        let content = cfb_layout::Content::pattern(seed.wrapping_add(index as u64), len);
        let stream = plan.stream(parent, format!("Stream {index}").as_str(), content);
        plan.chain_order(stream, ChainOrder::Shuffled { piece: 2, seed });
        streams.push(stream);
    }
    plan.chain_order(Part::Directory, ChainOrder::Shuffled { piece: 2, seed });
    plan.chain_order(Part::MiniStream, ChainOrder::Reversed);
    (plan, streams)
}

/// A file in the test folder that goes away when dropped.
pub(crate) struct Scratch(pub(crate) PathBuf);

impl Scratch {
    pub(crate) fn new(name: &str, bytes: &[u8]) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::write(&path, bytes).unwrap();
        Self(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        std::fs::remove_file(&self.0).unwrap();
    }
}
