//! imsg
