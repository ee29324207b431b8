//! Opens that wait for each other, race, and commit.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::*;
use crate::share::bytes::CHECK;
use crate::share::{CommitLock, others_are_reading};

/// Rows: L05, L06
#[test]
fn a_writer_beside_readers_waits_until_they_are_gone_and_keeps_them_out() {
    everywhere("swmr", |place| {
        let mut writer = place.open(SWMR_WRITER).unwrap();
        assert!(!writer.has_write_access());
        assert_eq!(place.refusal(SWMR_WRITER), ErrorKind::ShareViolation);
        let reader = place.open(SWMR_READER).unwrap();
        let start = Instant::now();
        let error = writer.wait_for_write_access(Duration::from_millis(30)).unwrap_err();
        assert_eq!(*error.kind(), ErrorKind::LockViolation);
        assert!(start.elapsed() >= Duration::from_millis(30));
        assert!(!writer.has_write_access());

        std::thread::scope(|scope| {
            scope.spawn(|| {
                std::thread::sleep(Duration::from_millis(30));
                drop(reader);
            });
            assert!(writer.wait_for_write_access(Duration::MAX).unwrap());
        });
        assert!(writer.has_write_access());
        assert!(!writer.wait_for_write_access(Duration::ZERO).unwrap());
        assert_eq!(place.locked(), [0xF93, 0xFA7, 0xFBB, 0xFCF]);
        assert_eq!(place.refusal(SWMR_READER), ErrorKind::ShareViolation);
        writer.release_write_access();
        let reader = place.open(SWMR_READER).unwrap();
        assert!(!writer.has_write_access());
        drop(reader);
        writer.wait_for_write_access(Duration::ZERO).unwrap();
        drop(writer);
        assert_eq!(place.locked(), []);
    });
}

/// Rows: T11
#[test]
fn readers_are_seen_by_all_but_themselves() {
    everywhere("readers", |place| {
        let store = place.store(RW_TRANSACTED);
        let writer = OpenLocks::acquire(&store, RW_TRANSACTED).unwrap();
        assert!(!others_are_reading(&*store).unwrap());
        let reader = place.open(READ_TRANSACTED).unwrap();
        assert!(others_are_reading(&*store).unwrap());
        drop(reader);
        assert!(!others_are_reading(&*store).unwrap());
        let unseen = place.open(READ_DENY_WRITE).unwrap();
        assert!(!others_are_reading(&*store).unwrap());
        drop((unseen, writer));
    });
}

#[test]
fn one_commit_at_a_time_and_none_beside_priority() {
    everywhere("commit", |place| {
        let brief = Duration::from_millis(20);
        let (one, two) = (place.store(RW_TRANSACTED), place.store(RW_TRANSACTED));
        let commit = CommitLock::acquire(&one).unwrap();
        let error = CommitLock::within(brief, &two).unwrap_err();
        assert_eq!(*error.kind(), ErrorKind::LockViolation);
        // Readers come and go meanwhile.
        place.open(READ_TRANSACTED).unwrap();
        assert_eq!(place.refusal(PRIORITY), ErrorKind::LockViolation);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                std::thread::sleep(Duration::from_millis(20));
                drop(commit);
            });
            CommitLock::acquire(&two).unwrap();
        });
        assert_eq!(place.locked(), []);

        let priority = place.open(PRIORITY).unwrap();
        let start = Instant::now();
        assert_eq!(*CommitLock::acquire(&one).unwrap_err().kind(), ErrorKind::LockViolation);
        assert!(start.elapsed() < Duration::from_secs(1), "no use in waiting");
        drop(priority);
        CommitLock::acquire(&one).unwrap();
    });
}

#[test]
fn opens_that_exclude_each_other_never_both_succeed() {
    everywhere("race", |place| {
        let inside = AtomicUsize::new(0);
        let opened = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..25 {
                        match place.open(READ_EXCLUSIVE) {
                            Ok(open) => {
                                assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                                opened.fetch_add(1, Ordering::SeqCst);
                                std::thread::yield_now();
                                inside.fetch_sub(1, Ordering::SeqCst);
                                drop(open);
                            }
                            Err(error) => assert_eq!(*error.kind(), ErrorKind::ShareViolation, "{error}"),
                        }
                    }
                });
            }
        });
        assert!(opened.into_inner() > 0);
        assert_eq!(place.locked(), []);
    });
}

#[test]
fn readers_that_open_at_once_all_get_a_byte() {
    everywhere("at-once", |place| {
        let gate = std::sync::Barrier::new(8);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..10 {
                        let open = place.open(READ_TRANSACTED).unwrap();
                        gate.wait();
                        drop(open);
                    }
                });
            }
        });
    });
}

#[test]
fn an_open_waits_while_another_is_opening() {
    everywhere("check", |place| {
        let start = Instant::now();
        let other = place.store(RW_EXCLUSIVE);
        assert!(other.locks().unwrap().try_lock(CHECK).unwrap());
        std::thread::scope(|scope| {
            scope.spawn(|| {
                std::thread::sleep(Duration::from_millis(40));
                other.locks().unwrap().unlock(CHECK).unwrap();
            });
            place.open(READ_TRANSACTED).unwrap();
        });
        assert!(start.elapsed() >= Duration::from_millis(40));
    });
}
