//! HTML encapsulated in RTF ([MS-OXRTFEX] 2.1.3, 2.2.3.2).

use mapi_rtf::{RtfKind, read_body};

use crate::{codes, html, html_of};

#[test]
fn tags_and_text_are_copied_and_suppressed_rtf_is_not() {
    let rtf = r"{\*\htmltag84 <b>}\htmlrtf {\b \htmlrtf0 bold\htmlrtf }\htmlrtf0 {\*\htmltag92 </b>}\htmlrtf\par\htmlrtf0 ";
    assert_eq!(html(rtf), "<b>bold</b>");
}

#[test]
fn line_ends_come_from_control_words_alone() {
    assert_eq!(html("{\\*\\htmltag0 <p>\\par \\tab x\\line}\r\ny\n"), "<p>\r\n\tx\r\ny");
    assert_eq!(html("a\\\nb\\\r\nc"), "a\r\nb\r\nc");
}

#[test]
fn suppression_ends_with_the_group_that_began_it() {
    assert_eq!(html(r"a{\htmlrtf b{c}d}e"), "ae");
    assert_eq!(html(r"a\htmlrtf b{\htmlrtf0 c}d\htmlrtf0 e"), "ace");
    assert_eq!(html(r"a\htmlrtf1 b\htmlrtf0 c"), "ac");
}

#[test]
fn tag_parameter_and_its_space_are_no_content() {
    assert_eq!(
        html(r"{\*\htmltag148 <FONT face=symbol>}{\*\htmltag 1 2}{\*\htmltag64}"),
        "<FONT face=symbol>1 2"
    );
}

#[test]
fn rewritten_duplicates_and_other_ignorable_groups_are_skipped() {
    let rtf = r#"{\*\mhtmltag84 <a href="x">}{\*\htmltag84 <a href="y">}{\*\generator Riched20;}{\*\unknown{\*\htmltag0 z}}"#;
    assert_eq!(html(rtf), r#"<a href="y">"#);
}

#[test]
fn list_bullets_and_header_tables_are_no_content() {
    let rtf = r"{\pntext\f4\'b7\tab}{\*\pn\pnlvlblt{\pntxtb\'b7}}item{\stylesheet{\s0 Normal;}}{\info{\author me}}{\pict 0000}{\header h}";
    assert_eq!(html(rtf), "item");
}

#[test]
fn escapes_are_undone_inside_and_outside_tags() {
    assert_eq!(html(r"{\*\htmltag0 a\{b\}\\c}a\{b\}\\c"), r"a{b}\ca{b}\c");
}

#[test]
fn control_words_for_characters_become_entities() {
    let words = r"\lquote\rquote\ldblquote\rdblquote\bullet\endash\emdash\~\_\-";
    let entities = "&lsquo;&rsquo;&ldquo;&rdquo;&bull;&ndash;&mdash;&nbsp;&shy;";
    assert_eq!(html(&format!(r"{{\*\htmltag0 {words}}}")), entities);
    assert_eq!(html(words), entities);
}

#[test]
fn no_break_space_as_a_byte_stays_a_character() {
    assert_eq!(html(r"a\'a0b\u160?c"), "a\u{A0}b\u{A0}c");
}

#[test]
fn glyphs_of_symbol_fonts_stay_letters() {
    // As real bodies have it: the tag selects the font, the text is the letter that the author's HTML had.
    let rtf = r"{\*\htmltag148 <span style='font-family:Wingdings'>}\htmlrtf {\f3\htmlrtf0 J\'e0\'9f\htmlrtf }\htmlrtf0{\*\htmltag156 </span>}";
    assert_eq!(html(rtf), "<span style='font-family:Wingdings'>J\u{E0}\u{178}</span>");
}

#[test]
fn markup_characters_in_text_are_copied() {
    assert_eq!(html("a < b & c"), "a < b & c");
}

#[test]
fn attachment_places_are_offsets_in_the_html() {
    let rtf = br"{\rtf1\fromhtml1 {\*\htmltag0 <p>}\htmlrtf\objattph\'20\htmlrtf0 x{\*\htmltag8 </p>}\htmlrtf\objattph\htmlrtf0}";
    let body = read_body(rtf);
    assert_eq!(body.html(), Some("<p>x</p>"));
    assert_eq!(body.attachment_positions(), [3, 8]);
}

#[test]
fn superfluous_closing_brace_does_not_end_the_document() {
    let rtf = br"{\rtf1\ansi\fromhtml1 {\*\htmltag95 </b>}\htmlrtf }\htmlrtf0 {\*\htmltag0 <br>}end{\*\htmltag0 .}}";
    let body = read_body(rtf);
    assert_eq!(body.html(), Some("</b><br>end."));
    assert_eq!(codes(&body), ["rtf-unbalanced-group-end"]);
}

#[test]
fn document_ends_with_its_group() {
    let body = read_body(b"{\\rtf1\\fromhtml1 a}\r\n\0");
    assert_eq!(body.html(), Some("a"));
    assert_eq!(codes(&body), [""; 0]);
    let body = read_body(br"{\rtf1\fromhtml1 a}{\rtf1 b}");
    assert_eq!(body.html(), Some("a"));
    assert_eq!(codes(&body), ["rtf-trailing-content"]);
    let body = read_body(br"{\rtf1\fromhtml1 a}junk");
    assert_eq!(body.html(), Some("a"));
    assert_eq!(codes(&body), ["rtf-trailing-content"]);
}

#[test]
fn missing_closing_braces_are_found() {
    let body = read_body(br"{\rtf1\fromhtml1 {\*\htmltag0 <p>");
    assert_eq!(body.html(), Some("<p>"));
    assert_eq!(body.findings()[0].to_string(), "RTF at 0x21: 2 groups are not closed");
}

#[test]
fn body_without_any_markup_is_html_all_the_same() {
    let body = read_body(br"{\rtf1\ansi\fromhtml1 just text}");
    assert_eq!(body.kind(), RtfKind::Html);
    assert_eq!(body.html(), Some("just text"));
    assert_eq!(body.text(), None);
}

#[test]
fn header_is_optional() {
    assert_eq!(html_of(r"{\rtf1\fromhtml1 caf\'e9}"), "caf\u{E9}");
}
