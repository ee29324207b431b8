//! Files built front to back: what goes in is what our reader finds, and nothing in them deviates.

use std::collections::BTreeMap;
use std::io::{self, Read};

use cfb_core::{
    Builder, CompoundFile, Entry, ErrorKind, FileTime, Guid, Name, ObjectType, OpenOptions, ReadAt,
    StorageId, Version,
};
use quickcheck::{Arbitrary, Gen, QuickCheck};

use crate::support::{ByPosition, mixed};

const LENGTHS: [usize; 11] = [0, 63, 64, 65, 511, 512, 513, 4095, 4096, 4097, 1 << 20];
const VERSIONS: [Version; 2] = [Version::V3, Version::V4];

fn pattern(seed: usize, len: usize) -> Vec<u8> {
    (0..len).map(|at| (at.wrapping_mul(31) ^ (at >> 8) ^ seed) as u8).collect()
}

/// Opens what was built, strictly, and finds nothing.
fn sound(bytes: impl ReadAt + 'static) -> CompoundFile {
    let file = OpenOptions::new().strict(true).open_source(bytes).unwrap();
    assert_eq!(file.check().unwrap(), []);
    file
}

/// Everything below the root, by path: the bytes of streams, `None` for storages.
fn contents(file: &CompoundFile) -> BTreeMap<String, Option<Vec<u8>>> {
    let mut found = BTreeMap::new();
    let mut storages = vec![(String::new(), file.root())];
    while let Some((path, storage)) = storages.pop() {
        for child in storage.children().unwrap() {
            let child = child.unwrap();
            let path = format!("{path}/{}", child.name());
            found.insert(path.clone(), child.is_stream().then(|| child.bytes().unwrap().into_owned()));
            if child.is_storage() {
                storages.push((path, child));
            }
        }
    }
    found
}

#[test]
fn streams_of_every_length_read_back() {
    for version in VERSIONS {
        let mut builder = Builder::new(version);
        let folder = builder.storage(Builder::ROOT, "From readers").unwrap();
        for len in LENGTHS {
            let name = format!("{len}");
            builder.stream(Builder::ROOT, name.as_str(), pattern(len, len)).unwrap();
            let source = io::Cursor::new(pattern(!len, len));
            builder.stream_from(folder, name.as_str(), len as u64, source).unwrap();
        }
        let stated = builder.len_bytes().unwrap();
        let bytes = builder.to_bytes().unwrap();
        assert_eq!(bytes.len() as u64, stated);
        for file in [sound(bytes.clone()), sound(ByPosition(bytes))] {
            assert_eq!(file.version(), version);
            for len in LENGTHS {
                let stream = file.find(&format!("{len}")).unwrap();
                assert!(*stream.bytes().unwrap() == pattern(len, len), "{version:?} {len}");
                let stream = file.find(&format!("From readers/{len}")).unwrap();
                assert!(*stream.bytes().unwrap() == pattern(!len, len), "{version:?} {len}");
            }
        }
    }
}

#[test]
fn a_file_without_elements_is_three_sectors() {
    for (version, len) in [(Version::V3, 1536), (Version::V4, 12288)] {
        let bytes = Builder::new(version).to_bytes().unwrap();
        assert_eq!(bytes.len(), len);
        assert_eq!(sound(bytes).root().children().unwrap().count(), 0);
    }
}

#[test]
fn storages_keep_class_state_and_times() {
    let clsid = Guid::from_fields(0x0002_0D0B, 0, 0, [0xC0, 0, 0, 0, 0, 0, 0, 0x46]);
    let (created, modified) = (FileTime::from_ticks(1 << 56), FileTime::from_ticks(u64::MAX));
    let mut builder = Builder::new(Version::V3);
    let inner = builder.storage(Builder::ROOT, "a").unwrap();
    for storage in [Builder::ROOT, inner] {
        builder.set_clsid(storage, clsid).unwrap();
        builder.set_state_bits(storage, 0x8000_0001).unwrap();
    }
    builder.set_times(inner, created, modified).unwrap();
    let file = sound(builder.to_bytes().unwrap());
    let inner = file.find("a").unwrap();
    for storage in [file.root(), inner] {
        assert_eq!((storage.clsid(), storage.state_bits()), (clsid, 0x8000_0001));
    }
    assert_eq!((inner.created(), inner.modified()), (created, modified));
    assert!(file.root().created().is_unset());
}

