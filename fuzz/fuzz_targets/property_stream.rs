//! Property streams and the values beside them: see `imsg_fuzz::property_stream`.
#![cfg_attr(fuzzing, no_main)]
#![forbid(unsafe_code)]

imsg_fuzz::target!(property_stream);
