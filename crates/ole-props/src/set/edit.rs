//! Changes to a set. A change that fails leaves the set as it was.

use std::sync::Arc;

use mapi_codepage::CodePage;

use crate::codec::{MAX_DEPTH, encode, encode_text};
use crate::error::{Error, Result};
use crate::property_id::PropertyId;
use crate::property_type::PropertyType;
use crate::value::Value;

use super::dictionary::Dictionary;
use super::parse::{page_of, page_of_locale};
use super::stored::{Chunk, Stored};
use super::{Entry, PropertySet};

impl PropertySet {
    /// Sets a property, keeping its place if it is there.
    ///
    /// # Errors
    /// `InvalidArgument` for the dictionary and the CodePage property, which have calls of their own, and for a value
    /// that cannot be stored; `Unencodable` if the [code page](Self::code_page) lacks a character, see
    /// [`set_text`](Self::set_text); `TooLarge`.
    pub fn set(&mut self, id: PropertyId, value: Value) -> Result<()> {
        if id == PropertyId::DICTIONARY {
            return Err(Error::invalid("property 0 is the dictionary; it is set by name"));
        }
        if id == PropertyId::CODE_PAGE {
            return Err(Error::invalid("property 1 is the code page; set_code_page changes it"));
        }
        let bytes = encode(&value, self.page, self.is_packed(id))?;
        self.put(id, value, bytes);
        Ok(())
    }

    /// Sets a property to a VT_LPSTR, which is what all readers understand. Where the code page lacks a character of
    /// the text, the set is turned to UTF-8 first, as Office does.
    ///
    /// ```
    /// use ole_props::{CodePage, PropertyId, PropertySet, fmtid};
    ///
    /// let mut set = PropertySet::new(fmtid::SUMMARY_INFORMATION, CodePage::WINDOWS_1252)?;
    /// set.set_text(PropertyId(2), "Caf\u{E9}")?;
    /// assert_eq!(set.code_page(), CodePage::WINDOWS_1252);
    /// set.set_text(PropertyId(4), "\u{41F}\u{451}\u{442}\u{440}")?;
    /// assert_eq!(set.code_page(), CodePage::UTF_8);
    /// assert_eq!(set.get(PropertyId(2)).and_then(|title| title.as_str()), Some("Caf\u{E9}"));
    /// # Ok::<(), ole_props::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`set`](Self::set) and [`set_code_page`](Self::set_code_page).
    pub fn set_text(&mut self, id: PropertyId, text: &str) -> Result<()> {
        if encode_text(self.page, text).is_none() {
            self.set_code_page(CodePage::UTF_8)?;
        }
        self.set(id, Value::Lpstr(text.to_owned()))
    }

    /// Takes a property away, with its name if it has one; what it was. The dictionary goes with its last name, the
    /// CodePage property stays.
    ///
    /// # Errors
    /// `Unencodable` if the names that stay could not be decoded, and so cannot be written anew.
    pub fn remove(&mut self, id: PropertyId) -> Result<Option<Value>> {
        if id == PropertyId::CODE_PAGE {
            return Ok(None);
        }
        if self.name_of(id).is_some() {
            let names = self.names().filter(|(named, _)| *named != id);
            self.put_names(names.map(|(id, name)| (id, name.to_owned())).collect())?;
        }
        let Some(entry) = self.entries.remove(&id) else { return Ok(None) };
        self.is_modified = true;
        if id == PropertyId::LOCALE && !self.entries.contains_key(&PropertyId::CODE_PAGE) {
            self.pin_code_page();
        }
        Ok(Some(entry.stored.value.clone()))
    }

