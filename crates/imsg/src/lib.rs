//! Outlook messages in files: `.msg` and `.oft`, read without Outlook and without MAPI.
//!
//! [`Message`] is the start: it opens a file, bytes, or a compound file that is open already, and gives properties,
//! [recipients](Recipient), [attachments](Attachment), [bodies](Body) and the messages inside it. All of them are
//! handles without lifetimes that can be kept, cloned for the price of a counter, and sent to other threads.
//!
//! ```
//! use imsg::Message;
//!
//! # let bytes = cfb_layout::demo::file();
//! let message = Message::from_bytes(bytes)?;
//! println!("{}", message.subject()?.unwrap_or_default());
//! if let Some(from) = message.from()? {
//!     println!("from {from}");
//! }
//! for recipient in message.recipients()? {
//!     println!("{} {}", recipient.kind()?, recipient.mailbox()?);
//! }
//! if let Some(text) = message.body().text()? {
//!     println!("{}", text.content);
//! }
//! for attachment in message.attachments()? {
//!     println!("{:?}, {:?} bytes", attachment.name()?, attachment.len_bytes());
//! }
//! # Ok::<(), imsg::Error>(())
//! ```
//!
//! # Any bytes
//!
//! Any bytes give an answer without a panic and within memory proportional to the file. Reading goes on with what is
//! sound; what deviates is a [`Finding`] ([`Message::findings`], [`Message::check`]), what can't be read an [`Error`]
//! that names the place. [`OpenOptions`] sets strictness and limits.
//!
//! # Layers
//!
//! Below lie `cfb-core` (the compound file), `mapi-props` (properties, [`Message::properties`] gives the store) and
//! `mapi-rtf` (compressed RTF). They are here as [`cfb_core`], [`mapi_props`] and [`mapi_rtf`], for whoever depends on
//! this crate alone; their types that everybody meets are at the top.
//!
//! The structures that MAPI packs into single binary properties (recurrences, time zones, global object ids, voting
//! buttons and more) are read by pure functions from bytes to values: [`AppointmentRecurrence::parse`],
//! [`TimeZoneDefinition::parse`] and their siblings. What was read writes back as the same bytes, and new ones are made by
//! constructors ([`RecurrenceBuilder`], [`TimeZoneDefinition::new`], [`GlobalObjectId::new`]). Typed views ([`Message::view`]) say what the properties of an
//! appointment, a task, a contact or a report mean.
//!
//! # Writing
//!
//! [`mapi`] has messages that are created, changed and saved, with the behaviour of MAPI's `IMessage` on `IStorage`:
//! [`mapi::Message::open_on`] any storage of a compound file, [`mapi::Message::create`] in a file of its own.
//!
//! # Documents
//!
//! - [Messages on storage](_documentation::messages_on_storage): levels, saving, what was decided
//! - [Conformance](_documentation::conformance): what MAPI does, row by row, and the test that shows it
#![forbid(unsafe_code)]

mod attachment;
mod bag;
mod blob;
mod body;
mod check;
mod error;
mod finding;
mod html;
mod item;
mod mail;
mod mailbox;
mod message;
mod options;
mod recipient;
mod view;

pub mod _documentation;
pub mod make;
pub mod mapi;

pub use attachment::{AttachMethod, Attachment, AttachmentContent, OleObject, OleStream};
pub use blob::{
    AppointmentRecurrence, BlobBuildError, BlobBuildProblem, BlobError, BlobFinding, BlobProblem,
    BusinessCard, CalendarType, CardField, CardLayout, CivilDate, ConversationIndex, ConversationTimeForm,
    DayMask, DeliveryStatus, DistributionListEntry, DistributionListStream, ExtendedException, FieldText,
    GlobalObjectId, LocalMinutes, LocalTime, NotExpandable, Occurrence, Occurrences, OverrideFlags, Parsed,
    PatternType, RecipientFields, RecipientRow, RecipientRows, RecurFrequency, RecurrenceBuilder,
    RecurrenceDates, RecurrenceEnd, RecurrenceException, RecurrencePart, RecurrencePattern, RecurrenceRule,
    ReportTag, ResponseLevel, TaskAssigner, TaskAssigners, Text8, Text16, TimeZone, TimeZoneDefinition,
    TimeZoneRule, TimeZoneRuleFlags, TimeZoneStruct, TransitionDate, UtcTime, Verb, VerbStream, Weekday,
    ZoneRule,
};
pub use body::{Body, BodyKind, BodyOrigin, BodyText, HtmlCharset};
pub use cfb_core::{CompoundFile, Severity, Stream, StreamId};
pub use error::{Error, ErrorKind, Result};
pub use finding::Finding;
pub use item::ModifiedInstance;
pub use mail::{HeaderField, HeaderFields, TransportHeaders};
pub use mailbox::{EmailSource, Mailbox};
pub use mapi_props::{CodePage, FileTime, FileTimeExt, Guid, PropertyStore};
pub use message::{
    Importance, Message, MessageClass, MessageFlags, Priority, SecureContent, SecurityKind, Sensitivity,
    Subject,
};
pub use options::OpenOptions;
pub use recipient::{DisplayType, Recipient, RecipientKind};
pub use view::{
    AddressBookProviders, Appointment, AppointmentAuxiliaryFlags, AppointmentColor, AppointmentKind,
    AppointmentStateFlags, AppointmentZones, Attendee, AttendeeFlags, AttendeeType, BusyStatus,
    ChangeHighlight, ClientIntent, Contact, ContactAddresses, ContactEmail, ContactName, ContactPhones,
    DistributionList, DistributionListMember, FileUnderForm, FlagStatus, FollowUp, FollowUpIcon, Gender,
    HomeAddress, Icon, ItemFields, JournalEntry, MailingAddress, MailingAddressFields, Meeting, MeetingType,
    MemberAddress, Note, NoteColor, OtherAddress, PostalAddress, PropertyKey, PropertySource, Proposal,
    RecurrenceType, Reminder, Report, ReportKind, ReportedRecipient, ResponseStatus, ShownAddresses,
    SideEffects, Task, TaskAcceptanceState, TaskHistory, TaskMode, TaskOwnership, TaskRecipientsFlags,
    TaskRequest, TaskRequestKind, TaskState, TaskStatus, ToDoItemFlags, View, ViewFinding, WorkAddress,
    packed_date, packed_time,
};
pub use {cfb_core, mapi_props, mapi_rtf};
