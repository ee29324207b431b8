//! Rows of both forms, and hostile bytes.

use mapi_props::ErrorCode;
use quickcheck::quickcheck;

use super::*;

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect()
}

fn counted(bytes: &[u8]) -> Vec<u8> {
    let mut out = (bytes.len() as u16).to_le_bytes().to_vec();
    out.extend(bytes);
    out
}

/// Two rows of properties.
fn sample() -> Vec<u8> {
    let mut blob = [1_u32, 2].into_iter().flat_map(u32::to_le_bytes).collect::<Vec<u8>>();
    for (name, smtp) in [("Ann", Some("ann@example.com")), ("Bob", None)] {
        let mut properties: Vec<(u32, Vec<u8>)> = vec![
            (0x0C15_0003, vec![1, 0, 0, 0]),
            (0x3001_001F, counted(&utf16(name))),
            (0x3002_001E, counted(b"EX\0")),
            (0x3003_001F, counted(&utf16("/o=Org/cn=x"))),
            (0x3A40_000B, vec![1, 0]),
            (0x5FF7_0102, counted(&[1, 2, 3])),
        ];
        properties.push(match smtp {
            Some(smtp) => (0x39FE_001F, counted(&utf16(smtp))),
            None => (0x39FE_000A, 0x8004_010F_u32.to_le_bytes().to_vec()),
        });
        blob.extend((properties.len() as u32).to_le_bytes());
        blob.extend([0; 4]);
        for (tag, value) in properties {
            blob.extend(tag.to_le_bytes());
            blob.extend(value);
        }
    }
    blob
}

fn parse(blob: &[u8]) -> Parsed<RecipientRows> {
    RecipientRows::parse(blob, CodePage::WINDOWS_1252).unwrap()
}

#[test]
fn rows_of_properties_are_read_to_the_last_byte() {
    let parsed = parse(&sample());
    assert_eq!(parsed.findings, []);
    let [ann, bob] = parsed.value.rows.as_slice() else { panic!("two rows") };
    assert_eq!(ann.display_name().as_deref(), Some("Ann"));
    assert_eq!(ann.address_type().as_deref(), Some("EX"));
    assert_eq!(ann.email_address().as_deref(), Some("/o=Org/cn=x"));
    assert_eq!(ann.smtp_address().as_deref(), Some("ann@example.com"));
    assert_eq!(ann.property(pid_tag::PidTagRecipientType), Some(&PropertyValue::Integer32(1)));
    assert_eq!(ann.property(pid_tag::PidTagSendRichInfo), Some(&PropertyValue::Boolean(true)));
    // A property without a value is there as an error, and counts as absent.
    assert_eq!(bob.smtp_address(), None);
    let RecipientRow::Properties(properties) = bob else { panic!("properties") };
    assert_eq!(properties[6].1, PropertyValue::ErrorCode(ErrorCode::NOT_FOUND));
    assert_eq!(RecipientRows::new(parsed.value.rows.clone()).unwrap().to_bytes(), sample());
}

#[test]
fn lists_in_a_row_are_read() {
    let mut blob = [1_u32, 1, 2, 0].into_iter().flat_map(u32::to_le_bytes).collect::<Vec<u8>>();
    blob.extend(0x8001_101F_u32.to_le_bytes());
    blob.extend([2, 0]);
    blob.extend(counted(&utf16("a")));
    blob.extend(counted(&utf16("b")));
    blob.extend(0x8002_1003_u32.to_le_bytes());
    blob.extend([1, 0, 7, 0, 0, 0]);
    let parsed = parse(&blob);
    assert_eq!(parsed.findings, []);
    let row = &parsed.value.rows[0];
    let strings = PropertyValue::MultipleString(vec!["a".into(), "b".into()]);
    assert_eq!(row.property(PropertyTag::from_u32(0x8001_101F)), Some(&strings));
    assert_eq!(
        row.property(PropertyTag::from_u32(0x8002_1003)),
        Some(&PropertyValue::MultipleInteger32(vec![7]))
    );
}

#[test]
fn rows_of_fields_are_read_as_the_specification_has_them() {
    let mut blob = [1_u32, 2].into_iter().flat_map(u32::to_le_bytes).collect::<Vec<u8>>();
    // SMTP, Unicode, e-mail address and display name.
    blob.extend(0x021B_u16.to_le_bytes());
    blob.extend(utf16("ann@example.com"));
    blob.extend(utf16("Ann"));
    blob.extend([0, 0, 0]);
    // X.500 name, 8-bit display name.
    blob.extend(0x0011_u16.to_le_bytes());
    blob.extend([0, 0]);
    blob.extend(b"/o=Org/cn=bob\0Bob\0\0\0\0");
    let parsed = parse(&blob);
    assert_eq!(parsed.findings, []);
    let [ann, bob] = parsed.value.rows.as_slice() else { panic!("two rows") };
    assert_eq!(ann.smtp_address().as_deref(), Some("ann@example.com"));
    assert_eq!(ann.display_name().as_deref(), Some("Ann"));
    assert_eq!(bob.address_type().as_deref(), Some("EX"));
    assert_eq!(bob.email_address().as_deref(), Some("/o=Org/cn=bob"));
    assert_eq!(bob.display_name().as_deref(), Some("Bob"));
    assert_eq!(RecipientRows::new(parsed.value.rows.clone()).unwrap().to_bytes(), blob);
}

