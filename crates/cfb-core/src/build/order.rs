//! Which entry each node gets, and where its stream begins.
//!
//! Entry 0 is the root. The children of one storage are neighbours, in the order of their names; the storages are gone
//! through in the order of their entries. Streams lie in the order of their entries.

use super::nodes::Node;
use super::siblings;
use super::sizes::{Sizes, mini_sectors_of};
use crate::format::consts::{ENDOFCHAIN, MINI_STREAM_CUTOFF};
use crate::format::name::compare;

/// What stands in an entry because of its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    /// The node it is of.
    pub(super) node: u32,
    /// Child ID.
    pub(super) child: Option<u32>,
    /// Starting Sector Location.
    pub(super) start: u32,
}

/// The entries in order.
pub(super) struct Order {
    pub(super) entries: Vec<Placed>,
    /// Children of each storage that has some, in the order in which the storages stand: together all entries but the
    /// root's.
    pub(super) families: Vec<u32>,
}

impl Order {
    pub(super) fn new(nodes: &[Node<'_>], sizes: &Sizes) -> Self {
        let children = Children::new(nodes);
        let mut starts = Starts { sizes, mini: 0, large: sizes.first_large() };
        let mini_stream =
            if sizes.mini_stream > 0 { sizes.number(sizes.first_mini_stream()) } else { ENDOFCHAIN };
        let mut entries = Vec::with_capacity(nodes.len());
        entries.push(Placed { node: 0, child: None, start: mini_stream });
        let mut families = Vec::new();
        let mut at = 0usize;
        while let Some(&Placed { node, .. }) = entries.get(at) {
            let family = children.of(node);
            let count = u32::try_from(family.len()).unwrap_or(u32::MAX);
            if let Some(top) = siblings::top(count) {
                let first = u32::try_from(entries.len()).unwrap_or(u32::MAX);
                if let Some(entry) = entries.get_mut(at) {
                    entry.child = Some(first.saturating_add(top));
                }
                families.push(count);
                entries.extend(family.iter().map(|&node| Placed {
                    node,
                    child: None,
                    start: starts.next(nodes.get(node as usize)),
                }));
            }
            at = at.saturating_add(1);
        }
        Self { entries, families }
    }
}

/// Where streams begin that come one after the other.
struct Starts<'s> {
    sizes: &'s Sizes,
    mini: u32,
    large: u64,
}

impl Starts<'_> {
    fn next(&mut self, node: Option<&Node<'_>>) -> u32 {
        match node.and_then(|node| node.content.as_ref()).map(|content| content.len_bytes) {
            None => 0,
            Some(0) => ENDOFCHAIN,
            Some(len) if len < MINI_STREAM_CUTOFF => {
                let start = self.mini;
                self.mini = self.mini.saturating_add(mini_sectors_of(len));
                start
            }
            Some(len) => {
                let start = self.large;
                self.large = self.large.saturating_add(self.sizes.sectors_of(len));
                self.sizes.number(start)
            }
        }
    }
}

/// The children of each storage in order.
struct Children {
    /// All nodes but the root, storage by storage.
    nodes: Vec<u32>,
    /// By number of the storage: where its own begin. One more at the end.
    first: Vec<u32>,
}

impl Children {
    fn new(list: &[Node<'_>]) -> Self {
        let parents = || list.iter().skip(1).map(|node| node.parent as usize);
        // Counts, then sums: where each storage's children end, and after they are put in from the end, begin.
        let mut first = vec![0u32; list.len().saturating_add(1)];
        for parent in parents() {
            if let Some(count) = first.get_mut(parent) {
                *count = count.saturating_add(1);
            }
        }
        let mut sum = 0u32;
        for count in &mut first {
            sum = sum.saturating_add(*count);
            *count = sum;
        }
        let mut nodes = vec![0u32; list.len().saturating_sub(1)];
        for (parent, number) in parents().zip(1u32..).collect::<Vec<_>>().into_iter().rev() {
            if let Some(end) = first.get_mut(parent) {
                *end = end.saturating_sub(1);
                if let Some(slot) = nodes.get_mut(*end as usize) {
                    *slot = number;
                }
            }
        }
        let units = |number: u32| list.get(number as usize).map_or(&[][..], |node| node.name.units());
        let mut ends = first.iter().skip(1);
        for &begin in &first {
            let end = ends.next().copied().unwrap_or(begin);
            if let Some(family) = nodes.get_mut(begin as usize..end as usize) {
                family.sort_by(|&a, &b| compare(units(a), units(b)));
            }
        }
        Self { nodes, first }
    }

    fn of(&self, storage: u32) -> &[u32] {
        let at = storage as usize;
        let (begin, end) = (self.first.get(at), self.first.get(at.saturating_add(1)));
        let (Some(&begin), Some(&end)) = (begin, end) else { return &[] };
        self.nodes.get(begin as usize..end as usize).unwrap_or(&[])
    }
}
