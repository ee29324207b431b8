//! Saving: `SaveChanges`, one level at a time.

use std::sync::Arc;

use mapi_props::{
    ErrorCode, FileTime, ObjectValue, PropertyFlags, PropertyTag, PropertyType, PropertyValue, pid_tag,
};

use crate::error::{Error, Result};
use crate::mapi::attachments::READ_ONLY;
use crate::mapi::computed::{HAS_ATTACH, UNICODE_MASK};
use crate::mapi::core::{Core, ObjectId, What};
use crate::mapi::flags::SaveFlags;
use crate::mapi::prop::get::value_in;
use crate::mapi::prop::text::{stored, with_width};
use crate::mapi::state::{MessageState, Object, Slot};
use crate::mapi::subject;

/// mfUnsent and mfUnmodified: the flags of a message that was never given any.
const NEW_FLAGS: i32 = 0x0A;

/// The texts that follow from others, or are set where there are none.
const COMPUTED_TEXTS: [PropertyTag; 6] = [
    pid_tag::PidTagDisplayTo,
    pid_tag::PidTagDisplayCc,
    pid_tag::PidTagDisplayBcc,
    pid_tag::PidTagMessageClass,
    pid_tag::PidTagSubjectPrefix,
    pid_tag::PidTagNormalizedSubject,
];

/// Bits of PidTagRecipientType that say which kind of recipient it is.
const RECIPIENT_KIND: i32 = 0xF;

/// The time of the system's clock.
pub(super) fn now() -> FileTime {
    /// 100 ns units from 1601 to 1970.
    const UNIX_EPOCH: u64 = 116_444_736_000_000_000;
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let ticks = u64::try_from(since.as_nanos() / 100).unwrap_or(u64::MAX);
    FileTime::from_ticks(UNIX_EPOCH.saturating_add(ticks))
}

/// What a message has before the caller sets anything, in the order in which it is stored.
pub(super) fn fill_new_message(state: &mut MessageState, now: FileTime) {
    let text = with_width(PropertyType::String, state.is_unicode);
    let bag = &mut state.bag;
    let mut set = |tag: PropertyTag, value: PropertyValue| bag.set(tag.id(), &value, READ_ONLY);
    set(pid_tag::PidTagCreationTime, PropertyValue::Time(now));
    set(pid_tag::PidTagLastModificationTime, PropertyValue::Time(now));
    set(pid_tag::PidTagAccessLevel, PropertyValue::Integer32(0));
    set(pid_tag::PidTagAccess, PropertyValue::Integer32(2));
    if state.is_unicode {
        set(pid_tag::PidTagStoreSupportMask, PropertyValue::Integer32(UNICODE_MASK));
    }
    for tag in [pid_tag::PidTagDisplayTo, pid_tag::PidTagDisplayCc, pid_tag::PidTagDisplayBcc] {
        bag.set_bytes(tag.with_type(text), Vec::new(), READ_ONLY);
    }
}

impl Core {
    /// Checks the flags of a save. Answers whether there is anything to do.
    fn begin_save(&mut self, id: ObjectId, flags: SaveFlags) -> Result<bool> {
        let both = SaveFlags::KEEP_OPEN_READONLY | SaveFlags::KEEP_OPEN_READWRITE;
        if flags.contains(both) {
            return Err(self.refuse(id, ErrorCode::INVALID_PARAMETER, "it cannot stay open in both ways"));
        }
        let is_writable = self.object(id)?.is_writable;
        let needs_access =
            flags.contains(SaveFlags::KEEP_OPEN_READWRITE) || flags.contains(SaveFlags::FORCE_SAVE);
        if !is_writable && needs_access {
            return Err(self.refuse(id, ErrorCode::NO_ACCESS, "it is open for reading"));
        }
        let is_changed = match &self.object(id)?.what {
            What::Message(message) => message.is_changed,
            What::Attachment(attachment) => attachment.is_changed,
            What::Stream(_) | What::Storage { .. } => false,
        };
        if !is_writable && is_changed {
            let reason = "it has changed, and is open for reading since";
            return Err(self.refuse(id, ErrorCode::NO_ACCESS, reason));
        }
        Ok(is_writable)
    }