    /// Sets the property of this name, which is added to the dictionary if it is not there.
    ///
    /// # Errors
    /// As [`set`](Self::set); `InvalidArgument` for an empty name or one with U+0000, and where no number is free.
    pub fn set_named(&mut self, name: &str, value: Value) -> Result<()> {
        if let Some(id) = self.id_of(name) {
            return self.set(id, value);
        }
        if name.is_empty() || name.contains('\0') {
            return Err(Error::invalid("a property's name is empty or holds U+0000"));
        }
        let id = self.free_id().ok_or_else(|| Error::invalid("no property number is free"))?;
        let bytes = encode(&value, self.page, self.is_packed(id))?;
        let mut names: Vec<_> = self.names().map(|(id, name)| (id, name.to_owned())).collect();
        names.push((id, name.to_owned()));
        self.put_names(names)?;
        self.put(id, value, bytes);
        Ok(())
    }

    /// Takes the property of this name away, and the name; what it was.
    ///
    /// # Errors
    /// As [`remove`](Self::remove).
    pub fn remove_named(&mut self, name: &str) -> Result<Option<Value>> {
        self.id_of(name).map_or(Ok(None), |id| self.remove(id))
    }

    /// Changes the code page, and with it the bytes of every string in the set.
    ///
    /// # Errors
    /// `InvalidArgument` for a page that strings cannot be read in, and if a string of the set is damaged;
    /// `Unencodable` if one cannot be said in `page`; `TooLarge`.
    pub fn set_code_page(&mut self, page: CodePage) -> Result<()> {
        if !page.is_supported() {
            return Err(Error::invalid("the code page is not supported"));
        }
        if self.get(PropertyId::CODE_PAGE).and_then(page_of) == Some(page) {
            return Ok(());
        }
        let mut changed = Vec::new();
        for (id, entry) in &self.entries {
            if *id != PropertyId::CODE_PAGE && has_code_page_text(&entry.stored.value, 0) {
                if entry.stored.value_has_replacement() {
                    return Err(Error::invalid(
                        "a string of the set is damaged, so that its code page cannot change",
                    ));
                }
                changed.push((*id, encode(&entry.stored.value, page, self.is_packed(*id))?));
            }
        }
        let names: Vec<_> = self.names().map(|(id, name)| (id, name.to_owned())).collect();
        if names.iter().any(|(_, name)| name.contains(char::REPLACEMENT_CHARACTER)) {
            return Err(Error::invalid(
                "a name of the dictionary is damaged, so that the code page cannot change",
            ));
        }
        let dictionary = match &self.dictionary {
            Some(dictionary) => Some(dictionary.changed(names, page)?),
            None => None,
        };
        let value = Value::I2(page.number().cast_signed());
        let bytes = encode(&value, page, false)?;

        self.page = page;
        self.dictionary = dictionary;
        for (id, bytes) in changed {
            if let Some(value) = self.get(id).cloned() {
                self.put(id, value, bytes);
            }
        }
        self.put(PropertyId::CODE_PAGE, value, bytes);
        Ok(())
    }

    /// Takes away the bytes that belong to no value: between values, and between the table and the first one. They may
    /// hold what was there before.
    pub fn discard_unused(&mut self) {
        if self.slack.iter().any(|byte| *byte != 0) || self.slack.len() & 3 != 0 {
            self.is_modified = true;
            self.slack.clear();
        }
        for entry in self.entries.values_mut() {
            let mut stored = Stored::clone(&entry.stored);
            if stored.chunk.discard_unused() {
                self.is_modified = true;
                entry.stored = Arc::new(stored);
            }
        }
        if let Some(dictionary) = &mut self.dictionary {
            self.is_modified |= dictionary.chunk.discard_unused();
        }
    }

    /// The stated code page is that of the locale; once that is gone, the set has to say it.
    fn pin_code_page(&mut self) {
        let value = Value::I2(self.page.number().cast_signed());
        if let Ok(bytes) = encode(&value, self.page, false) {
            self.put(PropertyId::CODE_PAGE, value, bytes);
        }
    }

