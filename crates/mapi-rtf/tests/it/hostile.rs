//! Bytes that want to crash, hang or fill memory.

use std::time::{Duration, Instant};

use mapi_rtf::{Lexer, decompress, plain_text, read_body};
use quickcheck::{Arbitrary, Gen, quickcheck};

use crate::codes;

/// RTF made of pieces that mean something, in any order.
#[derive(Clone, Debug)]
struct Pieces(Vec<u8>);

const PIECES: &[&str] = &[
    "{",
    "{",
    "{",
    "}",
    "}",
    "}",
    "{\\rtf1\\fromhtml1 ",
    "{\\rtf1\\fromtext ",
    "{\\rtf1 ",
    "{\\*\\htmltag0 ",
    "\\htmlrtf ",
    "\\htmlrtf0 ",
    "{\\fonttbl",
    "\\f1",
    "\\f2 ",
    "\\fcharset128",
    "\\cpg65001",
    "\\ansicpg932",
    "\\ansicpg65001",
    "\\fcharset2 Symbol;",
    ";",
    "\\'83",
    "\\'65",
    "\\'e2\\'82\\'ac",
    "e",
    "\\u-10179",
    "\\u-8704",
    "\\u8364?",
    "\\uc0 ",
    "\\uc9 ",
    "\\bin3 ",
    "\\bin99999 ",
    "\\par\r\n",
    "\\cell",
    "\\row ",
    "{\\footnote ",
    "{\\field{\\*\\fldinst SYMBOL 74 \\\\f Wingdings}",
    "{\\fldrslt ",
    "{\\pict ",
    "{\\upr{",
    "{\\*\\ud ",
    "{\\*\\shpinst ",
    "{\\shptxt ",
    "\\objattph",
    "\\v ",
    "\\plain ",
    "\\~",
    "\\'",
    "\\",
    "\0",
    "\u{E9}",
    "{\\*\\unknown ",
    "\\ansicpg1200 ",
    "\\ansicpg50220 ",
    "\\ansicpg65000 +A-",
];

impl Arbitrary for Pieces {
    fn arbitrary(g: &mut Gen) -> Self {
        let mut rtf = Vec::new();
        if bool::arbitrary(g) {
            rtf.extend(g.choose(&["{\\rtf1\\fromhtml1 ", "{\\rtf1\\fromtext ", "{\\rtf1 "]).unwrap().bytes());
        }
        for _ in 0..usize::arbitrary(g) % 200 {
            rtf.extend(g.choose(PIECES).unwrap().bytes());
        }
        Self(rtf)
    }

    fn shrink(&self) -> Box<dyn Iterator<Item = Self>> {
        Box::new(self.0.shrink().map(Self))
    }
}

/// No input byte can become more than this much text: `\~` becomes `&nbsp;`, a footnote its number twice.
fn is_proportional(rtf: &[u8], content: &str) -> bool {
    content.len() <= rtf.len().saturating_mul(3).saturating_add(64)
}

quickcheck! {
    fn any_bytes_give_an_answer(rtf: Vec<u8>) -> bool {
        let _ = decompress(&rtf);
        let body = read_body(&rtf);
        body.attachment_positions().is_sorted() && is_proportional(&rtf, &body.into_content())
    }

    fn any_rtf_gives_an_answer(rtf: Pieces) -> bool {
        let plain = plain_text(&rtf.0);
        let body = read_body(&rtf.0);
        let within = |len: usize| move |&position: &usize| position <= len;
        let content = body.html().or(body.text()).unwrap();
        assert!(body.attachment_positions().iter().all(within(content.len())));
        assert!(body.findings().len() < 20);
        is_proportional(&rtf.0, content) && is_proportional(&rtf.0, plain.text().unwrap())
    }
}

/// 128 KiB of `piece` between a start and an end, read in each of the ways there are.
fn read_much(start: &str, piece: &str, end: &str) {
    let pieces = (1 << 17) / piece.len();
    let rtf = [start, &piece.repeat(pieces), end].concat().into_bytes();
    for marker in ["{\\rtf1\\fromhtml1 ", "{\\rtf1\\fromtext ", "{\\rtf1 "] {
        let rtf = [marker.as_bytes(), &rtf].concat();
        let began = Instant::now();
        let content = read_body(&rtf).into_content();
        assert!(is_proportional(&rtf, &content), "{piece:?}: {} bytes", content.len());
        // Some thousandths of a second where it is linear, half a minute where it is not.
        assert!(began.elapsed() < Duration::from_secs(3), "{piece:?}: {:?}", began.elapsed());
    }
}

