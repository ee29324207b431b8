//! Bad input: the error says file, place, what was found, what was expected, and what to do; the status is 1.

use crate::support::{Place, plain};

/// A run that must fail with all of these in its error.
fn assert_error(place: &Place, words: &str, parts: &[&str]) {
    let run = place.imsg(words);
    assert_eq!(run.status, 1, "{words}: {}", run.err);
    for part in parts {
        assert!(run.err.contains(part), "{words}: {part:?} in {}", run.err);
    }
    assert!(run.err.starts_with("imsg: "), "{}", run.err);
    assert_eq!(run.err.lines().count(), 2, "a reason, and what to do: {}", run.err);
}

#[test]
fn a_text_file() {
    let place = Place::new();
    place.write("note.msg", "Dear all,\nhello\n");
    assert_error(
        &place,
        "show note.msg",
        &["note.msg: header at 0x0: begins with 44 65 61 72", "not a compound file", "looks like text"],
    );
    place.write("mail.eml", "Received: from here\r\nSubject: x\r\n\r\n");
    assert_error(&place, "ls mail.eml", &["mail.eml", ".eml"]);
}

#[test]
fn an_empty_file() {
    let place = Place::new();
    place.write("empty.msg", "");
    assert_error(&place, "show empty.msg", &["empty.msg: header at 0x0: ends after 0 bytes", "empty"]);
}

#[test]
fn a_truncated_message() {
    let place = Place::new();
    let bytes = cfb_layout::demo::file();
    place.write("header.msg", &bytes[..300]);
    assert_error(&place, "show header.msg", &["ends after 300 bytes, 512 are needed", "imsg check"]);
    // With the directory gone nothing can be read; with the tail gone the rest is.
    place.write("half.msg", &bytes[..bytes.len() / 2]);
    for verb in ["show", "ls", "props", "extract -d out", "check", "cfb ls"] {
        let run = place.imsg(&format!("{verb} half.msg"));
        assert!(run.status == 0 || run.status == 1, "{verb}: {} {}", run.status, run.err);
    }
}

#[test]
fn a_missing_file() {
    let place = Place::new();
    assert_error(&place, "show nothing.msg", &["nothing.msg: cannot be opened", "No such file"]);
}

#[test]
fn a_folder_without_r() {
    let place = Place::new();
    place.write("folder/a.msg", plain("a").to_vec());
    assert_error(&place, "show folder", &["folder: is a folder", "-r"]);
    assert!(place.imsg("show -r folder").ok().contains("Subject   a"));
}

#[test]
fn a_document_of_another_kind() {
    let place = Place::new();
    let mut plan = cfb_layout::Plan::new(cfb_layout::Version::V3);
    plan.stream(plan.root(), "WordDocument", vec![0; 5000]);
    let word = [0x06, 0x09, 0x02, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46];
    plan.set_clsid(plan.root(), word);
    place.write("letter.doc", plan.to_vec());
    assert_error(&place, "show letter.doc", &["letter.doc: message: not a message", "Word", "imsg cfb tree"]);
    let check = place.imsg("check letter.doc");
    assert_eq!(check.status, 1);
    assert!(check.text().contains("letter.doc: fatal: message: not a message"), "{}", check.text());
}

#[test]
fn the_others_are_done_all_the_same() {
    let place = Place::new();
    place.write("a.msg", plain("first").to_vec());
    place.write("b.msg", "no message");
    place.write("c.msg", plain("last").to_vec());
    let run = place.imsg("show --json a.msg b.msg gone.msg c.msg");
    assert_eq!(run.status, 1);
    let subjects: Vec<_> = run.json_lines().iter().map(|message| message["subject"].clone()).collect();
    assert_eq!(subjects, ["first", "last"]);
    assert!(run.err.find("b.msg").unwrap() < run.err.find("gone.msg").unwrap(), "{}", run.err);
}

#[test]
fn strict_reading_ends_at_a_deviation() {
    let place = Place::new();
    let mut bytes = plain("x").to_vec();
    bytes[0x1C] = 0; // Byte Order
    place.write("odd.msg", bytes);
    assert_eq!(place.imsg("show odd.msg").status, 0);
    let run = place.imsg("show --strict odd.msg");
    assert_eq!(run.status, 1);
    assert!(run.err.contains("0x1c"), "{}", run.err);
}

#[test]
fn a_full_disk_is_said_once() {
    let place = Place::with_demo();
    if std::fs::metadata("/dev/full").is_err() {
        return;
    }
    let run = place.imsg("show demo.msg demo.msg -o /dev/full");
    assert_eq!(run.status, 1);
    assert_eq!(run.err.matches("cannot write the output").count(), 1, "{}", run.err);
}

#[test]
fn output_that_cannot_be_written_is_a_failure_of_every_verb() {
    let place = Place::with_demo();
    place.write("large", vec![7; 3_000_000]);
    place.imsg("cfb put a.cfb Big large --create").ok();
    place.imsg("cfb put a.cfb Small large").ok();
    let Ok(full) = std::fs::File::options().write(true).open("/dev/full") else { return };
    for words in [
        "cfb cat a.cfb Big",
        "cfb ls a.cfb",
        "cfb tree a.cfb",
        "cfb stat a.cfb",
        "cfb map a.cfb",
        "cfb compact a.cfb -o -",
        "completions bash",
        "man",
        "demo -d demo",
        "show demo.msg",
        "extract demo.msg -d out",
    ] {
        let words: Vec<_> = words.split_whitespace().collect();
        let mut command = place.command(&words);
        let output = command.stdout(full.try_clone().unwrap()).output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{words:?}: {err}");
        assert_eq!(err.matches("cannot write the output").count(), 1, "{words:?}: {err}");
    }
    for words in ["cfb cat a.cfb Big", "cfb compact a.cfb", "cfb map a.cfb", "man"] {
        let run = place.imsg(&format!("{words} -o /dev/full"));
        assert_eq!(run.status, 1, "{words}: {}", run.err);
        assert_eq!(run.err.matches("cannot write the output").count(), 1, "{words}: {}", run.err);
    }
}

#[test]
fn a_closed_pipe_ends_every_verb_quietly() {
    let place = Place::with_demo();
    place.write("large", vec![7; 3_000_000]);
    place.imsg("cfb put a.cfb Big large --create").ok();
    for words in ["cfb cat a.cfb Big", "cfb ls a.cfb", "cfb compact a.cfb -o - --v4", "completions bash"] {
        let words: Vec<_> = words.split_whitespace().collect();
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = place.command(&words).stdout(writer).output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), err.as_str()), (Some(0), ""), "{words:?}");
    }
}
