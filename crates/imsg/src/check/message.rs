//! Checks of a file, of a message's own properties, and of its recipients.

use cfb_core::{Guid, Severity};
use mapi_props::{NamedPropertyMap, PropertyValueRef, pid_tag};

use crate::bag::Bag;
use crate::blob::ConversationIndex;
use crate::check::{Findings, body};
use crate::error::{Error, ErrorKind, Result};
use crate::finding::{Finding, FindingList};
use crate::message::{Message, MessageFlags};
use crate::recipient::RecipientKind;

/// CLSID of the root storage of a message ([MS-OXMSG] 2.1).
const MESSAGE: Guid = Guid::from_fields(0x0002_0D0B, 0, 0, [0xC0, 0, 0, 0, 0, 0, 0, 0x46]);

/// The compound file and the named properties, for a top-level message.
pub(super) fn check_file(message: &Message, list: &mut FindingList) -> Result<()> {
    if message.is_embedded() {
        return Ok(());
    }
    let file = message.file();
    let found = file.check().map_err(|source| Error::caused(ErrorKind::File, "file", source))?;
    found.iter().for_each(|finding| list.push(finding.into()));
    let bag = message.bag();
    let mut findings = Findings::of(bag, list);
    let clsid = file.root().clsid();
    if clsid != MESSAGE && !message.is_template() {
        let text = format!("CLSID of the root storage is {clsid}, expected {MESSAGE}");
        let finding = Finding::new("root-clsid", Severity::Info, "storage".to_owned(), text);
        findings.add(finding.values(clsid.to_string(), MESSAGE.to_string()));
    }
    match bag.store.nameid_storage() {
        Some(storage) => {
            let found = NamedPropertyMap::check_storage(file, storage).map_err(|source| bag.error(source));
            for finding in findings.attempt(found).unwrap_or_default() {
                findings.add(&finding);
            }
        }
        None => findings.note(
            "nameid-missing",
            Severity::Warning,
            "storage",
            "there is no __nameid_version1.0, expected one in the root storage",
        ),
    }
    Ok(())
}

/// A message without its attachments.
pub(super) fn check(message: &Message, list: &mut FindingList) {
    let bag = message.bag();
    check_bag(message, bag, list);
    let mut findings = Findings::of(bag, list);
    if message.is_embedded()
        && let Some(clsid) = findings.attempt(message.clsid()).filter(|clsid| !clsid.is_null())
    {
        let text = format!("CLSID of an embedded message's storage is {clsid}, expected none");
        let finding = Finding::new("embedded-clsid", Severity::Info, "storage".to_owned(), text);
        findings.add(finding.values(clsid.to_string(), Guid::NULL.to_string()));
    }
    check_class(message, &mut findings);
    check_thread(message, &mut findings);
    check_item(message, &mut findings);
    if let Some(bags) = findings.attempt(message.recipient_bags()) {
        for bag in bags {
            check_bag(message, bag, list);
            check_recipient(bag, &mut Findings::of(bag, list));
        }
    }
    body::check(message, &mut Findings::of(bag, list));
}

/// What every storage with properties is checked for.
pub(super) fn check_bag(message: &Message, bag: &Bag, list: &mut FindingList) {
    let mut findings = Findings::of(bag, list);
    let found = bag.store.findings().map_err(|source| bag.error(source));
    for finding in findings.attempt(found).unwrap_or_default() {
        findings.add(&finding);
    }
    if let Some(names) = findings.attempt(message.names()) {
        for finding in bag.store.check_names(names) {
            findings.add(&finding);
        }
    }
    for property in bag.store.properties().filter(|property| property.property_type().is_string()) {
        let value = property.value().map_err(|source| bag.error(source));
        let Some(Some(PropertyValueRef::String(text) | PropertyValueRef::String8(text))) =
            findings.attempt(value)
        else {
            continue;
        };
        // Bodies have rules of their own.
        let is_body = [pid_tag::PidTagBody.id(), pid_tag::PidTagBodyHtml.id()].contains(&property.tag().id());
        if !is_body && text.decode().replaced {
            let location = format!("property {}", property.tag());
            findings.note(
                "text-undecodable",
                Severity::Warning,
                &location,
                "some bytes are no text in its encoding",
            );
        }
    }
}

fn check_class(message: &Message, findings: &mut Findings<'_>) {
    if findings.attempt(message.class()).is_some_and(|class| class.is_none()) {
        findings.note(
            "message-class-missing",
            Severity::Warning,
            "property 0x001A001F",
            "there is no PidTagMessageClass, expected one",
        );
    }
    let Some(Some(flags)) = findings.attempt(message.flags()) else { return };
    let flagged = flags.contains(MessageFlags::HAS_ATTACHMENTS);
    if flagged != (message.num_attachments() > 0) {
        let text = format!(
            "the flag for attachments in PidTagMessageFlags is {}, but there are {} attachments",
            if flagged { "set" } else { "clear" },
            message.num_attachments()
        );
        findings.note("attachment-flag", Severity::Info, "property 0x0E070003", text);
    }
}

fn check_thread(message: &Message, findings: &mut Findings<'_>) {
    let tag = pid_tag::PidTagConversationIndex;
    let bytes = message.bag().bytes(tag);
    let Some(Some(bytes)) = findings.attempt(bytes) else { return };
    let found = match ConversationIndex::parse(&bytes) {
        Ok(parsed) => parsed.findings,
        Err(error) => vec![error.into_finding()],
    };
    let location = format!("property {tag}");
    for finding in &found {
        findings.add(Finding::from(finding).below(&location));
    }
}

/// The blobs of the item that the message stands for, and the modified instances of a series.
fn check_item(message: &Message, findings: &mut Findings<'_>) {
    let Some(Some(view)) = findings.attempt(message.view()) else { return };
    for found in view.findings() {
        findings.add(Finding::from(&found.finding).below(&format!("property {}", found.property)));
    }
    for instance in findings.attempt(message.modified_instances()).unwrap_or_default() {
        match (&instance.exception, &instance.attachment) {
            (Some(exception), None) => {
                let text = format!("the instance changed to {} has no attached message", exception.start);
                findings.note(
                    "exception-without-message",
                    Severity::Info,
                    "property PidLidAppointmentRecur",
                    text,
                );
            }
            (None, Some(attachment)) => {
                let location = format!("attachment {}", attachment.number());
                let text = "the attached instance is none that the recurrence knows";
                findings.note("exception-unknown", Severity::Warning, &location, text);
            }
            _ => {}
        }
    }
}

fn check_recipient(bag: &Bag, findings: &mut Findings<'_>) {
    let tag = pid_tag::PidTagRecipientType;
    let location = format!("property {tag}");
    match findings.attempt(bag.bits(tag)) {
        Some(None) => {
            let text = "there is no PidTagRecipientType, taken as To";
            findings.note("recipient-type-missing", Severity::Warning, &location, text);
        }
        Some(Some(bits)) if matches!(RecipientKind::from_bits(bits), RecipientKind::Other(_)) => {
            let text = format!("PidTagRecipientType is {bits:#x}, expected 0 to 3 beside its flags");
            findings.note("recipient-type", Severity::Warning, &location, text);
        }
        _ => {}
    }
}