    /// What a save leaves open.
    fn end_save(&mut self, id: ObjectId, flags: SaveFlags) -> Result<()> {
        if !flags.contains(SaveFlags::KEEP_OPEN_READWRITE) {
            self.object_mut(id)?.is_writable = false;
        }
        Ok(())
    }

    /// Saves an attachment into its message.
    pub(super) fn save_attachment(&mut self, id: ObjectId, flags: SaveFlags) -> Result<()> {
        if !self.begin_save(id, flags)? {
            return Ok(());
        }
        self.publish_streams(id)?;
        self.detach_open_storage(id)?;
        let attachment = self.attachment_mut(id)?;
        if attachment.is_changed {
            attachment.is_changed = false;
            let (number, state) = (attachment.number, Arc::new(attachment.state.clone()));
            let parent = self.object(id)?.parent.ok_or_else(crate::mapi::handle::stale)?;
            let message = self.message_mut(parent)?;
            Arc::make_mut(&mut message.state.attachments).insert(number, Slot::Saved(state));
            message.is_changed = true;
        }
        self.end_save(id, flags)
    }

    /// A storage that the caller goes on with is copied, so that what is saved stays as it is.
    fn detach_open_storage(&mut self, id: ObjectId) -> Result<()> {
        let Some(open) = self.attachment(id)?.object else { return Ok(()) };
        let What::Storage { data, .. } = &self.object(open)?.what else { return Ok(()) };
        let data = Arc::clone(data);
        if !self.object(open)?.is_writable {
            return Ok(());
        }
        let scratch = Arc::clone(&self.context()?.scratch);
        let copy = data.duplicate(&scratch).map_err(|error| Error::of_storage(error, self.place(id)))?;
        let attachment = self.attachment_mut(id)?;
        attachment.state.object = Object::Storage(Arc::new(copy));
        attachment.is_changed = true;
        Ok(())
    }

    /// Saves a message: an embedded one into its attachment, the top-level one into the storage.
    pub(super) fn save_message(&mut self, id: ObjectId, flags: SaveFlags) -> Result<()> {
        if !self.begin_save(id, flags)? {
            return Ok(());
        }
        let is_top = id == ObjectId::MESSAGE;
        if is_top {
            self.context()?.reader.check()?;
        }
        self.publish_streams(id)?;
        let message = self.message(id)?;
        let is_changed = message.is_changed || (is_top && self.context()?.names.has_new());
        if is_changed {
            let mut state = self.message(id)?.state.clone();
            self.recompute(id, &mut state)?;
            if is_top {
                let before = self.computed_texts(id)?;
                let written = self.write_top_level(state, flags.contains(SaveFlags::FORCE_SAVE));
                if written.is_err() {
                    // What could not be committed lies in the storage, where these would be read from.
                    let bag = self.bag_mut(id)?;
                    for (tag, bytes) in before {
                        bag.set_bytes(tag, bytes, READ_ONLY);
                    }
                }
                written?;
            } else {
                self.save_embedded(id, state)?;
            }
            let message = self.message_mut(id)?;
            message.is_saved = true;
            message.is_changed = false;
            message.subject_is_changed = false;
            message.flags_are_changed = false;
            message.attachments_version = message.attachments_version.saturating_add(1);
            message.shown_attachments = Arc::clone(&message.state.attachments);
        }
        self.end_save(id, flags)
    }

    /// The stored bytes of texts that a save computes.
    fn computed_texts(&self, id: ObjectId) -> Result<Vec<(PropertyTag, Arc<[u8]>)>> {
        let opened = self.opened(id)?;
        let bag = self.bag(id)?;
        let texts = COMPUTED_TEXTS.iter().filter_map(|tag| {
            let found = bag.find(tag.id())?;
            // What cannot be read now could not be read afterwards.
            let bytes = bag.bytes(tag.id(), opened.storage()).ok().flatten()?;
            Some((found.tag, bytes))
        });
        Ok(texts.collect())
    }

