//! Inputs to begin with, made by the layout kit and by the peers' encoders: small, sound and damaged ones.

mod blobs;
mod property_sets;

use cfb_layout::{ChainOrder, FatPlacement, Plan, Siblings, Version, damage, msg};

use crate::pieces::with_length;

pub(crate) use blobs::blobs;
pub(crate) use property_sets::property_sets;

/// Larger files only slow a replay down; nearly all of the catalogue is smaller.
const MAX_BYTES: u64 = 128 * 1024;

/// The whole catalogue of sound, odd and damaged compound files, and a few that are as small as can be: most changes of
/// those hit something.
pub(crate) fn compound_files() -> Vec<(String, Vec<u8>)> {
    let small = |case: &damage::Case| case.build().layout().len_bytes() <= MAX_BYTES;
    let catalogue = damage::all().filter(small).map(|case| (case.id().to_owned(), case.bytes()));
    let mut seeds: Vec<_> = catalogue.collect();
    for version in [Version::V3, Version::V4] {
        let mut plan = tiny(version);
        seeds.push((format!("tiny-{version:?}"), plan.to_vec()));
        plan.fat_placement(FatPlacement::Spread).siblings(Siblings::RightList);
        seeds.push((format!("tiny-{version:?}-spread"), plan.to_vec()));
        plan.min_difat_sectors(1).siblings(Siblings::Unsorted);
        seeds.push((format!("tiny-{version:?}-difat"), plan.to_vec()));
    }
    seeds
}

/// Files behind steps that change something of everything.
pub(crate) fn edits() -> Vec<(String, Vec<u8>)> {
    let step = |kind: u8, which: u8, len: u16, offset: u16| {
        let ([a, b], [c, d]) = (len.to_le_bytes(), offset.to_le_bytes());
        [kind, which, a, b, c, d]
    };
    let kinds = [3, 5, 6, 10, 7, 8, 9, 11];
    let files = compound_files().into_iter().enumerate();
    files
        .map(|(number, (name, file))| {
            let mut steps = vec![number as u8];
            for round in 0..8usize {
                let kind = kinds[(number + round) % kinds.len()];
                let len = [5000, 70, 4096, 0, 9000][(number + round) % 5];
                steps.extend(step(kind, (number + 3 * round) as u8, len, 100 * round as u16));
                if round % 3 == 2 {
                    steps.extend([0, round as u8]);
                }
            }
            let mut bytes = with_length(&steps);
            bytes.extend(file);
            (name, bytes)
        })
        .collect()
}

/// Messages, each with some steps of another kind first.
pub(crate) fn message_edits() -> Vec<(String, Vec<u8>)> {
    let with_steps = |(number, (name, file)): (usize, (String, Vec<u8>))| {
        let mut steps = Vec::new();
        for round in 0..12u8 {
            let kind = (number as u8).wrapping_mul(5).wrapping_add(3 * round);
            steps.extend([kind, round, kind.wrapping_mul(3), 0x40, round, 7, 200, 1]);
            steps.extend([0, 1]);
        }
        let mut bytes = with_length(&steps);
        bytes.extend(file);
        (name, bytes)
    };
    messages().into_iter().enumerate().map(with_steps).collect()
}

/// Operations on a file that begins empty.
pub(crate) fn operations() -> Vec<(String, Vec<u8>)> {
    let noise = |seed: u32, len: u32| {
        let bytes = (0..len).map(move |at| (at.wrapping_add(seed).wrapping_mul(2_654_435_761) >> 13) as u8);
        bytes.collect::<Vec<u8>>()
    };
    (0..24).map(|seed| (format!("noise-{seed}"), noise(seed * 977, 100 + seed * 60))).collect()
}

