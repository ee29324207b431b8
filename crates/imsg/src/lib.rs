//! Outlook messages in files.
//!
//! This crate holds the message layer of the workspace. The structures that MAPI packs into single binary properties
//! (recurrences, time zones, global object ids, voting buttons and more) are read by pure functions from bytes to
//! values: [`AppointmentRecurrence::parse`], [`TimeZoneDefinition::parse`] and their siblings.
#![forbid(unsafe_code)]

mod attachment;
mod bag;
mod blob;
mod body;
mod check;
mod error;
mod finding;
mod html;
mod mail;
mod mailbox;
mod message;
mod options;
mod recipient;

pub use attachment::{AttachMethod, Attachment, AttachmentContent, OleObject, OleStream};
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
pub use body::{Body, BodyKind, BodyOrigin, BodyText, HtmlCharset};
pub use cfb_core::{Severity, Stream};
pub use error::{Error, ErrorKind, Result};
pub use finding::Finding;
pub use mail::{HeaderField, HeaderFields, TransportHeaders};
pub use mailbox::{EmailSource, Mailbox};
pub use message::{
    Importance, Message, MessageClass, MessageFlags, Priority, SecureContent, SecurityKind, Sensitivity,
    Subject,
};
pub use options::OpenOptions;
pub use recipient::{DisplayType, Recipient, RecipientKind};
