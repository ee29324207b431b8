//! Named properties by LID in [MS-OXPROPS] and Microsoft's MAPI reference, in their spelling.
//!
//! Generated from data/properties.tsv by tools/generate.rs.
#![expect(non_upper_case_globals, reason = "the constants keep the spelling of the specification")]

use crate::named::NamedProperty;
use crate::property_set;

/// LID `0x8029` in PSETID_Address, PtypInteger32.
#[doc(alias = "dispidABPArrayType")]
#[rustfmt::skip]
pub const PidLidAddressBookProviderArrayType: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8029);

/// LID `0x8028` in PSETID_Address, PtypMultipleInteger32.
#[doc(alias = "dispidABPEmailList")]
#[rustfmt::skip]
pub const PidLidAddressBookProviderEmailList: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8028);

/// LID `0x80DD` in PSETID_Address, PtypString.
#[doc(alias = "dispidAddressCountryCode")]
#[rustfmt::skip]
pub const PidLidAddressCountryCode: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80DD);

/// LID `0x850E` in PSETID_Common, PtypBoolean.
#[doc(alias = "dispidAgingDontAgeMe")]
#[rustfmt::skip]
pub const PidLidAgingDontAgeMe: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x850E);

/// LID `0x001D` in PSETID_Meeting, PtypString.
#[doc(alias = "LID_ALL_ATTENDEES_LIST")]
#[rustfmt::skip]
pub const PidLidAllAttendeesList: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x001D);

/// LID `0x8238` in PSETID_Appointment, PtypString.
#[doc(alias = "dispidAllAttendeesString")]
#[rustfmt::skip]
pub const PidLidAllAttendeesString: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8238);

/// LID `0x8246` in PSETID_Appointment, PtypBoolean.
#[doc(alias = "dispidAllowExternCheck")]
#[rustfmt::skip]
pub const PidLidAllowExternalCheck: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8246);

/// LID `0x804E` in PSETID_Address, PtypBinary.
#[doc(alias = "dispidAnniversaryEventEID")]
#[rustfmt::skip]
pub const PidLidAnniversaryEventEntryId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x804E);

/// LID `0x8207` in PSETID_Appointment, PtypInteger32.
#[doc(alias = "dispidApptAuxFlags")]
#[rustfmt::skip]
pub const PidLidAppointmentAuxiliaryFlags: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8207);

/// LID `0x8214` in PSETID_Appointment, PtypInteger32.
#[doc(alias = "dispidApptColor")]
#[rustfmt::skip]
pub const PidLidAppointmentColor: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8214);

/// LID `0x8257` in PSETID_Appointment, PtypBoolean.
#[doc(alias = "dispidApptCounterProposal")]
#[rustfmt::skip]
pub const PidLidAppointmentCounterProposal: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8257);

/// LID `0x8213` in PSETID_Appointment, PtypInteger32.
#[doc(alias = "dispidApptDuration")]
#[rustfmt::skip]
pub const PidLidAppointmentDuration: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8213);

/// LID `0x8211` in PSETID_Appointment, PtypTime.
#[doc(alias = "dispidApptEndDate")]
#[rustfmt::skip]
pub const PidLidAppointmentEndDate: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8211);

/// LID `0x8210` in PSETID_Appointment, PtypTime.
#[doc(alias = "dispidApptEndTime")]
#[rustfmt::skip]
pub const PidLidAppointmentEndTime: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8210);

/// LID `0x820E` in PSETID_Appointment, PtypTime.
#[doc(alias = "dispidApptEndWhole")]
#[rustfmt::skip]
pub const PidLidAppointmentEndWhole: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x820E);

/// LID `0x8203` in PSETID_Appointment, PtypInteger32.
#[doc(alias = "dispidApptLastSequence")]
#[rustfmt::skip]
pub const PidLidAppointmentLastSequence: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8203);

/// LID `0x0024` in PSETID_Meeting, PtypString.
#[doc(alias = "dispidApptMessageClass")]
#[rustfmt::skip]
pub const PidLidAppointmentMessageClass: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x0024);

/// LID `0x825A` in PSETID_Appointment, PtypBoolean.
#[doc(alias = "dispidApptNotAllowPropose")]
#[rustfmt::skip]
pub const PidLidAppointmentNotAllowPropose: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x825A);

/// LID `0x8259` in PSETID_Appointment, PtypInteger32.
#[doc(alias = "dispidApptProposalNum")]
#[rustfmt::skip]
pub const PidLidAppointmentProposalNumber: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8259);

/// LID `0x8256` in PSETID_Appointment, PtypInteger32.
#[doc(alias = "dispidApptProposedDuration")]
#[rustfmt::skip]
pub const PidLidAppointmentProposedDuration: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8256);

/// LID `0x8251` in PSETID_Appointment, PtypTime.
#[doc(alias = "dispidApptProposedEndWhole")]
#[rustfmt::skip]
pub const PidLidAppointmentProposedEndWhole: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8251);

/// LID `0x8250` in PSETID_Appointment, PtypTime.
#[doc(alias = "dispidApptProposedStartWhole")]
#[rustfmt::skip]
pub const PidLidAppointmentProposedStartWhole: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8250);

/// LID `0x8216` in PSETID_Appointment, PtypBinary.
#[doc(alias = "dispidApptRecur")]
#[rustfmt::skip]
pub const PidLidAppointmentRecur: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8216);

/// LID `0x8230` in PSETID_Appointment, PtypString.
#[doc(alias = "dispidApptReplyName")]
#[rustfmt::skip]
pub const PidLidAppointmentReplyName: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8230);

/// LID `0x8220` in PSETID_Appointment, PtypTime.
#[doc(alias = "dispidApptReplyTime")]
#[rustfmt::skip]
pub const PidLidAppointmentReplyTime: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8220);

/// LID `0x8201` in PSETID_Appointment, PtypInteger32.
#[doc(alias = "dispidApptSequence")]
#[rustfmt::skip]
pub const PidLidAppointmentSequence: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8201);

/// LID `0x8202` in PSETID_Appointment, PtypTime.
#[doc(alias = "dispidApptSeqTime")]
#[rustfmt::skip]
pub const PidLidAppointmentSequenceTime: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8202);

/// LID `0x8212` in PSETID_Appointment, PtypTime.
#[doc(alias = "dispidApptStartDate")]
#[rustfmt::skip]
pub const PidLidAppointmentStartDate: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8212);

/// LID `0x820F` in PSETID_Appointment, PtypTime.
#[doc(alias = "dispidApptStartTime")]
#[rustfmt::skip]
pub const PidLidAppointmentStartTime: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x820F);

/// LID `0x820D` in PSETID_Appointment, PtypTime.
#[doc(alias = "dispidApptStartWhole")]
#[rustfmt::skip]
pub const PidLidAppointmentStartWhole: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x820D);

/// LID `0x8217` in PSETID_Appointment, PtypInteger32.
#[doc(alias = "dispidApptStateFlags")]
#[rustfmt::skip]
pub const PidLidAppointmentStateFlags: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8217);

/// LID `0x8215` in PSETID_Appointment, PtypBoolean.
#[doc(alias = "dispidApptSubType")]
#[rustfmt::skip]
pub const PidLidAppointmentSubType: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8215);

/// LID `0x825F` in PSETID_Appointment, PtypBinary.
#[doc(alias = "dispidApptTZDefEndDisplay")]
#[rustfmt::skip]
pub const PidLidAppointmentTimeZoneDefinitionEndDisplay: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x825F);

/// LID `0x8260` in PSETID_Appointment, PtypBinary.
#[doc(alias = "dispidApptTZDefRecur")]
#[rustfmt::skip]
pub const PidLidAppointmentTimeZoneDefinitionRecur: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8260);

/// LID `0x825E` in PSETID_Appointment, PtypBinary.
#[doc(alias = "dispidApptTZDefStartDisplay")]
#[doc(alias = "PidLidAppointmentUnsendableRecipient")]
#[rustfmt::skip]
pub const PidLidAppointmentTimeZoneDefinitionStartDisplay: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x825E);

/// LID `0x825D` in PSETID_Appointment, PtypBinary.
#[doc(alias = "dispidApptUnsendableRecips")]
#[rustfmt::skip]
pub const PidLidAppointmentUnsendableRecipients: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x825D);

/// LID `0x8226` in PSETID_Appointment, PtypTime.
#[doc(alias = "dispidApptUpdateTime")]
#[rustfmt::skip]
pub const PidLidAppointmentUpdateTime: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8226);

/// LID `0x0001` in PSETID_Meeting, PtypTime.
#[doc(alias = "LID_ATTENDEE_CRITICAL_CHANGE")]
#[rustfmt::skip]
pub const PidLidAttendeeCriticalChange: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x0001);

/// LID `0x823A` in PSETID_Appointment, PtypBoolean.
#[doc(alias = "dispidAutoFillLocation")]
#[rustfmt::skip]
pub const PidLidAutoFillLocation: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x823A);

/// LID `0x8025` in PSETID_Address, PtypBoolean.
#[doc(alias = "dispidAutoLog")]
pub const PidLidAutoLog: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8025);

/// LID `0x851A` in PSETID_Common, PtypInteger32.
#[doc(alias = "dispidSniffState")]
#[rustfmt::skip]
pub const PidLidAutoProcessState: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x851A);

/// LID `0x8244` in PSETID_Appointment, PtypBoolean.
#[doc(alias = "dispidAutoStartCheck")]
#[rustfmt::skip]
pub const PidLidAutoStartCheck: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8244);

/// LID `0x8245` in PSETID_Appointment, PtypInteger32.
#[doc(alias = "dispidAutoStartWhen")]
#[rustfmt::skip]
pub const PidLidAutoStartWhen: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8245);

/// LID `0x8535` in PSETID_Common, PtypString.
#[doc(alias = "dispidBilling")]
pub const PidLidBilling: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8535);

/// LID `0x804D` in PSETID_Address, PtypBinary.
#[doc(alias = "dispidBirthdayEventEID")]
#[rustfmt::skip]
pub const PidLidBirthdayEventEntryId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x804D);

/// LID `0x80DE` in PSETID_Address, PtypTime.
#[doc(alias = "dispidApptBirthdayLocal")]
#[rustfmt::skip]
pub const PidLidBirthdayLocal: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80DE);

/// LID `0x8041` in PSETID_Address, PtypBinary.
#[doc(alias = "dispidBCCardPicture")]
#[rustfmt::skip]
pub const PidLidBusinessCardCardPicture: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8041);

/// LID `0x8040` in PSETID_Address, PtypBinary.
#[doc(alias = "dispidBCDisplayDefinition")]
#[rustfmt::skip]
pub const PidLidBusinessCardDisplayDefinition: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8040);

