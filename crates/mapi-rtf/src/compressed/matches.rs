//! The longest match at a position.
//!
//! A match of `n` bytes has all the groups of three bytes in it somewhere in the window. So these are chained: for each
//! place, how far back the same group (or one with the same hash) stands. While the longest match so far has `n`
//! bytes, one of `n + 1` is looked for along the chain of that group in it which goes back in the largest step; if the
//! step leads out of the window, there is none. Text in which all groups of a match stand in very many places repeats
//! itself, and has long matches, so that chains are long only where few of them are searched. To have the links of
//! all groups of a match at its start, groups are chained fifteen places ahead.
//!
//! Matches of two bytes are what is left where no group of three is found: of each pair of bytes the last place is
//! known.
//!
//! Places are numbers up to 65535. What was longer ago than that seems nearer, and a comparison shows that it is
//! something else.

use super::pieces::{Piece, READABLE};

/// The longest match.
pub(super) const MAX_MATCH: usize = 17;
/// The largest distance: the whole dictionary is that of the end marker.
const MAX_DISTANCE: usize = 4095;
/// How far ahead of the search groups are chained: all those that begin in a match and end in it.
const AHEAD: usize = MAX_MATCH - 2;
/// Places whose links are kept: those of the window and those ahead, or more.
const LINKS: usize = 8192;
/// Groups that are whole in eight bytes.
const STEP: usize = 6;
const HASH_BITS: u32 = 13;
const HASHES: usize = 1 << HASH_BITS;

const _: () = assert!(LINKS > MAX_DISTANCE + AHEAD && READABLE > AHEAD + MAX_MATCH + 8);

/// A place further back with the same bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Match {
    /// How many bytes: 2 to 17, or less for no match.
    pub(super) len: usize,
    /// How far back, in bytes: 1 to 4095.
    pub(super) distance: usize,
}

/// Finds matches at positions that ascend.
///
/// `PAIRS` is 16384 for ASCII text, whose pairs of bytes are not more, and 65536 for other text.
#[derive(Debug)]
pub(super) struct Matches<const PAIRS: usize> {
    /// Where each pair of bytes was last.
    pairs: Box<[u16; PAIRS]>,
    /// Where each group of three bytes was last, by its hash.
    groups: Box<[u16; HASHES]>,
    /// How far back the same group was, less one, by place.
    links: Box<[u16; LINKS]>,
    /// The first position whose pair is not noted, and [`AHEAD`] of which the group is not chained.
    next: usize,
}

#[expect(clippy::arithmetic_side_effects, reason = "positions within slices, and at most a few dozen more")]
impl<const PAIRS: usize> Matches<PAIRS> {
    /// For searches from the start of `piece`, the first of a text.
    pub(super) fn new(piece: &Piece<'_>) -> Self {
        let mut matches = Self { pairs: boxed(), groups: boxed(), links: boxed(), next: 0 };
        for position in 0..AHEAD {
            chain(&mut matches.groups, &mut matches.links, piece.group(position), position);
        }
        matches
    }

    /// The longest match at `position`, which is at least as far as the last one asked for.
    #[inline]
    pub(super) fn longest(&mut self, piece: &Piece<'_>, position: usize) -> Match {
        self.note_until(piece, position);
        let ahead = position + AHEAD;
        chain(&mut self.groups, &mut self.links, piece.group(ahead), ahead);
        let found = self.longest_of_groups(piece, position);
        let last = note_pair(&mut self.pairs, piece.pair(position), position);
        self.next = position + 1;
        if found.len < 2 { longest_pair(piece, position, last) } else { found }
    }

    /// The longest match of three bytes or more.
    fn longest_of_groups(&self, piece: &Piece<'_>, position: usize) -> Match {
        let limit = piece.left(position).min(MAX_MATCH);
        let furthest = MAX_DISTANCE.min(position);
        let here = piece.word(position);
        let mut best = Match::default();
        let mut wanted = 3;
        let mut at = position;
        let mut distance = 0;
        loop {
            let link = self.link(at);
            distance += link;
            if distance > furthest {
                return best;
            }
            at = at.wrapping_sub(link);
            if distance <= best.distance {
                // On the way back to where the last chain led.
                continue;
            }
            let len = piece.common(here, position, distance).min(limit);
            if len < wanted {
                continue;
            }
            best = Match { len, distance };
            if len == limit {
                return best;
            }
            wanted = len + 1;
            at = self.sparsest(position, len - 1);
            distance = 0;
        }
    }

