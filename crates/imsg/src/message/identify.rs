//! What a compound file is that is no message.

use cfb_core::Guid;
use mapi_props::PropertyStore;

/// Whether a storage whose property stream is missing or has no header holds nothing of a message either.
pub(super) fn is_no_message(store: &PropertyStore) -> bool {
    let is_named = |name| store.file().entry(store.storage()).and_then(|entry| entry.child(name));
    let has_stream = is_named(mapi_props::PROPERTY_STREAM_NAME).is_ok_and(|child| child.is_some());
    !has_stream
        && store.properties().next().is_none()
        && store.recipients().is_empty()
        && store.attachments().is_empty()
}

/// CLSID of the storage, and what CLSID or contents say that it is.
pub(super) fn content(store: &PropertyStore) -> (Guid, Option<&'static str>) {
    let Ok(storage) = store.file().entry(store.storage()) else { return (Guid::NULL, None) };
    let clsid = storage.clsid();
    let by_clsid = CLSIDS.iter().find(|(fields, _)| guid(fields) == clsid).map(|(_, content)| *content);
    let by_name = || {
        let has = |name: &str| storage.child(name).is_ok_and(|child| child.is_some());
        CHILDREN.iter().find(|(name, _)| has(name)).map(|(_, content)| *content)
    };
    (clsid, by_clsid.or_else(by_name))
}

/// Data1 of a CLSID, and whether the rest is that of OLE (0000-0000-C000-000000000046) or given.
enum Class {
    Ole(u32),
    Full(u32, u16, u16, [u8; 8]),
}

fn guid(class: &Class) -> Guid {
    match *class {
        Class::Ole(data1) => Guid::from_fields(data1, 0, 0, [0xC0, 0, 0, 0, 0, 0, 0, 0x46]),
        Class::Full(data1, data2, data3, data4) => Guid::from_fields(data1, data2, data3, data4),
    }
}

const CLSIDS: &[(Class, &str)] = &[
    (Class::Ole(0x0002_0900), "a Word document"),
    (Class::Ole(0x0002_0906), "a Word document"),
    (Class::Ole(0x0002_0810), "an Excel workbook"),
    (Class::Ole(0x0002_0820), "an Excel workbook"),
    (Class::Ole(0x0002_1A14), "a Visio drawing"),
    (Class::Ole(0x0003_000C), "an OLE package"),
    (Class::Ole(0x000C_1084), "a Windows Installer database"),
    (Class::Ole(0x000C_1086), "a Windows Installer patch"),
    (
        Class::Full(0x6481_8D10, 0x4F9B, 0x11CF, [0x86, 0xEA, 0, 0xAA, 0, 0xB9, 0x29, 0xE8]),
        "a PowerPoint presentation",
    ),
];

const CHILDREN: &[(&str, &str)] = &[
    ("WordDocument", "a Word document"),
    ("Workbook", "an Excel workbook"),
    ("Book", "an Excel workbook"),
    ("PowerPoint Document", "a PowerPoint presentation"),
    ("VisioDocument", "a Visio drawing"),
    ("EncryptedPackage", "an encrypted Office document"),
    ("DestList", "a jump list of Windows"),
    ("Catalog", "a thumbnail cache of Windows"),
    ("HwpSummaryInformation", "a Hangul document"),
    ("FileHeader", "a Hangul document"),
    ("Quill", "a Publisher document"),
    ("TaskInformation", "a Project plan"),
    ("\u{1}Ole10Native", "an OLE object"),
    ("\u{1}CompObj", "an OLE document"),
    ("\u{5}SummaryInformation", "an OLE document"),
];
