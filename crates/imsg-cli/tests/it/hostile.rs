//! Every kind of damage, through every verb: no panic, no endless work, and a status that says what happened.

use std::time::{Duration, Instant};

use cfb_layout::damage;

use crate::support::Place;

/// Runs a verb over the folder `in`; panics of the command fail in [`Place::run`].
fn survive(place: &Place, words: &str) {
    let start = Instant::now();
    let run = place.imsg(words);
    assert!(run.status == 0 || run.status == 1, "{words}: {} {}", run.status, run.err);
    assert!(start.elapsed() < Duration::from_secs(120), "{words} took {:?}", start.elapsed());
}

#[test]
fn every_kind_of_damage_is_survived_by_every_verb() {
    let place = Place::with_demo();
    let mut ids = Vec::new();
    for case in damage::all() {
        let bytes = case.bytes();
        // What is larger takes its time in a build without optimization, and shows nothing that a smaller one does not.
        if bytes.len() <= 1 << 20 {
            place.write(&format!("in/{}.msg", case.id()), bytes);
            ids.push(case.id());
        }
    }
    assert!(ids.len() > 300, "{}", ids.len());
    for verb in [
        "show",
        "show --json --data",
        "ls",
        "props --all --offsets",
        "check --json",
        "extract -d out --body --manifest m",
    ] {
        survive(&place, &format!("{verb} -r in"));
    }
    for id in ids {
        survive(&place, &format!("cfb tree in/{id}.msg"));
        survive(&place, &format!("cfb compact in/{id}.msg -o copy.cfb --damaged --force"));
        survive(&place, &format!("edit in/{id}.msg --rebuild -o rebuilt.msg --force"));
        survive(&place, &format!("edit in/{id}.msg --set PidTagSubject=new -o edited.msg --force"));
        survive(&place, &format!("diff in/{id}.msg demo.msg"));
        survive(&place, &format!("cfb mkdir in/{id}.msg new"));
        survive(&place, &format!("cfb rm -r in/{id}.msg new"));
    }
}

#[test]
fn a_message_with_any_byte_range_spoiled_is_survived() {
    let place = Place::new();
    let sound = cfb_layout::demo::file();
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed >> 11).unwrap() % below
    };
    for number in 0..150 {
        let mut bytes = sound.clone();
        for _ in 0..=random(8) {
            let at = random(bytes.len());
            let len = random(64).min(bytes.len() - at);
            let value = [0x00, 0xFF, 0x7F, 0x41][random(4)];
            bytes[at..at + len].fill(value);
        }
        if number % 10 == 0 {
            bytes.truncate(random(sound.len()));
        }
        place.write(&format!("in/{number}.msg"), bytes);
    }
    for verb in [
        "show",
        "show --json --data",
        "ls",
        "props --all --offsets",
        "check --json",
        "extract -d out --body --manifest m",
    ] {
        survive(&place, &format!("{verb} -r in"));
    }
    for name in place.files("out") {
        assert!(!name.contains(".tmp"), "{name}");
    }
    place.write("demo.msg", sound);
    for name in place.files("in") {
        survive(&place, &format!("edit in/{name} --rebuild -o rebuilt.msg --force"));
        survive(&place, &format!("diff in/{name} demo.msg --json"));
        let changes = "--set PidTagSubject=new --add-recipient a@b.c --attach demo.msg --embed --normalize";
        survive(&place, &format!("edit in/{name} {changes} --in-place"));
        survive(&place, &format!("edit in/{name} --detach * --in-place"));
    }
}
