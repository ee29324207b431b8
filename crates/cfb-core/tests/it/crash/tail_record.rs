//! The record at the end of a file after a crash: when it counts, and when it does not.

use std::ops::Range;
use std::sync::Arc;

use cfb_core::{
    Builder, CommitOptions, CompoundFile, Corruption, ErrorKind, Finding, Mode, SharedBytes, StorageOptions,
    Version,
};

use crate::crash::shared::state::State;
use crate::sim::crash::{Call, CrashStore};

const HEADER: Range<usize> = 0..512;
const RW: Mode = Mode::read_write();

/// A commit that was cut off at its header: the file with the record, both headers, both states.
struct CutOff {
    file: Vec<u8>,
    old: [u8; 512],
    new: [u8; 512],
    before: State,
    after: State,
}

/// A file with a stream, and the commit of another stream and of new bytes in the first.
fn cut_off(version: Version) -> CutOff {
    let memory = SharedBytes::new([]);
    let options = StorageOptions::new().version(version);
    let root = options.create_on(Arc::new(memory.reopen()), RW.transacted().create()).unwrap();
    root.create_stream("one", RW).unwrap().write_at(0, &[1; 6000]).unwrap();
    root.commit(CommitOptions::new()).unwrap();
    drop(root);
    let first = memory.to_vec();
    let store = CrashStore::new(first.clone());
    let root = options.open_on(store.clone(), RW.transacted()).unwrap();
    root.create_stream("two", RW).unwrap().write_at(0, &[2; 9000]).unwrap();
    root.open_stream("one", RW).unwrap().write_at(10, &[3; 100]).unwrap();
    root.commit(CommitOptions::new()).unwrap();
    drop(root);
    let mut file = first.clone();
    let recording = store.recording();
    let is_header = |call: &Call| matches!(call, Call::Write { offset: 0, .. });
    let (before_header, rest) = recording.calls.split_at(recording.calls.iter().position(is_header).unwrap());
    before_header.iter().for_each(|call| call.apply(&mut file));
    let mut whole = file.clone();
    rest[0].apply(&mut whole);
    let state = |bytes: &[u8]| State::of(&CompoundFile::from_bytes(bytes).unwrap()).unwrap();
    CutOff {
        old: file[HEADER].try_into().unwrap(),
        new: whole[HEADER].try_into().unwrap(),
        before: state(&first),
        after: state(&store.to_vec()),
        file,
    }
}

impl CutOff {
    /// The file with a header of the first bytes of the new one and the rest of the old one, or the reverse.
    fn torn(&self, at: usize, begins_new: bool) -> Vec<u8> {
        let (first, last) = if begins_new { (&self.new, &self.old) } else { (&self.old, &self.new) };
        let mut file = self.file.clone();
        file[HEADER][..at].copy_from_slice(&first[..at]);
        file[HEADER][at..].copy_from_slice(&last[at..]);
        file
    }

    /// A header that is torn in the middle of what differs.
    fn torn_within(&self) -> Vec<u8> {
        let differs: Vec<usize> = (0..512).filter(|&at| self.old[at] != self.new[at]).collect();
        let file = self.torn(differs[differs.len() / 2], true);
        assert!(file[HEADER] != self.old && file[HEADER] != self.new);
        file
    }
}

fn findings(file: &CompoundFile) -> Vec<Finding> {
    file.check().unwrap()
}

fn is_torn(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| matches!(finding.corruption(), Corruption::TornHeader { .. }))
}

/// Opens a file for writing, which heals it, and commits a change.
fn heal(bytes: &[u8]) -> Vec<u8> {
    let memory = SharedBytes::new(bytes);
    let root = StorageOptions::new().open_on(Arc::new(memory.reopen()), RW.transacted()).unwrap();
    assert_eq!(memory.to_vec(), bytes, "opening writes nothing");
    root.create_stream("healed", RW).unwrap().write_at(0, b"healed").unwrap();
    root.commit(CommitOptions::new()).unwrap();
    drop(root);
    memory.to_vec()
}

#[test]
fn every_mixture_of_the_two_headers_is_read_as_the_new_one() {
    for version in [Version::V3, Version::V4] {
        let cut = cut_off(version);
        for (at, begins_new) in (0..=512).flat_map(|at| [(at, true), (at, false)]) {
            let bytes = cut.torn(at, begins_new);
            let file = CompoundFile::from_bytes(&bytes[..]).unwrap();
            let header = &bytes[HEADER];
            let wanted = if *header == cut.old { &cut.before } else { &cut.after };
            assert_eq!(wanted.differs_from(&file), None, "{version:?} at {at}, {begins_new}");
            let is_mixture = *header != cut.old && *header != cut.new;
            assert_eq!((findings(&file).len(), is_torn(&findings(&file))), (is_mixture.into(), is_mixture));
        }
    }
}

#[test]
fn a_writer_mends_a_torn_header_with_its_first_commit_and_the_finding_is_gone() {
    let cut = cut_off(Version::V3);
    let healed = CompoundFile::from_bytes(heal(&cut.torn_within())).unwrap();
    assert_eq!(findings(&healed), []);
    assert_eq!(*healed.find("healed").unwrap().bytes().unwrap(), *b"healed");
    assert_eq!(healed.find("two").unwrap().len_bytes(), 9000);
    // A writer of a file whose header is whole goes on from the state that it leads to.
    let healed = CompoundFile::from_bytes(heal(&cut.file)).unwrap();
    assert_eq!(findings(&healed), []);
    assert!(healed.find("two").unwrap_err().is_not_found());
}

