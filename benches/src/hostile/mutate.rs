//! Ways to spoil a file, each drawn from a seed.

/// Numbers from a seed, the same on every machine (xorshift64*).
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number below `bound`; 0 if the bound is 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() >> 16).unwrap_or(0).checked_rem(bound).unwrap_or(0)
    }
}

/// Counts and links that hurt: nothing, everything, just past a sign, the special sector numbers.
const HOSTILE: [u32; 10] = [
    0,
    1,
    0x7FFF_FFFF,
    0x8000_0000,
    0xFFFF_FFFA,
    0xFFFF_FFFC,
    0xFFFF_FFFD,
    0xFFFF_FFFE,
    0xFFFF_FFFF,
    0x0010_0000,
];

/// Spoils `bytes` and says how.
pub(crate) fn mutate(bytes: &mut Vec<u8>, random: &mut Random) -> &'static str {
    match random.below(6) {
        0 => {
            for _ in 0..=random.below(16) {
                let at = random.below(bytes.len());
                flip(bytes, at, random.below(8));
            }
            "bit flips"
        }
        1 => {
            for _ in 0..=random.below(8) {
                let at = random.below(bytes.len().min(2048));
                flip(bytes, at, random.below(8));
            }
            "bit flips near the header"
        }
        2 => {
            let len = random.below(bytes.len());
            bytes.truncate(len);
            "truncation"
        }
        3 => {
            for _ in 0..=random.below(3) {
                splice(bytes, random);
            }
            "spliced sectors"
        }
        4 => {
            for _ in 0..=random.below(4) {
                let at = random.below(bytes.len()) & !3;
                hostile_number(bytes, at, random);
            }
            "hostile numbers"
        }
        _ => {
            for _ in 0..=random.below(4) {
                // A field of a directory entry or of a property: at a multiple of 8 within a record of 128 bytes.
                let at = (random.below(bytes.len()) & !127) | (0x40 + random.below(16) * 4);
                hostile_number(bytes, at, random);
            }
            "hostile fields"
        }
    }
}

fn flip(bytes: &mut [u8], at: usize, bit: usize) {
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1 << bit;
    }
}

fn splice(bytes: &mut [u8], random: &mut Random) {
    let sectors = bytes.len() / 512;
    let (from, to) = (random.below(sectors) * 512, random.below(sectors) * 512);
    if from + 512 <= bytes.len() && to + 512 <= bytes.len() {
        bytes.copy_within(from..from + 512, to);
    }
}

fn hostile_number(bytes: &mut [u8], at: usize, random: &mut Random) {
    let value = match random.below(HOSTILE.len() + 2) {
        index if index < HOSTILE.len() => HOSTILE.get(index).copied().unwrap_or(0),
        _ => u32::try_from(random.below(bytes.len() / 256 + 1)).unwrap_or(0),
    };
    if let Some(field) = bytes.get_mut(at..at + 4) {
        field.copy_from_slice(&value.to_le_bytes());
    }
}
