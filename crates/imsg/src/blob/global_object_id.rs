//! `GlobalObjectId`: the identity of a meeting across calendars.

use std::fmt::Write as _;

use mapi_props::{FileTime, Severity};

use super::build_error::BlobBuildError;
use super::date::CivilDate;
use super::error::{BlobError, BlobProblem, Parsed, wide};
use super::reader::Reader;
use super::text::Text8;

/// `Byte Array ID`: the first 16 bytes.
const BYTE_ARRAY_ID: [u8; 16] =
    [0x04, 0x00, 0x00, 0x00, 0x82, 0x00, 0xE0, 0x00, 0x74, 0xC5, 0xB7, 0x10, 0x1A, 0x82, 0xE0, 0x08];

/// The front of data that is an iCalendar UID: "vCal-Uid" and 1.
const UID_MARKER: [u8; 12] = *b"vCal-Uid\x01\0\0\0";

/// The identity of a meeting (PidLidGlobalObjectId and PidLidCleanGlobalObjectId, [MS-OXOCAL] 2.2.1.27 and 2.2.1.28).
///
/// | Offset | Size | Field (spec name)       | Rule                                                         |
/// |-------:|-----:|-------------------------|--------------------------------------------------------------|
/// |   0x00 |   16 | Byte Array ID           | fixed                                                        |
/// |   0x10 |    4 | YH, YL, Month, Day      | big-endian year, month, day of an exception's original date; else 0 |
/// |   0x14 |    8 | Creation Time           | FILETIME; 0 where the data is an iCalendar UID               |
/// |   0x1C |    8 | X                       | 0                                                            |
/// |   0x24 |    4 | Size                    | bytes of Data                                                |
/// |   0x28 |  var | Data                    | 16 random bytes, or a marker and an iCalendar UID            |
///
/// ```
/// use imsg::GlobalObjectId;
/// let mut blob = vec![4, 0, 0, 0, 0x82, 0, 0xE0, 0, 0x74, 0xC5, 0xB7, 0x10, 0x1A, 0x82, 0xE0, 8];
/// blob.extend([0; 20]);
/// blob.extend([20, 0, 0, 0]);
/// blob.extend(b"vCal-Uid\x01\0\0\0a@b.org\0");
/// let id = GlobalObjectId::parse(&blob)?.value;
/// assert_eq!(id.uid(), "a@b.org");
/// # Ok::<(), imsg::BlobError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct GlobalObjectId {
    /// `Byte Array ID`.
    pub byte_array_id: [u8; 16],
    /// `YH`, `YL`, `Month`, `Day`: zero but in the id of a single instance.
    pub date: [u8; 4],
    /// `Creation Time`.
    pub created: FileTime,
    /// `X`, eight zero bytes.
    pub x: [u8; 8],
    /// `Size` as stored.
    pub size: u32,
    /// `Data`: as many bytes as `Size` says, or all there are.
    pub data: Vec<u8>,
    /// Bytes behind the data.
    pub trailing: Vec<u8>,
}

impl GlobalObjectId {
    /// The id of a meeting that is made now, as Outlook makes it: the time, and 16 random bytes that the caller gives.
    ///
    /// ```
    /// use imsg::{CivilDate, FileTime, GlobalObjectId};
    /// let id = GlobalObjectId::new(FileTime::from_ticks(133_000_000_000_000_000), [7; 16]);
    /// assert_eq!(id.to_bytes().len(), 56);
    /// let instance = id.of_instance(CivilDate::new(2024, 1, 23).unwrap());
    /// assert_eq!(instance.exception_date(), CivilDate::new(2024, 1, 23));
    /// assert_eq!(instance.clean(), id);
    /// ```
    #[must_use]
    pub fn new(created: FileTime, random: [u8; 16]) -> Self {
        Self::of_data(created, random.to_vec())
    }

