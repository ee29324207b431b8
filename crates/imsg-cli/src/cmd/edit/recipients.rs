//! Recipients added and removed.

use imsg::mapi::{Message, ModifyRecipientsFlags, TextFlags};
use mapi_props::entry_id::{OneOffEntryId, SearchKey};
use mapi_props::{CodePage, PropertyTag, PropertyValue, pid_tag};

use super::told;
use crate::failure::{Failure, Result};

/// Bits of PidTagRecipientType that say which kind of recipient it is.
const KIND: i32 = 0xF;

/// The kinds by what is written in front of a recipient.
const KINDS: &[(&str, i32)] = &[("to:", 1), ("cc:", 2), ("bcc:", 3)];

/// `MAPI_MAILUSER`, a value of PidTagObjectType, and `DT_MAILUSER`, one of PidTagDisplayType.
const MAIL_USER: i32 = 6;
const DISPLAY_MAIL_USER: i32 = 0;

/// What `--add-recipient` was given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct NewRecipient {
    kind: i32,
    name: String,
    address: String,
}

/// What `--remove-recipient` was given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct OldRecipient {
    kind: Option<i32>,
    who: String,
}

fn kind_of(text: &str) -> (Option<i32>, &str) {
    for (prefix, kind) in KINDS {
        if let Some(start) = text.get(..prefix.len())
            && start.eq_ignore_ascii_case(prefix)
        {
            return (Some(*kind), text.get(prefix.len()..).unwrap_or_default().trim());
        }
    }
    (None, text.trim())
}

/// Reads a new recipient, for clap.
pub(super) fn new_recipient(text: &str) -> std::result::Result<NewRecipient, String> {
    let (kind, who) = kind_of(text);
    let (name, address) = match who.strip_suffix('>').and_then(|who| who.rsplit_once('<')) {
        Some((name, address)) => (name.trim(), address.trim()),
        None => ("", who),
    };
    let name = name.strip_prefix('"').and_then(|name| name.strip_suffix('"')).unwrap_or(name);
    let is_address = |text: &str| {
        let is_odd = |c: char| c.is_whitespace() || c.is_control() || "<>".contains(c);
        text.split_once('@').is_some_and(|(user, host)| !user.is_empty() && !host.is_empty())
            && !text.contains(is_odd)
    };
    if !is_address(address) {
        return Err(format!("{address:?} is no address; write `to:Ann <ann@example.org>`"));
    }
    let name = if name.is_empty() { address } else { name };
    Ok(NewRecipient { kind: kind.unwrap_or(1), name: name.to_owned(), address: address.to_owned() })
}

/// Reads who is to be removed, for clap.
pub(super) fn old_recipient(text: &str) -> std::result::Result<OldRecipient, String> {
    let (kind, who) = kind_of(text);
    if who.is_empty() {
        return Err("an address or a name is needed".to_owned());
    }
    Ok(OldRecipient { kind, who: who.to_owned() })
}

/// Adds recipients behind those there are. Whether there are any to add.
pub(super) fn add(message: &Message, recipients: &[NewRecipient]) -> Result<bool> {
    let is_unicode = message.is_unicode().map_err(told)?;
    let entries: Vec<_> = recipients.iter().map(|recipient| recipient.properties(is_unicode)).collect();
    let entries: Vec<&[_]> = entries.iter().map(Vec::as_slice).collect();
    if !entries.is_empty() {
        message.modify_recipients(ModifyRecipientsFlags::ADD, &entries).map_err(told)?;
    }
    Ok(!entries.is_empty())
}

impl NewRecipient {
    fn properties(&self, is_unicode: bool) -> Vec<(PropertyTag, PropertyValue)> {
        let text = |text: &str| PropertyValue::from(text);
        // An id says itself which width it has; in 8-bit messages the usual one is used where it holds the name.
        let is_wide = is_unicode || !self.name.is_ascii() || !self.address.is_ascii();
        let id = if is_wide {
            OneOffEntryId::new(&self.name, "SMTP", &self.address)
        } else {
            let page = CodePage::WINDOWS_1252;
            OneOffEntryId::of_bytes(self.name.as_bytes(), b"SMTP", self.address.as_bytes(), page)
        };
        let id = id.to_bytes();
        vec![
            (pid_tag::PidTagRecipientType, PropertyValue::Integer32(self.kind)),
            (pid_tag::PidTagObjectType, PropertyValue::Integer32(MAIL_USER)),
            (pid_tag::PidTagDisplayType, PropertyValue::Integer32(DISPLAY_MAIL_USER)),
            (pid_tag::PidTagDisplayName, text(&self.name)),
            (pid_tag::PidTagAddressType, text("SMTP")),
            (pid_tag::PidTagEmailAddress, text(&self.address)),
            (pid_tag::PidTagSmtpAddress, text(&self.address)),
            (pid_tag::PidTagSearchKey, SearchKey::of("SMTP", &self.address).into()),
            (pid_tag::PidTagEntryId, id.clone().into()),
            (pid_tag::PidTagRecipientDisplayName, text(&self.name)),
            (pid_tag::PidTagRecipientEntryId, id.into()),
        ]
    }
}

