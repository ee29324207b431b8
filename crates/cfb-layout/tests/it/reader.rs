//! A reader for sound files that follows the specification word by word and trusts everything.

use std::collections::{BTreeMap, BTreeSet};

use cfb_layout::{ENDOFCHAIN, NOSTREAM};

pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    sector_size: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini_stream: Vec<u8>,
    directory: Vec<u8>,
}

pub(crate) struct Record {
    pub(crate) name: Vec<u16>,
    pub(crate) kind: u8,
    pub(crate) left: u32,
    pub(crate) right: u32,
    pub(crate) child: u32,
    pub(crate) start: u32,
    pub(crate) size: u64,
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap())
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes(bytes[at..at + 2].try_into().unwrap())
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|four| u32_at(four, 0)).collect()
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        let sector_size = 1 << u16_at(bytes, 0x1E);
        let mut reader = Self {
            bytes,
            sector_size,
            fat: Vec::new(),
            mini_fat: Vec::new(),
            mini_stream: Vec::new(),
            directory: Vec::new(),
        };
        let mut difat = numbers(&bytes[0x4C..0x200]);
        let mut next = u32_at(bytes, 0x44);
        for _ in 0..u32_at(bytes, 0x48) {
            let mut slots = numbers(reader.sector(next));
            next = slots.pop().unwrap();
            difat.extend(slots);
        }
        assert_eq!(next, ENDOFCHAIN);
        difat.truncate(u32_at(bytes, 0x2C) as usize);
        reader.fat = difat.iter().flat_map(|sector| numbers(reader.sector(*sector))).collect();
        reader.directory = reader.chain(u32_at(bytes, 0x30));
        reader.mini_fat = numbers(&reader.chain(u32_at(bytes, 0x3C)));
        let root = reader.record(0);
        reader.mini_stream = reader.chain(root.start);
        reader.mini_stream.truncate(root.size as usize);
        reader
    }

    fn sector(&self, sector: u32) -> &'a [u8] {
        &self.bytes[(sector as usize + 1) * self.sector_size..][..self.sector_size]
    }

    fn chain(&self, start: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut at = start;
        while at != ENDOFCHAIN {
            bytes.extend_from_slice(self.sector(at));
            at = self.fat[at as usize];
        }
        bytes
    }

    pub(crate) fn fat(&self) -> &[u32] {
        &self.fat
    }

    pub(crate) fn record(&self, id: u32) -> Record {
        let entry = &self.directory[id as usize * 128..][..128];
        let units = (u16_at(entry, 0x40) as usize / 2).saturating_sub(1);
        Record {
            name: (0..units).map(|index| u16_at(entry, index * 2)).collect(),
            kind: entry[0x42],
            left: u32_at(entry, 0x44),
            right: u32_at(entry, 0x48),
            child: u32_at(entry, 0x4C),
            start: u32_at(entry, 0x74),
            size: u64::from_le_bytes(entry[0x78..].try_into().unwrap()),
        }
    }

    pub(crate) fn contents(&self, record: &Record) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut at = record.start;
        while at != ENDOFCHAIN {
            if record.size < 4096 {
                bytes.extend_from_slice(&self.mini_stream[at as usize * 64..][..64]);
                at = self.mini_fat[at as usize];
            } else {
                bytes.extend_from_slice(self.sector(at));
                at = self.fat[at as usize];
            }
        }
        let unit = if record.size < 4096 { 64 } else { self.sector_size };
        assert_eq!(bytes.len(), (record.size as usize).next_multiple_of(unit));
        bytes.truncate(record.size as usize);
        bytes
    }

    /// The contents of every stream by path.
    pub(crate) fn streams(&self) -> BTreeMap<Vec<Vec<u16>>, Vec<u8>> {
        let mut streams = BTreeMap::new();
        self.walk(Vec::new(), |path, _, record| {
            let mut own = path.clone();
            own.push(record.name.clone());
            if record.kind == 2 {
                assert!(streams.insert(own.clone(), self.contents(record)).is_none());
            }
            own
        });
        streams
    }

    /// The numbers of the entries of all streams.
    pub(crate) fn stream_ids(&self) -> BTreeSet<u32> {
        let mut ids = BTreeSet::new();
        self.walk((), |(), id, record| {
            if record.kind == 2 {
                assert!(ids.insert(id));
            }
        });
        ids
    }

    /// Visits every entry with what its storage's visit gave.
    fn walk<T: Clone>(&self, root: T, mut visit: impl FnMut(&T, u32, &Record) -> T) {
        let mut open = vec![(root, self.record(0).child)];
        while let Some((above, id)) = open.pop() {
            if id == NOSTREAM {
                continue;
            }
            let record = self.record(id);
            assert!(matches!(record.kind, 1 | 2));
            let own = visit(&above, id, &record);
            open.push((above.clone(), record.left));
            open.push((above, record.right));
            open.push((own, record.child));
        }
    }
}
