//! The card, and single parts.

use cfb_layout::msg::{Value, property_set};

use crate::support::{Place, plain};

#[test]
fn the_card_says_who_what_when_and_the_text() {
    let place = Place::with_demo();
    let card = place.imsg("show demo.msg").ok();
    for line in [
        &format!("Subject   {}", cfb_layout::demo::subject()),
        "From      Mira Holm <mira.holm@example.com>",
        "Date      2026-09-14 08:30:00 UTC",
        "Class     IPM.Note",
        "3 attachments",
    ] {
        assert!(card.lines().any(|found| found == line), "{line:?} in\n{card}");
    }
    assert!(card.contains("Bcc       Archive"), "{card}");
    assert!(card.contains("envelope.png"), "{card}");
    assert!(card.contains("no Outlook was needed"), "{card}");
    assert!(!card.contains('\u{1b}'), "colours in a pipe");
    assert!(place.imsg("--color always show demo.msg").ok().contains('\u{1b}'));
}

#[test]
fn a_file_alone_is_shown() {
    let place = Place::with_demo();
    assert_eq!(place.imsg("demo.msg").ok(), place.imsg("show demo.msg").ok());
    assert_eq!(place.imsg("--json demo.msg").ok(), place.imsg("show --json demo.msg").ok());
}

#[test]
fn parts_are_written_raw() {
    let place = Place::with_demo();
    assert_eq!(place.imsg("show --text demo.msg").ok(), cfb_layout::demo::plain_text());
    let html = place.imsg("show --html demo.msg").ok();
    assert_eq!(html.replacen("<meta charset=\"utf-8\">", "", 1), cfb_layout::demo::html());
    assert!(place.imsg("show --rtf demo.msg").ok().starts_with("{\\rtf1"));
    let headers = place.imsg("show --headers demo.msg").ok();
    assert!(headers.contains("Message-ID:") || headers.contains("Message-Id:"), "{headers}");
    place.imsg("show --html demo.msg -o body.html").ok();
    assert_eq!(place.read("body.html"), html.as_bytes());
}

#[test]
fn html_says_that_it_is_utf8_and_json_has_it_as_it_was() {
    let place = Place::new();
    let mut file = plain("x");
    let html =
        "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=big5\"></head>\u{4f60}";
    file.message.set(0x1013, html).set(0x3FDE, 950);
    place.write("a.msg", file.to_vec());
    assert_eq!(place.imsg("show --json a.msg").json()["body"]["html"], html);
    let declared = html.replace("big5", "utf-8");
    assert_eq!(place.imsg("show --html a.msg").ok(), declared);
    place.imsg("extract a.msg -d out --body").ok();
    assert_eq!(place.read("out/body.html"), declared.as_bytes());
}

#[test]
fn a_part_that_is_missing_is_an_error_that_names_those_that_are_there() {
    let place = Place::new();
    place.write("plain.msg", plain("x").to_vec());
    let run = place.imsg("show --html plain.msg");
    assert_eq!(run.status, 1);
    assert!(run.err.contains("plain.msg: the message has no HTML body"), "{}", run.err);
    assert!(run.err.contains("--text"), "{}", run.err);
}

#[test]
fn a_line_of_the_card_stays_one_line() {
    let place = Place::new();
    place.write("a.msg", plain("two\r\nlines \u{1b}[2J").to_vec());
    let card = place.imsg("show a.msg").ok();
    assert_eq!(card.lines().next(), Some("Subject   two\\r\\nlines \\u{1B}[2J"));
}

#[test]
fn many_recipients_are_counted() {
    let place = Place::new();
    let mut file = plain("all of you");
    for n in 0..50 {
        file.message.recipient().set(0x0C15, 1).set(0x3001, format!("Person {n}"));
    }
    place.write("a.msg", file.to_vec());
    let card = place.imsg("show a.msg").ok();
    assert!(card.contains("Person 19; and 30 more"), "{card}");
}

