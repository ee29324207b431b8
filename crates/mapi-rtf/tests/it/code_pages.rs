//! Bytes to characters: fonts, code pages, split characters, `\u`.

use mapi_codepage::CodePage;
use mapi_rtf::read_body;

use crate::{codes, html, html_of, plain};

#[test]
fn text_is_in_the_code_page_of_its_font_and_tags_in_that_of_the_document() {
    let rtf = r"\'e9{\f2\'e9}{\*\htmltag0\f2 \'e9}\'e9";
    assert_eq!(html(rtf), "\u{E9}\u{439}\u{E9}\u{E9}");
}

#[test]
fn font_without_charset_and_unknown_font_have_the_page_of_the_document() {
    let rtf = r"{\rtf1\ansi\ansicpg1251\fromhtml1\deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset1 X;}}\'e9{\f1\'e9}{\f7\'e9}{\*\htmltag0 \'e9}}";
    assert_eq!(html_of(rtf), "\u{439}\u{439}\u{439}\u{439}");
}

#[test]
fn default_font_is_the_font_until_another_is_named_and_after_plain() {
    let rtf = r"{\rtf1\ansi\ansicpg1252\fromhtml1\deff1{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\'e9{\f0\'e9\plain\'e9}}";
    assert_eq!(html_of(rtf), "\u{439}\u{E9}\u{439}");
}

#[test]
fn fonts_may_be_defined_late_and_without_groups() {
    let rtf = r"{\rtf1\fromhtml1{\fonttbl\f0\fcharset0 A;\f1\fcharset204 B;}\f1\'e9{\fonttbl{\f2\fcharset238 C;}}\f2\'e9\f9{\fonttbl{\f9\fcharset161 D;}}\'e9}";
    assert_eq!(html_of(rtf), "\u{439}\u{E9}\u{3B9}");
}

#[test]
fn double_byte_characters_may_be_split_between_escapes_and_text() {
    assert_eq!(html(r"{\f1\'83\'65\'83e\'83X}"), "\u{30C6}\u{30C6}\u{30B9}");
}

#[test]
fn double_byte_characters_may_be_split_by_groups_and_formatting() {
    assert_eq!(
        html(r"\f1\'83{\b\'65}{{\'83}}\cf1\'58{\'83\htmlrtf }{\f1\htmlrtf0 g}"),
        "\u{30C6}\u{30B9}\u{30C8}"
    );
}

#[test]
fn double_byte_characters_may_be_split_between_fonts_of_one_page() {
    let rtf = r"{\rtf1\ansicpg932\fromhtml1{\fonttbl{\f0 A;}{\f1\fcharset128 B;}{\f2\fcharset128 C;}}\f0\'83\f1\'65\'83\f2\'58\'83\plain\'67}";
    assert_eq!(html_of(rtf), "\u{30C6}\u{30B9}\u{30C8}");
}

#[test]
fn double_byte_character_does_not_reach_into_a_tag() {
    let body = read_body(br"{\rtf1\ansicpg932\fromhtml1 \'83{\*\htmltag0 ABC}}");
    assert_eq!(body.html(), Some("\u{FFFD}ABC"));
    assert!(body.is_lossy());
    assert_eq!(codes(&body), ["rtf-undecodable"]);
}

#[test]
fn code_page_word_of_a_font_wins_over_its_charset() {
    let rtf = r"{\rtf1\fromhtml1{\fonttbl{\f0\fcharset0\cpg1251 A;}}\f0\'e9}";
    assert_eq!(html_of(rtf), "\u{439}");
}

#[test]
fn utf_8_documents_are_utf_8_whatever_the_charset_of_the_font() {
    let rtf = r"{\rtf1\ansi\ansicpg65001\fromhtml1{\fonttbl{\f0\fcharset0 A;}}\f0\'c3\'a5{\*\htmltag0 \'e2\'82\'ac}\'e5}";
    assert_eq!(html_of(rtf), "\u{E5}\u{20AC}\u{E5}");
}

#[test]
fn character_sets_of_old_systems_are_known() {
    assert_eq!(plain(r"\'e9"), "\u{E9}");
    let body = read_body(br"{\rtf1\mac\'8e}");
    assert_eq!((body.text(), body.code_page()), (Some("\u{E9}"), CodePage::MACINTOSH));
    assert_eq!(read_body(br"{\rtf1\pc\'82}").text(), Some("\u{E9}"));
    assert_eq!(read_body(br"{\rtf1\mac\ansicpg1252\'e9}").text(), Some("\u{E9}"));
    assert_eq!(read_body(br"{\rtf1\ansicpg1252\mac\'e9}").text(), Some("\u{E9}"));
}

