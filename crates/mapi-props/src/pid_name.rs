//! Named properties by string in [MS-OXPROPS] and Microsoft's MAPI reference, in their spelling.
//!
//! Generated from data/properties.tsv by tools/generate.rs.
#![expect(non_upper_case_globals, reason = "the constants keep the spelling of the specification")]

use crate::named::NamedProperty;
use crate::property_set;

/// `Accept-Language` in PS_INTERNET_HEADERS, PtypString.
#[doc(alias = "AcceptLanguage")]
#[rustfmt::skip]
pub const PidNameAcceptLanguage: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "Accept-Language");

/// `AppName` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameApplicationName: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "AppName");

/// `AttachmentMacContentType` in PSETID_Attachment, PtypString.
#[rustfmt::skip]
pub const PidNameAttachmentMacContentType: NamedProperty<'static> = NamedProperty::string(property_set::PSETID_Attachment, "AttachmentMacContentType");

/// `AttachmentMacInfo` in PSETID_Attachment, PtypBinary.
#[rustfmt::skip]
pub const PidNameAttachmentMacInfo: NamedProperty<'static> = NamedProperty::string(property_set::PSETID_Attachment, "AttachmentMacInfo");

/// `AttachmentOriginalPermissionType` in PSETID_Attachment, PtypInteger32.
#[rustfmt::skip]
pub const PidNameAttachmentOriginalPermissionType: NamedProperty<'static> = NamedProperty::string(property_set::PSETID_Attachment, "AttachmentOriginalPermissionType");

/// `AttachmentPermissionType` in PSETID_Attachment, PtypInteger32.
#[rustfmt::skip]
pub const PidNameAttachmentPermissionType: NamedProperty<'static> = NamedProperty::string(property_set::PSETID_Attachment, "AttachmentPermissionType");

/// `AttachmentProviderType` in PSETID_Attachment, PtypString.
#[rustfmt::skip]
pub const PidNameAttachmentProviderType: NamedProperty<'static> = NamedProperty::string(property_set::PSETID_Attachment, "AttachmentProviderType");

/// `UMAudioNotes` in PSETID_UnifiedMessaging, PtypString.
#[doc(alias = "UMAudioNotes")]
#[rustfmt::skip]
pub const PidNameAudioNotes: NamedProperty<'static> = NamedProperty::string(property_set::PSETID_UnifiedMessaging, "UMAudioNotes");

/// `Author` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameAuthor: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "Author");

/// `AsrData` in PSETID_UnifiedMessaging, PtypBinary.
#[rustfmt::skip]
pub const PidNameAutomaticSpeechRecognitionData: NamedProperty<'static> = NamedProperty::string(property_set::PSETID_UnifiedMessaging, "AsrData");

/// `BirthdayContactAttributionDisplayName` in PSETID_Address, PtypString.
#[rustfmt::skip]
pub const PidNameBirthdayContactAttributionDisplayName: NamedProperty<'static> = NamedProperty::string(property_set::PSETID_Address, "BirthdayContactAttributionDisplayName");

/// `BirthdayContactEntryId` in PSETID_Address, PtypBinary.
#[rustfmt::skip]
pub const PidNameBirthdayContactEntryId: NamedProperty<'static> = NamedProperty::string(property_set::PSETID_Address, "BirthdayContactEntryId");

/// `BirthdayContactPersonGuid` in PSETID_Address, PtypBinary.
#[rustfmt::skip]
pub const PidNameBirthdayContactPersonGuid: NamedProperty<'static> = NamedProperty::string(property_set::PSETID_Address, "BirthdayContactPersonGuid");

/// `ByteCount` in PS_PUBLIC_STRINGS, PtypInteger32.
#[rustfmt::skip]
pub const PidNameByteCount: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "ByteCount");

/// `urn:schemas:calendar:attendeerole` in PS_PUBLIC_STRINGS, PtypInteger32.
#[rustfmt::skip]
pub const PidNameCalendarAttendeeRole: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:attendeerole");

/// `urn:schemas:calendar:busystatus` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameCalendarBusystatus: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:busystatus");

/// `urn:schemas:calendar:contact` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameCalendarContact: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:contact");

/// `urn:schemas:calendar:contacturl` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameCalendarContactUrl: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:contacturl");

/// `urn:schemas:calendar:created` in PS_PUBLIC_STRINGS, PtypTime.
#[rustfmt::skip]
pub const PidNameCalendarCreated: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:created");

