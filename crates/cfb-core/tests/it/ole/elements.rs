//! Elements: create, open, remove, rename, move, and what they say about themselves.

use std::sync::Arc;

use cfb_core::{FileTime, Guid, Mode, Storage};

use super::support::*;

const CLASS: Guid = Guid::from_fields(0x0002_0D0B, 0, 0, [0xC0, 0, 0, 0, 0, 0, 0, 0x46]);

/// Rows: E02, F-345
#[test]
fn names_have_at_most_31_units() {
    let root = direct();
    let (fits, long) = ("n".repeat(31), "n".repeat(32));
    refused!(root.create_stream(&long, RW), InvalidName);
    refused!(root.create_storage(&long, RW), InvalidName);
    refused!(root.open_stream(&long, RW), InvalidName);
    put(&root, &fits, b"1");
    refused!(root.rename(&fits, &long), InvalidName);
    refused!(root.create_stream("", RW), InvalidName);
    assert_eq!(get(&root, &fits), b"1");
}

/// Rows: E03
#[test]
fn forbidden_characters_are_refused_in_new_names_only() {
    let root = direct();
    put(&root, "a", b"1");
    for name in ["a/b", "a\\b", "a:b", "!", "a!", "a\0b", "\0"] {
        refused!(root.create_stream(name, RW), InvalidName);
        refused!(root.create_storage(name, RW), InvalidName);
        refused!(root.rename("a", name), InvalidName);
        refused!(root.move_to("a", &root, name), InvalidName);
        refused!(root.copy_element_to("a", &root, name), InvalidName);
        refused!(root.open_stream(name, RW), NotFound);
    }
    let mut plan = cfb_layout::Plan::new(cfb_layout::Version::V3);
    plan.stream(plan.root(), "a/b!", cfb_layout::Content::pattern(1, 10));
    let bytes = cfb_core::SharedBytes::new(plan.to_vec());
    let root = Storage::open_on(Arc::new(bytes), RW).unwrap();
    assert_eq!(get(&root, "A/B!").len(), 10);
    root.rename("a/b!", "ab").unwrap();
    assert_eq!(names(&root), ["ab"]);
}

/// Rows: E04
#[test]
fn control_characters_are_allowed() {
    let root = direct();
    for name in ["\u{5}SummaryInformation", "\u{1}Ole", "\u{1F}"] {
        put(&root, name, name.as_bytes());
        assert_eq!(get(&root, name), name.as_bytes());
    }
    // In C, this one would end a name before it has begun.
    refused!(root.create_stream([0u16, 0x41], RW), InvalidName);
    refused!(root.open_stream([0u16, 0x61], RW), NotFound);
}

/// Rows: E05, F-344
#[test]
fn streams_are_created_exclusively() {
    let root = direct();
    for word in [READWRITE, DENY_NONE | READWRITE, DENY_WRITE | READWRITE, DENY_READ | WRITE] {
        refused!(root.create_stream("a", stgm(word)), InvalidFlag);
        refused!(root.create_storage("a", stgm(word)), InvalidFlag);
    }
    assert!(!has(&root, "a"));
}

/// Rows: E06
#[test]
fn a_name_that_exists_is_taken_until_it_is_destroyed() {
    let root = direct();
    put(&root, "a", b"1");
    refused!(root.create_stream("a", RW), AlreadyExists);
    refused!(root.create_storage("a", RW), AlreadyExists);
    root.remove("a").unwrap();
    put(&root, "a", b"2");
    assert_eq!(get(&root, "a"), b"2");
}

/// Rows: E07
#[test]
fn replacing_an_open_stream_reverts_its_handle() {
    let root = direct();
    let old = root.create_stream("a", RW).unwrap();
    old.write_at(0, b"old").unwrap();
    let new = root.create_stream("a", RW.create()).unwrap();
    refused!(old.seek_to(std::io::SeekFrom::Start(0)), Reverted);
    refused!(old.write_at(0, b"never"), Reverted);
    assert_eq!(all_of(&new), b"");
}

/// Rows: E08, E09
#[test]
fn streams_are_opened_exclusively_and_without_transactions() {
    let root = transacted();
    put(&root, "a", b"1");
    refused!(root.open_stream("a", stgm(DENY_NONE | READWRITE)), InvalidFlag);
    refused!(root.open_stream("a", stgm(DENY_WRITE | READ)), InvalidFlag);
    refused!(root.open_stream("a", RW.delete_on_release()), InvalidFunction);
    refused!(root.open_stream("a", RW.transacted()), InvalidFunction);
    refused!(root.create_stream("b", RW.delete_on_release()), InvalidFunction);
    refused!(root.create_stream("b", RW.transacted()), InvalidFunction);
}

