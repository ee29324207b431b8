//! Property sets, as documents have them in streams of their own.

use ole_props::{PropertyId, PropertySet, PropertySetStream, Value};

/// Findings after which other bytes may lie behind a value than before.
const REARRANGED: &[&str] = &["overlap", "shared-value", "duplicate-property", "offset-in-table"];

/// The bytes are a property set stream.
///
/// Holds: what is read is written so that the same is read again, and written again as the same bytes; a property that
/// is set is read as set, and no other changes by it, nor by discarding what belongs to no value; and nothing grows
/// beyond what the bytes are worth.
pub fn ole_props(data: &[u8]) {
    let Ok(mut stream) = PropertySetStream::parse(data) else { return };
    assert!(stream.findings().len() <= 32);
    let written = stream.to_bytes().expect("no longer than 4 GiB");
    // Two sets at one place, values in the table, names at the place of a value, values that run into each other: all
    // are written apart, and each at a multiple of four bytes.
    assert!(written.len() <= 10 * data.len() + 64, "{} bytes of {}", written.len(), data.len());
    let again = reread(&written);
    let is_rearranged = stream.findings().iter().any(|finding| REARRANGED.contains(&finding.code()));
    same(&stream, &again, None, is_rearranged);
    if !is_rearranged {
        assert_eq!(again.to_bytes().expect("as long as before"), written);
    }

    let id = PropertyId(u32::from(data[data.len() - 1]) | 2);
    let formats: Vec<_> = stream.sets().map(PropertySet::fmtid).collect();
    if let Some(fmtid) = formats.last() {
        let set = stream.set_mut(*fmtid).expect("a set of the stream");
        set.set(id, Value::Lpstr("a text".into())).expect("ASCII is in every page");
        let changed = reread(&stream.to_bytes().expect("hardly longer"));
        let set = changed.set(*fmtid).expect("a set of the stream");
        assert_eq!(set.get(id).and_then(Value::as_str), Some("a text"));
        same(&stream, &changed, Some(id), true);
    }
    stream.discard_unused();
    let clean = reread(&stream.to_bytes().expect("hardly longer"));
    same(&stream, &clean, None, true);
}

fn reread(bytes: &[u8]) -> PropertySetStream {
    PropertySetStream::parse(bytes).expect("what was written is a stream")
}

/// Both say the same; with `only_known`, a value that was cut off may be read further where other bytes follow it.
fn same(
    before: &PropertySetStream,
    after: &PropertySetStream,
    changed: Option<PropertyId>,
    only_known: bool,
) {
    assert_eq!(before.sets().count(), after.sets().count());
    for (before, after) in before.sets().zip(after.sets()) {
        assert_eq!((before.fmtid(), before.len()), (after.fmtid(), after.len()));
        assert_eq!(before.code_page(), after.code_page());
        assert!(before.names().eq(after.names()));
        for (id, value) in before.iter() {
            if Some(id) == changed || only_known && matches!(value, Value::Unknown { .. }) {
                continue;
            }
            // NaN is not equal to itself.
            assert_eq!(format!("{value:?}"), format!("{:?}", after.get(id).expect("the property")), "{id}");
        }
    }
}
