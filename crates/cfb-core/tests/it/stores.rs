//! The stores that can be written behave alike: as a vector of bytes does.

use std::io;

use cfb_core::{MapWriteFile, ReadAt, SharedBytes, Store, WriteFile};
use quickcheck::{Arbitrary, Gen, QuickCheck};

use crate::sim::crash::CrashStore;
use crate::sim::failing::FailingStore;
use crate::support::Scratch;

/// One call, on a store of some kilobytes.
#[derive(Clone, Debug)]
enum Call {
    Write { offset: u32, len: u16, fill: u8 },
    SetLen(u32),
    Sync,
    Read { offset: u32, len: u16 },
}

/// Offsets and lengths around page and sector ends, and between them.
fn place(g: &mut Gen, max: u32) -> u32 {
    let around = *g.choose(&[0, 0, 512, 4096, 8192, 12288]).unwrap() + u32::arbitrary(g) % 9;
    if bool::arbitrary(g) { around.saturating_sub(4).min(max) } else { u32::arbitrary(g) % max }
}

impl Arbitrary for Call {
    fn arbitrary(g: &mut Gen) -> Self {
        match u8::arbitrary(g) % 8 {
            0..3 => {
                Self::Write { offset: place(g, 20_000), len: place(g, 9000) as u16, fill: u8::arbitrary(g) }
            }
            3 => Self::SetLen(place(g, 20_000)),
            4 => Self::Sync,
            _ => Self::Read { offset: place(g, 24_000), len: place(g, 9000) as u16 },
        }
    }
}

fn write_to(model: &mut Vec<u8>, offset: usize, bytes: &[u8]) {
    if !bytes.is_empty() {
        model.resize(model.len().max(offset + bytes.len()), 0);
        model[offset..offset + bytes.len()].copy_from_slice(bytes);
    }
}

/// Makes the calls on the store and on a vector; both must agree all the way.
fn agrees_with_a_vector(store: &dyn Store, calls: &[Call]) {
    let mut model = vec![0u8; store.len() as usize];
    assert_eq!(store.read_at(0, &mut model).unwrap(), model.len());
    for (at, call) in calls.iter().enumerate() {
        match *call {
            Call::Write { offset, len, fill } => {
                let bytes: Vec<u8> = (0..len).map(|at| fill.wrapping_add(at as u8)).collect();
                store.write_at(offset.into(), &bytes).unwrap();
                write_to(&mut model, offset as usize, &bytes);
            }
            Call::SetLen(len) => {
                store.set_len(len.into()).unwrap();
                model.resize(len as usize, 0);
            }
            Call::Sync => store.sync().unwrap(),
            Call::Read { offset, len } => {
                let mut buf = vec![0xEE; len.into()];
                let n = store.read_at(offset.into(), &mut buf).unwrap();
                let there = model.get(offset as usize..).unwrap_or(&[]);
                assert_eq!(n, there.len().min(len.into()), "call {at} of {calls:?}");
                assert!(buf[..n] == there[..n], "call {at} of {calls:?}");
                assert!(buf[n..].iter().all(|&byte| byte == 0xEE), "call {at} of {calls:?}");
            }
        }
        assert_eq!(store.len(), model.len() as u64, "call {at} of {calls:?}");
        assert_eq!(store.is_empty(), model.is_empty());
    }
    let mut all = vec![0u8; model.len() + 1];
    assert_eq!(store.read_at(0, &mut all).unwrap(), model.len());
    assert!(all[..model.len()] == model, "after {calls:?}");
}

#[expect(unsafe_code, reason = "the memory map is opened under its contract")]
fn mapped(scratch: &Scratch) -> MapWriteFile {
    // SAFETY: the file is in the test's own folder, and only the test that made it knows its name and cuts it.
    unsafe { MapWriteFile::new(WriteFile::open(&scratch.0).unwrap()) }.unwrap()
}

#[test]
fn any_calls_on_shared_bytes_agree_with_a_vector() {
    fn law(first: Vec<u8>, calls: Vec<Call>) {
        agrees_with_a_vector(&SharedBytes::new(first), &calls);
    }
    QuickCheck::new().quickcheck(law as fn(Vec<u8>, Vec<Call>));
}

#[test]
fn any_calls_on_the_stores_for_tests_agree_with_a_vector() {
    fn law(first: Vec<u8>, calls: Vec<Call>) {
        let recorded = CrashStore::new(first.clone());
        agrees_with_a_vector(&*FailingStore::new(recorded.clone()), &calls);
        let recording = recorded.recording();
        let mut replayed = recording.initial;
        recording.calls.iter().for_each(|call| call.apply(&mut replayed));
        assert!(replayed == recorded.to_vec());
    }
    QuickCheck::new().quickcheck(law as fn(Vec<u8>, Vec<Call>));
}

#[test]
fn any_calls_on_a_file_agree_with_a_vector() {
    fn law(first: Vec<u8>, calls: Vec<Call>) {
        let scratch = Scratch::new("stores-file.bin", &first);
        agrees_with_a_vector(&WriteFile::open(&scratch.0).unwrap(), &calls);
    }
    QuickCheck::new().quickcheck(law as fn(Vec<u8>, Vec<Call>));
}

#[test]
fn any_calls_on_a_mapped_file_agree_with_a_vector() {
    fn law(first: Vec<u8>, calls: Vec<Call>) {
        let scratch = Scratch::new("stores-mapped.bin", &first);
        agrees_with_a_vector(&mapped(&scratch), &calls);
    }
    QuickCheck::new().quickcheck(law as fn(Vec<u8>, Vec<Call>));
}

