//! The first minute.

use crate::support::Place;

#[test]
fn the_demonstration_shows_extracts_and_says_what_next() {
    let place = Place::new();
    let text = place.imsg("demo").ok();
    for part in
        [" show imsg-demo", cfb_layout::demo::subject(), " ls imsg-demo", " extract imsg-demo", "Try next:"]
    {
        assert!(text.contains(part), "{part:?} in\n{text}");
    }
    assert_eq!(place.read("imsg-demo/demo.msg"), cfb_layout::demo::file());
    let files = place.files("imsg-demo");
    assert!(files.contains(&"parts/envelope.png".to_owned()), "{files:?}");
    assert!(files.contains(&"parts/body.html".to_owned()), "{files:?}");
}

/// The commands that a demonstration ends with.
fn told(text: &str) -> Vec<&str> {
    let lines = text.lines().skip_while(|line| !line.ends_with("Try next:")).skip(1);
    lines.filter_map(|line| line.trim_start().split("  ").next()).collect()
}

#[cfg(unix)]
#[test]
fn the_commands_it_ends_with_work_as_they_stand() {
    let place = Place::new();
    for folder in ["d", "it's a folder"] {
        let text = place.run(&["demo", "-d", folder], None).ok();
        let commands = told(&text);
        assert!(commands.len() >= 5, "{text}");
        for command in commands {
            let mut shell = std::process::Command::new("sh");
            let done = shell.args(["-c", command]).current_dir(place.path("")).output().unwrap();
            assert!(done.status.success(), "{command}: {}", String::from_utf8_lossy(&done.stderr));
        }
    }
}

#[test]
fn it_speaks_of_itself_as_it_was_called() {
    let place = Place::new();
    let text = place.imsg("demo -d a").ok();
    assert!(told(&text)[0].starts_with(env!("CARGO_BIN_EXE_imsg")), "{text}");
    let mut command = place.command(&["demo", "-d", "b"]);
    let by_cargo = command.env("CARGO", "cargo").env("CARGO_PKG_NAME", "imsg-cli").output().unwrap();
    let text = String::from_utf8(by_cargo.stdout).unwrap();
    let release = if cfg!(debug_assertions) { "" } else { "--release " };
    assert!(text.contains(&format!("$ cargo run {release}-- show b")), "{text}");
    assert!(told(&text).iter().all(|command| command.starts_with("cargo run ")), "{text}");
}

#[test]
fn it_does_not_write_into_a_folder_with_files_unless_forced() {
    let place = Place::new();
    place.write("imsg-demo/mine.txt", "mine");
    let run = place.imsg("demo");
    assert_eq!(run.status, 1);
    assert!(run.err.contains("--force") && run.err.contains("-d"), "{}", run.err);
    assert_eq!(place.files("imsg-demo"), ["mine.txt"]);
    place.imsg("demo --force").ok();
    place.imsg("demo --force").ok();
    assert_eq!(place.read("imsg-demo/mine.txt"), b"mine");
    let again = place.imsg("demo");
    assert_eq!(again.status, 1);
    assert!(again.err.contains("an earlier demonstration") && again.err.contains("--force"), "{}", again.err);
}
