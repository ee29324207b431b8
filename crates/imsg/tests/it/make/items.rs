//! Items other than mail that were built, read back as typed views.

use imsg::make::{
    Appointment, Attachment, Build, Contact, DistributionList, Exception, Fax, JournalEntry, Mail,
    MeetingRequest, Note, Phone, Place, Post, PostalAddress, SecureMail, Task,
};
use imsg::mapi_props::{CodePage, ErrorCode, pid_name};
use imsg::{
    AppointmentKind, AppointmentRecurrence, BusyStatus, CivilDate, FileTime, Icon, LocalMinutes, NoteColor,
    RecurrenceBuilder, RecurrenceException, RecurrenceRule, RecurrenceType, ResponseStatus, SecurityKind,
    TaskStatus, TimeZoneDefinition, TransitionDate, View, Weekday, ZoneRule, packed_date, packed_time,
};

use super::support::{TIME, built};

const MINUTE: u64 = 600_000_000;

fn after(minutes: u64) -> FileTime {
    FileTime::from_ticks(TIME.ticks() + minutes * MINUTE)
}

fn date(year: u32, month: u32, day: u32) -> CivilDate {
    CivilDate::new(year, month, day).unwrap()
}

fn local(date: CivilDate, minute: u32) -> LocalMinutes {
    LocalMinutes::midnight_of(date).unwrap().plus(minute).unwrap()
}

fn utc(date: CivilDate, minute: u32) -> FileTime {
    FileTime::from_ticks(u64::from(local(date, minute).minutes()) * MINUTE)
}

/// An hour ahead of UTC, two in summer.
fn berlin() -> TimeZoneDefinition {
    let last = |month, hour| TransitionDate::every_year(month, 5, Weekday::Sunday, (hour, 0)).unwrap();
    let rule = ZoneRule::with_daylight((60, last(10, 3)), (120, last(3, 2))).unwrap();
    TimeZoneDefinition::new("W. Europe Standard Time", [(1601, rule)]).unwrap()
}

#[test]
fn an_appointment_comes_back() {
    let message = built(
        Appointment::new(after(0), after(90))
            .zone(berlin())
            .subject("Dentist")
            .location("Main St")
            .busy_status(BusyStatus::OutOfOffice)
            .reminder(30)
            .text("Bring the card.")
            .attach(Attachment::bytes("card.txt", b"card")),
    );
    let Some(View::Appointment(AppointmentKind::Appointment, view)) = message.view().unwrap() else {
        panic!("no appointment")
    };
    assert_eq!(view.findings, []);
    assert_eq!((view.start, view.end, view.duration), (Some(after(0)), Some(after(90)), Some(90)));
    assert_eq!((view.clip_start, view.clip_end), (Some(after(0)), Some(after(90))));
    assert_eq!((view.common_start, view.end_date), (Some(after(0)), Some(after(90))));
    assert_eq!((view.all_day, view.recurring), (Some(false), Some(false)));
    assert_eq!(view.location.as_deref(), Some("Main St"));
    assert_eq!(view.busy_status, Some(BusyStatus::OutOfOffice));
    assert_eq!((view.reminder.set, view.reminder.delta), (Some(true), Some(30)));
    assert_eq!(view.reminder.signal_time, Some(FileTime::from_ticks(TIME.ticks() - 30 * MINUTE)));
    assert_eq!(view.zones.start.as_ref(), Some(&berlin()));
    assert_eq!(view.item.icon, Some(Icon::Appointment));
    assert_eq!(view.meeting.response_status, Some(ResponseStatus::None));
    assert_eq!(message.body().text().unwrap().unwrap().content, "Bring the card.");
    let early = Appointment::new(after(1), after(0)).to_bytes().unwrap_err();
    assert_eq!(early.code(), ErrorCode::INVALID_PARAMETER);
}