    /// The id of a meeting from the UID that iCalendar has for it ([MS-OXCICAL] 2.1.3.1.1.20.26): the id itself if the UID
    /// is one in hexadecimal digits, without its date if there is no such date; else an id around the UID.
    ///
    /// ```
    /// use imsg::GlobalObjectId;
    /// let foreign = GlobalObjectId::from_uid("abc-123@example.com")?;
    /// assert_eq!((foreign.to_bytes().len(), foreign.uid().as_str()), (72, "abc-123@example.com"));
    /// let own = GlobalObjectId::new(imsg::FileTime::from_ticks(1), [7; 16]);
    /// assert_eq!(GlobalObjectId::from_uid(&own.uid())?, own);
    /// # Ok::<(), imsg::BlobBuildError>(())
    /// ```
    ///
    /// # Errors
    /// The UID is empty or has a NUL in it.
    pub fn from_uid(uid: &str) -> Result<Self, BlobBuildError> {
        if uid.is_empty() || uid.contains('\0') {
            return Err(BlobBuildError::value("Data", "a text without NUL that is not empty"));
        }
        if let Some(mut id) =
            decode_hex(uid).and_then(|bytes| Self::parse(&bytes).ok()).map(|parsed| parsed.value)
        {
            if id.exception_date().is_none() {
                id.date = [0; 4];
            }
            return Ok(id);
        }
        let data = [&UID_MARKER, uid.as_bytes(), &[0]].concat();
        Ok(Self::of_data(FileTime::from_ticks(0), data))
    }

    fn of_data(created: FileTime, data: Vec<u8>) -> Self {
        Self {
            byte_array_id: BYTE_ARRAY_ID,
            date: [0; 4],
            created,
            x: [0; 8],
            size: u32::try_from(data.len()).unwrap_or(u32::MAX),
            data,
            trailing: Vec::new(),
        }
    }

    /// The id of a single instance of the series: the same with the date that the instance has by the rule.
    #[must_use]
    pub fn of_instance(&self, original_date: CivilDate) -> Self {
        // The years of dates end at 60056, months and days fit a byte.
        let year = u16::try_from(original_date.year()).unwrap_or(u16::MAX).to_be_bytes();
        let [month, day] = [original_date.month(), original_date.day()].map(|number| number.to_le_bytes()[0]);
        Self { date: [year[0], year[1], month, day], ..self.clone() }
    }

    /// Reads the id. Data shorter than stated, another `Byte Array ID` and bytes behind the data are findings.
    ///
    /// # Errors
    /// The blob has fewer than 40 bytes.
    pub fn parse(bytes: &[u8]) -> Result<Parsed<Self>, BlobError> {
        let mut reader = Reader::new("GlobalObjectId", bytes);
        let byte_array_id: [u8; 16] = reader.array("Byte Array ID")?;
        let date = reader.array("YH")?;
        let created = FileTime::from_ticks(reader.u64("Creation Time")?);
        let x: [u8; 8] = reader.array("X")?;
        let size = reader.u32("Size")?;
        if byte_array_id != BYTE_ARRAY_ID {
            let found = byte_array_id.first_chunk::<4>().map_or(0, |&bytes| u32::from_be_bytes(bytes));
            reader.check_value(false, "Byte Array ID", 0, found, "040000008200e00074c5b7101a82e008");
        }
        let (data, trailing) = match usize::try_from(size).ok().and_then(|len| reader.rest().get(..len)) {
            Some(data) => {
                reader.seek(reader.offset().saturating_add(data.len()));
                (data.to_vec(), reader.trailing("Data"))
            }
            None => {
                let problem =
                    BlobProblem::Truncated { needed: size.into(), available: wide(reader.remaining()) };
                reader.note(Severity::Error, "Data", reader.offset(), problem);
                (reader.rest().to_vec(), Vec::new())
            }
        };
        let id = Self { byte_array_id, date, created, x, size, data, trailing };
        if id.date != [0; 4] && id.exception_date().is_none() {
            reader.check_value(false, "YH", 16, u32::from_be_bytes(id.date), "zero or a date");
        }
        Ok(reader.finish(id))
    }

    /// The original date of the instance, in the id of a single instance of a series.
    #[must_use]
    pub fn exception_date(&self) -> Option<CivilDate> {
        let [high, low, month, day] = self.date;
        CivilDate::new(u16::from_be_bytes([high, low]).into(), month.into(), day.into())
    }

