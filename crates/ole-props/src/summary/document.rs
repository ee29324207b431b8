//! DocumentSummaryInformation: category, counts, company, and the properties that users define ([MS-OLEPS] 3.1.2, 3.1.3).

use cfb_core::{CompoundFile, Guid, Storage};
use mapi_codepage::CodePage;

use crate::error::{Error, Result};
use crate::fmtid;
use crate::property_type::PropertyType;
use crate::set::PropertySet;
use crate::stream::PropertySetStream;
use crate::value::{Value, Vector};
use crate::well_known::piddsi;

use super::fields::fields;

/// The two property sets of the stream `\u{5}DocumentSummaryInformation`: that of [MS-OLEPS] 3.1.2 and
/// [MS-OSHARED] 2.3.3.2.2 with its properties by name, and that of properties defined by users.
///
/// ```
/// use ole_props::{DocumentSummaryInformation, Value};
///
/// let mut document = DocumentSummaryInformation::new()?;
/// document.set_company("ACME")?;
/// document.custom_mut()?.set_named("Checked by", Value::Lpstr("Ann".into()))?;
/// let custom: Vec<_> = document.custom().unwrap().named().collect();
/// assert_eq!(custom, [("Checked by", &Value::Lpstr("Ann".into()))]);
/// # Ok::<(), ole_props::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct DocumentSummaryInformation {
    stream: PropertySetStream,
}

impl DocumentSummaryInformation {
    /// The name of the stream.
    pub const STREAM_NAME: &str = fmtid::DOC_SUMMARY_INFORMATION_NAME;

    /// A set without properties, in windows-1252, and none of users.
    ///
    /// # Errors
    /// None that is known.
    pub fn new() -> Result<Self> {
        let set = PropertySet::new(fmtid::DOC_SUMMARY_INFORMATION, CodePage::WINDOWS_1252)?;
        Ok(Self { stream: PropertySetStream::new(set) })
    }

    /// Reads it from the root storage of a file; `None` if the file has none.
    ///
    /// # Errors
    /// As [`PropertySetStream::read`].
    pub fn read(file: &CompoundFile) -> Result<Option<Self>> {
        Ok(PropertySetStream::read(file, Self::STREAM_NAME)?.map(Self::from))
    }

    /// Writes it into a storage, usually the root.
    ///
    /// # Errors
    /// As [`PropertySetStream::write`].
    pub fn write(&self, storage: &Storage) -> Result<()> {
        self.stream.write(storage, Self::STREAM_NAME)
    }

    /// The stream, with [findings](PropertySetStream::findings) and all else.
    #[must_use]
    pub fn stream(&self) -> &PropertySetStream {
        &self.stream
    }

    /// The stream, to change.
    pub fn stream_mut(&mut self) -> &mut PropertySetStream {
        &mut self.stream
    }

    /// The set of the document; `None` if the stream has only others.
    #[must_use]
    pub fn set(&self) -> Option<&PropertySet> {
        self.stream.set(fmtid::DOC_SUMMARY_INFORMATION)
    }

    /// The set of the document, to change; made if the stream has none.
    ///
    /// # Errors
    /// `InvalidArgument` if the stream is full of other sets.
    pub fn set_mut(&mut self) -> Result<&mut PropertySet> {
        self.ensure(fmtid::DOC_SUMMARY_INFORMATION)
    }

    /// The properties that users define, by name ([MS-OLEPS] 3.1.3).
    #[must_use]
    pub fn custom(&self) -> Option<&PropertySet> {
        self.stream.set(fmtid::USER_DEFINED_PROPERTIES)
    }

    /// The properties that users define, to change; the set is made if the stream has none.
    ///
    /// # Errors
    /// `InvalidArgument` if the stream is full of other sets.
    pub fn custom_mut(&mut self) -> Result<&mut PropertySet> {
        self.ensure(fmtid::USER_DEFINED_PROPERTIES)
    }