/// Two storages, a stream in the mini stream and one in sectors that run backwards.
fn tiny(version: Version) -> Plan {
    let mut plan = Plan::new(version);
    let root = plan.root();
    plan.stream(root, "Mini", vec![1; 100]);
    let large = plan.stream(root, "Large", vec![2; 4100]);
    plan.chain_order(large, ChainOrder::Reversed);
    let storage = plan.storage(root, "\u{5}Folder");
    plan.stream(storage, "Inside", vec![3; 70]);
    let inner = plan.storage(storage, "Inner");
    plan.stream(inner, "", vec![]);
    plan
}

/// Text in code pages of each family, each behind its page's number.
pub(crate) fn texts() -> Vec<(String, Vec<u8>)> {
    let texts: [(u16, &[u8]); 12] = [
        (437, b"caf\x82"),
        (932, b"\x82\xa0\x8a\xbf\xb1"),
        (936, b"\xc4\xe3\xba\xc3"),
        (950, b"\xa7\x41\xa6\x6e"),
        (1252, b"caf\xe9 \x80"),
        (1255, b"\xf9\xc8\xec"),
        (1361, b"\x88\x61\xd0\x93"),
        (50220, b"\x1b$B$\"\x1b(B"),
        (52936, b"~{Ce3~~}"),
        (54936, b"\x81\x30\x81\x30"),
        (65000, b"Hi +Jjo-!"),
        (65001, b"\xf0\x9f\x98\x80"),
    ];
    let seed = |(page, text): (u16, &[u8])| {
        let mut bytes = page.to_le_bytes().to_vec();
        bytes.extend_from_slice(text);
        (format!("page-{page}"), bytes)
    };
    texts.into_iter().map(seed).collect()
}

/// RTF of several kinds, as it is and compressed.
pub(crate) fn rtf() -> Vec<(String, Vec<u8>)> {
    let html = "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}{\\f1\\fcharset128 MS Gothic;}\
                {\\f2\\fcharset2 Symbol;}}{\\*\\htmltag19 <html>}{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 caf\\'e9 \\u8364\\'80 \
                \\f1 \\'82\\'a0\\f2 \\'b7{\\*\\htmltag244 <o:p>}\\htmlrtf\\par}\\htmlrtf0{\\*\\htmltag72 </p>}{\\*\\htmltag27 </html>}}";
    let text = "{\\rtf1\\ansi\\ansicpg932\\fromtext \\fbidis \\deff0{\\fonttbl{\\f0\\fcharset128 x;}}\\uc1\\pard\\plain \\'82\\'a0\\par\\tab end}";
    let plain = "{\\rtf1\\ansi{\\fonttbl\\f0 A;}{\\colortbl;\\red1\\green2\\blue3;}{\\info{\\author B}}\\uc2\\u-3913??{\\pict\\bin4 \\{}}}\
                 \\b bold\\b0\\line\\emdash{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt y}}\\trowd\\cell\\row}";
    [("html", html), ("text", text), ("plain", plain)]
        .map(|(name, rtf)| (name.to_owned(), rtf.as_bytes().to_vec()))
        .to_vec()
}

/// Compressed and stored RTF, sound, without its end, and with a wrong CRC.
pub(crate) fn compressed_rtf() -> Vec<(String, Vec<u8>)> {
    let mut seeds = Vec::new();
    for (name, rtf) in rtf() {
        let text = String::from_utf8_lossy(&rtf);
        let Ok(compressed) = compressed_rtf::compress_rtf(&text) else { continue };
        let mut cut = compressed.clone();
        cut.truncate(compressed.len() / 2);
        let mut wrong = compressed.clone();
        if let Some(byte) = wrong.get_mut(12) {
            *byte ^= 0xFF;
        }
        let stored = compressed_rtf::encode_rtf(&text).unwrap_or_default();
        seeds.push((format!("{name}-lzfu"), compressed));
        seeds.push((format!("{name}-cut"), cut));
        seeds.push((format!("{name}-wrong-crc"), wrong));
        seeds.push((format!("{name}-mela"), stored));
        seeds.push((format!("{name}-bare"), rtf));
    }
    seeds
}

