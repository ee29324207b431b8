//! Properties set and removed: which property is meant, of which type, and with which value.

use imsg::mapi::{IdsFlags, Message, NamesFlags, PropertyObject, TextFlags};
use mapi_props::{
    KnownProperty, NamedProperty, PropertyId, PropertyName, PropertyTag, PropertyType, PropertyValue,
};

use super::{told, value};
use crate::cmd::props::select::{self, Selector, Wanted};
use crate::failure::{Failure, Result};

/// What `--set` was given, understood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Assignment {
    name: Wanted,
    /// The type behind the name, where one is.
    property_type: Option<PropertyType>,
    value: String,
}

/// Reads an assignment, for clap.
pub(super) fn assignment(text: &str) -> std::result::Result<Assignment, String> {
    let (name, value) = text.split_once('=').ok_or("a name, `=` and a value are needed")?;
    let (name, property_type) = match name.rsplit_once(':') {
        Some((name, last)) if last.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("ptyp")) => {
            (name, Some(value::named_type(last).ok_or_else(|| format!("{last} is no type"))?))
        }
        _ => (name, None),
    };
    Ok(Assignment { name: select::wanted(name)?, property_type, value: value.to_owned() })
}

/// Sets properties, those that are another than they were. Whether any was.
pub(super) fn set(message: &Message, assignments: &[Assignment]) -> Result<bool> {
    // The values of one property, in the order in which the properties are first named.
    let mut wanted: Vec<(PropertyTag, &Wanted, Vec<&str>)> = Vec::new();
    for assignment in assignments {
        let tag = tag_to_set(message, assignment)?;
        match wanted.iter_mut().find(|(known, _, _)| known.id() == tag.id()) {
            Some((_, _, values)) => values.push(&assignment.value),
            None => wanted.push((tag, &assignment.name, vec![&assignment.value])),
        }
    }
    let mut is_changed = false;
    for (tag, name, values) in wanted {
        let about = |text: String| Failure::usage(format!("{}: {text}", name.text));
        let value = value::parse(tag.property_type(), &values)
            .map_err(|wrong| about(wrong.text).advise(wrong.advice))?;
        if message.get(tag).map_err(told)?.is_some_and(|old| same(&old, &value)) {
            continue;
        }
        let problems = message.set_props(&[(tag, value)]).map_err(told)?;
        if let Some(problem) = problems.first() {
            return Err(refused(name, "cannot be set", problem.code));
        }
        is_changed = true;
    }
    Ok(is_changed)
}

/// Whether two values are the same to the bit: a NaN is like itself, 0 is not like -0.
fn same(one: &PropertyValue, other: &PropertyValue) -> bool {
    one.property_type() == other.property_type() && one.as_ref().encode() == other.as_ref().encode()
}

/// Removes properties. Whether there are any to remove.
pub(super) fn unset(message: &Message, wanted: &[Wanted]) -> Result<bool> {
    for name in wanted {
        let id = match &name.selector {
            Selector::Tag(tag) => Some(tag.id()),
            Selector::Id(id) => Some(*id),
            Selector::Named(named) => id_of(message, named, IdsFlags::NONE)?,
            Selector::Bare(text) => Some(bare(message, text)?),
        };
        let there = id.and_then(|id| Some((id, stored_type(message, id).transpose()?)));
        let Some((id, property_type)) = there else {
            let failure = Failure::new(format!("there is no {}", name.text));
            return Err(failure.advise("`imsg props FILE` lists what there is"));
        };
        let tag = id.with_type(property_type?);
        if let Selector::Tag(typed) = &name.selector
            && *typed != tag
        {
            let failure = Failure::new(format!("there is no {}, but {tag}", name.text));
            return Err(failure.advise("leave out the type"));
        }
        if let Some(problem) = message.delete_props(&[tag]).map_err(told)?.first() {
            return Err(refused(name, "cannot be removed", problem.code));
        }
    }
    Ok(!wanted.is_empty())
}

fn refused(name: &Wanted, what: &str, code: mapi_props::ErrorCode) -> Failure {
    super::advised(Failure::new(format!("{} {what} ({code})", name.text)), code)
}

