//! `imsg edit`: what it changes, what stays as it is, and that a refusal changes nothing.

use cfb_layout::msg::{MsgFile, Value as Given, property_set};
use serde_json::Value;

use crate::support::{Place, Run, plain};

fn quiet(run: Run) {
    assert_eq!((run.status, run.text().as_str(), run.err.as_str()), (0, "", ""));
}

/// The message object with all properties, as it is now.
fn object(place: &Place, file: &str) -> Value {
    place.imsg(&format!("props {file} --all --json")).json()
}

/// Values of properties, one a line.
fn values(place: &Place, file: &str, name: &str) -> String {
    place.run(&["props", file, "--get", name], None).text()
}

/// Streams and storages with their sizes and hashes, by path.
fn entries(place: &Place, file: &str) -> Vec<(String, String)> {
    let lines = place.imsg(&format!("cfb ls {file} --json --hash")).json_lines();
    let key = |line: &Value| (line["path"].to_string(), format!("{} {}", line["kind"], line["sha256"]));
    let mut all: Vec<_> = lines.iter().map(key).collect();
    all.sort();
    all
}

fn sound(place: &Place, file: &str) {
    let run = place.imsg(&format!("check {file}"));
    assert_eq!(run.status, 0, "{}{}", run.text(), run.err);
}

/// Does something that must fail with this status and these words, and leave the file as it is.
#[track_caller]
fn refused(place: &Place, words: &[&str], status: i32, said: &[&str]) {
    let before = place.read("a.msg");
    let run = place.run(&[&["edit", "a.msg"], words].concat(), None);
    assert_eq!((run.status, run.text().as_str()), (status, ""), "{words:?}: {}", run.err);
    for part in said {
        assert!(run.err.contains(part), "{words:?}: {part}: {}", run.err);
    }
    assert!(place.read("a.msg") == before, "{words:?}");
}

fn simple() -> Place {
    let place = Place::new();
    place.write("a.msg", plain("RE: Lunch").to_vec());
    place
}

#[test]
fn one_property_set_in_place_changes_its_streams_and_the_time_only() {
    let place = Place::with_demo();
    let before = entries(&place, "demo.msg");
    quiet(place.imsg("edit demo.msg --set PidTagImportance=2 --in-place"));
    assert_eq!(values(&place, "demo.msg", "PidTagImportance"), "2\n");
    sound(&place, "demo.msg");
    let after = entries(&place, "demo.msg");
    let changed: Vec<_> =
        after.iter().filter(|entry| !before.contains(entry)).map(|entry| &entry.0).collect();
    assert_eq!(changed, ["\"__properties_version1.0\""]);
    assert_eq!(before.len(), after.len());
}

#[test]
fn a_value_that_is_there_already_is_not_written_again() {
    let place = simple();
    quiet(place.imsg("edit a.msg --set PidTagImportance=2 --in-place"));
    let before = place.read("a.msg");
    let run = place.imsg("edit a.msg --set PidTagImportance=2 --in-place");
    assert_eq!((run.status, run.text().as_str()), (0, ""));
    assert!(run.err.contains("nothing to change"), "{}", run.err);
    assert!(place.read("a.msg") == before);
    let run = place.imsg("edit a.msg --set PidTagImportance=2 -o b.msg");
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(place.read("b.msg") == before, "the copy is made all the same");
}

