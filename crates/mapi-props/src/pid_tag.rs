//! Tags of the properties in [MS-OXPROPS] and Microsoft's MAPI reference, in their spelling.
//!
//! Generated from data/properties.tsv by tools/generate.rs.
#![expect(non_upper_case_globals, reason = "the constants keep the spelling of the specification")]

use crate::tag::PropertyTag;

/// `0x39FF001F`, PtypString.
#[doc(alias = "PR_7BIT_DISPLAY_NAME")]
pub const PidTag7BitDisplayName: PropertyTag = PropertyTag::from_u32(0x39FF_001F);

/// `0x3D1C000B`, PtypBoolean.
#[doc(alias = "PR_AB_CHOOSE_DIRECTORY_AUTOMATICALLY")]
pub const PidTagAbChooseDirectoryAutomatically: PropertyTag = PropertyTag::from_u32(0x3D1C_000B);

/// `0x3D060102`, PtypBinary.
#[doc(alias = "PR_AB_DEFAULT_DIR")]
pub const PidTagAbDefaultDir: PropertyTag = PropertyTag::from_u32(0x3D06_0102);

/// `0x3D070102`, PtypBinary.
#[doc(alias = "PR_AB_DEFAULT_PAB")]
pub const PidTagAbDefaultPab: PropertyTag = PropertyTag::from_u32(0x3D07_0102);

/// `0x36150102`, PtypBinary.
#[doc(alias = "PR_AB_PROVIDER_ID")]
pub const PidTagAbProviderId: PropertyTag = PropertyTag::from_u32(0x3615_0102);

/// `0x3D010102`, PtypBinary.
#[doc(alias = "PR_AB_PROVIDERS")]
pub const PidTagAbProviders: PropertyTag = PropertyTag::from_u32(0x3D01_0102);

/// `0x3D051102`, PtypMultipleBinary.
#[doc(alias = "PR_AB_SEARCH_PATH")]
pub const PidTagAbSearchPath: PropertyTag = PropertyTag::from_u32(0x3D05_1102);

/// `0x3D1B0003`, PtypInteger32.
#[doc(alias = "PR_AB_SEARCH_PATH_CUSTOMIZATION")]
pub const PidTagAbSearchPathCustomization: PropertyTag = PropertyTag::from_u32(0x3D1B_0003);

/// `0x3D110102`, PtypBinary.
#[doc(alias = "PR_AB_SEARCH_PATH_UPDATE")]
pub const PidTagAbSearchPathUpdate: PropertyTag = PropertyTag::from_u32(0x3D11_0102);

/// `0x0FF40003`, PtypInteger32.
#[doc(alias = "PR_ACCESS")]
#[doc(alias = "ptagAccess")]
pub const PidTagAccess: PropertyTag = PropertyTag::from_u32(0x0FF4_0003);

/// `0x3FE00102`, PtypBinary.
#[doc(alias = "PR_ACL_DATA")]
pub const PidTagAccessControlListData: PropertyTag = PropertyTag::from_u32(0x3FE0_0102);

/// `0x3FE0000D`, PtypObject.
#[doc(alias = "PR_ACL_TABLE")]
pub const PidTagAccessControlListTable: PropertyTag = PropertyTag::from_u32(0x3FE0_000D);

/// `0x0FF70003`, PtypInteger32.
#[doc(alias = "PR_ACCESS_LEVEL")]
#[doc(alias = "ptagAccessLevel")]
pub const PidTagAccessLevel: PropertyTag = PropertyTag::from_u32(0x0FF7_0003);

/// `0x3A00001F`, PtypString.
#[doc(alias = "PR_ACCOUNT")]
pub const PidTagAccount: PropertyTag = PropertyTag::from_u32(0x3A00_001F);

/// `0x00010003`, PtypInteger32.
#[doc(alias = "PR_ACKNOWLEDGEMENT_MODE")]
pub const PidTagAcknowledgementMode: PropertyTag = PropertyTag::from_u32(0x0001_0003);

/// `0x36D81102`, PtypMultipleBinary.
#[doc(alias = "PR_ADDITIONAL_REN_ENTRYIDS")]
#[doc(alias = "ptagAdditionalRenEntryIds")]
pub const PidTagAdditionalRenEntryIds: PropertyTag = PropertyTag::from_u32(0x36D8_1102);

/// `0x36D90102`, PtypBinary.
#[doc(alias = "PR_ADDITIONAL_REN_ENTRYIDS_EX")]
#[doc(alias = "ptagAdditionalRenEntryIdsEx")]
pub const PidTagAdditionalRenEntryIdsEx: PropertyTag = PropertyTag::from_u32(0x36D9_0102);

/// `0x8CD8000D`, PtypObject.
#[doc(alias = "PR_EMS_AB_AUTH_ORIG")]
pub const PidTagAddressBookAuthorizedSenders: PropertyTag = PropertyTag::from_u32(0x8CD8_000D);

/// `0x3D1C000B`, PtypBoolean.
#[doc(alias = "PR_AB_CHOOSE_DIRECTORY_AUTOMATICALLY")]
pub const PidTagAddressBookChooseDirectoryAutomatically: PropertyTag = PropertyTag::from_u32(0x3D1C_000B);

/// `0xFFFD0003`, PtypInteger32.
#[doc(alias = "PR_EMS_AB_CONTAINERID")]
pub const PidTagAddressBookContainerId: PropertyTag = PropertyTag::from_u32(0xFFFD_0003);

/// `0x806A0003`, PtypInteger32.
#[doc(alias = "PR_EMS_AB_DELIV_CONT_LENGTH")]
pub const PidTagAddressBookDeliveryContentLength: PropertyTag = PropertyTag::from_u32(0x806A_0003);

/// `0x39FF001F`, PtypString.
#[doc(alias = "PR_EMS_AB_DISPLAY_NAME_PRINTABLE")]
pub const PidTagAddressBookDisplayNamePrintable: PropertyTag = PropertyTag::from_u32(0x39FF_001F);

/// `0x8C930003`, PtypInteger32.
#[doc(alias = "PR_EMS_AB_DISPLAY_TYPE_EX")]
pub const PidTagAddressBookDisplayTypeExtended: PropertyTag = PropertyTag::from_u32(0x8C93_0003);

/// `0x8CE30003`, PtypInteger32.
#[doc(alias = "PR_EMS_AB_DL_EXTERNAL_MEMBER_COUNT")]
#[rustfmt::skip]
pub const PidTagAddressBookDistributionListExternalMemberCount: PropertyTag = PropertyTag::from_u32(0x8CE3_0003);

/// `0x8CE20003`, PtypInteger32.
#[doc(alias = "PR_EMS_AB_DL_TOTAL_MEMBER_COUNT")]
pub const PidTagAddressBookDistributionListMemberCount: PropertyTag = PropertyTag::from_u32(0x8CE2_0003);

/// `0x8073000D`, PtypObject.
#[doc(alias = "PR_EMS_AB_DL_MEM_SUBMIT_PERMS_BL_O")]
#[rustfmt::skip]
pub const PidTagAddressBookDistributionListMemberSubmitAccepted: PropertyTag = PropertyTag::from_u32(0x8073_000D);

/// `0x8CDA000D`, PtypObject.
#[doc(alias = "PR_EMS_AB_DL_MEM_SUBMIT_PERMS")]
#[rustfmt::skip]
pub const PidTagAddressBookDistributionListMemberSubmitRejected: PropertyTag = PropertyTag::from_u32(0x8CDA_000D);

/// `0x8CDB000D`, PtypObject.
#[doc(alias = "PR_EMS_AB_DL_MEM_REJECT_PERMS")]
#[rustfmt::skip]
pub const PidTagAddressBookDistributionListRejectMessagesFromDLMembers: PropertyTag = PropertyTag::from_u32(0x8CDB_000D);

/// `0x663B0102`, PtypBinary.
#[doc(alias = "PR_ADDRESS_BOOK_ENTRYID")]
#[doc(alias = "ptagAddressBookEntryId")]
pub const PidTagAddressBookEntryId: PropertyTag = PropertyTag::from_u32(0x663B_0102);

/// `0x802D001F`, PtypString.
#[doc(alias = "PR_EMS_AB_EXTENSION_ATTRIBUTE_1")]
pub const PidTagAddressBookExtensionAttribute1: PropertyTag = PropertyTag::from_u32(0x802D_001F);

/// `0x8036001F`, PtypString.
#[doc(alias = "PR_EMS_AB_EXTENSION_ATTRIBUTE_10")]
pub const PidTagAddressBookExtensionAttribute10: PropertyTag = PropertyTag::from_u32(0x8036_001F);

/// `0x8C57001F`, PtypString.
#[doc(alias = "PR_EMS_AB_EXTENSION_ATTRIBUTE_11")]
pub const PidTagAddressBookExtensionAttribute11: PropertyTag = PropertyTag::from_u32(0x8C57_001F);

/// `0x8C58001F`, PtypString.
#[doc(alias = "PR_EMS_AB_EXTENSION_ATTRIBUTE_12")]
pub const PidTagAddressBookExtensionAttribute12: PropertyTag = PropertyTag::from_u32(0x8C58_001F);

/// `0x8C59001F`, PtypString.
#[doc(alias = "PR_EMS_AB_EXTENSION_ATTRIBUTE_13")]
pub const PidTagAddressBookExtensionAttribute13: PropertyTag = PropertyTag::from_u32(0x8C59_001F);

/// `0x8C60001F`, PtypString.
#[doc(alias = "PR_EMS_AB_EXTENSION_ATTRIBUTE_14")]
pub const PidTagAddressBookExtensionAttribute14: PropertyTag = PropertyTag::from_u32(0x8C60_001F);

/// `0x8C61001F`, PtypString.
#[doc(alias = "PR_EMS_AB_EXTENSION_ATTRIBUTE_15")]
pub const PidTagAddressBookExtensionAttribute15: PropertyTag = PropertyTag::from_u32(0x8C61_001F);

/// `0x802E001F`, PtypString.
#[doc(alias = "PR_EMS_AB_EXTENSION_ATTRIBUTE_2")]
pub const PidTagAddressBookExtensionAttribute2: PropertyTag = PropertyTag::from_u32(0x802E_001F);

/// `0x802F001F`, PtypString.
#[doc(alias = "PR_EMS_AB_EXTENSION_ATTRIBUTE_3")]
pub const PidTagAddressBookExtensionAttribute3: PropertyTag = PropertyTag::from_u32(0x802F_001F);

/// `0x8030001F`, PtypString.
#[doc(alias = "PR_EMS_AB_EXTENSION_ATTRIBUTE_4")]
pub const PidTagAddressBookExtensionAttribute4: PropertyTag = PropertyTag::from_u32(0x8030_001F);

/// `0x8031001F`, PtypString.
#[doc(alias = "PR_EMS_AB_EXTENSION_ATTRIBUTE_5")]
pub const PidTagAddressBookExtensionAttribute5: PropertyTag = PropertyTag::from_u32(0x8031_001F);

/// `0x8032001F`, PtypString.
#[doc(alias = "PR_EMS_AB_EXTENSION_ATTRIBUTE_6")]
pub const PidTagAddressBookExtensionAttribute6: PropertyTag = PropertyTag::from_u32(0x8032_001F);

/// `0x8033001F`, PtypString.
#[doc(alias = "PR_EMS_AB_EXTENSION_ATTRIBUTE_7")]
pub const PidTagAddressBookExtensionAttribute7: PropertyTag = PropertyTag::from_u32(0x8033_001F);

/// `0x8034001F`, PtypString.
#[doc(alias = "PR_EMS_AB_EXTENSION_ATTRIBUTE_8")]
pub const PidTagAddressBookExtensionAttribute8: PropertyTag = PropertyTag::from_u32(0x8034_001F);

/// `0x8035001F`, PtypString.
#[doc(alias = "PR_EMS_AB_EXTENSION_ATTRIBUTE_9")]
pub const PidTagAddressBookExtensionAttribute9: PropertyTag = PropertyTag::from_u32(0x8035_001F);

/// `0x8004001F`, PtypString.
#[doc(alias = "PR_EMS_AB_FOLDER_PATHNAME")]
pub const PidTagAddressBookFolderPathname: PropertyTag = PropertyTag::from_u32(0x8004_001F);

/// `0x8C9A000D`, PtypObject.
#[doc(alias = "PR_EMS_AB_HAB_CHILD_DEPARTMENTS")]
pub const PidTagAddressBookHierarchicalChildDepartments: PropertyTag = PropertyTag::from_u32(0x8C9A_000D);

/// `0x8C97000D`, PtypObject.
#[doc(alias = "PR_EMS_AB_HAB_DEPARTMENT_MEMBERS")]
pub const PidTagAddressBookHierarchicalDepartmentMembers: PropertyTag = PropertyTag::from_u32(0x8C97_000D);

/// `0x8CDD000B`, PtypBoolean.
#[doc(alias = "PR_EMS_AB_HAB_IS_HIERARCHICAL_GROUP")]
#[doc(alias = "PR_EMS_AB_IS_ORGANIZATIONAL")]
pub const PidTagAddressBookHierarchicalIsHierarchicalGroup: PropertyTag = PropertyTag::from_u32(0x8CDD_000B);

/// `0x8C99000D`, PtypObject.
#[doc(alias = "PR_EMS_AB_HAB_PARENT_DEPARTMENT")]
pub const PidTagAddressBookHierarchicalParentDepartment: PropertyTag = PropertyTag::from_u32(0x8C99_000D);

/// `0x8C98001E`, PtypString8.
#[doc(alias = "PR_EMS_AB_HAB_ROOT_DEPARTMENT")]
pub const PidTagAddressBookHierarchicalRootDepartment: PropertyTag = PropertyTag::from_u32(0x8C98_001E);

/// `0x8C94000D`, PtypObject.
#[doc(alias = "PR_EMS_AB_HAB_SHOW_IN_DEPARTMENTS")]
pub const PidTagAddressBookHierarchicalShowInDepartments: PropertyTag = PropertyTag::from_u32(0x8C94_000D);

/// `0x8006001E`, PtypString8.
#[doc(alias = "PR_EMS_AB_HOME_MDB")]
pub const PidTagAddressBookHomeMessageDatabase: PropertyTag = PropertyTag::from_u32(0x8006_001E);

/// `0xFFFB000B`, PtypBoolean.
#[doc(alias = "PR_EMS_AB_IS_MASTER")]
pub const PidTagAddressBookIsMaster: PropertyTag = PropertyTag::from_u32(0xFFFB_000B);

/// `0x8008001E`, PtypString8.
#[doc(alias = "PR_EMS_AB_IS_MEMBER_OF_DL")]
pub const PidTagAddressBookIsMemberOfDistributionList: PropertyTag = PropertyTag::from_u32(0x8008_001E);

/// `0x6704000D`, PtypObject.
#[doc(alias = "PR_EMS_AB_MANAGE_DL")]
pub const PidTagAddressBookManageDistributionList: PropertyTag = PropertyTag::from_u32(0x6704_000D);

/// `0x8005000D`, PtypObject.
#[doc(alias = "PR_EMS_AB_MANAGER")]
pub const PidTagAddressBookManager: PropertyTag = PropertyTag::from_u32(0x8005_000D);

/// `0x8005001F`, PtypString.
#[doc(alias = "PR_EMS_AB_MANAGER_T")]
pub const PidTagAddressBookManagerDistinguishedName: PropertyTag = PropertyTag::from_u32(0x8005_001F);

/// `0x8009000D`, PtypObject.
#[doc(alias = "PR_EMS_AB_MEMBER")]
pub const PidTagAddressBookMember: PropertyTag = PropertyTag::from_u32(0x8009_000D);

/// `0x674F0014`, PtypInteger64.
#[doc(alias = "ptagAddrbookMID")]
pub const PidTagAddressBookMessageId: PropertyTag = PropertyTag::from_u32(0x674F_0014);

/// `0x8CB5000B`, PtypBoolean.
#[doc(alias = "PR_EMS_AB_ENABLE_MODERATION")]
pub const PidTagAddressBookModerationEnabled: PropertyTag = PropertyTag::from_u32(0x8CB5_000B);

/// `0x8170101F`, PtypMultipleString.
#[doc(alias = "PR_EMS_AB_NETWORK_ADDRESS")]
pub const PidTagAddressBookNetworkAddress: PropertyTag = PropertyTag::from_u32(0x8170_101F);

/// `0x803C001F`, PtypString.
#[doc(alias = "PR_EMS_AB_OBJ_DIST_NAME")]
pub const PidTagAddressBookObjectDistinguishedName: PropertyTag = PropertyTag::from_u32(0x803C_001F);

/// `0x8C6D0102`, PtypBinary.
#[doc(alias = "PR_EMS_AB_OBJECT_GUID")]
pub const PidTagAddressBookObjectGuid: PropertyTag = PropertyTag::from_u32(0x8C6D_0102);

/// `0x8CA8001F`, PtypString.
#[doc(alias = "PR_EMS_AB_ORG_UNIT_ROOT_DN")]
#[doc(alias = "msExchOURoot")]
#[rustfmt::skip]
pub const PidTagAddressBookOrganizationalUnitRootDistinguishedName: PropertyTag = PropertyTag::from_u32(0x8CA8_001F);

/// `0x800C000D`, PtypObject.
#[doc(alias = "PR_EMS_AB_OWNER_O")]
pub const PidTagAddressBookOwner: PropertyTag = PropertyTag::from_u32(0x800C_000D);

/// `0x8024000D`, PtypObject.
#[doc(alias = "PR_EMS_AB_OWNER_BL_O")]
pub const PidTagAddressBookOwnerBackLink: PropertyTag = PropertyTag::from_u32(0x8024_000D);

/// `0xFFFC0102`, PtypBinary.
#[doc(alias = "PR_EMS_AB_PARENT_ENTRYID")]
pub const PidTagAddressBookParentEntryId: PropertyTag = PropertyTag::from_u32(0xFFFC_0102);

/// `0x8C91001F`, PtypString.
#[doc(alias = "PR_EMS_AB_PHONETIC_COMPANY_NAME")]
pub const PidTagAddressBookPhoneticCompanyName: PropertyTag = PropertyTag::from_u32(0x8C91_001F);

/// `0x8C90001F`, PtypString.
#[doc(alias = "PR_EMS_AB_PHONETIC_DEPARTMENT_NAME")]
pub const PidTagAddressBookPhoneticDepartmentName: PropertyTag = PropertyTag::from_u32(0x8C90_001F);

/// `0x8C92001F`, PtypString.
#[doc(alias = "PR_EMS_AB_PHONETIC_DISPLAY_NAME")]
pub const PidTagAddressBookPhoneticDisplayName: PropertyTag = PropertyTag::from_u32(0x8C92_001F);

/// `0x8C8E001F`, PtypString.
#[doc(alias = "PR_EMS_AB_PHONETIC_GIVEN_NAME")]
pub const PidTagAddressBookPhoneticGivenName: PropertyTag = PropertyTag::from_u32(0x8C8E_001F);

/// `0x8C8F001F`, PtypString.
#[doc(alias = "PR_EMS_AB_PHONETIC_SURNAME")]
pub const PidTagAddressBookPhoneticSurname: PropertyTag = PropertyTag::from_u32(0x8C8F_001F);

/// `0x800F101F`, PtypMultipleString.
#[doc(alias = "PR_EMS_AB_PROXY_ADDRESSES")]
pub const PidTagAddressBookProxyAddresses: PropertyTag = PropertyTag::from_u32(0x800F_101F);

/// `0x8015000D`, PtypObject.
#[doc(alias = "PR_EMS_AB_PUBLIC_DELEGATES")]
pub const PidTagAddressBookPublicDelegates: PropertyTag = PropertyTag::from_u32(0x8015_000D);

/// `0x800E000D`, PtypObject.
#[doc(alias = "PR_EMS_AB_REPORTS")]
pub const PidTagAddressBookReports: PropertyTag = PropertyTag::from_u32(0x800E_000D);

/// `0x08070003`, PtypInteger32.
#[doc(alias = "PR_EMS_AB_ROOM_CAPACITY")]
pub const PidTagAddressBookRoomCapacity: PropertyTag = PropertyTag::from_u32(0x0807_0003);

/// `0x8C96101F`, PtypMultipleString.
#[doc(alias = "PR_EMS_AB_ROOM_CONTAINERS")]
pub const PidTagAddressBookRoomContainers: PropertyTag = PropertyTag::from_u32(0x8C96_101F);

/// `0x0809001F`, PtypString.
#[doc(alias = "PR_EMS_AB_ROOM_DESCRIPTION")]
pub const PidTagAddressBookRoomDescription: PropertyTag = PropertyTag::from_u32(0x0809_001F);

/// `0x8CAC101F`, PtypMultipleString.
#[doc(alias = "PR_EMS_AB_DL_SENDER_HINT_TRANSLATIONS")]
pub const PidTagAddressBookSenderHintTranslations: PropertyTag = PropertyTag::from_u32(0x8CAC_101F);

/// `0x8CA00003`, PtypInteger32.
#[doc(alias = "PR_EMS_AB_HAB_SENIORITY_INDEX")]
pub const PidTagAddressBookSeniorityIndex: PropertyTag = PropertyTag::from_u32(0x8CA0_0003);

/// `0x8011001F`, PtypString.
#[doc(alias = "PR_EMS_AB_TARGET_ADDRESS")]
pub const PidTagAddressBookTargetAddress: PropertyTag = PropertyTag::from_u32(0x8011_001F);

/// `0x8CD9000D`, PtypObject.
#[doc(alias = "PR_EMS_AB_UNAUTH_ORIG")]
pub const PidTagAddressBookUnauthorizedSenders: PropertyTag = PropertyTag::from_u32(0x8CD9_000D);

/// `0x8C6A1102`, PtypMultipleBinary.
#[doc(alias = "PR_EMS_AB_X509_CERT")]
pub const PidTagAddressBookX509Certificate: PropertyTag = PropertyTag::from_u32(0x8C6A_1102);

/// `0x3002001F`, PtypString.
#[doc(alias = "PR_ADDRTYPE")]
#[doc(alias = "ptagAddrType")]
pub const PidTagAddressType: PropertyTag = PropertyTag::from_u32(0x3002_001F);

/// `0x36EE0003`, PtypInteger32.
#[doc(alias = "PR_AGING_GRANULARITY")]
pub const PidTagAgingGranularity: PropertyTag = PropertyTag::from_u32(0x36EE_0003);

/// `0x36EC0003`, PtypInteger32.
#[doc(alias = "PR_AGING_PERIOD")]
pub const PidTagAgingPeriod: PropertyTag = PropertyTag::from_u32(0x36EC_0003);

/// `0x3A010102`, PtypBinary.
#[doc(alias = "PR_ALTERNATE_RECIPIENT")]
pub const PidTagAlternateRecipient: PropertyTag = PropertyTag::from_u32(0x3A01_0102);

/// `0x0002000B`, PtypBoolean.
#[doc(alias = "PR_ALTERNATE_RECIPIENT_ALLOWED")]
#[doc(alias = "ptagAlternateRecipientAllowed")]
pub const PidTagAlternateRecipientAllowed: PropertyTag = PropertyTag::from_u32(0x0002_000B);

/// `0x360C001F`, PtypString.
#[doc(alias = "PR_ANR")]
pub const PidTagAnr: PropertyTag = PropertyTag::from_u32(0x360C_001F);

/// `0x301F0040`, PtypTime.
#[doc(alias = "PR_ARCHIVE_DATE")]
#[doc(alias = "ptagArchiveDate")]
pub const PidTagArchiveDate: PropertyTag = PropertyTag::from_u32(0x301F_0040);

/// `0x301E0003`, PtypInteger32.
#[doc(alias = "PR_ARCHIVE_PERIOD")]
#[doc(alias = "ptagArchivePeriod")]
pub const PidTagArchivePeriod: PropertyTag = PropertyTag::from_u32(0x301E_0003);

/// `0x30180102`, PtypBinary.
#[doc(alias = "PR_ARCHIVE_TAG")]
#[doc(alias = "ptagArchiveTag")]
pub const PidTagArchiveTag: PropertyTag = PropertyTag::from_u32(0x3018_0102);

/// `0x3A30001F`, PtypString.
#[doc(alias = "PR_ASSISTANT")]
pub const PidTagAssistant: PropertyTag = PropertyTag::from_u32(0x3A30_001F);

/// `0x3A2E001F`, PtypString.
#[doc(alias = "PR_ASSISTANT_TELEPHONE_NUMBER")]
pub const PidTagAssistantTelephoneNumber: PropertyTag = PropertyTag::from_u32(0x3A2E_001F);

/// `0x67AA000B`, PtypBoolean.
#[doc(alias = "ptagAssociated")]
#[doc(alias = "PR_ASSOCIATED")]
pub const PidTagAssociated: PropertyTag = PropertyTag::from_u32(0x67AA_000B);

/// `0x36170003`, PtypInteger32.
#[doc(alias = "PR_ASSOC_CONTENT_COUNT")]
pub const PidTagAssociatedContentCount: PropertyTag = PropertyTag::from_u32(0x3617_0003);

/// `0x0EA00048`, PtypGuid.
#[doc(alias = "PR_ASSOCIATED_SHARING_PROVIDER")]
pub const PidTagAssociatedSharingProvider: PropertyTag = PropertyTag::from_u32(0x0EA0_0048);

/// `0x370F0102`, PtypBinary.
#[doc(alias = "PR_ATTACH_ADDITIONAL_INFO")]
pub const PidTagAttachAdditionalInformation: PropertyTag = PropertyTag::from_u32(0x370F_0102);

/// `0x3711001F`, PtypString.
#[doc(alias = "PR_ATTACH_CONTENT_BASE")]
pub const PidTagAttachContentBase: PropertyTag = PropertyTag::from_u32(0x3711_001F);

/// `0x3712001F`, PtypString.
#[doc(alias = "PR_ATTACH_CONTENT_ID")]
pub const PidTagAttachContentId: PropertyTag = PropertyTag::from_u32(0x3712_001F);

/// `0x3713001F`, PtypString.
#[doc(alias = "PR_ATTACH_CONTENT_LOCATION")]
pub const PidTagAttachContentLocation: PropertyTag = PropertyTag::from_u32(0x3713_001F);

/// `0x37010102`, PtypBinary.
#[doc(alias = "PR_ATTACH_DATA_BIN")]
pub const PidTagAttachDataBinary: PropertyTag = PropertyTag::from_u32(0x3701_0102);

/// `0x3701000D`, PtypObject.
#[doc(alias = "PR_ATTACH_DATA_OBJ")]
#[doc(alias = "ptagAttachDataObj")]
pub const PidTagAttachDataObject: PropertyTag = PropertyTag::from_u32(0x3701_000D);

/// `0x37020102`, PtypBinary.
#[doc(alias = "PR_ATTACH_ENCODING")]
pub const PidTagAttachEncoding: PropertyTag = PropertyTag::from_u32(0x3702_0102);

/// `0x3703001F`, PtypString.
#[doc(alias = "PR_ATTACH_EXTENSION")]
pub const PidTagAttachExtension: PropertyTag = PropertyTag::from_u32(0x3703_001F);

/// `0x3704001F`, PtypString.
#[doc(alias = "PR_ATTACH_FILENAME")]
#[doc(alias = "ptagAttachFilename")]
pub const PidTagAttachFilename: PropertyTag = PropertyTag::from_u32(0x3704_001F);

/// `0x37140003`, PtypInteger32.
#[doc(alias = "PR_ATTACH_FLAGS")]
pub const PidTagAttachFlags: PropertyTag = PropertyTag::from_u32(0x3714_0003);

/// `0x3707001F`, PtypString.
#[doc(alias = "PR_ATTACH_LONG_FILENAME")]
pub const PidTagAttachLongFilename: PropertyTag = PropertyTag::from_u32(0x3707_001F);

/// `0x370D001F`, PtypString.
#[doc(alias = "PR_ATTACH_LONG_PATHNAME")]
#[doc(alias = "ptagAttachLongPathname")]
pub const PidTagAttachLongPathname: PropertyTag = PropertyTag::from_u32(0x370D_001F);

/// `0x37050003`, PtypInteger32.
#[doc(alias = "PR_ATTACH_METHOD")]
#[doc(alias = "ptagAttachMethod")]
pub const PidTagAttachMethod: PropertyTag = PropertyTag::from_u32(0x3705_0003);

/// `0x37100003`, PtypInteger32.
#[doc(alias = "PR_ATTACH_MIME_SEQUENCE")]
pub const PidTagAttachMimeSequence: PropertyTag = PropertyTag::from_u32(0x3710_0003);

/// `0x370E001F`, PtypString.
#[doc(alias = "PR_ATTACH_MIME_TAG")]
pub const PidTagAttachMimeTag: PropertyTag = PropertyTag::from_u32(0x370E_001F);

