//! Entry ids of Exchange stores ([MS-OXCDATA] 2.2.4.3).

use cfb_core::Guid;
use mapi_codepage::CodePage;

use crate::entry_id::reader::Reader;
use crate::text::Text;

/// An Exchange store.
///
/// Offsets are relative to the data behind flags and wrapper UID; all little-endian. Newer stores append a block with
/// an SMTP address, which is not read.
///
/// | Offset | Size | Field           | Rule                              |
/// |-------:|-----:|-----------------|-----------------------------------|
/// |      0 |    2 | Version, Flag   | 0                                 |
/// |      2 |   14 | DLLFileName     | `emsmdb.dll`, filled with NULs    |
/// |     16 |    4 | WrappedFlags    | 0                                 |
/// |     20 |   16 | WrappedProvider | private or public store           |
/// |     36 |    4 | WrappedType     | 0x0C mailbox, 6 public            |
/// |     40 |  var | ServerShortname | 8-bit text with a NUL             |
/// |    var |  var | MailboxDN       | 8-bit text with a NUL, mailboxes  |
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StoreEntryId<'a> {
    /// Name of the provider's library.
    pub dll_name: Text<'a>,
    /// UID of the kind of store.
    pub wrapped_provider: Guid,
    /// 0x0C for a mailbox, 6 for the public store.
    pub store_type: u32,
    /// Name of the server.
    pub server: Text<'a>,
    /// Distinguished name of the mailbox; empty for the public store.
    pub mailbox: Text<'a>,
}

impl<'a> StoreEntryId<'a> {
    pub(super) fn parse(data: &'a [u8], page: CodePage) -> Option<Self> {
        let mut reader = Reader::new(data);
        reader.take(2)?;
        let dll_name = Reader::new(reader.take(14)?).string8(page);
        reader.take(4)?;
        let (wrapped_provider, store_type) = (reader.guid()?, reader.u32()?);
        let (server, mailbox) = (reader.string8(page), reader.string8(page));
        Some(Self { dll_name, wrapped_provider, store_type, server, mailbox })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_has_a_server_and_a_name() {
        let mut data = vec![0, 0];
        data.extend(b"emsmdb.dll\0\0\0\0");
        data.extend([0; 4]);
        data.extend([9; 16]);
        data.extend([0x0C, 0, 0, 0]);
        data.extend(b"SERVER\0/o=ORG/cn=ann\0");
        let store = StoreEntryId::parse(&data, CodePage::WINDOWS_1252).unwrap();
        assert_eq!(store.dll_name, "emsmdb.dll");
        assert_eq!((store.store_type, store.wrapped_provider), (0x0C, Guid::from_bytes([9; 16])));
        assert_eq!(store.server, "SERVER");
        assert_eq!(store.mailbox, "/o=ORG/cn=ann");
    }
}
