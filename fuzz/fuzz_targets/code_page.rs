//! Text of code pages: see `imsg_fuzz::code_page`.
#![cfg_attr(fuzzing, no_main)]
#![forbid(unsafe_code)]

imsg_fuzz::target!(code_page);
