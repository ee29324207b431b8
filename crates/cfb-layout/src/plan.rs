//! The description of a compound file: its tree of storages and streams, and where everything shall lie.

use std::collections::BTreeMap;

use crate::consts::MINI_STREAM_CUTOFF;
use crate::layout::Layout;
use crate::part::{ChainOrder, DirectoryOrder, FatPlacement, Part};
use crate::{Content, Name, Siblings};

/// Format version: the sector size goes with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Version {
    /// Major version 3, sectors of 512 bytes.
    V3,
    /// Major version 4, sectors of 4096 bytes.
    V4,
}

/// A storage, stream or unused directory entry of a [`Plan`]; numbers are given out in the order of adding.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NodeId(pub(crate) usize);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NodeKind {
    Root,
    Storage,
    Stream,
    Unused,
}

#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) kind: NodeKind,
    pub(crate) parent: usize,
    pub(crate) name: Name,
    pub(crate) clsid: [u8; 16],
    pub(crate) state_bits: u32,
    pub(crate) created: u64,
    pub(crate) modified: u64,
    pub(crate) content: Content,
    pub(crate) children: Vec<usize>,
    pub(crate) siblings: Option<Siblings>,
    pub(crate) in_mini_stream: Option<bool>,
}

impl Node {
    fn new(kind: NodeKind, parent: usize, name: Name, content: Content) -> Self {
        Self {
            kind,
            parent,
            name,
            clsid: [0; 16],
            state_bits: 0,
            created: 0,
            modified: 0,
            content,
            children: Vec::new(),
            siblings: None,
            in_mini_stream: None,
        }
    }
}

/// What a compound file shall hold and where: fill it, then take its [`layout`](Self::layout).
///
/// With nothing said about places the file is plain and sound: FAT, DIFAT, directory, mini FAT, mini stream, then the
/// streams as they were added, each in one piece, trees balanced, slack zero. Nothing depends on time or chance.
///
/// ```
/// use cfb_layout::{Part, Plan, Version};
///
/// let mut plan = Plan::new(Version::V3);
/// let root = plan.root();
/// let first = plan.stream(root, "First", vec![1; 10_000]);
/// let second = plan.stream(root, "Second", vec![2; 9_000]);
/// plan.order([Part::interleaved(8, [first.into(), second.into()]), Part::Directory, Part::Fat]);
///
/// let layout = plan.layout();
/// assert_eq!(layout.ranges(first)[0], 512..512 + 8 * 512);
/// assert_eq!(layout.to_vec().len() as u64, layout.len_bytes());
/// ```
#[derive(Clone, Debug)]
pub struct Plan {
    pub(crate) major_version: u16,
    pub(crate) minor_version: u16,
    pub(crate) sector_shift: u16,
    pub(crate) cutoff: u32,
    pub(crate) nodes: Vec<Node>,
    pub(crate) order: Vec<Part>,
    pub(crate) chain_orders: BTreeMap<Part, ChainOrder>,
    pub(crate) pins: BTreeMap<Part, Vec<u32>>,
    pub(crate) fat_placement: FatPlacement,
    pub(crate) directory_order: DirectoryOrder,
    pub(crate) siblings: Siblings,
    pub(crate) slack: u8,
    pub(crate) min_fat_sectors: u32,
    pub(crate) min_difat_sectors: u32,
    pub(crate) min_mini_fat_sectors: u32,
    pub(crate) range_lock: bool,
}

impl Plan {
    /// An empty file of this version: a root storage and nothing in it.
    pub fn new(version: Version) -> Self {
        let (major_version, sector_shift) = match version {
            Version::V3 => (3, 9),
            Version::V4 => (4, 12),
        };
        let mut plan = Self {
            major_version,
            minor_version: 0x3E,
            sector_shift,
            cutoff: MINI_STREAM_CUTOFF,
            nodes: Vec::new(),
            order: Vec::new(),
            chain_orders: BTreeMap::new(),
            pins: BTreeMap::new(),
            fat_placement: FatPlacement::default(),
            directory_order: DirectoryOrder::default(),
            siblings: Siblings::default(),
            slack: 0,
            min_fat_sectors: 1,
            min_difat_sectors: 0,
            min_mini_fat_sectors: 0,
            range_lock: true,
        };
        plan.nodes.push(Node::new(NodeKind::Root, 0, Name::from("Root Entry"), Content::zeros(0)));
        plan
    }

    /// The root storage.
    pub fn root(&self) -> NodeId {
        NodeId(0)
    }

