//! Findings: lines, JSON, and the exit status.

use crate::support::{Place, plain};

#[test]
fn a_sound_file_is_ok_and_gives_no_json() {
    let place = Place::new();
    place.write("a.cfb", cfb_layout::samples::hello());
    place.write("demo.msg", cfb_layout::demo::file());
    let run = place.imsg("check demo.msg --json");
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(run.json_lines().iter().all(|finding| finding["severity"] != "error"));
}

#[test]
fn a_finding_is_one_object_with_the_keys_of_the_contract() {
    let place = Place::new();
    let mut bytes = plain("x").to_vec();
    bytes[0x28] = 7; // Number of Directory Sectors, zero in version 3
    place.write("odd.msg", bytes);
    let run = place.imsg("check --json odd.msg");
    assert_eq!(run.status, 0, "{}", run.text());
    let lines = run.json_lines();
    let finding = lines.iter().find(|finding| finding["offset"] == 0x28).unwrap();
    let mut keys: Vec<&str> = finding.as_object().unwrap().keys().map(String::as_str).collect();
    let mut expected = ["file", "code", "severity", "where", "offset", "found", "expected", "message"];
    keys.sort_unstable();
    expected.sort_unstable();
    assert_eq!(keys, expected);
    assert_eq!((&finding["file"], &finding["where"]), (&"odd.msg".into(), &"header".into()));
    let text = place.imsg("check odd.msg").ok();
    assert_eq!(text, "odd.msg: ok (1 info)\n");
}

#[test]
fn infos_are_counted_and_shown_when_asked_for() {
    let place = Place::new();
    let mut bytes = plain("x").to_vec();
    bytes[0x28] = 7; // Number of Directory Sectors, zero in version 3
    place.write("info.msg", bytes);
    place.write("clean.msg", plain("x").to_vec());
    let mut file = plain("twice");
    file.message.properties.push(0x0E07, 1).push(0x0E07, 2);
    place.write("warning.msg", file.to_vec());

    assert_eq!(place.imsg("check info.msg").ok(), "info.msg: ok (1 info)\n");
    assert_eq!(place.imsg("check clean.msg").ok(), "clean.msg: ok\n");
    for words in ["-v check info.msg", "check --min-severity info info.msg"] {
        let text = place.imsg(words).ok();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 2, "{text}");
        assert!(lines[0].starts_with("info.msg: info: header at 0x28"), "{text}");
        assert_eq!(lines[1], "info.msg: ok (1 info)");
    }
    let warned = place.imsg("check warning.msg").ok();
    assert!(warned.lines().all(|line| line.starts_with("warning.msg: warning: ")), "{warned}");
    let text = place.imsg("check --min-severity error warning.msg").ok();
    assert!(text.starts_with("warning.msg: ok (1 warning"), "{text}");
    assert!(place.imsg("check --json info.msg").json_lines().len() == 1);
    assert_eq!(place.imsg("check --json --min-severity warning info.msg").text(), "");
}

#[test]
fn many_files_have_a_total_on_standard_error() {
    let place = Place::new();
    place.write("clean.msg", plain("x").to_vec());
    place.write("text.msg", "hello, this is text");
    let mut file = plain("twice");
    file.message.properties.push(0x0E07, 1).push(0x0E07, 2);
    place.write("warning.msg", file.to_vec());
    let run = place.imsg("check clean.msg warning.msg text.msg gone.msg");
    assert_eq!(run.status, 1);
    let total = "imsg: 4 files: 1 ok, 1 with warnings, 1 with errors, 1 not looked at\n";
    assert!(run.err.ends_with(total), "{}", run.err);
    assert_eq!(place.imsg("check clean.msg").err, "");
    assert_eq!(place.imsg("-q check clean.msg warning.msg").err, "");
    assert_eq!(place.imsg("check --json clean.msg warning.msg").err, "");
}

#[test]
fn a_warning_counts_when_it_is_strict() {
    let place = Place::new();
    let mut file = plain("twice");
    file.message.properties.push(0x0E07, 1).push(0x0E07, 2);
    place.write("twice.msg", file.to_vec());
    let run = place.imsg("check twice.msg");
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(run.text().contains("warning") && run.text().contains("[duplicate-property]"), "{}", run.text());
    assert_eq!(place.imsg("check --strict twice.msg").status, 1);
}

#[test]
fn an_error_makes_the_status_one() {
    let place = Place::new();
    let mut file = plain("cut");
    file.message.attachment().by_value("long.bin", vec![7; 20_000]);
    let mut bytes = file.to_vec();
    bytes.truncate(bytes.len() - 9000);
    place.write("cut.msg", bytes);
    let run = place.imsg("check --json cut.msg");
    assert_eq!(run.status, 1);
    assert!(run.json_lines().iter().any(|finding| finding["severity"] == "error"), "{}", run.text());
}

#[test]
fn a_file_that_cannot_be_read_is_a_fatal_finding() {
    let place = Place::new();
    place.write("text.msg", "hello, this is text");
    let run = place.imsg("check --json text.msg");
    assert_eq!((run.status, run.err.as_str()), (1, ""));
    let finding = run.json();
    assert_eq!((&finding["severity"], &finding["code"]), (&"fatal".into(), &"signature".into()));
    assert_eq!((&finding["where"], &finding["offset"]), (&"header".into(), &0.into()));
    assert_eq!(finding["expected"], "D0 CF 11 E0 A1 B1 1A E1");
    let gone = place.imsg("check --json gone.msg");
    assert_eq!((gone.status, gone.text().as_str()), (1, ""));
    assert!(gone.err.contains("gone.msg"), "{}", gone.err);
}
