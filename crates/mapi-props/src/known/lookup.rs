//! Look-up in the table: by tag, by name, by what names a property.

use std::cmp::Ordering;
use std::fmt;
use std::ops::Range;

use crate::known::row::{ObjectKind, Row, Tier};
use crate::known::table::{BLOB, NAMES, NUM_LIDS, NUM_TAGS, ROWS};
use crate::named::{NamedProperty, PropertyName, PropertySet};
use crate::property_set::{self, PS_INTERNET_HEADERS};
use crate::property_type::PropertyType;
use crate::tag::{PropertyId, PropertyTag};

/// A property with a name known to [MS-OXPROPS], Microsoft's MAPI reference, implementations, or header files.
///
/// ```
/// use mapi_props::{KnownProperty, pid_lid, pid_tag};
/// let subject = KnownProperty::by_tag(pid_tag::PidTagSubject).unwrap();
/// assert_eq!(subject.name(), "PidTagSubject");
/// assert!(subject.alternate_names().any(|name| name == "PR_SUBJECT"));
/// assert_eq!(KnownProperty::by_name("PR_SUBJECT"), Some(subject));
/// let reminder = KnownProperty::by_named(&pid_lid::PidLidReminderSet).unwrap();
/// assert_eq!(reminder.name(), "PidLidReminderSet");
/// ```
#[derive(Clone, Copy)]
pub struct KnownProperty {
    index: usize,
    row: &'static Row,
}

impl KnownProperty {
    /// The property of a tag, as messages, recipients and attachments use it.
    ///
    /// The type counts, as far as one of several properties with the same id has it; 8-bit and Unicode strings are
    /// the same. Ids from 0x8000 on are never found: what they mean is said by the
    /// [`NamedPropertyMap`](crate::NamedPropertyMap) of a file.
    #[must_use]
    pub fn by_tag(tag: PropertyTag) -> Option<Self> {
        Self::by_tag_of(tag, ObjectKind::Message)
    }

    /// The property of a tag in another kind of object. Ids from 0x8000 on are known for address books only.
    #[must_use]
    pub fn by_tag_of(tag: PropertyTag, object: ObjectKind) -> Option<Self> {
        if tag.id() >= PropertyId::FIRST_NAMED && object != ObjectKind::AddressBook {
            return None;
        }
        let id = u32::from(tag.id().number());
        let rows = equal_range(0..NUM_TAGS, |row| row.id.cmp(&id));
        let code = unicode_code(tag.type_code());
        rows.filter_map(Self::at).min_by_key(|known| {
            let row = known.row;
            let type_differs = unicode_code(row.code) != code;
            (type_differs, row.object != object, row.object != ObjectKind::Message, row.tier)
        })
    }

    /// The property of a named property's full name, by the rules of [`NamedProperty::matches`].
    #[must_use]
    pub fn by_named(name: &NamedProperty<'_>) -> Option<Self> {
        let set = property_set::ALL.iter().position(|(set, _)| *set == name.set)?;
        let order = |row: &Row| usize::from(row.set).cmp(&set);
        match &name.name {
            PropertyName::Lid(lid) => {
                let rows = equal_range(NUM_TAGS..num_numbers(), |row| order(row).then(row.id.cmp(lid)));
                rows.filter_map(Self::at).next()
            }
            PropertyName::String(text) => {
                let rows = equal_range(num_numbers()..ROWS.len(), |row| {
                    order(row).then_with(|| compare_folded(row.string(), text))
                });
                rows.filter_map(Self::at)
                    .find(|known| name.set == PS_INTERNET_HEADERS || known.row.string() == text)
            }
        }
    }

