//! Rows as bytes.

use std::collections::BTreeMap;

use mapi_props::{CodePage, PropertyTag, PropertyValue};

use super::fields::flag;
use super::{FieldText, RecipientFields, RecipientRow, RecipientRows};
use crate::blob::build_error::BlobBuildError;
use crate::blob::text::{Text8, Text16};

impl RecipientRows {
    /// A list of recipients, in rows of properties as Outlook writes them or of fields as the specification has them.
    ///
    /// # Errors
    /// A property is of a type that a row can't hold, or not of the type that its tag says, or larger than 65,535 bytes.
    pub fn new(rows: Vec<RecipientRow>) -> Result<Self, BlobBuildError> {
        let properties = rows.iter().filter_map(|row| match row {
            RecipientRow::Properties(properties) => Some(properties),
            RecipientRow::Fields(_) => None,
        });
        if properties.flatten().any(|(tag, value)| value_bytes(*tag, value).is_none()) {
            return Err(BlobBuildError::value(
                "PropertyValue",
                "of the type of its tag and below 65,536 bytes",
            ));
        }
        let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        Ok(Self { version: 1, count, rows, trailing: Vec::new(), kept: BTreeMap::new() })
    }

    /// The bytes of the list: those it was read from, when it has not been changed. Properties that a row can't hold are
    /// left out.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = self.version.to_le_bytes().to_vec();
        out.extend(self.count.to_le_bytes());
        for (index, row) in self.rows.iter().enumerate() {
            let written = row.to_bytes();
            match self.kept.get(&index) {
                Some((same, read)) if *same == written => out.extend(read),
                _ => out.extend(written),
            }
        }
        out.extend(&self.trailing);
        out
    }
}

impl RecipientRow {
    /// The bytes of the row, as its values give them.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let properties = match self {
            Self::Fields(fields) => return fields.to_bytes(),
            Self::Properties(properties) => properties,
        };
        let (mut count, mut values) = (0_u32, Vec::new());
        for (tag, value) in properties {
            if let Some(bytes) = value_bytes(*tag, value) {
                count = count.saturating_add(1);
                values.extend(tag.to_u32().to_le_bytes());
                values.extend(bytes);
            }
        }
        let mut out = count.to_le_bytes().to_vec();
        // Reserved.
        out.extend([0; 4]);
        out.append(&mut values);
        out
    }
}

impl RecipientFields {
    /// An SMTP address with a name, in Unicode. Texts end at a NUL in them.
    #[must_use]
    pub fn smtp(email_address: &str, display_name: &str) -> Self {
        let text = |text: &str| Some(FieldText::Wide(Text16::from(text).up_to_nul()));
        Self {
            flags: 3 | flag::EMAIL | flag::DISPLAY | flag::UNICODE,
            x500: None,
            list_ids: None,
            stated_address_type: None,
            email_address: text(email_address),
            display_name: text(display_name),
            simple_display_name: None,
            transmittable_display_name: None,
            page: CodePage::WINDOWS_1252,
        }
    }

    /// The bytes of the row. A field is written if it is there, whatever the flags announce.
    fn to_bytes(&self) -> Vec<u8> {
        let mut out = self.flags.to_le_bytes().to_vec();
        if let Some((prefix, display_type, name)) = &self.x500 {
            out.extend([*prefix, *display_type]);
            write_narrow(&mut out, name);
        }
        if let Some((entry_id, search_key)) = &self.list_ids {
            for id in [entry_id, search_key] {
                let len = u16::try_from(id.len()).unwrap_or(u16::MAX);
                out.extend(len.to_le_bytes());
                out.extend(id.iter().take(len.into()));
            }
        }
        if let Some(address_type) = &self.stated_address_type {
            write_narrow(&mut out, address_type);
        }
        let texts = [
            &self.email_address,
            &self.display_name,
            &self.simple_display_name,
            &self.transmittable_display_name,
        ];
        for text in texts.into_iter().flatten() {
            match text {
                FieldText::Narrow(text) => write_narrow(&mut out, text),
                FieldText::Wide(text) => {
                    out.extend(text.up_to_nul().to_le_bytes());
                    out.extend([0, 0]);
                }
            }
        }
        // No columns, and the flag of an empty property row.
        out.extend([0; 3]);
        out
    }
}

