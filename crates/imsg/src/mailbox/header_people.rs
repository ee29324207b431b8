//! Who the transport headers name, indexed once per message.

use std::collections::HashMap;

use crate::mail::{HeaderMailbox, TransportHeaders, mailboxes};

/// Mailboxes that are looked at; a message has at most 2,048 recipients.
const MAX_PEOPLE: usize = 10_000;

/// Mailboxes of the address fields.
#[derive(Default, Debug)]
pub(crate) struct HeaderPeople {
    pub(crate) from: Option<HeaderMailbox>,
    pub(crate) sender: Option<HeaderMailbox>,
    pub(crate) reply_to: Vec<HeaderMailbox>,
    /// Addresses of To, Cc, Bcc, From, Sender and Reply-To by name; `None` where a name has several.
    by_name: HashMap<String, Option<String>>,
}

impl HeaderPeople {
    pub(crate) fn of(headers: &TransportHeaders) -> Self {
        let mut people = Self::default();
        let mut left = MAX_PEOPLE;
        for field in headers.fields() {
            let is = |name: &str| field.name().eq_ignore_ascii_case(name);
            if !["From", "Sender", "Reply-To", "To", "Cc", "Bcc"].iter().any(|name| is(name)) {
                continue;
            }
            let found = mailboxes(&field.value(), left);
            left = left.saturating_sub(found.len());
            found.iter().for_each(|mailbox| people.add(mailbox));
            if is("From") && people.from.is_none() {
                people.from = found.into_iter().next();
            } else if is("Sender") && people.sender.is_none() {
                people.sender = found.into_iter().next();
            } else if is("Reply-To") {
                people.reply_to.extend(found);
            }
        }
        people
    }

    fn add(&mut self, mailbox: &HeaderMailbox) {
        let Some(key) = mailbox.name.as_deref().map(name_key).filter(|key| !key.is_empty()) else { return };
        self.by_name
            .entry(key)
            .and_modify(|known| {
                if known.as_deref().is_some_and(|known| !known.eq_ignore_ascii_case(&mailbox.address)) {
                    *known = None;
                }
            })
            .or_insert_with(|| Some(mailbox.address.clone()));
    }

    /// The one address that the fields give for a display name.
    pub(crate) fn address_of(&self, name: &str) -> Option<&str> {
        let key = name_key(name);
        if key.is_empty() { None } else { self.by_name.get(&key)?.as_deref() }
    }
}

/// A display name as it is compared: its words in lower case and sorted, so that `Doe, Jane` is `Jane Doe`.
pub(super) fn name_key(name: &str) -> String {
    let lower = name.to_lowercase();
    let mut words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_either_order() {
        let text = "To: \"Doe, Jane\" <jane@x>, A <a@x>\r\nCc: a <a2@x>, Jane Doe <JANE@x>\r\nFrom: F <f@x>, G <g@x>\r\n";
        let people = HeaderPeople::of(&TransportHeaders::new(text.into()));
        assert_eq!(people.address_of("Jane Doe"), Some("jane@x"));
        assert_eq!(people.address_of("A"), None, "two addresses for one name");
        assert_eq!(people.address_of("'G'"), Some("g@x"));
        assert_eq!(people.address_of(""), None);
        assert_eq!(people.from.map(|m| m.address).as_deref(), Some("f@x"));
    }
}
