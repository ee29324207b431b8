//! The storage tree: every entry that it reaches, and the entries that it does not reach.

use std::cmp::Ordering;

use super::claims::Claims;
use super::{streams, tree};
use crate::alloc::bitmap::Bitmap;
use crate::alloc::owners::Owners;
use crate::alloc::volume::Volume;
use crate::dir::read_entry;
use crate::dir::tree::InOrder;
use crate::error::{Corruption, Location, Result, Structure};
use crate::finding::Severity;
use crate::format::consts::{DIR_ENTRY_SHIFT, ENDOFCHAIN, NOSTREAM};
use crate::format::dir_entry::{DirEntry, ObjectType, StreamId};
use crate::format::name::{Name, compare};

/// Walks all storages and returns the entries reached. An entry that a second storage reaches is noted and not
/// walked again.
pub(super) fn check(volume: &Volume, claims: &mut Claims) -> Result<Bitmap> {
    let owners = Owners::default();
    let mut reached = Bitmap::default();
    reached.insert(0);
    check_root(volume)?;
    streams::check_mini_stream(volume, claims)?;
    let mut storages = vec![(StreamId::ROOT, volume.root())];
    while let Some((parent, storage)) = storages.pop() {
        tree::check_shape(volume, storage, &reached)?;
        let mut children = InOrder::new(volume, parent, storage);
        let mut previous: Option<Name> = None;
        let mut claim = |id: StreamId, parent| {
            owners.claim_entry(id, parent)?;
            reached.insert(id.get());
            Ok(())
        };
        while let Some((id, entry)) = children.next_claimed(&mut claim)? {
            check_order(volume, id, previous, entry.name())?;
            previous = Some(entry.name());
            check_name(volume, id, entry)?;
            check_common_fields(volume, id, entry)?;
            if entry.object_type() == Some(ObjectType::Stream) {
                check_stream_fields(volume, id, entry)?;
                streams::check(volume, claims, id, entry)?;
            } else {
                check_storage_fields(volume, id, entry)?;
                storages.push((id, entry));
            }
        }
    }
    Ok(reached)
}

/// Notes entries in use that no storage reaches.
pub(super) fn note_orphans(volume: &Volume, reached: &Bitmap) -> Result<()> {
    let image = &volume.image;
    let sectors = volume.directory.num_sectors(image)?;
    let entries = sectors.saturating_mul(1u32 << image.geometry.sector_shift.saturating_sub(DIR_ENTRY_SHIFT));
    let mut unclean = None;
    for number in 1..entries {
        if reached.contains(number) {
            continue;
        }
        let id = StreamId::new(number);
        let Some(entry) = read_entry(volume, id)? else { break };
        if entry.type_byte() != 0 {
            note(volume, Severity::Warning, id, Corruption::Orphan)?;
        } else if !entry.is_clean_when_free() {
            let (_, count) = unclean.get_or_insert((id, 0u32));
            *count = count.saturating_add(1);
        }
    }
    if let Some((first, count)) = unclean {
        note(volume, Severity::Info, first, Corruption::FreeEntries { count })?;
    }
    Ok(())
}

pub(super) fn note(volume: &Volume, severity: Severity, id: StreamId, corruption: Corruption) -> Result<()> {
    let offset = volume.entry_offset(id)?;
    volume.image.note(severity, corruption, Location::new(Structure::Entry(id), offset))
}

fn check_root(volume: &Volume) -> Result<()> {
    let root = volume.root();
    let id = StreamId::ROOT;
    if root.type_byte() != 5 {
        let corruption = Corruption::ObjectType { found: root.type_byte(), expected: "5 in entry 0" };
        note(volume, Severity::Warning, id, corruption)?;
    }
    if !root.name().matches_str("Root Entry") {
        note(volume, Severity::Info, id, Corruption::RootName { found: root.name().to_string() })?;
    }
    if root.name_len_bytes() != 22 {
        note(volume, Severity::Info, id, Corruption::NameLength { found: root.name_len_bytes() })?;
    }
    for (field, bits) in [("Left Sibling ID", root.left_bits()), ("Right Sibling ID", root.right_bits())] {
        if bits != NOSTREAM {
            let severity = if bits == 0 { Severity::Info } else { Severity::Warning };
            note(
                volume,
                severity,
                id,
                Corruption::EntryField { field, found: bits.into(), expected: "NOSTREAM" },
            )?;
        }
    }
    check_color(volume, id, root)
}

