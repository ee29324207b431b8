//! The files that work begins on.

use cfb_core::{Builder, CompoundFile, Mode, SharedBytes, StorageOptions, Version};
use cfb_layout::{ChainOrder, Content, Part, Plan};

use super::state::{State, pattern};

/// Which file work begins on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Start {
    /// A root and nothing in it.
    Empty,
    /// Streams of many sizes in several storages, every chain in pieces.
    Pieces(u64),
    /// Streams that lie together, so many bytes in all: with 7,100,000 the FAT is about to outgrow the header.
    Packed(usize),
}

impl Start {
    /// The bytes of the file, and what it holds.
    pub(crate) fn file(self, version: Version) -> (Vec<u8>, State) {
        let bytes = match self {
            Self::Empty => {
                let store = SharedBytes::new([]);
                let root = StorageOptions::new()
                    .version(version)
                    .create_on(std::sync::Arc::new(store.reopen()), Mode::read_write().transacted().create())
                    .unwrap();
                root.close().unwrap();
                store.to_vec()
            }
            Self::Pieces(seed) => pieces(version, seed),
            Self::Packed(len) => packed(version, len),
        };
        let state = State::of(&CompoundFile::from_bytes(bytes.clone()).unwrap()).unwrap();
        (bytes, state)
    }
}

fn pieces(version: Version, seed: u64) -> Vec<u8> {
    let version = if version == Version::V3 { cfb_layout::Version::V3 } else { cfb_layout::Version::V4 };
    let mut plan = Plan::new(version);
    let mut parent = plan.root();
    for (index, len) in [0u64, 1, 64, 65, 700, 4095, 4096, 4097, 9000, 30_001].into_iter().enumerate() {
        if index % 3 == 2 {
            parent = plan.storage(parent, format!("Storage {index}").as_str());
        }
        let content = Content::pattern(seed.wrapping_add(index as u64), len);
        let stream = plan.stream(parent, format!("Stream {index}").as_str(), content);
        plan.chain_order(stream, ChainOrder::Shuffled { piece: 2, seed });
    }
    plan.chain_order(Part::Directory, ChainOrder::Shuffled { piece: 1, seed });
    plan.chain_order(Part::MiniStream, ChainOrder::Reversed);
    plan.to_vec()
}

fn packed(version: Version, len: usize) -> Vec<u8> {
    let mut builder = Builder::new(version);
    let (mut left, mut number) = (len, 0u64);
    while left > 0 {
        let len = left.min([2_000_000, 3000, 700_000, 200][number as usize % 4]);
        builder.stream(Builder::ROOT, format!("packed {number}").as_str(), pattern(number, len)).unwrap();
        left -= len;
        number += 1;
    }
    builder.to_bytes().unwrap()
}
