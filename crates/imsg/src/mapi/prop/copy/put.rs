//! Putting what was taken out of one object into another.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use cfb_core::{ReadAt, Storage};
use mapi_props::{
    CodePage, CodePageChoice, ErrorCode, FileTime, HeaderKind, ObjectValue, PropertyBag, PropertyFlags,
    PropertyId, PropertyTag, PropertyType, PropertyValue, pid_tag,
};

use crate::error::{Error, ErrorKind, Result};
use crate::mapi::attachments::{READ_ONLY, new_attachment};
use crate::mapi::computed::{ATTACHMENTS, RECIPIENTS, UNICODE_MASK, is_computed};
use crate::mapi::core::{Closed, Core, ObjectId, What};
use crate::mapi::prop::copy::detach::{Detached, DetachedAttachment, DetachedMessage, DetachedObject};
use crate::mapi::prop::copy::{Wanted, is_list};
use crate::mapi::prop::get::is_wide;
use crate::mapi::prop::set::Problem;
use crate::mapi::prop::text::{is_text, stored, with_width};
use crate::mapi::state::{AttachmentState, MessageState, Object, Row, Slot, ladder};

#[derive(Clone, Copy)]
pub(super) struct Rules {
    /// What the destination has stays.
    pub(super) keeps: bool,
    /// Ids mean the same in both.
    pub(super) is_same_file: bool,
}

/// Answers what could not be put, and the ids of what was.
pub(super) fn put(
    core: &mut Core,
    id: ObjectId,
    detached: Detached,
    wanted: &Wanted<'_>,
    rules: Rules,
    closed: &mut Vec<Closed>,
) -> Result<(Vec<Problem>, Vec<PropertyId>)> {
    let mut putter = Putter::new(core, id, &detached, wanted, rules)?;
    putter.note_missing(&detached, wanted);
    putter.properties(core, &detached, wanted, closed)?;
    let Detached { recipients, attachments, object, messages, page, .. } = detached;
    let messages = putter.messages(core, messages)?;
    if let Some(recipients) = recipients {
        putter.recipients(core, recipients, page)?;
    }
    if let Some(attachments) = attachments {
        putter.attachments(core, attachments, page, &messages, closed)?;
    }
    putter.object(core, object, &messages, closed)?;
    Ok((putter.problems, putter.copied))
}

struct Putter {
    id: ObjectId,
    rules: Rules,
    unicode: bool,
    /// Ids in the destination for those of the source.
    ids: HashMap<PropertyId, Option<PropertyId>>,
    /// For values that are all in memory, no storage is read.
    storage: Storage,
    /// The place of each property in the caller's list, or the source's, and its tag there.
    order: HashMap<PropertyId, (usize, PropertyTag)>,
    problems: Vec<Problem>,
    copied: Vec<PropertyId>,
    /// When messages that do not say it were made.
    now: FileTime,
}

/// A bag in the width of the destination.
struct Converted {
    bag: PropertyBag,
    /// What could not be kept.
    lost: Vec<(PropertyTag, ErrorCode)>,
}

impl Putter {
    fn new(
        core: &mut Core,
        id: ObjectId,
        detached: &Detached,
        wanted: &Wanted<'_>,
        rules: Rules,
    ) -> Result<Self> {
        let mut ids = HashMap::new();
        if !rules.is_same_file {
            for (from, name) in &detached.names {
                let to = match name {
                    Some(name) => core.id_for(name)?,
                    None => None,
                };
                ids.insert(*from, to);
            }
        }
        Ok(Self {
            id,
            rules,
            unicode: core.is_unicode(id)?,
            ids,
            storage: core.context()?.storage.clone(),
            order: order(wanted.include().unwrap_or(&detached.order)),
            problems: Vec::new(),
            copied: Vec::new(),
            now: core.context()?.now(),
        })
    }

    /// The id in the destination; `None` if it has no name.
    fn target(&self, id: PropertyId) -> Option<PropertyId> {
        if self.rules.is_same_file || !id.is_named() {
            Some(id)
        } else {
            self.ids.get(&id).copied().flatten()
        }
    }

