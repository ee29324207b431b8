//! What one storage does differently from [MS-OXMSG].

use crate::deviation::{Counter, Deviation};
use crate::finding::{Finding, in_entry};
use crate::named::NamedPropertyMap;
use crate::pid_tag;
use crate::place::Place;
use crate::property_stream::{HeaderKind, PropertyStream, SizeHint};
use crate::property_type::{PropertyType, ValueForm};
use crate::store::index::{Child, Value};
use crate::store::offsets::Offsets;
use crate::store::record::Record;
use crate::store::{Property, PropertyStore};
use crate::value::PropertyValueRef;
use crate::{codec, error::Result};

/// Largest number of recipient, and of attachment storages ([MS-OXMSG] 2.2.1, 2.2.2).
const MAX_STORAGES: usize = 2048;
/// STORE_UNICODE_OK in PidTagStoreSupportMask ([MS-OXMSG] 2.1.1.1).
const STORE_UNICODE_OK: i32 = 0x0004_0000;

impl PropertyStore {
    /// What this storage does differently from [MS-OXMSG] 2.1 to 2.4, without its recipients and attachments.
    ///
    /// Reads the property stream's place in the file, length streams and the last bytes of strings; not whole values.
    ///
    /// # Errors
    ///
    /// `Storage` if a length stream cannot be read.
    pub fn findings(&self) -> Result<Vec<Finding>> {
        let mut findings = Vec::new();
        let offsets = Offsets::new(self);
        self.check_stream(&offsets, &mut findings);
        self.check_storages(&offsets, &mut findings);
        for record in self.records.all() {
            self.check_record(record, &offsets, &mut findings)?;
        }
        self.check_uncounted_elements(&mut findings);
        Ok(findings)
    }

