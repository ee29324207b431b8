//! Whole-file verification: one pass over every structure, linear in the length of the file.
//!
//! The tables come first, then the tree with each entry and stream it reaches, then what nothing reached. Every
//! sector and mini sector is claimed by what uses it; a walk stops where something else has the sector already, so
//! that 8,000 entries over one chain cost one walk.

mod claims;
mod entries;
mod streams;
mod tables;
mod tree;

use crate::alloc::volume::Volume;
use crate::error::Result;

/// Notes every deviation in the volume's log.
///
/// # Errors
///
/// `Io`; in strict mode the first deviation of severity warning or worse.
pub(crate) fn run(volume: &Volume) -> Result<()> {
    let mut claims = claims::Claims::default();
    tables::check(volume, &mut claims)?;
    let reached = entries::check(volume, &mut claims)?;
    entries::note_orphans(volume, &reached)?;
    tables::note_unowned(volume, &claims)?;
    streams::note_unowned_mini(volume, &claims)
}
