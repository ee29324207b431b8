//! Insertion into and removal from the red-black tree of one storage ([MS-CFB] 2.6.4).
//!
//! Nodes are directory entries and have no link upwards, so the way down is kept. Entries keep their slot: nodes are
//! relinked, never copied into each other.

use std::cmp::Ordering;

use crate::error::Result;

/// One node: its links and its colour. Numbers are directory entries; `None` is NOSTREAM.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct TreeNode {
    pub(crate) left: Option<u32>,
    pub(crate) right: Option<u32>,
    pub(crate) is_red: bool,
}

/// Where the nodes are kept.
pub(crate) trait Nodes {
    /// Links and colour of a node.
    fn get(&self, id: u32) -> Result<TreeNode>;
    /// Sets links and colour.
    fn set(&mut self, id: u32, node: TreeNode) -> Result<()>;
    /// The order of the names of two nodes.
    fn compare(&self, left: u32, right: u32) -> Result<Ordering>;
}

/// Longest way down that is followed: a sound tree of 2^32 nodes is 64 deep.
const MAX_DEPTH: usize = 128;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Side {
    Left,
    Right,
}

impl Side {
    fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

impl TreeNode {
    fn child(&self, side: Side) -> Option<u32> {
        match side {
            Side::Left => self.left,
            Side::Right => self.right,
        }
    }

    fn with_child(mut self, side: Side, child: Option<u32>) -> Self {
        match side {
            Side::Left => self.left = child,
            Side::Right => self.right = child,
        }
        self
    }
}

/// The way from the root of the tree: each node, and the side on which the next one hangs.
type Way = Vec<(u32, Side)>;

/// The way by the name of `id` down to the node `until`, or to where no node is. `None` if it does not lead there, or
/// is longer than in a sound tree.
fn way_down(nodes: &impl Nodes, root: Option<u32>, id: u32, until: Option<u32>) -> Result<Option<Way>> {
    let mut way = Way::new();
    let mut at = root;
    while at != until {
        let Some(node) = at else { return Ok(None) };
        let side = match nodes.compare(id, node)? {
            Ordering::Less => Side::Left,
            Ordering::Greater => Side::Right,
            Ordering::Equal => return Ok(None),
        };
        if way.len() >= MAX_DEPTH {
            return Ok(None);
        }
        way.push((node, side));
        at = nodes.get(node)?.child(side);
    }
    Ok(Some(way))
}

/// Puts a node into the tree of root `root`; gives the new root. `None` if the tree has an equal name, or is deeper
/// than a sound one can be.
///
/// # Errors
///
/// As [`Nodes`].
pub(crate) fn insert(nodes: &mut impl Nodes, root: Option<u32>, id: u32) -> Result<Option<u32>> {
    let Some(way) = way_down(nodes, root, id, None)? else { return Ok(None) };
    nodes.set(id, TreeNode { left: None, right: None, is_red: true })?;
    let mut tree = Tree { nodes, root };
    tree.hang(way.last().copied(), Some(id))?;
    tree.after_insert(way, id)?;
    Ok(tree.root)
}

/// Takes a node out of the tree of root `root`. Gives the new root inside; `None` outside if the way to the node
/// was not found by its name.
///
/// # Errors
///
/// As [`Nodes`].
pub(crate) fn remove(nodes: &mut impl Nodes, root: Option<u32>, id: u32) -> Result<Option<Option<u32>>> {
    let Some(mut way) = way_down(nodes, root, id, Some(id))? else { return Ok(None) };
    let mut tree = Tree { nodes, root };
    if !tree.bring_down(&mut way, id)? {
        return Ok(None);
    }
    let gone = tree.nodes.get(id)?;
    let child = gone.left.or(gone.right);
    tree.hang(way.last().copied(), child)?;
    if !gone.is_red {
        tree.after_remove(way, child)?;
    }
    Ok(Some(tree.root))
}

struct Tree<'a, N> {
    nodes: &'a mut N,
    root: Option<u32>,
}

