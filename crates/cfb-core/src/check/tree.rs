//! The red-black rules of one storage's tree ([MS-CFB] 2.6.4).

use super::entries::note;
use crate::alloc::bitmap::Bitmap;
use crate::alloc::volume::Volume;
use crate::dir::read_entry;
use crate::error::{Corruption, Result};
use crate::finding::Severity;
use crate::format::dir_entry::{DirEntry, StreamId};

/// Color Flag of a red entry.
const RED: u8 = 0;

/// Notes red entries with red children, and paths of different black height, once for each storage. Links that
/// lead nowhere or back, and entries that another storage has `reached`, are passed over here; the walk in order
/// notes them.
pub(super) fn check_shape(volume: &Volume, storage: DirEntry<'_>, reached: &Bitmap) -> Result<()> {
    let mut seen = Bitmap::default();
    let mut height: Option<u32> = None;
    let mut uneven = None;
    let mut red_red = None;
    let mut stack: Vec<(StreamId, u32, bool)> =
        storage.child().map(|id| (id, 0, false)).into_iter().collect();
    while let Some((id, above, parent_red)) = stack.pop() {
        let Some(entry) = read_entry(volume, id)?.filter(|entry| entry.type_byte() != 0) else { continue };
        if reached.contains(id.get()) || !seen.insert(id.get()) {
            continue;
        }
        let red = entry.color_byte() == RED;
        if red && parent_red {
            red_red.get_or_insert(id);
        }
        let black = above.saturating_add(u32::from(!red));
        for link in [entry.left(), entry.right()] {
            match link {
                Some(next) => stack.push((next, black, red)),
                None if *height.get_or_insert(black) != black => {
                    uneven.get_or_insert(id);
                }
                None => {}
            }
        }
    }
    if let Some(id) = red_red {
        note(volume, Severity::Info, id, Corruption::RedRed)?;
    }
    match uneven {
        Some(id) => note(volume, Severity::Info, id, Corruption::BlackHeight),
        None => Ok(()),
    }
}
