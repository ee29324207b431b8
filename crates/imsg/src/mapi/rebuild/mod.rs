//! A raw copy of everything that a message file says in properties.

mod role;

use std::collections::HashMap;

use cfb_core::{Children, Entry, Mode, Name, Storage, Stream};
use mapi_props::{
    Child, Counters, HeaderKind, NAMEID_STORAGE_NAME, NamedPropertyMap, PROPERTY_STREAM_NAME, PropertyEntry,
    PropertyStore, PropertyStreamBuilder, PropertyTag, ValueForm, entry_value_for_stream,
};

use crate::error::{Error, ErrorKind, Result};
use crate::mapi::new_file::MAIL_MESSAGE;
use crate::mapi::rebuild::role::{Role, role};

/// Bytes copied at once.
const AT_ONCE: usize = 1 << 20;

/// What [`rebuild`] did not copy.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Rebuilt {
    /// Streams and storages that are no properties, and what could not be read, in the order in which it was met.
    pub left_out: Vec<LeftOut>,
    /// How many more there are: the paths that are told are no longer together than the file.
    pub num_more: u64,
}

/// Something that a rebuilt file does not have, or not whole.
#[derive(Debug)]
#[non_exhaustive]
pub struct LeftOut {
    /// Names from the message's storage downwards, parted by `/`; odd characters as `%XXXX`.
    pub path: String,
    /// Why it could not be read; `None` for what is no property.
    pub error: Option<Error>,
}

/// Copies all properties of a message, its recipients, attachments, the messages and objects in them, and the names of
/// named properties into a storage without any ([MS-OXMSG] 2). Computed properties are copied as they are, ids, order,
/// attributes and numbers stay, and so do the class and the state bits of each storage. Made anew is what follows from
/// the properties: counters, size fields, the streams that lead from names to ids. An embedded message becomes a
/// top-level one.
///
/// Nothing else comes along: bytes between and behind the entries, streams that no property has. They are told. The
/// storage is not committed. The time it takes is linear in what is copied, to any depth.
///
/// ```
/// use std::sync::Arc;
/// use cfb_core::{CommitOptions, Mode, SharedBytes, Storage};
/// # let file = cfb_layout::demo::file();
/// let message = imsg::Message::from_bytes(file)?;
/// let bytes = SharedBytes::new([]);
/// let storage = Storage::create_on(Arc::new(bytes.reopen()), Mode::read_write().transacted())?;
/// let rebuilt = imsg::mapi::rebuild(&message, &storage)?;
/// assert!(rebuilt.left_out.iter().all(|one| one.error.is_none()));
/// storage.commit(CommitOptions::new())?;
/// # drop(storage);
/// # let storage = Storage::open_on(Arc::new(bytes), Mode::read())?;
/// # assert!(storage.stat_of("__properties_version1.0").is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// `MAPI_E_NO_ACCESS`, `MAPI_E_NOT_ENOUGH_DISK`, `MAPI_E_TOO_BIG` and other codes of the storage that is written to. What
/// cannot be read is no error but left out, but for the names and the message's own storage.
pub fn rebuild(from: &crate::Message, to: &Storage) -> Result<Rebuilt> {
    let store = from.properties();
    let left = usize::try_from(store.file().len_bytes()).unwrap_or(usize::MAX);
    let mut copier = Copier { rebuilt: Rebuilt::default(), left, buffer: Vec::new() };
    write_names(from.names()?, to)?;
    if from.is_embedded() {
        // The storage of its own may say something else.
        to.set_class(MAIL_MESSAGE).map_err(written)?;
    }
    let mut path: Vec<Name> = Vec::new();
    let inner = copier.part(store, HeaderKind::TopLevel, to, &path)?;
    let mut open = vec![Frame { store: store.clone(), storage: to.clone(), name: None, inner }];
    // Each frame is in the storage of the one before it, which is open as long.
    while let Some(frame) = open.last_mut() {
        let Some(inner) = frame.inner.pop() else {
            if frame.name.is_some() {
                path.pop();
            }
            open.pop();
            continue;
        };
        path.push(inner.name);
        let store = match inner.open(&frame.store) {
            Ok(store) => store,
            Err(error) => {
                let error = Error::caused(ErrorKind::Properties, "message", error);
                copier.leave_out(&path, Some(error));
                path.pop();
                continue;
            }
        };
        let Some(storage) = make(&frame.storage, inner.name)? else {
            copier.leave_out(&path, None);
            path.pop();
            continue;
        };
        let below = copier.part(&store, inner.kind(), &storage, &path)?;
        open.push(Frame { store, storage, name: Some(inner.name), inner: below });
    }
    Ok(copier.rebuilt)
}

fn written(error: cfb_core::Error) -> Error {
    Error::of_storage(error, "message")
}