/// LID `0x8205` in PSETID_Appointment, PtypInteger32.
#[doc(alias = "dispidBusyStatus")]
#[rustfmt::skip]
pub const PidLidBusyStatus: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8205);

/// LID `0x001C` in PSETID_Meeting, PtypInteger32.
#[doc(alias = "LID_CALENDAR_TYPE")]
#[rustfmt::skip]
pub const PidLidCalendarType: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x001C);

/// LID `0x9000` in PS_PUBLIC_STRINGS, PtypMultipleString.
#[doc(alias = "dispidCategories")]
#[rustfmt::skip]
pub const PidLidCategories: NamedProperty<'static> = NamedProperty::lid(property_set::PS_PUBLIC_STRINGS, 0x9000);

/// LID `0x823C` in PSETID_Appointment, PtypString.
#[doc(alias = "dispidCCAttendeesString")]
#[rustfmt::skip]
pub const PidLidCcAttendeesString: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x823C);

/// LID `0x8204` in PSETID_Appointment, PtypInteger32.
#[doc(alias = "dispidChangeHighlight")]
#[rustfmt::skip]
pub const PidLidChangeHighlight: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8204);

/// LID `0x85B6` in PSETID_Common, PtypString.
#[doc(alias = "dispidClassification")]
#[rustfmt::skip]
pub const PidLidClassification: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x85B6);

/// LID `0x85B7` in PSETID_Common, PtypString.
#[doc(alias = "dispidClassDesc")]
#[rustfmt::skip]
pub const PidLidClassificationDescription: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x85B7);

/// LID `0x85B8` in PSETID_Common, PtypString.
#[doc(alias = "dispidClassGuid")]
#[rustfmt::skip]
pub const PidLidClassificationGuid: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x85B8);

/// LID `0x85BA` in PSETID_Common, PtypBoolean.
#[doc(alias = "dispidClassKeep")]
#[rustfmt::skip]
pub const PidLidClassificationKeep: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x85BA);

/// LID `0x85B5` in PSETID_Common, PtypBoolean.
#[doc(alias = "dispidClassified")]
pub const PidLidClassified: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x85B5);

/// LID `0x0023` in PSETID_Meeting, PtypBinary.
#[doc(alias = "dispidCleanGlobalObjId")]
#[rustfmt::skip]
pub const PidLidCleanGlobalObjectId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x0023);

/// LID `0x0015` in PSETID_CalendarAssistant, PtypInteger32.
#[doc(alias = "dispidClientIntent")]
#[rustfmt::skip]
pub const PidLidClientIntent: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_CalendarAssistant, 0x0015);

/// LID `0x8236` in PSETID_Appointment, PtypTime.
#[doc(alias = "dispidClipEnd")]
#[rustfmt::skip]
pub const PidLidClipEnd: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8236);

/// LID `0x8235` in PSETID_Appointment, PtypTime.
#[doc(alias = "dispidClipStart")]
#[rustfmt::skip]
pub const PidLidClipStart: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8235);

/// LID `0x8247` in PSETID_Appointment, PtypString.
#[doc(alias = "dispidCollaborateDoc")]
#[rustfmt::skip]
pub const PidLidCollaborateDoc: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8247);

/// LID `0x8517` in PSETID_Common, PtypTime.
#[doc(alias = "dispidCommonEnd")]
pub const PidLidCommonEnd: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8517);

/// LID `0x8516` in PSETID_Common, PtypTime.
#[doc(alias = "dispidCommonStart")]
pub const PidLidCommonStart: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8516);

/// LID `0x8539` in PSETID_Common, PtypMultipleString.
#[doc(alias = "dispidCompanies")]
pub const PidLidCompanies: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8539);

/// LID `0x8240` in PSETID_Appointment, PtypBoolean.
#[doc(alias = "dispidConfCheck")]
#[rustfmt::skip]
pub const PidLidConferencingCheck: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8240);

/// LID `0x8241` in PSETID_Appointment, PtypInteger32.
#[doc(alias = "dispidConfType")]
#[rustfmt::skip]
pub const PidLidConferencingType: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8241);

/// LID `0x8023` in PSETID_Address, PtypInteger32.
#[doc(alias = "dispidContactCharSet")]
#[rustfmt::skip]
pub const PidLidContactCharacterSet: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8023);

/// LID `0x8007` in PSETID_Address, PtypMultipleInteger32.
#[doc(alias = "dispidContactItemData")]
#[rustfmt::skip]
pub const PidLidContactItemData: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8007);

/// LID `0x8585` in PSETID_Common, PtypBinary.
#[doc(alias = "dispidContactLinkEntry")]
#[rustfmt::skip]
pub const PidLidContactLinkEntry: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8585);

/// LID `0x80E8` in PSETID_Address, PtypGuid.
#[doc(alias = "dispidContactLinkGALLinkID")]
#[rustfmt::skip]
pub const PidLidContactLinkGlobalAddressListLinkId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80E8);

/// LID `0x80E6` in PSETID_Address, PtypInteger32.
#[doc(alias = "dispidContactLinkGALLinkState")]
#[rustfmt::skip]
pub const PidLidContactLinkGlobalAddressListLinkState: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80E6);

/// LID `0x80E5` in PSETID_Address, PtypMultipleBinary.
#[doc(alias = "dispidContactLinkLinkRejectHistory")]
#[rustfmt::skip]
pub const PidLidContactLinkLinkRejectHistory: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80E5);

/// LID `0x8586` in PSETID_Common, PtypString.
#[doc(alias = "dispidContactLinkName")]
#[rustfmt::skip]
pub const PidLidContactLinkName: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8586);

/// LID `0x80E3` in PSETID_Address, PtypMultipleString.
#[doc(alias = "dispidContactLinkSMTPAddressCache")]
#[rustfmt::skip]
pub const PidLidContactLinkSMTPAddressCache: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80E3);

/// LID `0x8584` in PSETID_Common, PtypBinary.
#[doc(alias = "dispidContactLinkSearchKey")]
#[rustfmt::skip]
pub const PidLidContactLinkSearchKey: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8584);

/// LID `0x80E2` in PSETID_Address, PtypBinary.
#[doc(alias = "dispidContactLinkedGALEntryID")]
#[rustfmt::skip]
pub const PidLidContactLinkedGlobalAddressListEntryId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80E2);

/// LID `0x804F` in PSETID_Address, PtypString.
#[doc(alias = "dispidContactUserField1")]
#[rustfmt::skip]
pub const PidLidContactUserField1: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x804F);

/// LID `0x8050` in PSETID_Address, PtypString.
#[doc(alias = "dispidContactUserField2")]
#[rustfmt::skip]
pub const PidLidContactUserField2: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8050);

/// LID `0x8051` in PSETID_Address, PtypString.
#[doc(alias = "dispidContactUserField3")]
#[rustfmt::skip]
pub const PidLidContactUserField3: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8051);

/// LID `0x8052` in PSETID_Address, PtypString.
#[doc(alias = "dispidContactUserField4")]
#[rustfmt::skip]
pub const PidLidContactUserField4: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8052);

/// LID `0x853A` in PSETID_Common, PtypMultipleString.
#[doc(alias = "dispidContacts")]
pub const PidLidContacts: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x853A);

/// LID `0x85CA` in PSETID_Common, PtypTime.
#[doc(alias = "dispidConvActionLastAppliedTime")]
#[rustfmt::skip]
pub const PidLidConversationActionLastAppliedTime: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x85CA);

/// LID `0x85C8` in PSETID_Common, PtypTime.
#[doc(alias = "dispidConvActionMaxDeliveryTime")]
#[rustfmt::skip]
pub const PidLidConversationActionMaxDeliveryTime: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x85C8);

/// LID `0x85C6` in PSETID_Common, PtypBinary.
#[doc(alias = "dispidConvActionMoveFolderEid")]
#[rustfmt::skip]
pub const PidLidConversationActionMoveFolderEid: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x85C6);

/// LID `0x85C7` in PSETID_Common, PtypBinary.
#[doc(alias = "dispidConvActionMoveStoreEid")]
#[rustfmt::skip]
pub const PidLidConversationActionMoveStoreEid: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x85C7);

/// LID `0x85CB` in PSETID_Common, PtypInteger32.
#[doc(alias = "dispidConvActionVersion")]
#[rustfmt::skip]
pub const PidLidConversationActionVersion: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x85CB);

/// LID `0x85C9` in PSETID_Common, PtypInteger32.
#[doc(alias = "dispidConvExLegacyProcessedRand")]
#[rustfmt::skip]
pub const PidLidConversationProcessed: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x85C9);

/// LID `0x8552` in PSETID_Common, PtypInteger32.
#[doc(alias = "dispidCurrentVersion")]
#[rustfmt::skip]
pub const PidLidCurrentVersion: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8552);

/// LID `0x8554` in PSETID_Common, PtypString.
#[doc(alias = "dispidCurrentVersionName")]
#[rustfmt::skip]
pub const PidLidCurrentVersionName: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8554);

/// LID `0x0011` in PSETID_Meeting, PtypInteger16.
#[doc(alias = "LID_DAY_INTERVAL")]
#[rustfmt::skip]
pub const PidLidDayInterval: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x0011);

/// LID `0x1000` in PSETID_Common, PtypInteger32.
pub const PidLidDayOfMonth: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x1000);

/// LID `0x0009` in PSETID_Meeting, PtypBoolean.
#[doc(alias = "LID_DELEGATE_MAIL")]
#[rustfmt::skip]
pub const PidLidDelegateMail: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x0009);

/// LID `0x8010` in PSETID_Address, PtypString.
#[doc(alias = "dispidDepartment")]
pub const PidLidDepartment: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8010);

/// LID `0x8242` in PSETID_Appointment, PtypString.
#[doc(alias = "dispidDirectory")]
#[rustfmt::skip]
pub const PidLidDirectory: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8242);

/// LID `0x804C` in PSETID_Address, PtypInteger32.
#[doc(alias = "dispidDLChecksum")]
#[rustfmt::skip]
pub const PidLidDistributionListChecksum: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x804C);

/// LID `0x8055` in PSETID_Address, PtypMultipleBinary.
#[doc(alias = "dispidDLMembers")]
#[rustfmt::skip]
pub const PidLidDistributionListMembers: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8055);

/// LID `0x8053` in PSETID_Address, PtypString.
#[doc(alias = "dispidDLName")]
#[rustfmt::skip]
pub const PidLidDistributionListName: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8053);

