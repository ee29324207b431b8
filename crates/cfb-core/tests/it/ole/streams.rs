//! The bytes of streams.

use std::io::{Read, Seek, SeekFrom, Write};
use std::sync::Arc;

use cfb_core::{Builder, CommitOptions, ErrorKind, Mode, Storage, StorageOptions, Version};

use super::support::*;

/// Rows: S01
#[test]
fn writing_nothing_does_nothing() {
    let root = direct();
    let stream = root.create_stream("a", RW).unwrap();
    stream.write_next(&[]).unwrap();
    stream.write_at(100, &[]).unwrap();
    assert_eq!((stream.len_bytes().unwrap(), stream.position()), (0, 0));
}

/// Rows: F-364
#[test]
fn a_position_before_the_beginning_is_refused() {
    let root = direct();
    let mut stream = root.create_stream("a", RW).unwrap();
    stream.write_all(b"123456").unwrap();
    refused!(stream.seek_to(SeekFrom::Current(-7)), InvalidFunction);
    refused!(stream.seek_to(SeekFrom::End(-7)), InvalidFunction);
    assert_eq!(stream.position(), 6);
    assert_eq!(stream.seek_to(SeekFrom::End(-6)).unwrap(), 0);
    assert!(stream.seek(SeekFrom::Current(-1)).is_err());
}

/// Rows: S03, F-362
#[test]
fn reading_beyond_the_end_gives_nothing() {
    let root = direct();
    let mut stream = root.create_stream("a", RW).unwrap();
    stream.write_all(b"123456").unwrap();
    for place in [6, 10, 10_000] {
        stream.seek(SeekFrom::Start(place)).unwrap();
        assert_eq!(stream.read(&mut [0; 8]).unwrap(), 0);
        assert_eq!(stream.position(), place);
    }
    assert_eq!(stream.len_bytes().unwrap(), 6);
}

/// Rows: S04
#[test]
fn reading_across_the_end_gives_what_there_is() {
    let root = direct();
    let mut stream = root.create_stream("a", RW).unwrap();
    stream.write_all(b"123456").unwrap();
    stream.seek(SeekFrom::Start(3)).unwrap();
    let mut buf = [b'-'; 10];
    assert_eq!(stream.read(&mut buf).unwrap(), 3);
    assert_eq!((&buf, stream.position()), (b"456-------", 6));
}

/// Rows: S05
#[test]
fn growing_past_the_cutoff_reads_to_the_new_end() {
    let root = direct();
    let mut stream = root.create_stream("a", RW).unwrap();
    stream.write_all(b"abcd").unwrap();
    commit(&root);
    stream.set_len(5000).unwrap();
    let mut buf = [1; 256];
    stream.seek(SeekFrom::Start(4997)).unwrap();
    assert_eq!(stream.read(&mut buf).unwrap(), 3);
    assert_eq!(buf[..3], [0, 0, 0]);
    stream.seek(SeekFrom::Start(5001)).unwrap();
    assert_eq!(stream.read(&mut buf).unwrap(), 0);
    commit(&root);
    assert_eq!(all_of(&stream)[..5], *b"abcd\0");
}

/// Rows: S06
#[test]
fn an_emptied_stream_ends_at_its_beginning() {
    let root = direct();
    let mut stream = root.create_stream("a", RW).unwrap();
    stream.write_all(&[1; 300]).unwrap();
    stream.set_len(0).unwrap();
    assert_eq!(stream.seek(SeekFrom::End(0)).unwrap(), 0);
    assert_eq!(stream.read(&mut [0; 8]).unwrap(), 0);
}

/// Rows: S07, F-363
#[test]
fn a_gap_is_filled_with_zeros() {
    let bytes = memory();
    let root = Storage::create_on(again(&bytes), RW).unwrap();
    let mut stream = root.create_stream("a", RW).unwrap();
    stream.write_all(b"1").unwrap();
    stream.seek(SeekFrom::Start(20_000)).unwrap();
    stream.write_all(b"2").unwrap();
    let mut expected = vec![0; 20_001];
    (expected[0], expected[20_000]) = (b'1', b'2');
    assert_eq!(all_of(&stream), expected);
    drop(root);
    assert!(bytes.to_vec().len() > 20_000);
    assert_eq!(get(&Storage::open_on(again(&bytes), RO).unwrap(), "a"), expected);
}

