//! RTF bodies: see `imsg_fuzz::rtf`.
#![cfg_attr(fuzzing, no_main)]
#![forbid(unsafe_code)]

imsg_fuzz::target!(rtf);
