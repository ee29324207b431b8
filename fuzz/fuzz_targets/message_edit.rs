//! Changes of any bytes that open as a message on storage: see `imsg_fuzz::message_edit`.
#![cfg_attr(fuzzing, no_main)]
#![forbid(unsafe_code)]

imsg_fuzz::target!(message_edit);
