//! Turns the order of parts into sector numbers: who gets which sector, and how many tables that takes.

use std::collections::{BTreeMap, BTreeSet};

use crate::consts::{HEADER_DIFAT_SLOTS, MINI_SECTOR_SIZE, RANGE_LOCK_OFFSET};
use crate::content::shuffle;
use crate::part::{ChainOrder, FatPlacement, Part};
use crate::plan::{NodeId, Plan};

/// Every chain's sectors in chain order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Allocation {
    /// Sectors of each part but [`Part::Free`]; streams in the mini stream are not here.
    pub(crate) chains: BTreeMap<Part, Vec<u32>>,
    /// Mini sectors of each stream in the mini stream.
    pub(crate) mini_chains: BTreeMap<NodeId, Vec<u32>>,
    /// Mini sectors in all, free ones too.
    pub(crate) num_mini_sectors: u32,
    /// Sectors of the file, the header not counted.
    pub(crate) num_sectors: u32,
    /// The range lock sector, where the file has one.
    pub(crate) range_lock: Option<u32>,
}

pub(crate) fn allocate(plan: &Plan, num_directory_sectors: u32) -> Allocation {
    let order = full_order(plan);
    let (mini_chains, num_mini_sectors) = allocate_mini(plan, &order);
    let per_sector = (plan.sector_size() / 4) as u32;
    let mut sizes = Sizes {
        fat: plan.min_fat_sectors,
        difat: plan.min_difat_sectors,
        directory: num_directory_sectors,
        mini_fat: num_mini_sectors.div_ceil(per_sector).max(plan.min_mini_fat_sectors),
        mini_stream: (u64::from(num_mini_sectors) * MINI_SECTOR_SIZE).div_ceil(plan.sector_size()) as u32,
    };
    loop {
        let listed = sizes.fat.saturating_sub(HEADER_DIFAT_SLOTS as u32);
        sizes.difat = sizes.difat.max(listed.div_ceil(per_sector - 1));
        let mut dealer = Dealer::new(plan, &sizes, per_sector);
        dealer.deal_all(&order);
        let needed = dealer.end.div_ceil(per_sector);
        if needed <= sizes.fat {
            return Allocation {
                num_sectors: dealer.end,
                range_lock: dealer.range_lock.filter(|sector| *sector < dealer.end),
                chains: apply_chain_orders(plan, dealer.chains),
                mini_chains,
                num_mini_sectors,
            };
        }
        sizes.fat = needed;
    }
}

/// The order with what it leaves out appended.
fn full_order(plan: &Plan) -> Vec<Part> {
    let mut named = BTreeSet::new();
    let mut open: Vec<&Part> = plan.order.iter().collect();
    while let Some(part) = open.pop() {
        match part {
            Part::Interleaved { piece, parts } => {
                assert!(*piece > 0, "an interleaved piece has at least one sector");
                open.extend(parts);
            }
            Part::Free(_) | Part::FreeMini(_) => {}
            other => assert!(named.insert(other.clone()), "{other:?} stands twice in the order"),
        }
    }
    let usual = [Part::Fat, Part::Difat, Part::Directory, Part::MiniFat, Part::MiniStream];
    let rest = usual.into_iter().chain(plan.streams().map(Part::Stream)).filter(|part| !named.contains(part));
    plan.order.iter().cloned().chain(rest).collect()
}

/// A run of sectors of one part.
type Run<'a> = (&'a Part, u32);

/// Flattens a part into runs; `count` tells how many sectors a plain part has.
fn runs<'a>(part: &'a Part, count: &dyn Fn(&Part) -> u32) -> Vec<Run<'a>> {
    let Part::Interleaved { piece, parts } = part else { return vec![(part, count(part))] };
    let mut queues: Vec<Vec<Run<'a>>> = parts.iter().map(|part| runs(part, count)).collect();
    queues.iter_mut().for_each(|queue| queue.reverse());
    let mut dealt = Vec::new();
    while queues.iter().any(|queue| !queue.is_empty()) {
        for queue in &mut queues {
            let mut room = *piece;
            while room > 0 {
                let Some((part, left)) = queue.pop() else { break };
                let taken = left.min(room);
                dealt.push((part, taken));
                room -= taken;
                if left > taken {
                    queue.push((part, left - taken));
                }
            }
        }
    }
    dealt
}

fn allocate_mini(plan: &Plan, order: &[Part]) -> (BTreeMap<NodeId, Vec<u32>>, u32) {
    let count = |part: &Part| match part {
        Part::FreeMini(count) => *count,
        Part::Stream(node) if plan.lives_in_mini_stream(node.0) => {
            plan.content(*node).len_bytes().div_ceil(MINI_SECTOR_SIZE) as u32
        }
        _ => 0,
    };
    let mut chains: BTreeMap<NodeId, Vec<u32>> = BTreeMap::new();
    let mut next = 0;
    for (part, length) in order.iter().flat_map(|part| runs(part, &count)) {
        if let Part::Stream(node) = part {
            chains.entry(*node).or_default().extend(next..next + length);
        }
        next += length;
    }
    for (node, chain) in &mut chains {
        reorder(chain, plan.chain_orders.get(&Part::Stream(*node)).copied().unwrap_or_default());
    }
    chains.retain(|node, _| plan.lives_in_mini_stream(node.0));
    (chains, next)
}