/// `urn:schemas:calendar:descriptionurl` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameCalendarDescriptionUrl: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:descriptionurl");

/// `urn:schemas:calendar:duration` in PS_PUBLIC_STRINGS, PtypInteger32.
#[rustfmt::skip]
pub const PidNameCalendarDuration: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:duration");

/// `urn:schemas:calendar:exdate` in PS_PUBLIC_STRINGS, PtypMultipleTime.
#[rustfmt::skip]
pub const PidNameCalendarExceptionDate: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:exdate");

/// `urn:schemas:calendar:exrule` in PS_PUBLIC_STRINGS, PtypMultipleString.
#[rustfmt::skip]
pub const PidNameCalendarExceptionRule: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:exrule");

/// `urn:schemas:calendar:geolatitude` in PS_PUBLIC_STRINGS, PtypFloating64.
#[rustfmt::skip]
pub const PidNameCalendarGeoLatitude: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:geolatitude");

/// `urn:schemas:calendar:geolongitude` in PS_PUBLIC_STRINGS, PtypFloating64.
#[rustfmt::skip]
pub const PidNameCalendarGeoLongitude: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:geolongitude");

/// `urn:schemas:calendar:instancetype` in PS_PUBLIC_STRINGS, PtypInteger32.
#[rustfmt::skip]
pub const PidNameCalendarInstanceType: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:instancetype");

/// `urn:schemas:calendar:isorganizer` in PS_PUBLIC_STRINGS, PtypBoolean.
#[rustfmt::skip]
pub const PidNameCalendarIsOrganizer: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:isorganizer");

/// `urn:schemas:calendar:lastmodified` in PS_PUBLIC_STRINGS, PtypTime.
#[rustfmt::skip]
pub const PidNameCalendarLastModified: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:lastmodified");

/// `urn:schemas:calendar:locationurl` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameCalendarLocationUrl: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:locationurl");

/// `urn:schemas:calendar:meetingstatus` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameCalendarMeetingStatus: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:meetingstatus");

/// `urn:schemas:calendar:method` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameCalendarMethod: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:method");

/// `urn:schemas:calendar:prodid` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameCalendarProductId: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:prodid");

/// `urn:schemas:calendar:recurrenceidrange` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameCalendarRecurrenceIdRange: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:recurrenceidrange");

/// `urn:schemas:calendar:reminderoffset` in PS_PUBLIC_STRINGS, PtypInteger32.
#[rustfmt::skip]
pub const PidNameCalendarReminderOffset: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:reminderoffset");

/// `urn:schemas:calendar:resources` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameCalendarResources: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:resources");

/// `urn:schemas:calendar:rsvp` in PS_PUBLIC_STRINGS, PtypBoolean.
#[rustfmt::skip]
pub const PidNameCalendarRsvp: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:rsvp");

/// `urn:schemas:calendar:sequence` in PS_PUBLIC_STRINGS, PtypInteger32.
#[rustfmt::skip]
pub const PidNameCalendarSequence: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:sequence");

/// `urn:schemas:calendar:timezone` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameCalendarTimeZone: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:timezone");

/// `urn:schemas:calendar:timezoneid` in PS_PUBLIC_STRINGS, PtypInteger32.
#[rustfmt::skip]
pub const PidNameCalendarTimeZoneId: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:timezoneid");

/// `urn:schemas:calendar:transparent` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameCalendarTransparent: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:transparent");

/// `urn:schemas:calendar:uid` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameCalendarUid: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:uid");

/// `urn:schemas:calendar:version` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameCalendarVersion: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:version");

/// `Category` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameCategory: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "Category");

/// `CharCount` in PS_PUBLIC_STRINGS, PtypInteger32.
#[rustfmt::skip]
pub const PidNameCharacterCount: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "CharCount");

/// `Comments` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameComments: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "Comments");

/// `Company` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameCompany: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "Company");

/// `Content-Base` in PS_INTERNET_HEADERS, PtypString.
#[doc(alias = "BodyContentBase")]
#[rustfmt::skip]
pub const PidNameContentBase: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "Content-Base");

/// `Content-Class` in PS_INTERNET_HEADERS, PtypString.
#[rustfmt::skip]
pub const PidNameContentClass: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "Content-Class");

/// `Content-Transfer-Encoding` in PS_INTERNET_HEADERS, PtypString.
#[rustfmt::skip]
pub const PidNameContentTransferEncoding: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "Content-Transfer-Encoding");

