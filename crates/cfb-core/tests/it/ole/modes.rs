//! Simple mode, single writer with many readers, locks, and what becomes of files on release.

use std::time::Duration;

use cfb_core::{CommitOptions, Mode, SharedBytes, Storage, StorageOptions};

use super::support::*;

fn simple(bytes: &SharedBytes) -> Storage {
    Storage::create_on(again(bytes), stgm(SIMPLE | CREATE | EXCLUSIVE | READWRITE)).unwrap()
}

/// Rows: L01, L02
#[test]
fn a_simple_root_has_new_streams_only() {
    let root = simple(&memory());
    refused!(root.create_storage("a", RW), InvalidFunction);
    refused!(root.open_storage("a", RW), InvalidFunction);
    refused!(root.create_stream("a", RW.create()), InvalidFlag);
    root.create_stream("a", RW).unwrap();
}

/// Rows: L03
#[test]
fn new_streams_of_a_simple_root_are_regular() {
    let bytes = memory();
    let root = simple(&bytes);
    for (name, len) in [("small", 100), ("large", 6000), ("empty", 0)] {
        root.create_stream(name, RW).unwrap().write_at(0, &vec![1; len]).unwrap();
    }
    let open = root.create_stream("open", RW).unwrap();
    open.write_at(0, b"1").unwrap();
    drop(root);
    let root = Storage::open_on(again(&bytes), stgm(SIMPLE | EXCLUSIVE | READ)).unwrap();
    for (name, len) in [("small", 4096), ("large", 6000), ("empty", 4096), ("open", 4096)] {
        assert_eq!(root.stat_of(name).unwrap().len_bytes(), len, "{name}");
    }
    let small = get(&root, "small");
    assert!(small[..100].iter().all(|&b| b == 1) && small[100..].iter().all(|&b| b == 0));
}

/// Rows: L04
#[test]
fn the_size_of_a_new_simple_stream_follows_its_position() {
    let root = simple(&memory());
    let stream = root.create_stream("a", RW).unwrap();
    stream.write_next(&[1; 300]).unwrap();
    assert_eq!(stream.stat().unwrap().len_bytes(), 300);
    stream.seek_to(std::io::SeekFrom::Start(17)).unwrap();
    assert_eq!(stream.stat().unwrap().len_bytes(), 17);
    assert_eq!(stream.len_bytes().unwrap(), 300);
}

const WRITER: u32 = DIRECT_SWMR | READWRITE | DENY_WRITE;
const READER: u32 = DIRECT_SWMR | READ | DENY_NONE;
const SOON: Duration = Duration::from_millis(30);

/// Rows: L05
#[test]
fn one_writer_and_many_readers_open_the_same_file() {
    let bytes = memory();
    put(&Storage::create_on(again(&bytes), RW).unwrap(), "a", b"1");
    let writer = Storage::open_on(again(&bytes), stgm(WRITER)).unwrap();
    let readers: Vec<Storage> =
        (0..3).map(|_| Storage::open_on(again(&bytes), stgm(READER)).unwrap()).collect();
    assert!(!writer.has_write_access().unwrap());
    for reader in &readers {
        refused!(reader.has_write_access(), InvalidFunction);
        refused!(reader.wait_for_write_access(SOON), InvalidFunction);
        assert_eq!(get(reader, "a"), b"1");
    }
    refused!(Storage::open_on(again(&bytes), stgm(WRITER)), ShareViolation);
    refused!(Storage::open_on(again(&bytes), stgm(DIRECT_SWMR | READWRITE | EXCLUSIVE)), InvalidFlag);
    refused!(Storage::open_on(again(&bytes), stgm(WRITER | TRANSACTED)), InvalidFlag);
}

/// Rows: L06
#[test]
fn the_one_writer_waits_for_the_readers() {
    let bytes = memory();
    put(&Storage::create_on(again(&bytes), RW).unwrap(), "a", b"1");
    let writer = Storage::open_on(again(&bytes), stgm(WRITER)).unwrap();
    refused!(writer.create_stream("b", RW), AccessDenied);
    let stream = writer.open_stream("a", RW).unwrap();
    refused!(stream.write_at(0, b"2"), AccessDenied);
    refused!(stream.set_len(0), AccessDenied);
    refused!(writer.remove("a"), AccessDenied);
    refused!(writer.set_state_bits(1, 1), AccessDenied);
    let reader = Storage::open_on(again(&bytes), stgm(READER)).unwrap();
    refused!(writer.wait_for_write_access(SOON), LockViolation);
    drop(reader);
    writer.wait_for_write_access(Duration::from_secs(10)).unwrap();
    assert!(writer.has_write_access().unwrap());
    stream.write_at(0, b"2").unwrap();
    refused!(Storage::open_on(again(&bytes), stgm(READER)), ShareViolation);
    writer.release_write_access().unwrap();
    assert_eq!(get(&Storage::open_on(again(&bytes), stgm(READER)).unwrap(), "a"), b"2");
    refused!(stream.write_at(0, b"3"), AccessDenied);
    writer.close().unwrap();
    let created = Storage::create_on(again(&bytes), stgm(WRITER | CREATE)).unwrap();
    refused!(created.create_stream("b", RW), AccessDenied);
}