#[test]
fn values_are_read_by_the_type_of_the_property() {
    let place = simple();
    place.write("key.bin", [1, 2, 3]);
    place.write("body.txt", "caf\u{e9}\r\n");
    let words = [
        ("PidTagSubject=FW: Dinner=late", "PidTagSubject", "FW: Dinner=late\n"),
        ("PR_BODY=@body.txt", "PidTagBody", "caf\u{e9}\r\n\n"),
        (
            "PidTagClientSubmitTime=2007-06-14T11:42:53.5+02:00",
            "PidTagClientSubmitTime",
            "2007-06-14T09:42:53.5Z\n",
        ),
        ("PidTagReadReceiptRequested=yes", "PidTagReadReceiptRequested", "true\n"),
        ("PidTagSearchKey=@key.bin", "PidTagSearchKey", "010203\n"),
        ("0x0FF9:PtypBinary=hex:00ff", "0x0FF90102", "00ff\n"),
        ("PidLidReminderDelta=0x1F", "PSETID_Common:0x8501", "31\n"),
        (
            "PS_PUBLIC_STRINGS:Project:PtypString=@@Apollo",
            "{00020329-0000-0000-C000-000000000046}:Project",
            "@Apollo\n",
        ),
        ("0x66110014=-5", "0x66110014", "-5\n"),
        (
            "0x66120048={00062008-0000-0000-C000-000000000046}",
            "0x66120048",
            "{00062008-0000-0000-C000-000000000046}\n",
        ),
        ("0x66130006=12.5", "0x66130006", "12.5000\n"),
    ];
    let mut line = vec!["edit", "a.msg", "--in-place"];
    words.iter().for_each(|(word, _, _)| line.extend(["--set", word]));
    line.extend(["--set", "PidNameKeywords=red", "--set", "PidNameKeywords=blue"]);
    quiet(place.run(&line, None));
    for (word, name, value) in words {
        assert_eq!(values(&place, "a.msg", name), value, "{word}");
    }
    assert_eq!(values(&place, "a.msg", "PidNameKeywords"), "red\nblue\n");
    assert_eq!(values(&place, "a.msg", "PidTagNormalizedSubject"), "Dinner=late\n", "what follows follows");
    sound(&place, "a.msg");
    quiet(place.imsg("edit a.msg --in-place --set project=Gemini --unset Keywords --unset 0x66110014"));
    assert_eq!(values(&place, "a.msg", "Project"), "Gemini\n", "a name of the file is enough");
    assert_eq!(values(&place, "a.msg", "PidNameKeywords"), "");
    sound(&place, "a.msg");
}

#[test]
fn what_cannot_be_set_is_said_with_what_to_do() {
    let place = simple();
    let set = |word: &'static str| ["--in-place", "--set", word];
    refused(&place, &set("Nonsense=1"), 2, &["no property of that name is known: Nonsense", "PtypString"]);
    refused(&place, &set("0x6911=1"), 2, &["0x6911: the type is not known", "'0x6911:PtypString=1'"]);
    refused(&place, &set("PidTagImportance=high"), 2, &["PidTagImportance: \"high\" is no whole number"]);
    refused(&place, &set("PidTagImportance=4294967296"), 2, &["32 bits"]);
    refused(&place, &set("PidTagSearchKey=00"), 2, &["hex:"]);
    refused(&place, &set("PidTagSearchKey=@none"), 2, &["none: cannot be read"]);
    refused(&place, &set("0x69110000=1"), 2, &["the type is not known"]);
    refused(&place, &set("PidTagSubject"), 2, &["`=`"]);
    refused(
        &place,
        &set("PidTagDisplayTo=Ann"),
        1,
        &["a.msg: PidTagDisplayTo cannot be set (MAPI_E_COMPUTED", "follows from other"],
    );
    refused(&place, &set("0x8005001F=a"), 1, &["MAPI_E_UNEXPECTED_ID", "{GUID}:NAME"]);
    let twice = ["--in-place", "--set", "PidTagImportance=1", "--set", "PidTagImportance=2"];
    refused(&place, &twice, 2, &["PidTagImportance: is set more than once"]);
    refused(
        &place,
        &["--in-place", "--unset", "PidTagImportance"],
        1,
        &["there is no PidTagImportance", "imsg props"],
    );
    refused(
        &place,
        &["--in-place", "--unset", "PidTagSubject", "--unset", "PSETID_Common:0x8501"],
        1,
        &["0x8501"],
    );
    refused(
        &place,
        &["--in-place", "--detach", "*.exe"],
        1,
        &["no attachment has a name like *.exe", "imsg ls"],
    );
    refused(&place, &["--in-place", "--detach", "[a"], 2, &[]);
    refused(&place, &["--in-place", "--remove-recipient", "ann"], 1, &["no recipient"]);
    refused(&place, &["--in-place", "--add-recipient", "to:Ann"], 2, &["no address"]);
    refused(&place, &["--in-place", "--attach", "none"], 1, &["none: cannot be opened"]);
    refused(&place, &["--in-place"], 2, &["no change is given", "--set"]);
    refused(&place, &["--set", "PidTagImportance=2"], 2, &["--in-place"]);
    refused(&place, &["--in-place", "-o", "b.msg", "--set", "PidTagImportance=2"], 2, &[]);
    refused(
        &place,
        &["-o", "a.msg", "--force", "--set", "PidTagImportance=2"],
        1,
        &["one of the files that are read"],
    );
}

