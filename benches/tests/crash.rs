//! The `crash` program, with small numbers; `cargo xtask crash` runs it with large ones.
#![cfg(test)]

use std::process::Command;

fn crash(words: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_crash")).args(words).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    text
}

#[test]
fn what_a_crash_leaves_is_read_alike_by_the_cfb_crate() {
    let text = crash(&["--workloads", "5", "--large", "1", "--subsets", "4"]);
    assert_eq!(text.matches("100.00 % open").count(), 4, "{text}");
}

#[test]
fn a_process_that_is_killed_leaves_what_it_has_said_or_one_commit_more() {
    let text = crash(&["--kill", "20"]);
    assert!(text.contains("20 processes killed") && text.contains("no file was broken"), "{text}");
}
