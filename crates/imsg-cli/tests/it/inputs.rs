//! Which files are read, and in which order the output comes.

use std::fmt::Write as _;
use std::io::Read;

use crate::support::{Place, plain};

fn subjects(text: &str) -> Vec<String> {
    let line = |line: &str| -> Option<String> {
        let json: serde_json::Value = serde_json::from_str(line).unwrap();
        Some(json["subject"].as_str()?.to_owned())
    };
    text.lines().filter_map(line).collect()
}

#[test]
fn standard_input_is_a_file_like_any_other() {
    let place = Place::new();
    let bytes = plain("from a pipe").to_vec();
    let run = place.run(&["show", "--json", "-"], Some(&bytes));
    assert_eq!(run.json()["subject"], "from a pipe");
    assert_eq!(run.json()["file"], "-");
    let run = place.run(&["-"], Some(&bytes));
    assert!(run.ok().starts_with("Subject   from a pipe"));
    let run = place.run(&["cfb", "ls", "-"], Some(&bytes));
    assert!(run.ok().contains("__properties_version1.0"));
    let twice = place.run(&["show", "-", "-"], Some(&bytes));
    assert_eq!(twice.status, 1);
    assert!(twice.err.contains("only be read once"), "{}", twice.err);
}

#[test]
fn output_is_in_input_order_with_any_number_of_workers() {
    let place = Place::new();
    let mut names = String::new();
    for n in 0..60 {
        let mut file = plain(&format!("message {n}"));
        // Some take much longer than others.
        if n % 7 == 0 {
            file.message.attachment().by_value("big.bin", cfb_layout::Content::pattern(n, 300_000));
        }
        place.write(&format!("{n}.msg"), file.to_vec());
        write!(names, " {n}.msg").unwrap();
    }
    let expected: Vec<String> = (0..60).map(|n| format!("message {n}")).collect();
    for jobs in [1, 2, 8] {
        let text = place.imsg(&format!("show --json -j {jobs}{names}")).ok();
        assert_eq!(subjects(&text), expected, "-j {jobs}");
    }
}

#[test]
fn folders_are_gone_through_and_other_files_passed_over() {
    let place = Place::new();
    place.write("in/a.msg", plain("a").to_vec());
    place.write("in/deep/.hidden/b.msg", plain("b").to_vec());
    place.write("in/deep/.gitignore", "*\n");
    place.write("in/deep/no-extension", plain("c").to_vec());
    place.write("in/notes.txt", "not a message");
    place.write("in/sheet.xls", cfb_layout::samples::hello());
    let run = place.imsg("show --json -r in");
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!(subjects(&run.text()), ["a", "b", "c"]);
    assert!(run.err.contains("passed over 3 files"), "{}", run.err);
    assert_eq!(place.imsg("-q show --json -r in").err, "");
    let files: Vec<_> = run.json_lines().iter().map(|m| m["file"].as_str().unwrap().to_owned()).collect();
    assert_eq!(files[0], std::path::Path::new("in").join("a.msg").to_str().unwrap());

    // What is named is not passed over, and what is damaged but called a message is not either.
    place.write("in/broken.msg", "text");
    let run = place.imsg("show --json -r in");
    assert_eq!(run.status, 1);
    assert!(run.err.contains("broken.msg"), "{}", run.err);
}

#[test]
fn patterns_choose_among_the_files_of_a_folder() {
    let place = Place::new();
    for name in ["in/a.msg", "in/B.MSG", "in/sent/c.msg", "in/d.oft"] {
        place.write(name, plain(name).to_vec());
    }
    let found = |words: &str| subjects(&place.imsg(&format!("show --json -r in {words}")).ok());
    assert_eq!(found("--include *.msg"), ["in/B.MSG", "in/a.msg", "in/sent/c.msg"]);
    assert_eq!(found("--include sent/*"), ["in/sent/c.msg"]);
    assert_eq!(found("--exclude *.msg"), ["in/d.oft"]);
    assert_eq!(found("--include *.msg --exclude sent/**"), ["in/B.MSG", "in/a.msg"]);
    for words in ["show -r in --include [", "show in/a.msg --include *.msg", "ls in/a.msg --exclude *.msg"] {
        assert_eq!(place.imsg(words).status, 2, "{words}");
    }
}

#[cfg(unix)]
#[test]
fn links_in_folders_are_not_followed() {
    let place = Place::new();
    place.write("in/a.msg", plain("a").to_vec());
    place.write("elsewhere/b.msg", plain("b").to_vec());
    std::os::unix::fs::symlink(place.path("elsewhere"), place.path("in/link")).unwrap();
    std::os::unix::fs::symlink(place.path("elsewhere/b.msg"), place.path("in/b.msg")).unwrap();
    let run = place.imsg("show --json -r in");
    assert_eq!((subjects(&run.text()), run.err.as_str()), (vec!["a".to_owned()], ""));
    let run = place.imsg("-v show --json -r in");
    assert_eq!((run.status, run.err.matches("a link, not followed").count()), (0, 2), "{}", run.err);
    // A link that is named is followed: the person meant it.
    assert_eq!(subjects(&place.imsg("show --json in/b.msg").ok()), ["b"]);
}

#[test]
fn lists_of_names_come_from_files_and_pipes() {
    let place = Place::new();
    place.write("a b.msg", plain("a").to_vec());
    place.write("c.msg", plain("c").to_vec());
    place.write("list", "c.msg\r\na b.msg\n\n");
    assert_eq!(subjects(&place.imsg("show --json --files-from list").ok()), ["c", "a"]);
    let run = place.run(&["show", "--json", "--files-from", "-"], Some(b"a b.msg\0c.msg\0"));
    assert_eq!(subjects(&run.ok()), ["a", "c"]);
    let run = place.run(&["show", "--json", "--files-from", "-", "-"], Some(b"c.msg\n"));
    assert_eq!(run.status, 1, "standard input holds the list already");
}

#[test]
fn a_large_file_reads_the_same_by_map_and_by_position() {
    let place = Place::new();
    let mut file = plain("large");
    file.message.attachment().by_value("large.bin", cfb_layout::Content::pattern(5, 9_000_001));
    place.write("large.msg", file.to_vec());
    let mapped = place.imsg("show --json large.msg").ok();
    assert_eq!(mapped, place.imsg("show --json --no-mmap large.msg").ok());
    let piped = place.run(&["show", "--json", "-"], Some(&place.read("large.msg"))).ok();
    assert_eq!(mapped.replace("\"large.msg\"", "\"-\""), piped);
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let place = Place::with_demo();
    let words = [&["show", "--json"][..], &["demo.msg"; 400]].concat();
    let mut child = place.command(&words).spawn().unwrap();
    drop(child.stdin.take());
    let mut some = [0; 100];
    child.stdout.take().unwrap().read_exact(&mut some).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
}
