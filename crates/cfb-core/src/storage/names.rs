//! Names that are missing or taken, and names as keys in the order of the format.

use std::cmp::Ordering;

use crate::error::{Error, ErrorKind};
use crate::format::name::{Name, compare};

/// That there is no element of this name.
pub(super) fn missing(name: Name) -> Error {
    Error::not_found(name.to_string())
}

/// That there is one already.
pub(super) fn taken(name: Name) -> Error {
    Error::new(ErrorKind::AlreadyExists { name: name.to_string() }, None)
}

/// A name as a key among siblings: equal where the format takes names for equal, and in its order.
#[derive(Clone, Copy, Debug)]
pub(super) struct NameKey(pub(super) Name);

impl Ord for NameKey {
    fn cmp(&self, other: &Self) -> Ordering {
        compare(self.0.units(), other.0.units())
    }
}

impl PartialOrd for NameKey {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for NameKey {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for NameKey {}
