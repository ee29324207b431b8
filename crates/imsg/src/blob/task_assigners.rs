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

/// All who assigned a task (PidLidTaskAssigners, [MS-OXOTASK] 2.2.2.2.16).
///
/// | Size | Field (spec name) | Rule                     |
/// |-----:|-------------------|--------------------------|
/// |    4 | cAssigners        | number of entries        |
/// |  var | Assigners         | see [`TaskAssigner`]     |
///
/// ```
/// use imsg::mapi_props::entry_id::{AddressBookEntryId, AddressBookType};
/// use imsg::{TaskAssigner, TaskAssigners, Text8};
/// let id = AddressBookEntryId::new(AddressBookType::LOCAL_USER, "/o=Org/cn=ann").to_bytes();
/// let ann = TaskAssigner::new(&id, &Text8::from_bytes(b"Ann"), &"Ann".into());
/// let list = TaskAssigners::new(vec![ann]);
/// let parsed = TaskAssigners::parse(&list.to_bytes())?;
/// assert!(parsed.findings.is_empty());
/// assert_eq!(parsed.value, list);
/// # Ok::<(), imsg::BlobError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct TaskAssigners {
    /// `cAssigners` as stored.
    pub count: u32,
    /// Who assigned the task, the last one last.
    pub assigners: Vec<TaskAssigner>,
    /// Bytes behind the last entry that could be read.
    pub trailing: Vec<u8>,
}

impl TaskAssigners {
    /// A list of assigners, the last one last.
    #[must_use]
    pub fn new(assigners: Vec<TaskAssigner>) -> Self {
        Self { count: count_of(assigners.len()), assigners, trailing: Vec::new() }
    }

    /// Reads the list. An entry that can't be read ends reading with a finding.
    ///
    /// # Errors
    /// The blob has fewer than 4 bytes.
    pub fn parse(bytes: &[u8]) -> Result<Parsed<Self>, BlobError> {
        let mut reader = Reader::new("TaskAssigners", bytes);
        let count = reader.u32("cAssigners")?;
        if let Err(error) = reader.check_count("cAssigners", 0, count, 4) {
            reader.note_error(error);
        }
        let mut list = Self { count, assigners: Vec::new(), trailing: Vec::new() };
        for _ in 0..count {
            let place = reader.offset();
            match read_entry(&mut reader) {
                Ok(assigner) => list.assigners.push(assigner),
                Err(error) => {
                    reader.note_error(error);
                    reader.seek(place);
                    list.trailing = reader.rest().to_vec();
                    return Ok(reader.finish(list));
                }
            }
        }
        list.trailing = reader.trailing("TaskAssigners");
        Ok(reader.finish(list))
    }

    /// The bytes of the list: those it was read from, when it has not been changed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = self.count.to_le_bytes().to_vec();
        for assigner in &self.assigners {
            let entry = assigner.entry_bytes();
            out.extend(count_of(entry.len()).to_le_bytes());
            out.extend(entry);
        }
        out.extend(&self.trailing);
        out
    }
}

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
    /// The bytes of the entry behind its size, as they were read. They are written as long as the fields above say the
    /// same.
    pub bytes: Vec<u8>,
}

impl TaskAssigner {
    /// An assigner by an address book entry id and a name, 8-bit in the writer's code page and in Unicode. Names end at a
    /// NUL in them.
    #[must_use]
    pub fn new(entry_id: &[u8], display_name: &Text8, wide_display_name: &Text16) -> Self {
        let mut assigner = Self {
            entry_id: entry_id.to_vec(),
            display_name: Text8::from_bytes(display_name.up_to_nul()),
            wide_display_name: wide_display_name.up_to_nul(),
            bytes: Vec::new(),
        };
        assigner.bytes = assigner.new_bytes();
        assigner
    }

    /// Reads the assigners of PidLidTaskAssigners, see [`TaskAssigners::parse`].
    ///
    /// # Errors
    /// The blob has fewer than 4 bytes.
    pub fn parse_all(bytes: &[u8]) -> Result<Parsed<Vec<Self>>, BlobError> {
        let Parsed { value, findings } = TaskAssigners::parse(bytes)?;
        Ok(Parsed { value: value.assigners, findings })
    }

    /// The bytes of the entry behind its size.
    fn entry_bytes(&self) -> Vec<u8> {
        let mut reader = Reader::new("TaskAssigners", &self.bytes);
        let (entry_id, display_name, wide_display_name) = read_fields(&mut reader);
        let unchanged = entry_id == self.entry_id
            && display_name == self.display_name
            && wide_display_name == self.wide_display_name;
        if unchanged { self.bytes.clone() } else { self.new_bytes() }
    }

    /// The entry as real writers put it, with a size before the id.
    fn new_bytes(&self) -> Vec<u8> {
        let mut out = count_of(self.entry_id.len()).to_le_bytes().to_vec();
        out.extend(&self.entry_id);
        out.extend(self.display_name.up_to_nul());
        out.push(0);
        out.extend(self.wide_display_name.up_to_nul().to_le_bytes());
        out.extend([0, 0]);
        out
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
    let (entry_id, display_name, wide_display_name) = read_fields(&mut Reader::new("TaskAssigners", &bytes));
    if entry_id.is_empty() {
        let problem = BlobProblem::Value { found: wide(bytes.len()), expected: "an entry id" };
        reader.note(Severity::Warning, "EID", offset, problem);
    }
    Ok(TaskAssigner { entry_id, display_name, wide_display_name, bytes })
}

/// The id, empty where none can be told, and the names of an entry.
fn read_fields(entry: &mut Reader<'_>) -> (Vec<u8>, Text8, Text16) {
    let entry_id = read_sized_entry_id(entry).unwrap_or_else(|| {
        let len = address_book_len(entry.rest());
        entry.take("EID", len).map(<[u8]>::to_vec).unwrap_or_default()
    });
    (entry_id, entry.text8_nul(), entry.text16_nul())
}

/// A number of bytes or entries as a blob states it.
fn count_of(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
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

    #[test]
    fn changed_entries_are_written_anew_and_others_as_they_were() {
        let two = [&[2, 0, 0, 0], &sample(false)[4..], &sample(true)[4..], &[9][..]].concat();
        let mut list = TaskAssigners::parse(&two).unwrap().value;
        assert_eq!(list.to_bytes(), two);
        list.assigners[0].wide_display_name = "Anna".into();
        let again = TaskAssigners::parse(&list.to_bytes()).unwrap().value;
        assert_eq!(again.assigners[0].name(CodePage::WINDOWS_1252).as_deref(), Some("Anna"));
        assert_eq!(again.assigners[1], list.assigners[1]);
        assert_eq!(again.trailing, [9]);
    }

    #[test]
    fn new_entry_has_the_bytes_of_real_ones() {
        let ann = TaskAssigner::new(&entry_id(), &Text8::from_bytes(b"Ann\0x"), &"Ann\0x".into());
        assert_eq!(TaskAssigners::new(vec![ann]).to_bytes(), sample(true));
    }

    quickcheck! {
        fn any_bytes_write_back_as_they_are(keep: u8, with_size: bool, bytes: Vec<u8>) -> bool {
            let mut blob = sample(with_size);
            blob.truncate(usize::from(keep));
            blob.extend(bytes);
            TaskAssigners::parse(&blob).map_or(blob.len() < 4, |parsed| parsed.value.to_bytes() == blob)
        }
    }
}
