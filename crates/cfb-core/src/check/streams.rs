//! Streams: chains against stated sizes, in sectors and in mini sectors.

use super::claims::{Claims, Owner};
use crate::alloc::mini::MiniSectorId;
use crate::alloc::volume::Volume;
use crate::error::{Corruption, Location, Result, Structure};
use crate::finding::Severity;
use crate::format::consts::ENDOFCHAIN;
use crate::format::dir_entry::{DirEntry, StreamId};
use crate::format::sector::FatEntry;

/// Claims what a stream lies on and compares its length with its stated size.
pub(super) fn check(volume: &Volume, claims: &mut Claims, id: StreamId, entry: DirEntry<'_>) -> Result<()> {
    let len = volume.stream_len(id, entry)?;
    if len.len_bytes == 0 {
        let (start, stated) = (entry.start(), entry.size_bits());
        if start == ENDOFCHAIN || stated != 0 {
            return Ok(());
        }
        // An empty stream that points somewhere may have lost its size.
        let field = "Starting Sector Location";
        let corruption =
            Corruption::EntryField { field, found: start.into(), expected: "ENDOFCHAIN when empty" };
        let location = Location::new(Structure::Entry(id), volume.entry_offset(id)?);
        return volume.image.note(Severity::Info, corruption, location);
    }
    let structure = Structure::Stream(id);
    let (held, shift) = if len.is_mini {
        (claim_mini(volume, claims, id, entry.start())?, volume.image.geometry.mini_shift)
    } else {
        let owner = Owner::stream(id.get());
        (
            claims.claim_chain(&volume.image, entry.start(), owner, structure)?,
            volume.image.geometry.sector_shift,
        )
    };
    compare(volume, id, structure, held, shift, len.len_bytes)
}

/// Claims the mini stream's chain.
pub(super) fn check_mini_stream(volume: &Volume, claims: &mut Claims) -> Result<()> {
    let image = &volume.image;
    let root = volume.root();
    let mini_sectors = u64::from(volume.mini.num_mini_sectors);
    let start = if mini_sectors == 0 { ENDOFCHAIN } else { root.start() };
    let held = claims.claim_chain(image, start, Owner::MINI_STREAM, Structure::MiniStream)?;
    let size = root.size_bits() & 0xFFFF_FFFF;
    let location = Location::new(Structure::Entry(StreamId::ROOT), volume.entry_offset(StreamId::ROOT)?);
    if size & image.geometry.mini_sector_len().saturating_sub(1) != 0 {
        image.note(Severity::Info, Corruption::MiniStreamSize { found: size }, location)?;
    }
    let len = mini_sectors << image.geometry.mini_shift;
    compare(volume, StreamId::ROOT, Structure::MiniStream, held, image.geometry.sector_shift, len)
}

/// Notes mini sectors that the mini FAT marks as used although no stream uses them, and entries in use beyond the
/// end of the mini stream.
pub(super) fn note_unowned_mini(volume: &Volume, claims: &Claims) -> Result<()> {
    let image = &volume.image;
    let inside = volume.mini.num_mini_sectors;
    let sectors = volume.mini.fat.num_sectors(image)?;
    let entries = u64::from(sectors).saturating_mul(image.geometry.entries_per_sector().into());
    let mut unowned: Option<(u32, u32)> = None;
    let mut beyond = None;
    for number in 0..u32::try_from(entries).unwrap_or(u32::MAX) {
        if claims.mini_sectors.is_claimed(number) {
            continue;
        }
        let used = volume.mini.entry(image, MiniSectorId(number))? != FatEntry::Free;
        if used && number < inside {
            let (_, count) = unowned.get_or_insert((number, 0));
            *count = count.saturating_add(1);
        } else if used {
            beyond.get_or_insert(number);
        }
    }
    let location = Location::new(Structure::MiniFat, volume.mini.fat.file_offset(image, 0)?);
    let needed = u64::from(inside).div_ceil(image.geometry.entries_per_sector().into());
    if u64::from(sectors) > needed {
        image.note(Severity::Info, Corruption::ChainLong { found: sectors.into(), needed }, location)?;
    }
    if let Some((sector, count)) = unowned {
        image.note(Severity::Info, Corruption::UnownedSector { sector, count }, location)?;
    }
    match beyond {
        Some(found) => {
            let num_mini_sectors = inside.into();
            let corruption = Corruption::MiniFatBeyondStream { num_mini_sectors, found: found.into() };
            image.note(Severity::Info, corruption, location)
        }
        None => Ok(()),
    }
}

fn claim_mini(volume: &Volume, claims: &mut Claims, id: StreamId, start: u32) -> Result<u64> {
    let owner = Owner::stream(id.get());
    let mut claimed = 0u64;
    let mut entry = FatEntry::from_bits(start);
    loop {
        let broken = match entry {
            FatEntry::EndOfChain => return Ok(claimed),
            FatEntry::Free | FatEntry::Special(_) => Corruption::ChainBroken { found: entry.bits() },
            FatEntry::Next(next) if next.0 < volume.mini.num_mini_sectors => {
                match claims.mini_sectors.claim(next.0, owner) {
                    Ok(()) => {
                        claimed = claimed.saturating_add(1);
                        entry = volume.mini.entry(&volume.image, MiniSectorId(next.0))?;
                        continue;
                    }
                    Err(other) if other == owner => Corruption::ChainCycle { sector: next.0 },
                    Err(_) => Corruption::SharedSector { sector: next.0 },
                }
            }
            FatEntry::Next(next) => {
                Corruption::SectorOutOfRange { found: next.0, num_sectors: volume.mini.num_mini_sectors }
            }
        };
        let location = Location::new(Structure::Stream(id), volume.entry_offset(id)?);
        volume.image.note(Severity::Error, broken, location)?;
        return Ok(claimed);
    }
}

/// Compares the sectors a chain holds with the bytes that are stated.
fn compare(
    volume: &Volume,
    id: StreamId,
    structure: Structure,
    held: u64,
    shift: u32,
    len_bytes: u64,
) -> Result<()> {
    let needed = len_bytes.div_ceil(1u64 << shift);
    let location = Location::new(structure, volume.entry_offset(id)?);
    if held < needed {
        let corruption = Corruption::ChainShort { found: held << shift, stated: len_bytes };
        return volume.image.note(Severity::Error, corruption, location);
    }
    if held > needed {
        let corruption = Corruption::ChainLong { found: held, needed };
        return volume.image.note(Severity::Info, corruption, location);
    }
    Ok(())
}
