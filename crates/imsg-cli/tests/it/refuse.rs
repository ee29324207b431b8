//! What the verbs that change a file refuse at once: pipes, devices, and files that are in use.

use std::process::Command;
use std::time::{Duration, Instant};

use cfb_core::{Mode, Storage};

use crate::support::Place;

/// Longer than any of these calls takes, and no test waits longer for one that hangs.
const PATIENCE: Duration = Duration::from_secs(20);

fn hello() -> Place {
    let place = Place::new();
    place.write("a.cfb", cfb_layout::samples::hello());
    place.write("source", "text");
    place
}

/// The standard error of a call that must fail before long.
#[track_caller]
fn refused_at_once(place: &Place, words: &str) -> String {
    let mut child = place.command(&words.split_whitespace().collect::<Vec<_>>()).spawn().unwrap();
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > PATIENCE {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("{words}: waits");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let output = child.wait_with_output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{words}: {err}");
    err
}

#[test]
fn a_pipe_or_a_device_is_refused_before_it_is_opened() {
    let place = hello();
    assert!(
        Command::new("mkfifo").arg(place.path("pipe")).arg(place.path("other")).status().unwrap().success()
    );
    std::os::unix::fs::symlink("pipe", place.path("link")).unwrap();
    for file in ["pipe", "link", "/dev/null"] {
        for words in [
            format!("put {file} x source --create"),
            format!("put {file} x source --create --force"),
            format!("put {file} x source"),
            format!("put {file} x other"),
            format!("mkdir {file} x"),
            format!("rm {file} x"),
            format!("mv {file} x y"),
            format!("compact {file}"),
            format!("undo {file}"),
        ] {
            let err = refused_at_once(&place, &format!("cfb {words}"));
            assert!(err.contains(&format!("{file}: is no regular file")), "{words}: {err}");
        }
    }
}

#[test]
fn a_file_in_use_is_refused_at_once_and_named() {
    let place = hello();
    let root = Storage::open(place.path("a.cfb"), Mode::read_write()).unwrap();
    let before = place.read("a.cfb");
    for words in [
        "put a.cfb x source",
        "mkdir a.cfb x",
        "rm a.cfb Hello",
        "mv a.cfb Hello x",
        "compact a.cfb",
        "undo a.cfb",
    ] {
        let err = refused_at_once(&place, &format!("cfb {words}"));
        assert!(err.contains("a.cfb: another program has the file open"), "{words}: {err}");
    }
    assert!(place.read("a.cfb") == before);
    drop(root);
    place.imsg("cfb put a.cfb x source").ok();
}
