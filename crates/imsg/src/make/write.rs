//! Writes what was built into a message, and all messages inside it.

use std::collections::HashSet;
use std::fs::File;
use std::io::Read;
use std::sync::{Arc, PoisonError};

use cfb_core::{CommitOptions, CopyExclusions, Mode, Share, Storage};
use mapi_props::entry_id::FlatEntryList;
use mapi_props::{ErrorCode, pid_tag};

use crate::error::{Error, ErrorKind, Result};
use crate::make::address::{SENDER, SENT_REPRESENTING};
use crate::make::attachment::{Attachment, Source};
use crate::make::body::{Body, set_body};
use crate::make::derived::Derived;
use crate::make::file_name::{extension, short};
use crate::make::item::Item;
use crate::make::recipient;
use crate::make::values::Values;
use crate::make::width::Width;
use crate::mapi::{self, CopyFlags, CopyTarget, OpenOptions, OpenPropertyFlags, PropertyObject, SaveFlags};

/// Bytes that are read at a time.
const CHUNK: usize = 64 << 10;

const MAKE: OpenPropertyFlags = OpenPropertyFlags::CREATE;

/// What is left to do. Messages inside messages are not written by calls inside calls.
enum Step {
    Fill(mapi::Message, Arc<Item>),
    /// The message inside an attachment is saved into it, and that into its message.
    Keep(mapi::Message, mapi::Attachment),
}

/// Writes an item into a message, which is not saved.
pub(super) fn write(message: &mapi::Message, item: Item) -> Result<()> {
    let mut steps = vec![Step::Fill(message.clone(), Arc::new(item))];
    while let Some(step) = steps.pop() {
        match step {
            Step::Fill(message, item) => {
                properties(&message, &item)?;
                let mut names = HashSet::new();
                for attachment in &item.attachments {
                    let own = message.create_attach()?;
                    let number = own.number()?;
                    attach(own, attachment, &mut names, &mut steps).map_err(|error| error.inside(number))?;
                }
            }
            Step::Keep(message, attachment) => {
                message.save_changes(SaveFlags::NONE)?;
                attachment.save_changes(SaveFlags::NONE)?;
            }
        }
    }
    Ok(())
}

fn properties(message: &mapi::Message, item: &Item) -> Result<()> {
    let mut first = Values::new();
    first.integer(pid_tag::PidTagMessageLocaleId, item.locale.cast_signed());
    if let Some(page) = item.ansi.filter(|_| message.is_unicode().is_ok_and(|is_unicode| !is_unicode)) {
        first.integer(pid_tag::PidTagMessageCodepage, page.number().into());
    }
    // What decides on the code page of text goes before the text.
    first.apply(message)?;
    let width = Width::of(message)?;
    let mut values = Values::new();
    values.text(pid_tag::PidTagMessageClass, &item.class);
    values.integer(pid_tag::PidTagMessageFlags, item.flags);
    values.text_if(pid_tag::PidTagSubjectPrefix, item.subject_prefix.as_ref());
    values.text(pid_tag::PidTagSubject, &item.subject);
    values.bytes(pid_tag::PidTagSearchKey, search_key(item));
    if let Some(from) = item.from.as_ref().or(item.sender.as_ref()) {
        SENT_REPRESENTING.set(&mut values, from, width);
        SENDER.set(&mut values, item.sender.as_ref().unwrap_or(from), width);
    }
    if !item.reply_to.is_empty() {
        let ids = item.reply_to.iter().map(|address| address.entry_id(width));
        values.bytes(pid_tag::PidTagReplyRecipientEntries, FlatEntryList::of(ids));
        let names: Vec<&str> = item.reply_to.iter().map(super::Address::name).collect();
        values.text(pid_tag::PidTagReplyRecipientNames, &names.join(";"));
    }
    values.extend(&item.values);
    values.extend(&item.own);
    values.apply(message)?;
    if let Some(body) = &item.body {
        set_body(message, body)?;
    }
    recipient::set(message, &item.recipients, width)
}

