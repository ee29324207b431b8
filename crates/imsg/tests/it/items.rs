//! Items: views by class, and the modified instances of a series.

use cfb_layout::msg::{MsgFile, Value, filetime};
use imsg::{Message, ReportKind, View};

const PSETID_APPOINTMENT: [u8; 16] = *b"\x02\x20\x06\0\0\0\0\0\xC0\0\0\0\0\0\0\x46";
const EXCEPTION_CLASS: &str = "IPM.OLE.CLASS.{00061055-0000-0000-C000-000000000046}";

/// Every second week on Tuesday and Thursday, 9:30, six times from 2024-01-09; that of 2024-01-23 moved to 14:00 on the
/// day after, that of 2024-01-25 deleted.
#[rustfmt::skip]
const SERIES: [u8; 155] = [
    0x04, 0x30, 0x04, 0x30, 0x0B, 0x20, 0x01, 0, 0, 0, 0, 0, 0, 0, 0x02, 0, 0, 0, 0, 0, 0, 0, 0x14, 0, 0, 0,
    0x22, 0x20, 0, 0, 0x06, 0, 0, 0, 0x01, 0, 0, 0, 0x02, 0, 0, 0, 0x60, 0x31, 0x43, 0x0D, 0xA0, 0x3C, 0x43,
    0x0D, 0x01, 0, 0, 0, 0, 0x37, 0x43, 0x0D, 0xA0, 0xE2, 0x42, 0x0D, 0x60, 0x8B, 0x43, 0x0D, 0x06, 0x30, 0,
    0, 0x09, 0x30, 0, 0, 0x3A, 0x02, 0, 0, 0x67, 0x02, 0, 0, 0x01, 0, 0x48, 0x3A, 0x43, 0x0D, 0x75, 0x3A,
    0x43, 0x0D, 0x9A, 0x33, 0x43, 0x0D, 0x01, 0, 0x06, 0, 0x05, 0, 0x4D, 0x6F, 0x76, 0x65, 0x64, 0, 0, 0, 0,
    0x04, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x48, 0x3A, 0x43, 0x0D, 0x75, 0x3A, 0x43, 0x0D, 0x9A, 0x33, 0x43,
    0x0D, 0x05, 0, 0x4D, 0, 0x6F, 0, 0x76, 0, 0x65, 0, 0x64, 0, 0, 0, 0, 0, 0, 0, 0, 0,
];

/// A series in UTC with one attached instance for each pair: PidLidExceptionReplaceTime and PidTagExceptionStartTime.
fn series(instances: &[(Option<u64>, Option<u64>)]) -> Message {
    let mut file = MsgFile::new();
    let recur = file.names.lid(PSETID_APPOINTMENT, 0x8216);
    let zone = file.names.lid(PSETID_APPOINTMENT, 0x8233);
    let replaces = file.names.lid(PSETID_APPOINTMENT, 0x8228);
    file.message.set(0x001A, "IPM.Appointment").set(recur, &SERIES).set(zone, &[0; 48]);
    for (original, start) in instances {
        let attachment = file.message.attachment();
        attachment.set(0x7FFD, 2).set(0x7FFE, true);
        if let Some(start) = start {
            attachment.set(0x7FFB, Value::Time(*start));
        }
        let message = attachment.embedded();
        message.set(0x001A, EXCEPTION_CLASS).set(0x0037, "Moved");
        if let Some(original) = original {
            message.set(replaces, Value::Time(*original));
        }
    }
    file.message.attachment().by_value("agenda.txt", b"ordinary");
    file.message.attachment().embedded().set(0x001A, "IPM.Note");
    Message::from_bytes(file.to_vec()).unwrap()
}

/// For each instance: whether the recurrence knows it, and whether a message is attached.
fn matches(message: &Message) -> Vec<(bool, bool)> {
    let instances = message.modified_instances().unwrap();
    instances.iter().map(|instance| (instance.exception.is_some(), instance.message.is_some())).collect()
}

