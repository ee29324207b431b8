//! Taking an object out of its message: values in memory or in the temporary file of the destination.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use cfb_core::{ReadAt, Storage};
use mapi_props::{
    CodePageChoice, CodePageLadder, HeaderKind, NamedProperty, PropertyBag, PropertyId, PropertyTag, pid_tag,
};

use crate::error::{Error, ErrorKind, Result};
use crate::mapi::computed::{ATTACHMENTS, RECIPIENTS};
use crate::mapi::core::{Core, ObjectId, What};
use crate::mapi::prop::copy::Wanted;
use crate::mapi::scratch::{IN_MEMORY, Scratch, ScratchStorage};
use crate::mapi::state::{
    AttachmentState, MessageState, Object, Reader, inside, ladder, load_message, load_recipients, object_name,
};

/// Bytes copied at once.
const AT_ONCE: usize = 1 << 20;

/// An object that was taken out, and the messages in it, each before those inside it.
pub(super) struct Detached {
    /// The properties of the object itself.
    pub(super) bag: PropertyBag,
    /// The tags of all properties of the source in their order, for the places of problems.
    pub(super) order: Vec<PropertyTag>,
    /// What computed properties a list names; they are no stored ones.
    pub(super) computed: HashSet<PropertyId>,
    pub(super) is_message: bool,
    pub(super) recipients: Option<Vec<PropertyBag>>,
    pub(super) attachments: Option<Vec<DetachedAttachment>>,
    /// What the object holds, if it is an attachment.
    pub(super) object: DetachedObject,
    pub(super) messages: Vec<DetachedMessage>,
    /// The names of ids from 0x8000 on that occur in it.
    /// In the order of ids, so that names get theirs in the same order each time.
    pub(super) names: BTreeMap<PropertyId, Option<NamedProperty<'static>>>,
    /// What decides on the code page of 8-bit text.
    pub(super) page: CodePageChoice,
}

pub(super) struct DetachedMessage {
    pub(super) bag: PropertyBag,
    pub(super) recipients: Vec<PropertyBag>,
    pub(super) attachments: Vec<DetachedAttachment>,
    pub(super) page: CodePageChoice,
}

pub(super) struct DetachedAttachment {
    pub(super) bag: PropertyBag,
    pub(super) object: DetachedObject,
}

pub(super) enum DetachedObject {
    None,
    /// One of the messages, by its place.
    Message(usize),
    Storage(Arc<ScratchStorage>),
}

/// A message that is still to be taken out, and the page of the one around it.
struct Waiting {
    state: MessageState,
    outer: CodePageChoice,
}

struct Taker<'a> {
    core: &'a Core,
    reader: Reader,
    scratch: &'a Arc<Scratch>,
    waiting: Vec<Waiting>,
}

impl Detached {
    pub(super) fn of(
        core: &mut Core,
        id: ObjectId,
        wanted: &Wanted<'_>,
        scratch: &Arc<Scratch>,
    ) -> Result<Self> {
        core.publish_streams(id)?;
        let page = core.page_of(id)?;
        let reader = core.context()?.reader.clone();
        let mut taker = Taker { core, reader, scratch, waiting: Vec::new() };
        let whole = core.bag(id)?;
        let order: Vec<PropertyTag> = whole.iter().map(|property| property.tag).collect();
        let computed = wanted.include().into_iter().flatten().map(|tag| tag.id());
        let computed: HashSet<PropertyId> = computed
            .filter(|id| whole.find(*id).is_none())
            .filter(|property| core.computed(id, *property).is_ok_and(|value| value.is_some()))
            .collect();
        let mut chosen = whole.clone();
        chosen.retain(|tag| wanted.has(tag.id()));
        let opened = core.opened(id)?;
        let kind = whole.kind();
        let bag = taker.bag(&chosen, kind, opened.storage())?;
        let mut detached = Self {
            bag,
            order,
            computed,
            is_message: core.is_message(id)?,
            recipients: None,
            attachments: None,
            object: DetachedObject::None,
            messages: Vec::new(),
            names: BTreeMap::new(),
            page,
        };
        if wanted.parts {
            match &core.object(id)?.what {
                What::Message(message) => {
                    let mut state = message.state.clone();
                    if wanted.has(RECIPIENTS.id()) {
                        load_recipients(&taker.reader, &mut state)?;
                        detached.recipients = Some(taker.recipients(&state)?);
                    }
                    if wanted.has(ATTACHMENTS.id()) {
                        detached.attachments = Some(taker.attachments(&state, page)?);
                    }
                }
                What::Attachment(attachment) if wanted.has(pid_tag::PidTagAttachDataObject.id()) => {
                    detached.object = taker.object(&attachment.state, page)?;
                }
                _ => {}
            }
        }
        // Messages that are found in messages wait behind them.
        let mut next = 0usize;
        while let Some(waiting) = taker.waiting.get(next) {
            let (state, outer) = (waiting.state.clone(), waiting.outer);
            let message = taker.message(state, outer)?;
            detached.messages.push(message);
            next = next.saturating_add(1);
        }
        detached.learn_names(core)?;
        Ok(detached)
    }