#[test]
fn whole_days_begin_at_midnight_in_their_zone() {
    let message = built(Appointment::all_day(date(2024, 7, 1), date(2024, 7, 2)).zone(berlin()));
    let Some(View::Appointment(_, view)) = message.view().unwrap() else { panic!("no appointment") };
    assert_eq!(view.all_day, Some(true));
    assert_eq!(view.start, Some(utc(date(2024, 6, 30), 22 * 60)));
    assert_eq!(view.duration, Some(2 * 1440));
    assert_eq!(view.busy_status, Some(BusyStatus::Free));
}

fn series() -> Appointment {
    let rule = RecurrenceRule::Weekly {
        every: 1,
        days: [Weekday::Tuesday, Weekday::Thursday].into_iter().collect(),
    };
    let rule = RecurrenceBuilder::new(rule, date(2024, 3, 26)).count(4).build().unwrap();
    let mut series = AppointmentRecurrence::new(rule, 570, 45).unwrap();
    series.delete_instance(date(2024, 4, 2)).unwrap();
    let moved = RecurrenceException::new(
        local(date(2024, 3, 28), 570),
        local(date(2024, 3, 29), 840),
        local(date(2024, 3, 29), 885),
    )
    .with_subject("Moved", CodePage::WINDOWS_1252)
    .unwrap()
    .with_location("Room 2", CodePage::WINDOWS_1252)
    .unwrap();
    Appointment::series(series, berlin())
        .subject("Course")
        .location("Room 1")
        .exception(Exception::new(moved).text("Only this once").attach(Attachment::bytes("map.txt", b"map")))
}

#[test]
fn a_series_comes_back_with_its_exceptions() {
    let message = built(series());
    let Some(View::Appointment(_, view)) = message.view().unwrap() else { panic!("no appointment") };
    assert_eq!(view.findings, []);
    assert_eq!((view.recurring, view.recurrence_type), (Some(true), Some(RecurrenceType::Weekly)));
    // Winter time in March, summer time in April.
    assert_eq!(view.start, Some(utc(date(2024, 3, 26), 510)));
    assert_eq!(view.clip_start, Some(utc(date(2024, 3, 25), 23 * 60)));
    assert_eq!(view.clip_end, Some(utc(date(2024, 4, 3), 22 * 60)));
    assert_eq!(view.zones.description.as_deref(), Some("W. Europe Standard Time"));
    assert!(view.zones.series_zone().is_some());
    let recurrence = view.recurrence.as_ref().unwrap();
    let starts: Vec<String> = recurrence.occurrences().unwrap().map(|own| own.start.to_string()).collect();
    assert_eq!(starts, ["2024-03-26 09:30", "2024-03-29 14:00", "2024-04-04 09:30"]);
    let instances = message.modified_instances().unwrap();
    assert_eq!(instances.len(), 1);
    let attachments = message.attachments().unwrap();
    let exception = attachments[0].embedded().unwrap().unwrap();
    assert!(attachments[0].is_hidden().unwrap());
    let Some(View::Appointment(AppointmentKind::Exception, own)) = exception.view().unwrap() else {
        panic!("no exception")
    };
    assert_eq!(own.exception_replace_time, Some(utc(date(2024, 3, 28), 510)));
    assert_eq!((own.start, own.end), (Some(utc(date(2024, 3, 29), 780)), Some(utc(date(2024, 3, 29), 825))));
    assert_eq!(own.location.as_deref(), Some("Room 2"));
    assert_eq!(own.exceptional_body, Some(true));
    assert_eq!(exception.subject().unwrap().as_deref(), Some("Moved"));
    assert_eq!(exception.body().text().unwrap().unwrap().content, "Only this once");
    assert_eq!(exception.attachments().unwrap().len(), 1);
    assert_eq!(own.global_object_id.unwrap().exception_date(), Some(date(2024, 3, 28)));
}

