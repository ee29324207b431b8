//! The map of named properties: see `imsg_fuzz::named_properties`.
#![cfg_attr(fuzzing, no_main)]
#![forbid(unsafe_code)]

imsg_fuzz::target!(named_properties);
