//! PropertySet from its bytes ([MS-OLEPS] 2.20).
//!
//! | Offset | Size | Field (spec name)             | Rule                                            |
//! |-------:|-----:|-------------------------------|-------------------------------------------------|
//! |   0x00 |    4 | Size                          | of the whole set, in bytes                      |
//! |   0x04 |    4 | NumProperties                 |                                                 |
//! |   0x08 |  8 n | PropertyIdentifierAndOffset   | number, and offset from the start of the set    |
//! |        |      | Property                      | the values, each up to the next one             |
//!
//! A value owns the bytes from its offset to the next offset; so all values together are no longer than the set. One
//! that runs into the next is read on from there as long as all such reading is no more than the set once more.

use std::collections::BTreeMap;
use std::sync::Arc;

use cfb_core::Guid;
use mapi_codepage::CodePage;

use crate::codec::{Cursor, Fault, Notes, decode};
use crate::corruption::Corruption;
use crate::finding::{Findings, Structure};
use crate::property_id::PropertyId;
use crate::property_type::PropertyType;
use crate::value::Value;

use super::dictionary::Dictionary;
use super::stored::{Chunk, FIRST, Stored, TABLE};
use super::{Entry, PropertySet};

/// Size and NumProperties.
const HEAD_BYTES: usize = 8;

/// A row of the table: number and offset.
const ROW_BYTES: usize = 8;

/// A set, and where it ends in the stream.
pub(crate) struct ParsedSet {
    pub(crate) set: PropertySet,
    pub(crate) end: usize,
}

/// The set at `start` of `stream`, which reaches to `limit` where its size cannot be; `None` where no head of a set fits.
pub(crate) fn parse(
    stream: &[u8],
    start: usize,
    limit: usize,
    fmtid: Guid,
    findings: &mut Findings,
) -> Option<ParsedSet> {
    let room = stream.get(start..)?;
    let mut head = Cursor::new(room);
    let (size, count) = (head.u32()?, head.u32()?);
    let rows = table(&mut head, count, start, findings);
    let bytes = extent(room, limit.saturating_sub(start), size, &rows, start, findings);
    let table_end = head.at();
    let reader = Reader { bytes, start, table_end, values: BTreeMap::new(), beyond: bytes.len(), findings };
    let set = reader.read(fmtid, &rows);
    Some(ParsedSet { set, end: start.saturating_add(bytes.len()) })
}

/// A row of the table of properties: number, and offset from the start of the set.
#[derive(Clone, Copy)]
struct Row {
    id: PropertyId,
    offset: u32,
}

impl Row {
    /// The offset, where it lies in `len` bytes.
    fn place(self, len: usize) -> Option<usize> {
        usize::try_from(self.offset).ok().filter(|offset| *offset < len)
    }
}

fn table(head: &mut Cursor<'_>, count: u32, start: usize, findings: &mut Findings) -> Vec<Row> {
    let room = head.rest().len().checked_div(ROW_BYTES).unwrap_or(0);
    let taken = usize::try_from(count).unwrap_or(usize::MAX).min(room);
    if u32::try_from(taken) != Ok(count) {
        let room = u32::try_from(room).unwrap_or(u32::MAX);
        findings.add(Corruption::PropertyCount { found: count, room }, Structure::Set, offset_of(start, 4));
    }
    let mut rows = Vec::with_capacity(taken);
    for _ in 0..taken {
        let (Some(id), Some(offset)) = (head.u32(), head.u32()) else { break };
        rows.push(Row { id: PropertyId(id), offset });
    }
    rows
}

/// The bytes of the set: as many as it says; if that cannot be, those before the next set, or all there are.
fn extent<'a>(
    room: &'a [u8],
    before_next: usize,
    size: u32,
    rows: &[Row],
    start: usize,
    findings: &mut Findings,
) -> &'a [u8] {
    let last = rows.iter().filter_map(|row| row.place(room.len())).max();
    let table_end = HEAD_BYTES.saturating_add(rows.len().saturating_mul(ROW_BYTES));
    let needed = last.map_or(0, |last| last.saturating_add(1)).max(table_end);
    let fits = |len: usize| room.get(..len).filter(|_| len >= needed);
    if let Some(bytes) = usize::try_from(size).ok().and_then(fits) {
        return bytes;
    }
    let bytes = fits(before_next).unwrap_or(room);
    let used = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    findings.add(Corruption::SetSize { found: size, used }, Structure::Set, offset_of(start, 0));
    bytes
}