#[test]
fn files_that_hold_no_message_are_refused() {
    let place = Place::new();
    place.write("a.cfb", cfb_layout::samples::hello());
    place.write("a.txt", "From: Ann");
    for (file, said) in
        [("a.cfb", "not a message"), ("a.txt", ".eml"), ("none", "cannot be opened"), (".", "folder")]
    {
        let run = place.imsg(&format!("edit {file} --set PidTagImportance=2 --in-place"));
        assert_eq!(run.status, 1, "{file}");
        assert!(run.err.contains(said), "{file}: {}", run.err);
        let run = place.imsg(&format!("edit {file} --set PidTagImportance=2 -o b.msg"));
        assert_eq!(run.status, 1, "{file}");
    }
    assert_eq!(place.imsg("edit - --set PidTagImportance=2 --in-place").status, 2);
    assert_eq!(place.files("."), ["a.cfb", "a.txt"], "nothing is left of a failure");
}

#[test]
fn a_copy_leaves_the_file_as_it_is_and_replaces_nothing_unasked() {
    let place = simple();
    let before = place.read("a.msg");
    quiet(place.imsg("edit a.msg --set PidTagImportance=2 -o b.msg"));
    assert!(place.read("a.msg") == before);
    assert_eq!(values(&place, "b.msg", "PidTagImportance"), "2\n");
    let run = place.imsg("edit a.msg --set PidTagImportance=0 -o b.msg");
    assert_eq!(run.status, 1);
    assert!(run.err.contains("b.msg: exists already") && run.err.contains("--force"), "{}", run.err);
    quiet(place.imsg("edit a.msg --set PidTagImportance=0 -o b.msg --force"));
    assert_eq!(values(&place, "b.msg", "PidTagImportance"), "0\n");
    quiet(place.imsg("edit a.msg --set PidTagImportance=2 -o c.msg --v4"));
    assert_eq!(place.imsg("cfb stat c.msg --json").json()["version"], 4);
    assert_eq!(values(&place, "c.msg", "PidTagImportance"), "2\n");
    let piped = place.run(&["edit", "-", "--set", "PidTagImportance=2", "-o", "-"], Some(&before));
    assert_eq!((piped.status, piped.err.as_str()), (0, ""));
    place.write("d.msg", &piped.out);
    assert_eq!(values(&place, "d.msg", "PidTagImportance"), "2\n");
    assert_eq!(place.files("."), ["a.msg", "b.msg", "c.msg", "d.msg"]);
}

