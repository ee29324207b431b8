//! Structures in binary properties: see `imsg_fuzz::blobs`.
#![cfg_attr(fuzzing, no_main)]
#![forbid(unsafe_code)]

imsg_fuzz::target!(blobs);