    /// The iCalendar UID inside the data as it stands there, without its NUL; `None` for an id that Outlook made.
    #[must_use]
    pub fn foreign_uid(&self) -> Option<Text8> {
        let uid = self.data.strip_prefix(&UID_MARKER)?;
        let end = uid.iter().position(|&byte| byte == 0).unwrap_or(uid.len());
        uid.get(..end).map(Text8::from_bytes)
    }

    /// The UID of the meeting in iCalendar ([MS-OXCICAL] 2.1.3.1.1.20.26): the foreign UID if there is one (what is not
    /// UTF-8 in it replaced), else the clean id in upper-case hexadecimal digits.
    #[must_use]
    pub fn uid(&self) -> String {
        if let Some(uid) = self.foreign_uid() {
            return String::from_utf8_lossy(uid.bytes()).into_owned();
        }
        self.clean().to_bytes().iter().fold(String::new(), |mut text, byte| {
            // Writing to a string can't fail.
            let _ = write!(text, "{byte:02X}");
            text
        })
    }

    /// The id without the date: the same for a series and all its instances.
    #[must_use]
    pub fn clean(&self) -> Self {
        Self { date: [0; 4], ..self.clone() }
    }

    /// The bytes of the id: those it was read from, when it has not been changed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = self.byte_array_id.to_vec();
        out.extend(self.date);
        out.extend(self.created.ticks().to_le_bytes());
        out.extend(self.x);
        out.extend(self.size.to_le_bytes());
        out.extend(&self.data);
        out.extend(&self.trailing);
        out
    }
}

/// The fewest hexadecimal digits of a UID that is an id.
const FEWEST_DIGITS: usize = 82;

/// The bytes of a UID that is an id in hexadecimal digits of either case.
fn decode_hex(uid: &str) -> Option<Vec<u8>> {
    if uid.len() < FEWEST_DIGITS {
        return None;
    }
    let (pairs, rest) = uid.as_bytes().as_chunks::<2>();
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let bytes: Option<Vec<u8>> =
        pairs.iter().map(|&[high, low]| Some(digit(high)? << 4 | digit(low)?)).collect();
    bytes.filter(|bytes| rest.is_empty() && bytes.starts_with(&BYTE_ARRAY_ID))
}

#[cfg(test)]
mod tests {
    use quickcheck::quickcheck;

    use super::*;
    use crate::blob::tests::hex;

    fn foreign() -> Vec<u8> {
        hex(
            "04 00 00 00 82 00 E0 00 74 C5 B7 10 1A 82 E0 08 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 \
             00 00 00 00 20 00 00 00 76 43 61 6C 2D 55 69 64 01 00 00 00 61 62 63 2D 31 32 33 40 65 78 61 6D \
             70 6C 65 2E 63 6F 6D 00",
        )
    }

    #[test]
    fn foreign_uid_is_the_text_behind_the_marker() {
        let blob = foreign();
        let parsed = GlobalObjectId::parse(&blob).unwrap();
        assert_eq!(parsed.findings, []);
        assert_eq!(parsed.value.uid(), "abc-123@example.com");
        assert!(parsed.value.created.is_unset());
        assert_eq!(parsed.value.to_bytes(), blob);
    }

    #[test]
    fn foreign_uid_without_nul_is_accepted() {
        let mut blob = foreign();
        blob.pop();
        blob[0x24] = 0x1F;
        let parsed = GlobalObjectId::parse(&blob).unwrap();
        assert_eq!(parsed.findings, []);
        assert_eq!(parsed.value.uid(), "abc-123@example.com");
    }

