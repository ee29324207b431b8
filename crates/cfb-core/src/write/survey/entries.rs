//! The first pass over the directory: which streams are sound, which entries are free, which are reached twice.

use std::collections::BTreeSet;

use crate::alloc::extents::Run;
use crate::alloc::image::Image;
use crate::dir::read_entry;
use crate::error::{Corruption, Result, Structure};
use crate::format::consts::{DIR_ENTRY_SHIFT, ENDOFCHAIN, FREESECT, NOSTREAM};
use crate::format::dir_entry::StreamId;
use crate::format::le;
use crate::format::sector::SectorId;
use crate::write::base::Base;
use crate::write::sectors::chain_map::ChainMap;
use crate::write::sectors::sector_set::SectorSet;
use crate::write::sectors::space::Space;
use crate::write::survey::Claims;
use crate::write::survey::known::Damage;

/// Mini sectors, their links, and who has them.
pub(crate) struct MiniClaims {
    links: Vec<u32>,
    claimed: SectorSet,
    /// Those that a damaged stream shares.
    pub(crate) shared: SectorSet,
}

impl MiniClaims {
    /// Reads the mini FAT as far as the mini stream has mini sectors.
    pub(crate) fn read(image: &Image, mini_fat: &ChainMap, num_mini: u32) -> Result<Self> {
        let mut links = Vec::new();
        for run in mini_fat.runs() {
            let mut bytes = vec![0u8; (run.len as usize) << image.geometry.sector_shift];
            image.read(image.offset(run.sector), &mut bytes, Structure::MiniFat)?;
            links.extend(bytes.chunks_exact(4).map(|slot| le::u32_at(slot, 0)));
        }
        links.resize(num_mini as usize, FREESECT);
        Ok(Self { links, claimed: SectorSet::new(num_mini), shared: SectorSet::new(num_mini) })
    }

    /// Follows a chain over at most `needed` mini sectors, and to its end.
    fn claim(&mut self, start: u32, needed: u64) -> Option<Corruption> {
        let mut held = 0u64;
        let mut at = start;
        while at != ENDOFCHAIN {
            let Some(&next) = self.links.get(at as usize) else {
                let num_sectors = u32::try_from(self.links.len()).unwrap_or(u32::MAX);
                return Some(Corruption::SectorOutOfRange { found: at, num_sectors });
            };
            let run = Run { sector: SectorId(at), len: 1 };
            if self.claimed.insert_run(run) == 0 {
                self.share(at);
                return Some(Corruption::SharedSector { sector: at });
            }
            held = held.saturating_add(1);
            if next == FREESECT {
                return Some(Corruption::ChainBroken { found: next });
            }
            at = next;
        }
        (held < needed).then_some(Corruption::ChainShort { found: held << 6, stated: needed << 6 })
    }

    fn share(&mut self, from: u32) {
        let mut at = from;
        while let Some(&next) = self.links.get(at as usize)
            && self.shared.insert_run(Run { sector: SectorId(at), len: 1 }) == 1
        {
            at = next;
        }
    }

    fn is_shared(&self, start: u32) -> bool {
        let mut at = start;
        let mut left = self.links.len();
        while let Some(&next) = self.links.get(at as usize)
            && left > 0
        {
            if self.shared.contains(at) {
                return true;
            }
            left = left.saturating_sub(1);
            at = next;
        }
        false
    }

    /// Mini sectors that the mini FAT calls free and no chain has.
    pub(crate) fn free_space(&self) -> Space {
        let end = u32::try_from(self.links.len()).unwrap_or(u32::MAX);
        let mut space = Space::new(end, u32::MAX - 16, None, 6);
        let mut free: Option<u32> = None;
        for (&link, number) in self.links.iter().zip(0u32..) {
            let is_free = link == FREESECT && !self.claimed.contains(number);
            match free {
                None if is_free => free = Some(number),
                Some(start) if !is_free => {
                    space.free(Run { sector: SectorId(start), len: number.saturating_sub(start) });
                    free = None;
                }
                _ => {}
            }
        }
        if let Some(start) = free {
            space.free(Run { sector: SectorId(start), len: end.saturating_sub(start) });
        }
        space
    }
}

/// What a walk through the directory needs of an entry.
#[derive(Clone, Copy)]
struct Links {
    to: [u32; 3],
    type_byte: u8,
}

