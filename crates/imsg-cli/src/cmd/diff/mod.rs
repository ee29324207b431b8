//! `imsg diff`: what differs between two messages, property by property, part by part.

mod compare;
mod ole;
mod pairs;
mod report;

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use imsg::{Attachment, AttachmentContent, Message};
use mapi_props::{NamedProperty, NamedPropertyMap, Property, PropertyId, PropertyStore, PropertyType};

use crate::args::{OpenArgs, OutputArgs};
use crate::cmd::props::select::{self, Wanted};
use crate::cmd::{finish_one, printer};
use crate::failure::{Failure, Result};
use crate::input::{Input, Sources};
use crate::json::Unread;
use crate::output::{Console, Sink};

use self::pairs::{Part, children};
use self::report::{Change, Report, Side};

/// Shows what differs between two messages
#[derive(Debug, Args)]
#[command(after_help = "\
Compared are all properties by tag, type, attributes and value, those of named properties by name, not by the id that stands \
for it in the file; message, recipients, attachments and the messages in them, to any depth. Recipients and attachments are \
compared in their order, or by their number where more of them are alike that way. How the bytes lie in the files, and streams \
that are no properties, are not compared: `imsg cfb ls --json --hash` lists these.

A line with - is what A has, one with + what B has. The exit status is 0 if there is no difference, and 1 if there is one.

With --json, one object for each difference: place, tag, type, name, named, a, b (the values, null where there is none), and \
a_attributes, b_attributes. For a stream of an OLE object, tag is null and name is its path.

Examples:
  imsg diff old.msg new.msg
  imsg diff old.msg new.msg --ignore PidTagLastModificationTime && echo same
  imsg diff a.msg b.msg --json | jq -r .place | sort | uniq -c")]
pub(crate) struct DiffArgs {
    /// One message; one of the two may be `-`, standard input
    #[arg(value_name = "A")]
    one: PathBuf,
    /// The other message
    #[arg(value_name = "B")]
    other: PathBuf,
    /// Leave out this property, wherever it is; a NAME is what `imsg props --get` takes
    #[arg(long, value_name = "NAME", value_parser = select::wanted)]
    ignore: Vec<Wanted>,
    /// As JSON, one object for each difference
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    open: OpenArgs,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &DiffArgs, console: Console) -> Result<bool> {
    let (one, other) = (Input::from_word(&args.one), Input::from_word(&args.other));
    if one == Input::Stdin && other == Input::Stdin {
        let failure = Failure::usage("both messages are standard input");
        return Err(failure.advise("name a file for one of them"));
    }
    let sources = Sources::words(&[args.one.clone(), args.other.clone()]);
    let printer = printer(console, &args.output, &sources)?;
    finish_one(printer, |sink| {
        let (a, b) = (one.open_message(args.open)?, other.open_message(args.open)?);
        let (a, b) = (&a.message, &b.message);
        let (names_a, names_b) = (a.names()?, b.names()?);
        for wanted in &args.ignore {
            if wanted.selector.is_unknown(names_a) && wanted.selector.is_unknown(names_b) {
                let failure = Failure::usage(format!("no property of that name is known: {}", wanted.text));
                return Err(failure.advise("`imsg props FILE` lists the names of what there is"));
            }
        }
        let unread = [Unread::default(), Unread::default()];
        let differ = Differ { ignore: &args.ignore, names: [names_a, names_b], unread: &unread };
        let mut report = Report::new(args.json);
        differ.messages(a, b, &mut report, sink)?;
        if report.has_changes() {
            sink.mark_failed();
        }
        for (unread, input) in unread.into_iter().zip([&one, &other]) {
            for failure in unread.into_failures() {
                sink.fail(&failure.about(input.name()));
            }
        }
        Ok(())
    })
}

/// What a property is, in whichever file: a name or an id, and a type.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Key {
    Id(PropertyId),
    Named(NamedProperty<'static>),
}

struct Differ<'d> {
    ignore: &'d [Wanted],
    /// Those of A and of B.
    names: [&'d NamedPropertyMap; 2],
    unread: &'d [Unread; 2],
}

impl Differ<'_> {
    /// Compares two messages and everything in them. The stack holds what comes after.
    fn messages(&self, a: &Message, b: &Message, report: &mut Report, sink: &mut Sink<'_>) -> Result<()> {
        let mut open = vec![(Some(Part::Message(a.clone())), Some(Part::Message(b.clone())))];
        while let Some((a, b)) = open.pop() {
            let Some(title) = a.as_ref().or(b.as_ref()).map(|part| part.title(self.unread)) else { continue };
            report.begin(title);
            self.properties(a.as_ref(), b.as_ref(), report, sink)?;
            if let (Some(Part::Attachment(a)), Some(Part::Attachment(b))) = (&a, &b) {
                self.objects(a, b, report, sink)?;
            }
            let mut inner = children(a.as_ref(), b.as_ref(), self.unread);
            inner.reverse();
            open.append(&mut inner);
        }
        Ok(())
    }

    fn properties(
        &self,
        a: Option<&Part>,
        b: Option<&Part>,
        report: &mut Report,
        sink: &mut Sink<'_>,
    ) -> Result<()> {
        let mut list_a = self.list(a.map(Part::store), 0);
        let list_b = self.list(b.map(Part::store), 1);
        let mut all: BTreeMap<_, (Option<Property<'_>>, Option<Property<'_>>)> = BTreeMap::new();
        for (key, b) in list_b {
            all.insert(key.clone(), (list_a.remove(&key), Some(b)));
        }
        all.extend(list_a.into_iter().map(|(key, a)| (key, (Some(a), None))));
        let mut changes = Vec::new();
        for (a, b) in all.values() {
            if let (Some(a), Some(b)) = (a, b)
                && a.flags() == b.flags()
                && compare::same(a, b).unwrap_or_else(|failure| {
                    self.unread[0].note_failure("", &failure);
                    false
                })
            {
                continue;
            }
            changes.push(Change {
                a: a.as_ref().map(|a| Side::of(a, self.names[0], &self.unread[0])),
                b: b.as_ref().map(|b| Side::of(b, self.names[1], &self.unread[1])),
            });
        }
        report.changes(changes, sink)
    }

    /// The properties of a part that count, by what they are in either file.
    fn list<'p>(
        &self,
        store: Option<&'p PropertyStore>,
        side: usize,
    ) -> BTreeMap<(Key, PropertyType), Property<'p>> {
        let Some(names) = self.names.get(side) else { return BTreeMap::new() };
        let properties = store.into_iter().flat_map(PropertyStore::properties);
        let wanted = properties.filter(|property| {
            let is_meant = |ignored: &Wanted| ignored.selector.is_meant(property.tag(), names);
            property.is_present() && !self.ignore.iter().any(is_meant)
        });
        let key = |property: Property<'p>| {
            let id = property.tag().id();
            let name = if id.is_named() { names.name(id) } else { None };
            ((name.map_or(Key::Id(id), Key::Named), property.property_type()), property)
        };
        wanted.map(key).collect()
    }

    /// Compares the OLE objects of two attachments.
    fn objects(
        &self,
        a: &Attachment,
        b: &Attachment,
        report: &mut Report,
        sink: &mut Sink<'_>,
    ) -> Result<()> {
        let is_object = |attachment: &Attachment, unread: &Unread| {
            unread.or_none(attachment.content().map(Some)) == Some(AttachmentContent::Storage)
        };
        if !is_object(a, &self.unread[0]) && !is_object(b, &self.unread[1]) {
            return Ok(());
        }
        let changes = ole::changes(a, b, self.unread);
        report.changes(changes, sink)
    }
}
