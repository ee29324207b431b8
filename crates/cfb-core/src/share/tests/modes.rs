//! What each mode takes, and what refuses it.

use super::*;
use crate::share::bytes::{COMMIT, DENY_READ, DENY_WRITE, NOSNAPSHOT, PRIORITY1, PRIORITY2, READ, WRITE};

/// Rows: L07
#[test]
fn each_mode_takes_exactly_its_bytes() {
    let read_deny_write_transacted = LockRequest { transacted: true, ..READ_DENY_WRITE };
    everywhere("bytes", |place| {
        for (request, bytes) in [
            (RW_EXCLUSIVE, &[0xF93, 0xFA7, 0xFBB, 0xFCF][..]),
            (LockRequest { transacted: true, ..RW_EXCLUSIVE }, &[0xF93, 0xFA7, 0xFBB, 0xFCF]),
            (RW_DENY_WRITE, &[0xF93, 0xFA7, 0xFCF]),
            (RW_TRANSACTED, &[0xF93, 0xFA7]),
            (W_DENY_WRITE, &[0xFA7, 0xFCF]),
            (READ_TRANSACTED, &[0xF93]),
            (read_deny_write_transacted, &[0xF93, 0xFCF]),
            (READ_EXCLUSIVE, &[0xF93, 0xFBB, 0xFCF]),
            (READ_DENY_WRITE, &[]),
            (PRIORITY, &[0xF58, 0xF81, 0xF93]),
            (LockRequest { denies_reading: true, denies_writing: true, ..PRIORITY }, &[0xF58, 0xF81, 0xF93]),
            (NO_SNAPSHOT, &[0xF6C, 0xF93, 0xFA7, 0xFCF]),
            (READ_NO_SNAPSHOT, &[0xF6C, 0xF93]),
            (SWMR_WRITER, &[0xF93, 0xFA7, 0xFCF]),
            (SWMR_READER, &[0xF93]),
        ] {
            let open = place.open(request).unwrap();
            assert_eq!(place.locked(), bytes, "{request:?}");
            drop(open);
            assert_eq!(place.locked(), [], "{request:?}");
        }
    });
}

/// Rows: L07
#[test]
fn a_second_open_takes_the_next_byte_of_a_range() {
    everywhere("next", |place| {
        let first = place.open(READ_TRANSACTED).unwrap();
        let second = place.open(RW_TRANSACTED).unwrap();
        assert_eq!(place.locked(), [0xF93, 0xF94, 0xFA7]);
        drop(first);
        let third = place.open(READ_TRANSACTED).unwrap();
        assert_eq!(place.locked(), [0xF93, 0xF94, 0xFA7]);
        drop((second, third));
    });
}

/// Rows: L08
#[test]
fn a_foreign_lock_in_a_range_that_matters_refuses_the_open() {
    use ErrorKind::{LockViolation, ShareViolation};
    everywhere("foreign", |place| {
        let all = [PRIORITY1, NOSNAPSHOT, COMMIT, PRIORITY2, READ, WRITE, DENY_READ, DENY_WRITE];
        for (request, expected) in [
            (
                RW_EXCLUSIVE,
                &[
                    (NOSNAPSHOT, ShareViolation),
                    (READ, LockViolation),
                    (WRITE, LockViolation),
                    (DENY_READ, ShareViolation),
                    (DENY_WRITE, ShareViolation),
                ][..],
            ),
            (
                RW_DENY_WRITE,
                &[
                    (NOSNAPSHOT, ShareViolation),
                    (WRITE, LockViolation),
                    (DENY_READ, ShareViolation),
                    (DENY_WRITE, ShareViolation),
                ],
            ),
            (
                RW_TRANSACTED,
                &[(NOSNAPSHOT, ShareViolation), (DENY_READ, ShareViolation), (DENY_WRITE, ShareViolation)],
            ),
            (
                W_DENY_WRITE,
                &[(NOSNAPSHOT, ShareViolation), (WRITE, LockViolation), (DENY_WRITE, ShareViolation)],
            ),
            (READ_TRANSACTED, &[(NOSNAPSHOT, ShareViolation), (DENY_READ, ShareViolation)]),
            (
                READ_EXCLUSIVE,
                &[
                    (NOSNAPSHOT, ShareViolation),
                    (READ, LockViolation),
                    (WRITE, LockViolation),
                    (DENY_READ, ShareViolation),
                ],
            ),
            (READ_DENY_WRITE, &[]),
            (PRIORITY, &[(COMMIT, LockViolation), (DENY_READ, ShareViolation)]),
            (
                NO_SNAPSHOT,
                &[(WRITE, LockViolation), (DENY_READ, ShareViolation), (DENY_WRITE, ShareViolation)],
            ),
        ] {
            for range in &all {
                // Any byte of the range counts.
                for byte in [range.start, range.end - 1] {
                    place.with_foreign_lock(byte..byte + 1, || {
                        let want = expected.iter().find(|(bytes, _)| bytes == range).map(|(_, kind)| kind);
                        let got = place.open(request).err().map(|error| error.kind().clone());
                        assert_eq!(got.as_ref(), want, "{request:?} beside {byte:#x}");
                    });
                }
            }
        }
        assert_eq!(place.locked(), []);
    });
}

