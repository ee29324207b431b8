//! Sectors by number: where chains lie, what is free, what is claimed.

pub(crate) mod chain_map;
pub(crate) mod sector_set;
pub(crate) mod space;