fn search_key(item: &Item) -> Vec<u8> {
    if let Some(key) = &item.search_key {
        return key.clone();
    }
    let time = item.created.map_or(0, |time| time.ticks()).to_le_bytes();
    let from = item.from.as_ref().map_or("", super::Address::email);
    Derived::new("search key")
        .with(item.class.as_bytes())
        .with(item.subject.as_bytes())
        .with(from.as_bytes())
        .with(&time)
        .with(item.body.as_ref().map_or(&[], Body::content))
        .to_bytes()
        .to_vec()
}

fn attach(
    own: mapi::Attachment,
    attachment: &Attachment,
    names: &mut HashSet<String>,
    steps: &mut Vec<Step>,
) -> Result<()> {
    let mut values = Values::new();
    values.text(pid_tag::PidTagDisplayName, &attachment.name);
    if attachment.is_file() && !attachment.name.is_empty() {
        values.text(pid_tag::PidTagAttachLongFilename, &attachment.name);
        values.text(pid_tag::PidTagAttachFilename, &short(&attachment.name, names));
        values.text(pid_tag::PidTagAttachExtension, extension(&attachment.name).unwrap_or_default());
    }
    values.extend(&attachment.values);
    values.apply(&own)?;
    match &attachment.source {
        Source::Link => {}
        Source::Bytes(bytes) => copy(&own, &mut &**bytes)?,
        Source::File(path) => {
            let failed = |error| Error::caused(ErrorKind::File, path.display().to_string(), error);
            copy(&own, &mut File::open(path).map_err(failed)?)?;
        }
        Source::Reader(reader) => {
            let reader = reader.lock().unwrap_or_else(PoisonError::into_inner).take();
            let Some(mut reader) = reader else {
                let reason = "its data was read already, for another message";
                return Err(Error::refused(ErrorCode::INVALID_PARAMETER, reason, attachment.name.clone()));
            };
            copy(&own, &mut reader)?;
        }
        Source::Item(item) => {
            let inner = own.open_message(MAKE | OpenPropertyFlags::MODIFY)?;
            steps.push(Step::Keep(inner.clone(), own));
            steps.push(Step::Fill(inner, Arc::clone(item)));
            return Ok(());
        }
        Source::Message(message) => copy_message(&own, message)?,
        Source::MessageFile(path) => {
            let place = || path.display().to_string();
            let storage = Storage::open(path, Mode::read().share(Share::DenyWrite));
            let storage = storage.map_err(|error| Error::of_storage(error, place()))?;
            copy_message(&own, &mapi::Message::open_on(&storage, OpenOptions::new())?)?;
        }
        Source::Ole(storage) => {
            let failed = |error| Error::of_storage(error, "OLE object");
            let to = own.open_storage(MAKE | OpenPropertyFlags::MODIFY)?;
            storage.copy_to(&to, &CopyExclusions::new()).map_err(failed)?;
            to.commit(CommitOptions::new()).map_err(failed)?;
        }
    }
    own.save_changes(SaveFlags::NONE)
}

fn copy_message(own: &mapi::Attachment, message: &mapi::Message) -> Result<()> {
    let inner = own.open_message(MAKE | OpenPropertyFlags::MODIFY)?;
    let problems = message.copy_to(CopyTarget::message(&inner), None, &[], CopyFlags::NONE)?;
    if let Some(problem) = problems.iter().find(|problem| problem.code != ErrorCode::COMPUTED) {
        let reason = "a property of the message cannot be copied";
        return Err(Error::refused(problem.code, reason, problem.tag.to_string()));
    }
    inner.save_changes(SaveFlags::NONE)
}

/// The data of an attachment, through a stream.
fn copy(own: &mapi::Attachment, from: &mut dyn Read) -> Result<()> {
    let to = own.open_stream(pid_tag::PidTagAttachDataBinary, MAKE | OpenPropertyFlags::MODIFY)?;
    let mut buffer = vec![0; CHUNK];
    let mut offset = 0u64;
    loop {
        let n = match from.read(&mut buffer) {
            Ok(0) => break,
            Ok(n) => n,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(Error::caused(ErrorKind::File, "data", error)),
        };
        to.write_at(offset, buffer.get(..n).unwrap_or_default())?;
        offset = offset.saturating_add(n as u64);
    }
    to.commit()
}
