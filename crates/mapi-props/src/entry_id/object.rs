//! Entry ids of folders and messages of an Exchange store ([MS-OXCDATA] 2.2.4.1, 2.2.4.2).

use cfb_core::Guid;

use crate::entry_id::reader::Reader;
use crate::entry_id::writer::Writer;

/// A folder: 46 bytes in all. Type 1 private, 3 public, 5 mapped public.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct FolderEntryId {
    /// The four bytes in front of the provider; zero in long-term ids.
    pub entry_flags: [u8; 4],
    /// The mailbox, or the UID of the public store.
    pub provider: Guid,
    /// The kind of folder.
    pub folder_type: u16,
    /// Database of the folder.
    pub database: Guid,
    /// Its number there, big-endian.
    pub counter: [u8; 6],
    /// Padding, zero.
    pub padding: [u8; 2],
}

/// A message: 70 bytes in all. Type 7 private, 9 public, 11 mapped public.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct MessageEntryId {
    /// The four bytes in front of the provider; zero in long-term ids.
    pub entry_flags: [u8; 4],
    /// The mailbox, or the UID of the public store.
    pub provider: Guid,
    /// The kind of message.
    pub message_type: u16,
    /// Database of the folder.
    pub folder_database: Guid,
    /// Number of the folder there, big-endian.
    pub folder_counter: [u8; 6],
    /// Padding behind it, zero.
    pub folder_padding: [u8; 2],
    /// Database of the message.
    pub message_database: Guid,
    /// Number of the message there, big-endian.
    pub message_counter: [u8; 6],
    /// Padding behind it, zero.
    pub message_padding: [u8; 2],
}

/// Sizes of the data behind flags and provider UID.
const FOLDER_LEN: usize = 26;
const MESSAGE_LEN: usize = 50;

impl FolderEntryId {
    /// The id of a folder. `None` unless the type is 1, 3 or 5.
    ///
    /// ```
    /// use mapi_props::{CodePage, Guid, entry_id::{EntryId, FolderEntryId}};
    /// let (mailbox, database) = (Guid::from_bytes([1; 16]), Guid::from_bytes([2; 16]));
    /// let id = FolderEntryId::new(mailbox, 1, database, [0, 0, 0, 0, 1, 5]).unwrap();
    /// let bytes = id.to_bytes();
    /// assert_eq!(bytes.len(), 46);
    /// assert_eq!(EntryId::parse(&bytes, CodePage::WINDOWS_1252), Some(EntryId::Folder(id)));
    /// ```
    #[must_use]
    pub fn new(provider: Guid, folder_type: u16, database: Guid, counter: [u8; 6]) -> Option<Self> {
        let id = Self { entry_flags: [0; 4], provider, folder_type, database, counter, padding: [0; 2] };
        matches!(folder_type, 1 | 3 | 5).then_some(id)
    }

    /// The bytes of the id: those it was read from, when it has not been changed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        Writer::new(self.entry_flags, self.provider)
            .u16(self.folder_type)
            .guid(self.database)
            .bytes(&self.counter)
            .bytes(&self.padding)
            .finish()
    }

    pub(super) fn parse(entry_flags: [u8; 4], provider: Guid, data: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(data);
        let folder_type = reader.u16()?;
        if data.len() != FOLDER_LEN || !matches!(folder_type, 1 | 3 | 5) {
            return None;
        }
        Some(Self {
            entry_flags,
            provider,
            folder_type,
            database: reader.guid()?,
            counter: reader.array()?,
            padding: reader.array()?,
        })
    }
}

impl MessageEntryId {
    /// The id of a message in a folder. `None` unless the type is 7, 9 or 11.
    #[must_use]
    pub fn new(
        provider: Guid,
        message_type: u16,
        (folder_database, folder_counter): (Guid, [u8; 6]),
        (message_database, message_counter): (Guid, [u8; 6]),
    ) -> Option<Self> {
        let id = Self {
            entry_flags: [0; 4],
            provider,
            message_type,
            folder_database,
            folder_counter,
            folder_padding: [0; 2],
            message_database,
            message_counter,
            message_padding: [0; 2],
        };
        matches!(message_type, 7 | 9 | 11).then_some(id)
    }

    /// The bytes of the id: those it was read from, when it has not been changed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        Writer::new(self.entry_flags, self.provider)
            .u16(self.message_type)
            .guid(self.folder_database)
            .bytes(&self.folder_counter)
            .bytes(&self.folder_padding)
            .guid(self.message_database)
            .bytes(&self.message_counter)
            .bytes(&self.message_padding)
            .finish()
    }

    pub(super) fn parse(entry_flags: [u8; 4], provider: Guid, data: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(data);
        let message_type = reader.u16()?;
        if data.len() != MESSAGE_LEN || !matches!(message_type, 7 | 9 | 11) {
            return None;
        }
        Some(Self {
            entry_flags,
            provider,
            message_type,
            folder_database: reader.guid()?,
            folder_counter: reader.array()?,
            folder_padding: reader.array()?,
            message_database: reader.guid()?,
            message_counter: reader.array()?,
            message_padding: reader.array()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_names_its_folder_too() {
        let mut data = vec![7, 0];
        data.extend([1; 16]);
        data.extend([0, 0, 0, 0, 0, 5, 0, 0]);
        data.extend([2; 16]);
        data.extend([0, 0, 0, 0, 1, 0, 0, 0]);
        let message = MessageEntryId::parse([0; 4], Guid::NULL, &data).unwrap();
        assert_eq!(message.folder_counter, [0, 0, 0, 0, 0, 5]);
        assert_eq!(message.message_database, Guid::from_bytes([2; 16]));
        assert_eq!(FolderEntryId::parse([0; 4], Guid::NULL, &data), None);
        assert_eq!(MessageEntryId::parse([0; 4], Guid::NULL, &data[..49]), None);
    }

    #[test]
    fn a_new_message_id_reads_back_and_other_types_are_refused() {
        let place = |byte| (Guid::from_bytes([byte; 16]), [byte; 6]);
        let id = MessageEntryId::new(Guid::NULL, 7, place(1), place(2)).unwrap();
        let bytes = id.to_bytes();
        assert_eq!(bytes.len(), 70);
        assert_eq!(MessageEntryId::parse([0; 4], Guid::NULL, &bytes[20..]), Some(id));
        assert_eq!(MessageEntryId::new(Guid::NULL, 1, place(1), place(2)), None);
        assert_eq!(FolderEntryId::new(Guid::NULL, 7, Guid::NULL, [0; 6]), None);
    }
}
