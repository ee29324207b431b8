//! Changes of any bytes that open as a compound file: see `imsg_fuzz::hostile_edit`.
#![cfg_attr(fuzzing, no_main)]
#![forbid(unsafe_code)]

imsg_fuzz::target!(hostile_edit);
