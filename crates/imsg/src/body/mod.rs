//! The body of a message in the forms that it has, and in those that can be made of them.

mod best;
mod html;
mod rtf;
mod text;

use std::fmt;
use std::sync::OnceLock;

use mapi_props::{CodePage, PropertyTag, PropertyType};

use crate::error::{Error, ErrorKind, Result};
use crate::finding::Finding;
use crate::html::{References, utf_16};
use crate::message::Message;

pub use crate::html::HtmlCharset;
pub use best::BodyKind;

use rtf::Unwrapped;
use text::TextChoice;

/// The bodies of a message ([MS-OXBBODY]).
///
/// A message keeps up to three: text, HTML, RTF; and RTF may be a wrapping of either of the others. Each is answered from
/// what is stored, saying where it came from. Nothing is read before it is asked for, and nothing twice; the value keeps
/// what it has read, so drop it when done.
///
/// ```
/// use imsg::{BodyOrigin, Message};
/// # let bytes = cfb_layout::demo::file();
/// let message = Message::from_bytes(bytes)?;
/// let body = message.body();
/// if let Some(text) = body.text()? {
///     println!("{} (from {})", text.content, text.origin);
/// }
/// if let Some(html) = body.html()? {
///     assert!(matches!(html.origin, BodyOrigin::Property | BodyOrigin::Rtf));
/// }
/// # Ok::<(), imsg::Error>(())
/// ```
pub struct Body {
    message: Message,
    rtf: OnceLock<Option<Vec<u8>>>,
    /// The RTF read: HTML, text, or RTF as text.
    unwrapped: OnceLock<Option<Unwrapped>>,
    stored_html: OnceLock<Option<BodyText>>,
    text: OnceLock<Option<TextChoice>>,
    findings: std::sync::Mutex<Vec<Finding>>,
}

/// A body as text, and where it came from.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct BodyText {
    /// The text or HTML, in Unicode. What a `meta` element in HTML says about a character set no longer holds.
    pub content: String,
    /// What it was made from.
    pub origin: BodyOrigin,
    /// The code page that its bytes were in; `None` if they were Unicode.
    pub code_page: Option<CodePage>,
    /// For HTML that was stored as bytes: what decided the code page.
    pub charset: Option<HtmlCharset>,
    /// Whether something could not be decoded, and U+FFFD stands for it.
    pub is_lossy: bool,
}

/// What a body was made from.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum BodyOrigin {
    /// The property for this form.
    Property,
    /// The RTF body: it wraps this form, or its text was read.
    Rtf,
    /// The HTML body.
    Html,
}

impl BodyOrigin {
    /// A stable word: `property`, `rtf` or `html`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Property => "property",
            Self::Rtf => "rtf",
            Self::Html => "html",
        }
    }
}

impl fmt::Display for BodyOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Body {
    pub(crate) fn new(message: &Message) -> Self {
        Self {
            message: message.clone(),
            rtf: OnceLock::new(),
            unwrapped: OnceLock::new(),
            stored_html: OnceLock::new(),
            text: OnceLock::new(),
            findings: std::sync::Mutex::default(),
        }
    }

    /// The text: PidTagBody; else the text of the HTML body; else what the RTF wraps or reads as. `None` if the message
    /// has no body at all.
    ///
    /// # Errors
    ///
    /// `Properties` if a property cannot be read, `TooLarge` if a body is longer than the
    /// [options](crate::OpenOptions::max_body_bytes) allow.
    pub fn text(&self) -> Result<Option<&BodyText>> {
        match get_or_try(&self.text, || text::choose(self))? {
            Some(TextChoice::Own(text)) => Ok(Some(text)),
            Some(TextChoice::Unwrapped) => Ok(self.unwrapped()?.map(Unwrapped::body)),
            None => Ok(None),
        }
    }

    /// The HTML: PidTagHtml or PidTagBodyHtml; else what the RTF wraps. `None` if the message has no HTML.
    ///
    /// # Errors
    ///
    /// As [`text`](Self::text).
    pub fn html(&self) -> Result<Option<&BodyText>> {
        let stored = get_or_try(&self.stored_html, || html::stored(self))?;
        let html = match stored {
            Some(html) => Some(html),
            None => self.unwrapped()?.and_then(Unwrapped::html),
        };
        if self.message.num_attachments() > 0 {
            // What it refers to decides which attachments are inline: found out while it is at hand.
            self.message.keep_references(|| html.map(|html| References::of(&html.content)));
        }
        Ok(html)
    }

