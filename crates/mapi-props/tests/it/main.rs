//! Integration tests: generated tables, and stores in files that the layout kit makes.

#![cfg(test)]

mod damage;
mod findings;
mod generated;
mod hostile;
mod names;
mod support;
mod text;
mod values;
