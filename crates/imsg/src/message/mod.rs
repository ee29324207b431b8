//! The message: one object with properties, recipients and attachments.

mod class;
mod conversation;
mod envelope;
mod flags;
mod identify;
mod parts;
mod people;
mod security;
mod subject;

use std::fmt;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use cfb_core::{CompoundFile, Entry, Guid, StreamId};
use mapi_props::{
    CodePageChoice, HeaderKind, NAMEID_STORAGE_NAME, NamedProperty, NamedPropertyMap, PropertyId,
    PropertyStore, PropertyType,
};

use crate::bag::{Bag, Part, Place};
use crate::body::{Body, BodyKind};
use crate::error::{Error, ErrorKind, Result};
use crate::html::References;
use crate::mailbox::HeaderPeople;
use crate::options::OpenOptions;

pub use class::MessageClass;
pub use flags::{Importance, MessageFlags, Priority, Sensitivity};
pub use security::{SecureContent, SecurityKind};
pub use subject::Subject;

/// CLSID of the root storage of an Outlook template, `.oft` ([MS-OXMSG] 2.1 names only that of a message).
const TEMPLATE: Guid = Guid::from_fields(0x0006_F046, 0, 0, [0xC0, 0, 0, 0, 0, 0, 0, 0x46]);

/// An Outlook message: the one in the root of a `.msg` or `.oft` file, or one embedded in an attachment ([MS-OXMSG] 2.1).
///
/// A message owns a handle of its file. A clone is another handle of the same message and costs a counter; messages can
/// be kept, sent to other threads and read from several at once. Opening reads the names of the storage's children and
/// the property stream. Everything else is read when it is asked for; recipients and attachments are indexed once.
///
/// ```
/// use imsg::Message;
/// # let bytes = cfb_layout::demo::file();
/// let message = Message::from_bytes(bytes)?;
/// assert_eq!(message.subject()?.as_deref(), Some(cfb_layout::demo::subject()));
/// for recipient in message.recipients()? {
///     println!("{}: {:?}", recipient.kind()?, recipient.mailbox()?.email);
/// }
/// for attachment in message.attachments()? {
///     if let Some(inner) = attachment.embedded()? {
///         println!("a message: {:?}", inner.subject()?);
///     }
/// }
/// # Ok::<(), imsg::Error>(())
/// ```
///
/// # Absent, empty, unreadable
///
/// Accessors give `Ok(None)` for what is not there, and errors only for what could not be read (a failing disk, a value
/// beyond the limits, any deviation in [strict](OpenOptions::strict) mode). Damage that reading got over is told by
/// [`findings`](Self::findings) and [`check`](Self::check).
#[derive(Clone)]
pub struct Message {
    inner: Arc<Inner>,
}

struct Inner {
    bag: Bag,
    shared: Arc<Shared>,
    recipients: OnceLock<Vec<Arc<Bag>>>,
    attachments: OnceLock<Vec<Arc<Bag>>>,
    header_people: OnceLock<HeaderPeople>,
    references: OnceLock<Option<References>>,
    best_body: OnceLock<Option<BodyKind>>,
}

/// What all messages of one file share.
struct Shared {
    options: OpenOptions,
    names: OnceLock<NamedPropertyMap>,
}

