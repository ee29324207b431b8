//! `PidLidBusinessCardDisplayDefinition`: how a contact's card looks.

use mapi_props::PropertyId;

use super::build_error::{BlobBuildError, checked_len};
use super::coded_values;
use super::error::{BlobError, Parsed};
use super::reader::{Read, Reader};
use super::text::Text16;

/// Bytes of one field info that the specification knows.
const FIELD_SIZE: u8 = 16;

/// `LabelOffset` of a field without a label.
const NO_LABEL: u16 = 0xFFFE;

coded_values! {
    /// Where the picture of a card is (`TemplateID`, [MS-OXOCNTC] 2.2.1.7.1).
    pub enum CardLayout(u8) {
        /// Left of the text.
        ImageLeft = 0 => "image_left",
        /// Right of the text.
        ImageRight = 1 => "image_right",
        /// Above the text.
        ImageTop = 2 => "image_top",
        /// Below the text.
        ImageBottom = 3 => "image_bottom",
        /// No picture.
        TextOnly = 4 => "text_only",
        /// Behind the text.
        Background = 5 => "background",
    }
}

/// The look of a contact's business card (PidLidBusinessCardDisplayDefinition, [MS-OXOCNTC] 2.2.1.7.1).
///
/// | Offset | Size | Field (spec name) | Rule                                                    |
/// |-------:|-----:|-------------------|---------------------------------------------------------|
/// |   0x00 |    1 | MajorVersion      | 3 or more                                               |
/// |   0x01 |    1 | MinorVersion      |                                                         |
/// |   0x02 |    1 | TemplateID        | see [`CardLayout`]                                      |
/// |   0x03 |    1 | CountOfFields     |                                                         |
/// |   0x04 |    1 | FieldInfoSize     | 16 or more                                              |
/// |   0x05 |    1 | ExtraInfoSize     | bytes of the labels                                     |
/// |   0x06 |    1 | ImageAlignment    | 0 stretched, 1 to 9 a place in a grid of three by three |
/// |   0x07 |    1 | ImageSource       | 0: the contact's photo; else the card's own picture     |
/// |   0x08 |    4 | BackgroundColor   | 0x00BBGGRR                                              |
/// |   0x0C |    1 | ImageArea         | per cent of the card, 4 to 50                           |
/// |   0x0D |    4 | Reserved          | 0                                                       |
/// |   0x11 |  var | FieldInfo         | see [`CardField`]                                       |
/// |      - |  var | ExtraInfo         | the labels, UTF-16LE with NUL                           |
///
/// ```
/// use imsg::mapi_props::pid_tag;
/// use imsg::{BusinessCard, CardField, CardLayout, Text16};
/// let name = CardField::new(pid_tag::PidTagDisplayName.id());
/// let phone = CardField::new(pid_tag::PidTagBusinessTelephoneNumber.id());
/// let card = BusinessCard::new(CardLayout::ImageLeft, [(name, None), (phone, Some(Text16::from("Work")))])?;
/// let parsed = BusinessCard::parse(&card.to_bytes())?;
/// assert!(parsed.findings.is_empty());
/// assert_eq!(parsed.value, card);
/// assert_eq!(card.label(&card.fields[1]), Some("Work".into()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct BusinessCard {
    /// `MajorVersion`.
    pub major_version: u8,
    /// `MinorVersion`.
    pub minor_version: u8,
    /// `TemplateID`.
    pub layout: CardLayout,
    /// `CountOfFields` as stored.
    pub field_count: u8,
    /// `FieldInfoSize`, 16.
    pub field_size: u8,
    /// `ExtraInfoSize` as stored.
    pub extra_size: u8,
    /// `ImageAlignment`.
    pub image_alignment: u8,
    /// `ImageSource`: 0 for the contact's photo.
    pub image_source: u8,
    /// `BackgroundColor`, 0x00BBGGRR.
    pub background_color: u32,
    /// `ImageArea` in per cent.
    pub image_area: u8,
    /// `Reserved`, 0.
    pub reserved: u32,
    /// The lines of the card.
    pub fields: Vec<CardField>,
    /// `ExtraInfo` and what follows it; from the first field that can't be read, if there is one.
    pub extra_info: Vec<u8>,
}

/// One line of a [`BusinessCard`]: 16 bytes (`FieldInfo`, [MS-OXOCNTC] 2.2.1.7.1).
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct CardField {
    /// `TextPropertyID`: the property shown; 0 for an empty line. Named ones are by their LID.
    pub property: PropertyId,
    /// `TextFormat`: 2 centred, 4 right, 8 underlined, 0x10 italic, 0x20 bold, 0x40 several lines.
    pub text_format: u8,
    /// `LabelFormat`: 0x20 right to left, 0x40 left of the text, 0x80 right of it.
    pub label_format: u8,
    /// `FontSize` in points.
    pub font_size: u8,
    /// `Reserved`, 0.
    pub reserved: u8,
    /// `LabelOffset`: where the label begins in `ExtraInfo`, in bytes; 0xFFFE for none.
    pub label_offset: u16,
    /// `ValueFontColor`, 0x00BBGGRR.
    pub value_color: u32,
    /// `LabelFontColor`, 0x00BBGGRR.
    pub label_color: u32,
    /// Bytes of the entry behind these, where `FieldInfoSize` exceeds 16.
    pub extra: Vec<u8>,
}

