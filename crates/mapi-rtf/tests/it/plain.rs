//! RTF that encapsulates nothing, read as text.

use mapi_rtf::{plain_text, read_body};

use crate::{codes, html, plain, plain_body};

#[test]
fn paragraphs_lines_and_pages_are_lines() {
    assert_eq!(plain("one\\par\ntwo\\line three\\page four\\\nfive"), "one\r\ntwo\r\nthree\r\nfour\r\nfive");
}

#[test]
fn table_cells_are_parted_by_tabs_and_rows_are_lines() {
    let row = |a: &str, b: &str, c: &str| {
        format!(r"\trowd\cellx100\cellx200\cellx300\pard\intbl {a}\cell {b}\cell {c}\cell\row ")
    };
    let table = format!("{}{}after", row("a", "b", "c"), row("d", "", ""));
    assert_eq!(plain(&table), "a\tb\tc\r\nd\t\t\r\nafter");
}

#[test]
fn nested_tables_are_read_once() {
    let rtf = r"\intbl a\itap2 x\nestcell{\nonesttables\par}y\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}\itap1 b\cell\row";
    assert_eq!(plain(rtf), "ax\ty\r\nb\r\n");
}

#[test]
fn list_items_keep_their_bullets_and_numbers() {
    assert_eq!(plain(r"{\pntext\f4\'B7\tab}{\*\pn\pnlvlblt{\pntxtb\'B7}}one\par"), "\u{2022}\tone\r\n");
    assert_eq!(plain(r"{\listtext\pard\plain 1.\tab}\ls1 one\par"), "1.\tone\r\n");
}

#[test]
fn fields_show_their_result() {
    let link = r#"See {\field{\*\fldinst { HYPERLINK "http://example.com/{\field{\*\fldinst PAGE}{\fldrslt 3}}" }}{\fldrslt{\ul the site}}}."#;
    assert_eq!(plain(link), "See the site.");
    assert_eq!(plain(r"{\field\fldedit{\*\fldinst PAGE }{\fldrslt 7}}"), "7");
}

#[test]
fn symbol_fields_without_a_result_show_their_glyph() {
    assert_eq!(
        plain(r#"{\field{\*\fldinst SYMBOL 74 \\f "Wingdings" \\s 11}{\fldrslt\f3\fs22}}!"#),
        "\u{263A}!"
    );
    assert_eq!(plain(r#"{\field{\*\fldinst SYMBOL 61623 \\f Symbol}}!"#), "\u{2022}!");
    assert_eq!(plain(r#"{\field{\*\fldinst SYMBOL 74 \\f "Wingdings"}{\fldrslt\f3 J}}!"#), "\u{263A}!");
    assert_eq!(plain(r"{\field{\*\fldinst SYMBOL 233}}!"), "\u{E9}!");
}

#[test]
fn pictures_objects_and_page_furniture_are_left_out() {
    let rtf = r"a{\pict\pngblip 89504e47}{\*\shppict{\pict 00}}{\object\objemb{\*\objclass X}{\*\objdata 0105}{\result{\pict 00}r}}{\header h}{\footerf f}{\*\annotation c}b";
    assert_eq!(plain(rtf), "arb");
    assert_eq!(plain(r"a{\pict\bin3 }}}b}c"), "ac");
}

#[test]
fn hidden_and_deleted_text_is_left_out() {
    assert_eq!(plain(r"a{\v hidden\cell}b\v x\v0 c{\deleted d}e{\v f\plain g}"), "abceg");
}

#[test]
fn footnotes_are_numbered_and_stand_at_the_end() {
    let rtf = r"One{\super\chftn{\footnote\pard\plain\chftn  first note}} two{\footnote second {\b note}\par} three\par";
    assert_eq!(plain(rtf), "One[1] two[2] three\r\n[1] first note\r\n[2] second note\r\n");
}

#[test]
fn text_in_shapes_is_read_and_its_second_rendering_is_not() {
    let rtf = r"a{\shp{\*\shpinst\shpleft0{\sp{\sn shapeType}{\sv 202}}{\shptxt\pard box\par}}{\shprslt{\*\do{\dptxbxtext box}}}}b";
    assert_eq!(plain(rtf), "abox\r\nb");
    assert_eq!(plain(r"a{\*\do\dobxpage{\dptxbxtext old}\dpx1}b"), "aoldb");
}

#[test]
fn text_in_two_spellings_is_read_in_unicode() {
    assert_eq!(plain(r"a{\upr{x?y}{\*\ud{x\u8364?y}}}b"), "ax\u{20AC}yb");
}

#[test]
fn glyphs_of_symbol_fonts_become_what_they_look_like() {
    assert_eq!(
        plain(r"{\f4 a\'b7\u-3913?}{\f3\'fc\u61514 ?}{\f5 x}\u-3913?"),
        "\u{3B1}\u{2022}\u{2022}\u{2713}\u{263A}\u{F078}\u{2022}"
    );
}

#[test]
fn attachment_places_are_offsets_in_the_text() {
    let body = plain_body(r"a\'e9{{\objattph\'20}}b\objattph");
    assert_eq!(body.text(), Some("a\u{E9} b"));
    assert_eq!(body.attachment_positions(), [3, 5]);
}

#[test]
fn characters_by_control_words() {
    assert_eq!(
        plain(r"\ldblquote a\rdblquote\~\_\-\emdash\enspace"),
        "\u{201C}a\u{201D}\u{A0}\u{2011}\u{2014}\u{2002}"
    );
}

#[test]
fn what_is_no_rtf_at_all_is_given_as_text() {
    let body = read_body(b"just text");
    assert_eq!(body.text(), Some("just text"));
    assert_eq!(codes(&body), ["rtf-signature"]);
    assert_eq!(read_body(b"}{\\rtf1 hi}").text(), Some("hi"));
    assert_eq!(read_body(b"").text(), Some(""));
}

#[test]
fn encapsulated_html_can_be_read_as_plain_rtf() {
    let rtf = br"{\rtf1\ansi\fromhtml1{\*\htmltag84 <b>}\htmlrtf {\b\htmlrtf0 x &amp;\htmlrtf }&\htmlrtf0{\*\htmltag92 </b>}\htmlrtf\par\htmlrtf0}";
    assert_eq!(plain_text(rtf).text(), Some("x &amp;&\r\n"));
    assert_eq!(html("x"), "x");
}