/// Rows: E10
#[test]
fn storages_are_not_removed_on_release() {
    let root = direct();
    refused!(root.create_storage("a", RW.delete_on_release()), InvalidFlag);
    root.create_storage("a", RW).unwrap();
    refused!(root.open_storage("a", RW.delete_on_release()), InvalidFunction);
}

/// Rows: E11, F-347
#[test]
fn elements_of_the_other_kind_are_not_found() {
    let root = direct();
    put(&root, "stream", b"1");
    root.create_storage("storage", RW).unwrap();
    refused!(root.open_storage("stream", RW), NotFound);
    refused!(root.open_stream("storage", RW), NotFound);
    refused!(root.open_stream("missing", RW), NotFound);
    refused!(root.open_storage("missing", RW), NotFound);
}

/// Rows: E12, E13
#[test]
fn a_stream_has_no_more_access_than_a_direct_storage() {
    let bytes = memory();
    put(&Storage::create_on(again(&bytes), RW).unwrap(), "a", b"1");
    let root = Storage::open_on(again(&bytes), RO).unwrap();
    refused!(root.open_stream("a", RW), InvalidFlag);
    refused!(root.open_stream("a", Mode::write()), InvalidFlag);
    drop(root);
    let root = Storage::open_on(again(&bytes), RO.transacted()).unwrap();
    root.open_stream("a", RW).unwrap().write_at(0, b"2").unwrap();
    assert_eq!(get(&root, "a"), b"2");
    drop(root);
    assert_eq!(get(&Storage::open_on(again(&bytes), RO).unwrap(), "a"), b"1");
}

/// Rows: E14
#[test]
fn a_child_may_only_restrict() {
    let root = direct();
    root.create_storage("child", RW).unwrap();
    let child = root.open_storage("child", RO).unwrap();
    refused!(child.create_stream("a", RW), AccessDenied);
    refused!(child.create_storage("a", RW), AccessDenied);
    refused!(child.set_class(CLASS), AccessDenied);
    drop(child);
    let child = root.open_storage("child", Mode::write()).unwrap();
    child.create_storage("inner", Mode::write()).unwrap();
    refused!(child.open_storage("inner", RW), AccessDenied);
}

/// Rows: E15, E16, F-346
#[test]
fn an_element_is_open_once() {
    let root = direct();
    put(&root, "stream", b"1");
    let storage = root.create_storage("storage", RW).unwrap();
    let stream = root.open_stream("stream", RO).unwrap();
    for mode in [RW, RO] {
        refused!(root.open_storage("storage", mode), AccessDenied);
        refused!(root.open_storage("STORAGE", mode), AccessDenied);
        refused!(root.open_stream("stream", mode), AccessDenied);
    }
    let (storage_clone, stream_clone) = (storage.clone(), stream.clone());
    drop((storage, stream));
    refused!(root.open_storage("storage", RO), AccessDenied);
    refused!(root.open_stream("stream", RO), AccessDenied);
    drop((storage_clone, stream_clone));
    assert!(root.open_storage("storage", RO).is_ok() && root.open_stream("stream", RO).is_ok());
}

/// Rows: E17, F-356
#[test]
fn what_is_open_keeps_its_name() {
    let root = direct();
    let storage = root.create_storage("storage", RW).unwrap();
    let stream = root.create_stream("stream", RW).unwrap();
    refused!(root.rename("storage", "other"), AccessDenied);
    refused!(root.rename("stream", "other"), AccessDenied);
    drop((storage, stream));
    root.rename("storage", "other").unwrap();
}

/// Rows: E18, E19, F-355
#[test]
fn what_is_destroyed_while_open_is_reverted() {
    let root = direct();
    let storage = root.create_storage("storage", RW).unwrap();
    let inner = storage.create_stream("inner", RW).unwrap();
    let stream = root.create_stream("stream", RW).unwrap();
    root.remove("storage").unwrap();
    root.remove("stream").unwrap();
    refused!(storage.stat(), Reverted);
    refused!(storage.create_stream("a", RW), Reverted);
    refused!(inner.write_at(0, b"1"), Reverted);
    refused!(stream.write_at(0, b"1"), Reverted);
    refused!(root.remove("stream"), NotFound);
    assert_eq!(names(&root), [""; 0]);
}