    fn problem(&mut self, tag: PropertyTag, code: ErrorCode) {
        let (index, tag) = self.order.get(&tag.id()).copied().unwrap_or((self.order.len(), tag));
        self.problems.push(Problem { index, tag, code });
    }

    /// What a list names and the source does not have.
    fn note_missing(&mut self, detached: &Detached, wanted: &Wanted<'_>) {
        for tag in wanted.include().into_iter().flatten() {
            let is_list = detached.is_message && is_list(tag.id());
            if detached.bag.find(tag.id()).is_none() && !is_list {
                let is_computed = detached.computed.contains(&tag.id());
                let code = if is_computed { ErrorCode::COMPUTED } else { ErrorCode::NOT_FOUND };
                self.problem(*tag, code);
            }
        }
    }

    fn properties(
        &mut self,
        core: &mut Core,
        detached: &Detached,
        wanted: &Wanted<'_>,
        closed: &mut Vec<Closed>,
    ) -> Result<()> {
        let decides =
            [pid_tag::PidTagMessageCodepage, pid_tag::PidTagMessageLocaleId, pid_tag::PidTagInternetCodepage];
        let first =
            |property: &mapi_props::BagProperty| decides.iter().any(|tag| tag.id() == property.tag.id());
        // The code page decides on the texts.
        let all = detached.bag.iter().filter(first).chain(detached.bag.iter().filter(|p| !first(p)));
        for property in all {
            let tag = property.tag;
            if tag.property_type() == PropertyType::Object {
                continue;
            }
            let asked = wanted.asked(tag.id()).unwrap_or(PropertyType::Unspecified);
            let fits = asked == PropertyType::Unspecified
                || asked == tag.property_type()
                || (is_text(asked) && with_width(tag.property_type(), is_wide(asked)) == asked);
            if !fits {
                self.problem(tag, ErrorCode::UNEXPECTED_TYPE);
                continue;
            }
            match self.property(core, detached, tag, closed)? {
                Ok(true) => self.copied.push(tag.id()),
                Ok(false) => {}
                Err(code) => self.problem(tag, code),
            }
        }
        Ok(())
    }

    /// Sets one property of the destination. Answers whether it was set.
    fn property(
        &self,
        core: &mut Core,
        detached: &Detached,
        tag: PropertyTag,
        closed: &mut Vec<Closed>,
    ) -> Result<std::result::Result<bool, ErrorCode>> {
        let Some(id) = self.target(tag.id()) else { return Ok(Err(ErrorCode::UNEXPECTED_ID)) };
        if core.is_computed(self.id, id)? {
            return Ok(Err(ErrorCode::COMPUTED));
        }
        if self.rules.keeps && core.bag(self.id)?.find(id).is_some() {
            return Ok(Ok(false));
        }
        if core.may_change(self.id, id)?.is_err() {
            return Ok(Err(ErrorCode::COMPUTED));
        }
        let to = if is_text(tag.property_type()) { core.page(self.id)? } else { CodePage::WINDOWS_1252 };
        if let Some(source) = self.raw(&detached.bag, tag, detached.page.page, to) {
            let tag = id.with_type(tag.property_type());
            return Ok(core.set_source(self.id, tag, source, closed)?.map(|()| true));
        }
        let value = self.value(&detached.bag, tag.id(), detached.page.page)?;
        let Some(value) = value else { return Ok(Ok(false)) };
        if crate::mapi::prop::text::is_empty_list(&value) {
            return Ok(Ok(false));
        }
        let tag = id.with_type(value.property_type());
        Ok(core.set(self.id, tag, &value, closed)?.map(|()| true))
    }

