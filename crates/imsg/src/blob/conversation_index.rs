//! `PidTagConversationIndex`: when a thread began and when each reply in it was made.

use mapi_props::{FileTime, Severity};

use super::error::{BlobError, BlobProblem, Parsed, wide};
use super::reader::Reader;

/// 1990-01-01 and 2100-01-01 in ticks: headers outside are taken for something else than a time.
const PLAUSIBLE: std::ops::Range<u64> = 122_756_256_000_000_000..157_469_184_000_000_000;

/// Ticks that the header of a thread loses: its lower 24 bits.
const HEADER_PRECISION: u64 = 1 << 24;

/// Size in bytes of one response level.
const LEVEL_SIZE: usize = 5;

/// How the first six bytes of the header hold the time.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ConversationTimeForm {
    /// The upper 48 bits of a FILETIME, as Outlook writes them: the reserved byte is its first.
    Upper48,
    /// The reserved byte 1, then the upper 40 bits of a FILETIME, as the specification has it.
    Upper40,
    /// No time between 1990 and 2100 in either form: gateways put other bytes here.
    Unknown,
}

/// The place of a message in its thread (PidTagConversationIndex, [MS-OXOMSG] 2.2.1.3; also the header `Thread-Index` in
/// base64).
///
/// | Offset | Size | Field (spec name)         | Rule                                                             |
/// |-------:|-----:|---------------------------|------------------------------------------------------------------|
/// |   0x00 |    6 | Reserved, Current FILETIME | big-endian upper part of a FILETIME, see [`ConversationTimeForm`] |
/// |   0x06 |   16 | GUID                      | names the thread                                                 |
/// |   0x16 |   5n | Response Levels           | one for each reply, see [`ResponseLevel`]                        |
///
/// ```
/// use imsg::{ConversationIndex, ConversationTimeForm};
/// let mut blob = vec![0x01, 0xD7, 0x84, 0x68, 0x84, 0x3E];
/// blob.extend([0xAA; 16]);
/// blob.extend([0x00, 0x02, 0x3A, 0x00, 0x10]);
/// let index = ConversationIndex::parse(&blob)?.value;
/// assert_eq!(index.time_form(), ConversationTimeForm::Upper48);
/// assert_eq!(index.levels.len(), 1);
/// # Ok::<(), imsg::BlobError>(())
/// ```
///
/// A thread of one's own begins with [`new`](Self::new), and each reply adds a level:
///
/// ```
/// use imsg::{ConversationIndex, FileTime};
/// let started = FileTime::from_ticks(133_500_000_000_000_000);
/// let first = ConversationIndex::new(started, [0xAA; 16]);
/// assert_eq!(first.to_bytes().len(), 22);
/// // An hour later.
/// let reply = first.reply(FileTime::from_ticks(started.ticks() + 36_000_000_000), 0x40);
/// assert_eq!(reply.to_bytes().len(), 27);
/// let late = reply.reply_times()[0].ticks().abs_diff(started.ticks());
/// assert!(late.abs_diff(36_000_000_000) < 1_000_000);
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct ConversationIndex {
    /// The six bytes that hold the time.
    pub header: [u8; 6],
    /// The 16 bytes that name the thread, as they stand: PidTagConversationId where the index is tracked.
    pub thread: [u8; 16],
    /// The replies, from the first.
    pub levels: Vec<ResponseLevel>,
    /// Bytes behind the last whole level.
    pub trailing: Vec<u8>,
}

/// One reply: five bytes, big-endian.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ResponseLevel {
    /// The five bytes.
    pub bytes: [u8; LEVEL_SIZE],
}

impl ResponseLevel {
    /// `DC`: whether the time is kept by its higher bits, for replies more than about 1.7 years later.
    #[must_use]
    pub const fn delta_code(&self) -> bool {
        self.bytes[0] & 0x80 != 0
    }

    /// `Time Delta` in ticks of 100 ns, the bits that are not stored zero.
    #[must_use]
    pub const fn delta_ticks(&self) -> u64 {
        let [a, b, c, d, _] = self.bytes;
        (u32::from_be_bytes([a & 0x7F, b, c, d]) as u64) << self.shift()
    }