impl Message {
    /// Opens a message file with the default [`OpenOptions`].
    ///
    /// # Errors
    ///
    /// As [`OpenOptions::open`].
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        OpenOptions::new().open(path)
    }

    /// Opens a message held in memory with the default [`OpenOptions`].
    ///
    /// # Errors
    ///
    /// As [`OpenOptions::open_bytes`].
    pub fn from_bytes(bytes: impl Into<Vec<u8>>) -> Result<Self> {
        OpenOptions::new().open_bytes(bytes)
    }

    /// The message in the root storage of an open compound file, with the default [`OpenOptions`].
    ///
    /// # Errors
    ///
    /// As [`OpenOptions::open_file`].
    pub fn from_file(file: CompoundFile) -> Result<Self> {
        OpenOptions::new().open_file(file)
    }

    pub(crate) fn top_level(file: CompoundFile, options: OpenOptions) -> Result<Self> {
        let storage = file.root().id();
        Self::in_storage_of_kind(&file, storage, HeaderKind::TopLevel, options)
    }

    pub(crate) fn in_storage(file: CompoundFile, storage: StreamId, options: OpenOptions) -> Result<Self> {
        let kind = if storage == file.root().id() { HeaderKind::TopLevel } else { HeaderKind::Embedded };
        Self::in_storage_of_kind(&file, storage, kind, options)
    }

    fn in_storage_of_kind(
        file: &CompoundFile,
        storage: StreamId,
        kind: HeaderKind,
        options: OpenOptions,
    ) -> Result<Self> {
        let place = Place { path: Vec::new(), part: Part::Message };
        let failed = |source| Error::caused(ErrorKind::Properties, place.to_string(), source);
        let store = PropertyStore::open(file, storage, kind).map_err(failed)?;
        let shared = Arc::new(Shared { options, names: OnceLock::new() });
        Self::of_store(store, place, shared)
    }

    /// A message on its store, unless the storage holds something else.
    fn of_store(store: PropertyStore, place: Place, shared: Arc<Shared>) -> Result<Self> {
        if store.counters().is_none() && identify::is_no_message(&store) {
            let (clsid, content) = identify::content(&store);
            return Err(Error::new(ErrorKind::NotAMessage { clsid, content }, place.to_string()));
        }
        let bag = Bag::new(store, place, shared.options.is_strict())?;
        let inner = Inner {
            bag,
            shared,
            recipients: OnceLock::new(),
            attachments: OnceLock::new(),
            header_people: OnceLock::new(),
            references: OnceLock::new(),
            best_body: OnceLock::new(),
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// The message in the storage of an attachment of this one.
    pub(crate) fn embedded_in(&self, attachment: &Bag) -> Result<Option<Self>> {
        let place = attachment.place.inside();
        let max_depth = self.inner.shared.options.depth_limit();
        if u32::try_from(place.path.len()).unwrap_or(u32::MAX) > max_depth {
            return Err(Error::new(ErrorKind::TooDeep { max_depth }, place.to_string()));
        }
        let Some(store) = attachment.store.open_embedded().map_err(|source| attachment.error(source))? else {
            return Ok(None);
        };
        Self::of_store(store, place, Arc::clone(&self.inner.shared)).map(Some)
    }

    /// The properties of the message, by tag and id.
    ///
    /// ```
    /// use mapi_props::pid_tag::PidTagSubject;
    /// # let bytes = cfb_layout::demo::file();
    /// let message = imsg::Message::from_bytes(bytes)?;
    /// let subject = message.properties().string(PidTagSubject.id()).unwrap();
    /// assert_eq!(subject.as_deref(), Some(cfb_layout::demo::subject()));
    /// # Ok::<(), imsg::Error>(())
    /// ```
    #[must_use]
    pub fn properties(&self) -> &PropertyStore {
        &self.inner.bag.store
    }

    /// What the ids from 0x8000 on mean in this file: one map for the top-level message and everything inside it
    /// ([MS-OXMSG] 2.2.3). It is read on first use.
    ///
    /// # Errors
    ///
    /// `Properties` if the streams of the map cannot be read.
    pub fn names(&self) -> Result<&NamedPropertyMap> {
        let names = &self.inner.shared.names;
        if let Some(names) = names.get() {
            return Ok(names);
        }
        let bag = &self.inner.bag;
        let file = bag.store.file();
        let storage = if bag.is_top_level() {
            bag.store.nameid_storage()
        } else {
            let child = file.root().child(NAMEID_STORAGE_NAME).map_err(|source| bag.file_error(source))?;
            child.filter(Entry::is_storage).map(|entry| entry.id())
        };
        let map = match storage {
            Some(storage) => NamedPropertyMap::read(file, storage).map_err(|source| bag.error(source))?,
            None => NamedPropertyMap::default(),
        };
        Ok(names.get_or_init(|| map))
    }

    /// The id of a named property in this file, for messages, recipients and attachments alike.
    ///
    /// ```
    /// use mapi_props::pid_name::PidNameKeywords;
    /// # let bytes = cfb_layout::demo::file();
    /// let message = imsg::Message::from_bytes(bytes)?;
    /// if let Some(id) = message.property_id(&PidNameKeywords)? {
    ///     println!("{:?}", message.properties().strings(id));
    /// }
    /// # Ok::<(), imsg::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`names`](Self::names).
    pub fn property_id(&self, name: &NamedProperty<'_>) -> Result<Option<PropertyId>> {
        Ok(self.names()?.id(name))
    }

    /// The compound file.
    #[must_use]
    pub fn file(&self) -> &CompoundFile {
        self.inner.bag.store.file()
    }

    /// Directory entry number of the message's storage: the root, or that of an attachment's object.
    #[must_use]
    pub fn storage(&self) -> StreamId {
        self.inner.bag.store.storage()
    }

    /// CLSID of the message's storage.
    ///
    /// # Errors
    ///
    /// `Properties` if the directory entry cannot be read.
    pub fn clsid(&self) -> Result<Guid> {
        let bag = &self.inner.bag;
        bag.store.file().entry(bag.store.storage()).map(|entry| entry.clsid()).map_err(|e| bag.file_error(e))
    }

    /// Whether the file is an Outlook template, `.oft`: its root storage has the CLSID of one.
    #[must_use]
    pub fn is_template(&self) -> bool {
        self.inner.bag.is_top_level() && self.file().root().clsid() == TEMPLATE
    }

    /// Whether the message lies inside an attachment (or in another storage below the root).
    #[must_use]
    pub fn is_embedded(&self) -> bool {
        !self.inner.bag.is_top_level()
    }

    /// The numbers of the attachments that lead here from the message that was opened, the outermost first; empty for
    /// that message itself.
    #[must_use]
    pub fn path(&self) -> &[u32] {
        &self.inner.bag.place.path
    }

    /// How the message was opened; the same for all messages of the file.
    #[must_use]
    pub fn options(&self) -> &OpenOptions {
        &self.inner.shared.options
    }

    /// Whether the strings of the message are Unicode; what the properties have counts, not what
    /// PidTagStoreSupportMask announces ([MS-OXMSG] 2.1.1.1). A message without strings is Unicode.
    #[must_use]
    pub fn is_unicode(&self) -> bool {
        let is = |wanted: PropertyType, several: PropertyType| {
            let mut all = self.properties().properties();
            all.any(|property| property.property_type() == wanted || property.property_type() == several)
        };
        is(PropertyType::String, PropertyType::MultipleString)
            || !is(PropertyType::String8, PropertyType::MultipleString8)
    }

    /// The code page of 8-bit strings, and what decided.
    #[must_use]
    pub fn code_page(&self) -> CodePageChoice {
        self.properties().code_page()
    }

    /// The bodies. Nothing is read before one is asked for.
    #[must_use]
    pub fn body(&self) -> Body {
        Body::new(self)
    }

    pub(crate) fn bag(&self) -> &Bag {
        &self.inner.bag
    }

    /// What the HTML body refers to; `None` if there is no HTML.
    pub(crate) fn html_references(&self) -> Result<Option<&References>> {
        if let Some(references) = self.inner.references.get() {
            return Ok(references.as_ref());
        }
        // Reading the body leaves the references here; where there is no HTML, nothing does.
        let body = self.body();
        let references = body.references()?;
        Ok(self.inner.references.get_or_init(|| references).as_ref())
    }

    /// Which body is the best, if it was found out already.
    pub(crate) fn known_best_body(&self) -> Option<Option<BodyKind>> {
        self.inner.best_body.get().copied()
    }

    pub(crate) fn keep_best_body(&self, best: Option<BodyKind>) {
        self.inner.best_body.get_or_init(|| best);
    }

    pub(crate) fn keep_references(&self, references: impl FnOnce() -> Option<References>) {
        self.inner.references.get_or_init(references);
    }
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Message")
            .field("path", &self.path())
            .field("properties", self.properties())
            .field("num_recipients", &self.num_recipients())
            .field("num_attachments", &self.num_attachments())
            .finish()
    }
}
