//! Random plans: what the layout kit lays out is what the engine reads, wherever it lies.

use cfb_core::{Entry, StreamId};
use cfb_layout::{ChainOrder, Content, DirectoryOrder, FatPlacement, NodeId, Part, Plan, Siblings, Version};
use quickcheck::{Arbitrary, Gen, QuickCheck};

use crate::support::open_both;

#[derive(Clone, Debug)]
struct Tree {
    v4: bool,
    seed: u64,
    piece: u32,
    shape: u8,
    /// Length of each stream, and the storage (by number so far) it goes into.
    streams: Vec<(u32, u8)>,
}

impl Arbitrary for Tree {
    fn arbitrary(g: &mut Gen) -> Self {
        let len = |g: &mut Gen| match u8::arbitrary(g) % 4 {
            0 => u32::from(u8::arbitrary(g)),
            1 => 4090 + u32::from(u8::arbitrary(g) % 12),
            2 => u32::from(u16::arbitrary(g) % 5000),
            _ => u32::arbitrary(g) % 60_000,
        };
        let streams = (0..usize::from(u8::arbitrary(g) % 40)).map(|_| (len(g), u8::arbitrary(g))).collect();
        Self {
            v4: bool::arbitrary(g),
            seed: u64::arbitrary(g),
            piece: 1 + u32::arbitrary(g) % 9,
            shape: u8::arbitrary(g),
            streams,
        }
    }

    fn shrink(&self) -> Box<dyn Iterator<Item = Self>> {
        let tree = self.clone();
        Box::new(self.streams.shrink().map(move |streams| Self { streams, ..tree.clone() }))
    }
}

impl Tree {
    fn plan(&self) -> (Plan, Vec<NodeId>) {
        let mut plan = Plan::new(if self.v4 { Version::V4 } else { Version::V3 });
        let mut storages = vec![plan.root()];
        let mut streams = Vec::new();
        let order = ChainOrder::Shuffled { piece: self.piece, seed: self.seed };
        for (index, &(len, place)) in self.streams.iter().enumerate() {
            let parent = storages[usize::from(place) % storages.len()];
            if place % 5 == 0 {
                storages.push(plan.storage(parent, format!("storage {index}").as_str()));
            }
            let content = Content::pattern(self.seed ^ index as u64, len.into());
            let stream = plan.stream(parent, format!("{index:b}").as_str(), content);
            if place % 3 != 0 {
                plan.chain_order(stream, order);
            }
            streams.push(stream);
        }
        plan.siblings(match self.shape % 3 {
            0 => Siblings::Balanced,
            1 => Siblings::RightList,
            _ => Siblings::LeftList,
        });
        plan.directory_order(DirectoryOrder::Shuffled(self.seed));
        if self.shape.is_multiple_of(2) {
            plan.fat_placement(FatPlacement::Spread);
            plan.chain_order(Part::Directory, order);
            plan.chain_order(Part::MiniStream, order);
            plan.chain_order(Part::MiniFat, order);
        }
        (plan, streams)
    }
}

fn count(root: Entry<'_>) -> usize {
    let mut storages = vec![root];
    let mut count = 0;
    while let Some(storage) = storages.pop() {
        for child in storage.children().unwrap() {
            count += 1;
            storages.extend(Some(child.unwrap()).filter(Entry::is_storage));
        }
    }
    count
}

#[test]
fn what_is_laid_out_is_what_is_read() {
    fn law(tree: Tree) -> bool {
        let (plan, streams) = tree.plan();
        let layout = plan.layout();
        open_both(&layout.to_vec()).iter().all(|file| {
            let exact = streams.iter().all(|&node| {
                let by_path = file.find(&plan.path_text(node)).unwrap();
                let by_id = file.entry(StreamId::new(layout.stream_id(node))).unwrap();
                by_path.id() == by_id.id() && by_path.bytes().unwrap() == plan.content(node).to_vec()
            });
            let bad =
                file.check().unwrap().iter().filter(|f| f.severity() > cfb_core::Severity::Info).count();
            exact && bad == 0 && count(file.root()) == plan.nodes().count()
        })
    }
    QuickCheck::new().tests(60).quickcheck(law as fn(Tree) -> bool);
}

#[test]
fn any_mutation_gives_an_answer_within_bounds() {
    fn law(tree: Tree, flips: Vec<(u32, u8)>, cut: u16) -> bool {
        let (plan, _) = tree.plan();
        let mut bytes = plan.to_vec();
        for (at, value) in flips {
            // Half of the flips hit the header and tables, where they hurt most.
            let span = if value % 2 == 0 { bytes.len() } else { bytes.len().min(2048) };
            let at = at as usize % span;
            bytes[at] = value;
        }
        if cut.is_multiple_of(4) {
            bytes.truncate(usize::from(cut) * 7 % bytes.len());
        }
        let len = bytes.len() as u64;
        let options = cfb_core::OpenOptions::new().exclusive_owners(true);
        let Ok(file) = options.open_bytes(bytes) else { return true };
        let mut storages = vec![file.root()];
        let mut total = 0u64;
        while let Some(storage) = storages.pop() {
            for child in storage.children().unwrap() {
                let child = child.unwrap();
                if child.is_storage() {
                    storages.push(child)
                } else {
                    total += child.bytes().unwrap().len() as u64
                }
            }
        }
        file.check().unwrap();
        total <= 2 * (len + 4096)
    }
    QuickCheck::new().tests(400).quickcheck(law as fn(Tree, Vec<(u32, u8)>, u16) -> bool);
}