/// `Content-Type` in PS_INTERNET_HEADERS, PtypString.
#[rustfmt::skip]
pub const PidNameContentType: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "Content-Type");

/// `CreateDtmRo` in PS_PUBLIC_STRINGS, PtypTime.
#[rustfmt::skip]
pub const PidNameCreateDateTimeReadOnly: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "CreateDtmRo");

/// `Xref` in PS_INTERNET_HEADERS, PtypString.
#[rustfmt::skip]
pub const PidNameCrossReference: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "Xref");

/// `DAV:id` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameDavId: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "DAV:id");

/// `DAV:iscollection` in PS_PUBLIC_STRINGS, PtypBoolean.
#[rustfmt::skip]
pub const PidNameDavIsCollection: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "DAV:iscollection");

/// `DAV:isstructureddocument` in PS_PUBLIC_STRINGS, PtypBoolean.
#[rustfmt::skip]
pub const PidNameDavIsStructuredDocument: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "DAV:isstructureddocument");

/// `DAV:parentname` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameDavParentName: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "DAV:parentname");

/// `DAV:uid` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameDavUid: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "DAV:uid");

/// `DocParts` in PS_PUBLIC_STRINGS, PtypMultipleString.
#[rustfmt::skip]
pub const PidNameDocumentParts: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "DocParts");

/// `EditTime` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameEditTime: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "EditTime");

/// `urn:schemas-microsoft-com:exch-data:expected-content-class` in PS_PUBLIC_STRINGS, PtypMultipleString.
#[rustfmt::skip]
pub const PidNameExchDataExpectedContentClass: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas-microsoft-com:exch-data:expected-content-class");

/// `urn:schemas-microsoft-com:exch-data:schema-collection-ref` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameExchDataSchemaCollectionReference: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas-microsoft-com:exch-data:schema-collection-ref");

/// `urn:schemas-microsoft-com:exch-data:baseschema` in PS_PUBLIC_STRINGS, PtypMultipleString.
#[rustfmt::skip]
pub const PidNameExchDatabaseSchema: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas-microsoft-com:exch-data:baseschema");

/// `http://schemas.microsoft.com/exchange/intendedbusystatus` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameExchangeIntendedBusyStatus: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "http://schemas.microsoft.com/exchange/intendedbusystatus");

/// `http://schemas.microsoft.com/exchange/junkemailmovestamp` in PS_PUBLIC_STRINGS, PtypInteger32.
#[rustfmt::skip]
pub const PidNameExchangeJunkEmailMoveStamp: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "http://schemas.microsoft.com/exchange/junkemailmovestamp");

/// `http://schemas.microsoft.com/exchange/modifyexceptionstruct` in PS_PUBLIC_STRINGS, PtypBinary.
#[rustfmt::skip]
pub const PidNameExchangeModifyExceptionStructure: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "http://schemas.microsoft.com/exchange/modifyexceptionstruct");

/// `http://schemas.microsoft.com/exchange/nomodifyexceptions` in PS_PUBLIC_STRINGS, PtypBoolean.
#[rustfmt::skip]
pub const PidNameExchangeNoModifyExceptions: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "http://schemas.microsoft.com/exchange/nomodifyexceptions");

/// `http://schemas.microsoft.com/exchange/patternend` in PS_PUBLIC_STRINGS, PtypTime.
#[rustfmt::skip]
pub const PidNameExchangePatternEnd: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "http://schemas.microsoft.com/exchange/patternend");

/// `http://schemas.microsoft.com/exchange/patternstart` in PS_PUBLIC_STRINGS, PtypTime.
#[rustfmt::skip]
pub const PidNameExchangePatternStart: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "http://schemas.microsoft.com/exchange/patternstart");

/// `http://schemas.microsoft.com/exchange/reminderinterval` in PS_PUBLIC_STRINGS, PtypInteger32.
#[rustfmt::skip]
pub const PidNameExchangeReminderInterval: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "http://schemas.microsoft.com/exchange/reminderinterval");

/// `XmlExtractedAddresses` in PSETID_XmlExtractedEntities, PtypString.
#[doc(alias = "dispidXmlExtractedAddresses")]
#[rustfmt::skip]
pub const PidNameExtractedAddresses: NamedProperty<'static> = NamedProperty::string(property_set::PSETID_XmlExtractedEntities, "XmlExtractedAddresses");

