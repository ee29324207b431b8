//! Creating and opening root storages.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use cfb_core::{Guid, Mode, ReadAt, SharedBytes, Storage, StorageOptions, Version};

use super::support::*;

/// What creating in empty memory ends with.
fn created(word: u32) -> cfb_core::Result<Storage> {
    Storage::create_on(Arc::new(memory()), Mode::from_stgm(word)?)
}

/// A file that was made and closed.
fn made(folder: &Folder, name: &str) -> std::path::PathBuf {
    let path = folder.path(name);
    put(&Storage::create(&path, RW).unwrap(), "stream", b"bytes");
    path
}

/// Rows: C01, F-340
#[test]
fn creating_in_direct_mode_needs_share_bits_and_write_access() {
    for word in [0, CREATE, CREATE | READWRITE, READWRITE] {
        refused!(created(word), InvalidFlag);
    }
    let folder = Folder::new();
    refused!(Storage::create(folder.path("a"), stgm(0)), InvalidFlag);
    assert!(!folder.path("a").exists());
}

/// Rows: C02, F-340
#[test]
fn creating_for_reading_is_refused() {
    refused!(created(CREATE | EXCLUSIVE), InvalidFlag);
    refused!(created(CREATE | EXCLUSIVE | READ | TRANSACTED), InvalidFlag);
}

/// Rows: C05, C06, F-340
#[test]
fn creating_in_direct_mode_is_exclusive() {
    for create in [0, CREATE] {
        refused!(created(create | DENY_WRITE | READWRITE), InvalidFlag);
        for access in [READ, WRITE, READWRITE] {
            refused!(created(create | DENY_NONE | access), InvalidFlag);
        }
    }
}

/// Rows: C07
#[test]
fn creating_with_deny_write_needs_write_access() {
    refused!(created(DENY_WRITE | READ), InvalidFlag);
    refused!(created(DENY_WRITE | READ | TRANSACTED), InvalidFlag);
}

/// Rows: C08
#[test]
fn priority_is_not_for_creating() {
    refused!(created(CREATE | PRIORITY | EXCLUSIVE | READWRITE), InvalidFlag);
    refused!(created(PRIORITY | DENY_NONE | READWRITE | TRANSACTED), InvalidFlag);
}

/// Rows: C09
#[test]
fn bits_without_meaning_are_refused() {
    for bit in [0x8, 0x80, 0x800, 0x8000, 0x8_0000, 0x80_0000] {
        refused!(created(CREATE | EXCLUSIVE | READWRITE | bit), InvalidFlag);
    }
    refused!(created(CREATE | EXCLUSIVE | 3), InvalidFlag);
}

/// Rows: C10, F-341
#[test]
fn a_file_that_exists_is_not_replaced_unasked() {
    let folder = Folder::new();
    let path = made(&folder, "a");
    let before = std::fs::read(&path).unwrap();
    refused!(Storage::create(&path, RW), AlreadyExists);
    assert_eq!(std::fs::read(&path).unwrap(), before);
    let bytes = SharedBytes::new(before);
    refused!(Storage::create_on(again(&bytes), RW), AlreadyExists);
}

/// Rows: C11
#[test]
fn a_file_that_exists_is_replaced_when_asked() {
    let folder = Folder::new();
    let path = made(&folder, "a");
    for mode in [RW.create(), RW.create().transacted()] {
        let root = Storage::create(&path, mode).unwrap();
        assert_eq!(names(&root), [""; 0]);
        put(&root, "new", b"1");
        if mode.is_transacted() {
            commit(&root);
        }
        root.close().unwrap();
        assert_eq!(names(&Storage::open(&path, RO).unwrap()), ["new"]);
    }
}

/// Rows: C12
#[test]
fn a_new_file_can_be_transacted_and_deny_write() {
    let folder = Folder::new();
    let root = Storage::create(folder.path("a"), stgm(TRANSACTED | DENY_WRITE | READWRITE)).unwrap();
    put(&root, "a", b"1");
    commit(&root);
}

/// Rows: C13
#[test]
fn without_share_bits_a_transaction_denies_nothing() {
    let bytes = memory();
    let mode = stgm(TRANSACTED | CREATE | READWRITE);
    let first = Storage::create_on(again(&bytes), mode).unwrap();
    let other = stgm(TRANSACTED | DENY_NONE | READWRITE);
    let second = Storage::open_on(again(&bytes), other).unwrap();
    assert_eq!(names(&first), names(&second));
}

/// Rows: C14
#[test]
fn a_new_file_can_be_transacted_and_deny_nothing() {
    assert!(created(TRANSACTED | CREATE | DENY_NONE | READWRITE).is_ok());
}

