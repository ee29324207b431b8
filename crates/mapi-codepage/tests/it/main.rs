//! The behaviour of `mapi-codepage` as its users see it.

mod laws;
mod relations;
mod vectors;