    fn put(&mut self, id: PropertyId, value: Value, bytes: Vec<u8>) {
        self.is_modified = true;
        self.needs_version_1 |= id == PropertyId::BEHAVIOR || needs_version_1(&value, 0);
        let pins = id == PropertyId::LOCALE
            && !self.entries.contains_key(&PropertyId::CODE_PAGE)
            && page_of_locale(&value).unwrap_or(CodePage::WINDOWS_1252) != self.page;
        let old = self.entries.get(&id);
        let row = old.map(|entry| entry.row);
        let place = old.filter(|entry| !entry.stored.is_shared).map(|entry| entry.stored.chunk.place);
        let row = row.unwrap_or_else(|| self.take_next());
        let place = place.unwrap_or_else(|| self.take_next());
        let chunk = Chunk::new(bytes, place);
        self.entries.insert(id, Entry { row, stored: Arc::new(Stored { value, chunk, is_shared: false }) });
        if pins {
            self.pin_code_page();
        }
    }

    fn put_names(&mut self, names: Vec<(PropertyId, String)>) -> Result<()> {
        let dictionary = match &self.dictionary {
            _ if names.is_empty() => None,
            Some(dictionary) => Some(dictionary.changed(names, self.page)?),
            None => {
                // Readers may want the dictionary before what it names.
                let (row, place) = (self.take_next(), self.take_next());
                Some(Dictionary::new(row, place, names, self.page)?)
            }
        };
        self.dictionary = dictionary;
        self.is_modified = true;
        Ok(())
    }

    fn take_next(&mut self) -> usize {
        let next = self.next;
        self.next = next.saturating_add(1);
        next
    }

    /// The number behind the highest in use, or the lowest that is free.
    fn free_id(&self) -> Option<PropertyId> {
        let in_use = || self.entries.keys().copied().chain(self.names().map(|(id, _)| id));
        let highest = in_use().filter(|id| id.is_normal()).max().map_or(1, |id| id.0);
        let next = PropertyId(highest.saturating_add(1));
        if next.is_normal() {
            return Some(next);
        }
        let mut taken: Vec<PropertyId> = in_use().collect();
        taken.sort_unstable();
        (2..=0x7FFF_FFFF).map(PropertyId).find(|id| taken.binary_search(id).is_err())
    }
}

impl Stored {
    /// Whether the bytes say something that the value does not: they could not be decoded.
    fn value_has_replacement(&self) -> bool {
        !self.chunk.is_whole || holds_text(&self.value, 0, &|text| text.contains(char::REPLACEMENT_CHARACTER))
    }
}

/// Whether a string of the value is in the code page of the set.
fn has_code_page_text(value: &Value, depth: usize) -> bool {
    holds_text(value, depth, &|_| true)
}

fn holds_text(value: &Value, depth: usize, is_so: &dyn Fn(&str) -> bool) -> bool {
    match value {
        Value::Lpstr(text) | Value::Bstr(text) => is_so(text),
        Value::Indirect { name, .. } | Value::VersionedStream { name, .. } => is_so(name),
        _ => {
            let inner = value.elements().unwrap_or_default();
            depth <= MAX_DEPTH && inner.iter().any(|value| holds_text(value, depth.saturating_add(1), is_so))
        }
    }
}

fn needs_version_1(value: &Value, depth: usize) -> bool {
    let own = value.property_type();
    own != PropertyType::VARIANT && own.needs_version_1()
        || depth <= MAX_DEPTH
            && value
                .elements()
                .unwrap_or_default()
                .iter()
                .any(|inner| needs_version_1(inner, depth.saturating_add(1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fmtid;

    #[test]
    fn names_fold_case_unless_the_set_says_otherwise() {
        let mut set = PropertySet::new(fmtid::USER_DEFINED_PROPERTIES, CodePage::UTF_8).unwrap();
        set.set_named("\u{C4}pfel", Value::I4(1)).unwrap();
        assert_eq!(set.id_of("\u{E4}PFEL"), Some(PropertyId(2)));
        set.set(PropertyId::BEHAVIOR, Value::UI4(1)).unwrap();
        assert_eq!(set.id_of("\u{E4}PFEL"), None);
        assert!(set.needs_version_1());
    }
}
