//! imsg
fn main() {}