/// Rows: F-363
#[test]
fn access_of_a_stream_is_kept_to() {
    let root = direct();
    put(&root, "a", b"1");
    let reader = root.open_stream("a", RO).unwrap();
    refused!(reader.write_at(0, b"2"), AccessDenied);
    refused!(reader.set_len(0), AccessDenied);
    drop(reader);
    let writer = root.open_stream("a", Mode::write()).unwrap();
    refused!(writer.read_at(0, &mut [0]), AccessDenied);
    writer.write_at(0, b"2").unwrap();
    drop(writer);
    assert_eq!(get(&root, "a"), b"2");
}

/// Rows: S08, F-367
#[test]
fn streams_have_neither_transactions_nor_locks() {
    let root = transacted();
    let stream = root.create_stream("a", RW).unwrap();
    stream.write_at(0, b"1").unwrap();
    let options = [
        CommitOptions::new(),
        CommitOptions::new().only_if_current(true).overwrite(true),
        CommitOptions::new().consolidate(true),
    ];
    for options in options {
        stream.commit(options).unwrap();
    }
    stream.revert().unwrap();
    assert_eq!(all_of(&stream), b"1");
    refused!(stream.lock_region(0, 1), InvalidFunction);
    refused!(stream.unlock_region(0, 1), InvalidFunction);
    root.revert().unwrap();
    assert!(!has(&root, "a"));
}

/// Rows: S09, F-366
#[test]
fn a_clone_has_its_own_position_and_the_same_bytes() {
    let root = direct();
    let mut first = root.create_stream("a", RW).unwrap();
    first.write_all(b"123456").unwrap();
    let mut second = first.try_clone().unwrap();
    assert_eq!(second.position(), 6);
    second.seek(SeekFrom::Start(0)).unwrap();
    second.write_all(b"ab").unwrap();
    assert_eq!((first.position(), second.position()), (6, 2));
    assert_eq!(all_of(&first), b"ab3456");
    first.set_len(1).unwrap();
    assert_eq!(second.len_bytes().unwrap(), 1);
    let mut shared = first.clone();
    shared.seek(SeekFrom::Start(4)).unwrap();
    assert_eq!(first.position(), 4);
    drop((first, shared));
    assert_eq!(second.stat().unwrap().len_bytes(), 1);
}

/// Rows: S10
#[test]
fn lengths_around_the_cutoff_go_up_and_down() {
    for version in [Version::V3, Version::V4] {
        let bytes = memory();
        let options = StorageOptions::new().version(version);
        let root = options.create_on(again(&bytes), RW).unwrap();
        let lens =
            [4095usize, 4096, 4097, 4096, 4095, 0, 4097, 100, 4096, 64, 63, 65, 511, 512, 513, 0, 9000];
        let mut model: Vec<u8> = Vec::new();
        let stream = root.create_stream("a", RW).unwrap();
        for (step, &len) in lens.iter().enumerate() {
            stream.set_len(len as u64).unwrap();
            model.resize(len, 0);
            if len > 0 {
                let (at, fill) = (len / 2, pattern(step as u8, len - len / 2));
                stream.write_at(at as u64, &fill).unwrap();
                model[at..].copy_from_slice(&fill);
            }
            commit(&root);
            assert_eq!(all_of(&stream), model, "{version:?}, step {step}");
            let file = cfb_core::CompoundFile::from_bytes(bytes.to_vec()).unwrap();
            assert_eq!(file.find("a").unwrap().bytes().unwrap(), model);
            assert_eq!(file.check().unwrap(), [], "{version:?}, step {step}");
        }
    }
}

/// Rows: S11
#[test]
fn what_was_cut_off_reads_zero_when_it_comes_back() {
    for committed in [false, true] {
        let root = direct();
        let stream = root.create_stream("a", RW).unwrap();
        for len in [100u64, 5000, 2_000_000] {
            stream.write_at(0, &vec![7; len as usize]).unwrap();
            if committed {
                commit(&root);
            }
            let cut = len / 2 + 3;
            stream.set_len(cut).unwrap();
            stream.set_len(len).unwrap();
            let all = all_of(&stream);
            assert!(all[..cut as usize].iter().all(|&b| b == 7));
            assert!(all[cut as usize..].iter().all(|&b| b == 0), "{len} {committed}");
        }
    }
}

