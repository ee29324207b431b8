//! What uncommitted changes, views and records at the end of the file do to each other.

use std::sync::Arc;

use cfb_core::{CommitOptions, CompoundFile, Mode, SharedBytes, StorageOptions, Version};

use crate::sim::failing::{FailingStore, Failure, Op};

fn small() -> StorageOptions {
    StorageOptions::new().memory_limit(1)
}

fn pattern(len: usize, seed: u8) -> Vec<u8> {
    (0..len).map(|i| (i as u8).wrapping_mul(31).wrapping_add(seed) | 1).collect()
}

fn transacted() -> Mode {
    Mode::read_write().transacted()
}

/// A file with one stream of each size class.
fn file(version: Version) -> Arc<SharedBytes> {
    let store = Arc::new(SharedBytes::new([]));
    let root = StorageOptions::new().version(version).create_on(store.clone(), transacted()).unwrap();
    root.create_stream("big", Mode::read_write()).unwrap().write_at(0, &pattern(300_000, 1)).unwrap();
    root.create_stream("small", Mode::read_write()).unwrap().write_at(0, &pattern(100, 2)).unwrap();
    root.commit(CommitOptions::new()).unwrap();
    drop(root);
    store
}

#[test]
fn bytes_that_leave_memory_and_are_dropped_leave_the_undo() {
    for version in [Version::V3, Version::V4] {
        let store = file(version);
        let root = small().open_on(Arc::new(store.reopen()), transacted()).unwrap();
        root.remove("big").unwrap();
        root.commit(CommitOptions::new().keep_undo(true)).unwrap();
        let stream = root.create_stream("more", Mode::read_write()).unwrap();
        stream.write_at(0, &pattern(3_000_000, 3)).unwrap();
        drop(stream);
        drop(root);
        StorageOptions::new().undo_on(Arc::new(store.reopen())).unwrap();
        let file = CompoundFile::from_bytes(store.to_vec()).unwrap();
        assert!(file.find("big").unwrap().bytes().unwrap() == pattern(300_000, 1));
    }
}

#[test]
fn a_view_keeps_its_bytes_when_they_are_overwritten() {
    let store = file(Version::V3);
    let root = StorageOptions::new().open_on(Arc::new(store.reopen()), transacted()).unwrap();
    let before = root.snapshot().unwrap();
    let stream = root.open_stream("big", Mode::read_write()).unwrap();
    stream.write_at(1000, &pattern(100_000, 9)).unwrap();
    root.commit(CommitOptions::new().overwrite(true)).unwrap();
    assert!(before.find("big").unwrap().bytes().unwrap() == pattern(300_000, 1));
}

/// The headers before and after a commit that keeps its record, and the file torn between them.
fn torn(version: Version) -> Arc<SharedBytes> {
    let store = file(version);
    let before = store.to_vec();
    let root = StorageOptions::new().open_on(Arc::new(store.reopen()), transacted()).unwrap();
    root.open_stream("small", Mode::read_write()).unwrap().write_at(0, &pattern(5000, 7)).unwrap();
    root.commit(CommitOptions::new().keep_undo(true)).unwrap();
    drop(root);
    let mut bytes = store.to_vec();
    // First the directory is the old one, then the rest is new.
    bytes[0x30..0x34].copy_from_slice(&before[0x30..0x34]);
    assert_ne!(bytes[..512], store.to_vec()[..512]);
    Arc::new(SharedBytes::new(bytes))
}

#[test]
fn bytes_that_leave_memory_leave_the_record_of_a_torn_header() {
    for version in [Version::V3, Version::V4] {
        let store = torn(version);
        for len in [5_000usize, 40_000, 3_000_000] {
            let root = small().open_on(Arc::new(store.reopen()), transacted()).unwrap();
            root.create_stream("more", Mode::read_write()).unwrap().write_at(0, &pattern(len, 3)).unwrap();
            drop(root);
            let file = CompoundFile::from_bytes(store.to_vec()).unwrap();
            assert!(file.find("small").unwrap().bytes().unwrap() == pattern(5000, 7), "{len} {version:?}");
        }
    }
}