const ORIGINAL: u64 = filetime(2024, 1, 23, 9, 30, 0);
const START: u64 = filetime(2024, 1, 24, 14, 0, 0);

#[test]
fn modified_instances_are_matched_by_the_start_that_they_replace() {
    let message = series(&[(Some(ORIGINAL), None)]);
    let instances = message.modified_instances().unwrap();
    assert_eq!(matches(&message), [(true, true)]);
    assert_eq!(instances[0].exception.as_ref().unwrap().start.to_string(), "2024-01-24 14:00");
    assert_eq!(instances[0].message.as_ref().unwrap().subject().unwrap().as_deref(), Some("Moved"));
    assert_eq!(instances[0].attachment.as_ref().unwrap().number(), 0);
    assert!(instances[0].appointment.is_some());
}

#[test]
fn attachment_times_stand_in_and_orphans_come_last() {
    assert_eq!(matches(&series(&[(None, Some(START))])), [(true, true)]);
    assert_eq!(matches(&series(&[])), [(true, false)]);
    assert_eq!(matches(&series(&[(Some(ORIGINAL + 600_000_000), None)])), [(true, false), (false, true)]);
    let twice = series(&[(Some(ORIGINAL), None), (Some(ORIGINAL), None)]);
    assert_eq!(matches(&twice), [(true, true), (false, true)]);
    let codes: Vec<_> = twice.check().unwrap().iter().map(|finding| finding.code).collect();
    assert!(codes.contains(&"exception-unknown"), "{codes:?}");
    let findings = series(&[]).check().unwrap();
    assert!(findings.iter().any(|finding| finding.code == "exception-without-message"), "{findings:?}");
}

#[test]
fn blobs_of_items_are_checked() {
    let mut file = MsgFile::new();
    let recur = file.names.lid(PSETID_APPOINTMENT, 0x8216);
    file.message.set(0x001A, "IPM.Appointment").set(recur, &SERIES[..20]);
    let message = Message::from_bytes(file.to_vec()).unwrap();
    let findings = message.check().unwrap();
    let cut = findings.iter().find(|finding| finding.code == "blob-truncated").expect("a finding");
    assert!(cut.location.starts_with("property PidLidAppointmentRecur: RecurrencePattern at 0x"), "{cut}");
    assert!(message.modified_instances().unwrap().is_empty());
}

#[test]
fn report_is_read_with_its_recipients() {
    let mut file = MsgFile::new();
    file.message.set(0x001A, "REPORT.IPM.Note.NDR").set(0x0037, "Undeliverable: x");
    file.message
        .recipient()
        .set(0x0C15, 1)
        .set(0x3001, "Bob")
        .set(0x0C05, 35)
        .set(0x0C04, 1)
        .set(0x0C1B, "no such user");
    let message = Message::from_bytes(file.to_vec()).unwrap();
    let Some(View::Report(kind, _)) = message.view().unwrap() else { panic!("no report") };
    assert_eq!(kind, ReportKind::NonDelivery);
    let reported = message.recipients().unwrap()[0].reported();
    assert_eq!(reported.supplementary_info.as_deref(), Some("no such user"));
    assert_eq!(reported.status().unwrap().to_string(), "5.1.1");
}

#[test]
fn meeting_recipients_have_answers() {
    let mut file = MsgFile::new();
    file.message.set(0x001A, "IPM.Schedule.Meeting.Request");
    file.message.recipient().set(0x0C15, 1).set(0x5FFF, 3);
    let message = Message::from_bytes(file.to_vec()).unwrap();
    assert!(matches!(message.view().unwrap(), Some(View::Appointment(..))));
    let attendee = message.recipients().unwrap()[0].attendee();
    assert_eq!(attendee.response, Some(imsg::ResponseStatus::Accepted));
}

#[test]
fn mail_has_no_view() {
    let message = Message::from_bytes(cfb_layout::demo::file()).unwrap();
    assert!(message.view().unwrap().is_none() && message.modified_instances().unwrap().is_empty());
}