/// LID `0x8054` in PSETID_Address, PtypMultipleBinary.
#[doc(alias = "dispidDLOneOffMembers")]
#[rustfmt::skip]
pub const PidLidDistributionListOneOffMembers: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8054);

/// LID `0x8064` in PSETID_Address, PtypBinary.
#[doc(alias = "dispidDLStream")]
#[rustfmt::skip]
pub const PidLidDistributionListStream: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8064);

/// LID `0x8082` in PSETID_Address, PtypString.
#[doc(alias = "dispidEmail1AddrType")]
#[doc(alias = "dispidEmailAddrType")]
#[rustfmt::skip]
pub const PidLidEmail1AddressType: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8082);

/// LID `0x8080` in PSETID_Address, PtypString.
#[doc(alias = "dispidEmail1DisplayName")]
#[doc(alias = "dispidEmailDisplayName")]
#[rustfmt::skip]
pub const PidLidEmail1DisplayName: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8080);

/// LID `0x8083` in PSETID_Address, PtypString.
#[doc(alias = "dispidEmail1EmailAddress")]
#[doc(alias = "dispidEmailEmailAddress")]
#[rustfmt::skip]
pub const PidLidEmail1EmailAddress: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8083);

/// LID `0x8087` in PSETID_Address, PtypString.
#[doc(alias = "dispidEmail1EmailType")]
#[rustfmt::skip]
pub const PidLidEmail1EmailType: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8087);

/// LID `0x8084` in PSETID_Address, PtypString.
#[doc(alias = "dispidEmail1OriginalDisplayName")]
#[doc(alias = "Email1OriginalDisplayName")]
#[doc(alias = "EXSCHEMA_MAPI_EMAIL1ORIGINALDISPLAYNAME")]
#[doc(alias = "dispidEmailOriginalDisplayName")]
#[rustfmt::skip]
pub const PidLidEmail1OriginalDisplayName: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8084);

/// LID `0x8085` in PSETID_Address, PtypBinary.
#[doc(alias = "dispidEmail1OriginalEntryID")]
#[rustfmt::skip]
pub const PidLidEmail1OriginalEntryId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8085);

/// LID `0x8092` in PSETID_Address, PtypString.
#[doc(alias = "dispidEmail2AddrType")]
#[rustfmt::skip]
pub const PidLidEmail2AddressType: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8092);

/// LID `0x8090` in PSETID_Address, PtypString.
#[doc(alias = "dispidEmail2DisplayName")]
#[rustfmt::skip]
pub const PidLidEmail2DisplayName: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8090);

/// LID `0x8093` in PSETID_Address, PtypString.
#[doc(alias = "dispidEmail2EmailAddress")]
#[rustfmt::skip]
pub const PidLidEmail2EmailAddress: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8093);

/// LID `0x8097` in PSETID_Address, PtypString.
#[doc(alias = "dispidEmail2EmailType")]
#[rustfmt::skip]
pub const PidLidEmail2EmailType: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8097);

/// LID `0x8094` in PSETID_Address, PtypString.
#[doc(alias = "dispidEmail2OriginalDisplayName")]
#[rustfmt::skip]
pub const PidLidEmail2OriginalDisplayName: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8094);

/// LID `0x8095` in PSETID_Address, PtypBinary.
#[doc(alias = "dispidEmail2OriginalEntryID")]
#[rustfmt::skip]
pub const PidLidEmail2OriginalEntryId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8095);

/// LID `0x80A2` in PSETID_Address, PtypString.
#[doc(alias = "dispidEmail3AddrType")]
#[rustfmt::skip]
pub const PidLidEmail3AddressType: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80A2);

/// LID `0x80A0` in PSETID_Address, PtypString.
#[doc(alias = "dispidEmail3DisplayName")]
#[rustfmt::skip]
pub const PidLidEmail3DisplayName: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80A0);

/// LID `0x80A3` in PSETID_Address, PtypString.
#[doc(alias = "dispidEmail3EmailAddress")]
#[rustfmt::skip]
pub const PidLidEmail3EmailAddress: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80A3);

/// LID `0x80A7` in PSETID_Address, PtypString.
#[doc(alias = "dispidEmail3EmailType")]
#[rustfmt::skip]
pub const PidLidEmail3EmailType: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80A7);

/// LID `0x80A4` in PSETID_Address, PtypString.
#[doc(alias = "dispidEmail3OriginalDisplayName")]
#[rustfmt::skip]
pub const PidLidEmail3OriginalDisplayName: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80A4);

/// LID `0x80A5` in PSETID_Address, PtypBinary.
#[doc(alias = "dispidEmail3OriginalEntryID")]
#[rustfmt::skip]
pub const PidLidEmail3OriginalEntryId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80A5);

/// LID `0x000F` in PSETID_Meeting, PtypInteger32.
#[doc(alias = "LID_END_RECUR_DATE")]
#[rustfmt::skip]
pub const PidLidEndRecurrenceDate: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x000F);

/// LID `0x0010` in PSETID_Meeting, PtypInteger32.
#[doc(alias = "LID_END_RECUR_TIME")]
#[rustfmt::skip]
pub const PidLidEndRecurrenceTime: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x0010);

/// LID `0x8228` in PSETID_Appointment, PtypTime.
#[doc(alias = "dispidExceptionReplaceTime")]
#[rustfmt::skip]
pub const PidLidExceptionReplaceTime: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8228);

/// LID `0x822B` in PSETID_Appointment, PtypBoolean.
#[doc(alias = "dispidFExceptionalAttendees")]
#[rustfmt::skip]
pub const PidLidFExceptionalAttendees: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x822B);

/// LID `0x8206` in PSETID_Appointment, PtypBoolean.
#[doc(alias = "dispidFExceptionalBody")]
#[rustfmt::skip]
pub const PidLidFExceptionalBody: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8206);

/// LID `0x8229` in PSETID_Appointment, PtypBoolean.
#[doc(alias = "dispidFInvited")]
#[rustfmt::skip]
pub const PidLidFInvited: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8229);

/// LID `0x822F` in PSETID_Appointment, PtypBoolean.
#[doc(alias = "dispidFOthersAppt")]
#[rustfmt::skip]
pub const PidLidFOthersAppointment: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x822F);

/// LID `0x85A5` in PSETID_Common, PtypBoolean.
#[doc(alias = "dispidFShouldTNEF")]
pub const PidLidFShouldTNEF: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x85A5);

/// LID `0x80B2` in PSETID_Address, PtypString.
#[doc(alias = "dispidFax1AddrType")]
#[rustfmt::skip]
pub const PidLidFax1AddressType: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80B2);

/// LID `0x80B0` in PSETID_Address, PtypString.
#[doc(alias = "dispidFax1DisplayName")]
#[rustfmt::skip]
pub const PidLidFax1DisplayName: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80B0);

/// LID `0x80B3` in PSETID_Address, PtypString.
#[doc(alias = "dispidFax1EmailAddress")]
#[rustfmt::skip]
pub const PidLidFax1EmailAddress: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80B3);

/// LID `0x80B7` in PSETID_Address, PtypString.
#[doc(alias = "dispidFax1EmailType")]
#[rustfmt::skip]
pub const PidLidFax1EmailType: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80B7);

/// LID `0x80B1` in PSETID_Address, PtypBinary.
#[doc(alias = "dispidFax1EntryID")]
#[rustfmt::skip]
pub const PidLidFax1EntryId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80B1);

/// LID `0x80B4` in PSETID_Address, PtypString.
#[doc(alias = "dispidFax1OriginalDisplayName")]
#[rustfmt::skip]
pub const PidLidFax1OriginalDisplayName: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80B4);

/// LID `0x80B5` in PSETID_Address, PtypBinary.
#[doc(alias = "dispidFax1OriginalEntryID")]
#[rustfmt::skip]
pub const PidLidFax1OriginalEntryId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80B5);

/// LID `0x80B6` in PSETID_Address, PtypBoolean.
#[doc(alias = "dispidFax1RTF")]
#[rustfmt::skip]
pub const PidLidFax1RichTextFormat: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80B6);

/// LID `0x80C2` in PSETID_Address, PtypString.
#[doc(alias = "dispidFax2AddrType")]
#[rustfmt::skip]
pub const PidLidFax2AddressType: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80C2);

/// LID `0x80C0` in PSETID_Address, PtypString.
#[doc(alias = "dispidFax2DisplayName")]
#[rustfmt::skip]
pub const PidLidFax2DisplayName: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80C0);

/// LID `0x80C3` in PSETID_Address, PtypString.
#[doc(alias = "dispidFax2EmailAddress")]
#[rustfmt::skip]
pub const PidLidFax2EmailAddress: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80C3);

/// LID `0x80C7` in PSETID_Address, PtypString.
#[doc(alias = "dispidFax2EmailType")]
#[rustfmt::skip]
pub const PidLidFax2EmailType: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80C7);

/// LID `0x80C1` in PSETID_Address, PtypBinary.
#[doc(alias = "dispidFax2EntryID")]
#[rustfmt::skip]
pub const PidLidFax2EntryId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80C1);

/// LID `0x80C4` in PSETID_Address, PtypString.
#[doc(alias = "dispidFax2OriginalDisplayName")]
#[rustfmt::skip]
pub const PidLidFax2OriginalDisplayName: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80C4);

/// LID `0x80C5` in PSETID_Address, PtypBinary.
#[doc(alias = "dispidFax2OriginalEntryID")]
#[rustfmt::skip]
pub const PidLidFax2OriginalEntryId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80C5);

/// LID `0x80C6` in PSETID_Address, PtypBoolean.
#[doc(alias = "dispidFax2RTF")]
#[rustfmt::skip]
pub const PidLidFax2RichTextFormat: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80C6);

/// LID `0x80D2` in PSETID_Address, PtypString.
#[doc(alias = "dispidFax3AddrType")]
#[rustfmt::skip]
pub const PidLidFax3AddressType: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80D2);

/// LID `0x80D0` in PSETID_Address, PtypString.
#[doc(alias = "dispidFax3DisplayName")]
#[rustfmt::skip]
pub const PidLidFax3DisplayName: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80D0);

/// LID `0x80D3` in PSETID_Address, PtypString.
#[doc(alias = "dispidFax3EmailAddress")]
#[rustfmt::skip]
pub const PidLidFax3EmailAddress: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80D3);

/// LID `0x80D7` in PSETID_Address, PtypString.
#[doc(alias = "dispidFax3EmailType")]
#[rustfmt::skip]
pub const PidLidFax3EmailType: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80D7);

/// LID `0x80D1` in PSETID_Address, PtypBinary.
#[doc(alias = "dispidFax3EntryID")]
#[rustfmt::skip]
pub const PidLidFax3EntryId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80D1);

