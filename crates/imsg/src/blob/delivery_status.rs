//! Reason and diagnostic codes of delivery reports as status codes, and their text ([MS-OXCMAIL], [RFC 3463]).

use std::fmt;

/// PidTagNonDeliveryReportDiagCode of a report that has no diagnostic code.
const NO_DIAG_CODE: i32 = -1;

/// The enhanced mail system status code of a recipient in a delivery report ([RFC 3463]): class, subject, detail.
///
/// ```
/// use imsg::DeliveryStatus;
/// // The mailbox is full.
/// assert_eq!(DeliveryStatus::from_codes(13, 1).to_string(), "5.3.4");
/// // No diagnostic code: the reason decides.
/// assert_eq!(DeliveryStatus::from_codes(-1, 6).to_string(), "4.4.3");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct DeliveryStatus {
    /// 2 success, 4 for now, 5 for good.
    pub class: u16,
    /// What it is about: 1 address, 2 mailbox, 3 mail system, 4 network, 5 protocol, 6 content, 7 policy.
    pub subject: u16,
    /// The detail within the subject.
    pub detail: u16,
}

impl DeliveryStatus {
    /// A status from its three numbers.
    #[must_use]
    pub const fn new(class: u16, subject: u16, detail: u16) -> Self {
        Self { class, subject, detail }
    }

    /// The status for PidTagNonDeliveryReportDiagCode and PidTagNonDeliveryReportReasonCode: by the diagnostic code, or by
    /// the reason if there is none (-1).
    #[must_use]
    pub fn from_codes(diag_code: i32, reason_code: i32) -> Self {
        let (class, subject, detail) = if diag_code == NO_DIAG_CODE {
            match reason_code {
                1 => (5, 1, 0),
                2 | 3 => (5, 6, 5),
                4 => (5, 2, 0),
                5 => (5, 3, 0),
                6 => (4, 4, 3),
                _ => (5, 4, 0),
            }
        } else {
            match diag_code {
                0 | 4 | 33 | 36 | 39 | 41 | 42 => (5, 1, 0),
                1 => (5, 1, 4),
                2 => (4, 4, 5),
                3 | 27 => (4, 4, 6),
                5 => (4, 4, 7),
                6 | 37 | 38 => (5, 3, 0),
                7 | 10 | 12 | 14 | 20 | 21 => (5, 6, 0),
                8 => (5, 6, 3),
                9 | 19 => (5, 6, 2),
                11 => (5, 5, 4),
                13 => (5, 3, 4),
                15 | 31 => (5, 6, 1),
                16 => (5, 5, 3),
                17 => (5, 5, 5),
                18 => (5, 3, 3),
                22..=25 => (4, 6, 4),
                26 => (5, 7, 3),
                28 => (5, 7, 2),
                29 => (5, 7, 1),
                30 => (5, 2, 4),
                32 | 34 => (5, 1, 3),
                35 => (5, 1, 1),
                40 | 43 => (5, 1, 6),
                46 => (5, 7, 0),
                48 => (5, 1, 2),
                _ => (5, 0, 0),
            }
        };
        Self { class, subject, detail }
    }

    /// The status in PidTagNonDeliveryReportStatusCode: class in the hundreds, subject in the tens, detail in the ones;
    /// `None` unless the class is 2, 4 or 5.
    #[must_use]
    pub fn from_status_code(code: i32) -> Option<Self> {
        let code = u16::try_from(code).ok()?;
        let class = code / 100;
        matches!(class, 2 | 4 | 5).then_some(Self { class, subject: code / 10 % 10, detail: code % 10 })
    }

    /// The number for PidTagNonDeliveryReportStatusCode; `None` if a part has more than one digit.
    ///
    /// ```
    /// use imsg::DeliveryStatus;
    /// assert_eq!(DeliveryStatus::new(5, 1, 1).status_code(), Some(511));
    /// ```
    #[must_use]
    pub fn status_code(self) -> Option<i32> {
        let parts = [self.class, self.subject, self.detail];
        let add = |sum: i32, part: u16| {
            if part > 9 { None } else { sum.checked_mul(10)?.checked_add(part.into()) }
        };
        parts.into_iter().try_fold(0, add)
    }

