//! Structures that MAPI packs into one binary property: pure functions from bytes to values.
//!
//! Each structure has a `parse` that takes the bytes of the property and gives a [`Parsed`] value with findings, or a
//! [`BlobError`] when not even the fixed head is there. Any bytes, hostile ones too, give an answer without a panic, in
//! time and memory proportional to their number. Nothing is dropped: what is unknown, reserved or left over is kept
//! beside the decoded fields, so that `to_bytes` gives the bytes that were read.
//!
//! Constructors make values from what they mean, and work out sizes, counts and flags, which are fields like all others:
//! whoever changes a list by hand sets its count too. What does not fit is a [`BlobBuildError`]. Time and random bytes
//! come from the caller.
//!
//! **Invariant:** nothing here does I/O, knows messages or property stores, or allocates by a number in the bytes alone.
#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]

mod build_error;
mod business_card;
mod coded;
mod conversation_index;
mod date;
mod delivery_status;
mod dl_stream;
mod error;
mod global_object_id;
mod reader;
mod recipient_rows;
mod recurrence;
mod report_tag;
mod task_assigners;
#[cfg(test)]
pub(crate) mod tests;
mod text;
mod time_zone;
mod verb_build;
mod verb_stream;

pub use build_error::{BlobBuildError, BlobBuildProblem};
pub use business_card::{BusinessCard, CardField, CardLayout};
pub(crate) use coded::{coded_values, flag_set};
pub use conversation_index::{ConversationIndex, ConversationTimeForm, ResponseLevel};
pub use date::{CivilDate, LocalMinutes, Weekday};
pub use delivery_status::DeliveryStatus;
pub use dl_stream::{DistributionListEntry, DistributionListStream};
pub use error::{BlobError, BlobFinding, BlobProblem, Parsed};
pub use global_object_id::GlobalObjectId;
pub use recipient_rows::{FieldText, RecipientFields, RecipientRow, RecipientRows};
pub use recurrence::{
    AppointmentRecurrence, CalendarType, DayMask, ExtendedException, NotExpandable, Occurrence, Occurrences,
    OverrideFlags, PatternType, RecurFrequency, RecurrenceBuilder, RecurrenceDates, RecurrenceEnd,
    RecurrenceException, RecurrencePart, RecurrencePattern, RecurrenceRule,
};
pub use report_tag::ReportTag;
pub use task_assigners::{TaskAssigner, TaskAssigners};
pub use text::{Text8, Text16};
pub use time_zone::{
    LocalTime, TimeZone, TimeZoneDefinition, TimeZoneRule, TimeZoneRuleFlags, TimeZoneStruct, TransitionDate,
    UtcTime, ZoneRule,
};
pub use verb_stream::{Verb, VerbStream};