/// LID `0x80D4` in PSETID_Address, PtypString.
#[doc(alias = "dispidFax3OriginalDisplayName")]
#[rustfmt::skip]
pub const PidLidFax3OriginalDisplayName: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80D4);

/// LID `0x80D5` in PSETID_Address, PtypBinary.
#[doc(alias = "dispidFax3OriginalEntryID")]
#[rustfmt::skip]
pub const PidLidFax3OriginalEntryId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80D5);

/// LID `0x80D6` in PSETID_Address, PtypBoolean.
#[doc(alias = "dispidFax3RTF")]
#[rustfmt::skip]
pub const PidLidFax3RichTextFormat: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80D6);

/// LID `0x8005` in PSETID_Address, PtypString.
#[doc(alias = "dispidFileUnder")]
pub const PidLidFileUnder: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8005);

/// LID `0x8006` in PSETID_Address, PtypInteger32.
#[doc(alias = "dispidFileUnderId")]
#[rustfmt::skip]
pub const PidLidFileUnderId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8006);

/// LID `0x8026` in PSETID_Address, PtypMultipleInteger32.
#[doc(alias = "dispidFileUnderList")]
#[rustfmt::skip]
pub const PidLidFileUnderList: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8026);

/// LID `0x8530` in PSETID_Common, PtypString.
#[doc(alias = "dispidRequest")]
pub const PidLidFlagRequest: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8530);

/// LID `0x85C0` in PSETID_Common, PtypInteger32.
#[doc(alias = "dispidFlagStringEnum")]
pub const PidLidFlagString: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x85C0);

/// LID `0x851B` in PSETID_Common, PtypBinary.
#[doc(alias = "dispidFormPropStream")]
#[rustfmt::skip]
pub const PidLidFormPropStream: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x851B);

/// LID `0x850F` in PSETID_Common, PtypBinary.
#[doc(alias = "dispidFormStorage")]
pub const PidLidFormStorage: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x850F);

/// LID `0x820A` in PSETID_Appointment, PtypBoolean.
#[doc(alias = "dispidFwrdInstance")]
#[rustfmt::skip]
pub const PidLidForwardInstance: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x820A);

/// LID `0x8261` in PSETID_Appointment, PtypBinary.
#[doc(alias = "dispidForwardNotificationRecipients")]
#[rustfmt::skip]
pub const PidLidForwardNotificationRecipients: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8261);

/// LID `0x80D8` in PSETID_Address, PtypString.
#[doc(alias = "dispidFreeBusyLocation")]
#[rustfmt::skip]
pub const PidLidFreeBusyLocation: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80D8);

/// LID `0x0003` in PSETID_Meeting, PtypBinary.
#[doc(alias = "LID_GLOBAL_OBJID")]
#[rustfmt::skip]
pub const PidLidGlobalObjectId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x0003);

/// LID `0x8015` in PSETID_Address, PtypBoolean.
#[doc(alias = "dispidHasPicture")]
pub const PidLidHasPicture: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8015);

/// LID `0x8578` in PSETID_Common, PtypInteger32.
#[doc(alias = "dispidHeaderItem")]
pub const PidLidHeaderItem: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8578);

/// LID `0x801A` in PSETID_Address, PtypString.
#[doc(alias = "dispidHomeAddress")]
#[rustfmt::skip]
pub const PidLidHomeAddress: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x801A);

/// LID `0x80DA` in PSETID_Address, PtypString.
#[doc(alias = "dispidHomeAddressCountryCode")]
#[rustfmt::skip]
pub const PidLidHomeAddressCountryCode: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80DA);

/// LID `0x802B` in PSETID_Address, PtypString.
#[doc(alias = "dispidHTML")]
pub const PidLidHtml: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x802B);

/// LID `0x1001` in PSETID_Common, PtypInteger32.
#[rustfmt::skip]
pub const PidLidICalendarDayOfWeekMask: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x1001);

/// LID `0x8593` in PSETID_Common, PtypInteger32.
#[doc(alias = "dispidImgAttchmtsCompressLevel")]
#[rustfmt::skip]
pub const PidLidImageAttachmentsCompressionLevel: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8593);

/// LID `0x8570` in PSETID_Common, PtypInteger32.
#[doc(alias = "dispidImapDeleted")]
pub const PidLidImapDeleted: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8570);

/// LID `0x827A` in PSETID_Appointment, PtypBinary.
#[doc(alias = "InboundICalStream")]
#[doc(alias = "dispidInboundICalStream")]
#[rustfmt::skip]
pub const PidLidInboundICalStream: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x827A);

/// LID `0x85B1` in PSETID_Common, PtypString.
#[rustfmt::skip]
pub const PidLidInfoPathFormName: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x85B1);

/// LID `0x8062` in PSETID_Address, PtypString.
#[doc(alias = "dispidInstMsg")]
#[rustfmt::skip]
pub const PidLidInstantMessagingAddress: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8062);

/// LID `0x8224` in PSETID_Appointment, PtypInteger32.
#[doc(alias = "dispidIntendedBusyStatus")]
#[rustfmt::skip]
pub const PidLidIntendedBusyStatus: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8224);

/// LID `0x8580` in PSETID_Common, PtypString.
#[doc(alias = "dispidInetAcctName")]
#[rustfmt::skip]
pub const PidLidInternetAccountName: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8580);

/// LID `0x8581` in PSETID_Common, PtypString.
#[doc(alias = "dispidInetAcctStamp")]
#[rustfmt::skip]
pub const PidLidInternetAccountStamp: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8581);

/// LID `0x80E0` in PSETID_Address, PtypBoolean.
#[doc(alias = "dispidIsContactLinked")]
#[rustfmt::skip]
pub const PidLidIsContactLinked: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80E0);

/// LID `0x000A` in PSETID_Meeting, PtypBoolean.
#[doc(alias = "LID_IS_EXCEPTION")]
#[rustfmt::skip]
pub const PidLidIsException: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x000A);

/// LID `0x859B` in PSETID_Common, PtypBoolean.
#[doc(alias = "dispidIsIPFax")]
#[rustfmt::skip]
pub const PidLidIsInterpersonalFax: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x859B);

/// LID `0x0005` in PSETID_Meeting, PtypBoolean.
#[doc(alias = "LID_IS_RECURRING")]
#[rustfmt::skip]
pub const PidLidIsRecurring: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x0005);

/// LID `0x0004` in PSETID_Meeting, PtypBoolean.
#[doc(alias = "LID_IS_SILENT")]
pub const PidLidIsSilent: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x0004);

/// LID `0x820C` in PSETID_Appointment, PtypMultipleBinary.
#[doc(alias = "dispidLinkedTaskItems")]
#[rustfmt::skip]
pub const PidLidLinkedTaskItems: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x820C);

/// LID `0x8208` in PSETID_Appointment, PtypString.
#[doc(alias = "dispidLocation")]
#[rustfmt::skip]
pub const PidLidLocation: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8208);

/// LID `0x8711` in PSETID_Log, PtypBoolean.
#[doc(alias = "dispidLogDocPosted")]
#[rustfmt::skip]
pub const PidLidLogDocumentPosted: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Log, 0x8711);

/// LID `0x870E` in PSETID_Log, PtypBoolean.
#[doc(alias = "dispidLogDocPrinted")]
#[rustfmt::skip]
pub const PidLidLogDocumentPrinted: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Log, 0x870E);

/// LID `0x8710` in PSETID_Log, PtypBoolean.
#[doc(alias = "dispidLogDocRouted")]
#[rustfmt::skip]
pub const PidLidLogDocumentRouted: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Log, 0x8710);

/// LID `0x870F` in PSETID_Log, PtypBoolean.
#[doc(alias = "dispidLogDocSaved")]
#[rustfmt::skip]
pub const PidLidLogDocumentSaved: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Log, 0x870F);

/// LID `0x8707` in PSETID_Log, PtypInteger32.
#[doc(alias = "dispidLogDuration")]
pub const PidLidLogDuration: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Log, 0x8707);

/// LID `0x8708` in PSETID_Log, PtypTime.
#[doc(alias = "dispidLogEnd")]
pub const PidLidLogEnd: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Log, 0x8708);

/// LID `0x870C` in PSETID_Log, PtypInteger32.
#[doc(alias = "dispidLogFlags")]
pub const PidLidLogFlags: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Log, 0x870C);

/// LID `0x8706` in PSETID_Log, PtypTime.
#[doc(alias = "dispidLogStart")]
pub const PidLidLogStart: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Log, 0x8706);

/// LID `0x8700` in PSETID_Log, PtypString.
#[doc(alias = "dispidLogType")]
pub const PidLidLogType: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Log, 0x8700);

/// LID `0x8712` in PSETID_Log, PtypString.
#[doc(alias = "dispidLogTypeDesc")]
pub const PidLidLogTypeDesc: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Log, 0x8712);

/// LID `0x0026` in PSETID_Meeting, PtypInteger32.
#[doc(alias = "dispidMeetingType")]
#[rustfmt::skip]
pub const PidLidMeetingType: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x0026);

/// LID `0x8209` in PSETID_Appointment, PtypString.
#[doc(alias = "dispidMWSURL")]
#[rustfmt::skip]
pub const PidLidMeetingWorkspaceUrl: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8209);

/// LID `0x8534` in PSETID_Common, PtypString.
#[doc(alias = "dispidMileage")]
pub const PidLidMileage: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8534);

/// LID `0x0013` in PSETID_Meeting, PtypInteger16.
#[doc(alias = "LID_MONTH_INTERVAL")]
#[rustfmt::skip]
pub const PidLidMonthInterval: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x0013);

/// LID `0x1006` in PSETID_Common, PtypInteger32.
pub const PidLidMonthOfYear: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x1006);

/// LID `0x0017` in PSETID_Meeting, PtypInteger32.
#[doc(alias = "LID_MOY_MASK")]
#[rustfmt::skip]
pub const PidLidMonthOfYearMask: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x0017);

/// LID `0x8248` in PSETID_Appointment, PtypString.
#[doc(alias = "dispidNetShowURL")]
#[rustfmt::skip]
pub const PidLidNetShowUrl: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8248);

/// LID `0x100B` in PSETID_Common, PtypBoolean.
#[rustfmt::skip]
pub const PidLidNoEndDateFlag: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x100B);

/// LID `0x8545` in PSETID_Common, PtypMultipleInteger32.
#[doc(alias = "dispidNonSendBccTrackStatus")]
#[rustfmt::skip]
pub const PidLidNonSendBccTrackStatus: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8545);

/// LID `0x8544` in PSETID_Common, PtypMultipleInteger32.
#[doc(alias = "dispidNonSendCcTrackStatus")]
#[rustfmt::skip]
pub const PidLidNonSendCcTrackStatus: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8544);

