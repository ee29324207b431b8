//! A sound value of each structure that is packed into a binary property, as far as a few numbers make one.

/// Structures behind the byte that chooses them, in the order of the target.
pub(crate) fn blobs() -> Vec<(String, Vec<u8>)> {
    let weekly = pattern(0x200B, 1, &[0x22]);
    let monthly = pattern(0x200C, 3, &[0x20, 2]);
    let seed = |name: &str, kind: u8, bytes: &[u8]| (name.to_owned(), [&[kind], bytes].concat());
    vec![
        seed("appointment", 0, &[weekly.as_slice(), &times_of_day()].concat()),
        seed("daily", 1, &pattern(0x200A, 0, &[])),
        seed("weekly", 1, &weekly),
        seed("monthly", 1, &monthly),
        seed("zone-definition", 2, &zone_definition()),
        seed("zone", 3, &zone()),
        seed("global-object-id", 4, &global_object_id()),
        seed("conversation", 5, &[&[1, 0xC4, 0x5B, 1, 2, 3][..], &[7; 16], &[0, 1, 2, 3, 4]].concat()),
        seed("card", 6, &[&[3, 0, 0, 1, 12, 1, 0, 12, 0, 4, 8, 0, 0][..], &[0; 32]].concat()),
        seed("verbs", 7, &[&[2, 1, 1, 0, 0, 0][..], &[0; 48]].concat()),
        seed("report-tag", 8, b"PCDFEB09\0\x01\0\x02\0\0\0\0\0\0\0\0\0\0\0\0"),
        seed("list", 9, &[&[1, 0, 0, 0][..], &[0; 24]].concat()),
        seed("assigners", 10, &[&[1, 0, 0, 0][..], &[0; 24]].concat()),
        seed("rows", 11, &[&[1, 0, 0, 0][..], &[0; 24]].concat()),
    ]
}

fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// A recurrence pattern of 10 occurrences ([MS-OXOCAL] 2.2.1.44.1).
fn pattern(frequency: u16, pattern: u16, specific: &[u32]) -> Vec<u8> {
    let mut bytes: Vec<u8> =
        [0x3004, 0x3004, frequency, pattern, 0].iter().flat_map(|word: &u16| word.to_le_bytes()).collect();
    let period = if frequency == 0x200A { 1440 } else { 1 };
    bytes.extend(words(&[0, period, 0]));
    bytes.extend(words(specific));
    bytes.extend(words(&[0x2022, 10, 0, 1, 213_078_240, 0, 213_078_240, 213_170_400]));
    bytes
}

/// What an appointment adds to a pattern: hours, and no exception ([MS-OXOCAL] 2.2.1.44.5).
fn times_of_day() -> Vec<u8> {
    let mut bytes = words(&[0x3006, 0x3009, 600, 630]);
    bytes.extend([0, 0]);
    bytes.extend(words(&[0, 0]));
    bytes
}

/// A transition: the second Sunday of a month at two o'clock.
fn transition(month: u8) -> [u8; 16] {
    [0, 0, month, 0, 0, 0, 2, 0, 2, 0, 0, 0, 0, 0, 0, 0]
}

fn zone() -> Vec<u8> {
    let mut bytes = words(&[480, 0, 0xFFFF_FFC4]);
    bytes.extend([0, 0]);
    bytes.extend(transition(11));
    bytes.extend([0, 0]);
    bytes.extend(transition(3));
    bytes
}

fn zone_definition() -> Vec<u8> {
    let mut bytes = vec![2, 1, 8, 0, 2, 0, 1, 0, b'P', 0, 1, 0];
    bytes.extend([2, 1, 0x3E, 0, 2, 0, 0xD6, 7]);
    bytes.extend([0; 14]);
    bytes.extend(words(&[480, 0, 0xFFFF_FFC4]));
    bytes.extend(transition(11));
    bytes.extend(transition(3));
    bytes
}

fn global_object_id() -> Vec<u8> {
    let mut bytes = b"\x04\0\0\0\x82\0\xE0\0\x74\xC5\xB7\x10\x1A\x82\xE0\x08\x07\xD8\x02\x03".to_vec();
    bytes.extend(133_500_000_000_000_000_u64.to_le_bytes());
    bytes.extend([0; 8]);
    bytes.extend(words(&[16]));
    bytes.extend([9; 16]);
    bytes
}
