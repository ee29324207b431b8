//! Images that ours leaves, read by ours and by the `cfb` crate.

use cfb_core::CompoundFile;

use crate::peer;
use crate::shared::run::{Run, run};
use crate::shared::script::Script;
use crate::shared::state::State;
use crate::shared::verdict::{Found, go_on};
use crate::sim::images::Image;
use crate::tally::Tally;

/// Every so many images one is opened for writing and changed.
const GO_ON_EVERY: u64 = 32;

/// Does the work, and judges all images of it.
pub(crate) fn judge(
    tally: &mut Tally,
    script: &Script,
    bytes: Vec<u8>,
    state: State,
    seed: u64,
    subsets: usize,
    torn: bool,
) {
    let run = run(script, bytes, state);
    let mut each = |image: Image| {
        if let Err(difference) = one(tally, &run, &image, torn) {
            let Image { kind, interval, issued, .. } = image;
            tally.failures.push(format!(
                "seed {seed}, {:?}, {kind:?} in interval {interval}, {issued} calls: {difference}",
                script.shape
            ));
        }
    };
    if torn {
        run.recording.torn_images(seed, subsets).for_each(&mut each);
    } else {
        run.recording.images(seed, subsets).for_each(&mut each);
    }
}

fn one(tally: &mut Tally, run: &Run, image: &Image, torn: bool) -> Result<(), String> {
    tally.images += 1;
    let found = run.judge(image)?;
    tally.opened += 1;
    tally.whole += 1;
    tally.rest_whole += 1;
    tally.new += u64::from(found == Found::After);
    if !torn {
        let file = CompoundFile::from_bytes(&image.bytes[..]).map_err(|e| e.to_string())?;
        let ours = State::of(&file)?;
        let theirs = peer::read_strictly(&image.bytes)?;
        if ours != theirs {
            return Err("the cfb crate reads it otherwise".to_owned());
        }
    }
    if tally.images.is_multiple_of(GO_ON_EVERY) {
        go_on(&image.bytes)?;
        tally.went_on += 1;
    }
    Ok(())
}
