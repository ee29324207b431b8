//! Bodies: one is given, and all body properties say the same ([MS-OXBBODY] 2.1.3, [MS-OXCMSG] 2.2.1.56).

use std::borrow::Cow;

use mapi_props::pid_tag::{
    PidTagBody, PidTagHtml, PidTagInternetCodepage, PidTagMessageCodepage, PidTagMimeSkeleton,
    PidTagNativeBody, PidTagRtfCompressed, PidTagRtfInSync,
};
use mapi_props::{CodePage, ErrorCode, PropertyTag, PropertyType, PropertyValue};
use mapi_rtf::{
    EncapsulateOptions, RtfKind, compress, encapsulate_html, encapsulate_text, plain_text, rtf_kind,
};

use crate::error::{Error, Result};
use crate::html::to_text;
use crate::make::width::Width;
use crate::mapi::{Message, OpenPropertyFlags, PropertyObject};

/// Values of so many bytes are written through a stream.
const STREAM_FROM: usize = 32 << 10;

/// PidTagNativeBody.
const NATIVE_TEXT: i32 = 1;
const NATIVE_RTF: i32 = 2;
const NATIVE_HTML: i32 = 3;

/// A body in the form in which it was written. The others follow from it.
///
/// ```
/// use imsg::make::{Body, Build, Mail};
/// let mail = Mail::new().subject("Lunch").body(Body::html("<p>Soup &amp; <b>bread</b></p>"));
/// let message = imsg::Message::from_bytes(mail.to_bytes()?)?;
/// let body = message.body();
/// assert_eq!(body.html()?.unwrap().content, "<p>Soup &amp; <b>bread</b></p>");
/// assert_eq!(body.text()?.unwrap().content, "Soup & bread");
/// # Ok::<(), imsg::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Body {
    content: Content,
    forms: Forms,
    code_page: Option<CodePage>,
}

#[derive(Clone, Debug)]
enum Content {
    Text(String),
    Html { html: String, text: Option<String> },
    Rtf { rtf: Vec<u8>, text: Option<String> },
}

/// Which properties hold text or HTML.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Forms {
    Own,
    Rtf,
    Both,
}

