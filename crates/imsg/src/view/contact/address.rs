//! Postal addresses of a contact ([MS-OXOCNTC] 2.2.1.3): four of them, with the same parts from different properties.

use mapi_props::{pid_lid, pid_tag};

use crate::view::reader::view;

/// The parts that all postal addresses have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct PostalAddress<'a> {
    /// Post-office box.
    pub post_office_box: Option<&'a str>,
    /// Street and number; several lines.
    pub street: Option<&'a str>,
    /// City.
    pub city: Option<&'a str>,
    /// State or province.
    pub state: Option<&'a str>,
    /// Postal code.
    pub postal_code: Option<&'a str>,
    /// Country.
    pub country: Option<&'a str>,
    /// Country code.
    pub country_code: Option<&'a str>,
    /// The whole address as one text.
    pub whole: Option<&'a str>,
}

/// Defines a postal address from its eight properties.
macro_rules! address {
    ($(#[$meta:meta])* $name:ident: $($part:ident $property:expr;)+) => {
        view! {
            $(#[$meta])*
            pub struct $name {
                $(
                    #[doc = concat!("See [`PostalAddress::", stringify!($part), "`].")]
                    $part: String = text($property),
                )+
            }
        }

        impl $name {
            /// The parts, as all postal addresses have them.
            #[must_use]
            pub fn parts(&self) -> PostalAddress<'_> {
                PostalAddress { $($part: self.$part.as_deref(),)+ }
            }

            /// Whether no part is there.
            #[must_use]
            pub fn is_empty(&self) -> bool {
                $(self.$part.is_none())&&+
            }
        }
    };
}

address! {
    /// The address at home.
    HomeAddress:
    post_office_box pid_tag::PidTagHomeAddressPostOfficeBox;
    street pid_tag::PidTagHomeAddressStreet;
    city pid_tag::PidTagHomeAddressCity;
    state pid_tag::PidTagHomeAddressStateOrProvince;
    postal_code pid_tag::PidTagHomeAddressPostalCode;
    country pid_tag::PidTagHomeAddressCountry;
    country_code pid_lid::PidLidHomeAddressCountryCode;
    whole pid_lid::PidLidHomeAddress;
}

address! {
    /// The address at work.
    WorkAddress:
    post_office_box pid_lid::PidLidWorkAddressPostOfficeBox;
    street pid_lid::PidLidWorkAddressStreet;
    city pid_lid::PidLidWorkAddressCity;
    state pid_lid::PidLidWorkAddressState;
    postal_code pid_lid::PidLidWorkAddressPostalCode;
    country pid_lid::PidLidWorkAddressCountry;
    country_code pid_lid::PidLidWorkAddressCountryCode;
    whole pid_lid::PidLidWorkAddress;
}

address! {
    /// Another address.
    OtherAddress:
    post_office_box pid_tag::PidTagOtherAddressPostOfficeBox;
    street pid_tag::PidTagOtherAddressStreet;
    city pid_tag::PidTagOtherAddressCity;
    state pid_tag::PidTagOtherAddressStateOrProvince;
    postal_code pid_tag::PidTagOtherAddressPostalCode;
    country pid_tag::PidTagOtherAddressCountry;
    country_code pid_lid::PidLidOtherAddressCountryCode;
    whole pid_lid::PidLidOtherAddress;
}

address! {
    /// The address for letters: repeats one of the others.
    MailingAddressFields:
    post_office_box pid_tag::PidTagPostOfficeBox;
    street pid_tag::PidTagStreetAddress;
    city pid_tag::PidTagLocality;
    state pid_tag::PidTagStateOrProvince;
    postal_code pid_tag::PidTagPostalCode;
    country pid_tag::PidTagCountry;
    country_code pid_lid::PidLidAddressCountryCode;
    whole pid_tag::PidTagPostalAddress;
}
