//! The verbs that change a compound file: what they do, what they refuse, and that a refusal changes nothing.

use cfb_layout::{ChainOrder, Content, Plan, Version};

use crate::support::{Place, Run};

fn hello() -> Place {
    let place = Place::new();
    place.write("a.cfb", cfb_layout::samples::hello());
    place
}

/// Paths of all storages and streams, and that nothing is wrong with the file.
fn paths(place: &Place, file: &str) -> Vec<String> {
    let found = cfb_core::CompoundFile::from_bytes(place.read(file)).unwrap().check().unwrap();
    assert_eq!(found, [], "{file}");
    let lines = place.imsg(&format!("cfb ls {file} --json")).json_lines();
    lines.iter().skip(1).map(|line| line["path"].as_str().unwrap().to_owned()).collect()
}

/// Does something that must fail with this status and these words, and leave the file as it is.
#[track_caller]
fn refused(place: &Place, words: &str, status: i32, said: &[&str]) {
    let before = place.read("a.cfb");
    let run = place.imsg(words);
    assert_eq!((run.status, run.text().as_str()), (status, ""), "{words}: {}", run.err);
    for part in said {
        assert!(run.err.contains(part), "{words}: {part}: {}", run.err);
    }
    if status == 1 {
        assert!(run.err.contains("\n  "), "{words}: there is something to do: {}", run.err);
    }
    assert!(place.read("a.cfb") == before, "{words}");
}

fn quiet(run: Run) {
    assert_eq!((run.status, run.text().as_str(), run.err.as_str()), (0, "", ""));
}

#[test]
fn put_creates_and_replaces_streams_of_any_length() {
    let place = hello();
    for len in [0usize, 1, 64, 4095, 4096, 100_000] {
        let bytes: Vec<u8> = (0..len).map(|at| (at % 251) as u8).collect();
        place.write("source", &bytes);
        quiet(place.imsg("cfb put a.cfb Folder/new source"));
        assert!(place.imsg("cfb cat a.cfb folder/NEW").out == bytes, "{len}");
        quiet(place.run(&["cfb", "put", "a.cfb", "Hello"], Some(&bytes)));
        assert!(place.imsg("cfb cat a.cfb Hello").out == bytes, "{len}");
    }
    assert_eq!(paths(&place, "a.cfb"), ["Hello", "Folder", "Folder/new", "Folder/small", "Folder/inside"]);
    let id = &place.imsg("cfb ls a.cfb --json").json_lines()[4]["id"];
    quiet(place.run(&["cfb", "put", "a.cfb", "--id", &id.to_string(), "-"], Some(b"by number")));
    assert_eq!(place.imsg("cfb cat a.cfb Folder/small").ok(), "by number");
    quiet(place.run(&["cfb", "put", "a.cfb", "%0005Odd"], Some(b"odd")));
    assert_eq!(place.imsg("cfb cat a.cfb %0005odd").ok(), "odd");
}

#[test]
fn put_refuses_what_cannot_be_and_says_what_to_do() {
    let place = hello();
    place.write("source", "text");
    refused(&place, "cfb put a.cfb Nowhere/new source", 1, &["a.cfb: no storage named \"Nowhere\"", "mkdir"]);
    for words in
        ["put a.cfb Hello/new source", "put -p a.cfb Hello/new source", "mkdir -p a.cfb Hello/new/er"]
    {
        let said = &["a.cfb: Hello: is a stream, a storage was expected"];
        refused(&place, &format!("cfb {words}"), 1, said);
    }
    let run = place.imsg("cfb put a.cfb Folder/small/new source");
    assert!(run.err.contains("Folder/small: is a stream") && !run.err.contains("mkdir"), "{}", run.err);
    refused(&place, "cfb put a.cfb Folder source", 1, &["Folder: is a storage", "rm -r"]);
    refused(&place, "cfb put a.cfb a:b source", 1, &["\"a:b\": a name must not contain"]);
    refused(&place, "cfb put a.cfb 100% source", 1, &["%0025"]);
    refused(&place, "cfb put a.cfb x missing", 1, &["missing: cannot be opened"]);
    refused(&place, "cfb put a.cfb x .", 1, &["is a folder"]);
    refused(&place, "cfb put a.cfb x a.cfb", 1, &["is both the source and the file"]);
    refused(&place, "cfb put a.cfb --id 77 source", 1, &["entry 77"]);
    refused(&place, "cfb put a.cfb / source", 2, &["root"]);
    refused(&place, "cfb put a.cfb", 2, &[]);
    refused(&place, "cfb put - x source", 2, &["standard input cannot be changed"]);
    refused(&place, "cfb put a.cfb --id 1 x source", 2, &["a path and an entry number"]);
    refused(&place, "cfb put source x a.cfb", 1, &["source: "]);
    assert_eq!(place.read("source"), b"text");
    let run = place.imsg("cfb put none.cfb x source");
    assert_eq!(run.status, 1);
    assert!(run.err.contains("none.cfb: cannot be opened"), "{}", run.err);
}

