//! Checks of the bodies: whether they can be read, and whether all of them is text.

use cfb_core::Severity;

use crate::body::{BodyOrigin, BodyText};
use crate::check::Findings;
use crate::error::Result;
use crate::message::Message;

pub(super) fn check(message: &Message, findings: &mut Findings<'_>) {
    let body = message.body();
    let undecodable = |findings: &mut Findings<'_>, what: &str, text: Result<Option<&BodyText>>| {
        // A body made of another says nothing that the other does not.
        if let Some(Some(text)) = findings.attempt(text)
            && text.is_lossy
            && text.origin == BodyOrigin::Property
        {
            let text = match text.code_page {
                Some(page) => format!("some bytes are no text in code page {page}"),
                None => "some bytes are no text in UTF-16".to_owned(),
            };
            findings.note("body-undecodable", Severity::Warning, what, text);
        }
    };
    undecodable(findings, "text body", body.text());
    undecodable(findings, "HTML body", body.html());
    // The RTF is read even where the other bodies did not need it.
    let read = body.read_rtf();
    findings.attempt(read);
    for finding in body.findings() {
        // The body has put the place in front already.
        findings.list.push(finding);
    }
}