impl<N: Nodes> Tree<'_, N> {
    /// Hangs a subtree at a place; at the root if there is no parent.
    fn hang(&mut self, parent: Option<(u32, Side)>, child: Option<u32>) -> Result<()> {
        match parent {
            None => self.root = child,
            Some((parent, side)) => {
                let node = self.nodes.get(parent)?;
                self.nodes.set(parent, node.with_child(side, child))?;
            }
        }
        Ok(())
    }

    fn is_red(&self, id: Option<u32>) -> Result<bool> {
        id.map_or(Ok(false), |id| Ok(self.nodes.get(id)?.is_red))
    }

    fn paint(&mut self, id: u32, is_red: bool) -> Result<()> {
        let node = self.nodes.get(id)?;
        self.nodes.set(id, TreeNode { is_red, ..node })
    }

    /// Turns `top` down to `side`; its child on the other side, which exists, takes its place and is given.
    fn rotate(&mut self, parent: Option<(u32, Side)>, top: u32, side: Side) -> Result<u32> {
        let node = self.nodes.get(top)?;
        let Some(up) = node.child(side.other()) else { return Ok(top) };
        let riser = self.nodes.get(up)?;
        self.nodes.set(top, node.with_child(side.other(), riser.child(side)))?;
        self.nodes.set(up, riser.with_child(side, Some(top)))?;
        self.hang(parent, Some(up))?;
        Ok(up)
    }

    /// Restores the colours after a red node was hung at the end of the way.
    fn after_insert(&mut self, mut way: Way, mut id: u32) -> Result<()> {
        loop {
            let Some((parent, side)) = way.pop() else { return self.paint(id, false) };
            if !self.nodes.get(parent)?.is_red {
                return Ok(());
            }
            let Some((grand, parent_side)) = way.pop() else { return self.paint(parent, false) };
            let uncle = self.nodes.get(grand)?.child(parent_side.other());
            if let Some(uncle) = uncle
                && self.nodes.get(uncle)?.is_red
            {
                self.paint(parent, false)?;
                self.paint(uncle, false)?;
                self.paint(grand, true)?;
                id = grand;
                continue;
            }
            let mut top = parent;
            if side != parent_side {
                top = self.rotate(Some((grand, parent_side)), parent, parent_side)?;
            }
            self.paint(top, false)?;
            self.paint(grand, true)?;
            self.rotate(way.last().copied(), grand, parent_side.other())?;
            return Ok(());
        }
    }

    /// Gives a node with two children the place of the next greater one, which has at most one child. `false` if the
    /// tree is deeper than a sound one.
    fn bring_down(&mut self, way: &mut Way, id: u32) -> Result<bool> {
        let node = self.nodes.get(id)?;
        let (Some(_), Some(right)) = (node.left, node.right) else { return Ok(true) };
        let above = way.last().copied();
        let place = way.len();
        way.push((id, Side::Right));
        let mut next = right;
        while let Some(left) = self.nodes.get(next)?.left {
            if way.len() >= MAX_DEPTH {
                return Ok(false);
            }
            way.push((next, Side::Left));
            next = left;
        }
        // The two change places: links and colours, not contents.
        let low = self.nodes.get(next)?;
        let is_neighbour = next == right;
        self.nodes.set(id, low)?;
        let risen = if is_neighbour { TreeNode { right: Some(id), ..node } } else { node };
        self.nodes.set(next, risen)?;
        self.hang(above, Some(next))?;
        if let Some(slot) = way.get_mut(place) {
            slot.0 = next;
        }
        if !is_neighbour {
            self.hang(way.last().copied(), Some(id))?;
        }
        Ok(true)
    }

    /// Restores the black height after a black node above `child`, at the end of the way, was taken out.
    fn after_remove(&mut self, mut way: Way, mut child: Option<u32>) -> Result<()> {
        loop {
            if let Some(red) = child
                && self.nodes.get(red)?.is_red
            {
                return self.paint(red, false);
            }
            let Some((parent, side)) = way.pop() else { return Ok(()) };
            let Some(mut sibling) = self.nodes.get(parent)?.child(side.other()) else { return Ok(()) };
            if self.nodes.get(sibling)?.is_red {
                self.paint(sibling, false)?;
                self.paint(parent, true)?;
                let up = self.rotate(way.last().copied(), parent, side)?;
                way.push((up, side));
                let Some(next) = self.nodes.get(parent)?.child(side.other()) else { return Ok(()) };
                sibling = next;
            }
            let near = self.nodes.get(sibling)?.child(side);
            let far = self.nodes.get(sibling)?.child(side.other());
            if !self.is_red(near)? && !self.is_red(far)? {
                self.paint(sibling, true)?;
                child = Some(parent);
                continue;
            }
            if !self.is_red(far)? {
                if let Some(near) = near {
                    self.paint(near, false)?;
                }
                self.paint(sibling, true)?;
                sibling = self.rotate(Some((parent, side.other())), sibling, side.other())?;
            }
            let parent_is_red = self.nodes.get(parent)?.is_red;
            self.paint(sibling, parent_is_red)?;
            self.paint(parent, false)?;
            if let Some(far) = self.nodes.get(sibling)?.child(side.other()) {
                self.paint(far, false)?;
            }
            self.rotate(way.last().copied(), parent, side)?;
            return Ok(());
        }
    }
}

