//! The properties of one message, recipient or attachment in a compound file.
//!
//! This is the only part of the crate that reads a file. A store enumerates the children of its storage once, reads
//! the property stream, and from then on knows where every value is; values are read when asked.

mod check;
mod index;
mod names;
mod offsets;
mod property;
mod record;
mod text_scope;

use std::fmt;
use std::sync::Arc;

use cfb_core::{CompoundFile, Stream, StreamId};

use crate::code_page::{CodePageChoice, CodePageLadder};
use crate::error::{Error, Result};
use crate::place::Place;
use crate::property_stream::{Counters, HeaderKind, PropertyEntry, PropertyStream};
use crate::property_type::PropertyType;
use crate::store::index::Index;
use crate::store::record::Records;
use crate::store::text_scope::TextScope;
use crate::tag::{PropertyId, PropertyTag};
use crate::text::{Text, TextEncoding};
use crate::value::PropertyValueRef;

pub use self::index::Child;
pub use self::property::Property;

/// Values of up to so many bytes are copied where they cannot be borrowed; see [`PropertyStore::with_copy_limit`].
const DEFAULT_COPY_LIMIT: u64 = 256 << 20;

/// The properties of one storage: of a message, a recipient or an attachment ([MS-OXMSG] 2.1 to 2.4).
///
/// A store owns a handle of its file, so it can be kept, sent to another thread and outlive whatever it was made
/// from. Opening reads the names of the storage's children and the property stream, nothing else; no text is made
/// before one is asked for.
///
/// What the file does differently is tolerated and told by [`findings`](Self::findings): of two entries with one tag
/// the first counts; an entry whose value stream is missing counts as absent; a value stream without an entry is
/// given after all entries; sizes stated in entries are hints.
///
/// ```
/// use mapi_props::{CompoundFile, PropertyStore, pid_tag};
/// # let mut kit = cfb_layout::msg::MsgFile::new();
/// # kit.message.set(0x0037, "Hi").set(0x0017, 1);
/// # kit.message.recipient().set(0x3001, "Ann");
/// # let bytes = kit.to_vec();
/// let file = CompoundFile::from_bytes(bytes)?;
/// let message = PropertyStore::open_root(&file)?;
/// assert_eq!(message.string(pid_tag::PidTagSubject.id())?.as_deref(), Some("Hi"));
/// assert_eq!(message.get(pid_tag::PidTagImportance)?.and_then(|value| value.as_i32()), Some(1));
/// for child in message.recipients() {
///     let recipient = message.open_recipient(*child)?;
///     assert_eq!(recipient.string(pid_tag::PidTagDisplayName.id())?.as_deref(), Some("Ann"));
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct PropertyStore {
    file: CompoundFile,
    storage: StreamId,
    kind: HeaderKind,
    index: Index,
    records: Records,
    scope: Arc<TextScope>,
    copy_limit: u64,
}

impl PropertyStore {
    /// The top-level message in the root storage.
    ///
    /// # Errors
    ///
    /// `Storage`, as [`open`](Self::open).
    pub fn open_root(file: &CompoundFile) -> Result<Self> {
        Self::open(file, file.root().id(), HeaderKind::TopLevel)
    }

    /// The properties of a storage, on its own: its 8-bit text takes nothing from a message around it.
    ///
    /// # Errors
    ///
    /// `Storage` if the entry is no storage, its children cannot be enumerated, or the property stream cannot be
    /// read. A property stream that is missing or too short is no error but a finding.
    pub fn open(file: &CompoundFile, storage: StreamId, kind: HeaderKind) -> Result<Self> {
        Self::open_inside(file, storage, kind, Outer::Nothing)
    }

