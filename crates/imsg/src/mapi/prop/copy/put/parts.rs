//! What belongs to an object: recipients, attachments, and the messages and storages in them.

use std::collections::BTreeMap;
use std::sync::Arc;

use mapi_props::{
    CodePage, CodePageChoice, ErrorCode, HeaderKind, ObjectValue, PropertyBag, PropertyFlags, PropertyId,
    PropertyTag, PropertyValue, pid_tag,
};

use crate::error::{Error, Result};
use crate::mapi::attachments::{READ_ONLY, new_attachment};
use crate::mapi::computed::{ATTACHMENTS, RECIPIENTS, UNICODE_MASK, is_computed};
use crate::mapi::core::{Closed, Core, What};
use crate::mapi::prop::copy::detach::{DetachedAttachment, DetachedMessage, DetachedObject};
use crate::mapi::prop::copy::put::Putter;
use crate::mapi::state::{AttachmentState, MessageState, Object, Row, Slot, ladder};

impl Putter {
    pub(super) fn recipients(
        &mut self,
        core: &mut Core,
        recipients: Vec<PropertyBag>,
        page: CodePageChoice,
    ) -> Result<()> {
        core.load_recipients(self.id)?;
        let state = &core.message(self.id)?.state;
        if self.rules.keeps && state.recipients.len() > 0 {
            return Ok(());
        }
        let to = core.page(self.id)?;
        let mut number = core.message(self.id)?.state.next_recipient;
        let mut rows = BTreeMap::new();
        for bag in recipients {
            let (row, lost) = self.recipient(&bag, page.page, to, number)?;
            self.note_lost(RECIPIENTS, lost);
            rows.insert(number, Arc::new(row));
            number = after(number)?;
        }
        let message = core.message_mut(self.id)?;
        message.state.next_recipient = number;
        message.state.recipients.replace(rows);
        message.is_changed = true;
        self.note_copied(RECIPIENTS, RECIPIENTS.id());
        Ok(())
    }

    fn recipient(
        &self,
        bag: &PropertyBag,
        from: CodePage,
        to: CodePage,
        number: u32,
    ) -> Result<(Row, Vec<(PropertyTag, ErrorCode)>)> {
        let mut converted = self.convert(bag, HeaderKind::Recipient, from, to, |_| true)?;
        let row_id = PropertyValue::Integer32(number.cast_signed());
        converted.bag.set(pid_tag::PidTagRowid.id(), &row_id, PropertyFlags::READ_WRITE);
        Ok((Row { bag: converted.bag, is_stored: false }, converted.lost))
    }

    pub(super) fn attachments(
        &mut self,
        core: &mut Core,
        attachments: Vec<DetachedAttachment>,
        page: CodePageChoice,
        messages: &[Arc<MessageState>],
        closed: &mut Vec<Closed>,
    ) -> Result<()> {
        if self.rules.keeps && !core.message(self.id)?.state.attachments.is_empty() {
            return Ok(());
        }
        if let Err(code) = core.delete_all_attachments(self.id, closed)? {
            self.problem(ATTACHMENTS, code);
            return Ok(());
        }
        let to = core.page(self.id)?;
        let mut number = core.message(self.id)?.state.next_attachment;
        let mut slots = Vec::new();
        for attachment in attachments {
            let (state, lost) = self.attachment(attachment, page.page, to, number, messages)?;
            self.note_lost(ATTACHMENTS, lost);
            slots.push((number, Slot::Saved(Arc::new(state))));
            number = after(number)?;
        }
        let message = core.message_mut(self.id)?;
        message.state.next_attachment = number;
        message.is_changed = true;
        message.attachments_version = message.attachments_version.saturating_add(1);
        Arc::make_mut(&mut message.state.attachments).extend(slots);
        self.note_copied(ATTACHMENTS, ATTACHMENTS.id());
        Ok(())
    }

    fn attachment(
        &self,
        attachment: DetachedAttachment,
        from: CodePage,
        to: CodePage,
        number: u32,
        messages: &[Arc<MessageState>],
    ) -> Result<(AttachmentState, Vec<(PropertyTag, ErrorCode)>)> {
        let mask = self.unicode.then_some(UNICODE_MASK);
        let mut bag = new_attachment(number, mask);
        let is_plain = |id: PropertyId| !is_computed(false, id);
        let converted = self.convert(&attachment.bag, HeaderKind::Attachment, from, to, is_plain)?;
        bag.take_from(&converted.bag);
        let object = match attachment.object {
            DetachedObject::None => Object::None,
            DetachedObject::Message(place) => match messages.get(place) {
                Some(message) => Object::Message(Arc::clone(message)),
                None => Object::None,
            },
            DetachedObject::Storage(storage) => Object::Storage(storage),
        };
        Ok((AttachmentState { bag, object, has_stored_object: false, path: None }, converted.lost))
    }