#[test]
fn put_makes_a_new_file_of_either_version() {
    let place = Place::new();
    place.write("source", "text");
    for (words, version) in [("--create", 3), ("--create --v4", 4)] {
        let file = format!("v{version}.cfb");
        quiet(place.imsg(&format!("cfb put {file} Contents source {words}")));
        assert_eq!(place.imsg(&format!("cfb stat {file} --json")).json()["version"], version);
        assert_eq!(paths(&place, &file), ["Contents"]);
        let again = place.imsg(&format!("cfb put {file} Other source {words}"));
        assert_eq!(again.status, 1);
        assert!(again.err.contains("exists already"), "{}", again.err);
        quiet(place.imsg(&format!("cfb put {file} -p Deep/er/Other source {words} --force")));
        assert_eq!(paths(&place, &file), ["Deep", "Deep/er", "Deep/er/Other"]);
    }
    let run = place.imsg("cfb put new.cfb No/where source --create");
    assert_eq!(run.status, 1);
    assert_eq!(place.files("."), ["source", "v3.cfb", "v4.cfb"], "nothing is left of a failure");
    assert_eq!(place.imsg("cfb put a.cfb x source --v4").status, 2);
}

#[test]
fn mkdir_makes_storages_and_those_on_the_way_when_asked() {
    let place = hello();
    quiet(place.imsg("cfb mkdir a.cfb Folder/sub"));
    refused(&place, "cfb mkdir a.cfb folder/SUB", 1, &["\"SUB\" is there already"]);
    refused(&place, "cfb mkdir a.cfb x/y", 1, &["no storage named \"x\""]);
    refused(&place, "cfb mkdir a.cfb Hello -p", 1, &["Hello"]);
    refused(&place, "cfb mkdir a.cfb /", 2, &["root"]);
    quiet(place.imsg("cfb mkdir -p a.cfb /"));
    quiet(place.imsg("cfb mkdir -p a.cfb x/y/z"));
    quiet(place.imsg("cfb mkdir -p a.cfb x/y"));
    let all = paths(&place, "a.cfb");
    assert_eq!(all, ["x", "x/y", "x/y/z", "Hello", "Folder", "Folder/sub", "Folder/small", "Folder/inside"]);
}

#[test]
fn rm_takes_everything_named_or_nothing_and_the_file_gets_shorter() {
    let place = hello();
    let len = place.read("a.cfb").len();
    refused(&place, "cfb rm a.cfb Folder", 1, &["Folder: is a storage", "-r"]);
    refused(&place, "cfb rm a.cfb Hello Nothing", 1, &["\"Nothing\""]);
    refused(&place, "cfb rm a.cfb /", 2, &["root"]);
    refused(&place, "cfb rm a.cfb", 2, &[]);
    quiet(place.imsg("cfb rm a.cfb Folder/inside Hello"));
    assert_eq!(paths(&place, "a.cfb"), ["Folder", "Folder/small"]);
    assert!(place.read("a.cfb").len() < len);
    let id = &place.imsg("cfb ls a.cfb --json").json_lines()[1]["id"];
    quiet(place.imsg(&format!("cfb rm a.cfb -r --id {id}")));
    assert_eq!(paths(&place, "a.cfb"), Vec::<String>::new());
}

#[test]
fn rm_of_a_storage_and_what_is_in_it_goes_in_any_order() {
    let place = hello();
    quiet(place.imsg("cfb rm -r a.cfb Folder/small Folder"));
    assert_eq!(paths(&place, "a.cfb"), ["Hello"]);
    let place = hello();
    refused(&place, "cfb rm -r a.cfb Folder Folder/small", 1, &["no storage named \"Folder\""]);
}