    /// Ticks that [`delta_ticks`](Self::delta_ticks) counts up to before it begins anew.
    const fn delta_range(&self) -> u64 {
        0x8000_0000 << self.shift()
    }

    /// Lower bits of the time that are not stored.
    const fn shift(&self) -> u32 {
        if self.delta_code() { 23 } else { 18 }
    }

    /// `Random` and `Level`: the last byte.
    #[must_use]
    pub const fn random(&self) -> u8 {
        self.bytes[4]
    }
}

impl ConversationIndex {
    /// The index of the first message of a thread, as Outlook writes it: the time to 6.5 ms
    /// ([`Upper48`](ConversationTimeForm::Upper48)), and 16 bytes, such as a random GUID, that name the thread. The bytes
    /// come from the caller.
    #[must_use]
    pub fn new(started: FileTime, thread: [u8; 16]) -> Self {
        let [a, b, c, d, e, f, ..] = started.ticks().to_be_bytes();
        Self { header: [a, b, c, d, e, f], thread, levels: Vec::new(), trailing: Vec::new() }
    }

    /// The index of a reply to the message of this one. `random` fills the last byte of the level and comes from the
    /// caller, so that two replies at the same time differ.
    ///
    /// The time is kept to 26 ms, or to 0.84 s for a reply more than 1.78 years after the message it answers. A reply that
    /// is earlier than that message counts as made at once. Bytes that are no whole level are left out.
    #[must_use]
    pub fn reply(&self, time: FileTime, random: u8) -> Self {
        let header = FileTime::from_ticks(self.header_ticks(0, 16));
        let base = self.reply_times().last().copied().filter(|_| !self.levels.is_empty()).unwrap_or(header);
        let ticks = time.ticks().saturating_sub(base.ticks());
        let mut level = ResponseLevel { bytes: [0; LEVEL_SIZE] };
        if ticks >= level.delta_range() {
            level.bytes = [0x80, 0, 0, 0, 0];
        }
        let units = ticks.checked_shr(level.shift()).unwrap_or(0).to_be_bytes();
        let [.., e, f, g, h] = units;
        level.bytes = [level.bytes[0] | e & 0x7F, f, g, h, random];
        let mut levels = self.levels.clone();
        levels.push(level);
        Self { header: self.header, thread: self.thread, levels, trailing: Vec::new() }
    }

    /// Reads the index. A level that is not whole is a finding.
    ///
    /// # Errors
    /// The blob has fewer than 22 bytes.
    pub fn parse(bytes: &[u8]) -> Result<Parsed<Self>, BlobError> {
        let mut reader = Reader::new("ConversationIndex", bytes);
        let header: [u8; 6] = reader.array("Current FILETIME")?;
        let thread = reader.array("GUID")?;
        let (levels, trailing) = reader.rest().as_chunks::<LEVEL_SIZE>();
        let levels = levels.iter().map(|&bytes| ResponseLevel { bytes }).collect();
        let index = Self { header, thread, levels, trailing: trailing.to_vec() };
        let [reserved, ..] = header;
        reader.check_value(reserved == 1, "Reserved", 0, reserved, "1");
        if index.time_form() == ConversationTimeForm::Unknown {
            let found = index.header_ticks(0, 16);
            let problem = BlobProblem::Value { found, expected: "a time between 1990 and 2100" };
            reader.note(Severity::Info, "Current FILETIME", 1, problem);
        }
        if !index.trailing.is_empty() {
            let len = wide(index.trailing.len());
            let offset = bytes.len().saturating_sub(index.trailing.len());
            let problem = BlobProblem::Truncated { needed: wide(LEVEL_SIZE), available: len };
            reader.note(Severity::Warning, "Response Levels", offset, problem);
        }
        Ok(reader.finish(index))
    }

    /// How the header holds its time: as Outlook writes it if that gives a time between 1990 and 2100, else as the
    /// specification has it if that does.
    #[must_use]
    pub fn time_form(&self) -> ConversationTimeForm {
        if PLAUSIBLE.contains(&self.header_ticks(0, 16)) {
            ConversationTimeForm::Upper48
        } else if PLAUSIBLE.contains(&self.header_ticks(1, 24)) {
            ConversationTimeForm::Upper40
        } else {
            ConversationTimeForm::Unknown
        }
    }

