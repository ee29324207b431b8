//! Structures that one binary property holds, in real messages: parse, write, the same bytes; and made anew from their
//! values, the same bytes where the writer keeps to the specification.

use std::collections::BTreeMap;

use imsg::mapi_props::{CompoundFile, KnownProperty, PropertyStore, PropertyValueRef};
use imsg::{
    AppointmentRecurrence, BlobError, BusinessCard, CodePage, ConversationIndex, DistributionListStream,
    GlobalObjectId, Parsed, RecipientRows, RecurrencePattern, ReportTag, TaskAssigners, TimeZoneDefinition,
    TimeZoneStruct, VerbStream,
};

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
        to_bytes: impl FnOnce(&T) -> Vec<u8>,
    ) -> Option<T> {
        let count = self.0.entry(name).or_default();
        match parsed {
            Ok(parsed) => {
                assert_eq!(to_bytes(&parsed.value), bytes, "{place}: {:?}", parsed.value);
                count.same += 1;
                count.with_findings += usize::from(!parsed.findings.is_empty());
                for finding in &parsed.findings {
                    println!("{place}: {finding}");
                }
                Some(parsed.value)
            }
            Err(error) => {
                println!("{place}: {error}");
                count.unread += 1;
                None
            }
        }
    }

    fn value(&mut self, name: &'static str, place: &str, bytes: &[u8], page: CodePage) {
        match name {
            "PidLidAppointmentRecur" => {
                let parsed = AppointmentRecurrence::parse(bytes);
                self.add(name, place, bytes, parsed, AppointmentRecurrence::to_bytes);
            }
            "PidLidTaskRecurrence" => {
                let parsed = RecurrencePattern::parse(bytes);
                self.add(name, place, bytes, parsed, RecurrencePattern::to_bytes);
            }
            "PidLidTimeZoneStruct" => {
                let parsed = TimeZoneStruct::parse(bytes);
                self.add(name, place, bytes, parsed, TimeZoneStruct::to_bytes);
            }
            name if name.starts_with("PidLidAppointmentTimeZoneDefinition") => {
                let parsed = TimeZoneDefinition::parse(bytes);
                self.add(name, place, bytes, parsed, TimeZoneDefinition::to_bytes);
            }
            "PidLidGlobalObjectId" | "PidLidCleanGlobalObjectId" => {
                let parsed = GlobalObjectId::parse(bytes);
                self.add(name, place, bytes, parsed, GlobalObjectId::to_bytes);
            }
            "PidTagConversationIndex" => {
                let parsed = ConversationIndex::parse(bytes);
                self.add(name, place, bytes, parsed, ConversationIndex::to_bytes);
            }
            "PidLidVerbStream" => {
                let parsed = VerbStream::parse(bytes);
                self.add(name, place, bytes, parsed, VerbStream::to_bytes);
            }
            "PidTagReportTag" => {
                let parsed = ReportTag::parse(bytes);
                self.add(name, place, bytes, parsed, ReportTag::to_bytes);
            }
            "PidLidTaskAssigners" => {
                let parsed = TaskAssigners::parse(bytes);
                self.add(name, place, bytes, parsed, TaskAssigners::to_bytes);
            }
            "PidLidDistributionListStream" => {
                let parsed = DistributionListStream::parse(bytes);
                self.add(name, place, bytes, parsed, DistributionListStream::to_bytes);
            }
            "PidLidBusinessCardDisplayDefinition" => {
                let parsed = BusinessCard::parse(bytes);
                self.add(name, place, bytes, parsed, BusinessCard::to_bytes);
            }
            "PidLidAppointmentUnsendableRecipients" | "PidLidForwardNotificationRecipients" => {
                let parsed = RecipientRows::parse(bytes, page);
                self.add(name, place, bytes, parsed, RecipientRows::to_bytes);
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
        println!(
            "{name:<50} {:>4} the same, {:>3} with findings, {:>3} unread",
            count.same, count.with_findings, count.unread
        );
    }
}