#[test]
fn mv_renames_and_moves() {
    let place = hello();
    quiet(place.imsg("cfb mv a.cfb Hello hello"));
    assert_eq!(paths(&place, "a.cfb"), ["hello", "Folder", "Folder/small", "Folder/inside"]);
    quiet(place.imsg("cfb mv a.cfb hello Folder"));
    quiet(place.imsg("cfb mv a.cfb Folder/inside outside"));
    quiet(place.imsg("cfb mv a.cfb Folder folder"));
    assert_eq!(paths(&place, "a.cfb"), ["folder", "folder/hello", "folder/small", "outside"]);
    assert_eq!(place.imsg("cfb cat a.cfb outside").out, vec![b'i'; 5000]);
    assert_eq!(place.imsg("cfb cat a.cfb folder/hello").ok(), "Hello, compound file");
    quiet(place.imsg("cfb mkdir a.cfb folder/sub"));
    let id = &place.imsg("cfb ls a.cfb folder/small --json").json_lines()[0]["id"];
    quiet(place.imsg(&format!("cfb mv a.cfb --id {id} folder/sub/tiny")));
    quiet(place.imsg("cfb mv a.cfb folder/sub /"));
    assert_eq!(paths(&place, "a.cfb"), ["sub", "sub/tiny", "folder", "folder/hello", "outside"]);
    refused(&place, "cfb mv a.cfb folder folder/deeper", 1, &["folder: cannot go into itself"]);
    refused(&place, "cfb mv a.cfb sub/tiny outside", 1, &["\"outside\" is there already"]);
    refused(&place, "cfb mv a.cfb nothing x", 1, &["\"nothing\""]);
    refused(&place, "cfb mv a.cfb outside no/where", 1, &["no storage named \"no\""]);
    refused(&place, "cfb mv a.cfb outside", 2, &[]);
}

#[test]
fn undo_takes_the_last_change_back_once() {
    let place = hello();
    refused(&place, "cfb undo a.cfb", 1, &["a.cfb: there is nothing to take back", "--keep-undo"]);
    for words in [
        "cfb rm -r a.cfb Folder --keep-undo",
        "cfb put a.cfb Hello source --keep-undo",
        "cfb mkdir a.cfb new --keep-undo",
        "cfb mv a.cfb Hello other --keep-undo",
    ] {
        place.write("source", vec![9; 70_000]);
        let before = place.imsg("cfb ls a.cfb --json --hash").ok();
        quiet(place.imsg(words));
        assert_ne!(place.imsg("cfb ls a.cfb --json --hash").ok(), before);
        quiet(place.imsg("cfb undo a.cfb"));
        assert_eq!(place.imsg("cfb ls a.cfb --json --hash").ok(), before, "{words}");
        assert_eq!(place.imsg("cfb undo a.cfb").status, 1);
        // What the change had put behind the end stays there until the next one.
        let file = cfb_core::CompoundFile::from_bytes(place.read("a.cfb")).unwrap();
        assert!(file.check().unwrap().iter().all(|found| found.severity() == cfb_core::Severity::Info));
    }
    quiet(place.imsg("cfb mkdir a.cfb one --keep-undo"));
    quiet(place.imsg("cfb mkdir a.cfb two"));
    refused(&place, "cfb undo a.cfb", 1, &["nothing to take back"]);
}

