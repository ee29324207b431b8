//! Typed views: what the properties of an item mean, by its message class.
//!
//! A view is a struct of fields, each `Some` if its property is there, read through [`PropertySource`]. Views know nothing
//! of messages or files. Blobs inside properties come as values of their own; what deviates in them is in `findings`.
#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]

mod appointment;
mod class;
mod codes;
mod contact;
mod distribution_list;
mod item;
mod journal;
mod note;
mod reader;
mod report;
mod source;
mod task;
#[cfg(test)]
mod tests;

pub use appointment::{
    Appointment, AppointmentKind, AppointmentZones, Attendee, Meeting, Proposal, packed_date, packed_time,
};
pub use codes::{
    AddressBookProviders, AppointmentAuxiliaryFlags, AppointmentColor, AppointmentStateFlags, AttendeeFlags,
    AttendeeType, BusyStatus, ChangeHighlight, ClientIntent, FileUnderForm, FlagStatus, FollowUpIcon, Gender,
    Icon, MailingAddress, MeetingType, NoteColor, RecurrenceType, ResponseStatus, SideEffects,
    TaskAcceptanceState, TaskHistory, TaskMode, TaskOwnership, TaskRecipientsFlags, TaskState, TaskStatus,
    ToDoItemFlags,
};
pub use contact::{
    Contact, ContactAddresses, ContactEmail, ContactName, ContactPhones, HomeAddress, MailingAddressFields,
    OtherAddress, PostalAddress, ShownAddresses, WorkAddress,
};
pub use distribution_list::{DistributionList, DistributionListMember, MemberAddress};
pub use item::{FollowUp, ItemFields, Reminder};
pub use journal::JournalEntry;
pub use note::Note;
pub use reader::ViewFinding;
pub use report::{Report, ReportKind, ReportedRecipient};
pub use source::{PropertyKey, PropertySource};
pub use task::{Task, TaskRequest, TaskRequestKind};

/// The view of an item, chosen by its message class.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub enum View {
    /// IPM.Appointment, IPM.Schedule.Meeting.*.
    Appointment(AppointmentKind, Box<Appointment>),
    /// IPM.Task.
    Task(Box<Task>),
    /// IPM.TaskRequest and its answers.
    TaskRequest(TaskRequestKind, Box<TaskRequest>),
    /// IPM.Contact.
    Contact(Box<Contact>),
    /// IPM.DistList.
    DistributionList(Box<DistributionList>),
    /// IPM.StickyNote.
    Note(Box<Note>),
    /// IPM.Activity.
    JournalEntry(Box<JournalEntry>),
    /// REPORT.*.
    Report(ReportKind, Box<Report>),
}

impl View {
    /// The view of an item of this class; `None` for classes without one, mail for example.
    #[must_use]
    pub fn read(class: &str, source: &dyn PropertySource) -> Option<Self> {
        if let Some(kind) = AppointmentKind::of_class(class) {
            return Some(Self::Appointment(kind, Box::new(Appointment::read(source))));
        }
        if let Some(kind) = TaskRequestKind::of_class(class) {
            return Some(Self::TaskRequest(kind, Box::new(TaskRequest::read(source))));
        }
        if let Some((kind, _)) = ReportKind::of_class(class) {
            return Some(Self::Report(kind, Box::new(Report::read(source))));
        }
        let is_a = |base| class::is_a(class, base);
        if is_a("IPM.Task") {
            Some(Self::Task(Box::new(Task::read(source))))
        } else if is_a("IPM.Contact") {
            Some(Self::Contact(Box::new(Contact::read(source))))
        } else if is_a("IPM.DistList") {
            Some(Self::DistributionList(Box::new(DistributionList::read(source))))
        } else if is_a("IPM.StickyNote") {
            Some(Self::Note(Box::new(Note::read(source))))
        } else if is_a("IPM.Activity") {
            Some(Self::JournalEntry(Box::new(JournalEntry::read(source))))
        } else {
            None
        }
    }

    /// The word for the kind of view in reports.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Appointment(..) => "appointment",
            Self::Task(_) => "task",
            Self::TaskRequest(..) => "task_request",
            Self::Contact(_) => "contact",
            Self::DistributionList(_) => "distribution_list",
            Self::Note(_) => "note",
            Self::JournalEntry(_) => "journal_entry",
            Self::Report(..) => "report",
        }
    }

    /// What deviates in the blobs of the view.
    #[must_use]
    pub fn findings(&self) -> &[ViewFinding] {
        match self {
            Self::Appointment(_, view) => &view.findings,
            Self::Task(view) => &view.findings,
            Self::TaskRequest(_, view) => &view.findings,
            Self::Contact(view) => &view.findings,
            Self::DistributionList(view) => &view.findings,
            Self::Note(view) => &view.findings,
            Self::JournalEntry(view) => &view.findings,
            Self::Report(_, view) => &view.findings,
        }
    }
}
