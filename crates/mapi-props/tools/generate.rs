//! Makes the static tables of known properties out of `data/properties.tsv`.
//!
//! `cargo run -p mapi-props --example generate` writes `src/known/table.rs`, `src/pid_tag.rs`, `src/pid_lid.rs` and
//! `src/pid_name.rs`; a test of the crate compares these files with what this program would write.
#![cfg_attr(
    not(test),
    expect(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a tool for developers: wrong data stops it"
    )
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// One line of the table.
pub(crate) struct Line<'a> {
    pub(crate) name: &'a str,
    pub(crate) alternates: Vec<&'a str>,
    pub(crate) kind: &'a str,
    pub(crate) key: &'a str,
    pub(crate) type_code: Option<u16>,
    pub(crate) set: &'a str,
    pub(crate) tier: &'a str,
    pub(crate) object: &'a str,
}

impl Line<'_> {
    fn number(&self) -> u32 {
        u32::from_str_radix(self.key, 16).unwrap_or_else(|_| panic!("{}: key {}", self.name, self.key))
    }

    /// Whether the name gets a constant.
    fn is_constant(&self) -> bool {
        matches!(self.tier, "oxprops" | "documented")
    }
}

/// Reads the table.
pub(crate) fn parse(tsv: &str) -> Vec<Line<'_>> {
    tsv.lines()
        .skip(1)
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            let [name, alternates, kind, key, type_code, set, tier, object] = fields[..] else {
                panic!("not eight fields: {line}");
            };
            let type_code = (!type_code.is_empty()).then(|| u16::from_str_radix(type_code, 16).unwrap());
            let alternates = alternates.split(';').filter(|name| !name.is_empty()).collect();
            Line { name, alternates, kind, key, type_code, set, tier, object }
        })
        .collect()
}

/// Tiers and kinds of objects in the order of their numbers in the static table.
const TIERS: [&str; 4] = ["oxprops", "documented", "unofficial", "header-only"];
const OBJECTS: [&str; 11] = [
    "message",
    "address-book",
    "folder",
    "store",
    "profile",
    "status",
    "offline-address-book",
    "free-busy",
    "search-folder",
    "shortcut",
    "report",
];

/// Rows in the order of the static table: tags by id, LIDs by set and number, strings by set and folded string; in a
/// group the better known first.
fn sorted<'a, 'b>(lines: &'b [Line<'a>], sets: &[&str]) -> Vec<&'b Line<'a>> {
    let mut rows: Vec<&Line<'_>> = lines.iter().collect();
    rows.sort_by_key(|line| {
        let kind = ["tag", "lid", "string"].iter().position(|kind| *kind == line.kind);
        let number = if line.kind == "string" { 0 } else { line.number() };
        let text = if line.kind == "string" { line.key } else { "" };
        let tier = TIERS.iter().position(|tier| *tier == line.tier);
        (kind, set_index(line, sets), number, text.to_ascii_lowercase(), text, tier, line.name)
    });
    rows
}

fn set_index(line: &Line<'_>, sets: &[&str]) -> usize {
    if line.set.is_empty() {
        return 0;
    }
    sets.iter().position(|set| *set == line.set).unwrap_or_else(|| panic!("{}: set {}", line.name, line.set))
}