/// Builds the balanced tree of nodes given in order: all black but the deepest level, which is red unless it is full.
/// Gives the root.
///
/// # Errors
///
/// As [`Nodes`].
pub(crate) fn build(nodes: &mut impl Nodes, sorted: &[u32]) -> Result<Option<u32>> {
    let height = (sorted.len() as u64).saturating_add(1).ilog2();
    build_part(nodes, sorted, height)
}

fn build_part(nodes: &mut impl Nodes, sorted: &[u32], levels_left: u32) -> Result<Option<u32>> {
    let middle = sorted.len() >> 1;
    let (below, rest) = sorted.split_at_checked(middle).unwrap_or((sorted, &[]));
    let Some((&id, above)) = rest.split_first() else { return Ok(None) };
    let deeper = levels_left.saturating_sub(1);
    let left = build_part(nodes, below, deeper)?;
    let right = build_part(nodes, above, deeper)?;
    nodes.set(id, TreeNode { left, right, is_red: levels_left == 0 })?;
    Ok(Some(id))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use quickcheck::quickcheck;

    use super::*;

    #[derive(Default)]
    struct Memory(BTreeMap<u32, TreeNode>);

    impl Nodes for Memory {
        fn get(&self, id: u32) -> Result<TreeNode> {
            Ok(self.0[&id])
        }
        fn set(&mut self, id: u32, node: TreeNode) -> Result<()> {
            self.0.insert(id, node);
            Ok(())
        }
        fn compare(&self, left: u32, right: u32) -> Result<Ordering> {
            Ok(left.cmp(&right))
        }
    }

    /// The members in order, after asserting order, no red below red, and one black height.
    fn members(memory: &Memory, root: Option<u32>) -> Vec<u32> {
        fn visit(memory: &Memory, at: Option<u32>, above_is_red: bool, out: &mut Vec<u32>) -> u32 {
            let Some(id) = at else { return 0 };
            let node = memory.0[&id];
            assert!(!(above_is_red && node.is_red), "red below red at {id}");
            let left = visit(memory, node.left, node.is_red, out);
            out.push(id);
            let right = visit(memory, node.right, node.is_red, out);
            assert_eq!(left, right, "black height at {id}");
            left.saturating_add(u32::from(!node.is_red))
        }
        let mut out = Vec::new();
        visit(memory, root, false, &mut out);
        assert!(out.is_sorted());
        out
    }

    quickcheck! {
        fn any_order_of_insertions_and_removals_keeps_a_red_black_tree(steps: Vec<(bool, u8)>) -> bool {
            let mut memory = Memory::default();
            let mut root = None;
            let mut model = std::collections::BTreeSet::new();
            for (insertion, id) in steps {
                let id = u32::from(id) % 64;
                if insertion {
                    match insert(&mut memory, root, id).unwrap() {
                        Some(new) => {
                            root = Some(new);
                            assert!(model.insert(id));
                        }
                        None => assert!(model.contains(&id)),
                    }
                } else {
                    match remove(&mut memory, root, id).unwrap() {
                        Some(new) => {
                            root = new;
                            assert!(model.remove(&id));
                        }
                        None => assert!(!model.contains(&id)),
                    }
                }
                assert!(members(&memory, root).iter().eq(model.iter()));
            }
            true
        }
    }

    #[test]
    fn a_built_tree_is_as_flat_as_can_be_and_sound_for_every_size() {
        for count in 0..300u32 {
            let mut memory = Memory::default();
            let sorted: Vec<u32> = (0..count).collect();
            let root = build(&mut memory, &sorted).unwrap();
            assert_eq!(members(&memory, root), sorted, "{count}");
            if let Some(root) = root {
                assert!(!memory.0[&root].is_red, "{count}");
            }
        }
    }

    #[test]
    fn removal_in_every_order_of_a_large_tree_stays_sound() {
        for stride in [1u32, 7, 389] {
            let mut memory = Memory::default();
            let mut root = build(&mut memory, &(0..1000).collect::<Vec<_>>()).unwrap();
            for step in 0..1000u32 {
                root = remove(&mut memory, root, step * stride % 1000).unwrap().unwrap();
                if step % 50 == 0 {
                    members(&memory, root);
                }
            }
            assert_eq!(root, None);
        }
    }
}
