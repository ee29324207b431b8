//! Views over property bags in memory.

use std::collections::HashMap;

use mapi_props::{
    CodePage, FileTime, Guid, NamedProperty, PropertyTag, PropertyValue, PropertyValueRef, crc32, pid_lid,
    pid_name, pid_tag,
};
use quickcheck::{Arbitrary, Gen, quickcheck};

use super::*;
use crate::blob::{LocalTime, RecurrencePart, tests::hex};

/// Properties by key, of whatever type.
#[derive(Clone, Default, Debug)]
struct Bag(HashMap<PropertyKey, PropertyValue>);

impl Bag {
    fn with(mut self, key: impl Into<PropertyKey>, value: impl Into<PropertyValue>) -> Self {
        self.0.insert(by_id(key.into()), value.into());
        self
    }
}

/// Tags stand for their id.
fn by_id(key: PropertyKey) -> PropertyKey {
    match key {
        PropertyKey::Tag(tag) => PropertyKey::Tag(PropertyTag::from_u32(tag.to_u32() & 0xFFFF_0000)),
        PropertyKey::Named(_) => key,
    }
}

impl PropertySource for Bag {
    fn value(&self, key: &PropertyKey) -> Option<PropertyValueRef<'_>> {
        self.0.get(&by_id(key.clone())).map(PropertyValue::as_ref)
    }

    fn code_page(&self) -> CodePage {
        CodePage::WINDOWS_1252
    }
}

fn time(text_ticks: u64) -> PropertyValue {
    PropertyValue::Time(FileTime::from_ticks(text_ticks))
}

/// Ticks of a date and time of day.
fn ticks(year: u32, month: u32, day: u32, hour: u64, minute: u64) -> u64 {
    let midnight = LocalTime::midnight_of(crate::CivilDate::new(year, month, day).unwrap()).unwrap();
    midnight.ticks() + (hour * 60 + minute) * 600_000_000
}

/// The definition of Pacific time.
fn pacific() -> Vec<u8> {
    hex("02 01 30 00 02 00 15 00 50 00 61 00 63 00 69 00 66 00 69 00 63 00 20 00 53 00 74 00 61 00 6E 00 \
         64 00 61 00 72 00 64 00 20 00 54 00 69 00 6D 00 65 00 01 00 02 01 3E 00 02 00 D7 07 00 00 00 00 \
         00 00 00 00 00 00 00 00 00 00 E0 01 00 00 00 00 00 00 C4 FF FF FF 00 00 0B 00 00 00 01 00 02 00 \
         00 00 00 00 00 00 00 00 03 00 00 00 02 00 02 00 00 00 00 00 00 00")
}

#[test]
fn appointment_shows_its_times_in_its_zone() {
    let bag = Bag::default()
        .with(pid_lid::PidLidAppointmentStartWhole, time(ticks(2024, 7, 4, 16, 30)))
        .with(pid_lid::PidLidAppointmentEndWhole, time(ticks(2024, 7, 4, 17, 0)))
        .with(pid_lid::PidLidAppointmentTimeZoneDefinitionStartDisplay, pacific())
        .with(pid_lid::PidLidBusyStatus, 3)
        .with(pid_lid::PidLidAppointmentStateFlags, 3)
        .with(pid_lid::PidLidLocation, "Room 1")
        .with(pid_lid::PidLidReminderSet, true)
        .with(pid_lid::PidLidReminderDelta, 15);
    let Some(View::Appointment(kind, view)) = View::read("IPM.Appointment", &bag) else {
        panic!("appointment")
    };
    assert_eq!(kind, AppointmentKind::Appointment);
    assert_eq!(view.local_start().unwrap().to_string(), "2024-07-04 09:30:00");
    assert_eq!(view.local_end().unwrap().to_string(), "2024-07-04 10:00:00");
    assert_eq!(view.all_day_dates(), None);
    assert_eq!(view.busy_status, Some(BusyStatus::OutOfOffice));
    assert_eq!(view.meeting.state.unwrap().to_string(), "meeting, received");
    assert_eq!(view.location.as_deref(), Some("Room 1"));
    assert_eq!((view.reminder.set, view.reminder.delta), (Some(true), Some(15)));
    assert_eq!(view.recurrence, None);
    assert_eq!(view.findings, []);
}