/// Rows: C15
#[test]
fn a_new_file_can_be_write_only() {
    let bytes = memory();
    let mode = stgm(TRANSACTED | CREATE | DENY_WRITE | WRITE);
    let root = Storage::create_on(again(&bytes), mode).unwrap();
    root.create_stream("a", Mode::write()).unwrap().write_at(0, b"bytes").unwrap();
    commit(&root);
    drop(root);
    assert_eq!(get(&Storage::open_on(again(&bytes), RO).unwrap(), "a"), b"bytes");
}

/// Rows: C16
#[test]
fn the_version_is_an_option_and_3_by_default() {
    for (version, major, shift) in [(Version::V3, 3, 9), (Version::V4, 4, 12)] {
        let bytes = memory();
        let options = StorageOptions::new().version(version);
        let root = options.create_on(again(&bytes), RW).unwrap();
        assert_eq!(root.version().unwrap(), version);
        drop(root);
        assert_eq!(bytes.to_vec()[0x1A..0x20], [major, 0, 0xFE, 0xFF, shift, 0]);
    }
    assert_eq!(direct().version().unwrap(), Version::V3);
}

/// Rows: C17
#[test]
fn creating_over_junk_makes_an_empty_storage() {
    let bytes = SharedBytes::new(vec![0x5A; 2512]);
    let root = Storage::create_on(again(&bytes), RW.create()).unwrap();
    assert_eq!(names(&root), [""; 0]);
    assert_eq!(root.stat().unwrap().clsid(), Guid::NULL);
    drop(root);
    assert!(bytes.len() < 2512);
    assert!(Storage::open_on(again(&bytes), RO).is_ok());
}

/// Rows: C18
#[test]
fn a_store_whose_locks_fail_ends_the_call() {
    let (store, _) = Custom::new(&memory(), Locking::Fails);
    refused!(Storage::create_on(store, RW.create()), Io);
}

/// Rows: C19
#[test]
fn a_store_without_locks_is_never_asked_for_any() {
    let bytes = memory();
    let (store, calls) = Custom::new(&bytes, Locking::None);
    let root = Storage::create_on(store, RW.create().transacted()).unwrap();
    put(&root, "a", b"1");
    commit(&root);
    drop(root);
    assert_eq!(calls.load(Ordering::Relaxed), 0);
    let (store, calls) = Custom::new(&bytes, Locking::Works);
    drop(Storage::open_on(store, RW).unwrap());
    assert_ne!(calls.load(Ordering::Relaxed), 0);
}

/// Rows: C20
#[test]
fn simple_and_transacted_exclude_each_other() {
    refused!(created(CREATE | TRANSACTED | SIMPLE | EXCLUSIVE | READWRITE), InvalidFlag);
}

/// Rows: C21
#[test]
fn scratch_and_snapshot_are_words_for_transactions() {
    refused!(created(NOSCRATCH | EXCLUSIVE | READWRITE), InvalidFlag);
    refused!(created(NOSNAPSHOT | EXCLUSIVE | READWRITE), InvalidFlag);
    for share in [EXCLUSIVE, DENY_WRITE] {
        refused!(created(NOSNAPSHOT | TRANSACTED | share | READWRITE), InvalidFlag);
    }
    assert!(created(NOSCRATCH | TRANSACTED | EXCLUSIVE | READWRITE).is_ok());
    assert!(created(NOSNAPSHOT | TRANSACTED | DENY_NONE | READWRITE).is_ok());
}

/// Rows: C22
#[test]
fn what_is_converted_is_kept_as_a_stream() {
    refused!(created(CREATE | CONVERT | EXCLUSIVE | READWRITE), InvalidFlag);
    let folder = Folder::new();
    let old = pattern(7, 100_000);
    for (name, mode) in [("direct", RW.convert()), ("transacted", RW.convert().transacted())] {
        std::fs::write(folder.path(name), &old).unwrap();
        let root = Storage::create(folder.path(name), mode).unwrap();
        assert_eq!(get(&root, "CONTENTS"), old);
        drop(root);
        let root = Storage::open(folder.path(name), RO).unwrap();
        assert_eq!(names(&root), ["CONTENTS"]);
        assert_eq!(get(&root, "CONTENTS"), old);
    }
    let compound = made(&folder, "compound");
    refused!(Storage::create(compound, RW.convert()), AlreadyExists);
    assert_eq!(names(&Storage::create(folder.path("new"), RW.convert()).unwrap()), [""; 0]);
}