/// Removes recipients; each one that is named must be there. Whether there were any.
pub(super) fn remove(message: &Message, recipients: &[OldRecipient]) -> Result<bool> {
    if recipients.is_empty() {
        return Ok(false);
    }
    let table = message.recipient_table(TextFlags::UNICODE).map_err(told)?;
    let columns = [
        pid_tag::PidTagRowid,
        pid_tag::PidTagRecipientType,
        pid_tag::PidTagDisplayName,
        pid_tag::PidTagEmailAddress,
        pid_tag::PidTagSmtpAddress,
    ];
    let rows = table.query_all_rows(Some(&columns), None, None, 0).map_err(told)?;
    drop(table);
    let mut is_there = vec![false; recipients.len()];
    let mut gone = Vec::new();
    for row in rows {
        let row: &[(PropertyTag, PropertyValue)] = &row;
        let integer = |tag: PropertyTag| {
            row.iter().find_map(|(own, value)| match value {
                PropertyValue::Integer32(number) if *own == tag => Some(*number),
                _ => None,
            })
        };
        let kind = integer(pid_tag::PidTagRecipientType).unwrap_or(1) & KIND;
        let is_called = |who: &str| {
            row.iter().any(|(_, value)| match value {
                PropertyValue::String(text) => text.to_lowercase() == who.to_lowercase(),
                _ => false,
            })
        };
        let mut is_gone = false;
        for (recipient, is_there) in recipients.iter().zip(&mut is_there) {
            if recipient.kind.is_none_or(|wanted| wanted == kind) && is_called(&recipient.who) {
                *is_there = true;
                is_gone = true;
            }
        }
        if is_gone && let Some(number) = integer(pid_tag::PidTagRowid) {
            gone.push([(pid_tag::PidTagRowid, PropertyValue::Integer32(number))]);
        }
    }
    if let Some((recipient, _)) = recipients.iter().zip(is_there).find(|(_, is_there)| !is_there) {
        let failure = Failure::new(format!("no recipient has this address or name: {}", recipient.who));
        return Err(failure.advise("`imsg FILE` shows the recipients"));
    }
    let gone: Vec<&[_]> = gone.iter().map(<[_; 1]>::as_slice).collect();
    message.modify_recipients(ModifyRecipientsFlags::REMOVE, &gone).map_err(told)?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recipient(kind: i32, name: &str, address: &str) -> NewRecipient {
        NewRecipient { kind, name: name.to_owned(), address: address.to_owned() }
    }

    #[test]
    fn recipients_have_a_kind_a_name_and_an_address() {
        let ann = "ann@example.org";
        for (text, expected) in [
            ("ann@example.org", recipient(1, ann, ann)),
            ("to:Ann <ann@example.org>", recipient(1, "Ann", ann)),
            ("CC: <ann@example.org>", recipient(2, ann, ann)),
            ("bcc:\"Doe, Ann\" <ann@example.org>", recipient(3, "Doe, Ann", ann)),
            ("Cc Board <ann@example.org>", recipient(1, "Cc Board", ann)),
        ] {
            assert_eq!(new_recipient(text), Ok(expected), "{text}");
        }
        for text in ["", "to:", "Ann", "to:Ann <>", "@example.org", "ann@", "a b@example.org", "Ann <a@b"] {
            assert!(new_recipient(text).is_err(), "{text}");
        }
        assert_eq!(old_recipient("cc:Ann"), Ok(OldRecipient { kind: Some(2), who: "Ann".to_owned() }));
        assert!(old_recipient("to: ").is_err());
    }
}
