//! The tables: header counts, DIFAT, FAT marks, directory and mini FAT chains, the range-lock sector.

use super::claims::{Claims, Owner};
use crate::alloc::difat::max_fat_sectors;
use crate::alloc::fat::FatWindow;
use crate::alloc::image::Image;
use crate::alloc::volume::Volume;
use crate::error::{Corruption, Location, Result, Structure};
use crate::finding::Severity;
use crate::format::consts::{DIFSECT, ENDOFCHAIN, FATSECT, FREESECT, HEADER_LEN, RANGE_LOCK_OFFSET};
use crate::format::header::Version;
use crate::format::le;
use crate::format::sector::{FatEntry, SectorId};

/// Claims the sectors of every table and compares the header's counts with them.
pub(super) fn check(volume: &Volume, claims: &mut Claims) -> Result<()> {
    let image = &volume.image;
    let header = &image.header;
    check_padding(image)?;
    let (difat_sectors, surplus) = claim_difat(image, claims)?;
    count(image, 0x48, "Number of DIFAT Sectors", header.num_difat_sectors(), difat_sectors)?;
    let fat_sectors = claim_fat(image, claims, &surplus)?;
    count(image, 0x2C, "Number of FAT Sectors", header.num_fat_sectors(), fat_sectors)?;

    let start = header.first_dir_sector();
    let dir_sectors = claims.claim_chain(image, start, Owner::DIRECTORY, Structure::Directory)?;
    if header.version() == Version::V4 {
        count(image, 0x28, "Number of Directory Sectors", header.num_dir_sectors(), dir_sectors)?;
    }
    let start = header.first_mini_fat_sector();
    let none =
        check_absent(image, 0x3C, "First Mini FAT Sector Location", start, header.num_mini_fat_sectors())?;
    let start = if none { ENDOFCHAIN } else { start };
    let mini_fat_sectors = claims.claim_chain(image, start, Owner::MINI_FAT, Structure::MiniFat)?;
    count(image, 0x40, "Number of Mini FAT Sectors", header.num_mini_fat_sectors(), mini_fat_sectors)?;
    check_fat_tail(image)?;
    check_range_lock(image, claims)
}

/// Entries of the last FAT sector beyond the end of the file are FREESECT.
fn check_fat_tail(image: &Image) -> Result<()> {
    let mut window = FatWindow::default();
    let entries = image.geometry.entries_per_sector();
    let first = image.geometry.num_sectors;
    let end = first.checked_next_multiple_of(entries).unwrap_or(first);
    for index in first..end {
        let found = window.entry(image, SectorId(index))?.bits();
        if found != FREESECT {
            let fat_sector = index.checked_div(entries).unwrap_or(0);
            let place = image.difat.fat_sector(image, fat_sector)?;
            let within = u64::from(index & entries.saturating_sub(1)) << 2;
            let offset = place.map(|sector| image.offset(sector).saturating_add(within));
            let location = Location::new(Structure::Fat(fat_sector), offset);
            return image.note(Severity::Info, Corruption::Unused { index, found }, location);
        }
    }
    Ok(())
}

/// An absent table is marked by ENDOFCHAIN; FREESECT and 0 are common slips.
fn check_absent(image: &Image, offset: u64, field: &'static str, start: u32, count: u32) -> Result<bool> {
    let absent = start == FREESECT || (start == 0 && count == 0);
    if absent {
        let corruption =
            Corruption::Field { field, found: start.into(), expected: "ENDOFCHAIN where there is none" };
        image.note(Severity::Info, corruption, Location::new(Structure::Header, Some(offset)))?;
    }
    Ok(absent)
}

fn count(image: &Image, offset: u64, field: &'static str, found: u32, counted: u64) -> Result<()> {
    if u64::from(found) == counted {
        return Ok(());
    }
    let corruption = Corruption::Count { field, found: found.into(), counted };
    image.note(Severity::Warning, corruption, Location::new(Structure::Header, Some(offset)))
}