    /// Adds a stream to a storage. Less than 4096 bytes go to the mini stream.
    pub fn stream(&mut self, parent: NodeId, name: impl Into<Name>, content: impl Into<Content>) -> NodeId {
        self.add(NodeKind::Stream, parent, name.into(), content.into())
    }

    /// Adds a storage to a storage.
    pub fn storage(&mut self, parent: NodeId, name: impl Into<Name>) -> NodeId {
        self.add(NodeKind::Storage, parent, name.into(), Content::zeros(0))
    }

    /// Adds an unallocated directory entry, so that the entries around it get numbers with a gap.
    pub fn unused_entry(&mut self) -> NodeId {
        self.nodes.push(Node::new(NodeKind::Unused, 0, Name::default(), Content::zeros(0)));
        NodeId(self.nodes.len() - 1)
    }

    fn add(&mut self, kind: NodeKind, parent: NodeId, name: Name, content: Content) -> NodeId {
        let id = self.nodes.len();
        self.nodes.push(Node::new(kind, parent.0, name, content));
        self.nodes[parent.0].children.push(id);
        NodeId(id)
    }

    /// Renames an element (the root too).
    pub fn set_name(&mut self, node: NodeId, name: impl Into<Name>) -> &mut Self {
        self.nodes[node.0].name = name.into();
        self
    }

    /// Sets the CLSID, as the 16 bytes on disk.
    pub fn set_clsid(&mut self, node: NodeId, clsid: [u8; 16]) -> &mut Self {
        self.nodes[node.0].clsid = clsid;
        self
    }

    /// Sets the state bits.
    pub fn set_state_bits(&mut self, node: NodeId, bits: u32) -> &mut Self {
        self.nodes[node.0].state_bits = bits;
        self
    }

    /// Sets creation and modified time (FILETIME: 100 ns since 1601).
    pub fn set_times(&mut self, node: NodeId, created: u64, modified: u64) -> &mut Self {
        self.nodes[node.0].created = created;
        self.nodes[node.0].modified = modified;
        self
    }

    /// Replaces the contents of a stream.
    pub fn set_content(&mut self, stream: NodeId, content: impl Into<Content>) -> &mut Self {
        self.nodes[stream.0].content = content.into();
        self
    }

    /// Puts a stream into the mini stream (or not) whatever its length.
    pub fn set_in_mini_stream(&mut self, stream: NodeId, mini: bool) -> &mut Self {
        self.nodes[stream.0].in_mini_stream = Some(mini);
        self
    }

    /// Shape of the sibling tree of one storage.
    pub fn set_siblings(&mut self, storage: NodeId, shape: Siblings) -> &mut Self {
        self.nodes[storage.0].siblings = Some(shape);
        self
    }

    /// Shape of all other sibling trees.
    pub fn siblings(&mut self, shape: Siblings) -> &mut Self {
        self.siblings = shape;
        self
    }

    /// Order of the parts in the file. What it leaves out comes after it, in the usual order.
    pub fn order(&mut self, parts: impl IntoIterator<Item = Part>) -> &mut Self {
        self.order = parts.into_iter().collect();
        self
    }

    /// In which order the chain of `part` visits its sectors.
    pub fn chain_order(&mut self, part: impl Into<Part>, order: ChainOrder) -> &mut Self {
        self.chain_orders.insert(part.into(), order);
        self
    }

    /// Gives a part exactly these sectors, in chain order. Other parts flow around them; sectors nobody has are free.
    ///
    /// [`Plan::layout`] panics if the number of sectors is not the number that the part needs.
    pub fn pin(&mut self, part: impl Into<Part>, sectors: impl IntoIterator<Item = u32>) -> &mut Self {
        self.pins.insert(part.into(), sectors.into_iter().collect());
        self
    }

    /// Where FAT and DIFAT sectors lie.
    pub fn fat_placement(&mut self, placement: FatPlacement) -> &mut Self {
        self.fat_placement = placement;
        self
    }

    /// Which stream IDs the elements get.
    pub fn directory_order(&mut self, order: DirectoryOrder) -> &mut Self {
        self.directory_order = order;
        self
    }

    /// The byte that fills what streams leave of their last sector and mini sector; 0 unless set.
    pub fn slack(&mut self, byte: u8) -> &mut Self {
        self.slack = byte;
        self
    }

    /// At least so many FAT sectors, more than the file needs if so; the surplus describes sectors past its end.
    pub fn min_fat_sectors(&mut self, count: u32) -> &mut Self {
        self.min_fat_sectors = count.max(1);
        self
    }

