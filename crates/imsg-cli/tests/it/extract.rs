//! What is written, where, and under which names.

use cfb_layout::msg::MsgFile;
use serde_json::Value as Json;

use crate::support::{Place, plain};

fn with_names(names: &[&str]) -> MsgFile {
    let mut file = plain("names");
    for (number, name) in names.iter().enumerate() {
        file.message.attachment().by_value(*name, format!("data {number}").into_bytes());
    }
    file
}

fn manifest(place: &Place, name: &str) -> Vec<Json> {
    let text = String::from_utf8(place.read(name)).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_demo_message_is_extracted_with_its_inner_message() {
    let place = Place::with_demo();
    let listed = place.imsg("extract demo.msg -d out --manifest parts.jsonl").ok();
    assert_eq!(place.read("out/envelope.png"), cfb_layout::demo::picture());
    let inner = cfb_layout::demo::inner_subject();
    let text = place.read(&format!("out/{inner}/body.txt"));
    assert_eq!(String::from_utf8(text).unwrap(), cfb_layout::demo::inner_text());
    let object: Json = serde_json::from_slice(&place.read(&format!("out/{inner}/message.json"))).unwrap();
    crate::keys::assert_message(&object, &[]);
    assert_eq!(object["subject"], inner);

    let parts = manifest(&place, "parts.jsonl");
    let files = place.files("out");
    assert_eq!(listed.lines().count(), files.len());
    let written: Vec<&str> = parts
        .iter()
        .filter(|part| part["kind"] != "message")
        .map(|part| part["written"].as_str().unwrap())
        .collect();
    let mut sorted = written.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, files);
    for part in &parts {
        let keys: Vec<&String> = part.as_object().unwrap().keys().collect();
        assert_eq!(keys.len(), 9, "{keys:?}");
        if part["kind"] != "message" {
            let bytes = place.read(&format!("out/{}", part["written"].as_str().unwrap()));
            assert_eq!(part["size"], bytes.len());
            assert_eq!(part["sha256"], sha256(&bytes));
        }
    }
    let paths: Vec<&str> = parts.iter().map(|part| part["path"].as_str().unwrap()).collect();
    assert!(paths.contains(&".attachments[0]"), "{paths:?}");
    assert!(paths.contains(&".attachments[2].message.attachments[0]"), "{paths:?}");
    assert!(paths.contains(&".attachments[2].message.body.text"), "{paths:?}");
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    data_encoding::HEXLOWER.encode(&sha2::Sha256::digest(bytes))
}

#[test]
fn names_never_leave_the_folder_clash_or_name_a_device() {
    let long = "n".repeat(400) + ".pdf";
    let names = [
        "../../x",
        "CON",
        "a/b",
        "same.txt",
        "SAME.txt",
        "same.txt",
        "",
        &long,
        "ctl\u{1}\u{7f}\nname.txt",
        "rtl\u{202e}gpj.exe",
        "/etc/passwd",
        "C:\\Windows\\system.ini",
        "..",
        "trailing. . ",
        ".hidden",
        "nul.txt",
    ];
    let place = Place::new();
    place.write("in/names.msg", with_names(&names).to_vec());
    place.imsg("extract in/names.msg -d out/deep --manifest parts.jsonl").ok();
    assert_eq!(place.files("out").len(), names.len());
    assert_eq!(place.files("in"), ["names.msg"]);
    let mut at_top: Vec<_> =
        std::fs::read_dir(place.path("")).unwrap().map(|e| e.unwrap().file_name()).collect();
    at_top.sort();
    assert_eq!(at_top, ["in", "out", "parts.jsonl"]);
    let parts = manifest(&place, "parts.jsonl");
    for (number, (part, name)) in parts.iter().zip(names).enumerate() {
        let original = if name.is_empty() { Json::Null } else { name.into() };
        assert_eq!(part["name"], original, "the manifest has the name as it stands in the message");
        let written = part["written"].as_str().unwrap();
        assert!(!written.contains('/') && written.len() <= 200, "{written}");
        assert!(!written.starts_with('.') && !written.ends_with(['.', ' ']), "{written}");
        assert!(!written.chars().any(char::is_control), "{written:?}");
        assert_eq!(place.read(&format!("out/deep/{written}")), format!("data {number}").into_bytes());
    }
    let written: Vec<&str> = parts.iter().map(|part| part["written"].as_str().unwrap()).collect();
    assert_eq!(
        written[..7],
        ["_._.._x", "_CON", "a_b", "same.txt", "SAME-2.txt", "same-3.txt", "attachment-6"]
    );
    assert!(written[7].ends_with(".pdf"));
}