#[test]
fn all_day_event_has_its_dates_even_without_a_zone() {
    // Midnight in Tokyo.
    let bag = Bag::default()
        .with(pid_lid::PidLidAppointmentSubType, true)
        .with(pid_lid::PidLidAppointmentStartWhole, time(ticks(2022, 12, 11, 15, 0)))
        .with(pid_lid::PidLidAppointmentEndWhole, time(ticks(2022, 12, 12, 15, 0)));
    let view = Appointment::read(&bag);
    let (first, after) = view.all_day_dates().unwrap();
    assert_eq!((first.to_string(), after.to_string()), ("2022-12-12".into(), "2022-12-13".into()));
    assert_eq!(view.meeting.state, None);
}

#[test]
fn appointment_without_a_zone_has_no_local_time() {
    let bag = Bag::default().with(pid_lid::PidLidAppointmentStartWhole, time(ticks(2024, 7, 4, 16, 30)));
    assert_eq!(Appointment::read(&bag).local_start(), None);
}

#[test]
fn zone_struct_of_a_series_wins_over_its_definition() {
    let mut fixed = vec![0_u8; 48];
    fixed[..4].copy_from_slice(&(-540_i32).to_le_bytes());
    let noon = FileTime::from_ticks(ticks(2024, 1, 1, 12, 0));
    let definition = Bag::default().with(pid_lid::PidLidAppointmentTimeZoneDefinitionRecur, pacific());
    let zone = Appointment::read(&definition).zones.series_zone().unwrap();
    assert_eq!(zone.offset_at(noon), Some(-480));
    let both = definition.with(pid_lid::PidLidTimeZoneStruct, fixed);
    assert_eq!(Appointment::read(&both).zones.series_zone().unwrap().offset_at(noon), Some(540));
    let index = Bag::default().with(pid_lid::PidLidTimeZone, 20);
    assert_eq!(Appointment::read(&index).zones.series_zone().unwrap().offset_at(noon), Some(540));
}

#[test]
fn blob_that_cannot_be_read_is_a_finding_with_its_property() {
    let bag = Bag::default()
        .with(pid_lid::PidLidAppointmentRecur, vec![4_u8, 0x30, 4])
        .with(pid_lid::PidLidGlobalObjectId, vec![0_u8; 41])
        .with(pid_lid::PidLidLocation, "Room 1");
    let view = Appointment::read(&bag);
    assert_eq!((view.recurrence.clone(), view.location.as_deref()), (None, Some("Room 1")));
    assert!(view.global_object_id.is_some());
    let texts: Vec<String> = view.findings.iter().map(ToString::to_string).collect();
    assert_eq!(
        texts[0],
        "PidLidAppointmentRecur: RecurrencePattern at 0x2: WriterVersion is cut short: 2 bytes needed, 1 left"
    );
    assert!(texts[1].starts_with("PidLidGlobalObjectId: GlobalObjectId at 0x0: Byte Array ID"));
}

#[test]
fn recurring_task_has_its_dates_as_local_ones() {
    let yearly = hex(
        "04 30 04 30 0D 20 02 00 00 00 60 51 03 00 0C 00 00 00 00 00 00 00 16 00 00 00 23 20 00 00 0A 00 \
         00 00 00 00 00 00 00 00 00 00 00 00 00 00 C0 82 46 0D DF 80 E9 5A",
    );
    let bag = Bag::default()
        .with(pid_lid::PidLidTaskStatus, 1)
        .with(pid_lid::PidLidPercentComplete, 0.5)
        .with(pid_lid::PidLidTaskDueDate, time(ticks(2024, 6, 22, 0, 0)))
        .with(pid_lid::PidLidTaskStartDate, time(0x0CB3_4557_A3DD_4000))
        .with(pid_lid::PidLidTaskRecurrence, yearly)
        .with(pid_lid::PidLidTaskGlobalId, vec![7_u8; 16])
        .with(pid_name::PidNameKeywords, vec!["Red".to_owned(), "Home".to_owned()]);
    let Some(View::Task(view)) = View::read("IPM.Task.Custom", &bag) else { panic!("task") };
    assert_eq!((view.status, view.percent_complete), (Some(TaskStatus::InProgress), Some(0.5)));
    assert_eq!(view.due_date.unwrap().date().to_string(), "2024-06-22");
    assert_eq!(view.start_date, None);
    assert_eq!(view.recurrence.as_ref().unwrap().to_string(), "every year on 22 June");
    assert_eq!(view.global_id, Some(Guid::from_bytes([7; 16])));
    assert_eq!(view.item.categories.as_ref().unwrap(), &["Red", "Home"]);
}

