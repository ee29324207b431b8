//! The generated files are what the generator makes of the data, and the table says what the data says.

use mapi_props::{KnownProperty, ObjectKind, PropertySet, Tier};

#[path = "../../tools/generate.rs"]
mod generate;

fn read(path: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn generated_files_are_up_to_date() {
    let sets = read("src/property_set.rs");
    let sets = generate::set_names(&sets);
    assert!(sets.iter().copied().eq(PropertySet::predefined().iter().map(|(_, name)| *name)));
    for (path, text) in generate::outputs(&read("data/properties.tsv"), &sets) {
        assert!(read(path) == text, "{path} is out of date: cargo run -p mapi-props --example generate");
    }
}

#[test]
fn the_table_says_what_the_data_says() {
    let tsv = read("data/properties.tsv");
    let lines = generate::parse(&tsv);
    assert_eq!(KnownProperty::all().len(), lines.len());
    for line in lines {
        let known = KnownProperty::by_name(line.name).unwrap();
        assert_eq!(known.name(), line.name);
        assert!(known.alternate_names().eq(line.alternates.iter().copied()), "{}", line.name);
        assert_eq!(known.property_type().map(|kind| kind.code()), line.type_code, "{}", line.name);
        let key = match (known.tag(), known.named()) {
            (Some(tag), _) => format!("{:04X}", tag.id().number()),
            (_, Some(named)) if line.kind == "lid" => match named.name {
                mapi_props::PropertyName::Lid(lid) => format!("{lid:08X}"),
                mapi_props::PropertyName::String(_) => panic!("{}", line.name),
            },
            (_, named) => named.unwrap().name.to_string(),
        };
        assert_eq!(key, line.key, "{}", line.name);
        let set = known.property_set().map(|set| set.to_string());
        assert_eq!(set.as_deref().unwrap_or_default(), line.set, "{}", line.name);
        let tier = match known.tier() {
            Tier::Oxprops => "oxprops",
            Tier::Documented => "documented",
            Tier::Unofficial => "unofficial",
            Tier::HeaderOnly => "header-only",
        };
        assert_eq!(tier, line.tier, "{}", line.name);
        let object = match known.object() {
            ObjectKind::Message => "message",
            ObjectKind::AddressBook => "address-book",
            ObjectKind::Folder => "folder",
            ObjectKind::Store => "store",
            ObjectKind::Profile => "profile",
            ObjectKind::Status => "status",
            ObjectKind::OfflineAddressBook => "offline-address-book",
            ObjectKind::FreeBusy => "free-busy",
            ObjectKind::SearchFolder => "search-folder",
            ObjectKind::Shortcut => "shortcut",
            ObjectKind::Report => "report",
            other => panic!("{other:?}"),
        };
        assert_eq!(object, line.object, "{}", line.name);
    }
}
