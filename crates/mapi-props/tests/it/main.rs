//! Integration tests: generated tables, and stores in files that the layout kit makes.

#![cfg(test)]

mod generated;
