//! Operations on storages beside plain maps: see `imsg_fuzz::storage_ops`.
#![cfg_attr(fuzzing, no_main)]
#![forbid(unsafe_code)]

imsg_fuzz::target!(storage_ops);
