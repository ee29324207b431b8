//! The properties of a storage as records: entries of the property stream, and streams without one.

use crate::code_page::{CodePageChoice, CodePageLadder};
use crate::pid_tag;
use crate::property_stream::{Counters, HeaderKind, PropertyEntry, PropertyFlags, PropertyStream};
use crate::property_type::ValueForm;
use crate::store::index::Index;
use crate::tag::{PropertyId, PropertyTag};
use crate::value::PropertyValueRef;

/// One property.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record {
    pub(super) entry: PropertyEntry,
    /// Position in the property stream; `None` for a value stream without an entry.
    pub(super) position: Option<u32>,
    /// Whether an earlier entry has the same tag.
    pub(super) is_duplicate: bool,
}

/// All properties of a storage.
#[derive(Clone, Debug)]
pub(super) struct Records {
    /// In stream order, then streams without an entry by tag.
    records: Vec<Record>,
    /// Positions in `records`, sorted by tag; of equal tags the first stays.
    by_tag: Vec<u32>,
    header: HeaderKind,
    counters: Option<Counters>,
    has_header: bool,
    num_trailing_bytes: usize,
}

impl Records {
    pub(super) fn new(stream: &PropertyStream<'_>, index: &Index) -> Self {
        let mut records = Vec::with_capacity(stream.num_entries());
        for (position, entry) in stream.entries().enumerate() {
            records.push(Record { entry, position: u32::try_from(position).ok(), is_duplicate: false });
        }
        let mut by_tag: Vec<u32> = (0..u32::try_from(records.len()).unwrap_or(u32::MAX)).collect();
        by_tag.sort_unstable_by_key(|position| (tag_at(&records, *position), *position));
        by_tag.dedup_by(|later, first| {
            let same = tag_at(&records, *later) == tag_at(&records, *first);
            if let Some(record) =
                records.get_mut(usize::try_from(*later).unwrap_or(usize::MAX)).filter(|_| same)
            {
                record.is_duplicate = true;
            }
            same
        });
        let mut all = Self {
            records,
            by_tag,
            header: stream.kind(),
            counters: stream.counters(),
            has_header: stream.has_header(),
            num_trailing_bytes: stream.trailing_bytes().len(),
        };
        all.add_streams_without_entry(index);
        all
    }

    fn add_streams_without_entry(&mut self, index: &Index) {
        let mut lone: Vec<PropertyTag> =
            index.values().iter().map(|value| value.tag).filter(|tag| self.find(*tag).is_none()).collect();
        // The length stream of a list may be missing while its elements are there.
        let heads = index.all_elements().chunk_by(|a, b| a.tag == b.tag).filter_map(|group| group.first());
        lone.extend(heads.map(|element| element.tag).filter(|tag| {
            index.value(*tag).is_none()
                && self.find(*tag).is_none()
                && matches!(tag.property_type().value_form(), ValueForm::MultipleStream(_))
        }));
        if lone.is_empty() {
            return;
        }
        lone.sort_unstable();
        for tag in lone {
            let entry = PropertyEntry { tag, flags: PropertyFlags::default(), value: [0; 8] };
            self.by_tag.push(u32::try_from(self.records.len()).unwrap_or(u32::MAX));
            self.records.push(Record { entry, position: None, is_duplicate: false });
        }
        let records = &self.records;
        self.by_tag.sort_unstable_by_key(|position| (tag_at(records, *position), *position));
    }

    /// The kind of header that the property stream has.
    pub(super) fn header(&self) -> HeaderKind {
        self.header
    }

    pub(super) fn counters(&self) -> Option<Counters> {
        self.counters
    }

    pub(super) fn has_header(&self) -> bool {
        self.has_header
    }

    pub(super) fn num_trailing_bytes(&self) -> usize {
        self.num_trailing_bytes
    }

    /// Every record: duplicates and entries without a value too.
    pub(super) fn all(&self) -> &[Record] {
        &self.records
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = PropertyEntry> + '_ {
        self.records.iter().filter(|record| record.position.is_some()).map(|record| record.entry)
    }

    /// Each property once, without those that have no value.
    pub(super) fn in_stream_order(&self) -> impl Iterator<Item = &Record> + Clone {
        self.records.iter().filter(|record| !record.is_duplicate && !has_no_value(record))
    }

    /// The properties of an id, by type.
    pub(super) fn of_id(&self, id: PropertyId) -> impl Iterator<Item = &Record> + Clone {
        let start = self.by_tag.partition_point(|position| self.tag(*position).id() < id);
        let end = self.by_tag.partition_point(|position| self.tag(*position).id() <= id);
        let positions = self.by_tag.get(start..end).unwrap_or_default();
        positions.iter().filter_map(|position| self.at(*position)).filter(|record| !has_no_value(record))
    }

    /// The property of a tag, from its first entry.
    pub(super) fn find(&self, tag: PropertyTag) -> Option<&Record> {
        let position = self.by_tag.binary_search_by_key(&tag, |position| self.tag(*position)).ok()?;
        self.at(*self.by_tag.get(position)?)
    }

    /// What the properties say about the code page of 8-bit strings.
    pub(super) fn ladder(&self, outer: Option<CodePageChoice>) -> CodePageLadder {
        let number = |tag| match self.find(tag)?.entry.inline_value()? {
            PropertyValueRef::Integer32(value) => Some(value),
            _ => None,
        };
        CodePageLadder {
            message_codepage: number(pid_tag::PidTagMessageCodepage),
            locale: number(pid_tag::PidTagMessageLocaleId),
            internet_codepage: number(pid_tag::PidTagInternetCodepage),
            outer,
        }
    }

    fn at(&self, position: u32) -> Option<&Record> {
        self.records.get(usize::try_from(position).ok()?)
    }

    fn tag(&self, position: u32) -> PropertyTag {
        tag_at(&self.records, position)
    }
}

fn tag_at(records: &[Record], position: u32) -> PropertyTag {
    let record = usize::try_from(position).ok().and_then(|position| records.get(position));
    record.map_or(PropertyTag::from_u32(u32::MAX), |record| record.entry.tag)
}

fn has_no_value(record: &Record) -> bool {
    record.entry.tag.property_type().value_form() == ValueForm::None
}