#[test]
fn repetition_of_anything_is_linear() {
    let pieces = [
        "{",
        "}",
        "{}",
        "}{",
        "}\\a",
        "} ",
        "}  {\\b x} ",
        "\\",
        "\\'",
        "\\'e9",
        "\\f1\\'e9\\f2\\'e9",
        "\\u8364?",
        "\\u-10179?",
        "\\bin1 x",
        "{\\fonttbl{\\f1;}}",
        "{\\footnote x}",
        "{\\footnote ",
        "{\\field{\\*\\fldinst SYMBOL 74 \\\\f Wingdings}}",
        "{\\field ",
        "{\\*\\fldinst x",
        "{\\*\\x ",
        "{\\*\\x}",
        "{\\pict ",
        "{\\upr",
        "{\\*\\ud ",
        "\\cell",
        "\\cell\\row",
        "\\row",
        "\\objattph",
        "\\par",
        "{\\*\\htmltag0 x}",
        "{\\*\\htmltag0 ",
        "\\htmlrtf{\\htmlrtf0 x}",
        "\\~",
        "\\uc9999999\\u1 ",
        "\\ansicpg932",
        "\\ansicpg65001",
        "\\'83{\\b\\'65}",
        "\0",
        "\r\n",
        " ",
        "a",
        "\u{E9}",
        "\\plain",
        "\\deff5",
    ];
    for piece in pieces {
        read_much("", piece, "");
        read_much("{", piece, "}}}}\\par}");
        read_much("}\\b x", piece, "}");
    }
}

#[test]
fn every_font_number_may_be_defined() {
    let fonts: String = (0..200_000).map(|number| format!("{{\\f{number}\\fcharset204;}}")).collect();
    let rtf = format!("{{\\rtf1\\fromhtml1{{\\fonttbl{fonts}}}\\f199999\\'e9\\f200000\\'e9}}");
    assert_eq!(read_body(rtf.as_bytes()).html(), Some("\u{439}\u{E9}"));
}

#[test]
fn groups_deeper_than_are_kept_are_found_and_read_on() {
    let depth = 200_000;
    let rtf = format!(
        "{{\\rtf1\\ansi\\ansicpg1251\\fromhtml1 {}{{\\*\\htmltag0 <p>}}{{\\*\\x skipped}}{{\\fonttbl{{\\f0;}}}}a{}b{{\\*\\htmltag8 </p>}}}}",
        "{".repeat(depth),
        "}".repeat(depth)
    );
    let body = read_body(rtf.as_bytes());
    assert_eq!(body.html(), Some("<p>ab</p>"));
    assert_eq!(codes(&body), ["rtf-groups-too-deep"]);
}

#[test]
fn binary_length_beyond_the_end_takes_what_is_there() {
    let body = read_body(br"{\rtf1\fromhtml1 a{\*\x\bin2147483647 }b}");
    assert_eq!(body.html(), Some("a"));
    let body = read_body(br"{\rtf1\fromhtml1 a\bin2147483647 }b}");
    assert_eq!(body.html(), Some("a"));
    assert_eq!(codes(&body), ["rtf-binary-length", "rtf-unclosed-groups"]);
}

#[test]
fn long_control_words_and_numbers_are_one_token() {
    let rtf = format!("\\{}{} x", "w".repeat(1 << 20), "9".repeat(1 << 20));
    assert_eq!(Lexer::new(rtf.as_bytes()).count(), 2);
    assert_eq!(read_body(format!("{{\\rtf1 a{rtf}}}").as_bytes()).text(), Some("ax"));
}

#[test]
fn findings_do_not_grow_with_their_number() {
    let rtf = format!("{{\\rtf1\\fromhtml1 {}}}", "\\'zz\\u-8704?\\u99999999?".repeat(10_000));
    let body = read_body(rtf.as_bytes());
    assert_eq!(body.findings().len(), 3);
    assert!(body.findings().iter().all(|finding| finding.count() == 10_000));
}

#[test]
fn long_runs_are_the_text_of_short_ones() {
    let head = b"{\\rtf1\\ansi\\ansicpg932 x";
    let run = b"\x93\xFA\x8C\xEA".repeat(100_000);
    let body = read_body(&[head, run.as_slice(), b"\x93}"].concat()).into_content();
    let expected = format!("x{}\u{FFFD}", "\u{65E5}\u{8A9E}".repeat(100_000));
    assert!(body == expected, "{} characters", body.chars().count());
}