/// `0x0E210003`, PtypInteger32.
#[doc(alias = "PR_ATTACH_NUM")]
#[doc(alias = "ptagAttachNum")]
pub const PidTagAttachNumber: PropertyTag = PropertyTag::from_u32(0x0E21_0003);

/// `0x3708001F`, PtypString.
#[doc(alias = "PR_ATTACH_PATHNAME")]
#[doc(alias = "ptagAttachPathname")]
pub const PidTagAttachPathname: PropertyTag = PropertyTag::from_u32(0x3708_001F);

/// `0x371A001F`, PtypString.
#[doc(alias = "PR_ATTACH_PAYLOAD_CLASS")]
#[doc(alias = "ptagAttachPayloadClass")]
pub const PidTagAttachPayloadClass: PropertyTag = PropertyTag::from_u32(0x371A_001F);

/// `0x3719001F`, PtypString.
#[doc(alias = "PR_ATTACH_PAYLOAD_PROV_GUID_STR")]
pub const PidTagAttachPayloadProviderGuidString: PropertyTag = PropertyTag::from_u32(0x3719_001F);

/// `0x37090102`, PtypBinary.
#[doc(alias = "PR_ATTACH_RENDERING")]
#[doc(alias = "ptagAttachRendering")]
pub const PidTagAttachRendering: PropertyTag = PropertyTag::from_u32(0x3709_0102);

/// `0x0E200003`, PtypInteger32.
#[doc(alias = "PR_ATTACH_SIZE")]
#[doc(alias = "ptagAttachSize")]
pub const PidTagAttachSize: PropertyTag = PropertyTag::from_u32(0x0E20_0003);

/// `0x370A0102`, PtypBinary.
#[doc(alias = "PR_ATTACH_TAG")]
pub const PidTagAttachTag: PropertyTag = PropertyTag::from_u32(0x370A_0102);

/// `0x370C001F`, PtypString.
#[doc(alias = "PR_ATTACH_TRANSPORT_NAME")]
pub const PidTagAttachTransportName: PropertyTag = PropertyTag::from_u32(0x370C_001F);

/// `0x7FFF000B`, PtypBoolean.
#[doc(alias = "PR_ATTACHMENT_CONTACTPHOTO")]
pub const PidTagAttachmentContactPhoto: PropertyTag = PropertyTag::from_u32(0x7FFF_000B);

/// `0x7FFD0003`, PtypInteger32.
#[doc(alias = "PR_ATTACHMENT_FLAGS")]
#[doc(alias = "ptagAttachmentFlags")]
pub const PidTagAttachmentFlags: PropertyTag = PropertyTag::from_u32(0x7FFD_0003);

/// `0x7FFE000B`, PtypBoolean.
#[doc(alias = "PR_ATTACHMENT_HIDDEN")]
pub const PidTagAttachmentHidden: PropertyTag = PropertyTag::from_u32(0x7FFE_000B);

/// `0x7FFA0003`, PtypInteger32.
#[doc(alias = "PR_ATTACHMENT_LINKID")]
#[doc(alias = "ptagAttachmentLinkId")]
pub const PidTagAttachmentLinkId: PropertyTag = PropertyTag::from_u32(0x7FFA_0003);

/// `0x37000102`, PtypBinary.
#[doc(alias = "PR_ATTACHMENT_X400_PARAMETERS")]
pub const PidTagAttachmentX400Parameters: PropertyTag = PropertyTag::from_u32(0x3700_0102);

/// `0x10F4000B`, PtypBoolean.
#[doc(alias = "PR_ATTR_HIDDEN")]
#[doc(alias = "ptagAttrHidden")]
pub const PidTagAttributeHidden: PropertyTag = PropertyTag::from_u32(0x10F4_000B);

/// `0x10F6000B`, PtypBoolean.
#[doc(alias = "PR_ATTR_READONLY")]
#[doc(alias = "ptagAttrReadonly")]
pub const PidTagAttributeReadOnly: PropertyTag = PropertyTag::from_u32(0x10F6_000B);

/// `0x00030102`, PtypBinary.
#[doc(alias = "PR_AUTHORIZING_USERS")]
pub const PidTagAuthorizingUsers: PropertyTag = PropertyTag::from_u32(0x0003_0102);

/// `0x67FD001F`, PtypString.
#[doc(alias = "PR_AUTOCFG_USER_EMAIL_W")]
pub const PidTagAutoConfigurationUserEmail: PropertyTag = PropertyTag::from_u32(0x67FD_001F);

/// `0x67FE001F`, PtypString.
#[doc(alias = "PR_AUTOCFG_USER_NAME_W")]
pub const PidTagAutoConfigurationUserName: PropertyTag = PropertyTag::from_u32(0x67FE_001F);

/// `0x67FC001F`, PtypString.
#[doc(alias = "PR_AUTOCFG_USER_PASSWORD_W")]
pub const PidTagAutoConfigurationUserPassword: PropertyTag = PropertyTag::from_u32(0x67FC_001F);

/// `0x0004001F`, PtypString.
#[doc(alias = "PR_AUTO_FORWARD_COMMENT")]
pub const PidTagAutoForwardComment: PropertyTag = PropertyTag::from_u32(0x0004_001F);

/// `0x0005000B`, PtypBoolean.
#[doc(alias = "PR_AUTO_FORWARDED")]
#[doc(alias = "ptagAutoForwarded")]
pub const PidTagAutoForwarded: PropertyTag = PropertyTag::from_u32(0x0005_000B);

/// `0x3FDF0003`, PtypInteger32.
#[doc(alias = "PR_AUTO_RESPONSE_SUPPRESS")]
#[doc(alias = "ptagAutoResponseSuppress")]
pub const PidTagAutoResponseSuppress: PropertyTag = PropertyTag::from_u32(0x3FDF_0003);

/// `0x3A420040`, PtypTime.
#[doc(alias = "PR_BIRTHDAY")]
pub const PidTagBirthday: PropertyTag = PropertyTag::from_u32(0x3A42_0040);

/// `0x10960003`, PtypInteger32.
#[doc(alias = "PR_BLOCK_STATUS")]
#[doc(alias = "ptagBlockStatus")]
pub const PidTagBlockStatus: PropertyTag = PropertyTag::from_u32(0x1096_0003);

/// `0x1000001F`, PtypString.
#[doc(alias = "PR_BODY")]
#[doc(alias = "ptagBody")]
pub const PidTagBody: PropertyTag = PropertyTag::from_u32(0x1000_001F);

/// `0x1015001F`, PtypString.
#[doc(alias = "PR_BODY_CONTENT_ID")]
pub const PidTagBodyContentId: PropertyTag = PropertyTag::from_u32(0x1015_001F);

/// `0x1014001F`, PtypString.
#[doc(alias = "PR_BODY_CONTENT_LOCATION")]
pub const PidTagBodyContentLocation: PropertyTag = PropertyTag::from_u32(0x1014_001F);

/// `0x0E1C0003`, PtypInteger32.
#[doc(alias = "PR_BODY_CRC")]
pub const PidTagBodyCrc: PropertyTag = PropertyTag::from_u32(0x0E1C_0003);

/// `0x1013001F`, PtypString.
#[doc(alias = "PR_BODY_HTML")]
#[doc(alias = "ptagBodyHtml")]
pub const PidTagBodyHtml: PropertyTag = PropertyTag::from_u32(0x1013_001F);

/// `0x3A1B001F`, PtypString.
#[doc(alias = "PR_OFFICE2_TELEPHONE_NUMBER")]
#[doc(alias = "PR_BUSINESS2_TELEPHONE_NUMBER")]
pub const PidTagBusiness2TelephoneNumber: PropertyTag = PropertyTag::from_u32(0x3A1B_001F);

/// `0x3A1B101F`, PtypMultipleString.
#[doc(alias = "PR_BUSINESS2_TELEPHONE_NUMBER_A_MV")]
#[doc(alias = "PR_BUSINESS2_TELEPHONE_NUMBER_MV")]
pub const PidTagBusiness2TelephoneNumbers: PropertyTag = PropertyTag::from_u32(0x3A1B_101F);

/// `0x3A24001F`, PtypString.
#[doc(alias = "PR_BUSINESS_FAX_NUMBER")]
pub const PidTagBusinessFaxNumber: PropertyTag = PropertyTag::from_u32(0x3A24_001F);

/// `0x3A51001F`, PtypString.
#[doc(alias = "PR_BUSINESS_HOME_PAGE")]
pub const PidTagBusinessHomePage: PropertyTag = PropertyTag::from_u32(0x3A51_001F);

/// `0x3A08001F`, PtypString.
#[doc(alias = "PR_BUSINESS_TELEPHONE_NUMBER")]
#[doc(alias = "PR_OFFICE_TELEPHONE_NUMBER")]
pub const PidTagBusinessTelephoneNumber: PropertyTag = PropertyTag::from_u32(0x3A08_001F);

/// `0x6806001F`, PtypString.
#[doc(alias = "InternalSchemaCallID")]
pub const PidTagCallId: PropertyTag = PropertyTag::from_u32(0x6806_001F);

/// `0x3A02001F`, PtypString.
#[doc(alias = "PR_CALLBACK_TELEPHONE_NUMBER")]
pub const PidTagCallbackTelephoneNumber: PropertyTag = PropertyTag::from_u32(0x3A02_001F);

/// `0x3A1E001F`, PtypString.
#[doc(alias = "PR_CAR_TELEPHONE_NUMBER")]
pub const PidTagCarTelephoneNumber: PropertyTag = PropertyTag::from_u32(0x3A1E_001F);

/// `0x10C50040`, PtypTime.
#[doc(alias = "PR_CDO_RECURRENCEID")]
pub const PidTagCdoRecurrenceid: PropertyTag = PropertyTag::from_u32(0x10C5_0040);

/// `0x65E20102`, PtypBinary.
#[doc(alias = "PR_CHANGE_KEY")]
pub const PidTagChangeKey: PropertyTag = PropertyTag::from_u32(0x65E2_0102);

/// `0x67A40014`, PtypInteger64.
#[doc(alias = "ptagCn")]
pub const PidTagChangeNumber: PropertyTag = PropertyTag::from_u32(0x67A4_0014);

/// `0x3A58101F`, PtypMultipleString.
#[doc(alias = "PR_CHILDRENS_NAMES")]
pub const PidTagChildrensNames: PropertyTag = PropertyTag::from_u32(0x3A58_101F);

/// `0x66450102`, PtypBinary.
#[doc(alias = "PR_CLIENT_ACTIONS")]
#[doc(alias = "ptagClientActions")]
pub const PidTagClientActions: PropertyTag = PropertyTag::from_u32(0x6645_0102);

/// `0x37000040`, PtypTime.
pub const PidTagClientActivelyEditingUntil: PropertyTag = PropertyTag::from_u32(0x3700_0040);

/// `0x00390040`, PtypTime.
#[doc(alias = "PR_CLIENT_SUBMIT_TIME")]
pub const PidTagClientSubmitTime: PropertyTag = PropertyTag::from_u32(0x0039_0040);

/// `0x67D20102`, PtypBinary.
#[doc(alias = "ptagCnsetRead")]
pub const PidTagCnsetRead: PropertyTag = PropertyTag::from_u32(0x67D2_0102);

/// `0x67960102`, PtypBinary.
#[doc(alias = "ptagCnsetSeen")]
pub const PidTagCnsetSeen: PropertyTag = PropertyTag::from_u32(0x6796_0102);

/// `0x67DA0102`, PtypBinary.
#[doc(alias = "ptagCnsetSeenFAI")]
pub const PidTagCnsetSeenFAI: PropertyTag = PropertyTag::from_u32(0x67DA_0102);

/// `0x66C30003`, PtypInteger32.
#[doc(alias = "PR_CODE_PAGE_ID")]
#[doc(alias = "ptagCodePageId")]
pub const PidTagCodePageId: PropertyTag = PropertyTag::from_u32(0x66C3_0003);

/// `0x3004001F`, PtypString.
#[doc(alias = "PR_COMMENT")]
#[doc(alias = "ptagComment")]
pub const PidTagComment: PropertyTag = PropertyTag::from_u32(0x3004_001F);

/// `0x35E60102`, PtypBinary.
#[doc(alias = "PR_COMMON_VIEWS_ENTRYID")]
pub const PidTagCommonViewsEntryId: PropertyTag = PropertyTag::from_u32(0x35E6_0102);

/// `0x3A57001F`, PtypString.
#[doc(alias = "PR_COMPANY_MAIN_PHONE_NUMBER")]
pub const PidTagCompanyMainTelephoneNumber: PropertyTag = PropertyTag::from_u32(0x3A57_001F);

/// `0x3A16001F`, PtypString.
#[doc(alias = "PR_COMPANY_NAME")]
pub const PidTagCompanyName: PropertyTag = PropertyTag::from_u32(0x3A16_001F);

/// `0x3A49001F`, PtypString.
#[doc(alias = "PR_COMPUTER_NETWORK_NAME")]
pub const PidTagComputerNetworkName: PropertyTag = PropertyTag::from_u32(0x3A49_001F);

/// `0x3FF00102`, PtypBinary.
#[doc(alias = "PR_CONFLICT_ENTRYID")]
#[doc(alias = "ptagConflictEntryId")]
pub const PidTagConflictEntryId: PropertyTag = PropertyTag::from_u32(0x3FF0_0102);

/// `0x10981102`, PtypMultipleBinary.
#[doc(alias = "PR_CONFLICT_ITEMS")]
pub const PidTagConflictItems: PropertyTag = PropertyTag::from_u32(0x1098_1102);

/// `0x6624101F`, PtypMultipleString.
#[doc(alias = "PR_CONTAB_DISPLAY_NAMES")]
pub const PidTagContactAddressBookDisplayNames: PropertyTag = PropertyTag::from_u32(0x6624_101F);

/// `0x66100102`, PtypBinary.
#[doc(alias = "PR_CONTAB_FOLDER_ENTRYID")]
pub const PidTagContactAddressBookFolderEntryId: PropertyTag = PropertyTag::from_u32(0x6610_0102);

/// `0x66201102`, PtypMultipleBinary.
#[doc(alias = "PR_CONTAB_FOLDER_ENTRYIDS")]
pub const PidTagContactAddressBookFolderEntryIds: PropertyTag = PropertyTag::from_u32(0x6620_1102);

/// `0x6613001F`, PtypString.
#[doc(alias = "PR_CONTAB_FOLDER_NAME")]
pub const PidTagContactAddressBookFolderName: PropertyTag = PropertyTag::from_u32(0x6613_001F);

/// `0x6623101F`, PtypMultipleString.
#[doc(alias = "PR_CONTAB_FOLDER_NAMES")]
pub const PidTagContactAddressBookFolderNames: PropertyTag = PropertyTag::from_u32(0x6623_101F);

/// `0x6614000B`, PtypBoolean.
#[doc(alias = "PR_CONTAB_MULTI_ADDR_FLAG")]
pub const PidTagContactAddressBookMultipleAddressFlag: PropertyTag = PropertyTag::from_u32(0x6614_000B);

/// `0x66251003`, PtypMultipleInteger32.
#[doc(alias = "PR_CONTAB_MULTI_ADDR_FLAGS")]
pub const PidTagContactAddressBookMultipleAddressFlags: PropertyTag = PropertyTag::from_u32(0x6625_1003);

/// `0x6602000B`, PtypBoolean.
#[doc(alias = "PR_CONTAB_SORT_FLAG")]
pub const PidTagContactAddressBookSortFlag: PropertyTag = PropertyTag::from_u32(0x6602_000B);

/// `0x66261102`, PtypMultipleBinary.
#[doc(alias = "PR_CONTAB_STORE_ENTRYIDS")]
pub const PidTagContactAddressBookStoreEntryIds: PropertyTag = PropertyTag::from_u32(0x6626_1102);

/// `0x6612001F`, PtypString.
#[doc(alias = "PR_CONTAB_STORE_NAME")]
pub const PidTagContactAddressBookStoreName: PropertyTag = PropertyTag::from_u32(0x6612_001F);

/// `0x6622101F`, PtypMultipleString.
#[doc(alias = "PR_CONTAB_STORE_NAMES")]
pub const PidTagContactAddressBookStoreNames: PropertyTag = PropertyTag::from_u32(0x6622_101F);

/// `0x66110003`, PtypInteger32.
#[doc(alias = "PR_CONTAB_STORE_SUPPORT_MASK")]
pub const PidTagContactAddressBookStoreSupportMask: PropertyTag = PropertyTag::from_u32(0x6611_0003);

/// `0x66211003`, PtypMultipleInteger32.
#[doc(alias = "PR_CONTAB_STORE_SUPPORT_MASKS")]
pub const PidTagContactAddressBookStoreSupportMasks: PropertyTag = PropertyTag::from_u32(0x6621_1003);

/// `0x66010102`, PtypBinary.
#[doc(alias = "PR_CONTAB_UID")]
pub const PidTagContactAddressBookUid: PropertyTag = PropertyTag::from_u32(0x6601_0102);

/// `0x3A54101F`, PtypMultipleString.
#[doc(alias = "PR_CONTACT_ADDRTYPES")]
pub const PidTagContactAddressTypes: PropertyTag = PropertyTag::from_u32(0x3A54_101F);

/// `0x3A520048`, PtypGuid.
#[doc(alias = "PR_CONTACT_VERSION")]
pub const PidTagContactVersion: PropertyTag = PropertyTag::from_u32(0x3A52_0048);

/// `0x3613001F`, PtypString.
#[doc(alias = "PR_CONTAINER_CLASS")]
#[doc(alias = "ptagContainerClass")]
pub const PidTagContainerClass: PropertyTag = PropertyTag::from_u32(0x3613_001F);

/// `0x360F000D`, PtypObject.
#[doc(alias = "PR_CONTAINER_CONTENTS")]
#[doc(alias = "ptagContainerContents")]
pub const PidTagContainerContents: PropertyTag = PropertyTag::from_u32(0x360F_000D);

/// `0x36000003`, PtypInteger32.
#[doc(alias = "PR_CONTAINER_FLAGS")]
pub const PidTagContainerFlags: PropertyTag = PropertyTag::from_u32(0x3600_0003);

/// `0x360E000D`, PtypObject.
#[doc(alias = "PR_CONTAINER_HIERARCHY")]
#[doc(alias = "ptagContainerHierarchy")]
pub const PidTagContainerHierarchy: PropertyTag = PropertyTag::from_u32(0x360E_000D);

/// `0x36140014`, PtypInteger64.
#[doc(alias = "PR_CONTAINER_MODIFY_VERSION")]
pub const PidTagContainerModifyVersion: PropertyTag = PropertyTag::from_u32(0x3614_0014);

/// `0x00060102`, PtypBinary.
#[doc(alias = "PR_CONTENT_CONFIDENTIALITY_ALGORITHM_ID")]
pub const PidTagContentConfidentialityAlgorithmId: PropertyTag = PropertyTag::from_u32(0x0006_0102);

/// `0x00070102`, PtypBinary.
#[doc(alias = "PR_CONTENT_CORRELATOR")]
pub const PidTagContentCorrelator: PropertyTag = PropertyTag::from_u32(0x0007_0102);

/// `0x36020003`, PtypInteger32.
#[doc(alias = "PR_CONTENT_COUNT")]
#[doc(alias = "ptagContentCount")]
pub const PidTagContentCount: PropertyTag = PropertyTag::from_u32(0x3602_0003);

/// `0x40840003`, PtypInteger32.
#[doc(alias = "ContentFilterPcl")]
#[doc(alias = "PR_CONTENT_FILTER_PCL")]
pub const PidTagContentFilterPhishingConfidenceLevel: PropertyTag = PropertyTag::from_u32(0x4084_0003);

/// `0x40760003`, PtypInteger32.
#[doc(alias = "PR_CONTENT_FILTER_SCL")]
#[doc(alias = "ptagContentFilterSCL")]
pub const PidTagContentFilterSpamConfidenceLevel: PropertyTag = PropertyTag::from_u32(0x4076_0003);

/// `0x0008001F`, PtypString.
#[doc(alias = "PR_CONTENT_IDENTIFIER")]
pub const PidTagContentIdentifier: PropertyTag = PropertyTag::from_u32(0x0008_001F);

/// `0x0C000102`, PtypBinary.
#[doc(alias = "PR_CONTENT_INTEGRITY_CHECK")]
pub const PidTagContentIntegrityCheck: PropertyTag = PropertyTag::from_u32(0x0C00_0102);

/// `0x00090003`, PtypInteger32.
#[doc(alias = "PR_CONTENT_LENGTH")]
pub const PidTagContentLength: PropertyTag = PropertyTag::from_u32(0x0009_0003);

/// `0x000A000B`, PtypBoolean.
#[doc(alias = "PR_CONTENT_RETURN_REQUESTED")]
pub const PidTagContentReturnRequested: PropertyTag = PropertyTag::from_u32(0x000A_000B);

/// `0x360D1003`, PtypMultipleInteger32.
#[doc(alias = "PR_CONTENTS_SORT_ORDER")]
pub const PidTagContentSortOrder: PropertyTag = PropertyTag::from_u32(0x360D_1003);

/// `0x36030003`, PtypInteger32.
#[doc(alias = "PR_CONTENT_UNREAD")]
#[doc(alias = "ptagContentUnread")]
pub const PidTagContentUnreadCount: PropertyTag = PropertyTag::from_u32(0x3603_0003);

/// `0x3F000003`, PtypInteger32.
#[doc(alias = "PR_CONTROL_FLAGS")]
pub const PidTagControlFlags: PropertyTag = PropertyTag::from_u32(0x3F00_0003);

/// `0x3F070102`, PtypBinary.
#[doc(alias = "PR_CONTROL_ID")]
pub const PidTagControlId: PropertyTag = PropertyTag::from_u32(0x3F07_0102);

/// `0x3F010102`, PtypBinary.
#[doc(alias = "PR_CONTROL_STRUCTURE")]
pub const PidTagControlStructure: PropertyTag = PropertyTag::from_u32(0x3F01_0102);

/// `0x3F020003`, PtypInteger32.
#[doc(alias = "PR_CONTROL_TYPE")]
pub const PidTagControlType: PropertyTag = PropertyTag::from_u32(0x3F02_0003);

/// `0x30130102`, PtypBinary.
#[doc(alias = "PR_CONVERSATION_ID")]
pub const PidTagConversationId: PropertyTag = PropertyTag::from_u32(0x3013_0102);

/// `0x00710102`, PtypBinary.
#[doc(alias = "PR_CONVERSATION_INDEX")]
#[doc(alias = "ptagConversationIndex")]
pub const PidTagConversationIndex: PropertyTag = PropertyTag::from_u32(0x0071_0102);

/// `0x3016000B`, PtypBoolean.
#[doc(alias = "PR_CONVERSATION_INDEX_TRACKING")]
pub const PidTagConversationIndexTracking: PropertyTag = PropertyTag::from_u32(0x3016_000B);

/// `0x000B0102`, PtypBinary.
#[doc(alias = "PR_CONVERSATION_KEY")]
pub const PidTagConversationKey: PropertyTag = PropertyTag::from_u32(0x000B_0102);

/// `0x0070001F`, PtypString.
#[doc(alias = "PR_CONVERSATION_TOPIC")]
#[doc(alias = "ptagConversationTopic")]
pub const PidTagConversationTopic: PropertyTag = PropertyTag::from_u32(0x0070_001F);

/// `0x000C0102`, PtypBinary.
#[doc(alias = "PR_CONVERSION_EITS")]
pub const PidTagConversionEits: PropertyTag = PropertyTag::from_u32(0x000C_0102);

/// `0x3A03000B`, PtypBoolean.
#[doc(alias = "PR_CONVERSION_PROHIBITED")]
pub const PidTagConversionProhibited: PropertyTag = PropertyTag::from_u32(0x3A03_000B);

/// `0x000D000B`, PtypBoolean.
#[doc(alias = "PR_CONVERSION_WITH_LOSS_PROHIBITED")]
pub const PidTagConversionWithLossProhibited: PropertyTag = PropertyTag::from_u32(0x000D_000B);

/// `0x000E0102`, PtypBinary.
#[doc(alias = "PR_CONVERTED_EITS")]
pub const PidTagConvertedEits: PropertyTag = PropertyTag::from_u32(0x000E_0102);

/// `0x0E0C000B`, PtypBoolean.
#[doc(alias = "PR_CORRELATE")]
pub const PidTagCorrelate: PropertyTag = PropertyTag::from_u32(0x0E0C_000B);

/// `0x0E0D0102`, PtypBinary.
#[doc(alias = "PR_CORRELATE_MTSID")]
pub const PidTagCorrelateMtsid: PropertyTag = PropertyTag::from_u32(0x0E0D_0102);

/// `0x3A26001F`, PtypString.
#[doc(alias = "PR_COUNTRY")]
#[doc(alias = "PR_BUSINESS_ADDRESS_COUNTRY")]
pub const PidTagCountry: PropertyTag = PropertyTag::from_u32(0x3A26_001F);

/// `0x3604000D`, PtypObject.
#[doc(alias = "PR_CREATE_TEMPLATES")]
pub const PidTagCreateTemplates: PropertyTag = PropertyTag::from_u32(0x3604_000D);

/// `0x30070040`, PtypTime.
#[doc(alias = "PR_CREATION_TIME")]
#[doc(alias = "ptagCreationTime")]
pub const PidTagCreationTime: PropertyTag = PropertyTag::from_u32(0x3007_0040);

/// `0x0E190014`, PtypInteger64.
#[doc(alias = "PR_CREATION_VERSION")]
pub const PidTagCreationVersion: PropertyTag = PropertyTag::from_u32(0x0E19_0014);

/// `0x4022001F`, PtypString.
#[doc(alias = "ptagCreatorAddrType")]
pub const PidTagCreatorAddressType: PropertyTag = PropertyTag::from_u32(0x4022_001F);

/// `0x4023001F`, PtypString.
#[doc(alias = "ptagCreatorEmailAddr")]
pub const PidTagCreatorEmailAddress: PropertyTag = PropertyTag::from_u32(0x4023_001F);

/// `0x3FF90102`, PtypBinary.
#[doc(alias = "PR_CREATOR_ENTRYID")]
#[doc(alias = "ptagCreatorEntryId")]
pub const PidTagCreatorEntryId: PropertyTag = PropertyTag::from_u32(0x3FF9_0102);

/// `0x3FF8001F`, PtypString.
#[doc(alias = "PR_CREATOR_NAME")]
#[doc(alias = "ptagCreatorName")]
pub const PidTagCreatorName: PropertyTag = PropertyTag::from_u32(0x3FF8_001F);

/// `0x4038001F`, PtypString.
#[doc(alias = "ptagCreatorSimpleDispName")]
pub const PidTagCreatorSimpleDisplayName: PropertyTag = PropertyTag::from_u32(0x4038_001F);

/// `0x0E000014`, PtypInteger64.
#[doc(alias = "PR_CURRENT_VERSION")]
pub const PidTagCurrentVersion: PropertyTag = PropertyTag::from_u32(0x0E00_0014);

/// `0x3A4A001F`, PtypString.
#[doc(alias = "PR_CUSTOMER_ID")]
pub const PidTagCustomerId: PropertyTag = PropertyTag::from_u32(0x3A4A_001F);

/// `0x6647000B`, PtypBoolean.
#[doc(alias = "PR_DAM_BACK_PATCHED")]
#[doc(alias = "ptagDamBackPatched")]
pub const PidTagDamBackPatched: PropertyTag = PropertyTag::from_u32(0x6647_000B);

/// `0x66460102`, PtypBinary.
#[doc(alias = "PR_DAM_ORIGINAL_ENTRYID")]
pub const PidTagDamOriginalEntryId: PropertyTag = PropertyTag::from_u32(0x6646_0102);

/// `0x36110102`, PtypBinary.
#[doc(alias = "PR_DEF_CREATE_DL")]
pub const PidTagDefCreateDl: PropertyTag = PropertyTag::from_u32(0x3611_0102);

/// `0x36120102`, PtypBinary.
#[doc(alias = "PR_DEF_CREATE_MAILUSER")]
pub const PidTagDefCreateMailuser: PropertyTag = PropertyTag::from_u32(0x3612_0102);

/// `0x36E5001F`, PtypString.
#[doc(alias = "PR_DEF_POST_MSGCLASS")]
pub const PidTagDefaultPostMessageClass: PropertyTag = PropertyTag::from_u32(0x36E5_001F);

/// `0x3D04000B`, PtypBoolean.
#[doc(alias = "PR_DEFAULT_PROFILE")]
pub const PidTagDefaultProfile: PropertyTag = PropertyTag::from_u32(0x3D04_000B);

/// `0x3400000B`, PtypBoolean.
#[doc(alias = "PR_DEFAULT_STORE")]
pub const PidTagDefaultStore: PropertyTag = PropertyTag::from_u32(0x3400_000B);