    /// Notes all positions before `position`.
    #[inline(never)]
    fn note_until(&mut self, piece: &Piece<'_>, position: usize) {
        let (groups, links, pairs) = (&mut *self.groups, &mut *self.links, &mut *self.pairs);
        let mut next = self.next;
        while next + STEP <= position {
            let (ahead, here) = (piece.word(next + AHEAD), piece.word(next));
            for step in 0..STEP {
                chain(groups, links, (ahead >> (8 * step) << 8) as u32, next + AHEAD + step);
                note_pair(pairs, (here >> (8 * step)) as u16, next + step);
            }
            next += STEP;
        }
        let (ahead, here) = (piece.word(next + AHEAD), piece.word(next));
        for step in 0..position.saturating_sub(next) {
            chain(groups, links, (ahead >> (8 * step) << 8) as u32, next + AHEAD + step);
            note_pair(pairs, (here >> (8 * step)) as u16, next + step);
        }
        self.next = next.max(position);
    }

    /// How far back the group of the place, or one with its hash, stands.
    #[inline]
    fn link(&self, position: usize) -> usize {
        usize::from(self.links.get(position % LINKS).copied().unwrap_or(u16::MAX)) + 1
    }

    /// The place, of the `places` from `position` on, whose link goes furthest.
    #[inline]
    fn sparsest(&self, position: usize, places: usize) -> usize {
        let mut best = position;
        let mut furthest = self.link(position);
        for place in position + 1..position + places {
            let link = self.link(place);
            if link > furthest {
                (best, furthest) = (place, link);
            }
        }
        best
    }
}

/// Chains the group at `position`, which is in the upper three bytes.
#[inline(always)]
fn chain(groups: &mut [u16; HASHES], links: &mut [u16; LINKS], group: u32, position: usize) {
    let hash = (group & !0xFF).wrapping_mul(0x9E37_79B1) >> (32 - HASH_BITS);
    let place = (position & 0xFFFF) as u16;
    if let (Some(last), Some(link)) =
        (groups.get_mut(hash as usize % HASHES), links.get_mut(position % LINKS))
    {
        *link = place.wrapping_sub(*last).wrapping_sub(1);
        *last = place;
    }
}

/// Notes the pair at `position`. Gives its last place.
#[inline(always)]
#[expect(clippy::arithmetic_side_effects, reason = "a constant that is not 0")]
fn note_pair<const PAIRS: usize>(pairs: &mut [u16; PAIRS], pair: u16, position: usize) -> u16 {
    let pair = usize::from(pair);
    let index = if PAIRS < 1 << 16 { pair & 0x7F | pair >> 8 << 7 } else { pair };
    match pairs.get_mut(index & (PAIRS - 1)) {
        Some(last) => std::mem::replace(last, (position & 0xFFFF) as u16),
        None => 0,
    }
}

/// The match of two bytes at `position`, whose pair was last at `last`.
#[inline]
fn longest_pair(piece: &Piece<'_>, position: usize, last: u16) -> Match {
    let distance = usize::from(((position & 0xFFFF) as u16).wrapping_sub(last));
    let is_match = distance.wrapping_sub(1) < MAX_DISTANCE
        && piece.left(position) >= 2
        && piece.pair(position.wrapping_sub(distance)) == piece.pair(position);
    if is_match { Match { len: 2, distance } } else { Match::default() }
}

/// A table of zeros.
fn boxed<const N: usize>() -> Box<[u16; N]> {
    match vec![0; N].into_boxed_slice().try_into() {
        Ok(table) => table,
        Err(_) => Box::new([0; N]),
    }
}