impl BusinessCard {
    /// A white card with lines and their labels, which end at a NUL in them; an empty label is none. Where the labels lie
    /// is worked out here; the other numbers can be set afterwards.
    ///
    /// # Errors
    /// More than 255 lines, or more than 255 bytes of labels with their NULs.
    pub fn new(
        layout: CardLayout,
        lines: impl IntoIterator<Item = (CardField, Option<Text16>)>,
    ) -> Result<Self, BlobBuildError> {
        let (mut fields, mut extra_info) = (Vec::new(), Vec::new());
        for (mut field, label) in lines {
            let label = label.map(|label| label.up_to_nul()).filter(|label| !label.is_empty());
            field.label_offset = NO_LABEL;
            if let Some(label) = label {
                field.label_offset = byte("ExtraInfoSize", extra_info.len())?.into();
                extra_info.extend(label.to_le_bytes());
                extra_info.extend([0, 0]);
            }
            field.extra.clear();
            fields.push(field);
        }
        Ok(Self {
            major_version: 3,
            minor_version: 0,
            layout,
            field_count: byte("CountOfFields", fields.len())?,
            field_size: FIELD_SIZE,
            extra_size: byte("ExtraInfoSize", extra_info.len())?,
            image_alignment: 5,
            image_source: 0,
            background_color: 0x00FF_FFFF,
            image_area: 28,
            reserved: 0,
            fields,
            extra_info,
        })
    }

    /// Reads the card. A field that can't be read ends reading with a finding.
    ///
    /// # Errors
    /// The blob has fewer than 17 bytes.
    pub fn parse(bytes: &[u8]) -> Result<Parsed<Self>, BlobError> {
        let mut reader = Reader::new("BusinessCardDisplayDefinition", bytes);
        let mut card = Self {
            major_version: reader.u8("MajorVersion")?,
            minor_version: reader.u8("MinorVersion")?,
            layout: CardLayout::from_number(reader.u8("TemplateID")?),
            field_count: reader.u8("CountOfFields")?,
            field_size: reader.u8("FieldInfoSize")?,
            extra_size: reader.u8("ExtraInfoSize")?,
            image_alignment: reader.u8("ImageAlignment")?,
            image_source: reader.u8("ImageSource")?,
            background_color: reader.u32("BackgroundColor")?,
            image_area: reader.u8("ImageArea")?,
            reserved: reader.u32("Reserved")?,
            fields: Vec::new(),
            extra_info: Vec::new(),
        };
        card.check(&mut reader);
        let mut place = reader.offset();
        for _ in 0..card.field_count {
            match CardField::read(&mut reader, card.field_size) {
                Ok(field) => card.fields.push(field),
                Err(error) => {
                    reader.note_error(error);
                    reader.seek(place);
                    break;
                }
            }
            place = reader.offset();
        }
        card.extra_info = reader.rest().to_vec();
        if card.fields.len() == usize::from(card.field_count) {
            match reader.take("ExtraInfo", card.extra_size.into()) {
                Ok(_) => drop(reader.trailing("ExtraInfo")),
                Err(error) => reader.note_error(error),
            }
        }
        Ok(reader.finish(card))
    }

    fn check(&self, reader: &mut Reader<'_>) {
        reader.check_value(self.major_version >= 3, "MajorVersion", 0, self.major_version, "3 or more");
        let known = !matches!(self.layout, CardLayout::Other(_));
        reader.check_value(known, "TemplateID", 2, self.layout.number(), "0 to 5");
        reader.check_value(self.field_size >= FIELD_SIZE, "FieldInfoSize", 4, self.field_size, "16 or more");
        reader.check_value(self.image_alignment <= 9, "ImageAlignment", 6, self.image_alignment, "0 to 9");
    }

    /// The label of a field, if it has one.
    #[must_use]
    pub fn label(&self, field: &CardField) -> Option<Text16> {
        if field.label_offset == NO_LABEL {
            return None;
        }
        let labels = self.extra_info.get(usize::from(field.label_offset)..)?;
        Some(Reader::new("ExtraInfo", labels).text16_nul()).filter(|label| !label.is_empty())
    }

    /// The bytes of the card: those it was read from, when it has not been changed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = vec![
            self.major_version,
            self.minor_version,
            self.layout.number(),
            self.field_count,
            self.field_size,
            self.extra_size,
            self.image_alignment,
            self.image_source,
        ];
        out.extend(self.background_color.to_le_bytes());
        out.push(self.image_area);
        out.extend(self.reserved.to_le_bytes());
        out.extend(self.fields.iter().flat_map(CardField::to_bytes));
        out.extend(&self.extra_info);
        out
    }
}

