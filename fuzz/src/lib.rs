//! Fuzz targets as plain functions: any bytes in, a panic when something that must hold does not.
//!
//! `fuzz_targets/` wraps each for libFuzzer; `tests/replay.rs` runs each over its seeds and the kept inputs on any
//! toolchain; a target's binary, built without libFuzzer, runs over the files it is given.
#![forbid(unsafe_code)]

mod blobs;
mod cfb_streams;
mod code_page;
mod entry_ids;
mod hostile_edit;
mod lzfu;
mod message;
mod message_edit;
mod named_properties;
mod ole_props;
mod peer;
mod pieces;
mod property_stream;
mod rtf;
mod run;
mod seeds;
mod storage_ops;

pub use blobs::blobs;
pub use cfb_streams::cfb_streams;
pub use code_page::code_page;
pub use entry_ids::entry_ids;
pub use hostile_edit::hostile_edit;
pub use lzfu::lzfu;
pub use message::message;
pub use message_edit::message_edit;
pub use named_properties::named_properties;
pub use ole_props::ole_props;
pub use property_stream::property_stream;
pub use rtf::rtf;
pub use run::run_files;
pub use storage_ops::storage_ops;

/// A target.
pub struct Target {
    /// Its name, which is that of its file in `fuzz_targets/` and of its folder in `corpus/`.
    pub name: &'static str,
    /// What it does with an input.
    pub run: fn(&[u8]),
    /// Inputs to begin with, made anew each time and therefore not committed, each with a name.
    pub seeds: fn() -> Vec<(String, Vec<u8>)>,
}

/// Every target.
pub const TARGETS: &[Target] = &[
    Target { name: "blobs", run: blobs, seeds: seeds::blobs },
    Target { name: "cfb_streams", run: cfb_streams, seeds: seeds::compound_files },
    Target { name: "code_page", run: code_page, seeds: seeds::texts },
    Target { name: "entry_ids", run: entry_ids, seeds: seeds::entry_ids },
    Target { name: "hostile_edit", run: hostile_edit, seeds: seeds::edits },
    Target { name: "lzfu", run: lzfu, seeds: seeds::compressed_rtf },
    Target { name: "message", run: message, seeds: seeds::messages },
    Target { name: "message_edit", run: message_edit, seeds: seeds::message_edits },
    Target { name: "named_properties", run: named_properties, seeds: seeds::named_properties },
    Target { name: "ole_props", run: ole_props, seeds: seeds::property_sets },
    Target { name: "property_stream", run: property_stream, seeds: seeds::property_streams },
    Target { name: "rtf", run: rtf, seeds: seeds::rtf },
    Target { name: "storage_ops", run: storage_ops, seeds: seeds::operations },
];

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
