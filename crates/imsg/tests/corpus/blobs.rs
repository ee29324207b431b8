//! Structures that one binary property holds, in real messages: parse, write, the same bytes; and made anew from their
//! values, the same bytes where the writer keeps to the specification.

use std::collections::BTreeMap;

use imsg::mapi_props::{CompoundFile, KnownProperty, PropertyStore, PropertyValueRef};
use imsg::{
    AppointmentRecurrence, BlobError, BusinessCard, CodePage, ConversationIndex, ConversationTimeForm,
    DistributionListStream, GlobalObjectId, Parsed, RecipientRows, RecurrencePattern, ReportTag,
    TaskAssigners, TimeZoneDefinition, TimeZoneStruct, VerbStream,
};

use crate::rebuilt;

/// Values that no constructor makes: the property, which of its values, and why.
type NotRebuilt = (&'static str, fn(&[u8]) -> bool, &'static str);

const NOT_REBUILT: &[NotRebuilt] = &[
    ("PidLidTaskAssigners", |bytes| bytes.len() == 40, "an entry without names, written by a library"),
    (
        "PidTagConversationIndex",
        |bytes| !begins_as_outlook(bytes),
        "a header of the other form, or without a time",
    ),
];

/// Whether an index has its time as Outlook writes it, and as new ones have it.
fn begins_as_outlook(bytes: &[u8]) -> bool {
    let form = ConversationIndex::parse(bytes).map(|index| index.value.time_form());
    form == Ok(ConversationTimeForm::Upper48)
}

/// All stores of a file: messages, recipients and attachments.
fn stores(root: PropertyStore) -> Vec<PropertyStore> {
    let (mut all, mut pending) = (Vec::new(), vec![root]);
    while let Some(store) = pending.pop() {
        pending.extend(store.recipients().iter().filter_map(|child| store.open_recipient(*child).ok()));
        for child in store.attachments() {
            let Ok(attachment) = store.open_attachment(*child) else { continue };
            pending.extend(attachment.open_embedded().ok().flatten());
            pending.push(attachment);
        }
        all.push(store);
    }
    all
}

/// What is counted of one kind.
#[derive(Default, Debug)]
struct Count {
    /// Values that write back as they are.
    same: usize,
    /// Of these, the ones that read with a finding.
    with_findings: usize,
    /// Values that a constructor makes from what they say, byte for byte.
    rebuilt: usize,
    /// Values that are no such structure.
    unread: usize,
}

