//! The first minute.

use crate::support::Place;

#[test]
fn the_demonstration_shows_extracts_and_says_what_next() {
    let place = Place::new();
    let text = place.imsg("demo").ok();
    for part in
        ["$ imsg show imsg-demo", cfb_layout::demo::subject(), "$ imsg ls", "$ imsg extract", "Try next:"]
    {
        assert!(text.contains(part), "{part:?} in\n{text}");
    }
    assert_eq!(place.read("imsg-demo/demo.msg"), cfb_layout::demo::file());
    let files = place.files("imsg-demo");
    assert!(files.contains(&"parts/envelope.png".to_owned()), "{files:?}");
    assert!(files.contains(&"parts/body.html".to_owned()), "{files:?}");
}

#[test]
fn every_command_it_speaks_of_works() {
    let place = Place::new();
    let text = place.imsg("demo -d d").ok();
    let told = text.lines().filter_map(|line| line.trim_start().strip_prefix("imsg "));
    let commands: Vec<&str> = told.map(|line| line.split("  ").next().unwrap()).collect();
    assert!(commands.len() >= 5, "{commands:?}");
    for command in commands.into_iter().filter(|command| {
        command.starts_with(|c: char| c == '-' || text.contains(&format!("  imsg {command}")))
    }) {
        place.imsg(command.trim()).ok();
    }
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
}
