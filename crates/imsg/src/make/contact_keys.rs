//! Where the numbers and addresses of a contact are stored.

use mapi_props::{NamedProperty, PropertyTag, pid_lid as lid, pid_tag as tag};

use crate::make::contact::{Fax, Phone, Place};
use crate::make::postal_address::PostalAddress;
use crate::make::values::Values;
use crate::view::PropertyKey;

type Name = NamedProperty<'static>;

/// Display name, address type, address, original display name and entry id of the three e-mail addresses.
pub(super) const EMAILS: [[Name; 5]; 3] = [
    [
        lid::PidLidEmail1DisplayName,
        lid::PidLidEmail1AddressType,
        lid::PidLidEmail1EmailAddress,
        lid::PidLidEmail1OriginalDisplayName,
        lid::PidLidEmail1OriginalEntryId,
    ],
    [
        lid::PidLidEmail2DisplayName,
        lid::PidLidEmail2AddressType,
        lid::PidLidEmail2EmailAddress,
        lid::PidLidEmail2OriginalDisplayName,
        lid::PidLidEmail2OriginalEntryId,
    ],
    [
        lid::PidLidEmail3DisplayName,
        lid::PidLidEmail3AddressType,
        lid::PidLidEmail3EmailAddress,
        lid::PidLidEmail3OriginalDisplayName,
        lid::PidLidEmail3OriginalEntryId,
    ],
];

impl Phone {
    pub(super) fn tag(self) -> PropertyTag {
        match self {
            Self::Primary => tag::PidTagPrimaryTelephoneNumber,
            Self::Business => tag::PidTagBusinessTelephoneNumber,
            Self::Business2 => tag::PidTagBusiness2TelephoneNumber,
            Self::Home => tag::PidTagHomeTelephoneNumber,
            Self::Home2 => tag::PidTagHome2TelephoneNumber,
            Self::Mobile => tag::PidTagMobileTelephoneNumber,
            Self::Other => tag::PidTagOtherTelephoneNumber,
            Self::Car => tag::PidTagCarTelephoneNumber,
            Self::Pager => tag::PidTagPagerTelephoneNumber,
            Self::Radio => tag::PidTagRadioTelephoneNumber,
            Self::Isdn => tag::PidTagIsdnNumber,
            Self::Callback => tag::PidTagCallbackTelephoneNumber,
            Self::Assistant => tag::PidTagAssistantTelephoneNumber,
            Self::CompanyMain => tag::PidTagCompanyMainTelephoneNumber,
            Self::Tty => tag::PidTagTelecommunicationsDeviceForDeafTelephoneNumber,
            Self::Telex => tag::PidTagTelexNumber,
        }
    }
}

impl Fax {
    /// The number; address type, address, original display name and entry id; and its number in the address book.
    pub(super) fn keys(self) -> (PropertyTag, [Name; 4], i32) {
        match self {
            Self::Primary => (
                tag::PidTagPrimaryFaxNumber,
                [
                    lid::PidLidFax1AddressType,
                    lid::PidLidFax1EmailAddress,
                    lid::PidLidFax1OriginalDisplayName,
                    lid::PidLidFax1OriginalEntryId,
                ],
                5,
            ),
            Self::Business => (
                tag::PidTagBusinessFaxNumber,
                [
                    lid::PidLidFax2AddressType,
                    lid::PidLidFax2EmailAddress,
                    lid::PidLidFax2OriginalDisplayName,
                    lid::PidLidFax2OriginalEntryId,
                ],
                3,
            ),
            Self::Home => (
                tag::PidTagHomeFaxNumber,
                [
                    lid::PidLidFax3AddressType,
                    lid::PidLidFax3EmailAddress,
                    lid::PidLidFax3OriginalDisplayName,
                    lid::PidLidFax3OriginalEntryId,
                ],
                4,
            ),
        }
    }
}

/// Post office box, street, city, state, postal code, country, and the whole.
pub(super) struct AddressKeys([PropertyKey; 7]);

impl AddressKeys {
    pub(super) fn set(&self, values: &mut Values, address: &PostalAddress) {
        let whole = address.whole();
        let parts = [
            &address.post_office_box,
            &address.street,
            &address.city,
            &address.state,
            &address.postal_code,
            &address.country,
            &whole,
        ];
        for (key, part) in self.0.iter().zip(parts) {
            values.text(key.clone(), part);
        }
    }
}

/// The address for letters, which repeats one of the others.
pub(super) const MAILING: AddressKeys = AddressKeys([
    PropertyKey::Tag(tag::PidTagPostOfficeBox),
    PropertyKey::Tag(tag::PidTagStreetAddress),
    PropertyKey::Tag(tag::PidTagLocality),
    PropertyKey::Tag(tag::PidTagStateOrProvince),
    PropertyKey::Tag(tag::PidTagPostalCode),
    PropertyKey::Tag(tag::PidTagCountry),
    PropertyKey::Tag(tag::PidTagPostalAddress),
]);

const HOME: AddressKeys = AddressKeys([
    PropertyKey::Tag(tag::PidTagHomeAddressPostOfficeBox),
    PropertyKey::Tag(tag::PidTagHomeAddressStreet),
    PropertyKey::Tag(tag::PidTagHomeAddressCity),
    PropertyKey::Tag(tag::PidTagHomeAddressStateOrProvince),
    PropertyKey::Tag(tag::PidTagHomeAddressPostalCode),
    PropertyKey::Tag(tag::PidTagHomeAddressCountry),
    PropertyKey::Named(lid::PidLidHomeAddress),
]);

const WORK: AddressKeys = AddressKeys([
    PropertyKey::Named(lid::PidLidWorkAddressPostOfficeBox),
    PropertyKey::Named(lid::PidLidWorkAddressStreet),
    PropertyKey::Named(lid::PidLidWorkAddressCity),
    PropertyKey::Named(lid::PidLidWorkAddressState),
    PropertyKey::Named(lid::PidLidWorkAddressPostalCode),
    PropertyKey::Named(lid::PidLidWorkAddressCountry),
    PropertyKey::Named(lid::PidLidWorkAddress),
]);

const OTHER: AddressKeys = AddressKeys([
    PropertyKey::Tag(tag::PidTagOtherAddressPostOfficeBox),
    PropertyKey::Tag(tag::PidTagOtherAddressStreet),
    PropertyKey::Tag(tag::PidTagOtherAddressCity),
    PropertyKey::Tag(tag::PidTagOtherAddressStateOrProvince),
    PropertyKey::Tag(tag::PidTagOtherAddressPostalCode),
    PropertyKey::Tag(tag::PidTagOtherAddressCountry),
    PropertyKey::Named(lid::PidLidOtherAddress),
]);

impl Place {
    pub(super) fn set(self, values: &mut Values, address: &PostalAddress) {
        match self {
            Self::Home => HOME.set(values, address),
            Self::Work => WORK.set(values, address),
            Self::Other => OTHER.set(values, address),
        }
    }

    /// PidLidPostalAddressId.
    pub(super) const fn number(self) -> i32 {
        match self {
            Self::Home => 1,
            Self::Work => 2,
            Self::Other => 3,
        }
    }
}
