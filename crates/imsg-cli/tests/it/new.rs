//! `imsg new`: what it makes is what `imsg show` reads, and nothing is overwritten unasked.

use crate::support::{Place, Run};

fn quiet(run: Run) {
    assert_eq!((run.status, run.text().as_str(), run.err.as_str()), (0, "", ""));
}

fn sound(place: &Place, file: &str) {
    let run = place.imsg(&format!("check {file}"));
    assert_eq!((run.status, run.text().contains("warning")), (0, false), "{}{}", run.text(), run.err);
}

const WORDS: &[&str] = &[
    "new",
    "--from",
    "Ann Lee <ann@example.com>",
    "--to",
    "bob@example.com",
    "--to",
    "\"Eve, the other\" <eve@example.com>",
    "--cc",
    "max@example.com",
    "--subject",
    "RE: Lunch",
    "--html",
    "<p>At <b>noon</b>?</p>",
    "--attach",
    "menu.txt",
    "--date",
    "2024-02-29T12:00:00Z",
];

#[test]
fn what_the_options_say_is_what_show_reads() {
    let place = Place::new();
    place.write("menu.txt", "soup");
    quiet(place.run(&[WORDS, &["-o", "a.msg"]].concat(), None));
    sound(&place, "a.msg");
    let object = place.imsg("show --json --data a.msg").json();
    assert_eq!(object["message_class"], "IPM.Note");
    assert_eq!(object["subject"], "RE: Lunch");
    assert_eq!(object["normalized_subject"], "Lunch");
    assert_eq!(object["from"]["email"], "ann@example.com");
    assert_eq!(object["display_to"], "bob@example.com; Eve, the other");
    assert_eq!(object["recipients"][2]["type"], "cc");
    assert_eq!(object["submitted"], "2024-02-29T12:00:00Z");
    assert_eq!(object["created"], "2024-02-29T12:00:00Z");
    assert_eq!(object["body"]["html"], "<p>At <b>noon</b>?</p>");
    assert_eq!(object["body"]["text"], "At noon?");
    assert_eq!(object["attachments"][0]["name"], "menu.txt");
    assert_eq!(object["attachments"][0]["data"], "c291cA==");
    // Again, and to standard output, the same bytes.
    let again = place.run(&[WORDS, &["-o", "-"]].concat(), None);
    assert!(again.out == place.read("a.msg"));
}

#[test]
fn drafts_and_8_bit_text_are_made_as_well() {
    let place = Place::new();
    place.write("body.txt", "\u{41f}\u{440}\u{438}\u{432}\u{435}\u{442}");
    quiet(place.imsg("new --draft --text @body.txt --ansi 1251 --class IPM.Note.Custom -o a.msg"));
    sound(&place, "a.msg");
    let object = place.imsg("show --json a.msg").json();
    assert_eq!(object["body"]["text"], "\u{41f}\u{440}\u{438}\u{432}\u{435}\u{442}");
    assert_eq!(object["format"]["text"], "ansi");
    assert_eq!(object["format"]["code_page"], 1251);
    assert_eq!(object["message_class"], "IPM.Note.Custom");
    assert_eq!(place.imsg("props a.msg --get PidTagMessageFlags").text().trim(), "9");
    // A code page is no must.
    quiet(place.imsg("new --text @@x --ansi -o b.msg"));
    assert_eq!(place.imsg("show --json b.msg").json()["body"]["text"], "@x");
    let lacks = place.imsg("new --text @body.txt --ansi -o c.msg");
    assert_eq!(lacks.status, 1);
    assert!(lacks.err.contains("code page lacks"), "{}", lacks.err);
    assert_eq!(place.files("."), ["a.msg", "b.msg", "body.txt"]);
}

#[test]
fn a_message_object_makes_the_message_again() {
    let place = Place::with_demo();
    let text = place.imsg("show --json --data demo.msg").text();
    place.write("demo.json", &text);
    quiet(place.imsg("new --from-json demo.json -o again.msg"));
    let piped =
        place.run(&["new", "--from-json", "-", "--subject", "Other", "-o", "-"], Some(text.as_bytes()));
    assert_eq!(piped.status, 0, "{}", piped.err);
    let (before, after) =
        (place.imsg("show --json --data demo.msg").json(), place.imsg("show --json --data again.msg").json());
    for key in [
        "message_class",
        "subject",
        "message_id",
        "submitted",
        "delivered",
        "headers",
        "importance",
        "display_to",
    ] {
        assert_eq!(after[key], before[key], "{key}");
    }
    // Where an SMTP address is known, it is the address.
    for key in ["name", "email"] {
        assert_eq!(after["from"][key], before["from"][key], "{key}");
    }
    for key in ["text", "html"] {
        assert_eq!(after["body"][key], before["body"][key], "{key}");
    }
    let list = |object: &serde_json::Value, key: &str| object[key].as_array().unwrap().clone();
    assert_eq!(list(&after, "recipients").len(), list(&before, "recipients").len());
    let (before, after) = (list(&before, "attachments"), list(&after, "attachments"));
    assert_eq!(after.len(), before.len());
    for (after, before) in after.iter().zip(&before) {
        for key in ["sha256", "method", "mime_type", "content_id", "hidden", "inline", "name"] {
            assert_eq!(after[key], before[key], "{key}");
        }
        assert_eq!(after["message"]["subject"], before["message"]["subject"]);
    }
}

#[test]
fn wrong_objects_say_where_they_are_wrong() {
    let place = Place::new();
    for (text, said) in [
        ("nonsense", "is no message object"),
        ("[]", "give one object"),
        (r#"{"subject": 1}"#, "subject: a text was expected"),
        (r#"{"schema_version": 99}"#, "schema_version: 1 was expected"),
        (r#"{"recipients": [{"type": "x"}]}"#, "recipients[0].type: one of to, cc, bcc"),
        (
            r#"{"attachments": [{"message": {"attachments": [{}]}}]}"#,
            "attachments[0].message.attachments[0].data",
        ),
        (r#"{"attachments": [{"data": "%"}]}"#, "base64"),
        (r#"{"submitted": "noon"}"#, "submitted: a time"),
        (r#"{"body": {"rtf": "\u0416"}}"#, "body.rtf: a character for each byte"),
    ] {
        let run = place.run(&["new", "--from-json", "-", "-o", "a.msg"], Some(text.as_bytes()));
        assert_eq!(run.status, 1, "{text}");
        assert!(run.err.contains(said), "{text}: {}", run.err);
    }
    assert_eq!(place.files("."), [] as [&str; 0]);
}

#[test]
fn files_that_are_there_stay() {
    let place = Place::new();
    place.write("a.msg", "mine");
    place.write("b.txt", "b");
    let run = place.imsg("new --text x -o a.msg");
    assert_eq!(run.status, 1);
    assert!(run.err.contains("--force"), "{}", run.err);
    assert_eq!(place.read("a.msg"), b"mine");
    quiet(place.imsg("new --text x -o a.msg --force"));
    sound(&place, "a.msg");
    // What is attached is not written over, and what is missing leaves nothing.
    assert_eq!(place.imsg("new --attach b.txt -o b.txt --force").status, 1);
    assert_eq!(place.imsg("new --attach missing -o c.msg").status, 1);
    assert_eq!(place.files("."), ["a.msg", "b.txt"]);
    for usage in ["new", "new --date noon -o d.msg", "new --ansi 1200 -o d.msg", "new --to-eml -o d.msg"] {
        assert_eq!(place.imsg(usage).status, 2, "{usage}");
    }
}
