//! What was read is written again, byte for byte: property streams from their entries, streams from values.

use mapi_props::{
    CompoundFile, PROPERTY_STREAM_NAME, Property, PropertyStore, PropertyStream, PropertyStreamBuilder,
    ValueForm,
};

/// Every message, recipient and attachment of a file.
fn stores(file: &CompoundFile) -> mapi_props::Result<Vec<PropertyStore>> {
    let mut pending = vec![PropertyStore::open_root(file)?];
    let mut found = Vec::new();
    while let Some(store) = pending.pop() {
        for child in store.recipients() {
            pending.push(store.open_recipient(*child)?);
        }
        for child in store.attachments() {
            let attachment = store.open_attachment(*child)?;
            pending.extend(attachment.open_embedded()?);
            pending.push(attachment);
        }
        found.push(store);
    }
    Ok(found)
}

/// The property stream of a store; `None` if there is none or it cannot be read.
fn property_stream(store: &PropertyStore) -> Option<Vec<u8>> {
    let mut children = store.file().entry(store.storage()).ok()?.children().ok()?;
    let entry = children.find_map(|child| {
        child.ok().filter(|child| child.name().to_string().eq_ignore_ascii_case(PROPERTY_STREAM_NAME))
    })?;
    Some(entry.bytes().ok()?.into_owned())
}

#[test]
fn property_streams_are_written_as_they_were_read() {
    let corpus = crate::corpus();
    let mut written = 0usize;
    for (message, _) in crate::records(&corpus) {
        let Ok(file) = CompoundFile::open(&message) else { continue };
        for store in stores(&file).expect("stores") {
            let Some(bytes) = property_stream(&store) else { continue };
            let stream = PropertyStream::detect(store.kind(), &bytes);
            if !stream.has_header() {
                continue;
            }
            let mut builder = PropertyStreamBuilder::from_stream(&stream);
            builder.entries(stream.entries()).trailing_bytes(stream.trailing_bytes());
            assert!(builder.into_bytes() == bytes, "{}", message.display());
            written += 1;
        }
    }
    println!("{written} property streams");
    assert!(written > 0);
}

#[derive(Default, Debug)]
struct Count {
    values: usize,
    streams: usize,
    same_entry: usize,
    other_size: usize,
}

/// Encodes a value and compares it with the streams it came from, and with the meaningful bytes of its entry.
fn compare(store: &PropertyStore, property: &Property<'_>, count: &mut Count, at: &str) {
    let Ok(Some(value)) = property.value() else { return };
    let encoded = value.encode().unwrap_or_else(|| panic!("{at}: not encoded"));
    count.values += 1;
    let form = property.property_type().value_form();
    if let ValueForm::Stream | ValueForm::MultipleInline(_) = form {
        assert!(encoded.stream.as_deref() == property.bytes().unwrap().as_deref(), "{at}: stream");
        count.streams += 1;
    }
    if let (ValueForm::MultipleStream(_), Ok(Some(lengths))) = (form, property.bytes()) {
        let lone_elements =
            store.findings().unwrap().iter().any(|finding| finding.code().starts_with("element-"));
        assert!(lone_elements || encoded.stream.as_deref() == Some(&*lengths), "{at}: lengths");
        let element = u64::try_from(encoded.elements.iter().map(|bytes| bytes.len()).sum::<usize>()).unwrap();
        assert!(lone_elements || element == property.len_bytes(), "{at}: elements");
        count.streams += 1;
    }
    let Some(entry) = property.entry() else { return };
    let meaningful = match form {
        ValueForm::Inline(width) => width,
        ValueForm::Storage | ValueForm::Unknown => 8,
        _ => 4,
    };
    let same = encoded.inline[..meaningful] == entry.value[..meaningful];
    // A boolean is written as 1, whatever it was.
    assert!(
        same || meaningful == 4 || property.property_type() == mapi_props::PropertyType::Boolean,
        "{at}: entry"
    );
    *if same { &mut count.same_entry } else { &mut count.other_size } += 1;
}

#[test]
fn values_are_encoded_as_they_were_stored() {
    let corpus = crate::corpus();
    let mut count = Count::default();
    for (message, _) in crate::records(&corpus) {
        let Ok(file) = CompoundFile::open(&message) else { continue };
        for store in stores(&file).expect("stores") {
            for property in store.properties() {
                compare(&store, &property, &mut count, &format!("{} {}", message.display(), property.tag()));
            }
        }
    }
    println!("{count:?}");
    assert!(count.streams > 0 && count.other_size * 20 < count.same_entry, "{count:?}");
}
