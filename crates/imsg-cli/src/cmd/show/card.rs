//! The card: who wrote what to whom and when, what is attached, and the text.

use std::io::Write;

use imsg::{Importance, Mailbox, Message, MessageFlags, RecipientKind, Sensitivity};
use mapi_props::{FileTime, FileTimeExt};

use crate::cmd::ls;
use crate::cmd::show::item;
use crate::failure::Result;
use crate::json::Unread;
use crate::output::escape::{Target, block};
use crate::output::size::count;
use crate::output::{Console, Sink};

/// People shown of each kind; the rest is counted.
const PEOPLE: usize = 20;
/// Columns that a list on a terminal fills.
const WIDTH: usize = 80;

/// Writes the card of a message.
pub(super) fn write(message: &Message, unread: &Unread, sink: &mut Sink<'_>) -> Result<()> {
    let console = *sink.console();
    let mut card = Card { sink, console };
    card.line("Subject", &unread.or_none(message.subject()).unwrap_or_default())?;
    people(message, unread, &mut card)?;
    for (label, value) in item::lines(message, unread) {
        card.line(label, &value)?;
    }
    dates(message, unread, &mut card)?;
    let class = unread.or_none(message.class());
    let class = class.as_ref().map_or("", imsg::MessageClass::as_str);
    card.line("Class", class)?;
    let flags = flags(message, unread);
    if !flags.is_empty() {
        card.line("Flags", &flags.join(", "))?;
    }
    let categories = unread.or_none(message.categories().map(Some)).unwrap_or_default();
    if !categories.is_empty() {
        card.list("Category", &categories)?;
    }
    if message.num_attachments() > 0 {
        let label = count(message.num_attachments() as u64, "attachment");
        writeln!(card.sink, "{}", console.label(label))?;
        ls::draw(message, "  ", unread, card.sink)?;
    }
    let body = message.body();
    let text = unread.or_none(body.text()).map(|text| text.content.as_str()).unwrap_or_default();
    let text = text.replace("\r\n", "\n");
    let text = block(&text, console.target);
    let text = text.trim_end();
    writeln!(card.sink)?;
    if text.is_empty() {
        writeln!(card.sink, "{}", console.faint("(no text)"))?;
    } else {
        writeln!(card.sink, "{text}")?;
    }
    Ok(())
}

/// Lines of a label and a value.
struct Card<'s, 'p> {
    sink: &'s mut Sink<'p>,
    console: Console,
}

impl Card<'_, '_> {
    fn line(&mut self, label: &str, value: &str) -> Result<()> {
        let console = self.console;
        let label = format!("{label:<9}");
        Ok(writeln!(self.sink, "{} {}", console.label(label), console.line(value))?)
    }

    /// Values after one label: on one line, or on a terminal on as many as they take.
    fn list(&mut self, label: &str, values: &[String]) -> Result<()> {
        if self.console.target != Target::Terminal {
            return self.line(label, &values.join("; "));
        }
        let mut label = label;
        for line in wrapped(values, WIDTH.saturating_sub(10)) {
            self.line(label, &line)?;
            label = "";
        }
        Ok(())
    }
}

/// Values on lines of some width; one that is longer has a line to itself.
fn wrapped(values: &[String], width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut left = 0;
    for (number, value) in values.iter().enumerate() {
        let end = if number.saturating_add(1) < values.len() { ";" } else { "" };
        let len = value.chars().count().saturating_add(end.len());
        match lines.last_mut() {
            Some(line) if len < left => {
                *line = format!("{line} {value}{end}");
                left = left.saturating_sub(len).saturating_sub(1);
            }
            _ => {
                lines.push(format!("{value}{end}"));
                left = width.saturating_sub(len);
            }
        }
    }
    lines
}

fn people(message: &Message, unread: &Unread, card: &mut Card<'_, '_>) -> Result<()> {
    // Some writers state an address type and nobody with it.
    let named = |who: &Mailbox| who.name.is_some() || who.email.is_some() || who.original.is_some();
    let from = unread.or_none(message.from()).filter(named);
    let sender = unread.or_none(message.sender()).filter(named);
    if let Some(from) = &from {
        card.line("From", &person(from))?;
    }
    // Most messages that name somebody to reply to name the one they are from.
    let reply_to = unread.or_none(message.reply_to().map(Some)).unwrap_or_default();
    if reply_to.iter().any(|to| from.as_ref().is_none_or(|from| !is_same(from, to))) {
        card.list("Reply-To", &reply_to.iter().map(person).collect::<Vec<_>>())?;
    }
    if let Some(sender) = sender.filter(|sender| from.as_ref().is_none_or(|from| !is_same(from, sender))) {
        card.line("Sender", &person(&sender))?;
    }
    let recipients = unread.or_none(message.recipients().map(Some)).unwrap_or_default();
    let kinds = [("To", RecipientKind::To), ("Cc", RecipientKind::Cc), ("Bcc", RecipientKind::Bcc)];
    for (label, kind) in kinds {
        let mut shown = Vec::new();
        let mut left = 0u64;
        for recipient in &recipients {
            if unread.or_none(recipient.kind().map(Some)) != Some(kind) {
                continue;
            }
            if shown.len() < PEOPLE {
                let mailbox = unread.or_none(recipient.mailbox().map(Some)).unwrap_or_default();
                shown.push(person(&mailbox));
            } else {
                left = left.saturating_add(1);
            }
        }
        if left > 0 {
            shown.push(format!("and {left} more"));
        }
        if !shown.is_empty() {
            card.list(label, &shown)?;
        } else if let Some(names) = displayed(message, kind, unread).filter(|names| !names.is_empty()) {
            // A draft or a message without rows still says whom it is for.
            card.line(label, &names)?;
        }
    }
    Ok(())
}

