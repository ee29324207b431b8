//! Properties that a builder has gathered, by tag or by name, and how they get into a message.

use mapi_props::{ErrorCode, FileTime, FileTimeExt, NamedProperty, PropertyTag, PropertyType, PropertyValue};

use crate::error::{Error, Result};
use crate::mapi::{IdsFlags, PropertyObject};
use crate::view::PropertyKey;

/// Properties in the order in which they were set; of one that was set twice the last value counts.
#[derive(Clone, Debug, Default)]
pub(super) struct Values(Vec<(PropertyKey, PropertyValue)>);

impl Values {
    pub(super) fn new() -> Self {
        Self::default()
    }

    pub(super) fn set(&mut self, key: impl Into<PropertyKey>, value: impl Into<PropertyValue>) {
        self.0.push((key.into(), value.into()));
    }

    /// A text, unless it is empty: new messages have no empty ones.
    pub(super) fn text(&mut self, key: impl Into<PropertyKey>, text: &str) {
        if !text.is_empty() {
            self.set(key, text);
        }
    }

    pub(super) fn text_if(&mut self, key: impl Into<PropertyKey>, text: Option<&String>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    pub(super) fn integer(&mut self, key: impl Into<PropertyKey>, number: i32) {
        self.set(key, PropertyValue::Integer32(number));
    }

    pub(super) fn boolean(&mut self, key: impl Into<PropertyKey>, value: bool) {
        self.set(key, PropertyValue::Boolean(value));
    }

    pub(super) fn time(&mut self, key: impl Into<PropertyKey>, time: FileTime) {
        self.set(key, PropertyValue::Time(time));
    }

    pub(super) fn time_if(&mut self, key: impl Into<PropertyKey>, time: Option<FileTime>) {
        if let Some(time) = time.filter(|time| !time.is_none_marker()) {
            self.time(key, time);
        }
    }

    pub(super) fn bytes(&mut self, key: impl Into<PropertyKey>, bytes: impl Into<Vec<u8>>) {
        self.set(key, PropertyValue::Binary(bytes.into()));
    }

    /// A list of texts, unless there are none.
    pub(super) fn texts(&mut self, key: impl Into<PropertyKey>, texts: &[String]) {
        if !texts.is_empty() {
            self.set(key, PropertyValue::MultipleString(texts.to_vec()));
        }
    }

    /// Those of another list count where both have a property.
    pub(super) fn extend(&mut self, others: &Self) {
        self.0.extend(others.0.iter().cloned());
    }

    /// The properties with tags, for a recipient.
    pub(super) fn by_tag(self) -> Vec<(PropertyTag, PropertyValue)> {
        let tagged = |(key, value): (PropertyKey, PropertyValue)| match key {
            PropertyKey::Tag(tag) => Some((tag.with_type(value.property_type()), value)),
            PropertyKey::Named(_) => None,
        };
        self.0.into_iter().filter_map(tagged).collect()
    }

    /// Sets all of them.
    ///
    /// # Errors
    ///
    /// The code of the first that cannot be set, and its name.
    pub(super) fn apply(&self, object: &impl PropertyObject) -> Result<()> {
        if self.0.is_empty() {
            return Ok(());
        }
        let names: Vec<NamedProperty<'_>> = self
            .0
            .iter()
            .filter_map(|(key, _)| match key {
                PropertyKey::Named(name) => Some(name.clone()),
                PropertyKey::Tag(_) => None,
            })
            .collect();
        let ids = if names.is_empty() {
            Vec::new()
        } else {
            object.get_ids_from_names(Some(&names), IdsFlags::CREATE)?.tags
        };
        let mut ids = ids.into_iter();
        let mut values = Vec::with_capacity(self.0.len());
        for (key, value) in &self.0 {
            let tag = match key {
                PropertyKey::Tag(tag) => *tag,
                PropertyKey::Named(_) => ids
                    .next()
                    .filter(|tag| tag.property_type() != PropertyType::ErrorCode)
                    .ok_or_else(|| Error::refused(ErrorCode::TOO_BIG, "no id is left", key.to_string()))?,
            };
            values.push((tag.with_type(value.property_type()), value.clone()));
        }
        let problems = object.set_props(&values)?;
        let Some(problem) = problems.first() else { return Ok(()) };
        let place = self.0.get(problem.index).map_or_else(String::new, |(key, _)| key.to_string());
        let reason = if problem.code == ErrorCode::BAD_CHARWIDTH {
            "the text has characters that the message's code page lacks"
        } else {
            "the property cannot be set"
        };
        Err(Error::refused(problem.code, reason, place))
    }
}