#[test]
fn attachments_are_added_and_removed_and_the_file_gets_shorter() {
    let place = simple();
    let bytes: Vec<u8> = (0..300_000u32).map(|at| at.to_le_bytes()[1] ^ at.to_le_bytes()[0]).collect();
    place.write("a long name.html", &bytes);
    place.write("empty", "");
    let before = place.read("a.msg").len();
    quiet(
        place
            .run(&["edit", "a.msg", "--in-place", "--attach", "a long name.html", "--attach", "empty"], None),
    );
    sound(&place, "a.msg");
    let all = object(&place, "a.msg");
    let list = all["attachments"].as_array().unwrap();
    assert_eq!(list.len(), 2);
    let keys = |at: usize| {
        let one = &list[at];
        [&one["name"], &one["short_name"], &one["method"], &one["size"], &one["mime_type"]]
            .map(Value::to_string)
    };
    assert_eq!(
        keys(0),
        ["\"a long name.html\"", "\"ALONGN~1.HTM\"", "\"by_value\"", "300000", "\"text/html\""]
    );
    assert_eq!(keys(1), ["\"empty\"", "\"empty\"", "\"by_value\"", "0", "null"]);
    assert_eq!(values(&place, "a.msg", "PidTagHasAttachments"), "true\n");
    place.imsg("extract a.msg -d out").ok();
    assert!(place.read("out/a long name.html") == bytes);
    let full = place.read("a.msg").len();
    assert!(full > before + 300_000);
    quiet(place.run(&["edit", "a.msg", "--in-place", "--detach", "*.HTML"], None));
    sound(&place, "a.msg");
    assert!(place.read("a.msg").len() < full - 290_000, "{}", place.read("a.msg").len());
    let all = object(&place, "a.msg");
    assert_eq!(all["attachments"].as_array().unwrap().len(), 1);
    quiet(place.run(&["edit", "a.msg", "--in-place", "--detach", "empty", "--attach", "empty"], None));
    quiet(place.run(&["edit", "a.msg", "--in-place", "--detach", "*"], None));
    assert_eq!(values(&place, "a.msg", "PidTagHasAttachments"), "");
    sound(&place, "a.msg");
}

#[test]
fn a_message_is_attached_as_a_file_or_as_a_message() {
    let place = Place::with_demo();
    place.write("a.msg", plain("Outer").to_vec());
    place.write("b.txt", "text");
    let words = ["edit", "a.msg", "-o", "b.msg", "--attach", "demo.msg", "--attach", "b.txt", "--embed"];
    let run = place.run(&words, None);
    assert_eq!((run.status, run.text().as_str(), run.err.as_str()), (0, "", ""));
    sound(&place, "b.msg");
    let all = object(&place, "b.msg");
    let demo = object(&place, "demo.msg");
    let inner = &all["attachments"][0]["message"];
    assert_eq!(inner["subject"], demo["subject"]);
    assert_eq!(inner["body"]["html"], demo["body"]["html"]);
    let kinds = |message: &Value| -> Vec<String> {
        let list = message["recipients"].as_array().unwrap();
        list.iter().map(|one| format!("{} {}", one["type"], one["email"])).collect()
    };
    assert_eq!(kinds(inner), kinds(&demo));
    assert_eq!(all["attachments"][0]["name"], demo["subject"]);
    assert_eq!(all["attachments"][1]["method"], "by_value");
    quiet(place.run(&["edit", "a.msg", "--in-place", "--attach", "demo.msg"], None));
    let all = object(&place, "a.msg");
    assert_eq!(all["attachments"][0]["mime_type"], "application/vnd.ms-outlook");
    assert_eq!(all["attachments"][0]["size"], place.read("demo.msg").len());
    let run = place.run(&["edit", "a.msg", "--in-place", "--attach", "none.msg", "--embed"], None);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("none.msg: cannot be opened"), "{}", run.err);
}

#[test]
fn recipients_are_added_and_removed_by_address_or_name() {
    let place = simple();
    let add = |who: &str| quiet(place.run(&["edit", "a.msg", "--in-place", "--add-recipient", who], None));
    add("to:Ann Doe <ann@example.org>");
    add("Cc:bob@example.org");
    let both =
        ["--add-recipient", "bcc:\"Doe, Cid\" <cid@example.org>", "--add-recipient", "eve@example.org"];
    quiet(place.run(&[&["edit", "a.msg", "--in-place"][..], &both].concat(), None));
    sound(&place, "a.msg");
    let people = || -> Vec<String> {
        let all = object(&place, "a.msg");
        let list = all["recipients"].as_array().unwrap().clone();
        list.iter()
            .map(|one| format!("{} {} {}", one["type"], one["name"], one["email"]).replace('"', ""))
            .collect()
    };
    assert_eq!(
        people(),
        [
            "to Ann Doe ann@example.org",
            "cc bob@example.org bob@example.org",
            "bcc Doe, Cid cid@example.org",
            "to eve@example.org eve@example.org",
        ]
    );
    assert_eq!(values(&place, "a.msg", "PidTagDisplayTo"), "Ann Doe; eve@example.org\n");
    let key = place.imsg("props a.msg --recipients --get PidTagSearchKey").text();
    let hex: String = b"SMTP:ANN@EXAMPLE.ORG\0".iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(key.starts_with(&hex), "{key}");
    let remove =
        |who: &str| quiet(place.run(&["edit", "a.msg", "--in-place", "--remove-recipient", who], None));
    remove("ANN DOE");
    remove("bcc:cid@example.org");
    assert_eq!(people(), ["cc bob@example.org bob@example.org", "to eve@example.org eve@example.org"]);
    assert_eq!(values(&place, "a.msg", "PidTagDisplayTo"), "eve@example.org\n");
    let run = place.imsg("edit a.msg --in-place --remove-recipient bcc:bob@example.org");
    assert_eq!(run.status, 1);
    sound(&place, "a.msg");
}

