//! Transactions: what a commit publishes, what a revert takes back, and what others see of it.

use cfb_core::{CommitOptions, ReadAt, SharedBytes, Storage, StorageOptions, Store};

use super::support::*;

/// Read and write beside others, in a transaction.
const SHARED: u32 = TRANSACTED | DENY_NONE | READWRITE;

fn committed(bytes: &SharedBytes) -> Storage {
    Storage::open_on(again(bytes), stgm(TRANSACTED | DENY_NONE | READ)).unwrap()
}

/// Rows: T01, F-349
#[test]
fn what_is_not_committed_is_gone_after_release() {
    let bytes = memory();
    let root = Storage::create_on(again(&bytes), RW.create().transacted()).unwrap();
    put(&root, "stream", b"1");
    put(&root.create_storage("storage", RW).unwrap(), "inner", b"2");
    commit(&root);
    put(&root, "stream2", b"3");
    root.create_storage("storage2", RW).unwrap();
    root.remove("stream").unwrap();
    root.open_storage("storage", RW).unwrap().set_state_bits(9, 9).unwrap();
    drop(root);
    let root = Storage::open_on(again(&bytes), RO).unwrap();
    assert_eq!(names(&root), ["stream", "storage"]);
    assert_eq!(get(&root, "stream"), b"1");
    let storage = root.open_storage("storage", RO).unwrap();
    assert_eq!((get(&storage, "inner"), storage.stat().unwrap().state_bits()), (b"2".to_vec(), 0));
}

/// Rows: T02
#[test]
fn a_direct_child_is_committed_with_its_root() {
    let bytes = memory();
    let root = Storage::create_on(again(&bytes), RW.create().transacted()).unwrap();
    let child = root.create_storage("child", RW).unwrap();
    put(&child, "first", b"1");
    commit(&root);
    put(&child, "later", b"2");
    drop(root);
    let root = Storage::open_on(again(&bytes), RO).unwrap();
    assert_eq!(names(&root.open_storage("child", RO).unwrap()), ["first"]);
}

/// Rows: T03
#[test]
fn a_transacted_child_commits_and_reverts_for_itself() {
    let root = transacted();
    let child = root.create_storage("child", RW.transacted()).unwrap();
    put(&child, "committed", b"1");
    commit(&child);
    put(&child, "reverted", b"2");
    child.remove("committed").unwrap();
    child.revert().unwrap();
    assert_eq!(names(&child), ["committed"]);
    drop(child);
    let child = root.open_storage("child", RW).unwrap();
    assert_eq!((names(&child), get(&child, "committed")), (vec!["committed".to_owned()], b"1".to_vec()));
}

/// Rows: T04, F-349
#[test]
fn a_child_commits_one_level_only() {
    let bytes = memory();
    let root = Storage::create_on(again(&bytes), RW.create().transacted()).unwrap();
    drop(root.create_storage("child", RW).unwrap());
    commit(&root);
    let child = root.open_storage("child", RW.transacted()).unwrap();
    put(&child, "a", b"1");
    commit(&child);
    drop((child, root));
    let root = Storage::open_on(again(&bytes), RW.transacted()).unwrap();
    let child = root.open_storage("child", RW.transacted()).unwrap();
    assert_eq!(names(&child), [""; 0]);
    put(&child, "b", b"1");
    commit(&child);
    commit(&root);
    drop((child, root));
    let root = Storage::open_on(again(&bytes), RO).unwrap();
    assert_eq!(names(&root.open_storage("child", RO).unwrap()), ["b"]);
}

/// Rows: T05
#[test]
fn a_transacted_child_of_a_direct_root_commits_to_the_file() {
    let bytes = memory();
    let root = Storage::create_on(again(&bytes), RW.create()).unwrap();
    let child = root.create_storage("child", RW.transacted()).unwrap();
    put(&child, "a", b"1");
    commit(&child);
    let now = cfb_core::CompoundFile::from_bytes(bytes.to_vec()).unwrap();
    assert_eq!(now.find("child/a").unwrap().bytes().unwrap(), &b"1"[..]);
    put(&child, "b", b"2");
    child.revert().unwrap();
    assert_eq!(names(&child), ["a"]);
    put(&child, "c", b"3");
    drop((child, root));
    let root = Storage::open_on(again(&bytes), RO).unwrap();
    assert_eq!(names(&root.open_storage("child", RO).unwrap()), ["a"]);
}

