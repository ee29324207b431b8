//! Recipients and attachments of a message: opened together, once.

use std::sync::{Arc, OnceLock};

use mapi_props::{Child, PropertyStore};

use crate::attachment::Attachment;
use crate::bag::{Bag, Part};
use crate::error::{Error, ErrorKind, Result};
use crate::message::Message;
use crate::recipient::Recipient;

impl Message {
    /// The recipients, in the order of their storages ([MS-OXMSG] 2.2.1).
    ///
    /// # Errors
    ///
    /// `Properties` if the storage of one cannot be read; `Strict`.
    pub fn recipients(&self) -> Result<Vec<Recipient>> {
        let bags = self.recipient_bags()?.iter();
        Ok((0..).zip(bags).map(|(index, bag)| Recipient::new(self, Arc::clone(bag), index)).collect())
    }

    /// The attachments, in the order of their numbers ([MS-OXMSG] 2.2.2).
    ///
    /// # Errors
    ///
    /// As [`recipients`](Self::recipients).
    pub fn attachments(&self) -> Result<Vec<Attachment>> {
        let bags = self.attachment_bags()?.iter();
        Ok((0..).zip(bags).map(|(index, bag)| Attachment::new(self, Arc::clone(bag), index)).collect())
    }

    /// How many recipients there are, without reading them.
    #[must_use]
    pub fn num_recipients(&self) -> usize {
        self.properties().recipients().len()
    }

    /// How many attachments there are, without reading them.
    #[must_use]
    pub fn num_attachments(&self) -> usize {
        self.properties().attachments().len()
    }

    /// The bags of the recipients.
    pub(crate) fn recipient_bags(&self) -> Result<&[Arc<Bag>]> {
        let store = self.properties();
        let open = |child: Child| (Part::Recipient(child.number), store.open_recipient(child));
        self.bags(&self.inner.recipients, store.recipients(), open)
    }

    /// The bags of the attachments.
    pub(crate) fn attachment_bags(&self) -> Result<&[Arc<Bag>]> {
        let store = self.properties();
        let open = |child: Child| (Part::Attachment(child.number), store.open_attachment(child));
        self.bags(&self.inner.attachments, store.attachments(), open)
    }

    /// The bags in `cell`, opened on first use.
    fn bags<'a>(
        &self,
        cell: &'a OnceLock<Vec<Arc<Bag>>>,
        children: &[Child],
        open: impl Fn(Child) -> (Part, mapi_props::Result<PropertyStore>),
    ) -> Result<&'a [Arc<Bag>]> {
        if let Some(bags) = cell.get() {
            return Ok(bags);
        }
        let strict = self.options().is_strict();
        let mut bags = Vec::with_capacity(children.len());
        for child in children {
            let (part, store) = open(*child);
            let place = self.bag().place.part(part);
            let store = store.map_err(|e| Error::caused(ErrorKind::Properties, place.to_string(), e))?;
            bags.push(Arc::new(Bag::new(store, place, strict)?));
        }
        Ok(cell.get_or_init(|| bags))
    }
}
