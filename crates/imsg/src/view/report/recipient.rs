//! The recipients that a delivery report is about.

use mapi_props::{FileTime, pid_tag};

use crate::blob::DeliveryStatus;
use crate::view::reader::view;

view! {
    /// One recipient of a report; the source is the recipient, not the message.
    pub struct ReportedRecipient {
        /// PidTagNonDeliveryReportReasonCode.
        reason_code: i32 = integer(pid_tag::PidTagNonDeliveryReportReasonCode),
        /// PidTagNonDeliveryReportDiagCode; -1 for none.
        diag_code: i32 = integer(pid_tag::PidTagNonDeliveryReportDiagCode),
        /// PidTagNonDeliveryReportStatusCode.
        status_code: i32 = integer(pid_tag::PidTagNonDeliveryReportStatusCode),
        /// PidTagRemoteMessageTransferAgent: the server that refused.
        remote_mta: String = text(pid_tag::PidTagRemoteMessageTransferAgent),
        /// PidTagSupplementaryInfo: what that server said.
        supplementary_info: String = text(pid_tag::PidTagSupplementaryInfo),
        /// PidTagReportText: what it means, as text.
        report_text: String = text(pid_tag::PidTagReportText),
        /// PidTagReportTime.
        report_time: FileTime = time(pid_tag::PidTagReportTime),
        /// PidTagDeliverTime.
        deliver_time: FileTime = time(pid_tag::PidTagDeliverTime),
    }
    findings
}

impl ReportedRecipient {
    /// The status: the one that is stored, else the one that diagnostic and reason code stand for; `None` if there is
    /// nothing to tell it by.
    #[must_use]
    pub fn status(&self) -> Option<DeliveryStatus> {
        let stored = self.status_code.and_then(DeliveryStatus::from_status_code);
        stored.or_else(|| match (self.diag_code, self.reason_code) {
            (None, None) => None,
            (diag, reason) => Some(DeliveryStatus::from_codes(diag.unwrap_or(-1), reason.unwrap_or(0))),
        })
    }
}