/// Claims the sectors of every stream that the tree reaches; gives the entries that are free.
pub(crate) fn claim_streams(
    base: &Base,
    claims: &mut Claims<'_>,
    mini: &mut MiniClaims,
) -> Result<BTreeSet<u32>> {
    let volume = base.volume();
    let shift = claims.image.geometry.sector_shift.saturating_sub(DIR_ENTRY_SHIFT);
    let count = volume.directory.num_sectors(claims.image)? << shift;
    let mut free = BTreeSet::new();
    let mut links = Vec::new();
    for number in 0..count {
        let Some(entry) = read_entry(volume, StreamId::new(number))? else { break };
        let type_byte = entry.type_byte();
        if type_byte == 0 && number > 0 {
            free.insert(number);
        }
        let child = if type_byte == 2 && number > 0 { NOSTREAM } else { entry.child_bits() };
        let siblings = if number == 0 { [NOSTREAM; 2] } else { [entry.left_bits(), entry.right_bits()] };
        links.push(Links { to: [siblings[0], siblings[1], child], type_byte });
    }
    let streams = reached_streams(&links, claims);
    free.retain(|number| !claims.damage.dangling.contains(number));
    let mut in_sectors = Vec::new();
    let mut in_mini = Vec::new();
    for &id in &streams {
        let place = base.place_of(id)?;
        if place.stated == 0 {
            continue;
        }
        let damage = if place.is_mini {
            in_mini.push((id, place.start));
            let needed = place.stated.div_ceil(claims.image.geometry.mini_sector_len());
            mini.claim(place.start, needed)
        } else {
            in_sectors.push((id, place.start));
            claim_sectors(claims, place.start, place.stated)?
        };
        if let Some(corruption) = damage {
            let Damage { beyond, beyond_mini, .. } = &mut claims.damage;
            Damage::note_beyond(if place.is_mini { beyond_mini } else { beyond }, &corruption, id);
            claims.damage.streams.insert(id, corruption);
        }
    }
    // A stream is damaged too if a damaged one runs into it.
    for (id, start) in in_sectors {
        if !claims.damage.sectors.is_empty() && claims.is_in_quarantine(start)? {
            claims.damage.streams.entry(id).or_insert(Corruption::SharedSector { sector: start });
        }
    }
    for (id, start) in in_mini {
        if !mini.shared.is_empty() && mini.is_shared(start) {
            claims.damage.streams.entry(id).or_insert(Corruption::SharedSector { sector: start });
        }
    }
    Ok(free)
}

fn claim_sectors(claims: &mut Claims<'_>, start: u32, len_bytes: u64) -> Result<Option<Corruption>> {
    let mut held = 0u64;
    let damage = claims.chain(start, |run| held = held.saturating_add(run.len.into()))?;
    let found = held << claims.image.geometry.sector_shift;
    match damage {
        Some((corruption, shared)) => {
            if let Some(sector) = shared {
                claims.quarantine_from(sector)?;
            }
            Ok(Some(corruption))
        }
        None if found < len_bytes => Ok(Some(Corruption::ChainShort { found, stated: len_bytes })),
        None => Ok(None),
    }
}

/// The streams that the tree reaches, by number. Entries that a second link leads to are noted.
fn reached_streams(links: &[Links], claims: &mut Claims<'_>) -> Vec<StreamId> {
    let mut reached = SectorSet::new(u32::try_from(links.len()).unwrap_or(u32::MAX));
    let mut waiting = vec![0u32];
    reached.insert_run(Run { sector: SectorId(0), len: 1 });
    while let Some(number) = waiting.pop() {
        let Some(entry) = links.get(number as usize) else { continue };
        for &to in &entry.to {
            if to == 0 || to == NOSTREAM {
                continue;
            }
            if links.get(to as usize).is_none_or(|linked| linked.type_byte == 0) {
                claims.damage.dangling.insert(to);
                continue;
            }
            if reached.insert_run(Run { sector: SectorId(to), len: 1 }) == 1 {
                waiting.push(to);
            } else {
                claims.damage.shared_entries.insert(to);
            }
        }
    }
    let numbered = links.iter().zip(0u32..);
    let streams = numbered.filter(|(entry, number)| entry.type_byte == 2 && reached.contains(*number));
    streams.map(|(_, number)| StreamId::new(number)).collect()
}