/// Fields that hold in every entry below the root.
fn check_common_fields(volume: &Volume, id: StreamId, entry: DirEntry<'_>) -> Result<()> {
    let links = [
        ("Left Sibling ID", entry.left_bits()),
        ("Right Sibling ID", entry.right_bits()),
        ("Child ID", entry.child_bits()),
    ];
    for (field, bits) in links {
        if bits == 0 {
            note(
                volume,
                Severity::Info,
                id,
                Corruption::EntryField { field, found: 0, expected: "NOSTREAM" },
            )?;
        }
    }
    check_color(volume, id, entry)
}

fn check_color(volume: &Volume, id: StreamId, entry: DirEntry<'_>) -> Result<()> {
    let found = u64::from(entry.color_byte());
    if found <= 1 {
        return Ok(());
    }
    note(
        volume,
        Severity::Info,
        id,
        Corruption::EntryField { field: "Color Flag", found, expected: "0 or 1" },
    )
}

/// A storage has no bytes. Windows writes ENDOFCHAIN where the specification asks for 0.
fn check_storage_fields(volume: &Volume, id: StreamId, entry: DirEntry<'_>) -> Result<()> {
    let start = entry.start();
    if start != 0 && start != ENDOFCHAIN {
        let field = "Starting Sector Location";
        let corruption = Corruption::EntryField { field, found: start.into(), expected: "0 in a storage" };
        note(volume, Severity::Info, id, corruption)?;
    }
    let found = entry.size_bits();
    if found == 0 {
        return Ok(());
    }
    note(
        volume,
        Severity::Warning,
        id,
        Corruption::EntryField { field: "Stream Size", found, expected: "0 in a storage" },
    )
}

fn check_order(volume: &Volume, id: StreamId, previous: Option<Name>, name: Name) -> Result<()> {
    let Some(previous) = previous else { return Ok(()) };
    match compare(previous.units(), name.units()) {
        Ordering::Less => Ok(()),
        Ordering::Equal => {
            note(volume, Severity::Error, id, Corruption::DuplicateName { name: previous.to_string() })
        }
        Ordering::Greater => note(volume, Severity::Warning, id, Corruption::TreeOrder),
    }
}

fn check_name(volume: &Volume, id: StreamId, entry: DirEntry<'_>) -> Result<()> {
    let found = entry.name_len_bytes();
    if !found.is_multiple_of(2) || !(4..=64).contains(&found) {
        return note(volume, Severity::Warning, id, Corruption::NameLength { found });
    }
    if !entry.name_is_terminated() {
        note(volume, Severity::Info, id, Corruption::NameUnterminated)?;
    }
    let name = entry.name();
    let illegal = |unit: &&u16| matches!(**unit, 0x2F | 0x5C | 0x3A | 0x21 | 0);
    match name.units().iter().find(illegal) {
        Some(&found) => note(volume, Severity::Warning, id, Corruption::NameCharacter { found }),
        None => Ok(()),
    }
}

fn check_stream_fields(volume: &Volume, id: StreamId, entry: DirEntry<'_>) -> Result<()> {
    let fields = [
        ("Child ID", entry.child().is_some()),
        ("CLSID", !entry.clsid().is_null()),
        ("State Bits", entry.state_bits() != 0),
        ("Creation Time", !entry.created().is_unset()),
        ("Modified Time", !entry.modified().is_unset()),
    ];
    for (field, set) in fields {
        if set {
            note(volume, Severity::Info, id, Corruption::StreamField { field })?;
        }
    }
    Ok(())
}
