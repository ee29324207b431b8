//! Property set streams of documents: one of each type, one with names, one laid out as Office does.

use ole_props::{
    Array, ClipboardData, CodePage, Dimension, DocumentSummaryInformation, PropertyId, PropertySet,
    PropertySetStream, PropertyType, SummaryInformation, Value, Vector, fmtid,
};

pub(crate) fn property_sets() -> Vec<(String, Vec<u8>)> {
    let streams = [("summary", summary()), ("document", document()), ("types", types()), ("wide", wide())];
    let mut seeds: Vec<(String, Vec<u8>)> = streams
        .into_iter()
        .filter_map(|(name, stream)| Some((name.to_owned(), stream?.to_bytes().ok()?)))
        .collect();
    // Filled up, as Word does.
    if let Some((_, bytes)) = seeds.first().cloned() {
        let mut filled = bytes;
        filled.resize(1024, 0);
        seeds.push(("filled".to_owned(), filled));
    }
    seeds
}

fn summary() -> Option<PropertySetStream> {
    let mut summary = SummaryInformation::new().ok()?;
    summary.set_title("Title").ok()?;
    summary.set_author("\u{41F}").ok()?;
    summary.set_page_count(3).ok()?;
    summary.set_thumbnail(ClipboardData { format: u32::MAX, data: vec![3, 0, 0, 0, 8] }).ok()?;
    Some(summary.stream().clone())
}

fn document() -> Option<PropertySetStream> {
    let mut document = DocumentSummaryInformation::new().ok()?;
    document.set_company("ACME").ok()?;
    document.set_parts(&[("Sheets", &["One", "Three"])]).ok()?;
    document.set_links_dirty(false).ok()?;
    let custom = document.custom_mut().ok()?;
    custom.set_named("Client", Value::Lpwstr("x".into())).ok()?;
    custom.set_named("Matter", Value::I4(7)).ok()?;
    custom.set(PropertyId::LOCALE, Value::UI4(0x0419)).ok()?;
    Some(document.stream().clone())
}

fn types() -> Option<PropertySetStream> {
    let array = Array {
        element_type: PropertyType::VARIANT,
        dimensions: vec![Dimension { size: 2, index_offset: 0 }],
        elements: vec![Value::Lpstr("ab".into()), Value::Bytes(vec![1, 2, 3])],
    };
    let close = Vector { element_type: PropertyType::I2, elements: vec![Value::I2(1), Value::I2(2)] };
    let values = [
        Value::R8(1.5),
        Value::Date(2.0),
        Value::Bstr("b".into()),
        Value::Clsid(fmtid::IMAGE_INFO),
        Value::Blob(vec![1, 2, 3]),
        Value::VersionedStream { version: fmtid::IMAGE_INFO, name: "prop7".into() },
        Value::Vector(close),
        Value::Array(array),
        Value::Unknown { type_word: 0x77, bytes: vec![1, 2, 3, 4] },
    ];
    let mut set = PropertySet::new(fmtid::IMAGE_INFO, CodePage::SHIFT_JIS).ok()?;
    for (id, value) in (2..).zip(values) {
        set.set(PropertyId(id), value).ok()?;
    }
    set.set(PropertyId::BEHAVIOR, Value::UI4(1)).ok()?;
    Some(PropertySetStream::new(set))
}

fn wide() -> Option<PropertySetStream> {
    let mut set = PropertySet::new(fmtid::USER_DEFINED_PROPERTIES, CodePage::UTF_16LE).ok()?;
    set.set_named("name", Value::lpstr_vector(["a", "bcd"])).ok()?;
    set.set_named("n", Value::Lpstr("text".into())).ok()?;
    Some(PropertySetStream::new(set))
}
