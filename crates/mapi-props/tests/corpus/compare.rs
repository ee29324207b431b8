//! One file against its record.

use std::error::Error;
use std::path::Path;

use mapi_props::{
    CalendarTime, CompoundFile, ElementName, FileTime, FileTimeExt, NamedProperty, Property, PropertyName,
    PropertyStore, PropertyType, PropertyValueRef, SubstgName, ValueForm,
};
use sha2::{Digest, Sha256};

use crate::oracle::{self, Oracle};
use crate::table::Table;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// Compares a whole file: the message, its parts, and what is embedded in it.
pub(crate) fn message(path: &Path, oracle: &Oracle, name: &str, table: &mut Table) -> Outcome {
    let file = CompoundFile::open(path)?;
    let root = PropertyStore::open_root(&file)?;
    let names = root.read_names()?;
    if !oracle.is_read() {
        return Ok(());
    }
    let ours: Vec<_> = names.iter().map(|(id, name)| (id.to_string(), show(&name))).collect();
    let theirs = oracle.message().names();
    table.compare("named property count", name, &ours.len(), &theirs.len());
    for (ours, theirs) in ours.iter().zip(&theirs) {
        table.compare("named property", name, ours, theirs);
    }
    for (id, named) in names.iter() {
        table.compare("named property id", name, &names.id(&named).is_some_and(|first| first <= id), &true);
    }
    let mut pending = vec![(root, oracle.message(), name.to_owned())];
    while let Some((store, theirs, place)) = pending.pop() {
        pending.extend(one_message(&store, theirs, &place, table)?);
    }
    Ok(())
}

type Pending<'a> = (PropertyStore, oracle::Message<'a>, String);

/// Compares one message and its parts; gives the embedded messages.
fn one_message<'a>(
    store: &PropertyStore,
    theirs: oracle::Message<'a>,
    place: &str,
    table: &mut Table,
) -> Outcome<Vec<Pending<'a>>> {
    if let Some(counters) = store.counters() {
        let ours = [
            counters.next_recipient_id,
            counters.next_attachment_id,
            counters.recipient_count,
            counters.attachment_count,
        ];
        table.compare("header counters", place, &Some(ours), &theirs.counters());
    }
    properties(store, &theirs.properties(), &theirs.streams_without_entry(), place, table)?;
    let numbers = |names: Vec<oracle::Storage<'_>>| -> Vec<u32> {
        names
            .iter()
            .filter_map(|storage| match ElementName::parse(storage.name()) {
                ElementName::Recipient(number) | ElementName::Attachment(number) => Some(number),
                _ => None,
            })
            .collect()
    };
    let recipients: Vec<u32> = store.recipients().iter().map(|child| child.number).collect();
    table.compare("recipient numbers", place, &recipients, &numbers(theirs.recipients()));
    for (child, theirs) in store.recipients().iter().zip(theirs.recipients()) {
        let place = format!("{place}/{}", theirs.name());
        let recipient = store.open_recipient(*child)?;
        properties(&recipient, &theirs.properties(), &theirs.streams_without_entry(), &place, table)?;
    }
    let attachments: Vec<u32> = store.attachments().iter().map(|child| child.number).collect();
    table.compare("attachment numbers", place, &attachments, &numbers(theirs.attachments()));
    let mut embedded = Vec::new();
    for (child, theirs) in store.attachments().iter().zip(theirs.attachments()) {
        let place = format!("{place}/{}", theirs.name());
        let attachment = store.open_attachment(*child)?;
        properties(&attachment, &theirs.properties(), &theirs.streams_without_entry(), &place, table)?;
        if let Some(message) = theirs.message() {
            let inner = attachment.open_embedded()?;
            table.compare("embedded message", &place, &inner.is_some(), &true);
            embedded.extend(inner.map(|inner| (inner, message, place)));
        }
    }
    Ok(embedded)
}

