//! A stream whose bytes end the file and look like the record of a commit.

use std::sync::Arc;

use cfb_core::{CommitOptions, CompoundFile, Mode, SharedBytes, StorageOptions};
use cfb_layout::{Content, Part, Plan, Version};

const RECORD_LEN: usize = 1024;

/// A file that ends in the bytes of a stream, the last of which are a record made for its length and header. `old` and
/// `new` change the headers that the record tells.
fn forged(
    version: Version,
    flags: u32,
    old: impl Fn(&mut [u8]),
    new: impl Fn(&mut [u8]),
) -> (Vec<u8>, Vec<u8>) {
    let mut plan = Plan::new(version);
    let root = plan.root();
    let stream = plan.stream(root, "last", Content::pattern(1, 8192));
    plan.stream(root, "first", Content::pattern(2, 5000));
    plan.order([Part::Fat, Part::Directory, Part::Stream(plan.find("first").unwrap()), Part::Stream(stream)]);
    let mut bytes = plan.to_vec();
    let header = bytes[..512].to_vec();
    let record_sectors = if version == Version::V4 { 4096 } else { RECORD_LEN };
    let at = bytes.len() - record_sectors;
    let mut record = vec![0; RECORD_LEN];
    record[..8].copy_from_slice(b"\x89CFBflip");
    record[8..16].copy_from_slice(&(bytes.len() as u64).to_le_bytes());
    record[16..20].copy_from_slice(&flags.to_le_bytes());
    record[0x14..0x24].copy_from_slice(&header[8..0x18]);
    for (place, change) in [(0x24, &old as &dyn Fn(&mut [u8])), (0x20C, &new)] {
        let mut other = header.clone();
        change(&mut other);
        record[place..place + 488].copy_from_slice(&other[0x18..]);
    }
    let crc = crc32(&record[..RECORD_LEN - 4]);
    record[RECORD_LEN - 4..].copy_from_slice(&crc.to_le_bytes());
    bytes[at..at + RECORD_LEN].copy_from_slice(&record);
    let content = bytes[bytes.len() - 8192..].to_vec();
    (bytes, content)
}

/// CRC-32 as the record has it.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| crc >> 1 ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
    })
}

/// Asserts that the stream is read, by a reader and by a writer, is whole after a change, and that nothing is undone.
fn is_a_stream((bytes, content): (Vec<u8>, Vec<u8>)) {
    let last = |bytes: &[u8]| {
        let file = CompoundFile::from_bytes(bytes).unwrap();
        assert_eq!(file.check().unwrap(), []);
        file.find("last").unwrap().bytes().unwrap().into_owned()
    };
    assert!(last(&bytes) == content, "read");
    let store = Arc::new(SharedBytes::new(bytes.clone()));
    StorageOptions::new().undo_on(Arc::new(store.reopen())).unwrap_err();
    assert!(store.to_vec() == bytes, "undone");
    let root =
        StorageOptions::new().open_on(Arc::new(store.reopen()), Mode::read_write().transacted()).unwrap();
    let mut read = vec![0; content.len() + 1];
    assert_eq!(root.open_stream("last", Mode::read()).unwrap().read_at(0, &mut read).unwrap(), content.len());
    assert!(read[..content.len()] == content, "read by a writer");
    root.create_stream("more", Mode::read_write()).unwrap().write_at(0, &[7; 20_000]).unwrap();
    root.commit(CommitOptions::new()).unwrap();
    assert!(last(&store.to_vec()) == content, "after a change");
}

#[test]
fn a_stream_that_looks_like_the_record_of_the_last_commit_is_a_stream() {
    for version in [Version::V3, Version::V4] {
        for flags in [0, 1] {
            is_a_stream(forged(version, flags, |old| old[0x34] ^= 1, |_| {}));
            is_a_stream(forged(version, flags, |_| {}, |new| new[0x34] ^= 1));
        }
    }
}

#[test]
fn a_stream_that_tells_of_a_torn_header_is_a_stream() {
    for version in [Version::V3, Version::V4] {
        is_a_stream(forged(version, 0, |old| old[0x34] ^= 1, |new| new[0x30] ^= 1));
        // Where the FAT lies is told in two halves.
        is_a_stream(forged(version, 0, |old| old[0x4C] ^= 1, |new| new[0x4D] ^= 1));
    }
}
