//! What is kept of a stored value, so that it is written back as it was.

use crate::value::Value;

/// The place of the table in the order of things in a set; what follows counts from [`FIRST`].
pub(super) const TABLE: usize = 0;

/// The place of the first value.
pub(super) const FIRST: usize = 1;

/// The bytes of a value or dictionary, and how they lie in the set.
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    /// All bytes up to the next value.
    pub(super) bytes: Vec<u8>,
    /// How many of them are the value; the rest is padding or left over.
    pub(super) used: usize,
    /// The place among the values of the set; each chunk has its own.
    pub(super) place: usize,
    /// The place of what lies right before it in the file that was read.
    pub(super) follows: Option<usize>,
    /// Whether these are the bytes of that file.
    pub(super) is_original: bool,
    /// Whether the value is all there: padding behind it changes nothing.
    pub(super) is_whole: bool,
}

impl Chunk {
    /// A new value.
    pub(super) fn new(bytes: Vec<u8>, place: usize) -> Self {
        Self { used: bytes.len(), bytes, place, follows: None, is_original: false, is_whole: true }
    }

    /// Takes away what is not the value; whether anything was.
    pub(super) fn discard_unused(&mut self) -> bool {
        let len = self.used.next_multiple_of(4).min(self.bytes.len());
        let has_unused = self.bytes.get(self.used..).is_some_and(|rest| rest.iter().any(|byte| *byte != 0));
        if len == self.bytes.len() && !has_unused {
            return false;
        }
        self.bytes.truncate(self.used);
        self.is_original = false;
        true
    }
}

/// A value with its bytes.
#[derive(Clone, Debug)]
pub(super) struct Stored {
    pub(super) value: Value,
    pub(super) chunk: Chunk,
    /// Whether more than one property lies at this place.
    pub(super) is_shared: bool,
}