#[test]
fn nothing_is_overwritten_unless_forced() {
    let place = Place::new();
    place.write("a.msg", with_names(&["one.txt", "two.txt"]).to_vec());
    place.write("out/one.txt", "mine");
    let run = place.imsg("extract a.msg -d out");
    assert_eq!(run.status, 1);
    assert!(run.err.contains("one.txt: exists already") && run.err.contains("--force"), "{}", run.err);
    assert_eq!(place.read("out/one.txt"), b"mine");
    assert_eq!(place.read("out/two.txt"), b"data 1", "the others are written all the same");
    place.imsg("extract a.msg -d out --force").ok();
    assert_eq!(place.read("out/one.txt"), b"data 0");
    assert_eq!(place.files("out"), ["one.txt", "two.txt"], "no temporary file is left");

    place.write("list.jsonl", "mine");
    let run = place.imsg("extract a.msg -d new --manifest list.jsonl");
    assert_eq!(run.status, 1);
    assert!(!place.path("new").exists(), "nothing is done if the manifest cannot be written");
}

#[test]
fn several_messages_get_folders_of_their_own() {
    let place = Place::new();
    place.write("in/a.msg", with_names(&["x.txt"]).to_vec());
    place.write("in/sub/a.msg", with_names(&["x.txt"]).to_vec());
    place.write("b/A.msg", with_names(&["x.txt"]).to_vec());
    place.imsg("extract in/a.msg b/A.msg -d out").ok();
    assert_eq!(place.files("out"), ["A-2/x.txt", "a/x.txt"]);
    place.imsg("extract -r in -d tree -j 4 --manifest m.jsonl").ok();
    assert_eq!(place.files("tree"), ["a/x.txt", "sub/a/x.txt"]);
    let written: Vec<Json> = manifest(&place, "m.jsonl").iter().map(|part| part["written"].clone()).collect();
    assert_eq!(written, ["a/x.txt", "sub/a/x.txt"], "in input order");
}

#[test]
fn bodies_are_written_when_asked_for() {
    let place = Place::with_demo();
    place.imsg("extract demo.msg -d out --body").ok();
    assert_eq!(String::from_utf8(place.read("out/body.txt")).unwrap(), cfb_layout::demo::plain_text());
    assert_eq!(place.read("out/body.html"), place.imsg("show --html demo.msg").out);
    assert!(place.read("out/body.rtf").starts_with(b"{\\rtf1"));
    assert!(place.path("out/headers.txt").exists());
}

#[test]
fn an_attachment_named_like_a_body_keeps_its_name() {
    let place = Place::new();
    place.write("a.msg", with_names(&["body.txt"]).to_vec());
    place.imsg("extract a.msg -d out --body").ok();
    assert_eq!(place.read("out/body.txt"), b"data 0");
    assert_eq!(place.read("out/body-2.txt"), b"text\r\n");
}

#[test]
fn references_are_never_followed() {
    let place = Place::new();
    place.write("secret.txt", "secret");
    let target = place.path("secret.txt");
    let mut file = plain("reference");
    let attachment = file.message.attachment();
    attachment.set(0x3705, 2).set(0x370D, target.to_str().unwrap()).set(0x3707, "secret.txt");
    place.write("a.msg", file.to_vec());
    let run = place.imsg("extract a.msg -d out --manifest m.jsonl");
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.err.contains("is not fetched"), "{}", run.err);
    assert!(!place.path("out").exists());
    let part = &manifest(&place, "m.jsonl")[0];
    assert_eq!((&part["kind"], &part["written"]), (&"reference".into(), &Json::Null));
    assert_eq!(part["reference"], target.to_str().unwrap());
}

#[test]
fn deep_messages_fit_the_file_system() {
    let place = Place::new();
    let mut file = plain("0");
    let mut message = &mut file.message;
    for depth in 1..=40 {
        message = message.attachment().embedded();
        message.set(0x001A, "IPM.Note").set(0x0037, format!("{depth} {}", "subject ".repeat(30)));
        message.set(0x1000, format!("text {depth}"));
    }
    place.write("deep.msg", file.to_vec());
    place.imsg("extract deep.msg -d out").ok();
    let files = place.files("out");
    assert_eq!(files.iter().filter(|name| name.ends_with("body.txt")).count(), 40);
    assert!(files.iter().all(|name| name.len() < 260), "{files:?}");
}