/// Maps of a few names, of strings that overlap, and of entries that point nowhere.
pub(crate) fn named_properties() -> Vec<(String, Vec<u8>)> {
    let guid = b"\x08\x20\x06\0\0\0\0\0\xc0\0\0\0\0\0\0F";
    let strings = b"\x10\0\0\0K\0e\0y\0w\0o\0r\0d\0s\0\x04\0\0\0A\0b\0";
    let sound = [[0x03, 0x85, 0, 0, 6, 0, 0, 0], [0, 0, 0, 0, 5, 0, 1, 0], [0x14, 0, 0, 0, 7, 0, 2, 0]];
    let odd = [[0xFF; 8], [4, 0, 0, 0, 5, 0, 0, 0], [0x03, 0x85, 0, 0, 6, 0, 0, 0]];
    let map = |entries: &[[u8; 8]], hashes: &[(u16, &[u8])]| {
        let mut out = with_length(guid);
        out.extend(with_length(&entries.concat()));
        out.extend(with_length(strings));
        for (number, bytes) in hashes {
            out.extend(number.to_le_bytes());
            out.extend(with_length(bytes));
        }
        out
    };
    vec![
        ("sound".into(), map(&sound, &[])),
        ("odd".into(), map(&odd, &[(0x1000, b"\x03\x85\0\0\x06\0\0\0"), (0x101E, b"rest")])),
        ("empty".into(), map(&[], &[])),
    ]
}

/// One stream for each kind of object, with values in and beside it.
pub(crate) fn property_streams() -> Vec<(String, Vec<u8>)> {
    // Tag, value bytes of the entry, streams beside it: element number plus one, bytes.
    type Property = (u32, [u8; 8], &'static [(u8, &'static [u8])]);
    const PROPERTIES: [Property; 12] = [
        (0x0017_0003, [1, 0, 0, 0, 0, 0, 0, 0], &[]),
        (0x3FFD_0003, [0xE3, 4, 0, 0, 0, 0, 0, 0], &[]),
        (0x0E1B_000B, [1, 0, 0, 0, 0, 0, 0, 0], &[]),
        (0x0039_0040, [0, 0x80, 0x3E, 0xD5, 0xDE, 0xB1, 0x9D, 1], &[]),
        (0x0037_001F, [6, 0, 0, 0, 0, 0, 0, 0], &[(0, b"H\0i\0")]),
        (0x1000_001E, [5, 0, 0, 0, 0, 0, 0, 0], &[(0, b"caf\xe9")]),
        (0x0FFF_0102, [3, 0, 0, 0, 0, 0, 0, 0], &[(0, b"abc")]),
        (
            0x8000_101F,
            [8, 0, 0, 0, 0, 0, 0, 0],
            &[(0, b"\x04\0\0\0\x04\0\0\0"), (1, b"a\0\0\0"), (2, b"b\0\0\0")],
        ),
        (0x8001_1102, [8, 0, 0, 0, 0, 0, 0, 0], &[(0, b"\x02\0\0\0\0\0\0\0"), (1, b"xy")]),
        (0x8002_1003, [8, 0, 0, 0, 0, 0, 0, 0], &[(0, b"\x01\0\0\0\x02\0\0\0")]),
        (0x8003_0048, [16, 0, 0, 0, 0, 0, 0, 0], &[(0, b"0123456789abcdef")]),
        (0x8004_0FFE, [1, 2, 3, 4, 5, 6, 7, 8], &[(0, b"odd")]),
    ];
    let headers: [(&str, usize); 4] =
        [("message", 32), ("embedded", 24), ("recipient", 8), ("attachment", 8)];
    let mut seeds = Vec::new();
    for (kind, (name, header)) in (0_u8..).zip(headers) {
        let mut stream = vec![0; header];
        let mut beside = Vec::new();
        for (tag, value, streams) in PROPERTIES {
            stream.extend(tag.to_le_bytes());
            stream.extend([6, 0, 0, 0]);
            stream.extend(value);
            for (element, bytes) in streams {
                beside.extend(tag.to_le_bytes());
                beside.push(*element);
                beside.extend(with_length(bytes));
            }
        }
        let mut seed = vec![kind];
        seed.extend(with_length(&stream));
        seed.extend(beside);
        seeds.push((name.to_owned(), seed));
    }
    seeds
}

