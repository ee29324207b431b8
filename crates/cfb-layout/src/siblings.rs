//! Shapes of the tree that the children of one storage form ([MS-CFB] 2.6.4).

use crate::consts::NOSTREAM;

/// How the children of a storage are linked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Siblings {
    /// A perfectly balanced red-black tree: all black but the deepest incomplete level. What a good writer makes.
    #[default]
    Balanced,
    /// All black, each entry the right sibling of the one before it: legal, and as deep as there are entries.
    RightList,
    /// The mirror image: the last entry on top, each entry the left sibling of the one after it.
    LeftList,
    /// Balanced, but in the order the children were added: descent by name misses some. Not legal.
    Unsorted,
}

/// The links of one entry in its sibling tree.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Links {
    pub(crate) left: u32,
    pub(crate) right: u32,
    pub(crate) black: bool,
}

impl Default for Links {
    fn default() -> Self {
        Self { left: NOSTREAM, right: NOSTREAM, black: true }
    }
}

/// Links `ids` (already in the wanted order) and returns the top of the tree with the links of each id in turn.
pub(crate) fn link(ids: &[u32], shape: Siblings) -> (u32, Vec<Links>) {
    let mut links = vec![Links::default(); ids.len()];
    let (Some(first), Some(last)) = (ids.first(), ids.last()) else { return (NOSTREAM, links) };
    match shape {
        Siblings::RightList => {
            for (links, next) in links.iter_mut().zip(&ids[1..]) {
                links.right = *next;
            }
            (*first, links)
        }
        Siblings::LeftList => {
            for (links, before) in links[1..].iter_mut().zip(ids) {
                links.left = *before;
            }
            (*last, links)
        }
        Siblings::Balanced | Siblings::Unsorted => {
            balance(ids, &mut links);
            (ids[ids.len() / 2], links)
        }
    }
}

fn balance(ids: &[u32], links: &mut [Links]) {
    let full_levels = (ids.len() + 1).ilog2();
    let mut open = vec![(0, ids.len(), 0)];
    while let Some((low, high, depth)) = open.pop() {
        let middle = low + (high - low) / 2;
        links[middle].black = depth < full_levels;
        if low < middle {
            links[middle].left = ids[low + (middle - low) / 2];
            open.push((low, middle, depth + 1));
        }
        if middle + 1 < high {
            links[middle].right = ids[middle + 1 + (high - middle - 1) / 2];
            open.push((middle + 1, high, depth + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In-order ids, and the number of black nodes on the way to each missing child.
    fn walk(top: u32, links: &[Links]) -> (Vec<u32>, Vec<u32>) {
        fn visit(id: u32, blacks: u32, red_above: bool, links: &[Links], out: &mut (Vec<u32>, Vec<u32>)) {
            if id == NOSTREAM {
                out.1.push(blacks);
                return;
            }
            let node = links[id as usize];
            assert!(!red_above || node.black, "two reds in a row");
            visit(node.left, blacks + u32::from(node.black), !node.black, links, out);
            out.0.push(id);
            visit(node.right, blacks + u32::from(node.black), !node.black, links, out);
        }
        let mut out = (Vec::new(), Vec::new());
        visit(top, 0, false, links, &mut out);
        out
    }

    #[test]
    fn balanced_tree_keeps_the_red_black_rules() {
        for count in 0..200 {
            let ids: Vec<u32> = (0..count).collect();
            let (top, links) = link(&ids, Siblings::Balanced);
            let (order, blacks) = walk(top, &links);
            assert_eq!(order, ids);
            assert!(blacks.iter().all(|height| *height == blacks[0]), "{count}: {blacks:?}");
        }
    }

    #[test]
    fn lists_hold_everything_in_order() {
        let ids: Vec<u32> = (0..9).collect();
        for shape in [Siblings::RightList, Siblings::LeftList] {
            let (top, links) = link(&ids, shape);
            assert_eq!(walk(top, &links).0, ids);
        }
    }
}