#[test]
fn names_are_checked_as_the_format_asks() {
    let mut builder = Builder::new(Version::V3);
    let long = "x".repeat(31);
    builder.stream(Builder::ROOT, long.as_str(), "").unwrap();
    builder.stream(Builder::ROOT, "\u{5}SummaryInformation", "").unwrap();
    builder.stream(Builder::ROOT, Name::from_units(&[0xD800]).unwrap(), "").unwrap();
    for name in ["", "a/b", "a\\b", "a:b", "a!", &"x".repeat(32)] {
        let error = builder.stream(Builder::ROOT, name, "").unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::InvalidName(_)), "{name}: {error}");
    }
    let folder = builder.storage(Builder::ROOT, "Folder").unwrap();
    builder.stream(folder, "x", "").unwrap();
    for name in ["FOLDER", "fOLDER"] {
        let error = builder.storage(Builder::ROOT, name).unwrap_err();
        assert_eq!(*error.kind(), ErrorKind::AlreadyExists { name: name.to_owned() });
    }
    let error = builder.stream(folder, "X", "").unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::AlreadyExists { name: "Folder/X".to_owned() });
    assert_eq!(contents(&sound(builder.to_bytes().unwrap())).len(), 5);
}

#[test]
fn a_source_of_another_length_is_named() {
    for (stated, held, given) in
        [(10u64, 9usize, 9u64), (10, 11, 11), (0, 5, 1), (5000, 4999, 4999), (5000, 6000, 5001)]
    {
        let mut builder = Builder::new(Version::V3);
        let folder = builder.storage(Builder::ROOT, "Folder").unwrap();
        builder.stream_from(folder, "wrong", stated, io::Cursor::new(vec![1; held])).unwrap();
        let error = builder.write_to(io::sink()).unwrap_err();
        assert_eq!(*error.kind(), ErrorKind::SourceLength { stated, given });
        assert_eq!(error.element(), Some("Folder/wrong"));
        assert!(error.to_string().starts_with("\"Folder/wrong\": its source gave "), "{error}");
    }
}

#[test]
fn a_reader_that_fails_is_named_and_a_sink_that_fails_is_placed() {
    struct Fails;
    impl Read for Fails {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
    }
    struct Full(usize);
    impl io::Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let n = bytes.len().min(self.0);
            self.0 -= n;
            if n == 0 { Err(io::ErrorKind::StorageFull.into()) } else { Ok(n) }
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut builder = Builder::new(Version::V3);
    builder.stream_from(Builder::ROOT, "pipe", 5, Fails).unwrap();
    let error = builder.write_to(io::sink()).unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Io(io::ErrorKind::BrokenPipe));
    assert_eq!(error.element(), Some("pipe"));

    let mut builder = Builder::new(Version::V3);
    builder.stream(Builder::ROOT, "large", vec![0; 3 << 20]).unwrap();
    let error = builder.write_to(Full(2 << 20)).unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Io(io::ErrorKind::StorageFull));
    assert!(error.commit_step().is_none() && error.location().is_some(), "{error}");
}

#[test]
fn the_order_of_calls_does_not_show() {
    let names = ["zebra", "Ab", "aa", "\u{e9}t\u{e9}", "B", "10", "9"];
    let build = |order: &[usize]| {
        let mut builder = Builder::new(Version::V3);
        let mut folders: BTreeMap<usize, StorageId> = BTreeMap::new();
        for &at in order {
            let folder = builder.storage(Builder::ROOT, names[at]).unwrap();
            folders.insert(at, folder);
        }
        for &at in order.iter().rev() {
            builder.stream(folders[&at], "small", pattern(at, at * 100)).unwrap();
            builder.stream(folders[&at], "large", pattern(at, at * 5000)).unwrap();
        }
        builder.to_bytes().unwrap()
    };
    let first = build(&[0, 1, 2, 3, 4, 5, 6]);
    assert!(first == build(&[6, 2, 4, 0, 5, 3, 1]));
    assert!(first == build(&[0, 1, 2, 3, 4, 5, 6]));
}

/// A file of which only the metadata is kept: everything else is zeros.
struct Sparse {
    blocks: BTreeMap<u64, Vec<u8>>,
    len: u64,
}