/// The static table, `src/known/table.rs`. `sets` are the predefined sets in the order of their index.
pub(crate) fn table(lines: &[Line<'_>], sets: &[&str]) -> String {
    let rows = sorted(lines, sets);
    let (mut blob, mut blob_text, mut row_text) = (String::new(), String::new(), String::new());
    let mut names: BTreeMap<(String, usize, usize), u32> = BTreeMap::new();
    for (index, line) in rows.iter().enumerate() {
        let key = if line.kind == "string" { line.key } else { "" };
        let (id, offset) = (if line.kind == "string" { 0 } else { line.number() }, blob.len());
        let alternates = line.alternates.join(";");
        let index_of =
            |list: &[&str], word: &str| list.iter().position(|known| *known == word).expect("a known word");
        let (alternates_len, name_len, string_len) = (alternates.len(), line.name.len(), key.len());
        let (code, set) = (line.type_code.unwrap_or(0), set_index(line, sets));
        let (tier, object) = (index_of(&TIERS, line.tier), index_of(&OBJECTS, line.object));
        writeln!(
            row_text,
            "    row({offset}, {id:#X}, {code:#X}, {name_len}, {alternates_len}, {string_len}, {set}, {tier}, {object}),"
        )
        .unwrap();
        let strings = format!("{}{alternates}{key}", line.name);
        writeln!(blob_text, "    {strings}\\").unwrap();
        blob.push_str(&strings);
        for (nth, name) in std::iter::once(&line.name).chain(&line.alternates).enumerate() {
            let packed = u32::try_from(index << 8 | nth).unwrap();
            names.insert((name.to_ascii_lowercase(), index, nth), packed);
        }
    }
    let count = |kind: &str| rows.iter().filter(|line| line.kind == kind).count();
    let mut out = String::from(
        "//! Generated from data/properties.tsv by tools/generate.rs; the table of known properties.\n\n\
         use crate::known::row::{Row, row};\n\n",
    );
    writeln!(out, "/// How many rows are tags (they come first), and how many are LIDs (they come next).")
        .unwrap();
    writeln!(out, "pub(super) const NUM_TAGS: usize = {};", count("tag")).unwrap();
    writeln!(out, "pub(super) const NUM_LIDS: usize = {};\n", count("lid")).unwrap();
    writeln!(out, "/// Sorted by id, by set and LID, by set and folded string.").unwrap();
    writeln!(out, "#[rustfmt::skip]\npub(super) static ROWS: [Row; {}] = [\n{row_text}];\n", rows.len())
        .unwrap();
    writeln!(out, "/// Row and position of each name in it, `row << 8 | position`, sorted by folded name.")
        .unwrap();
    writeln!(out, "#[rustfmt::skip]\npub(super) static NAMES: [u32; {}] = [", names.len()).unwrap();
    let packed: Vec<u32> = names.into_values().collect();
    for chunk in packed.chunks(16) {
        let words: Vec<String> = chunk.iter().map(|word| format!("{word:#X},")).collect();
        writeln!(out, "    {}", words.join(" ")).unwrap();
    }
    writeln!(
        out,
        "];\n\n/// For each row its name, its alternate names with `;` between them, and its string."
    )
    .unwrap();
    writeln!(out, "#[rustfmt::skip]\npub(super) static BLOB: &str = \"\\\n{blob_text}\";").unwrap();
    out
}

/// The longest line that rustfmt leaves alone.
const MAX_WIDTH: usize = 110;

/// Named constants for tags (`src/pid_tag.rs`), LIDs (`src/pid_lid.rs`) or strings (`src/pid_name.rs`).
pub(crate) fn constants(lines: &[Line<'_>], kind: &str) -> String {
    let mut lines: Vec<&Line<'_>> =
        lines.iter().filter(|line| line.kind == kind && line.is_constant()).collect();
    lines.sort_by_key(|line| line.name);
    let (what, import) = match kind {
        "tag" => {
            ("Tags of the properties in [MS-OXPROPS] and Microsoft's MAPI reference", "tag::PropertyTag")
        }
        "lid" => {
            ("Named properties by LID in [MS-OXPROPS] and Microsoft's MAPI reference", "named::NamedProperty")
        }
        _ => (
            "Named properties by string in [MS-OXPROPS] and Microsoft's MAPI reference",
            "named::NamedProperty",
        ),
    };
    let mut out = format!(
        "//! {what}, in their spelling.\n//!\n\
         //! Generated from data/properties.tsv by tools/generate.rs.\n\
         #![expect(non_upper_case_globals, reason = \"the constants keep the spelling of the specification\")]\n\n\
         use crate::{import};\n"
    );
    if kind != "tag" {
        out.push_str("use crate::property_set;\n");
    }
    for line in lines {
        let aliases: String =
            line.alternates.iter().map(|name| format!("#[doc(alias = \"{name}\")]\n")).collect();
        let type_name = type_name(line.type_code.unwrap_or(0));
        let (doc, value, kind) = match kind {
            "tag" => {
                let tag = line.number() << 16 | u32::from(line.type_code.unwrap_or(0));
                (
                    format!("`0x{tag:08X}`, {type_name}."),
                    format!("PropertyTag::from_u32(0x{:04X}_{:04X})", tag >> 16, tag & 0xFFFF),
                    "PropertyTag",
                )
            }
            "lid" => (
                format!("LID `0x{:04X}` in {}, {type_name}.", line.number(), line.set),
                format!("NamedProperty::lid(property_set::{}, {:#06X})", line.set, line.number()),
                "NamedProperty<'static>",
            ),
            _ => (
                format!("`{}` in {}, {type_name}.", line.key, line.set),
                format!("NamedProperty::string(property_set::{}, \"{}\")", line.set, line.key),
                "NamedProperty<'static>",
            ),
        };
        let item = format!("pub const {}: {kind} = {value};", line.name);
        let skip = if item.len() > MAX_WIDTH { "#[rustfmt::skip]\n" } else { "" };
        write!(out, "\n/// {doc}\n{aliases}{skip}{item}\n").unwrap();
    }
    out
}

/// The name of a type code.
fn type_name(code: u16) -> &'static str {
    match code {
        0x0001 => "PtypNull",
        0x0002 => "PtypInteger16",
        0x0003 => "PtypInteger32",
        0x0004 => "PtypFloating32",
        0x0005 => "PtypFloating64",
        0x0006 => "PtypCurrency",
        0x0007 => "PtypFloatingTime",
        0x000A => "PtypErrorCode",
        0x000B => "PtypBoolean",
        0x000D => "PtypObject",
        0x0014 => "PtypInteger64",
        0x001E => "PtypString8",
        0x001F => "PtypString",
        0x0040 => "PtypTime",
        0x0048 => "PtypGuid",
        0x00FB => "PtypServerId",
        0x00FD => "PtypRestriction",
        0x00FE => "PtypRuleAction",
        0x0102 => "PtypBinary",
        0x1002 => "PtypMultipleInteger16",
        0x1003 => "PtypMultipleInteger32",
        0x1005 => "PtypMultipleFloating64",
        0x1014 => "PtypMultipleInteger64",
        0x101E => "PtypMultipleString8",
        0x101F => "PtypMultipleString",
        0x1040 => "PtypMultipleTime",
        0x1048 => "PtypMultipleGuid",
        0x1102 => "PtypMultipleBinary",
        _ => "of no fixed type",
    }
}

/// All files with their contents, by path inside the crate.
pub(crate) fn outputs(tsv: &str, sets: &[&str]) -> Vec<(&'static str, String)> {
    let lines = parse(tsv);
    vec![
        ("src/known/table.rs", table(&lines, sets)),
        ("src/pid_tag.rs", constants(&lines, "tag")),
        ("src/pid_lid.rs", constants(&lines, "lid")),
        ("src/pid_name.rs", constants(&lines, "string")),
    ]
}

/// The names of the predefined sets in the order of `src/property_set.rs`.
pub(crate) fn set_names(source: &str) -> Vec<&str> {
    source
        .lines()
        .filter_map(|line| line.strip_prefix("    ")?.split_once(" ="))
        .filter(|(name, _)| name.starts_with("PS") || name.starts_with("EWS"))
        .map(|(name, _)| name)
        .collect()
}

#[allow(dead_code, reason = "the test that includes this file has no use for it")]
fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| std::fs::read_to_string(root.join(path)).expect(path);
    let (tsv, sets) = (read("data/properties.tsv"), read("src/property_set.rs"));
    for (path, text) in outputs(&tsv, &set_names(&sets)) {
        std::fs::write(root.join(path), text).expect(path);
        println!("{path}");
    }
}
