//! What a file holds, as a plain map from paths.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use cfb_core::{CompoundFile, Entry, Guid};

use crate::sim::random::Random;

/// The names from the root down.
pub(crate) type Path = Vec<String>;

/// A storage or a stream.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Element {
    Storage { class: [u8; 16], bits: u32 },
    Stream(Arc<Vec<u8>>),
}

impl Element {
    pub(crate) const STORAGE: Self = Self::Storage { class: [0; 16], bits: 0 };

    pub(crate) fn is_stream(&self) -> bool {
        matches!(self, Self::Stream(_))
    }

    pub(crate) fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Stream(bytes) => Some(bytes),
            Self::Storage { .. } => None,
        }
    }
}

impl fmt::Debug for Element {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Storage { class, bits } => write!(f, "storage {:?} {bits:#x}", Guid::from_bytes(*class)),
            Self::Stream(bytes) => write!(f, "stream of {} bytes", bytes.len()),
        }
    }
}

/// All elements of a file, the root at the empty path.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct State(pub(crate) BTreeMap<Path, Element>);

impl State {
    /// What a file holds.
    pub(crate) fn of(file: &CompoundFile) -> Result<Self, String> {
        let mut all = BTreeMap::new();
        walk(file, |path, entry| {
            all.insert(path.to_vec(), element(entry)?);
            Ok(())
        })?;
        Ok(Self(all))
    }

    /// The first difference between this and what a file holds.
    pub(crate) fn differs_from(&self, file: &CompoundFile) -> Option<String> {
        self.differs_by(file, |_, mine, theirs| mine == theirs)
    }

    /// The same, where contents of streams are compared as the caller likes.
    pub(crate) fn differs_by(
        &self,
        file: &CompoundFile,
        alike: impl Fn(&[String], &[u8], &[u8]) -> bool,
    ) -> Option<String> {
        let mut count = 0;
        let walked = walk(file, |path, entry| {
            count += 1;
            let found = element(entry)?;
            match (self.0.get(path), &found) {
                (Some(Element::Stream(mine)), Element::Stream(theirs)) if alike(path, mine, theirs) => Ok(()),
                (Some(mine), theirs) if mine == theirs => Ok(()),
                (Some(mine), theirs) => Err(format!("{path:?}: {theirs:?} in the place of {mine:?}")),
                (None, theirs) => Err(format!("{path:?}: {theirs:?} that should not be there")),
            }
        });
        match walked {
            Err(difference) => Some(difference),
            Ok(()) if count == self.0.len() => None,
            Ok(()) => Some(format!("{count} elements in the place of {}", self.0.len())),
        }
    }

    /// The paths of what lies directly in a storage.
    pub(crate) fn children(&self, storage: &[String]) -> impl Iterator<Item = &Path> {
        let below = self.0.range(storage.to_vec()..).map(|(path, _)| path);
        let below = below.take_while(move |path| path.starts_with(storage));
        below.filter(move |path| path.len() == storage.len() + 1)
    }

    /// Whether a storage has an element of that name, in whatever case.
    pub(crate) fn has(&self, storage: &[String], name: &str) -> bool {
        self.children(storage).any(|path| path[storage.len()].to_uppercase() == name.to_uppercase())
    }

    /// Takes an element and what is below it out, with paths from it on.
    pub(crate) fn take(&mut self, path: &[String]) -> Vec<(Path, Element)> {
        let all: Vec<Path> = self
            .0
            .range(path.to_vec()..)
            .map(|(at, _)| at.clone())
            .take_while(|at| at.starts_with(path))
            .collect();
        all.into_iter().map(|at| (at[path.len()..].to_vec(), self.0.remove(&at).unwrap())).collect()
    }

    /// Puts what was taken out in at another path.
    pub(crate) fn put(&mut self, path: &[String], all: Vec<(Path, Element)>) {
        self.0.extend(all.into_iter().map(|(at, element)| ([path, &at].concat(), element)));
    }
}

/// Calls for every element with its path, the root first.
fn walk(
    file: &CompoundFile,
    mut each: impl FnMut(&[String], &Entry<'_>) -> Result<(), String>,
) -> Result<(), String> {
    let mut rest = vec![(Path::new(), file.root())];
    while let Some((path, entry)) = rest.pop() {
        each(&path, &entry)?;
        if entry.is_storage() {
            for child in entry.children().map_err(|e| e.to_string())? {
                let child = child.map_err(|e| e.to_string())?;
                let mut below = path.clone();
                below.push(String::from_utf16_lossy(child.name().units()));
                rest.push((below, child));
            }
        }
    }
    Ok(())
}

fn element(entry: &Entry<'_>) -> Result<Element, String> {
    if entry.is_stream() {
        let bytes = entry.bytes().map_err(|e| format!("{}: {e}", entry.name()))?;
        return Ok(Element::Stream(Arc::new(bytes.into_owned())));
    }
    Ok(Element::Storage { class: entry.clsid().to_bytes(), bits: entry.state_bits() })
}

/// Bytes that look random, none of them zero.
pub(crate) fn pattern(seed: u64, len: usize) -> Vec<u8> {
    let mut random = Random::new(seed);
    let mut bytes = Vec::with_capacity(len + 8);
    while bytes.len() < len {
        bytes.extend_from_slice(&(random.next() | 0x0101_0101_0101_0101).to_le_bytes());
    }
    bytes.truncate(len);
    bytes
}
