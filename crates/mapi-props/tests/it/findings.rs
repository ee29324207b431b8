//! What a storage does differently is told, with its place and offset.

use cfb_layout::Content;
use cfb_layout::msg::Value;
use mapi_props::{HeaderKind, PropertyStore, Severity, pid_tag};

use crate::support::{message, node, open, open_plan, tag, told};

fn findings(store: &PropertyStore) -> Vec<String> {
    told(&store.findings().unwrap())
}

#[test]
fn of_two_entries_with_one_tag_the_first_counts() {
    let kit = message(|message| {
        message.set(0x0017, 1).properties.push(0x0017, 2).push(0x0017, 3);
    });
    let store = open(&kit);
    assert_eq!(store.get(pid_tag::PidTagImportance).unwrap().unwrap().as_i32(), Some(1));
    assert_eq!(store.properties().count(), 1);
    assert_eq!(store.entries().count(), 3);
    let findings = store.findings().unwrap();
    let codes: Vec<_> =
        findings.iter().map(|finding| (finding.code(), finding.place().to_string())).collect();
    assert_eq!(
        codes,
        [
            ("duplicate-property", "property stream entry 1 (0x00170003)".to_owned()),
            ("duplicate-property", "property stream entry 2 (0x00170003)".to_owned()),
        ]
    );
    let offset = usize::try_from(findings[0].offset().unwrap()).unwrap();
    assert_eq!(kit.to_vec()[offset..offset + 12], [3, 0, 0x17, 0, 6, 0, 0, 0, 2, 0, 0, 0]);
}

#[test]
fn a_fragment_at_the_end_is_ignored_and_told() {
    let kit = message(|message| {
        message.set(0x0017, 1).properties.tail(&[1, 2, 3, 4]);
    });
    let store = open(&kit);
    assert_eq!(store.properties().count(), 1);
    let finding = &store.findings().unwrap()[0];
    assert_eq!(
        (finding.code(), finding.found(), finding.severity()),
        ("property-stream-fragment", "4 bytes".into(), Severity::Warning)
    );
    let offset = usize::try_from(finding.offset().unwrap()).unwrap();
    assert_eq!(kit.to_vec()[offset..offset + 4], [1, 2, 3, 4]);
}

#[test]
fn a_missing_or_short_property_stream_leaves_the_value_streams() {
    let mut plan = message(|message| {
        message.set(0x0037, "Hi").set(0x6801, Value::MultipleString(vec!["a".into()]));
    })
    .plan();
    let stream = node(&plan, "__properties_version1.0");
    plan.set_content(stream, vec![0; 31]);
    let store = open_plan(&plan);
    assert_eq!(store.string(pid_tag::PidTagSubject.id()).unwrap().as_deref(), Some("Hi"));
    assert_eq!(store.strings(tag(0x6801_101F).id()).unwrap(), Some(vec!["a".to_owned()]));
    assert!(store.properties().all(|property| property.entry().is_none() && property.is_present()));
    assert_eq!(
        findings(&store),
        [
            "property-stream-short: property stream",
            "entry-missing: property 0x0037001F",
            "entry-missing: property 0x6801101F",
        ]
    );
    plan.remove(stream);
    assert_eq!(findings(&open_plan(&plan))[0], "property-stream-missing: property stream");
}

#[test]
fn a_top_level_message_with_the_header_of_an_embedded_one_is_read() {
    let mut plan = message(|message| {
        message.set(0x0037, "Hi").set(0x0017, 1);
    })
    .plan();
    let stream = node(&plan, "__properties_version1.0");
    let content = plan.content(stream).to_vec();
    plan.set_content(stream, [&content[..24], &content[32..]].concat());
    let store = open_plan(&plan);
    assert_eq!(store.get(pid_tag::PidTagImportance).unwrap().unwrap().as_i32(), Some(1));
    assert_eq!(findings(&store), ["property-stream-header: property stream"]);
    let bytes = plan.to_vec();
    let entry = store.property(pid_tag::PidTagImportance).unwrap().file_ranges().unwrap();
    let start = usize::try_from(entry[0].start).unwrap();
    assert_eq!(bytes[start..start + 4], [3, 0, 0x17, 0]);
}