#[test]
fn compact_leaves_nothing_free_in_place_and_in_a_copy() {
    let place = Place::new();
    let mut plan = Plan::new(Version::V3);
    let root = plan.root();
    for number in 0..40u64 {
        let stream = plan.stream(root, format!("stream {number}").as_str(), Content::pattern(number, 9000));
        plan.chain_order(stream, ChainOrder::Shuffled { piece: 3, seed: number });
    }
    place.write("a.cfb", plan.to_vec());
    for number in (0..40).step_by(2) {
        let words = ["cfb", "rm", "a.cfb", &format!("stream {number}"), "--keep-undo"];
        quiet(place.run(&words, None));
    }
    let before = place.imsg("cfb ls a.cfb --json --hash").ok();
    let holes = place.read("a.cfb").len();
    let run = place.imsg("cfb compact a.cfb -o b.cfb");
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.err.contains("b.cfb: ") && run.err.contains(" less than a.cfb"), "{}", run.err);
    let streams = |listing: &str| -> Vec<String> {
        let line = |line: &str| line.split_once("\"id\":").map_or("", |(path, _)| path).to_owned();
        listing.lines().map(line).collect()
    };
    let copied = place.imsg("cfb ls b.cfb --json --hash").ok();
    assert_eq!(streams(&copied), streams(&before));
    assert!(
        place
            .imsg("cfb map b.cfb")
            .ok()
            .contains("20 streams with bytes, 0 of them in more than one piece; nothing free")
    );
    assert_eq!(place.read("a.cfb").len(), holes, "the file itself is as it was");

    let run = place.imsg("cfb compact a.cfb");
    assert!(run.err.contains("a.cfb: ") && run.err.contains(" less than before"), "{}", run.err);
    run.ok();
    assert_eq!(place.imsg("cfb ls a.cfb --json --hash").ok(), before);
    let len = place.read("a.cfb").len();
    assert!(len < holes && len <= place.read("b.cfb").len() + 16 * 512, "{holes} {len}");
    paths(&place, "a.cfb");

    refused(&place, "cfb compact a.cfb -o a.cfb --force", 1, &["is one of the files that are read"]);
    assert_eq!(place.imsg("cfb compact a.cfb --v4").status, 2);
    place.imsg("cfb compact a.cfb --v4 -o c.cfb").ok();
    assert_eq!(place.imsg("cfb stat c.cfb --json").json()["version"], 4);
    let from_stdin = place.run(&["cfb", "compact", "-", "-o", "d.cfb"], Some(&place.read("a.cfb")));
    assert!(from_stdin.err.contains("d.cfb: ") && from_stdin.err.contains("than -"), "{}", from_stdin.err);
    let to_stdout = place.imsg("cfb compact a.cfb -o -");
    assert!(to_stdout.out == place.read("b.cfb"));
}

#[test]
fn compact_names_what_is_damaged_or_copies_the_rest() {
    let place = Place::new();
    let mut plan = Plan::new(Version::V3);
    let root = plan.root();
    plan.stream(root, "whole", Content::pattern(1, 5000));
    plan.stream(root, "longer", Content::pattern(2, 20_000));
    let mut bytes = plan.to_vec();
    bytes.truncate(bytes.len() - 4096);
    place.write("a.cfb", bytes);
    refused(&place, "cfb compact a.cfb -o b.cfb", 1, &["a.cfb: \"longer\": ", "--damaged"]);
    let run = place.imsg("cfb compact a.cfb -o b.cfb --damaged");
    assert_eq!(run.status, 1, "something is lost");
    assert!(run.err.contains("longer"), "{}", run.err);
    assert_eq!(paths(&place, "b.cfb"), ["whole", "longer"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_is_mapped_elsewhere_is_not_changed() {
    let place = hello();
    let reader = std::fs::File::open(place.path("a.cfb")).unwrap();
    reader.lock_shared().unwrap();
    for words in ["cfb mkdir a.cfb x", "cfb undo a.cfb", "cfb compact a.cfb"] {
        refused(&place, words, 1, &["a.cfb: another program has the file open"]);
    }
    drop(reader);
    quiet(place.imsg("cfb mkdir a.cfb x"));
}

#[cfg(unix)]
#[test]
fn a_change_goes_through_links_and_needs_permission() {
    use std::os::unix::fs::PermissionsExt;
    let place = hello();
    std::os::unix::fs::symlink("a.cfb", place.path("link.cfb")).unwrap();
    quiet(place.imsg("cfb mkdir link.cfb x"));
    assert!(place.path("link.cfb").is_symlink());
    assert!(paths(&place, "a.cfb").contains(&"x".to_owned()));
    std::fs::set_permissions(place.path("a.cfb"), std::fs::Permissions::from_mode(0o444)).unwrap();
    // Who may do everything may write it all the same.
    if std::fs::File::options().write(true).open(place.path("a.cfb")).is_err() {
        refused(&place, "cfb mkdir a.cfb y", 1, &["cannot be opened for writing", "permission"]);
    }
}