/// A person on one line. A directory name of Exchange says nothing to a reader who sees the display name.
fn person(mailbox: &Mailbox) -> String {
    match (&mailbox.name, &mailbox.email, &mailbox.original) {
        (Some(name), None, Some(original)) if original.starts_with('/') => name.clone(),
        (None, None, None) => "(no name)".to_owned(),
        // Many programs write the address for a name, some in quotes.
        (Some(name), Some(email), _) if name.trim_matches(['\'', '"']).eq_ignore_ascii_case(email) => {
            email.clone()
        }
        _ => mailbox.to_string(),
    }
}

fn displayed(message: &Message, kind: RecipientKind, unread: &Unread) -> Option<String> {
    unread.or_none(match kind {
        RecipientKind::To => message.display_to(),
        RecipientKind::Cc => message.display_cc(),
        _ => message.display_bcc(),
    })
}

/// Whether two mailboxes are one person: the sender is only worth a line if it is somebody else.
fn is_same(from: &Mailbox, sender: &Mailbox) -> bool {
    match (&from.email, &sender.email) {
        (Some(from), Some(sender)) => from.eq_ignore_ascii_case(sender),
        _ => from.original == sender.original && from.name == sender.name,
    }
}

fn dates(message: &Message, unread: &Unread, card: &mut Card<'_, '_>) -> Result<()> {
    let submitted = unread.or_none(message.submitted());
    let delivered = unread.or_none(message.delivered());
    if let Some(time) = submitted.and_then(shown) {
        card.line("Date", &time)?;
    }
    if let Some(time) =
        delivered.and_then(shown).filter(|_| submitted.is_none() || !is_close(submitted, delivered))
    {
        card.line("Received", &time)?;
    }
    if submitted.or(delivered).is_none() {
        // A draft was neither sent nor received.
        if let Some(time) = unread.or_none(message.created()).and_then(shown) {
            card.line("Created", &time)?;
        }
        if let Some(time) = unread.or_none(message.modified()).and_then(shown) {
            card.line("Modified", &time)?;
        }
    }
    Ok(())
}

/// Whether two times are the same to a reader of the card, which shows seconds.
fn is_close(a: Option<FileTime>, b: Option<FileTime>) -> bool {
    const SECOND: u64 = 10_000_000;
    matches!((a, b), (Some(a), Some(b)) if a.ticks().abs_diff(b.ticks()) < SECOND)
}

/// A time as a person reads it: to the second, in UTC.
pub(super) fn shown(time: FileTime) -> Option<String> {
    let time = time.to_calendar()?;
    Some(format!(
        "{:04}-{:02}-{:02} {:02}:{:02}:{:02} UTC",
        time.year, time.month, time.day, time.hour, time.minute, time.second
    ))
}

fn flags(message: &Message, unread: &Unread) -> Vec<&'static str> {
    let flags = unread.or_none(message.flags()).unwrap_or_default();
    let importance = unread.or_none(message.importance());
    let sensitivity = unread.or_none(message.sensitivity());
    let receipt = unread.or_none(message.read_receipt_requested().map(Some)).unwrap_or(false);
    let words = [
        (message.is_template(), "template"),
        (flags.contains(MessageFlags::UNSENT), "draft"),
        (importance == Some(Importance::High), "high importance"),
        (importance == Some(Importance::Low), "low importance"),
        (sensitivity == Some(Sensitivity::Personal), "personal"),
        (sensitivity == Some(Sensitivity::Private), "private"),
        (sensitivity == Some(Sensitivity::Confidential), "confidential"),
        (receipt, "asks for a read receipt"),
    ];
    words.into_iter().filter(|(is_set, _)| *is_set).map(|(_, word)| word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_broken_between_its_values() {
        let values = ["Ann", "Bob", "a name longer than the line", "Cid"].map(str::to_owned);
        assert_eq!(wrapped(&values, 9), ["Ann; Bob;", "a name longer than the line;", "Cid"]);
        assert_eq!(wrapped(&values[..2], 8), ["Ann; Bob"]);
        assert_eq!(wrapped(&values[..2], 7), ["Ann;", "Bob"]);
        assert_eq!(wrapped(&[], 7), [""; 0]);
    }

    #[test]
    fn an_address_that_stands_for_a_name_is_shown_once() {
        for name in ["ann@example.com", "'Ann@Example.com'"] {
            let mut mailbox = Mailbox::default();
            (mailbox.name, mailbox.email) = (Some(name.to_owned()), Some("ann@example.com".to_owned()));
            assert_eq!(person(&mailbox), "ann@example.com");
        }
    }

    #[test]
    fn times_are_shown_to_the_second() {
        let time = FileTime::from_ticks(128_262_877_735_000_000);
        assert_eq!(shown(time).as_deref(), Some("2007-06-14 09:42:53 UTC"));
        assert_eq!(shown(FileTime::from_ticks(u64::MAX)), None);
        assert!(is_close(Some(time), Some(FileTime::from_ticks(time.ticks() + 9_999_999))));
        assert!(!is_close(Some(time), Some(FileTime::from_ticks(time.ticks() + 10_000_000))));
    }
}
