//! The rows of a message's tables.

use std::collections::HashSet;
use std::sync::Arc;

use mapi_props::{PropertyTag, PropertyType, PropertyValue, pid_tag};

use crate::error::Result;
use crate::mapi::core::{Core, ObjectId};
use crate::mapi::handle::Handle;
use crate::mapi::prop::get::value_in;
use crate::mapi::prop::text::is_empty_list;
use crate::mapi::size::size_of_attachment;
use crate::mapi::state::{AttachmentState, Opened, Reader, load_recipients};
use crate::mapi::table::source::{RowSet, SourceRow, TableSource};
use crate::mapi::table::{Table, TableKind, WeakTable};

/// The tables that are open on a message.
#[derive(Default)]
pub(super) struct Tables(Vec<WeakTable>);

impl Tables {
    pub(super) fn add(&mut self, table: &Table) {
        self.0.retain(WeakTable::is_alive);
        self.0.push(table.downgrade());
    }

    /// Those that somebody still has. They are let go of without the lock of the message: the last handle of a table may be
    /// that of the message too.
    pub(super) fn open(&self) -> Vec<Table> {
        self.0.iter().filter_map(WeakTable::upgrade).collect()
    }
}

/// Rows of a message, which the table keeps.
pub(super) struct Source {
    handle: Arc<Handle>,
    kind: TableKind,
}

impl Source {
    /// Opens a table on a message.
    pub(super) fn open(handle: &Arc<Handle>, kind: TableKind, unicode: bool) -> Result<Table> {
        handle.with(|core, id| core.message(id).map(drop))?;
        let table = Table::open(kind, unicode, Arc::new(Self { handle: Arc::clone(handle), kind }));
        handle.with(|core, id| {
            core.message_mut(id)?.tables.add(&table);
            Ok(())
        })?;
        Ok(table)
    }
}

impl TableSource for Source {
    fn rows(&self) -> Result<Arc<RowSet>> {
        self.handle.with(|core, id| match self.kind {
            TableKind::Recipients => core.recipient_rows(id),
            TableKind::Attachments => core.attachment_rows(id),
        })
    }
}

impl Core {
    fn recipient_rows(&mut self, id: ObjectId) -> Result<Arc<RowSet>> {
        let version = self.message(id)?.state.recipients.version();
        if let Some(known) =
            self.message(id)?.recipient_rows.as_ref().filter(|known| known.version == version)
        {
            return Ok(Arc::clone(known));
        }
        let page = self.page(id)?;
        self.load_recipients(id)?;
        let state = &self.message(id)?.state;
        let reader = &self.context()?.reader;
        let opened = reader.at(state.path.as_ref())?;
        let mut rows = Vec::new();
        for (number, row) in state.recipients.rows().unwrap_or_default().iter() {
            let place = format!("recipient {number}");
            let own =
                if row.is_stored { Some(reader.recipient(state.path.as_ref(), *number)?) } else { None };
            let from = own.as_ref().unwrap_or(&opened).storage();
            let mut properties = Vec::new();
            for property in row.bag.iter() {
                let value = value_in(&row.bag, property.tag.id(), from, page, &place)?;
                properties.extend(value.filter(is_shown).map(|value| (property.tag, value)));
            }
            if row.bag.find(pid_tag::PidTagRowid.id()).is_none() {
                let value = PropertyValue::Integer32(number.cast_signed());
                properties.push((pid_tag::PidTagRowid, value));
            }
            rows.push(Arc::new(SourceRow::new(*number, properties)));
        }
        let rows = Arc::new(RowSet { version, rows, code_page: page });
        self.message_mut(id)?.recipient_rows = Some(Arc::clone(&rows));
        Ok(rows)
    }

    fn attachment_rows(&mut self, id: ObjectId) -> Result<Arc<RowSet>> {
        let version = self.message(id)?.attachments_version;
        if let Some(known) =
            self.message(id)?.attachment_rows.as_ref().filter(|known| known.version == version)
        {
            return Ok(Arc::clone(known));
        }
        let page = self.page(id)?;
        let reader = self.context()?.reader.clone();
        let mut state = self.message(id)?.state.clone();
        let left =
            std::mem::replace(&mut state.attachments, Arc::clone(&self.message(id)?.shown_attachments));
        let mut rows = Vec::new();
        for number in state.attachments.keys().filter(|number| left.contains_key(number)) {
            let attachment = self.saved_attachment(&state, *number)?;
            let opened = reader.at(attachment.path.as_ref())?;
            let properties = row_of(&reader, &attachment, *number, &opened, page)?;
            rows.push(Arc::new(SourceRow::new(*number, properties)));
        }
        let rows = Arc::new(RowSet { version, rows, code_page: page });
        self.message_mut(id)?.attachment_rows = Some(Arc::clone(&rows));
        Ok(rows)
    }

    /// Reads the recipients, if that was not done.
    pub(super) fn load_recipients(&mut self, id: ObjectId) -> Result<()> {
        let reader = self.context()?.reader.clone();
        load_recipients(&reader, &mut self.message_mut(id)?.state)
    }

    /// The tables of a message, to be told of a change without the lock.
    pub(super) fn tables(&self, id: ObjectId) -> Vec<Table> {
        self.message(id).map(|message| message.tables.open()).unwrap_or_default()
    }
}

/// The properties of an attachment as its row has them; of its data, only bytes.
fn row_of(
    reader: &Reader,
    attachment: &AttachmentState,
    number: u32,
    opened: &Opened,
    page: mapi_props::CodePage,
) -> Result<Vec<(PropertyTag, PropertyValue)>> {
    let place = format!("attachment {number}");
    let mut properties = Vec::new();
    let mut seen = HashSet::new();
    for property in attachment.bag.iter() {
        if property.tag.property_type() == PropertyType::Object {
            continue;
        }
        let value = value_in(&attachment.bag, property.tag.id(), opened.storage(), page, &place)?;
        if let Some(value) = value.filter(is_shown) {
            seen.insert(property.tag.id());
            properties.push((property.tag, value));
        }
    }
    let size = size_of_attachment(reader, attachment);
    let own = [
        (pid_tag::PidTagAttachNumber, PropertyValue::Integer32(number.cast_signed())),
        (pid_tag::PidTagRecordKey, PropertyValue::Binary(number.to_le_bytes().to_vec())),
        (pid_tag::PidTagObjectType, PropertyValue::Integer32(7)),
        (pid_tag::PidTagAttachSize, PropertyValue::Integer32(i32::try_from(size).unwrap_or(i32::MAX))),
    ];
    for (tag, value) in own {
        let is_computed = tag == pid_tag::PidTagAttachNumber || tag == pid_tag::PidTagAttachSize;
        if is_computed {
            properties.retain(|(known, _)| known.id() != tag.id());
        }
        if is_computed || !seen.contains(&tag.id()) {
            properties.push((tag, value));
        }
    }
    Ok(properties)
}

fn is_shown(value: &PropertyValue) -> bool {
    !is_empty_list(value)
}
