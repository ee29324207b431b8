//! Properties written: as a table, as bare values, as JSON.

use std::fs::File;
use std::io::Write;

use imsg::Message;
use mapi_props::{NamedPropertyMap, Property, PropertyType};
use serde::Serialize;

use crate::cmd::props::value_text::{lines, summary};
use crate::cmd::props::{Object, PropsArgs, Sense, objects};
use crate::failure::{Failure, Result};
use crate::input::{cut_short, pour};
use crate::json::{self, Extras, Label, Properties, Read, SCHEMA_VERSION, Unread, by_tag, type_name};
use crate::output::Sink;
use crate::output::escape::{Target, block};
use crate::output::size::count;

/// Characters of a value that a table on a terminal shows.
const SHOWN: usize = 160;
/// Columns that a name may take before it pushes its value out of line.
const MAX_NAME: usize = 64;

/// The properties of one input.
pub(super) struct Listing<'l> {
    pub(super) args: &'l PropsArgs,
    pub(super) name: &'l str,
    pub(super) message: &'l Message,
    pub(super) unread: &'l Unread,
    pub(super) is_several: bool,
    pub(super) sense: &'l Sense,
}

impl Listing<'_> {
    /// The properties of an object that are asked for, by tag.
    fn picked<'o>(&self, object: &'o Object, names: &NamedPropertyMap) -> Vec<Property<'o>> {
        let store = object.store();
        if self.args.get.is_empty() {
            return by_tag(store);
        }
        self.args.get.iter().flat_map(|wanted| wanted.selector.pick(store, names)).collect()
    }

    /// One line for each property.
    pub(super) fn table(&self, sink: &mut Sink<'_>) -> Result<()> {
        let console = *sink.console();
        let names = self.message.names()?;
        let objects = objects(self.args, self.message, self.unread);
        let has_titles = self.args.all || self.args.recipients || self.args.attachments;
        if self.is_several {
            writeln!(sink, "{}", console.heading(format_args!("==> {} <==", console.line(self.name))))?;
        }
        let width = self.name_width(&objects, names);
        for object in &objects {
            if has_titles {
                let title = object.title(self.unread);
                writeln!(sink, "{}", console.heading(console.line(&title)))?;
            }
            for property in self.picked(object, names) {
                self.row(&property, names, width, sink)?;
            }
            if has_titles {
                writeln!(sink)?;
            }
        }
        if self.is_several && !has_titles {
            writeln!(sink)?;
        }
        Ok(())
    }

    /// Columns for the names: those of the longest, if it is not too long.
    fn name_width(&self, objects: &[Object], names: &NamedPropertyMap) -> usize {
        let properties = objects.iter().flat_map(|object| self.picked(object, names));
        let widths = properties.map(|property| name_of(&property, names).chars().count());
        widths.filter(|width| *width <= MAX_NAME).max().unwrap_or(0)
    }

    fn row(
        &self,
        property: &Property<'_>,
        names: &NamedPropertyMap,
        width: usize,
        sink: &mut Sink<'_>,
    ) -> Result<()> {
        let console = *sink.console();
        let name = name_of(property, names);
        let value = match Read::of(property) {
            Ok(Some(Read::Value(value))) => summary(&value),
            Ok(Some(Read::Bytes(bytes))) => bytes.summary(),
            Ok(None) => "(missing)".to_owned(),
            Err(failure) => {
                self.unread.note_failure("", &failure);
                "(cannot be read)".to_owned()
            }
        };
        let mut value = console.line(&value).into_owned();
        if console.target == Target::Terminal
            && let Some((at, _)) = value.char_indices().nth(SHOWN)
        {
            let left = value.get(at..).unwrap_or_default().chars().count();
            value.truncate(at);
            let left = count(left as u64, "character");
            value.push_str(&format!("... ({left} more; --get {} has all)", property.tag()));
        }
        let type_name = type_name(property.property_type());
        writeln!(
            sink,
            "{} {} {} {} {value}",
            property.tag(),
            console.faint(property.flags()),
            console.faint(format_args!("{:<18}", type_name.trim_start_matches("Ptyp"))),
            console.label(format_args!("{:<width$}", console.line(&name))),
        )?;
        if self.args.offsets {
            let ranges = self.unread.or_empty(property.file_ranges());
            let places: Vec<String> = ranges
                .iter()
                .map(|range| format!("0x{:X}+{}", range.start, range.end.saturating_sub(range.start)))
                .collect();
            writeln!(sink, "           {}", console.faint(format_args!("at {}", places.join(", "))))?;
        }
        Ok(())
    }

    /// Values only, one a line, or raw. Lines say which file and which property they are of where there are several.
    pub(super) fn values(&self, disk: Option<&File>, sink: &mut Sink<'_>) -> Result<()> {
        let names = self.message.names()?;
        self.sense.note(&self.args.get, names);
        let file =
            if self.is_several { format!("{}: ", sink.console().line(self.name)) } else { String::new() };
        let mut found = vec![false; self.args.get.len()];
        for object in &objects(self.args, self.message, self.unread) {
            for (wanted, found) in self.args.get.iter().zip(&mut found) {
                let label = match self.args.get.len() {
                    1 => file.clone(),
                    _ => format!("{file}{}: ", sink.console().line(&wanted.text)),
                };
                for property in wanted.selector.pick(object.store(), names) {
                    *found |= if self.args.raw {
                        raw(&property, disk, sink)?
                    } else {
                        value(&property, &label, sink)?
                    };
                }
            }
        }
        for (wanted, _) in self.args.get.iter().zip(found).filter(|(_, found)| !found) {
            // Of a name that means nothing to any file, it is said once that it is wrong.
            let is_unknown = wanted.selector.is_unknown(names);
            if is_unknown && !self.is_several {
                continue;
            }
            let what = if is_unknown { "no property of that name is known" } else { "no such property" };
            let failure = Failure::new(format!("{what}: {}", wanted.text)).about(self.name);
            sink.fail(
                &failure.advise("`imsg props FILE` lists what there is; --all looks into all its objects"),
            );
        }
        Ok(())
    }

    /// One object for the file.
    pub(super) fn json(&self, sink: &mut Sink<'_>) -> Result<()> {
        let names = self.message.names()?;
        let objects = objects(self.args, self.message, self.unread);
        let extras = Extras { attributes: true, ranges: self.args.offsets };
        let properties = |object| {
            let list = self.picked(object, names);
            Properties { list, names, extras, unread: self.unread }
        };
        let mut file = FileObject {
            schema_version: SCHEMA_VERSION,
            file: self.name,
            properties: None,
            recipients: self.args.recipients.then(Vec::new),
            attachments: self.args.attachments.then(Vec::new),
        };
        for object in &objects {
            let properties = properties(object);
            match object {
                Object::Message(_) => file.properties = Some(properties),
                Object::Recipient(recipient) => {
                    let index = recipient.index();
                    file.recipients.get_or_insert_default().push(Indexed { index, properties });
                }
                Object::Attachment(attachment) => {
                    let index = attachment.index();
                    file.attachments.get_or_insert_default().push(Indexed { index, properties });
                }
            }
        }
        json::write(sink, &file, self.is_several)
    }
}