/// `0x36160102`, PtypBinary.
#[doc(alias = "PR_DEFAULT_VIEW_ENTRYID")]
pub const PidTagDefaultViewEntryId: PropertyTag = PropertyTag::from_u32(0x3616_0102);

/// `0x674100FB`, PtypServerId.
#[doc(alias = "PR_DAM_ORIG_MSG_SVREID")]
#[doc(alias = "ptagDamOrgMsgSvrEID")]
pub const PidTagDeferredActionMessageOriginalEntryId: PropertyTag = PropertyTag::from_u32(0x6741_00FB);

/// `0x000F0040`, PtypTime.
#[doc(alias = "PR_DEFERRED_DELIVERY_TIME")]
#[doc(alias = "ptagDeferredDeliveryTime")]
pub const PidTagDeferredDeliveryTime: PropertyTag = PropertyTag::from_u32(0x000F_0040);

/// `0x3FEB0003`, PtypInteger32.
#[doc(alias = "PR_DEFERRED_SEND_NUMBER")]
pub const PidTagDeferredSendNumber: PropertyTag = PropertyTag::from_u32(0x3FEB_0003);

/// `0x3FEF0040`, PtypTime.
#[doc(alias = "PR_DEFERRED_SEND_TIME")]
#[doc(alias = "ptagDeferredSendTime")]
pub const PidTagDeferredSendTime: PropertyTag = PropertyTag::from_u32(0x3FEF_0040);

/// `0x3FEC0003`, PtypInteger32.
#[doc(alias = "PR_DEFERRED_SEND_UNITS")]
pub const PidTagDeferredSendUnits: PropertyTag = PropertyTag::from_u32(0x3FEC_0003);

/// `0x686B1003`, PtypMultipleInteger32.
#[doc(alias = "PR_DELEGATE_FLAGS")]
#[doc(alias = "ptagDelegateFlags")]
pub const PidTagDelegateFlags: PropertyTag = PropertyTag::from_u32(0x686B_1003);

/// `0x3FE3000B`, PtypBoolean.
#[doc(alias = "PR_DELEGATED_BY_RULE")]
pub const PidTagDelegatedByRule: PropertyTag = PropertyTag::from_u32(0x3FE3_000B);

/// `0x007E0102`, PtypBinary.
#[doc(alias = "PR_DELEGATION")]
pub const PidTagDelegation: PropertyTag = PropertyTag::from_u32(0x007E_0102);

/// `0x0E01000B`, PtypBoolean.
#[doc(alias = "PR_DELETE_AFTER_SUBMIT")]
#[doc(alias = "ptagDeleteAfterSubmit")]
pub const PidTagDeleteAfterSubmit: PropertyTag = PropertyTag::from_u32(0x0E01_000B);

/// `0x670B0003`, PtypInteger32.
#[doc(alias = "PR_DELETED_COUNT_TOTAL")]
#[doc(alias = "ptagDeleteCountTotal")]
pub const PidTagDeletedCountTotal: PropertyTag = PropertyTag::from_u32(0x670B_0003);

/// `0x668F0040`, PtypTime.
#[doc(alias = "PR_DELETED_ON")]
#[doc(alias = "ptagDeletedOn")]
pub const PidTagDeletedOn: PropertyTag = PropertyTag::from_u32(0x668F_0040);

/// `0x00100040`, PtypTime.
#[doc(alias = "PR_DELIVER_TIME")]
#[doc(alias = "ptagDeliverTime")]
pub const PidTagDeliverTime: PropertyTag = PropertyTag::from_u32(0x0010_0040);

/// `0x0C070003`, PtypInteger32.
#[doc(alias = "PR_DELIVERY_POINT")]
pub const PidTagDeliveryPoint: PropertyTag = PropertyTag::from_u32(0x0C07_0003);

/// `0x3F030003`, PtypInteger32.
#[doc(alias = "PR_DELTAX")]
pub const PidTagDeltaX: PropertyTag = PropertyTag::from_u32(0x3F03_0003);

/// `0x3F040003`, PtypInteger32.
#[doc(alias = "PR_DELTAY")]
pub const PidTagDeltaY: PropertyTag = PropertyTag::from_u32(0x3F04_0003);

/// `0x3A18001F`, PtypString.
#[doc(alias = "PR_DEPARTMENT_NAME")]
pub const PidTagDepartmentName: PropertyTag = PropertyTag::from_u32(0x3A18_001F);

/// `0x30050003`, PtypInteger32.
#[doc(alias = "PR_DEPTH")]
#[doc(alias = "ptagDepth")]
pub const PidTagDepth: PropertyTag = PropertyTag::from_u32(0x3005_0003);

/// `0x3605000D`, PtypObject.
#[doc(alias = "PR_DETAILS_TABLE")]
pub const PidTagDetailsTable: PropertyTag = PropertyTag::from_u32(0x3605_000D);

/// `0x004A000B`, PtypBoolean.
#[doc(alias = "PR_DISC_VAL")]
pub const PidTagDiscVal: PropertyTag = PropertyTag::from_u32(0x004A_000B);

/// `0x00110003`, PtypInteger32.
#[doc(alias = "PR_DISCARD_REASON")]
pub const PidTagDiscardReason: PropertyTag = PropertyTag::from_u32(0x0011_0003);

/// `0x0012000B`, PtypBoolean.
#[doc(alias = "PR_DISCLOSURE_OF_RECIPIENTS")]
pub const PidTagDisclosureOfRecipients: PropertyTag = PropertyTag::from_u32(0x0012_000B);

/// `0x0E0E000B`, PtypBoolean.
#[doc(alias = "PR_DISCRETE_VALUES")]
pub const PidTagDiscreteValues: PropertyTag = PropertyTag::from_u32(0x0E0E_000B);

/// `0x0E02001F`, PtypString.
#[doc(alias = "PR_DISPLAY_BCC")]
pub const PidTagDisplayBcc: PropertyTag = PropertyTag::from_u32(0x0E02_001F);

/// `0x0E03001F`, PtypString.
#[doc(alias = "PR_DISPLAY_CC")]
#[doc(alias = "ptagDisplayCc")]
pub const PidTagDisplayCc: PropertyTag = PropertyTag::from_u32(0x0E03_001F);

/// `0x3001001F`, PtypString.
#[doc(alias = "PR_DISPLAY_NAME")]
#[doc(alias = "ptagDisplayName")]
pub const PidTagDisplayName: PropertyTag = PropertyTag::from_u32(0x3001_001F);

/// `0x3A45001F`, PtypString.
#[doc(alias = "PR_DISPLAY_NAME_PREFIX")]
pub const PidTagDisplayNamePrefix: PropertyTag = PropertyTag::from_u32(0x3A45_001F);

/// `0x0E04001F`, PtypString.
#[doc(alias = "PR_DISPLAY_TO")]
#[doc(alias = "ptagDisplayTo")]
pub const PidTagDisplayTo: PropertyTag = PropertyTag::from_u32(0x0E04_001F);

/// `0x39000003`, PtypInteger32.
#[doc(alias = "PR_DISPLAY_TYPE")]
#[doc(alias = "ptagDisplayType")]
pub const PidTagDisplayType: PropertyTag = PropertyTag::from_u32(0x3900_0003);

/// `0x39050003`, PtypInteger32.
#[doc(alias = "PR_DISPLAY_TYPE_EX")]
pub const PidTagDisplayTypeEx: PropertyTag = PropertyTag::from_u32(0x3905_0003);

/// `0x00130102`, PtypBinary.
#[doc(alias = "PR_DL_EXPANSION_HISTORY")]
pub const PidTagDistributionListExpansionHistory: PropertyTag = PropertyTag::from_u32(0x0013_0102);

/// `0x0014000B`, PtypBoolean.
#[doc(alias = "PR_DL_EXPANSION_PROHIBITED")]
pub const PidTagDistributionListExpansionProhibited: PropertyTag = PropertyTag::from_u32(0x0014_000B);

/// `0x400F0003`, PtypInteger32.
#[doc(alias = "ptagEcWarning")]
pub const PidTagEcWarning: PropertyTag = PropertyTag::from_u32(0x400F_0003);

/// `0x3003001F`, PtypString.
#[doc(alias = "PR_EMAIL_ADDRESS")]
pub const PidTagEmailAddress: PropertyTag = PropertyTag::from_u32(0x3003_001F);

/// `0x8093001F`, PtypString.
pub const PidTagEmailAddress1: PropertyTag = PropertyTag::from_u32(0x8093_001F);

/// `0xFFFE001F`, PtypString.
#[doc(alias = "PR_EMS_AB_SERVER")]
pub const PidTagEmsAbServer: PropertyTag = PropertyTag::from_u32(0xFFFE_001F);

/// `0x400E0003`, PtypInteger32.
#[doc(alias = "ptagEndAttach")]
pub const PidTagEndAttach: PropertyTag = PropertyTag::from_u32(0x400E_0003);

/// `0x00610040`, PtypTime.
#[doc(alias = "PR_END_DATE")]
pub const PidTagEndDate: PropertyTag = PropertyTag::from_u32(0x0061_0040);

/// `0x40020003`, PtypInteger32.
#[doc(alias = "ptagEndEmbed")]
pub const PidTagEndEmbed: PropertyTag = PropertyTag::from_u32(0x4002_0003);

/// `0x400B0003`, PtypInteger32.
#[doc(alias = "ptagEndFolder")]
pub const PidTagEndFolder: PropertyTag = PropertyTag::from_u32(0x400B_0003);

/// `0x400D0003`, PtypInteger32.
#[doc(alias = "ptagEndMessage")]
pub const PidTagEndMessage: PropertyTag = PropertyTag::from_u32(0x400D_0003);

/// `0x40040003`, PtypInteger32.
#[doc(alias = "ptagEndToRecip")]
pub const PidTagEndToRecip: PropertyTag = PropertyTag::from_u32(0x4004_0003);

/// `0x0FFF0102`, PtypBinary.
#[doc(alias = "PR_ENTRYID")]
#[doc(alias = "ptagEntryId")]
pub const PidTagEntryId: PropertyTag = PropertyTag::from_u32(0x0FFF_0102);

/// `0x7FFC0040`, PtypTime.
#[doc(alias = "PR_EXCEPTION_ENDTIME")]
#[doc(alias = "ptagExceptionEndTime")]
pub const PidTagExceptionEndTime: PropertyTag = PropertyTag::from_u32(0x7FFC_0040);

/// `0x7FF90040`, PtypTime.
#[doc(alias = "PR_EXCEPTION_REPLACETIME")]
pub const PidTagExceptionReplaceTime: PropertyTag = PropertyTag::from_u32(0x7FF9_0040);

/// `0x7FFB0040`, PtypTime.
#[doc(alias = "PR_EXCEPTION_STARTTIME")]
#[doc(alias = "ptagExceptionStartTime")]
pub const PidTagExceptionStartTime: PropertyTag = PropertyTag::from_u32(0x7FFB_0040);

/// `0x0E840102`, PtypBinary.
#[doc(alias = "PR_DAV_TRANSFER_SECURITY_DESCRIPTOR")]
pub const PidTagExchangeNTSecurityDescriptor: PropertyTag = PropertyTag::from_u32(0x0E84_0102);

/// `0x3D150102`, PtypBinary.
#[doc(alias = "PR_EMSMDB_SECTION_UID")]
pub const PidTagExchangeProfileSectionId: PropertyTag = PropertyTag::from_u32(0x3D15_0102);

/// `0x0E2A000B`, PtypBoolean.
#[doc(alias = "PR_EXCHANGE_REMOTE_HEADER")]
pub const PidTagExchangeRemoteHeader: PropertyTag = PropertyTag::from_u32(0x0E2A_000B);

/// `0x3FED0003`, PtypInteger32.
#[doc(alias = "PR_EXPIRY_NUMBER")]
pub const PidTagExpiryNumber: PropertyTag = PropertyTag::from_u32(0x3FED_0003);

/// `0x00150040`, PtypTime.
#[doc(alias = "PR_EXPIRY_TIME")]
#[doc(alias = "ptagExpiryTime")]
pub const PidTagExpiryTime: PropertyTag = PropertyTag::from_u32(0x0015_0040);

/// `0x3FEE0003`, PtypInteger32.
#[doc(alias = "PR_EXPIRY_UNITS")]
pub const PidTagExpiryUnits: PropertyTag = PropertyTag::from_u32(0x3FEE_0003);

/// `0x0C010003`, PtypInteger32.
#[doc(alias = "PR_EXPLICIT_CONVERSION")]
pub const PidTagExplicitConversion: PropertyTag = PropertyTag::from_u32(0x0C01_0003);

/// `0x36DA0102`, PtypBinary.
#[doc(alias = "PR_EXTENDED_FOLDER_FLAGS")]
#[doc(alias = "ptagExtendedFolderFlags")]
pub const PidTagExtendedFolderFlags: PropertyTag = PropertyTag::from_u32(0x36DA_0102);

/// `0x0E990102`, PtypBinary.
#[doc(alias = "PR_EXTENDED_RULE_MSG_ACTIONS")]
pub const PidTagExtendedRuleMessageActions: PropertyTag = PropertyTag::from_u32(0x0E99_0102);

/// `0x0E9A0102`, PtypBinary.
#[doc(alias = "PR_EXTENDED_RULE_MSG_CONDITION")]
pub const PidTagExtendedRuleMessageCondition: PropertyTag = PropertyTag::from_u32(0x0E9A_0102);

/// `0x0E9B0003`, PtypInteger32.
#[doc(alias = "PR_EXTENDED_RULE_SIZE_LIMIT")]
pub const PidTagExtendedRuleSizeLimit: PropertyTag = PropertyTag::from_u32(0x0E9B_0003);

/// `0x40180003`, PtypInteger32.
#[doc(alias = "ptagFXErrorInfo")]
pub const PidTagFXErrorInfo: PropertyTag = PropertyTag::from_u32(0x4018_0003);

/// `0x68040003`, PtypInteger32.
#[doc(alias = "InternalSchemaFaxNumberOfPages")]
pub const PidTagFaxNumberOfPages: PropertyTag = PropertyTag::from_u32(0x6804_0003);

/// `0x3D080102`, PtypBinary.
#[doc(alias = "PR_FILTERING_HOOKS")]
pub const PidTagFilteringHooks: PropertyTag = PropertyTag::from_u32(0x3D08_0102);

/// `0x35E70102`, PtypBinary.
#[doc(alias = "PR_FINDER_ENTRYID")]
pub const PidTagFinderEntryId: PropertyTag = PropertyTag::from_u32(0x35E7_0102);

/// `0x10910040`, PtypTime.
#[doc(alias = "PR_FLAG_COMPLETE_TIME")]
pub const PidTagFlagCompleteTime: PropertyTag = PropertyTag::from_u32(0x1091_0040);

/// `0x10900003`, PtypInteger32.
#[doc(alias = "PR_FLAG_STATUS")]
#[doc(alias = "ptagFlagStatus")]
pub const PidTagFlagStatus: PropertyTag = PropertyTag::from_u32(0x1090_0003);

/// `0x670E001F`, PtypString.
#[doc(alias = "PR_FLAT_URL_NAME")]
#[doc(alias = "ptagFlatURLName")]
pub const PidTagFlatUrlName: PropertyTag = PropertyTag::from_u32(0x670E_001F);

/// `0x3610000D`, PtypObject.
#[doc(alias = "PR_FOLDER_ASSOCIATED_CONTENTS")]
pub const PidTagFolderAssociatedContents: PropertyTag = PropertyTag::from_u32(0x3610_000D);

/// `0x66A80003`, PtypInteger32.
#[doc(alias = "PR_FOLDER_FLAGS")]
pub const PidTagFolderFlags: PropertyTag = PropertyTag::from_u32(0x66A8_0003);

/// `0x67480014`, PtypInteger64.
#[doc(alias = "ptagFID")]
pub const PidTagFolderId: PropertyTag = PropertyTag::from_u32(0x6748_0014);

/// `0x36010003`, PtypInteger32.
#[doc(alias = "PR_FOLDER_TYPE")]
#[doc(alias = "ptagFolderType")]
pub const PidTagFolderType: PropertyTag = PropertyTag::from_u32(0x3601_0003);

/// `0x36DF0102`, PtypBinary.
#[doc(alias = "PR_FOLDER_WEBVIEWINFO")]
pub const PidTagFolderWebViewInfo: PropertyTag = PropertyTag::from_u32(0x36DF_0102);

/// `0x36DF0102`, PtypBinary.
#[doc(alias = "PR_FOLDER_WEBVIEWINFO")]
pub const PidTagFolderWebviewinfo: PropertyTag = PropertyTag::from_u32(0x36DF_0102);

/// `0x10950003`, PtypInteger32.
#[doc(alias = "PR_FOLLOWUP_ICON")]
#[doc(alias = "ptagFollowupIcon")]
pub const PidTagFollowupIcon: PropertyTag = PropertyTag::from_u32(0x1095_0003);

/// `0x3304001F`, PtypString.
#[doc(alias = "PR_FORM_CATEGORY")]
pub const PidTagFormCategory: PropertyTag = PropertyTag::from_u32(0x3304_001F);

/// `0x3305001F`, PtypString.
#[doc(alias = "PR_FORM_CATEGORY_SUB")]
pub const PidTagFormCategorySub: PropertyTag = PropertyTag::from_u32(0x3305_001F);

/// `0x33020048`, PtypGuid.
#[doc(alias = "PR_FORM_CLSID")]
pub const PidTagFormClassId: PropertyTag = PropertyTag::from_u32(0x3302_0048);

/// `0x3303001F`, PtypString.
#[doc(alias = "PR_FORM_CONTACT_NAME")]
pub const PidTagFormContactName: PropertyTag = PropertyTag::from_u32(0x3303_001F);

/// `0x33090048`, PtypGuid.
#[doc(alias = "PR_FORM_DESIGNER_GUID")]
pub const PidTagFormDesignerGuid: PropertyTag = PropertyTag::from_u32(0x3309_0048);

/// `0x3308001F`, PtypString.
#[doc(alias = "PR_FORM_DESIGNER_NAME")]
pub const PidTagFormDesignerName: PropertyTag = PropertyTag::from_u32(0x3308_001F);

/// `0x3307000B`, PtypBoolean.
#[doc(alias = "PR_FORM_HIDDEN")]
pub const PidTagFormHidden: PropertyTag = PropertyTag::from_u32(0x3307_000B);

/// `0x33061003`, PtypMultipleInteger32.
#[doc(alias = "PR_FORM_HOST_MAP")]
pub const PidTagFormHostMap: PropertyTag = PropertyTag::from_u32(0x3306_1003);

/// `0x330A0003`, PtypInteger32.
#[doc(alias = "PR_FORM_MESSAGE_BEHAVIOR")]
pub const PidTagFormMessageBehavior: PropertyTag = PropertyTag::from_u32(0x330A_0003);

/// `0x3301001F`, PtypString.
#[doc(alias = "PR_FORM_VERSION")]
pub const PidTagFormVersion: PropertyTag = PropertyTag::from_u32(0x3301_001F);

/// `0x68690003`, PtypInteger32.
#[doc(alias = "PR_FREEBUSY_COUNT_MONTHS")]
pub const PidTagFreeBusyCountMonths: PropertyTag = PropertyTag::from_u32(0x6869_0003);

/// `0x36E41102`, PtypMultipleBinary.
#[doc(alias = "PR_FREEBUSY_ENTRYIDS")]
#[doc(alias = "ptagFreeBusyEntryIds")]
pub const PidTagFreeBusyEntryIds: PropertyTag = PropertyTag::from_u32(0x36E4_1102);

/// `0x6849001F`, PtypString.
#[doc(alias = "PR_FREEBUSY_EMA")]
pub const PidTagFreeBusyMessageEmailAddress: PropertyTag = PropertyTag::from_u32(0x6849_001F);

/// `0x68480003`, PtypInteger32.
#[doc(alias = "PR_FREEBUSY_PUBLISH_END")]
pub const PidTagFreeBusyPublishEnd: PropertyTag = PropertyTag::from_u32(0x6848_0003);

/// `0x68470003`, PtypInteger32.
#[doc(alias = "PR_FREEBUSY_PUBLISH_START")]
pub const PidTagFreeBusyPublishStart: PropertyTag = PropertyTag::from_u32(0x6847_0003);

/// `0x68680040`, PtypTime.
#[doc(alias = "PR_FREEBUSY_RANGE_TIMESTAMP")]
pub const PidTagFreeBusyRangeTimestamp: PropertyTag = PropertyTag::from_u32(0x6868_0040);

/// `0x3A4C001F`, PtypString.
#[doc(alias = "PR_FTP_SITE")]
pub const PidTagFtpSite: PropertyTag = PropertyTag::from_u32(0x3A4C_001F);

/// `0x6846000B`, PtypBoolean.
#[doc(alias = "PR_GATEWAY_NEEDS_TO_REFRESH")]
pub const PidTagGatewayNeedsToRefresh: PropertyTag = PropertyTag::from_u32(0x6846_000B);

/// `0x3A4D0002`, PtypInteger16.
#[doc(alias = "PR_GENDER")]
pub const PidTagGender: PropertyTag = PropertyTag::from_u32(0x3A4D_0002);

/// `0x3A05001F`, PtypString.
#[doc(alias = "PR_GENERATION")]
pub const PidTagGeneration: PropertyTag = PropertyTag::from_u32(0x3A05_001F);

/// `0x3A06001F`, PtypString.
#[doc(alias = "PR_GIVEN_NAME")]
pub const PidTagGivenName: PropertyTag = PropertyTag::from_u32(0x3A06_001F);

/// `0x3A07001F`, PtypString.
#[doc(alias = "PR_GOVERNMENT_ID_NUMBER")]
pub const PidTagGovernmentIdNumber: PropertyTag = PropertyTag::from_u32(0x3A07_001F);

/// `0x0E1B000B`, PtypBoolean.
#[doc(alias = "PR_HASATTACH")]
#[doc(alias = "ptagHasAttach")]
pub const PidTagHasAttachments: PropertyTag = PropertyTag::from_u32(0x0E1B_000B);

/// `0x3FEA000B`, PtypBoolean.
#[doc(alias = "PR_HAS_DAMS")]
#[doc(alias = "ptagHasDAMs")]
pub const PidTagHasDeferredActionMessages: PropertyTag = PropertyTag::from_u32(0x3FEA_000B);

/// `0x664A000B`, PtypBoolean.
#[doc(alias = "PR_HAS_NAMED_PROPERTIES")]
pub const PidTagHasNamedProperties: PropertyTag = PropertyTag::from_u32(0x664A_000B);

/// `0x663A000B`, PtypBoolean.
#[doc(alias = "PR_HAS_RULES")]
pub const PidTagHasRules: PropertyTag = PropertyTag::from_u32(0x663A_000B);

/// `0x3E0A0102`, PtypBinary.
#[doc(alias = "PR_HEADER_FOLDER_ENTRYID")]
pub const PidTagHeaderFolderEntryId: PropertyTag = PropertyTag::from_u32(0x3E0A_0102);

/// `0x40820040`, PtypTime.
#[doc(alias = "PR_HIER_REV")]
#[doc(alias = "ptagHierRev")]
pub const PidTagHierRev: PropertyTag = PropertyTag::from_u32(0x4082_0040);

/// `0x663E0003`, PtypInteger32.
#[doc(alias = "PR_HIERARCHY_CHANGE_NUM")]
pub const PidTagHierarchyChangeNumber: PropertyTag = PropertyTag::from_u32(0x663E_0003);

/// `0x3A43001F`, PtypString.
#[doc(alias = "PR_HOBBIES")]
pub const PidTagHobbies: PropertyTag = PropertyTag::from_u32(0x3A43_001F);

/// `0x3A2F001F`, PtypString.
#[doc(alias = "PR_HOME2_TELEPHONE_NUMBER")]
pub const PidTagHome2TelephoneNumber: PropertyTag = PropertyTag::from_u32(0x3A2F_001F);

/// `0x3A2F101F`, PtypMultipleString.
#[doc(alias = "PR_HOME2_TELEPHONE_NUMBER_A_MV")]
#[doc(alias = "PR_HOME2_TELEPHONE_NUMBER_MV")]
pub const PidTagHome2TelephoneNumbers: PropertyTag = PropertyTag::from_u32(0x3A2F_101F);

/// `0x3A59001F`, PtypString.
#[doc(alias = "PR_HOME_ADDRESS_CITY")]
pub const PidTagHomeAddressCity: PropertyTag = PropertyTag::from_u32(0x3A59_001F);

/// `0x3A5A001F`, PtypString.
#[doc(alias = "PR_HOME_ADDRESS_COUNTRY")]
pub const PidTagHomeAddressCountry: PropertyTag = PropertyTag::from_u32(0x3A5A_001F);

/// `0x3A5E001F`, PtypString.
#[doc(alias = "PR_HOME_ADDRESS_POST_OFFICE_BOX")]
pub const PidTagHomeAddressPostOfficeBox: PropertyTag = PropertyTag::from_u32(0x3A5E_001F);

/// `0x3A5B001F`, PtypString.
#[doc(alias = "PR_HOME_ADDRESS_POSTAL_CODE")]
pub const PidTagHomeAddressPostalCode: PropertyTag = PropertyTag::from_u32(0x3A5B_001F);

/// `0x3A5C001F`, PtypString.
#[doc(alias = "PR_HOME_ADDRESS_STATE_OR_PROVINCE")]
pub const PidTagHomeAddressStateOrProvince: PropertyTag = PropertyTag::from_u32(0x3A5C_001F);

/// `0x3A5D001F`, PtypString.
#[doc(alias = "PR_HOME_ADDRESS_STREET")]
pub const PidTagHomeAddressStreet: PropertyTag = PropertyTag::from_u32(0x3A5D_001F);

/// `0x3A25001F`, PtypString.
#[doc(alias = "PR_HOME_FAX_NUMBER")]
pub const PidTagHomeFaxNumber: PropertyTag = PropertyTag::from_u32(0x3A25_001F);

/// `0x3A09001F`, PtypString.
#[doc(alias = "PR_HOME_TELEPHONE_NUMBER")]
pub const PidTagHomeTelephoneNumber: PropertyTag = PropertyTag::from_u32(0x3A09_001F);

/// `0x10130102`, PtypBinary.
#[doc(alias = "PR_HTML")]
#[doc(alias = "ptagHtml")]
pub const PidTagHtml: PropertyTag = PropertyTag::from_u32(0x1013_0102);

/// `0x10C40040`, PtypTime.
pub const PidTagICalendarEndTime: PropertyTag = PropertyTag::from_u32(0x10C4_0040);

/// `0x10CA0040`, PtypTime.
pub const PidTagICalendarReminderNextTime: PropertyTag = PropertyTag::from_u32(0x10CA_0040);

/// `0x10C30040`, PtypTime.
pub const PidTagICalendarStartTime: PropertyTag = PropertyTag::from_u32(0x10C3_0040);

/// `0x0FFD0102`, PtypBinary.
#[doc(alias = "PR_ICON")]
pub const PidTagIcon: PropertyTag = PropertyTag::from_u32(0x0FFD_0102);

/// `0x10800003`, PtypInteger32.
#[doc(alias = "PR_ICON_INDEX")]
#[doc(alias = "ptagIconIndex")]
pub const PidTagIconIndex: PropertyTag = PropertyTag::from_u32(0x1080_0003);

/// `0x3E00001F`, PtypString.
#[doc(alias = "PR_IDENTITY_DISPLAY")]
pub const PidTagIdentityDisplay: PropertyTag = PropertyTag::from_u32(0x3E00_001F);

/// `0x3E010102`, PtypBinary.
#[doc(alias = "PR_IDENTITY_ENTRYID")]
pub const PidTagIdentityEntryId: PropertyTag = PropertyTag::from_u32(0x3E01_0102);

/// `0x3E050102`, PtypBinary.
#[doc(alias = "PR_IDENTITY_SEARCH_KEY")]
pub const PidTagIdentitySearchKey: PropertyTag = PropertyTag::from_u32(0x3E05_0102);

/// `0x67E50102`, PtypBinary.
#[doc(alias = "ptagIdsetDeleted")]
pub const PidTagIdsetDeleted: PropertyTag = PropertyTag::from_u32(0x67E5_0102);

/// `0x67930102`, PtypBinary.
#[doc(alias = "ptagMidsetExpired")]
pub const PidTagIdsetExpired: PropertyTag = PropertyTag::from_u32(0x6793_0102);

/// `0x40170003`, PtypInteger32.
#[doc(alias = "ptagIdsetGiven")]
pub const PidTagIdsetGiven: PropertyTag = PropertyTag::from_u32(0x4017_0003);

/// `0x402D0102`, PtypBinary.
#[doc(alias = "ptagIdsetRead")]
pub const PidTagIdsetRead: PropertyTag = PropertyTag::from_u32(0x402D_0102);