/// One-off addresses in both kinds of text, an Exchange address, a list of them.
pub(crate) fn entry_ids() -> Vec<(String, Vec<u8>)> {
    let unicode = msg::one_off("Ann", "SMTP", "ann@example.com");
    let narrow = msg::one_off_8bit(b"Ann", b"SMTP", b"ann@example.com");
    let exchange = msg::exchange_address("/o=Org/ou=Unit/cn=Recipients/cn=ann");
    let key = msg::search_key("SMTP", "ann@example.com");
    let mut list = vec![2, 0, 0, 0];
    let padded = |id: &[u8]| {
        let mut out = (id.len() as u32).to_le_bytes().to_vec();
        out.extend_from_slice(id);
        out.resize(out.len().next_multiple_of(4), 0);
        out
    };
    let body = [padded(&unicode), padded(&exchange)].concat();
    list.extend((body.len() as u32).to_le_bytes());
    list.extend(body);
    [
        ("one-off", unicode),
        ("one-off-8-bit", narrow),
        ("exchange", exchange),
        ("search-key", key),
        ("list", list),
    ]
    .map(|(name, id)| (name.to_owned(), [&1252_u16.to_le_bytes()[..], &id].concat()))
    .to_vec()
}

/// The demo message and smaller ones: with nothing, with everything once, in 8-bit text, in a message in a message.
pub(crate) fn messages() -> Vec<(String, Vec<u8>)> {
    let mut bare = msg::MsgFile::new();
    bare.message.set(0x001A, "IPM.Note").set(0x0037, "Hi");

    let mut full = msg::MsgFile::new();
    let keywords = full.names.string(msg::property_set::PS_PUBLIC_STRINGS, "Keywords");
    full.message.set(0x001A, "IPM.Appointment").set(0x0037, "RE: Hi").set(0x1000, "text").set(0x0E07, 1);
    full.message.set(keywords, msg::Value::MultipleString(vec!["red".into()]));
    full.message.set(
        0x007D,
        "From: Ann <ann@example.com>\r\nSubject: Hi\r\nDate: Thu, 1 Jan 2004 00:00:00 +0000\r\n",
    );
    full.message
        .set(0x1009, msg::compress(msg::encapsulate_html("<p>text <img src=\"cid:1\"></p>").as_bytes()));
    full.message
        .recipient()
        .set(0x0C15, 1)
        .set(0x3001, "Ann")
        .set(0x0FFF, msg::one_off("Ann", "SMTP", "a@b.c"));
    full.message.recipient().set(0x0C15, 2).set(0x3002, "EX").set(0x3003, "/o=a/cn=b");
    full.message.attachment().by_value("note.txt", b"text").set(0x3712, "1").set(0x7FFE, true);

    let mut narrow = msg::MsgFile::new();
    narrow.message.set(0x3FFD, 1251).set(0x340D, 0);
    narrow.message.set(0x0037, msg::Value::String8(msg::windows_1251("\u{43f}\u{440}")));

    let mut nested = msg::MsgFile::new();
    let inner = nested.message.attachment().embedded();
    inner.set(0x001A, "IPM.Note").set(0x0037, "inner");
    inner.attachment().embedded().set(0x0037, "innermost");

    [
        ("bare", bare),
        ("full", full),
        ("narrow", narrow),
        ("nested", nested),
        ("demo", cfb_layout::demo::message()),
    ]
    .map(|(name, file)| (name.to_owned(), file.to_vec()))
    .to_vec()
}