#[derive(Default)]
struct Counts(BTreeMap<&'static str, Count>);

impl Counts {
    fn add<T: std::fmt::Debug>(
        &mut self,
        name: &'static str,
        place: &str,
        bytes: &[u8],
        parsed: Result<Parsed<T>, BlobError>,
        to_bytes: impl Fn(&T) -> Vec<u8>,
        rebuild: impl FnOnce(&T) -> Option<T>,
    ) {
        let count = self.0.entry(name).or_default();
        match parsed {
            Ok(parsed) => {
                assert_eq!(to_bytes(&parsed.value), bytes, "{place}: {:?}", parsed.value);
                count.same += 1;
                count.with_findings += usize::from(!parsed.findings.is_empty());
                for finding in &parsed.findings {
                    println!("{place}: {finding}");
                }
                let is_rebuilt = rebuild(&parsed.value).is_some_and(|rebuilt| to_bytes(&rebuilt) == bytes);
                let reason = NOT_REBUILT.iter().find(|(kind, like, _)| *kind == name && like(bytes));
                assert_eq!(is_rebuilt, reason.is_none(), "{place}: made anew; {reason:?}");
                count.rebuilt += usize::from(is_rebuilt);
            }
            Err(error) => {
                println!("{place}: {error}");
                count.unread += 1;
            }
        }
    }

    fn value(&mut self, name: &'static str, place: &str, bytes: &[u8], page: CodePage) {
        match name {
            "PidLidAppointmentRecur" => {
                let parsed = AppointmentRecurrence::parse(bytes);
                self.add(name, place, bytes, parsed, AppointmentRecurrence::to_bytes, |series| {
                    rebuilt::series(series, page).ok()
                });
            }
            "PidLidTaskRecurrence" => {
                let parsed = RecurrencePattern::parse(bytes);
                self.add(name, place, bytes, parsed, RecurrencePattern::to_bytes, |pattern| {
                    rebuilt::pattern(pattern).ok()
                });
            }
            "PidLidTimeZoneStruct" => {
                let parsed = TimeZoneStruct::parse(bytes);
                self.add(name, place, bytes, parsed, TimeZoneStruct::to_bytes, |zone| {
                    rebuilt::zone_struct(zone).ok()
                });
            }
            name if name.starts_with("PidLidAppointmentTimeZoneDefinition") => {
                let parsed = TimeZoneDefinition::parse(bytes);
                self.add(name, place, bytes, parsed, TimeZoneDefinition::to_bytes, |zone| {
                    rebuilt::zone(zone).ok()
                });
            }
            "PidLidGlobalObjectId" | "PidLidCleanGlobalObjectId" => {
                let parsed = GlobalObjectId::parse(bytes);
                self.add(name, place, bytes, parsed, GlobalObjectId::to_bytes, |id| {
                    rebuilt::meeting_id(id).ok()
                });
            }
            "PidTagConversationIndex" => {
                let parsed = ConversationIndex::parse(bytes);
                self.add(name, place, bytes, parsed, ConversationIndex::to_bytes, rebuilt::conversation);
            }
            "PidLidVerbStream" => {
                let parsed = VerbStream::parse(bytes);
                self.add(name, place, bytes, parsed, VerbStream::to_bytes, |stream| {
                    rebuilt::verbs(stream, page).ok()
                });
            }
            "PidTagReportTag" => {
                let parsed = ReportTag::parse(bytes);
                self.add(name, place, bytes, parsed, ReportTag::to_bytes, |tag| {
                    Some(rebuilt::report_tag(tag))
                });
            }
            "PidLidTaskAssigners" => {
                let parsed = TaskAssigners::parse(bytes);
                self.add(name, place, bytes, parsed, TaskAssigners::to_bytes, |list| {
                    Some(rebuilt::assigners(list))
                });
            }
            "PidLidDistributionListStream" => {
                let parsed = DistributionListStream::parse(bytes);
                self.add(name, place, bytes, parsed, DistributionListStream::to_bytes, |list| {
                    DistributionListStream::new(list.build, list.entries.clone()).ok()
                });
            }
            "PidLidBusinessCardDisplayDefinition" => {
                let parsed = BusinessCard::parse(bytes);
                self.add(name, place, bytes, parsed, BusinessCard::to_bytes, |card| {
                    BusinessCard::new(
                        card.layout,
                        card.fields.iter().map(|line| (line.clone(), card.label(line))),
                    )
                    .ok()
                });
            }
            "PidLidAppointmentUnsendableRecipients" | "PidLidForwardNotificationRecipients" => {
                let parsed = RecipientRows::parse(bytes, page);
                self.add(name, place, bytes, parsed, RecipientRows::to_bytes, |rows| {
                    RecipientRows::new(rows.rows.clone()).ok()
                });
            }
            _ => {}
        }
    }
}

#[test]
fn blobs_of_all_files_write_back_as_they_are() {
    let corpus = crate::corpus();
    let mut counts = Counts::default();
    for (name, path, _) in crate::records(&corpus) {
        let Ok(file) = CompoundFile::open(&path) else { continue };
        let Ok(root) = PropertyStore::open_root(&file) else { continue };
        let names = root.read_names().ok();
        for store in stores(root) {
            let page = store.code_page().page;
            for property in store.properties() {
                let known = match names.as_ref().and_then(|names| names.name(property.tag().id())) {
                    Some(named) => KnownProperty::by_named(&named),
                    None => KnownProperty::by_tag(property.tag()),
                };
                let Some(known) = known.map(KnownProperty::name) else { continue };
                if let Ok(Some(PropertyValueRef::Binary(bytes))) = property.value()
                    && !bytes.is_empty()
                {
                    counts.value(known, &format!("{name}: {known}"), &bytes, page);
                }
            }
        }
    }
    for (name, count) in &counts.0 {
        let Count { same, with_findings, rebuilt, unread } = count;
        println!(
            "{name:<50} {same:>4} the same, {rebuilt:>4} made anew, {with_findings:>3} with findings, {unread:>3} unread"
        );
    }
    let total = counts.0.values().map(|count| count.same).sum::<usize>();
    println!("{total} blobs of {} kinds write back byte for byte", counts.0.len());
    assert!(counts.0.values().all(|count| count.unread == 0), "a blob that is no such structure");
}