/// A handle of what was removed never touches what takes its place and its entry.
///
/// Rows: E19, F-355
#[test]
fn a_stale_handle_never_touches_what_took_the_place() {
    let bytes = memory();
    let root = Storage::create_on(again(&bytes), RW).unwrap();
    put(&root, "old", &[1; 100]);
    commit(&root);
    let stale = root.open_stream("old", RW).unwrap();
    root.remove("old").unwrap();
    commit(&root);
    put(&root, "new", &[2; 100]);
    commit(&root);
    refused!(stale.write_at(0, &[3; 100]), Reverted);
    refused!(stale.set_len(0), Reverted);
    assert_eq!(get(&root, "new"), [2; 100]);
    drop((stale, root));
    assert_eq!(get(&Storage::open_on(again(&bytes), RO).unwrap(), "new"), [2; 100]);
}

/// Rows: E20
#[test]
fn renaming_keeps_the_content() {
    let bytes = memory();
    let root = Storage::create_on(again(&bytes), RW).unwrap();
    put(&root, "stream", b"bytes");
    put(&root.create_storage("storage", RW).unwrap(), "inner", &[5; 5000]);
    commit(&root);
    root.rename("stream", "a longer name").unwrap();
    root.rename("storage", "s").unwrap();
    let check = |root: &Storage| {
        refused!(root.open_stream("stream", RO), NotFound);
        refused!(root.open_storage("storage", RO), NotFound);
        refused!(root.rename("missing", "b"), NotFound);
        assert_eq!(get(root, "a longer name"), b"bytes");
        assert_eq!(get(&root.open_storage("s", RO).unwrap(), "inner"), [5; 5000]);
    };
    check(&root);
    drop(root);
    check(&Storage::open_on(again(&bytes), RW).unwrap());
}

/// Decided as a user would expect: nothing is overwritten by a new name.
///
/// Rows: E21
#[test]
fn renaming_to_a_name_that_is_taken_is_refused() {
    let root = direct();
    put(&root, "a", b"1");
    put(&root, "b", b"2");
    root.create_storage("s", RW).unwrap();
    refused!(root.rename("a", "b"), AlreadyExists);
    refused!(root.rename("a", "S"), AlreadyExists);
    assert_eq!((get(&root, "a"), get(&root, "b")), (b"1".to_vec(), b"2".to_vec()));
}

/// Decided as a user would expect: the case of a name can be changed, and nothing else changes with it.
///
/// Rows: E22
#[test]
fn renaming_can_change_the_case_alone() {
    let bytes = memory();
    let root = Storage::create_on(again(&bytes), RW).unwrap();
    put(&root, "name", b"1");
    commit(&root);
    let number = |bytes: &cfb_core::SharedBytes| {
        cfb_core::CompoundFile::from_bytes(bytes.to_vec()).unwrap().find("name").unwrap().id()
    };
    let before = number(&bytes);
    root.rename("name", "NAME").unwrap();
    root.rename("NAME", "NAME").unwrap();
    assert_eq!((names(&root), get(&root, "name")), (vec!["NAME".to_owned()], b"1".to_vec()));
    drop(root);
    assert_eq!(names(&Storage::open_on(again(&bytes), RO).unwrap()), ["NAME"]);
    assert_eq!(number(&bytes), before);
}

/// Rows: E23, F-348
#[test]
fn names_keep_their_case_and_are_found_in_any() {
    let root = direct();
    put(&root, "Stra\u{e9}", b"1");
    assert_eq!(get(&root, "sTRA\u{c9}"), b"1");
    refused!(root.create_stream("STRA\u{c9}", RW), AlreadyExists);
    assert_eq!(names(&root), ["Stra\u{e9}"]);
}

/// Rows: E24, E25, E26
#[test]
fn a_child_for_reading_is_not_changed() {
    let root = direct();
    let child = root.create_storage("child", RW).unwrap();
    put(&child, "stream", b"1");
    child.create_storage("storage", RW).unwrap();
    drop(child);
    let child = root.open_storage("child", RO).unwrap();
    refused!(child.create_stream("stream", RO.create()), AccessDenied);
    refused!(child.create_stream("new", RO.create()), AccessDenied);
    refused!(child.create_storage("storage", RO.create()), AlreadyExists);
    refused!(child.create_storage("new", RO.create()), AccessDenied);
    refused!(child.remove("stream"), AccessDenied);
    refused!(child.remove("missing"), AccessDenied);
    refused!(child.rename("stream", "other"), AccessDenied);
    refused!(child.set_state_bits(1, 1), AccessDenied);
    assert_eq!(names(&child), ["stream", "storage"]);
}

