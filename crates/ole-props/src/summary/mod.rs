//! The two property sets that documents have, with their properties by name.

mod document;
mod fields;
mod information;

pub use document::DocumentSummaryInformation;
pub use information::SummaryInformation;