    /// What the status says, in English; `None` for pairs of subject and detail that [RFC 3463] does not define.
    #[must_use]
    pub const fn text(self) -> Option<&'static str> {
        Some(match (self.subject, self.detail) {
            (0, 0) => "other undefined status",
            (1, 0) => "other address status",
            (1, 1) => "bad destination mailbox address",
            (1, 2) => "bad destination system address",
            (1, 3) => "bad destination mailbox address syntax",
            (1, 4) => "destination mailbox address ambiguous",
            (1, 5) => "destination address valid",
            (1, 6) => "destination mailbox has moved, no forwarding address",
            (1, 7) => "bad sender's mailbox address syntax",
            (1, 8) => "bad sender's system address",
            (2, 0) => "other or undefined mailbox status",
            (2, 1) => "mailbox disabled, not accepting messages",
            (2, 2) => "mailbox full",
            (2, 3) => "message length exceeds administrative limit",
            (2, 4) => "mailing list expansion problem",
            (3, 0) => "other or undefined mail system status",
            (3, 1) => "mail system full",
            (3, 2) => "system not accepting network messages",
            (3, 3) => "system not capable of selected features",
            (3, 4) => "message too big for system",
            (3, 5) => "system incorrectly configured",
            (4, 0) => "other or undefined network or routing status",
            (4, 1) => "no answer from host",
            (4, 2) => "bad connection",
            (4, 3) => "directory server failure",
            (4, 4) => "unable to route",
            (4, 5) => "mail system congestion",
            (4, 6) => "routing loop detected",
            (4, 7) => "delivery time expired",
            (5, 0) => "other or undefined protocol status",
            (5, 1) => "invalid command",
            (5, 2) => "syntax error",
            (5, 3) => "too many recipients",
            (5, 4) => "invalid command arguments",
            (5, 5) => "wrong protocol version",
            (6, 0) => "other or undefined media error",
            (6, 1) => "media not supported",
            (6, 2) => "conversion required and prohibited",
            (6, 3) => "conversion required but not supported",
            (6, 4) => "conversion with loss performed",
            (6, 5) => "conversion failed",
            (7, 0) => "other or undefined security status",
            (7, 1) => "delivery not authorized, message refused",
            (7, 2) => "mailing list expansion prohibited",
            (7, 3) => "security conversion required but not possible",
            (7, 4) => "security features not supported",
            (7, 5) => "cryptographic failure",
            (7, 6) => "cryptographic algorithm not supported",
            (7, 7) => "message integrity failure",
            _ => return None,
        })
    }
}

impl fmt::Display for DeliveryStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.class, self.subject, self.detail)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diagnostic_codes_have_the_status_of_the_specification() {
        // Codes 0 to 48 in order.
        let table = "5.1.0 5.1.4 4.4.5 4.4.6 5.1.0 4.4.7 5.3.0 5.6.0 5.6.3 5.6.2 5.6.0 5.5.4 5.6.0 5.3.4 5.6.0 5.6.1 \
                     5.5.3 5.5.5 5.3.3 5.6.2 5.6.0 5.6.0 4.6.4 4.6.4 4.6.4 4.6.4 5.7.3 4.4.6 5.7.2 5.7.1 5.2.4 5.6.1 \
                     5.1.3 5.1.0 5.1.3 5.1.1 5.1.0 5.3.0 5.3.0 5.1.0 5.1.6 5.1.0 5.1.0 5.1.6 5.0.0 5.0.0 5.7.0 5.0.0 \
                     5.1.2";
        for (code, status) in (0..).zip(table.split_whitespace()) {
            assert_eq!(DeliveryStatus::from_codes(code, 1).to_string(), status, "{code}");
            assert!(DeliveryStatus::from_codes(code, 1).text().is_some());
        }
        assert_eq!(DeliveryStatus::from_codes(i32::MAX, 0).to_string(), "5.0.0");
    }

    #[test]
    fn status_code_is_three_digits() {
        assert_eq!(DeliveryStatus::from_status_code(511), Some(DeliveryStatus::new(5, 1, 1)));
        assert_eq!(
            DeliveryStatus::from_status_code(511).unwrap().text(),
            Some("bad destination mailbox address")
        );
        for code in [200, 442, 511, 599] {
            assert_eq!(DeliveryStatus::from_status_code(code).unwrap().status_code(), Some(code));
        }
        assert_eq!(DeliveryStatus::new(5, 10, 1).status_code(), None);
        for code in [0, -511, 611, 5110, i32::MAX] {
            assert_eq!(DeliveryStatus::from_status_code(code), None);
        }
    }
}