/// The name of a property, from a specification or from the file.
fn name_of(property: &Property<'_>, names: &NamedPropertyMap) -> String {
    let label = Label::of(property.tag(), names);
    match (label.known, &label.named) {
        (Some(known), _) => known.name().to_owned(),
        (None, Some(named)) => named.to_string(),
        (None, None) => "?".to_owned(),
    }
}

#[derive(Serialize)]
struct FileObject<'l> {
    schema_version: u32,
    file: &'l str,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<Properties<'l>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recipients: Option<Vec<Indexed<'l>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attachments: Option<Vec<Indexed<'l>>>,
}

#[derive(Serialize)]
struct Indexed<'l> {
    index: u32,
    properties: Properties<'l>,
}

/// Writes a value as text, each line after a label; whether there was one.
fn value(property: &Property<'_>, label: &str, sink: &mut Sink<'_>) -> Result<bool> {
    let Some(value) = property.value()? else { return Ok(false) };
    let target = sink.console().target;
    for text in lines(&value) {
        let text = block(&text, target);
        if label.is_empty() {
            writeln!(sink, "{text}")?;
            continue;
        }
        for line in text.split('\n') {
            writeln!(sink, "{label}{}", line.strip_suffix('\r').unwrap_or(line))?;
        }
    }
    Ok(true)
}

/// Writes a value as it is stored; whether there was one.
fn raw(property: &Property<'_>, disk: Option<&File>, sink: &mut Sink<'_>) -> Result<bool> {
    let inline = match property.property_type().value_form() {
        mapi_props::ValueForm::Inline(width) => property.entry().map(|entry| (entry.value, width)),
        _ => None,
    };
    if let Some((bytes, width)) = inline {
        sink.write_all(bytes.get(..width).unwrap_or(&bytes))?;
        return Ok(true);
    }
    if property.property_type() == PropertyType::Object {
        return Err(Failure::new("the value is a storage").advise("`imsg extract` writes what is in it"));
    }
    let Some(mut stream) = property.open()? else { return Ok(false) };
    let found = pour(&mut stream, disk, sink)?;
    cut_short(found, stream.len_bytes()).map_or(Ok(true), Err)
}