#[test]
fn verbose_tells_findings_and_quiet_nothing() {
    let place = Place::new();
    let mut file = plain("twice");
    file.message.properties.push(0x0E07, 1).push(0x0E07, 2);
    place.write("twice.msg", file.to_vec());
    let run = place.imsg("-v show twice.msg");
    assert_eq!(run.status, 0);
    assert!(run.err.contains("twice.msg: warning: "), "{}", run.err);
    assert_eq!(place.imsg("show twice.msg").err, "");
    assert!(!run.text().contains('\r'), "lines of the card end as lines do here");
}

#[test]
fn the_date_has_the_label_of_what_it_is() {
    let place = Place::new();
    let at = |tag: u16| {
        let mut file = plain("x");
        file.message.set(tag, Value::Time(128_262_877_735_000_000));
        place.write("a.msg", file.to_vec());
        place.imsg("show a.msg").ok()
    };
    assert!(at(0x0039).contains("\nDate      2007-06-14 09:42:53 UTC\n"));
    assert!(at(0x0E06).contains("\nReceived  2007-06-14 09:42:53 UTC\n"));
    let draft = at(0x3007);
    assert!(draft.contains("\nCreated   2007-06-14 09:42:53 UTC\n") && !draft.contains("Date "), "{draft}");
}

#[test]
fn categories_importance_sender_and_whom_to_reply_to_are_on_the_card() {
    let place = Place::new();
    let mut file = plain("x");
    let keywords = file.names.string(property_set::PS_PUBLIC_STRINGS, "Keywords");
    let mut entry = vec![0; 4];
    entry.extend([
        0x81, 0x2B, 0x1F, 0xA4, 0xBE, 0xA3, 0x10, 0x19, 0x9D, 0x6E, 0x00, 0xDD, 0x01, 0x0F, 0x54, 0x02,
    ]);
    entry.extend([0, 0, 0x01, 0x90]);
    for text in ["Help desk", "SMTP", "help@example.com"] {
        entry.extend(text.encode_utf16().chain([0]).flat_map(u16::to_le_bytes));
    }
    entry.resize(entry.len().next_multiple_of(4), 0);
    let size = |n: usize| u32::try_from(n).unwrap().to_le_bytes();
    let list = [&size(1)[..], &size(entry.len() + 4), &size(entry.len()), &entry].concat();
    file.message
        .set(keywords, Value::MultipleString(vec!["red".into(), "blue".into()]))
        .set(0x0017, 2)
        .set(0x0042, "Ann")
        .set(0x5D02, "ann@example.com")
        .set(0x0C1A, "Bob")
        .set(0x5D01, "bob@example.com")
        .set(0x004F, Value::Binary(list.into()));
    place.write("a.msg", file.to_vec());
    let card = place.imsg("show a.msg").ok();
    for line in [
        "From      Ann <ann@example.com>",
        "Sender    Bob <bob@example.com>",
        "Reply-To  Help desk <help@example.com>",
        "Category  red; blue",
        "Flags     high importance",
    ] {
        assert!(card.lines().any(|found| found.starts_with(line)), "{line:?} in\n{card}");
    }
}

#[test]
fn a_message_inside_goes_by_its_subject_and_by_its_own_name_where_that_differs() {
    let place = Place::new();
    let mut file = plain("x");
    for (name, subject) in [("same", "same"), ("forwarded.msg", "Lunch")] {
        let attachment = file.message.attachment();
        attachment.set(0x3707, name);
        attachment.embedded().set(0x001A, "IPM.Note").set(0x0037, subject);
    }
    place.write("a.msg", file.to_vec());
    for words in ["ls a.msg", "show a.msg"] {
        let list = place.imsg(words).ok();
        assert!(list.lines().any(|line| line.ends_with(" same  message IPM.Note")), "{list}");
        let line = list.lines().find(|line| line.contains(" Lunch")).unwrap();
        assert!(line.ends_with("message IPM.Note  named forwarded.msg"), "{list}");
    }
}
