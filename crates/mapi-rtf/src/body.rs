//! The one question most callers have: what does this RTF body say?

use mapi_codepage::CodePage;

use crate::{
    document::{Reading, read},
    encapsulated::{HtmlRenderer, RtfKind, TextRenderer, rtf_kind},
    finding::Finding,
    plain::render,
};

/// What an RTF body holds: HTML, text, or RTF read as text.
#[derive(Clone, Debug)]
pub struct Body {
    kind: RtfKind,
    content: String,
    code_page: CodePage,
    is_lossy: bool,
    attachment_positions: Vec<usize>,
    findings: Vec<Finding>,
}

/// Reads an RTF body, decompressed: HTML or text out of encapsulation ([MS-OXRTFEX]), else the text of the RTF.
///
/// Any bytes give an answer, in time and memory proportional to their length; what is wrong with them is in the
/// [findings](Body::findings). Line breaks that RTF spells as `\par` or `\line` come out as CR LF.
///
/// # HTML
/// The content of `\*\htmltag` groups in the code page of the document, and what stands between them outside `\htmlrtf` in
/// the code page of the font in force. It is HTML as the author wrote it, now in Unicode: a charset in its `<meta>` no
/// longer holds, and `<` in it is markup. Glyphs of symbol fonts stay the letters that they are in HTML, between
/// tags that select the font. `\~`, `\_` and the control words for quotes and dashes become entities.
///
/// # Examples
/// ```
/// use mapi_rtf::{RtfKind, read_body};
///
/// let body = read_body(br"{\rtf1\ansi\fromhtml1{\fonttbl{\f0 Arial;}}{\*\htmltag84 <b>}\htmlrtf {\b\htmlrtf0 caf\'e9\htmlrtf }\htmlrtf0{\*\htmltag92 </b>}}");
/// assert_eq!(body.kind(), RtfKind::Html);
/// assert_eq!(body.html(), Some("<b>caf\u{E9}</b>"));
///
/// let body = read_body(br"{\rtf1\ansi Two\par lines}");
/// assert_eq!(body.kind(), RtfKind::Rtf);
/// assert_eq!(body.text(), Some("Two\r\nlines"));
/// ```
#[must_use]
pub fn read_body(rtf: &[u8]) -> Body {
    let kind = rtf_kind(rtf);
    let reading = match kind {
        RtfKind::Html => read(rtf, &mut HtmlRenderer),
        RtfKind::Text => read(rtf, &mut TextRenderer),
        RtfKind::Rtf => render(rtf),
    };
    Body::new(kind, reading)
}

/// Reads any RTF as text, encapsulation or not: what a program that knows nothing of HTML in RTF would show.
///
/// - Paragraphs and lines end with CR LF, table cells are parted by tabs and rows end with CR LF.
/// - List items keep the bullet or number that the writer put in front of them.
/// - Fields show their result; links show their text.
/// - Footnotes are numbered and stand at the end. Headers and footers, comments, pictures, and hidden text are left out.
/// - Glyphs of symbol fonts become the Unicode characters that look like them, as far as there are such.
///
/// # Examples
/// ```
/// let link = br#"{\rtf1 See {\field{\*\fldinst HYPERLINK "http://example.com"}{\fldrslt the site}}.}"#;
/// assert_eq!(mapi_rtf::plain_text(link).text(), Some("See the site."));
/// ```
#[must_use]
pub fn plain_text(rtf: &[u8]) -> Body {
    Body::new(RtfKind::Rtf, render(rtf))
}

impl Body {
    fn new(kind: RtfKind, reading: Reading) -> Self {
        let findings = reading.findings.into_vec();
        let is_lossy = findings.iter().any(|finding| finding.corruption().loses_text());
        Self {
            kind,
            content: reading.text,
            code_page: reading.code_page,
            is_lossy,
            attachment_positions: reading.attachments,
            findings,
        }
    }

    /// What the RTF stands for, and so what was read from it.
    #[must_use]
    pub fn kind(&self) -> RtfKind {
        self.kind
    }

    /// The HTML, if the RTF encapsulates HTML.
    #[must_use]
    pub fn html(&self) -> Option<&str> {
        (self.kind == RtfKind::Html).then_some(&self.content)
    }

    /// The text, unless the RTF encapsulates HTML.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        (self.kind != RtfKind::Html).then_some(&self.content)
    }

    /// The HTML or the text, whichever there is.
    #[must_use]
    pub fn into_content(self) -> String {
        self.content
    }

    /// The code page of the document: that of `\ansicpg`, else windows-1252 or what `\mac`, `\pc`, `\pca` imply.
    #[must_use]
    pub fn code_page(&self) -> CodePage {
        self.code_page
    }

    /// Whether U+FFFD stands for something that could not be decoded.
    #[must_use]
    pub fn is_lossy(&self) -> bool {
        self.is_lossy
    }

    /// Where attachments belong (`\objattph`), as byte offsets in the HTML or text, ascending.
    ///
    /// The attachments are those with a rendering position, in its order; if their number differs from that of the places,
    /// the places mean nothing ([MS-OXRTFEX] 2.2.3.4).
    #[must_use]
    pub fn attachment_positions(&self) -> &[usize] {
        &self.attachment_positions
    }

    /// What is wrong with the RTF.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }
}