/// `XmlExtractedContacts` in PSETID_XmlExtractedEntities, PtypString.
#[doc(alias = "dispidXmlExtractedContacts")]
#[rustfmt::skip]
pub const PidNameExtractedContacts: NamedProperty<'static> = NamedProperty::string(property_set::PSETID_XmlExtractedEntities, "XmlExtractedContacts");

/// `XmlExtractedEmails` in PSETID_XmlExtractedEntities, PtypString.
#[doc(alias = "dispidXmlExtractedEmails")]
#[rustfmt::skip]
pub const PidNameExtractedEmails: NamedProperty<'static> = NamedProperty::string(property_set::PSETID_XmlExtractedEntities, "XmlExtractedEmails");

/// `XmlExtractedMeetings` in PSETID_XmlExtractedEntities, PtypString.
#[doc(alias = "dispidXmlExtractedMeetings")]
#[rustfmt::skip]
pub const PidNameExtractedMeetings: NamedProperty<'static> = NamedProperty::string(property_set::PSETID_XmlExtractedEntities, "XmlExtractedMeetings");

/// `XmlExtractedPhones` in PSETID_XmlExtractedEntities, PtypString.
#[doc(alias = "dispidXmlExtractedPhones")]
#[rustfmt::skip]
pub const PidNameExtractedPhones: NamedProperty<'static> = NamedProperty::string(property_set::PSETID_XmlExtractedEntities, "XmlExtractedPhones");

/// `XmlExtractedTasks` in PSETID_XmlExtractedEntities, PtypString.
#[doc(alias = "dispidXmlExtractedTasks")]
#[rustfmt::skip]
pub const PidNameExtractedTasks: NamedProperty<'static> = NamedProperty::string(property_set::PSETID_XmlExtractedEntities, "XmlExtractedTasks");

/// `XmlExtractedUrls` in PSETID_XmlExtractedEntities, PtypString.
#[doc(alias = "dispidXmlExtractedUrls")]
#[rustfmt::skip]
pub const PidNameExtractedUrls: NamedProperty<'static> = NamedProperty::string(property_set::PSETID_XmlExtractedEntities, "XmlExtractedUrls");

/// `From` in PS_INTERNET_HEADERS, PtypString.
#[rustfmt::skip]
pub const PidNameFrom: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "From");

/// `HeadingPairs` in PS_PUBLIC_STRINGS, PtypBinary.
#[rustfmt::skip]
pub const PidNameHeadingPairs: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "HeadingPairs");

/// `HiddenCount` in PS_PUBLIC_STRINGS, PtypInteger32.
#[rustfmt::skip]
pub const PidNameHiddenCount: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "HiddenCount");

/// `urn:schemas:httpmail:calendar` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameHttpmailCalendar: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:httpmail:calendar");

/// `urn:schemas:httpmail:htmldescription` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameHttpmailHtmlDescription: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:httpmail:htmldescription");

/// `urn:schemas:httpmail:sendmsg` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameHttpmailSendMessage: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:httpmail:sendmsg");

/// `urn:schemas:calendar:rdate` in PS_PUBLIC_STRINGS, PtypMultipleTime.
#[rustfmt::skip]
pub const PidNameICalendarRecurrenceDate: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:rdate");

/// `urn:schemas:calendar:rrule` in PS_PUBLIC_STRINGS, PtypMultipleString.
#[rustfmt::skip]
pub const PidNameICalendarRecurrenceRule: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:rrule");

/// `Subject` in PS_INTERNET_HEADERS, PtypString.
#[rustfmt::skip]
pub const PidNameInternetSubject: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "Subject");

/// `IsBirthdayContactWritable` in PSETID_Address, PtypBoolean.
#[rustfmt::skip]
pub const PidNameIsBirthdayContactWritable: NamedProperty<'static> = NamedProperty::string(property_set::PSETID_Address, "IsBirthdayContactWritable");

/// `Keywords` in PS_PUBLIC_STRINGS, PtypMultipleString.
#[rustfmt::skip]
pub const PidNameKeywords: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "Keywords");

/// `LastAuthor` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameLastAuthor: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "LastAuthor");

/// `LastPrinted` in PS_PUBLIC_STRINGS, PtypTime.
#[rustfmt::skip]
pub const PidNameLastPrinted: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "LastPrinted");

/// `LastSaveDtm` in PS_PUBLIC_STRINGS, PtypTime.
#[rustfmt::skip]
pub const PidNameLastSaveDateTime: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "LastSaveDtm");

/// `LineCount` in PS_PUBLIC_STRINGS, PtypInteger32.
#[rustfmt::skip]
pub const PidNameLineCount: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "LineCount");