/// `0x40210102`, PtypBinary.
#[doc(alias = "ptagSoftDeletes")]
pub const PidTagIdsetSoftDeleted: PropertyTag = PropertyTag::from_u32(0x4021_0102);

/// `0x402E0102`, PtypBinary.
pub const PidTagIdsetUnread: PropertyTag = PropertyTag::from_u32(0x402E_0102);

/// `0x10F00102`, PtypBinary.
pub const PidTagImapCachedMsgsize: PropertyTag = PropertyTag::from_u32(0x10F0_0102);

/// `0x0016000B`, PtypBoolean.
#[doc(alias = "PR_IMPLICIT_CONVERSION_PROHIBITED")]
pub const PidTagImplicitConversionProhibited: PropertyTag = PropertyTag::from_u32(0x0016_000B);

/// `0x00170003`, PtypInteger32.
#[doc(alias = "PR_IMPORTANCE")]
#[doc(alias = "ptagImportance")]
pub const PidTagImportance: PropertyTag = PropertyTag::from_u32(0x0017_0003);

/// `0x666C000B`, PtypBoolean.
#[doc(alias = "PR_IN_CONFLICT")]
#[doc(alias = "ptagInConflict")]
pub const PidTagInConflict: PropertyTag = PropertyTag::from_u32(0x666C_000B);

/// `0x1042001F`, PtypString.
#[doc(alias = "PR_IN_REPLY_TO_ID")]
pub const PidTagInReplyToId: PropertyTag = PropertyTag::from_u32(0x1042_001F);

/// `0x0035000B`, PtypBoolean.
#[doc(alias = "PR_INCOMPLETE_COPY")]
pub const PidTagIncompleteCopy: PropertyTag = PropertyTag::from_u32(0x0035_000B);

/// `0x40120003`, PtypInteger32.
#[doc(alias = "ptagIncrSyncChg")]
pub const PidTagIncrSyncChg: PropertyTag = PropertyTag::from_u32(0x4012_0003);

/// `0x407D0003`, PtypInteger32.
#[doc(alias = "ptagIncrSyncChgPartial")]
pub const PidTagIncrSyncChgPartial: PropertyTag = PropertyTag::from_u32(0x407D_0003);

/// `0x40130003`, PtypInteger32.
#[doc(alias = "ptagIncrSyncDel")]
pub const PidTagIncrSyncDel: PropertyTag = PropertyTag::from_u32(0x4013_0003);

/// `0x40140003`, PtypInteger32.
#[doc(alias = "ptagIncrSyncEnd")]
pub const PidTagIncrSyncEnd: PropertyTag = PropertyTag::from_u32(0x4014_0003);

/// `0x407C0003`, PtypInteger32.
#[doc(alias = "ptagIncrSyncGroupId")]
pub const PidTagIncrSyncGroupId: PropertyTag = PropertyTag::from_u32(0x407C_0003);

/// `0x407B0102`, PtypBinary.
#[doc(alias = "ptagIncrSyncGroupInfo")]
pub const PidTagIncrSyncGroupInfo: PropertyTag = PropertyTag::from_u32(0x407B_0102);

/// `0x40150003`, PtypInteger32.
#[doc(alias = "ptagIncrSyncMsg")]
pub const PidTagIncrSyncMessage: PropertyTag = PropertyTag::from_u32(0x4015_0003);

/// `0x4074000B`, PtypBoolean.
#[doc(alias = "ptagIncrSyncProgressMode")]
pub const PidTagIncrSyncProgressMode: PropertyTag = PropertyTag::from_u32(0x4074_000B);

/// `0x4075000B`, PtypBoolean.
#[doc(alias = "ptagIncrSyncProgressPerMsg")]
pub const PidTagIncrSyncProgressPerMsg: PropertyTag = PropertyTag::from_u32(0x4075_000B);

/// `0x402F0003`, PtypInteger32.
#[doc(alias = "ptagIncrSyncRead")]
pub const PidTagIncrSyncRead: PropertyTag = PropertyTag::from_u32(0x402F_0003);

/// `0x403A0003`, PtypInteger32.
#[doc(alias = "ptagIncrSyncStateBegin")]
pub const PidTagIncrSyncStateBegin: PropertyTag = PropertyTag::from_u32(0x403A_0003);

/// `0x403B0003`, PtypInteger32.
#[doc(alias = "ptagIncrSyncStateEnd")]
pub const PidTagIncrSyncStateEnd: PropertyTag = PropertyTag::from_u32(0x403B_0003);

/// `0x407A0003`, PtypInteger32.
#[doc(alias = "ptagIncrSyncMsgPartial")]
pub const PidTagIncrementalSyncMessagePartial: PropertyTag = PropertyTag::from_u32(0x407A_0003);

/// `0x3F080003`, PtypInteger32.
#[doc(alias = "PR_INITIAL_DETAILS_PANE")]
pub const PidTagInitialDetailsPane: PropertyTag = PropertyTag::from_u32(0x3F08_0003);

/// `0x3A0A001F`, PtypString.
#[doc(alias = "PR_INITIALS")]
pub const PidTagInitials: PropertyTag = PropertyTag::from_u32(0x3A0A_001F);

/// `0x674D0014`, PtypInteger64.
#[doc(alias = "ptagInstID")]
pub const PidTagInstID: PropertyTag = PropertyTag::from_u32(0x674D_0014);

/// `0x0FF60102`, PtypBinary.
#[doc(alias = "PR_INSTANCE_KEY")]
#[doc(alias = "ptagInstanceKey")]
pub const PidTagInstanceKey: PropertyTag = PropertyTag::from_u32(0x0FF6_0102);

/// `0x674E0003`, PtypInteger32.
#[doc(alias = "ptagInstanceNum")]
pub const PidTagInstanceNum: PropertyTag = PropertyTag::from_u32(0x674E_0003);

/// `0x1030001F`, PtypString.
#[doc(alias = "PR_INTERNET_APPROVED")]
pub const PidTagInternetApproved: PropertyTag = PropertyTag::from_u32(0x1030_001F);

/// `0x0E230003`, PtypInteger32.
#[doc(alias = "PR_INTERNET_ARTICLE_NUMBER")]
pub const PidTagInternetArticleNumber: PropertyTag = PropertyTag::from_u32(0x0E23_0003);

/// `0x3FDE0003`, PtypInteger32.
#[doc(alias = "PR_INTERNET_CPID")]
#[doc(alias = "ptagInternetCpid")]
pub const PidTagInternetCodepage: PropertyTag = PropertyTag::from_u32(0x3FDE_0003);

/// `0x1031001F`, PtypString.
#[doc(alias = "PR_INTERNET_CONTROL")]
pub const PidTagInternetControl: PropertyTag = PropertyTag::from_u32(0x1031_001F);

/// `0x1032001F`, PtypString.
#[doc(alias = "PR_INTERNET_DISTRIBUTION")]
pub const PidTagInternetDistribution: PropertyTag = PropertyTag::from_u32(0x1032_001F);

/// `0x1033001F`, PtypString.
#[doc(alias = "PR_INTERNET_FOLLOWUP_TO")]
pub const PidTagInternetFollowupTo: PropertyTag = PropertyTag::from_u32(0x1033_001F);

/// `0x10340003`, PtypInteger32.
#[doc(alias = "PR_INTERNET_LINES")]
pub const PidTagInternetLines: PropertyTag = PropertyTag::from_u32(0x1034_0003);

/// `0x59020003`, PtypInteger32.
#[doc(alias = "PR_INETMAIL_OVERRIDE_FORMAT")]
#[doc(alias = "ptagInetMailOverrideFormat")]
pub const PidTagInternetMailOverrideFormat: PropertyTag = PropertyTag::from_u32(0x5902_0003);

/// `0x1035001F`, PtypString.
#[doc(alias = "PR_INTERNET_MESSAGE_ID")]
pub const PidTagInternetMessageId: PropertyTag = PropertyTag::from_u32(0x1035_001F);

/// `0x1038001F`, PtypString.
#[doc(alias = "PR_INTERNET_NNTP_PATH")]
pub const PidTagInternetNntpPath: PropertyTag = PropertyTag::from_u32(0x1038_001F);

/// `0x1037001F`, PtypString.
#[doc(alias = "PR_INTERNET_ORGANIZATION")]
pub const PidTagInternetOrganization: PropertyTag = PropertyTag::from_u32(0x1037_001F);

/// `0x1039001F`, PtypString.
#[doc(alias = "PR_INTERNET_REFERENCES")]
pub const PidTagInternetReferences: PropertyTag = PropertyTag::from_u32(0x1039_001F);

/// `0x1046001F`, PtypString.
#[doc(alias = "PR_INTERNET_RETURN_PATH")]
pub const PidTagInternetReturnPath: PropertyTag = PropertyTag::from_u32(0x1046_001F);

/// `0x36D00102`, PtypBinary.
#[doc(alias = "PR_IPM_APPOINTMENT_ENTRYID")]
pub const PidTagIpmAppointmentEntryId: PropertyTag = PropertyTag::from_u32(0x36D0_0102);

/// `0x36D10102`, PtypBinary.
#[doc(alias = "PR_IPM_CONTACT_ENTRYID")]
pub const PidTagIpmContactEntryId: PropertyTag = PropertyTag::from_u32(0x36D1_0102);

/// `0x36D70102`, PtypBinary.
#[doc(alias = "PR_IPM_DRAFTS_ENTRYID")]
pub const PidTagIpmDraftsEntryId: PropertyTag = PropertyTag::from_u32(0x36D7_0102);

/// `0x00180102`, PtypBinary.
#[doc(alias = "PR_IPM_ID")]
pub const PidTagIpmId: PropertyTag = PropertyTag::from_u32(0x0018_0102);

/// `0x36D20102`, PtypBinary.
#[doc(alias = "PR_IPM_JOURNAL_ENTRYID")]
pub const PidTagIpmJournalEntryId: PropertyTag = PropertyTag::from_u32(0x36D2_0102);

/// `0x36D30102`, PtypBinary.
#[doc(alias = "PR_IPM_NOTE_ENTRYID")]
pub const PidTagIpmNoteEntryId: PropertyTag = PropertyTag::from_u32(0x36D3_0102);

/// `0x35E20102`, PtypBinary.
#[doc(alias = "PR_IPM_OUTBOX_ENTRYID")]
pub const PidTagIpmOutboxEntryId: PropertyTag = PropertyTag::from_u32(0x35E2_0102);

/// `0x34110102`, PtypBinary.
#[doc(alias = "PR_IPM_OUTBOX_SEARCH_KEY")]
pub const PidTagIpmOutboxSearchKey: PropertyTag = PropertyTag::from_u32(0x3411_0102);

/// `0x0C02000B`, PtypBoolean.
#[doc(alias = "PR_IPM_RETURN_REQUESTED")]
pub const PidTagIpmReturnRequested: PropertyTag = PropertyTag::from_u32(0x0C02_000B);

/// `0x35E40102`, PtypBinary.
#[doc(alias = "PR_IPM_SENTMAIL_ENTRYID")]
pub const PidTagIpmSentMailEntryId: PropertyTag = PropertyTag::from_u32(0x35E4_0102);

/// `0x34130102`, PtypBinary.
#[doc(alias = "PR_IPM_SENTMAIL_SEARCH_KEY")]
pub const PidTagIpmSentMailSearchKey: PropertyTag = PropertyTag::from_u32(0x3413_0102);

/// `0x35E00102`, PtypBinary.
#[doc(alias = "PR_IPM_SUBTREE_ENTRYID")]
pub const PidTagIpmSubtreeEntryId: PropertyTag = PropertyTag::from_u32(0x35E0_0102);

/// `0x34100102`, PtypBinary.
#[doc(alias = "PR_IPM_SUBTREE_SEARCH_KEY")]
pub const PidTagIpmSubtreeSearchKey: PropertyTag = PropertyTag::from_u32(0x3410_0102);

/// `0x36D40102`, PtypBinary.
#[doc(alias = "PR_IPM_TASK_ENTRYID")]
pub const PidTagIpmTaskEntryId: PropertyTag = PropertyTag::from_u32(0x36D4_0102);

/// `0x35E30102`, PtypBinary.
#[doc(alias = "PR_IPM_WASTEBASKET_ENTRYID")]
pub const PidTagIpmWastebasketEntryId: PropertyTag = PropertyTag::from_u32(0x35E3_0102);

/// `0x34120102`, PtypBinary.
#[doc(alias = "PR_IPM_WASTEBASKET_SEARCH_KEY")]
pub const PidTagIpmWastebasketSearchKey: PropertyTag = PropertyTag::from_u32(0x3412_0102);

/// `0x3A2D001F`, PtypString.
#[doc(alias = "PR_ISDN_NUMBER")]
pub const PidTagIsdnNumber: PropertyTag = PropertyTag::from_u32(0x3A2D_001F);

/// `0x10970003`, PtypInteger32.
#[doc(alias = "PR_ITEM_TMPFLAGS")]
pub const PidTagItemTemporaryflags: PropertyTag = PropertyTag::from_u32(0x1097_0003);

/// `0x61030003`, PtypInteger32.
#[doc(alias = "PR_JUNK_ADD_RECIPS_TO_SSL")]
pub const PidTagJunkAddRecipientsToSafeSendersList: PropertyTag = PropertyTag::from_u32(0x6103_0003);

/// `0x61000003`, PtypInteger32.
#[doc(alias = "PR_JUNK_INCLUDE_CONTACTS")]
pub const PidTagJunkIncludeContacts: PropertyTag = PropertyTag::from_u32(0x6100_0003);

/// `0x61020003`, PtypInteger32.
#[doc(alias = "PR_JUNK_PERMANENTLY_DELETE")]
pub const PidTagJunkPermanentlyDelete: PropertyTag = PropertyTag::from_u32(0x6102_0003);

/// `0x6107000B`, PtypBoolean.
#[doc(alias = "PR_JUNK_PHISHING_ENABLE_LINKS")]
pub const PidTagJunkPhishingEnableLinks: PropertyTag = PropertyTag::from_u32(0x6107_000B);

/// `0x61010003`, PtypInteger32.
#[doc(alias = "PR_JUNK_THRESHOLD")]
pub const PidTagJunkThreshold: PropertyTag = PropertyTag::from_u32(0x6101_0003);

/// `0x3A0B001F`, PtypString.
#[doc(alias = "PR_KEYWORD")]
pub const PidTagKeyword: PropertyTag = PropertyTag::from_u32(0x3A0B_001F);

/// `0x3A0C001F`, PtypString.
#[doc(alias = "PR_LANGUAGE")]
pub const PidTagLanguage: PropertyTag = PropertyTag::from_u32(0x3A0C_001F);

/// `0x002F001F`, PtypString.
#[doc(alias = "PR_LANGUAGES")]
pub const PidTagLanguages: PropertyTag = PropertyTag::from_u32(0x002F_001F);

/// `0x30080040`, PtypTime.
#[doc(alias = "PR_LAST_MODIFICATION_TIME")]
#[doc(alias = "ptagLastModificationTime")]
pub const PidTagLastModificationTime: PropertyTag = PropertyTag::from_u32(0x3008_0040);

/// `0x3FFB0102`, PtypBinary.
#[doc(alias = "PR_LAST_MODIFIER_ENTRYID")]
#[doc(alias = "ptagLastModifierEntryId")]
pub const PidTagLastModifierEntryId: PropertyTag = PropertyTag::from_u32(0x3FFB_0102);

/// `0x3FFA001F`, PtypString.
#[doc(alias = "PR_LAST_MODIFIER_NAME")]
#[doc(alias = "ptagLastModifierName")]
pub const PidTagLastModifierName: PropertyTag = PropertyTag::from_u32(0x3FFA_001F);

/// `0x4039001F`, PtypString.
#[doc(alias = "ptagLastModifierSimpleDispName")]
pub const PidTagLastModifierSimpleDisplayName: PropertyTag = PropertyTag::from_u32(0x4039_001F);

/// `0x10810003`, PtypInteger32.
#[doc(alias = "PR_LAST_VERB_EXECUTED")]
#[doc(alias = "ptagLastVerbExecuted")]
pub const PidTagLastVerbExecuted: PropertyTag = PropertyTag::from_u32(0x1081_0003);

/// `0x10820040`, PtypTime.
#[doc(alias = "PR_LAST_VERB_EXECUTION_TIME")]
#[doc(alias = "ptagLastVerbExecutionTime")]
pub const PidTagLastVerbExecutionTime: PropertyTag = PropertyTag::from_u32(0x1082_0040);

/// `0x00190040`, PtypTime.
#[doc(alias = "PR_LATEST_DELIVERY_TIME")]
pub const PidTagLatestDeliveryTime: PropertyTag = PropertyTag::from_u32(0x0019_0040);

/// `0x66FA0003`, PtypInteger32.
#[doc(alias = "PR_LATEST_PST_ENSURE")]
pub const PidTagLatestPstEnsure: PropertyTag = PropertyTag::from_u32(0x66FA_0003);

/// `0x1043001F`, PtypString.
#[doc(alias = "PR_LIST_HELP")]
pub const PidTagListHelp: PropertyTag = PropertyTag::from_u32(0x1043_001F);

/// `0x1044001F`, PtypString.
#[doc(alias = "PR_LIST_SUBSCRIBE")]
pub const PidTagListSubscribe: PropertyTag = PropertyTag::from_u32(0x1044_001F);

/// `0x1045001F`, PtypString.
#[doc(alias = "PR_LIST_UNSUBSCRIBE")]
pub const PidTagListUnsubscribe: PropertyTag = PropertyTag::from_u32(0x1045_001F);

/// `0x67090040`, PtypTime.
#[doc(alias = "PR_LOCAL_COMMIT_TIME")]
#[doc(alias = "ptagLocalCommitTime")]
pub const PidTagLocalCommitTime: PropertyTag = PropertyTag::from_u32(0x6709_0040);

/// `0x670A0040`, PtypTime.
#[doc(alias = "PR_LOCAL_COMMIT_TIME_MAX")]
#[doc(alias = "ptagLocalCommitTimeMax")]
pub const PidTagLocalCommitTimeMax: PropertyTag = PropertyTag::from_u32(0x670A_0040);

/// `0x66A10003`, PtypInteger32.
#[doc(alias = "PR_LOCALE_ID")]
pub const PidTagLocaleId: PropertyTag = PropertyTag::from_u32(0x66A1_0003);

/// `0x3A27001F`, PtypString.
#[doc(alias = "PR_LOCALITY")]
#[doc(alias = "PR_BUSINESS_ADDRESS_LOCALITY")]
pub const PidTagLocality: PropertyTag = PropertyTag::from_u32(0x3A27_001F);

/// `0x3A0D001F`, PtypString.
#[doc(alias = "PR_LOCATION")]
pub const PidTagLocation: PropertyTag = PropertyTag::from_u32(0x3A0D_001F);

/// `0x66700102`, PtypBinary.
#[doc(alias = "PR_LONGTERM_ENTRYID_FROM_TABLE")]
pub const PidTagLongTermEntryIdFromTable: PropertyTag = PropertyTag::from_u32(0x6670_0102);

/// `0x67F10003`, PtypInteger32.
#[doc(alias = "PR_LTP_PARENT_NID")]
pub const PidTagLtpParentNid: PropertyTag = PropertyTag::from_u32(0x67F1_0003);

/// `0x67F20003`, PtypInteger32.
#[doc(alias = "PR_LTP_ROW_ID")]
pub const PidTagLtpRowId: PropertyTag = PropertyTag::from_u32(0x67F2_0003);

/// `0x67F30003`, PtypInteger32.
#[doc(alias = "PR_LTP_ROW_VER")]
pub const PidTagLtpRowVer: PropertyTag = PropertyTag::from_u32(0x67F3_0003);

/// `0x3A0E000B`, PtypBoolean.
#[doc(alias = "PR_MAIL_PERMISSION")]
pub const PidTagMailPermission: PropertyTag = PropertyTag::from_u32(0x3A0E_000B);

/// `0x661B0102`, PtypBinary.
#[doc(alias = "PR_MAILBOX_OWNER_ENTRYID")]
#[doc(alias = "ptagMailboxOwnerEntryId")]
pub const PidTagMailboxOwnerEntryId: PropertyTag = PropertyTag::from_u32(0x661B_0102);

/// `0x661C001F`, PtypString.
#[doc(alias = "PR_MAILBOX_OWNER_NAME")]
#[doc(alias = "ptagMailboxOwnerName")]
pub const PidTagMailboxOwnerName: PropertyTag = PropertyTag::from_u32(0x661C_001F);

/// `0x3A4E001F`, PtypString.
#[doc(alias = "PR_MANAGER_NAME")]
pub const PidTagManagerName: PropertyTag = PropertyTag::from_u32(0x3A4E_001F);

/// `0x682F001F`, PtypString.
#[doc(alias = "PR_MAPIFORM_COMPOSECOMMAND")]
pub const PidTagMapiFormComposeCommand: PropertyTag = PropertyTag::from_u32(0x682F_001F);

/// `0x0FF80102`, PtypBinary.
#[doc(alias = "PR_MAPPING_SIGNATURE")]
#[doc(alias = "ptagMappingSignature")]
pub const PidTagMappingSignature: PropertyTag = PropertyTag::from_u32(0x0FF8_0102);

/// `0x666D0003`, PtypInteger32.
#[doc(alias = "PR_MAX_SUBMIT_MESSAGE_SIZE")]
pub const PidTagMaximumSubmitMessageSize: PropertyTag = PropertyTag::from_u32(0x666D_0003);

/// `0x0FFF0102`, PtypBinary.
#[doc(alias = "PR_MEMBER_ENTRYID")]
pub const PidTagMemberEntryId: PropertyTag = PropertyTag::from_u32(0x0FFF_0102);

/// `0x66710014`, PtypInteger64.
#[doc(alias = "PR_MEMBER_ID")]
#[doc(alias = "ptagMemberId")]
pub const PidTagMemberId: PropertyTag = PropertyTag::from_u32(0x6671_0014);

/// `0x6672001F`, PtypString.
#[doc(alias = "PR_MEMBER_NAME")]
#[doc(alias = "ptagMemberName")]
pub const PidTagMemberName: PropertyTag = PropertyTag::from_u32(0x6672_001F);

/// `0x66730003`, PtypInteger32.
#[doc(alias = "PR_MEMBER_RIGHTS")]
#[doc(alias = "ptagMemberRights")]
pub const PidTagMemberRights: PropertyTag = PropertyTag::from_u32(0x6673_0003);

/// `0x0E13000D`, PtypObject.
#[doc(alias = "PR_MESSAGE_ATTACHMENTS")]
#[doc(alias = "ptagMessageAttachments")]
pub const PidTagMessageAttachments: PropertyTag = PropertyTag::from_u32(0x0E13_000D);

/// `0x0058000B`, PtypBoolean.
#[doc(alias = "PR_MESSAGE_CC_ME")]
#[doc(alias = "ptagMessageCcMe")]
pub const PidTagMessageCcMe: PropertyTag = PropertyTag::from_u32(0x0058_000B);

/// `0x001A001F`, PtypString.
#[doc(alias = "PR_MESSAGE_CLASS")]
#[doc(alias = "ptagMessageClass")]
pub const PidTagMessageClass: PropertyTag = PropertyTag::from_u32(0x001A_001F);

/// `0x3FFD0003`, PtypInteger32.
#[doc(alias = "PR_MESSAGE_CODEPAGE")]
pub const PidTagMessageCodepage: PropertyTag = PropertyTag::from_u32(0x3FFD_0003);

/// `0x001B0102`, PtypBinary.
#[doc(alias = "PR_MESSAGE_DELIVERY_ID")]
pub const PidTagMessageDeliveryId: PropertyTag = PropertyTag::from_u32(0x001B_0102);

/// `0x0E060040`, PtypTime.
#[doc(alias = "PR_MESSAGE_DELIVERY_TIME")]
pub const PidTagMessageDeliveryTime: PropertyTag = PropertyTag::from_u32(0x0E06_0040);

/// `0x0E180003`, PtypInteger32.
#[doc(alias = "PR_MESSAGE_DOWNLOAD_TIME")]
pub const PidTagMessageDownloadTime: PropertyTag = PropertyTag::from_u32(0x0E18_0003);

/// `0x59090003`, PtypInteger32.
#[doc(alias = "PR_MSG_EDITOR_FORMAT")]
pub const PidTagMessageEditorFormat: PropertyTag = PropertyTag::from_u32(0x5909_0003);

/// `0x0E070003`, PtypInteger32.
#[doc(alias = "PR_MESSAGE_FLAGS")]
#[doc(alias = "ptagMessageFlags")]
pub const PidTagMessageFlags: PropertyTag = PropertyTag::from_u32(0x0E07_0003);

/// `0x3A0F001F`, PtypString.
#[doc(alias = "PR_MHS_COMMON_NAME")]
pub const PidTagMessageHandlingSystemCommonName: PropertyTag = PropertyTag::from_u32(0x3A0F_001F);

/// `0x3FF10003`, PtypInteger32.
#[doc(alias = "PR_MESSAGE_LOCALE_ID")]
pub const PidTagMessageLocaleId: PropertyTag = PropertyTag::from_u32(0x3FF1_0003);

/// `0x0059000B`, PtypBoolean.
#[doc(alias = "PR_MESSAGE_RECIP_ME")]
#[doc(alias = "ptagMessageRecipMe")]
pub const PidTagMessageRecipientMe: PropertyTag = PropertyTag::from_u32(0x0059_000B);

/// `0x0E12000D`, PtypObject.
#[doc(alias = "PR_MESSAGE_RECIPIENTS")]
#[doc(alias = "ptagMessageRecipients")]
pub const PidTagMessageRecipients: PropertyTag = PropertyTag::from_u32(0x0E12_000D);

/// `0x001E0102`, PtypBinary.
#[doc(alias = "PR_MESSAGE_SECURITY_LABEL")]
pub const PidTagMessageSecurityLabel: PropertyTag = PropertyTag::from_u32(0x001E_0102);

/// `0x0E080003`, PtypInteger32.
#[doc(alias = "PR_MESSAGE_SIZE")]
#[doc(alias = "ptagMessageSize")]
pub const PidTagMessageSize: PropertyTag = PropertyTag::from_u32(0x0E08_0003);

/// `0x0E080014`, PtypInteger64.
#[doc(alias = "PR_MESSAGE_SIZE_EXTENDED")]
#[doc(alias = "ptagMessageSizeExtended")]
pub const PidTagMessageSizeExtended: PropertyTag = PropertyTag::from_u32(0x0E08_0014);

/// `0x0E170003`, PtypInteger32.
#[doc(alias = "PR_MSG_STATUS")]
#[doc(alias = "ptagMsgStatus")]
pub const PidTagMessageStatus: PropertyTag = PropertyTag::from_u32(0x0E17_0003);

/// `0x00470102`, PtypBinary.
#[doc(alias = "PR_MESSAGE_SUBMISSION_ID")]
#[doc(alias = "ptagMessageSubmissionId")]
pub const PidTagMessageSubmissionId: PropertyTag = PropertyTag::from_u32(0x0047_0102);

/// `0x0057000B`, PtypBoolean.
#[doc(alias = "PR_MESSAGE_TO_ME")]
#[doc(alias = "ptagMessageToMe")]
pub const PidTagMessageToMe: PropertyTag = PropertyTag::from_u32(0x0057_000B);

/// `0x0C030102`, PtypBinary.
#[doc(alias = "PR_MESSAGE_TOKEN")]
pub const PidTagMessageToken: PropertyTag = PropertyTag::from_u32(0x0C03_0102);

/// `0x674A0014`, PtypInteger64.
#[doc(alias = "ptagMID")]
pub const PidTagMid: PropertyTag = PropertyTag::from_u32(0x674A_0014);

/// `0x3A44001F`, PtypString.
#[doc(alias = "PR_MIDDLE_NAME")]
pub const PidTagMiddleName: PropertyTag = PropertyTag::from_u32(0x3A44_001F);

/// `0x64F00102`, PtypBinary.
#[doc(alias = "ptagMimeSkeleton")]
pub const PidTagMimeSkeleton: PropertyTag = PropertyTag::from_u32(0x64F0_0102);

/// `0x0FFC0102`, PtypBinary.
#[doc(alias = "PR_MINI_ICON")]
pub const PidTagMiniIcon: PropertyTag = PropertyTag::from_u32(0x0FFC_0102);

/// `0x3A1C001F`, PtypString.
#[doc(alias = "PR_MOBILE_TELEPHONE_NUMBER")]
#[doc(alias = "PR_CELLULAR_TELEPHONE_NUMBER")]
pub const PidTagMobileTelephoneNumber: PropertyTag = PropertyTag::from_u32(0x3A1C_001F);

/// `0x0E1A0014`, PtypInteger64.
#[doc(alias = "PR_MODIFY_VERSION")]
pub const PidTagModifyVersion: PropertyTag = PropertyTag::from_u32(0x0E1A_0014);

