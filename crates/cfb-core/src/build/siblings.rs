//! The tree of one storage's children: perfectly balanced, coloured so that all rules of red-black trees hold.

/// Where an entry's links lead among its siblings, which are numbered in order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Siblings {
    pub(super) left: Option<u32>,
    pub(super) right: Option<u32>,
    pub(super) is_red: bool,
}

/// The sibling at the top of the tree of `count` children.
pub(super) fn top(count: u32) -> Option<u32> {
    (count > 0).then_some(count >> 1)
}

/// Fills `tree` with the links of `count` children in order.
///
/// Each half is split in the middle again, so that all levels are full but the deepest. If that one is not full its
/// entries are red, everything else is black: every way down then meets as many black entries.
pub(super) fn balance(count: u32, tree: &mut Vec<Siblings>) {
    tree.clear();
    tree.resize(count as usize, Siblings { left: None, right: None, is_red: false });
    let deepest = count.checked_ilog2().unwrap_or(0);
    let is_full = count.saturating_add(1).is_power_of_two();
    let mut parts = vec![(0u32, count, 0u32)];
    while let Some((first, end, depth)) = parts.pop() {
        let Some(middle) = middle_of(first, end) else { continue };
        let after = middle.saturating_add(1);
        if let Some(entry) = tree.get_mut(middle as usize) {
            *entry = Siblings {
                left: middle_of(first, middle),
                right: middle_of(after, end),
                is_red: depth == deepest && !is_full,
            };
        }
        let below = depth.saturating_add(1);
        parts.push((first, middle, below));
        parts.push((after, end, below));
    }
}

fn middle_of(first: u32, end: u32) -> Option<u32> {
    top(end.saturating_sub(first)).map(|half| first.saturating_add(half))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Entries below `at` in order, and the black entries on every way down.
    fn walk(tree: &[Siblings], at: Option<u32>, parent_red: bool, order: &mut Vec<u32>) -> u32 {
        let Some(number) = at else { return 0 };
        let entry = tree[number as usize];
        assert!(!(parent_red && entry.is_red), "two red entries in a row");
        let left = walk(tree, entry.left, entry.is_red, order);
        order.push(number);
        let right = walk(tree, entry.right, entry.is_red, order);
        assert_eq!(left, right, "black height");
        left.saturating_add(u32::from(!entry.is_red))
    }

    #[test]
    fn every_tree_is_ordered_and_of_even_black_height() {
        let mut tree = Vec::new();
        for count in 0..600 {
            balance(count, &mut tree);
            let mut order = Vec::new();
            walk(&tree, top(count), true, &mut order);
            assert!(order.iter().copied().eq(0..count), "{count}");
        }
    }
}
