//! Locks on ranges of bytes hold between the opens of one process, and between processes.

use std::io::{BufRead, BufReader, Write};
use std::ops::Range;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use cfb_core::{RangeLocks, ReadAt, SharedBytes, Store, WriteFile};

use crate::support::Scratch;

fn locks(store: &impl Store) -> &dyn RangeLocks {
    store.locks().unwrap()
}

/// What two opens may ask of each other, whatever the store.
fn two_opens_exclude_each_other<S: Store>(first: S, second: S) {
    let (a, b) = (locks(&first), locks(&second));
    assert!(a.try_lock(100..110).unwrap());
    assert!(a.try_lock(0x7FFF_FF93..0x7FFF_FF94).unwrap());
    for (range, taken) in [
        (100..110, true),
        (0..101, true),
        (109..200, true),
        (0..u64::from(u32::MAX), true),
        (110..120, false),
    ] {
        assert_eq!(b.is_locked_elsewhere(range.clone()).unwrap(), taken, "{range:?}");
        assert_eq!(b.try_lock(range.clone()).unwrap(), !taken, "{range:?}");
    }
    assert!(b.is_locked_elsewhere(0x7FFF_FF93..0x7FFF_FFA7).unwrap());
    // One's own lock is not elsewhere.
    assert!(!a.is_locked_elsewhere(90..110).unwrap());
    assert!(a.is_locked_elsewhere(90..111).unwrap());
    a.unlock(100..110).unwrap();
    assert!(b.try_lock(100..110).unwrap());
    assert!(!a.try_lock(105..106).unwrap());
    // The end of an open is the end of its locks.
    drop(second);
    assert!(a.try_lock(100..120).unwrap());
}

#[test]
fn two_opens_of_shared_bytes_exclude_each_other() {
    let first = SharedBytes::new([]);
    let second = first.reopen();
    two_opens_exclude_each_other(first, second);
}

#[test]
fn two_opens_of_a_file_exclude_each_other() {
    let scratch = Scratch::new("locks-file.bin", b"short");
    let open = || WriteFile::open(&scratch.0).unwrap();
    two_opens_exclude_each_other(open(), open());
}

#[test]
fn two_opens_for_reading_only_exclude_each_other() {
    let scratch = Scratch::new("locks-read-only.bin", b"short");
    let open = || WriteFile::open_read_only(&scratch.0).unwrap();
    two_opens_exclude_each_other(open(), open());
}

#[test]
fn a_reader_and_a_writer_exclude_each_other() {
    let scratch = Scratch::new("locks-mixed.bin", b"short");
    let reader = || WriteFile::open_read_only(&scratch.0).unwrap();
    let writer = || WriteFile::open(&scratch.0).unwrap();
    two_opens_exclude_each_other(reader(), writer());
    two_opens_exclude_each_other(writer(), reader());
}

#[test]
fn closing_another_open_of_the_file_drops_no_lock() {
    let scratch = Scratch::new("locks-closing.bin", b"");
    let store = WriteFile::open(&scratch.0).unwrap();
    assert!(locks(&store).try_lock(5..6).unwrap());
    drop(WriteFile::open(&scratch.0).unwrap());
    std::fs::read(&scratch.0).unwrap();
    let other = WriteFile::open(&scratch.0).unwrap();
    assert!(locks(&other).is_locked_elsewhere(0..10).unwrap());
}

#[test]
fn a_lock_on_no_byte_is_refused() {
    let scratch = Scratch::new("locks-empty.bin", b"");
    let store = WriteFile::open(&scratch.0).unwrap();
    locks(&store).try_lock(5..5).unwrap_err();
    locks(&store).is_locked_elsewhere(Range { start: 6, end: 5 }).unwrap_err();
    assert!(!locks(&WriteFile::open(&scratch.0).unwrap()).is_locked_elsewhere(0..100).unwrap());
}

#[test]
fn a_store_may_do_without_locks() {
    let scratch = Scratch::new("locks-none.bin", b"");
    assert!(WriteFile::open(&scratch.0).unwrap().without_locks().locks().is_none());
}

#[test]
fn a_lock_shows_how_long_the_file_has_become() {
    let scratch = Scratch::new("locks-length.bin", b"abc");
    let (first, second) = (WriteFile::open(&scratch.0).unwrap(), WriteFile::open(&scratch.0).unwrap());
    second.write_at(3, b"def").unwrap();
    assert!(locks(&first).try_lock(9..10).unwrap());
    assert_eq!(first.len(), 6);
}

/// The name of the variable that makes [`another_process`] do what it is told; it holds a path.
const OTHER: &str = "CFB_CORE_TEST_LOCKS_OF";

/// Another process with an open of the file, which does what is written to it.
struct Other {
    child: Child,
    orders: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Other {
    fn open(path: &Path) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "locks::another_process", "--nocapture", "--quiet"])
            .env(OTHER, path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let orders = child.stdin.take().unwrap();
        let answers = BufReader::new(child.stdout.take().unwrap());
        Self { child, orders, answers }
    }

    fn ask(&mut self, order: &str, byte: u64) -> bool {
        writeln!(self.orders, "{order} {byte}").unwrap();
        for line in (&mut self.answers).lines() {
            if let Some(answer) = line.unwrap().strip_prefix("answer ") {
                return answer == "true";
            }
        }
        panic!("the other process has ended");
    }
}

impl Drop for Other {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// The other process of the tests below, which they start themselves; nothing where it is not asked for.
#[test]
fn another_process() {
    let Some(path) = std::env::var_os(OTHER) else { return };
    let store = WriteFile::open(path).unwrap();
    for order in std::io::stdin().lines() {
        let order = order.unwrap();
        let (verb, byte) = order.split_once(' ').unwrap();
        let range: Range<u64> = byte.parse().map(|byte| byte..byte + 1).unwrap();
        let answer = match verb {
            "lock" => locks(&store).try_lock(range).unwrap(),
            "unlock" => locks(&store).unlock(range).is_ok(),
            "test" => locks(&store).is_locked_elsewhere(range).unwrap(),
            _ => panic!("{order}"),
        };
        // On a line of its own, whatever the test runner has written before.
        println!("\nanswer {answer}");
    }
}

#[test]
fn two_processes_exclude_each_other() {
    let scratch = Scratch::new("locks-processes.bin", b"abc");
    let store = WriteFile::open(&scratch.0).unwrap();
    let own = locks(&store);
    let mut other = Other::open(&scratch.0);
    assert!(own.try_lock(7..9).unwrap());
    assert!(!other.ask("lock", 8));
    assert!(other.ask("test", 7));
    assert!(other.ask("lock", 9));
    assert!(!own.try_lock(0..20).unwrap());
    assert!(own.is_locked_elsewhere(9..10).unwrap());
    assert!(other.ask("unlock", 9));
    assert!(own.try_lock(9..10).unwrap());
    own.unlock(7..9).unwrap();
    assert!(other.ask("lock", 8));
}

#[test]
fn the_end_of_a_process_is_the_end_of_its_locks() {
    let scratch = Scratch::new("locks-killed.bin", b"abc");
    let store = WriteFile::open(&scratch.0).unwrap();
    let mut other = Other::open(&scratch.0);
    assert!(other.ask("lock", 8));
    assert!(!locks(&store).try_lock(8..9).unwrap());
    drop(other);
    assert!(locks(&store).try_lock(8..9).unwrap());
}