/// LID `0x8543` in PSETID_Common, PtypMultipleInteger32.
#[doc(alias = "dispidNonSendToTrackStatus")]
#[rustfmt::skip]
pub const PidLidNonSendToTrackStatus: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8543);

/// LID `0x8538` in PSETID_Common, PtypString.
#[doc(alias = "dispidNonSendableBCC")]
#[rustfmt::skip]
pub const PidLidNonSendableBcc: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8538);

/// LID `0x8545` in PSETID_Common, PtypMultipleInteger32.
#[doc(alias = "dispidNonSendBccTrackStatus")]
#[rustfmt::skip]
pub const PidLidNonSendableBccTrackStatus: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8545);

/// LID `0x8537` in PSETID_Common, PtypString.
#[doc(alias = "dispidNonSendableCC")]
#[rustfmt::skip]
pub const PidLidNonSendableCc: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8537);

/// LID `0x8536` in PSETID_Common, PtypString.
#[doc(alias = "dispidNonSendableTo")]
#[rustfmt::skip]
pub const PidLidNonSendableTo: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8536);

/// LID `0x8B00` in PSETID_Note, PtypInteger32.
#[doc(alias = "dispidNoteColor")]
pub const PidLidNoteColor: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Note, 0x8B00);

/// LID `0x8B03` in PSETID_Note, PtypInteger32.
#[doc(alias = "dispidNoteHeight")]
pub const PidLidNoteHeight: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Note, 0x8B03);

/// LID `0x8B02` in PSETID_Note, PtypInteger32.
#[doc(alias = "dispidNoteWidth")]
pub const PidLidNoteWidth: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Note, 0x8B02);

/// LID `0x8B04` in PSETID_Note, PtypInteger32.
#[doc(alias = "dispidNoteX")]
pub const PidLidNoteX: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Note, 0x8B04);

/// LID `0x8B05` in PSETID_Note, PtypInteger32.
#[doc(alias = "dispidNoteY")]
pub const PidLidNoteY: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Note, 0x8B05);

/// LID `0x1005` in PSETID_Common, PtypInteger32.
pub const PidLidOccurrences: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x1005);

/// LID `0x85B9` in PSETID_Common, PtypInteger32.
#[doc(alias = "dispidOfflineStatus")]
#[rustfmt::skip]
pub const PidLidOfflineStatus: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x85B9);

/// LID `0x0028` in PSETID_Meeting, PtypString.
#[doc(alias = "dispidOldLocation")]
#[rustfmt::skip]
pub const PidLidOldLocation: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x0028);

/// LID `0x0018` in PSETID_Meeting, PtypInteger16.
#[doc(alias = "LID_RECUR_TYPE")]
#[rustfmt::skip]
pub const PidLidOldRecurrenceType: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x0018);

/// LID `0x002A` in PSETID_Meeting, PtypTime.
#[doc(alias = "dispidOldWhenEndWhole")]
#[rustfmt::skip]
pub const PidLidOldWhenEndWhole: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x002A);

/// LID `0x0029` in PSETID_Meeting, PtypTime.
#[doc(alias = "dispidOldWhenStartWhole")]
#[rustfmt::skip]
pub const PidLidOldWhenStartWhole: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x0029);

/// LID `0x8249` in PSETID_Appointment, PtypString.
#[doc(alias = "dispidOnlinePassword")]
#[rustfmt::skip]
pub const PidLidOnlinePassword: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8249);

/// LID `0x0007` in PSETID_Meeting, PtypString.
#[doc(alias = "LID_OPTIONAL_ATTENDEES")]
#[rustfmt::skip]
pub const PidLidOptionalAttendees: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x0007);

/// LID `0x8243` in PSETID_Appointment, PtypString.
#[doc(alias = "dispidOrgAlias")]
#[rustfmt::skip]
pub const PidLidOrganizerAlias: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8243);

/// LID `0x8237` in PSETID_Appointment, PtypBinary.
#[doc(alias = "dispidOrigStoreEid")]
#[rustfmt::skip]
pub const PidLidOriginalStoreEntryId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8237);

/// LID `0x801C` in PSETID_Address, PtypString.
#[doc(alias = "dispidOtherAddress")]
#[rustfmt::skip]
pub const PidLidOtherAddress: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x801C);

/// LID `0x80DC` in PSETID_Address, PtypString.
#[doc(alias = "dispidOtherAddressCountryCode")]
#[rustfmt::skip]
pub const PidLidOtherAddressCountryCode: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80DC);

/// LID `0x001A` in PSETID_Meeting, PtypTime.
#[doc(alias = "LID_OWNER_CRITICAL_CHANGE")]
#[rustfmt::skip]
pub const PidLidOwnerCriticalChange: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x001A);

/// LID `0x822E` in PSETID_Appointment, PtypString.
#[doc(alias = "dispidOwnerName")]
#[rustfmt::skip]
pub const PidLidOwnerName: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x822E);

/// LID `0x8513` in PSETID_Common, PtypBinary.
#[doc(alias = "dispidPageDirStream")]
#[rustfmt::skip]
pub const PidLidPageDirStream: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8513);

/// LID `0x85E0` in PSETID_Common, PtypInteger32.
#[doc(alias = "dispidPendingStateforTMDocument")]
#[rustfmt::skip]
pub const PidLidPendingStateForSiteMailboxDocument: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x85E0);

/// LID `0x8102` in PSETID_Task, PtypFloating64.
#[doc(alias = "dispidPercentComplete")]
#[rustfmt::skip]
pub const PidLidPercentComplete: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x8102);

/// LID `0x8904` in PSETID_PostRss, PtypString.
#[doc(alias = "dispidPostRssChannel")]
#[rustfmt::skip]
pub const PidLidPostRssChannel: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_PostRss, 0x8904);

/// LID `0x8900` in PSETID_PostRss, PtypString.
#[doc(alias = "dispidPostRssChannelLink")]
#[rustfmt::skip]
pub const PidLidPostRssChannelLink: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_PostRss, 0x8900);

/// LID `0x8903` in PSETID_PostRss, PtypString.
#[doc(alias = "dispidPostRssItemGuid")]
#[rustfmt::skip]
pub const PidLidPostRssItemGuid: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_PostRss, 0x8903);

/// LID `0x8902` in PSETID_PostRss, PtypInteger32.
#[doc(alias = "dispidPostRssItemHash")]
#[rustfmt::skip]
pub const PidLidPostRssItemHash: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_PostRss, 0x8902);

/// LID `0x8901` in PSETID_PostRss, PtypString.
#[doc(alias = "dispidPostRssItemLink")]
#[rustfmt::skip]
pub const PidLidPostRssItemLink: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_PostRss, 0x8901);

/// LID `0x8905` in PSETID_PostRss, PtypString.
#[doc(alias = "dispidPostRssItemXml")]
#[rustfmt::skip]
pub const PidLidPostRssItemXml: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_PostRss, 0x8905);

/// LID `0x8906` in PSETID_PostRss, PtypString.
#[doc(alias = "dispidPostRssSubscription")]
#[rustfmt::skip]
pub const PidLidPostRssSubscription: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_PostRss, 0x8906);

/// LID `0x8022` in PSETID_Address, PtypInteger32.
#[doc(alias = "dispidPostalAddressId")]
#[rustfmt::skip]
pub const PidLidPostalAddressId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8022);

/// LID `0x8506` in PSETID_Common, PtypBoolean.
#[doc(alias = "dispidPrivate")]
pub const PidLidPrivate: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8506);

/// LID `0x8045` in PSETID_Common, PtypBoolean.
#[doc(alias = "dispidPromptSendUpdate")]
#[rustfmt::skip]
pub const PidLidPromptSendUpdate: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8045);

/// LID `0x8540` in PSETID_Common, PtypBinary.
#[doc(alias = "dispidPropDefStream")]
#[rustfmt::skip]
pub const PidLidPropertyDefinitionStream: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8540);

/// LID `0x8549` in PSETID_Common, PtypTime.
#[doc(alias = "dispidRecallTime")]
pub const PidLidRecallTime: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8549);

/// LID `0x100D` in PSETID_Common, PtypInteger32.
#[rustfmt::skip]
pub const PidLidRecurrenceDuration: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x100D);

/// LID `0x8232` in PSETID_Appointment, PtypString.
#[doc(alias = "dispidRecurPattern")]
#[rustfmt::skip]
pub const PidLidRecurrencePattern: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8232);

/// LID `0x8231` in PSETID_Appointment, PtypInteger32.
#[doc(alias = "dispidRecurType")]
#[rustfmt::skip]
pub const PidLidRecurrenceType: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8231);

/// LID `0x8223` in PSETID_Appointment, PtypBoolean.
#[doc(alias = "dispidRecurring")]
#[rustfmt::skip]
pub const PidLidRecurring: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8223);

/// LID `0x85BD` in PSETID_Common, PtypBinary.
#[doc(alias = "dispidReferenceEID")]
#[rustfmt::skip]
pub const PidLidReferenceEntryId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x85BD);

/// LID `0x8501` in PSETID_Common, PtypInteger32.
#[doc(alias = "dispidReminderDelta")]
#[rustfmt::skip]
pub const PidLidReminderDelta: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8501);

/// LID `0x851F` in PSETID_Common, PtypString.
#[doc(alias = "dispidReminderFileParam")]
#[rustfmt::skip]
pub const PidLidReminderFileParameter: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x851F);

/// LID `0x851C` in PSETID_Common, PtypBoolean.
#[doc(alias = "dispidReminderOverride")]
#[rustfmt::skip]
pub const PidLidReminderOverride: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x851C);

/// LID `0x851E` in PSETID_Common, PtypBoolean.
#[doc(alias = "dispidReminderPlaySound")]
#[rustfmt::skip]
pub const PidLidReminderPlaySound: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x851E);

/// LID `0x8503` in PSETID_Common, PtypBoolean.
#[doc(alias = "dispidReminderSet")]
pub const PidLidReminderSet: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8503);

/// LID `0x8560` in PSETID_Common, PtypTime.
#[doc(alias = "dispidReminderNextTime")]
#[rustfmt::skip]
pub const PidLidReminderSignalTime: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8560);

/// LID `0x8502` in PSETID_Common, PtypTime.
#[doc(alias = "dispidReminderTime")]
#[rustfmt::skip]
pub const PidLidReminderTime: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8502);

/// LID `0x8505` in PSETID_Common, PtypTime.
#[doc(alias = "dispidReminderTimeDate")]
#[rustfmt::skip]
pub const PidLidReminderTimeDate: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8505);

