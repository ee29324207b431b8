//! Corpus.
fn main() {}