#[test]
fn an_instance_that_the_series_has_not_is_refused() {
    let nowhere = RecurrenceException::new(
        local(date(2024, 3, 27), 570),
        local(date(2024, 3, 27), 600),
        local(date(2024, 3, 27), 660),
    );
    let error = series().exception(Exception::new(nowhere.clone())).to_bytes().unwrap_err();
    assert_eq!(error.code(), ErrorCode::INVALID_PARAMETER);
    let single = Appointment::new(after(0), after(1)).exception(Exception::new(nowhere));
    assert_eq!(single.to_bytes().unwrap_err().code(), ErrorCode::INVALID_PARAMETER);
}

#[test]
fn a_meeting_and_its_request_have_one_id() {
    let meeting = series()
        .organizer("Ann <ann@example.com>")
        .required("Bob <bob@example.com>")
        .optional("Eve <eve@example.com>")
        .resource("Room 1 <room1@example.com>");
    let own = built(meeting.clone());
    let Some(View::Appointment(_, copy)) = own.view().unwrap() else { panic!("no appointment") };
    assert_eq!(copy.meeting.response_status, Some(ResponseStatus::Organized));
    assert_eq!(copy.meeting.to_attendees.as_deref(), Some("Bob"));
    assert_eq!(own.recipients().unwrap().len(), 4);
    let request = built(MeetingRequest::new(&meeting.created(TIME)).unwrap().sent(TIME));
    let Some(View::Appointment(AppointmentKind::Request, view)) = request.view().unwrap() else {
        panic!("no request")
    };
    assert_eq!(view.findings, []);
    assert_eq!(view.global_object_id, copy.global_object_id);
    assert_eq!(view.meeting.location.as_deref(), Some("Room 1"));
    assert_eq!(view.meeting.response_status, Some(ResponseStatus::NotResponded));
    assert_eq!(view.meeting.intended_busy_status, Some(BusyStatus::Busy));
    assert_eq!(view.busy_status, Some(BusyStatus::Tentative));
    assert_eq!(view.meeting.owner_critical_change, Some(TIME));
    assert_eq!(view.meeting.response_requested, Some(true));
    assert_eq!(packed_date(view.meeting.start_recurrence_date.unwrap()), Some(date(2024, 3, 26)));
    assert_eq!(packed_time(view.meeting.start_recurrence_time.unwrap()), Some((9, 30, 0)));
    assert_eq!(request.recipients().unwrap().len(), 3);
    assert_eq!(request.from().unwrap().unwrap().to_string(), "Ann <ann@example.com>");
    let lonely = Appointment::new(after(0), after(1)).organizer("ann@example.com");
    assert_eq!(MeetingRequest::new(&lonely).unwrap_err().code(), ErrorCode::INVALID_PARAMETER);
}

#[test]
fn a_uid_of_icalendar_is_kept() {
    let message = built(Appointment::new(after(0), after(1)).uid("abc-123@example.com"));
    let Some(View::Appointment(_, view)) = message.view().unwrap() else { panic!("no appointment") };
    assert_eq!(view.global_object_id.unwrap().uid(), "abc-123@example.com");
}

#[test]
fn a_task_comes_back() {
    let rule = RecurrenceBuilder::new(RecurrenceRule::Monthly { every: 1, day: 31 }, date(2024, 1, 31));
    let rule = rule.build().unwrap();
    let message = built(
        Task::new()
            .subject("Report")
            .start(date(2024, 1, 8))
            .due(date(2024, 1, 31))
            .percent_complete(0.25)
            .owner("Ann")
            .estimated_effort(480)
            .recurrence(rule.clone())
            .reminder(TIME)
            .zone(berlin()),
    );
    let Some(View::Task(view)) = message.view().unwrap() else { panic!("no task") };
    assert_eq!(view.findings, []);
    assert_eq!(view.status, Some(TaskStatus::InProgress));
    assert_eq!(view.percent_complete, Some(0.25));
    assert_eq!(view.start_date.unwrap().date(), date(2024, 1, 8));
    assert_eq!(view.start, Some(utc(date(2024, 1, 7), 23 * 60)));
    assert_eq!(view.due_date.unwrap().date(), date(2024, 1, 31));
    assert_eq!(view.owner.as_deref(), Some("Ann"));
    assert_eq!(view.recurrence, Some(rule));
    assert_eq!(view.reminder.signal_time, Some(TIME));
    let done = built(Task::new().completed(date(2024, 1, 9)));
    let Some(View::Task(view)) = done.view().unwrap() else { panic!("no task") };
    assert_eq!((view.status, view.complete), (Some(TaskStatus::Complete), Some(true)));
    assert_eq!(view.date_completed, Some(utc(date(2024, 1, 9), 0)));
    for wrong in [
        Task::new().start(date(2024, 1, 8)),
        Task::new().start(date(2024, 1, 8)).due(date(2024, 1, 7)),
        Task::new().percent_complete(1.0),
        Task::new().percent_complete(f64::NAN),
        Task::new().status(TaskStatus::Complete),
    ] {
        assert_eq!(wrong.to_bytes().unwrap_err().code(), ErrorCode::INVALID_PARAMETER);
    }
}