#[test]
fn text_of_an_8_bit_message_stays_8_bit() {
    let mut file = MsgFile::new();
    let text = |text: &[u8]| Given::String8(text.to_vec());
    file.message.set(0x001A, text(b"IPM.Note")).set(0x0037, text(b"Hi")).set(0x3FFD, 1251);
    let place = Place::new();
    place.write("a.msg", file.to_vec());
    let word = "PidTagSubject=\u{43f}\u{440}\u{438}";
    quiet(place.run(
        &["edit", "a.msg", "--in-place", "--set", word, "--add-recipient", "\u{410}\u{43d}\u{44f} <a@b.c>"],
        None,
    ));
    assert_eq!(place.imsg("props a.msg --get 0x0037001E --raw").out, b"\xEF\xF0\xE8");
    assert_eq!(values(&place, "a.msg", "PidTagDisplayTo"), "\u{410}\u{43d}\u{44f}\n");
    let greek = ["--in-place", "--set", "PidTagSubject=\u{3bb}\u{3cc}\u{3b3}\u{3bf}\u{3c2}"];
    refused(&place, &greek, 1, &["MAPI_E_BAD_CHARWIDTH", "code page"]);
    place.write("\u{3bb}.txt", "text");
    quiet(place.run(&["edit", "a.msg", "--in-place", "--attach", "\u{3bb}.txt"], None));
    assert_eq!(object(&place, "a.msg")["attachments"][0]["name"], "_.txt");
}

#[test]
fn names_of_the_file_keep_their_ids_and_new_ones_follow() {
    let mut file = plain("named");
    let keywords = file.names.string(property_set::PS_PUBLIC_STRINGS, "Keywords");
    file.message.set(keywords, Given::MultipleString(vec!["red".into()]));
    let place = Place::new();
    place.write("a.msg", file.to_vec());
    let words = ["--set", "PidLidReminderSet=true", "--set", "PidNameKeywords=blue"];
    quiet(place.run(&[&["edit", "a.msg", "--in-place"][..], &words].concat(), None));
    let list = place.imsg("props a.msg").ok();
    assert!(list.contains("0x8000101F") && list.contains("0x8001000B"), "{list}");
    assert_eq!(values(&place, "a.msg", "PidNameKeywords"), "blue\n");
    sound(&place, "a.msg");
}

