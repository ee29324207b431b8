//! E-mail and fax addresses of a contact ([MS-OXOCNTC] 2.2.1.2): six of them, with the same parts.

use mapi_props::{NamedProperty, pid_lid};

use crate::view::codes::AddressBookProviders;
use crate::view::reader::{ViewReader, view};

/// One e-mail or fax address of a contact.
///
/// A fax address has type FAX and a made-up address, `name@number`.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct ContactEmail {
    /// `...DisplayName`, as in the address book: "Ann (ann@example.com)". Faxes have none.
    pub display_name: Option<String>,
    /// `...AddressType`: SMTP, EX, FAX or another.
    pub address_type: Option<String>,
    /// `...EmailAddress`.
    pub email_address: Option<String>,
    /// `...OriginalDisplayName`: the name without the address; for Exchange addresses the SMTP address.
    pub original_display_name: Option<String>,
    /// `...OriginalEntryId`: a one-off or address book entry id.
    pub original_entry_id: Option<Vec<u8>>,
}

impl ContactEmail {
    /// Whether there is an address: contacts often have types without addresses.
    #[must_use]
    pub fn has_address(&self) -> bool {
        self.email_address.is_some() || self.original_entry_id.is_some()
    }

    /// Reads display name, address type, address, original display name and original entry id, in this order.
    fn read_group(reader: &mut ViewReader<'_>, keys: [Option<NamedProperty<'static>>; 5]) -> Self {
        let [display_name, address_type, email_address, original_display_name, original_entry_id] = keys;
        let mut text = |key: Option<NamedProperty<'static>>| key.and_then(|key| reader.text(key));
        Self {
            display_name: text(display_name),
            address_type: text(address_type),
            email_address: text(email_address),
            original_display_name: text(original_display_name),
            original_entry_id: original_entry_id.and_then(|key| reader.bytes(key)),
        }
    }
}

/// The e-mail and fax addresses of a contact.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct ContactAddresses {
    /// PidLidEmail1... to PidLidEmail3....
    pub emails: [ContactEmail; 3],
    /// PidLidFax1... (primary), PidLidFax2... (business) and PidLidFax3... (home).
    pub faxes: [ContactEmail; 3],
    /// Which of them are in the address book.
    pub in_address_book: ShownAddresses,
}

view! {
    /// Which addresses of a contact are in the address book.
    pub struct ShownAddresses {
        /// PidLidAddressBookProviderArrayType.
        flags: AddressBookProviders = code(pid_lid::PidLidAddressBookProviderArrayType),
        /// PidLidAddressBookProviderEmailList: the numbers of the same bits.
        list: Vec<i32> = integers(pid_lid::PidLidAddressBookProviderEmailList),
    }
}

impl ContactAddresses {
    /// The e-mail addresses that are there, in order.
    pub fn present_emails(&self) -> impl Iterator<Item = &ContactEmail> {
        self.emails.iter().filter(|email| email.has_address())
    }

    pub(in crate::view) fn read_group(reader: &mut ViewReader<'_>) -> Self {
        use pid_lid::*;
        let emails = [
            [
                Some(PidLidEmail1DisplayName),
                Some(PidLidEmail1AddressType),
                Some(PidLidEmail1EmailAddress),
                Some(PidLidEmail1OriginalDisplayName),
                Some(PidLidEmail1OriginalEntryId),
            ],
            [
                Some(PidLidEmail2DisplayName),
                Some(PidLidEmail2AddressType),
                Some(PidLidEmail2EmailAddress),
                Some(PidLidEmail2OriginalDisplayName),
                Some(PidLidEmail2OriginalEntryId),
            ],
            [
                Some(PidLidEmail3DisplayName),
                Some(PidLidEmail3AddressType),
                Some(PidLidEmail3EmailAddress),
                Some(PidLidEmail3OriginalDisplayName),
                Some(PidLidEmail3OriginalEntryId),
            ],
        ];
        let faxes = [
            [
                None,
                Some(PidLidFax1AddressType),
                Some(PidLidFax1EmailAddress),
                Some(PidLidFax1OriginalDisplayName),
                Some(PidLidFax1OriginalEntryId),
            ],
            [
                None,
                Some(PidLidFax2AddressType),
                Some(PidLidFax2EmailAddress),
                Some(PidLidFax2OriginalDisplayName),
                Some(PidLidFax2OriginalEntryId),
            ],
            [
                None,
                Some(PidLidFax3AddressType),
                Some(PidLidFax3EmailAddress),
                Some(PidLidFax3OriginalDisplayName),
                Some(PidLidFax3OriginalEntryId),
            ],
        ];
        Self {
            emails: emails.map(|keys| ContactEmail::read_group(reader, keys)),
            faxes: faxes.map(|keys| ContactEmail::read_group(reader, keys)),
            in_address_book: ShownAddresses::read_group(reader),
        }
    }
}