    /// When the thread began, to 6.5 ms or 1.7 s; `None` if the header holds no plausible time.
    #[must_use]
    pub fn started(&self) -> Option<FileTime> {
        match self.time_form() {
            ConversationTimeForm::Upper48 => Some(FileTime::from_ticks(self.header_ticks(0, 16))),
            ConversationTimeForm::Upper40 => Some(FileTime::from_ticks(self.header_ticks(1, 24))),
            ConversationTimeForm::Unknown => None,
        }
    }

    /// When each reply was made, from the first; empty if the header holds no plausible time.
    ///
    /// # Deviations
    /// The specification takes every delta from the header. Real threads say otherwise: each delta counts from the reply
    /// before it, and the first one from all six bytes of the header taken as [`Upper48`](ConversationTimeForm::Upper48),
    /// even where the header holds its time in the other form. That difference does not fit into the 31 bits of a delta:
    /// what is missing is whole multiples of its range, so the reply is at the first such time that is not before the one
    /// before it.
    #[must_use]
    pub fn reply_times(&self) -> Vec<FileTime> {
        let Some(started) = self.started() else { return Vec::new() };
        let (mut base, mut before) = (self.header_ticks(0, 16), started.ticks());
        let mut times = Vec::with_capacity(self.levels.len());
        for level in &self.levels {
            let stated = base.saturating_add(level.delta_ticks());
            // A reply in the first second of a thread may seem to precede the header, whose low bits are lost.
            let missing = before.saturating_sub(stated.saturating_add(HEADER_PRECISION));
            let ranges = missing.div_ceil(level.delta_range());
            let time = stated.saturating_add(ranges.saturating_mul(level.delta_range()));
            times.push(FileTime::from_ticks(time));
            (base, before) = (time, time);
        }
        times
    }

    /// The header's bytes from `from` as the upper bits of a FILETIME.
    fn header_ticks(&self, from: usize, shift: u32) -> u64 {
        let bytes = self.header.get(from..).unwrap_or_default();
        let upper = bytes.iter().fold(0_u64, |number, &byte| number << 8 | u64::from(byte));
        upper.checked_shl(shift).unwrap_or(0)
    }

    /// The bytes of the index: those it was read from, when it has not been changed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = self.header.to_vec();
        out.extend(self.thread);
        out.extend(self.levels.iter().flat_map(|level| level.bytes));
        out.extend(&self.trailing);
        out
    }
}

#[cfg(test)]
mod tests {
    use quickcheck::quickcheck;

    use super::*;
    use crate::LocalTime;
    use crate::blob::tests::hex;

    fn shown(time: FileTime) -> String {
        LocalTime::from_file_time(time).to_string()[..19].to_owned()
    }

    #[test]
    fn header_of_outlook_gives_the_time_of_the_first_message() {
        let blob = hex("01 D7 84 68 84 3E 94 BE 31 5D 09 69 45 91 B8 D0 CD 2D 60 DC F4 C3 00 00 03 90 30");
        let parsed = ConversationIndex::parse(&blob).unwrap();
        assert_eq!(parsed.findings, []);
        assert_eq!(parsed.value.time_form(), ConversationTimeForm::Upper48);
        assert_eq!(shown(parsed.value.started().unwrap()), "2021-07-29 10:57:26");
        let [reply] = parsed.value.reply_times()[..] else { panic!("one reply") };
        assert_eq!(shown(reply), "2021-07-29 10:57:49");
        assert_eq!(parsed.value.to_bytes(), blob);
    }

