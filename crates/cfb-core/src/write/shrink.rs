//! Making the file shorter: one more flip that moves what lies at its end into holes.
//!
//! A commit into a compact file puts the new tables behind the old end, so it leaves holes before it. Moving the last
//! sectors into them is a commit like any other, without a change that a user could see.

use crate::error::{CommitStep, Result};
use crate::write::changes::{Changes, How};
use crate::write::ground::Ground;
use crate::write::plan::Rules;
use crate::write::sectors::space::Order;

/// Files of fewer sectors are not shortened unless it is asked for.
const SMALL: u32 = 64;
/// Flips made at most: one moves the data, a second gives up tables that are too long now, a third moves what the second
/// had to put behind them, and what the first had, too.
const MAX_FLIPS: usize = 4;

impl Ground {
    /// Shortens the file if it was asked for, if the commit made it `longer` than it may be, or if more than a quarter
    /// of it is free.
    ///
    /// # Errors
    ///
    /// In the step of shrinking, if it was asked for: the commit before stands. `InDoubt` follows if the header could
    /// not be written.
    pub(super) fn shrink(&mut self, how: &How, longer: bool) -> Result<()> {
        let is_asked = how.consolidate || longer;
        for _ in 0..MAX_FLIPS {
            // Holes are what an older state has used. Somebody may have begun to read it since the commit began.
            if self.is_read_elsewhere().map_err(|e| e.in_step(CommitStep::Shrink))? {
                return Ok(());
            }
            let Some(known) = &self.known else { return Ok(()) };
            let (end, holes) = (known.space.end(), known.space.total());
            let needed = end.div_ceil(self.base.image().geometry.entries_per_sector()).saturating_add(1);
            let surplus = (known.fat_sectors.len() as u64).saturating_sub(needed.into());
            let free = holes.saturating_add(surplus);
            let is_sparse = end > SMALL && free > u64::from(end >> 2);
            if free == 0 || !(is_asked || is_sparse) {
                return Ok(());
            }
            let used = u64::from(end).saturating_sub(free);
            // What moves takes its marks in the FAT and its places in the directory with it.
            let target = used.saturating_add(used >> 7).saturating_add(4);
            let Some(above) = u32::try_from(target).ok().filter(|&target| target < end) else {
                return Ok(());
            };
            let rules = Rules { order: Order::Lowest, in_place: false, above: Some(above) };
            let quiet = How { only_if_current: false, keep_undo: false, ..*how };
            let replaced = self.header.clone();
            let moved = self.flip(&Changes::default(), &quiet, rules, replaced).and_then(|_| self.cut());
            if let Err(error) = moved {
                return Err(error.in_step(CommitStep::Shrink));
            }
            // Sectors of tables that had become too long are holes now, for what had to go behind them.
            let did_help = self
                .known
                .as_ref()
                .is_some_and(|known| known.space.end() < end || known.space.total() > holes);
            if !did_help {
                return Ok(());
            }
        }
        Ok(())
    }
}