const BLOCK: u64 = 1 << 12;

impl io::Write for Sparse {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let within = self.len & (BLOCK - 1);
        let n = bytes.len().min((BLOCK - within) as usize);
        if bytes[..n].iter().any(|&byte| byte != 0) {
            let block = self.blocks.entry(self.len - within).or_insert_with(|| vec![0; BLOCK as usize]);
            block[within as usize..][..n].copy_from_slice(&bytes[..n]);
        }
        self.len += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl ReadAt for Sparse {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let within = offset & (BLOCK - 1);
        let n = buf.len().min((BLOCK - within) as usize).min(self.len.saturating_sub(offset) as usize);
        match self.blocks.get(&(offset - within)) {
            Some(block) => buf[..n].copy_from_slice(&block[within as usize..][..n]),
            None => buf[..n].fill(0),
        }
        Ok(n)
    }
}

#[test]
fn the_difat_goes_on_beyond_the_header_where_it_must() {
    // FAT sectors of a file that holds one stream: all sectors but the directory's, the FAT's and the DIFAT's.
    for (version, fat, difat) in [
        (Version::V3, 109u64, 0u64),
        (Version::V3, 110, 1),
        (Version::V3, 109 + 127, 1),
        (Version::V3, 109 + 128, 2),
        (Version::V4, 109, 0),
        (Version::V4, 110, 1),
    ] {
        let sector = if version == Version::V3 { 512u64 } else { 4096 };
        let sectors = fat * (sector / 4) - fat - difat - 1;
        let mut builder = Builder::new(version);
        builder
            .stream_from(Builder::ROOT, "s", sectors * sector, io::repeat(0).take(sectors * sector))
            .unwrap();
        let mut sparse = Sparse { blocks: BTreeMap::new(), len: 0 };
        let len = builder.write_to(&mut sparse).unwrap();
        assert_eq!(
            (len, sparse.len),
            ((fat * (sector / 4) + 1) * sector, len),
            "the FAT is full to its last entry"
        );
        let file = sound(sparse);
        let header = file.header();
        assert_eq!((header.num_fat_sectors(), header.num_difat_sectors()), (fat as u32, difat as u32));
        let mut stream = file.find("s").unwrap().open().unwrap();
        assert_eq!(stream.available().unwrap(), sectors * sector);
    }
}

