//! Which structure or stream uses which sector.

use crate::alloc::fat::FatWindow;
use crate::alloc::image::Image;
use crate::error::{Corruption, Location, Result, Structure};
use crate::finding::Severity;
use crate::format::consts::ENDOFCHAIN;
use crate::format::sector::{FatEntry, SectorId};

/// Sectors followed at once before they are claimed: thousands of streams may lead into one long chain, and each is
/// followed no further than this beyond what it gets.
const AT_ONCE: u32 = 256;

/// What claims sectors. Only equality matters: a sector met again by its own owner is a cycle, by another one a
/// shared sector.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Owner(u32);

impl Owner {
    pub(super) const DIFAT: Self = Self(1);
    pub(super) const FAT: Self = Self(2);
    pub(super) const DIRECTORY: Self = Self(3);
    pub(super) const MINI_FAT: Self = Self(4);
    pub(super) const MINI_STREAM: Self = Self(5);
    pub(super) const RANGE_LOCK: Self = Self(6);

    /// The stream of this entry number.
    pub(super) fn stream(entry: u32) -> Self {
        Self(entry.saturating_add(16))
    }
}

/// Owners by number, 0 for none; as long as the highest number claimed.
#[derive(Debug, Default)]
pub(super) struct Owners(Vec<u32>);

impl Owners {
    /// Claims a number, or says who has it.
    pub(super) fn claim(&mut self, number: u32, owner: Owner) -> std::result::Result<(), Owner> {
        let index = number as usize;
        if index >= self.0.len() {
            self.0.resize(index.saturating_add(1), 0);
        }
        match self.0.get_mut(index) {
            Some(slot) if *slot == 0 => {
                *slot = owner.0;
                Ok(())
            }
            Some(slot) => Err(Owner(*slot)),
            None => Ok(()),
        }
    }

    pub(super) fn is_claimed(&self, number: u32) -> bool {
        self.0.get(number as usize).is_some_and(|&owner| owner != 0)
    }
}

/// Claims on sectors of the file and on mini sectors.
#[derive(Debug, Default)]
pub(super) struct Claims {
    pub(super) sectors: Owners,
    pub(super) mini_sectors: Owners,
}

impl Claims {
    /// Follows a chain from `start`, claims its sectors, and returns how many it got. What ends the chain other
    /// than ENDOFCHAIN is noted.
    pub(super) fn claim_chain(
        &mut self,
        image: &Image,
        start: u32,
        owner: Owner,
        structure: Structure,
    ) -> Result<u64> {
        let mut window = FatWindow::default();
        let mut claimed = 0u64;
        let mut entry = FatEntry::from_bits(start);
        loop {
            let broken = match entry {
                FatEntry::EndOfChain => return Ok(claimed),
                FatEntry::Free | FatEntry::Special(_) => Corruption::ChainBroken { found: entry.bits() },
                FatEntry::Next(first) if image.geometry.contains(first) => {
                    let (len, next) = window.run(image, first, AT_ONCE)?;
                    match self.claim_run(first, len, owner) {
                        Ok(()) => {
                            claimed = claimed.saturating_add(len.into());
                            entry = next;
                            continue;
                        }
                        Err((got, corruption)) => {
                            claimed = claimed.saturating_add(got.into());
                            corruption
                        }
                    }
                }
                FatEntry::Next(first) => {
                    Corruption::SectorOutOfRange { found: first.0, num_sectors: image.geometry.num_sectors }
                }
            };
            let offset = (start < ENDOFCHAIN).then(|| image.offset(SectorId(start)));
            image.note(Severity::Error, broken, Location::new(structure, offset))?;
            return Ok(claimed);
        }
    }

    fn claim_run(
        &mut self,
        first: SectorId,
        len: u32,
        owner: Owner,
    ) -> std::result::Result<(), (u32, Corruption)> {
        for step in 0..len {
            let sector = first.0.saturating_add(step);
            if let Err(other) = self.sectors.claim(sector, owner) {
                let cycle = other == owner;
                let corruption = if cycle {
                    Corruption::ChainCycle { sector }
                } else {
                    Corruption::SharedSector { sector }
                };
                return Err((step, corruption));
            }
        }
        Ok(())
    }
}