/// Rows: S12
#[test]
fn a_stream_says_its_size_and_no_times() {
    let root = direct();
    let stream = root.create_stream("a", RW).unwrap();
    stream.write_at(0, &[0; 777]).unwrap();
    let stat = stream.stat().unwrap();
    assert!(stat.is_stream());
    assert_eq!((stat.len_bytes(), stat.name().to_string()), (777, "a".to_owned()));
    assert!(stat.created().is_unset() && stat.modified().is_unset() && stat.clsid().is_null());
    assert_eq!(stat.mode(), Some(RW));
}

/// Rows: F-365
#[test]
fn setting_the_length_leaves_the_position() {
    let root = direct();
    let mut stream = root.create_stream("a", RW).unwrap();
    stream.write_all(&[1; 100]).unwrap();
    stream.set_len(10).unwrap();
    assert_eq!(stream.position(), 100);
    stream.set_len(1000).unwrap();
    assert_eq!(stream.position(), 100);
}

/// A stream that does not fit is refused before anything is written.
#[test]
fn a_length_beyond_the_version_is_refused() {
    let root = direct();
    let stream = root.create_stream("a", RW).unwrap();
    stream.write_at(0, b"1").unwrap();
    refused!(stream.set_len(1 << 32), FileLimit);
    refused!(stream.set_len(1 << 31), FileLimit);
    refused!(stream.write_at(u64::MAX - 1, b"1234"), FileLimit);
    assert_eq!(all_of(&stream), b"1");
}

/// What is refused at once is exactly what no file of the version can hold.
#[test]
fn the_longest_stream_is_the_one_that_fits_alone() {
    for version in [Version::V3, Version::V4] {
        let root =
            StorageOptions::new().version(version).create_on(Arc::new(memory()), RW.transacted()).unwrap();
        let stream = root.create_stream("long", RW).unwrap();
        let error = stream.set_len(1 << if version == Version::V3 { 31 } else { 44 }).unwrap_err();
        let ErrorKind::FileLimit { limit, .. } = *error.kind() else { panic!("{error}") };
        assert_eq!(error.element(), Some("long"));
        assert!(error.to_string().contains("stream"), "{error}");
        refused!(stream.set_len(limit + 1), FileLimit);
        refused!(stream.write_at(limit, b"1"), FileLimit);
        stream.set_len(limit).unwrap();
        let length_with = |len_bytes| {
            let mut builder = Builder::new(version);
            builder.stream_from(Builder::ROOT, "long", len_bytes, std::io::empty()).unwrap();
            builder.len_bytes()
        };
        length_with(limit).unwrap();
        refused!(length_with(limit + 1), FileLimit);
    }
}

#[test]
fn copying_between_streams_moves_both_positions() {
    let root = direct();
    let bytes = pattern(3, 700_000);
    let from = root.create_stream("from", RW).unwrap();
    from.write_at(0, &bytes).unwrap();
    let to = root.create_stream("to", RW).unwrap();
    from.seek_to(SeekFrom::Start(5)).unwrap();
    assert_eq!(from.copy_to(&to, 10).unwrap(), 10);
    assert_eq!((from.position(), to.position()), (15, 10));
    assert_eq!(from.copy_to(&to, u64::MAX).unwrap(), 700_000 - 15);
    assert_eq!(all_of(&to), bytes[5..]);
}