#[test]
fn an_entry_without_its_stream_counts_as_absent() {
    let mut plan = message(|message| {
        message.set(0x0037, "Hi").set(0x0017, 1);
    })
    .plan();
    plan.remove(node(&plan, "__substg1.0_0037001F"));
    let store = open_plan(&plan);
    assert_eq!(store.get(pid_tag::PidTagSubject).unwrap(), None);
    let property = store.property(pid_tag::PidTagSubject).unwrap();
    assert!(!property.is_present());
    assert_eq!(property.len_bytes(), 0);
    assert_eq!(findings(&store), ["value-missing: property stream entry 0 (0x0037001F)"]);
}

#[test]
fn a_stream_without_an_entry_comes_after_the_entries() {
    let kit = message(|message| {
        message.set(0x0037, "Hi").properties.stream("__substg1.0_001a001f", &b"I\0"[..]);
    });
    let store = open(&kit);
    let tags: Vec<_> = store.properties().map(|property| (property.tag(), property.position())).collect();
    assert_eq!(tags, [(pid_tag::PidTagSubject, Some(0)), (pid_tag::PidTagMessageClass, None)]);
    assert_eq!(store.string(pid_tag::PidTagMessageClass.id()).unwrap().as_deref(), Some("I"));
    assert_eq!(findings(&store), ["entry-missing: property 0x001A001F"]);
}

#[test]
fn sizes_in_entries_are_hints() {
    let entry = [3, 0, 0, 0, 0xEE, 0xEE, 0xEE, 0xEE];
    let kit = message(|message| {
        let subject = Value::Raw { property_type: 0x001F, entry, stream: Some(b"H\0i\0".to_vec()) };
        message.set(0x0037, subject);
    });
    let store = open(&kit);
    assert_eq!(store.string(pid_tag::PidTagSubject.id()).unwrap().as_deref(), Some("Hi"));
    let finding = &store.findings().unwrap()[0];
    assert_eq!((finding.code(), finding.found(), finding.expected()), ("size-field", "3".into(), "6".into()));
}

#[test]
fn stored_terminators_and_odd_lengths_are_told() {
    let raw = |property_type, size: u8, stream: &[u8]| Value::Raw {
        property_type,
        entry: [size, 0, 0, 0, 0, 0, 0, 0],
        stream: Some(stream.to_vec()),
    };
    let kit = message(|message| {
        message.set(0x0037, raw(0x001F, 4, b"H\0\0\0"));
        message.set(0x0070, raw(0x001E, 3, b"Hi\0"));
        message.set(0x003D, raw(0x001F, 5, b"H\0i"));
        message.set(0x6801, raw(0x0048, 15, &[1; 15]));
        message.set(0x6802, raw(0x1003, 7, &[1; 7]));
    });
    let store = open(&kit);
    assert_eq!(store.string(pid_tag::PidTagSubject.id()).unwrap().as_deref(), Some("H"));
    assert_eq!(store.string(pid_tag::PidTagSubjectPrefix.id()).unwrap().as_deref(), Some("H"));
    assert_eq!(
        findings(&store),
        [
            "stored-terminator: property 0x0037001F",
            "stored-terminator: property 0x0070001E",
            "odd-length: property 0x003D001F",
            "guid-length: property 0x68010048",
            "element-fragment: property 0x68021003",
        ]
    );
}

#[test]
fn counters_are_checked_not_believed() {
    let kit = message(|message| {
        message.recipient_numbered(7).set(0x3001, "Ann");
        message.recipient_numbered(2).set(0x3001, "Bob");
        message.attachment();
    });
    let mut plan = kit.plan();
    let stream = node(&plan, "__properties_version1.0");
    let mut header = vec![0; 8];
    header.extend([9u32, 0, 5, 1].iter().flat_map(|counter| counter.to_le_bytes()));
    header.resize(32, 0);
    plan.set_content(stream, header);
    let store = open_plan(&plan);
    let numbers: Vec<u32> = store.recipients().iter().map(|child| child.number).collect();
    assert_eq!(numbers, [2, 7]);
    let sentences: Vec<_> = store.findings().unwrap().iter().map(ToString::to_string).collect();
    let expected = [
        "Next Recipient ID is 9, expected 8",
        "Next Attachment ID is 0, expected 1",
        "Recipient Count is 5, expected 2",
    ];
    assert_eq!(sentences.len(), 3);
    for (sentence, expected) in sentences.iter().zip(expected) {
        assert!(sentence.starts_with("property stream at 0x") && sentence.ends_with(expected), "{sentence}");
    }
    let name = |index: usize| {
        store
            .open_recipient(store.recipients()[index])
            .unwrap()
            .string(pid_tag::PidTagDisplayName.id())
            .unwrap()
    };
    assert_eq!((name(0).as_deref(), name(1).as_deref()), (Some("Bob"), Some("Ann")));
}

