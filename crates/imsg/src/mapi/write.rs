//! Writing a message into its storage, and going on over what was written.

use std::sync::Arc;

use cfb_core::{CommitOptions, Mode, Storage};
use mapi_props::{Counters, ElementName};

use crate::error::{Error, ErrorKind, Result};
use crate::mapi::core::{Core, ObjectId, What};
use crate::mapi::normalize::normalize;
use crate::mapi::state::{
    AttachmentState, MessageState, Node, Object, Slot, load_attachment, load_message, object_name,
};

impl Core {
    /// Writes the top-level message into its storage, all of it or nothing, and commits that.
    pub(super) fn write_top_level(&mut self, state: MessageState, force: bool) -> Result<()> {
        let written = self.make_file(&state).and_then(|()| self.write_and_commit(&state, force));
        if written.is_err() {
            self.unmake_file();
        }
        written?;
        self.file_is_made()?;
        let context = self.context()?;
        if !context.commits {
            context.reader.watch()?;
        }
        self.rebase(state)
    }

    fn write_and_commit(&self, state: &MessageState, force: bool) -> Result<()> {
        let context = self.context()?;
        let storage = &context.storage;
        let failed = |error| Error::of_storage(error, "message");
        let transaction = storage.transaction().map_err(failed)?;
        if context.names.is_changed() {
            context.names.write(&transaction)?;
        }
        write_message(transaction.clone(), Arc::new(state.clone()))?;
        if context.normalizes {
            normalize(&transaction)?;
        }
        transaction.commit(CommitOptions::new()).map_err(failed)?;
        drop(transaction);
        if context.commits {
            storage.commit(CommitOptions::new().only_if_current(!force)).map_err(failed)?;
        }
        Ok(())
    }

    /// The message goes on over what was written.
    fn rebase(&mut self, state: MessageState) -> Result<()> {
        self.context_mut()?.names.written();
        let counters = counters(&state);
        let numbers: Arc<std::collections::BTreeSet<u32>> =
            Arc::new(state.attachments.keys().copied().collect());
        let written = MessageState {
            bag: state.bag.written(Some(counters)),
            recipients: state.recipients.written(),
            attachments: Arc::new(numbers.iter().map(|number| (*number, Slot::Stored)).collect()),
            stored_attachments: numbers,
            gone_attachments: std::collections::BTreeSet::new(),
            path: Some(Vec::new()),
            ..state
        };
        let written = if std::mem::take(&mut self.context_mut()?.normalizes) {
            // Entries are not as they were written before that.
            let kind = mapi_props::HeaderKind::TopLevel;
            load_message(&self.context()?.reader, Vec::new(), kind)?.unwrap_or(written)
        } else {
            written
        };
        let message = self.message_mut(ObjectId::MESSAGE)?;
        message.state = written;
        message.is_changed = false;
        self.rebase_children();
        Ok(())
    }

    /// What is open and has no changes of its own goes on over what was written too. Where that cannot be read, it goes on
    /// with what it has, which is the same.
    fn rebase_children(&mut self) {
        let reader = match self.context() {
            Ok(context) => context.reader.clone(),
            Err(_) => return,
        };
        let ids: Vec<ObjectId> = self.objects().iter().map(|(id, _)| *id).collect();
        for id in ids {
            let Ok(open) = self.object(id) else { continue };
            let Some(parent) = open.parent else { continue };
            match &open.what {
                What::Attachment(attachment) if !attachment.is_changed => {
                    let Ok(message) = self.message(parent) else { continue };
                    let is_stored =
                        matches!(message.state.attachments.get(&attachment.number), Some(Slot::Stored));
                    let Some(path) = message.state.path.clone().filter(|_| is_stored) else { continue };
                    let number = attachment.number;
                    if let Ok(loaded) = load_attachment(&reader, &path, number)
                        && let Ok(attachment) = self.attachment_mut(id)
                    {
                        attachment.state = loaded;
                    }
                }
                What::Message(message) if !message.is_changed => {
                    let Ok(attachment) = self.attachment(parent) else { continue };
                    let Some(path) = attachment.state.path.clone() else { continue };
                    if attachment.is_changed || !matches!(attachment.state.object, Object::Stored) {
                        continue;
                    }
                    let path = crate::mapi::state::inside(&path, &object_name());
                    let kind = mapi_props::HeaderKind::Embedded;
                    if let Ok(Some(loaded)) = load_message(&reader, path, kind)
                        && let Ok(message) = self.message_mut(id)
                    {
                        message.shown_attachments = Arc::clone(&loaded.attachments);
                        message.state = loaded;
                    }
                }
                _ => {}
            }
        }
    }
}

