//! A commit is there as a whole or not at all, wherever it was cut off.

use crate::crash::shared::run::{Run, run};
use crate::crash::shared::script::{Script, Shape};
use crate::crash::shared::verdict::{Found, go_on};
use crate::sim::crash::Call;
use crate::sim::images::Image;
use crate::sim::random::Random;

/// Random work of some shape.
fn work(shape: impl FnOnce(&mut Random) -> Shape, seed: u64) -> (Script, Run) {
    let mut random = Random::new(seed);
    let shape = shape(&mut random);
    let (bytes, state) = shape.start.file(shape.version);
    let script = Script::random(shape, &state, &mut random);
    let run = run(&script, bytes, state);
    (script, run)
}

/// What was found in images: old states, new states.
#[derive(Default)]
struct Tally(usize, usize);

fn judge(tally: &mut Tally, seed: u64, script: &Script, run: &Run, image: &Image) {
    let number = tally.0 + tally.1;
    let fail = |difference: String| -> ! {
        let (kind, interval, issued) = (image.kind, image.interval, image.issued);
        panic!("seed {seed}, {kind:?} in interval {interval}, {issued} calls: {difference}\n{script:#?}")
    };
    match run.judge(image) {
        Ok(Found::Before) => tally.0 += 1,
        Ok(Found::After) => tally.1 += 1,
        Err(difference) => fail(difference),
    }
    if number.is_multiple_of(16)
        && let Err(difference) = go_on(&image.bytes)
    {
        fail(difference);
    }
}

#[test]
fn whatever_a_crash_leaves_is_the_state_before_or_after_a_commit() {
    let mut tally = Tally::default();
    for seed in 0..60 {
        let (script, run) = work(Shape::random, seed);
        for image in run.recording.images(seed, 64) {
            judge(&mut tally, seed, &script, &run, &image);
        }
    }
    assert!(tally.0 > 10_000 && tally.1 > 10_000, "{} old, {} new", tally.0, tally.1);
}

#[test]
fn the_same_holds_where_the_fat_outgrows_the_header() {
    let mut tally = Tally::default();
    for seed in 0..3 {
        let (script, run) = work(Shape::large, seed);
        for image in run.recording.images(seed, 4) {
            judge(&mut tally, seed, &script, &run, &image);
        }
    }
    assert!(tally.0 > 20 && tally.1 > 20, "{} old, {} new", tally.0, tally.1);
}

#[test]
fn a_header_torn_at_any_byte_is_told_and_read_as_one_of_the_two() {
    let mut tally = Tally::default();
    for seed in 100..130 {
        let (script, run) = work(Shape::random, seed);
        for image in run.recording.torn_images(seed, 64) {
            judge(&mut tally, seed, &script, &run, &image);
        }
    }
    assert!(tally.0 > 3000 && tally.1 > 3000, "{} old, {} new", tally.0, tally.1);
}

#[test]
fn an_overwriting_commit_spoils_nothing_but_the_streams_it_writes() {
    let mut tally = Tally::default();
    for seed in 200..240 {
        let (script, run) = work(|random| Shape { overwrite: true, ..Shape::random(random) }, seed);
        for image in run.recording.images(seed, 64) {
            judge(&mut tally, seed, &script, &run, &image);
        }
    }
    assert!(tally.0 > 5000 && tally.1 > 5000, "{} old, {} new", tally.0, tally.1);
}

#[test]
fn without_the_sync_before_the_header_images_would_be_broken() {
    let mut broken = 0;
    for seed in 0..20 {
        let (_, mut run) = work(Shape::random, seed);
        let calls = &run.recording.calls;
        let before_header = |at: &usize| matches!(calls.get(at + 1), Some(Call::Write { offset: 0, .. }));
        let syncs: Vec<usize> =
            (0..calls.len()).filter(|at| calls[*at] == Call::Sync).filter(before_header).collect();
        // A write that changes nothing keeps the numbers of the calls.
        for at in syncs {
            run.recording.calls[at] = Call::Write { offset: 1, bytes: vec![0xCF] };
        }
        broken += run.recording.images(seed, 16).filter(|image| run.judge(image).is_err()).count();
    }
    assert!(broken > 100, "{broken}");
}