#[test]
fn a_mapped_file_may_grow_and_shrink_by_megabytes() {
    let scratch = Scratch::new("stores-growth.bin", b"");
    let store = mapped(&scratch);
    let mut model = Vec::new();
    let chunk: Vec<u8> = (0..300_007u32).map(|at| (at % 251) as u8).collect();
    for round in 0..24 {
        store.write_at(model.len() as u64, &chunk).unwrap();
        model.extend_from_slice(&chunk);
        if round % 7 == 6 {
            model.truncate(model.len() / 3 + round);
            store.set_len(model.len() as u64).unwrap();
        }
        if round == 12 {
            store.sync().unwrap();
        }
        // What was written behind the map is seen, and what is written over mapped bytes too.
        store.write_at(round as u64 * 4099, b"over").unwrap();
        write_to(&mut model, round * 4099, b"over");
        let mut all = vec![0u8; model.len() + 10];
        assert_eq!(store.read_at(0, &mut all).unwrap(), model.len());
        assert!(all[..model.len()] == model, "round {round}");
        let mut tail = [0u8; 64];
        assert_eq!(store.read_at(model.len() as u64 - 40, &mut tail).unwrap(), 40);
        assert_eq!(tail[..40], model[model.len() - 40..]);
    }
    assert!(std::fs::read(&scratch.0).unwrap() == model);
}

#[test]
fn threads_read_a_mapped_file_while_it_is_written_and_cut() {
    let scratch = Scratch::new("stores-threads.bin", &[7; 1 << 16]);
    let store = mapped(&scratch);
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..3)
            .map(|start| {
                let store = &store;
                scope.spawn(move || {
                    let mut buf = [0u8; 5000];
                    for at in 0..20_000u64 {
                        let n = store.read_at((at * 37 + start) % (1 << 17), &mut buf).unwrap();
                        assert!(buf[..n].iter().all(|byte| matches!(byte, 0 | 7)));
                    }
                })
            })
            .collect();
        let mut round = 0u64;
        while readers.iter().any(|reader| !reader.is_finished()) {
            store.set_len(round * 4001 % (1 << 16)).unwrap();
            store.write_at(round * 977 % (1 << 17), &[7; 900]).unwrap();
            store.set_len(1 << 17).unwrap();
            round += 1;
        }
    });
}

#[test]
fn two_opens_of_shared_bytes_see_each_others_writes() {
    let first = SharedBytes::new(*b"abc");
    let second = first.reopen();
    first.write_at(5, b"f").unwrap();
    assert_eq!(second.len(), 6);
    assert_eq!(second.to_vec(), b"abc\0\0f");
    second.set_len(1).unwrap();
    assert_eq!(first.to_vec(), b"a");
}

#[test]
fn what_cannot_be_addressed_is_refused_and_nothing_changes() {
    let scratch = Scratch::new("stores-far.bin", b"abc");
    let stores: [Box<dyn Store>; 3] = [
        Box::new(SharedBytes::new(*b"abc")),
        Box::new(WriteFile::open(&scratch.0).unwrap()),
        Box::new(mapped(&scratch)),
    ];
    for store in stores {
        store.write_at(u64::MAX, b"").unwrap();
        store.write_at(u64::MAX, b"x").unwrap_err();
        store.write_at(u64::MAX - 8, b"more than eight").unwrap_err();
        store.set_len(u64::MAX).unwrap_err();
        let mut buf = [0u8; 8];
        assert!(store.read_at(u64::MAX, &mut buf).map_or(true, |n| n == 0));
        assert_eq!((store.len(), store.read_at(0, &mut buf).unwrap()), (3, 3));
    }
}

#[test]
fn a_new_file_is_new_and_a_file_to_open_is_there() {
    let scratch = Scratch::new("stores-new.bin", b"");
    assert_eq!(WriteFile::create_new(&scratch.0).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
    std::fs::remove_file(&scratch.0).unwrap();
    assert_eq!(WriteFile::open(&scratch.0).unwrap_err().kind(), io::ErrorKind::NotFound);
    let store = WriteFile::create_new(&scratch.0).unwrap();
    store.write_at(3, b"x").unwrap();
    store.sync().unwrap();
    store.sync().unwrap();
    assert_eq!(std::fs::read(&scratch.0).unwrap(), b"\0\0\0x");
    assert_eq!(WriteFile::open(&scratch.0).unwrap().len(), 4);
}

#[test]
fn a_file_opened_for_reading_only_refuses_writes() {
    let scratch = Scratch::new("stores-read-only.bin", b"abc");
    let store = WriteFile::open_read_only(&scratch.0).unwrap();
    store.write_at(0, b"x").unwrap_err();
    store.write_at(10, b"x").unwrap_err();
    store.set_len(1).unwrap_err();
    assert_eq!(store.len(), 3);
    assert_eq!(std::fs::read(&scratch.0).unwrap(), b"abc");
}

#[cfg(target_os = "linux")]
#[test]
fn a_write_that_fails_on_a_full_device_is_an_error() {
    let store =
        WriteFile::from_file(std::fs::File::options().write(true).open("/dev/full").unwrap()).unwrap();
    assert_eq!(store.write_at(0, b"x").unwrap_err().kind(), io::ErrorKind::StorageFull);
    assert_eq!(store.len(), 0);
}