/// Rows: T06, F-350
#[test]
fn a_root_does_not_commit_for_its_children() {
    let bytes = memory();
    let root = Storage::create_on(again(&bytes), RW.create().transacted()).unwrap();
    let child = root.create_storage("child", RW.transacted()).unwrap();
    put(&child, "pending", &pattern(1, 9000));
    let stream = child.open_stream("pending", RW).unwrap();
    commit(&root);
    assert_eq!(all_of(&stream), pattern(1, 9000));
    stream.write_at(9000, b"more").unwrap();
    assert_eq!(
        cfb_core::CompoundFile::from_bytes(bytes.to_vec())
            .unwrap()
            .find("child")
            .unwrap()
            .children()
            .unwrap()
            .count(),
        0
    );
    commit(&child);
    commit(&root);
    drop((stream, child, root));
    let root = Storage::open_on(again(&bytes), RO).unwrap();
    assert_eq!(get(&root.open_storage("child", RO).unwrap(), "pending").len(), 9004);
}

/// Rows: T07, F-353
#[test]
fn a_transaction_for_reading_is_never_committed() {
    let bytes = memory();
    let root = Storage::create_on(again(&bytes), RW.create().transacted()).unwrap();
    drop(root.create_storage("child", RW).unwrap());
    commit(&root);
    let child = root.open_storage("child", RO.transacted()).unwrap();
    put(&child, "a", b"1");
    refused!(child.commit(CommitOptions::new()), AccessDenied);
    assert_eq!(names(&child), ["a"]);
    drop((child, root));
    let root = Storage::open_on(again(&bytes), RO.transacted()).unwrap();
    put(&root, "b", b"1");
    refused!(root.commit(CommitOptions::new()), AccessDenied);
    assert!(has(&root, "b"));
}

/// Rows: T08, F-351
#[test]
fn reverting_a_root_reverts_all_that_is_open() {
    let root = transacted();
    put(&root, "old", b"1");
    drop(root.create_storage("storage", RW).unwrap());
    commit(&root);
    let old = root.open_stream("old", RW).unwrap();
    let storage = root.open_storage("storage", RW).unwrap();
    let new = root.create_stream("new", RW).unwrap();
    let inner = storage.create_storage("inner", RW.transacted()).unwrap();
    old.write_at(0, b"2").unwrap();
    root.set_state_bits(1, 1).unwrap();
    root.revert().unwrap();
    refused!(old.write_at(0, b"3"), Reverted);
    refused!(new.stat(), Reverted);
    refused!(storage.stat(), Reverted);
    refused!(inner.create_stream("a", RW), Reverted);
    assert_eq!(names(&root), ["old", "storage"]);
    assert_eq!((get(&root, "old"), root.stat().unwrap().state_bits()), (b"1".to_vec(), 0));
    root.rename("old", "other").unwrap();
    root.revert().unwrap();
    assert_eq!(names(&root), ["old", "storage"]);
}

/// Rows: T09, F-351
#[test]
fn reverting_a_direct_root_does_nothing() {
    let root = direct();
    let stream = root.create_stream("a", RW).unwrap();
    root.revert().unwrap();
    stream.write_at(0, b"1").unwrap();
    assert_eq!(all_of(&stream), b"1");
}

/// Rows: T10
#[test]
fn handles_outlive_a_commit() {
    let root = transacted();
    let storage = root.create_storage("storage", RW.transacted()).unwrap();
    let inner = storage.create_stream("inner", RW).unwrap();
    let stream = root.create_stream("stream", RW).unwrap();
    for round in 1..4u8 {
        inner.write_at(0, &[round; 5000]).unwrap();
        stream.write_at(0, &[round; 50]).unwrap();
        commit(&storage);
        commit(&root);
        assert_eq!((all_of(&inner), all_of(&stream)), (vec![round; 5000], vec![round; 50]));
    }
    assert_eq!(names(&root), ["stream", "storage"]);
}

