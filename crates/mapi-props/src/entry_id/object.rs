//! Entry ids of folders and messages of an Exchange store ([MS-OXCDATA] 2.2.4.1, 2.2.4.2).

use cfb_core::Guid;

use crate::entry_id::reader::Reader;

/// A folder: 46 bytes in all. Type 1 private, 3 public, 5 mapped public.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FolderEntryId {
    /// The mailbox, or the UID of the public store.
    pub provider: Guid,
    /// The kind of folder.
    pub folder_type: u16,
    /// Database of the folder.
    pub database: Guid,
    /// Its number there, big-endian.
    pub counter: [u8; 6],
}

/// A message: 70 bytes in all. Type 7 private, 9 public, 11 mapped public.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MessageEntryId {
    /// The mailbox, or the UID of the public store.
    pub provider: Guid,
    /// The kind of message.
    pub message_type: u16,
    /// Database of the folder.
    pub folder_database: Guid,
    /// Number of the folder there, big-endian.
    pub folder_counter: [u8; 6],
    /// Database of the message.
    pub message_database: Guid,
    /// Number of the message there, big-endian.
    pub message_counter: [u8; 6],
}

/// Sizes of the data behind flags and provider UID.
const FOLDER_LEN: usize = 26;
const MESSAGE_LEN: usize = 50;

impl FolderEntryId {
    pub(super) fn parse(provider: Guid, data: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(data);
        let folder_type = reader.u16()?;
        if data.len() != FOLDER_LEN || !matches!(folder_type, 1 | 3 | 5) {
            return None;
        }
        Some(Self { provider, folder_type, database: reader.guid()?, counter: reader.array()? })
    }
}

impl MessageEntryId {
    pub(super) fn parse(provider: Guid, data: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(data);
        let message_type = reader.u16()?;
        if data.len() != MESSAGE_LEN || !matches!(message_type, 7 | 9 | 11) {
            return None;
        }
        let (folder_database, folder_counter) = (reader.guid()?, reader.array()?);
        reader.take(2)?;
        let (message_database, message_counter) = (reader.guid()?, reader.array()?);
        Some(Self {
            provider,
            message_type,
            folder_database,
            folder_counter,
            message_database,
            message_counter,
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
        let message = MessageEntryId::parse(Guid::NULL, &data).unwrap();
        assert_eq!(message.folder_counter, [0, 0, 0, 0, 0, 5]);
        assert_eq!(message.message_database, Guid::from_bytes([2; 16]));
        assert_eq!(FolderEntryId::parse(Guid::NULL, &data), None);
        assert_eq!(MessageEntryId::parse(Guid::NULL, &data[..49]), None);
    }
}