#[test]
fn lists_end_before_a_missing_element() {
    let texts = || Value::MultipleString(["a", "b", "c"].map(str::to_owned).to_vec());
    let list = |plan: &cfb_layout::Plan| {
        let store = open_plan(plan);
        (store.strings(tag(0x6801_101F).id()).unwrap(), findings(&store))
    };
    let plan = || {
        message(|message| {
            message.set(0x6801, texts());
        })
        .plan()
    };
    let remove = |name: &str| {
        let mut plan = plan();
        plan.remove(node(&plan, name));
        list(&plan)
    };
    let (strings, told) = remove("__substg1.0_6801101F-00000001");
    assert_eq!(strings, Some(vec!["a".to_owned()]));
    assert_eq!(told, ["element-missing: property 0x6801101F, element 1"]);
    let (strings, told) = remove("__substg1.0_6801101F");
    assert_eq!(strings.map(|strings| strings.len()), Some(3));
    assert_eq!(told[0], "value-missing: property stream entry 0 (0x6801101F)");
    let mut plan = plan();
    let lengths = node(&plan, "__substg1.0_6801101F");
    plan.set_content(lengths, vec![4, 0, 0, 0, 9, 0, 0, 0]);
    let (strings, told) = list(&plan);
    assert_eq!(strings.map(|strings| strings.len()), Some(2));
    assert_eq!(
        told,
        [
            "size-field: property stream entry 0 (0x6801101F)",
            "element-length: property 0x6801101F, element 1",
            "element-uncounted: property 0x6801101F, element 2",
        ]
    );
}

#[test]
fn elements_of_another_kind_than_their_type_are_told() {
    let mut plan = message(|message| {
        message.set(0x0037, "Hi").set(0x0017, 1).properties.stream("__substg1.0_00170003", &b"x"[..]);
    })
    .plan();
    let root = plan.root();
    let subject = node(&plan, "__substg1.0_0037001F");
    plan.remove(subject);
    plan.storage(root, "__substg1.0_0037001F");
    let store = open_plan(&plan);
    assert_eq!(store.get(pid_tag::PidTagSubject).unwrap(), None);
    assert_eq!(store.get(pid_tag::PidTagImportance).unwrap().unwrap().as_i32(), Some(1));
    assert_eq!(
        findings(&store),
        [
            "element-type: property stream entry 0 (0x0037001F)",
            "element-type: property stream entry 1 (0x00170003)",
        ]
    );
}

#[test]
fn strings_of_the_other_kind_than_announced_are_told() {
    let kit = message(|message| {
        message.set(0x340D, 0x0004_0E79).set(0x0037, Value::String8(b"Hi".to_vec())).set(0x001A, "IPM.Note");
    });
    assert_eq!(findings(&open(&kit)), ["string-kind: property 0x0037001E"]);
}

#[test]
fn names_belong_to_the_root_only() {
    let mut plan = message(|message| {
        message.attachment().embedded().set(0x0037, "inner");
    })
    .plan();
    let inner = node(&plan, "__attach_version1.0_#00000000/__substg1.0_3701000D");
    plan.storage(inner, "__nameid_version1.0");
    let store = open_plan(&plan);
    let attachment = store.open_attachment(store.attachments()[0]).unwrap();
    assert!(findings(&attachment).is_empty(), "{:?}", findings(&attachment));
    let inner = attachment.open_embedded().unwrap().unwrap();
    assert_eq!(inner.kind(), HeaderKind::Embedded);
    assert_eq!(findings(&inner), ["nameid-in-embedded: __nameid_version1.0"]);
}

#[test]
fn more_storages_than_allowed_are_read_and_told() {
    let kit = message(|message| {
        for number in 0..2049 {
            message.recipient_numbered(number);
        }
        message.set(0x6801, Content::zeros(0));
    });
    let store = open(&kit);
    assert_eq!(store.recipients().len(), 2049);
    assert_eq!(findings(&store), ["too-many-storages: storage"]);
}