/// Rows: T11, T12, T13, T14, T15, F-352
#[test]
fn two_writers_see_their_own_state_and_know_of_the_other() {
    let only_if_current = CommitOptions::new().only_if_current(true);
    let bytes = memory();
    let a = Storage::create_on(again(&bytes), stgm(SHARED | CREATE)).unwrap();
    let stream = a.create_stream("stream", RW).unwrap();
    stream.write_at(0, b"aaa").unwrap();
    commit(&a);
    let b = Storage::open_on(again(&bytes), stgm(SHARED)).unwrap();
    assert_eq!(get(&b, "stream"), b"aaa");
    stream.write_at(0, b"ccc").unwrap();
    commit(&a);
    assert_eq!(get(&b, "stream"), b"aaa");
    assert_eq!(get(&committed(&bytes), "stream"), b"ccc");

    b.open_stream("stream", RW).unwrap().write_at(0, b"ddd").unwrap();
    refused!(b.commit(only_if_current), NotCurrent);
    assert_eq!(get(&b, "stream"), b"ddd");
    assert_eq!(get(&committed(&bytes), "stream"), b"ccc");
    commit(&b);
    assert_eq!(get(&committed(&bytes), "stream"), b"ddd");

    stream.write_at(0, b"eee").unwrap();
    a.revert().unwrap();
    assert_eq!(get(&a, "stream"), b"ccc");
    for _ in 0..2 {
        a.open_stream("stream", RW).unwrap().write_at(0, b"eee").unwrap();
        refused!(a.commit(only_if_current), NotCurrent);
    }
    commit(&b);
    assert_eq!(get(&committed(&bytes), "stream"), b"ddd");
    assert_eq!(cfb_core::CompoundFile::from_bytes(bytes.to_vec()).unwrap().check().unwrap(), []);
}

/// Rows: T16, T17, T18
#[test]
fn overwriting_keeps_the_size_of_the_file() {
    let overwrite = CommitOptions::new().overwrite(true);
    let bytes = memory();
    let root = Storage::create_on(again(&bytes), RW.create().transacted()).unwrap();
    put(&root, "stream", &pattern(1, 16 << 10));
    commit(&root);
    let len = bytes.len();
    root.open_stream("stream", RW).unwrap().write_at(5000, b"!").unwrap();
    root.commit(overwrite).unwrap();
    assert!(bytes.len() <= len);
    root.rename("stream", "renamed").unwrap();
    root.commit(overwrite).unwrap();
    assert!(bytes.len() <= len);
    drop(root);
    let root = Storage::open_on(again(&bytes), RO).unwrap();
    let mut expected = pattern(1, 16 << 10);
    expected[5000] = b'!';
    assert_eq!((names(&root), get(&root, "renamed")), (vec!["renamed".to_owned()], expected));
}

/// Rows: T19
#[test]
fn a_header_that_was_destroyed_is_not_written_over_where_others_take_part() {
    let bytes = memory();
    let (store, _) = Custom::new(&bytes, Locking::Works);
    let root = Storage::create_on(store, RW.create().transacted()).unwrap();
    put(&root, "a", b"1");
    bytes.reopen().write_at(0, &[0; 512]).unwrap();
    let before = bytes.to_vec();
    refused!(root.commit(CommitOptions::new()), Corrupt);
    assert_eq!(bytes.to_vec(), before);
    assert_eq!(get(&root, "a"), b"1");
    root.revert().unwrap();
    refused!(root.commit(CommitOptions::new()), Corrupt);
    assert_eq!(bytes.to_vec(), before);
}

#[test]
fn a_commit_without_changes_leaves_the_file_to_the_others() {
    let bytes = memory();
    let a = Storage::create_on(again(&bytes), stgm(SHARED | CREATE)).unwrap();
    let b = Storage::open_on(again(&bytes), stgm(SHARED)).unwrap();
    put(&b, "b", b"1");
    commit(&b);
    let before = bytes.to_vec();
    commit(&a);
    assert_eq!(bytes.to_vec(), before);
    assert!(!a.is_current().unwrap() && b.is_current().unwrap());
    refused!(a.commit(CommitOptions::new().only_if_current(true)), NotCurrent);
    b.commit(CommitOptions::new().only_if_current(true)).unwrap();
}