impl Body {
    /// Plain text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::of(Content::Text(text.into()))
    }

    /// HTML. The plain text is made out of it.
    #[must_use]
    pub fn html(html: impl Into<String>) -> Self {
        Self::of(Content::Html { html: html.into(), text: None })
    }

    /// HTML, and the plain text that goes with it.
    #[must_use]
    pub fn text_and_html(text: impl Into<String>, html: impl Into<String>) -> Self {
        Self::of(Content::Html { html: html.into(), text: Some(text.into()) })
    }

    /// RTF, not compressed. The plain text is made out of it.
    #[must_use]
    pub fn rtf(rtf: impl Into<Vec<u8>>) -> Self {
        Self::of(Content::Rtf { rtf: rtf.into(), text: None })
    }

    /// RTF, not compressed, and the plain text that goes with it.
    #[must_use]
    pub fn text_and_rtf(text: impl Into<String>, rtf: impl Into<Vec<u8>>) -> Self {
        Self::of(Content::Rtf { rtf: rtf.into(), text: Some(text.into()) })
    }

    fn of(content: Content) -> Self {
        Self { content, forms: Forms::Own, code_page: None }
    }

    /// Text or HTML is wrapped in RTF, as Outlook keeps it, and not stored beside it.
    ///
    /// ```
    /// use imsg::BodyOrigin;
    /// use imsg::make::{Body, Build, Mail};
    /// let mail = Mail::new().body(Body::html("<p>{Soup}</p>").in_rtf());
    /// let message = imsg::Message::from_bytes(mail.to_bytes()?)?;
    /// let body = message.body();
    /// let html = body.html()?.unwrap();
    /// assert_eq!((html.content.as_str(), html.origin), ("<p>{Soup}</p>", BodyOrigin::Rtf));
    /// # Ok::<(), imsg::Error>(())
    /// ```
    #[must_use]
    pub fn in_rtf(mut self) -> Self {
        self.forms = Forms::Rtf;
        self
    }

    /// Text or HTML is stored, and wrapped in RTF beside it.
    #[must_use]
    pub fn with_rtf(mut self) -> Self {
        self.forms = Forms::Both;
        self
    }

    /// The code page of HTML bytes (PidTagInternetCodepage): UTF-8 unless it is said; in 8-bit messages their own.
    /// Characters that a page lacks become references. What a `meta` element says of it is left as it is.
    #[must_use]
    pub fn code_page(mut self, page: CodePage) -> Self {
        self.code_page = Some(page);
        self
    }

    /// Text and HTML as calendars have them: with RTF beside them, unless it was said otherwise.
    pub(super) fn beside_rtf(self) -> Self {
        if self.forms == Forms::Own { self.with_rtf() } else { self }
    }

    /// What the body says, for ids that are derived from it.
    pub(super) fn content(&self) -> &[u8] {
        match &self.content {
            Content::Text(text) => text.as_bytes(),
            Content::Html { html, .. } => html.as_bytes(),
            Content::Rtf { rtf, .. } => rtf,
        }
    }

    /// The text, HTML and RTF to be stored, and which of them is the original.
    fn forms(&self, page: CodePage) -> Stored<'_> {
        let has_own = self.forms != Forms::Rtf;
        let has_rtf = self.forms != Forms::Own;
        let windows = page.windows_page().filter(|page| *page != CodePage::UTF_8);
        let options = EncapsulateOptions::new().code_page(windows.unwrap_or(CodePage::WINDOWS_1252));
        match &self.content {
            Content::Text(text) => Stored {
                // Without the text, readers of text alone would have none.
                text: Some((Cow::Borrowed(text), true)),
                html: None,
                rtf: has_rtf.then(|| Cow::Owned(encapsulate_text(text, &options))),
                native: NATIVE_TEXT,
            },
            Content::Html { html, text } => {
                let html = html.strip_prefix('\u{feff}').unwrap_or(html);
                Stored {
                    text: Some(match text {
                        Some(text) => (Cow::Borrowed(text), true),
                        None => (Cow::Owned(to_text(html)), false),
                    }),
                    html: has_own.then_some(html),
                    rtf: has_rtf.then(|| Cow::Owned(encapsulate_html(html, &options))),
                    native: NATIVE_HTML,
                }
            }
            Content::Rtf { rtf, text } => Stored {
                text: match text {
                    Some(text) => Some((Cow::Borrowed(text), true)),
                    None => plain_text(rtf).text().map(|text| (Cow::Owned(text.to_owned()), false)),
                },
                html: None,
                rtf: Some(Cow::Borrowed(rtf)),
                native: match rtf_kind(rtf) {
                    RtfKind::Html => NATIVE_HTML,
                    RtfKind::Text => NATIVE_TEXT,
                    _ => NATIVE_RTF,
                },
            },
        }
    }
}

struct Stored<'a> {
    /// The text, and whether the caller gave it.
    text: Option<(Cow<'a, str>, bool)>,
    html: Option<&'a str>,
    rtf: Option<Cow<'a, [u8]>>,
    native: i32,
}

