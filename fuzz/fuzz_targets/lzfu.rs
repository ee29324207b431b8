//! Compressed RTF: see `imsg_fuzz::lzfu`.
#![cfg_attr(fuzzing, no_main)]
#![forbid(unsafe_code)]

imsg_fuzz::target!(lzfu);
