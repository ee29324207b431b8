//! `PidTagReportTag`: which message a report is about.

use super::error::{BlobError, Parsed};
use super::reader::Reader;
use super::text::Text8;

/// `Cookie`: "PCDFEB09" and NUL.
const COOKIE: [u8; 9] = *b"PCDFEB09\0";

/// `Version` without and with a search folder.
const VERSION: u32 = 0x0001_0001;
const VERSION_WITH_SEARCH_FOLDER: u32 = 0x0002_0001;

/// The message that a report or a voting response is about (PidTagReportTag, [MS-OXOMSG] 2.2.2.22).
///
/// | Size  | Field (spec name)           | Rule                                                     |
/// |------:|-----------------------------|----------------------------------------------------------|
/// |     9 | Cookie                      | "PCDFEB09" and NUL                                       |
/// |     4 | Version                     | 0x00010001, or 0x00020001 with a search folder           |
/// | 4 + n | StoreEntryID                | size, then bytes                                         |
/// | 4 + n | FolderEntryID               | size, then bytes                                         |
/// | 4 + n | MessageEntryID              | size, then bytes                                         |
/// | 4 + n | SearchFolderEntryID         | only in version 0x00020001                               |
/// | 4 + n | MessageSearchKey            | size, then bytes: PidTagSearchKey of the message         |
/// | 4 + n | ANSIText                    | count of characters, then bytes: the subject             |
///
/// ```
/// use imsg::{ReportTag, Text8};
/// let tag = ReportTag::new(&[0xAA; 70], &[0xCC; 16], &Text8::from_bytes(b"Lunch"));
/// let parsed = ReportTag::parse(&tag.to_bytes())?;
/// assert!(parsed.findings.is_empty());
/// assert_eq!(parsed.value, tag);
/// # Ok::<(), imsg::BlobError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct ReportTag {
    /// `Cookie`.
    pub cookie: [u8; 9],
    /// `Version`.
    pub version: u32,
    /// `StoreEntryID`, often empty.
    pub store_entry_id: Vec<u8>,
    /// `FolderEntryID`, often empty.
    pub folder_entry_id: Vec<u8>,
    /// `MessageEntryID`.
    pub message_entry_id: Vec<u8>,
    /// `SearchFolderEntryID`, where the version says that it is there.
    pub search_folder_entry_id: Option<Vec<u8>>,
    /// `MessageSearchKey`.
    pub message_search_key: Vec<u8>,
    /// `ANSIText`: the subject in the writer's code page, with its NUL where there is one.
    pub text: Text8,
    /// How many of the parts behind the version could be read.
    parts: usize,
    /// Bytes behind the last part that could be read.
    pub trailing: Vec<u8>,
}

impl ReportTag {
    /// The tag of a report about a message, by its entry id, its PidTagSearchKey, and its subject in the writer's code
    /// page, which ends at a NUL in it and gets one behind it. The ids of store and folder can be set afterwards.
    #[must_use]
    pub fn new(message_entry_id: &[u8], message_search_key: &[u8], subject: &Text8) -> Self {
        Self {
            cookie: COOKIE,
            version: VERSION,
            store_entry_id: Vec::new(),
            folder_entry_id: Vec::new(),
            message_entry_id: message_entry_id.to_vec(),
            search_folder_entry_id: None,
            message_search_key: message_search_key.to_vec(),
            text: Text8::from_bytes(&[subject.up_to_nul(), &[0]].concat()),
            parts: 5,
            trailing: Vec::new(),
        }
    }

    /// The same tag with the entry id of a search folder, which has a version of its own.
    #[must_use]
    pub fn with_search_folder(mut self, entry_id: &[u8]) -> Self {
        if self.search_folder_entry_id.is_none() && self.parts > 3 {
            self.parts = self.parts.saturating_add(1);
        }
        self.version = VERSION_WITH_SEARCH_FOLDER;
        self.search_folder_entry_id = Some(entry_id.to_vec());
        self
    }

    /// Reads the tag. A part that can't be read ends reading with a finding.
    ///
    /// # Errors
    /// The blob has fewer than 13 bytes.
    pub fn parse(bytes: &[u8]) -> Result<Parsed<Self>, BlobError> {
        let mut reader = Reader::new("ReportTag", bytes);
        let cookie: [u8; 9] = reader.array("Cookie")?;
        if cookie != COOKIE {
            let found = cookie.first_chunk().map_or(0, |&bytes| u64::from_be_bytes(bytes));
            reader.check_value(false, "Cookie", 0, found, "\"PCDFEB09\"");
        }
        let version = reader.u32("Version")?;
        let known = matches!(version, VERSION | VERSION_WITH_SEARCH_FOLDER);
        reader.check_value(known, "Version", 9, version, "0x10001 or 0x20001");
        let mut tag = Self {
            cookie,
            version,
            store_entry_id: Vec::new(),
            folder_entry_id: Vec::new(),
            message_entry_id: Vec::new(),
            search_folder_entry_id: None,
            message_search_key: Vec::new(),
            text: Text8::default(),
            parts: 0,
            trailing: Vec::new(),
        };
        if let Err((place, error)) = tag.read_parts(&mut reader) {
            reader.note_error(error);
            reader.seek(place);
            tag.trailing = reader.rest().to_vec();
        } else {
            tag.trailing = reader.trailing("ANSIText");
        }
        Ok(reader.finish(tag))
    }

