//! `view`: what the properties mean for an item of the message's class. The keys are listed in `docs/message-object.md`.

mod calendar;
mod contact;
mod report;
mod task;

use imsg::{CivilDate, FileTime, ItemFields, LocalMinutes, LocalTime, Message, View};
use mapi_props::FileTimeExt;
use serde::Serialize;

/// The view of an item, by its kind.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum ViewObject {
    Appointment(Box<calendar::Appointment>),
    Task(Box<task::Task>),
    TaskRequest(task::TaskRequest),
    Contact(Box<contact::Contact>),
    DistributionList(contact::DistributionList),
    Note(Note),
    JournalEntry(JournalEntry),
    Report(Box<report::Report>),
}

impl ViewObject {
    /// The view of a message; `None` for a kind that is not known here.
    pub(crate) fn of(message: &Message, view: &View) -> Option<Self> {
        Some(match view {
            View::Appointment(kind, view) => {
                let page = message.code_page().page;
                Self::Appointment(Box::new(calendar::Appointment::new(*kind, view, page)))
            }
            View::Task(view) => Self::Task(Box::new(task::Task::from(&**view))),
            View::TaskRequest(kind, view) => Self::TaskRequest(task::TaskRequest::new(*kind, view)),
            View::Contact(view) => Self::Contact(Box::new(contact::Contact::from(&**view))),
            View::DistributionList(view) => {
                Self::DistributionList(contact::DistributionList::new(view, message.code_page().page))
            }
            View::Note(view) => Self::Note(Note {
                color: view.color.and_then(imsg::NoteColor::name),
                common: Common::from(&view.item),
            }),
            View::JournalEntry(view) => Self::JournalEntry(JournalEntry {
                r#type: view.log_type.clone(),
                start: view.start.and_then(utc),
                end: view.end.and_then(utc),
                duration_minutes: view.duration,
                common: Common::from(&view.item),
            }),
            View::Report(kind, view) => Self::Report(Box::new(report::Report::new(*kind, view, message))),
            _ => return None,
        })
    }
}

/// A sticky note; its text is the body.
#[derive(Debug, Serialize)]
pub(crate) struct Note {
    color: Option<&'static str>,
    #[serde(flatten)]
    common: Common,
}

/// A journal entry.
#[derive(Debug, Serialize)]
pub(crate) struct JournalEntry {
    r#type: Option<String>,
    start: Option<String>,
    end: Option<String>,
    duration_minutes: Option<i32>,
    #[serde(flatten)]
    common: Common,
}

/// What items of all kinds have.
#[derive(Debug, Serialize)]
struct Common {
    categories: Vec<String>,
    private: Option<bool>,
}

impl From<&ItemFields> for Common {
    fn from(item: &ItemFields) -> Self {
        Self { categories: item.categories.clone().unwrap_or_default(), private: item.private }
    }
}

/// A time as text in UTC.
fn utc(time: FileTime) -> Option<String> {
    time.to_rfc3339()
}

/// A time of a local clock as text without a zone: `2007-06-14T12:00:00`.
fn local(time: LocalTime) -> String {
    time.to_string().replacen(' ', "T", 1)
}

/// The same of a time in whole minutes.
fn local_minutes(time: LocalMinutes) -> String {
    local(LocalTime::from(time))
}

/// A date as text.
fn date(date: CivilDate) -> String {
    date.to_string()
}
