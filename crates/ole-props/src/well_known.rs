//! The numbers that [MS-OLEPS] 3.1 and [MS-OSHARED] 2.3.3.2 name.

use cfb_core::Guid;

use crate::fmtid;
use crate::property_id::PropertyId;

/// Declares the properties of a format once, for the constants and for their names.
macro_rules! properties {
    ($(#[$doc:meta])* $module:ident, $names:ident: $($name:ident = $number:literal, $spec:literal;)*) => {
        $(#[$doc])*
        pub mod $module {
            use crate::property_id::PropertyId;
            $(
                #[doc = concat!("`", $spec, "`")]
                #[doc(alias = $spec)]
                pub const $name: PropertyId = PropertyId($number);
            )*
        }

        const $names: &[(u32, &str)] = &[$(($number, $spec),)*];
    };
}

properties! {
    /// Numbers in the set of [`SUMMARY_INFORMATION`](crate::fmtid::SUMMARY_INFORMATION).
    pidsi, PIDSI:
    TITLE = 2, "PIDSI_TITLE";
    SUBJECT = 3, "PIDSI_SUBJECT";
    AUTHOR = 4, "PIDSI_AUTHOR";
    KEYWORDS = 5, "PIDSI_KEYWORDS";
    COMMENTS = 6, "PIDSI_COMMENTS";
    TEMPLATE = 7, "PIDSI_TEMPLATE";
    LAST_AUTHOR = 8, "PIDSI_LASTAUTHOR";
    REVISION_NUMBER = 9, "PIDSI_REVNUMBER";
    EDIT_TIME = 10, "PIDSI_EDITTIME";
    LAST_PRINTED = 11, "PIDSI_LASTPRINTED";
    CREATED = 12, "PIDSI_CREATE_DTM";
    LAST_SAVED = 13, "PIDSI_LASTSAVE_DTM";
    PAGE_COUNT = 14, "PIDSI_PAGECOUNT";
    WORD_COUNT = 15, "PIDSI_WORDCOUNT";
    CHARACTER_COUNT = 16, "PIDSI_CHARCOUNT";
    THUMBNAIL = 17, "PIDSI_THUMBNAIL";
    APPLICATION_NAME = 18, "PIDSI_APPNAME";
    DOCUMENT_SECURITY = 19, "PIDSI_DOC_SECURITY";
}

properties! {
    /// Numbers in the set of [`DOC_SUMMARY_INFORMATION`](crate::fmtid::DOC_SUMMARY_INFORMATION).
    piddsi, PIDDSI:
    CATEGORY = 2, "PIDDSI_CATEGORY";
    PRESENTATION_FORMAT = 3, "PIDDSI_PRESFORMAT";
    BYTE_COUNT = 4, "PIDDSI_BYTECOUNT";
    LINE_COUNT = 5, "PIDDSI_LINECOUNT";
    PARAGRAPH_COUNT = 6, "PIDDSI_PARCOUNT";
    SLIDE_COUNT = 7, "PIDDSI_SLIDECOUNT";
    NOTE_COUNT = 8, "PIDDSI_NOTECOUNT";
    HIDDEN_SLIDE_COUNT = 9, "PIDDSI_HIDDENCOUNT";
    MULTIMEDIA_CLIP_COUNT = 10, "PIDDSI_MMCLIPCOUNT";
    SCALE = 11, "PIDDSI_SCALE";
    HEADING_PAIRS = 12, "PIDDSI_HEADINGPAIR";
    DOCUMENT_PARTS = 13, "PIDDSI_DOCPARTS";
    MANAGER = 14, "PIDDSI_MANAGER";
    COMPANY = 15, "PIDDSI_COMPANY";
    LINKS_DIRTY = 16, "PIDDSI_LINKSDIRTY";
    CHARACTER_COUNT_WITH_SPACES = 17, "GKPIDDSI_CCHWITHSPACES";
    SHARED_DOCUMENT = 19, "GKPIDDSI_SHAREDDOC";
    LINK_BASE = 20, "GKPIDDSI_LINKBASE";
    HYPERLINKS = 21, "GKPIDDSI_HLINKS";
    HYPERLINKS_CHANGED = 22, "GKPIDDSI_HYPERLINKSCHANGED";
    VERSION = 23, "GKPIDDSI_VERSION";
    DIGITAL_SIGNATURE = 24, "GKPIDDSI_DIGSIG";
    CONTENT_TYPE = 26, "GKPIDDSI_CONTENTTYPE";
    CONTENT_STATUS = 27, "GKPIDDSI_CONTENTSTATUS";
    LANGUAGE = 28, "GKPIDDSI_LANGUAGE";
    DOCUMENT_VERSION = 29, "GKPIDDSI_DOCVERSION";
}

/// The name that the specification gives to a property: `None` for one that is not well known.
///
/// Those of [`USER_DEFINED_PROPERTIES`](fmtid::USER_DEFINED_PROPERTIES) have their names in the
/// [dictionary](crate::PropertySet::name_of).
///
/// ```
/// use ole_props::{PropertyId, fmtid, property_name};
///
/// assert_eq!(property_name(fmtid::SUMMARY_INFORMATION, PropertyId(4)), Some("PIDSI_AUTHOR"));
/// assert_eq!(property_name(fmtid::IMAGE_INFO, PropertyId(1)), Some("CodePage"));
/// ```
#[must_use]
pub fn property_name(fmtid: Guid, id: PropertyId) -> Option<&'static str> {
    match id {
        PropertyId::DICTIONARY => return Some("Dictionary"),
        PropertyId::CODE_PAGE => return Some("CodePage"),
        PropertyId::LOCALE => return Some("Locale"),
        PropertyId::BEHAVIOR => return Some("Behavior"),
        _ => {}
    }
    let names = match fmtid {
        fmtid::SUMMARY_INFORMATION => PIDSI,
        fmtid::DOC_SUMMARY_INFORMATION => PIDDSI,
        _ => return None,
    };
    names.iter().find(|(number, _)| *number == id.0).map(|(_, name)| *name)
}
