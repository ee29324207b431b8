//! `imsg diff`: what it finds between two messages, and what it takes for the same.

use cfb_layout::msg::{MsgFile, Value as Given, property_set};

use crate::support::{Place, plain};

/// The lines of a run that found differences.
#[track_caller]
fn different(place: &Place, words: &str) -> Vec<String> {
    let run = place.imsg(words);
    assert_eq!((run.status, run.err.as_str()), (1, ""), "{words}");
    run.text().lines().map(str::to_owned).collect()
}

#[track_caller]
fn same(place: &Place, words: &str) {
    let run = place.imsg(words);
    assert_eq!((run.status, run.text().as_str(), run.err.as_str()), (0, "", ""), "{words}");
}

#[test]
fn a_message_is_like_itself_and_like_its_copy() {
    let place = Place::with_demo();
    same(&place, "diff demo.msg demo.msg");
    place.imsg("cfb compact demo.msg -o copy.msg --v4").ok();
    same(&place, "diff demo.msg copy.msg");
    same(&place, "diff --json demo.msg copy.msg");
    let run = place.run(&["diff", "-", "demo.msg"], Some(&place.read("copy.msg")));
    assert_eq!((run.status, run.text().as_str(), run.err.as_str()), (0, "", ""));
}

#[test]
fn each_change_has_a_line_for_each_side_below_its_place() {
    let place = Place::with_demo();
    place.imsg("edit demo.msg --set PidTagImportance=0 --set PidTagMessageToMe=true -o b.msg").ok();
    let lines = different(&place, "diff demo.msg b.msg --ignore PidTagLastModificationTime");
    assert_eq!(lines[0], "message");
    let words = |at: usize| lines[at].split_whitespace().collect::<Vec<_>>().join(" ");
    let mut all: Vec<String> = (1..lines.len()).map(words).collect();
    all.sort();
    assert_eq!(all.len(), 3, "{lines:?}");
    assert!(
        all[0].starts_with("+ 0x00170003") && all[0].ends_with("Integer32 PidTagImportance 0"),
        "{all:?}"
    );
    assert_eq!(all[1], "+ 0x0057000B -rw Boolean PidTagMessageToMe true", "{all:?}");
    assert!(all[2].starts_with("- 0x00170003"), "{all:?}");
    let lines = different(&place, "diff demo.msg b.msg");
    assert_eq!(lines.iter().filter(|line| line.contains("PidTagLastModificationTime")).count(), 2);
}

#[test]
fn json_has_one_object_for_each_difference() {
    let place = Place::with_demo();
    place.imsg("edit demo.msg --set PidTagImportance=0 --unset PidTagInternetMessageId -o b.msg").ok();
    let run = place.imsg("diff demo.msg b.msg --json --ignore 0x3008");
    assert_eq!(run.status, 1);
    let lines = run.json_lines();
    assert_eq!(lines.len(), 2, "{lines:?}");
    let importance = lines.iter().find(|line| line["name"] == "PidTagImportance").unwrap();
    assert_eq!(importance["place"], "message");
    assert_eq!(importance["tag"], "0x00170003");
    assert_eq!(importance["b"], 0);
    assert_eq!(importance["a_attributes"], importance["b_attributes"]);
    let gone = lines.iter().find(|line| line["name"] == "PidTagInternetMessageId").unwrap();
    assert!(gone["a"].is_string() && gone["b"].is_null() && gone["b_attributes"].is_null(), "{gone}");
}

#[test]
fn named_properties_are_compared_by_name() {
    let file = |names: &[&str]| {
        let mut file = plain("named");
        for name in names {
            let id = file.names.string(property_set::PS_PUBLIC_STRINGS, name);
            file.message.set(id, name.to_uppercase().as_str());
        }
        file.to_vec()
    };
    let place = Place::new();
    place.write("a.msg", file(&["one", "two"]));
    place.write("b.msg", file(&["two", "one"]));
    place.write("c.msg", file(&["two", "three"]));
    same(&place, "diff a.msg b.msg");
    let lines = different(&place, "diff a.msg c.msg");
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(lines[1].contains(":one") && lines[1].starts_with("- "), "{lines:?}");
    assert!(lines[2].contains(":three") && lines[2].starts_with("+ "), "{lines:?}");
    same(&place, "diff a.msg c.msg --ignore one --ignore PS_PUBLIC_STRINGS:three");
}

#[test]
fn parts_are_found_again_by_number_or_by_place() {
    let file = |numbers: &[u32]| {
        let place = Place::new();
        place.write("a.msg", plain("parts").to_vec());
        for name in ["x", "y", "z"] {
            place.write(name, name.repeat(5000));
            place
                .imsg(&format!("edit a.msg --in-place --attach {name} --add-recipient {name}@example.org"))
                .ok();
        }
        for number in 0..3u32 {
            if !numbers.contains(&number) {
                let name = ["x", "y", "z"][number as usize];
                let words =
                    format!("edit a.msg --in-place --detach {name} --remove-recipient {name}@example.org");
                place.imsg(&words).ok();
            }
        }
        place.read("a.msg")
    };
    let place = Place::new();
    place.write("all.msg", file(&[0, 1, 2]));
    place.write("some.msg", file(&[0, 2]));
    let ignored = "--ignore PidTagLastModificationTime --ignore PidTagCreationTime --ignore PidTagDisplayTo";
    let lines = different(&place, &format!("diff all.msg some.msg {ignored}"));
    let headings: Vec<&str> =
        lines.iter().filter(|line| !line.starts_with(['-', '+'])).map(String::as_str).collect();
    assert_eq!(headings, ["recipient 1  y@example.org", "attachment 1  y"], "{lines:?}");
    assert!(lines.iter().all(|line| !line.starts_with('+')), "{lines:?}");
    // The same parts, counted anew.
    place.write("empty.msg", plain("parts").to_vec());
    for name in ["y", "z"] {
        place.write(name, name.repeat(5000));
        place
            .imsg(&format!("edit empty.msg --in-place --attach {name} --add-recipient {name}@example.org"))
            .ok();
    }
    place.write("late.msg", file(&[1, 2]));
    let ignored =
        format!("{ignored} --ignore PidTagAttachNumber --ignore PidTagRowid --ignore PidTagRecordKey");
    same(&place, &format!("diff late.msg empty.msg {ignored}"));
}