struct Sizes {
    fat: u32,
    difat: u32,
    directory: u32,
    mini_fat: u32,
    mini_stream: u32,
}

/// Deals sectors out from 0 upward, around pinned sectors and the range lock.
struct Dealer<'a> {
    plan: &'a Plan,
    sizes: &'a Sizes,
    per_sector: u32,
    pinned: BTreeSet<u32>,
    range_lock: Option<u32>,
    chains: BTreeMap<Part, Vec<u32>>,
    next: u32,
    end: u32,
}

impl<'a> Dealer<'a> {
    fn new(plan: &'a Plan, sizes: &'a Sizes, per_sector: u32) -> Self {
        let mut pinned = BTreeSet::new();
        for (part, sectors) in &plan.pins {
            for sector in sectors {
                assert!(pinned.insert(*sector), "{part:?} is pinned to sector {sector}, which is taken");
            }
        }
        let range_lock = (plan.range_lock && plan.major_version == 4 && plan.sector_shift == 12)
            .then(|| (RANGE_LOCK_OFFSET >> plan.sector_shift) as u32 - 1);
        let end = pinned.last().map_or(0, |last| last + 1);
        Self { plan, sizes, per_sector, pinned, range_lock, chains: plan.pins.clone(), next: 0, end }
    }

    fn count(&self, part: &Part) -> u32 {
        match part {
            Part::Fat => self.sizes.fat,
            Part::Difat => self.sizes.difat,
            Part::Directory => self.sizes.directory,
            Part::MiniFat => self.sizes.mini_fat,
            Part::MiniStream => self.sizes.mini_stream,
            Part::Stream(node) if !self.plan.lives_in_mini_stream(node.0) => {
                self.plan.content(*node).len_bytes().div_ceil(self.plan.sector_size()) as u32
            }
            Part::Free(count) => *count,
            Part::Stream(_) | Part::FreeMini(_) | Part::Interleaved { .. } => 0,
        }
    }

    fn deal_all(&mut self, order: &[Part]) {
        for part in order {
            let runs = runs(part, &|part| self.count(part));
            for (part, length) in runs {
                self.deal(part, length);
            }
        }
        if self.spread() {
            self.deal_rest(Part::Fat);
            self.deal_rest(Part::Difat);
        }
        for (part, sectors) in &self.plan.pins {
            let needed = self.count(part) as usize;
            assert!(sectors.len() == needed, "{part:?} needs {needed} sectors, {} are pinned", sectors.len());
        }
    }

    fn spread(&self) -> bool {
        self.plan.fat_placement == FatPlacement::Spread
    }

    fn deal(&mut self, part: &Part, length: u32) {
        let is_table = matches!(part, Part::Fat | Part::Difat);
        if self.plan.pins.contains_key(part) || (is_table && self.spread()) {
            return;
        }
        let mut sectors = Vec::with_capacity(length as usize);
        for _ in 0..length {
            if self.spread() {
                self.place_tables();
            }
            sectors.push(self.take());
        }
        if !matches!(part, Part::Free(_)) {
            self.chains.entry(part.clone()).or_default().extend(sectors);
        }
    }

    /// Puts the FAT sector (and DIFAT sector) here that a growing file would need before its next sector.
    fn place_tables(&mut self) {
        if self.plan.pins.contains_key(&Part::Fat) {
            return;
        }
        while self.dealt(&Part::Fat) < self.sizes.fat && self.next >= self.dealt(&Part::Fat) * self.per_sector
        {
            self.place_fat_sector();
        }
    }

    fn place_fat_sector(&mut self) {
        let sector = self.take();
        self.chains.entry(Part::Fat).or_default().push(sector);
        let beyond_header = self.dealt(&Part::Fat).saturating_sub(HEADER_DIFAT_SLOTS as u32);
        let needed = beyond_header.div_ceil(self.per_sector - 1).min(self.sizes.difat);
        if self.dealt(&Part::Difat) < needed {
            let sector = self.take();
            self.chains.entry(Part::Difat).or_default().push(sector);
        }
    }

    fn deal_rest(&mut self, table: Part) {
        while self.dealt(&table) < self.count(&table) {
            let sector = self.take();
            self.chains.entry(table.clone()).or_default().push(sector);
        }
    }

    fn dealt(&self, part: &Part) -> u32 {
        self.chains.get(part).map_or(0, |sectors| sectors.len() as u32)
    }

    fn take(&mut self) -> u32 {
        while self.range_lock == Some(self.next) || self.pinned.contains(&self.next) {
            self.next += 1;
        }
        let sector = self.next;
        self.next += 1;
        self.end = self.end.max(self.next);
        sector
    }
}

fn apply_chain_orders(plan: &Plan, mut chains: BTreeMap<Part, Vec<u32>>) -> BTreeMap<Part, Vec<u32>> {
    for (part, chain) in &mut chains {
        if !plan.pins.contains_key(part) {
            reorder(chain, plan.chain_orders.get(part).copied().unwrap_or_default());
        }
    }
    chains
}

fn reorder(chain: &mut Vec<u32>, order: ChainOrder) {
    match order {
        ChainOrder::Ascending => {}
        ChainOrder::Reversed => chain.reverse(),
        ChainOrder::Shuffled { piece, seed } => {
            let mut pieces: Vec<&[u32]> = chain.chunks(piece.max(1) as usize).collect();
            shuffle(&mut pieces, seed);
            *chain = pieces.concat();
        }
    }
}