/// `0x10160003`, PtypInteger32.
#[doc(alias = "PR_NATIVE_BODY_INFO")]
#[doc(alias = "ptagNativeBodyInfo")]
pub const PidTagNativeBody: PropertyTag = PropertyTag::from_u32(0x1016_0003);

/// `0x40000003`, PtypInteger32.
#[doc(alias = "ptagNewAttach")]
pub const PidTagNewAttach: PropertyTag = PropertyTag::from_u32(0x4000_0003);

/// `0x40110102`, PtypBinary.
#[doc(alias = "ptagNewFXFolder")]
pub const PidTagNewFXFolder: PropertyTag = PropertyTag::from_u32(0x4011_0102);

/// `0x0E29001F`, PtypString.
#[doc(alias = "PR_NEXT_SEND_ACCT")]
pub const PidTagNextSendAcct: PropertyTag = PropertyTag::from_u32(0x0E29_001F);

/// `0x3A4F001F`, PtypString.
#[doc(alias = "PR_NICKNAME")]
pub const PidTagNickname: PropertyTag = PropertyTag::from_u32(0x3A4F_001F);

/// `0x0C050003`, PtypInteger32.
#[doc(alias = "PR_NDR_DIAG_CODE")]
#[doc(alias = "ptagNonDeliveryDiagCode")]
pub const PidTagNonDeliveryReportDiagCode: PropertyTag = PropertyTag::from_u32(0x0C05_0003);

/// `0x69040102`, PtypBinary.
#[doc(alias = "PR_NDR_FROM_ENTRYID")]
pub const PidTagNonDeliveryReportFromEntryId: PropertyTag = PropertyTag::from_u32(0x6904_0102);

/// `0x6905001F`, PtypString.
#[doc(alias = "PR_NDR_FROM_NAME")]
pub const PidTagNonDeliveryReportFromName: PropertyTag = PropertyTag::from_u32(0x6905_001F);

/// `0x69060102`, PtypBinary.
#[doc(alias = "PR_NDR_FROM_SEARCH_KEY")]
pub const PidTagNonDeliveryReportFromSearchKey: PropertyTag = PropertyTag::from_u32(0x6906_0102);

/// `0x0C040003`, PtypInteger32.
#[doc(alias = "PR_NDR_REASON_CODE")]
#[doc(alias = "ptagNDRReasonCode")]
pub const PidTagNonDeliveryReportReasonCode: PropertyTag = PropertyTag::from_u32(0x0C04_0003);

/// `0x0C200003`, PtypInteger32.
#[doc(alias = "PR_NDR_STATUS_CODE")]
#[doc(alias = "ptagNDRStatusCode")]
pub const PidTagNonDeliveryReportStatusCode: PropertyTag = PropertyTag::from_u32(0x0C20_0003);

/// `0x66200102`, PtypBinary.
#[doc(alias = "PR_NON_IPM_SUBTREE_ENTRYID")]
pub const PidTagNonIpmSubtreeEntryId: PropertyTag = PropertyTag::from_u32(0x6620_0102);

/// `0x0C06000B`, PtypBoolean.
#[doc(alias = "PR_NON_RECEIPT_NOTIFICATION_REQUESTED")]
pub const PidTagNonReceiptNotificationRequested: PropertyTag = PropertyTag::from_u32(0x0C06_000B);

/// `0x003E0003`, PtypInteger32.
#[doc(alias = "PR_NON_RECEIPT_REASON")]
pub const PidTagNonReceiptReason: PropertyTag = PropertyTag::from_u32(0x003E_0003);

/// `0x66B30003`, PtypInteger32.
#[doc(alias = "PR_NORMAL_MESSAGE_SIZE")]
#[doc(alias = "PR_NORMAL_MESSAGE_SIZE_EXTENDED")]
pub const PidTagNormalMessageSize: PropertyTag = PropertyTag::from_u32(0x66B3_0003);

/// `0x0E1D001F`, PtypString.
#[doc(alias = "PR_NORMALIZED_SUBJECT")]
#[doc(alias = "ptagNormalizedSubject")]
pub const PidTagNormalizedSubject: PropertyTag = PropertyTag::from_u32(0x0E1D_001F);

/// `0x00000001`, PtypNull.
#[doc(alias = "PR_NULL")]
pub const PidTagNull: PropertyTag = PropertyTag::from_u32(0x0000_0001);

/// `0x0FFE0003`, PtypInteger32.
#[doc(alias = "PR_OBJECT_TYPE")]
#[doc(alias = "ptagObjectType")]
pub const PidTagObjectType: PropertyTag = PropertyTag::from_u32(0x0FFE_0003);

/// `0x001F0102`, PtypBinary.
#[doc(alias = "PR_OBSOLETED_IPMS")]
pub const PidTagObsoletedMessageIds: PropertyTag = PropertyTag::from_u32(0x001F_0102);

/// `0x3A19001F`, PtypString.
#[doc(alias = "PR_OFFICE_LOCATION")]
pub const PidTagOfficeLocation: PropertyTag = PropertyTag::from_u32(0x3A19_001F);

/// `0x6802001E`, PtypString8.
#[doc(alias = "PR_OAB_CONTAINER_GUID")]
pub const PidTagOfflineAddressBookContainerGuid: PropertyTag = PropertyTag::from_u32(0x6802_001E);

/// `0x6804001E`, PtypString8.
#[doc(alias = "PR_OAB_DN")]
pub const PidTagOfflineAddressBookDistinguishedName: PropertyTag = PropertyTag::from_u32(0x6804_001E);

/// `0x68030003`, PtypInteger32.
#[doc(alias = "PR_OAB_MESSAGE_CLASS")]
pub const PidTagOfflineAddressBookMessageClass: PropertyTag = PropertyTag::from_u32(0x6803_0003);

/// `0x6800001F`, PtypString.
#[doc(alias = "PR_OAB_NAME")]
pub const PidTagOfflineAddressBookName: PropertyTag = PropertyTag::from_u32(0x6800_001F);

/// `0x68010003`, PtypInteger32.
#[doc(alias = "PR_OAB_SEQUENCE")]
pub const PidTagOfflineAddressBookSequence: PropertyTag = PropertyTag::from_u32(0x6801_0003);

/// `0x68051003`, PtypMultipleInteger32.
#[doc(alias = "PR_OAB_TRUNCATED_PROPS")]
pub const PidTagOfflineAddressBookTruncatedProperties: PropertyTag = PropertyTag::from_u32(0x6805_1003);

/// `0x36E20003`, PtypInteger32.
#[doc(alias = "PR_ORDINAL_MOST")]
pub const PidTagOrdinalMost: PropertyTag = PropertyTag::from_u32(0x36E2_0003);

/// `0x403E001F`, PtypString.
#[doc(alias = "PR_ORG_EMAIL_ADDRESS")]
pub const PidTagOrgEmailAddress: PropertyTag = PropertyTag::from_u32(0x403E_001F);

/// `0x3A10001F`, PtypString.
#[doc(alias = "PR_ORGANIZATIONAL_ID_NUMBER")]
pub const PidTagOrganizationalIdNumber: PropertyTag = PropertyTag::from_u32(0x3A10_001F);

/// `0x00270102`, PtypBinary.
#[doc(alias = "PR_ORIGIN_CHECK")]
pub const PidTagOriginCheck: PropertyTag = PropertyTag::from_u32(0x0027_0102);

/// `0x0079001F`, PtypString.
#[doc(alias = "PR_ORIGINAL_AUTHOR_ADDRTYPE")]
pub const PidTagOriginalAuthorAddressType: PropertyTag = PropertyTag::from_u32(0x0079_001F);

/// `0x007A001F`, PtypString.
#[doc(alias = "PR_ORIGINAL_AUTHOR_EMAIL_ADDRESS")]
pub const PidTagOriginalAuthorEmailAddress: PropertyTag = PropertyTag::from_u32(0x007A_001F);

/// `0x004C0102`, PtypBinary.
#[doc(alias = "PR_ORIGINAL_AUTHOR_ENTRYID")]
pub const PidTagOriginalAuthorEntryId: PropertyTag = PropertyTag::from_u32(0x004C_0102);

/// `0x004D001F`, PtypString.
#[doc(alias = "PR_ORIGINAL_AUTHOR_NAME")]
pub const PidTagOriginalAuthorName: PropertyTag = PropertyTag::from_u32(0x004D_001F);

/// `0x00560102`, PtypBinary.
#[doc(alias = "PR_ORIGINAL_AUTHOR_SEARCH_KEY")]
pub const PidTagOriginalAuthorSearchKey: PropertyTag = PropertyTag::from_u32(0x0056_0102);

/// `0x00550040`, PtypTime.
#[doc(alias = "PR_ORIGINAL_DELIVERY_TIME")]
#[doc(alias = "ptagOriginalDeliveryTime")]
pub const PidTagOriginalDeliveryTime: PropertyTag = PropertyTag::from_u32(0x0055_0040);

/// `0x0072001F`, PtypString.
#[doc(alias = "PR_ORIGINAL_DISPLAY_BCC")]
#[doc(alias = "ptagOriginalDisplayBcc")]
pub const PidTagOriginalDisplayBcc: PropertyTag = PropertyTag::from_u32(0x0072_001F);

/// `0x0073001F`, PtypString.
#[doc(alias = "PR_ORIGINAL_DISPLAY_CC")]
#[doc(alias = "ptagOriginalDisplayCc")]
pub const PidTagOriginalDisplayCc: PropertyTag = PropertyTag::from_u32(0x0073_001F);

/// `0x3A13001F`, PtypString.
#[doc(alias = "PR_ORIGINAL_DISPLAY_NAME")]
pub const PidTagOriginalDisplayName: PropertyTag = PropertyTag::from_u32(0x3A13_001F);

/// `0x0074001F`, PtypString.
#[doc(alias = "PR_ORIGINAL_DISPLAY_TO")]
#[doc(alias = "ptagOriginalDisplayTo")]
pub const PidTagOriginalDisplayTo: PropertyTag = PropertyTag::from_u32(0x0074_001F);

/// `0x00210102`, PtypBinary.
#[doc(alias = "PR_ORIGINAL_EITS")]
pub const PidTagOriginalEits: PropertyTag = PropertyTag::from_u32(0x0021_0102);

/// `0x3A120102`, PtypBinary.
#[doc(alias = "PR_ORIGINAL_ENTRYID")]
#[doc(alias = "ptagOriginalEntryId")]
pub const PidTagOriginalEntryId: PropertyTag = PropertyTag::from_u32(0x3A12_0102);

/// `0x004B001F`, PtypString.
#[doc(alias = "PR_ORIG_MESSAGE_CLASS")]
pub const PidTagOriginalMessageClass: PropertyTag = PropertyTag::from_u32(0x004B_001F);

/// `0x1046001F`, PtypString.
#[doc(alias = "ptagOriginalInternetMessageID")]
#[doc(alias = "OriginalMessageId")]
pub const PidTagOriginalMessageId: PropertyTag = PropertyTag::from_u32(0x1046_001F);

/// `0x3A140102`, PtypBinary.
#[doc(alias = "PR_ORIGINAL_SEARCH_KEY")]
pub const PidTagOriginalSearchKey: PropertyTag = PropertyTag::from_u32(0x3A14_0102);

/// `0x0066001F`, PtypString.
#[doc(alias = "PR_ORIGINAL_SENDER_ADDRTYPE")]
#[doc(alias = "ptagOriginalSenderAddrType")]
pub const PidTagOriginalSenderAddressType: PropertyTag = PropertyTag::from_u32(0x0066_001F);

/// `0x0067001F`, PtypString.
#[doc(alias = "PR_ORIGINAL_SENDER_EMAIL_ADDRESS")]
pub const PidTagOriginalSenderEmailAddress: PropertyTag = PropertyTag::from_u32(0x0067_001F);

/// `0x005B0102`, PtypBinary.
#[doc(alias = "PR_ORIGINAL_SENDER_ENTRYID")]
#[doc(alias = "ptagOriginalSenderEntryId")]
pub const PidTagOriginalSenderEntryId: PropertyTag = PropertyTag::from_u32(0x005B_0102);

/// `0x005A001F`, PtypString.
#[doc(alias = "PR_ORIGINAL_SENDER_NAME")]
#[doc(alias = "ptagOriginalSenderName")]
pub const PidTagOriginalSenderName: PropertyTag = PropertyTag::from_u32(0x005A_001F);

/// `0x005C0102`, PtypBinary.
#[doc(alias = "PR_ORIGINAL_SENDER_SEARCH_KEY")]
#[doc(alias = "ptagOriginalSenderSearchKey")]
pub const PidTagOriginalSenderSearchKey: PropertyTag = PropertyTag::from_u32(0x005C_0102);

/// `0x002E0003`, PtypInteger32.
#[doc(alias = "PR_ORIGINAL_SENSITIVITY")]
#[doc(alias = "ptagOriginalSensitivity")]
pub const PidTagOriginalSensitivity: PropertyTag = PropertyTag::from_u32(0x002E_0003);

/// `0x0068001F`, PtypString.
#[doc(alias = "PR_ORIGINAL_SENT_REPRESENTING_ADDRTYPE")]
#[doc(alias = "ptagOriginalSentRepresentingAddrType")]
pub const PidTagOriginalSentRepresentingAddressType: PropertyTag = PropertyTag::from_u32(0x0068_001F);

/// `0x0069001F`, PtypString.
#[doc(alias = "PR_ORIGINAL_SENT_REPRESENTING_EMAIL_ADDRESS")]
pub const PidTagOriginalSentRepresentingEmailAddress: PropertyTag = PropertyTag::from_u32(0x0069_001F);

/// `0x005E0102`, PtypBinary.
#[doc(alias = "PR_ORIGINAL_SENT_REPRESENTING_ENTRYID")]
#[doc(alias = "ptagOriginalSentRepresentingEntryId")]
pub const PidTagOriginalSentRepresentingEntryId: PropertyTag = PropertyTag::from_u32(0x005E_0102);

/// `0x005D001F`, PtypString.
#[doc(alias = "PR_ORIGINAL_SENT_REPRESENTING_NAME")]
#[doc(alias = "ptagOriginalSentRepresentingName")]
pub const PidTagOriginalSentRepresentingName: PropertyTag = PropertyTag::from_u32(0x005D_001F);

/// `0x005F0102`, PtypBinary.
#[doc(alias = "PR_ORIGINAL_SENT_REPRESENTING_SEARCH_KEY")]
#[doc(alias = "ptagOriginalSentRepresentingSearchKey")]
pub const PidTagOriginalSentRepresentingSearchKey: PropertyTag = PropertyTag::from_u32(0x005F_0102);

/// `0x0049001F`, PtypString.
#[doc(alias = "PR_ORIGINAL_SUBJECT")]
#[doc(alias = "ptagOriginalSubject")]
pub const PidTagOriginalSubject: PropertyTag = PropertyTag::from_u32(0x0049_001F);

/// `0x004E0040`, PtypTime.
#[doc(alias = "PR_ORIGINAL_SUBMIT_TIME")]
#[doc(alias = "ptagOriginalSubmitTime")]
pub const PidTagOriginalSubmitTime: PropertyTag = PropertyTag::from_u32(0x004E_0040);

/// `0x007B001F`, PtypString.
#[doc(alias = "PR_ORIGINALLY_INTENDED_RECIP_ADDRTYPE")]
pub const PidTagOriginallyIntendedRecipAddrtype: PropertyTag = PropertyTag::from_u32(0x007B_001F);

/// `0x007C001F`, PtypString.
#[doc(alias = "PR_ORIGINALLY_INTENDED_RECIP_EMAIL_ADDRESS")]
pub const PidTagOriginallyIntendedRecipEmailAddress: PropertyTag = PropertyTag::from_u32(0x007C_001F);

/// `0x10120102`, PtypBinary.
#[doc(alias = "PR_ORIGINALLY_INTENDED_RECIP_ENTRYID")]
pub const PidTagOriginallyIntendedRecipEntryId: PropertyTag = PropertyTag::from_u32(0x1012_0102);

/// `0x00200102`, PtypBinary.
#[doc(alias = "PR_ORIGINALLY_INTENDED_RECIPIENT_NAME")]
pub const PidTagOriginallyIntendedRecipientName: PropertyTag = PropertyTag::from_u32(0x0020_0102);

/// `0x0E250102`, PtypBinary.
#[doc(alias = "PR_ORIGINATING_MTA_CERTIFICATE")]
pub const PidTagOriginatingMtaCertificate: PropertyTag = PropertyTag::from_u32(0x0E25_0102);

/// `0x10020102`, PtypBinary.
#[doc(alias = "PR_ORIGINATOR_AND_DL_EXPANSION_HISTORY")]
#[rustfmt::skip]
pub const PidTagOriginatorAndDistributionListExpansionHistory: PropertyTag = PropertyTag::from_u32(0x1002_0102);

/// `0x00220102`, PtypBinary.
#[doc(alias = "PR_ORIGINATOR_CERTIFICATE")]
pub const PidTagOriginatorCertificate: PropertyTag = PropertyTag::from_u32(0x0022_0102);

/// `0x0023000B`, PtypBoolean.
#[doc(alias = "PR_ORIGINATOR_DELIVERY_REPORT_REQUESTED")]
pub const PidTagOriginatorDeliveryReportRequested: PropertyTag = PropertyTag::from_u32(0x0023_000B);

/// `0x0C08000B`, PtypBoolean.
#[doc(alias = "PR_ORIGINATOR_NON_DELIVERY_REPORT_REQUESTED")]
pub const PidTagOriginatorNonDeliveryReportRequested: PropertyTag = PropertyTag::from_u32(0x0C08_000B);

/// `0x0C090102`, PtypBinary.
#[doc(alias = "PR_ORIGINATOR_REQUESTED_ALTERNATE_RECIPIENT")]
pub const PidTagOriginatorRequestedAlternateRecipient: PropertyTag = PropertyTag::from_u32(0x0C09_0102);

/// `0x00240102`, PtypBinary.
#[doc(alias = "PR_ORIGINATOR_RETURN_ADDRESS")]
pub const PidTagOriginatorReturnAddress: PropertyTag = PropertyTag::from_u32(0x0024_0102);

/// `0x7C24000B`, PtypBoolean.
#[doc(alias = "PR_OSC_SYNC_ENABLEDONSERVER")]
pub const PidTagOscSyncEnabled: PropertyTag = PropertyTag::from_u32(0x7C24_000B);

/// `0x3A5F001F`, PtypString.
#[doc(alias = "PR_OTHER_ADDRESS_CITY")]
pub const PidTagOtherAddressCity: PropertyTag = PropertyTag::from_u32(0x3A5F_001F);

/// `0x3A60001F`, PtypString.
#[doc(alias = "PR_OTHER_ADDRESS_COUNTRY")]
pub const PidTagOtherAddressCountry: PropertyTag = PropertyTag::from_u32(0x3A60_001F);

/// `0x3A64001F`, PtypString.
#[doc(alias = "PR_OTHER_ADDRESS_POST_OFFICE_BOX")]
pub const PidTagOtherAddressPostOfficeBox: PropertyTag = PropertyTag::from_u32(0x3A64_001F);

/// `0x3A61001F`, PtypString.
#[doc(alias = "PR_OTHER_ADDRESS_POSTAL_CODE")]
pub const PidTagOtherAddressPostalCode: PropertyTag = PropertyTag::from_u32(0x3A61_001F);

/// `0x3A62001F`, PtypString.
#[doc(alias = "PR_OTHER_ADDRESS_STATE_OR_PROVINCE")]
pub const PidTagOtherAddressStateOrProvince: PropertyTag = PropertyTag::from_u32(0x3A62_001F);

/// `0x3A63001F`, PtypString.
#[doc(alias = "PR_OTHER_ADDRESS_STREET")]
pub const PidTagOtherAddressStreet: PropertyTag = PropertyTag::from_u32(0x3A63_001F);

/// `0x3A1F001F`, PtypString.
#[doc(alias = "PR_OTHER_TELEPHONE_NUMBER")]
pub const PidTagOtherTelephoneNumber: PropertyTag = PropertyTag::from_u32(0x3A1F_001F);

/// `0x661D000B`, PtypBoolean.
#[doc(alias = "PR_OOF_STATE")]
#[doc(alias = "ptagOOFState")]
pub const PidTagOutOfOfficeState: PropertyTag = PropertyTag::from_u32(0x661D_000B);

/// `0x3E060102`, PtypBinary.
#[doc(alias = "PR_OWN_STORE_ENTRYID")]
pub const PidTagOwnStoreEntryId: PropertyTag = PropertyTag::from_u32(0x3E06_0102);

/// `0x00620003`, PtypInteger32.
#[doc(alias = "PR_OWNER_APPT_ID")]
pub const PidTagOwnerAppointmentId: PropertyTag = PropertyTag::from_u32(0x0062_0003);

/// `0x3A21001F`, PtypString.
#[doc(alias = "PR_PAGER_TELEPHONE_NUMBER")]
#[doc(alias = "PR_BEEPER_TELEPHONE_NUMBER")]
pub const PidTagPagerTelephoneNumber: PropertyTag = PropertyTag::from_u32(0x3A21_001F);

/// `0x0E05001F`, PtypString.
#[doc(alias = "PR_PARENT_DISPLAY")]
pub const PidTagParentDisplay: PropertyTag = PropertyTag::from_u32(0x0E05_001F);

/// `0x0E090102`, PtypBinary.
#[doc(alias = "PR_PARENT_ENTRYID")]
#[doc(alias = "ptagParentEntryId")]
pub const PidTagParentEntryId: PropertyTag = PropertyTag::from_u32(0x0E09_0102);

/// `0x67490014`, PtypInteger64.
#[doc(alias = "ptagParentFID")]
pub const PidTagParentFolderId: PropertyTag = PropertyTag::from_u32(0x6749_0014);

/// `0x00250102`, PtypBinary.
#[doc(alias = "PR_PARENT_KEY")]
#[doc(alias = "ptagParentKey")]
pub const PidTagParentKey: PropertyTag = PropertyTag::from_u32(0x0025_0102);

/// `0x65E10102`, PtypBinary.
#[doc(alias = "PR_PARENT_SOURCE_KEY")]
pub const PidTagParentSourceKey: PropertyTag = PropertyTag::from_u32(0x65E1_0102);

/// `0x3A50001F`, PtypString.
#[doc(alias = "PR_PERSONAL_HOME_PAGE")]
pub const PidTagPersonalHomePage: PropertyTag = PropertyTag::from_u32(0x3A50_001F);

/// `0x0C0A000B`, PtypBoolean.
#[doc(alias = "PR_PHYSICAL_DELIVERY_BUREAU_FAX_DELIVERY")]
pub const PidTagPhysicalDeliveryBureauFaxDelivery: PropertyTag = PropertyTag::from_u32(0x0C0A_000B);

/// `0x0C0B0003`, PtypInteger32.
#[doc(alias = "PR_PHYSICAL_DELIVERY_MODE")]
pub const PidTagPhysicalDeliveryMode: PropertyTag = PropertyTag::from_u32(0x0C0B_0003);

/// `0x0C0C0003`, PtypInteger32.
#[doc(alias = "PR_PHYSICAL_DELIVERY_REPORT_REQUEST")]
pub const PidTagPhysicalDeliveryReportRequest: PropertyTag = PropertyTag::from_u32(0x0C0C_0003);

/// `0x0C0D0102`, PtypBinary.
#[doc(alias = "PR_PHYSICAL_FORWARDING_ADDRESS")]
pub const PidTagPhysicalForwardingAddress: PropertyTag = PropertyTag::from_u32(0x0C0D_0102);

/// `0x0C0E000B`, PtypBoolean.
#[doc(alias = "PR_PHYSICAL_FORWARDING_ADDRESS_REQUESTED")]
pub const PidTagPhysicalForwardingAddressRequested: PropertyTag = PropertyTag::from_u32(0x0C0E_000B);

/// `0x0C0F000B`, PtypBoolean.
#[doc(alias = "PR_PHYSICAL_FORWARDING_PROHIBITED")]
pub const PidTagPhysicalForwardingProhibited: PropertyTag = PropertyTag::from_u32(0x0C0F_000B);

/// `0x0C100102`, PtypBinary.
#[doc(alias = "PR_PHYSICAL_RENDITION_ATTRIBUTES")]
pub const PidTagPhysicalRenditionAttributes: PropertyTag = PropertyTag::from_u32(0x0C10_0102);

/// `0x30190102`, PtypBinary.
#[doc(alias = "PR_POLICY_TAG")]
#[doc(alias = "ptagPolicyTag")]
pub const PidTagPolicyTag: PropertyTag = PropertyTag::from_u32(0x3019_0102);

/// `0x3A2B001F`, PtypString.
#[doc(alias = "PR_POST_OFFICE_BOX")]
#[doc(alias = "PR_BUSINESS_ADDRESS_POST_OFFICE_BOX")]
pub const PidTagPostOfficeBox: PropertyTag = PropertyTag::from_u32(0x3A2B_001F);

/// `0x3A15001F`, PtypString.
#[doc(alias = "PR_POSTAL_ADDRESS")]
pub const PidTagPostalAddress: PropertyTag = PropertyTag::from_u32(0x3A15_001F);

/// `0x3A2A001F`, PtypString.
#[doc(alias = "PR_POSTAL_CODE")]
#[doc(alias = "PR_BUSINESS_ADDRESS_POSTAL_CODE")]
pub const PidTagPostalCode: PropertyTag = PropertyTag::from_u32(0x3A2A_001F);

/// `0x65E30102`, PtypBinary.
#[doc(alias = "PR_PREDECESSOR_CHANGE_LIST")]
pub const PidTagPredecessorChangeList: PropertyTag = PropertyTag::from_u32(0x65E3_0102);

/// `0x3A47001F`, PtypString.
#[doc(alias = "PR_PREFERRED_BY_NAME")]
pub const PidTagPreferredByName: PropertyTag = PropertyTag::from_u32(0x3A47_001F);

/// `0x0E22000B`, PtypBoolean.
#[doc(alias = "PR_PREPROCESS")]
pub const PidTagPreprocess: PropertyTag = PropertyTag::from_u32(0x0E22_000B);

/// `0x39040102`, PtypBinary.
#[doc(alias = "PR_PRIMARY_CAPABILITY")]
pub const PidTagPrimaryCapability: PropertyTag = PropertyTag::from_u32(0x3904_0102);

/// `0x3A23001F`, PtypString.
#[doc(alias = "PR_PRIMARY_FAX_NUMBER")]
pub const PidTagPrimaryFaxNumber: PropertyTag = PropertyTag::from_u32(0x3A23_001F);

/// `0x0E28001F`, PtypString.
#[doc(alias = "PR_PRIMARY_SEND_ACCT")]
#[doc(alias = "PR_PRIMARY_SEND_ACCOUNT")]
pub const PidTagPrimarySendAccount: PropertyTag = PropertyTag::from_u32(0x0E28_001F);

/// `0x3A1A001F`, PtypString.
#[doc(alias = "PR_PRIMARY_TELEPHONE_NUMBER")]
pub const PidTagPrimaryTelephoneNumber: PropertyTag = PropertyTag::from_u32(0x3A1A_001F);

/// `0x00260003`, PtypInteger32.
#[doc(alias = "PR_PRIORITY")]
#[doc(alias = "ptagPriority")]
pub const PidTagPriority: PropertyTag = PropertyTag::from_u32(0x0026_0003);

/// `0x7D01000B`, PtypBoolean.
#[doc(alias = "PR_PROCESSED")]
pub const PidTagProcessed: PropertyTag = PropertyTag::from_u32(0x7D01_000B);

/// `0x3A46001F`, PtypString.
#[doc(alias = "PR_PROFESSION")]
pub const PidTagProfession: PropertyTag = PropertyTag::from_u32(0x3A46_001F);

/// `0x662A001F`, PtypString.
#[doc(alias = "PR_PROFILE_HOME_SERVER_FQDN")]
pub const PidTagProfileHomeServerFQDN: PropertyTag = PropertyTag::from_u32(0x662A_001F);

/// `0x3D12001F`, PtypString.
#[doc(alias = "PR_PROFILE_NAME")]
pub const PidTagProfileName: PropertyTag = PropertyTag::from_u32(0x3D12_001F);

/// `0x66350003`, PtypInteger32.
#[doc(alias = "PR_PROFILE_OAB_COUNT_ATTEMPTED_FULLDN")]
pub const PidTagProfileOabCountAttemptedFulldn: PropertyTag = PropertyTag::from_u32(0x6635_0003);

/// `0x66360003`, PtypInteger32.
#[doc(alias = "PR_PROFILE_OAB_COUNT_ATTEMPTED_INCRDN")]
pub const PidTagProfileOabCountAttemptedIncrdn: PropertyTag = PropertyTag::from_u32(0x6636_0003);

