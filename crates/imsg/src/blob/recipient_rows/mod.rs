//! `PidLidAppointmentUnsendableRecipients` and `PidLidForwardNotificationRecipients`: attendees outside the recipient
//! table.

mod fields;
mod properties;
mod write;

use std::collections::BTreeMap;

use mapi_props::{CodePage, PropertyTag, PropertyValue, pid_tag};

use super::error::{BlobError, Parsed};
use super::reader::{Read, Reader};
use super::text::{Text8, Text16};

pub use fields::RecipientFields;

/// Size in bytes of the smallest row of either form.
const SMALLEST_ROW: usize = 4;

/// A list of recipients in one property (PidLidAppointmentUnsendableRecipients, [MS-OXOCAL] 2.2.1.25;
/// PidLidForwardNotificationRecipients, 2.2.9.3).
///
/// | Size | Field (spec name) | Rule                 |
/// |-----:|-------------------|----------------------|
/// |    4 | Version           | 1                    |
/// |    4 | RowCount          |                      |
/// |  var | RecipientRow      | see [`RecipientRow`] |
///
/// # Deviations
/// The specification takes rows as [MS-OXCDATA] 2.8.3.2 has them; Outlook writes lists of properties. Rows are read as the
/// specification has them if all bytes fit that form and each row names someone, else as lists of properties.
///
/// ```
/// use imsg::mapi_props::{CodePage, PropertyValue, pid_tag};
/// use imsg::{RecipientRow, RecipientRows};
/// let row = RecipientRow::Properties(vec![
///     (pid_tag::PidTagRecipientType, PropertyValue::Integer32(1)),
///     (pid_tag::PidTagDisplayName, PropertyValue::String("Ann".into())),
/// ]);
/// let rows = RecipientRows::new(vec![row])?;
/// let parsed = RecipientRows::parse(&rows.to_bytes(), CodePage::WINDOWS_1252)?;
/// assert_eq!(parsed.value, rows);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct RecipientRows {
    /// `Version`, 1.
    pub version: u32,
    /// `RowCount` as stored.
    pub count: u32,
    /// The rows.
    pub rows: Vec<RecipientRow>,
    /// Bytes behind the last row that could be read.
    pub trailing: Vec<u8>,
    /// Rows, by index, whose bytes are not those that their values give: the values' bytes, and those read.
    kept: BTreeMap<usize, (Vec<u8>, Vec<u8>)>,
}

/// One recipient of [`RecipientRows`].
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub enum RecipientRow {
    /// As Outlook writes it: properties with their tags. Properties that have no value are there as errors.
    Properties(Vec<(PropertyTag, PropertyValue)>),
    /// As the specification has it.
    Fields(Box<RecipientFields>),
}

impl RecipientRows {
    /// Reads the rows; `page` is the code page of 8-bit text in them. A row that can't be read ends reading with a finding.
    ///
    /// # Errors
    /// The blob has fewer than 8 bytes.
    pub fn parse(bytes: &[u8], page: CodePage) -> Result<Parsed<Self>, BlobError> {
        let mut reader = Reader::new("RecipientRows", bytes);
        let version = reader.u32("Version")?;
        let count = reader.u32("RowCount")?;
        reader.check_value(version == 1, "Version", 0, version, "1");
        if let Err(error) = reader.check_count("RowCount", 4, count, SMALLEST_ROW) {
            reader.note_error(error);
        }
        let start = reader.offset();
        let fits = |row: Read<RecipientFields>| row.is_ok_and(|row| row.names_someone());
        let by_fields =
            (0..count).all(|_| fits(RecipientFields::read(&mut reader, page))) && reader.remaining() == 0;
        reader.seek(start);
        let read_row = |reader: &mut Reader<'_>| -> Read<RecipientRow> {
            if by_fields {
                RecipientFields::read(reader, page).map(|fields| RecipientRow::Fields(Box::new(fields)))
            } else {
                properties::read(reader, page).map(RecipientRow::Properties)
            }
        };
        let (mut rows, mut kept, mut place) = (Vec::new(), BTreeMap::new(), start);
        for _ in 0..count {
            match read_row(&mut reader) {
                Ok(row) => {
                    let (written, read) = (row.to_bytes(), bytes.get(place..reader.offset()));
                    if let Some(read) = read.filter(|read| *read != written) {
                        kept.insert(rows.len(), (written, read.to_vec()));
                    }
                    rows.push(row);
                }
                Err(error) => {
                    reader.note_error(error);
                    break;
                }
            }
            place = reader.offset();
        }
        reader.enter("RecipientRows");
        reader.seek(place);
        let complete = u32::try_from(rows.len()) == Ok(count);
        let trailing = if complete { reader.trailing("RecipientRow") } else { reader.rest().to_vec() };
        Ok(reader.finish(Self { version, count, rows, trailing, kept }))
    }
}

impl RecipientRow {
    /// The value of a property, in a row of properties.
    #[must_use]
    pub fn property(&self, tag: PropertyTag) -> Option<&PropertyValue> {
        let Self::Properties(properties) = self else { return None };
        let of_id = properties.iter().filter(|(found, _)| found.id() == tag.id());
        of_id.map(|(_, value)| value).find(|value| !matches!(value, PropertyValue::ErrorCode(_)))
    }

    /// The display name.
    #[must_use]
    pub fn display_name(&self) -> Option<String> {
        self.text(pid_tag::PidTagDisplayName, |fields| fields.display_name.as_ref())
    }

    /// The address type: `SMTP`, `EX` or another.
    #[must_use]
    pub fn address_type(&self) -> Option<String> {
        match self {
            Self::Properties(_) => self.text(pid_tag::PidTagAddressType, |_| None),
            Self::Fields(fields) => fields.address_type(),
        }
    }

    /// The address, of the address type.
    #[must_use]
    pub fn email_address(&self) -> Option<String> {
        match self {
            Self::Properties(_) => self.text(pid_tag::PidTagEmailAddress, |_| None),
            Self::Fields(fields) => fields.address(),
        }
    }

    /// The SMTP address, where the row has one.
    #[must_use]
    pub fn smtp_address(&self) -> Option<String> {
        let stored = self.text(pid_tag::PidTagSmtpAddress, |_| None);
        stored.or_else(|| self.email_address().filter(|_| self.address_type().as_deref() == Some("SMTP")))
    }

    fn text(
        &self,
        tag: PropertyTag,
        field: impl Fn(&RecipientFields) -> Option<&FieldText>,
    ) -> Option<String> {
        match self {
            Self::Properties(_) => self.property(tag)?.as_ref().to_text().map(|text| text.into_owned()),
            Self::Fields(fields) => field(fields).map(|text| text.to_text(fields.page)),
        }
    }
}

/// Text in a row of fields.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum FieldText {
    /// 8-bit.
    Narrow(Text8),
    /// UTF-16.
    Wide(Text16),
}

impl FieldText {
    /// The text, read in a code page if it is 8-bit.
    #[must_use]
    pub fn to_text(&self, page: CodePage) -> String {
        match self {
            Self::Narrow(text) => text.decode(page).into_owned(),
            Self::Wide(text) => text.to_string_lossy(),
        }
    }
}

#[cfg(test)]
mod tests;