    /// The bytes of a value's stream, if the destination keeps the same ones: nothing is lost on the way, not even what is
    /// no sound text.
    fn raw(
        &self,
        bag: &PropertyBag,
        tag: PropertyTag,
        from: CodePage,
        to: CodePage,
    ) -> Option<Arc<dyn ReadAt>> {
        let is_same = match tag.property_type() {
            PropertyType::String => self.unicode,
            PropertyType::String8 => !self.unicode && from == to,
            PropertyType::Other(_) | PropertyType::CodePageString(_) => false,
            // A list without a value is none.
            _ => bag.find(tag.id()).is_some_and(|found| found.len_bytes > 0 || !is_list_type(tag)),
        };
        bag.source(tag.id()).filter(|_| is_same)
    }

    fn value(&self, bag: &PropertyBag, id: PropertyId, page: CodePage) -> Result<Option<PropertyValue>> {
        bag.value(id, &self.storage, page)
            .map_err(|error| Error::caused(ErrorKind::Properties, "copy", error))
    }

    /// A bag with other ids and another width.
    fn convert(
        &self,
        bag: &PropertyBag,
        kind: HeaderKind,
        from: CodePage,
        to: CodePage,
        keep: impl Fn(PropertyId) -> bool,
    ) -> Result<Converted> {
        let mut converted = Converted { bag: PropertyBag::new(kind), lost: Vec::new() };
        for property in bag.iter().filter(|property| keep(property.tag.id())) {
            let tag = property.tag;
            let flags = property.flags;
            let Some(id) = self.target(tag.id()) else {
                converted.lost.push((tag, ErrorCode::UNEXPECTED_ID));
                continue;
            };
            if let Some(source) = self.raw(bag, tag, from, to) {
                converted.bag.set_source(id.with_type(tag.property_type()), source, flags);
                continue;
            }
            let Some(value) = self.value(bag, tag.id(), from)? else { continue };
            if !is_text(tag.property_type()) {
                converted.bag.set(id, &value, flags);
                continue;
            }
            match stored(value, self.unicode, to) {
                Ok(value) => converted.bag.set(id, &value, flags),
                Err(code) => converted.lost.push((tag, code)),
            }
        }
        Ok(converted)
    }

    fn note_lost(&mut self, list: PropertyTag, lost: Vec<(PropertyTag, ErrorCode)>) {
        let index = self.order.get(&list.id()).map_or(self.order.len(), |(index, _)| *index);
        self.problems.extend(lost.into_iter().map(|(tag, code)| Problem { index, tag, code }));
    }

    fn recipients(
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
            number = number.saturating_add(1);
        }
        let message = core.message_mut(self.id)?;
        message.state.next_recipient = number;
        message.state.recipients.replace(rows);
        message.is_changed = true;
        self.copied.push(RECIPIENTS.id());
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

    fn attachments(
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
            number = number.saturating_add(1);
        }
        let message = core.message_mut(self.id)?;
        message.state.next_attachment = number;
        message.is_changed = true;
        message.attachments_version = message.attachments_version.saturating_add(1);
        Arc::make_mut(&mut message.state.attachments).extend(slots);
        self.copied.push(ATTACHMENTS.id());
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
    fn messages(&mut self, core: &Core, messages: Vec<DetachedMessage>) -> Result<Vec<Arc<MessageState>>> {
        let top = core.page_of(self.id)?;
        // Which message each lies in, and so the page it may inherit.
        let mut pages: Vec<Option<CodePageChoice>> = vec![None; messages.len()];
        for (place, message) in messages.iter().enumerate() {
            let outer = pages.get(place).copied().flatten().unwrap_or(top);
            let choice = ladder(&message.bag, &self.storage, Some(outer)).choose(|| true);
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
    fn object(
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
        self.copied.push(data.id());
        Ok(())
    }
}

/// Whether a type is that of a list.
fn is_list_type(tag: PropertyTag) -> bool {
    tag.type_code() & 0x1000 != 0
}

/// The first place of each id, and its tag there.
fn order(tags: &[PropertyTag]) -> HashMap<PropertyId, (usize, PropertyTag)> {
    let mut order = HashMap::with_capacity(tags.len());
    for (index, tag) in tags.iter().enumerate() {
        order.entry(tag.id()).or_insert((index, *tag));
    }
    order
}
