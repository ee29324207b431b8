//! Who owns which sector: DIFAT, FAT, chains, mini FAT and mini stream, read in place and only as far as needed.

pub(crate) mod ahead;
pub(crate) mod bitmap;
pub(crate) mod chain;
pub(crate) mod chunks;
pub(crate) mod difat;
pub(crate) mod extents;
pub(crate) mod fat;
pub(crate) mod image;
pub(crate) mod meta;
pub(crate) mod mini;
pub(crate) mod owners;
pub(crate) mod paged;
pub(crate) mod volume;