/// What does not stay in memory goes into the file or into a temporary file, and reads the same.
#[test]
fn little_memory_changes_nothing_but_the_place() {
    for mode in [RW, RW.transacted(), stgm(TRANSACTED | DENY_NONE | READWRITE), RW.transacted().no_scratch()]
    {
        for version in [Version::V3, Version::V4] {
            let options = StorageOptions::new().version(version).memory_limit(20_000);
            let bytes = memory();
            let root = options.create_on(again(&bytes), mode).unwrap();
            let child = root.create_storage("child", RW.transacted()).unwrap();
            let mut model = Vec::new();
            for round in 0..40usize {
                let name = format!("s{}", round % 7);
                let storage = if round % 2 == 0 { &root } else { &child };
                let stream = match storage.open_stream(&name, RW) {
                    Ok(stream) => stream,
                    Err(_) => storage.create_stream(&name, RW).unwrap(),
                };
                let key = (round % 2, name.clone());
                let at = match model.iter().position(|(other, _)| *other == key) {
                    Some(at) => at,
                    None => {
                        model.push((key, Vec::new()));
                        model.len() - 1
                    }
                };
                let place = (round * 7919) % 30_000;
                let piece = pattern(round as u8, 1 + (round * 4241) % 90_000);
                stream.write_at(place as u64, &piece).unwrap();
                let own = &mut model[at].1;
                own.resize(own.len().max(place + piece.len()), 0);
                own[place..place + piece.len()].copy_from_slice(&piece);
                if round % 5 == 4 {
                    let len = own.len() / 3;
                    stream.set_len(len as u64).unwrap();
                    own.truncate(len);
                }
                if round % 11 == 10 {
                    commit(&child);
                }
                if round % 13 == 12 {
                    commit(&root);
                }
                assert_eq!(all_of(&stream), *own, "round {round}");
            }
            commit(&child);
            commit(&root);
            drop((child, root));
            let root = Storage::open_on(again(&bytes), RO).unwrap();
            let child = root.open_storage("child", RO).unwrap();
            for ((place, name), own) in &model {
                let storage = if *place == 0 { &root } else { &child };
                assert_eq!(get(storage, name), *own);
            }
        }
    }
}

/// FAT and DIFAT go with the sectors that they were for.
#[test]
fn a_file_that_was_large_is_small_again() {
    for version in [Version::V3, Version::V4] {
        let bytes = memory();
        let options = StorageOptions::new().version(version);
        let root = options.create_on(again(&bytes), RW).unwrap();
        put(&root, "small", b"1");
        let large = root.create_stream("large", RW).unwrap();
        let lens = [20u64 << 20, 1000, 9 << 20, 7 << 20, 12 << 20, 0, 30 << 20, 5000, 100 << 20, 1];
        for len in lens {
            large.set_len(len).unwrap();
            commit(&root);
            let file = cfb_core::CompoundFile::from_bytes(bytes.to_vec()).unwrap();
            assert_eq!(file.check().unwrap(), [], "{version:?} {len}");
            assert!(bytes.to_vec().len() as u64 <= len * 4 / 3 + 300_000, "{version:?} {len}");
        }
        assert_eq!(get(&root, "small"), b"1");
    }
}

#[test]
fn handles_are_shared_between_threads() {
    fn is_shared<T: Send + Sync + 'static>(_: &T) {}
    let root = direct();
    let stream = root.create_stream("a", RW).unwrap();
    is_shared(&root);
    is_shared(&stream);
    is_shared(&root.elements().unwrap());
    std::thread::scope(|scope| {
        for n in 0..4u8 {
            let (root, stream) = (&root, &stream);
            scope.spawn(move || {
                for round in 0..50u64 {
                    stream.write_at(u64::from(n) * 1000 + round * 10, &[n; 10]).unwrap();
                    put(root, &format!("{n}-{round}"), &[n; 33]);
                }
            });
        }
    });
    assert_eq!(names(&root).len(), 201);
    let all = all_of(&stream);
    assert!((0..4usize).all(|n| all[n * 1000..n * 1000 + 500].iter().all(|&b| b == n as u8)));
    let _ = Arc::new(root);
}

/// Bytes that lay in sectors of the file come back into the mini stream when their stream becomes short.
#[test]
fn a_stream_that_was_put_into_sectors_can_become_small() {
    for first in [0usize, 3140, 5000] {
        let bytes = memory();
        let root = StorageOptions::new().memory_limit(10_000).create_on(again(&bytes), RW).unwrap();
        let mut model = pattern(1, first);
        let stream = root.create_stream("a", RW).unwrap();
        stream.write_at(0, &model).unwrap();
        commit(&root);
        let long = pattern(2, 538_852);
        stream.write_at(90, &long).unwrap();
        model.resize(90, 0);
        model.extend_from_slice(&long);
        for len in [4024, 2000, 513, 90, 7] {
            stream.set_len(len).unwrap();
            model.truncate(len as usize);
            assert!(all_of(&stream) == model, "{first} {len} before");
            commit(&root);
            assert!(all_of(&stream) == model, "{first} {len}");
        }
    }
}