#[test]
fn a_contact_comes_back() {
    let home =
        PostalAddress::new().street("1 Main St").city("Springfield").postal_code("12345").country("USA");
    let message = built(
        Contact::new("Ann", "Lee")
            .middle_name("B.")
            .prefix("Dr.")
            .company("Example Ltd")
            .job_title("Director")
            .email("ann@example.com")
            .email("Ann at home <ann@home.example>")
            .phone(Phone::Business, "+1 555 0100")
            .phone(Phone::Mobile, "+1 555 0101")
            .fax(Fax::Business, "+1 555 0102")
            .address(Place::Home, home)
            .birthday(date(1980, 2, 29))
            .children(["Kim", "Pat"])
            .photo(b"\xFF\xD8\xFF")
            .text("A note"),
    );
    let Some(View::Contact(view)) = message.view().unwrap() else { panic!("no contact") };
    assert_eq!(view.findings, []);
    assert_eq!(message.subject().unwrap().as_deref(), Some("Ann B. Lee"));
    assert_eq!(view.name.display_name.as_deref(), Some("Ann B. Lee"));
    assert_eq!(view.name.file_under.as_deref(), Some("Lee, Ann B."));
    assert_eq!(view.company.as_deref(), Some("Example Ltd"));
    let [first, second, third] = &view.addresses.emails;
    assert_eq!(first.display_name.as_deref(), Some("Ann B. Lee (ann@example.com)"));
    assert_eq!(second.original_display_name.as_deref(), Some("Ann at home"));
    assert!(!third.has_address());
    assert_eq!(view.addresses.faxes[1].email_address.as_deref(), Some("Ann B. Lee@+1 555 0102"));
    assert_eq!(view.addresses.in_address_book.list.as_deref(), Some(&[0, 1, 3][..]));
    assert_eq!(view.addresses.in_address_book.flags.unwrap().bits(), 0b1011);
    assert_eq!(view.phones.mobile.as_deref(), Some("+1 555 0101"));
    assert_eq!(view.phones.business_fax.as_deref(), Some("+1 555 0102"));
    assert_eq!(view.home.parts().city, Some("Springfield"));
    assert_eq!(view.mailing.parts().whole, Some("1 Main St\r\nSpringfield 12345\r\nUSA"));
    assert_eq!(view.birthday_local.unwrap().date(), date(1980, 2, 29));
    assert_eq!(view.birthday, Some(utc(date(1980, 2, 29), 719)));
    assert_eq!(view.children.as_deref(), Some(&["Kim".to_owned(), "Pat".to_owned()][..]));
    assert_eq!(view.has_picture, Some(true));
    assert!(message.attachments().unwrap()[0].is_contact_photo().unwrap());
    let four = (0..4).fold(Contact::new("A", "B"), |own, n| own.email(format!("{n}@example.com").as_str()));
    assert_eq!(four.to_bytes().unwrap_err().code(), ErrorCode::INVALID_PARAMETER);
}