    fn save_embedded(&mut self, id: ObjectId, state: MessageState) -> Result<()> {
        let parent = self.object(id)?.parent.ok_or_else(crate::mapi::handle::stale)?;
        self.message_mut(id)?.state = state.clone();
        let attachment = self.attachment_mut(parent)?;
        attachment.state.object = Object::Message(Arc::new(state));
        attachment.is_changed = true;
        let data = pid_tag::PidTagAttachDataObject;
        let bag = &mut attachment.state.bag;
        if bag.find(data.id()).is_none_or(|found| found.tag != data) {
            let value = PropertyValue::Object(ObjectValue::EMBEDDED_MESSAGE);
            bag.set(data.id(), &value, PropertyFlags::READ_WRITE);
        }
        Ok(())
    }

    /// Sets what follows from other properties, where those have changed.
    fn recompute(&mut self, id: ObjectId, state: &mut MessageState) -> Result<()> {
        let is_first = !self.message(id)?.is_saved;
        let reader = self.context()?.reader.clone();
        let opened = self.opened(id)?;
        let page = self.page(id)?;
        let place = self.place(id);
        let text_type = with_width(PropertyType::String, state.is_unicode);
        let text = |state: &MessageState, tag: PropertyTag| -> Result<Option<String>> {
            let value = value_in(&state.bag, tag.id(), opened.storage(), page, &place)?;
            Ok(value.and_then(|value| value.as_ref().to_text().map(std::borrow::Cow::into_owned)))
        };
        let set_text = |state: &mut MessageState, tag: PropertyTag, value: String, flags| {
            // What the message's own text was cut from or joined of is in its code page; `?` stands for the rest.
            let value = match stored(PropertyValue::String(value.clone()), state.is_unicode, page) {
                Ok(value) => value,
                Err(_) => {
                    let bytes = crate::mapi::prop::text::encoded(&value, page)
                        .map_or_else(|_| Vec::new(), |(b, _)| b);
                    PropertyValue::String8(bytes, page)
                }
            };
            state.bag.set(tag.id(), &value, flags);
        };
        // Recipients decide on the lists of their names.
        if state.recipients.is_changed() || is_first {
            crate::mapi::state::load_recipients(&reader, state)?;
            let lists = self.display_lists(state, page)?;
            let tags = [pid_tag::PidTagDisplayTo, pid_tag::PidTagDisplayCc, pid_tag::PidTagDisplayBcc];
            for (tag, list) in tags.into_iter().zip(lists) {
                if text(state, tag)?.as_deref() != Some(&*list) {
                    let flags = state.bag.find(tag.id()).map_or(READ_ONLY, |found| found.flags);
                    if list.is_empty() {
                        state.bag.set_bytes(tag.with_type(text_type), Vec::new(), flags);
                    } else {
                        set_text(state, tag, list, flags);
                    }
                }
            }
        }
        let has_tag = pid_tag::PidTagHasAttachments;
        if state.has_other_attachments() || is_first {
            let value = value_in(&state.bag, has_tag.id(), opened.storage(), page, &place)?;
            if state.attachments.is_empty() {
                state.bag.remove(has_tag.id());
            } else if value.and_then(|value| value.as_ref().as_bool()) != Some(true) {
                state.bag.set(has_tag.id(), &PropertyValue::Boolean(true), READ_ONLY);
            }
        }
        if is_first && state.bag.find(pid_tag::PidTagMessageFlags.id()).is_none() {
            let value = PropertyValue::Integer32(NEW_FLAGS);
            state.bag.set(pid_tag::PidTagMessageFlags.id(), &value, PropertyFlags::READ_WRITE);
        }
        if state.bag.find(pid_tag::PidTagMessageClass.id()).is_none() {
            set_text(state, pid_tag::PidTagMessageClass, "IPM".to_owned(), PropertyFlags::READ_WRITE);
        }
        let flags_tag = pid_tag::PidTagMessageFlags;
        if let Some(PropertyValue::Integer32(flags)) =
            value_in(&state.bag, flags_tag.id(), opened.storage(), page, &place)?
            && (is_first || state.has_other_attachments() || self.message(id)?.flags_are_changed)
        {
            let stored = value_in(&state.bag, has_tag.id(), opened.storage(), page, &place)?;
            let stored = stored.and_then(|value| value.as_ref().as_bool());
            let has = stored.unwrap_or(!state.attachments.is_empty());
            let wanted = if has { flags | HAS_ATTACH } else { flags & !HAS_ATTACH };
            if wanted != flags {
                state.bag.set(flags_tag.id(), &PropertyValue::Integer32(wanted), PropertyFlags::READ_WRITE);
            }
        }
        self.recompute_subject(id, state, is_first, &text, &set_text)?;
        if !is_first {
            let now = PropertyValue::Time(self.context()?.now());
            state.bag.set(pid_tag::PidTagLastModificationTime.id(), &now, READ_ONLY);
        }
        Ok(())
    }

