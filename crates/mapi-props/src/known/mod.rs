//! The table of known properties: canonical names, alternate names, ids, types.
//!
//! All of it is static data: no allocation, nothing computed at the start, binary search in every look-up. It takes
//! about 170 KB: 16 bytes for each of the 2,808 properties, 4 for each of their 4,435 names, and 105 KB of text.

mod lookup;
mod row;
mod table;

pub use lookup::KnownProperty;
pub use row::{ObjectKind, Tier};
