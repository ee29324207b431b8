//! cfb-core
