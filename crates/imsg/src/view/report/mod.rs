//! Reports: non-delivery, delivery, read and non-read ([MS-OXOMSG] 2.2.2).

mod kind;
mod recipient;

use mapi_props::{FileTime, pid_tag};

use super::reader::view;
use crate::blob::{ConversationIndex, ReportTag};

pub use kind::ReportKind;
pub use recipient::ReportedRecipient;

view! {
    /// A report about another message (class REPORT.*).
    ///
    /// Its recipients are those it reports on: [`ReportedRecipient`].
    pub struct Report {
        /// PidTagReportText: what it says, as text.
        report_text: String = text(pid_tag::PidTagReportText),
        /// PidTagReportTime: when it was made.
        report_time: FileTime = time(pid_tag::PidTagReportTime),
        /// PidTagReceiptTime: when the message was delivered or read.
        receipt_time: FileTime = time(pid_tag::PidTagReceiptTime),
        /// PidTagReportName: who reports.
        report_name: String = text(pid_tag::PidTagReportName),
        /// PidTagReportDisposition.
        disposition: String = text(pid_tag::PidTagReportDisposition),
        /// PidTagReportDispositionMode.
        disposition_mode: String = text(pid_tag::PidTagReportDispositionMode),
        /// PidTagReportingMessageTransferAgent: the server that reports.
        reporting_mta: String = text(pid_tag::PidTagReportingMessageTransferAgent),
        /// PidTagReportTag: the message reported on, in its store.
        report_tag: ReportTag = blob(pid_tag::PidTagReportTag, ReportTag::parse),
        /// PidTagOriginalMessageId: Message-ID of the message.
        original_message_id: String = text(pid_tag::PidTagOriginalMessageId),
        /// PidTagParentKey: search key of the message.
        parent_key: Vec<u8> = bytes(pid_tag::PidTagParentKey),
        /// PidTagOriginalSubject.
        original_subject: String = text(pid_tag::PidTagOriginalSubject),
        /// PidTagOriginalMessageClass.
        original_message_class: String = text(pid_tag::PidTagOriginalMessageClass),
        /// PidTagOriginalSubmitTime.
        original_submit_time: FileTime = time(pid_tag::PidTagOriginalSubmitTime),
        /// PidTagOriginalDeliveryTime.
        original_delivery_time: FileTime = time(pid_tag::PidTagOriginalDeliveryTime),
        /// PidTagOriginalSenderName.
        original_sender: String = text(pid_tag::PidTagOriginalSenderName),
        /// PidTagOriginalAuthorName.
        original_author: String = text(pid_tag::PidTagOriginalAuthorName),
        /// PidTagOriginalDisplayTo.
        original_to: String = text(pid_tag::PidTagOriginalDisplayTo),
        /// PidTagOriginalDisplayCc.
        original_cc: String = text(pid_tag::PidTagOriginalDisplayCc),
        /// PidTagOriginalDisplayBcc.
        original_bcc: String = text(pid_tag::PidTagOriginalDisplayBcc),
        /// PidTagConversationIndex.
        conversation_index: ConversationIndex = blob(pid_tag::PidTagConversationIndex, ConversationIndex::parse),
    }
    findings
}