/// In version 4 the rest of the header's sector is zero ([MS-CFB] 2.2).
fn check_padding(image: &Image) -> Result<()> {
    if image.header.version() != Version::V4 {
        return Ok(());
    }
    let len = image.geometry.sector_len().saturating_sub(HEADER_LEN as u64);
    let mut padding = vec![0u8; usize::try_from(len).unwrap_or(0)];
    image.read(HEADER_LEN as u64, &mut padding, Structure::Header)?;
    let Some(position) = padding.iter().position(|&byte| byte != 0) else { return Ok(()) };
    let found = padding.get(position).copied().unwrap_or(0).into();
    let offset = (HEADER_LEN as u64).saturating_add(position as u64);
    let corruption = Corruption::Field { field: "padding", found, expected: "zero" };
    image.note(Severity::Info, corruption, Location::new(Structure::Header, Some(offset)))
}

/// Follows the DIFAT sectors and returns how many there are, and the FAT sectors that slots name beyond those that the
/// file's sectors need.
fn claim_difat(image: &Image, claims: &mut Claims) -> Result<(u64, Vec<SectorId>)> {
    let covered = usize::try_from(max_fat_sectors(image)).unwrap_or(usize::MAX);
    let stated = image.header.num_fat_sectors() as usize;
    // A slot of 0 is padding, unless it is one of those stated, and the FAT in sector 0 is named by no other.
    let mut window = FatWindow::default();
    let is_zero_fat = window.entry(image, SectorId(0))? == FatEntry::Special(FATSECT)
        && !image.header.difat.iter().take(covered).any(|&slot| slot == 0);
    let mut surplus = Vec::new();
    let mut padding = None;
    let mut index = 0usize;
    let mut slots = |slots: &[u32], at: u64| {
        for (&slot, position) in slots.iter().zip(0u64..) {
            let is_named = slot != 0 || (index < stated && is_zero_fat);
            if index >= covered && is_named && image.geometry.contains(SectorId(slot)) {
                surplus.push(SectorId(slot));
            } else if index >= covered.max(stated) && slot != FREESECT {
                padding.get_or_insert((index, slot, at.saturating_add(position << 2)));
            }
            index = index.saturating_add(1);
        }
    };
    slots(&image.header.difat, 0x4C);
    let mut next = image.header.first_difat_sector();
    let mut counted = 0u64;
    if check_absent(image, 0x44, "First DIFAT Sector Location", next, image.header.num_difat_sectors())? {
        next = ENDOFCHAIN;
    }
    while next != ENDOFCHAIN && next != FREESECT {
        let sector = SectorId(next);
        let this = next;
        let location = |offset| Location::new(Structure::Difat(Some(this)), offset);
        if !image.geometry.contains(sector) {
            let corruption =
                Corruption::SectorOutOfRange { found: next, num_sectors: image.geometry.num_sectors };
            image.note(Severity::Error, corruption, Location::new(Structure::Difat(None), None))?;
            break;
        }
        let offset = image.offset(sector);
        if let Err(other) = claims.sectors.claim(next, Owner::DIFAT) {
            let cycle = other == Owner::DIFAT;
            let corruption = if cycle {
                Corruption::ChainCycle { sector: next }
            } else {
                Corruption::SharedSector { sector: next }
            };
            image.note(Severity::Error, corruption, location(Some(offset)))?;
            break;
        }
        marked(image, &mut window, sector, DIFSECT, location(Some(offset)))?;
        counted = counted.saturating_add(1);
        let mut block = vec![0u8; usize::try_from(image.geometry.sector_len()).unwrap_or(0)];
        let read = image.read(offset, &mut block, Structure::Difat(Some(next)))?;
        let mut entries: Vec<u32> = block.chunks_exact(4).map(|slot| le::u32_at(slot, 0)).collect();
        let link = entries.pop().unwrap_or(ENDOFCHAIN);
        slots(&entries, offset);
        next = if read == block.len() { link } else { ENDOFCHAIN };
        if next == FREESECT {
            let at = offset.saturating_add(image.geometry.sector_len()).saturating_sub(4);
            let corruption = Corruption::ChainBroken { found: next };
            image.note(Severity::Info, corruption, location(Some(at)))?;
        }
    }
    if let Some((index, found, offset)) = padding {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        let location = Location::new(Structure::Difat(None), Some(offset));
        image.note(Severity::Info, Corruption::Unused { index, found }, location)?;
    }
    Ok((counted, surplus))
}

