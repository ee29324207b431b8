//! [`PropertySet`]: properties by number and by name.

mod dictionary;
mod edit;
mod parse;
mod stored;
mod write;

use std::collections::BTreeMap;
use std::sync::Arc;

use cfb_core::Guid;
use mapi_codepage::CodePage;

use crate::error::Result;
use crate::fmtid;
use crate::property_id::PropertyId;
use crate::value::Value;

use dictionary::Dictionary;
use stored::Stored;

pub(crate) use parse::{ParsedSet, parse};

/// One property set of a stream ([MS-OLEPS] 2.20): properties, and the names of those that have one.
///
/// ```
/// use ole_props::{CodePage, PropertyId, PropertySet, Value, fmtid};
///
/// let mut set = PropertySet::new(fmtid::USER_DEFINED_PROPERTIES, CodePage::WINDOWS_1252)?;
/// set.set_named("Client", Value::Lpstr("ACME".into()))?;
/// set.set_named("Matter", Value::I4(7))?;
/// assert_eq!(set.get_named("client").and_then(Value::as_str), Some("ACME"));
/// assert_eq!(set.id_of("Matter"), Some(PropertyId(3)));
/// # Ok::<(), ole_props::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct PropertySet {
    fmtid: Guid,
    page: CodePage,
    entries: BTreeMap<PropertyId, Entry>,
    dictionary: Option<Dictionary>,
    /// Bytes of no property between the table and the first value.
    slack: Vec<u8>,
    /// The next free place in the table, and in the order of values.
    next: usize,
    is_modified: bool,
    needs_version_1: bool,
}

/// A row of the table of properties.
#[derive(Clone, Debug)]
struct Entry {
    /// Its place in the table, relative to the others.
    row: usize,
    stored: Arc<Stored>,
}

impl PropertySet {
    /// A set of one property, the code page of the strings to come.
    ///
    /// # Errors
    /// `InvalidArgument` for a code page that strings cannot be read in.
    pub fn new(fmtid: Guid, page: CodePage) -> Result<Self> {
        let mut set = Self {
            fmtid,
            page,
            entries: BTreeMap::new(),
            dictionary: None,
            slack: Vec::new(),
            next: stored::FIRST,
            is_modified: true,
            needs_version_1: false,
        };
        set.set_code_page(page)?;
        Ok(set)
    }

    /// The format of the set: what the numbers of its properties mean.
    #[must_use]
    pub fn fmtid(&self) -> Guid {
        self.fmtid
    }

    /// The code page that strings are read and written in: that of the CodePage property; where there is none, that of
    /// the Locale property, and else 1252. A page that cannot be read counts as 1252 too, with a finding; then
    /// [`set_code_page`](Self::set_code_page) makes the set say so.
    #[must_use]
    pub fn code_page(&self) -> CodePage {
        self.page
    }

    /// The value of a property. The dictionary is not a value; see [`names`](Self::names).
    #[must_use]
    pub fn get(&self, id: PropertyId) -> Option<&Value> {
        self.entries.get(&id).map(|entry| &entry.stored.value)
    }

    /// The bytes of a property as they are stored, with its type before and any padding behind.
    #[must_use]
    pub fn raw(&self, id: PropertyId) -> Option<&[u8]> {
        self.entries.get(&id).map(|entry| entry.stored.chunk.bytes.as_slice())
    }

    /// All properties but the dictionary, by number.
    pub fn iter(&self) -> impl Iterator<Item = (PropertyId, &Value)> {
        self.entries.iter().map(|(id, entry)| (*id, &entry.stored.value))
    }

    /// How many properties there are, the dictionary not counted.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no property.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The names of the dictionary, in its order. A name may stand without a property.
    pub fn names(&self) -> impl Iterator<Item = (PropertyId, &str)> {
        self.dictionary.iter().flat_map(Dictionary::names)
    }

    /// The name of a property in the dictionary.
    #[must_use]
    pub fn name_of(&self, id: PropertyId) -> Option<&str> {
        self.dictionary.as_ref()?.name_of(id)
    }

    /// The number behind a name of the dictionary. Case does not matter, unless the set
    /// [says so](PropertyId::BEHAVIOR).
    #[must_use]
    pub fn id_of(&self, name: &str) -> Option<PropertyId> {
        let is_same = |other: &str| {
            if self.is_case_sensitive() { other == name } else { folded(other).eq(folded(name)) }
        };
        self.names().find(|(_, other)| is_same(other)).map(|(id, _)| id)
    }

    /// The value behind a name of the dictionary.
    #[must_use]
    pub fn get_named(&self, name: &str) -> Option<&Value> {
        self.get(self.id_of(name)?)
    }

    /// Every property that has a name, with it, in the order of the dictionary.
    pub fn named(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.names().filter_map(|(id, name)| Some((name, self.get(id)?)))
    }

    /// Whether names differ by case: the Behavior property is 1 ([MS-OLEPS] 2.18.4).
    #[must_use]
    pub fn is_case_sensitive(&self) -> bool {
        self.get(PropertyId::BEHAVIOR).and_then(Value::as_integer) == Some(1)
    }

    pub(crate) fn is_modified(&self) -> bool {
        self.is_modified
    }

    pub(crate) fn needs_version_1(&self) -> bool {
        self.needs_version_1
    }

    /// Whether Office writes the strings of this property without padding ([MS-OSHARED] 2.3.3.2.2.1).
    fn is_packed(&self, id: PropertyId) -> bool {
        self.fmtid == fmtid::DOC_SUMMARY_INFORMATION && matches!(id.0, 12 | 13)
    }
}

fn folded(name: &str) -> impl Iterator<Item = char> {
    name.chars().flat_map(char::to_lowercase)
}