#[test]
fn switching_leaves_the_old_file_as_it_was() {
    let folder = std::env::temp_dir().join(format!("cfb-core-switch-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (old, new) = (folder.join("old"), folder.join("new"));
    std::fs::write(&old, file(Version::V3).to_vec()).unwrap();
    let len = std::fs::metadata(&old).unwrap().len();
    let root = small().open(&old, transacted()).unwrap();
    let stream = root.create_stream("more", Mode::read_write()).unwrap();
    stream.write_at(0, &pattern(3_000_000, 3)).unwrap();
    drop(stream);
    root.switch_to_file(Some(&new)).unwrap();
    assert_eq!(std::fs::metadata(&old).unwrap().len(), len);
    let stream = root.open_stream("more", Mode::read()).unwrap();
    let mut buf = vec![0; 3_000_000];
    assert_eq!(stream.read_at(0, &mut buf).unwrap(), buf.len());
    assert!(buf == pattern(3_000_000, 3));
    drop((stream, root));
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn an_overwriting_commit_can_be_undone() {
    let store = file(Version::V3);
    let root = StorageOptions::new().open_on(Arc::new(store.reopen()), transacted()).unwrap();
    root.open_stream("big", Mode::read_write()).unwrap().write_at(1000, &pattern(100_000, 9)).unwrap();
    root.commit(CommitOptions::new().overwrite(true).keep_undo(true)).unwrap();
    drop(root);
    StorageOptions::new().undo_on(Arc::new(store.reopen())).unwrap();
    let file = CompoundFile::from_bytes(store.to_vec()).unwrap();
    assert!(file.find("big").unwrap().bytes().unwrap() == pattern(300_000, 1));
}

#[test]
fn bytes_that_could_not_leave_memory_do_not_come_back_as_zeros() {
    let store = FailingStore::new(file(Version::V3));
    let root = StorageOptions::new().open_on(store.clone(), transacted()).unwrap();
    let stream = root.create_stream("more", Mode::read_write()).unwrap();
    stream.write_at(0, &pattern(100_000, 3)).unwrap();
    store.set(Failure::lasting(Op::Write, 0));
    stream.write_at(100_000, &pattern(500_000, 4)).unwrap_err();
    store.set(None);
    let len = stream.len_bytes().unwrap();
    stream.set_len(1_000_000).unwrap();
    let mut rest = vec![1; 1_000_000];
    assert_eq!(stream.read_at(len, &mut rest).unwrap() as u64, 1_000_000 - len);
    assert!(rest.iter().take(1_000_000 - len as usize).all(|&byte| byte == 0));
}

/// A file with sectors so small that the first ones lie in the header; the FAT calls these free.
fn tiny_sectors(shift: u16) -> Vec<u8> {
    let len = 1usize << shift;
    let first = 512 / len as u32 - 1;
    let mut bytes = file(Version::V3).to_vec();
    bytes.truncate(512);
    let mut put = |at: usize, value: u32| bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
    put(0x1E, u32::from(shift) | 6 << 16);
    put(0x2C, 1);
    put(0x30, first + 1);
    put(0x3C, u32::MAX - 1);
    put(0x40, 0);
    put(0x44, u32::MAX - 1);
    put(0x48, 0);
    (0x4C..512).step_by(4).for_each(|at| put(at, u32::MAX));
    put(0x4C, first);
    let mut fat = vec![u32::MAX; len / 4];
    fat[first as usize] = u32::MAX - 2;
    fat[first as usize + 1] = u32::MAX - 1;
    bytes.extend(fat.iter().flat_map(|entry| entry.to_le_bytes()));
    let empty = Arc::new(SharedBytes::new([]));
    drop(StorageOptions::new().create_on(empty.clone(), Mode::read_write()).unwrap());
    bytes.extend_from_slice(&empty.to_vec()[1024..1024 + len]);
    bytes
}

#[test]
fn sectors_in_the_header_are_not_written_to() {
    for shift in [7, 8] {
        let store = Arc::new(SharedBytes::new(tiny_sectors(shift)));
        let root = StorageOptions::new().open_on(Arc::new(store.reopen()), transacted()).unwrap();
        root.create_stream("a", Mode::read_write()).unwrap().write_at(0, &pattern(5000, 1)).unwrap();
        let error = root.commit(CommitOptions::new()).unwrap_err();
        assert!(error.corruption().is_some(), "{error}");
        drop(root);
        assert!(store.to_vec() == tiny_sectors(shift));
    }
}

#[test]
fn a_commit_that_fails_before_its_header_leaves_the_undo() {
    for version in [Version::V3, Version::V4] {
        let memory = file(version);
        let store = FailingStore::new(Arc::new(memory.reopen()));
        let root = StorageOptions::new().open_on(store.clone(), transacted()).unwrap();
        root.remove("big").unwrap();
        root.commit(CommitOptions::new().keep_undo(true)).unwrap();
        let kept = memory.to_vec();
        root.create_stream("more", Mode::read_write()).unwrap().write_at(0, &pattern(3_000_000, 3)).unwrap();
        store.set(Failure::disk_full(1, 700));
        root.commit(CommitOptions::new()).unwrap_err();
        assert!(store.failed() > 0);
        store.set(None);
        drop(root);
        assert_eq!(memory.to_vec().len(), kept.len());
        StorageOptions::new().undo_on(Arc::new(memory.reopen())).unwrap();
        let file = CompoundFile::from_bytes(memory.to_vec()).unwrap();
        assert!(file.find("big").unwrap().bytes().unwrap() == pattern(300_000, 1));
    }
}
