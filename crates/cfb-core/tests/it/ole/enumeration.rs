//! The elements of a storage, one after the other.

use cfb_core::Storage;

use super::support::*;

/// The name that comes next.
fn next(elements: &mut cfb_core::Elements) -> Option<String> {
    elements.next().map(|stat| stat.unwrap().name().to_string())
}

/// Rows: N01, F-360
#[test]
fn the_end_comes_after_the_last_element() {
    let root = direct();
    put(&root, "a", b"123");
    let mut elements = root.elements().unwrap();
    let stat = elements.next().unwrap().unwrap();
    assert_eq!((stat.name().to_string(), stat.len_bytes(), stat.is_stream()), ("a".into(), 3, true));
    assert!(elements.next().is_none() && elements.next().is_none());
    elements.reset().unwrap();
    assert_eq!(next(&mut elements).as_deref(), Some("a"));
}

/// Rows: N02
#[test]
fn what_is_destroyed_before_its_turn_is_not_seen() {
    let root = direct();
    put(&root, "a", b"1");
    let mut elements = root.elements().unwrap();
    root.remove("a").unwrap();
    assert!(elements.next().is_none());
}

/// Rows: N03, F-359
#[test]
fn what_is_created_before_its_turn_is_seen() {
    let root = direct();
    let mut elements = root.elements().unwrap();
    put(&root, "a", b"1");
    assert_eq!(next(&mut elements).as_deref(), Some("a"));
    put(&root, "b", b"1");
    put(&root, "A0", b"1");
    assert_eq!(next(&mut elements).as_deref(), Some("b"));
    assert_eq!(next(&mut elements).as_deref(), Some("A0"));
    assert!(elements.next().is_none());
    put(&root, "zzz", b"1");
    assert_eq!(next(&mut elements).as_deref(), Some("zzz"));
}

/// Rows: N04, F-359
#[test]
fn shorter_names_come_first() {
    let bytes = memory();
    let root = Storage::create_on(again(&bytes), RW).unwrap();
    for name in ["ABCDEFGHI", "CONTENTS", "b", "A", "_", "\u{e9}"] {
        put(&root, name, b"1");
    }
    let expected = ["A", "b", "_", "\u{e9}", "CONTENTS", "ABCDEFGHI"];
    assert_eq!(names(&root), expected);
    commit(&root);
    assert_eq!(names(&root), expected);
    drop(root);
    assert_eq!(names(&Storage::open_on(again(&bytes), RO).unwrap()), expected);
}

/// Rows: N05
#[test]
fn a_destroyed_place_goes_on_with_the_next_greater_name() {
    for committed in [false, true] {
        let root = transacted();
        for name in ["a", "b", "c", "d"] {
            put(&root, name, b"1");
        }
        if committed {
            commit(&root);
        }
        let mut elements = root.elements().unwrap();
        assert_eq!(next(&mut elements).as_deref(), Some("a"));
        root.remove("a").unwrap();
        root.remove("b").unwrap();
        assert_eq!(next(&mut elements).as_deref(), Some("c"));
        if committed {
            commit(&root);
        }
        assert_eq!(next(&mut elements).as_deref(), Some("d"));
        assert!(elements.next().is_none());
    }
}

/// Rows: N06
#[test]
fn an_enumerator_keeps_the_file_open() {
    let folder = Folder::new();
    let path = folder.path("a");
    let root = Storage::create(&path, RW).unwrap();
    put(&root, "a", b"1");
    put(&root, "b", b"1");
    let stream = root.open_stream("a", RO).unwrap();
    let mut elements = root.elements().unwrap();
    let copy = elements.clone();
    drop(root);
    refused!(stream.stat(), Reverted);
    assert_eq!(next(&mut elements).as_deref(), Some("a"));
    refused!(Storage::open(&path, RW), ShareViolation);
    drop(elements);
    refused!(Storage::open(&path, RW), ShareViolation);
    drop(copy);
    assert_eq!(names(&Storage::open(&path, RW).unwrap()), ["a", "b"]);
}

#[test]
fn a_closed_storage_is_closed_for_its_clones_too() {
    let root = direct();
    let child = root.create_storage("child", RW).unwrap();
    put(&child, "a", b"1");
    let mut elements = child.elements().unwrap();
    let clone = child.clone();
    child.close().unwrap();
    refused!(clone.stat(), Reverted);
    refused!(clone.create_stream("b", RW), Reverted);
    assert_eq!(next(&mut elements).as_deref(), Some("a"));
    drop((clone, elements));
    assert!(root.open_storage("child", RO).is_ok());
    let clone = root.clone();
    root.close().unwrap();
    refused!(clone.stat(), Reverted);
}

/// Rows: N07
#[test]
fn an_enumerator_keeps_its_storage_open() {
    let root = direct();
    let child = root.create_storage("child", RW).unwrap();
    put(&child, "a", b"1");
    let mut elements = child.elements().unwrap();
    drop(child);
    refused!(root.open_storage("child", RO), AccessDenied);
    assert_eq!(next(&mut elements).as_deref(), Some("a"));
    drop(elements);
    assert!(root.open_storage("child", RO).is_ok());
}

/// Rows: N08
#[test]
fn an_enumerator_of_a_destroyed_storage_is_reverted() {
    let root = direct();
    let child = root.create_storage("child", RW).unwrap();
    put(&child, "a", b"1");
    let mut elements = child.elements().unwrap();
    root.remove("child").unwrap();
    refused!(elements.reset(), Reverted);
    refused!(elements.next().unwrap(), Reverted);
    assert!(elements.next().is_none());
}

/// All elements can be removed one by one, the enumerator live or begun anew each time.
#[test]
fn a_storage_can_be_emptied_while_it_is_walked() {
    let root = transacted();
    for n in 0..200 {
        put(&root, &format!("stream {n}"), b"1");
    }
    commit(&root);
    for stat in root.elements().unwrap().take(100) {
        root.remove(stat.unwrap().name()).unwrap();
    }
    while let Some(stat) = root.elements().unwrap().next() {
        root.remove(stat.unwrap().name()).unwrap();
    }
    assert_eq!(names(&root), [""; 0]);
    root.revert().unwrap();
    assert_eq!(names(&root).len(), 200);
}