/// The tag that a value is set under.
fn tag_to_set(message: &Message, assignment: &Assignment) -> Result<PropertyTag> {
    let name = &assignment.name;
    let (id, known) = match &name.selector {
        Selector::Tag(tag) => (tag.id(), Some(tag.property_type())),
        Selector::Id(id) => (*id, known_type(*id, &name.text)),
        Selector::Named(named) => {
            let id = id_of(message, named, IdsFlags::CREATE)?.ok_or_else(|| {
                let failure = Failure::usage(format!("{}: no property can have this name", name.text));
                failure.advise("choose another name, and another set than PS_MAPI")
            })?;
            (id, KnownProperty::by_named(named).and_then(KnownProperty::property_type))
        }
        Selector::Bare(text) => (bare(message, text)?, None),
    };
    let property_type = match (assignment.property_type, &name.selector) {
        (Some(given), _) => Some(given),
        (None, Selector::Tag(_)) => known,
        (None, _) => stored_type(message, id)?.or(known),
    };
    let property_type = property_type.filter(|t| *t != PropertyType::Unspecified).ok_or_else(|| {
        let failure = Failure::usage(format!("{}: the type is not known", name.text));
        failure.advise(format!(
            "write it behind the name: --set '{}:PtypString={}', or PtypInteger32, PtypBoolean, PtypTime, PtypBinary ...",
            name.text, assignment.value
        ))
    })?;
    Ok(id.with_type(property_type))
}

/// The type that a specification gives to an id, or to the name that was typed.
fn known_type(id: PropertyId, text: &str) -> Option<PropertyType> {
    let by_name = KnownProperty::by_name(text).filter(|known| known.tag().is_some_and(|tag| tag.id() == id));
    let known = by_name.or_else(|| KnownProperty::by_tag(id.with_type(PropertyType::Unspecified)))?;
    known.property_type()
}

/// The type of a property that the message has.
fn stored_type(message: &Message, id: PropertyId) -> Result<Option<PropertyType>> {
    let tags = message.get_prop_list(TextFlags::UNICODE).map_err(told)?;
    Ok(tags.iter().find(|tag| tag.id() == id).map(|tag| tag.property_type()))
}

fn id_of(message: &Message, name: &NamedProperty<'_>, flags: IdsFlags) -> Result<Option<PropertyId>> {
    let ids = message.get_ids_from_names(Some(std::slice::from_ref(name)), flags).map_err(told)?;
    Ok(ids.tags.first().map(|tag| tag.id()).filter(|id| id.is_named()))
}

/// The one named property of the file that is called so, in whatever set.
fn bare(message: &Message, text: &str) -> Result<PropertyId> {
    let all = message.get_names_from_ids(None, None, NamesFlags::NO_IDS).map_err(told)?;
    let is_called = |named: &Option<NamedProperty<'_>>| {
        let name = named.as_ref().map(|named| &named.name);
        matches!(name, Some(PropertyName::String(name)) if name.eq_ignore_ascii_case(text))
    };
    let mut found = all.tags.iter().zip(&all.names).filter(|(_, named)| is_called(named));
    match (found.next(), found.next()) {
        (Some((tag, _)), None) => Ok(tag.id()),
        (Some(_), Some(_)) => {
            let failure = Failure::usage(format!("{text}: several named properties are called so"));
            Err(failure.advise("write {GUID}:NAME; `imsg props FILE` lists them"))
        }
        (None, _) => {
            let failure = Failure::usage(format!("no property of that name is known: {text}"));
            Err(failure.advise(format!(
                "for a property of your own, write set, name and type: PS_PUBLIC_STRINGS:{text}:PtypString=..."
            )))
        }
    }
}

#[cfg(test)]
mod tests {
    use mapi_props::{pid_tag, property_set};

    use super::*;

    #[test]
    fn a_type_may_stand_behind_the_name_and_more_equals_signs_in_the_value() {
        let read = assignment("PidTagSubject=a=b").unwrap();
        assert_eq!(read.name.selector, Selector::Id(pid_tag::PidTagSubject.id()));
        assert_eq!((read.property_type, read.value.as_str()), (None, "a=b"));
        let read = assignment("PS_PUBLIC_STRINGS:Project:ptypstring=").unwrap();
        let named = NamedProperty::string(property_set::PS_PUBLIC_STRINGS, "Project");
        assert_eq!(read.name.selector, Selector::Named(named));
        assert_eq!((read.property_type, read.value.as_str()), (Some(PropertyType::String), ""));
        let read = assignment("X-Spam:PtypBoolean=yes").unwrap();
        assert_eq!(read.name.selector, Selector::Bare("X-Spam".to_owned()));
        assert!(assignment("PidTagSubject").is_err());
        assert!(assignment("0x6001:PtypNonsense=1").unwrap_err().contains("PtypNonsense"));
        assert!(assignment("=1").is_err());
    }
}
