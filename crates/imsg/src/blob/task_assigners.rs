//! `PidLidTaskAssigners`: who has assigned a task, one after the other.

use mapi_props::{CodePage, Severity};

use super::error::{BlobError, BlobProblem, Parsed, wide};
use super::reader::{Read, Reader};
use super::text::{Text8, Text16};

/// Flags (0) and provider UID of an address book entry id.
const ADDRESS_BOOK: [u8; 20] = [
    0, 0, 0, 0, 0xDC, 0xA7, 0x40, 0xC8, 0xC0, 0x42, 0x10, 0x1A, 0xB4, 0xB9, 0x08, 0x00, 0x2B, 0x2F, 0xE1,
    0x82,
];

/// Bytes of an address book entry id before its distinguished name.
const ADDRESS_BOOK_HEAD: usize = 28;

/// One who assigned a task (an entry of PidLidTaskAssigners, [MS-OXOTASK] 2.2.2.2.16).
///
/// The last entry is the last assigner, to whom a response goes.
///
/// | Size | Field (spec name)  | Rule                                        |
/// |-----:|--------------------|---------------------------------------------|
/// |    4 | cbAssigner         | bytes of the entry that follow              |
/// |    4 | cbEID              | bytes of the entry id, see Deviations       |
/// |  var | EID                | address book entry id                       |
/// |  var | szDisplayName      | 8-bit text and NUL                          |
/// |  var | wzDisplayName      | UTF-16 text and NUL                         |
///
/// # Deviations
/// Real entries have a size before the entry id, which the specification does not mention; entries without it are read
/// too. Names may be missing.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct TaskAssigner {
    /// `EID`: an address book entry id.
    pub entry_id: Vec<u8>,
    /// `szDisplayName` in the writer's code page.
    pub display_name: Text8,
    /// `wzDisplayName`.
    pub wide_display_name: Text16,
    /// The bytes of the entry behind its size.
    pub bytes: Vec<u8>,
}

impl TaskAssigner {
    /// Reads the whole of PidLidTaskAssigners. An entry that can't be read ends reading with a finding.
    ///
    /// # Errors
    /// The blob has fewer than 4 bytes.
    pub fn parse_all(bytes: &[u8]) -> Result<Parsed<Vec<Self>>, BlobError> {
        let mut reader = Reader::new("TaskAssigners", bytes);
        let count = reader.u32("cAssigners")?;
        if let Err(error) = reader.check_count("cAssigners", 0, count, 4) {
            reader.note_error(error);
        }
        let mut assigners = Vec::new();
        for _ in 0..count {
            match read_entry(&mut reader) {
                Ok(assigner) => assigners.push(assigner),
                Err(error) => {
                    reader.note_error(error);
                    reader.seek(bytes.len());
                    break;
                }
            }
        }
        reader.trailing("TaskAssigners");
        Ok(reader.finish(assigners))
    }

    /// The name: the Unicode one, else the 8-bit one in the code page of the message; `None` if both are empty.
    #[must_use]
    pub fn name(&self, page: CodePage) -> Option<String> {
        if !self.wide_display_name.is_empty() {
            return Some(self.wide_display_name.to_string_lossy());
        }
        (!self.display_name.is_empty()).then(|| self.display_name.decode(page).into_owned())
    }
}

fn read_entry(reader: &mut Reader<'_>) -> Read<TaskAssigner> {
    let size = reader.u32("cbAssigner")?;
    let offset = reader.offset();
    let bytes = reader.take_stated("cbAssigner", size)?;
    let mut entry = Reader::new("TaskAssigners", &bytes);
    let entry_id = match read_sized_entry_id(&mut entry) {
        Some(entry_id) => entry_id,
        None => {
            let len = address_book_len(&bytes);
            if len == 0 {
                let problem = BlobProblem::Value { found: wide(bytes.len()), expected: "an entry id" };
                reader.note(Severity::Warning, "EID", offset, problem);
            }
            entry.take("EID", len)?.to_vec()
        }
    };
    let display_name = entry.text8_nul();
    let wide_display_name = entry.text16_nul();
    Ok(TaskAssigner { entry_id, display_name, wide_display_name, bytes })
}