/// A part whose own properties are copied, and the parts in it that are not.
struct Frame {
    store: PropertyStore,
    storage: Storage,
    name: Option<Name>,
    /// The last one is next.
    inner: Vec<Inner>,
}

/// A recipient, an attachment, or the message in an attachment.
struct Inner {
    name: Name,
    what: What,
}

enum What {
    Recipient(Child),
    Attachment(Child),
    Message,
}

impl Inner {
    fn kind(&self) -> HeaderKind {
        match self.what {
            What::Recipient(_) => HeaderKind::Recipient,
            What::Attachment(_) => HeaderKind::Attachment,
            What::Message => HeaderKind::Embedded,
        }
    }

    fn open(&self, outer: &PropertyStore) -> mapi_props::Result<PropertyStore> {
        match self.what {
            What::Recipient(child) => outer.open_recipient(child),
            What::Attachment(child) => outer.open_attachment(child),
            What::Message => match outer.open_embedded()? {
                Some(message) => Ok(message),
                // It was there when the attachment was looked through.
                None => PropertyStore::open(outer.file(), outer.storage(), HeaderKind::Embedded),
            },
        }
    }
}

struct Copier {
    rebuilt: Rebuilt,
    /// Bytes of paths that may still be told.
    left: usize,
    buffer: Vec<u8>,
}

impl Copier {
    fn leave_out(&mut self, path: &[Name], error: Option<Error>) {
        let len =
            path.iter().fold(0usize, |sum, name| sum.saturating_add(name.units().len()).saturating_add(1));
        match self.left.checked_sub(len) {
            Some(left) => {
                self.left = left;
                let names: Vec<String> = path.iter().map(ToString::to_string).collect();
                self.rebuilt.left_out.push(LeftOut { path: names.join("/"), error });
            }
            None => self.rebuilt.num_more = self.rebuilt.num_more.saturating_add(1),
        }
    }

    fn leave_out_in(&mut self, path: &[Name], name: &Name, error: Option<cfb_core::Error>) {
        let full: Vec<Name> = path.iter().chain([name]).copied().collect();
        self.leave_out(&full, error.map(|error| Error::caused(ErrorKind::File, "message", error)));
    }

    /// Copies the properties of one part. Answers the parts in it, the first one last.
    fn part(
        &mut self,
        store: &PropertyStore,
        kind: HeaderKind,
        to: &Storage,
        path: &[Name],
    ) -> Result<Vec<Inner>> {
        let own = store.file().entry(store.storage());
        let own = own.map_err(|error| Error::caused(ErrorKind::File, "message", error))?;
        describe(&own, to)?;
        let mut inner = Vec::new();
        let mut lens: HashMap<PropertyTag, u64> = HashMap::new();
        let children = own.children().map_err(|error| Error::caused(ErrorKind::File, "message", error))?;
        for child in children {
            let child = child.map_err(|error| Error::caused(ErrorKind::File, "message", error))?;
            let name = child.name();
            match role(&child, store, kind) {
                Role::MadeAnew => {}
                Role::Foreign => self.leave_out_in(path, &name, None),
                Role::Value(tag) => {
                    let len = self.stream(&child, to, path)?;
                    lens.extend(tag.zip(len));
                }
                Role::Object => self.tree(&child, to, path)?,
                Role::Inner(what) => inner.push(Inner { name, what }),
            }
        }
        inner.reverse();
        write_properties(store, kind, &lens, to)?;
        Ok(inner)
    }

    /// Copies a stream. Answers its length; `None` if there is one of its name already, or it cannot be opened.
    fn stream(&mut self, from: &Entry<'_>, to: &Storage, path: &[Name]) -> Result<Option<u64>> {
        let name = from.name();
        let mut source = match from.open() {
            Ok(source) => source,
            Err(error) => {
                self.leave_out_in(path, &name, Some(error));
                return Ok(None);
            }
        };
        let target = match to.create_stream(name, Mode::read_write()) {
            Err(error) if matches!(error.kind(), cfb_core::ErrorKind::AlreadyExists { .. }) => {
                self.leave_out_in(path, &name, None);
                return Ok(None);
            }
            target => target.map_err(written)?,
        };
        let stated = source.len_bytes();
        let size = usize::try_from(stated).unwrap_or(AT_ONCE).min(AT_ONCE);
        if self.buffer.len() < size {
            self.buffer.resize(size, 0);
        }
        let mut at = 0u64;
        while at < stated {
            match read(&mut source, at, &mut self.buffer) {
                Ok([]) => break,
                Ok(bytes) => {
                    target.write_at(at, bytes).map_err(written)?;
                    at = at.saturating_add(bytes.len() as u64);
                }
                Err(error) => {
                    self.leave_out_in(path, &name, Some(error));
                    break;
                }
            }
        }
        Ok(Some(at))
    }

