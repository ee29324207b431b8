//! Which parts of two messages are compared with each other.

use std::collections::BTreeMap;

use imsg::{Attachment, Message, Recipient};
use mapi_props::PropertyStore;

use crate::json::{Unread, place};

/// Something that has properties.
pub(super) enum Part {
    Message(Message),
    Recipient(Recipient),
    Attachment(Attachment),
}

/// A part of A and the part of B that it is compared with.
pub(super) type Pair = (Option<Part>, Option<Part>);

/// Where a part is, and what it is called.
#[derive(Clone, Debug)]
pub(super) struct Title {
    pub(super) place: String,
    pub(super) name: String,
}

impl Part {
    pub(super) fn store(&self) -> &PropertyStore {
        match self {
            Self::Message(message) => message.properties(),
            Self::Recipient(recipient) => recipient.properties(),
            Self::Attachment(attachment) => attachment.properties(),
        }
    }

    pub(super) fn title(&self, unread: &[Unread; 2]) -> Title {
        let around = |message: &Message| -> String {
            message.path().iter().map(|number| format!("attachment {number}: ")).collect()
        };
        let place = match self {
            Self::Message(message) => format!("{}message", around(message)),
            Self::Recipient(recipient) => {
                format!("{}recipient {}", around(recipient.message()), recipient.number())
            }
            Self::Attachment(attachment) => place(attachment),
        };
        Title { place, name: self.label(&unread[0]) }
    }

    /// What a person calls it.
    fn label(&self, unread: &Unread) -> String {
        match self {
            Self::Message(_) => String::new(),
            Self::Recipient(recipient) => {
                let mailbox = unread.or_none(recipient.mailbox().map(Some));
                mailbox.map(|mailbox| mailbox.to_string()).unwrap_or_default()
            }
            Self::Attachment(attachment) => unread.or_none(attachment.name()).unwrap_or_default(),
        }
    }
}

/// The parts below a pair of parts: recipients and attachments of messages, the messages in attachments.
pub(super) fn children(a: Option<&Part>, b: Option<&Part>, unread: &[Unread; 2]) -> Vec<Pair> {
    let [unread_a, unread_b] = unread;
    if let Some(Part::Recipient(_)) = a.or(b) {
        return Vec::new();
    }
    let embedded = |part: Option<&Part>, unread: &Unread| match part {
        Some(Part::Attachment(attachment)) => unread.or_none(attachment.embedded()).map(Part::Message),
        _ => None,
    };
    if let Some(Part::Attachment(_)) = a.or(b) {
        let pair = (embedded(a, unread_a), embedded(b, unread_b));
        return if pair.0.is_some() || pair.1.is_some() { vec![pair] } else { Vec::new() };
    }
    let mut pairs = pair(recipients(a, unread_a), recipients(b, unread_b));
    pairs.extend(pair(attachments(a, unread_a), attachments(b, unread_b)));
    pairs
}

/// A part in a list: its number, and by what it is known again.
struct Listed {
    number: u32,
    label: String,
    part: Part,
}

fn recipients(part: Option<&Part>, unread: &Unread) -> Vec<Listed> {
    let Some(Part::Message(message)) = part else { return Vec::new() };
    let list = unread.or_none(message.recipients().map(Some)).unwrap_or_default();
    let listed = list.into_iter().map(|recipient| {
        let number = recipient.number();
        let part = Part::Recipient(recipient);
        Listed { number, label: part.label(unread), part }
    });
    listed.collect()
}

fn attachments(part: Option<&Part>, unread: &Unread) -> Vec<Listed> {
    let Some(Part::Message(message)) = part else { return Vec::new() };
    let list = unread.or_none(message.attachments().map(Some)).unwrap_or_default();
    let listed = list.into_iter().map(|attachment| {
        let number = attachment.number();
        let len = attachment.len_bytes();
        let part = Part::Attachment(attachment);
        Listed { number, label: format!("{} {len:?}", part.label(unread)), part }
    });
    listed.collect()
}

/// Pairs two lists by number, or by place in the list if more of them are known again that way.
fn pair(a: Vec<Listed>, b: Vec<Listed>) -> Vec<Pair> {
    let numbers: BTreeMap<u32, &Listed> = b.iter().map(|listed| (listed.number, listed)).collect();
    let alike_by_number =
        a.iter().filter(|one| numbers.get(&one.number).is_some_and(|other| other.label == one.label));
    let alike_by_place = a.iter().zip(&b).filter(|(one, other)| one.label == other.label);
    if alike_by_place.count() > alike_by_number.count() {
        let (mut a, mut b) = (a.into_iter(), b.into_iter());
        let next = || match (a.next(), b.next()) {
            (None, None) => None,
            (one, other) => Some((one.map(|one| one.part), other.map(|other| other.part))),
        };
        return std::iter::from_fn(next).collect();
    }
    let mut pairs: BTreeMap<u32, Pair> = BTreeMap::new();
    for listed in a {
        pairs.entry(listed.number).or_default().0 = Some(listed.part);
    }
    for listed in b {
        pairs.entry(listed.number).or_default().1 = Some(listed.part);
    }
    pairs.into_values().collect()
}