/// `LinksDirty` in PS_PUBLIC_STRINGS, PtypBoolean.
#[rustfmt::skip]
pub const PidNameLinksDirty: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "LinksDirty");

/// `urn:schemas:calendar:locationurl` in PS_PUBLIC_STRINGS, PtypString.
#[doc(alias = "LocationUrl")]
#[rustfmt::skip]
pub const PidNameLocationUrl: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "urn:schemas:calendar:locationurl");

/// `msip_labels` in PS_INTERNET_HEADERS, PtypString.
#[rustfmt::skip]
pub const PidNameMSIPLabels: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "msip_labels");

/// `Manager` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameManager: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "Manager");

/// `DoNotForward` in PS_PUBLIC_STRINGS, PtypBoolean.
#[rustfmt::skip]
pub const PidNameMeetingDoNotForward: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "DoNotForward");

/// `MMClipCount` in PS_PUBLIC_STRINGS, PtypInteger32.
#[rustfmt::skip]
pub const PidNameMultimediaClipCount: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "MMClipCount");

/// `NoteCount` in PS_PUBLIC_STRINGS, PtypInteger32.
#[rustfmt::skip]
pub const PidNameNoteCount: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "NoteCount");

/// `OMSAccountGuid` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameOMSAccountGuid: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "OMSAccountGuid");

/// `OMSMobileModel` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameOMSMobileModel: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "OMSMobileModel");

/// `OMSScheduleTime` in PS_PUBLIC_STRINGS, PtypTime.
#[rustfmt::skip]
pub const PidNameOMSScheduleTime: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "OMSScheduleTime");

/// `OMSServiceType` in PS_PUBLIC_STRINGS, PtypInteger32.
#[rustfmt::skip]
pub const PidNameOMSServiceType: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "OMSServiceType");

/// `OMSSourceType` in PS_PUBLIC_STRINGS, PtypInteger32.
#[rustfmt::skip]
pub const PidNameOMSSourceType: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "OMSSourceType");

/// `PageCount` in PS_PUBLIC_STRINGS, PtypInteger32.
#[rustfmt::skip]
pub const PidNamePageCount: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "PageCount");

/// `ParCount` in PS_PUBLIC_STRINGS, PtypInteger32.
#[rustfmt::skip]
pub const PidNameParagraphCount: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "ParCount");

/// `http://schemas.microsoft.com/outlook/phishingstamp` in PS_PUBLIC_STRINGS, PtypInteger32.
#[rustfmt::skip]
pub const PidNamePhishingStamp: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "http://schemas.microsoft.com/outlook/phishingstamp");

/// `PresFormat` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNamePresentationFormat: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "PresFormat");

/// `quarantine-original-sender` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameQuarantineOriginalSender: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "quarantine-original-sender");

/// `RevNumber` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameRevisionNumber: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "RevNumber");

/// `DRMLicense` in PS_PUBLIC_STRINGS, PtypMultipleBinary.
#[rustfmt::skip]
pub const PidNameRightsManagementLicense: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "DRMLicense");

/// `Scale` in PS_PUBLIC_STRINGS, PtypBoolean.
#[rustfmt::skip]
pub const PidNameScale: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "Scale");

/// `Security` in PS_PUBLIC_STRINGS, PtypInteger32.
#[rustfmt::skip]
pub const PidNameSecurity: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "Security");

/// `SlideCount` in PS_PUBLIC_STRINGS, PtypInteger32.
#[rustfmt::skip]
pub const PidNameSlideCount: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "SlideCount");

/// `Subject` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameSubject: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "Subject");

/// `Template` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameTemplate: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "Template");

/// `Thumbnail` in PS_PUBLIC_STRINGS, PtypBinary.
#[rustfmt::skip]
pub const PidNameThumbnail: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "Thumbnail");

/// `Title` in PS_PUBLIC_STRINGS, PtypString.
#[rustfmt::skip]
pub const PidNameTitle: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "Title");

/// `WordCount` in PS_PUBLIC_STRINGS, PtypInteger32.
#[rustfmt::skip]
pub const PidNameWordCount: NamedProperty<'static> = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "WordCount");

/// `X-CallID` in PS_INTERNET_HEADERS, PtypString.
#[rustfmt::skip]
pub const PidNameXCallId: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "X-CallID");

/// `X-FaxNumberOfPages` in PS_INTERNET_HEADERS, PtypInteger16.
#[rustfmt::skip]
pub const PidNameXFaxNumberOfPages: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "X-FaxNumberOfPages");

