//! Property sets of documents: see `imsg_fuzz::ole_props`.
#![cfg_attr(fuzzing, no_main)]
#![forbid(unsafe_code)]

imsg_fuzz::target!(ole_props);