#[test]
fn every_cut_gives_the_rows_before_it() {
    let full = sample();
    for len in 8..full.len() {
        let parsed = parse(&full[..len]);
        assert!(parsed.value.rows.len() < 2);
        assert_eq!(parsed.value.to_bytes(), &full[..len]);
        assert!(!parsed.findings.is_empty());
    }
    assert!(RecipientRows::parse(&full[..7], CodePage::WINDOWS_1252).is_err());
}

#[test]
fn type_that_a_row_cannot_hold_ends_reading_at_its_value() {
    let mut blob = [1_u32, 1, 1, 0].into_iter().flat_map(u32::to_le_bytes).collect::<Vec<u8>>();
    blob.extend(0x3701_000D_u32.to_le_bytes());
    blob.extend([0; 16]);
    let parsed = parse(&blob);
    assert_eq!(parsed.value.rows, []);
    assert_eq!(parsed.findings.last().unwrap().offset(), 20);
    assert_eq!(parsed.value.trailing, &blob[8..]);
}

#[test]
fn rows_that_values_do_not_tell_whole_write_back_as_they_were_until_they_are_changed() {
    let mut blob = [1_u32, 1, 3, 0xAABB].into_iter().flat_map(u32::to_le_bytes).collect::<Vec<u8>>();
    blob.extend(0x3A40_000B_u32.to_le_bytes());
    blob.extend([0xFF, 0xFF]);
    blob.extend(0x3001_001F_u32.to_le_bytes());
    // A lone surrogate, and no NUL.
    blob.extend(counted(&[0x41, 0, 0x00, 0xD8]));
    blob.extend(0x3002_001E_u32.to_le_bytes());
    blob.extend(counted(b"EX\0\0"));
    let mut rows = parse(&blob).value;
    assert_eq!(rows.to_bytes(), blob);
    let RecipientRow::Properties(properties) = &mut rows.rows[0] else { panic!("properties") };
    properties[1].1 = PropertyValue::String("Ann".into());
    let again = parse(&rows.to_bytes());
    assert_eq!(again.findings, []);
    assert_eq!(again.value.rows, rows.rows);
}

#[test]
fn values_that_a_row_cannot_hold_are_refused_and_left_out() {
    let tag = PropertyTag::from_u32;
    let new = |properties| RecipientRows::new(vec![RecipientRow::Properties(properties)]);
    assert!(new(vec![(tag(0x3001_001F), PropertyValue::Integer32(1))]).is_err());
    assert!(new(vec![(tag(0x5FF7_0102), PropertyValue::Binary(vec![0; 0x1_0000]))]).is_err());
    let mut rows = new(vec![(tag(0x5FF7_0102), PropertyValue::Binary(vec![0; 0xFFFF]))]).unwrap();
    assert_eq!(parse(&rows.to_bytes()).value, rows);
    let RecipientRow::Properties(properties) = &mut rows.rows[0] else { panic!("properties") };
    properties[0].1 = PropertyValue::Binary(vec![0; 0x1_0000]);
    assert_eq!(parse(&rows.to_bytes()).value.rows, [RecipientRow::Properties(Vec::new())]);
}

#[test]
fn row_of_fields_is_made_from_an_address_and_a_name() {
    let row = RecipientFields::smtp("ann@example.com", "Ann\0x");
    let rows = RecipientRows::new(vec![RecipientRow::Fields(Box::new(row))]).unwrap();
    let parsed = parse(&rows.to_bytes());
    assert_eq!((parsed.findings, &parsed.value), (Vec::new(), &rows));
    assert_eq!(parsed.value.rows[0].display_name().as_deref(), Some("Ann"));
}

quickcheck! {
    fn any_bytes_give_an_answer_and_write_back(keep: u8, bytes: Vec<u8>) -> bool {
        let mut blob = sample();
        blob.truncate(usize::from(keep));
        blob.extend(bytes);
        match RecipientRows::parse(&blob, CodePage::WINDOWS_1252) {
            Ok(parsed) => {
                for row in &parsed.value.rows {
                    let _ = (row.display_name(), row.smtp_address());
                }
                parsed.value.to_bytes() == blob
            }
            Err(_) => blob.len() < 8,
        }
    }
}