    /// At least so many DIFAT sectors.
    pub fn min_difat_sectors(&mut self, count: u32) -> &mut Self {
        self.min_difat_sectors = count;
        self
    }

    /// At least so many mini FAT sectors.
    pub fn min_mini_fat_sectors(&mut self, count: u32) -> &mut Self {
        self.min_mini_fat_sectors = count;
        self
    }

    /// Sector size as a power of two, against the version if wanted.
    pub fn sector_shift(&mut self, shift: u16) -> &mut Self {
        self.sector_shift = shift;
        self
    }

    /// Minor version; 0x3E unless set.
    pub fn minor_version(&mut self, minor: u16) -> &mut Self {
        self.minor_version = minor;
        self
    }

    /// Mini stream cutoff, in the header and for the choice where streams live; 4096 unless set.
    pub fn mini_stream_cutoff(&mut self, cutoff: u32) -> &mut Self {
        self.cutoff = cutoff;
        self
    }

    /// False: the range lock sector of files that pass 2 GiB is used like any other. Not legal.
    pub fn range_lock(&mut self, keep: bool) -> &mut Self {
        self.range_lock = keep;
        self
    }

    /// The element at a path of names joined by `/`, compared as the format does; the root for an empty path.
    pub fn find(&self, path: &str) -> Option<NodeId> {
        let names = path.split('/').filter(|name| !name.is_empty()).map(Name::from);
        let mut at = 0;
        for name in names {
            let children = &self.nodes[at].children;
            at = *children.iter().find(|child| self.nodes[**child].name.compare(&name).is_eq())?;
        }
        Some(NodeId(at))
    }

    /// Takes an element out of its storage, with all that is in it. Its directory entry stays, unallocated.
    ///
    /// # Panics
    /// If it is the root.
    pub fn remove(&mut self, node: NodeId) -> &mut Self {
        assert!(node != self.root(), "the root cannot be removed");
        let parent = self.nodes[node.0].parent;
        self.nodes[parent].children.retain(|child| *child != node.0);
        let mut open = vec![node.0];
        while let Some(index) = open.pop() {
            open.append(&mut self.nodes[index].children);
            self.nodes[index] = Node::new(NodeKind::Unused, 0, Name::default(), Content::zeros(0));
        }
        self
    }

    /// The contents of a stream.
    pub fn content(&self, stream: NodeId) -> &Content {
        &self.nodes[stream.0].content
    }

    /// The name of an element.
    pub fn name(&self, node: NodeId) -> &Name {
        &self.nodes[node.0].name
    }

    /// True for a stream.
    pub fn is_stream(&self, node: NodeId) -> bool {
        self.nodes[node.0].kind == NodeKind::Stream
    }

    /// All nodes but the root, as they were added.
    pub fn nodes(&self) -> impl Iterator<Item = NodeId> + use<> {
        (1..self.nodes.len()).map(NodeId)
    }

    /// All streams, as they were added.
    pub fn streams(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.nodes().filter(|node| self.is_stream(*node))
    }

    /// The names from below the root down to this element; empty for the root.
    pub fn path(&self, node: NodeId) -> Vec<Name> {
        let mut names = Vec::new();
        let mut at = node.0;
        while at != 0 {
            names.push(self.nodes[at].name.clone());
            at = self.nodes[at].parent;
        }
        names.reverse();
        names
    }

    /// The path as text, joined by `/`, with U+FFFD for what is not UTF-16.
    pub fn path_text(&self, node: NodeId) -> String {
        let names: Vec<String> = self.path(node).iter().map(Name::to_string_lossy).collect();
        names.join("/")
    }

    /// Decides every sector and every byte.
    ///
    /// # Panics
    /// If the plan contradicts itself: a pin with the wrong number of sectors, two pins on one sector, a part twice in
    /// the order, or an interleaved piece of 0.
    pub fn layout(&self) -> Layout {
        Layout::new(self)
    }

    /// The bytes of the file, when nothing is to be changed in them.
    pub fn to_vec(&self) -> Vec<u8> {
        self.layout().to_vec()
    }

    pub(crate) fn sector_size(&self) -> u64 {
        1 << self.sector_shift
    }

    pub(crate) fn lives_in_mini_stream(&self, node: usize) -> bool {
        let node = &self.nodes[node];
        node.in_mini_stream.unwrap_or_else(|| node.content.len_bytes() < u64::from(self.cutoff))
    }
}
