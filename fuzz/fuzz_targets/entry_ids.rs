//! Ids of objects and addresses: see `imsg_fuzz::entry_ids`.
#![cfg_attr(fuzzing, no_main)]
#![forbid(unsafe_code)]

imsg_fuzz::target!(entry_ids);