/// `X-RequireProtectedPlayOnPhone` in PS_INTERNET_HEADERS, PtypBoolean.
#[rustfmt::skip]
pub const PidNameXRequireProtectedPlayOnPhone: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "X-RequireProtectedPlayOnPhone");

/// `X-CallingTelephoneNumber` in PS_INTERNET_HEADERS, PtypString.
#[rustfmt::skip]
pub const PidNameXSenderTelephoneNumber: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "X-CallingTelephoneNumber");

/// `X-Sharing-Browse-Url` in PS_INTERNET_HEADERS, PtypString.
#[rustfmt::skip]
pub const PidNameXSharingBrowseUrl: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "X-Sharing-Browse-Url");

/// `X-Sharing-Capabilities` in PS_INTERNET_HEADERS, PtypString.
#[rustfmt::skip]
pub const PidNameXSharingCapabilities: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "X-Sharing-Capabilities");

/// `X-Sharing-Config-Url` in PS_INTERNET_HEADERS, PtypString.
#[rustfmt::skip]
pub const PidNameXSharingConfigUrl: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "X-Sharing-Config-Url");

/// `X-Sharing-Exended-Caps` in PS_INTERNET_HEADERS, PtypString.
#[rustfmt::skip]
pub const PidNameXSharingExendedCaps: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "X-Sharing-Exended-Caps");

/// `X-Sharing-Flavor` in PS_INTERNET_HEADERS, PtypString.
#[rustfmt::skip]
pub const PidNameXSharingFlavor: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "X-Sharing-Flavor");

/// `X-Sharing-Instance-Guid` in PS_INTERNET_HEADERS, PtypString.
#[rustfmt::skip]
pub const PidNameXSharingInstanceGuid: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "X-Sharing-Instance-Guid");

/// `X-Sharing-Local-Type` in PS_INTERNET_HEADERS, PtypString.
#[rustfmt::skip]
pub const PidNameXSharingLocalType: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "X-Sharing-Local-Type");

/// `X-Sharing-Provider-Guid` in PS_INTERNET_HEADERS, PtypString.
#[rustfmt::skip]
pub const PidNameXSharingProviderGuid: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "X-Sharing-Provider-Guid");

/// `X-Sharing-Provider-Name` in PS_INTERNET_HEADERS, PtypString.
#[rustfmt::skip]
pub const PidNameXSharingProviderName: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "X-Sharing-Provider-Name");

/// `X-Sharing-Provider-Url` in PS_INTERNET_HEADERS, PtypString.
#[rustfmt::skip]
pub const PidNameXSharingProviderUrl: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "X-Sharing-Provider-Url");

/// `X-Sharing-Remote-Name` in PS_INTERNET_HEADERS, PtypString.
#[rustfmt::skip]
pub const PidNameXSharingRemoteName: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "X-Sharing-Remote-Name");

/// `X-Sharing-Remote-Path` in PS_INTERNET_HEADERS, PtypString.
#[rustfmt::skip]
pub const PidNameXSharingRemotePath: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "X-Sharing-Remote-Path");

/// `X-Sharing-Remote-Store-Uid` in PS_INTERNET_HEADERS, PtypString.
#[rustfmt::skip]
pub const PidNameXSharingRemoteStoreUid: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "X-Sharing-Remote-Store-Uid");

/// `X-Sharing-Remote-Type` in PS_INTERNET_HEADERS, PtypString.
#[rustfmt::skip]
pub const PidNameXSharingRemoteType: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "X-Sharing-Remote-Type");

/// `X-Sharing-Remote-Uid` in PS_INTERNET_HEADERS, PtypString.
#[rustfmt::skip]
pub const PidNameXSharingRemoteUid: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "X-Sharing-Remote-Uid");

/// `X-AttachmentOrder` in PS_INTERNET_HEADERS, PtypString.
#[rustfmt::skip]
pub const PidNameXVoiceMessageAttachmentOrder: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "X-AttachmentOrder");

/// `X-VoiceMessageDuration` in PS_INTERNET_HEADERS, PtypInteger16.
#[rustfmt::skip]
pub const PidNameXVoiceMessageDuration: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "X-VoiceMessageDuration");

/// `X-VoiceMessageSenderName` in PS_INTERNET_HEADERS, PtypString.
#[rustfmt::skip]
pub const PidNameXVoiceMessageSenderName: NamedProperty<'static> = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "X-VoiceMessageSenderName");