    /// The messages in it, for the destination: those that lie in others are made first.
    pub(super) fn messages(
        &mut self,
        core: &Core,
        messages: Vec<DetachedMessage>,
    ) -> Result<Vec<Arc<MessageState>>> {
        let top = core.page_of(self.id)?;
        // Which message each lies in, and so the page it may inherit.
        let mut pages: Vec<Option<CodePageChoice>> = vec![None; messages.len()];
        for (place, message) in messages.iter().enumerate() {
            let outer = pages.get(place).copied().flatten().unwrap_or(top);
            // Whether all 8-bit text is UTF-8 is asked of a message that is read. This one's is not written yet: it will
            // be in whatever page is chosen.
            let will_be_utf8 = || true;
            let choice = ladder(&message.bag, &self.storage, Some(outer)).choose(will_be_utf8);
            if let Some(own) = pages.get_mut(place) {
                *own = Some(choice);
            }
            for attachment in &message.attachments {
                if let DetachedObject::Message(inner) = attachment.object
                    && let Some(inner) = pages.get_mut(inner)
                {
                    *inner = Some(choice);
                }
            }
        }
        let mut made: Vec<Arc<MessageState>> = Vec::new();
        let total = messages.len();
        let empty = Arc::new(MessageState::new(HeaderKind::Embedded, self.unicode));
        made.resize(total, Arc::clone(&empty));
        for (place, message) in messages.into_iter().enumerate().rev() {
            let to = pages.get(place).copied().flatten().unwrap_or(top).page;
            let state = self.message(message, to, &made)?;
            if let Some(own) = made.get_mut(place) {
                *own = Arc::new(state);
            }
        }
        Ok(made)
    }

    fn message(
        &mut self,
        message: DetachedMessage,
        to: CodePage,
        made: &[Arc<MessageState>],
    ) -> Result<MessageState> {
        let from = message.page.page;
        let mask = pid_tag::PidTagStoreSupportMask.id();
        let converted = self.convert(&message.bag, HeaderKind::Embedded, from, to, |id| id != mask)?;
        self.note_lost(ATTACHMENTS, converted.lost);
        let mut state = MessageState::new(HeaderKind::Embedded, self.unicode);
        state.bag = converted.bag;
        if self.unicode {
            state.bag.set(mask, &PropertyValue::Integer32(UNICODE_MASK), READ_ONLY);
        }
        if state.bag.find(pid_tag::PidTagCreationTime.id()).is_none() {
            let time = PropertyValue::Time(self.now);
            state.bag.set(pid_tag::PidTagCreationTime.id(), &time, READ_ONLY);
        }
        let mut rows = BTreeMap::new();
        for (number, bag) in (0u32..).zip(&message.recipients) {
            let (row, lost) = self.recipient(bag, from, to, number)?;
            self.note_lost(ATTACHMENTS, lost);
            rows.insert(number, Arc::new(row));
            state.next_recipient = number.saturating_add(1);
        }
        state.recipients.replace(rows);
        let mut slots = BTreeMap::new();
        for (number, attachment) in (0u32..).zip(message.attachments) {
            let (own, lost) = self.attachment(attachment, from, to, number, made)?;
            self.note_lost(ATTACHMENTS, lost);
            slots.insert(number, Slot::Saved(Arc::new(own)));
            state.next_attachment = number.saturating_add(1);
        }
        state.attachments = Arc::new(slots);
        Ok(state)
    }

    /// The data of an attachment that is copied itself.
    pub(super) fn object(
        &mut self,
        core: &mut Core,
        object: DetachedObject,
        messages: &[Arc<MessageState>],
        closed: &mut Vec<Closed>,
    ) -> Result<()> {
        let data = pid_tag::PidTagAttachDataObject;
        let (object, value) = match object {
            DetachedObject::None => return Ok(()),
            DetachedObject::Message(place) => match messages.get(place) {
                Some(message) => (Object::Message(Arc::clone(message)), ObjectValue::EMBEDDED_MESSAGE),
                None => return Ok(()),
            },
            DetachedObject::Storage(storage) => (Object::Storage(storage), ObjectValue::OLE_STORAGE),
        };
        if self.rules.keeps && core.bag(self.id)?.find(data.id()).is_some() {
            return Ok(());
        }
        core.drop_object(self.id, data.id(), closed)?;
        core.bag_mut(self.id)?.set(data.id(), &PropertyValue::Object(value), PropertyFlags::READ_WRITE);
        if let What::Attachment(attachment) = &mut core.object_mut(self.id)?.what {
            attachment.state.object = object;
        }
        self.note_copied(ATTACHMENTS, data.id());
        Ok(())
    }
}

/// The number behind another.
fn after(number: u32) -> Result<u32> {
    let none = || Error::refused(ErrorCode::TOO_BIG, "there are no more numbers", "copy");
    number.checked_add(1).ok_or_else(none)
}
