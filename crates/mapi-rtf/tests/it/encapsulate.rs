//! HTML and text into RTF and out again.

use mapi_codepage::CodePage;
use mapi_rtf::{
    EncapsulateOptions, RtfKind, encapsulate_html, encapsulate_text, plain_text, read_body, rtf_kind,
};
use quickcheck::{Arbitrary, Gen, quickcheck};

use crate::codes;

/// Pages of all kinds: of one byte, of two, of more, with another ASCII, unknown.
const PAGES: [u16; 14] = [1252, 1251, 1255, 874, 932, 936, 950, 1361, 437, 10000, 65001, 65000, 50220, 31000];

fn options(page: u16) -> EncapsulateOptions {
    EncapsulateOptions::new().code_page(CodePage::new(page))
}

/// The RTF, after seeing that the HTML comes back from it.
fn html_rtf(html: &str, page: u16) -> String {
    let rtf = encapsulate_html(html, &options(page));
    assert!(rtf.is_ascii());
    assert!(rtf.len() <= html.len() * 48 + 500, "{} from {}", rtf.len(), html.len());
    let body = read_body(&rtf);
    assert_eq!(body.kind(), RtfKind::Html);
    assert_eq!(body.html(), Some(html));
    assert_eq!(codes(&body), [""; 0]);
    String::from_utf8(rtf).unwrap()
}

fn text_rtf(text: &str, page: u16) -> String {
    let rtf = encapsulate_text(text, &options(page));
    assert!(rtf.is_ascii());
    assert!(rtf.len() <= text.len() * 27 + 400, "{} from {}", rtf.len(), text.len());
    let body = read_body(&rtf);
    assert_eq!(body.kind(), RtfKind::Text);
    assert_eq!(body.text(), Some(text));
    assert_eq!(codes(&body), [""; 0]);
    String::from_utf8(rtf).unwrap()
}

/// What a reader shows that knows nothing of encapsulation.
fn shown(html: &str) -> String {
    plain_text(html_rtf(html, 1252).as_bytes()).into_content()
}

/// Text from what matters to HTML and to RTF.
#[derive(Clone, Debug)]
struct Hostile(String);

const PIECES: [&str; 64] = [
    "<p>",
    "</p>",
    "<br>",
    "<BR/>",
    "</br>",
    "<b>",
    "</b>",
    "<i",
    "<a href=\"x>y\">",
    "<a title='",
    "=\"",
    "'",
    "\"",
    ">",
    "<",
    "</",
    "<!--",
    "-->",
    "<!",
    "<?",
    "<style>",
    "</style>",
    "<title>",
    "</TITLE>",
    "<script ",
    "</script>",
    "<pre>",
    "</pre>",
    "<li>",
    "<td>",
    "</td>",
    "</tr>",
    "&amp;",
    "&nbsp;",
    "&#x20AC;",
    "&#0;",
    "&#xD800;",
    "&unknown;",
    "&",
    ";",
    "\r\n",
    "\r",
    "\n",
    "\t",
    " ",
    "  ",
    "\0",
    "\u{1}",
    "\u{7F}",
    "\\",
    "{",
    "}",
    "\\'e9",
    "\\u1234?",
    "\\htmlrtf",
    "{\\*\\htmltag ",
    "\\bin99999 ",
    "\u{E9}",
    "\u{431}",
    "\u{F0B7}",
    "\u{FEFF}",
    "\u{1F600}",
    "7",
    "word",
];

impl Arbitrary for Hostile {
    fn arbitrary(g: &mut Gen) -> Self {
        let len = usize::arbitrary(g) % 60;
        let piece = |g: &mut Gen| PIECES[usize::arbitrary(g) % PIECES.len()];
        Self((0..len).map(|_| piece(g)).collect())
    }

    fn shrink(&self) -> Box<dyn Iterator<Item = Self>> {
        Box::new(self.0.shrink().map(Self))
    }
}

quickcheck! {
    fn any_string_comes_back_as_html(html: String, page: usize) -> bool {
        !html_rtf(&html, PAGES[page % PAGES.len()]).is_empty()
    }

    fn any_string_comes_back_as_text(text: String, page: usize) -> bool {
        !text_rtf(&text, PAGES[page % PAGES.len()]).is_empty()
    }

    fn hostile_html_comes_back(html: Hostile, page: usize) -> bool {
        !html_rtf(&html.0, PAGES[page % PAGES.len()]).is_empty()
    }

    fn hostile_text_comes_back(text: Hostile, page: usize) -> bool {
        !text_rtf(&text.0, PAGES[page % PAGES.len()]).is_empty()
    }

    fn groups_are_balanced_whatever_the_html(html: Hostile) -> bool {
        let rtf = html_rtf(&html.0, 1252);
        plain_text(rtf.as_bytes()).findings().is_empty()
    }
}

#[test]
fn every_character_comes_back_in_every_page() {
    let all: String = ('\0'..'\u{800}').chain('\u{2000}'..'\u{2200}').chain('\u{F000}'..'\u{F100}').collect();
    for page in PAGES {
        html_rtf(&all, page);
        text_rtf(&all, page);
    }
}

