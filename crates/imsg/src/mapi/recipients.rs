//! The recipients of a message: `ModifyRecipients`.

use std::collections::BTreeMap;
use std::sync::Arc;

use mapi_props::{
    ErrorCode, HeaderKind, PropertyBag, PropertyFlags, PropertyTag, PropertyType, PropertyValue, pid_tag,
};

use crate::error::Result;
use crate::mapi::core::{Core, ObjectId};
use crate::mapi::flags::ModifyRecipientsFlags;
use crate::mapi::prop::text::{is_empty_list, is_text, stored};
use crate::mapi::state::Row;

/// `MAPI_TO` in PidTagRecipientType.
const TO: i32 = 1;

/// The properties of one recipient (`ADRENTRY`).
pub type RecipientEntry = [(PropertyTag, PropertyValue)];

/// What a call does with the list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Action {
    Replace,
    Add,
    Modify,
    Remove,
}

impl Core {
    pub(super) fn modify_recipients(
        &mut self,
        id: ObjectId,
        flags: ModifyRecipientsFlags,
        entries: &[&RecipientEntry],
    ) -> Result<()> {
        let action = match flags {
            ModifyRecipientsFlags::NONE => Action::Replace,
            ModifyRecipientsFlags::ADD => Action::Add,
            ModifyRecipientsFlags::MODIFY => Action::Modify,
            ModifyRecipientsFlags::REMOVE => Action::Remove,
            _ => return Err(self.refuse(id, ErrorCode::INVALID_PARAMETER, "more than one thing to do")),
        };
        for entry in entries {
            self.check_entry(id, entry)?;
        }
        self.to_write(id)?;
        self.load_recipients(id)?;
        let numbers = match action {
            Action::Modify | Action::Remove => self.numbers_of(id, entries)?,
            Action::Replace | Action::Add => Vec::new(),
        };
        self.message_mut(id)?.is_changed = true;
        match action {
            Action::Remove => {
                self.message_mut(id)?.state.recipients.remove(&numbers);
            }
            Action::Modify => {
                let mut made = Vec::with_capacity(entries.len());
                for (entry, number) in entries.iter().zip(numbers) {
                    made.push((number, self.row(id, entry, number)?));
                }
                let rows = self.message_mut(id)?.state.recipients.rows_mut();
                rows.extend(made);
            }
            Action::Add | Action::Replace => {
                let mut next = self.message(id)?.state.next_recipient;
                let mut made = BTreeMap::new();
                for entry in entries.iter().filter(|entry| !entry.is_empty()) {
                    let number = next;
                    next = next.checked_add(1).ok_or_else(|| {
                        self.refuse(id, ErrorCode::TOO_BIG, "there are no more numbers for recipients")
                    })?;
                    made.insert(number, self.row(id, entry, number)?);
                }
                let state = &mut self.message_mut(id)?.state;
                state.next_recipient = next;
                if action == Action::Replace {
                    state.recipients.replace(made);
                } else if !made.is_empty() {
                    state.recipients.rows_mut().extend(made);
                }
            }
        }
        Ok(())
    }

    pub(super) fn delete_all_recipients(&mut self, id: ObjectId) -> Result<()> {
        self.message_mut(id)?.is_changed = true;
        self.message_mut(id)?.state.recipients.replace(BTreeMap::new());
        Ok(())
    }

    fn check_entry(&self, id: ObjectId, entry: &RecipientEntry) -> Result<()> {
        for (tag, value) in entry {
            let reason = match value {
                PropertyValue::ErrorCode(_) => continue,
                PropertyValue::Null => "a recipient with PtypNull",
                PropertyValue::Object(_) => "a recipient with PtypObject",
                value if is_empty_list(value) => "a list without a value",
                value if tag.property_type() != value.property_type() => {
                    "a value of another type than its tag's"
                }
                _ if tag.property_type() == PropertyType::Unspecified => "a property without a type",
                _ => continue,
            };
            return Err(self.refuse(id, ErrorCode::INVALID_PARAMETER, reason));
        }
        Ok(())
    }

    /// The rows that entries speak of. Nothing is changed if one of them is not there.
    fn numbers_of(&self, id: ObjectId, entries: &[&RecipientEntry]) -> Result<Vec<u32>> {
        let rows = self.message(id)?.state.recipients.rows().unwrap_or_default();
        let mut numbers = Vec::with_capacity(entries.len());
        for entry in entries {
            let number = entry.iter().find_map(|(tag, value)| match value {
                PropertyValue::Integer32(number) if *tag == pid_tag::PidTagRowid => {
                    Some(number.cast_unsigned())
                }
                _ => None,
            });
            let Some(number) = number else {
                let reason = "a recipient without its PidTagRowid";
                return Err(self.refuse(id, ErrorCode::INVALID_PARAMETER, reason));
            };
            if !rows.contains_key(&number) {
                return Err(self.refuse(
                    id,
                    ErrorCode::NOT_FOUND,
                    "there is no recipient with this PidTagRowid",
                ));
            }
            numbers.push(number);
        }
        Ok(numbers)
    }

    /// The row that an entry stands for.
    fn row(&self, id: ObjectId, entry: &RecipientEntry, number: u32) -> Result<Arc<Row>> {
        let unicode = self.is_unicode(id)?;
        let page = if unicode { mapi_props::CodePage::UTF_8 } else { self.page(id)? };
        let mut bag = PropertyBag::new(HeaderKind::Recipient);
        let rw = PropertyFlags::READ_WRITE;
        bag.set(pid_tag::PidTagRowid.id(), &PropertyValue::Integer32(number.cast_signed()), rw);
        for (tag, value) in entry {
            let is_row_id = tag.id() == pid_tag::PidTagRowid.id();
            // The key that a table gives to a row is no property of the recipient.
            let is_key = tag.id() == pid_tag::PidTagInstanceKey.id();
            if matches!(value, PropertyValue::ErrorCode(_)) || is_row_id || is_key {
                continue;
            }
            if !is_text(tag.property_type()) {
                bag.set(tag.id(), value, rw);
                continue;
            }
            match stored(value.clone(), unicode, page) {
                Ok(value) => bag.set(tag.id(), &value, rw),
                Err(code) => {
                    let reason = "the code page of the message does not have a character of the recipient";
                    return Err(self.refuse(id, code, reason));
                }
            }
        }
        if bag.find(pid_tag::PidTagRecipientType.id()).is_none() {
            bag.set(pid_tag::PidTagRecipientType.id(), &PropertyValue::Integer32(TO), rw);
        }
        Ok(Arc::new(Row { bag, is_stored: false }))
    }
}
