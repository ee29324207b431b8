//! What a disk may hold after a crash, made from a recording.
//!
//! What was written before the last `sync` that returned is there. Of the calls after it, any may be lost or done,
//! each for itself and in any order as far as they touch different bytes, and a write may be done in part: sector by
//! sector, or where a test asks for it torn at any byte. Where a lost write would have made the file longer, the
//! length may have come through without the bytes; they are then zeros or junk.

use std::ops::Range;
use std::rc::Rc;

use crate::sim::crash::{Call, Recording};
use crate::sim::random::Random;

/// What a disk writes whole, in bytes.
const SECTOR: usize = 512;

/// A state in which a crash may leave the file.
#[derive(Clone, Debug)]
pub(crate) struct Image {
    pub(crate) bytes: Vec<u8>,
    /// The number of `sync` calls that had returned.
    pub(crate) interval: usize,
    /// The number of calls that had been made when the power went, lost ones and `sync` calls included.
    pub(crate) issued: usize,
    pub(crate) kind: Kind,
}

/// How an image came about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// All calls up to a moment are done, and no more were made.
    Prefix,
    /// All calls of the interval are done but the one of this number.
    Lost { call: usize },
    /// The same, and the lost write has left its length.
    LostBytes { call: usize },
    /// Calls up to a moment are done, lost, or done in part, at random.
    Subset { tears: Tears },
}

/// Where a write may be torn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tears {
    /// At multiples of 512 bytes.
    Sectors,
    /// Anywhere.
    Bytes,
}

/// The calls between two `sync` calls, on what was durable then.
struct Interval<'a> {
    number: usize,
    durable: Rc<Vec<u8>>,
    calls: &'a [Call],
    /// The number of calls before these.
    before: usize,
}

impl Recording {
    /// The images of every interval: each prefix of its calls, each single call lost, and so many random subsets, with
    /// writes torn between sectors.
    pub(crate) fn images(&self, seed: u64, subsets: usize) -> impl Iterator<Item = Image> + '_ {
        self.intervals().flat_map(move |interval| {
            let interval = Rc::new(interval);
            interval.prefixes().chain(interval.losses()).chain(interval.subsets(
                seed,
                subsets,
                Tears::Sectors,
            ))
        })
    }

    /// Random subsets of the calls of every interval, with writes torn at any byte: worse than disks are.
    pub(crate) fn torn_images(&self, seed: u64, subsets: usize) -> impl Iterator<Item = Image> + '_ {
        self.intervals().flat_map(move |interval| Rc::new(interval).subsets(seed, subsets, Tears::Bytes))
    }

    fn intervals(&self) -> impl Iterator<Item = Interval<'_>> {
        let mut durable = self.initial.clone();
        let mut before = 0;
        self.calls.split(|call| *call == Call::Sync).enumerate().map(move |(number, calls)| {
            let interval = Interval { number, durable: Rc::new(durable.clone()), calls, before };
            calls.iter().for_each(|call| call.apply(&mut durable));
            before += calls.len() + 1;
            interval
        })
    }
}

impl<'a> Interval<'a> {
    fn image(&self, bytes: Vec<u8>, calls: usize, kind: Kind) -> Image {
        Image { bytes, interval: self.number, issued: self.before + calls, kind }
    }

    fn prefixes(self: &Rc<Self>) -> impl Iterator<Item = Image> + use<'a> {
        let this = Rc::clone(self);
        let mut bytes = Vec::clone(&this.durable);
        (0..=this.calls.len()).map(move |calls| {
            if let Some(last) = calls.checked_sub(1) {
                this.calls[last].apply(&mut bytes);
            }
            this.image(bytes.clone(), calls, Kind::Prefix)
        })
    }

    fn losses(self: &Rc<Self>) -> impl Iterator<Item = Image> + use<'a> {
        let this = Rc::clone(self);
        // The last call alone lost is a prefix, unless its length is left.
        (0..this.calls.len()).flat_map(move |lost| {
            let without = |length_left: bool| {
                let mut bytes = Vec::clone(&this.durable);
                let mut grown = false;
                for (at, call) in this.calls.iter().enumerate() {
                    if at != lost {
                        call.apply(&mut bytes);
                    } else if length_left && call.end() > bytes.len() {
                        grown = true;
                        bytes.resize(call.end(), 0);
                    }
                }
                (bytes, grown)
            };
            let plain = (lost + 1 < this.calls.len())
                .then(|| this.image(without(false).0, this.calls.len(), Kind::Lost { call: lost }));
            let (bytes, grown) = without(true);
            let left = grown.then(|| this.image(bytes, this.calls.len(), Kind::LostBytes { call: lost }));
            plain.into_iter().chain(left)
        })
    }

    fn subsets(
        self: &Rc<Self>,
        seed: u64,
        count: usize,
        tears: Tears,
    ) -> impl Iterator<Item = Image> + use<'a> {
        let this = Rc::clone(self);
        let count = if this.calls.is_empty() { 0 } else { count };
        let mut random = Random::new(seed ^ ((this.number as u64) << 32));
        (0..count).map(move |_| {
            let calls = 1 + random.below(this.calls.len());
            let in_order = random.one_in(4);
            let mut bytes = Vec::clone(&this.durable);
            for (at, call) in this.calls[..calls].iter().enumerate() {
                // In order, only the last call is in doubt; else each is.
                if in_order && at + 1 < calls {
                    call.apply(&mut bytes);
                } else {
                    call.apply_perhaps(&mut bytes, tears, &mut random);
                }
            }
            this.image(bytes, calls, Kind::Subset { tears })
        })
    }
}