#[test]
fn contact_has_names_addresses_and_numbers() {
    let bag = Bag::default()
        .with(pid_tag::PidTagGivenName, "Ann")
        .with(pid_tag::PidTagSurname, "Smith")
        .with(pid_lid::PidLidFileUnderId, 0x8017)
        .with(pid_lid::PidLidEmail1EmailAddress, "ann@example.com")
        .with(pid_lid::PidLidEmail1AddressType, "SMTP")
        .with(pid_lid::PidLidEmail2AddressType, "SMTP")
        .with(pid_lid::PidLidEmail2EmailAddress, "")
        .with(pid_tag::PidTagBusinessTelephoneNumber, "123")
        .with(pid_lid::PidLidWorkAddressCity, "Springfield")
        .with(pid_lid::PidLidBirthdayLocal, time(ticks(1980, 2, 29, 0, 0)))
        .with(pid_lid::PidLidPostalAddressId, 2);
    let Some(View::Contact(view)) = View::read("IPM.Contact", &bag) else { panic!("contact") };
    assert_eq!(view.name.surname.as_deref(), Some("Smith"));
    assert_eq!(view.name.file_under_form, Some(FileUnderForm::LastFirstMiddle));
    let emails: Vec<_> =
        view.addresses.present_emails().map(|email| email.email_address.as_deref()).collect();
    assert_eq!(emails, [Some("ann@example.com")]);
    assert_eq!(view.phones.business.as_deref(), Some("123"));
    assert_eq!(view.work.parts().city, Some("Springfield"));
    assert!(view.home.is_empty() && !view.work.is_empty());
    assert_eq!(view.birthday_local.unwrap().date().to_string(), "1980-02-29");
    assert_eq!(view.mailing_address, Some(MailingAddress::Work));
}

/// A one-off entry id in Unicode.
fn one_off(name: &str, address: &str) -> Vec<u8> {
    let mut id = hex("00 00 00 00 81 2B 1F A4 BE A3 10 19 9D 6E 00 DD 01 0F 54 02 00 00 01 90");
    for text in [name, "SMTP", address] {
        id.extend(text.encode_utf16().chain([0]).flat_map(u16::to_le_bytes));
    }
    id
}

#[test]
fn distribution_list_names_its_members_and_knows_whether_they_belong_together() {
    let wrapped: Vec<Vec<u8>> = ["ann", "bob"]
        .iter()
        .map(|name| {
            let mut id = hex("00 00 00 00 C0 91 AD D3 51 9D CF 11 A4 A9 00 AA 00 47 FA A4 00");
            id.extend(one_off(name, &format!("{name}@example.com")));
            id
        })
        .collect();
    let checksum = crc32(&wrapped.concat()).cast_signed();
    let bag = Bag::default()
        .with(pid_lid::PidLidDistributionListName, "Team")
        .with(pid_lid::PidLidDistributionListMembers, wrapped)
        .with(pid_lid::PidLidDistributionListOneOffMembers, vec![one_off("Ann", "ann@example.com")])
        .with(pid_lid::PidLidDistributionListChecksum, checksum);
    let Some(View::DistributionList(view)) = View::read("IPM.DistList", &bag) else { panic!("list") };
    assert_eq!(view.checksum_holds(), Some(true));
    let members = view.members();
    let names: Vec<String> =
        members.iter().map(|member| member.address(CodePage::WINDOWS_1252).unwrap().display_name).collect();
    // The second one has no one-off: its wrapped entry id tells.
    assert_eq!(names, ["Ann", "bob"]);
    assert_eq!(members[0].wrapped().unwrap().object_type(), 0);
    let other = Bag::default().with(pid_lid::PidLidDistributionListName, "Team");
    assert_eq!(DistributionList::read(&other).members(), []);
    assert_eq!(DistributionList::read(&other).checksum_holds(), None);
}