#[test]
fn messages_in_attachments_are_compared_too() {
    let place = Place::with_demo();
    let outer = |subject: &str, name: &str| {
        place.write("inner.msg", plain(subject).to_vec());
        place.write(name, plain("outer").to_vec());
        place.imsg(&format!("edit {name} --in-place --attach inner.msg --embed")).ok();
    };
    outer("one", "a.msg");
    outer("two", "b.msg");
    let lines =
        different(&place, "diff a.msg b.msg --ignore PidTagLastModificationTime --ignore PidTagCreationTime");
    let headings: Vec<&str> =
        lines.iter().filter(|line| !line.starts_with(['-', '+'])).map(String::as_str).collect();
    assert_eq!(headings, ["attachment 0  one", "attachment 0: message"], "{lines:?}");
    assert!(lines.iter().any(|line| line.starts_with("+ 0x0037001F") && line.ends_with(" two")), "{lines:?}");
}

#[test]
fn values_that_begin_alike_are_told_apart_and_text_is_compared_as_text() {
    let with = |text: &[u8], page: i32, bytes: Vec<u8>| {
        let mut file = MsgFile::new();
        file.message.set(0x001A, Given::String8(b"IPM.Note".to_vec())).set(0x3FFD, page);
        file.message.set(0x0037, Given::String8(text.to_vec())).set(0x1009, Given::Binary(bytes.into()));
        file.to_vec()
    };
    let place = Place::new();
    let mut bytes = vec![7u8; 2_000_000];
    place.write("a.msg", with(b"\xEF", 1251, bytes.clone()));
    bytes[1_999_999] = 8;
    place.write("b.msg", with(b"\xD0\xBF", 65001, bytes));
    let lines = different(&place, "diff a.msg b.msg --ignore PidTagMessageCodepage");
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(lines[1].contains("PidTagRtfCompressed") && lines[1].contains("(SHA-256 "), "{lines:?}");
    assert_ne!(lines[1][1..], lines[2][1..]);
}

#[test]
fn ole_objects_are_compared_stream_by_stream() {
    let place = Place::with_demo();
    let make = |name: &str, text: &str| {
        let mut file = plain("object");
        let attachment = file.message.attachment();
        attachment.set(0x3705, 6);
        place.write(name, file.to_vec());
        let path = "__attach_version1.0_#00000000/__substg1.0_3701000D";
        let put = |stream: &str, text: &str| {
            let path = format!("{path}/{stream}");
            assert_eq!(place.run(&["cfb", "put", "-p", name, &path], Some(text.as_bytes())).status, 0);
        };
        put("CONTENTS", text);
        put("same", "same");
    };
    make("a.msg", "one");
    make("b.msg", "two!");
    let lines = different(&place, "diff a.msg b.msg");
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert_eq!(lines[0], "attachment 0");
    assert!(lines[1].starts_with("- ") && lines[1].contains("CONTENTS"), "{lines:?}");
    assert!(lines[2].ends_with("4 bytes: 74776f21..."), "{lines:?}");
    let json = place.imsg("diff a.msg b.msg --json").json();
    assert_eq!(
        (&json["tag"], &json["name"], &json["a"]["size"]),
        (&().into(), &"CONTENTS".into(), &3.into())
    );
}

#[test]
fn wrong_usage_and_files_that_are_no_messages_are_said() {
    let place = Place::with_demo();
    place.write("a.cfb", cfb_layout::samples::hello());
    for words in ["diff demo.msg", "diff - -", "diff demo.msg demo.msg --ignore Nonsense", "diff"] {
        assert_eq!(place.imsg(words).status, 2, "{words}");
    }
    for (words, said) in
        [("diff demo.msg none.msg", "none.msg: cannot be opened"), ("diff a.cfb demo.msg", "a.cfb: ")]
    {
        let run = place.imsg(words);
        assert_eq!((run.status, run.text().as_str()), (1, ""), "{words}");
        assert!(run.err.contains(said), "{words}: {}", run.err);
    }
    place.imsg("edit demo.msg --set PidTagImportance=0 -o b.msg").ok();
    assert_eq!(place.imsg("diff demo.msg b.msg -o out.txt").status, 1);
    assert!(!place.read("out.txt").is_empty());
    assert_eq!(place.imsg("diff demo.msg b.msg -o b.msg --force").status, 1);
    assert!(
        place.imsg("diff demo.msg b.msg -o b.msg --force").err.contains("one of the files that are read")
    );
}