    fn read_parts(&mut self, reader: &mut Reader<'_>) -> Result<(), (usize, BlobError)> {
        self.store_entry_id = self.read_part(reader, "StoreEntryID")?;
        self.folder_entry_id = self.read_part(reader, "FolderEntryID")?;
        self.message_entry_id = self.read_part(reader, "MessageEntryID")?;
        if self.version == VERSION_WITH_SEARCH_FOLDER {
            self.search_folder_entry_id = Some(self.read_part(reader, "SearchFolderEntryID")?);
        }
        self.message_search_key = self.read_part(reader, "MessageSearchKey")?;
        self.text = Text8::from_bytes(&self.read_part(reader, "ANSIText")?);
        Ok(())
    }

    /// A size and as many bytes; on failure also where the part begins.
    fn read_part(
        &mut self,
        reader: &mut Reader<'_>,
        field: &'static str,
    ) -> Result<Vec<u8>, (usize, BlobError)> {
        let place = reader.offset();
        let size = reader.u32(field).map_err(|error| (place, error))?;
        let bytes = reader.take_stated(field, size).map_err(|error| (place, error))?;
        self.parts = self.parts.saturating_add(1);
        Ok(bytes)
    }

    /// The bytes of the tag: those it was read from, when it has not been changed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = self.cookie.to_vec();
        out.extend(self.version.to_le_bytes());
        let mut parts: Vec<&[u8]> = vec![&self.store_entry_id, &self.folder_entry_id, &self.message_entry_id];
        parts.extend(self.search_folder_entry_id.as_deref());
        parts.extend([self.message_search_key.as_slice(), self.text.bytes()]);
        for part in parts.into_iter().take(self.parts) {
            out.extend(u32::try_from(part.len()).unwrap_or(u32::MAX).to_le_bytes());
            out.extend(part);
        }
        out.extend(&self.trailing);
        out
    }
}

#[cfg(test)]
mod tests {
    use quickcheck::quickcheck;

    use super::*;
    use crate::blob::tests::hex;

    fn sample() -> Vec<u8> {
        hex(
            "50 43 44 46 45 42 30 39 00 01 00 02 00 00 00 00 00 00 00 00 00 02 00 00 00 AA AB 03 00 00 00 BA \
             BB BC 01 00 00 00 CC 06 00 00 00 4C 75 6E 63 68 00",
        )
    }

    #[test]
    fn parts_are_read_in_the_order_of_the_version() {
        let parsed = ReportTag::parse(&sample()).unwrap();
        assert_eq!(parsed.findings, []);
        let tag = parsed.value;
        assert_eq!((tag.store_entry_id.len(), tag.folder_entry_id.len()), (0, 0));
        assert_eq!(tag.message_entry_id, [0xAA, 0xAB]);
        assert_eq!(tag.search_folder_entry_id, Some(vec![0xBA, 0xBB, 0xBC]));
        assert_eq!(tag.message_search_key, [0xCC]);
        assert_eq!(tag.text.bytes(), b"Lunch\0");
        assert_eq!(tag.to_bytes(), sample());
    }

    #[test]
    fn version_without_search_folder_has_one_part_less() {
        let mut blob = sample();
        blob[11] = 1;
        let tag = ReportTag::parse(&blob).unwrap().value;
        assert_eq!(tag.search_folder_entry_id, None);
        assert_eq!(tag.message_search_key, [0xBA, 0xBB, 0xBC]);
    }

    #[test]
    fn every_cut_gives_what_lies_before_it() {
        for len in 13..sample().len() {
            let part = &sample()[..len];
            let parsed = ReportTag::parse(part).unwrap();
            assert_eq!(parsed.value.to_bytes(), part);
            assert_eq!(parsed.findings.len(), 1);
        }
        assert!(ReportTag::parse(&sample()[..12]).is_err());
    }

    #[test]
    fn tag_with_a_search_folder_has_the_bytes_of_a_real_one() {
        let tag = ReportTag::new(&[0xAA, 0xAB], &[0xCC], &Text8::from_bytes(b"Lunch\0x"));
        assert_eq!(tag.with_search_folder(&[0xBA, 0xBB, 0xBC]).to_bytes(), sample());
        let mut blob = sample();
        blob[11] = 1;
        let read = ReportTag::parse(&blob).unwrap().value.with_search_folder(&[1]);
        assert_eq!(ReportTag::parse(&read.to_bytes()).unwrap().value, read);
    }

    quickcheck! {
        fn any_bytes_write_back_as_they_are(keep: u8, bytes: Vec<u8>) -> bool {
            let mut blob = sample();
            blob.truncate(usize::from(keep));
            blob.extend(bytes);
            ReportTag::parse(&blob).map_or(blob.len() < 13, |parsed| parsed.value.to_bytes() == blob)
        }
    }
}