/// Claims the FAT sectors that the DIFAT names and returns how many it names.
fn claim_fat(image: &Image, claims: &mut Claims, surplus: &[SectorId]) -> Result<u64> {
    let mut window = FatWindow::default();
    let mut counted = 0u64;
    let mut uncovered = None;
    let covered = u32::try_from(max_fat_sectors(image)).unwrap_or(u32::MAX);
    for index in 0..covered {
        match image.difat.fat_sector(image, index)? {
            Some(sector) => {
                claim_fat_sector(image, claims, &mut window, index, sector)?;
                counted = counted.saturating_add(1);
            }
            None => {
                uncovered.get_or_insert(index);
            }
        }
    }
    for (index, &sector) in (covered..).zip(surplus) {
        claim_fat_sector(image, claims, &mut window, index, sector)?;
        counted = counted.saturating_add(1);
    }
    let Some(index) = uncovered else { return Ok(counted) };
    let sector = index.saturating_mul(image.geometry.entries_per_sector());
    let offset = image.offset(SectorId(sector));
    let corruption = Corruption::Uncovered { sector, num_sectors: image.geometry.num_sectors };
    image.note(Severity::Info, corruption, Location::new(Structure::File, Some(offset)))?;
    Ok(counted)
}

fn claim_fat_sector(
    image: &Image,
    claims: &mut Claims,
    window: &mut FatWindow,
    index: u32,
    sector: SectorId,
) -> Result<()> {
    let location = Location::new(Structure::Fat(index), Some(image.offset(sector)));
    if claims.sectors.claim(sector.0, Owner::FAT).is_err() {
        return image.note(Severity::Error, Corruption::SharedSector { sector: sector.0 }, location);
    }
    marked(image, window, sector, FATSECT, location)
}

fn marked(
    image: &Image,
    window: &mut FatWindow,
    sector: SectorId,
    expected: u32,
    location: Location,
) -> Result<()> {
    let found = window.entry(image, sector)?.bits();
    if found == expected {
        return Ok(());
    }
    image.note(Severity::Warning, Corruption::Unmarked { found, expected }, location)
}

/// In version 4, the sector that covers the lock bytes must be set aside once the file reaches it ([MS-CFB] 2.8).
fn check_range_lock(image: &Image, claims: &mut Claims) -> Result<()> {
    let sector_number = (RANGE_LOCK_OFFSET >> image.geometry.sector_shift).saturating_sub(1);
    let Ok(number) = u32::try_from(sector_number) else { return Ok(()) };
    let sector = SectorId(number);
    if image.header.version() != Version::V4 || !image.geometry.contains(sector) {
        return Ok(());
    }
    let found = FatWindow::default().entry(image, sector)?;
    let free = claims.sectors.claim(number, Owner::RANGE_LOCK).is_ok();
    if found == FatEntry::EndOfChain && free {
        return Ok(());
    }
    let location = Location::new(Structure::File, Some(image.offset(sector)));
    image.note(Severity::Warning, Corruption::RangeLock { found: found.bits() }, location)
}

/// Notes sectors that the FAT marks as used although nothing uses them.
pub(super) fn note_unowned(volume: &Volume, claims: &Claims) -> Result<()> {
    let image = &volume.image;
    let mut window = FatWindow::default();
    let mut first = None;
    let mut count = 0u32;
    for number in 0..image.geometry.num_sectors {
        if !claims.sectors.is_claimed(number) && window.entry(image, SectorId(number))? != FatEntry::Free {
            first.get_or_insert(number);
            count = count.saturating_add(1);
        }
    }
    let Some(sector) = first else { return Ok(()) };
    let location = Location::new(Structure::File, Some(image.offset(SectorId(sector))));
    image.note(Severity::Info, Corruption::UnownedSector { sector, count }, location)
}