    #[test]
    fn header_of_the_specification_is_told_apart_and_its_replies_are_in_order() {
        let blob = hex(
            "01 01 DA 71 72 7C 81 46 96 A6 37 E9 24 46 A3 65 74 D2 1F 90 B5 94 B1 2E 05 C5 00 80 00 03 D0 80 \
                        80 00 00 79 00 80 00 01 96 80 80 00 01 D5 00 80 04 3B DF 00 80 00 04 39 80",
        );
        let index = ConversationIndex::parse(&blob).unwrap().value;
        assert_eq!(index.time_form(), ConversationTimeForm::Upper40);
        assert_eq!(shown(index.started().unwrap()), "2024-03-08 16:05:48");
        let replies: Vec<String> = index.reply_times().into_iter().map(shown).collect();
        assert_eq!(replies.len(), 7);
        assert_eq!(replies[..2], ["2024-03-08 16:19:01", "2024-03-08 16:32:40"]);
        assert_eq!(replies[6], "2024-03-11 09:41:02");
    }

    #[test]
    fn header_that_is_no_time_is_kept() {
        let blob = hex("01 32 30 31 33 32 24 B5 0E 07 8A 57 19 77 55 29 2A A7 02 09 CD 30 00 00 03 90 30");
        let parsed = ConversationIndex::parse(&blob).unwrap();
        assert_eq!(parsed.value.started(), None);
        assert_eq!(parsed.value.reply_times(), []);
        assert_eq!(parsed.findings[0].severity(), Severity::Info);
    }

    #[test]
    fn later_replies_keep_the_higher_bits() {
        let near = ResponseLevel { bytes: [0, 0, 0, 1, 0xAB] };
        let far = ResponseLevel { bytes: [0x80, 0, 0, 1, 0xAB] };
        assert_eq!((near.delta_code(), near.delta_ticks()), (false, 1 << 18));
        assert_eq!((far.delta_code(), far.delta_ticks()), (true, 1 << 23));
        assert_eq!(far.random(), 0xAB);
    }

    #[test]
    fn replies_to_a_header_of_the_specification_are_told_by_their_times() {
        let blob = hex("01 01 DA 71 72 7C 81 46 96 A6 37 E9 24 46 A3 65 74 D2 1F 90 B5 94");
        let index = ConversationIndex::parse(&blob).unwrap().value;
        let at = |seconds: u64| FileTime::from_ticks(index.started().unwrap().ticks() + seconds * 10_000_000);
        let thread = index.reply(at(800), 1).reply(at(1600), 2).reply(at(200_000), 3);
        let [first, second, third] = thread.reply_times()[..] else { panic!("three replies") };
        for (time, wanted) in [(first, at(800)), (second, at(1600)), (third, at(200_000))] {
            assert!(time.ticks().abs_diff(wanted.ticks()) < 20_000_000, "{}", shown(time));
        }
        assert_eq!(thread.levels[0].random(), 1);
    }

    #[test]
    fn reply_before_its_message_counts_as_made_at_once() {
        let index = ConversationIndex::new(FileTime::from_ticks(133_500_000_000_000_000), [1; 16]);
        assert_eq!(index.reply(FileTime::from_ticks(5), 9).levels[0].bytes, [0, 0, 0, 0, 9]);
    }

    quickcheck! {
        fn threads_of_ones_own_keep_their_times(start: u32, deltas: Vec<u64>, thread: u128) -> bool {
            let mut time = 125_000_000_000_000_000 + u64::from(start) * 100_000;
            let mut index = ConversationIndex::new(FileTime::from_ticks(time), thread.to_be_bytes());
            let mut wanted = Vec::new();
            for delta in deltas.into_iter().take(20) {
                // Up to 36 years.
                time += delta % (1 << 53);
                index = index.reply(FileTime::from_ticks(time), 0x55);
                wanted.push(time);
            }
            let parsed = ConversationIndex::parse(&index.to_bytes()).unwrap();
            let times = parsed.value.reply_times();
            parsed.value == index && times.len() == wanted.len()
                && times.iter().zip(wanted).all(|(time, wanted)| time.ticks().abs_diff(wanted) <= 1 << 24)
        }


        fn any_bytes_write_back_as_they_are(bytes: Vec<u8>) -> bool {
            match ConversationIndex::parse(&bytes) {
                Ok(parsed) => {
                    let _ = parsed.value.reply_times();
                    parsed.value.to_bytes() == bytes && parsed.value.levels.len() == (bytes.len() - 22) / 5
                }
                Err(_) => bytes.len() < 22,
            }
        }
    }
}