/// A size or count as the card states it.
fn byte(field: &'static str, found: usize) -> Result<u8, BlobBuildError> {
    checked_len(field, found, u8::MAX.into()).map(|found| u8::try_from(found).unwrap_or(u8::MAX))
}

impl CardField {
    /// A line that shows a property, in black of 8 points at the left; its label in grey, left of the text.
    #[must_use]
    pub fn new(property: PropertyId) -> Self {
        Self {
            property,
            text_format: 0,
            label_format: 0x40,
            font_size: 8,
            reserved: 0,
            label_offset: NO_LABEL,
            value_color: 0,
            label_color: 0x0080_8080,
            extra: Vec::new(),
        }
    }

    fn read(reader: &mut Reader<'_>, size: u8) -> Read<Self> {
        Ok(Self {
            property: PropertyId::new(reader.u16("TextPropertyID")?),
            text_format: reader.u8("TextFormat")?,
            label_format: reader.u8("LabelFormat")?,
            font_size: reader.u8("FontSize")?,
            reserved: reader.u8("Reserved")?,
            label_offset: reader.u16("LabelOffset")?,
            value_color: reader.u32("ValueFontColor")?,
            label_color: reader.u32("LabelFontColor")?,
            extra: reader.take("FieldInfo", size.saturating_sub(FIELD_SIZE).into())?.to_vec(),
        })
    }

    fn to_bytes(&self) -> Vec<u8> {
        let mut out = self.property.number().to_le_bytes().to_vec();
        out.extend([self.text_format, self.label_format, self.font_size, self.reserved]);
        out.extend(self.label_offset.to_le_bytes());
        out.extend(self.value_color.to_le_bytes());
        out.extend(self.label_color.to_le_bytes());
        out.extend(&self.extra);
        out
    }
}

#[cfg(test)]
mod tests {
    use quickcheck::quickcheck;

    use super::*;
    use crate::blob::tests::hex;

    fn sample() -> Vec<u8> {
        hex("03 00 00 02 10 0A 05 00 FF FF FF 00 1C 00 00 00 00 \
             01 30 20 00 08 00 FE FF 00 00 00 00 80 80 80 00 \
             08 3A 00 40 08 00 00 00 00 00 00 00 80 80 80 00 \
             57 00 6F 00 72 00 6B 00 00 00")
    }

    #[test]
    fn lines_and_labels_are_read() {
        let parsed = BusinessCard::parse(&sample()).unwrap();
        assert_eq!(parsed.findings, []);
        let card = parsed.value;
        assert_eq!(
            (card.layout, card.image_area, card.background_color),
            (CardLayout::ImageLeft, 28, 0x00FF_FFFF)
        );
        let [name, phone] = card.fields.as_slice() else { panic!("two lines") };
        assert_eq!((name.property, phone.property), (PropertyId::new(0x3001), PropertyId::new(0x3A08)));
        assert_eq!(card.label(name), None);
        assert_eq!(card.label(phone).unwrap().to_string(), "Work");
        assert_eq!(card.to_bytes(), sample());
    }

    #[test]
    fn every_cut_gives_the_lines_before_it() {
        for len in 17..sample().len() {
            let part = &sample()[..len];
            let parsed = BusinessCard::parse(part).unwrap();
            assert_eq!(parsed.value.to_bytes(), part);
            assert_eq!(parsed.findings.len(), 1, "{len}");
        }
        assert!(BusinessCard::parse(&sample()[..16]).is_err());
    }

    #[test]
    fn card_of_two_lines_has_the_bytes_of_a_real_one_and_labels_have_a_limit() {
        let mut name = CardField::new(PropertyId::new(0x3001));
        (name.text_format, name.label_format) = (0x20, 0);
        let phone = CardField::new(PropertyId::new(0x3A08));
        let label = |text: &str| Some(Text16::from(text));
        let card =
            BusinessCard::new(CardLayout::ImageLeft, [(name, label("")), (phone.clone(), label("Work\0x"))]);
        assert_eq!(card.unwrap().to_bytes(), sample());
        let long = (0..32).map(|_| (phone.clone(), label("Wor")));
        assert_eq!(
            BusinessCard::new(CardLayout::TextOnly, long.clone()).unwrap_err().field(),
            "ExtraInfoSize"
        );
        let short = BusinessCard::new(CardLayout::TextOnly, long.take(31)).unwrap();
        assert_eq!(BusinessCard::parse(&short.to_bytes()).unwrap().findings, []);
        let many = (0..256).map(|_| (phone.clone(), None));
        assert_eq!(BusinessCard::new(CardLayout::TextOnly, many).unwrap_err().field(), "CountOfFields");
    }

    quickcheck! {
        fn any_bytes_write_back_as_they_are(keep: u8, bytes: Vec<u8>) -> bool {
            let mut blob = sample();
            blob.truncate(usize::from(keep));
            blob.extend(bytes);
            BusinessCard::parse(&blob).map_or(blob.len() < 17, |parsed| {
                let card = parsed.value;
                let _ = card.fields.iter().filter_map(|field| card.label(field)).count();
                card.to_bytes() == blob
            })
        }
    }
}