/// Rows: C22
#[test]
fn what_was_converted_is_an_element_of_the_handle_at_once() {
    let old = pattern(7, 100_000);
    for mode in [RW.convert(), RW.convert().transacted()] {
        let bytes = SharedBytes::new(old.clone());
        let root = Storage::create_on(again(&bytes), mode).unwrap();
        assert_eq!(names(&root), ["CONTENTS"]);
        assert!(has(&root, "contents"));
        assert_eq!(get(&root, "CONTENTS"), old);
        refused!(root.create_stream("CONTENTS", RW), AlreadyExists);
        root.rename("CONTENTS", "before").unwrap();
        put(&root, "CONTENTS", b"new");
        commit(&root);
        drop(root);
        let root = Storage::open_on(again(&bytes), RO).unwrap();
        assert_eq!(names(&root), ["before", "CONTENTS"]);
        assert_eq!(get(&root, "before"), old);
        assert_eq!(root.snapshot().unwrap().check().unwrap(), []);
    }
}

/// Rows: O01, F-342
#[test]
fn an_empty_file_is_no_storage_and_stays_empty() {
    let folder = Folder::new();
    std::fs::write(folder.path("a"), []).unwrap();
    for mode in [RO, RW, RW.transacted()] {
        refused!(Storage::open(folder.path("a"), mode), AlreadyExists);
    }
    assert_eq!(std::fs::metadata(folder.path("a")).unwrap().len(), 0);
}

/// Rows: O02, F-342
#[test]
fn a_missing_file_is_not_found_and_not_made() {
    let folder = Folder::new();
    for mode in [RO, RW, RW.transacted()] {
        refused!(Storage::open(folder.path("a"), mode), NotFound);
    }
    assert!(!folder.path("a").exists());
}

/// Rows: O03
#[test]
fn opening_refuses_what_cannot_be_shared() {
    let folder = Folder::new();
    let path = made(&folder, "a");
    let words = [
        0,
        CREATE | EXCLUSIVE | READWRITE,
        DENY_NONE | READ,
        DENY_READ | READ,
        DENY_WRITE | READWRITE,
        DENY_NONE | READWRITE,
        CONVERT | EXCLUSIVE | READWRITE,
    ];
    for word in words {
        refused!(Storage::open(&path, stgm(word)), InvalidFlag);
    }
}

/// Rows: O05
#[test]
fn opening_takes_the_usual_ways_of_sharing() {
    let folder = Folder::new();
    let path = made(&folder, "a");
    let words = [
        READ | DENY_WRITE,
        READ | DENY_NONE | TRANSACTED,
        NOSCRATCH | TRANSACTED | DENY_WRITE | READWRITE,
        READ | EXCLUSIVE,
        READWRITE | EXCLUSIVE,
        WRITE | EXCLUSIVE,
    ];
    for word in words {
        let root = Storage::open(&path, stgm(word)).unwrap();
        assert_eq!(names(&root), ["stream"]);
    }
}

/// Rows: O06, F-343
#[test]
fn a_second_exclusive_open_is_a_share_violation() {
    let folder = Folder::new();
    let path = made(&folder, "a");
    for mode in [RO, RW] {
        let first = Storage::open(&path, mode).unwrap();
        refused!(Storage::open(&path, mode), ShareViolation);
        drop(first);
        assert!(Storage::open(&path, mode).is_ok());
    }
}

/// Rows: O07
#[test]
fn a_root_for_reading_takes_no_new_elements() {
    let folder = Folder::new();
    let root = Storage::open(made(&folder, "a"), RO).unwrap();
    for mode in [Mode::write(), RW] {
        refused!(root.create_stream("new", mode), AccessDenied);
        refused!(root.create_storage("new", mode), AccessDenied);
    }
}

/// Rows: O08
#[test]
fn several_may_have_priority_whatever_they_share() {
    let folder = Folder::new();
    let path = made(&folder, "a");
    for share in [0, EXCLUSIVE, DENY_WRITE, DENY_READ, DENY_NONE] {
        let first = Storage::open(&path, stgm(PRIORITY | READ | share)).unwrap();
        let second = Storage::open(&path, stgm(PRIORITY | READ | share)).unwrap();
        assert_eq!(names(&first), names(&second));
    }
}

/// Rows: O09
#[test]
fn priority_is_for_reading_and_goes_with_nothing_else() {
    let folder = Folder::new();
    let path = made(&folder, "a");
    for other in [READWRITE, WRITE, TRANSACTED, SIMPLE, NOSCRATCH, NOSNAPSHOT] {
        refused!(Storage::open(&path, stgm(PRIORITY | other)), InvalidFlag);
    }
}