/// Gives a message a body: writes PidTagBody, PidTagHtml and PidTagRtfCompressed as far as the body has them, removes
/// those that it has not, and sets PidTagRtfInSync, PidTagNativeBody and PidTagInternetCodepage. The message is not saved.
///
/// In an 8-bit message, text that is made of HTML or RTF has a `?` for each character that the code page lacks.
///
/// ```
/// use std::sync::Arc;
/// use cfb_core::{Mode, SharedBytes, Storage};
/// use imsg::make::{Body, set_body};
/// use imsg::mapi::{Message, OpenFlags, OpenOptions, PropertyObject, SaveFlags};
/// use mapi_props::pid_tag;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let storage = Storage::create_on(Arc::new(SharedBytes::new([])), Mode::read_write().transacted())?;
/// let message = Message::open_on(&storage, OpenOptions::new().flags(OpenFlags::UNICODE))?;
/// set_body(&message, &Body::text("Dinner, not lunch"))?;
/// message.save_changes(SaveFlags::KEEP_OPEN_READONLY)?;
/// assert_eq!(message.text(pid_tag::PidTagBody)?.as_deref(), Some("Dinner, not lunch"));
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// `MAPI_E_BAD_CHARWIDTH` for text of the caller's that an 8-bit message cannot hold, `MAPI_E_UNKNOWN_CPID` for a code page
/// that HTML is not written in; nothing is changed then. `MAPI_E_NO_ACCESS` if the message is open for reading.
pub fn set_body(message: &Message, body: &Body) -> Result<()> {
    let width = Width::of(message)?;
    let page = body.code_page.unwrap_or(match width {
        Width::Unicode => CodePage::UTF_8,
        Width::Ansi(page) => page,
    });
    if !page.is_supported() || [CodePage::UTF_16LE, CodePage::UTF_16BE].contains(&page) {
        let reason = "HTML is not written in this code page";
        return Err(Error::refused(ErrorCode::UNKNOWN_CPID, reason, PidTagInternetCodepage.to_string()));
    }
    let stored = body.forms(page);
    let text = stored.text.filter(|(text, _)| !text.is_empty());
    let text = text.map(|(text, is_given)| text_bytes(&text, is_given, width)).transpose()?;
    let html = stored.html.filter(|html| !html.is_empty()).map(|html| html_bytes(html, page));
    let rtf = stored.rtf.filter(|rtf| !rtf.is_empty()).map(|rtf| compress(&rtf));
    if let Width::Ansi(page) = width
        && message.get(PidTagMessageCodepage)?.is_none()
    {
        // The page of the message's text is not to change with that of its body.
        message.set(PidTagMessageCodepage, i32::from(page.number()))?;
    }
    let gone =
        [PidTagBody, PidTagHtml, PidTagRtfCompressed, PidTagRtfInSync, PidTagNativeBody, PidTagMimeSkeleton];
    message.delete_props(&gone)?;
    if text.is_none() && html.is_none() && rtf.is_none() {
        return Ok(());
    }
    message.set(PidTagInternetCodepage, i32::from(page.number()))?;
    message.set(PidTagNativeBody, stored.native)?;
    if html.is_some() || rtf.is_some() {
        message.set(PidTagRtfInSync, rtf.is_some())?;
    }
    if let Some(text) = text {
        let property_type =
            if width == Width::Unicode { PropertyType::String } else { PropertyType::String8 };
        write(message, PidTagBody.with_type(property_type), text, width)?;
    }
    if let Some(html) = html {
        write(message, PidTagHtml, html.into_owned(), width)?;
    }
    if let Some(rtf) = rtf {
        write(message, PidTagRtfCompressed, rtf, width)?;
    }
    Ok(())
}

/// Text as the message stores it.
fn text_bytes(text: &str, is_given: bool, width: Width) -> Result<Vec<u8>> {
    let Width::Ansi(page) = width else {
        return Ok(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
    };
    match page.encode(text) {
        Some(encoded) if encoded.unmappable == 0 || !is_given => Ok(encoded.bytes.into_owned()),
        _ => {
            let reason = "the text has characters that the message's code page lacks";
            Err(Error::refused(ErrorCode::BAD_CHARWIDTH, reason, PidTagBody.to_string()))
        }
    }
}

/// HTML in a code page, with references for what that lacks.
fn html_bytes(html: &str, page: CodePage) -> Cow<'_, [u8]> {
    let whole = page.encode(html);
    if let Some(encoded) = whole.filter(|encoded| encoded.unmappable == 0) {
        return encoded.bytes;
    }
    let lacks = |letter: char| {
        let mut buffer = [0; 4];
        page.encode(letter.encode_utf8(&mut buffer)).is_none_or(|encoded| encoded.unmappable > 0)
    };
    let mut replaced = String::with_capacity(html.len());
    for letter in html.chars() {
        if !letter.is_ascii() && lacks(letter) {
            replaced.push_str(&format!("&#{};", u32::from(letter)));
        } else {
            replaced.push(letter);
        }
    }
    Cow::Owned(
        page.encode(&replaced).map_or_else(|| replaced.as_bytes().to_vec(), |it| it.bytes.into_owned()),
    )
}

/// Sets a property to bytes as they are stored.
fn write(message: &Message, tag: PropertyTag, bytes: Vec<u8>, width: Width) -> Result<()> {
    if bytes.len() >= STREAM_FROM {
        let flags = OpenPropertyFlags::CREATE | OpenPropertyFlags::MODIFY;
        let stream = message.open_stream(tag, flags)?;
        stream.write_at(0, &bytes)?;
        return stream.commit();
    }
    let value = match (tag.property_type(), width) {
        (PropertyType::String8, Width::Ansi(page)) => PropertyValue::String8(bytes, page),
        (PropertyType::String, _) => {
            let (units, _) = bytes.as_chunks::<2>();
            let units: Vec<u16> = units.iter().map(|unit| u16::from_le_bytes(*unit)).collect();
            PropertyValue::String(String::from_utf16_lossy(&units))
        }
        _ => PropertyValue::Binary(bytes),
    };
    message.set(tag, value)
}