    /// The ids in the range of named properties that a file's map does not list.
    #[must_use]
    pub fn check_names(&self, names: &NamedPropertyMap) -> Vec<Finding> {
        let offsets = Offsets::new(self);
        let unnamed = |property: &Property<'_>| {
            let id = property.tag().id();
            id.is_named() && names.name(id).is_none()
        };
        self.properties()
            .filter(unnamed)
            .map(|property| {
                let deviation = Deviation::Unnamed { found: property.tag().id() };
                let place = match property.position() {
                    Some(index) => Place::Entry { index, tag: property.tag() },
                    None => Place::Value(property.tag()),
                };
                Finding::new(deviation, place).at(offsets.of_entry(property.position()))
            })
            .collect()
    }

    fn check_stream(&self, offsets: &Offsets, findings: &mut Vec<Finding>) {
        let trailing = u64::try_from(self.records.num_trailing_bytes()).unwrap_or(u64::MAX);
        let (deviation, offset) = if self.index.property_stream().is_none() {
            (Deviation::PropertyStreamMissing, 0)
        } else if !self.records.has_header() {
            let header = u64::try_from(self.kind.len_bytes()).unwrap_or(u64::MAX);
            (Deviation::PropertyStreamTooShort { found: trailing, header }, 0)
        } else if self.records.header() != self.kind {
            let len = |kind: HeaderKind| u64::try_from(kind.len_bytes()).unwrap_or(u64::MAX);
            let (found, expected) = (len(self.records.header()), len(self.kind));
            (Deviation::HeaderOfOtherKind { found, expected }, 0)
        } else if trailing != 0 {
            let num_entries = self.records.entries().count();
            let offset = PropertyStream::entry_offset(self.records.header(), num_entries);
            (Deviation::TrailingFragment { found: trailing }, offset)
        } else {
            return;
        };
        findings.push(Finding::new(deviation, Place::PropertyStream).at(offsets.of(offset)));
    }

    fn check_storages(&self, offsets: &Offsets, findings: &mut Vec<Finding>) {
        let duplicates = self.index.duplicates().iter();
        findings.extend(duplicates.map(|place| Finding::new(Deviation::DuplicateElement, *place)));
        if self.kind == HeaderKind::Embedded && self.index.nameid().is_some() {
            findings.push(Finding::new(Deviation::NameIdInEmbedded, Place::NameIdStorage));
        }
        for storages in [self.recipients(), self.attachments()] {
            if storages.len() > MAX_STORAGES {
                let found = u64::try_from(storages.len()).unwrap_or(u64::MAX);
                findings.push(Finding::new(Deviation::TooManyStorages { found }, Place::Storage));
            }
        }
        let Some(counters) = self.counters() else { return };
        let (recipients, attachments) = (self.recipients(), self.attachments());
        for (counter, found, expected, offset) in [
            (Counter::NextRecipientId, counters.next_recipient_id, next_id(recipients), 8),
            (Counter::NextAttachmentId, counters.next_attachment_id, next_id(attachments), 12),
            (Counter::RecipientCount, counters.recipient_count, count(recipients), 16),
            (Counter::AttachmentCount, counters.attachment_count, count(attachments), 20),
        ] {
            if found != expected {
                let deviation = Deviation::CounterWrong { counter, found, expected };
                let finding = Finding::new(deviation, Place::PropertyStream);
                findings.push(finding.at(offsets.of(offset)));
            }
        }
    }

    fn check_record(&self, record: &Record, offsets: &Offsets, findings: &mut Vec<Finding>) -> Result<()> {
        let tag = record.entry.tag;
        let property_type = tag.property_type();
        let Some(position) = record.position else {
            findings.push(Finding::new(Deviation::EntryMissing, Place::Value(tag)));
            return self.check_value(record, findings);
        };
        let mut report = |deviation| {
            findings.push(in_entry(position, tag, deviation).at(offsets.of_entry(Some(position))));
        };
        if record.is_duplicate {
            let first = self.records.find(tag).and_then(|first| first.position).unwrap_or(0);
            report(Deviation::DuplicateProperty { first });
            return Ok(());
        }
        match (property_type.value_form(), self.index.value(tag)) {
            (ValueForm::None, _) => report(Deviation::NoValue { found: property_type }),
            (ValueForm::Unknown, _) => report(Deviation::UnknownType { found: tag.type_code() }),
            (ValueForm::Inline(_), Some(value)) => {
                let found = if value.len_bytes.is_some() { "stream" } else { "storage" };
                report(Deviation::WrongElementType { found, expected: "value in the entry" });
            }
            (ValueForm::Inline(_), None) => {}
            (ValueForm::Storage, Some(Value { len_bytes: Some(_), .. })) => {
                report(Deviation::WrongElementType { found: "stream", expected: "storage" });
            }
            (ValueForm::Storage, Some(_)) => {}
            (_, Some(Value { len_bytes: None, .. })) => {
                report(Deviation::WrongElementType { found: "storage", expected: "stream" });
            }
            (_, Some(Value { len_bytes: Some(len), .. })) => {
                let terminator = expected_size(property_type, *len);
                if record.entry.size_hint(*len) == SizeHint::Wrong {
                    report(Deviation::SizeField { found: record.entry.size(), expected: terminator });
                }
            }
            (_, None) => report(Deviation::ValueMissing { expected: property_type }),
        }
        self.check_value(record, findings)
    }

    /// The streams of a value.
    fn check_value(&self, record: &Record, findings: &mut Vec<Finding>) -> Result<()> {
        let tag = record.entry.tag;
        self.check_string_kind(record, findings);
        let Some(len) = self.index.value(tag).and_then(|value| value.len_bytes) else { return Ok(()) };
        let mut report = |deviation| findings.push(Finding::new(deviation, Place::Value(tag)));
        match tag.property_type().value_form() {
            ValueForm::Stream if tag.property_type() == PropertyType::Guid && len != 16 => {
                report(Deviation::GuidLength { found: len });
            }
            ValueForm::Stream if tag.property_type().is_string() => {
                let is_utf16 = tag.property_type() == PropertyType::String;
                if is_utf16 && !len.is_multiple_of(2) {
                    report(Deviation::OddLength { found: len });
                } else if self.ends_with_nul(record, len, if is_utf16 { 2 } else { 1 })? {
                    report(Deviation::StoredTerminator);
                }
            }
            ValueForm::MultipleInline(width) | ValueForm::MultipleStream(width)
                if codec::has_fragment(len, width) =>
            {
                let element = u64::try_from(width).unwrap_or(u64::MAX);
                report(Deviation::ElementFragment { len, element });
            }
            _ => {}
        }
        if let ValueForm::MultipleStream(width) = tag.property_type().value_form() {
            self.check_elements(record, width, findings)?;
        }
        Ok(())
    }

    fn ends_with_nul(&self, record: &Record, len: u64, width: usize) -> Result<bool> {
        let Some(start) = u64::try_from(width).ok().and_then(|width| len.checked_sub(width)) else {
            return Ok(false);
        };
        let mut last = [0xFF; 2];
        let Some(last) = last.get_mut(..width) else { return Ok(false) };
        let property = Property::new(self, record);
        let Some(mut stream) = property.open()? else { return Ok(false) };
        let read = stream
            .read_at(start, last)
            .map_err(|error| crate::Error::storage(error, Place::Value(record.entry.tag)))?;
        Ok(read == width && last.iter().all(|byte| *byte == 0))
    }

    fn check_elements(&self, record: &Record, width: usize, findings: &mut Vec<Finding>) -> Result<()> {
        let tag = record.entry.tag;
        let Some(lengths) = Property::new(self, record).bytes()? else { return Ok(()) };
        let lengths = codec::element_lengths(&lengths, width);
        let count = u32::try_from(lengths.len()).unwrap_or(u32::MAX);
        let streams = self.index.elements(tag);
        for ((index, stated), stream) in (0..).zip(lengths).zip(streams.iter().map(Some).chain([None])) {
            let Some(stream) = stream.filter(|stream| stream.index == index) else {
                let place = Place::Element { tag, index };
                findings.push(Finding::new(Deviation::ElementMissing { expected: count }, place));
                break;
            };
            if u64::from(stated) != stream.len_bytes {
                let deviation = Deviation::ElementLength { found: stated, expected: stream.len_bytes };
                findings.push(Finding::new(deviation, Place::Element { tag, index }));
            }
        }
        let uncounted = streams.iter().filter(|stream| stream.index >= count);
        findings.extend(uncounted.map(|stream| {
            Finding::new(Deviation::ElementUncounted, Place::Element { tag, index: stream.index })
        }));
        Ok(())
    }

    /// Element streams of a property that has neither entry nor length stream.
    fn check_uncounted_elements(&self, findings: &mut Vec<Finding>) {
        for element in self.index.all_elements() {
            if self.records.find(element.tag).is_none() {
                let place = Place::Element { tag: element.tag, index: element.index };
                findings.push(Finding::new(Deviation::ElementUncounted, place));
            }
        }
    }

    /// Strings of a message are all of the kind that its PidTagStoreSupportMask announces.
    fn check_string_kind(&self, record: &Record, findings: &mut Vec<Finding>) {
        use PropertyType::{MultipleString, MultipleString8, String, String8};
        let property_type = record.entry.tag.property_type();
        let is_unicode = match property_type {
            String | MultipleString => true,
            String8 | MultipleString8 => false,
            _ => return,
        };
        let mask =
            self.records.find(pid_tag::PidTagStoreSupportMask).map(|record| record.entry.inline_value());
        let Some(Some(PropertyValueRef::Integer32(mask))) = mask else { return };
        if (mask & STORE_UNICODE_OK != 0) != is_unicode {
            let deviation = Deviation::StringKind { found: property_type };
            findings.push(Finding::new(deviation, Place::Value(record.entry.tag)));
        }
    }
}

fn count(storages: &[Child]) -> u32 {
    u32::try_from(storages.len()).unwrap_or(u32::MAX)
}

fn next_id(storages: &[Child]) -> u32 {
    storages.last().map_or(0, |child| child.number.saturating_add(1))
}

/// The size field that fits a value stream.
fn expected_size(property_type: PropertyType, len: u64) -> u64 {
    match property_type {
        PropertyType::String => len.saturating_add(2),
        PropertyType::String8 => len.saturating_add(1),
        _ => len,
    }
}
