//! Reports: delivered, not delivered, read, not read.

use imsg::{DeliveryStatus, Message, ReportKind};
use serde::Serialize;

use super::utc;

/// A report about a message that was sent.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    r#type: &'static str,
    text: Option<String>,
    time: Option<String>,
    original_subject: Option<String>,
    original_message_id: Option<String>,
    original_submitted: Option<String>,
    original_to: Option<String>,
    recipients: Vec<Reported>,
}

/// What became of the message at a recipient.
#[derive(Debug, Serialize)]
struct Reported {
    index: u32,
    status: Option<String>,
    status_text: Option<String>,
    time: Option<String>,
}

impl Report {
    pub(super) fn new(kind: ReportKind, view: &imsg::Report, message: &Message) -> Self {
        let reported = |recipient: &imsg::Recipient| {
            let reported = recipient.reported();
            Reported {
                index: recipient.index(),
                status: reported.status().as_ref().map(DeliveryStatus::to_string),
                status_text: reported.supplementary_info.clone().or_else(|| reported.report_text.clone()),
                time: reported.report_time.or(reported.deliver_time).and_then(utc),
            }
        };
        Self {
            r#type: kind.name(),
            text: view.report_text.clone(),
            time: view.report_time.or(view.receipt_time).and_then(utc),
            original_subject: view.original_subject.clone(),
            original_message_id: view.original_message_id.clone(),
            original_submitted: view.original_submit_time.and_then(utc),
            original_to: view.original_to.clone(),
            // Recipients that cannot be read are told of by `recipients`.
            recipients: message.recipients().unwrap_or_default().iter().map(reported).collect(),
        }
    }
}
