//! Copying storages.

use cfb_core::{CopyExclusions, Guid, Storage};

use super::support::*;

const CLASS: Guid = Guid::from_fields(1, 2, 3, [4; 8]);

/// `StorageA` (empty), `StorageB` with `StreamB`, `StreamA`, `StreamC`.
fn source() -> Storage {
    let root = transacted();
    root.set_class(CLASS).unwrap();
    let a = root.create_storage("StorageA", RW).unwrap();
    a.set_class(CLASS).unwrap();
    a.set_state_bits(5, 7).unwrap();
    let b = root.create_storage("StorageB", RW).unwrap();
    put(&b, "StreamB", &pattern(2, 5000));
    put(&root, "StreamA", b"a");
    put(&root, "StreamC", &pattern(3, 900_000));
    root
}

/// Rows: P02
#[test]
fn everything_is_copied_with_its_class() {
    let (from, to) = (source(), direct());
    from.copy_to(&to, &CopyExclusions::new()).unwrap();
    assert_eq!(names(&to), ["StreamA", "StreamC", "StorageA", "StorageB"]);
    assert_eq!(get(&to, "StreamC"), pattern(3, 900_000));
    assert_eq!(get(&to.open_storage("StorageB", RO).unwrap(), "StreamB"), pattern(2, 5000));
    let a = to.stat_of("StorageA").unwrap();
    assert_eq!((a.clsid(), a.state_bits(), to.stat().unwrap().clsid()), (CLASS, 5, CLASS));
}

/// Rows: P03
#[test]
fn names_are_left_out_at_the_top_only() {
    let (from, to) = (source(), direct());
    let mut out = CopyExclusions::new();
    for name in ["StorageA", "streamb", "StreamC"] {
        out = out.name(name).unwrap();
    }
    from.copy_to(&to, &out).unwrap();
    assert_eq!(names(&to), ["StreamA", "StorageB"]);
    assert!(has(&to.open_storage("StorageB", RO).unwrap(), "StreamB"));
}

/// Rows: P04
#[test]
fn without_storages_only_the_streams_at_the_top_are_copied() {
    let (from, to) = (source(), direct());
    from.copy_to(&to, &CopyExclusions::new().storages()).unwrap();
    assert_eq!(names(&to), ["StreamA", "StreamC"]);
}

/// Rows: P05
#[test]
fn without_streams_the_storages_are_empty_at_all_levels() {
    let (from, to) = (source(), direct());
    from.open_storage("StorageB", RW).unwrap().create_storage("Deep", RW).unwrap();
    from.copy_to(&to, &CopyExclusions::new().streams()).unwrap();
    assert_eq!(names(&to), ["StorageA", "StorageB"]);
    assert_eq!(names(&to.open_storage("StorageB", RO).unwrap()), ["Deep"]);
}

/// Rows: P06
#[test]
fn what_is_open_is_copied_as_it_is() {
    let (from, to) = (source(), direct());
    let stream = from.open_stream("StreamA", RW).unwrap();
    stream.write_at(0, b"changed").unwrap();
    let storage = from.open_storage("StorageB", RW).unwrap();
    let pending = storage.create_storage("Pending", RW.transacted()).unwrap();
    put(&pending, "not committed", b"1");
    from.copy_to(&to, &CopyExclusions::new()).unwrap();
    assert_eq!(get(&to, "StreamA"), b"changed");
    let copied = to.open_storage("StorageB", RW).unwrap();
    assert_eq!(names(&copied.open_storage("Pending", RW).unwrap()), [""; 0]);
}

/// Rows: P07, F-358
#[test]
fn a_storage_is_not_copied_into_itself() {
    let root = source();
    let all = CopyExclusions::new();
    let child = root.create_storage("child", RW).unwrap();
    let transacted = root.create_storage("transacted", RW.transacted()).unwrap();
    let grandchild = transacted.create_storage("grandchild", RW).unwrap();
    for to in [&root, &child, &transacted, &grandchild] {
        refused!(root.copy_to(to, &all), AccessDenied);
    }
    for to in [&child, &transacted, &grandchild] {
        root.copy_to(to, &CopyExclusions::new().storages()).unwrap();
        assert!(has(to, "StreamA") && has(to, "StreamC"));
    }
    grandchild.copy_to(&child, &all).unwrap();
}

/// Rows: F-358
#[test]
fn copying_fills_up_what_is_there() {
    let (from, to) = (source(), direct());
    put(&to, "StreamA", b"replaced");
    put(&to, "Other", b"kept");
    let b = to.create_storage("StorageB", RW).unwrap();
    put(&b, "Inner", b"kept");
    drop(b);
    from.copy_to(&to, &CopyExclusions::new()).unwrap();
    assert_eq!((get(&to, "StreamA"), get(&to, "Other")), (b"a".to_vec(), b"kept".to_vec()));
    assert_eq!(names(&to.open_storage("StorageB", RO).unwrap()), ["Inner", "StreamB"]);
    let clash = direct();
    put(&clash, "StorageB", b"a stream");
    refused!(from.copy_to(&clash, &CopyExclusions::new()), AlreadyExists);
    assert_eq!(get(&clash, "StorageB"), b"a stream");
}

#[test]
fn copying_needs_a_storage_that_can_be_changed() {
    let root = source();
    root.create_storage("to", RW).unwrap();
    let from = root.open_storage("StorageB", RO).unwrap();
    let to = root.open_storage("to", RO).unwrap();
    refused!(from.copy_to(&to, &CopyExclusions::new()), AccessDenied);
    refused!(from.move_to("StreamB", &root, "x"), AccessDenied);
}