    fn open_inside(file: &CompoundFile, storage: StreamId, kind: HeaderKind, outer: Outer) -> Result<Self> {
        let index = Index::read(file, storage)?;
        let records = match index.property_stream() {
            Some(id) => {
                let bytes = file
                    .entry(id)
                    .and_then(|entry| entry.bytes())
                    .map_err(|error| Error::storage(error, Place::PropertyStream))?;
                Records::new(&PropertyStream::detect(kind, &bytes), &index)
            }
            None => Records::new(&PropertyStream::new(kind, &[]), &index),
        };
        let scope = match outer {
            Outer::Message(scope) => scope,
            Outer::Nothing => Arc::new(TextScope::new(file.clone(), storage, records.ladder(None))),
            Outer::Around(choice) => {
                Arc::new(TextScope::new(file.clone(), storage, records.ladder(Some(choice))))
            }
        };
        Ok(Self { file: file.clone(), storage, kind, index, records, scope, copy_limit: DEFAULT_COPY_LIMIT })
    }

    /// The properties of one of the [recipients](Self::recipients).
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open).
    pub fn open_recipient(&self, child: Child) -> Result<Self> {
        let outer = Outer::Message(Arc::clone(&self.scope));
        Self::open_inside(&self.file, child.id, HeaderKind::Recipient, outer)
    }

    /// The properties of one of the [attachments](Self::attachments).
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open).
    pub fn open_attachment(&self, child: Child) -> Result<Self> {
        let outer = Outer::Message(Arc::clone(&self.scope));
        Self::open_inside(&self.file, child.id, HeaderKind::Attachment, outer)
    }

    /// The message embedded in this attachment: the storage of PidTagAttachDataObject (3701000D) read as a message.
    /// `None` if there is no such storage. Whether it holds a message or an OLE object is said by
    /// PidTagAttachMethod.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open).
    pub fn open_embedded(&self) -> Result<Option<Self>> {
        let Some(storage) = self.object_storage(crate::pid_tag::PidTagAttachDataObject) else {
            return Ok(None);
        };
        let outer = Outer::Around(self.code_page());
        Self::open_inside(&self.file, storage, HeaderKind::Embedded, outer).map(Some)
    }

    /// The same store with another limit for values that must be copied, in bytes. Such values lie in pieces, in
    /// files that are neither in memory nor mapped; larger ones can still be read as [streams](Self::open_stream).
    /// The default is 256 MiB.
    #[must_use]
    pub fn with_copy_limit(self, copy_limit: u64) -> Self {
        Self { copy_limit, ..self }
    }

    /// The file.
    #[must_use]
    pub fn file(&self) -> &CompoundFile {
        &self.file
    }

    /// Directory entry number of the storage.
    #[must_use]
    pub fn storage(&self) -> StreamId {
        self.storage
    }

    /// What kind of object it is.
    #[must_use]
    pub fn kind(&self) -> HeaderKind {
        self.kind
    }

    /// The counters in the header of a message's property stream. [`recipients`](Self::recipients) and
    /// [`attachments`](Self::attachments) do not depend on them.
    #[must_use]
    pub fn counters(&self) -> Option<Counters> {
        self.records.counters()
    }

    /// The recipient storages of a message, by number; the numbers may have gaps.
    #[must_use]
    pub fn recipients(&self) -> &[Child] {
        self.index.recipients()
    }

    /// The attachment storages of a message, by number; the numbers may have gaps.
    #[must_use]
    pub fn attachments(&self) -> &[Child] {
        self.index.attachments()
    }

    /// All properties: those of the property stream in its order, each tag once, then value streams without an
    /// entry by tag. Entries of PtypNull and PtypUnspecified are left out.
    pub fn properties(&self) -> impl Iterator<Item = Property<'_>> + Clone {
        self.records.in_stream_order().map(|record| Property::new(self, record))
    }

    /// All properties of an id, by type; usually there is one.
    pub fn properties_of(&self, id: PropertyId) -> impl Iterator<Item = Property<'_>> + Clone {
        self.records.of_id(id).map(|record| Property::new(self, record))
    }

    /// The property of a tag, whether its value is there or not.
    #[must_use]
    pub fn property(&self, tag: PropertyTag) -> Option<Property<'_>> {
        self.records.find(tag).map(|record| Property::new(self, record))
    }

    /// All entries of the property stream as they stand, duplicates too.
    pub fn entries(&self) -> impl Iterator<Item = PropertyEntry> + '_ {
        self.records.entries()
    }

    /// The value of a tag. `None` if there is no such property or its value stream is missing.
    ///
    /// # Errors
    ///
    /// `Storage` if the value cannot be read, `LimitExceeded` if it would have to be copied and is too large.
    pub fn get(&self, tag: PropertyTag) -> Result<Option<PropertyValueRef<'_>>> {
        match self.records.find(tag) {
            Some(record) => Property::new(self, record).value(),
            None => Ok(None),
        }
    }

    /// The text of an id: of PtypString if there is one, else of PtypString8 with the code page chosen for it.
    ///
    /// # Errors
    ///
    /// As [`get`](Self::get).
    pub fn text(&self, id: PropertyId) -> Result<Option<Text<'_>>> {
        for property_type in [PropertyType::String, PropertyType::String8] {
            if let Some(PropertyValueRef::String(text) | PropertyValueRef::String8(text)) =
                self.get(id.with_type(property_type))?
            {
                return Ok(Some(text));
            }
        }
        Ok(None)
    }

    /// The text of PidTagBody: of PtypString if there is one, else of PtypString8 with the code page chosen
    /// [for this body](CodePageLadder::choose_for_body).
    ///
    /// # Errors
    ///
    /// As [`get`](Self::get).
    pub fn body_text(&self) -> Result<Option<Text<'_>>> {
        let Some(text) = self.text(crate::pid_tag::PidTagBody.id())? else { return Ok(None) };
        if text.encoding() == TextEncoding::Utf16Le {
            return Ok(Some(text));
        }
        let page = self.code_page_ladder().choose_for_body(text.content()).page;
        Ok(Some(text.with_code_page(page)))
    }

    /// The decoded text of an id, as [`text`](Self::text).
    ///
    /// # Errors
    ///
    /// As [`get`](Self::get).
    pub fn string(&self, id: PropertyId) -> Result<Option<String>> {
        Ok(self.text(id)?.map(|text| text.decode().text.into_owned()))
    }

    /// The decoded texts of an id with several strings, PtypMultipleString or PtypMultipleString8.
    ///
    /// # Errors
    ///
    /// As [`get`](Self::get).
    pub fn strings(&self, id: PropertyId) -> Result<Option<Vec<String>>> {
        for property_type in [PropertyType::MultipleString, PropertyType::MultipleString8] {
            if let Some(texts) = self.get(id.with_type(property_type))?.and_then(|value| value.to_texts()) {
                return Ok(Some(texts));
            }
        }
        Ok(None)
    }

    /// The value stream of a tag, for reading in pieces; `None` if there is no such property or stream.
    ///
    /// # Errors
    ///
    /// `Storage` if the stream cannot be opened, `NotAStream` if the property keeps its value elsewhere.
    pub fn open_stream(&self, tag: PropertyTag) -> Result<Option<Stream<'_>>> {
        match self.property(tag) {
            Some(property) => property.open(),
            None => Ok(None),
        }
    }

    /// The storage of a PtypObject property, by directory entry number.
    #[must_use]
    pub fn object_storage(&self, tag: PropertyTag) -> Option<StreamId> {
        self.index.storage(tag)
    }

    /// The storage of the named properties, if it is among the children of this one.
    #[must_use]
    pub fn nameid_storage(&self) -> Option<StreamId> {
        self.index.nameid()
    }

    /// The code page of 8-bit strings, and the step of the [ladder](CodePageLadder) that decided; recipients and
    /// attachments have that of their message.
    #[must_use]
    pub fn code_page(&self) -> CodePageChoice {
        self.scope.choice()
    }

    /// What the message says about the code page of its 8-bit strings.
    #[must_use]
    pub fn code_page_ladder(&self) -> &CodePageLadder {
        self.scope.ladder()
    }
}

/// Where the code page of a store comes from.
enum Outer {
    /// Its own properties only.
    Nothing,
    /// The message that it is a part of.
    Message(Arc<TextScope>),
    /// Its own properties, then what the message around it has.
    Around(CodePageChoice),
}

impl fmt::Debug for PropertyStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PropertyStore")
            .field("storage", &self.storage)
            .field("kind", &self.kind)
            .field("num_properties", &self.records.in_stream_order().count())
            .finish_non_exhaustive()
    }
}
