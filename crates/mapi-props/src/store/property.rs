//! One property of a store.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use cfb_core::{Stream, StreamId};

use crate::codec;
use crate::error::{Error, ErrorKind, Result};
use crate::place::Place;
use crate::property_stream::{ENTRY_LEN, PropertyEntry, PropertyFlags, PropertyStream};
use crate::property_type::{PropertyType, ValueForm};
use crate::store::PropertyStore;
use crate::store::index::Value;
use crate::store::record::Record;
use crate::tag::PropertyTag;
use crate::value::{ObjectValue, OtherValue, PropertyValueRef};

/// One property of a [`PropertyStore`]: what its entry says, and where its value is. Nothing is read before the
/// value is asked for.
#[derive(Clone, Copy)]
pub struct Property<'a> {
    store: &'a PropertyStore,
    record: &'a Record,
}

impl<'a> Property<'a> {
    pub(super) fn new(store: &'a PropertyStore, record: &'a Record) -> Self {
        Self { store, record }
    }

    /// The tag.
    #[must_use]
    pub fn tag(&self) -> PropertyTag {
        self.record.entry.tag
    }

    /// The type.
    #[must_use]
    pub fn property_type(&self) -> PropertyType {
        self.tag().property_type()
    }

    /// The attributes in the entry; none for a value stream without an entry.
    #[must_use]
    pub fn flags(&self) -> PropertyFlags {
        self.record.entry.flags
    }

    /// The entry in the property stream; `None` for a value stream without one.
    #[must_use]
    pub fn entry(&self) -> Option<PropertyEntry> {
        self.record.position.map(|_| self.record.entry)
    }

    /// Position of the entry in the property stream, from 0.
    #[must_use]
    pub fn position(&self) -> Option<u32> {
        self.record.position
    }

    /// Whether the value is there: in the entry, in its stream, or as a storage.
    #[must_use]
    pub fn is_present(&self) -> bool {
        let has_value = || self.located().is_some();
        match self.property_type().value_form() {
            ValueForm::None => false,
            ValueForm::Inline(_) | ValueForm::Unknown => self.record.position.is_some() || has_value(),
            ValueForm::Stream | ValueForm::Storage | ValueForm::MultipleInline(_) => has_value(),
            ValueForm::MultipleStream(_) => has_value() || !self.store.index.elements(self.tag()).is_empty(),
        }
    }

    /// Size of the value in bytes, as stored: of its stream, of all element streams together, or of its type. 0 for
    /// storages and missing values.
    #[must_use]
    pub fn len_bytes(&self) -> u64 {
        match self.property_type().value_form() {
            ValueForm::Inline(width) if self.record.position.is_some() => u64::try_from(width).unwrap_or(0),
            ValueForm::MultipleStream(_) => {
                let elements = self.store.index.elements(self.tag());
                elements.iter().fold(0, |sum, element| sum.saturating_add(element.len_bytes))
            }
            _ => self.located().and_then(|value| value.len_bytes).unwrap_or(0),
        }
    }