    /// Learns the names of all ids that occur.
    fn learn_names(&mut self, core: &mut Core) -> Result<()> {
        let parts = |attachments: &[DetachedAttachment]| -> Vec<PropertyTag> {
            attachments
                .iter()
                .flat_map(|attachment| attachment.bag.iter().map(|p| p.tag).collect::<Vec<_>>())
                .collect()
        };
        let mut tags: Vec<PropertyTag> = self.bag.iter().map(|property| property.tag).collect();
        tags.extend(
            self.recipients.iter().flatten().flat_map(|bag| bag.iter().map(|p| p.tag).collect::<Vec<_>>()),
        );
        tags.extend(self.attachments.iter().flat_map(|attachments| parts(attachments)));
        for message in &self.messages {
            tags.extend(message.bag.iter().map(|property| property.tag));
            tags.extend(
                message.recipients.iter().flat_map(|bag| bag.iter().map(|p| p.tag).collect::<Vec<_>>()),
            );
            tags.extend(parts(&message.attachments));
        }
        for id in tags.into_iter().map(PropertyTag::id).filter(|id| id.is_named()) {
            if let Entry::Vacant(place) = self.names.entry(id) {
                place.insert(core.name_of(id)?);
            }
        }
        Ok(())
    }
}

impl Taker<'_> {
    /// A bag with its values in memory, large ones in the temporary file.
    fn bag(&self, bag: &PropertyBag, kind: HeaderKind, storage: &Storage) -> Result<PropertyBag> {
        let mut failure = None;
        let detached = bag.detached(kind, storage, |entry, len| {
            if len <= IN_MEMORY {
                return Ok(None);
            }
            match self.large(bag, entry.tag, len, storage) {
                Ok(source) => Ok(Some(source)),
                Err(error) => {
                    failure.get_or_insert(error);
                    Ok(Some(Arc::new(cfb_core::SharedBytes::new([])) as Arc<dyn ReadAt>))
                }
            }
        });
        if let Some(error) = failure {
            return Err(error);
        }
        detached.map_err(|error| Error::caused(ErrorKind::Properties, "copy", error))
    }

    fn large(
        &self,
        bag: &PropertyBag,
        tag: PropertyTag,
        len: u64,
        storage: &Storage,
    ) -> Result<Arc<dyn ReadAt>> {
        let failed = |error| Error::of_storage(error, "copy");
        let copy = self.scratch.stream().map_err(failed)?;
        let mut piece = vec![0; AT_ONCE];
        let mut at = 0u64;
        while at < len {
            let n = bag.read_at(tag.id(), storage, at, &mut piece);
            let n = n.map_err(|error| Error::caused(ErrorKind::Properties, "copy", error))?;
            let bytes = piece.get(..n).unwrap_or_default();
            if bytes.is_empty() {
                break;
            }
            copy.stream.write_at(at, bytes).map_err(failed)?;
            at = at.saturating_add(n as u64);
        }
        Ok(Arc::new(copy))
    }

    fn recipients(&self, state: &MessageState) -> Result<Vec<PropertyBag>> {
        let opened = self.reader.at(state.path.as_ref())?;
        let mut bags = Vec::new();
        for (number, row) in state.recipients.rows().unwrap_or_default().iter() {
            let own =
                if row.is_stored { Some(self.reader.recipient(state.path.as_ref(), *number)?) } else { None };
            let from = own.as_ref().unwrap_or(&opened).storage();
            bags.push(self.bag(&row.bag, HeaderKind::Recipient, from)?);
        }
        Ok(bags)
    }

    fn attachments(&mut self, state: &MessageState, page: CodePageChoice) -> Result<Vec<DetachedAttachment>> {
        let mut attachments = Vec::new();
        for number in state.attachments.keys() {
            let attachment = self.core.saved_attachment(state, *number)?;
            let opened = self.reader.at(attachment.path.as_ref())?;
            let bag = self.bag(&attachment.bag, HeaderKind::Attachment, opened.storage())?;
            drop(opened);
            let object = self.object(&attachment, page)?;
            attachments.push(DetachedAttachment { bag, object });
        }
        Ok(attachments)
    }

    fn object(&mut self, attachment: &AttachmentState, page: CodePageChoice) -> Result<DetachedObject> {
        let failed = |error| Error::of_storage(error, "copy");
        match &attachment.object {
            Object::None => Ok(DetachedObject::None),
            Object::Message(message) => Ok(self.wait(MessageState::clone(message), page)),
            Object::Storage(storage) => {
                let copy = storage.duplicate(self.scratch).map_err(failed)?;
                Ok(DetachedObject::Storage(Arc::new(copy)))
            }
            Object::Stored => {
                let outer = attachment.path.clone().unwrap_or_default();
                let path = inside(&outer, &object_name());
                if let Some(message) = load_message(&self.reader, path, HeaderKind::Embedded)? {
                    return Ok(self.wait(message, page));
                }
                let opened = self.reader.at(Some(&outer))?;
                let copy = self.scratch.storage().map_err(failed)?;
                copy.fill(opened.storage()).map_err(failed)?;
                Ok(DetachedObject::Storage(Arc::new(copy)))
            }
        }
    }

    fn wait(&mut self, state: MessageState, outer: CodePageChoice) -> DetachedObject {
        let place = self.waiting.len();
        self.waiting.push(Waiting { state, outer });
        DetachedObject::Message(place)
    }

    fn message(&mut self, mut state: MessageState, outer: CodePageChoice) -> Result<DetachedMessage> {
        load_recipients(&self.reader, &mut state)?;
        let opened = self.reader.at(state.path.as_ref())?;
        let own: CodePageLadder = ladder(&state.bag, opened.storage(), Some(outer));
        let page = own.choose(|| crate::mapi::state::all_strings_are_utf8(&state.bag, opened.storage()));
        let bag = self.bag(&state.bag, HeaderKind::Embedded, opened.storage())?;
        drop(opened);
        let recipients = self.recipients(&state)?;
        let attachments = self.attachments(&state, page)?;
        Ok(DetachedMessage { bag, recipients, attachments, page })
    }
}