/// The counters in the header of a message: those of what has not changed stay as they were read.
fn counters(state: &MessageState) -> Counters {
    let count = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
    let next = |last: Option<u32>| last.map_or(0, |last| last.saturating_add(1));
    let mut counters = state.bag.counters().unwrap_or_default();
    if state.recipients.is_changed() {
        counters.next_recipient_id = next(state.recipients.last());
        counters.recipient_count = count(state.recipients.len());
    }
    if state.has_other_attachments() {
        counters.next_attachment_id = next(state.attachments.keys().next_back().copied());
        counters.attachment_count = count(state.attachments.len());
    }
    counters
}

/// Something that is to be written into a storage.
enum Job {
    Message(Arc<Node>, Arc<MessageState>),
    Attachment(Arc<Node>, Arc<AttachmentState>),
}

/// Writes what has changed in a message into its storage, and in all messages inside it.
fn write_message(storage: Storage, state: Arc<MessageState>) -> Result<()> {
    let mut jobs = vec![Job::Message(Node::new(storage, None), state)];
    while let Some(job) = jobs.pop() {
        match job {
            Job::Message(node, state) => write_parts(&node, &state, &mut jobs)?,
            Job::Attachment(node, attachment) => {
                write_object(&node, &attachment, &mut jobs)?;
                write_bag(&attachment.bag, &node.storage, None)?;
            }
        }
    }
    Ok(())
}

fn write_bag(bag: &mapi_props::PropertyBag, storage: &Storage, counters: Option<Counters>) -> Result<()> {
    bag.write(storage, counters).map_err(|error| Error::caused(ErrorKind::Properties, "message", error))
}

fn write_parts(node: &Arc<Node>, state: &MessageState, jobs: &mut Vec<Job>) -> Result<()> {
    let storage = &node.storage;
    let failed = |error| Error::of_storage(error, "message");
    for number in state.recipients.gone() {
        remove(storage, &ElementName::Recipient(number).to_string())?;
    }
    for (number, row) in state.recipients.rows().unwrap_or_default().iter().filter(|(_, row)| !row.is_stored)
    {
        let name = ElementName::Recipient(*number).to_string();
        let own = storage.create_storage(name.as_str(), Mode::read_write().create()).map_err(failed)?;
        write_bag(&row.bag, &own, None)?;
    }
    let gone = state.stored_attachments.union(&state.gone_attachments);
    for number in gone.filter(|number| !state.attachments.contains_key(number)) {
        remove(storage, &ElementName::Attachment(*number).to_string())?;
    }
    for (number, slot) in state.attachments.iter() {
        let Slot::Saved(attachment) = slot else { continue };
        let name = ElementName::Attachment(*number).to_string();
        let own = match attachment.path {
            Some(_) => storage.open_storage(name.as_str(), Mode::read_write()),
            None => storage.create_storage(name.as_str(), Mode::read_write().create()),
        };
        let own = Node::new(own.map_err(failed)?, Some(Arc::clone(node)));
        jobs.push(Job::Attachment(own, Arc::clone(attachment)));
    }
    write_bag(&state.bag, storage, Some(counters(state)))
}

fn write_object(node: &Arc<Node>, attachment: &AttachmentState, jobs: &mut Vec<Job>) -> Result<()> {
    let storage = &node.storage;
    let failed = |error| Error::of_storage(error, "attachment");
    let name = object_name();
    match &attachment.object {
        Object::Stored => Ok(()),
        Object::None if attachment.has_stored_object => remove(storage, &name),
        Object::None => Ok(()),
        Object::Storage(object) => object.copy_to(storage).map_err(failed),
        Object::Message(message) => {
            let own = match message.path {
                Some(_) => storage.open_storage(name.as_str(), Mode::read_write()),
                None => storage.create_storage(name.as_str(), Mode::read_write().create()),
            };
            let own = Node::new(own.map_err(failed)?, Some(Arc::clone(node)));
            jobs.push(Job::Message(own, Arc::clone(message)));
            Ok(())
        }
    }
}

/// Removes an element; that it is gone already is as well.
fn remove(storage: &Storage, name: &str) -> Result<()> {
    match storage.remove(name) {
        Err(error) if !matches!(error.kind(), cfb_core::ErrorKind::NotFound { .. }) => {
            Err(Error::of_storage(error, "message"))
        }
        _ => Ok(()),
    }
}