/// `0x663B0102`, PtypBinary.
#[doc(alias = "PR_PROFILE_SERVER_FULL_VERSION")]
pub const PidTagProfileServerFullVersion: PropertyTag = PropertyTag::from_u32(0x663B_0102);

/// `0x661B0003`, PtypInteger32.
#[doc(alias = "PR_PROFILE_SERVER_VERSION")]
pub const PidTagProfileServerVersion: PropertyTag = PropertyTag::from_u32(0x661B_0003);

/// `0x660A0003`, PtypInteger32.
#[doc(alias = "PR_PROFILE_TYPE")]
pub const PidTagProfileType: PropertyTag = PropertyTag::from_u32(0x660A_0003);

/// `0x666A0003`, PtypInteger32.
#[doc(alias = "PR_PROHIBIT_RECEIVE_QUOTA")]
#[doc(alias = "ptagProhibitReceiveQuota")]
pub const PidTagProhibitReceiveQuota: PropertyTag = PropertyTag::from_u32(0x666A_0003);

/// `0x666E0003`, PtypInteger32.
#[doc(alias = "PR_PROHIBIT_SEND_QUOTA")]
#[doc(alias = "ptagProhibitSendQuota")]
pub const PidTagProhibitSendQuota: PropertyTag = PropertyTag::from_u32(0x666E_0003);

/// `0x0C110102`, PtypBinary.
#[doc(alias = "PR_PROOF_OF_DELIVERY")]
pub const PidTagProofOfDelivery: PropertyTag = PropertyTag::from_u32(0x0C11_0102);

/// `0x0C12000B`, PtypBoolean.
#[doc(alias = "PR_PROOF_OF_DELIVERY_REQUESTED")]
pub const PidTagProofOfDeliveryRequested: PropertyTag = PropertyTag::from_u32(0x0C12_000B);

/// `0x0E260102`, PtypBinary.
#[doc(alias = "PR_PROOF_OF_SUBMISSION")]
pub const PidTagProofOfSubmission: PropertyTag = PropertyTag::from_u32(0x0E26_0102);

/// `0x0028000B`, PtypBoolean.
#[doc(alias = "PR_PROOF_OF_SUBMISSION_REQUESTED")]
pub const PidTagProofOfSubmissionRequested: PropertyTag = PropertyTag::from_u32(0x0028_000B);

/// `0x3006001F`, PtypString.
#[doc(alias = "PR_PROVIDER_DISPLAY")]
pub const PidTagProviderDisplay: PropertyTag = PropertyTag::from_u32(0x3006_001F);

/// `0x3418001F`, PtypString.
#[doc(alias = "PR_PROVIDER_DISPLAY_NAME")]
pub const PidTagProviderDisplayName: PropertyTag = PropertyTag::from_u32(0x3418_001F);

/// `0x300A001F`, PtypString.
#[doc(alias = "PR_PROVIDER_DLL_NAME")]
pub const PidTagProviderDllName: PropertyTag = PropertyTag::from_u32(0x300A_001F);

/// `0x3417001F`, PtypString.
#[doc(alias = "PR_PROVIDER_ICON")]
pub const PidTagProviderIcon: PropertyTag = PropertyTag::from_u32(0x3417_001F);

/// `0x0EA30102`, PtypBinary.
#[doc(alias = "PR_PROVIDER_ITEMID")]
pub const PidTagProviderItemId: PropertyTag = PropertyTag::from_u32(0x0EA3_0102);

/// `0x300D0003`, PtypInteger32.
#[doc(alias = "PR_PROVIDER_ORDINAL")]
pub const PidTagProviderOrdinal: PropertyTag = PropertyTag::from_u32(0x300D_0003);

/// `0x0EA40102`, PtypBinary.
#[doc(alias = "PR_PROVIDER_PARENT_ITEMID")]
pub const PidTagProviderParentItemId: PropertyTag = PropertyTag::from_u32(0x0EA4_0102);

/// `0x00480040`, PtypTime.
#[doc(alias = "PR_PROVIDER_SUBMIT_TIME")]
pub const PidTagProviderSubmitTime: PropertyTag = PropertyTag::from_u32(0x0048_0040);

/// `0x300C0102`, PtypBinary.
#[doc(alias = "PR_PROVIDER_UID")]
pub const PidTagProviderUid: PropertyTag = PropertyTag::from_u32(0x300C_0102);

/// `0x661D0003`, PtypInteger32.
#[doc(alias = "PR_PST_BEST_BODY_PROPTAG")]
pub const PidTagPstBestBodyProptag: PropertyTag = PropertyTag::from_u32(0x661D_0003);

/// `0x67700003`, PtypInteger32.
#[doc(alias = "PR_PST_CONFIG_FLAGS")]
pub const PidTagPstConfigurationFlags: PropertyTag = PropertyTag::from_u32(0x6770_0003);

/// `0x66350003`, PtypInteger32.
#[doc(alias = "PR_PST_HIDDEN_COUNT")]
pub const PidTagPstHiddenCount: PropertyTag = PropertyTag::from_u32(0x6635_0003);

/// `0x66360003`, PtypInteger32.
#[doc(alias = "PR_PST_HIDDEN_UNREAD")]
pub const PidTagPstHiddenUnread: PropertyTag = PropertyTag::from_u32(0x6636_0003);

/// `0x6705000B`, PtypBoolean.
#[doc(alias = "PR_PST_IPMSUBTREE_DESCENDANT")]
pub const PidTagPstIpmsubTreeDescendant: PropertyTag = PropertyTag::from_u32(0x6705_000B);

/// `0x6633000B`, PtypBoolean.
#[doc(alias = "PR_PST_LRNORESTRICTIONS")]
pub const PidTagPstLrNoRestrictions: PropertyTag = PropertyTag::from_u32(0x6633_000B);

/// `0x67FF0003`, PtypInteger32.
#[doc(alias = "PR_PST_PASSWORD")]
pub const PidTagPstPassword: PropertyTag = PropertyTag::from_u32(0x67FF_0003);

/// `0x6704001F`, PtypString.
#[doc(alias = "PR_PST_PW_SZ_NEW")]
pub const PidTagPstPasswordSzNew: PropertyTag = PropertyTag::from_u32(0x6704_001F);

/// `0x6703001F`, PtypString.
#[doc(alias = "PR_PST_PW_SZ_OLD")]
pub const PidTagPstPasswordSzOld: PropertyTag = PropertyTag::from_u32(0x6703_001F);

/// `0x6700001F`, PtypString.
#[doc(alias = "PR_PST_PATH")]
pub const PidTagPstPath: PropertyTag = PropertyTag::from_u32(0x6700_001F);

/// `0x6771001F`, PtypString.
#[doc(alias = "PR_PST_PATH_HINT")]
pub const PidTagPstPathHint: PropertyTag = PropertyTag::from_u32(0x6771_001F);

/// `0x6701000B`, PtypBoolean.
#[doc(alias = "PR_PST_REMEMBER_PW")]
pub const PidTagPstRememberPassword: PropertyTag = PropertyTag::from_u32(0x6701_000B);

/// `0x67720003`, PtypInteger32.
#[doc(alias = "PR_PST_SUBTREE_CONTAINER")]
pub const PidTagPstSubTreeContainer: PropertyTag = PropertyTag::from_u32(0x6772_0003);

/// `0x671C001F`, PtypString.
pub const PidTagPublicFolderAdministrativeDescription: PropertyTag = PropertyTag::from_u32(0x671C_001F);

/// `0x671D0102`, PtypBinary.
#[doc(alias = "PR_PF_PROXY")]
pub const PidTagPublicFolderProxy: PropertyTag = PropertyTag::from_u32(0x671D_0102);

/// `0x4083001F`, PtypString.
#[doc(alias = "PR_PURPORTED_SENDER_DOMAIN")]
pub const PidTagPurportedSenderDomain: PropertyTag = PropertyTag::from_u32(0x4083_001F);

/// `0x3A1D001F`, PtypString.
#[doc(alias = "PR_RADIO_TELEPHONE_NUMBER")]
pub const PidTagRadioTelephoneNumber: PropertyTag = PropertyTag::from_u32(0x3A1D_001F);

/// `0x0E69000B`, PtypBoolean.
#[doc(alias = "PR_READ")]
#[doc(alias = "ptagRead")]
pub const PidTagRead: PropertyTag = PropertyTag::from_u32(0x0E69_000B);

/// `0x4029001F`, PtypString.
#[doc(alias = "ptagReadReceiptAddrType")]
#[doc(alias = "ReadReceiptAddrType")]
pub const PidTagReadReceiptAddressType: PropertyTag = PropertyTag::from_u32(0x4029_001F);

/// `0x402A001F`, PtypString.
#[doc(alias = "ptagReadReceiptEmailAddr")]
#[doc(alias = "ReadReceiptEmailAddress")]
pub const PidTagReadReceiptEmailAddress: PropertyTag = PropertyTag::from_u32(0x402A_001F);

/// `0x00460102`, PtypBinary.
#[doc(alias = "PR_READ_RECEIPT_ENTRYID")]
#[doc(alias = "ptagReadReceiptEntryId")]
pub const PidTagReadReceiptEntryId: PropertyTag = PropertyTag::from_u32(0x0046_0102);

/// `0x402B001F`, PtypString.
#[doc(alias = "ptagReadReceiptDisplayName")]
#[doc(alias = "ReadReceiptDisplayName")]
pub const PidTagReadReceiptName: PropertyTag = PropertyTag::from_u32(0x402B_001F);

/// `0x0029000B`, PtypBoolean.
#[doc(alias = "PR_READ_RECEIPT_REQUESTED")]
#[doc(alias = "ptagReadReceiptRequested")]
pub const PidTagReadReceiptRequested: PropertyTag = PropertyTag::from_u32(0x0029_000B);

/// `0x00530102`, PtypBinary.
#[doc(alias = "PR_READ_RECEIPT_SEARCH_KEY")]
#[doc(alias = "ptagReadReceiptSearchKey")]
pub const PidTagReadReceiptSearchKey: PropertyTag = PropertyTag::from_u32(0x0053_0102);

/// `0x5D05001F`, PtypString.
#[doc(alias = "ptagRecipientReadReceiptSmtpAddress")]
pub const PidTagReadReceiptSmtpAddress: PropertyTag = PropertyTag::from_u32(0x5D05_001F);

/// `0x002A0040`, PtypTime.
#[doc(alias = "PR_RECEIPT_TIME")]
#[doc(alias = "ptagReceiptTime")]
pub const PidTagReceiptTime: PropertyTag = PropertyTag::from_u32(0x002A_0040);

/// `0x3415000D`, PtypObject.
#[doc(alias = "PR_RECEIVE_FOLDER_SETTINGS")]
pub const PidTagReceiveFolderSettings: PropertyTag = PropertyTag::from_u32(0x3415_000D);

/// `0x0075001F`, PtypString.
#[doc(alias = "PR_RECEIVED_BY_ADDRTYPE")]
#[doc(alias = "ptagReceivedByAddrType")]
pub const PidTagReceivedByAddressType: PropertyTag = PropertyTag::from_u32(0x0075_001F);

/// `0x0076001F`, PtypString.
#[doc(alias = "PR_RECEIVED_BY_EMAIL_ADDRESS")]
pub const PidTagReceivedByEmailAddress: PropertyTag = PropertyTag::from_u32(0x0076_001F);

/// `0x003F0102`, PtypBinary.
#[doc(alias = "PR_RECEIVED_BY_ENTRYID")]
pub const PidTagReceivedByEntryId: PropertyTag = PropertyTag::from_u32(0x003F_0102);

/// `0x401B0003`, PtypInteger32.
#[doc(alias = "ptagRcvdByFlags")]
pub const PidTagReceivedByFlags: PropertyTag = PropertyTag::from_u32(0x401B_0003);

/// `0x0040001F`, PtypString.
#[doc(alias = "PR_RECEIVED_BY_NAME")]
pub const PidTagReceivedByName: PropertyTag = PropertyTag::from_u32(0x0040_001F);

/// `0x00510102`, PtypBinary.
#[doc(alias = "PR_RECEIVED_BY_SEARCH_KEY")]
pub const PidTagReceivedBySearchKey: PropertyTag = PropertyTag::from_u32(0x0051_0102);

/// `0x5D07001F`, PtypString.
#[doc(alias = "ptagRecipientRcvdBySmtpAddress")]
#[doc(alias = "PR_RECEIVED_BY_SMTP_ADDRESS")]
pub const PidTagReceivedBySmtpAddress: PropertyTag = PropertyTag::from_u32(0x5D07_001F);

/// `0x0077001F`, PtypString.
#[doc(alias = "PR_RCVD_REPRESENTING_ADDRTYPE")]
#[doc(alias = "ptagRcvdRepresentingAddrType")]
pub const PidTagReceivedRepresentingAddressType: PropertyTag = PropertyTag::from_u32(0x0077_001F);

/// `0x0078001F`, PtypString.
#[doc(alias = "PR_RCVD_REPRESENTING_EMAIL_ADDRESS")]
pub const PidTagReceivedRepresentingEmailAddress: PropertyTag = PropertyTag::from_u32(0x0078_001F);

/// `0x00430102`, PtypBinary.
#[doc(alias = "PR_RCVD_REPRESENTING_ENTRYID")]
#[doc(alias = "ptagRcvdRepresentingEntryId")]
pub const PidTagReceivedRepresentingEntryId: PropertyTag = PropertyTag::from_u32(0x0043_0102);

/// `0x401C0003`, PtypInteger32.
#[doc(alias = "ptagRcvdRepresentingFlags")]
pub const PidTagReceivedRepresentingFlags: PropertyTag = PropertyTag::from_u32(0x401C_0003);

/// `0x0044001F`, PtypString.
#[doc(alias = "PR_RCVD_REPRESENTING_NAME")]
#[doc(alias = "ptagRcvdRepresentingName")]
pub const PidTagReceivedRepresentingName: PropertyTag = PropertyTag::from_u32(0x0044_001F);

/// `0x00520102`, PtypBinary.
#[doc(alias = "PR_RCVD_REPRESENTING_SEARCH_KEY")]
#[doc(alias = "ptagRcvdRepresentingSearchKey")]
pub const PidTagReceivedRepresentingSearchKey: PropertyTag = PropertyTag::from_u32(0x0052_0102);

/// `0x5D08001F`, PtypString.
#[doc(alias = "ptagRecipientRcvdRepresentingSmtpAddress")]
pub const PidTagReceivedRepresentingSmtpAddress: PropertyTag = PropertyTag::from_u32(0x5D08_001F);

/// `0x0C130102`, PtypBinary.
#[doc(alias = "PR_RECIPIENT_CERTIFICATE")]
pub const PidTagRecipientCertificate: PropertyTag = PropertyTag::from_u32(0x0C13_0102);

/// `0x5FF6001F`, PtypString.
#[doc(alias = "PR_RECIPIENT_DISPLAY_NAME")]
pub const PidTagRecipientDisplayName: PropertyTag = PropertyTag::from_u32(0x5FF6_001F);

/// `0x5FF70102`, PtypBinary.
#[doc(alias = "PR_RECIPIENT_ENTRYID")]
#[doc(alias = "ptagRecipientEntryId")]
pub const PidTagRecipientEntryId: PropertyTag = PropertyTag::from_u32(0x5FF7_0102);

/// `0x5FFD0003`, PtypInteger32.
#[doc(alias = "PR_RECIPIENT_FLAGS")]
pub const PidTagRecipientFlags: PropertyTag = PropertyTag::from_u32(0x5FFD_0003);

/// `0x66620003`, PtypInteger32.
#[doc(alias = "PR_RECIPIENT_NUMBER")]
pub const PidTagRecipientNumber: PropertyTag = PropertyTag::from_u32(0x6662_0003);

/// `0x0C14001F`, PtypString.
#[doc(alias = "PR_RECIPIENT_NUMBER_FOR_ADVICE")]
pub const PidTagRecipientNumberForAdvice: PropertyTag = PropertyTag::from_u32(0x0C14_001F);

/// `0x5FDF0003`, PtypInteger32.
#[doc(alias = "PR_RECIPIENT_ORDER")]
#[doc(alias = "ptagRecipientOrder")]
pub const PidTagRecipientOrder: PropertyTag = PropertyTag::from_u32(0x5FDF_0003);

/// `0x5FE1000B`, PtypBoolean.
#[doc(alias = "PR_RECIPIENT_PROPOSED")]
#[doc(alias = "ptagRecipientProposed")]
pub const PidTagRecipientProposed: PropertyTag = PropertyTag::from_u32(0x5FE1_000B);

/// `0x5FE40040`, PtypTime.
#[doc(alias = "PR_RECIPIENT_PROPOSEDENDTIME")]
#[doc(alias = "ptagRecipientProposedEndTime")]
pub const PidTagRecipientProposedEndTime: PropertyTag = PropertyTag::from_u32(0x5FE4_0040);

/// `0x5FE30040`, PtypTime.
#[doc(alias = "PR_RECIPIENT_PROPOSEDSTARTTIME")]
#[doc(alias = "ptagRecipientProposedStartTime")]
pub const PidTagRecipientProposedStartTime: PropertyTag = PropertyTag::from_u32(0x5FE3_0040);

/// `0x002B000B`, PtypBoolean.
#[doc(alias = "PR_RECIPIENT_REASSIGNMENT_PROHIBITED")]
#[doc(alias = "ptagRecipientReassignmentProhibited")]
pub const PidTagRecipientReassignmentProhibited: PropertyTag = PropertyTag::from_u32(0x002B_000B);

/// `0x5FDE0003`, PtypInteger32.
#[doc(alias = "PR_RECIPIENT_RESOURCESTATE")]
pub const PidTagRecipientResourceState: PropertyTag = PropertyTag::from_u32(0x5FDE_0003);

/// `0x0E150003`, PtypInteger32.
#[doc(alias = "PR_RECIPIENT_STATUS")]
pub const PidTagRecipientStatus: PropertyTag = PropertyTag::from_u32(0x0E15_0003);

/// `0x5FFF0003`, PtypInteger32.
#[doc(alias = "PR_RECIPIENT_TRACKSTATUS")]
#[doc(alias = "ptagRecipientTrackStatus")]
pub const PidTagRecipientTrackStatus: PropertyTag = PropertyTag::from_u32(0x5FFF_0003);

/// `0x5FFB0040`, PtypTime.
#[doc(alias = "PR_RECIPIENT_TRACKSTATUS_TIME")]
#[doc(alias = "ptagRecipientTrackStatusTime")]
pub const PidTagRecipientTrackStatusTime: PropertyTag = PropertyTag::from_u32(0x5FFB_0040);

/// `0x0C150003`, PtypInteger32.
#[doc(alias = "PR_RECIPIENT_TYPE")]
#[doc(alias = "ptagRecipientType")]
pub const PidTagRecipientType: PropertyTag = PropertyTag::from_u32(0x0C15_0003);

/// `0x0FF90102`, PtypBinary.
#[doc(alias = "PR_RECORD_KEY")]
#[doc(alias = "ptagRecordKey")]
pub const PidTagRecordKey: PropertyTag = PropertyTag::from_u32(0x0FF9_0102);

/// `0x002C0102`, PtypBinary.
#[doc(alias = "PR_REDIRECTION_HISTORY")]
pub const PidTagRedirectionHistory: PropertyTag = PropertyTag::from_u32(0x002C_0102);

/// `0x3A47001F`, PtypString.
#[doc(alias = "PR_REFERRED_BY_NAME")]
#[doc(alias = "PR_PREFERRED_BY_NAME")]
pub const PidTagReferredByName: PropertyTag = PropertyTag::from_u32(0x3A47_001F);

/// `0x0C160003`, PtypInteger32.
#[doc(alias = "PR_REGISTERED_MAIL_TYPE")]
pub const PidTagRegisteredMailType: PropertyTag = PropertyTag::from_u32(0x0C16_0003);

/// `0x002D0102`, PtypBinary.
#[doc(alias = "PR_RELATED_IPMS")]
pub const PidTagRelatedMessageIds: PropertyTag = PropertyTag::from_u32(0x002D_0102);

/// `0x36D50102`, PtypBinary.
#[doc(alias = "PR_REM_ONLINE_ENTRYID")]
#[doc(alias = "ptagRemOnlineEntryId")]
pub const PidTagRemindersOnlineEntryId: PropertyTag = PropertyTag::from_u32(0x36D5_0102);

/// `0x0C21001F`, PtypString.
#[doc(alias = "PR_DSN_REMOTE_MTA")]
#[doc(alias = "ptagDsnRemoteMta")]
pub const PidTagRemoteMessageTransferAgent: PropertyTag = PropertyTag::from_u32(0x0C21_001F);

/// `0x3E0B0003`, PtypInteger32.
#[doc(alias = "PR_REMOTE_PROGRESS")]
pub const PidTagRemoteProgress: PropertyTag = PropertyTag::from_u32(0x3E0B_0003);

/// `0x3E0C001F`, PtypString.
#[doc(alias = "PR_REMOTE_PROGRESS_TEXT")]
pub const PidTagRemoteProgressText: PropertyTag = PropertyTag::from_u32(0x3E0C_001F);

/// `0x3E0D000B`, PtypBoolean.
#[doc(alias = "PR_REMOTE_VALIDATE_OK")]
pub const PidTagRemoteValidateOk: PropertyTag = PropertyTag::from_u32(0x3E0D_000B);

/// `0x370B0003`, PtypInteger32.
#[doc(alias = "PR_RENDERING_POSITION")]
#[doc(alias = "ptagRenderingPosition")]
pub const PidTagRenderingPosition: PropertyTag = PropertyTag::from_u32(0x370B_0003);

/// `0x0E330014`, PtypInteger64.
#[doc(alias = "PR_REPL_CHANGENUM")]
pub const PidTagReplChangenum: PropertyTag = PropertyTag::from_u32(0x0E33_0014);

/// `0x0E3D0102`, PtypBinary.
#[doc(alias = "PR_REPL_COPIEDFROM_ITEMID")]
pub const PidTagReplCopiedfromItemid: PropertyTag = PropertyTag::from_u32(0x0E3D_0102);

/// `0x0E3C0102`, PtypBinary.
#[doc(alias = "PR_REPL_COPIEDFROM_VERSIONHISTORY")]
pub const PidTagReplCopiedfromVersionhistory: PropertyTag = PropertyTag::from_u32(0x0E3C_0102);

/// `0x0E380003`, PtypInteger32.
#[doc(alias = "PR_REPL_FLAGS")]
pub const PidTagReplFlags: PropertyTag = PropertyTag::from_u32(0x0E38_0003);

/// `0x0E300102`, PtypBinary.
#[doc(alias = "PR_REPL_ITEMID")]
pub const PidTagReplItemid: PropertyTag = PropertyTag::from_u32(0x0E30_0102);

/// `0x0E340102`, PtypBinary.
#[doc(alias = "PR_REPL_VERSIONHISTORY")]
pub const PidTagReplVersionHistory: PropertyTag = PropertyTag::from_u32(0x0E34_0102);

/// `0x004F0102`, PtypBinary.
#[doc(alias = "PR_REPLY_RECIPIENT_ENTRIES")]
#[doc(alias = "ptagReplyRecipientEntries")]
pub const PidTagReplyRecipientEntries: PropertyTag = PropertyTag::from_u32(0x004F_0102);

/// `0x0050001F`, PtypString.
#[doc(alias = "PR_REPLY_RECIPIENT_NAMES")]
#[doc(alias = "ptagReplyRecipientNames")]
pub const PidTagReplyRecipientNames: PropertyTag = PropertyTag::from_u32(0x0050_001F);

/// `0x0C17000B`, PtypBoolean.
#[doc(alias = "PR_REPLY_REQUESTED")]
#[doc(alias = "ptagReplyRequested")]
pub const PidTagReplyRequested: PropertyTag = PropertyTag::from_u32(0x0C17_000B);

/// `0x65C20102`, PtypBinary.
#[doc(alias = "PR_REPLY_TEMPLATE_ID")]
#[doc(alias = "ptagReplyTemplateId")]
pub const PidTagReplyTemplateId: PropertyTag = PropertyTag::from_u32(0x65C2_0102);

/// `0x00300040`, PtypTime.
#[doc(alias = "PR_REPLY_TIME")]
pub const PidTagReplyTime: PropertyTag = PropertyTag::from_u32(0x0030_0040);

/// `0x0080001F`, PtypString.
#[doc(alias = "PR_REPORT_DISPOSITION")]
pub const PidTagReportDisposition: PropertyTag = PropertyTag::from_u32(0x0080_001F);

/// `0x0081001F`, PtypString.
#[doc(alias = "PR_REPORT_DISPOSITION_MODE")]
pub const PidTagReportDispositionMode: PropertyTag = PropertyTag::from_u32(0x0081_001F);

/// `0x0085001F`, PtypString.
#[doc(alias = "PR_REPORT_DISPOSITION_OPTIONS")]
pub const PidTagReportDispositionOptions: PropertyTag = PropertyTag::from_u32(0x0085_001F);

/// `0x0084101F`, PtypMultipleString.
#[doc(alias = "PR_REPORT_DISPOSITION_TO_EMAIL_ADDRESSES")]
pub const PidTagReportDispositionToEmailAddresses: PropertyTag = PropertyTag::from_u32(0x0084_101F);

/// `0x0083101F`, PtypMultipleString.
#[doc(alias = "PR_REPORT_DISPOSITION_TO_NAMES")]
pub const PidTagReportDispositionToNames: PropertyTag = PropertyTag::from_u32(0x0083_101F);

/// `0x00450102`, PtypBinary.
#[doc(alias = "PR_REPORT_ENTRYID")]
#[doc(alias = "ptagReportEntryId")]
pub const PidTagReportEntryId: PropertyTag = PropertyTag::from_u32(0x0045_0102);

/// `0x003A001F`, PtypString.
#[doc(alias = "PR_REPORT_NAME")]
pub const PidTagReportName: PropertyTag = PropertyTag::from_u32(0x003A_001F);

/// `0x0082001F`, PtypString.
#[doc(alias = "PR_REPORT_ORIGINAL_SENDER")]
pub const PidTagReportOriginalSender: PropertyTag = PropertyTag::from_u32(0x0082_001F);

/// `0x00540102`, PtypBinary.
#[doc(alias = "PR_REPORT_SEARCH_KEY")]
#[doc(alias = "ptagReportSearchKey")]
pub const PidTagReportSearchKey: PropertyTag = PropertyTag::from_u32(0x0054_0102);

/// `0x00310102`, PtypBinary.
#[doc(alias = "PR_REPORT_TAG")]
#[doc(alias = "ptagReportTag")]
pub const PidTagReportTag: PropertyTag = PropertyTag::from_u32(0x0031_0102);

/// `0x1001001F`, PtypString.
#[doc(alias = "PR_REPORT_TEXT")]
#[doc(alias = "ptagReportText")]
pub const PidTagReportText: PropertyTag = PropertyTag::from_u32(0x1001_001F);

/// `0x00320040`, PtypTime.
#[doc(alias = "PR_REPORT_TIME")]
pub const PidTagReportTime: PropertyTag = PropertyTag::from_u32(0x0032_0040);

/// `0x10030102`, PtypBinary.
#[doc(alias = "PR_REPORTING_DL_NAME")]
pub const PidTagReportingDistributionListName: PropertyTag = PropertyTag::from_u32(0x1003_0102);

/// `0x6820001F`, PtypString.
#[doc(alias = "ptagDsnReportingMta")]
pub const PidTagReportingMessageTransferAgent: PropertyTag = PropertyTag::from_u32(0x6820_001F);

/// `0x10040102`, PtypBinary.
#[doc(alias = "PR_REPORTING_MTA_CERTIFICATE")]
pub const PidTagReportingMessageTransferAgentCertificate: PropertyTag = PropertyTag::from_u32(0x1004_0102);

/// `0x0C180003`, PtypInteger32.
#[doc(alias = "PR_REQUESTED_DELIVERY_METHOD")]
pub const PidTagRequestedDeliveryMethod: PropertyTag = PropertyTag::from_u32(0x0C18_0003);

/// `0x3FE70003`, PtypInteger32.
#[doc(alias = "PR_RESOLVE_METHOD")]
#[doc(alias = "ptagResolveMethod")]
pub const PidTagResolveMethod: PropertyTag = PropertyTag::from_u32(0x3FE7_0003);

/// `0x30090003`, PtypInteger32.
#[doc(alias = "PR_RESOURCE_FLAGS")]
pub const PidTagResourceFlags: PropertyTag = PropertyTag::from_u32(0x3009_0003);

/// `0x3E020003`, PtypInteger32.
#[doc(alias = "PR_RESOURCE_METHODS")]
pub const PidTagResourceMethods: PropertyTag = PropertyTag::from_u32(0x3E02_0003);

/// `0x3E07001F`, PtypString.
#[doc(alias = "PR_RESOURCE_PATH")]
pub const PidTagResourcePath: PropertyTag = PropertyTag::from_u32(0x3E07_001F);

