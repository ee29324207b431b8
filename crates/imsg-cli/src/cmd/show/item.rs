//! What the card says of an item that is no plain message: when and where, who and what.

use std::fmt::Write as _;

use imsg::{Appointment, Contact, LocalMinutes, LocalTime, Message, ResponseStatus, TaskStatus, View};

use crate::json::Unread;

/// Lines of a label and a value.
type Lines = Vec<(&'static str, String)>;

/// The lines for the view of a message; none for plain mail.
pub(super) fn lines(message: &Message, unread: &Unread) -> Lines {
    let mut lines = Lines::new();
    let Some(view) = unread.or_none(message.view()) else { return lines };
    match &view {
        View::Appointment(_, appointment) => calendar(appointment, &mut lines),
        View::Task(task) => {
            let mut state = task.status.and_then(TaskStatus::name).unwrap_or_default().replace('_', " ");
            if let Some(done) = task.percent_complete {
                let _ = write!(state, ", {:.0} % done", done * 100.0);
            }
            push(&mut lines, "Status", Some(state));
            push(&mut lines, "Starts", task.start_date.map(|time| time.date().to_string()));
            push(&mut lines, "Due", task.due_date.map(|time| time.date().to_string()));
            push(&mut lines, "Owner", task.owner.clone());
            push(&mut lines, "Repeats", task.recurrence.as_ref().map(ToString::to_string));
        }
        View::Contact(contact) => person(contact, &mut lines),
        View::DistributionList(list) => {
            let page = message.code_page().page;
            let members = list.members();
            let shown = members.iter().map(|member| match member.address(page) {
                Some(address) if address.display_name.is_empty() => address.email_address,
                Some(address) => format!("{} <{}>", address.display_name, address.email_address),
                None => "(in an address book)".to_owned(),
            });
            push(&mut lines, "Members", Some(shown.collect::<Vec<_>>().join("; ")));
        }
        View::JournalEntry(entry) => push(&mut lines, "Entry", entry.log_type.clone()),
        View::Report(kind, report) => {
            push(&mut lines, "Report", Some(kind.name().replace('_', " ")));
            push(&mut lines, "About", report.original_subject.clone());
        }
        _ => {}
    }
    lines
}

fn push(lines: &mut Lines, label: &'static str, value: Option<String>) {
    lines.extend(value.filter(|value| !value.trim().is_empty()).map(|value| (label, value)));
}

fn calendar(appointment: &Appointment, lines: &mut Lines) {
    let when = match (appointment.all_day_dates(), appointment.local_start(), appointment.local_end()) {
        (Some((first, after)), ..) => {
            // The end is the midnight after the last day.
            let last = LocalMinutes::midnight_of(after).map(LocalMinutes::minutes);
            let last = last.map(|end| LocalMinutes::new(end.saturating_sub(1)).date());
            match last.filter(|last| *last > first) {
                Some(last) => Some(format!("{first} to {last}, all day")),
                None => Some(format!("{first}, all day")),
            }
        }
        (None, Some(start), Some(end)) => {
            let zone = appointment.zones.start.as_ref().map(|zone| zone.key_name.to_string());
            let zone = zone.or_else(|| appointment.zones.description.clone());
            let zone = zone.map(|zone| format!(" ({zone})")).unwrap_or_default();
            Some(format!("{} to {}{zone}", minutes(start), minutes(end)))
        }
        _ => match (appointment.start, appointment.end) {
            (Some(start), Some(end)) => {
                let shown = |time| super::card::shown(time).unwrap_or_default();
                Some(format!("{} to {}", shown(start), shown(end)))
            }
            _ => None,
        },
    };
    push(lines, "When", when);
    push(lines, "Where", appointment.location.clone());
    push(lines, "Repeats", appointment.recurrence.as_ref().map(ToString::to_string));
    let response = appointment.meeting.response_status.filter(|status| *status != ResponseStatus::None);
    push(lines, "Response", response.and_then(ResponseStatus::name).map(|name| name.replace('_', " ")));
}

/// A time of a local clock to the minute.
fn minutes(time: LocalTime) -> String {
    let text = time.to_string();
    let cut = text.char_indices().nth(16).map_or(text.len(), |(at, _)| at);
    text.get(..cut).unwrap_or(&text).to_owned()
}

fn person(contact: &Contact, lines: &mut Lines) {
    push(lines, "Name", contact.name.display_name.clone());
    push(lines, "Company", contact.company.clone());
    push(lines, "Title", contact.job_title.clone());
    for email in contact.addresses.present_emails() {
        push(lines, "E-mail", email.email_address.clone());
    }
    let phones = &contact.phones;
    let known = [("business", &phones.business), ("mobile", &phones.mobile), ("home", &phones.home)];
    for (kind, number) in known {
        push(lines, "Phone", number.as_ref().map(|number| format!("{number} ({kind})")));
    }
    for (kind, address) in [("work", contact.work.parts()), ("home", contact.home.parts())] {
        let whole = address.whole.map(|text| text.lines().map(str::trim).collect::<Vec<_>>().join(", "));
        push(lines, "Address", whole.map(|text| format!("{text} ({kind})")));
    }
}