#[test]
fn report_tells_kind_and_status_of_each_recipient() {
    let bag = Bag::default()
        .with(pid_tag::PidTagOriginalSubject, "Lunch")
        .with(pid_tag::PidTagReportText, "It did not arrive.");
    let Some(View::Report(kind, view)) = View::read("REPORT.IPM.Note.NDR", &bag) else { panic!("report") };
    assert_eq!((kind, view.original_subject.as_deref()), (ReportKind::NonDelivery, Some("Lunch")));
    let by_codes = Bag::default()
        .with(pid_tag::PidTagNonDeliveryReportDiagCode, 35)
        .with(pid_tag::PidTagNonDeliveryReportReasonCode, 1);
    assert_eq!(ReportedRecipient::read(&by_codes).status().unwrap().to_string(), "5.1.1");
    let stored = by_codes.with(pid_tag::PidTagNonDeliveryReportStatusCode, 522);
    assert_eq!(ReportedRecipient::read(&stored).status().unwrap().to_string(), "5.2.2");
    assert_eq!(ReportedRecipient::read(&Bag::default()).status(), None);
}

#[test]
fn attendee_has_answer_and_proposal() {
    let bag = Bag::default()
        .with(pid_tag::PidTagRecipientType, 2)
        .with(pid_tag::PidTagRecipientFlags, 0x201)
        .with(pid_tag::PidTagRecipientTrackStatus, 4)
        .with(pid_tag::PidTagRecipientProposed, true);
    let attendee = Attendee::read(&bag);
    assert_eq!(attendee.attendee_type, Some(AttendeeType::Optional));
    assert_eq!(attendee.flags.unwrap().to_string(), "sendable, reserved");
    assert_eq!((attendee.response, attendee.proposed), (Some(ResponseStatus::Declined), Some(true)));
}

#[test]
fn notes_journal_entries_flags_and_task_requests_are_read() {
    let note = Bag::default().with(pid_lid::PidLidNoteColor, 9).with(pid_lid::PidLidNoteX, -5);
    let note = Note::read(&note);
    assert_eq!((note.color, note.x), (Some(NoteColor::Other(9)), Some(-5)));
    let entry =
        Bag::default().with(pid_lid::PidLidLogFlags, 0x4000_0000).with(pid_lid::PidLidLogDuration, 30);
    let entry = JournalEntry::read(&entry);
    assert_eq!((entry.has_attachment(), entry.duration), (Some(true), Some(30)));
    let flag = Bag::default().with(pid_tag::PidTagFlagStatus, 2).with(pid_tag::PidTagFollowupIcon, 6);
    let flag = FollowUp::read(&flag);
    assert_eq!((flag.status, flag.icon), (Some(FlagStatus::Flagged), Some(FollowUpIcon::Red)));
    let request = Bag::default().with(pid_lid::PidLidTaskMode, 1);
    let view = View::read("IPM.TaskRequest", &request).unwrap();
    assert_eq!(view.name(), "task_request");
    assert!(
        matches!(view, View::TaskRequest(TaskRequestKind::Request, request) if request.mode == Some(TaskMode::Request))
    );
}

#[test]
fn values_of_other_types_that_fit_are_taken() {
    let bag = Bag::default()
        .with(pid_lid::PidLidNoteColor, PropertyValue::Integer16(3))
        .with(pid_lid::PidLidNoteWidth, PropertyValue::Integer64(0xFFFF_FFFF))
        .with(pid_lid::PidLidNoteHeight, "tall")
        .with(pid_lid::PidLidPrivate, 1)
        .with(pid_name::PidNameKeywords, "Red");
    let note = Note::read(&bag);
    assert_eq!((note.color, note.width, note.height), (Some(NoteColor::Yellow), Some(-1), None));
    assert_eq!((note.item.private, note.item.categories), (Some(true), Some(vec!["Red".to_owned()])));
}