/// `0x3E030003`, PtypInteger32.
#[doc(alias = "PR_RESOURCE_TYPE")]
pub const PidTagResourceType: PropertyTag = PropertyTag::from_u32(0x3E03_0003);

/// `0x0063000B`, PtypBoolean.
#[doc(alias = "PR_RESPONSE_REQUESTED")]
pub const PidTagResponseRequested: PropertyTag = PropertyTag::from_u32(0x0063_000B);

/// `0x0E0F000B`, PtypBoolean.
#[doc(alias = "PR_RESPONSIBILITY")]
#[doc(alias = "ptagResponsibility")]
pub const PidTagResponsibility: PropertyTag = PropertyTag::from_u32(0x0E0F_000B);

/// `0x301C0040`, PtypTime.
#[doc(alias = "PR_RETENTION_DATE")]
#[doc(alias = "ptagRetentionDate")]
pub const PidTagRetentionDate: PropertyTag = PropertyTag::from_u32(0x301C_0040);

/// `0x301D0003`, PtypInteger32.
#[doc(alias = "PR_RETENTION_FLAGS")]
#[doc(alias = "ptagRetentionFlags")]
pub const PidTagRetentionFlags: PropertyTag = PropertyTag::from_u32(0x301D_0003);

/// `0x301A0003`, PtypInteger32.
#[doc(alias = "PR_RETENTION_PERIOD")]
#[doc(alias = "ptagRetentionPeriod")]
pub const PidTagRetentionPeriod: PropertyTag = PropertyTag::from_u32(0x301A_0003);

/// `0x0033000B`, PtypBoolean.
#[doc(alias = "PR_RETURNED_IPM")]
pub const PidTagReturnedMessageid: PropertyTag = PropertyTag::from_u32(0x0033_000B);

/// `0x66390003`, PtypInteger32.
#[doc(alias = "PR_RIGHTS")]
#[doc(alias = "ptagRights")]
pub const PidTagRights: PropertyTag = PropertyTag::from_u32(0x6639_0003);

/// `0x7C090102`, PtypBinary.
#[doc(alias = "PR_ROAMING_BINARYSTREAM")]
pub const PidTagRoamingBinary: PropertyTag = PropertyTag::from_u32(0x7C09_0102);

/// `0x7C060003`, PtypInteger32.
#[doc(alias = "PR_ROAMING_DATATYPES")]
pub const PidTagRoamingDatatypes: PropertyTag = PropertyTag::from_u32(0x7C06_0003);

/// `0x7C070102`, PtypBinary.
#[doc(alias = "PR_ROAMING_DICTIONARY")]
pub const PidTagRoamingDictionary: PropertyTag = PropertyTag::from_u32(0x7C07_0102);

/// `0x7C080102`, PtypBinary.
#[doc(alias = "PR_ROAMING_XMLSTREAM")]
pub const PidTagRoamingXmlStream: PropertyTag = PropertyTag::from_u32(0x7C08_0102);

/// `0x0FF50003`, PtypInteger32.
#[doc(alias = "PR_ROW_TYPE")]
#[doc(alias = "ptagRowType")]
pub const PidTagRowType: PropertyTag = PropertyTag::from_u32(0x0FF5_0003);

/// `0x30000003`, PtypInteger32.
#[doc(alias = "PR_ROWID")]
#[doc(alias = "ptagRowId")]
pub const PidTagRowid: PropertyTag = PropertyTag::from_u32(0x3000_0003);

/// `0x66230003`, PtypInteger32.
#[doc(alias = "PR_ROH_FLAGS")]
pub const PidTagRpcOverHttpFlags: PropertyTag = PropertyTag::from_u32(0x6623_0003);

/// `0x66270003`, PtypInteger32.
#[doc(alias = "PR_ROH_PROXY_AUTH_SCHEME")]
pub const PidTagRpcOverHttpProxyAuthScheme: PropertyTag = PropertyTag::from_u32(0x6627_0003);

/// `0x6625001F`, PtypString.
#[doc(alias = "PR_ROH_PROXY_PRINCIPAL_NAME")]
pub const PidTagRpcOverHttpProxyPrincipalName: PropertyTag = PropertyTag::from_u32(0x6625_001F);

/// `0x6622001F`, PtypString.
#[doc(alias = "PR_ROH_PROXY_SERVER")]
pub const PidTagRpcOverHttpProxyServer: PropertyTag = PropertyTag::from_u32(0x6622_001F);

/// `0x10090102`, PtypBinary.
#[doc(alias = "PR_RTF_COMPRESSED")]
#[doc(alias = "ptagRTFCompressed")]
pub const PidTagRtfCompressed: PropertyTag = PropertyTag::from_u32(0x1009_0102);

/// `0x0E1F000B`, PtypBoolean.
#[doc(alias = "PR_RTF_IN_SYNC")]
#[doc(alias = "ptagRTFInSync")]
pub const PidTagRtfInSync: PropertyTag = PropertyTag::from_u32(0x0E1F_000B);

/// `0x10070003`, PtypInteger32.
#[doc(alias = "PR_RTF_SYNC_BODY_COUNT")]
pub const PidTagRtfSyncBodyCount: PropertyTag = PropertyTag::from_u32(0x1007_0003);

/// `0x10060003`, PtypInteger32.
#[doc(alias = "PR_RTF_SYNC_BODY_CRC")]
pub const PidTagRtfSyncBodyCrc: PropertyTag = PropertyTag::from_u32(0x1006_0003);

/// `0x1008001F`, PtypString.
#[doc(alias = "PR_RTF_SYNC_BODY_TAG")]
pub const PidTagRtfSyncBodyTag: PropertyTag = PropertyTag::from_u32(0x1008_001F);

/// `0x10100003`, PtypInteger32.
#[doc(alias = "PR_RTF_SYNC_PREFIX_COUNT")]
pub const PidTagRtfSyncPrefixCount: PropertyTag = PropertyTag::from_u32(0x1010_0003);

/// `0x10110003`, PtypInteger32.
#[doc(alias = "PR_RTF_SYNC_TRAILING_COUNT")]
pub const PidTagRtfSyncTrailingCount: PropertyTag = PropertyTag::from_u32(0x1011_0003);

/// `0x66500003`, PtypInteger32.
#[doc(alias = "PR_RULE_ACTION_NUMBER")]
#[doc(alias = "ptagRuleActionNumber")]
pub const PidTagRuleActionNumber: PropertyTag = PropertyTag::from_u32(0x6650_0003);

/// `0x66490003`, PtypInteger32.
#[doc(alias = "PR_RULE_ACTION_TYPE")]
#[doc(alias = "ptagRuleActionType")]
pub const PidTagRuleActionType: PropertyTag = PropertyTag::from_u32(0x6649_0003);

/// `0x668000FE`, PtypRuleAction.
#[doc(alias = "PR_RULE_ACTIONS")]
#[doc(alias = "ptagRuleActions")]
pub const PidTagRuleActions: PropertyTag = PropertyTag::from_u32(0x6680_00FE);

/// `0x667900FD`, PtypRestriction.
#[doc(alias = "PR_RULE_CONDITION")]
#[doc(alias = "ptagRuleCondition")]
pub const PidTagRuleCondition: PropertyTag = PropertyTag::from_u32(0x6679_00FD);

/// `0x66480003`, PtypInteger32.
#[doc(alias = "PR_RULE_ERROR")]
#[doc(alias = "ptagRuleError")]
pub const PidTagRuleError: PropertyTag = PropertyTag::from_u32(0x6648_0003);

/// `0x66510102`, PtypBinary.
#[doc(alias = "PR_RULE_FOLDER_ENTRYID")]
pub const PidTagRuleFolderEntryId: PropertyTag = PropertyTag::from_u32(0x6651_0102);

/// `0x66740014`, PtypInteger64.
#[doc(alias = "PR_RULE_ID")]
#[doc(alias = "ptagRuleId")]
pub const PidTagRuleId: PropertyTag = PropertyTag::from_u32(0x6674_0014);

/// `0x66750102`, PtypBinary.
#[doc(alias = "PR_RULE_IDS")]
#[doc(alias = "ptagRuleIds")]
pub const PidTagRuleIds: PropertyTag = PropertyTag::from_u32(0x6675_0102);

/// `0x66830003`, PtypInteger32.
#[doc(alias = "PR_RULE_LEVEL")]
#[doc(alias = "ptagRuleLevel")]
pub const PidTagRuleLevel: PropertyTag = PropertyTag::from_u32(0x6683_0003);

/// `0x65ED0003`, PtypInteger32.
#[doc(alias = "PR_RULE_MSG_LEVEL")]
#[doc(alias = "ptagRuleMsgLevel")]
pub const PidTagRuleMessageLevel: PropertyTag = PropertyTag::from_u32(0x65ED_0003);

/// `0x65EC001F`, PtypString.
#[doc(alias = "ptagRuleMsgName")]
#[doc(alias = "PR_RULE_MSG_NAME")]
pub const PidTagRuleMessageName: PropertyTag = PropertyTag::from_u32(0x65EC_001F);

/// `0x65EB001F`, PtypString.
#[doc(alias = "ptagRuleMsgProvider")]
#[doc(alias = "PR_RULE_MSG_PROVIDER")]
pub const PidTagRuleMessageProvider: PropertyTag = PropertyTag::from_u32(0x65EB_001F);

/// `0x65EE0102`, PtypBinary.
#[doc(alias = "PR_RULE_MSG_PROVIDER_DATA")]
#[doc(alias = "ptagRuleMsgProviderData")]
pub const PidTagRuleMessageProviderData: PropertyTag = PropertyTag::from_u32(0x65EE_0102);

/// `0x65F30003`, PtypInteger32.
#[doc(alias = "PR_RULE_MSG_SEQUENCE")]
#[doc(alias = "ptagRuleMsgSequence")]
pub const PidTagRuleMessageSequence: PropertyTag = PropertyTag::from_u32(0x65F3_0003);

/// `0x65E90003`, PtypInteger32.
#[doc(alias = "PR_RULE_MSG_STATE")]
#[doc(alias = "ptagRuleMsgState")]
pub const PidTagRuleMessageState: PropertyTag = PropertyTag::from_u32(0x65E9_0003);

/// `0x65EA0003`, PtypInteger32.
#[doc(alias = "PR_RULE_MSG_USER_FLAGS")]
#[doc(alias = "ptagRuleMsgUserFlags")]
pub const PidTagRuleMessageUserFlags: PropertyTag = PropertyTag::from_u32(0x65EA_0003);

/// `0x65EF0102`, PtypBinary.
#[doc(alias = "PR_RULE_MSG_ACTIONS")]
#[doc(alias = "ptagRuleMsgActions")]
pub const PidTagRuleMsgActions: PropertyTag = PropertyTag::from_u32(0x65EF_0102);

/// `0x65F00102`, PtypBinary.
#[doc(alias = "PR_RULE_MSG_CONDITION")]
#[doc(alias = "ptagRuleMsgCondition")]
pub const PidTagRuleMsgCondition: PropertyTag = PropertyTag::from_u32(0x65F0_0102);

/// `0x65EC001F`, PtypString.
#[doc(alias = "PR_RULE_MSG_NAME")]
pub const PidTagRuleMsgName: PropertyTag = PropertyTag::from_u32(0x65EC_001F);

/// `0x65EB001F`, PtypString.
#[doc(alias = "PR_RULE_MSG_PROVIDER")]
pub const PidTagRuleMsgProvider: PropertyTag = PropertyTag::from_u32(0x65EB_001F);

/// `0x6682001F`, PtypString.
#[doc(alias = "PR_RULE_NAME")]
#[doc(alias = "ptagRuleName")]
pub const PidTagRuleName: PropertyTag = PropertyTag::from_u32(0x6682_001F);

/// `0x6681001F`, PtypString.
#[doc(alias = "PR_RULE_PROVIDER")]
#[doc(alias = "ptagRuleProvider")]
pub const PidTagRuleProvider: PropertyTag = PropertyTag::from_u32(0x6681_001F);

/// `0x66840102`, PtypBinary.
#[doc(alias = "PR_RULE_PROVIDER_DATA")]
#[doc(alias = "ptagRuleProviderData")]
pub const PidTagRuleProviderData: PropertyTag = PropertyTag::from_u32(0x6684_0102);

/// `0x66760003`, PtypInteger32.
#[doc(alias = "PR_RULE_SEQUENCE")]
#[doc(alias = "ptagRuleSequence")]
pub const PidTagRuleSequence: PropertyTag = PropertyTag::from_u32(0x6676_0003);

/// `0x66770003`, PtypInteger32.
#[doc(alias = "PR_RULE_STATE")]
#[doc(alias = "ptagRuleState")]
pub const PidTagRuleState: PropertyTag = PropertyTag::from_u32(0x6677_0003);

/// `0x66780003`, PtypInteger32.
#[doc(alias = "PR_RULE_USER_FLAGS")]
#[doc(alias = "ptagRuleUserFlags")]
pub const PidTagRuleUserFlags: PropertyTag = PropertyTag::from_u32(0x6678_0003);

/// `0x3FE1000D`, PtypObject.
#[doc(alias = "PR_RULES_TABLE")]
pub const PidTagRulesTable: PropertyTag = PropertyTag::from_u32(0x3FE1_000D);

/// `0x68020102`, PtypBinary.
#[doc(alias = "PR_RW_RULES_STREAM")]
pub const PidTagRwRulesStream: PropertyTag = PropertyTag::from_u32(0x6802_0102);

/// `0x686A0102`, PtypBinary.
#[doc(alias = "PR_SCHDINFO_APPT_TOMBSTONE")]
pub const PidTagScheduleInfoAppointmentTombstone: PropertyTag = PropertyTag::from_u32(0x686A_0102);

/// `0x686D000B`, PtypBoolean.
#[doc(alias = "PR_SCHDINFO_AUTO_ACCEPT_APPTS")]
pub const PidTagScheduleInfoAutoAcceptAppointments: PropertyTag = PropertyTag::from_u32(0x686D_000B);

/// `0x68451102`, PtypMultipleBinary.
#[doc(alias = "PR_SCHDINFO_DELEGATE_ENTRYIDS")]
pub const PidTagScheduleInfoDelegateEntryIds: PropertyTag = PropertyTag::from_u32(0x6845_1102);

/// `0x6844101F`, PtypMultipleString.
#[doc(alias = "PR_SCHDINFO_DELEGATE_NAMES")]
pub const PidTagScheduleInfoDelegateNames: PropertyTag = PropertyTag::from_u32(0x6844_101F);

/// `0x684A101F`, PtypMultipleString.
#[doc(alias = "PR_SCHDINFO_DELEGATE_NAMES_W")]
#[doc(alias = "ptagDelegateNames")]
pub const PidTagScheduleInfoDelegateNamesW: PropertyTag = PropertyTag::from_u32(0x684A_101F);

/// `0x6842000B`, PtypBoolean.
#[doc(alias = "PR_SCHDINFO_BOSS_WANTS_COPY")]
pub const PidTagScheduleInfoDelegatorWantsCopy: PropertyTag = PropertyTag::from_u32(0x6842_000B);

/// `0x684B000B`, PtypBoolean.
#[doc(alias = "PR_SCHDINFO_BOSS_WANTS_INFO")]
pub const PidTagScheduleInfoDelegatorWantsInfo: PropertyTag = PropertyTag::from_u32(0x684B_000B);

/// `0x686F000B`, PtypBoolean.
#[doc(alias = "PR_SCHDINFO_DISALLOW_OVERLAPPING_APPTS")]
pub const PidTagScheduleInfoDisallowOverlappingAppts: PropertyTag = PropertyTag::from_u32(0x686F_000B);

/// `0x686E000B`, PtypBoolean.
#[doc(alias = "PR_SCHDINFO_DISALLOW_RECURRING_APPTS")]
pub const PidTagScheduleInfoDisallowRecurringAppts: PropertyTag = PropertyTag::from_u32(0x686E_000B);

/// `0x6843000B`, PtypBoolean.
#[doc(alias = "PR_SCHDINFO_DONT_MAIL_DELEGATES")]
pub const PidTagScheduleInfoDontMailDelegates: PropertyTag = PropertyTag::from_u32(0x6843_000B);

/// `0x686C0102`, PtypBinary.
#[doc(alias = "PR_SCHDINFO_FREEBUSY")]
pub const PidTagScheduleInfoFreeBusy: PropertyTag = PropertyTag::from_u32(0x686C_0102);

/// `0x68561102`, PtypMultipleBinary.
#[doc(alias = "PR_SCHDINFO_FREEBUSY_OOF")]
pub const PidTagScheduleInfoFreeBusyAway: PropertyTag = PropertyTag::from_u32(0x6856_1102);

/// `0x68541102`, PtypMultipleBinary.
#[doc(alias = "PR_SCHDINFO_FREEBUSY_BUSY")]
pub const PidTagScheduleInfoFreeBusyBusy: PropertyTag = PropertyTag::from_u32(0x6854_1102);

/// `0x68501102`, PtypMultipleBinary.
#[doc(alias = "PR_SCHDINFO_FREEBUSY_MERGED")]
pub const PidTagScheduleInfoFreeBusyMerged: PropertyTag = PropertyTag::from_u32(0x6850_1102);

/// `0x68521102`, PtypMultipleBinary.
#[doc(alias = "PR_SCHDINFO_FREEBUSY_TENTATIVE")]
pub const PidTagScheduleInfoFreeBusyTentative: PropertyTag = PropertyTag::from_u32(0x6852_1102);

/// `0x68551003`, PtypMultipleInteger32.
#[doc(alias = "PR_SCHDINFO_MONTHS_OOF")]
pub const PidTagScheduleInfoMonthsAway: PropertyTag = PropertyTag::from_u32(0x6855_1003);

/// `0x68531003`, PtypMultipleInteger32.
#[doc(alias = "PR_SCHDINFO_MONTHS_BUSY")]
pub const PidTagScheduleInfoMonthsBusy: PropertyTag = PropertyTag::from_u32(0x6853_1003);

/// `0x684F1003`, PtypMultipleInteger32.
#[doc(alias = "PR_SCHDINFO_MONTHS_MERGED")]
pub const PidTagScheduleInfoMonthsMerged: PropertyTag = PropertyTag::from_u32(0x684F_1003);

/// `0x68511003`, PtypMultipleInteger32.
#[doc(alias = "PR_SCHDINFO_MONTHS_TENTATIVE")]
pub const PidTagScheduleInfoMonthsTentative: PropertyTag = PropertyTag::from_u32(0x6851_1003);

/// `0x68410003`, PtypInteger32.
#[doc(alias = "PR_SCHDINFO_RESOURCE_TYPE")]
pub const PidTagScheduleInfoResourceType: PropertyTag = PropertyTag::from_u32(0x6841_0003);

/// `0x66220102`, PtypBinary.
#[doc(alias = "PR_SPLUS_FREE_BUSY_ENTRYID")]
pub const PidTagSchedulePlusFreeBusyEntryId: PropertyTag = PropertyTag::from_u32(0x6622_0102);

/// `0x00040102`, PtypBinary.
#[doc(alias = "PR_EMS_SCRIPT_BLOB")]
pub const PidTagScriptData: PropertyTag = PropertyTag::from_u32(0x0004_0102);

/// `0x3607000D`, PtypObject.
#[doc(alias = "PR_SEARCH")]
pub const PidTagSearch: PropertyTag = PropertyTag::from_u32(0x3607_000D);

/// `0x0EA5001F`, PtypString.
#[doc(alias = "PR_SEARCH_ATTACHMENTS")]
pub const PidTagSearchAttachments: PropertyTag = PropertyTag::from_u32(0x0EA5_001F);

/// `0x68450102`, PtypBinary.
#[doc(alias = "PR_WB_SF_DEFINITION")]
pub const PidTagSearchFolderDefinition: PropertyTag = PropertyTag::from_u32(0x6845_0102);

/// `0x68480003`, PtypInteger32.
#[doc(alias = "PR_WB_SF_EFP_FLAGS")]
pub const PidTagSearchFolderEfpFlags: PropertyTag = PropertyTag::from_u32(0x6848_0003);

/// `0x683A0003`, PtypInteger32.
#[doc(alias = "PR_WB_SF_EXPIRATION")]
pub const PidTagSearchFolderExpiration: PropertyTag = PropertyTag::from_u32(0x683A_0003);

/// `0x68420102`, PtypBinary.
#[doc(alias = "PR_WB_SF_ID")]
pub const PidTagSearchFolderId: PropertyTag = PropertyTag::from_u32(0x6842_0102);

/// `0x68340003`, PtypInteger32.
#[doc(alias = "PR_WB_SF_LAST_USED")]
pub const PidTagSearchFolderLastUsed: PropertyTag = PropertyTag::from_u32(0x6834_0003);

/// `0x68440102`, PtypBinary.
#[doc(alias = "PR_WB_SF_RECREATE_INFO")]
pub const PidTagSearchFolderRecreateInfo: PropertyTag = PropertyTag::from_u32(0x6844_0102);

/// `0x68460003`, PtypInteger32.
#[doc(alias = "PR_WB_SF_STORAGE_TYPE")]
pub const PidTagSearchFolderStorageType: PropertyTag = PropertyTag::from_u32(0x6846_0003);

/// `0x68470003`, PtypInteger32.
#[doc(alias = "PR_WB_SF_TAG")]
pub const PidTagSearchFolderTag: PropertyTag = PropertyTag::from_u32(0x6847_0003);

/// `0x68410003`, PtypInteger32.
#[doc(alias = "PR_WB_SF_TEMPLATE_ID")]
pub const PidTagSearchFolderTemplateId: PropertyTag = PropertyTag::from_u32(0x6841_0003);

/// `0x300B0102`, PtypBinary.
#[doc(alias = "PR_SEARCH_KEY")]
#[doc(alias = "ptagSearchKey")]
pub const PidTagSearchKey: PropertyTag = PropertyTag::from_u32(0x300B_0102);

/// `0x34190003`, PtypInteger32.
#[doc(alias = "PR_SEARCH_OWNER_ID")]
pub const PidTagSearchOwnerId: PropertyTag = PropertyTag::from_u32(0x3419_0003);

/// `0x0EA8001F`, PtypString.
#[doc(alias = "PR_SEARCH_RECIP_EMAIL_BCC")]
pub const PidTagSearchRecipientEmailBcc: PropertyTag = PropertyTag::from_u32(0x0EA8_001F);

/// `0x0EA7001F`, PtypString.
#[doc(alias = "PR_SEARCH_RECIP_EMAIL_CC")]
pub const PidTagSearchRecipientEmailCc: PropertyTag = PropertyTag::from_u32(0x0EA7_001F);

/// `0x0EA6001F`, PtypString.
#[doc(alias = "PR_SEARCH_RECIP_EMAIL_TO")]
pub const PidTagSearchRecipientEmailTo: PropertyTag = PropertyTag::from_u32(0x0EA6_001F);

/// `0x65C60003`, PtypInteger32.
#[doc(alias = "PR_SECURE_SUBMIT_FLAGS")]
#[doc(alias = "ptagSecureSubmitFlags")]
pub const PidTagSecureSubmitFlags: PropertyTag = PropertyTag::from_u32(0x65C6_0003);

/// `0x00340003`, PtypInteger32.
#[doc(alias = "PR_SECURITY")]
pub const PidTagSecurity: PropertyTag = PropertyTag::from_u32(0x0034_0003);

/// `0x0E6A001F`, PtypString.
#[doc(alias = "PR_NT_SECURITY_DESCRIPTOR_AS_XML")]
pub const PidTagSecurityDescriptorAsXml: PropertyTag = PropertyTag::from_u32(0x0E6A_001F);

/// `0x3609000B`, PtypBoolean.
#[doc(alias = "PR_SELECTABLE")]
pub const PidTagSelectable: PropertyTag = PropertyTag::from_u32(0x3609_000B);

/// `0x3A710003`, PtypInteger32.
#[doc(alias = "PR_SEND_INTERNET_ENCODING")]
#[doc(alias = "ptagSendInternetEncoding")]
pub const PidTagSendInternetEncoding: PropertyTag = PropertyTag::from_u32(0x3A71_0003);

/// `0x6803000B`, PtypBoolean.
#[doc(alias = "PR_SEND_RECALL_REPORT")]
pub const PidTagSendOutlookRecallReport: PropertyTag = PropertyTag::from_u32(0x6803_000B);

/// `0x3A40000B`, PtypBoolean.
#[doc(alias = "PR_SEND_RICH_INFO")]
#[doc(alias = "ptagSendRichInfo")]
pub const PidTagSendRichInfo: PropertyTag = PropertyTag::from_u32(0x3A40_000B);

/// `0x0C1E001F`, PtypString.
#[doc(alias = "PR_SENDER_ADDRTYPE")]
#[doc(alias = "ptagSenderAddrType")]
pub const PidTagSenderAddressType: PropertyTag = PropertyTag::from_u32(0x0C1E_001F);

/// `0x0C1F001F`, PtypString.
#[doc(alias = "PR_SENDER_EMAIL_ADDRESS")]
pub const PidTagSenderEmailAddress: PropertyTag = PropertyTag::from_u32(0x0C1F_001F);

/// `0x0C190102`, PtypBinary.
#[doc(alias = "PR_SENDER_ENTRYID")]
#[doc(alias = "ptagSenderEntryId")]
pub const PidTagSenderEntryId: PropertyTag = PropertyTag::from_u32(0x0C19_0102);

/// `0x40190003`, PtypInteger32.
#[doc(alias = "ptagSenderFlags")]
pub const PidTagSenderFlags: PropertyTag = PropertyTag::from_u32(0x4019_0003);

/// `0x40790003`, PtypInteger32.
#[doc(alias = "PR_SENDER_ID_STATUS")]
pub const PidTagSenderIdStatus: PropertyTag = PropertyTag::from_u32(0x4079_0003);

/// `0x0C1A001F`, PtypString.
#[doc(alias = "PR_SENDER_NAME")]
#[doc(alias = "ptagSenderName")]
pub const PidTagSenderName: PropertyTag = PropertyTag::from_u32(0x0C1A_001F);

/// `0x0C1D0102`, PtypBinary.
#[doc(alias = "PR_SENDER_SEARCH_KEY")]
#[doc(alias = "ptagSenderSearchKey")]
pub const PidTagSenderSearchKey: PropertyTag = PropertyTag::from_u32(0x0C1D_0102);

/// `0x4030001F`, PtypString.
#[doc(alias = "ptagSenderSimpleDispName")]
pub const PidTagSenderSimpleDisplayName: PropertyTag = PropertyTag::from_u32(0x4030_001F);

/// `0x5D01001F`, PtypString.
#[doc(alias = "SenderSmtpAddress")]
#[doc(alias = "ptagSenderSmtpAddress")]
#[doc(alias = "PR_SENDER_SMTP_ADDRESS")]
pub const PidTagSenderSmtpAddress: PropertyTag = PropertyTag::from_u32(0x5D01_001F);

/// `0x6802001F`, PtypString.
#[doc(alias = "InternalSchemaSenderTelephoneNumber")]
#[doc(alias = "PR_SENDER_TELEPHONE_NUMBER")]
pub const PidTagSenderTelephoneNumber: PropertyTag = PropertyTag::from_u32(0x6802_001F);

/// `0x00360003`, PtypInteger32.
#[doc(alias = "PR_SENSITIVITY")]
#[doc(alias = "ptagSensitivity")]
pub const PidTagSensitivity: PropertyTag = PropertyTag::from_u32(0x0036_0003);

/// `0x0E0A0102`, PtypBinary.
#[doc(alias = "PR_SENTMAIL_ENTRYID")]
#[doc(alias = "ptagSentMailEntryId")]
#[doc(alias = "Removed")]
#[doc(alias = "from")]
pub const PidTagSentMailEntryId: PropertyTag = PropertyTag::from_u32(0x0E0A_0102);

/// `0x674000FB`, PtypServerId.
#[doc(alias = "ptagSentMailSvrEID")]
pub const PidTagSentMailSvrEID: PropertyTag = PropertyTag::from_u32(0x6740_00FB);

/// `0x0064001F`, PtypString.
#[doc(alias = "PR_SENT_REPRESENTING_ADDRTYPE")]
pub const PidTagSentRepresentingAddressType: PropertyTag = PropertyTag::from_u32(0x0064_001F);

/// `0x0065001F`, PtypString.
#[doc(alias = "PR_SENT_REPRESENTING_EMAIL_ADDRESS")]
pub const PidTagSentRepresentingEmailAddress: PropertyTag = PropertyTag::from_u32(0x0065_001F);

/// `0x00410102`, PtypBinary.
#[doc(alias = "PR_SENT_REPRESENTING_ENTRYID")]
#[doc(alias = "ptagSentRepresentingEntryId")]
pub const PidTagSentRepresentingEntryId: PropertyTag = PropertyTag::from_u32(0x0041_0102);

