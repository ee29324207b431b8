//! A catalogue of everything that can be wrong (or only odd) in a compound file, each kind made on purpose.
//!
//! Every [`Case`] has an id and builds its file from nothing, so a test can run one, or all:
//!
//! ```
//! use cfb_layout::damage::{self, Expectation};
//!
//! for case in damage::all().filter(|case| case.id().starts_with("difat-")) {
//!     let specimen = case.build();
//!     assert!(specimen.layout().len_bytes() > 512, "{}", case.id());
//!     if specimen.expectation() == Expectation::Tolerable {
//!         assert!(!specimen.streams().is_empty());
//!     }
//! }
//! ```

mod base;
mod difat;
mod directory;
mod fat;
mod file;
mod graph;
mod header;
mod large;
mod mini;
mod names;
mod size;

use std::ops::Range;

use crate::{Content, Layout, Name};

/// What a reader owes to a [`Specimen`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Expectation {
    /// The file keeps every rule, however odd it looks: strict readers take it too, and every stream is exact.
    Conforming,
    /// A rule is broken, yet what the file holds is certain: a tolerant reader gives every listed stream exactly.
    Tolerable,
    /// Something is lost for good: the listed streams are the ones that a tolerant reader still gives exactly.
    Partial,
    /// Not a compound file that can be read: opening it is an error.
    Refused,
    /// Any answer is right that comes without a panic, in linear time and memory.
    Survive,
}

/// A stream that a reader must give exactly.
#[derive(Clone, Debug)]
pub struct ExpectedStream {
    /// Number of its directory entry: names may be too odd to find it by.
    pub stream_id: u32,
    /// Names from below the root on, as they were meant.
    pub path: Vec<Name>,
    /// Where its bytes lie: absolute ranges in stream order, neighbours joined.
    pub ranges: Vec<Range<u64>>,
    /// What it holds.
    pub content: Content,
}

/// A file of the catalogue with what is expected of readers.
#[derive(Clone, Debug)]
pub struct Specimen {
    layout: Layout,
    expectation: Expectation,
    streams: Vec<ExpectedStream>,
}

impl Specimen {
    /// The file and its map. The map tells the places before the damage.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// What a reader owes.
    pub fn expectation(&self) -> Expectation {
        self.expectation
    }

    /// True when a tolerant reader must give exactly what was put in: [`Expectation::Conforming`] or
    /// [`Expectation::Tolerable`].
    pub fn is_sound(&self) -> bool {
        matches!(self.expectation, Expectation::Conforming | Expectation::Tolerable)
    }

    /// The streams that must be given exactly; none for [`Expectation::Refused`] and [`Expectation::Survive`].
    pub fn streams(&self) -> &[ExpectedStream] {
        &self.streams
    }

    /// The file in memory.
    pub fn to_vec(&self) -> Vec<u8> {
        self.layout.to_vec()
    }
}

/// One kind of damage or oddity.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    id: &'static str,
    what: &'static str,
    build: fn() -> Specimen,
}

impl Case {
    /// Short name in lower case with hyphens, unique in the catalogue.
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// What is wrong, in a few words.
    pub fn what(&self) -> &'static str {
        self.what
    }

    /// Makes the file. The same bytes each time.
    pub fn build(&self) -> Specimen {
        (self.build)()
    }

    /// Makes the file in memory.
    pub fn bytes(&self) -> Vec<u8> {
        self.build().to_vec()
    }
}

const fn case(id: &'static str, what: &'static str, build: fn() -> Specimen) -> Case {
    Case { id, what, build }
}

/// Every kind that fits in memory (none is larger than 40 MB, nearly all are about 100 KB).
pub fn all() -> impl Iterator<Item = Case> {
    let families = [
        file::CASES,
        header::CASES,
        fat::CASES,
        difat::CASES,
        mini::CASES,
        directory::CASES,
        names::CASES,
        size::CASES,
        graph::CASES,
    ];
    families.into_iter().flatten().copied()
}

/// The kinds that need files beyond 2 GiB: to be read through [`Layout::read_at`] or written to a sparse file.
pub fn large() -> impl Iterator<Item = Case> {
    large::CASES.iter().copied()
}

/// The case with this id, of [`all`] and [`large()`].
pub fn find(id: &str) -> Option<Case> {
    all().chain(large()).find(|case| case.id == id)
}
