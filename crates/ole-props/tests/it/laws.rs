//! Laws over random sets and random changes.

use std::collections::BTreeMap;

use ole_props::{CodePage, PropertyId, PropertySet, PropertySetStream, Value, fmtid};
use quickcheck::{Arbitrary, Gen, quickcheck};

/// A change to a set: of a number, or of a name.
#[derive(Clone, Debug)]
enum Step {
    Set(u32, Value),
    Remove(u32),
    SetNamed(String, Value),
    RemoveNamed(String),
    CodePage(bool),
    Reopen,
}

fn value(g: &mut Gen) -> Value {
    let text = |g: &mut Gen| String::arbitrary(g).replace(['\0', '\u{FFFD}'], "-");
    match u8::arbitrary(g) % 9 {
        0 => Value::I4(i32::arbitrary(g)),
        1 => Value::I2(i16::arbitrary(g)),
        2 => Value::Lpstr(text(g)),
        3 => Value::Lpwstr(text(g)),
        4 => Value::Blob(Vec::arbitrary(g)),
        5 => Value::Bytes(Vec::arbitrary(g)),
        6 => Value::Bool(bool::arbitrary(g)),
        7 => Value::lpstr_vector((0..u8::arbitrary(g) % 5).map(|_| text(g)).collect::<Vec<_>>()),
        _ => Value::Null,
    }
}

impl Arbitrary for Step {
    fn arbitrary(g: &mut Gen) -> Self {
        let id = 2 + u32::from(u8::arbitrary(g) % 8);
        let name = ["alpha", "Beta", "\u{3B3}"][usize::from(u8::arbitrary(g) % 3)].to_owned();
        match u8::arbitrary(g) % 8 {
            0..=2 => Self::Set(id, value(g)),
            3 => Self::Remove(id),
            4 => Self::SetNamed(name, value(g)),
            5 => Self::RemoveNamed(name),
            6 => Self::CodePage(bool::arbitrary(g)),
            _ => Self::Reopen,
        }
    }
}

/// The set after writing and reading.
fn reopened(set: &PropertySet) -> PropertySet {
    let bytes = PropertySetStream::new(set.clone()).to_bytes().unwrap();
    let mut stream = PropertySetStream::parse(&bytes).unwrap();
    assert!(stream.findings().is_empty(), "{:?}", stream.findings());
    assert_eq!(stream.to_bytes().unwrap(), bytes);
    stream.remove(set.fmtid()).unwrap()
}

quickcheck! {
    fn a_set_is_a_map_through_any_changes(steps: Vec<Step>) -> bool {
        let mut set = PropertySet::new(fmtid::USER_DEFINED_PROPERTIES, CodePage::UTF_8).unwrap();
        let mut model: BTreeMap<PropertyId, Value> = BTreeMap::new();
        let mut names: BTreeMap<String, PropertyId> = BTreeMap::new();
        for step in steps {
            match step {
                Step::Set(id, value) => {
                    set.set(PropertyId(id), value.clone()).unwrap();
                    model.insert(PropertyId(id), value);
                }
                Step::Remove(id) => {
                    assert_eq!(set.remove(PropertyId(id)).unwrap(), model.remove(&PropertyId(id)));
                    names.retain(|_, named| named.0 != id);
                }
                Step::SetNamed(name, value) => {
                    set.set_named(&name, value.clone()).unwrap();
                    let id = set.id_of(&name).unwrap();
                    assert_eq!(*names.entry(name).or_insert(id), id);
                    model.insert(id, value);
                }
                Step::RemoveNamed(name) => {
                    let known = names.remove(&name).and_then(|id| model.remove(&id));
                    assert_eq!(set.remove_named(&name).unwrap(), known);
                }
                Step::CodePage(wide) => {
                    set.set_code_page(if wide { CodePage::UTF_16LE } else { CodePage::UTF_8 }).unwrap();
                }
                Step::Reopen => set = reopened(&set),
            }
        }
        set = reopened(&set);
        let own = set.iter().filter(|(id, _)| id.is_normal());
        assert!(own.eq(model.iter().map(|(id, value)| (*id, value))));
        let found: BTreeMap<String, PropertyId> = set.names().map(|(id, name)| (name.to_owned(), id)).collect();
        found == names
    }

    fn any_bytes_are_read_and_what_is_read_is_written(tail: Vec<u8>) -> bool {
        let bytes = [&b"\xFE\xFF\0\0\0\0\0\0"[..], &[0; 16], &[1, 0, 0, 0], &[7; 16], &[48, 0, 0, 0], &tail].concat();
        let stream = PropertySetStream::parse(&bytes).unwrap();
        let written = stream.to_bytes().unwrap();
        PropertySetStream::parse(&written).unwrap().to_bytes().unwrap() == written
    }
}