/// Rows: T20
#[test]
fn a_header_that_was_destroyed_is_written_anew_where_nobody_takes_part() {
    let bytes = memory();
    let (store, _) = Custom::new(&bytes, Locking::None);
    let root = Storage::create_on(store, RW.create().transacted()).unwrap();
    put(&root, "a", b"1");
    bytes.reopen().write_at(0, &[0; 512]).unwrap();
    commit(&root);
    bytes.reopen().write_at(0, &[0; 512]).unwrap();
    commit(&root);
    drop(root);
    assert_eq!(get(&Storage::open_on(again(&bytes), RO).unwrap(), "a"), b"1");
}

/// Rows: T21
#[test]
fn a_direct_root_is_written_by_its_commit_and_by_its_release() {
    let bytes = memory();
    let root = Storage::create_on(again(&bytes), RW.create()).unwrap();
    put(&root, "a", b"1");
    commit(&root);
    let now = || cfb_core::CompoundFile::from_bytes(bytes.to_vec()).unwrap();
    assert_eq!(now().find("a").unwrap().bytes().unwrap(), &b"1"[..]);
    put(&root, "b", b"2");
    drop(root);
    assert_eq!(now().find("b").unwrap().bytes().unwrap(), &b"2"[..]);
    let root = Storage::open_on(again(&bytes), RO).unwrap();
    commit(&root);
    root.close().unwrap();
}

/// A store that refuses to be written once it is told to.
struct Full(SharedBytes, std::sync::atomic::AtomicBool);

