//! Plain text encapsulated in RTF ([MS-OXRTFEX] 2.2.3.3).

use mapi_rtf::{RtfKind, read_body};

use crate::text;

#[test]
fn lines_and_tabs_come_from_control_words() {
    assert_eq!(text("one\\par\r\ntwo\\line three\\tab four"), "one\r\ntwo\r\nthree\tfour");
}

#[test]
fn control_words_for_characters_become_characters() {
    let rtf = r"\lquote a\rquote  \ldblquote b\rdblquote  \bullet  \endash  \emdash  \~\_\-\emspace\zwj";
    assert_eq!(
        text(rtf),
        "\u{2018}a\u{2019} \u{201C}b\u{201D} \u{2022} \u{2013} \u{2014} \u{A0}\u{AD}\u{2003}\u{200D}"
    );
}

#[test]
fn fonts_change_the_code_page_within_suppressed_rtf() {
    let rtf = r"\htmlrtf{\f1\fs20\htmlrtf0 \'83\'65\htmlrtf\f0}\htmlrtf0 \par caf\'e9";
    assert_eq!(text(rtf), "\u{30C6}\r\ncaf\u{E9}");
}

#[test]
fn header_and_ignorable_groups_are_skipped() {
    assert_eq!(
        text(r"{\*\generator x;}{\colortbl;\red0;}a{\*\bkmkstart m}{\*\bkmkend m}{\pntext 1.\tab}b"),
        "ab"
    );
}

#[test]
fn kind_and_code_page_are_said() {
    let body = read_body(br"{\rtf1\ansi\ansicpg1251\fromtext \'e9}");
    assert_eq!(body.kind(), RtfKind::Text);
    assert_eq!(body.code_page().number(), 1251);
    assert_eq!(body.text(), Some("\u{439}"));
    assert_eq!(body.html(), None);
    assert!(!body.is_lossy());
}