#[test]
fn classes_without_a_view_have_none() {
    for class in ["IPM.Note", "IPM", "", "IPM.Post", "IPM.Taskmaster"] {
        assert_eq!(View::read(class, &Bag::default()), None, "{class}");
    }
    for class in
        ["IPM.Schedule.Meeting.Canceled", "ipm.activity", "IPM.StickyNote.x", "REPORT.IPM.Note.IPNRN"]
    {
        assert!(View::read(class, &Bag::default()).is_some(), "{class}");
    }
}

/// A bag in which any property that views ask for may hold anything.
#[derive(Clone, Debug)]
struct Hostile(Vec<u8>);

impl Arbitrary for Hostile {
    fn arbitrary(g: &mut Gen) -> Self {
        Self((0..64).map(|_| u8::arbitrary(g)).collect())
    }
}

impl PropertySource for Hostile {
    fn value(&self, key: &PropertyKey) -> Option<PropertyValueRef<'_>> {
        let seed =
            key.to_string().bytes().fold(7_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
        let kind = self.0[seed % 64] % 9;
        let from = seed / 64 % 64;
        let bytes = &self.0[from..];
        let value = match kind {
            0 => return None,
            1 => PropertyValue::Integer32(i32::from(bytes[0]).wrapping_mul(seed as i32)),
            2 => PropertyValue::Boolean(bytes[0] & 1 == 1),
            3 => time(u64::from(bytes[0]).wrapping_mul(seed as u64)),
            4 => PropertyValue::String8(bytes.to_vec(), CodePage::WINDOWS_1252),
            5 => PropertyValue::MultipleBinary(vec![bytes.to_vec(); 2]),
            6 => PropertyValue::Floating64(f64::NAN),
            _ => {
                // A sound front, so that the parsers get past it.
                let fronts = [
                    pacific(),
                    hex("04 30 04 30 0B 20 01 00 00 00 00 00 00 00 02 00 00 00 00 00 00 00 14 00 00 00"),
                ];
                PropertyValue::Binary([&fronts[seed % 2][..], bytes].concat())
            }
        };
        // The reference form of an owned value borrows it only where it must; leaking is for this test alone.
        Some(Box::leak(Box::new(value)).as_ref())
    }

    fn code_page(&self) -> CodePage {
        CodePage::SHIFT_JIS
    }
}

quickcheck! {
    fn any_properties_give_an_answer(source: Hostile) -> bool {
        for class in [
            "IPM.Appointment", "IPM.Task", "IPM.TaskRequest", "IPM.Contact", "IPM.DistList", "IPM.StickyNote",
            "IPM.Activity", "REPORT.IPM.Note.NDR",
        ] {
            let view = View::read(class, &source).unwrap();
            let _ = view.findings().iter().map(ToString::to_string).count();
            match &view {
                View::Appointment(_, view) => {
                    let _ = (view.local_start(), view.local_end(), view.all_day_dates());
                    if let Some(series) = &view.recurrence {
                        assert!(series.last_part <= RecurrencePart::Complete);
                    }
                }
                View::DistributionList(list) => {
                    let _ = list.checksum_holds();
                    let _ = list.members().iter().filter_map(|member| member.address(CodePage::SHIFT_JIS)).count();
                }
                _ => {}
            }
        }
        let _ = (FollowUp::read(&source), Attendee::read(&source), ReportedRecipient::read(&source).status());
        true
    }
}

#[test]
fn named_keys_show_their_canonical_name() {
    assert_eq!(PropertyKey::from(pid_tag::PidTagSubject).to_string(), "PidTagSubject");
    let unknown = NamedProperty::lid(mapi_props::property_set::PSETID_Common, 0xFFFF);
    assert_eq!(PropertyKey::from(unknown.clone()).to_string(), unknown.to_string());
}