/// Rows: E27, F-354
#[test]
fn a_released_storage_reverts_its_children() {
    let root = direct();
    let parent = root.create_storage("parent", RW).unwrap();
    let stream = parent.create_stream("stream", RW).unwrap();
    let storage = parent.create_storage("storage", RW).unwrap();
    let deep = storage.create_stream("deep", RW).unwrap();
    drop(parent);
    refused!(stream.write_at(0, b"1"), Reverted);
    refused!(stream.stat(), Reverted);
    refused!(storage.stat(), Reverted);
    refused!(storage.set_state_bits(1, 1), Reverted);
    refused!(deep.write_at(0, b"1"), Reverted);
    drop((stream, storage, deep));
    assert_eq!(names(&root.open_storage("parent", RW).unwrap()), ["stream", "storage"]);
}

/// Rows: E28, F-354
#[test]
fn a_released_root_reverts_everything() {
    let root = direct();
    let stream = root.create_stream("a", RW).unwrap();
    drop(root);
    refused!(stream.seek_to(std::io::SeekFrom::Start(0)), Reverted);
    refused!(stream.stat(), Reverted);
    refused!(stream.read_at(0, &mut [0]), Reverted);
    refused!(stream.write_at(0, b"1"), Reverted);
}

/// Rows: E29
#[test]
fn children_do_not_keep_their_parent_open() {
    let folder = Folder::new();
    let root = Storage::create(folder.path("a"), RW).unwrap();
    let child = root.create_storage("child", RW).unwrap();
    let stream = child.create_stream("stream", RW).unwrap();
    drop(root);
    let again = Storage::open(folder.path("a"), RW).unwrap();
    refused!(child.stat(), Reverted);
    drop((child, stream));
    assert_eq!(names(&again), ["child"]);
}

/// Rows: E30, F-368
#[test]
fn a_class_is_null_until_it_is_set_and_then_stays() {
    let bytes = memory();
    let root = Storage::create_on(again(&bytes), RW).unwrap();
    let child = root.create_storage("child", RW).unwrap();
    assert_eq!((root.stat().unwrap().clsid(), child.stat().unwrap().clsid()), (Guid::NULL, Guid::NULL));
    root.set_class(CLASS).unwrap();
    child.set_class(CLASS).unwrap();
    assert_eq!(child.stat().unwrap().clsid(), CLASS);
    drop(root);
    let root = Storage::open_on(again(&bytes), RO).unwrap();
    assert_eq!(root.stat().unwrap().clsid(), CLASS);
    assert_eq!(root.stat_of("child").unwrap().clsid(), CLASS);
}

/// Rows: E31
#[test]
fn storages_have_times_and_streams_have_none() {
    let root = direct();
    root.create_storage("storage", RW).unwrap();
    put(&root, "stream", b"1");
    let (early, late) = (FileTime::from_ticks(1_000), FileTime::from_ticks(2_000));
    root.set_element_times("storage", Some(early), Some(late)).unwrap();
    root.set_element_times("storage", None, None).unwrap();
    let stat = root.stat_of("storage").unwrap();
    assert_eq!((stat.created(), stat.modified()), (early, late));
    root.set_times(None, Some(late)).unwrap();
    assert_eq!(root.stat().unwrap().modified(), late);
    root.set_element_times("stream", Some(early), Some(late)).unwrap();
    let stat = root.stat_of("stream").unwrap();
    assert!(stat.created().is_unset() && stat.modified().is_unset());
    refused!(root.set_element_times("missing", None, None), NotFound);
}

/// Rows: E32
#[test]
fn state_bits_change_under_their_mask() {
    let root = direct();
    root.set_state_bits(0xFFFF_0000, 0xFF00_FF00).unwrap();
    assert_eq!(root.stat().unwrap().state_bits(), 0xFF00_0000);
    root.set_state_bits(0x0000_1234, 0x0F00_00FF).unwrap();
    assert_eq!(root.stat().unwrap().state_bits(), 0xF000_0034);
}