#[test]
fn a_header_that_another_program_has_written_since_is_its_own() {
    let cut = cut_off(Version::V3);
    // It sets the minor version, which neither header has.
    for mut bytes in [cut.file.clone(), cut.torn(512, true)] {
        bytes[0x18] = 0x3B;
        let file = CompoundFile::from_bytes(&bytes[..]).unwrap();
        assert!(!is_torn(&findings(&file)));
        let wanted = if bytes[0x34..HEADER.end] == cut.old[0x34..] { &cut.before } else { &cut.after };
        assert_eq!(wanted.differs_from(&file), None);
        heal(&bytes);
    }
    // A torn header with one foreign byte is nobody's: the record does not make it whole.
    let mut bytes = cut.torn_within();
    bytes[0x18] = 0x3B;
    if let Ok(file) = CompoundFile::from_bytes(&bytes[..]) {
        assert!(!is_torn(&file.check().unwrap_or_default()));
    }
}

#[test]
fn a_foreign_edit_behind_the_header_leaves_the_record_without_effect_on_it() {
    // Another program has committed in place: its stream bytes are what is read, record or not.
    let cut = cut_off(Version::V3);
    let mut bytes = cut.file.clone();
    let file = CompoundFile::from_bytes(&bytes[..]).unwrap();
    let at = file.find("one").unwrap().open().unwrap().file_ranges(0..1).unwrap()[0].start as usize;
    bytes[at] = 0x77;
    let file = CompoundFile::from_bytes(&bytes[..]).unwrap();
    assert_eq!(file.find("one").unwrap().bytes().unwrap()[0], 0x77);
    assert_eq!(findings(&file), []);
}

#[test]
fn a_record_counts_only_in_a_file_of_the_length_it_states() {
    let cut = cut_off(Version::V3);
    let torn = cut.torn_within();
    let mut cases: Vec<(String, Vec<u8>)> = Vec::new();
    for cut_by in [1, 511, 512, 1024, 1536] {
        cases.push((format!("{cut_by} bytes less"), torn[..torn.len() - cut_by].to_vec()));
    }
    for grown_by in [1, 512, 1024, 4096] {
        let mut bytes = torn.clone();
        bytes.resize(torn.len() + grown_by, 0);
        cases.push((format!("{grown_by} bytes more"), bytes));
    }
    let mut moved = torn.clone();
    moved.extend_from_within(torn.len() - 1024..);
    cases.push(("the record once more behind itself".to_owned(), moved));
    for (what, bytes) in cases {
        // What is left is a header that is neither, and is read or refused as any other.
        if let Ok(file) = CompoundFile::from_bytes(bytes) {
            assert!(!is_torn(&file.check().unwrap_or_default()), "{what}");
        }
    }
    // With a header that is whole, such a file is read by it.
    for len in [cut.file.len() - 512, cut.file.len() + 512] {
        let mut bytes = cut.file.clone();
        bytes.resize(len, 0);
        assert_eq!(cut.before.differs_from(&CompoundFile::from_bytes(bytes).unwrap()), None);
    }
}

#[test]
fn a_forged_record_never_wins_over_a_header_that_is_whole() {
    let cut = cut_off(Version::V3);
    let start = cut.file.len() - 1024;
    // Every bit of the record counts.
    let torn = cut.torn_within();
    for at in (start..torn.len()).step_by(7) {
        let mut bytes = torn.clone();
        bytes[at] ^= 1;
        if let Ok(file) = CompoundFile::from_bytes(bytes) {
            assert!(!is_torn(&file.check().unwrap_or_default()), "byte {at} of the record");
        }
    }
    // One whose checksum is right, made for this very file and with a header of the forger's as the new one.
    let mut bytes = cut.file.clone();
    bytes[start + 0x20C..start + 0x20C + 488].fill(0x41);
    let crc = crc32fast::hash(&bytes[start..start + 1020]);
    bytes[start + 1020..start + 1024].copy_from_slice(&crc.to_le_bytes());
    let file = CompoundFile::from_bytes(&bytes[..]).unwrap();
    assert_eq!((cut.before.differs_from(&file), findings(&file)), (None, vec![]));
    let healed = CompoundFile::from_bytes(heal(&bytes)).unwrap();
    assert_eq!(findings(&healed), []);
}

#[test]
fn a_forged_record_in_a_stream_is_bytes_of_that_stream() {
    // The last sectors of the file belong to a stream whose owner chose the bytes.
    let cut = cut_off(Version::V3);
    let record = cut.file[cut.file.len() - 1024..].to_vec();
    let mut content = vec![9; 8192];
    content[7168..].copy_from_slice(&record);
    let mut builder = Builder::new(Version::V3);
    builder.stream(Builder::ROOT, "last", content).unwrap();
    let bytes = builder.to_bytes().unwrap();
    assert_eq!(bytes[bytes.len() - 1024..], record);
    let file = CompoundFile::from_bytes(&bytes[..]).unwrap();
    assert_eq!(findings(&file), []);
    assert_eq!(file.find("last").unwrap().bytes().unwrap()[7168..], record);
    let undone = StorageOptions::new().undo_on(Arc::new(SharedBytes::new(bytes)));
    assert_eq!(*undone.unwrap_err().kind(), ErrorKind::NotCurrent);
}