/// `0x401A0003`, PtypInteger32.
#[doc(alias = "ptagSentRepresentingFlags")]
#[doc(alias = "PR_SENT_REPRESENTING_FLAGS")]
pub const PidTagSentRepresentingFlags: PropertyTag = PropertyTag::from_u32(0x401A_0003);

/// `0x0042001F`, PtypString.
#[doc(alias = "PR_SENT_REPRESENTING_NAME")]
#[doc(alias = "ptagSentRepresentingName")]
pub const PidTagSentRepresentingName: PropertyTag = PropertyTag::from_u32(0x0042_001F);

/// `0x003B0102`, PtypBinary.
#[doc(alias = "PR_SENT_REPRESENTING_SEARCH_KEY")]
#[doc(alias = "ptagSentRepresentingSearchKey")]
pub const PidTagSentRepresentingSearchKey: PropertyTag = PropertyTag::from_u32(0x003B_0102);

/// `0x4031001F`, PtypString.
#[doc(alias = "ptagSentRepresentingSimpleDispName")]
pub const PidTagSentRepresentingSimpleDisplayName: PropertyTag = PropertyTag::from_u32(0x4031_001F);

/// `0x5D02001F`, PtypString.
#[doc(alias = "ptagRecipientSentRepresentingSMTPAddress")]
#[doc(alias = "SentRepresentingSMTPAddressXSO")]
#[doc(alias = "PR_SENT_REPRESENTING_SMTP_ADDRESS")]
pub const PidTagSentRepresentingSmtpAddress: PropertyTag = PropertyTag::from_u32(0x5D02_001F);

/// `0x66380102`, PtypBinary.
#[doc(alias = "ptagSerializedReplidGuidMap")]
pub const PidTagSerializedReplidGuidMap: PropertyTag = PropertyTag::from_u32(0x6638_0102);

/// `0x341F0102`, PtypBinary.
#[doc(alias = "PR_SERVER_ACCOUNT_ICON")]
pub const PidTagServerAccountIcon: PropertyTag = PropertyTag::from_u32(0x341F_0102);

/// `0x341E0102`, PtypBinary.
#[doc(alias = "PR_SERVER_CONNECTED_ICON")]
pub const PidTagServerConnectedIcon: PropertyTag = PropertyTag::from_u32(0x341E_0102);

/// `0x341D0102`, PtypBinary.
#[doc(alias = "PR_SERVER_TYPE_DISPLAY_NAME")]
pub const PidTagServerTypeDisplayName: PropertyTag = PropertyTag::from_u32(0x341D_0102);

/// `0x3D10101F`, PtypMultipleString.
#[doc(alias = "PR_SERVICE_DELETE_FILES")]
pub const PidTagServiceDeleteFiles: PropertyTag = PropertyTag::from_u32(0x3D10_101F);

/// `0x3D0A001F`, PtypString.
#[doc(alias = "PR_SERVICE_DLL_NAME")]
pub const PidTagServiceDllName: PropertyTag = PropertyTag::from_u32(0x3D0A_001F);

/// `0x3D0B001F`, PtypString.
#[doc(alias = "PR_SERVICE_ENTRY_NAME")]
pub const PidTagServiceEntryName: PropertyTag = PropertyTag::from_u32(0x3D0B_001F);

/// `0x3D0D0102`, PtypBinary.
#[doc(alias = "PR_SERVICE_EXTRA_UIDS")]
pub const PidTagServiceExtraUids: PropertyTag = PropertyTag::from_u32(0x3D0D_0102);

/// `0x3D13001F`, PtypString.
#[doc(alias = "PR_SERVICE_INSTALL_ID")]
pub const PidTagServiceInstallId: PropertyTag = PropertyTag::from_u32(0x3D13_001F);

/// `0x3D09001F`, PtypString.
#[doc(alias = "PR_SERVICE_NAME")]
pub const PidTagServiceName: PropertyTag = PropertyTag::from_u32(0x3D09_001F);

/// `0x3D0F101F`, PtypMultipleString.
#[doc(alias = "PR_SERVICE_SUPPORT_FILES")]
pub const PidTagServiceSupportFiles: PropertyTag = PropertyTag::from_u32(0x3D0F_101F);

/// `0x3D0C0102`, PtypBinary.
#[doc(alias = "PR_SERVICE_UID")]
pub const PidTagServiceUid: PropertyTag = PropertyTag::from_u32(0x3D0C_0102);

/// `0x3D0E0102`, PtypBinary.
#[doc(alias = "PR_SERVICES")]
pub const PidTagServices: PropertyTag = PropertyTag::from_u32(0x3D0E_0102);

/// `0x66710102`, PtypBinary.
#[doc(alias = "PR_SHORTTERM_PARENT_ENTRYID_FROM_OBJECT")]
pub const PidTagShortTermEntryIdFromObject: PropertyTag = PropertyTag::from_u32(0x6671_0102);

/// `0x66720102`, PtypBinary.
#[doc(alias = "PR_SHORTTERM_ENTRYID_FROM_OBJECT")]
pub const PidTagShortTermParentEntryIdFromObject: PropertyTag = PropertyTag::from_u32(0x6672_0102);

/// `0x39FE001F`, PtypString.
#[doc(alias = "PR_SMTP_ADDRESS")]
pub const PidTagSmtpAddress: PropertyTag = PropertyTag::from_u32(0x39FE_001F);

/// `0x67050003`, PtypInteger32.
#[doc(alias = "PR_SORT_LOCALE_ID")]
#[doc(alias = "ptagSortLocaleId")]
pub const PidTagSortLocaleId: PropertyTag = PropertyTag::from_u32(0x6705_0003);

/// `0x65E00102`, PtypBinary.
#[doc(alias = "PR_SOURCE_KEY")]
pub const PidTagSourceKey: PropertyTag = PropertyTag::from_u32(0x65E0_0102);

/// `0x041A001F`, PtypString.
#[doc(alias = "PR_SPAM_JUNK_SENDERS_W")]
pub const PidTagSpamJunkSenders: PropertyTag = PropertyTag::from_u32(0x041A_001F);

/// `0x041B0003`, PtypInteger32.
#[doc(alias = "PR_SPAM_THRESHOLD")]
pub const PidTagSpamThreshold: PropertyTag = PropertyTag::from_u32(0x041B_0003);

/// `0x0419001F`, PtypString.
#[doc(alias = "PR_SPAM_TRUSTED_RECIPIENTS_W")]
pub const PidTagSpamTrustedRecipients: PropertyTag = PropertyTag::from_u32(0x0419_001F);

/// `0x0418001F`, PtypString.
#[doc(alias = "PR_SPAM_TRUSTED_SENDERS_W")]
pub const PidTagSpamTrustedSenders: PropertyTag = PropertyTag::from_u32(0x0418_001F);

/// `0x8CC20102`, PtypBinary.
#[doc(alias = "PR_EMS_AB_UM_SPOKEN_NAME")]
pub const PidTagSpokenName: PropertyTag = PropertyTag::from_u32(0x8CC2_0102);

/// `0x0E100003`, PtypInteger32.
#[doc(alias = "PR_SPOOLER_STATUS")]
pub const PidTagSpoolerStatus: PropertyTag = PropertyTag::from_u32(0x0E10_0003);

/// `0x3A48001F`, PtypString.
#[doc(alias = "PR_SPOUSE_NAME")]
pub const PidTagSpouseName: PropertyTag = PropertyTag::from_u32(0x3A48_001F);

/// `0x00600040`, PtypTime.
#[doc(alias = "PR_START_DATE")]
pub const PidTagStartDate: PropertyTag = PropertyTag::from_u32(0x0060_0040);

/// `0x301B0102`, PtypBinary.
#[doc(alias = "PR_START_DATE_ETC")]
#[doc(alias = "ptagStartDateEtc")]
pub const PidTagStartDateEtc: PropertyTag = PropertyTag::from_u32(0x301B_0102);

/// `0x40010003`, PtypInteger32.
#[doc(alias = "ptagStartEmbed")]
pub const PidTagStartEmbed: PropertyTag = PropertyTag::from_u32(0x4001_0003);

/// `0x40100003`, PtypInteger32.
#[doc(alias = "ptagStartFAIMsg")]
pub const PidTagStartFAIMsg: PropertyTag = PropertyTag::from_u32(0x4010_0003);

/// `0x400C0003`, PtypInteger32.
#[doc(alias = "ptagStartMessage")]
pub const PidTagStartMessage: PropertyTag = PropertyTag::from_u32(0x400C_0003);

/// `0x40090003`, PtypInteger32.
#[doc(alias = "ptagStartTopFld")]
pub const PidTagStartTopFld: PropertyTag = PropertyTag::from_u32(0x4009_0003);

/// `0x3A28001F`, PtypString.
#[doc(alias = "PR_STATE_OR_PROVINCE")]
#[doc(alias = "PR_BUSINESS_ADDRESS_STATE_OR_PROVINCE")]
pub const PidTagStateOrProvince: PropertyTag = PropertyTag::from_u32(0x3A28_001F);

/// `0x360B0003`, PtypInteger32.
#[doc(alias = "PR_STATUS")]
pub const PidTagStatus: PropertyTag = PropertyTag::from_u32(0x360B_0003);

/// `0x3E040003`, PtypInteger32.
#[doc(alias = "PR_STATUS_CODE")]
pub const PidTagStatusCode: PropertyTag = PropertyTag::from_u32(0x3E04_0003);

/// `0x3E08001F`, PtypString.
#[doc(alias = "PR_STATUS_STRING")]
pub const PidTagStatusString: PropertyTag = PropertyTag::from_u32(0x3E08_001F);

/// `0x0FFB0102`, PtypBinary.
#[doc(alias = "PR_STORE_ENTRYID")]
#[doc(alias = "ptagStoreEntryId")]
pub const PidTagStoreEntryId: PropertyTag = PropertyTag::from_u32(0x0FFB_0102);

/// `0x65F60102`, PtypBinary.
#[doc(alias = "PR_STORE_ENTRYID_EMSMDB_V1")]
pub const PidTagStoreEntryIdEmsmdbV1: PropertyTag = PropertyTag::from_u32(0x65F6_0102);

/// `0x34140102`, PtypBinary.
#[doc(alias = "PR_MDB_PROVIDER")]
pub const PidTagStoreProvider: PropertyTag = PropertyTag::from_u32(0x3414_0102);

/// `0x3D000102`, PtypBinary.
#[doc(alias = "PR_STORE_PROVIDERS")]
pub const PidTagStoreProviders: PropertyTag = PropertyTag::from_u32(0x3D00_0102);

/// `0x0FFA0102`, PtypBinary.
#[doc(alias = "PR_STORE_RECORD_KEY")]
pub const PidTagStoreRecordKey: PropertyTag = PropertyTag::from_u32(0x0FFA_0102);

/// `0x340E0003`, PtypInteger32.
#[doc(alias = "PR_STORE_STATE")]
pub const PidTagStoreState: PropertyTag = PropertyTag::from_u32(0x340E_0003);

/// `0x340D0003`, PtypInteger32.
#[doc(alias = "PR_STORE_SUPPORT_MASK")]
#[doc(alias = "ptagStoreSupportMask")]
pub const PidTagStoreSupportMask: PropertyTag = PropertyTag::from_u32(0x340D_0003);

/// `0x340F0003`, PtypInteger32.
#[doc(alias = "PR_STORE_UNICODE_MASK")]
pub const PidTagStoreUnicodeMask: PropertyTag = PropertyTag::from_u32(0x340F_0003);

/// `0x3A29001F`, PtypString.
#[doc(alias = "PR_STREET_ADDRESS")]
#[doc(alias = "PR_BUSINESS_ADDRESS_STREET")]
pub const PidTagStreetAddress: PropertyTag = PropertyTag::from_u32(0x3A29_001F);

/// `0x6708000B`, PtypBoolean.
#[doc(alias = "PR_SUBFOLDER")]
#[doc(alias = "ptagSubfolder")]
pub const PidTagSubfolder: PropertyTag = PropertyTag::from_u32(0x6708_000B);

/// `0x360A000B`, PtypBoolean.
#[doc(alias = "PR_SUBFOLDERS")]
#[doc(alias = "ptagSubFolders")]
pub const PidTagSubfolders: PropertyTag = PropertyTag::from_u32(0x360A_000B);

/// `0x0037001F`, PtypString.
#[doc(alias = "PR_SUBJECT")]
#[doc(alias = "ptagSubject")]
pub const PidTagSubject: PropertyTag = PropertyTag::from_u32(0x0037_001F);

/// `0x00380102`, PtypBinary.
#[doc(alias = "PR_SUBJECT_IPM")]
pub const PidTagSubjectMessageId: PropertyTag = PropertyTag::from_u32(0x0038_0102);

/// `0x003D001F`, PtypString.
#[doc(alias = "PR_SUBJECT_PREFIX")]
#[doc(alias = "ptagSubjectPrefix")]
pub const PidTagSubjectPrefix: PropertyTag = PropertyTag::from_u32(0x003D_001F);

/// `0x0E140003`, PtypInteger32.
#[doc(alias = "PR_SUBMIT_FLAGS")]
pub const PidTagSubmitFlags: PropertyTag = PropertyTag::from_u32(0x0E14_0003);

/// `0x0C1B001F`, PtypString.
#[doc(alias = "PR_SUPPLEMENTARY_INFO")]
#[doc(alias = "ptagSupplementaryInfo")]
pub const PidTagSupplementaryInfo: PropertyTag = PropertyTag::from_u32(0x0C1B_001F);

/// `0x3A11001F`, PtypString.
#[doc(alias = "PR_SURNAME")]
pub const PidTagSurname: PropertyTag = PropertyTag::from_u32(0x3A11_001F);

/// `0x0E2D0102`, PtypBinary.
#[doc(alias = "PR_SWAPPED_TODO_DATA")]
#[doc(alias = "ptagSwappedTodoData")]
pub const PidTagSwappedToDoData: PropertyTag = PropertyTag::from_u32(0x0E2D_0102);

/// `0x0E2C0102`, PtypBinary.
#[doc(alias = "PR_SWAPPED_TODO_STORE")]
#[doc(alias = "ptagSwappedTodoStore")]
pub const PidTagSwappedToDoStore: PropertyTag = PropertyTag::from_u32(0x0E2C_0102);

/// `0x30100102`, PtypBinary.
#[doc(alias = "PR_TARGET_ENTRYID")]
#[doc(alias = "ptagTargetEntryId")]
pub const PidTagTargetEntryId: PropertyTag = PropertyTag::from_u32(0x3010_0102);

/// `0x3A4B001F`, PtypString.
#[doc(alias = "PR_TTYTDD_PHONE_NUMBER")]
#[rustfmt::skip]
pub const PidTagTelecommunicationsDeviceForDeafTelephoneNumber: PropertyTag = PropertyTag::from_u32(0x3A4B_001F);

/// `0x3A2C001F`, PtypString.
#[doc(alias = "PR_TELEX_NUMBER")]
pub const PidTagTelexNumber: PropertyTag = PropertyTag::from_u32(0x3A2C_001F);

/// `0x00010102`, PtypBinary.
#[doc(alias = "PR_EMS_TEMPLATE_BLOB")]
pub const PidTagTemplateData: PropertyTag = PropertyTag::from_u32(0x0001_0102);

/// `0x39020102`, PtypBinary.
#[doc(alias = "PR_TEMPLATEID")]
pub const PidTagTemplateid: PropertyTag = PropertyTag::from_u32(0x3902_0102);

/// `0x3F20001F`, PtypString.
pub const PidTagTemporaryDefaultDocument: PropertyTag = PropertyTag::from_u32(0x3F20_001F);

/// `0x371B001F`, PtypString.
#[doc(alias = "ptagTextAttachmentCharset")]
pub const PidTagTextAttachmentCharset: PropertyTag = PropertyTag::from_u32(0x371B_001F);

/// `0x8C9E0102`, PtypBinary.
#[doc(alias = "PR_EMS_AB_THUMBNAIL_PHOTO")]
pub const PidTagThumbnailPhoto: PropertyTag = PropertyTag::from_u32(0x8C9E_0102);

/// `0x3A17001F`, PtypString.
#[doc(alias = "PR_TITLE")]
pub const PidTagTitle: PropertyTag = PropertyTag::from_u32(0x3A17_001F);

/// `0x007F0102`, PtypBinary.
#[doc(alias = "PR_TNEF_CORRELATION_KEY")]
pub const PidTagTnefCorrelationKey: PropertyTag = PropertyTag::from_u32(0x007F_0102);

/// `0x0E9C0102`, PtypBinary.
#[doc(alias = "PR_TNEF_UNPROCESSED_PROPS")]
pub const PidTagTnefUnprocessedProps: PropertyTag = PropertyTag::from_u32(0x0E9C_0102);

/// `0x0E2B0003`, PtypInteger32.
#[doc(alias = "PR_TODO_ITEM_FLAGS")]
#[doc(alias = "ptagToDoItemFlags")]
pub const PidTagToDoItemFlags: PropertyTag = PropertyTag::from_u32(0x0E2B_0003);

/// `0x3A20001F`, PtypString.
#[doc(alias = "PR_TRANSMITABLE_DISPLAY_NAME")]
#[doc(alias = "ptagTransmitableDisplayName")]
pub const PidTagTransmittableDisplayName: PropertyTag = PropertyTag::from_u32(0x3A20_001F);

/// `0x0E160003`, PtypInteger32.
#[doc(alias = "PR_TRANSPORT_KEY")]
pub const PidTagTransportKey: PropertyTag = PropertyTag::from_u32(0x0E16_0003);

/// `0x007D001F`, PtypString.
#[doc(alias = "PR_TRANSPORT_MESSAGE_HEADERS")]
pub const PidTagTransportMessageHeaders: PropertyTag = PropertyTag::from_u32(0x007D_001F);

/// `0x3D020102`, PtypBinary.
#[doc(alias = "PR_TRANSPORT_PROVIDERS")]
pub const PidTagTransportProviders: PropertyTag = PropertyTag::from_u32(0x3D02_0102);

/// `0x0E110003`, PtypInteger32.
#[doc(alias = "PR_TRANSPORT_STATUS")]
pub const PidTagTransportStatus: PropertyTag = PropertyTag::from_u32(0x0E11_0003);

/// `0x0E790003`, PtypInteger32.
#[doc(alias = "PR_TRUST_SENDER")]
#[doc(alias = "ptagTrustSender")]
pub const PidTagTrustSender: PropertyTag = PropertyTag::from_u32(0x0E79_0003);

/// `0x3A4B001F`, PtypString.
#[doc(alias = "PR_TTYTDD_PHONE_NUMBER")]
pub const PidTagTtyTddPhoneNumber: PropertyTag = PropertyTag::from_u32(0x3A4B_001F);

/// `0x0C1C0003`, PtypInteger32.
#[doc(alias = "PR_TYPE_OF_MTS_USER")]
pub const PidTagTypeOfX400User: PropertyTag = PropertyTag::from_u32(0x0C1C_0003);

/// `0x10F3001F`, PtypString.
#[doc(alias = "PR_URL_COMP_NAME")]
#[doc(alias = "ptagURLCompName")]
pub const PidTagUrlCompName: PropertyTag = PropertyTag::from_u32(0x10F3_001F);

/// `0x0E62000B`, PtypBoolean.
#[doc(alias = "ptagURLCompNameSet")]
pub const PidTagUrlCompNameSet: PropertyTag = PropertyTag::from_u32(0x0E62_000B);

/// `0x10F3001F`, PtypString.
#[doc(alias = "PR_URL_COMP_NAME")]
pub const PidTagUrlComponentName: PropertyTag = PropertyTag::from_u32(0x10F3_001F);

/// `0x6707001F`, PtypString.
#[doc(alias = "PR_URL_NAME")]
#[doc(alias = "ptagURLName")]
pub const PidTagUrlName: PropertyTag = PropertyTag::from_u32(0x6707_001F);

/// `0x3A220102`, PtypBinary.
#[doc(alias = "PR_USER_CERTIFICATE")]
#[doc(alias = "ptagUserCertificate")]
pub const PidTagUserCertificate: PropertyTag = PropertyTag::from_u32(0x3A22_0102);

/// `0x66190102`, PtypBinary.
#[doc(alias = "PR_USER_ENTRYID")]
#[doc(alias = "ptagUserEntryId")]
pub const PidTagUserEntryId: PropertyTag = PropertyTag::from_u32(0x6619_0102);

/// `0x36E30102`, PtypBinary.
#[doc(alias = "PR_USERFIELDS")]
pub const PidTagUserFields: PropertyTag = PropertyTag::from_u32(0x36E3_0102);

/// `0x3A701102`, PtypMultipleBinary.
#[doc(alias = "PR_USER_X509_CERTIFICATE")]
pub const PidTagUserX509Certificate: PropertyTag = PropertyTag::from_u32(0x3A70_1102);

/// `0x35DF0003`, PtypInteger32.
#[doc(alias = "PR_VALID_FOLDER_MASK")]
pub const PidTagValidFolderMask: PropertyTag = PropertyTag::from_u32(0x35DF_0003);

/// `0x70010102`, PtypBinary.
#[doc(alias = "PR_VD_BINARY")]
pub const PidTagViewDescriptorBinary: PropertyTag = PropertyTag::from_u32(0x7001_0102);

/// `0x70030003`, PtypInteger32.
#[doc(alias = "PR_VD_FLAGS")]
pub const PidTagViewDescriptorFlags: PropertyTag = PropertyTag::from_u32(0x7003_0003);

/// `0x70040102`, PtypBinary.
#[doc(alias = "PR_VD_LINK_TO")]
pub const PidTagViewDescriptorLinkTo: PropertyTag = PropertyTag::from_u32(0x7004_0102);

/// `0x7006001F`, PtypString.
#[doc(alias = "PR_VD_NAME")]
pub const PidTagViewDescriptorName: PropertyTag = PropertyTag::from_u32(0x7006_001F);

/// `0x7002001F`, PtypString.
#[doc(alias = "PR_VD_STRINGS")]
pub const PidTagViewDescriptorStrings: PropertyTag = PropertyTag::from_u32(0x7002_001F);

/// `0x70070003`, PtypInteger32.
#[doc(alias = "PR_VD_VERSION")]
pub const PidTagViewDescriptorVersion: PropertyTag = PropertyTag::from_u32(0x7007_0003);

/// `0x70050102`, PtypBinary.
#[doc(alias = "PR_VD_VIEW_FOLDER")]
pub const PidTagViewDescriptorViewFolder: PropertyTag = PropertyTag::from_u32(0x7005_0102);

/// `0x35E50102`, PtypBinary.
#[doc(alias = "PR_VIEWS_ENTRYID")]
pub const PidTagViewsEntryId: PropertyTag = PropertyTag::from_u32(0x35E5_0102);

/// `0x6805001F`, PtypString.
#[doc(alias = "InternalSchemaVoiceMessageAttachmentOrder")]
pub const PidTagVoiceMessageAttachmentOrder: PropertyTag = PropertyTag::from_u32(0x6805_001F);

/// `0x68010003`, PtypInteger32.
#[doc(alias = "InternalSchemaVoiceMessageDuration")]
pub const PidTagVoiceMessageDuration: PropertyTag = PropertyTag::from_u32(0x6801_0003);

/// `0x6803001F`, PtypString.
#[doc(alias = "InternalSchemaVoiceMessageSenderName")]
pub const PidTagVoiceMessageSenderName: PropertyTag = PropertyTag::from_u32(0x6803_001F);

/// `0x3A410040`, PtypTime.
#[doc(alias = "PR_WEDDING_ANNIVERSARY")]
pub const PidTagWeddingAnniversary: PropertyTag = PropertyTag::from_u32(0x3A41_0040);

/// `0x6701000B`, PtypBoolean.
#[doc(alias = "PR_WIZARD_NO_PAB_PAGE")]
pub const PidTagWizardNoPabPage: PropertyTag = PropertyTag::from_u32(0x6701_000B);

/// `0x6700000B`, PtypBoolean.
#[doc(alias = "PR_WIZARD_NO_PST_PAGE")]
pub const PidTagWizardNoPstPage: PropertyTag = PropertyTag::from_u32(0x6700_000B);

/// `0x68540102`, PtypBinary.
#[doc(alias = "PR_WLINK_ABEID")]
pub const PidTagWlinkAddressBookEID: PropertyTag = PropertyTag::from_u32(0x6854_0102);

/// `0x68910102`, PtypBinary.
#[doc(alias = "PR_WLINK_AB_EXSTOREEID")]
pub const PidTagWlinkAddressBookStoreEID: PropertyTag = PropertyTag::from_u32(0x6891_0102);

/// `0x68530003`, PtypInteger32.
#[doc(alias = "PR_WLINK_CALENDAR_COLOR")]
pub const PidTagWlinkCalendarColor: PropertyTag = PropertyTag::from_u32(0x6853_0003);

/// `0x68900102`, PtypBinary.
#[doc(alias = "PR_WLINK_CLIENTID")]
pub const PidTagWlinkClientID: PropertyTag = PropertyTag::from_u32(0x6890_0102);

/// `0x684C0102`, PtypBinary.
#[doc(alias = "PR_WLINK_ENTRYID")]
pub const PidTagWlinkEntryId: PropertyTag = PropertyTag::from_u32(0x684C_0102);

/// `0x684A0003`, PtypInteger32.
#[doc(alias = "PR_WLINK_FLAGS")]
pub const PidTagWlinkFlags: PropertyTag = PropertyTag::from_u32(0x684A_0003);

/// `0x684F0102`, PtypBinary.
#[doc(alias = "PR_WLINK_FOLDER_TYPE")]
pub const PidTagWlinkFolderType: PropertyTag = PropertyTag::from_u32(0x684F_0102);

/// `0x68500102`, PtypBinary.
#[doc(alias = "PR_WLINK_GROUP_CLSID")]
pub const PidTagWlinkGroupClsid: PropertyTag = PropertyTag::from_u32(0x6850_0102);

/// `0x68420102`, PtypBinary.
#[doc(alias = "PR_WB_SF_ID")]
pub const PidTagWlinkGroupHeaderID: PropertyTag = PropertyTag::from_u32(0x6842_0102);

/// `0x6851001F`, PtypString.
#[doc(alias = "PR_WLINK_GROUP_NAME")]
pub const PidTagWlinkGroupName: PropertyTag = PropertyTag::from_u32(0x6851_001F);

/// `0x684B0102`, PtypBinary.
#[doc(alias = "PR_WLINK_ORDINAL")]
pub const PidTagWlinkOrdinal: PropertyTag = PropertyTag::from_u32(0x684B_0102);

/// `0x68920003`, PtypInteger32.
#[doc(alias = "PR_WLINK_RO_GROUP_TYPE")]
pub const PidTagWlinkROGroupType: PropertyTag = PropertyTag::from_u32(0x6892_0003);

/// `0x684D0102`, PtypBinary.
#[doc(alias = "PR_WLINK_RECKEY")]
pub const PidTagWlinkRecordKey: PropertyTag = PropertyTag::from_u32(0x684D_0102);

/// `0x68470003`, PtypInteger32.
#[doc(alias = "PR_FREEBUSY_PUBLISH_START")]
#[doc(alias = "PR_WB_SF_TAG")]
pub const PidTagWlinkSaveStamp: PropertyTag = PropertyTag::from_u32(0x6847_0003);

/// `0x68520003`, PtypInteger32.
#[doc(alias = "PR_WLINK_SECTION")]
pub const PidTagWlinkSection: PropertyTag = PropertyTag::from_u32(0x6852_0003);

/// `0x684E0102`, PtypBinary.
#[doc(alias = "PR_WLINK_STORE_ENTRYID")]
pub const PidTagWlinkStoreEntryId: PropertyTag = PropertyTag::from_u32(0x684E_0102);

/// `0x68490003`, PtypInteger32.
#[doc(alias = "PR_WLINK_TYPE")]
pub const PidTagWlinkType: PropertyTag = PropertyTag::from_u32(0x6849_0003);

/// `0x003C0102`, PtypBinary.
#[doc(alias = "PR_X400_CONTENT_TYPE")]
pub const PidTagX400ContentType: PropertyTag = PropertyTag::from_u32(0x003C_0102);

/// `0x3E09000B`, PtypBoolean.
#[doc(alias = "PR_X400_DEFERRED_DELIVERY_CANCEL")]
pub const PidTagX400DeferredDeliveryCancel: PropertyTag = PropertyTag::from_u32(0x3E09_000B);

/// `0x3F050003`, PtypInteger32.
#[doc(alias = "PR_XPOS")]
pub const PidTagXCoordinate: PropertyTag = PropertyTag::from_u32(0x3F05_0003);

/// `0x3F060003`, PtypInteger32.
#[doc(alias = "PR_YPOS")]
pub const PidTagYCoordinate: PropertyTag = PropertyTag::from_u32(0x3F06_0003);