/// Rows: L07, L08
#[test]
fn each_mode_takes_its_bytes() {
    const BASE: u64 = 0x7FFF_F000;
    let cases: [(u32, &[u64]); 11] = [
        (READWRITE | EXCLUSIVE, &[0xF93, 0xFA7, 0xFBB, 0xFCF]),
        (READWRITE | EXCLUSIVE | TRANSACTED, &[0xF93, 0xFA7, 0xFBB, 0xFCF]),
        (READWRITE | DENY_WRITE | TRANSACTED, &[0xF93, 0xFA7, 0xFCF]),
        (READWRITE | DENY_NONE | TRANSACTED, &[0xF93, 0xFA7]),
        (READWRITE | TRANSACTED, &[0xF93, 0xFA7]),
        (WRITE | DENY_WRITE | TRANSACTED, &[0xFA7, 0xFCF]),
        (READ | DENY_NONE | TRANSACTED, &[0xF93]),
        (READ | EXCLUSIVE, &[0xF93, 0xFBB, 0xFCF]),
        (READ | DENY_WRITE, &[]),
        (READ | PRIORITY, &[0xF58, 0xF81, 0xF93]),
        (READWRITE | DENY_NONE | TRANSACTED | NOSNAPSHOT, &[0xF6C, 0xF93, 0xFA7, 0xFCF]),
    ];
    let bytes = memory();
    drop(Storage::create_on(again(&bytes), RW).unwrap());
    for (word, expected) in cases {
        let root = Storage::open_on(again(&bytes), stgm(word)).unwrap();
        let other = again(&bytes);
        let locks = other.locks().unwrap();
        let taken: Vec<u64> = (0xF00..0x1000)
            .filter(|low| locks.is_locked_elsewhere(BASE + low..BASE + low + 1).unwrap())
            .collect();
        assert_eq!(taken, expected, "{word:#x}");
        drop(root);
        assert!(!locks.is_locked_elsewhere(0..u64::MAX).unwrap());
    }
    let holder = again(&bytes);
    for (low, word) in [(0xFBB, READ | DENY_NONE | TRANSACTED), (0xFCF, READWRITE | EXCLUSIVE)] {
        assert!(holder.locks().unwrap().try_lock(BASE + low..BASE + low + 1).unwrap());
        refused!(Storage::open_on(again(&bytes), stgm(word)), ShareViolation);
        holder.locks().unwrap().unlock(BASE + low..BASE + low + 1).unwrap();
    }
    assert!(holder.locks().unwrap().try_lock(BASE + 0xFA8..BASE + 0xFA9).unwrap());
    refused!(Storage::open_on(again(&bytes), RW), LockViolation);
}

/// Rows: L09
#[test]
fn twenty_opens_and_no_more() {
    let bytes = memory();
    drop(Storage::create_on(again(&bytes), RW).unwrap());
    let mode = stgm(READ | DENY_NONE | TRANSACTED);
    let mut opens: Vec<Storage> = (0..20).map(|_| Storage::open_on(again(&bytes), mode).unwrap()).collect();
    refused!(Storage::open_on(again(&bytes), mode), LockViolation);
    assert!(Storage::open_on(again(&bytes), stgm(READ | DENY_WRITE)).is_ok());
    opens.pop();
    assert!(Storage::open_on(again(&bytes), mode).is_ok());
}

/// Rows: T25
#[test]
fn without_snapshots_all_are_without() {
    const PLAIN: u32 = TRANSACTED | DENY_NONE | READWRITE;
    const READS: u32 = TRANSACTED | DENY_NONE | READ;
    let bytes = memory();
    let first = Storage::create_on(again(&bytes), stgm(PLAIN | NOSNAPSHOT | CREATE)).unwrap();
    put(&first, "a", &pattern(1, 5000));
    commit(&first);
    refused!(Storage::open_on(again(&bytes), stgm(PLAIN)), ShareViolation);
    refused!(Storage::open_on(again(&bytes), stgm(READS)), ShareViolation);
    let second = Storage::open_on(again(&bytes), stgm(READS | NOSNAPSHOT)).unwrap();
    let stream = second.open_stream("a", RO).unwrap();
    for round in 2..8 {
        first.open_stream("a", RW).unwrap().write_at(0, &pattern(round, 5000)).unwrap();
        first.commit(CommitOptions::new().overwrite(true)).unwrap();
        assert_eq!(all_of(&stream), pattern(1, 5000), "committed data was overwritten");
    }
}

#[test]
fn a_file_goes_with_its_root_when_asked() {
    let folder = Folder::new();
    let path = folder.path("a");
    let root = Storage::create(&path, RW.delete_on_release()).unwrap();
    put(&root, "a", b"1");
    commit(&root);
    let elements = root.elements().unwrap();
    drop(root);
    assert!(path.exists());
    drop(elements);
    assert!(!path.exists());

    let root = StorageOptions::new().create_temporary(RW.delete_on_release()).unwrap();
    let path = root.stat().unwrap().path().unwrap().to_owned();
    assert!(path.exists());
    root.close().unwrap();
    assert!(!path.exists());
}

#[test]
fn reading_beside_readers_takes_no_lock_and_no_writing() {
    let folder = Folder::new();
    let path = folder.path("a");
    put(&Storage::create(&path, RW).unwrap(), "a", b"1");
    let mut permissions = std::fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).unwrap();
    let mode = Mode::read().share(cfb_core::Share::DenyWrite);
    let first = Storage::open(&path, mode).unwrap();
    let second = Storage::open(&path, mode).unwrap();
    assert_eq!((get(&first, "a"), get(&second, "a")), (b"1".to_vec(), b"1".to_vec()));
}
