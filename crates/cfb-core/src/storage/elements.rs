//! The elements of a storage, one after the other.

use std::fmt;
use std::sync::Arc;

use crate::error::Result;
use crate::storage::core::Shared;
use crate::storage::handles::HandleId;
use crate::storage::names::NameKey;
use crate::storage::root::end_enumerator;
use crate::storage::stat::Stat;

/// The elements of a storage in tree order: shorter names first, then by upper-cased units (`IEnumSTATSTG`).
///
/// It is live: each step gives the element with the next greater name as the storage is then, so that elements may be
/// created and removed on the way. While it lives, the storage stays open, also after its handle was dropped, and the
/// file with it. A clone goes on from the same place.
///
/// ```
/// use cfb_core::{Mode, SharedBytes, Storage};
/// # use std::sync::Arc;
/// let root = Storage::create_on(Arc::new(SharedBytes::new([])), Mode::read_write())?;
/// for name in ["CONTENTS", "B", "a"] {
///     root.create_stream(name, Mode::read_write())?;
/// }
/// let names: Vec<String> =
///     root.elements()?.map(|stat| Ok(stat?.name().to_string())).collect::<cfb_core::Result<_>>()?;
/// assert_eq!(names, ["a", "B", "CONTENTS"]);
/// # Ok::<(), cfb_core::Error>(())
/// ```
#[derive(Clone)]
pub struct Elements {
    kept: Arc<Kept>,
    after: Option<NameKey>,
    has_failed: bool,
}

/// Keeps a storage open.
struct Kept {
    shared: Arc<Shared>,
    handle: HandleId,
}

impl Drop for Kept {
    fn drop(&mut self) {
        end_enumerator(&self.shared, self.handle);
    }
}

impl Elements {
    pub(super) fn new(shared: &Arc<Shared>, handle: HandleId) -> Result<Self> {
        shared.with(|core| {
            core.at(handle)?;
            core.add_enumerator(handle);
            Ok(())
        })?;
        let kept = Arc::new(Kept { shared: Arc::clone(shared), handle });
        Ok(Self { kept, after: None, has_failed: false })
    }

    /// Goes back to the first element.
    ///
    /// # Errors
    ///
    /// `Reverted` if the storage was removed, or its parent closed.
    pub fn reset(&mut self) -> Result<()> {
        (self.after, self.has_failed) = (None, false);
        self.kept.shared.with(|core| core.enumerated(self.kept.handle).map(|_| ()))
    }

    fn step(&self) -> Result<Option<(NameKey, Stat)>> {
        self.kept.shared.with(|core| {
            let at = core.enumerated(self.kept.handle)?;
            match core.next_child(at.scope, at.node, self.after)? {
                Some((key, node)) => Ok(Some((key, core.stat(at.scope, node)?))),
                None => Ok(None),
            }
        })
    }
}

impl Iterator for Elements {
    type Item = Result<Stat>;

    /// The next element; `None` at the end, and after an error until [`reset`](Elements::reset).
    fn next(&mut self) -> Option<Self::Item> {
        if self.has_failed {
            return None;
        }
        match self.step() {
            Ok(found) => found.map(|(key, stat)| {
                self.after = Some(key);
                Ok(stat)
            }),
            Err(e) => {
                self.has_failed = true;
                Some(Err(e))
            }
        }
    }
}

impl fmt::Debug for Elements {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Elements").field("after", &self.after.map(|key| key.0)).finish_non_exhaustive()
    }
}
