//! Which property is meant: a tag, an id, a name, or the full name of a named property.

use mapi_props::{
    KnownProperty, NamedProperty, NamedPropertyMap, Property, PropertyId, PropertyName, PropertySet,
    PropertyStore, PropertyTag,
};

use crate::json::by_tag;

/// What `--get` was given, understood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::cmd) enum Selector {
    /// One tag, type included.
    Tag(PropertyTag),
    /// Any type of an id.
    Id(PropertyId),
    /// A named property by set and number or string.
    Named(NamedProperty<'static>),
    /// A string that is no known name: named properties of the file that are called so, in any set.
    Bare(String),
}

/// A selector as it was typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::cmd) struct Wanted {
    /// What was typed.
    pub(in crate::cmd) text: String,
    pub(in crate::cmd) selector: Selector,
}

/// Reads a selector, for clap.
pub(in crate::cmd) fn wanted(text: &str) -> Result<Wanted, String> {
    parse(text).map(|selector| Wanted { text: text.to_owned(), selector })
}

fn parse(text: &str) -> Result<Selector, String> {
    let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
    // Four or eight digits without 0x are a number only if they are no name: "Face" is one, "0037" is not.
    let is_number = digits.is_some() || text.starts_with(|c: char| c.is_ascii_digit());
    if is_number && let Some(selector) = number(digits.unwrap_or(text)) {
        return Ok(selector);
    }
    if let Some((set, name)) = full_name(text) {
        return named(set, name).map(Selector::Named);
    }
    if let Some(known) = KnownProperty::by_name(text) {
        return Ok(match (known.tag(), known.named()) {
            (Some(tag), _) => Selector::Id(tag.id()),
            (None, Some(named)) => Selector::Named(named),
            (None, None) => Selector::Bare(text.to_owned()),
        });
    }
    match number(text) {
        Some(selector) => Ok(selector),
        None if digits.is_some() => Err("a tag has 8 hexadecimal digits after 0x, an id has 4".to_owned()),
        None if text.is_empty() => Err("a tag or a name is needed".to_owned()),
        None => Ok(Selector::Bare(text.to_owned())),
    }
}

fn number(digits: &str) -> Option<Selector> {
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    match digits.len() {
        8 => digits.parse().ok().map(Selector::Tag),
        4 => u16::from_str_radix(digits, 16).ok().map(|id| Selector::Id(PropertyId::new(id))),
        _ => None,
    }
}

/// The two halves of `{guid}:name` or `PSETID_Common:name`.
fn full_name(text: &str) -> Option<(&str, &str)> {
    let is_set = |set: &str| set.starts_with('{') || PropertySet::from_name(set).is_some();
    text.split_once(':').filter(|(set, _)| is_set(set))
}

fn named(set: &str, name: &str) -> Result<NamedProperty<'static>, String> {
    let set = match PropertySet::from_name(set) {
        Some(set) => set,
        None => PropertySet::new(set.parse().map_err(|error| format!("{set}: {error}"))?),
    };
    let name = match name.strip_prefix("0x").or_else(|| name.strip_prefix("0X")) {
        Some(digits) => {
            let lid = u32::from_str_radix(digits, 16);
            PropertyName::Lid(lid.map_err(|_| format!("{name}: a number has up to 8 hexadecimal digits"))?)
        }
        None => PropertyName::String(name.to_owned().into()),
    };
    Ok(NamedProperty { set, name })
}

impl Selector {
    /// Whether it is a name that means nothing: to no specification, and to none of the file's named properties.
    pub(in crate::cmd) fn is_unknown(&self, names: &NamedPropertyMap) -> bool {
        let Self::Bare(text) = self else { return false };
        !names.iter().any(|(_, named)| is_called(&named, text))
    }

    /// Whether a property of the file is meant.
    pub(in crate::cmd) fn is_meant(&self, tag: PropertyTag, names: &NamedPropertyMap) -> bool {
        let name = || if tag.id().is_named() { names.name(tag.id()) } else { None };
        match self {
            Self::Tag(wanted) => *wanted == tag,
            Self::Id(id) => *id == tag.id(),
            Self::Named(named) => name().is_some_and(|name| name.matches(named)),
            Self::Bare(text) => name().is_some_and(|name| is_called(&name, text)),
        }
    }

    /// The properties of a store that are meant, by tag; usually there is one or none.
    pub(in crate::cmd) fn pick<'s>(
        &self,
        store: &'s PropertyStore,
        names: &NamedPropertyMap,
    ) -> Vec<Property<'s>> {
        match self {
            Self::Tag(tag) => store.property(*tag).into_iter().collect(),
            Self::Id(id) => store.properties_of(*id).collect(),
            Self::Named(named) => match names.id(named) {
                Some(id) => store.properties_of(id).collect(),
                None => Vec::new(),
            },
            Self::Bare(text) => {
                let is_called_so = |property: &Property<'_>| {
                    names.name(property.tag().id()).is_some_and(|named| is_called(&named, text))
                };
                let mut list = by_tag(store);
                list.retain(is_called_so);
                list
            }
        }
    }
}

fn is_called(named: &NamedProperty<'_>, text: &str) -> bool {
    matches!(&named.name, PropertyName::String(name) if name.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use mapi_props::{pid_lid, pid_tag, property_set};

    use super::*;

    #[test]
    fn each_form_is_understood() {
        let subject = PropertyId::new(0x37);
        assert_eq!(parse("0x0037001F"), Ok(Selector::Tag(pid_tag::PidTagSubject)));
        assert_eq!(parse("0037001f"), Ok(Selector::Tag(pid_tag::PidTagSubject)));
        assert_eq!(parse("0x0037"), Ok(Selector::Id(subject)));
        assert_eq!(parse("PidTagSubject"), Ok(Selector::Id(subject)));
        assert_eq!(parse("pr_subject"), Ok(Selector::Id(subject)));
        let reminder = Selector::Named(pid_lid::PidLidReminderSet);
        assert_eq!(parse("{00062008-0000-0000-C000-000000000046}:0x8503"), Ok(reminder.clone()));
        assert_eq!(parse("PSETID_Common:0x8503"), Ok(reminder.clone()));
        assert_eq!(parse("PidLidReminderSet"), Ok(reminder));
        let keywords = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "Keywords");
        assert_eq!(parse("{00020329-0000-0000-c000-000000000046}:Keywords"), Ok(Selector::Named(keywords)));
        assert_eq!(parse("my own field"), Ok(Selector::Bare("my own field".to_owned())));
        assert_eq!(parse("X-Spam: yes"), Ok(Selector::Bare("X-Spam: yes".to_owned())));
    }

    #[test]
    fn what_cannot_be_meant_is_said() {
        assert!(parse("0x12345").is_err());
        assert!(parse("{nonsense}:a").unwrap_err().contains("GUID"));
        assert!(parse("PSETID_Common:0xzz").unwrap_err().contains("hexadecimal"));
        assert!(parse("").is_err());
    }
}
