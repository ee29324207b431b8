//! Messages in the form that the specification asks for, as an explicit wish.

use std::sync::Arc;

use cfb_core::{Mode, Storage};
use mapi_props::{Counters, ElementName, HeaderKind, PropertyBag};

use crate::error::{Error, ErrorKind, Result};
use crate::mapi::message::Message;
use crate::mapi::prop::HasHandle;
use crate::mapi::state::{Node, object_name};

impl Message {
    /// Asks for the next save to bring the property streams of the message, its recipients, its attachments and all
    /// messages in them into the form that the specification asks for ([`PropertyBag::normalize`]), with exact counters.
    /// A save keeps everything else that it does not change, byte for byte.
    ///
    /// # Errors
    ///
    /// `MAPI_E_NO_ACCESS` if the message is open for reading; `MAPI_E_NO_SUPPORT` for an embedded one, which is written
    /// with the message around it.
    pub fn normalize(&self) -> Result<()> {
        self.handle().with(|core, id| {
            core.to_write(id)?;
            if id != crate::mapi::core::ObjectId::MESSAGE {
                let reason = "an embedded message is written with the one around it";
                return Err(core.refuse(id, mapi_props::ErrorCode::NO_SUPPORT, reason));
            }
            core.context_mut()?.normalizes = true;
            core.message_mut(id)?.is_changed = true;
            Ok(())
        })
    }
}

/// Normalizes the message in a storage and everything in it.
pub(super) fn normalize(storage: &Storage) -> Result<()> {
    let mut rest = vec![(Node::new(storage.clone(), None), HeaderKind::TopLevel)];
    while let Some((node, kind)) = rest.pop() {
        let failed = |error| Error::caused(ErrorKind::Properties, "message", error);
        let (mut bag, children) = PropertyBag::read(&node.storage, kind).map_err(failed)?;
        if kind == HeaderKind::Embedded && !children.has_properties {
            // The storage of an object is its server's.
            continue;
        }
        bag.normalize();
        let next = |last: Option<&u32>| last.map_or(0, |last| last.saturating_add(1));
        let count = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
        let counters = Counters {
            next_recipient_id: next(children.recipients.last()),
            next_attachment_id: next(children.attachments.last()),
            recipient_count: count(children.recipients.len()),
            attachment_count: count(children.attachments.len()),
        };
        bag.write(&node.storage, kind.is_message().then_some(counters)).map_err(failed)?;
        let recipients = children.recipients.iter().map(|number| ElementName::Recipient(*number));
        let recipients = recipients.map(|name| (name.to_string(), HeaderKind::Recipient));
        let attachments = children.attachments.iter().map(|number| ElementName::Attachment(*number));
        let attachments = attachments.map(|name| (name.to_string(), HeaderKind::Attachment));
        let has_object = kind == HeaderKind::Attachment
            && children.objects.contains(&mapi_props::pid_tag::PidTagAttachDataObject);
        let object = has_object.then(|| (object_name(), HeaderKind::Embedded));
        for (name, kind) in recipients.chain(attachments).chain(object) {
            let inner = node.storage.open_storage(name.as_str(), Mode::read_write());
            let inner = inner.map_err(|error| Error::of_storage(error, "message"))?;
            rest.push((Node::new(inner, Some(Arc::clone(&node))), kind));
        }
    }
    Ok(())
}