/// LID `0x8504` in PSETID_Common, PtypTime.
#[doc(alias = "dispidReminderTimeTime")]
#[rustfmt::skip]
pub const PidLidReminderTimeTime: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8504);

/// LID `0x851D` in PSETID_Common, PtypInteger32.
#[doc(alias = "dispidReminderType")]
#[rustfmt::skip]
pub const PidLidReminderType: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x851D);

/// LID `0x8F07` in PSETID_Remote, PtypBoolean.
#[doc(alias = "dispidRemoteAttachment")]
#[rustfmt::skip]
pub const PidLidRemoteAttachment: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Remote, 0x8F07);

/// LID `0x8F01` in PSETID_Remote, PtypBinary.
#[doc(alias = "dispidRemoteEID")]
#[rustfmt::skip]
pub const PidLidRemoteEntryId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Remote, 0x8F01);

/// LID `0x8F02` in PSETID_Remote, PtypString.
#[doc(alias = "dispidRemoteMsgClass")]
#[rustfmt::skip]
pub const PidLidRemoteMessageClass: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Remote, 0x8F02);

/// LID `0x8F06` in PSETID_Remote, PtypBinary.
#[doc(alias = "dispidRemoteSearchKey")]
#[rustfmt::skip]
pub const PidLidRemoteSearchKey: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Remote, 0x8F06);

/// LID `0x8511` in PSETID_Common, PtypInteger32.
#[doc(alias = "dispidRemoteStatus")]
#[rustfmt::skip]
pub const PidLidRemoteStatus: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8511);

/// LID `0x8F05` in PSETID_Remote, PtypInteger32.
#[doc(alias = "dispidRemoteXferSize")]
#[rustfmt::skip]
pub const PidLidRemoteTransferSize: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Remote, 0x8F05);

/// LID `0x8F04` in PSETID_Remote, PtypInteger32.
#[doc(alias = "dispidRemoteXferTime")]
#[rustfmt::skip]
pub const PidLidRemoteTransferTime: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Remote, 0x8F04);

/// LID `0x8F03` in PSETID_Remote, PtypString.
#[doc(alias = "dispidRemoteXP")]
#[rustfmt::skip]
pub const PidLidRemoteTransport: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Remote, 0x8F03);

/// LID `0x0006` in PSETID_Meeting, PtypString.
#[doc(alias = "LID_REQUIRED_ATTENDEES")]
#[rustfmt::skip]
pub const PidLidRequiredAttendees: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x0006);

/// LID `0x8D00` in PSETID_Report, PtypTime.
#[doc(alias = "dispidResendTime")]
pub const PidLidResendTime: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Report, 0x8D00);

/// LID `0x0008` in PSETID_Meeting, PtypString.
#[doc(alias = "LID_RESOURCE_ATTENDEES")]
#[rustfmt::skip]
pub const PidLidResourceAttendees: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x0008);

/// LID `0x8218` in PSETID_Appointment, PtypInteger32.
#[doc(alias = "dispidResponseStatus")]
#[rustfmt::skip]
pub const PidLidResponseStatus: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8218);

/// LID `0x8541` in PSETID_Common, PtypBinary.
#[doc(alias = "dispidScriptStream")]
#[rustfmt::skip]
pub const PidLidScriptStream: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8541);

/// LID `0x8200` in PSETID_Appointment, PtypBoolean.
#[doc(alias = "dispidSendMtgAsICAL")]
#[rustfmt::skip]
pub const PidLidSendMeetingAsIcal: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8200);

/// LID `0x85CC` in PSETID_CalendarAssistant, PtypBoolean.
#[doc(alias = "dispidExchangeProcessed")]
#[rustfmt::skip]
pub const PidLidServerProcessed: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_CalendarAssistant, 0x85CC);

/// LID `0x85CD` in PSETID_CalendarAssistant, PtypInteger32.
#[doc(alias = "dispidExchangeProcessingAction")]
#[rustfmt::skip]
pub const PidLidServerProcessingActions: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_CalendarAssistant, 0x85CD);

/// LID `0x8A19` in PSETID_Sharing, PtypInteger32.
#[doc(alias = "dispidSharingAnonymity")]
#[rustfmt::skip]
pub const PidLidSharingAnonymity: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A19);

/// LID `0x8A2D` in PSETID_Sharing, PtypBinary.
#[doc(alias = "dispidSharingBindingEid")]
#[rustfmt::skip]
pub const PidLidSharingBindingEntryId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A2D);

/// LID `0x8A51` in PSETID_Sharing, PtypString.
#[doc(alias = "dispidSharingBrowseUrl")]
#[rustfmt::skip]
pub const PidLidSharingBrowseUrl: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A51);

/// LID `0x8A17` in PSETID_Sharing, PtypInteger32.
#[doc(alias = "dispidSharingCaps")]
#[rustfmt::skip]
pub const PidLidSharingCapabilities: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A17);

/// LID `0x8A24` in PSETID_Sharing, PtypString.
#[doc(alias = "dispidSharingConfigUrl")]
#[rustfmt::skip]
pub const PidLidSharingConfigurationUrl: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A24);

/// LID `0x8A45` in PSETID_Sharing, PtypTime.
#[doc(alias = "dispidSharingDataRangeEnd")]
#[rustfmt::skip]
pub const PidLidSharingDataRangeEnd: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A45);

/// LID `0x8A44` in PSETID_Sharing, PtypTime.
#[doc(alias = "dispidSharingDataRangeStart")]
#[rustfmt::skip]
pub const PidLidSharingDataRangeStart: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A44);

/// LID `0x8A2B` in PSETID_Sharing, PtypInteger32.
#[doc(alias = "dispidSharingDetail")]
#[rustfmt::skip]
pub const PidLidSharingDetail: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A2B);

/// LID `0x8A21` in PSETID_Sharing, PtypString.
#[doc(alias = "dispidSharingExtXml")]
#[rustfmt::skip]
pub const PidLidSharingExtensionXml: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A21);

/// LID `0x8A13` in PSETID_Sharing, PtypBinary.
#[doc(alias = "dispidSharingFilter")]
#[rustfmt::skip]
pub const PidLidSharingFilter: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A13);

/// LID `0x8A0A` in PSETID_Sharing, PtypInteger32.
#[doc(alias = "dispidSharingFlags")]
#[rustfmt::skip]
pub const PidLidSharingFlags: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A0A);

/// LID `0x8A18` in PSETID_Sharing, PtypInteger32.
#[doc(alias = "dispidSharingFlavor")]
#[rustfmt::skip]
pub const PidLidSharingFlavor: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A18);

/// LID `0x8A15` in PSETID_Sharing, PtypBinary.
#[doc(alias = "dispidSharingFolderEid")]
#[rustfmt::skip]
pub const PidLidSharingFolderEntryId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A15);

/// LID `0x8A2E` in PSETID_Sharing, PtypBinary.
#[doc(alias = "dispidSharingIndexEid")]
#[rustfmt::skip]
pub const PidLidSharingIndexEntryId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A2E);

/// LID `0x8A09` in PSETID_Sharing, PtypBinary.
#[doc(alias = "dispidSharingInitiatorEid")]
#[rustfmt::skip]
pub const PidLidSharingInitiatorEntryId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A09);

/// LID `0x8A07` in PSETID_Sharing, PtypString.
#[doc(alias = "dispidSharingInitiatorName")]
#[rustfmt::skip]
pub const PidLidSharingInitiatorName: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A07);

/// LID `0x8A08` in PSETID_Sharing, PtypString.
#[doc(alias = "dispidSharingInitiatorSmtp")]
#[rustfmt::skip]
pub const PidLidSharingInitiatorSmtp: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A08);

/// LID `0x8A1C` in PSETID_Sharing, PtypBinary.
#[doc(alias = "dispidSharingInstanceGuid")]
#[rustfmt::skip]
pub const PidLidSharingInstanceGuid: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A1C);

/// LID `0x8A55` in PSETID_Sharing, PtypTime.
#[doc(alias = "dispidSharingLastAutoSync")]
#[rustfmt::skip]
pub const PidLidSharingLastAutoSyncTime: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A55);

/// LID `0x8A1F` in PSETID_Sharing, PtypTime.
#[doc(alias = "dispidSharingLastSync")]
#[rustfmt::skip]
pub const PidLidSharingLastSyncTime: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A1F);

/// LID `0x8A4D` in PSETID_Sharing, PtypString.
#[doc(alias = "dispidSharingLocalComment")]
#[rustfmt::skip]
pub const PidLidSharingLocalComment: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A4D);

/// LID `0x8A23` in PSETID_Sharing, PtypTime.
#[doc(alias = "dispidSharingLocalLastMod")]
#[rustfmt::skip]
pub const PidLidSharingLocalLastModificationTime: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A23);

/// LID `0x8A0F` in PSETID_Sharing, PtypString.
#[doc(alias = "dispidSharingLocalName")]
#[rustfmt::skip]
pub const PidLidSharingLocalName: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A0F);

/// LID `0x8A0E` in PSETID_Sharing, PtypString.
#[doc(alias = "dispidSharingLocalPath")]
#[rustfmt::skip]
pub const PidLidSharingLocalPath: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A0E);

/// LID `0x8A49` in PSETID_Sharing, PtypString.
#[doc(alias = "dispidSharingLocalStoreUid")]
#[rustfmt::skip]
pub const PidLidSharingLocalStoreUid: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A49);

/// LID `0x8A14` in PSETID_Sharing, PtypString.
#[doc(alias = "dispidSharingLocalType")]
#[rustfmt::skip]
pub const PidLidSharingLocalType: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A14);

/// LID `0x8A10` in PSETID_Sharing, PtypString.
#[doc(alias = "dispidSharingLocalUid")]
#[rustfmt::skip]
pub const PidLidSharingLocalUid: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A10);

/// LID `0x8A29` in PSETID_Sharing, PtypBinary.
#[doc(alias = "dispidSharingOriginalMessageEid")]
#[rustfmt::skip]
pub const PidLidSharingOriginalMessageEntryId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A29);

/// LID `0x8A5C` in PSETID_Sharing, PtypBinary.
#[doc(alias = "dispidSharingParentBindingEid")]
#[rustfmt::skip]
pub const PidLidSharingParentBindingEntryId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A5C);

/// LID `0x8A1E` in PSETID_Sharing, PtypString.
#[doc(alias = "dispidSharingParticipants")]
#[rustfmt::skip]
pub const PidLidSharingParticipants: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A1E);

/// LID `0x8A1B` in PSETID_Sharing, PtypInteger32.
#[doc(alias = "dispidSharingPermissions")]
#[rustfmt::skip]
pub const PidLidSharingPermissions: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A1B);

