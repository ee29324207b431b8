//! A row as fields that flags announce ([MS-OXCDATA] 2.8.3.2).

use mapi_props::CodePage;

use super::FieldText;
use crate::blob::error::BlobProblem;
use crate::blob::reader::{Read, Reader};
use crate::blob::text::Text8;

/// What a row holds (`RecipientFlags`, [MS-OXCDATA] 2.8.3.1).
pub(super) mod flag {
    pub(in super::super) const TYPE: u16 = 0x0007;
    pub(in super::super) const EMAIL: u16 = 0x0008;
    pub(in super::super) const DISPLAY: u16 = 0x0010;
    pub(in super::super) const TRANSMITTABLE: u16 = 0x0020;
    pub(in super::super) const UNICODE: u16 = 0x0200;
    pub(in super::super) const SIMPLE_DISPLAY: u16 = 0x0400;
    pub(in super::super) const ADDRESS_TYPE: u16 = 0x8000;
}

/// A recipient as the specification has it (`RecipientRow`, [MS-OXCDATA] 2.8.3.2), without property columns.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct RecipientFields {
    /// `RecipientFlags`: the low three bits are the kind of address, the others say which fields there are.
    pub flags: u16,
    /// `AddressPrefixUsed`, `DisplayType` and `X500DN`, for kind 1.
    pub x500: Option<(u8, u8, Text8)>,
    /// `EntryId` and `SearchKey`, for kinds 6 and 7 (personal distribution lists).
    pub list_ids: Option<(Vec<u8>, Vec<u8>)>,
    /// `AddressType`, for kind 0 if announced.
    pub stated_address_type: Option<Text8>,
    /// `EmailAddress`.
    pub email_address: Option<FieldText>,
    /// `DisplayName`.
    pub display_name: Option<FieldText>,
    /// `SimpleDisplayName`.
    pub simple_display_name: Option<FieldText>,
    /// `TransmittableDisplayName`.
    pub transmittable_display_name: Option<FieldText>,
    /// The code page of 8-bit text.
    pub page: CodePage,
}

impl RecipientFields {
    /// The address type: stated, or that of the kind.
    pub(super) fn address_type(&self) -> Option<String> {
        let named = match self.flags & flag::TYPE {
            1 => "EX",
            2 => "MSMAIL",
            3 => "SMTP",
            4 => "FAX",
            5 => "PROFESSIONAL",
            6 | 7 => "MAPIPDL",
            _ => return Some(self.stated_address_type.as_ref()?.decode(self.page).into_owned()),
        };
        Some(named.to_owned())
    }

    /// The address: e-mail address or X.500 name.
    pub(super) fn address(&self) -> Option<String> {
        match (&self.email_address, &self.x500) {
            (Some(address), _) => Some(address.to_text(self.page)),
            (None, Some((_, _, name))) => Some(name.decode(self.page).into_owned()),
            (None, None) => None,
        }
    }

    /// Whether the row has a name or an address.
    pub(super) fn names_someone(&self) -> bool {
        self.x500.is_some() || self.email_address.is_some() || self.display_name.is_some()
    }

    /// Reads one row. Columns of properties can't be read: which ones there are is said nowhere.
    pub(super) fn read(reader: &mut Reader<'_>, page: CodePage) -> Read<Self> {
        reader.enter("RecipientRow");
        let flags = reader.u16("RecipientFlags")?;
        let has = |bit: u16| flags & bit != 0;
        let kind = flags & flag::TYPE;
        let x500 = if kind == 1 {
            let (prefix, display_type) = (reader.u8("AddressPrefixUsed")?, reader.u8("DisplayType")?);
            Some((prefix, display_type, reader.text8_nul()))
        } else {
            None
        };
        let list_ids = if matches!(kind, 6 | 7) {
            let mut id = |field| {
                let size = reader.u16(field)?;
                reader.take_stated(field, size.into())
            };
            Some((id("EntryId")?, id("SearchKey")?))
        } else {
            None
        };
        let stated_address_type = (kind == 0 && has(flag::ADDRESS_TYPE)).then(|| reader.text8_nul());
        let mut text = |announced: bool| {
            announced.then(|| {
                if has(flag::UNICODE) {
                    FieldText::Wide(reader.text16_nul())
                } else {
                    FieldText::Narrow(reader.text8_nul())
                }
            })
        };
        let row = Self {
            flags,
            x500,
            list_ids,
            stated_address_type,
            email_address: text(has(flag::EMAIL)),
            display_name: text(has(flag::DISPLAY)),
            simple_display_name: text(has(flag::SIMPLE_DISPLAY)),
            transmittable_display_name: text(has(flag::TRANSMITTABLE)),
            page,
        };
        let offset = reader.offset();
        let columns = reader.u16("RecipientColumnCount")?;
        if columns != 0 {
            let problem = BlobProblem::Value { found: columns.into(), expected: "no columns" };
            return Err(reader.error("RecipientColumnCount", offset, problem));
        }
        // An empty property row is its flag alone.
        reader.u8("RecipientProperties")?;
        Ok(row)
    }
}