#[test]
fn version_3_refuses_what_goes_beyond_2_gib_before_the_first_byte() {
    struct Refuses;
    impl io::Write for Refuses {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            panic!("a byte was written");
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut builder = Builder::new(Version::V3);
    for name in ["a", "b", "c"] {
        builder.stream_from(Builder::ROOT, name, 700 << 20, io::empty()).unwrap();
    }
    let error = builder.write_to(Refuses).unwrap_err();
    let ErrorKind::FileLimit { needed, limit } = *error.kind() else { panic!("{error}") };
    assert!(needed > 2100 << 20 && limit < 1 << 31);
}

#[derive(Clone, Debug)]
struct Tree {
    v4: bool,
    seed: u64,
    /// Length of each stream, and the storage (by number so far) it goes into.
    streams: Vec<(u32, u8)>,
}

impl Arbitrary for Tree {
    fn arbitrary(g: &mut Gen) -> Self {
        let len = |g: &mut Gen| match u8::arbitrary(g) % 5 {
            0 => u32::from(u8::arbitrary(g)),
            1 => 4090 + u32::from(u8::arbitrary(g) % 12),
            2 => u32::from(u16::arbitrary(g) % 5000),
            3 => 64 * (u32::from(u8::arbitrary(g)) % 70),
            _ => u32::arbitrary(g) % 60_000,
        };
        let streams = (0..usize::from(u8::arbitrary(g) % 80)).map(|_| (len(g), u8::arbitrary(g))).collect();
        Self { v4: bool::arbitrary(g), seed: u64::arbitrary(g), streams }
    }

    fn shrink(&self) -> Box<dyn Iterator<Item = Self>> {
        let tree = self.clone();
        Box::new(self.streams.shrink().map(move |streams| Self { streams, ..tree.clone() }))
    }
}

#[test]
fn any_tree_reads_back_and_its_copy_is_the_same_file() {
    fn law(tree: Tree) -> bool {
        let mut builder = Builder::new(if tree.v4 { Version::V4 } else { Version::V3 });
        let mut model = BTreeMap::new();
        let mut storages = vec![(String::new(), Builder::ROOT)];
        for (index, &(len, place)) in tree.streams.iter().enumerate() {
            let (path, parent) = storages[usize::from(place) % storages.len()].clone();
            if place % 5 == 0 {
                let name = format!("storage {index}");
                let inner = builder.storage(parent, name.as_str()).unwrap();
                builder.set_state_bits(inner, index as u32).unwrap();
                model.insert(format!("{path}/{name}"), None);
                storages.push((format!("{path}/{name}"), inner));
            }
            let bytes = pattern(tree.seed as usize ^ index, len as usize);
            let name = format!("{index:b}");
            if place % 2 == 0 {
                builder
                    .stream_from(parent, name.as_str(), len.into(), io::Cursor::new(bytes.clone()))
                    .unwrap();
            } else {
                builder.stream(parent, name.as_str(), bytes.clone()).unwrap();
            }
            model.insert(format!("{path}/{name}"), Some(bytes));
        }
        let bytes = builder.to_bytes().unwrap();
        let file = sound(bytes.clone());
        let by_position = sound(ByPosition(bytes.clone()));
        let copies = [&file, &by_position].map(|file| Builder::from_file(file).unwrap().to_bytes().unwrap());
        contents(&file) == model && copies[0] == bytes && copies[1] == bytes
    }
    QuickCheck::new().tests(80).quickcheck(law as fn(Tree) -> bool);
}

#[test]
fn a_copy_keeps_everything_and_is_compact() {
    for version in [cfb_layout::Version::V3, cfb_layout::Version::V4] {
        let (plan, _) = mixed(version, 7);
        let bytes = plan.to_vec();
        let file = OpenOptions::new().open_source(ByPosition(bytes.clone())).unwrap();
        let copy = Builder::from_file(&file).unwrap().to_bytes().unwrap();
        assert!(copy.len() <= bytes.len());
        assert_eq!(contents(&sound(copy)), contents(&file));
    }
}

/// The entry of this name.
fn child<'a>(storage: Entry<'a>, name: &str) -> Entry<'a> {
    storage.child(name).unwrap().unwrap()
}

#[test]
fn a_copy_of_a_damaged_file_names_the_stream_or_says_what_was_lost() {
    let mut builder = Builder::new(Version::V3);
    let folder = builder.storage(Builder::ROOT, "Folder").unwrap();
    builder.stream(folder, "first", pattern(1, 5000)).unwrap();
    builder.stream(folder, "second", pattern(2, 6000)).unwrap();
    builder.stream(folder, "third", pattern(3, 7000)).unwrap();
    let mut bytes = builder.to_bytes().unwrap();
    let (first, second) = {
        let file = sound(bytes.clone());
        let folder = child(file.root(), "Folder");
        ["first", "second"].map(|name| child(folder, name).offset().unwrap().unwrap() as usize).into()
    };
    // The second stream starts on the first one's sectors.
    let start: [u8; 4] = bytes[first + 0x74..first + 0x78].try_into().unwrap();
    bytes[second + 0x74..second + 0x78].copy_from_slice(&start);

    let file = CompoundFile::from_bytes(bytes).unwrap();
    let error = Builder::from_file(&file).unwrap_err();
    assert_eq!(error.element(), Some("Folder/second"));
    assert!(matches!(error.kind(), ErrorKind::Corrupt(_)), "{error}");

    let (builder, losses) = Builder::from_damaged_file(&file).unwrap();
    assert_eq!(losses.len(), 1);
    assert_eq!((losses[0].path(), losses[0].finding().code()), ("Folder/second", "shared-sector"));
    let copy = sound(builder.to_bytes().unwrap());
    assert_eq!(*copy.find("Folder/first").unwrap().bytes().unwrap(), pattern(1, 5000));
    assert_eq!(copy.find("Folder/second").unwrap().len_bytes(), 0);
    assert_eq!(*copy.find("Folder/third").unwrap().bytes().unwrap(), pattern(3, 7000));
}