    fields! {
        category, set_category: text -> &str, set_text(&str), piddsi::CATEGORY, "The category";
        presentation_format, set_presentation_format: text -> &str, set_text(&str), piddsi::PRESENTATION_FORMAT, "What a presentation is made for";
        byte_count, set_byte_count: number -> i32, set_number(i32), piddsi::BYTE_COUNT, "Size, in bytes";
        line_count, set_line_count: number -> i32, set_number(i32), piddsi::LINE_COUNT, "Lines";
        paragraph_count, set_paragraph_count: number -> i32, set_number(i32), piddsi::PARAGRAPH_COUNT, "Paragraphs";
        slide_count, set_slide_count: number -> i32, set_number(i32), piddsi::SLIDE_COUNT, "Slides";
        note_count, set_note_count: number -> i32, set_number(i32), piddsi::NOTE_COUNT, "Pages of notes";
        hidden_slide_count, set_hidden_slide_count: number -> i32, set_number(i32), piddsi::HIDDEN_SLIDE_COUNT, "Hidden slides";
        multimedia_clip_count, set_multimedia_clip_count: number -> i32, set_number(i32), piddsi::MULTIMEDIA_CLIP_COUNT, "Sounds and films";
        scale, set_scale: flag -> bool, set_flag(bool), piddsi::SCALE, "Whether the thumbnail is scaled, not cropped";
        manager, set_manager: text -> &str, set_text(&str), piddsi::MANAGER, "The manager";
        company, set_company: text -> &str, set_text(&str), piddsi::COMPANY, "The company";
        links_dirty, set_links_dirty: flag -> bool, set_flag(bool), piddsi::LINKS_DIRTY, "Whether the custom links are damaged";
        character_count_with_spaces, set_character_count_with_spaces: number -> i32, set_number(i32), piddsi::CHARACTER_COUNT_WITH_SPACES, "Characters with spaces";
        shared_document, set_shared_document: flag -> bool, set_flag(bool), piddsi::SHARED_DOCUMENT, "Whether several people edit it at a time";
        hyperlinks_changed, set_hyperlinks_changed: flag -> bool, set_flag(bool), piddsi::HYPERLINKS_CHANGED, "Whether the hyperlinks of the set of users are newer than those in the document";
        version, set_version: number -> i32, set_number(i32), piddsi::VERSION, "The version of the program: major in the upper 16 bits, minor in the lower";
        content_type, set_content_type: text -> &str, set_text(&str), piddsi::CONTENT_TYPE, "The content type";
        content_status, set_content_status: text -> &str, set_text(&str), piddsi::CONTENT_STATUS, "The state of the work";
        language, set_language: text -> &str, set_text(&str), piddsi::LANGUAGE, "The language";
        document_version, set_document_version: text -> &str, set_text(&str), piddsi::DOCUMENT_VERSION, "The version of the document";
    }

    /// Headings of [`document_parts`](Self::document_parts), each with the number of parts below it.
    #[must_use]
    pub fn heading_pairs(&self) -> Option<Vec<(&str, i32)>> {
        let elements = self.set()?.get(piddsi::HEADING_PAIRS)?.elements()?;
        let pairs = elements.chunks_exact(2).map(|pair| match pair {
            [heading, count] => Some((heading.as_str()?, i32::try_from(count.as_integer()?).ok()?)),
            _ => None,
        });
        pairs.collect()
    }

    /// The parts of the document: sheets, slides, files.
    #[must_use]
    pub fn document_parts(&self) -> Option<Vec<&str>> {
        self.set()?.get(piddsi::DOCUMENT_PARTS)?.elements()?.iter().map(Value::as_str).collect()
    }

    /// Sets the parts of the document under their headings: [`heading_pairs`](Self::heading_pairs) and
    /// [`document_parts`](Self::document_parts) together.
    ///
    /// # Errors
    /// As [`PropertySet::set`].
    pub fn set_parts(&mut self, parts: &[(&str, &[&str])]) -> Result<()> {
        let mut headings = Vec::new();
        for (heading, below) in parts {
            let count = i32::try_from(below.len()).map_err(|_| Error::invalid("too many parts"))?;
            headings.extend([Value::Lpstr((*heading).to_owned()), Value::I4(count)]);
        }
        let names = Value::lpstr_vector(parts.iter().flat_map(|(_, below)| below.iter().copied()));
        let headings = Value::Vector(Vector { element_type: PropertyType::VARIANT, elements: headings });
        let set = self.set_mut()?;
        let mut changed = set.clone();
        changed.set(piddsi::HEADING_PAIRS, headings)?;
        changed.set(piddsi::DOCUMENT_PARTS, names)?;
        *set = changed;
        Ok(())
    }

    fn ensure(&mut self, fmtid: Guid) -> Result<&mut PropertySet> {
        if self.stream.set(fmtid).is_none() {
            let page = self.set().map_or(CodePage::WINDOWS_1252, PropertySet::code_page);
            self.stream.push(PropertySet::new(fmtid, page)?)?;
        }
        self.stream.set_mut(fmtid).ok_or_else(|| Error::invalid("the property set is not there"))
    }
}

impl From<PropertySetStream> for DocumentSummaryInformation {
    fn from(stream: PropertySetStream) -> Self {
        Self { stream }
    }
}
