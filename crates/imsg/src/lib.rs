//! Outlook messages in files.
//!
//! This crate holds the message layer of the workspace. The structures that MAPI packs into single binary properties
//! (recurrences, time zones, global object ids, voting buttons and more) are read by pure functions from bytes to
//! values: [`AppointmentRecurrence::parse`], [`TimeZoneDefinition::parse`] and their siblings.
#![forbid(unsafe_code)]

mod blob;

pub use blob::{
    AppointmentRecurrence, BlobError, BlobFinding, BlobProblem, BusinessCard, CalendarType, CardField,
    CardLayout, CivilDate, ConversationIndex, ConversationTimeForm, DayMask, DeliveryStatus,
    DistributionListEntry, DistributionListStream, ExtendedException, FieldText, GlobalObjectId,
    LocalMinutes, LocalTime, NotExpandable, Occurrence, Occurrences, OverrideFlags, Parsed, PatternType,
    RecipientFields, RecipientRow, RecipientRows, RecurFrequency, RecurrenceDates, RecurrenceEnd,
    RecurrenceException, RecurrencePart, RecurrencePattern, ReportTag, ResponseLevel, TaskAssigner, Text8,
    Text16, TimeZone, TimeZoneDefinition, TimeZoneRule, TimeZoneRuleFlags, TimeZoneStruct, TransitionDate,
    UtcTime, Verb, VerbStream, Weekday, ZoneRule,
};
