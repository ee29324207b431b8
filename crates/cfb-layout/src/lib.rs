//! cfb-layout