    fn recompute_subject(
        &self,
        id: ObjectId,
        state: &mut MessageState,
        is_first: bool,
        text: &impl Fn(&MessageState, PropertyTag) -> Result<Option<String>>,
        set_text: &impl Fn(&mut MessageState, PropertyTag, String, PropertyFlags),
    ) -> Result<()> {
        if !is_first && !self.message(id)?.subject_is_changed {
            return Ok(());
        }
        let normalized = pid_tag::PidTagNormalizedSubject;
        let Some(whole) = text(state, pid_tag::PidTagSubject)? else {
            if !is_first {
                state.bag.remove(normalized.id());
            }
            return Ok(());
        };
        let given = text(state, pid_tag::PidTagSubjectPrefix)?;
        let (prefix, rest) = subject::split(&whole, given.as_deref());
        if given.as_deref() != Some(prefix) {
            set_text(state, pid_tag::PidTagSubjectPrefix, prefix.to_owned(), PropertyFlags::READ_WRITE);
        }
        if text(state, normalized)?.as_deref() != Some(rest) {
            set_text(state, normalized, rest.to_owned(), READ_ONLY);
        }
        Ok(())
    }

    /// The names of the To, Cc and Bcc recipients, each list joined.
    fn display_lists(&self, state: &MessageState, page: mapi_props::CodePage) -> Result<[String; 3]> {
        let mut lists = [const { String::new() }; 3];
        let mut is_begun = [false; 3];
        let reader = &self.context()?.reader;
        let opened = reader.at(state.path.as_ref())?;
        for (number, row) in state.recipients.rows().unwrap_or_default().iter() {
            let place = format!("recipient {number}");
            let own =
                if row.is_stored { Some(reader.recipient(state.path.as_ref(), *number)?) } else { None };
            let from = own.as_ref().unwrap_or(&opened).storage();
            let kind = value_in(&row.bag, pid_tag::PidTagRecipientType.id(), from, page, &place)?;
            let kind = kind.and_then(|value| value.as_ref().as_i32()).map(|kind| kind & RECIPIENT_KIND);
            let list = match kind {
                Some(1) => 0usize,
                Some(2) => 1,
                Some(3) => 2,
                _ => continue,
            };
            let name = value_in(&row.bag, pid_tag::PidTagDisplayName.id(), from, page, &place)?;
            let name = name.and_then(|value| value.as_ref().to_text().map(std::borrow::Cow::into_owned));
            let (Some(text), Some(begun)) = (lists.get_mut(list), is_begun.get_mut(list)) else { continue };
            if *begun {
                text.push_str("; ");
            }
            *begun = true;
            text.push_str(&name.unwrap_or_default());
        }
        Ok(lists)
    }
}
