//! Names that are illegal, odd, or hard to tell apart ([MS-CFB] 2.6.1, 2.6.4).

use crate::EntryField::{Name as NameField, NameLength};
use crate::damage::base::{Base, conforming, specimen, tolerable};
use crate::damage::{Case, Expectation, Specimen, case};
use crate::{Content, Layout, Name, NodeId, Plan, Version};

pub(super) const CASES: &[Case] = &[
    case("name-31-units", "a name as long as can be", || good(&[u16::from(b'x'); 31])),
    case("name-control", "a name that starts with U+0005", || good(&[5, 0x53, 0x75, 0x6D])),
    case("name-beyond-ascii", "Greek, Cyrillic and Chinese names", beyond_ascii),
    case("name-surrogate-pair", "a name beyond the basic plane", || good(&[0xD83D, 0xDE00])),
    case("name-high-surrogate", "a name that is half a pair", || good(&[0xD83D])),
    case("name-low-surrogate", "a name that is the other half", || good(&[0xDE00, 0x41])),
    case("name-surrogates-swapped", "both halves the wrong way round", || good(&[0xDE00, 0xD83D])),
    case("name-ffff", "a name of U+FFFF", || good(&[0xFFFF, 0xFFFE])),
    case("name-space", "a name of one space", || good(&[0x20])),
    case("name-dots", "names that mean something in paths", dots),
    case("name-illegal", "names with / \\ : !", illegal),
    case("name-nul-inside", "a name with NUL inside", || odd(&[0x41, 0, 0x42], |l, _| l)),
    case("name-nul-first", "a name that starts with NUL", || odd(&[0, 0x42, 0x43], |l, _| l)),
    case("name-unterminated", "32 units and no NUL", || {
        odd(&[0x79; 32], |l, n| l.set_entry(n, NameLength, 64))
    }),
    case("name-unterminated-full-length", "32 units, and a length that counts the missing NUL", || {
        odd(&[0x79; 32], |l, _| l)
    }),
    case("name-length-0", "name length 0 on a used entry", || length(0)),
    case("name-length-1", "name length 1", || length(1)),
    case("name-length-2", "name length 2: an empty name", || length(2)),
    case("name-length-odd", "an odd name length", || length(9)),
    case("name-length-short", "a name length that cuts the name", || length(6)),
    case("name-length-long", "a name length past the NUL", || length(40)),
    case("name-length-66", "name length 66", || length(66)),
    case("name-length-255", "name length 255", || length(255)),
    case("name-length-65534", "name length 65534", || length(65_534)),
    case("name-length-65535", "name length 65535", || length(65_535)),
    case("name-rest-junk", "junk after the NUL", || {
        odd(&[0x41, 0x42], |l, n| l.patch(l.entry_offset(n) + 6, &[0xCC; 58]))
    }),
    case("stream-name-empty", "a stream without a name", || odd(&[], |l, _| l)),
    case("storage-name-empty", "a storage without a name", storage_name_empty),
    case("storage-name-length-0", "a storage with name length 0", storage_name_length_0),
    case("root-name-other", "a root of another name", || root_name("R")),
    case("root-name-empty", "a root without a name", || root_name("")),
    case("root-name-length-0", "a root with name length 0", || {
        tolerable(|l, b| l.set_entry(b.plan.root(), NameLength, 0))
    }),
    case("root-name-length-65535", "a root with name length 65535", || {
        tolerable(|l, b| l.set_entry(b.plan.root(), NameLength, 65_535))
    }),
    case("names-equal", "two streams of the same name", || twins("Twin", "Twin")),
    case("names-equal-but-case", "two streams whose names differ only in case", || twins("Twin", "TWIN")),
    case("names-equal-storage", "a storage and a stream of the same name", twin_storage),
    case("names-case-table", "names that only the format's own upper case sorts", case_table),
];

/// The base with a stream of this name, which is fine.
fn good(units: &[u16]) -> Specimen {
    let mut base = Base::new(Version::V3);
    base.plan.stream(base.plan.root(), units, Content::pattern(8, 4500));
    conforming(&base.plan)
}

