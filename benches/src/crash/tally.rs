//! What was found in images, counted.

use std::fmt;

/// Counts over images.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) workloads: u64,
    pub(crate) images: u64,
    /// Files that open.
    pub(crate) opened: u64,
    /// Files in which what was not being changed is as it was.
    pub(crate) rest_whole: u64,
    /// Files in a state that was committed.
    pub(crate) whole: u64,
    /// Of these, in the state that the commit was about to make.
    pub(crate) new: u64,
    /// Files that were opened for writing again, changed and checked.
    pub(crate) went_on: u64,
    pub(crate) failures: Vec<String>,
}

impl Tally {
    pub(crate) fn add(&mut self, other: Self) {
        self.workloads += other.workloads;
        self.images += other.images;
        self.opened += other.opened;
        self.rest_whole += other.rest_whole;
        self.whole += other.whole;
        self.new += other.new;
        self.went_on += other.went_on;
        self.failures.extend(other.failures);
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |count: u64| 100.0 * count as f64 / self.images.max(1) as f64;
        write!(
            f,
            "{} workloads, {} images; {:.2} % open, {:.2} % with all that was not being changed, {:.2} % in a \
             committed state ({:.2} % in the new one); {} went on",
            self.workloads,
            self.images,
            percent(self.opened),
            percent(self.rest_whole),
            percent(self.whole),
            percent(self.new),
            self.went_on,
        )
    }
}