    /// The value; `None` if its stream or storage is missing. Text and lists are decoded later, when asked.
    ///
    /// Lists with a stream for each element have as many as the length stream counts, but end before the first
    /// missing one; if only the length stream is missing, they have all elements.
    ///
    /// # Errors
    ///
    /// `Storage` if the value cannot be read, `LimitExceeded` if it would have to be copied and is too large.
    pub fn value(&self) -> Result<Option<PropertyValueRef<'a>>> {
        let (property_type, entry) = (self.property_type(), &self.record.entry);
        match property_type.value_form() {
            ValueForm::None => return Ok(entry.inline_value()),
            ValueForm::Inline(_) if self.record.position.is_some() => return Ok(entry.inline_value()),
            ValueForm::MultipleStream(record_len) => return self.elements(record_len),
            _ => {}
        }
        let value = self.located();
        if property_type == PropertyType::Object && value.is_some_and(|value| value.len_bytes.is_none()) {
            let object = ObjectValue { size: entry.size(), reserved: entry.reserved() };
            return Ok(Some(PropertyValueRef::Object(object)));
        }
        let place = Place::Value(self.tag());
        match value.filter(|value| value.len_bytes.is_some()) {
            Some(value) => {
                let bytes = self.store.read(value.id, place)?;
                let page = self.page();
                Ok(Some(codec::decode_stream(property_type, bytes, page, entry.value)))
            }
            None if matches!(property_type, PropertyType::Other(_)) && self.record.position.is_some() => {
                let other = OtherValue { property_type, inline: entry.value, bytes: None };
                Ok(Some(PropertyValueRef::Other(other)))
            }
            None => Ok(None),
        }
    }

    /// The bytes of the value stream as stored (of a list with a stream for each element: the length stream).
    ///
    /// # Errors
    ///
    /// As [`value`](Self::value); `NotAStream` if the property keeps its value elsewhere.
    pub fn bytes(&self) -> Result<Option<Cow<'a, [u8]>>> {
        match self.stream_id()? {
            Some(id) => self.store.read(id, Place::Value(self.tag())).map(Some),
            None => Ok(None),
        }
    }

    /// The value stream, for reading in pieces; `None` if it is missing.
    ///
    /// # Errors
    ///
    /// `Storage` if the stream cannot be opened, `NotAStream` if the property keeps its value elsewhere.
    pub fn open(&self) -> Result<Option<Stream<'a>>> {
        match self.stream_id()? {
            Some(id) => self.store.open_id(id, Place::Value(self.tag())).map(Some),
            None => Ok(None),
        }
    }

    /// The absolute byte ranges of the file that the property comes from: its 16-byte entry, then its value stream
    /// and element streams.
    ///
    /// # Errors
    ///
    /// `Storage` if a chain cannot be followed.
    pub fn file_ranges(&self) -> Result<Vec<Range<u64>>> {
        let mut ranges = self.entry_ranges()?;
        let value = self.located().filter(|value| value.len_bytes.is_some()).map(|value| value.id);
        let elements = self.store.index.elements(self.tag()).iter().map(|element| element.id);
        for id in value.into_iter().chain(elements) {
            let place = Place::Value(self.tag());
            let mut stream = self.store.open_id(id, place)?;
            let len = stream.len_bytes();
            ranges.extend(stream.file_ranges(0..len).map_err(|error| Error::storage(error, place))?);
        }
        Ok(ranges)
    }

    fn entry_ranges(&self) -> Result<Vec<Range<u64>>> {
        let (Some(position), Some(id)) = (self.record.position, self.store.index.property_stream()) else {
            return Ok(Vec::new());
        };
        let place = Place::Entry { index: position, tag: self.tag() };
        let position = usize::try_from(position).unwrap_or(usize::MAX);
        let start = PropertyStream::entry_offset(self.store.records.header(), position);
        let end = start.saturating_add(u64::try_from(ENTRY_LEN).unwrap_or(0));
        let mut stream = self.store.open_id(id, place)?;
        stream.file_ranges(start..end).map_err(|error| Error::storage(error, place))
    }

    fn located(&self) -> Option<&'a Value> {
        self.store.index.value(self.tag())
    }

    fn stream_id(&self) -> Result<Option<StreamId>> {
        let value = self.located();
        let elsewhere = match self.property_type().value_form() {
            ValueForm::None | ValueForm::Inline(_) => value.is_none(),
            _ => value.is_some_and(|value| value.len_bytes.is_none()),
        };
        if elsewhere {
            return Err(Error::new(ErrorKind::NotAStream, Place::Value(self.tag())));
        }
        Ok(value.filter(|value| value.len_bytes.is_some()).map(|value| value.id))
    }

    /// The code page of 8-bit text; found out only if the type needs one.
    fn page(&self) -> mapi_codepage::CodePage {
        match self.property_type() {
            PropertyType::String8 | PropertyType::MultipleString8 => self.store.code_page().page,
            _ => mapi_codepage::CodePage::WINDOWS_1252,
        }
    }

    fn elements(&self, record_len: usize) -> Result<Option<PropertyValueRef<'a>>> {
        let tag = self.tag();
        let streams = self.store.index.elements(tag);
        let counted = match self.located().filter(|value| value.len_bytes.is_some()) {
            Some(lengths) => {
                let lengths = self.store.read(lengths.id, Place::Value(tag))?;
                codec::element_lengths(&lengths, record_len).len()
            }
            None if streams.is_empty() => return Ok(None),
            None => streams.len(),
        };
        let mut values = Vec::new();
        for (expected, stream) in (0..).zip(streams).take(counted) {
            if stream.index != expected {
                break;
            }
            values.push(self.store.read(stream.id, Place::Element { tag, index: expected })?);
        }
        Ok(Some(codec::decode_elements(self.property_type(), values, self.page())))
    }
}

impl PropertyStore {
    fn open_id(&self, id: StreamId, place: Place) -> Result<Stream<'_>> {
        self.file.entry(id).and_then(|entry| entry.open()).map_err(|error| Error::storage(error, place))
    }

    /// The bytes of a stream: borrowed, or copied within the limit.
    fn read(&self, id: StreamId, place: Place) -> Result<Cow<'_, [u8]>> {
        let mut stream = self.open_id(id, place)?;
        let len_bytes = stream.len_bytes();
        if len_bytes <= self.copy_limit {
            return stream.to_bytes().map_err(|error| Error::storage(error, place));
        }
        match stream.slice(0..len_bytes).map_err(|error| Error::storage(error, place))? {
            Some(bytes) => Ok(Cow::Borrowed(bytes)),
            None => Err(Error::new(ErrorKind::LimitExceeded { len_bytes, limit: self.copy_limit }, place)),
        }
    }
}

impl fmt::Debug for Property<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Property")
            .field("tag", &self.tag())
            .field("flags", &self.flags())
            .field("position", &self.record.position)
            .field("len_bytes", &self.len_bytes())
            .finish()
    }
}
