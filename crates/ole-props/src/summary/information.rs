//! SummaryInformation: title, author, dates ([MS-OLEPS] 3.1.1).

use std::time::Duration;

use cfb_core::{CompoundFile, FileTime, Storage};
use mapi_codepage::CodePage;

use crate::error::{Error, Result};
use crate::fmtid;
use crate::set::PropertySet;
use crate::stream::PropertySetStream;
use crate::value::{ClipboardData, Value};
use crate::well_known::pidsi;

use super::fields::fields;

/// The property set of the stream `\u{5}SummaryInformation` ([MS-OLEPS] 3.1.1), with its properties by name.
///
/// In an installer (`.msi`) the same numbers say other things: [`template`](Self::template) is platform and languages,
/// [`revision_number`](Self::revision_number) the package code, [`page_count`](Self::page_count) the least version of
/// the installer, [`word_count`](Self::word_count) the kind of source.
///
/// ```
/// use std::sync::Arc;
/// use cfb_core::{CommitOptions, Mode, SharedBytes, Storage};
/// use ole_props::SummaryInformation;
///
/// let bytes = SharedBytes::new([]);
/// let root = Storage::create_on(Arc::new(bytes.reopen()), Mode::read_write().transacted())?;
/// let mut summary = SummaryInformation::new()?;
/// summary.set_title("Report")?;
/// summary.set_author("Ann")?;
/// summary.write(&root)?;
/// root.commit(CommitOptions::new())?;
///
/// let summary = SummaryInformation::read(&root.snapshot()?)?.unwrap();
/// assert_eq!(summary.title(), Some("Report"));
/// assert_eq!(summary.subject(), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct SummaryInformation {
    stream: PropertySetStream,
}

impl SummaryInformation {
    /// The name of the stream.
    pub const STREAM_NAME: &str = fmtid::SUMMARY_INFORMATION_NAME;

    /// A set without properties, in windows-1252.
    ///
    /// # Errors
    /// None that is known.
    pub fn new() -> Result<Self> {
        let set = PropertySet::new(fmtid::SUMMARY_INFORMATION, CodePage::WINDOWS_1252)?;
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

    /// The set; `None` if the stream holds sets of other formats only.
    #[must_use]
    pub fn set(&self) -> Option<&PropertySet> {
        self.stream.set(fmtid::SUMMARY_INFORMATION)
    }

    /// The set, to change; made if the stream has none.
    ///
    /// # Errors
    /// `InvalidArgument` if the stream is full of other sets.
    pub fn set_mut(&mut self) -> Result<&mut PropertySet> {
        if self.set().is_none() {
            self.stream.push(PropertySet::new(fmtid::SUMMARY_INFORMATION, CodePage::WINDOWS_1252)?)?;
        }
        self.stream
            .set_mut(fmtid::SUMMARY_INFORMATION)
            .ok_or_else(|| Error::invalid("the property set is not there"))
    }

    fields! {
        title, set_title: text -> &str, set_text(&str), pidsi::TITLE, "The title";
        subject, set_subject: text -> &str, set_text(&str), pidsi::SUBJECT, "The subject";
        author, set_author: text -> &str, set_text(&str), pidsi::AUTHOR, "Who wrote it";
        keywords, set_keywords: text -> &str, set_text(&str), pidsi::KEYWORDS, "Keywords";
        comments, set_comments: text -> &str, set_text(&str), pidsi::COMMENTS, "Comments";
        template, set_template: text -> &str, set_text(&str), pidsi::TEMPLATE, "The template it was made from";
        last_author, set_last_author: text -> &str, set_text(&str), pidsi::LAST_AUTHOR, "Who saved it last";
        revision_number, set_revision_number: text -> &str, set_text(&str), pidsi::REVISION_NUMBER, "The revision, a number in text";
        edit_time, set_edit_time: duration -> Duration, set_duration(Duration), pidsi::EDIT_TIME, "How long it was edited";
        last_printed, set_last_printed: time -> FileTime, set_time(FileTime), pidsi::LAST_PRINTED, "When it was printed last, in UTC";
        created, set_created: time -> FileTime, set_time(FileTime), pidsi::CREATED, "When it was created, in UTC";
        last_saved, set_last_saved: time -> FileTime, set_time(FileTime), pidsi::LAST_SAVED, "When it was saved last, in UTC";
        page_count, set_page_count: number -> i32, set_number(i32), pidsi::PAGE_COUNT, "Pages";
        word_count, set_word_count: number -> i32, set_number(i32), pidsi::WORD_COUNT, "Words";
        character_count, set_character_count: number -> i32, set_number(i32), pidsi::CHARACTER_COUNT, "Characters, without spaces in most programs";
        application_name, set_application_name: text -> &str, set_text(&str), pidsi::APPLICATION_NAME, "The program that wrote it";
        document_security, set_document_security: number -> i32, set_number(i32), pidsi::DOCUMENT_SECURITY, "Protection: 1 password, 2 read-only recommended, 4 read-only enforced, 8 locked for annotations";
    }

    /// A small picture of the document.
    #[must_use]
    pub fn thumbnail(&self) -> Option<&ClipboardData> {
        match self.set()?.get(pidsi::THUMBNAIL)? {
            Value::Clipboard(picture) => Some(picture),
            _ => None,
        }
    }

    /// Sets the small picture of the document.
    ///
    /// # Errors
    /// `TooLarge`.
    pub fn set_thumbnail(&mut self, picture: ClipboardData) -> Result<()> {
        self.set_mut()?.set(pidsi::THUMBNAIL, Value::Clipboard(picture))
    }
}

impl From<PropertySetStream> for SummaryInformation {
    fn from(stream: PropertySetStream) -> Self {
        Self { stream }
    }
}
