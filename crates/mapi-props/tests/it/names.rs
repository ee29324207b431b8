//! Named properties of a file.

use cfb_layout::msg::{MsgFile, property_set as kit_set};
use mapi_props::{
    CompoundFile, NamedProperty, NamedPropertyMap, PropertyType, pid_lid, pid_name, property_set,
};

use crate::support::{node, open, open_plan, told};

fn named() -> MsgFile {
    let mut kit = MsgFile::new();
    let reminder = kit.names.lid(kit_set::PSETID_COMMON, 0x8503);
    let keywords = kit.names.string(kit_set::PS_PUBLIC_STRINGS, "Keywords");
    let header = kit.names.string(kit_set::PS_INTERNET_HEADERS, "x-test");
    kit.message.set(reminder, true).set(keywords, "Red").set(header, "1");
    kit
}

#[test]
fn ids_and_names_lead_to_each_other_and_to_values() {
    let store = open(&named());
    let names = store.read_names().unwrap();
    assert_eq!(names.len(), 3);
    let id = names.id(&pid_lid::PidLidReminderSet).unwrap();
    let value = store.get(id.with_type(PropertyType::Boolean)).unwrap().unwrap();
    assert_eq!(value.as_bool(), Some(true));
    let id = names.id(&pid_name::PidNameKeywords).unwrap();
    assert_eq!(store.string(id).unwrap().as_deref(), Some("Red"));
    let header = NamedProperty::string(property_set::PS_INTERNET_HEADERS, "X-Test");
    assert_eq!(store.string(names.id(&header).unwrap()).unwrap().as_deref(), Some("1"));
    assert!(store.check_names(&names).is_empty());
}

#[test]
fn the_kit_and_the_check_agree_on_the_hash_streams() {
    let store = open(&named());
    let findings = NamedPropertyMap::check_storage(store.file(), store.nameid_storage().unwrap()).unwrap();
    assert!(findings.is_empty(), "{findings:?}");
}

#[test]
fn missing_streams_are_empty_and_told() {
    let mut plan = named().plan();
    plan.remove(node(&plan, "__nameid_version1.0/__substg1.0_00040102"));
    let store = open_plan(&plan);
    let names = store.read_names().unwrap();
    assert_eq!(names.iter().count(), 1);
    let findings = NamedPropertyMap::check_storage(store.file(), store.nameid_storage().unwrap()).unwrap();
    let told = told(&findings);
    assert_eq!(told[0], "name-stream-missing: named property string stream");
    assert!(told.contains(&"string-offset: named property 0x8001".to_owned()), "{told:?}");
}

#[test]
fn a_file_without_names_has_an_empty_map() {
    let mut plan = named().plan();
    plan.remove(node(&plan, "__nameid_version1.0"));
    let store = open_plan(&plan);
    assert!(store.nameid_storage().is_none());
    let names = store.read_names().unwrap();
    assert!(names.is_empty());
    let unnamed = store.check_names(&names);
    assert_eq!(unnamed.len(), 3);
    assert_eq!(unnamed[0].code(), "unnamed-property");
    let offset = usize::try_from(unnamed[0].offset().unwrap()).unwrap();
    assert_eq!(plan.to_vec()[offset..offset + 4], [0x0B, 0, 0, 0x80]);
}

#[test]
fn hash_streams_are_no_property_streams() {
    let bytes = named().to_vec();
    let file = CompoundFile::from_bytes(bytes).unwrap();
    let store = mapi_props::PropertyStore::open_root(&file).unwrap();
    assert!(store.properties().all(|property| property.tag().id().is_named()));
}