/// LID `0x8A0B` in PSETID_Sharing, PtypString.
#[doc(alias = "dispidSharingProviderExtension")]
#[rustfmt::skip]
pub const PidLidSharingProviderExtension: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A0B);

/// LID `0x8A01` in PSETID_Sharing, PtypBinary.
#[doc(alias = "dispidSharingProviderGuid")]
#[rustfmt::skip]
pub const PidLidSharingProviderGuid: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A01);

/// LID `0x8A02` in PSETID_Sharing, PtypString.
#[doc(alias = "dispidSharingProviderName")]
#[rustfmt::skip]
pub const PidLidSharingProviderName: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A02);

/// LID `0x8A03` in PSETID_Sharing, PtypString.
#[doc(alias = "dispidSharingProviderUrl")]
#[rustfmt::skip]
pub const PidLidSharingProviderUrl: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A03);

/// LID `0x8A47` in PSETID_Sharing, PtypInteger32.
#[doc(alias = "dispidSharingRangeEnd")]
#[rustfmt::skip]
pub const PidLidSharingRangeEnd: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A47);

/// LID `0x8A46` in PSETID_Sharing, PtypInteger32.
#[doc(alias = "dispidSharingRangeStart")]
#[rustfmt::skip]
pub const PidLidSharingRangeStart: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A46);

/// LID `0x8A1A` in PSETID_Sharing, PtypInteger32.
#[doc(alias = "dispidSharingReciprocation")]
#[rustfmt::skip]
pub const PidLidSharingReciprocation: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A1A);

/// LID `0x8A4B` in PSETID_Sharing, PtypInteger32.
#[doc(alias = "dispidSharingRemoteByteSize")]
#[rustfmt::skip]
pub const PidLidSharingRemoteByteSize: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A4B);

/// LID `0x8A2F` in PSETID_Sharing, PtypString.
#[doc(alias = "dispidSharingRemoteComment")]
#[rustfmt::skip]
pub const PidLidSharingRemoteComment: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A2F);

/// LID `0x8A4C` in PSETID_Sharing, PtypInteger32.
#[doc(alias = "dispidSharingRemoteCrc")]
#[rustfmt::skip]
pub const PidLidSharingRemoteCrc: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A4C);

/// LID `0x8A22` in PSETID_Sharing, PtypTime.
#[doc(alias = "dispidSharingRemoteLastMod")]
#[rustfmt::skip]
pub const PidLidSharingRemoteLastModificationTime: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A22);

/// LID `0x8A4F` in PSETID_Sharing, PtypInteger32.
#[doc(alias = "dispidSharingRemoteMsgCount")]
#[rustfmt::skip]
pub const PidLidSharingRemoteMessageCount: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A4F);

/// LID `0x8A05` in PSETID_Sharing, PtypString.
#[doc(alias = "dispidSharingRemoteName")]
#[rustfmt::skip]
pub const PidLidSharingRemoteName: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A05);

/// LID `0x8A0D` in PSETID_Sharing, PtypString.
#[doc(alias = "dispidSharingRemotePass")]
#[rustfmt::skip]
pub const PidLidSharingRemotePass: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A0D);

/// LID `0x8A04` in PSETID_Sharing, PtypString.
#[doc(alias = "dispidSharingRemotePath")]
#[rustfmt::skip]
pub const PidLidSharingRemotePath: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A04);

/// LID `0x8A48` in PSETID_Sharing, PtypString.
#[doc(alias = "dispidSharingRemoteStoreUid")]
#[rustfmt::skip]
pub const PidLidSharingRemoteStoreUid: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A48);

/// LID `0x8A1D` in PSETID_Sharing, PtypString.
#[doc(alias = "dispidSharingRemoteType")]
#[rustfmt::skip]
pub const PidLidSharingRemoteType: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A1D);

/// LID `0x8A06` in PSETID_Sharing, PtypString.
#[doc(alias = "dispidSharingRemoteUid")]
#[rustfmt::skip]
pub const PidLidSharingRemoteUid: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A06);

/// LID `0x8A0C` in PSETID_Sharing, PtypString.
#[doc(alias = "dispidSharingRemoteUser")]
#[rustfmt::skip]
pub const PidLidSharingRemoteUser: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A0C);

/// LID `0x8A5B` in PSETID_Sharing, PtypString.
#[doc(alias = "dispidSharingRemoteVersion")]
#[rustfmt::skip]
pub const PidLidSharingRemoteVersion: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A5B);

/// LID `0x8A28` in PSETID_Sharing, PtypTime.
#[doc(alias = "dispidSharingResponseTime")]
#[rustfmt::skip]
pub const PidLidSharingResponseTime: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A28);

/// LID `0x8A27` in PSETID_Sharing, PtypInteger32.
#[doc(alias = "dispidSharingResponseType")]
#[rustfmt::skip]
pub const PidLidSharingResponseType: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A27);

/// LID `0x8A4E` in PSETID_Sharing, PtypInteger32.
#[doc(alias = "dispidSharingRoamLog")]
#[rustfmt::skip]
pub const PidLidSharingRoamLog: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A4E);

/// LID `0x8A25` in PSETID_Sharing, PtypTime.
#[doc(alias = "dispidSharingStart")]
#[rustfmt::skip]
pub const PidLidSharingStart: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A25);

/// LID `0x8A00` in PSETID_Sharing, PtypInteger32.
#[doc(alias = "dispidSharingStatus")]
#[rustfmt::skip]
pub const PidLidSharingStatus: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A00);

/// LID `0x8A26` in PSETID_Sharing, PtypTime.
#[doc(alias = "dispidSharingStop")]
#[rustfmt::skip]
pub const PidLidSharingStop: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A26);

/// LID `0x8A60` in PSETID_Sharing, PtypInteger32.
#[doc(alias = "dispidSharingSyncFlags")]
#[rustfmt::skip]
pub const PidLidSharingSyncFlags: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A60);

/// LID `0x8A2A` in PSETID_Sharing, PtypInteger32.
#[doc(alias = "dispidSharingSyncInterval")]
#[rustfmt::skip]
pub const PidLidSharingSyncInterval: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A2A);

/// LID `0x8A2C` in PSETID_Sharing, PtypInteger32.
#[doc(alias = "dispidSharingTimeToLive")]
#[rustfmt::skip]
pub const PidLidSharingTimeToLive: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A2C);

/// LID `0x8A56` in PSETID_Sharing, PtypInteger32.
#[doc(alias = "dispidSharingTimeToLiveAuto")]
#[rustfmt::skip]
pub const PidLidSharingTimeToLiveAuto: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A56);

/// LID `0x8A42` in PSETID_Sharing, PtypInteger32.
#[doc(alias = "dispidSharingWorkingHoursDays")]
#[rustfmt::skip]
pub const PidLidSharingWorkingHoursDays: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A42);

/// LID `0x8A41` in PSETID_Sharing, PtypTime.
#[doc(alias = "dispidSharingWorkingHoursEnd")]
#[rustfmt::skip]
pub const PidLidSharingWorkingHoursEnd: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A41);

/// LID `0x8A40` in PSETID_Sharing, PtypTime.
#[doc(alias = "dispidSharingWorkingHoursStart")]
#[rustfmt::skip]
pub const PidLidSharingWorkingHoursStart: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A40);

/// LID `0x8A43` in PSETID_Sharing, PtypBinary.
#[doc(alias = "dispidSharingWorkingHoursTZ")]
#[rustfmt::skip]
pub const PidLidSharingWorkingHoursTimeZone: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Sharing, 0x8A43);

/// LID `0x8510` in PSETID_Common, PtypInteger32.
#[doc(alias = "dispidSideEffects")]
pub const PidLidSideEffects: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8510);

/// LID `0x827B` in PSETID_Appointment, PtypBoolean.
#[doc(alias = "IsSingleBodyICal")]
#[doc(alias = "dispidIsSingleBodyICal")]
#[rustfmt::skip]
pub const PidLidSingleBodyICal: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x827B);

/// LID `0x000B` in PSETID_Meeting, PtypBoolean.
#[doc(alias = "LID_SINGLE_INVITE")]
#[rustfmt::skip]
pub const PidLidSingleInvite: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x000B);

/// LID `0x8514` in PSETID_Common, PtypBoolean.
#[doc(alias = "dispidSmartNoAttach")]
#[rustfmt::skip]
pub const PidLidSmartNoAttach: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8514);

/// LID `0x859C` in PSETID_Common, PtypBinary.
#[doc(alias = "dispidSpamOriginalFolder")]
#[rustfmt::skip]
pub const PidLidSpamOriginalFolder: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x859C);

/// LID `0x000D` in PSETID_Meeting, PtypInteger32.
#[doc(alias = "LID_START_RECUR_DATE")]
#[rustfmt::skip]
pub const PidLidStartRecurrenceDate: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x000D);

/// LID `0x000E` in PSETID_Meeting, PtypInteger32.
#[doc(alias = "LID_START_RECUR_TIME")]
#[rustfmt::skip]
pub const PidLidStartRecurrenceTime: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x000E);

/// LID `0x812A` in PSETID_Task, PtypInteger32.
#[doc(alias = "dispidTaskDelegValue")]
#[rustfmt::skip]
pub const PidLidTaskAcceptanceState: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x812A);

/// LID `0x8108` in PSETID_Task, PtypBoolean.
#[doc(alias = "dispidTaskAccepted")]
pub const PidLidTaskAccepted: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x8108);

/// LID `0x8110` in PSETID_Task, PtypInteger32.
#[doc(alias = "dispidTaskActualEffort")]
#[rustfmt::skip]
pub const PidLidTaskActualEffort: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x8110);

/// LID `0x8121` in PSETID_Task, PtypString.
#[doc(alias = "dispidTaskDelegator")]
pub const PidLidTaskAssigner: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x8121);

/// LID `0x8117` in PSETID_Task, PtypBinary.
#[doc(alias = "dispidTaskMyDelegators")]
pub const PidLidTaskAssigners: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x8117);

/// LID `0x811C` in PSETID_Task, PtypBoolean.
#[doc(alias = "dispidTaskComplete")]
pub const PidLidTaskComplete: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x811C);

/// LID `0x8139` in PSETID_Task, PtypInteger32.
#[doc(alias = "dispidTaskCustomFlags")]
#[rustfmt::skip]
pub const PidLidTaskCustomFlags: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x8139);

/// LID `0x810F` in PSETID_Task, PtypTime.
#[doc(alias = "dispidTaskDateCompleted")]
#[rustfmt::skip]
pub const PidLidTaskDateCompleted: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x810F);

