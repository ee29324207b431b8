//! Writes the structures of a plan into the segments of its layout.

use crate::consts::{
    DIFSECT, DIR_ENTRY_SIZE, ENDOFCHAIN, FATSECT, FREESECT, HEADER_DIFAT_SLOTS, MINI_SECTOR_SIZE, NOSTREAM,
    SIGNATURE,
};
use crate::content::shuffle;
use crate::layout::Layout;
use crate::part::{DirectoryOrder, Part};
use crate::plan::{Node, NodeId, NodeKind, Plan};
use crate::siblings::{Links, Siblings, link};

/// The stream ID of each node.
pub(super) fn stream_ids(plan: &Plan) -> Vec<u32> {
    let mut order: Vec<usize> = (1..plan.nodes.len()).collect();
    match &plan.directory_order {
        DirectoryOrder::Added => {}
        DirectoryOrder::Reversed => order.reverse(),
        DirectoryOrder::Shuffled(seed) => shuffle(&mut order, *seed),
        DirectoryOrder::Explicit(first) => {
            let mut rank = vec![usize::MAX; plan.nodes.len()];
            for (position, node) in first.iter().enumerate() {
                rank[node.0] = position;
            }
            order.sort_by_key(|node| rank[*node]);
        }
    }
    let mut ids = vec![0; plan.nodes.len()];
    for (id, node) in (1..).zip(order) {
        ids[node] = id;
    }
    ids
}

pub(super) fn emit(plan: &Plan, layout: &mut Layout) {
    let end = layout.sector_offset(layout.num_sectors());
    layout.segments_mut().set_len(end);
    emit_contents(plan, layout);
    emit_directory(plan, layout);
    emit_mini_fat(layout);
    emit_fat(layout);
    emit_difat(layout);
    emit_header(plan, layout);
}

fn emit_contents(plan: &Plan, layout: &mut Layout) {
    for node in plan.streams() {
        let content = plan.content(node);
        let ranges = layout.ranges(node);
        let mut at = 0;
        for range in &ranges {
            let len = range.end - range.start;
            layout.segments_mut().put_content(range.start, content, at, len);
            at += len;
        }
        let unit = if plan.lives_in_mini_stream(node.0) { MINI_SECTOR_SIZE } else { plan.sector_size() };
        let slack = content.len_bytes().next_multiple_of(unit) - content.len_bytes();
        if let (Some(last), true) = (ranges.last(), plan.slack != 0 && slack > 0) {
            layout.segments_mut().put_bytes(last.end, vec![plan.slack; slack as usize]);
        }
    }
}

fn emit_directory(plan: &Plan, layout: &mut Layout) {
    let links = sibling_links(plan, layout);
    let sectors = layout.sectors(Part::Directory).len() as u64;
    let mut bytes = free_entry().repeat((sectors * plan.sector_size() / DIR_ENTRY_SIZE) as usize);
    for (index, node) in plan.nodes.iter().enumerate() {
        if node.kind == NodeKind::Unused {
            continue;
        }
        let at = (u64::from(layout.stream_id(NodeId(index))) * DIR_ENTRY_SIZE) as usize;
        let (links, child) = links[index];
        let entry = entry(node, links, child, start_and_size(layout, NodeId(index), node));
        bytes[at..at + entry.len()].copy_from_slice(&entry);
    }
    put_chain(layout, &Part::Directory, &bytes);
}

/// Links of each node in its sibling tree, and its child.
fn sibling_links(plan: &Plan, layout: &Layout) -> Vec<(Links, u32)> {
    let mut links = vec![(Links::default(), NOSTREAM); plan.nodes.len()];
    for (index, node) in plan.nodes.iter().enumerate() {
        let shape = node.siblings.unwrap_or(plan.siblings);
        let mut children = node.children.clone();
        if shape != Siblings::Unsorted {
            children.sort_by(|a, b| plan.nodes[*a].name.compare(&plan.nodes[*b].name));
        }
        let ids: Vec<u32> = children.iter().map(|child| layout.stream_id(NodeId(*child))).collect();
        let (top, child_links) = link(&ids, shape);
        links[index].1 = top;
        for (child, child_links) in children.into_iter().zip(child_links) {
            links[child].0 = child_links;
        }
    }
    links
}

fn start_and_size(layout: &Layout, id: NodeId, node: &Node) -> (u32, u64) {
    let first = |sectors: &[u32]| sectors.first().copied().unwrap_or(ENDOFCHAIN);
    match node.kind {
        NodeKind::Root => {
            let size = u64::from(layout.num_mini_sectors()) * MINI_SECTOR_SIZE;
            (first(layout.sectors(Part::MiniStream)), size)
        }
        NodeKind::Stream => {
            let mini = layout.mini_sectors(id);
            let sectors = if mini.is_empty() { layout.sectors(id) } else { mini };
            (first(sectors), node.content.len_bytes())
        }
        NodeKind::Storage | NodeKind::Unused => (0, 0),
    }
}