/// Compares the properties of one storage.
fn properties(
    store: &PropertyStore,
    theirs: &[oracle::Property<'_>],
    without_entry: &[&str],
    place: &str,
    table: &mut Table,
) -> Outcome {
    let ours: Vec<_> = store.entries().map(|entry| entry.tag.to_string()).collect();
    let tags: Vec<_> = theirs.iter().map(|property| property.tag().to_owned()).collect();
    table.compare("tags in stream order", place, &ours, &tags);
    let lone: Vec<_> = store
        .properties()
        .filter(|property| property.entry().is_none())
        .map(|property| SubstgName::new(property.tag()).to_string())
        .collect();
    let readable: Vec<_> = without_entry
        .iter()
        .filter(|name| name.parse::<SubstgName>().is_ok_and(|name| name.index.is_none()))
        .map(|name| (*name).to_owned())
        .collect();
    table.compare("streams without entry", place, &lone, &readable);
    for (entry, theirs) in store.entries().zip(theirs) {
        if entry.tag.to_string() != theirs.tag() {
            break;
        }
        let place = format!("{place} {}", entry.tag);
        table.compare("flags", &place, &Some(u64::from(entry.flags.0)), &theirs.number("flags"));
        if let Some(size) = theirs.number("declared_size") {
            table.compare("size field", &place, &u64::from(entry.size()), &size);
            let reserved = theirs.number("reserved");
            table.compare("reserved field", &place, &Some(u64::from(entry.reserved())), &reserved);
        } else {
            table.compare("raw value", &place, &Some(hex(&entry.value)).as_deref(), &theirs.text("raw"));
        }
        // Of a duplicate the store has the first only, of a tag without a value nothing.
        match store.property(entry.tag).filter(|property| property.entry() == Some(entry)) {
            Some(property) if entry.tag.property_type().value_form() != ValueForm::None => {
                value(&property, *theirs, &place, table)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Compares one value.
fn value(property: &Property<'_>, theirs: oracle::Property<'_>, place: &str, table: &mut Table) -> Outcome {
    if theirs.is_set("missing") {
        let is_present = property.is_present() && property.property_type().value_form() != ValueForm::Unknown;
        table.compare("missing value", place, &is_present, &false);
        return Ok(());
    }
    if theirs.is_set("storage") {
        let is_storage = matches!(property.value()?, Some(PropertyValueRef::Object(_)));
        table.compare("storage", place, &is_storage, &true);
        return Ok(());
    }
    if let Some(size) = theirs.number("stream_size") {
        let bytes = property.bytes()?;
        let ours = bytes.as_deref().map(<[u8]>::len).and_then(|len| u64::try_from(len).ok());
        table.compare("stream size", place, &ours, &Some(size));
        let ours = bytes.as_deref().map(|bytes| hex(&Sha256::digest(bytes)));
        table.compare("stream sha256", place, &ours.as_deref(), &theirs.text("sha256"));
        if let Some(known) = theirs.text("bytes_hex") {
            table.compare("stream bytes", place, &bytes.as_deref().map(hex).as_deref(), &Some(known));
        }
    }
    let Some(value) = property.value()? else {
        table.compare("value is there", place, &false, &true);
        return Ok(());
    };
    if let (Some(text), Some(known)) = (value.as_text(), theirs.text("text")) {
        // extract-msg keeps terminators that are stored.
        table.compare("text", place, &text.to_string().as_str(), &known.trim_end_matches('\0'));
    }
    let elements: Option<Vec<String>> = match &value {
        PropertyValueRef::MultipleString(texts) | PropertyValueRef::MultipleString8(texts) => {
            Some(texts.iter().map(|text| hex(&Sha256::digest(text.bytes()))).collect())
        }
        PropertyValueRef::MultipleBinary(values) => {
            Some(values.iter().map(|bytes| hex(&Sha256::digest(bytes))).collect())
        }
        _ => None,
    };
    if let Some(elements) = elements {
        table.compare(
            "elements",
            place,
            &elements,
            &theirs.parts().iter().map(|&part| part.to_owned()).collect(),
        );
    }
    inline(&value, theirs, place, table);
    Ok(())
}

/// Compares a value that lies in the entry.
fn inline(value: &PropertyValueRef<'_>, theirs: oracle::Property<'_>, place: &str, table: &mut Table) {
    let known = theirs.value();
    match value {
        PropertyValueRef::Boolean(ours) => table.compare("boolean", place, &Some(*ours), &known.as_bool()),
        PropertyValueRef::Floating64(ours) => {
            table.compare("floating-point number", place, &Some(*ours), &known.as_f64());
        }
        PropertyValueRef::Time(ours) if known.is_string() => {
            // extract-msg has microseconds, rounded in one way or the other, and the minute before for "no time".
            let known = known.as_str();
            if known == Some("4500-12-31T23:59:00.000000Z") {
                return table.compare("time, none", place, &ours.is_none_marker(), &true);
            }
            let decimals =
                |time: CalendarTime| format!("{}.{:06}Z", CalendarTime { ticks: 0, ..time }, time.ticks / 10);
            let show = |ticks| FileTime::from_ticks(ticks).to_calendar().map(decimals);
            let (down, up) = (show(ours.ticks()), show(ours.ticks().saturating_add(9)));
            table.compare(
                "time",
                place,
                if up.as_deref() == known { &up } else { &down },
                &known.map(str::to_owned),
            );
        }
        _ => {
            let Some(ours) = value.to_integer() else { return };
            // extract-msg reads some integers without a sign.
            let unsigned = match value.property_type() {
                PropertyType::Integer16 => ours & 0xFFFF,
                PropertyType::Integer32 => ours & 0xFFFF_FFFF,
                _ => ours,
            };
            let known = known.as_i64().or(known.as_u64().map(u64::cast_signed));
            let agrees = known.filter(|known| *known == ours || *known == unsigned);
            table.compare("integer", place, &Some(ours), &agrees.map_or(known, |_| Some(ours)));
        }
    }
}

fn show(name: &NamedProperty<'_>) -> String {
    match &name.name {
        PropertyName::Lid(lid) => format!("{{{}}}:0x{lid:08X}", name.set.guid()),
        PropertyName::String(text) => format!("{{{}}}:{text}", name.set.guid()),
    }
}

fn hex(bytes: impl AsRef<[u8]>) -> String {
    bytes.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}
