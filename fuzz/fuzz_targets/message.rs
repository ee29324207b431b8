//! Whole messages: see `imsg_fuzz::message`.
#![cfg_attr(fuzzing, no_main)]
#![forbid(unsafe_code)]

imsg_fuzz::target!(message);
