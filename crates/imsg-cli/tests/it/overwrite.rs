//! What is read is never written to, whatever the flags.

use std::fs::File;

use crate::support::{Place, plain};

/// A message with an attachment that is called as the message's own file.
fn place() -> Place {
    let place = Place::new();
    for name in ["a.msg", "b.msg", "in/deep/c.msg"] {
        let mut file = plain(name);
        file.message.attachment().by_value(name.rsplit('/').next().unwrap(), "what is attached");
        file.message.attachment().by_value("other.txt", "the other one");
        place.write(name, file.to_vec());
    }
    place
}

#[test]
fn no_verb_replaces_a_file_that_it_reads() {
    let place = place();
    let before = [place.read("a.msg"), place.read("b.msg"), place.read("in/deep/c.msg")];
    for words in [
        "show --text a.msg -o a.msg --force",
        "show --json a.msg b.msg -o ./b.msg --force",
        "ls a.msg b.msg -o in/../b.msg --force",
        "props a.msg -o a.msg --force",
        "check -r in -o in/deep/c.msg --force",
        "cfb ls a.msg -o a.msg --force",
        "cfb tree a.msg -o a.msg --force",
        "cfb stat a.msg -o a.msg --force",
        "cfb map a.msg -o a.msg --force",
        "cfb cat a.msg __properties_version1.0 -o a.msg --force",
        "extract a.msg -d out --manifest a.msg --force",
        "show --text a.msg -o a.msg",
    ] {
        let run = place.imsg(words);
        assert_eq!((run.status, run.text().as_str()), (1, ""), "{words}");
        assert!(run.err.contains("is one of the files that are read"), "{words}: {}", run.err);
        assert!(!run.err.contains("--force"), "advice that does not help: {}", run.err);
    }
    assert_eq!([place.read("a.msg"), place.read("b.msg"), place.read("in/deep/c.msg")], before);
    assert!(!place.path("out").exists());
    place.write("list", "a.msg\n");
    assert_eq!(place.imsg("ls --files-from list -o list --force").status, 1);
    assert_eq!(place.read("list"), b"a.msg\n");
}

#[test]
fn an_attachment_called_as_its_message_does_not_replace_it() {
    let place = place();
    let before = [place.read("a.msg"), place.read("in/deep/c.msg")];
    for words in ["extract a.msg --force", "extract in/deep/c.msg -d in/deep --force"] {
        let run = place.imsg(words);
        assert_eq!(run.status, 1, "{words}");
        assert!(run.err.contains("is one of the files that are read"), "{words}: {}", run.err);
        assert!(run.text().contains("other.txt"), "the rest is extracted all the same");
    }
    assert_eq!([place.read("a.msg"), place.read("in/deep/c.msg")], before);
}

#[test]
fn an_attachment_called_as_a_message_that_comes_later_does_not_replace_it() {
    let place = Place::new();
    let mut file = plain("first");
    file.message.attachment().by_value("c.msg", "what is attached");
    // The folder of a.msg is where c.msg lies.
    place.write("in/a.msg", file.to_vec());
    place.write("in/a/c.msg", plain("later").to_vec());
    let before = place.read("in/a/c.msg");
    let run = place.imsg("extract -r in -d in --force");
    assert_eq!(run.status, 1);
    assert!(run.err.contains("is one of the files that are read"), "{}", run.err);
    assert_eq!(place.read("in/a/c.msg"), before);
}

#[test]
fn a_second_extraction_into_the_folder_that_is_gone_through_replaces_what_the_first_wrote() {
    let place = Place::new();
    let mut file = plain("x");
    file.message.attachment().by_value("notes.txt", "text");
    place.write("in/a.msg", file.to_vec());
    place.imsg("extract -r in -d in/out --force").ok();
    place.write("in/out/a/notes.txt", "changed");
    place.imsg("extract -r in -d in/out --force").ok();
    assert_eq!(place.read("in/out/a/notes.txt"), b"text");
}

#[cfg(unix)]
#[test]
fn links_and_standard_input_are_seen_through() {
    let place = place();
    let before = place.read("a.msg");
    std::os::unix::fs::symlink("a.msg", place.path("link.msg")).unwrap();
    std::fs::hard_link(place.path("a.msg"), place.path("hard.msg")).unwrap();
    for words in [
        "show --text link.msg -o a.msg --force",
        "show --text a.msg -o link.msg --force",
        "show --text hard.msg -o a.msg --force",
    ] {
        assert_eq!(place.imsg(words).status, 1, "{words}");
        assert_eq!(place.read("a.msg"), before, "{words}");
    }
    let mut command = place.command(&["show", "--text", "-", "-o", "a.msg", "--force"]);
    let output = command.stdin(File::open(place.path("a.msg")).unwrap()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(place.read("a.msg"), before);
}

#[cfg(unix)]
#[test]
fn what_replaces_a_file_is_open_to_the_same_people() {
    use std::fs::{Permissions, metadata, set_permissions};
    use std::os::unix::fs::PermissionsExt;
    let place = place();
    place.write("source", "text");
    for mode in [0o600, 0o640, 0o666] {
        for (words, written) in [
            ("cfb put old Contents source --create --force", "old"),
            ("cfb compact a.msg -o old --force", "old"),
            ("cfb cat a.msg __properties_version1.0 -o old --force", "old"),
            ("show --text a.msg -o old --force", "old"),
            ("demo -d out --force", "out/demo.msg"),
            ("extract a.msg -d . --manifest old --force", "old"),
            ("extract b.msg -d out --force", "out/other.txt"),
            ("man -d out --force", "out/imsg.1"),
        ] {
            place.write(written, "what was there");
            set_permissions(place.path(written), Permissions::from_mode(mode)).unwrap();
            let run = place.imsg(words);
            assert_ne!(place.read(written), b"what was there", "{words}: {}", run.err);
            let kept = metadata(place.path(written)).unwrap().permissions().mode();
            assert_eq!(kept & 0o7777, mode, "{words}: {kept:o}");
        }
    }
}
