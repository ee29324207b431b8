//! The predefined property sets, in the spelling of [MS-OXPROPS] 1.3.2 and of MAPI's headers.
#![expect(non_upper_case_globals, reason = "the constants keep the spelling of the specification")]

use cfb_core::Guid;

use crate::named::PropertySet;

/// A set of the family `XXXXXXXX-0000-0000-C000-000000000046`.
const fn outlook(data1: u32) -> PropertySet {
    PropertySet::new(Guid::from_fields(data1, 0, 0, [0xC0, 0, 0, 0, 0, 0, 0, 0x46]))
}

macro_rules! predefined {
    ($($(#[$doc:meta])* $name:ident = $set:expr;)*) => {
        $($(#[$doc])* pub const $name: PropertySet = $set;)*

        /// All of them with their names.
        pub(crate) const ALL: &[(PropertySet, &str)] = &[$(($name, stringify!($name))),*];
    };
}

predefined! {
    /// Names in this set are property ids below 0x8000: no named properties at all ([MS-OXMSG] GUID index 1).
    PS_MAPI = outlook(0x0002_0328);
    /// String names: user-defined fields, `Keywords`, DAV and Office document names ([MS-OXMSG] GUID index 2).
    PS_PUBLIC_STRINGS = outlook(0x0002_0329);
    /// Header fields of Internet messages; the string is the field name, compared without case.
    PS_INTERNET_HEADERS = outlook(0x0002_0386);
    /// Common to many kinds of items; LIDs 0x8500 to 0x85FF.
    PSETID_Common = outlook(0x0006_2008);
    /// Contacts; LIDs 0x8000 to 0x80FF.
    PSETID_Address = outlook(0x0006_2004);
    /// Appointments; LIDs 0x8200 to 0x82FF.
    PSETID_Appointment = outlook(0x0006_2002);
    /// Meeting requests and responses; LIDs below 0x0100.
    PSETID_Meeting =
        PropertySet::new(Guid::from_fields(0x6ED8_DA90, 0x450B, 0x101B, [0x98, 0xDA, 0x00, 0xAA, 0x00, 0x3F, 0x13, 0x05]));
    /// Tasks; LIDs 0x8100 to 0x81FF.
    PSETID_Task = outlook(0x0006_2003);
    /// Journal entries; LIDs 0x8700 to 0x87FF.
    PSETID_Log = outlook(0x0006_200A);
    /// Sticky notes; LIDs 0x8B00 to 0x8BFF.
    PSETID_Note = outlook(0x0006_200E);
    /// RSS feed items; LIDs 0x8900 to 0x89FF.
    PSETID_PostRss = outlook(0x0006_2041);
    /// Sharing messages; LIDs 0x8A00 to 0x8AFF.
    PSETID_Sharing = outlook(0x0006_2040);
    /// Messaging.
    PSETID_Messaging =
        PropertySet::new(Guid::from_fields(0x41F2_8F13, 0x83F4, 0x4114, [0xA5, 0x84, 0xEE, 0xDB, 0x5A, 0x6B, 0x0B, 0xFF]));
    /// Voice and fax messages.
    PSETID_UnifiedMessaging =
        PropertySet::new(Guid::from_fields(0x4442_858E, 0xA9E3, 0x4E80, [0xB9, 0x00, 0x31, 0x7A, 0x21, 0x0C, 0xC1, 0x5B]));
    /// Device synchronisation.
    PSETID_AirSync =
        PropertySet::new(Guid::from_fields(0x7103_5549, 0x0739, 0x4DCB, [0x91, 0x63, 0x00, 0xF0, 0x58, 0x0D, 0xBB, 0xDF]));
    /// Entities that Exchange extracted from the text.
    PSETID_XmlExtractedEntities =
        PropertySet::new(Guid::from_fields(0x2323_9608, 0x685D, 0x4732, [0x9C, 0x55, 0x4C, 0x95, 0xCB, 0x4E, 0x8E, 0x33]));
    /// Attachments.
    PSETID_Attachment =
        PropertySet::new(Guid::from_fields(0x9635_7F7F, 0x59E1, 0x47D0, [0x99, 0xA7, 0x46, 0x51, 0x5C, 0x18, 0x3B, 0x54]));
    /// Calendar assistant.
    PSETID_CalendarAssistant =
        PropertySet::new(Guid::from_fields(0x1100_0E07, 0xB51B, 0x40D6, [0xAF, 0x21, 0xCA, 0xA8, 0x5E, 0xDA, 0xB1, 0xD0]));
    /// Headers of messages not downloaded yet; LIDs 0x8F00 to 0x8FFF.
    PSETID_Remote = outlook(0x0006_2014);
    /// Reports.
    PSETID_Report = outlook(0x0006_2013);
    /// Business cards of contacts.
    PSETID_BusinessCardView = outlook(0x0006_200B);
    /// Routing: e-mail addresses.
    PS_ROUTING_EMAIL_ADDRESSES = outlook(0x0002_0380);
    /// Routing: address types.
    PS_ROUTING_ADDRTYPE = outlook(0x0002_0381);
    /// Routing: display names.
    PS_ROUTING_DISPLAY_NAME = outlook(0x0002_0382);
    /// Routing: entry ids.
    PS_ROUTING_ENTRYID = outlook(0x0002_0383);
    /// Routing: search keys.
    PS_ROUTING_SEARCH_KEY = outlook(0x0002_0384);
    /// Outlook for Mac over Exchange Web Services.
    EWS_Mac_PropertySetId =
        PropertySet::new(Guid::from_fields(0xA7B5_29B5, 0x4B75, 0x47A7, [0xA2, 0x4F, 0x20, 0x74, 0x3D, 0x6C, 0x55, 0xCD]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guids_read_as_in_the_specification() {
        assert_eq!(PSETID_Common.guid().to_string(), "00062008-0000-0000-C000-000000000046");
        assert_eq!(PSETID_Meeting.guid().to_string(), "6ED8DA90-450B-101B-98DA-00AA003F1305");
        assert_eq!(PSETID_Attachment.guid().to_string(), "96357F7F-59E1-47D0-99A7-46515C183B54");
    }

    #[test]
    fn no_guid_and_no_name_occurs_twice() {
        for (index, (set, name)) in ALL.iter().enumerate() {
            assert!(ALL[..index].iter().all(|(other, word)| other != set && word != name), "{name}");
        }
    }
}