#[test]
fn a_contact_in_8_bits_comes_back() {
    let name = "\u{410}\u{43d}\u{44f}";
    let message = built(Contact::new(name, "").email("anya@example.com").ansi(CodePage::WINDOWS_1251));
    let Some(View::Contact(view)) = message.view().unwrap() else { panic!("no contact") };
    assert_eq!(view.name.file_under.as_deref(), Some(name));
}

#[test]
fn a_list_of_a_few_or_a_thousand_comes_back() {
    for count in [0, 2, 1000] {
        let members = (0..count).map(|number| format!("Member {number} <m{number}@example.com>"));
        let list = members.fold(DistributionList::new("All"), |list, member| list.member(member.as_str()));
        let message = built(list);
        let Some(View::DistributionList(view)) = message.view().unwrap() else { panic!("no list") };
        assert_eq!(view.findings, []);
        assert_eq!(view.name.as_deref(), Some("All"));
        let members = view.members();
        assert_eq!(members.len(), count);
        assert_eq!(view.stream.is_some(), count == 1000);
        if let Some(last) = members.last() {
            let address = last.address(CodePage::WINDOWS_1252).unwrap();
            assert_eq!(address.email_address, format!("m{}@example.com", count - 1));
        }
    }
}

#[test]
fn a_note_an_entry_and_a_post_come_back() {
    let message = built(Note::new("Milk\r\nBread").color(NoteColor::Pink).size(300, 200).position(10, 20));
    let Some(View::Note(view)) = message.view().unwrap() else { panic!("no note") };
    assert_eq!((view.color, view.width, view.y), (Some(NoteColor::Pink), Some(300), Some(20)));
    assert_eq!(message.subject().unwrap().as_deref(), Some("Milk"));
    assert_eq!(message.body().text().unwrap().unwrap().content, "Milk\r\nBread");

    let entry = JournalEntry::new("Phone call", after(0), after(25)).attach(Attachment::bytes("a.txt", b"a"));
    let message = built(entry);
    let Some(View::JournalEntry(view)) = message.view().unwrap() else { panic!("no entry") };
    assert_eq!((view.start, view.end, view.duration), (Some(after(0)), Some(after(25)), Some(25)));
    assert_eq!(view.has_attachment(), Some(true));
    assert_eq!(
        JournalEntry::new("x", after(1), after(0)).to_bytes().unwrap_err().code(),
        ErrorCode::INVALID_PARAMETER
    );

    let message = built(Post::new().subject("Canteen").posted(TIME).template());
    assert_eq!(message.submitted().unwrap(), Some(TIME));
    assert!(message.is_template());
}

#[test]
fn signed_and_encrypted_mail_keeps_its_entity() {
    let entity = b"MIME-Version: 1.0\r\nContent-Type:\r\n multipart/signed; boundary=b\r\n\r\n--b\r\n\r\nHi\r\n--b--\r\n";
    let message = built(SecureMail::signed(Mail::new().subject("Hi").text("Hi"), entity).unwrap());
    let secure = message.secure_content().unwrap().unwrap();
    assert_eq!(secure.kind(), SecurityKind::ClearSigned);
    assert_eq!(secure.bytes().unwrap(), &entity[..]);
    let cms = b"\x30\x80\x06\x09";
    let kind = "application/pkcs7-mime; name=smime.p7m; smime-type=enveloped-data";
    let message = built(SecureMail::opaque(Mail::new().subject("Hi"), cms, kind).unwrap());
    let secure = message.secure_content().unwrap().unwrap();
    let header = message.property_id(&pid_name::PidNameContentType).unwrap().unwrap();
    assert_eq!(message.properties().string(header).unwrap().as_deref(), Some(kind));
    assert_eq!(secure.bytes().unwrap(), &cms[..]);
    assert!(SecureMail::signed(Mail::new(), b"Content-Type: text/plain\r\n\r\n").is_err());
    assert!(SecureMail::opaque(Mail::new(), b"no", kind).is_err());
    let more = Mail::new().attach(Attachment::bytes("a", b"a"));
    assert!(SecureMail::signed(more, entity).unwrap().to_bytes().is_err());
}
