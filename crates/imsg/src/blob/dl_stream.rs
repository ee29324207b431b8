//! `PidLidDistributionListStream`: the members of a distribution list too large for two multivalued properties.

use super::build_error::{BlobBuildError, checked_len};
use super::error::{BlobError, Parsed};
use super::reader::{Read, Reader};

/// Size in bytes of an entry without its ids.
const SMALLEST_ENTRY: usize = 12;

/// The members of a distribution list (PidLidDistributionListStream, [MS-OXOCNTC] 2.2.2.2.4).
///
/// It stands in for PidLidDistributionListMembers and PidLidDistributionListOneOffMembers when one of them would exceed
/// 15,000 bytes.
///
/// | Size | Field (spec name)  | Rule                                              |
/// |-----:|--------------------|---------------------------------------------------|
/// |    2 | Header             | 1                                                 |
/// |    2 | Reserved           | 0                                                 |
/// |    4 | Build              | of the writer                                     |
/// |    4 | Flags              | 1: written whatever its size                      |
/// |    4 | Entry count        |                                                   |
/// |    4 | Total entry id size | bytes of all entry ids                            |
/// |    4 | Total one-off size | bytes of all one-off entry ids                    |
/// |    4 | Extra size         | bytes of all extra data, 0                        |
/// |  var | Entries            | each: size, entry id, size, one-off, size, extra  |
/// |    8 | Terminator         | two zero numbers                                  |
///
/// ```
/// use imsg::{DistributionListEntry, DistributionListStream};
/// let members = vec![DistributionListEntry::new(&[0xA1, 0xA2], &[0xB1])];
/// let stream = DistributionListStream::new(0x0030_2010, members)?;
/// let parsed = DistributionListStream::parse(&stream.to_bytes())?;
/// assert!(parsed.findings.is_empty());
/// assert_eq!(parsed.value, stream);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct DistributionListStream {
    /// The first field, 1.
    pub header: u16,
    /// Reserved, 0.
    pub reserved: u16,
    /// The build number of the writer.
    pub build: u32,
    /// Flags: bit 0 says that the stream is always written.
    pub flags: u32,
    /// The count as stored.
    pub count: u32,
    /// Bytes of all entry ids, of all one-offs and of all extra data, as stored.
    pub total_sizes: [u32; 3],
    /// The members.
    pub entries: Vec<DistributionListEntry>,
    /// The terminator, eight zero bytes, and what follows it; from the first entry that can't be read, if there is one.
    pub trailing: Vec<u8>,
}

/// One member of a [`DistributionListStream`].
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct DistributionListEntry {
    /// The wrapped entry id, as in PidLidDistributionListMembers.
    pub entry_id: Vec<u8>,
    /// The one-off entry id, as in PidLidDistributionListOneOffMembers.
    pub one_off_entry_id: Vec<u8>,
    /// Extra data, empty as a rule.
    pub extra: Vec<u8>,
}

impl DistributionListStream {
    /// A stream of members, with the build number of the writer.
    ///
    /// # Errors
    /// The members, or all ids together, are more than 32 bits can count.
    pub fn new(build: u32, entries: Vec<DistributionListEntry>) -> Result<Self, BlobBuildError> {
        let count = number("Entry count", entries.len())?;
        let total = |field, part: fn(&DistributionListEntry) -> &Vec<u8>| {
            number(field, entries.iter().fold(0, |sum: usize, entry| sum.saturating_add(part(entry).len())))
        };
        let total_sizes = [
            total("Total entry id size", |entry| &entry.entry_id)?,
            total("Total one-off size", |entry| &entry.one_off_entry_id)?,
            total("Extra size", |entry| &entry.extra)?,
        ];
        Ok(Self {
            header: 1,
            reserved: 0,
            build,
            flags: 0,
            count,
            total_sizes,
            entries,
            trailing: vec![0; 8],
        })
    }

    /// Reads the members. One that can't be read ends reading with a finding.
    ///
    /// # Errors
    /// The blob has fewer than 28 bytes.
    pub fn parse(bytes: &[u8]) -> Result<Parsed<Self>, BlobError> {
        let mut reader = Reader::new("DistributionListStream", bytes);
        let header = reader.u16("Header")?;
        let reserved = reader.u16("Reserved")?;
        let build = reader.u32("Build")?;
        let flags = reader.u32("Flags")?;
        let count_offset = reader.offset();
        let count = reader.u32("Entry count")?;
        let total_sizes = [
            reader.u32("Total entry id size")?,
            reader.u32("Total one-off size")?,
            reader.u32("Extra size")?,
        ];
        reader.check_value(header == 1, "Header", 0, header, "1");
        if let Err(error) = reader.check_count("Entry count", count_offset, count, SMALLEST_ENTRY) {
            reader.note_error(error);
        }
        let mut stream = Self {
            header,
            reserved,
            build,
            flags,
            count,
            total_sizes,
            entries: Vec::new(),
            trailing: Vec::new(),
        };
        let mut place = reader.offset();
        for _ in 0..count {
            match DistributionListEntry::read(&mut reader) {
                Ok(entry) => stream.entries.push(entry),
                Err(error) => {
                    reader.note_error(error);
                    reader.seek(place);
                    break;
                }
            }
            place = reader.offset();
        }
        stream.trailing = reader.rest().to_vec();
        let complete = u32::try_from(stream.entries.len()) == Ok(count);
        if complete && stream.trailing != [0; 8] {
            if let Err(error) = reader.take("Terminator", 8) {
                reader.note_error(error);
            } else {
                let _ = reader.trailing("Terminator");
            }
        }
        Ok(reader.finish(stream))
    }