struct Reader<'a, 'f> {
    /// The whole set.
    bytes: &'a [u8],
    /// Where it begins in the stream.
    start: usize,
    table_end: usize,
    /// The values read so far, by offset.
    values: BTreeMap<usize, Arc<Stored>>,
    /// How much may still be read beyond the ends of values.
    beyond: usize,
    findings: &'f mut Findings,
}

impl Reader<'_, '_> {
    fn read(mut self, fmtid: Guid, rows: &[Row]) -> PropertySet {
        let places = self.places(rows);
        let page = self.code_page(rows, &places);
        let mut entries: BTreeMap<PropertyId, Entry> = BTreeMap::new();
        let mut dictionary = None;
        for (row, Row { id, offset }) in rows.iter().copied().enumerate() {
            let Some((at, place)) = at_place(&places, offset) else { continue };
            let is_dictionary = id == PropertyId::DICTIONARY;
            if entries.contains_key(&id) || is_dictionary && dictionary.is_some() {
                self.find(Corruption::DuplicateProperty { property: id }, at);
            } else if is_dictionary {
                let mut chunk = self.chunk(at, place);
                if place.is_shared {
                    // A place of its own, behind all values.
                    chunk.place = places.len().saturating_add(FIRST);
                    chunk.follows = None;
                }
                let offset = offset_of(self.start, at);
                dictionary = Some(Dictionary::parse(row, chunk, page, offset, self.findings));
            } else {
                let stored = self.stored(id, at, place, page);
                entries.insert(id, Entry { row, stored });
            }
        }
        let first = places.keys().next().copied().unwrap_or(self.bytes.len());
        let next = places.len().saturating_add(FIRST).saturating_add(1).max(rows.len());
        let slack = self.bytes.get(self.table_end..first).unwrap_or_default().to_vec();
        PropertySet {
            fmtid,
            page,
            entries,
            dictionary,
            slack,
            next,
            is_modified: false,
            needs_version_1: false,
        }
    }

    /// The value at `at`, read once.
    fn stored(&mut self, id: PropertyId, at: usize, place: &Place, page: CodePage) -> Arc<Stored> {
        if let Some(stored) = self.values.get(&at) {
            return Arc::clone(stored);
        }
        let stored = Arc::new(self.value(id, at, self.chunk(at, place), place.is_shared, page));
        self.values.insert(at, Arc::clone(&stored));
        stored
    }

    /// Every offset at which something lies, and up to where.
    fn places(&mut self, rows: &[Row]) -> BTreeMap<usize, Place> {
        let mut places: BTreeMap<usize, Place> = BTreeMap::new();
        let size = u32::try_from(self.bytes.len()).unwrap_or(u32::MAX);
        for row in rows {
            let (property, found) = (row.id, row.offset);
            let Some(at) = row.place(self.bytes.len()) else {
                self.find(Corruption::PropertyOffset { property, found, size }, 0);
                continue;
            };
            if at < self.table_end {
                self.find(Corruption::OffsetInTable { property, found }, at);
            } else if found & 3 != 0 {
                self.find(Corruption::UnalignedOffset { property, found }, at);
            }
            let known = places.entry(at).or_default();
            if known.is_taken {
                known.is_shared = true;
                self.find(Corruption::SharedValue { property }, at);
            }
            known.is_taken = true;
        }
        let ends: Vec<usize> = places.keys().skip(1).copied().chain([self.bytes.len()]).collect();
        for (number, (place, end)) in places.values_mut().zip(ends).enumerate() {
            place.number = number.saturating_add(FIRST);
            place.end = end;
        }
        places
    }

    fn chunk(&self, at: usize, place: &Place) -> Chunk {
        let bytes = self.bytes.get(at..place.end).unwrap_or_default().to_vec();
        let follows = match place.number {
            FIRST if at >= self.table_end => Some(TABLE),
            FIRST => None,
            number => Some(number.saturating_sub(1)),
        };
        Chunk { used: bytes.len(), bytes, place: place.number, follows, is_original: true, is_whole: true }
    }