impl Call {
    /// The end of what is written, or 0.
    fn end(&self) -> usize {
        match self {
            Self::Write { offset, bytes } => offset + bytes.len(),
            Self::SetLen(_) | Self::Sync => 0,
        }
    }

    /// Does the call, or not, or a part of it.
    fn apply_perhaps(&self, to: &mut Vec<u8>, tears: Tears, random: &mut Random) {
        let fate = random.below(4);
        if fate == 0 {
            return self.apply(to);
        }
        let Self::Write { offset, bytes } = self else { return };
        if self.end() > to.len() && random.one_in(2) {
            let junk = random.one_in(2);
            let fill = || if junk { random.next() as u8 } else { 0 };
            to.resize_with(self.end(), fill);
        }
        if fate == 1 {
            return;
        }
        for part in parts(*offset, bytes.len(), tears, random) {
            let part = Self::Write { offset: offset + part.start, bytes: bytes[part].to_vec() };
            part.apply(to);
        }
    }
}

/// The parts of a write that come through, as ranges in its bytes.
fn parts(offset: usize, len: usize, tears: Tears, random: &mut Random) -> Vec<Range<usize>> {
    match tears {
        Tears::Sectors => {
            let mut parts = Vec::new();
            let mut start = 0;
            while start < len {
                let end = len.min(start + SECTOR - (offset + start) % SECTOR);
                if random.one_in(2) {
                    parts.push(start..end);
                }
                start = end;
            }
            parts
        }
        Tears::Bytes => {
            let (one, other) = (random.below(len + 1), random.below(len + 1));
            let (low, high) = (one.min(other), one.max(other));
            // The beginning, the end, both without the middle, or the middle.
            let (first, last) = match random.below(4) {
                0 => (0..one, len..len),
                1 => (0..0, one..len),
                2 => (0..low, high..len),
                _ => (low..high, len..len),
            };
            vec![first, last]
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use cfb_core::Store;

    use super::*;
    use crate::sim::crash::CrashStore;

    fn recording(initial: &[u8], calls: impl FnOnce(&CrashStore)) -> Recording {
        let store = CrashStore::new(initial.to_vec());
        calls(&store);
        store.recording()
    }

    fn texts(
        images: impl Iterator<Item = Image>,
        kind: impl Fn(Kind) -> bool,
    ) -> Vec<(usize, usize, String)> {
        images
            .filter(|image| kind(image.kind))
            .map(|image| (image.interval, image.issued, String::from_utf8(image.bytes).unwrap()))
            .collect()
    }

    fn at(interval: usize, issued: usize, text: &str) -> (usize, usize, String) {
        (interval, issued, text.to_owned())
    }

    #[test]
    fn each_interval_gives_each_prefix_of_its_calls() {
        let recording = recording(b"....", |store| {
            store.write_at(0, b"a").unwrap();
            store.write_at(2, b"b").unwrap();
            store.sync().unwrap();
            store.set_len(3).unwrap();
            store.write_at(3, b"c").unwrap();
            store.sync().unwrap();
        });
        assert_eq!(
            texts(recording.images(0, 0), |kind| kind == Kind::Prefix),
            [
                at(0, 0, "...."),
                at(0, 1, "a..."),
                at(0, 2, "a.b."),
                at(1, 3, "a.b."),
                at(1, 4, "a.b"),
                at(1, 5, "a.bc"),
                at(2, 6, "a.bc"),
            ]
        );
    }

    #[test]
    fn each_call_is_lost_alone() {
        let recording = recording(b"....", |store| {
            store.write_at(0, b"a").unwrap();
            store.set_len(2).unwrap();
            store.write_at(1, b"b").unwrap();
        });
        let lost = |call| move |kind| kind == Kind::Lost { call };
        assert_eq!(texts(recording.images(0, 0), lost(0)), [at(0, 3, ".b")]);
        assert_eq!(texts(recording.images(0, 0), lost(1)), [at(0, 3, "ab..")]);
        // This one is the prefix of two calls.
        assert_eq!(texts(recording.images(0, 0), lost(2)), []);
    }

    #[test]
    fn a_lost_write_may_leave_its_length() {
        let recording = recording(b"..", |store| {
            store.write_at(1, b"a").unwrap();
            store.write_at(2, b"bc").unwrap();
        });
        let left = |kind| matches!(kind, Kind::LostBytes { .. });
        assert_eq!(texts(recording.images(0, 0), left), [at(0, 2, ".a\0\0")]);
    }

    #[test]
    fn what_was_synced_is_in_every_later_image() {
        let recording = recording(&[0; 4096], |store| {
            store.write_at(0, &[1; 2048]).unwrap();
            store.sync().unwrap();
            store.write_at(2048, &[2; 2048]).unwrap();
            store.sync().unwrap();
            store.write_at(0, &[3; 100]).unwrap();
        });
        for image in recording.images(5, 40).chain(recording.torn_images(5, 40)) {
            if image.interval > 0 {
                assert!(image.bytes[100..2048].iter().all(|&byte| byte == 1));
            }
            if image.interval > 1 {
                assert!(image.bytes[2048..].iter().all(|&byte| byte == 2));
            }
            assert_eq!(image.bytes.len(), 4096);
        }
    }

    #[test]
    fn random_subsets_reach_every_combination_and_only_those() {
        let recording = recording(&[0; 3], |store| {
            for at in 0..3 {
                store.write_at(at, &[1]).unwrap();
            }
        });
        let subsets: BTreeSet<_> =
            recording.images(1, 400).map(|image| image.bytes.clone()).collect::<BTreeSet<_>>();
        assert_eq!(subsets.len(), 8);
        assert!(subsets.iter().flatten().all(|byte| *byte <= 1));
    }

    #[test]
    fn writes_are_torn_between_sectors() {
        let recording = recording(&[0; 2048], |store| store.write_at(100, &[1; 1500]).unwrap());
        let mut patterns = BTreeSet::new();
        for image in recording.images(9, 200) {
            let pieces = [100..512, 512..1024, 1024..1536, 1536..1600];
            let pattern: Vec<u8> = pieces
                .into_iter()
                .map(|piece| {
                    let piece = &image.bytes[piece];
                    assert!(piece.iter().all(|byte| *byte == piece[0]), "torn inside a sector");
                    piece[0]
                })
                .collect();
            patterns.insert(pattern);
        }
        assert_eq!(patterns.len(), 16);
    }

    #[test]
    fn writes_are_torn_at_any_byte_where_that_is_asked_for() {
        let recording = recording(&[0; 16], |store| store.write_at(2, &[1; 12]).unwrap());
        let images: BTreeSet<_> = recording.torn_images(3, 2000).map(|image| image.bytes).collect();
        for len in 0..=12 {
            let mut begun = vec![0; 16];
            begun[2..2 + len].fill(1);
            assert!(images.contains(&begun), "{len}");
            let mut ended = vec![0; 16];
            ended[14 - len..14].fill(1);
            assert!(images.contains(&ended), "{len}");
        }
    }

    #[test]
    fn a_length_may_come_without_its_bytes_and_a_cut_may_be_lost() {
        let recording = recording(&[1; 8], |store| {
            store.set_len(4).unwrap();
            store.write_at(4, &[2; 4]).unwrap();
        });
        let images: BTreeSet<_> = recording.images(2, 300).map(|image| image.bytes).collect();
        for wanted in [&[1u8; 8][..], &[1; 4], &[1, 1, 1, 1, 2, 2, 2, 2], &[1, 1, 1, 1, 0, 0, 0, 0]] {
            assert!(images.contains(wanted), "{wanted:?}");
        }
        let junk = |image: &Vec<u8>| image.get(4..).is_some_and(|tail| tail.iter().any(|byte| *byte > 2));
        assert!(images.iter().any(junk));
    }

    #[test]
    fn the_same_seed_gives_the_same_images() {
        let recording = recording(&[0; 3000], |store| {
            store.write_at(0, &[1; 3000]).unwrap();
            store.sync().unwrap();
            store.write_at(1000, &[2; 3000]).unwrap();
        });
        let images = |seed| recording.images(seed, 20).map(|image| image.bytes).collect::<Vec<_>>();
        assert!(images(4) == images(4));
        assert!(images(4) != images(5));
    }
}