#[test]
fn each_piece_alone_keeps_to_the_bounds() {
    for piece in PIECES {
        for spread in [
            piece.repeat(500),
            format!("a{piece}").repeat(500),
            format!("<b>{piece}").repeat(500),
            format!("<pre>{}", piece.repeat(500)),
        ] {
            html_rtf(&spread, 1252);
            text_rtf(&spread, 1252);
        }
    }
}

#[test]
fn characters_of_the_page_are_bytes_and_others_are_numbers() {
    assert!(text_rtf("\u{E9}\u{20AC}\u{431}\u{1F600}", 1252).contains(r"\'e9\'80\u1073?\u-10179?\u-8704?}"));
    let rtf = text_rtf("\u{431}\u{E9}", 1251);
    assert!(rtf.starts_with(r"{\rtf1\ansi\ansicpg1251\fromtext \deff0{\fonttbl"), "{rtf}");
    assert!(rtf.contains(r"{\f0\fswiss\fcharset204 Arial;}"));
    assert!(rtf.ends_with("\\'e1\\u233?}\r\n"), "{rtf}");
    // Two-byte characters are numbers, and so is all of a page that is no page of RTF text.
    assert!(text_rtf("\u{30C6}\u{FF71}", 932).ends_with("\\u12486?\\'b1}\r\n"));
    assert!(text_rtf("\u{E9}", 1200).contains(r"\ansicpg1252"));
}

#[test]
fn marker_is_among_the_first_tokens() {
    assert!(html_rtf("", 1252).starts_with("{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl"));
    assert_eq!(rtf_kind(text_rtf("", 65001).as_bytes()), RtfKind::Text);
}

#[test]
fn markup_stands_in_groups_and_text_between_them() {
    let rtf = html_rtf("<p class=\"{x}\">a\\b &amp; c</p>\r\n", 1252);
    let body = rtf.split_once("{\\*\\htmltag64}").unwrap().1;
    assert_eq!(
        body,
        "{\\*\\htmltag64 <p class=\"\\{x\\}\">}a\\\\b {\\*\\htmltag84 &amp;}\\htmlrtf &\\htmlrtf0  c\
         {\\*\\htmltag72 </p>}\\htmlrtf\\par\\htmlrtf0 {\\*\\htmltag84 \\par }}\r\n"
    );
}

#[test]
fn other_readers_show_lines_and_formatting() {
    assert_eq!(
        shown(
            "<html>\r\n<head><title>No</title><style>p {}</style></head>\r\n<body>\r\n<p>One\r\ntwo</p>\r\n\r\n<p>three</p>"
        ),
        "One two\r\nthree\r\n"
    );
    assert_eq!(
        shown("<ul>\n <li>a\n <li>b <b>c</b>\n</ul><!-- no --><script>if (a < b) {}</script>end"),
        "\u{2022}\ta \r\n\u{2022}\tb c \r\nend"
    );
    assert_eq!(
        shown("<table><tr><td>1</td><td>2</td></tr>\n<tr><td>3</td></tr></table>"),
        "1\t2\t\r\n3\t\r\n"
    );
    assert_eq!(shown("a<br>b<br />c"), "a\r\nb\r\nc");
    assert_eq!(shown("<pre>x  y\n\tz</pre>"), "x  y\r\n\tz\r\n");
    assert_eq!(
        shown("1 < 2 &lt; 3 &unknown; &euro;&#8364;&#128;&#x41;&#129;"),
        "1 < 2 < 3 &unknown; \u{20AC}\u{20AC}\u{20AC}A&#129;"
    );
}

#[test]
fn formatting_goes_on_once_and_off_once() {
    let rtf = html_rtf("</b><b><strong>x</b></strong></b><i>y", 1252);
    assert_eq!(rtf.matches("\\htmlrtf\\b\\htmlrtf0 ").count(), 1);
    assert_eq!(rtf.matches("\\htmlrtf\\b0\\htmlrtf0 ").count(), 1);
    assert_eq!(rtf.matches("\\htmlrtf\\i\\htmlrtf0 ").count(), 1);
}

#[test]
fn lone_ends_of_lines_are_kept_and_shown_as_lines() {
    let rtf = text_rtf("a\nb\rc\r\nd", 1252);
    assert!(
        rtf.contains("a\\htmlrtf\\line\\htmlrtf0 \\'0ab\\htmlrtf\\line\\htmlrtf0 \\'0dc\\par\r\nd}"),
        "{rtf}"
    );
}

#[test]
fn much_of_anything_takes_linear_time() {
    for piece in [
        "<a '",
        "<a b=\"",
        "<!",
        "</",
        "<style>",
        "&aaaaaaaaaaa",
        "<title",
        "<-",
        "= ",
        "\u{1F600}",
        "</style",
        "<!--",
    ] {
        html_rtf(&piece.repeat(100_000), 1252);
    }
}
