//! Putting what was taken out of one object into another.

mod parts;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use cfb_core::{ReadAt, Storage};
use mapi_props::{
    CodePage, ErrorCode, FileTime, HeaderKind, PropertyBag, PropertyId, PropertyTag, PropertyType,
    PropertyValue, pid_tag,
};

use crate::error::{Error, ErrorKind, Result};
use crate::mapi::core::{Closed, Core, ObjectId};
use crate::mapi::prop::copy::detach::Detached;
use crate::mapi::prop::copy::{Wanted, is_list};
use crate::mapi::prop::get::is_wide;
use crate::mapi::prop::set::Problem;
use crate::mapi::prop::text::{is_text, stored, with_width};

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
    /// The lists of which something was lost: a move leaves them where they are.
    lossy: HashSet<PropertyId>,
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
            lossy: HashSet::new(),
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

    /// A list has arrived.
    fn note_copied(&mut self, list: PropertyTag, id: PropertyId) {
        if !self.lossy.contains(&list.id()) {
            self.copied.push(id);
        }
    }

    fn note_lost(&mut self, list: PropertyTag, lost: Vec<(PropertyTag, ErrorCode)>) {
        if !lost.is_empty() {
            self.lossy.insert(list.id());
        }
        let index = self.order.get(&list.id()).map_or(self.order.len(), |(index, _)| *index);
        self.problems.extend(lost.into_iter().map(|(tag, code)| Problem { index, tag, code }));
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