    /// The property with a canonical or alternate name: first with exactly this spelling, then without case; the
    /// better established first.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        let start = NAMES.partition_point(|packed| compare_folded(name_of(*packed), name) == Ordering::Less);
        let rest = NAMES.get(start..)?;
        let end = rest.partition_point(|packed| compare_folded(name_of(*packed), name) == Ordering::Equal);
        let best = rest.get(..end)?.iter().min_by_key(|packed| {
            let (index, nth) = unpack(**packed);
            let row = ROWS.get(index);
            (
                name_of(**packed) != name,
                nth != 0,
                row.map(|row| row.object != ObjectKind::Message),
                row.map(|row| row.tier),
            )
        })?;
        Self::at(unpack(*best).0)
    }

    /// All of them: tags by id, then LIDs by set and number, then names by string.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        ROWS.iter().enumerate().map(|(index, row)| Self { index, row })
    }

    /// The canonical name, as in `PidTagSubject`; of [`Tier::HeaderOnly`] the name in the header.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row.name()
    }

    /// Other names, as in `PR_SUBJECT`, `dispidReminderSet`.
    pub fn alternate_names(self) -> impl Iterator<Item = &'static str> {
        self.row.alternates().split(';').filter(|name| !name.is_empty())
    }

    /// The tag with its usual type; `None` for named properties.
    #[must_use]
    pub fn tag(self) -> Option<PropertyTag> {
        (self.index < NUM_TAGS)
            .then(|| u16::try_from(self.row.id).ok())
            .flatten()
            .map(|id| PropertyTag::from_parts(PropertyId::new(id), self.row.code))
    }

    /// The full name of a named property; `None` for tags.
    #[must_use]
    pub fn named(self) -> Option<NamedProperty<'static>> {
        let (set, _) = *property_set::ALL.get(usize::from(self.row.set))?;
        if self.index < NUM_TAGS {
            None
        } else if self.index < num_numbers() {
            Some(NamedProperty::lid(set, self.row.id))
        } else {
            Some(NamedProperty::string(set, self.row.string()))
        }
    }

    /// The property set of a named property.
    #[must_use]
    pub fn property_set(self) -> Option<PropertySet> {
        self.named().map(|named| named.set)
    }

    /// The usual type; `None` where there is no fixed one. 8-bit strings are given as PtypString, unless the
    /// property only exists so.
    #[must_use]
    pub fn property_type(self) -> Option<PropertyType> {
        (self.row.code != 0).then(|| PropertyType::from_code(self.row.code))
    }

    /// How well the name is established.
    #[must_use]
    pub fn tier(self) -> Tier {
        self.row.tier
    }

    /// The kind of object that it belongs to.
    #[must_use]
    pub fn object(self) -> ObjectKind {
        self.row.object
    }

    fn at(index: usize) -> Option<Self> {
        ROWS.get(index).map(|row| Self { index, row })
    }
}

impl PartialEq for KnownProperty {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}

impl Eq for KnownProperty {}

impl fmt::Debug for KnownProperty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KnownProperty({})", self.name())
    }
}

impl Row {
    fn name(&self) -> &'static str {
        self.text(0, self.name_len)
    }

    fn alternates(&self) -> &'static str {
        self.text(self.name_len.into(), self.alternates_len)
    }

    fn string(&self) -> &'static str {
        self.text(usize::from(self.name_len).saturating_add(self.alternates_len.into()), self.string_len)
    }

    fn text(&self, skip: usize, len: u8) -> &'static str {
        let start = usize::try_from(self.offset).unwrap_or(usize::MAX).saturating_add(skip);
        BLOB.get(start..start.saturating_add(len.into())).unwrap_or_default()
    }
}

/// Number of rows with a number: tags and LIDs.
const fn num_numbers() -> usize {
    NUM_TAGS.saturating_add(NUM_LIDS)
}

/// Indices of the rows of a sorted range that compare as equal.
fn equal_range(range: Range<usize>, order: impl Fn(&Row) -> Ordering) -> Range<usize> {
    let rows = ROWS.get(range.clone()).unwrap_or_default();
    let start = rows.partition_point(|row| order(row) == Ordering::Less);
    let end = rows.partition_point(|row| order(row) != Ordering::Greater);
    range.start.saturating_add(start)..range.start.saturating_add(end)
}

/// The type code with Unicode for 8-bit strings.
const fn unicode_code(code: u16) -> u16 {
    match code {
        0x001E => 0x001F,
        0x101E => 0x101F,
        _ => code,
    }
}

/// Row and position of a name in it.
fn unpack(packed: u32) -> (usize, usize) {
    let index = usize::try_from(packed >> 8).unwrap_or(usize::MAX);
    (index, usize::try_from(packed & 0xFF).unwrap_or(usize::MAX))
}

fn name_of(packed: u32) -> &'static str {
    let (index, nth) = unpack(packed);
    let Some(row) = ROWS.get(index) else { return "" };
    match nth.checked_sub(1) {
        None => row.name(),
        Some(nth) => row.alternates().split(';').nth(nth).unwrap_or_default(),
    }
}