    /// The RTF: PidTagRtfCompressed, decompressed, without trailing NULs. `None` if there is none or if it cannot be
    /// decompressed, which is a [finding](Self::findings).
    ///
    /// # Errors
    ///
    /// As [`text`](Self::text).
    pub fn rtf(&self) -> Result<Option<&[u8]>> {
        Ok(get_or_try(&self.rtf, || rtf::decompress(self))?.map(Vec::as_slice))
    }

    /// What deviates in the bodies read so far.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        self.findings.lock().map(|findings| findings.clone()).unwrap_or_default()
    }

    /// Reads the RTF and what it wraps, for their findings.
    pub(crate) fn read_rtf(&self) -> Result<()> {
        self.unwrapped().map(|_| ())
    }

    /// What the HTML body refers to, if there is one.
    pub(crate) fn references(&self) -> Result<Option<References>> {
        Ok(self.html()?.map(|html| References::of(&html.content)))
    }

    fn unwrapped(&self) -> Result<Option<&Unwrapped>> {
        get_or_try(&self.unwrapped, || rtf::unwrap(self))
    }

    /// Keeps a finding, with the place of the message.
    fn note(&self, finding: Finding) {
        let finding = finding.below(&self.message.bag().place.prefix());
        if let Ok(mut findings) = self.findings.lock() {
            findings.push(finding);
        }
    }

    /// Whether a property has a value, without reading it.
    fn has(&self, tag: PropertyTag) -> bool {
        self.message.properties().property(tag).is_some_and(|property| property.is_present())
    }

    /// Fails if the value of a tag is longer than the options allow.
    fn check_len(&self, tag: PropertyTag) -> Result<()> {
        let limit = self.message.options().body_limit();
        let len = self.message.properties().property(tag).map_or(0, |property| property.len_bytes());
        if len > limit {
            return Err(self.too_large(tag, len, limit));
        }
        Ok(())
    }

    fn too_large(&self, tag: PropertyTag, len_bytes: u64, limit: u64) -> Error {
        let prefix = self.message.bag().place.prefix();
        let separator = if prefix.is_empty() { "" } else { ": " };
        Error::new(ErrorKind::TooLarge { len_bytes, limit }, format!("{prefix}{separator}property {tag}"))
    }

    /// PidTagInternetCodepage as a page.
    fn internet_code_page(&self) -> Option<CodePage> {
        let number = self.message.properties().code_page_ladder().internet_codepage?;
        u16::try_from(number).ok().map(CodePage::new)
    }

    /// The text of an id of which the 8-bit form is in the page of bodies; empty texts too.
    fn string(&self, tag: PropertyTag) -> Result<Option<BodyText>> {
        let bag = self.message.bag();
        let unicode = tag.with_type(PropertyType::String);
        self.check_len(unicode)?;
        let value = bag.store.get(unicode).map_err(|source| bag.error(source))?;
        if let Some(text) = value.as_ref().and_then(|value| value.as_text()) {
            let decoded = text.decode();
            let (content, is_lossy) = (decoded.text.into_owned(), decoded.replaced);
            let origin = BodyOrigin::Property;
            return Ok(Some(BodyText { content, origin, code_page: None, charset: None, is_lossy }));
        }
        let eight_bit = tag.with_type(PropertyType::String8);
        self.check_len(eight_bit)?;
        let value = bag.store.get(eight_bit).map_err(|source| bag.error(source))?;
        let Some(text) = value.as_ref().and_then(|value| value.as_text()) else { return Ok(None) };
        // Some writers store UTF-16 under the type of 8-bit text.
        let (page, bytes) = match utf_16(text.bytes()) {
            Some(page) => (page, text.bytes()),
            None => (bag.store.code_page_ladder().choose_for_body(text.content()).page, text.content()),
        };
        let decoded = page.decode(bytes);
        let (content, is_lossy) = (decoded.text.into_owned(), decoded.replaced);
        let origin = BodyOrigin::Property;
        Ok(Some(BodyText { content, origin, code_page: Some(page), charset: None, is_lossy }))
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Body").field("message", &self.message).finish_non_exhaustive()
    }
}

/// The value of a cell, made on first use; a failure is not kept.
fn get_or_try<T>(cell: &OnceLock<Option<T>>, make: impl FnOnce() -> Result<Option<T>>) -> Result<Option<&T>> {
    if let Some(known) = cell.get() {
        return Ok(known.as_ref());
    }
    let made = make()?;
    Ok(cell.get_or_init(|| made).as_ref())
}
