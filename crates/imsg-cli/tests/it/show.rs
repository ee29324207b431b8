//! The card, and single parts.

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
