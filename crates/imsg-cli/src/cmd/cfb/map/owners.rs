//! Who has how much of the file, and in how many pieces.

use std::collections::HashMap;

use cfb_core::{CompoundFile, Owner, Region, StreamId};

use crate::cmd::cfb::map::svg::shortened;
use crate::cmd::cfb::walk::Walk;
use crate::failure::Failure;

/// An owner with all that it has.
#[derive(Debug)]
pub(super) struct Share {
    pub(super) owner: Owner,
    pub(super) name: String,
    pub(super) bytes: u64,
    /// Pieces that do not lie together.
    pub(super) pieces: u64,
    /// Where a stream begins in the file.
    first: u64,
}

/// All owners; tables and what is free first, then streams, the largest first.
#[derive(Debug)]
pub(super) struct Owners {
    pub(super) shares: Vec<Share>,
    by_owner: HashMap<Owner, usize>,
    /// Where a chain goes on after a break: offsets in the file.
    pub(super) breaks: Vec<u64>,
    /// What kept names from being found.
    pub(super) failures: Vec<Failure>,
}

/// Longest path kept, in characters: storages may be nested a thousand deep.
const MAX_PATH: usize = 200;

impl Owners {
    pub(super) fn new(file: &CompoundFile, regions: &[Region]) -> Self {
        let mut shares: HashMap<Owner, Share> = HashMap::new();
        // The region that would follow each one, if its owner's bytes ran on.
        let mut ends: HashMap<(Owner, u64), u64> = HashMap::new();
        for region in regions {
            let (owner, range) = (region.owner(), region.range());
            let len = range.end.saturating_sub(range.start);
            ends.insert((owner, region.position().saturating_add(len)), range.end);
        }
        let mut breaks = Vec::new();
        for region in regions {
            let (owner, range) = (region.owner(), region.range());
            let share = shares.entry(owner).or_insert_with(|| Share {
                owner,
                name: String::new(),
                bytes: 0,
                pieces: 0,
                first: range.start,
            });
            share.bytes = share.bytes.saturating_add(range.end.saturating_sub(range.start));
            let is_chain = !matches!(owner, Owner::Free | Owner::Unowned | Owner::RangeLock);
            // Small streams lie between the parts of the mini stream that nobody has.
            let runs_on = ends.get(&(owner, region.position())) == Some(&range.start);
            if !(is_chain && region.position() > 0 && runs_on) {
                share.pieces = share.pieces.saturating_add(1);
            }
            if is_chain && region.position() > 0 && !runs_on && owner != Owner::MiniStream {
                breaks.push(range.start);
            }
        }
        let (paths, failures) = paths(file);
        let mut shares: Vec<Share> = shares.into_values().collect();
        for share in &mut shares {
            share.name = match share.owner {
                Owner::Stream(id) | Owner::SmallStream(id) => match paths.get(&id) {
                    Some(path) => path.clone(),
                    None => format!("entry {}", id.get()),
                },
                other => structure(other).to_owned(),
            };
        }
        shares.sort_by_key(|share| (rank(share.owner), std::cmp::Reverse(share.bytes), share.first));
        let by_owner = shares.iter().zip(0..).map(|(share, at)| (share.owner, at)).collect();
        Self { shares, by_owner, breaks, failures }
    }

    /// The place of an owner among the shares.
    pub(super) fn index(&self, owner: Owner) -> usize {
        self.by_owner.get(&owner).copied().unwrap_or(0)
    }

    /// Streams, the largest first.
    pub(super) fn streams(&self) -> impl Iterator<Item = (usize, &Share)> {
        self.shares.iter().enumerate().filter(|(_, share)| is_stream(share.owner))
    }
}

pub(super) fn is_stream(owner: Owner) -> bool {
    matches!(owner, Owner::Stream(_) | Owner::SmallStream(_))
}

fn structure(owner: Owner) -> &'static str {
    match owner {
        Owner::Header => "header",
        Owner::Difat => "DIFAT",
        Owner::Fat => "FAT",
        Owner::Directory => "directory",
        Owner::MiniFat => "mini FAT",
        Owner::MiniStream => "mini stream, unused",
        Owner::RangeLock => "sector of the lock bytes",
        Owner::Free => "free",
        _ => "in use, but by nothing",
    }
}

fn rank(owner: Owner) -> u8 {
    match owner {
        Owner::Header => 0,
        Owner::Difat => 1,
        Owner::Fat => 2,
        Owner::Directory => 3,
        Owner::MiniFat => 4,
        Owner::MiniStream => 5,
        Owner::RangeLock => 6,
        Owner::Free => 7,
        Owner::Stream(_) | Owner::SmallStream(_) => 9,
        _ => 8,
    }
}

fn paths(file: &CompoundFile) -> (HashMap<StreamId, String>, Vec<Failure>) {
    let mut paths = HashMap::new();
    let mut failures = Vec::new();
    for element in Walk::new(file.root(), "") {
        match element {
            Ok(element) if element.entry.is_stream() => {
                paths.insert(element.entry.id(), shortened(&element.path, MAX_PATH));
            }
            Ok(_) => {}
            Err(failure) => failures.push(failure),
        }
    }
    (paths, failures)
}