impl ReadAt for Full {
    fn len(&self) -> u64 {
        self.0.len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> std::io::Result<usize> {
        self.0.read_at(offset, buf)
    }
}

impl Full {
    fn ask(&self) -> std::io::Result<()> {
        let is_full = self.1.load(std::sync::atomic::Ordering::Relaxed);
        if is_full { Err(std::io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }
}

impl Store for Full {
    fn write_at(&self, offset: u64, bytes: &[u8]) -> std::io::Result<()> {
        self.ask()?;
        self.0.write_at(offset, bytes)
    }

    fn set_len(&self, len_bytes: u64) -> std::io::Result<()> {
        self.ask()?;
        self.0.set_len(len_bytes)
    }

    fn sync(&self) -> std::io::Result<()> {
        self.0.sync()
    }
}

/// Rows: T21, T23, T24
#[test]
fn a_full_disk_leaves_the_old_version_and_the_changes() {
    use std::sync::atomic::Ordering::Relaxed;
    for mode in [RW.create(), RW.create().transacted()] {
        for options in [CommitOptions::new(), CommitOptions::new().overwrite(true)] {
            let bytes = memory();
            let store = std::sync::Arc::new(Full(bytes.reopen(), false.into()));
            let root = Storage::create_on(std::sync::Arc::clone(&store) as _, mode).unwrap();
            put(&root, "a", &pattern(1, 5000));
            commit(&root);
            let before = bytes.to_vec();
            root.create_stream("b", RW).unwrap().write_at(0, &pattern(2, 50_000)).unwrap();
            root.open_stream("a", RW).unwrap().set_len(3).unwrap();
            store.1.store(true, Relaxed);
            refused!(root.commit(options), Io);
            let old = cfb_core::CompoundFile::from_bytes(bytes.to_vec()).unwrap();
            assert_eq!(old.find("a").unwrap().bytes().unwrap(), pattern(1, 5000));
            assert!(old.find("b").is_err());
            assert_eq!(bytes.to_vec()[..512], before[..512]);
            assert_eq!(get(&root, "b"), pattern(2, 50_000));
            store.1.store(false, Relaxed);
            commit(&root);
            let new = cfb_core::CompoundFile::from_bytes(bytes.to_vec()).unwrap();
            assert_eq!(new.find("b").unwrap().bytes().unwrap(), pattern(2, 50_000));
            assert_eq!(new.find("a").unwrap().len_bytes(), 3);
            put(&root, "c", b"1");
            store.1.store(true, Relaxed);
            if mode.is_transacted() {
                root.close().unwrap();
            } else {
                refused!(root.close(), Io);
            }
        }
    }
}

/// Rows: T22
#[test]
fn only_the_outermost_transaction_is_consolidated() {
    let consolidate = CommitOptions::new().consolidate(true);
    let bytes = memory();
    let root = Storage::create_on(again(&bytes), RW.create().transacted()).unwrap();
    let child = root.create_storage("child", RW.transacted()).unwrap();
    let plain = root.create_storage("direct", RW).unwrap();
    refused!(child.commit(consolidate), InvalidFlag);
    refused!(plain.commit(consolidate), InvalidFlag);
    refused!(direct().commit(consolidate), InvalidFlag);
    put(&root, "large", &pattern(1, 300_000));
    put(&root, "small", b"1");
    commit(&root);
    let long = bytes.len();
    root.remove("large").unwrap();
    root.commit(consolidate).unwrap();
    assert!(bytes.len() < long / 10);
    assert_eq!(get(&root, "small"), b"1");
    assert_eq!(cfb_core::CompoundFile::from_bytes(bytes.to_vec()).unwrap().check().unwrap(), []);
}

/// The old state is whole until the header is written, and that is one write of 512 bytes.
///
/// Rows: T23
#[test]
fn a_commit_writes_to_free_space_and_then_the_header() {
    struct Watched(SharedBytes, std::sync::Mutex<Vec<Vec<u8>>>);
    impl ReadAt for Watched {
        fn len(&self) -> u64 {
            self.0.len()
        }
        fn read_at(&self, offset: u64, buf: &mut [u8]) -> std::io::Result<usize> {
            self.0.read_at(offset, buf)
        }
    }
    impl Store for Watched {
        fn write_at(&self, offset: u64, bytes: &[u8]) -> std::io::Result<()> {
            self.0.write_at(offset, bytes)?;
            self.1.lock().unwrap().push(self.0.to_vec());
            Ok(())
        }
        fn set_len(&self, len_bytes: u64) -> std::io::Result<()> {
            self.0.set_len(len_bytes)?;
            self.1.lock().unwrap().push(self.0.to_vec());
            Ok(())
        }
        fn sync(&self) -> std::io::Result<()> {
            self.0.sync()
        }
    }
    let bytes = memory();
    let store = std::sync::Arc::new(Watched(bytes.reopen(), Vec::new().into()));
    let root = Storage::create_on(std::sync::Arc::clone(&store) as _, RW.create().transacted()).unwrap();
    put(&root, "old", &pattern(1, 10_000));
    put(&root, "small", b"1");
    commit(&root);
    let old_header = bytes.to_vec()[..512].to_vec();
    store.1.lock().unwrap().clear();
    root.open_stream("old", RW).unwrap().write_at(100, &pattern(2, 9000)).unwrap();
    put(&root, "new", &pattern(3, 7000));
    root.remove("small").unwrap();
    commit(&root);
    let mut seen = [0, 0];
    for image in &*store.1.lock().unwrap() {
        let file = cfb_core::CompoundFile::from_bytes(image.clone()).unwrap();
        let is_new = image[..512] != old_header;
        seen[usize::from(is_new)] += 1;
        assert_eq!(file.find("new").is_ok(), is_new);
        assert_eq!(file.find("small").is_ok(), !is_new);
        let old = file.find("old").unwrap().bytes().unwrap();
        let expected = if is_new { pattern(2, 9000) } else { pattern(1, 10_000)[100..9100].to_vec() };
        assert_eq!(old[100..9100], expected);
    }
    assert!(seen[0] > 0 && seen[1] > 0);
}

/// Rows: T26
#[test]
fn a_root_goes_on_in_another_file() {
    let folder = Folder::new();
    let (old, new) = (folder.path("old"), folder.path("new"));
    let root = Storage::create(&old, RW.create().transacted()).unwrap();
    put(&root, "committed", &pattern(1, 10_000));
    put(&root.create_storage("storage", RW).unwrap(), "inner", b"1");
    commit(&root);
    put(&root, "pending", &pattern(2, 2_000_000));
    std::fs::write(&new, b"there").unwrap();
    refused!(root.switch_to_file(Some(&new)), AlreadyExists);
    std::fs::remove_file(&new).unwrap();
    let open = root.open_storage("storage", RW).unwrap();
    refused!(root.switch_to_file(Some(&new)), AccessDenied);
    refused!(open.switch_to_file(Some(&new)), InvalidFunction);
    drop(open);
    root.switch_to_file(Some(&new)).unwrap();
    assert_eq!(root.stat().unwrap().path(), Some(&*new));
    assert_eq!(names(&Storage::open(&old, RO).unwrap()), ["storage", "committed"]);
    assert_eq!(names(&root), ["pending", "storage", "committed"]);
    root.remove("committed").unwrap();
    commit(&root);
    root.switch_to_file(None).unwrap();
    let last = root.stat().unwrap().path().unwrap().to_owned();
    put(&root, "later", b"1");
    commit(&root);
    drop(root);
    let root = Storage::open(&new, RO).unwrap();
    assert_eq!(
        (names(&root), get(&root, "pending")),
        (vec!["pending".into(), "storage".into()], pattern(2, 2_000_000))
    );
    assert_eq!(names(&Storage::open(&last, RO).unwrap()), ["later", "pending", "storage"]);
    std::fs::remove_file(last).unwrap();
}

/// What was made and removed again, or removed with its storage, is not in the file.
#[test]
fn what_is_out_of_reach_is_not_written() {
    let bytes = memory();
    let root = Storage::create_on(again(&bytes), RW.create().transacted()).unwrap();
    let keep = root.create_storage("keep", RW).unwrap();
    for n in 0..100 {
        let name = format!("storage {n}");
        let storage = root.create_storage(&name, RW).unwrap();
        put(&storage, "stream", &pattern(n, 5000));
        put(&storage.create_storage("deep", RW).unwrap(), "stream", &pattern(n, 500));
        if n == 50 {
            commit(&root);
            storage.move_to("stream", &keep, "rescued").unwrap();
        }
        drop(storage);
        root.remove(&name).unwrap();
    }
    commit(&root);
    drop((keep, root));
    let file = cfb_core::CompoundFile::from_bytes(bytes.to_vec()).unwrap();
    assert_eq!(file.root().children().unwrap().count(), 1);
    assert_eq!(file.find("keep/rescued").unwrap().bytes().unwrap(), pattern(50, 5000));
    assert_eq!(file.check().unwrap(), []);
    assert!(bytes.len() < 100_000, "{}", bytes.len());
}

#[test]
fn transactions_nest_at_every_level() {
    let bytes = memory();
    let root = Storage::create_on(again(&bytes), RW.create().transacted()).unwrap();
    let mut levels = vec![root];
    for depth in 0..20 {
        let child = levels[depth].create_storage("child", RW.transacted()).unwrap();
        put(&child, "stream", &pattern(depth as u8, 6000));
        levels.push(child);
    }
    let deepest = levels.last().unwrap().open_stream("stream", RW).unwrap();
    for level in levels.iter().rev() {
        commit(level);
    }
    deepest.write_at(10, b"again").unwrap();
    for level in levels.iter().rev().take(10) {
        commit(level);
    }
    levels[5].revert().unwrap();
    refused!(deepest.stat(), Reverted);
    drop(levels);
    let file = cfb_core::CompoundFile::from_bytes(bytes.to_vec()).unwrap();
    let path = "child/".repeat(20) + "stream";
    assert_eq!(file.find(&path).unwrap().bytes().unwrap(), pattern(19, 6000));
    assert_eq!(file.check().unwrap(), []);
}

#[test]
fn the_last_commit_is_taken_back_where_it_kept_what_was_before() {
    let bytes = memory();
    let root = Storage::create_on(again(&bytes), RW.create().transacted()).unwrap();
    put(&root, "a", &pattern(1, 9000));
    commit(&root);
    assert!(root.is_current().unwrap());
    put(&root, "a", &pattern(2, 100));
    root.commit(CommitOptions::new().keep_undo(true)).unwrap();
    refused!(StorageOptions::new().undo_on(again(&bytes)), ShareViolation);
    drop(root);
    StorageOptions::new().undo_on(again(&bytes)).unwrap();
    let root = Storage::open_on(again(&bytes), RW).unwrap();
    assert_eq!(get(&root, "a"), pattern(1, 9000));
    drop(root);
    refused!(StorageOptions::new().undo_on(again(&bytes)), NotCurrent);
}

#[test]
fn a_transaction_over_an_open_storage_is_seen_once_it_commits() {
    for child in [false, true] {
        let bytes = memory();
        let root = Storage::create_on(again(&bytes), RW.create().transacted()).unwrap();
        let storage =
            if child { root.create_storage("child", RW.transacted()).unwrap() } else { root.clone() };
        put(&storage, "kept", b"0");
        put(&storage, "changed", b"old");
        put(&storage, "removed", b"2");
        let over = storage.transaction().unwrap();
        assert_eq!(get(&over, "changed"), b"old");
        over.remove("removed").unwrap();
        over.remove("changed").unwrap();
        put(&over, "changed", b"new");
        put(&over.create_storage("folder", RW).unwrap(), "inner", &[7; 9000]);
        over.set_state_bits(1, 1).unwrap();
        assert_eq!(names(&storage), ["kept", "changed", "removed"]);
        assert_eq!(get(&storage, "changed"), b"old");
        commit(&over);
        assert_eq!(names(&storage), ["kept", "folder", "changed"]);
        assert_eq!(get(&storage, "changed"), b"new");
        assert_eq!(storage.stat().unwrap().state_bits(), 1);
        // It goes on, and what it does not commit is gone with it.
        over.remove("folder").unwrap();
        drop(over);
        assert_eq!(get(&storage.open_storage("folder", RW).unwrap(), "inner"), [7; 9000]);
        commit(&storage);
        commit(&root);
        drop((storage, root));
        let root = Storage::open_on(again(&bytes), RO).unwrap();
        let storage = if child { root.open_storage("child", RO).unwrap() } else { root.clone() };
        assert_eq!(names(&storage), ["kept", "folder", "changed"]);
        assert_eq!(get(&storage.open_storage("folder", RO).unwrap(), "inner"), [7; 9000]);
    }
}

#[test]
fn a_transaction_ends_with_the_storage_below_and_needs_one_that_can_be_changed() {
    let root = transacted();
    let child = root.create_storage("child", RW).unwrap();
    let over = child.transaction().unwrap();
    put(&over, "stream", b"1");
    let deeper = over.transaction().unwrap();
    assert_eq!(get(&deeper, "stream"), b"1");
    drop(child);
    assert!(matches!(over.list().unwrap_err().kind(), cfb_core::ErrorKind::Reverted));
    assert!(matches!(deeper.commit(CommitOptions::new()).unwrap_err().kind(), cfb_core::ErrorKind::Reverted));
    let child = root.open_storage("child", RO).unwrap();
    assert!(matches!(child.transaction().unwrap_err().kind(), cfb_core::ErrorKind::AccessDenied(_)));
    assert_eq!(names(&child), Vec::<String>::new());
}

#[test]
fn a_transaction_over_a_storage_shares_its_elements_one_open_at_a_time() {
    let root = transacted();
    put(&root, "stream", b"1");
    let held = root.open_stream("stream", RO).unwrap();
    let over = root.transaction().unwrap();
    assert!(matches!(
        over.open_stream("stream", RO).unwrap_err().kind(),
        cfb_core::ErrorKind::AccessDenied(_)
    ));
    drop(held);
    let held = over.open_stream("stream", RO).unwrap();
    assert!(matches!(
        root.open_stream("stream", RO).unwrap_err().kind(),
        cfb_core::ErrorKind::AccessDenied(_)
    ));
    drop(held);
    drop(over);
    assert_eq!(get(&root, "stream"), b"1");
}

#[test]
fn a_commit_of_nothing_that_keeps_undo_can_be_taken_back_in_both_modes() {
    for mode in [RW, RW.transacted()] {
        let bytes = memory();
        let root = Storage::create_on(again(&bytes), RW.create()).unwrap();
        put(&root, "stream", b"1");
        drop(root);
        let root = Storage::open_on(again(&bytes), mode).unwrap();
        root.commit(CommitOptions::new().keep_undo(true)).unwrap();
        drop(root);
        StorageOptions::new().undo_on(again(&bytes)).unwrap();
        assert_eq!(get(&Storage::open_on(again(&bytes), RO).unwrap(), "stream"), b"1");
    }
}
