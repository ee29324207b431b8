//! The behaviour of `mapi-codepage` as its users see it.

#![cfg(test)]

mod encode;
mod laws;
mod relations;
mod vectors;