fn write_narrow(out: &mut Vec<u8>, text: &Text8) {
    out.extend(text.up_to_nul());
    out.push(0);
}

/// The bytes of a value in a row; `None` if a row can't hold it or it is not of the tag's type.
fn value_bytes(tag: PropertyTag, value: &PropertyValue) -> Option<Vec<u8>> {
    use PropertyValue as V;
    if value.property_type() != tag.property_type() {
        return None;
    }
    Some(match value {
        V::Null => Vec::new(),
        V::Integer16(number) => number.to_le_bytes().to_vec(),
        V::Integer32(number) => number.to_le_bytes().to_vec(),
        V::Floating32(number) => number.to_le_bytes().to_vec(),
        V::Floating64(number) => number.to_le_bytes().to_vec(),
        V::Currency(amount) => amount.raw().to_le_bytes().to_vec(),
        V::FloatingTime(time) => time.days().to_le_bytes().to_vec(),
        V::ErrorCode(code) => code.code().to_le_bytes().to_vec(),
        V::Boolean(flag) => u16::from(*flag).to_le_bytes().to_vec(),
        V::Integer64(number) => number.to_le_bytes().to_vec(),
        V::Time(time) => time.ticks().to_le_bytes().to_vec(),
        V::Guid(guid) => guid.to_bytes().to_vec(),
        V::String(text) => counted(&utf16(text))?,
        V::String8(bytes, _) => counted(&with_nul(bytes))?,
        V::Binary(bytes) | V::ServerId(bytes) => counted(bytes)?,
        V::MultipleInteger16(list) => listed(list, |number| Some(number.to_le_bytes()))?,
        V::MultipleInteger32(list) => listed(list, |number| Some(number.to_le_bytes()))?,
        V::MultipleFloating32(list) => listed(list, |number| Some(number.to_le_bytes()))?,
        V::MultipleFloating64(list) => listed(list, |number| Some(number.to_le_bytes()))?,
        V::MultipleCurrency(list) => listed(list, |amount| Some(amount.raw().to_le_bytes()))?,
        V::MultipleFloatingTime(list) => listed(list, |time| Some(time.days().to_le_bytes()))?,
        V::MultipleInteger64(list) => listed(list, |number| Some(number.to_le_bytes()))?,
        V::MultipleTime(list) => listed(list, |time| Some(time.ticks().to_le_bytes()))?,
        V::MultipleGuid(list) => listed(list, |guid| Some(guid.to_bytes()))?,
        V::MultipleString(list) => listed(list, |text| counted(&utf16(text)))?,
        V::MultipleString8(list, _) => listed(list, |bytes| counted(&with_nul(bytes)))?,
        V::MultipleBinary(list) => listed(list, |bytes| counted(bytes))?,
        _ => return None,
    })
}

/// Bytes behind a 16-bit count of them.
fn counted(bytes: &[u8]) -> Option<Vec<u8>> {
    let len = u16::try_from(bytes.len()).ok()?;
    Some([len.to_le_bytes().as_slice(), bytes].concat())
}

/// Entries behind a 16-bit count of them.
fn listed<T, B: AsRef<[u8]>>(list: &[T], bytes_of: impl Fn(&T) -> Option<B>) -> Option<Vec<u8>> {
    let mut out = u16::try_from(list.len()).ok()?.to_le_bytes().to_vec();
    for entry in list {
        out.extend(bytes_of(entry)?.as_ref());
    }
    Some(out)
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect()
}

fn with_nul(bytes: &[u8]) -> Vec<u8> {
    [bytes, &[0]].concat()
}