/// An entry id with its size before it, if that fits and an entry id does not begin at once.
fn read_sized_entry_id(entry: &mut Reader<'_>) -> Option<Vec<u8>> {
    if entry.rest().starts_with(&ADDRESS_BOOK) {
        return None;
    }
    let place = entry.offset();
    let entry_id = entry.u32("cbEID").and_then(|size| entry.take_stated("EID", size));
    if entry_id.is_err() {
        entry.seek(place);
    }
    entry_id.ok()
}

/// The length of the address book entry id at the front: head, and a distinguished name with its NUL.
fn address_book_len(bytes: &[u8]) -> usize {
    if !bytes.starts_with(&ADDRESS_BOOK) {
        return 0;
    }
    let name = bytes.get(ADDRESS_BOOK_HEAD..).unwrap_or_default();
    let end = name.iter().position(|&byte| byte == 0).map_or(name.len(), |nul| nul.saturating_add(1));
    ADDRESS_BOOK_HEAD.saturating_add(end).min(bytes.len())
}

#[cfg(test)]
mod tests {
    use quickcheck::quickcheck;

    use super::*;

    fn entry_id() -> Vec<u8> {
        let mut entry_id = ADDRESS_BOOK.to_vec();
        entry_id.extend([1, 0, 0, 0, 0, 0, 0, 0]);
        entry_id.extend(b"/o=Org/cn=ann\0");
        entry_id
    }

    fn sample(with_size: bool) -> Vec<u8> {
        let mut entry = Vec::new();
        if with_size {
            entry.extend((entry_id().len() as u32).to_le_bytes());
        }
        entry.extend(entry_id());
        entry.extend(b"Ann\0A\0n\0n\0\0\0");
        let mut blob = vec![1, 0, 0, 0];
        blob.extend((entry.len() as u32).to_le_bytes());
        blob.extend(entry);
        blob
    }

    #[test]
    fn entries_with_and_without_the_size_of_their_id_are_read() {
        for with_size in [true, false] {
            let parsed = TaskAssigner::parse_all(&sample(with_size)).unwrap();
            assert_eq!(parsed.findings, []);
            let [assigner] = parsed.value.as_slice() else { panic!("one assigner") };
            assert_eq!(assigner.entry_id, entry_id());
            assert_eq!(assigner.display_name.bytes(), b"Ann");
            assert_eq!(assigner.name(CodePage::WINDOWS_1252).as_deref(), Some("Ann"));
        }
    }

    #[test]
    fn entry_without_names_is_read() {
        let mut blob = vec![1, 0, 0, 0, 0x20, 0, 0, 0, 0x1C, 0, 0, 0];
        blob.extend(&entry_id()[..28]);
        let parsed = TaskAssigner::parse_all(&blob).unwrap();
        assert_eq!(parsed.findings, []);
        assert_eq!(parsed.value[0].entry_id.len(), 28);
        assert_eq!(parsed.value[0].name(CodePage::WINDOWS_1252), None);
    }

    #[test]
    fn count_beyond_the_blob_gives_the_entries_that_are_there() {
        let mut blob = sample(true);
        blob[0] = 9;
        let parsed = TaskAssigner::parse_all(&blob).unwrap();
        assert_eq!(parsed.value.len(), 1);
        assert!(!parsed.findings.is_empty());
    }

    quickcheck! {
        fn any_bytes_give_an_answer(keep: u8, bytes: Vec<u8>) -> bool {
            let mut blob = sample(true);
            blob.truncate(usize::from(keep));
            blob.extend(bytes);
            TaskAssigner::parse_all(&blob).is_ok() == (blob.len() >= 4)
        }
    }
}