#[test]
fn a_rebuilt_file_has_all_properties_and_nothing_else() {
    let place = Place::with_demo();
    quiet(place.imsg("edit demo.msg --rebuild -o b.msg"));
    sound(&place, "b.msg");
    quiet(place.imsg("diff demo.msg b.msg"));
    let objects = ["demo.msg", "b.msg"].map(|file| {
        let text = place.imsg(&format!("props {file} --all --json")).ok();
        text.replace(&format!("\"file\":\"{file}\""), "\"file\":\"\"")
    });
    assert!(objects[0] == objects[1]);
    quiet(place.imsg("edit b.msg --rebuild -o c.msg --v4"));
    assert_eq!(place.imsg("cfb stat c.msg --json").json()["version"], 4);
    quiet(place.imsg("diff demo.msg c.msg"));
    for (path, text) in [("Olk10SideProps_0001", "side"), ("__attach_version1.0_#00000000/odd", "odd")] {
        assert_eq!(place.run(&["cfb", "put", "b.msg", path], Some(text.as_bytes())).status, 0);
    }
    let run = place.imsg("edit b.msg --rebuild -o d.msg");
    assert_eq!((run.status, run.text().as_str()), (0, ""));
    for path in ["Olk10SideProps_0001", "__attach_version1.0_#00000000/odd"] {
        assert!(run.err.contains(&format!("b.msg: {path}: is no property and is left out")), "{}", run.err);
    }
    assert_eq!(place.imsg("cfb cat d.msg Olk10SideProps_0001").status, 1);
    quiet(place.imsg("diff b.msg d.msg"));
    let piped = place.imsg("edit b.msg --rebuild -o - -q");
    place.write("e.msg", &piped.out);
    quiet(place.imsg("diff b.msg e.msg"));
    for words in ["--rebuild", "--rebuild --in-place", "--rebuild -o f.msg --set PidTagImportance=2"] {
        assert_eq!(place.imsg(&format!("edit b.msg {words}")).status, 2, "{words}");
    }
}

#[test]
fn a_rebuilt_file_keeps_objects_lists_and_both_widths_of_a_text() {
    let mut file = plain("lists");
    let list = |texts: &[&str]| Given::MultipleString(texts.iter().map(|text| (*text).into()).collect());
    let keywords = file.names.string(property_set::PS_PUBLIC_STRINGS, "Keywords");
    file.message.set(keywords, list(&["red", "", "blue"])).set(0x0070, Given::String8(b"eight".to_vec()));
    file.message.attachment().set(0x3705, 6);
    let place = Place::new();
    place.write("a.msg", file.to_vec());
    let path = "__attach_version1.0_#00000000/__substg1.0_3701000D";
    for (stream, text) in [("CONTENTS", "one"), ("deep/er/stream", "two")] {
        let path = format!("{path}/{stream}");
        assert_eq!(place.run(&["cfb", "put", "-p", "a.msg", &path], Some(text.as_bytes())).status, 0);
    }
    assert_eq!(place.run(&["cfb", "put", "a.msg", "__substg1.0_0070001F"], Some(b"w\0")).status, 0);
    quiet(place.imsg("edit a.msg --rebuild -o b.msg"));
    quiet(place.imsg("diff a.msg b.msg"));
    assert_eq!(values(&place, "b.msg", "PidNameKeywords"), "red\n\nblue\n");
    assert_eq!(values(&place, "b.msg", "0x0070"), "eight\nw\n");
    assert_eq!(place.imsg(&format!("cfb cat b.msg {path}/deep/er/stream")).ok(), "two");
}

#[test]
fn oddities_stay_unless_it_is_asked_to_normalize() {
    let place = simple();
    // A size field that is wrong: that of the subject, behind the header and the entries before it.
    let stream = place.imsg("cfb cat a.msg __properties_version1.0").out;
    let at = stream.chunks(16).position(|entry| entry.starts_with(&[0x1F, 0, 0x37, 0])).unwrap() * 16;
    let mut odd = stream.clone();
    odd[at + 8] = 0x77;
    assert_eq!(place.run(&["cfb", "put", "a.msg", "__properties_version1.0"], Some(&odd)).status, 0);
    quiet(place.imsg("edit a.msg --set PidTagImportance=2 --in-place"));
    let entry =
        |file: &str| place.imsg(&format!("cfb cat {file} __properties_version1.0")).out[at..at + 16].to_vec();
    assert_eq!(entry("a.msg"), odd[at..at + 16]);
    quiet(place.imsg("edit a.msg --normalize -o b.msg"));
    quiet(place.imsg("diff a.msg b.msg --ignore PidTagLastModificationTime"));
    let entries = place.imsg("cfb cat b.msg __properties_version1.0").out;
    assert!(entries.chunks(16).any(|entry| entry == &stream[at..at + 16]), "{entries:?}");
    assert_eq!(place.imsg("edit a.msg --normalize --rebuild -o c.msg").status, 2);
}