/// LID `0x8109` in PSETID_Task, PtypBoolean.
#[doc(alias = "dispidTaskDeadOccur")]
#[rustfmt::skip]
pub const PidLidTaskDeadOccurrence: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x8109);

/// LID `0x8105` in PSETID_Task, PtypTime.
#[doc(alias = "dispidTaskDueDate")]
pub const PidLidTaskDueDate: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x8105);

/// LID `0x8111` in PSETID_Task, PtypInteger32.
#[doc(alias = "dispidTaskEstimatedEffort")]
#[rustfmt::skip]
pub const PidLidTaskEstimatedEffort: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x8111);

/// LID `0x811E` in PSETID_Task, PtypBoolean.
#[doc(alias = "dispidTaskFCreator")]
pub const PidLidTaskFCreator: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x811E);

/// LID `0x812C` in PSETID_Task, PtypBoolean.
#[doc(alias = "dispidTaskFFixOffline")]
#[rustfmt::skip]
pub const PidLidTaskFFixOffline: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x812C);

/// LID `0x8126` in PSETID_Task, PtypBoolean.
#[doc(alias = "dispidTaskFRecur")]
#[rustfmt::skip]
pub const PidLidTaskFRecurring: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x8126);

/// LID `0x8519` in PSETID_Common, PtypBinary.
#[doc(alias = "dispidTaskGlobalObjId")]
#[rustfmt::skip]
pub const PidLidTaskGlobalId: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8519);

/// LID `0x811A` in PSETID_Task, PtypInteger32.
#[doc(alias = "dispidTaskHistory")]
pub const PidLidTaskHistory: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x811A);

/// LID `0x8125` in PSETID_Task, PtypString.
#[doc(alias = "dispidTaskLastDelegate")]
#[rustfmt::skip]
pub const PidLidTaskLastDelegate: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x8125);

/// LID `0x8115` in PSETID_Task, PtypTime.
#[doc(alias = "dispidTaskLastUpdate")]
#[rustfmt::skip]
pub const PidLidTaskLastUpdate: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x8115);

/// LID `0x8122` in PSETID_Task, PtypString.
#[doc(alias = "dispidTaskLastUser")]
pub const PidLidTaskLastUser: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x8122);

/// LID `0x8518` in PSETID_Common, PtypInteger32.
#[doc(alias = "dispidTaskMode")]
pub const PidLidTaskMode: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8518);

/// LID `0x8120` in PSETID_Task, PtypInteger32.
#[doc(alias = "dispidTaskMultRecips")]
#[rustfmt::skip]
pub const PidLidTaskMultipleRecipients: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x8120);

/// LID `0x8124` in PSETID_Task, PtypBoolean.
#[doc(alias = "dispidTaskNoCompute")]
pub const PidLidTaskNoCompute: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x8124);

/// LID `0x8123` in PSETID_Task, PtypInteger32.
#[doc(alias = "dispidTaskOrdinal")]
pub const PidLidTaskOrdinal: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x8123);

/// LID `0x811F` in PSETID_Task, PtypString.
#[doc(alias = "dispidTaskOwner")]
pub const PidLidTaskOwner: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x811F);

/// LID `0x8129` in PSETID_Task, PtypInteger32.
#[doc(alias = "dispidTaskOwnership")]
pub const PidLidTaskOwnership: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x8129);

/// LID `0x8116` in PSETID_Task, PtypBinary.
#[doc(alias = "dispidTaskRecur")]
#[rustfmt::skip]
pub const PidLidTaskRecurrence: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x8116);

/// LID `0x8107` in PSETID_Task, PtypBoolean.
#[doc(alias = "dispidTaskResetReminder")]
#[rustfmt::skip]
pub const PidLidTaskResetReminder: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x8107);

/// LID `0x8127` in PSETID_Task, PtypString.
#[doc(alias = "dispidTaskRole")]
pub const PidLidTaskRole: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x8127);

/// LID `0x8104` in PSETID_Task, PtypTime.
#[doc(alias = "dispidTaskStartDate")]
pub const PidLidTaskStartDate: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x8104);

/// LID `0x8113` in PSETID_Task, PtypInteger32.
#[doc(alias = "dispidTaskState")]
pub const PidLidTaskState: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x8113);

/// LID `0x8101` in PSETID_Task, PtypInteger32.
#[doc(alias = "dispidTaskStatus")]
pub const PidLidTaskStatus: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x8101);

/// LID `0x8119` in PSETID_Task, PtypBoolean.
#[doc(alias = "dispidTaskSOC")]
#[rustfmt::skip]
pub const PidLidTaskStatusOnComplete: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x8119);

/// LID `0x811B` in PSETID_Task, PtypBoolean.
#[doc(alias = "dispidTaskUpdates")]
pub const PidLidTaskUpdates: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x811B);

/// LID `0x8112` in PSETID_Task, PtypInteger32.
#[doc(alias = "dispidTaskVersion")]
pub const PidLidTaskVersion: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x8112);

/// LID `0x8103` in PSETID_Task, PtypBoolean.
#[doc(alias = "dispidTeamTask")]
pub const PidLidTeamTask: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Task, 0x8103);

/// LID `0x000C` in PSETID_Meeting, PtypInteger32.
#[doc(alias = "LID_TIME_ZONE")]
pub const PidLidTimeZone: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x000C);

/// LID `0x8234` in PSETID_Appointment, PtypString.
#[doc(alias = "dispidTimeZoneDesc")]
#[rustfmt::skip]
pub const PidLidTimeZoneDescription: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8234);

/// LID `0x8233` in PSETID_Appointment, PtypBinary.
#[doc(alias = "dispidTimeZoneStruct")]
#[rustfmt::skip]
pub const PidLidTimeZoneStruct: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x8233);

/// LID `0x823B` in PSETID_Appointment, PtypString.
#[doc(alias = "dispidToAttendeesString")]
#[rustfmt::skip]
pub const PidLidToAttendeesString: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Appointment, 0x823B);

/// LID `0x85A0` in PSETID_Common, PtypTime.
#[doc(alias = "dispidToDoOrdinalDate")]
#[rustfmt::skip]
pub const PidLidToDoOrdinalDate: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x85A0);

/// LID `0x85A1` in PSETID_Common, PtypString.
#[doc(alias = "dispidToDoSubOrdinal")]
#[rustfmt::skip]
pub const PidLidToDoSubOrdinal: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x85A1);

/// LID `0x85A4` in PSETID_Common, PtypString.
#[doc(alias = "dispidToDoTitle")]
pub const PidLidToDoTitle: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x85A4);

/// LID `0x8582` in PSETID_Common, PtypBoolean.
#[doc(alias = "dispidUseTNEF")]
pub const PidLidUseTnef: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8582);

/// LID `0x80D9` in PSETID_Address, PtypMultipleBinary.
#[doc(alias = "dispidEMSAbX509Cert")]
#[rustfmt::skip]
pub const PidLidUserX509Certificate: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80D9);

/// LID `0x85BF` in PSETID_Common, PtypTime.
#[doc(alias = "dispidValidFlagStringProof")]
#[rustfmt::skip]
pub const PidLidValidFlagStringProof: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x85BF);

/// LID `0x8524` in PSETID_Common, PtypString.
#[doc(alias = "dispidVerbResponse")]
#[rustfmt::skip]
pub const PidLidVerbResponse: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8524);

/// LID `0x8520` in PSETID_Common, PtypBinary.
#[doc(alias = "dispidVerbStream")]
pub const PidLidVerbStream: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Common, 0x8520);

/// LID `0x80DF` in PSETID_Address, PtypTime.
#[doc(alias = "dispidApptAnniversaryLocal")]
#[rustfmt::skip]
pub const PidLidWeddingAnniversaryLocal: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80DF);

/// LID `0x0012` in PSETID_Meeting, PtypInteger16.
#[doc(alias = "LID_WEEK_INTERVAL")]
#[rustfmt::skip]
pub const PidLidWeekInterval: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x0012);

/// LID `0x0002` in PSETID_Meeting, PtypString.
#[doc(alias = "LID_WHERE")]
pub const PidLidWhere: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x0002);

/// LID `0x801B` in PSETID_Address, PtypString.
#[doc(alias = "dispidWorkAddress")]
#[rustfmt::skip]
pub const PidLidWorkAddress: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x801B);

/// LID `0x8046` in PSETID_Address, PtypString.
#[doc(alias = "dispidWorkAddressCity")]
#[rustfmt::skip]
pub const PidLidWorkAddressCity: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8046);

/// LID `0x8049` in PSETID_Address, PtypString.
#[doc(alias = "dispidWorkAddressCountry")]
#[rustfmt::skip]
pub const PidLidWorkAddressCountry: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8049);

/// LID `0x80DB` in PSETID_Address, PtypString.
#[doc(alias = "dispidWorkAddressCountryCode")]
#[rustfmt::skip]
pub const PidLidWorkAddressCountryCode: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x80DB);

/// LID `0x804A` in PSETID_Address, PtypString.
#[doc(alias = "dispidWorkAddressPostOfficeBox")]
#[rustfmt::skip]
pub const PidLidWorkAddressPostOfficeBox: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x804A);

/// LID `0x8048` in PSETID_Address, PtypString.
#[doc(alias = "dispidWorkAddressPostalCode")]
#[rustfmt::skip]
pub const PidLidWorkAddressPostalCode: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8048);

/// LID `0x8047` in PSETID_Address, PtypString.
#[doc(alias = "dispidWorkAddressState")]
#[rustfmt::skip]
pub const PidLidWorkAddressState: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8047);

/// LID `0x8045` in PSETID_Address, PtypString.
#[doc(alias = "dispidWorkAddressStreet")]
#[rustfmt::skip]
pub const PidLidWorkAddressStreet: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x8045);

/// LID `0x0014` in PSETID_Meeting, PtypInteger16.
#[doc(alias = "LID_YEAR_INTERVAL")]
#[rustfmt::skip]
pub const PidLidYearInterval: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Meeting, 0x0014);

/// LID `0x802E` in PSETID_Address, PtypString.
#[doc(alias = "dispidYomiCompanyName")]
#[rustfmt::skip]
pub const PidLidYomiCompanyName: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x802E);

/// LID `0x802C` in PSETID_Address, PtypString.
#[doc(alias = "dispidYomiFirstName")]
#[rustfmt::skip]
pub const PidLidYomiFirstName: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x802C);

/// LID `0x802D` in PSETID_Address, PtypString.
#[doc(alias = "dispidYomiLastName")]
#[rustfmt::skip]
pub const PidLidYomiLastName: NamedProperty<'static> = NamedProperty::lid(property_set::PSETID_Address, 0x802D);