    /// Copies a storage with all that is in it. What it does not have in the copy is told by the path of the object: what
    /// is inside is its own affair.
    fn tree(&mut self, from: &Entry<'_>, to: &Storage, path: &[Name]) -> Result<()> {
        let name = from.name();
        let mut open = Vec::new();
        self.branch(from, to, (path, &name), &mut open)?;
        while let Some((target, children)) = open.last_mut() {
            match children.next() {
                None => drop(open.pop()),
                Some(Err(error)) => {
                    self.leave_out_in(path, &name, Some(error));
                    open.pop();
                }
                Some(Ok(child)) if child.is_stream() => drop(self.stream(&child, target, path)?),
                Some(Ok(child)) => {
                    let target = target.clone();
                    self.branch(&child, &target, (path, &name), &mut open)?;
                }
            }
        }
        Ok(())
    }

    /// Makes the copy of a storage, still empty.
    fn branch<'f>(
        &mut self,
        from: &Entry<'f>,
        to: &Storage,
        (path, name): (&[Name], &Name),
        open: &mut Vec<(Storage, Children<'f>)>,
    ) -> Result<()> {
        match (from.children(), make(to, from.name())?) {
            (Ok(children), Some(made)) => {
                describe(from, &made)?;
                open.push((made, children));
            }
            (Err(error), _) => self.leave_out_in(path, name, Some(error)),
            (Ok(_), None) => self.leave_out_in(path, name, None),
        }
        Ok(())
    }
}

/// Makes a storage; `None` if there is something of its name already.
fn make(storage: &Storage, name: Name) -> Result<Option<Storage>> {
    match storage.create_storage(name, Mode::read_write()) {
        Err(error) if matches!(error.kind(), cfb_core::ErrorKind::AlreadyExists { .. }) => Ok(None),
        made => made.map(Some).map_err(written),
    }
}

fn read<'b>(source: &mut Stream<'_>, at: u64, buffer: &'b mut [u8]) -> cfb_core::Result<&'b [u8]> {
    let n = source.read_at(at, buffer)?;
    Ok(buffer.get(..n).unwrap_or_default())
}

/// Gives a storage the class and the state bits of another.
fn describe(from: &Entry<'_>, to: &Storage) -> Result<()> {
    if !from.clsid().is_null() {
        to.set_class(from.clsid()).map_err(written)?;
    }
    if from.state_bits() != 0 {
        to.set_state_bits(from.state_bits(), u32::MAX).map_err(written)?;
    }
    Ok(())
}

/// Writes the property stream: each entry as it is, with the size that its value has.
fn write_properties(
    store: &PropertyStore,
    kind: HeaderKind,
    lens: &HashMap<PropertyTag, u64>,
    to: &Storage,
) -> Result<()> {
    let mut builder = PropertyStreamBuilder::new(kind);
    builder.counters(counters(store));
    for entry in store.properties().filter_map(|property| property.entry()) {
        let value = match (entry.tag.property_type().value_form(), lens.get(&entry.tag)) {
            (ValueForm::Stream | ValueForm::MultipleInline(_) | ValueForm::MultipleStream(_), Some(len)) => {
                entry_value_for_stream(entry.tag.property_type(), *len)
            }
            _ => entry.value,
        };
        builder.entry(PropertyEntry { value, ..entry });
    }
    let stream = to.create_stream(PROPERTY_STREAM_NAME, Mode::read_write()).map_err(written)?;
    stream.write_at(0, &builder.into_bytes()).map_err(written)
}

fn counters(store: &PropertyStore) -> Counters {
    let stated = store.counters().unwrap_or_default();
    let count = |list: &[Child]| u32::try_from(list.len()).unwrap_or(u32::MAX);
    // A number that a damaged header states is taken up only if there is room for more behind it.
    let next = |stated: u32, list: &[Child]| {
        let behind = list.iter().map(|child| child.number.saturating_add(1)).max().unwrap_or(0);
        behind.max(if stated < u32::MAX / 2 { stated } else { 0 })
    };
    Counters {
        next_recipient_id: next(stated.next_recipient_id, store.recipients()),
        next_attachment_id: next(stated.next_attachment_id, store.attachments()),
        recipient_count: count(store.recipients()),
        attachment_count: count(store.attachments()),
    }
}

/// Writes the names with the ids that they have.
fn write_names(names: &NamedPropertyMap, to: &Storage) -> Result<()> {
    let write = || -> cfb_core::Result<()> {
        let storage = to.create_storage(NAMEID_STORAGE_NAME, Mode::read_write().create())?;
        let mut streams = names.to_streams(&mapi_props::HashStreams::default());
        streams.hashes = names.rebuild_hash_streams();
        for (name, bytes) in streams.iter() {
            storage.create_stream(name.to_string().as_str(), Mode::read_write())?.write_at(0, bytes)?;
        }
        Ok(())
    };
    write().map_err(|error| Error::of_storage(error, "named properties"))
}