/// Rows: E33, F-357
#[test]
fn moving_keeps_the_content_and_respects_what_is_open() {
    let root = direct();
    let from = root.create_storage("from", RW).unwrap();
    let to = root.create_storage("to", RW).unwrap();
    put(&from, "stream", &[3; 6000]);
    put(&from.create_storage("storage", RW).unwrap(), "inner", b"1");
    let open = from.open_stream("stream", RO).unwrap();
    refused!(from.move_to("stream", &to, "stream"), AccessDenied);
    drop(open);
    refused!(from.move_to("stream", &from, "stream"), AccessDenied);
    refused!(from.move_to("missing", &to, "x"), NotFound);
    from.move_to("stream", &to, "moved").unwrap();
    from.move_to("storage", &to, "s").unwrap();
    refused!(to.move_to("moved", &to, "s"), AlreadyExists);
    assert_eq!(names(&from), [""; 0]);
    assert_eq!(get(&to, "moved"), [3; 6000]);
    assert_eq!(get(&to.open_storage("s", RO).unwrap(), "inner"), b"1");
    to.move_to("moved", &to, "renamed").unwrap();
    let inside = to.open_storage("s", RW).unwrap();
    refused!(to.move_to("s", &inside, "s"), AccessDenied);
    to.copy_element_to("renamed", &root, "copied").unwrap();
    assert_eq!((get(&to, "renamed"), get(&root, "copied")), (vec![3; 6000], vec![3; 6000]));
}

/// Rows: E33
#[test]
fn moving_goes_between_transactions_and_files() {
    let (here, there) = (transacted(), direct());
    let child = here.create_storage("child", RW.transacted()).unwrap();
    put(&here, "a", &pattern(1, 10_000));
    put(&child.create_storage("s", RW).unwrap(), "deep", b"1");
    here.move_to("a", &child, "a").unwrap();
    assert!(!has(&here, "a") && has(&child, "a"));
    child.move_to("s", &there, "s").unwrap();
    child.move_to("a", &there, "a").unwrap();
    assert_eq!(names(&child), [""; 0]);
    assert_eq!(get(&there, "a"), pattern(1, 10_000));
    assert_eq!(get(&there.open_storage("s", RO).unwrap(), "deep"), b"1");
}

/// What is moved within a transaction stays in its entry.
///
/// Rows: E33
#[test]
fn what_is_moved_keeps_its_entry() {
    let bytes = memory();
    let root = Storage::create_on(again(&bytes), RW).unwrap();
    put(&root.create_storage("old", RW).unwrap(), "stream", &[1; 9000]);
    commit(&root);
    let number =
        |path: &str| cfb_core::CompoundFile::from_bytes(bytes.to_vec()).unwrap().find(path).unwrap().id();
    let before = number("old/stream");
    let new = root.create_storage("new", RW).unwrap();
    root.open_storage("old", RW).unwrap().move_to("stream", &new, "moved").unwrap();
    root.remove("old").unwrap();
    drop(new);
    commit(&root);
    assert_eq!(number("new/moved"), before);
    assert_eq!(get(&root.open_storage("new", RO).unwrap(), "moved"), [1; 9000]);
}

/// Rows: E34
#[test]
fn the_mark_for_conversion_is_missing_set_or_cleared() {
    let root = direct();
    refused!(root.is_marked_for_conversion(), NotFound);
    root.mark_for_conversion(true).unwrap();
    root.mark_for_conversion(true).unwrap();
    assert!(root.is_marked_for_conversion().unwrap());
    root.mark_for_conversion(false).unwrap();
    assert!(!root.is_marked_for_conversion().unwrap());
    assert_eq!(get(&root, "\u{1}Ole").len(), 20);
}

/// Rows: C22
#[test]
fn a_stream_converts_to_a_storage_with_it_inside() {
    let root = direct();
    put(&root, "a", &[4; 5000]);
    let open = root.open_stream("a", RO).unwrap();
    refused!(root.create_storage("a", RW.convert()), AccessDenied);
    drop(open);
    let a = root.create_storage("a", RW.convert()).unwrap();
    assert_eq!(get(&a, "CONTENTS"), [4; 5000]);
    drop(a);
    refused!(root.create_storage("a", RW.convert()), AlreadyExists);
    refused!(root.create_stream("b", RW.convert()), InvalidFlag);
}
