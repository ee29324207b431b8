//! What a report says, by its message class ([MS-OXOMSG] 2.2.2).

use crate::view::class::{is_a, without_suffix};

/// What a report says.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ReportKind {
    /// REPORT.*.NDR: could not be delivered.
    NonDelivery,
    /// REPORT.*.DR: was delivered.
    Delivery,
    /// REPORT.*.Expanded.DR: a distribution list was expanded.
    Expanded,
    /// REPORT.*.Relayed.DR: went on to a system that does not report.
    Relayed,
    /// REPORT.*.Delayed.DR: is late.
    Delayed,
    /// REPORT.*.IPNRN: was read.
    Read,
    /// REPORT.*.IPNNRN: was deleted without having been read.
    NotRead,
}

/// Suffixes of classes, the longer ones first.
const SUFFIXES: [(&str, ReportKind); 7] = [
    ("Expanded.DR", ReportKind::Expanded),
    ("Relayed.DR", ReportKind::Relayed),
    ("Delayed.DR", ReportKind::Delayed),
    ("NDR", ReportKind::NonDelivery),
    ("DR", ReportKind::Delivery),
    ("IPNRN", ReportKind::Read),
    ("IPNNRN", ReportKind::NotRead),
];

impl ReportKind {
    /// The kind of a message class, and the class of the message that the report is about; `None` if it is no report.
    ///
    /// ```
    /// use imsg::ReportKind;
    /// assert_eq!(ReportKind::of_class("REPORT.IPM.Note.NDR"), Some((ReportKind::NonDelivery, "IPM.Note")));
    /// assert_eq!(ReportKind::of_class("REPORT.IPM.Note.Relayed.DR"), Some((ReportKind::Relayed, "IPM.Note")));
    /// assert_eq!(ReportKind::of_class("IPM.Note"), None);
    /// ```
    #[must_use]
    pub fn of_class(class: &str) -> Option<(Self, &str)> {
        if !is_a(class, "REPORT") {
            return None;
        }
        SUFFIXES.iter().find_map(|&(suffix, kind)| {
            let head = without_suffix(class, suffix)?;
            Some((kind, head.get("REPORT.".len()..).unwrap_or_default()))
        })
    }

    /// The word for it in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NonDelivery => "non_delivery",
            Self::Delivery => "delivery",
            Self::Expanded => "expanded",
            Self::Relayed => "relayed",
            Self::Delayed => "delayed",
            Self::Read => "read",
            Self::NotRead => "not_read",
        }
    }
}