    #[test]
    fn id_of_an_instance_has_its_date_and_the_uid_of_the_series() {
        let series = hex(
            "04 00 00 00 82 00 E0 00 74 C5 B7 10 1A 82 E0 08 00 00 00 00 60 E2 DD A1 A1 72 D2 01 \
                          00 00 00 00 00 00 00 00 10 00 00 00 EF 5C 50 88 8C A4 6B 41 A0 0F A5 9A 55 53 5B 32",
        );
        let mut instance = series.clone();
        instance[16..20].copy_from_slice(&[0x07, 0xE8, 2, 29]);
        let (series, instance) =
            (GlobalObjectId::parse(&series).unwrap().value, GlobalObjectId::parse(&instance).unwrap().value);
        assert_eq!(instance.exception_date(), CivilDate::new(2024, 2, 29));
        assert_eq!(series.exception_date(), None);
        assert_eq!(instance.clean(), series);
        assert_eq!(instance.uid(), series.uid());
        let uid = "040000008200E00074C5B7101A82E0080000000060E2DDA1A172D20100000000000000001000000\
                   0EF5C50888CA46B41A00FA59A55535B32";
        assert_eq!(series.uid(), uid);
    }

    #[test]
    fn data_shorter_than_stated_is_kept_with_a_finding() {
        let blob = &foreign()[..60];
        let parsed = GlobalObjectId::parse(blob).unwrap();
        assert_eq!(parsed.value.uid(), "abc-123@");
        let [finding] = parsed.findings.as_slice() else { panic!("one finding") };
        assert_eq!((finding.code(), finding.offset()), ("blob-truncated", 40));
        assert_eq!(parsed.value.to_bytes(), blob);
        assert!(GlobalObjectId::parse(&blob[..39]).is_err());
    }

    #[test]
    fn date_that_does_not_exist_is_a_finding() {
        let mut blob = foreign();
        blob[16..20].copy_from_slice(&[0x07, 0xE7, 2, 29]);
        let parsed = GlobalObjectId::parse(&blob).unwrap();
        assert_eq!(parsed.value.exception_date(), None);
        assert_eq!(parsed.findings[0].offset(), 16);
    }

    #[test]
    fn uids_that_are_not_quite_an_id_are_foreign() {
        let own = GlobalObjectId::new(FileTime::from_ticks(5), [7; 16]);
        let uid = own.uid();
        assert_eq!(GlobalObjectId::from_uid(&uid.to_lowercase()).unwrap(), own);
        for foreign in [&uid[1..], &uid[..81], &uid.replacen("04", "05", 1), &format!("{}G", &uid[..111])] {
            let id = GlobalObjectId::from_uid(foreign).unwrap();
            assert_eq!((id.uid().as_str(), id.created.ticks()), (foreign, 0));
        }
        assert!(GlobalObjectId::from_uid("a\0b").is_err());
    }

    #[test]
    fn date_in_a_uid_is_kept_if_there_is_such_a_date() {
        let own = GlobalObjectId::new(FileTime::from_ticks(5), [7; 16]);
        let mut hex = own.uid();
        hex.replace_range(32..40, "07E8021D");
        let id = GlobalObjectId::from_uid(&hex).unwrap();
        assert_eq!(id, own.of_instance(CivilDate::new(2024, 2, 29).unwrap()));
        hex.replace_range(32..40, "07E7021D");
        assert_eq!(GlobalObjectId::from_uid(&hex).unwrap(), own);
    }

    #[test]
    fn foreign_uid_has_the_bytes_that_others_give_it() {
        assert_eq!(GlobalObjectId::from_uid("abc-123@example.com").unwrap().to_bytes(), foreign());
    }

    quickcheck! {
        fn new_ids_read_back(ticks: u64, random: u128, day: u32) -> bool {
            let id = GlobalObjectId::new(FileTime::from_ticks(ticks), random.to_le_bytes());
            let date = CivilDate::from_days(day % 21_000_000);
            let instance = id.of_instance(date);
            [&id, &instance].into_iter().all(|id| {
                GlobalObjectId::parse(&id.to_bytes()).is_ok_and(|parsed| parsed.findings.is_empty() && parsed.value == *id)
            }) && instance.exception_date() == Some(date) && instance.clean() == id
        }


        fn ids_write_back_as_they_are(front: bool, bytes: Vec<u8>) -> bool {
            let mut blob = if front { foreign()[..36].to_vec() } else { Vec::new() };
            blob.extend(bytes);
            GlobalObjectId::parse(&blob).is_ok_and(|parsed| {
                let _ = (parsed.value.uid(), parsed.value.exception_date());
                parsed.value.to_bytes() == blob
            }) || blob.len() < 40
        }
    }
}
