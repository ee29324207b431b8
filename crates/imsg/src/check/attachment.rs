//! Checks of attachments: what the method promises, and what is there.

use cfb_core::Severity;
use mapi_props::pid_tag;

use crate::attachment::{AttachMethod, Attachment, AttachmentContent};
use crate::check::{Findings, message::check_bag};
use crate::error::Result;
use crate::finding::{Finding, FindingList};
use crate::message::Message;

/// Checks the attachments of a message; gives the messages inside them.
pub(super) fn check_all(message: &Message, list: &mut FindingList) -> Vec<Message> {
    let mut inner = Vec::new();
    let attachments = Findings::of(message.bag(), list).attempt(message.attachments());
    for attachment in attachments.unwrap_or_default() {
        check_bag(message, attachment.bag(), list);
        let mut findings = Findings::of(attachment.bag(), list);
        let checked = check_one(&attachment, &mut findings);
        findings.attempt(checked);
        let embedded = attachment.embedded();
        inner.extend(findings.attempt(embedded).flatten());
    }
    inner
}

fn check_one(attachment: &Attachment, findings: &mut Findings<'_>) -> Result<()> {
    let content = attachment.content()?;
    let method = attachment.stored_method()?;
    let location = format!("property {}", pid_tag::PidTagAttachMethod);
    let Some(method) = method else {
        let text =
            format!("there is no PidTagAttachMethod, taken as {} by what is there", attachment.method()?);
        findings.note("attach-method-missing", Severity::Warning, &location, text);
        return Ok(());
    };
    let expected = match method {
        AttachMethod::ByValue => AttachmentContent::Data,
        AttachMethod::EmbeddedMessage => AttachmentContent::Message,
        AttachMethod::Ole if content == AttachmentContent::Data => AttachmentContent::Data,
        AttachMethod::Ole => AttachmentContent::Storage,
        method if method.is_reference() => AttachmentContent::Reference,
        AttachMethod::Other(number) => {
            let text = format!("PidTagAttachMethod is {number}, expected 0 to 7");
            findings.note("attach-method", Severity::Warning, &location, text);
            return Ok(());
        }
        _ => AttachmentContent::Nothing,
    };
    if content != expected {
        let severity = if is_lost(attachment, content) { Severity::Error } else { Severity::Warning };
        let (found, expected) = (describe(content), describe(expected));
        let text = format!("the method is {method}, but the attachment holds {found}, expected {expected}");
        findings.add(Finding::new("attach-content", severity, location, text).values(found, expected));
    }
    check_number(attachment, findings)?;
    check_object(attachment, content, findings)
}

/// Whether data is stated and not there. A writer may leave out the stream of an empty file.
fn is_lost(attachment: &Attachment, content: AttachmentContent) -> bool {
    let mut stated = attachment.properties().properties_of(pid_tag::PidTagAttachDataBinary.id());
    content == AttachmentContent::Nothing
        && stated.any(|data| data.entry().is_some_and(|entry| entry.size() != 0))
}

fn check_number(attachment: &Attachment, findings: &mut Findings<'_>) -> Result<()> {
    let tag = pid_tag::PidTagAttachNumber;
    let Some(found) = attachment.bag().bits(tag)? else { return Ok(()) };
    let expected = attachment.number();
    if found != expected {
        let text = format!("PidTagAttachNumber is {found}, but the storage has the number {expected}");
        let finding = Finding::new("attach-number", Severity::Info, format!("property {tag}"), text);
        findings.add(finding.values(found.to_string(), expected.to_string()));
    }
    Ok(())
}

/// The low byte of the reserved field says what the storage of an object is ([MS-OXMSG] 2.4.2.2); Outlook leaves garbage
/// above it.
fn check_object(
    attachment: &Attachment,
    content: AttachmentContent,
    findings: &mut Findings<'_>,
) -> Result<()> {
    let tag = pid_tag::PidTagAttachDataObject;
    let expected = match content {
        AttachmentContent::Message => 1,
        AttachmentContent::Storage => 4,
        _ => return Ok(()),
    };
    let entry = attachment.properties().property(tag).and_then(|property| property.entry());
    let Some(found) = entry.map(|entry| entry.reserved() & 0xFF).filter(|found| *found != expected) else {
        return Ok(());
    };
    let text = format!("the reserved field is {found:#x}, expected {expected:#x} for {}", describe(content));
    let finding = Finding::new("object-kind", Severity::Info, format!("property {tag}"), text);
    findings.add(finding.values(format!("{found:#x}"), format!("{expected:#x}")));
    Ok(())
}

fn describe(content: AttachmentContent) -> &'static str {
    match content {
        AttachmentContent::Nothing => "nothing",
        AttachmentContent::Data => "data",
        AttachmentContent::Message => "a message",
        AttachmentContent::Storage => "an OLE storage",
        AttachmentContent::Reference => "a reference",
    }
}