/// The base with a stream of this name, and a change to its entry.
fn odd(units: &[u16], change: impl for<'a> FnOnce(&'a mut Layout, NodeId) -> &'a mut Layout) -> Specimen {
    let mut base = Base::new(Version::V3);
    let node = base.plan.stream(base.plan.root(), units, Content::pattern(8, 4500));
    base.changed(Expectation::Tolerable, &[], |layout, _| change(layout, node))
}

/// The base with another length in the entry of the stream `Large`.
fn length(bytes: u64) -> Specimen {
    tolerable(|layout, base| layout.set_entry(base.large, NameLength, bytes))
}

fn named(names: &[&str]) -> Plan {
    let mut plan = Plan::new(Version::V3);
    for (index, name) in (1..).zip(names) {
        plan.stream(plan.root(), *name, Content::pattern(index, index * 97));
    }
    plan
}

fn beyond_ascii() -> Specimen {
    let names = [
        "\u{3b1}\u{3b2}\u{3b3}",
        "\u{391}\u{392}\u{394}",
        "\u{43f}\u{440}\u{438}\u{432}\u{435}\u{442}",
        "\u{4f60}\u{597d}",
        "\u{df}",
        "stra\u{df}e",
        "\u{e9}t\u{e9}",
    ];
    conforming(&named(&names))
}

fn dots() -> Specimen {
    conforming(&named(&[".", "..", "~", "CON", "a.", " a", "a ", "%2F", "-", "*?", "<>|\""]))
}

fn illegal() -> Specimen {
    let plan = named(&["a/b", "c\\d", "e:f", "g!h", "/", "../../etc/passwd"]);
    specimen(&plan, plan.layout(), Expectation::Tolerable, &[])
}

fn storage_name_empty() -> Specimen {
    let mut base = Base::new(Version::V3);
    let storage = base.plan.storage(base.plan.root(), "");
    base.plan.stream(storage, "Within", Content::pattern(8, 600));
    base.changed(Expectation::Tolerable, &[], |layout, _| layout)
}

fn storage_name_length_0() -> Specimen {
    let mut base = Base::new(Version::V3);
    let storage = base.plan.storage(base.plan.root(), "");
    base.plan.stream(storage, "Within", Content::pattern(8, 600));
    base.changed(Expectation::Tolerable, &[], |layout, _| layout.set_entry(storage, NameLength, 0))
}

fn root_name(name: &str) -> Specimen {
    let mut base = Base::new(Version::V3);
    base.plan.set_name(base.plan.root(), name);
    base.changed(Expectation::Tolerable, &[], |layout, b| {
        let end = NameField.offset() + b.plan.name(b.plan.root()).units().len() as u64 * 2;
        layout.patch(layout.entry_offset(b.plan.root()) + end, &[0, 0])
    })
}

fn twins(first: &str, second: &str) -> Specimen {
    let mut base = Base::new(Version::V3);
    base.plan.stream(base.plan.root(), first, Content::pattern(8, 800));
    base.plan.stream(base.plan.root(), second, Content::pattern(9, 900));
    base.changed(Expectation::Tolerable, &[], |layout, _| layout)
}

fn twin_storage() -> Specimen {
    let mut base = Base::new(Version::V3);
    base.plan.stream(base.plan.root(), "Twin", Content::pattern(8, 800));
    let storage = base.plan.storage(base.plan.root(), "Twin");
    base.plan.stream(storage, "Within", Content::pattern(9, 900));
    base.changed(Expectation::Tolerable, &[], |layout, _| layout)
}

/// Names of one length whose order depends on where the format departs from Unicode.
fn case_table() -> Specimen {
    let mut plan = Plan::new(Version::V3);
    let units = [
        0x023A, 0x023E, 0x03C2, 0x1FC3, 0x1F80, 0x1FB3, 0x00DF, 0x0149, 0x0250, 0xD800, 0x10D0, 0x0131,
        0x017F, 0x01C5, 0x212A, 0x00B5, 0x00FF,
    ];
    for (index, unit) in (1..).zip(units) {
        plan.stream(plan.root(), Name::from([unit]), Content::pattern(index, 100));
    }
    conforming(&plan)
}