#[test]
fn a_copy_misses_what_the_file_was_cut_off_of() {
    let mut builder = Builder::new(Version::V3);
    builder.stream(Builder::ROOT, "s", pattern(1, 6000)).unwrap();
    let whole = builder.to_bytes().unwrap();
    // The last 144 bytes only fill its sector.
    let cut = |len: usize| CompoundFile::from_bytes(&whole[..whole.len() - len]).unwrap();
    for len in [1, 144] {
        assert!(Builder::from_file(&cut(len)).is_ok(), "{len}");
    }
    for len in [145, 512, 1000] {
        let file = cut(len);
        assert_eq!(Builder::from_file(&file).unwrap_err().element(), Some("s"), "{len}");
        let (builder, losses) = Builder::from_damaged_file(&file).unwrap();
        assert_eq!((losses.len(), losses[0].path()), (1, "s"), "{len}");
        sound(builder.to_bytes().unwrap());
    }
}

#[test]
fn of_two_elements_of_one_name_the_second_is_lost() {
    let mut builder = Builder::new(Version::V3);
    builder.stream(Builder::ROOT, "name1", "one").unwrap();
    builder.stream(Builder::ROOT, "name2", "two").unwrap();
    let mut bytes = builder.to_bytes().unwrap();
    let at = sound(bytes.clone()).find("name2").unwrap().offset().unwrap().unwrap() as usize;
    bytes[at + 8] = b'1';
    let file = CompoundFile::from_bytes(bytes).unwrap();
    let error = Builder::from_file(&file).unwrap_err();
    assert_eq!(error.element(), Some("name1"));
    let (builder, losses) = Builder::from_damaged_file(&file).unwrap();
    assert_eq!(losses[0].finding().code(), "duplicate-name");
    assert_eq!(*sound(builder.to_bytes().unwrap()).find("name1").unwrap().bytes().unwrap(), *b"one");
}

#[test]
fn many_siblings_and_deep_storages_are_built() {
    let mut builder = Builder::new(Version::V4);
    for number in 0..10_000 {
        builder.stream(Builder::ROOT, format!("{number}").as_str(), pattern(number, number % 300)).unwrap();
    }
    let mut storage = Builder::ROOT;
    for _ in 0..3_000 {
        storage = builder.storage(storage, "deeper").unwrap();
    }
    let file = sound(builder.to_bytes().unwrap());
    assert_eq!(file.root().children().unwrap().count(), 10_001);
    assert!(file.root().children().unwrap().all(|child| {
        let child = child.unwrap();
        child.kind() == ObjectType::Storage
            || child.len_bytes() == child.name().to_string().parse::<u64>().unwrap() % 300
    }));
    let depth = std::iter::successors(Some(file.root()), |at| at.child("deeper").unwrap()).count();
    assert_eq!(depth, 3_001);
}

#[test]
fn a_copy_of_any_damaged_file_is_sound_and_no_larger_than_what_was_sound() {
    for case in cfb_layout::damage::all() {
        let specimen = case.build();
        if specimen.layout().len_bytes() > 4 << 20 {
            continue;
        }
        let bytes = specimen.to_vec();
        let len = bytes.len() as u64;
        let Ok(file) = CompoundFile::from_bytes(bytes) else { continue };
        let (builder, losses) = Builder::from_damaged_file(&file).unwrap();
        // A stream counts once, however many entries lead to it; entries and slack are what comes on top.
        let entries = u64::from(file.num_entries().unwrap());
        assert!(builder.len_bytes().unwrap() <= len + (entries + 16) * 4096, "{}", case.id());
        let copy = CompoundFile::from_bytes(builder.to_bytes().unwrap()).unwrap();
        let wrong = copy.check().unwrap();
        assert!(
            wrong.iter().all(|found| found.severity() < cfb_core::Severity::Error),
            "{}: {wrong:?}",
            case.id()
        );
        match Builder::from_file(&file) {
            Ok(builder) => {
                assert_eq!(losses, [], "{}", case.id());
                let same = CompoundFile::from_bytes(builder.to_bytes().unwrap()).unwrap();
                assert!(contents(&same) == contents(&file), "{}", case.id());
            }
            Err(error) => {
                assert!(!losses.is_empty(), "{}: {error}", case.id());
                assert!(error.element().is_some(), "{}: {error}", case.id());
            }
        }
    }
}