    /// The bytes of the stream: those it was read from, when it has not been changed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out =
            [self.header, self.reserved].into_iter().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let [entry_ids, one_offs, extra] = self.total_sizes;
        let numbers = [self.build, self.flags, self.count, entry_ids, one_offs, extra];
        out.extend(numbers.into_iter().flat_map(u32::to_le_bytes));
        for entry in &self.entries {
            for part in [&entry.entry_id, &entry.one_off_entry_id, &entry.extra] {
                out.extend(u32::try_from(part.len()).unwrap_or(u32::MAX).to_le_bytes());
                out.extend(part);
            }
        }
        out.extend(&self.trailing);
        out
    }
}

/// A size or count as the stream states it.
fn number(field: &'static str, found: usize) -> Result<u32, BlobBuildError> {
    let most = usize::try_from(u32::MAX).unwrap_or(usize::MAX);
    checked_len(field, found, most).map(|found| u32::try_from(found).unwrap_or(u32::MAX))
}

impl DistributionListEntry {
    /// A member by its wrapped entry id and its one-off entry id.
    #[must_use]
    pub fn new(entry_id: &[u8], one_off_entry_id: &[u8]) -> Self {
        Self { entry_id: entry_id.to_vec(), one_off_entry_id: one_off_entry_id.to_vec(), extra: Vec::new() }
    }

    fn read(reader: &mut Reader<'_>) -> Read<Self> {
        let mut part = |field| {
            let size = reader.u32(field)?;
            reader.take_stated(field, size)
        };
        Ok(Self {
            entry_id: part("EntryID")?,
            one_off_entry_id: part("One-off EntryID")?,
            extra: part("Extra")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use quickcheck::quickcheck;

    use super::*;
    use crate::blob::tests::hex;

    fn sample() -> Vec<u8> {
        hex("01 00 00 00 10 20 30 00 01 00 00 00 02 00 00 00 05 00 00 00 01 00 00 00 00 00 00 00 \
             02 00 00 00 A1 A2 01 00 00 00 B1 00 00 00 00 03 00 00 00 A3 A4 A5 00 00 00 00 00 00 00 00 \
             00 00 00 00 00 00 00 00")
    }

    #[test]
    fn members_are_read_in_order() {
        let parsed = DistributionListStream::parse(&sample()).unwrap();
        assert_eq!(parsed.findings, []);
        let ids: Vec<_> = parsed.value.entries.iter().map(|entry| entry.entry_id.as_slice()).collect();
        assert_eq!(ids, [&[0xA1, 0xA2][..], &[0xA3, 0xA4, 0xA5]]);
        assert_eq!(parsed.value.entries[0].one_off_entry_id, [0xB1]);
        assert_eq!(parsed.value.to_bytes(), sample());
    }

    #[test]
    fn every_cut_gives_the_members_before_it() {
        for len in 28..sample().len() {
            let part = &sample()[..len];
            let parsed = DistributionListStream::parse(part).unwrap();
            assert_eq!(parsed.value.to_bytes(), part);
            assert!(!parsed.findings.is_empty(), "{len}");
        }
        assert!(DistributionListStream::parse(&sample()[..27]).is_err());
    }

    #[test]
    fn stream_of_members_has_the_bytes_of_a_real_one() {
        let members = [(&[0xA1, 0xA2][..], &[0xB1][..]), (&[0xA3, 0xA4, 0xA5], &[])];
        let members = members.map(|(id, one_off)| DistributionListEntry::new(id, one_off));
        let mut stream = DistributionListStream::new(0x0030_2010, members.to_vec()).unwrap();
        stream.flags = 1;
        assert_eq!(stream.to_bytes(), sample());
    }

    quickcheck! {
        fn any_bytes_write_back_as_they_are(keep: u8, bytes: Vec<u8>) -> bool {
            let mut blob = sample();
            blob.truncate(usize::from(keep));
            blob.extend(bytes);
            DistributionListStream::parse(&blob).map_or(blob.len() < 28, |parsed| parsed.value.to_bytes() == blob)
        }
    }
}