#[test]
fn an_object_nested_too_deep_to_name_all_of_it_is_a_failure() {
    let place = Place::new();
    let mut file = plain("deep");
    let object = cfb_layout::msg::Value::Raw { property_type: 0x000D, entry: [0xFF; 8], stream: None };
    file.message.attachment().set(0x3705, 6).set(0x3701, object).set(0x3707, "object");
    let mut plan = file.plan();
    let attachment = plan.find("__attach_version1.0_#00000000").unwrap();
    let mut storage = plan.storage(attachment, "__substg1.0_3701000D");
    for _ in 0..1000 {
        plan.stream(storage, "s", vec![1]);
        storage = plan.storage(storage, "\u{1}".repeat(31).as_str());
    }
    place.write("deep.msg", plan.to_vec());
    let run = place.imsg("extract deep.msg -d out");
    assert!(run.status == 1 && run.err.contains("nested so deep"), "{} {}", run.status, run.err);
    assert!(place.files("out").iter().any(|name| name.ends_with("object/s")), "{:?}", place.files("out"));
}

#[test]
fn a_large_attachment_is_copied_whole_from_any_place_in_the_file() {
    let place = Place::new();
    let content = cfb_layout::Content::pattern(11, 6_000_123);
    for version in [cfb_layout::Version::V3, cfb_layout::Version::V4] {
        let mut file = plain("large");
        file.version = version;
        file.message.attachment().by_value("large.bin", content.clone());
        file.message.attachment().by_value("small.bin", [1, 2, 3]);
        place.write("large.msg", file.to_vec());
        for words in ["", "--no-mmap", "--manifest m.jsonl --force"] {
            place.imsg(&format!("extract large.msg -d out --force {words}")).ok();
            assert!(place.read("out/large.bin") == content.to_vec(), "{version:?} {words}");
        }
        assert_eq!(manifest(&place, "m.jsonl")[0]["sha256"], sha256(&content.to_vec()));
    }
}

#[test]
fn a_cut_attachment_is_written_as_far_as_it_goes() {
    let place = Place::new();
    let mut file = plain("cut");
    file.message.attachment().by_value("long.bin", vec![7; 20_000]);
    let mut bytes = file.to_vec();
    bytes.truncate(bytes.len() - 9000);
    place.write("cut.msg", bytes);
    let run = place.imsg("extract cut.msg -d out");
    assert_eq!(run.status, 1);
    assert!(run.err.contains("attachment 0") && run.err.contains("the stream ends after"), "{}", run.err);
    let written = place.read("out/long.bin");
    assert!((8_000..12_000).contains(&written.len()), "{}", written.len());
    assert!(written.iter().take(11_000).all(|&byte| byte == 7));
}

#[test]
fn a_closed_pipe_ends_the_list_and_not_the_extraction() {
    let place = Place::new();
    let mut file = plain("many");
    for n in 0..300 {
        let name = format!("{n:03}-{}.txt", "x".repeat(200));
        file.message.attachment().by_value(&*name, "data");
    }
    for name in ["1.msg", "2.msg", "3.msg", "4.msg"] {
        place.write(name, file.to_vec());
    }
    let words = ["extract", "-j", "1", "1.msg", "2.msg", "3.msg", "4.msg", "gone.msg", "-d", "out"];
    for end in [&[][..], &["--manifest", "-"]] {
        let mut child = place.command(&[&words[..], end, &["--force"]].concat()).spawn().unwrap();
        drop(child.stdin.take());
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(1), "gone.msg is missing, and that is said");
        assert_eq!(place.files("out").len(), 4 * 300);
        std::fs::remove_dir_all(place.path("out")).unwrap();
    }
}

#[test]
fn each_inner_message_says_only_its_own() {
    let place = Place::new();
    let mut file = plain("outer");
    let middle = file.message.attachment().embedded();
    middle.set(0x001A, "IPM.Note").set(0x0037, "middle");
    middle.attachment().embedded().set(0x001A, "IPM.Note").set(0x0037, "inner");
    place.write("nested.msg", file.to_vec());
    place.imsg("extract nested.msg -d out").ok();
    let object = |path: &str| -> Json { serde_json::from_slice(&place.read(path)).unwrap() };
    let middle = object("out/middle/message.json");
    assert_eq!(middle["subject"], "middle");
    assert_eq!(middle["attachments"][0]["message"], Json::Null);
    assert_eq!(object("out/middle/inner/message.json")["subject"], "inner");
}
