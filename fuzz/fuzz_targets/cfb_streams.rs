//! Compound files from header to streams: see `imsg_fuzz::cfb_streams`.
#![cfg_attr(fuzzing, no_main)]
#![forbid(unsafe_code)]

imsg_fuzz::target!(cfb_streams);