/// Order without ASCII case.
fn compare_folded(a: &str, b: &str) -> Ordering {
    a.bytes().map(|byte| byte.to_ascii_lowercase()).cmp(b.bytes().map(|byte| byte.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::property_set::PS_PUBLIC_STRINGS;
    use crate::{pid_lid, pid_name, pid_tag};

    fn name(tag: u32) -> Option<&'static str> {
        KnownProperty::by_tag(PropertyTag::from_u32(tag)).map(KnownProperty::name)
    }

    #[test]
    fn every_row_is_found_by_each_of_its_names() {
        for known in KnownProperty::all() {
            assert_eq!(KnownProperty::by_name(known.name()), Some(known));
            for alternate in known.alternate_names() {
                let found = KnownProperty::by_name(alternate).unwrap();
                assert!(
                    found.name() == alternate || found.alternate_names().any(|name| name == alternate),
                    "{alternate} gives {found:?}"
                );
            }
        }
    }

    #[test]
    fn every_row_is_found_by_what_it_names() {
        for known in KnownProperty::all() {
            match (known.tag(), known.named()) {
                (Some(tag), None) => {
                    let found = KnownProperty::by_tag_of(tag, known.object())
                        .or(KnownProperty::by_tag_of(tag, ObjectKind::AddressBook));
                    assert_eq!(found.and_then(KnownProperty::tag).map(PropertyTag::id), Some(tag.id()));
                }
                (None, Some(named)) => {
                    let found = KnownProperty::by_named(&named).unwrap();
                    assert!(found.named().unwrap().matches(&named), "{named}");
                }
                other => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn the_type_decides_between_properties_of_one_id() {
        assert_eq!(name(0x1013_0102), Some("PidTagHtml"));
        assert_eq!(name(0x1013_001E), Some("PidTagBodyHtml"));
        assert_eq!(name(0x3701_000D), Some("PidTagAttachDataObject"));
        assert_eq!(name(0x6802_001E), Some("PidTagSenderTelephoneNumber"));
        assert_eq!(name(0x6802_0102), Some("PidTagRwRulesStream"));
    }

    #[test]
    fn the_kind_of_object_decides_between_properties_of_one_tag() {
        let tag = PropertyTag::from_u32(0x6847_0003);
        let name = |object| KnownProperty::by_tag_of(tag, object).unwrap().name();
        assert_eq!(name(ObjectKind::FreeBusy), "PidTagFreeBusyPublishStart");
        assert_eq!(name(ObjectKind::SearchFolder), "PidTagSearchFolderTag");
        assert_eq!(name(ObjectKind::Shortcut), "PidTagWlinkSaveStamp");
        // Real messages have their return path there.
        assert_eq!(self::name(0x1046_001F), Some("PidTagInternetReturnPath"));
        let tag = PropertyTag::from_u32(0x6801_0003);
        assert_eq!(KnownProperty::by_tag(tag).unwrap().name(), "PidTagVoiceMessageDuration");
    }

    #[test]
    fn ids_of_named_properties_are_known_to_address_books_only() {
        assert_eq!(name(0x8005_001F), None);
        let tag = PropertyTag::from_u32(0x8005_000D);
        let known = KnownProperty::by_tag_of(tag, ObjectKind::AddressBook);
        assert_eq!(known.map(KnownProperty::name), Some("PidTagAddressBookManager"));
    }

    #[test]
    fn names_are_found_with_and_without_case() {
        let found = |name| KnownProperty::by_name(name).map(KnownProperty::name);
        assert_eq!(found("pidtagsubject"), Some("PidTagSubject"));
        assert_eq!(found("pr_subject"), Some("PidTagSubject"));
        assert_eq!(found("PidTagReplItemId"), Some("PidTagReplItemId"));
        assert_eq!(found("PidTagReplItemid"), Some("PidTagReplItemid"));
        assert_eq!(found(""), None);
        assert_eq!(found("PidTagSubjec"), None);
        assert_eq!(found("~"), None);
    }

    #[test]
    fn constants_and_table_agree() {
        let known = KnownProperty::by_named(&pid_name::PidNameKeywords).unwrap();
        assert_eq!(
            (known.name(), known.property_type()),
            ("PidNameKeywords", Some(PropertyType::MultipleString))
        );
        assert_eq!(KnownProperty::by_named(&NamedProperty::string(PS_PUBLIC_STRINGS, "keywords")), None);
        let header = NamedProperty::string(PS_INTERNET_HEADERS, "CONTENT-CLASS");
        assert_eq!(KnownProperty::by_named(&header).unwrap().name(), "PidNameContentClass");
        assert_eq!(KnownProperty::by_named(&pid_lid::PidLidSideEffects).unwrap().name(), "PidLidSideEffects");
        assert_eq!(KnownProperty::by_tag(pid_tag::PidTagBody).unwrap().tag(), Some(pid_tag::PidTagBody));
    }
}