#[test]
fn unknown_code_page_is_found_and_read_as_1252() {
    let body = read_body(br"{\rtf1\ansicpg31337\fromhtml1 \'e9}");
    assert_eq!(body.html(), Some("\u{E9}"));
    assert_eq!(body.code_page(), CodePage::WINDOWS_1252);
    assert_eq!(codes(&body), ["rtf-unknown-code-page"]);
}

#[test]
fn first_code_page_counts_and_utf_16_is_none() {
    assert_eq!(html_of(r"{\rtf1\ansicpg1251\fromhtml1 {\ansicpg1252 \'e9}\'e9}"), "\u{439}\u{439}");
    assert_eq!(html_of(r"{\rtf1\ansicpg0\fromhtml1{\b\ansicpg1251}\'e9}"), "\u{439}");
    let body = read_body(br"{\rtf1\ansicpg1200\fromhtml1 text}");
    assert_eq!(body.html(), Some("text"));
    assert_eq!(codes(&body), ["rtf-unknown-code-page"]);
}

#[test]
fn line_ends_as_bytes_are_characters() {
    assert_eq!(html(r"a\'0d\'0ab\'00c"), "a\r\nbc");
}

#[test]
fn unicode_replaces_as_many_units_as_uc_says() {
    assert_eq!(html(r"a\u8364 ?b"), "a\u{20AC}b");
    assert_eq!(html(r"a\u8364\'80b"), "a\u{20AC}b");
    assert_eq!(html(r"\uc2 a\u12486\'83\'65b"), "a\u{30C6}b");
    assert_eq!(html(r"\uc0 a\u8364 b"), "a\u{20AC}b");
    assert_eq!(html("\\uc3 a\\u8364 x\r\ny\\~b"), "a\u{20AC}b");
    assert_eq!(html(r"{\uc0 a\u8364 b}\u8364 ?c"), "a\u{20AC}b\u{20AC}c");
    assert_eq!(html(r"\u8217\rquote s"), "\u{2019}s");
}

#[test]
fn group_boundaries_and_state_words_end_what_unicode_replaces() {
    assert_eq!(html(r"\uc5 {\u8364 a}b"), "\u{20AC}b");
    assert_eq!(html(r"\uc5 \u8364 a{b}c"), "\u{20AC}bc");
    assert_eq!(html(r"\uc9 \u8364\htmlrtf x\htmlrtf0 b"), "\u{20AC}b");
    assert_eq!(html(r"\u8364\u8365 ?b"), "\u{20AC}\u{20AD}b");
}

#[test]
fn suppressed_unicode_takes_its_replacement_with_it() {
    assert_eq!(html(r"a\htmlrtf\u8364?\htmlrtf0 b"), "ab");
}

#[test]
fn surrogate_pairs_are_joined() {
    assert_eq!(html(r"\u-10179?\u-8704?"), "\u{1F600}");
    assert_eq!(html(r"\u55357 ?\u56832 ?"), "\u{1F600}");
    assert_eq!(html(r"\uc0\u-10179{\b\u-8704}"), "\u{1F600}");
    assert_eq!(html(r"\u128512?"), "\u{1F600}");
}

#[test]
fn lone_surrogates_and_numbers_beyond_unicode_are_replaced_and_found() {
    let body = read_body(br"{\rtf1\fromhtml1 a\u-10179?b\u-8704?c\u9999999?d\u-99999?e\u0?f}");
    assert_eq!(body.html(), Some("a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\0f"));
    assert!(body.is_lossy());
    assert_eq!(codes(&body), ["rtf-unpaired-surrogate", "rtf-character-number"]);
    assert_eq!(body.findings()[0].count(), 2);
}

#[test]
fn bad_escapes_are_found() {
    let body = read_body(br"{\rtf1\fromhtml1 a\'zzb}");
    assert_eq!(body.html(), Some("azzb"));
    assert_eq!(codes(&body), ["rtf-hex-escape"]);
}

#[test]
fn raw_bytes_are_text_like_escapes() {
    let body = read_body(b"{\\rtf1\\ansicpg932\\fromhtml1 \x83\x65\x83\\'58}");
    assert_eq!(body.html(), Some("\u{30C6}\u{30B9}"));
}