/// Rows: O10
#[test]
fn priority_does_not_remove_the_file() {
    let folder = Folder::new();
    let path = made(&folder, "a");
    refused!(Storage::open(&path, stgm(PRIORITY | DELETEONRELEASE)), InvalidFunction);
}

/// Rows: O11, O12
#[test]
fn priority_keeps_exclusive_opens_out_and_no_others() {
    let folder = Folder::new();
    let path = made(&folder, "a");
    let holder = Storage::open(&path, stgm(PRIORITY | READ)).unwrap();
    refused!(Storage::open(&path, RW), LockViolation);
    assert!(Storage::open(&path, stgm(READ | DENY_WRITE)).is_ok());
    assert!(Storage::open(&path, stgm(TRANSACTED | DENY_WRITE | READWRITE)).is_ok());
    drop(holder);
    assert!(Storage::open(&path, RW).is_ok());
}

/// Rows: O13
#[test]
fn an_open_in_the_place_of_priority_uses_it_up() {
    let folder = Folder::new();
    let path = made(&folder, "a");
    let holder = Storage::open(&path, stgm(PRIORITY | READ)).unwrap();
    let copy = holder.clone();
    let stream = holder.open_stream("stream", RO).unwrap();
    let root = holder.reopen(RW).unwrap();
    put(&root, "new", b"1");
    refused!(copy.stat(), Reverted);
    refused!(stream.stat(), Reverted);
    refused!(Storage::open(&path, RO), ShareViolation);
    refused!(root.reopen(RW), InvalidFunction);
}

/// Rows: O14, F-342
#[test]
fn memory_without_a_compound_file_is_no_storage() {
    for bytes in [vec![], vec![0x41; 100], vec![0; 5000]] {
        for mode in [RO, RW.transacted()] {
            refused!(Storage::open_on(Arc::new(SharedBytes::new(bytes.clone())), mode), AlreadyExists);
        }
    }
}

/// Rows: O15
#[test]
fn the_first_format_is_named_and_a_bad_header_refused() {
    let mut bytes = vec![0u8; 2048];
    for signature in
        [[0x0E, 0x11, 0xFC, 0x0D, 0xD0, 0xCF, 0x11, 0x0E], [0xD0, 0xCF, 0x11, 0xE0, 0x0E, 0x11, 0xFC, 0x0D]]
    {
        bytes[..8].copy_from_slice(&signature);
        let error = Storage::open_on(Arc::new(SharedBytes::new(bytes.clone())), RO).unwrap_err();
        assert_eq!(error.corruption(), Some(&cfb_core::Corruption::OldFormat));
    }
    bytes[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    bytes[0x1C..0x1E].copy_from_slice(&[0xFF, 0xFE]);
    refused!(Storage::open_on(Arc::new(SharedBytes::new(bytes)), RO), Corrupt);
}

/// Rows: O16
#[test]
fn odd_header_fields_are_read_with_a_finding() {
    let bytes = memory();
    put(&Storage::create_on(again(&bytes), RW).unwrap(), "stream", b"bytes");
    let mut odd = bytes.to_vec();
    odd[0x38..0x3C].copy_from_slice(&8192u32.to_le_bytes());
    let root = Storage::open_on(Arc::new(SharedBytes::new(odd)), RO).unwrap();
    assert_eq!(get(&root, "stream"), b"bytes");
    assert!(!root.findings().unwrap().is_empty());
    let mut wrong = bytes.to_vec();
    wrong[0x1E] = 3;
    refused!(Storage::open_on(Arc::new(SharedBytes::new(wrong)), RO), Corrupt);
}

/// Rows: O17, F-361
#[test]
fn a_root_says_its_path_and_its_mode() {
    let folder = Folder::new();
    let path = folder.path("a");
    let root = Storage::create(&path, RW.create()).unwrap();
    let stat = root.stat().unwrap();
    assert_eq!(stat.path(), Some(&*path));
    assert!(stat.is_storage() && stat.len_bytes() == 0 && stat.state_bits() == 0);
    assert_eq!((stat.mode(), stat.clsid()), (Some(RW), Guid::NULL));
    assert_eq!(direct().stat().unwrap().path(), None);
    drop(root);
    let here = std::env::current_dir().unwrap();
    let up: std::path::PathBuf = here.ancestors().skip(1).map(|_| "..").collect();
    let relative = up.join(path.strip_prefix("/").unwrap_or(&path));
    let stat = Storage::open(relative, RO).unwrap().stat().unwrap();
    assert!(stat.path().unwrap().is_absolute());
}
