//! Entry ids of Exchange stores ([MS-OXCDATA] 2.2.4.3).

use cfb_core::Guid;
use mapi_codepage::CodePage;

use crate::entry_id::MUID_STORE_WRAP;
use crate::entry_id::reader::Reader;
use crate::entry_id::writer::{Writer, bytes_without_nul};
use crate::text::Text;

/// An Exchange store.
///
/// Offsets are relative to the data behind flags and wrapper UID; all little-endian. Newer stores append a block with
/// an SMTP address, which is kept as bytes.
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
///
/// ```
/// use mapi_props::{CodePage, entry_id::{EntryId, StoreEntryId}};
/// let id = StoreEntryId::of_mailbox("SERVER", "/o=Org/ou=x/cn=Recipients/cn=ann");
/// let bytes = id.to_bytes();
/// let Some(EntryId::Store(read)) = EntryId::parse(&bytes, CodePage::WINDOWS_1252) else { panic!() };
/// assert_eq!((read.dll_name.to_string(), read.mailbox.to_string()), (id.dll_name.to_string(), id.mailbox.to_string()));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct StoreEntryId<'a> {
    /// The four bytes in front of the wrapper; zero in long-term ids.
    pub entry_flags: [u8; 4],
    /// Version and flag, 0.
    pub version: u16,
    /// Name of the provider's library.
    pub dll_name: Text<'a>,
    /// The rest of its field behind the first NUL, zeros.
    dll_padding: &'a [u8],
    /// `WrappedFlags`, 0.
    pub wrapped_flags: u32,
    /// UID of the kind of store.
    pub wrapped_provider: Guid,
    /// 0x0C for a mailbox, 6 for the public store.
    pub store_type: u32,
    /// Name of the server.
    pub server: Text<'a>,
    /// Distinguished name of the mailbox; empty for the public store.
    pub mailbox: Text<'a>,
    /// What newer stores append.
    pub trailing: &'a [u8],
    /// How many of the last two strings have no NUL behind them: the public store has no mailbox.
    missing_nuls: u8,
}

/// The library of Exchange, and how many zeros fill its field.
const DLL: &[u8] = b"emsmdb.dll";
const DLL_LEN: usize = 14;

/// UIDs of the two kinds of store.
const MAILBOX_STORE: Guid = Guid::from_bytes(0x1B55_FA20_AA66_11CD_9BC8_00AA_002F_C45A_u128.to_be_bytes());
const PUBLIC_STORE: Guid = Guid::from_bytes(0x1C83_0210_AA66_11CD_9BC8_00AA_002F_C45A_u128.to_be_bytes());

impl StoreEntryId<'static> {
    /// The store of a mailbox, by the names of server and mailbox, which are ASCII and end at a NUL in them.
    #[must_use]
    pub fn of_mailbox(server: &str, mailbox: &str) -> Self {
        Self::of(MAILBOX_STORE, 0x0C, server, mailbox, 0)
    }

    /// The public store on a server.
    #[must_use]
    pub fn of_public_store(server: &str) -> Self {
        Self::of(PUBLIC_STORE, 6, server, "", 1)
    }

    fn of(wrapped_provider: Guid, store_type: u32, server: &str, mailbox: &str, missing_nuls: u8) -> Self {
        let text =
            |text: &str| Text::in_code_page(bytes_without_nul(text.as_bytes()).to_vec(), CodePage::UTF_8);
        Self {
            entry_flags: [0; 4],
            version: 0,
            dll_name: Text::in_code_page(DLL, CodePage::US_ASCII),
            dll_padding: &[0; 3],
            wrapped_flags: 0,
            wrapped_provider,
            store_type,
            server: text(server),
            mailbox: text(mailbox),
            trailing: &[],
            missing_nuls,
        }
    }
}

impl<'a> StoreEntryId<'a> {
    pub(super) fn parse(entry_flags: [u8; 4], data: &'a [u8], page: CodePage) -> Option<Self> {
        let mut reader = Reader::new(data);
        let version = reader.u16()?;
        let mut dll = Reader::new(reader.take(DLL_LEN)?);
        let (dll_name, dll_padding) = (dll.string8(page), dll.rest());
        let wrapped_flags = reader.u32()?;
        let (wrapped_provider, store_type) = (reader.guid()?, reader.u32()?);
        let (server, mailbox) = (reader.string8(page), reader.string8(page));
        Some(Self {
            entry_flags,
            version,
            dll_name,
            dll_padding,
            wrapped_flags,
            wrapped_provider,
            store_type,
            server,
            mailbox,
            trailing: reader.rest(),
            missing_nuls: reader.missing_nuls(),
        })
    }

    /// The bytes of the id: those it was read from, when it has not been changed. The library's name is cut where its
    /// field ends.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut dll = self.dll_name.bytes().to_vec();
        dll.push(0);
        dll.extend(self.dll_padding);
        dll.resize(DLL_LEN, 0);
        Writer::new(self.entry_flags, MUID_STORE_WRAP)
            .u16(self.version)
            .bytes(&dll)
            .u32(self.wrapped_flags)
            .guid(self.wrapped_provider)
            .u32(self.store_type)
            .strings(&[&self.server, &self.mailbox], &[0], self.missing_nuls)
            .bytes(self.trailing)
            .finish()
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
        let store = StoreEntryId::parse([0; 4], &data, CodePage::WINDOWS_1252).unwrap();
        assert_eq!(store.dll_name, "emsmdb.dll");
        assert_eq!((store.store_type, store.wrapped_provider), (0x0C, Guid::from_bytes([9; 16])));
        assert_eq!(store.server, "SERVER");
        assert_eq!(store.mailbox, "/o=ORG/cn=ann");
        assert_eq!(store.to_bytes()[20..], data);
    }

    #[test]
    fn the_public_store_ends_with_its_server() {
        let bytes = StoreEntryId::of_public_store("SERVER").to_bytes();
        assert_eq!(bytes.len(), 20 + 40 + 7);
        let read = StoreEntryId::parse([0; 4], &bytes[20..], CodePage::WINDOWS_1252).unwrap();
        assert_eq!(
            (read.store_type, read.server.to_string(), read.mailbox.is_empty()),
            (6, "SERVER".into(), true)
        );
        assert_eq!(read.to_bytes(), bytes);
    }
}