    fn value(
        &mut self,
        property: PropertyId,
        at: usize,
        mut chunk: Chunk,
        is_shared: bool,
        page: CodePage,
    ) -> Stored {
        let mut decoded = decode(&chunk.bytes, page);
        let is_cut = matches!(decoded, Err((Fault::Truncated | Fault::Count(_), _)));
        let rest = self.bytes.get(at..).unwrap_or_default();
        if is_cut && self.beyond > 0 && rest.len() > chunk.bytes.len() {
            let further = decode(rest, page);
            let cost = match &further {
                Ok((_, used, _)) => *used,
                Err((_, read)) => *read,
            };
            let is_paid = cost <= self.beyond;
            self.beyond = self.beyond.saturating_sub(cost);
            if let (Ok((_, used, _)), true) = (&further, is_paid) {
                chunk.bytes = rest.get(..*used).unwrap_or_default().to_vec();
                decoded = further;
                self.find(Corruption::Overlap { property }, at);
            }
        }
        let value = match decoded {
            Ok((value, used, notes)) => {
                chunk.used = used;
                self.notes(property, at, notes);
                value
            }
            Err((fault, _)) => {
                chunk.is_whole = false;
                self.fault(property, at, fault, &chunk);
                unknown(&chunk.bytes)
            }
        };
        Stored { value, chunk, is_shared }
    }

    /// The page that the CodePage property names, or the locale, or 1252.
    fn code_page(&mut self, rows: &[Row], places: &BTreeMap<usize, Place>) -> CodePage {
        let mut value = |id: PropertyId| {
            let (at, place) =
                rows.iter().filter(|row| row.id == id).find_map(|row| at_place(places, row.offset))?;
            Some((at, self.stored(id, at, place, CodePage::WINDOWS_1252)))
        };
        let (page, locale) = (value(PropertyId::CODE_PAGE), value(PropertyId::LOCALE));
        if let Some((at, stored)) = page {
            let page = page_of(&stored.value);
            if let Some(page) = page.filter(|page| page.is_supported()) {
                return page;
            }
            self.find(Corruption::CodePage { found: page.map_or(0, CodePage::number) }, at);
            return CodePage::WINDOWS_1252;
        }
        locale.and_then(|(_, stored)| page_of_locale(&stored.value)).unwrap_or(CodePage::WINDOWS_1252)
    }

    fn notes(&mut self, property: PropertyId, at: usize, notes: Notes) {
        if let Some(found) = notes.type_padding {
            self.find(Corruption::TypePadding { property, found }, at);
        }
        if let Some(found) = notes.boolean {
            self.find(Corruption::Boolean { property, found }, at);
        }
        if notes.unterminated {
            self.find(Corruption::Unterminated { property }, at);
        }
        if let Some(page) = notes.undecodable {
            self.find(Corruption::Undecodable { property, page }, at);
        }
    }

    fn fault(&mut self, property: PropertyId, at: usize, fault: Fault, chunk: &Chunk) {
        let number = chunk.bytes.first_chunk::<2>().map_or(0, |bytes| u16::from_le_bytes(*bytes));
        let corruption = match fault {
            Fault::Truncated => Corruption::Truncated { property, property_type: PropertyType(number) },
            Fault::Count(found) => Corruption::ElementCount { property, found },
            Fault::ElementType(found) => Corruption::ElementType { property, found },
            Fault::Nesting => Corruption::Nesting { property },
            Fault::UnknownType(found) => Corruption::UnknownType { property, found },
        };
        self.find(corruption, at);
    }

    fn find(&mut self, corruption: Corruption, at: usize) {
        self.findings.add(corruption, Structure::Property, offset_of(self.start, at));
    }
}

/// An offset in the set where a value or the dictionary lies.
#[derive(Default)]
struct Place {
    /// Counted from [`FIRST`], by offset.
    number: usize,
    end: usize,
    is_taken: bool,
    is_shared: bool,
}

/// A code page is 16 bits in a VT_I2, whose sign means nothing; some writers take another integer type.
pub(super) fn page_of(value: &Value) -> Option<CodePage> {
    match *value {
        Value::I2(number) => Some(CodePage::new(number.cast_unsigned())),
        _ => Some(CodePage::new(u16::try_from(value.as_integer()?).ok()?)),
    }
}

/// The page of the locale in a Locale property.
pub(super) fn page_of_locale(value: &Value) -> Option<CodePage> {
    CodePage::from_locale(u32::try_from(value.as_integer()?).ok()?)
}

fn at_place(places: &BTreeMap<usize, Place>, offset: u32) -> Option<(usize, &Place)> {
    let at = usize::try_from(offset).ok()?;
    Some((at, places.get(&at)?))
}

fn unknown(bytes: &[u8]) -> Value {
    let mut cursor = Cursor::new(bytes);
    let mut word = [0_u8; 4];
    for (to, from) in word.iter_mut().zip(cursor.take_up_to(4)) {
        *to = *from;
    }
    Value::Unknown { type_word: u32::from_le_bytes(word), bytes: cursor.rest().to_vec() }
}

fn offset_of(start: usize, at: usize) -> u64 {
    u64::try_from(start.saturating_add(at)).unwrap_or(u64::MAX)
}
