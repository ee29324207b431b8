//! 8-bit text without any setting: which step of the ladder decided, and what the text is.

use mapi_props::{CodePageSource, CompoundFile, PropertyStore, PropertyType, TextEncoding, pid_tag};

#[test]
fn eight_bit_text_is_decoded_by_the_ladder() {
    let corpus = crate::corpus();
    let mut steps = std::collections::BTreeMap::new();
    for (message, _) in crate::records(&corpus) {
        let Ok(file) = CompoundFile::open(&message) else { continue };
        let store = PropertyStore::open_root(&file).unwrap();
        let eight_bit =
            |property: &mapi_props::Property<'_>| property.property_type() == PropertyType::String8;
        if !store.properties().any(|property| eight_bit(&property)) {
            continue;
        }
        let name = message.strip_prefix(&corpus).unwrap().display();
        let choice = store.code_page();
        let replaced = store
            .properties()
            .filter(eight_bit)
            .filter_map(|property| property.value().unwrap())
            .filter(|value| value.as_text().is_some_and(|text| text.decode().replaced))
            .count();
        let subject = store.string(pid_tag::PidTagSubject.id()).unwrap().unwrap_or_default();
        println!(
            "{name}: {} from {}, {subject:?}, {replaced} replaced",
            choice.page.number(),
            choice.source.as_str()
        );
        *steps.entry(choice.source).or_insert(0usize) += 1;
        if !name.to_string().contains("clusterfuzz") {
            assert_eq!(replaced, 0, "{name}");
        }
    }
    println!("{steps:?}");
    assert!(steps.contains_key(&CodePageSource::Locale));
}

#[test]
fn eight_bit_bodies_are_decoded() {
    let corpus = crate::corpus();
    for (message, _) in crate::records(&corpus) {
        let Ok(file) = CompoundFile::open(&message) else { continue };
        let store = PropertyStore::open_root(&file).unwrap();
        let Some(text) = store.body_text().unwrap() else { continue };
        if text.encoding() == TextEncoding::Utf16Le || text.bytes().is_ascii() {
            continue;
        }
        let choice = store.code_page_ladder().choose_for_body(text.content());
        let decoded = text.decode();
        let sample: String = decoded.text.chars().filter(|letter| !letter.is_ascii()).take(20).collect();
        let name = message.strip_prefix(&corpus).unwrap().display();
        println!("{name}: body in {} from {}, {sample:?}", choice.page.number(), choice.source.as_str());
        assert!(!decoded.replaced, "{name}");
    }
}