fn entry(node: &Node, links: Links, child: u32, (start, size): (u32, u64)) -> [u8; DIR_ENTRY_SIZE as usize] {
    let mut entry = [0; DIR_ENTRY_SIZE as usize];
    let units = node.name.units();
    for (target, unit) in entry[..0x40].chunks_exact_mut(2).zip(units) {
        target.copy_from_slice(&unit.to_le_bytes());
    }
    let name_length = (units.len() as u16).wrapping_add(1).wrapping_mul(2);
    entry[0x40..0x42].copy_from_slice(&name_length.to_le_bytes());
    entry[0x42] = match node.kind {
        NodeKind::Unused => 0,
        NodeKind::Storage => 1,
        NodeKind::Stream => 2,
        NodeKind::Root => 5,
    };
    entry[0x43] = u8::from(links.black);
    entry[0x44..0x48].copy_from_slice(&links.left.to_le_bytes());
    entry[0x48..0x4C].copy_from_slice(&links.right.to_le_bytes());
    entry[0x4C..0x50].copy_from_slice(&child.to_le_bytes());
    entry[0x50..0x60].copy_from_slice(&node.clsid);
    entry[0x60..0x64].copy_from_slice(&node.state_bits.to_le_bytes());
    entry[0x64..0x6C].copy_from_slice(&node.created.to_le_bytes());
    entry[0x6C..0x74].copy_from_slice(&node.modified.to_le_bytes());
    entry[0x74..0x78].copy_from_slice(&start.to_le_bytes());
    entry[0x78..0x80].copy_from_slice(&size.to_le_bytes());
    entry
}

fn free_entry() -> [u8; DIR_ENTRY_SIZE as usize] {
    let mut entry = [0; DIR_ENTRY_SIZE as usize];
    entry[0x44..0x50].fill(0xFF);
    entry
}

fn emit_mini_fat(layout: &mut Layout) {
    let entries = layout.sectors(Part::MiniFat).len() as u64 * layout.sector_size() / 4;
    let mut mini_fat = vec![FREESECT; entries as usize];
    for chain in layout.mini_chains().values() {
        link_chain(&mut mini_fat, chain);
    }
    put_chain(layout, &Part::MiniFat, &to_bytes(&mini_fat));
}

fn emit_fat(layout: &mut Layout) {
    let entries = layout.sectors(Part::Fat).len() as u64 * layout.sector_size() / 4;
    let mut fat = vec![FREESECT; entries as usize];
    for (part, chain) in layout.chains() {
        match part {
            Part::Fat => chain.iter().for_each(|sector| fat[*sector as usize] = FATSECT),
            Part::Difat => chain.iter().for_each(|sector| fat[*sector as usize] = DIFSECT),
            _ => link_chain(&mut fat, chain),
        }
    }
    if let Some(sector) = layout.range_lock_sector() {
        fat[sector as usize] = ENDOFCHAIN;
    }
    put_chain(layout, &Part::Fat, &to_bytes(&fat));
}

fn emit_difat(layout: &mut Layout) {
    let per_sector = (layout.sector_size() / 4 - 1) as usize;
    let sectors = layout.sectors(Part::Difat).to_vec();
    let fat = layout.sectors(Part::Fat);
    let beyond = fat.get(HEADER_DIFAT_SLOTS..).unwrap_or_default().to_vec();
    for (index, sector) in sectors.iter().enumerate() {
        let listed = beyond.chunks(per_sector).nth(index).unwrap_or_default();
        let mut slots = listed.to_vec();
        slots.resize(per_sector, FREESECT);
        slots.push(sectors.get(index + 1).copied().unwrap_or(ENDOFCHAIN));
        let offset = layout.sector_offset(*sector);
        layout.segments_mut().put_bytes(offset, to_bytes(&slots));
    }
}

fn emit_header(plan: &Plan, layout: &mut Layout) {
    let first = |part| layout.sectors(part).first().copied().unwrap_or(ENDOFCHAIN);
    let count = |part| layout.sectors(part).len() as u32;
    let directory_sectors = if plan.major_version == 3 { 0 } else { count(Part::Directory) };
    let mut header = Vec::with_capacity(512);
    header.extend_from_slice(&SIGNATURE);
    header.extend_from_slice(&[0; 16]);
    for field in [plan.minor_version, plan.major_version, 0xFFFE, plan.sector_shift, 6] {
        header.extend_from_slice(&field.to_le_bytes());
    }
    header.extend_from_slice(&[0; 6]);
    let fields = [
        directory_sectors,
        count(Part::Fat),
        first(Part::Directory),
        0,
        plan.cutoff,
        first(Part::MiniFat),
        count(Part::MiniFat),
        first(Part::Difat),
        count(Part::Difat),
    ];
    header.extend_from_slice(&to_bytes(&fields));
    let mut slots: Vec<u32> = layout.sectors(Part::Fat).iter().copied().take(HEADER_DIFAT_SLOTS).collect();
    slots.resize(HEADER_DIFAT_SLOTS, FREESECT);
    header.extend_from_slice(&to_bytes(&slots));
    layout.segments_mut().put_bytes(0, header);
}

fn link_chain(table: &mut [u32], chain: &[u32]) {
    for (index, sector) in chain.iter().enumerate() {
        table[*sector as usize] = chain.get(index + 1).copied().unwrap_or(ENDOFCHAIN);
    }
}

/// Writes the bytes of a structure over the sectors of its chain.
fn put_chain(layout: &mut Layout, part: &Part, bytes: &[u8]) {
    let mut at = 0;
    for range in layout.part_ranges(part.clone()) {
        let end = at + (range.end - range.start) as usize;
        layout.segments_mut().put_bytes(range.start, bytes[at..end].to_vec());
        at = end;
    }
}

fn to_bytes(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}