/// Rows: L09
#[test]
fn the_twenty_first_open_fails() {
    everywhere("twenty", |place| {
        let mut opens: Vec<_> = (0..20).map(|_| place.open(READ_TRANSACTED).unwrap()).collect();
        assert_eq!(place.locked(), (0xF93..0xFA7).collect::<Vec<_>>());
        assert_eq!(place.refusal(READ_TRANSACTED), ErrorKind::LockViolation);
        assert_eq!(place.refusal(RW_TRANSACTED), ErrorKind::LockViolation);
        // What takes no byte is not counted, and a place that was given up is free.
        place.open(READ_DENY_WRITE).unwrap();
        opens.remove(7);
        let again = place.open(READ_TRANSACTED).unwrap();
        assert_eq!(place.locked().len(), 20);
        drop(again);
    });
}

/// Rows: O06
#[test]
fn an_exclusive_reader_is_alone() {
    everywhere("exclusive", |place| {
        let first = place.open(READ_EXCLUSIVE).unwrap();
        assert_eq!(place.refusal(READ_EXCLUSIVE), ErrorKind::ShareViolation);
        assert_eq!(place.refusal(RW_TRANSACTED), ErrorKind::ShareViolation);
        drop(first);
        place.open(READ_EXCLUSIVE).unwrap();
    });
}

/// Rows: O08
#[test]
fn two_may_have_priority_whatever_they_deny() {
    everywhere("priority", |place| {
        let shares = [(false, false), (true, false), (false, true), (true, true)];
        let opens: Vec<_> = shares
            .into_iter()
            .map(|(denies_reading, denies_writing)| {
                place.open(LockRequest { denies_reading, denies_writing, ..PRIORITY }).unwrap()
            })
            .collect();
        assert_eq!(
            place.locked(),
            [0xF58, 0xF59, 0xF5A, 0xF5B, 0xF81, 0xF82, 0xF83, 0xF84, 0xF93, 0xF94, 0xF95, 0xF96]
        );
        drop(opens);
    });
}

/// Rows: O11, O12
#[test]
fn beside_priority_nobody_is_exclusive_but_others_may_open() {
    everywhere("beside-priority", |place| {
        let priority = place.open(PRIORITY).unwrap();
        assert_eq!(place.refusal(RW_EXCLUSIVE), ErrorKind::LockViolation);
        place.open(READ_DENY_WRITE).unwrap();
        place.open(RW_DENY_WRITE).unwrap();
        drop(priority);
        place.open(RW_EXCLUSIVE).unwrap();
    });
}

/// Rows: O13
#[test]
fn an_open_may_take_the_place_of_one_with_priority() {
    everywhere("instead", |place| {
        let priority = place.open(PRIORITY).unwrap();
        let store = place.store(RW_EXCLUSIVE);
        let open = OpenLocks::acquire_instead_of(priority, &store, RW_EXCLUSIVE).unwrap();
        assert_eq!(place.locked(), [0xF93, 0xFA7, 0xFBB, 0xFCF]);
        drop(open);

        // On the same store too, where both are one owner of locks.
        let store = place.store(RW_DENY_WRITE);
        let priority = OpenLocks::acquire(&store, PRIORITY).unwrap();
        let open = OpenLocks::acquire_instead_of(priority, &store, RW_DENY_WRITE).unwrap();
        assert_eq!(place.locked(), [0xF93, 0xFA7, 0xFCF]);
        drop(open);

        // And it is consumed where that fails, or takes no byte.
        let other = place.open(READ_TRANSACTED).unwrap();
        let priority = place.open(PRIORITY).unwrap();
        let failed = OpenLocks::acquire_instead_of(priority, &store, RW_EXCLUSIVE).unwrap_err();
        assert_eq!(*failed.kind(), ErrorKind::LockViolation);
        assert_eq!(place.locked(), [0xF93]);
        drop(other);
        let priority = place.open(PRIORITY).unwrap();
        let free = OpenLocks::acquire_instead_of(priority, &store, READ_DENY_WRITE).unwrap();
        assert_eq!(place.locked(), []);
        drop(free);
    });
}

/// Rows: T25
#[test]
fn beside_an_open_without_snapshot_all_are_without() {
    everywhere("snapshot", |place| {
        let writer = place.open(NO_SNAPSHOT).unwrap();
        assert_eq!(place.refusal(READ_TRANSACTED), ErrorKind::ShareViolation);
        assert_eq!(place.refusal(RW_TRANSACTED), ErrorKind::ShareViolation);
        let reader = place.open(READ_NO_SNAPSHOT).unwrap();
        assert_eq!(place.refusal(NO_SNAPSHOT), ErrorKind::ShareViolation);
        drop(writer);
        place.open(NO_SNAPSHOT).unwrap();
        drop(reader);
        place.open(READ_TRANSACTED).unwrap();
    });
}
