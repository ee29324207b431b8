//! Fuzz targets as plain functions: any bytes in, a panic when something that must hold does not.
//!
//! `fuzz_targets/` wraps each for libFuzzer; `tests/replay.rs` runs each over the kept inputs on any toolchain; a
//! target's binary, built without libFuzzer, runs over the files it is given.
#![forbid(unsafe_code)]

mod code_page;
mod run;

pub use code_page::code_page;
pub use run::run_files;

/// A target: a name, which is that of its file and of its folder of kept inputs, and what it does with an input.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: &[Target] = &[("code_page", code_page)];

/// The whole of a file in `fuzz_targets/`: a libFuzzer target, or without libFuzzer a program that takes files.
#[macro_export]
macro_rules! target {
    ($name:ident) => {
        #[cfg(fuzzing)]
        libfuzzer_sys::fuzz_target!(|data: &[u8]| $crate::$name(data));

        #[cfg(not(fuzzing))]
        fn main() -> std::process::ExitCode {
            $crate::run_files($crate::$name)
        }
    };
}
