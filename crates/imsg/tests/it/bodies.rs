//! Bodies: what is stored, what is made of it, and which is the best.

use cfb_layout::msg::{Message as Builder, Value, compress, encapsulate_html, encapsulate_text};
use imsg::{BodyKind, BodyOrigin, ErrorKind, HtmlCharset, Message, OpenOptions};

use crate::note;

fn rtf(text: &str) -> Vec<u8> {
    compress(text.as_bytes())
}

fn text(message: &Message) -> Option<(String, BodyOrigin)> {
    message.body().text().unwrap().map(|text| (text.content.clone(), text.origin))
}

fn html(message: &Message) -> Option<(String, BodyOrigin)> {
    message.body().html().unwrap().map(|html| (html.content.clone(), html.origin))
}

fn some(content: &str, origin: BodyOrigin) -> Option<(String, BodyOrigin)> {
    Some((content.to_owned(), origin))
}

#[test]
fn stored_bodies_are_given_as_stored() {
    let message = note(|m| _ = m.set(0x1000, "plain\r\n").set(0x1013, b"<b>\xE4</b>").set(0x3FDE, 28591));
    assert_eq!(text(&message), some("plain\r\n", BodyOrigin::Property));
    assert_eq!(html(&message), some("<b>\u{e4}</b>", BodyOrigin::Property));
    let body = message.body();
    let read = body.html().unwrap().unwrap();
    assert_eq!(
        (read.charset, read.code_page.map(|page| page.number())),
        (Some(HtmlCharset::InternetCodepage), Some(28591))
    );
    assert!(body.rtf().unwrap().is_none() && body.findings().is_empty());
}

#[test]
fn html_may_be_stored_as_text() {
    let message = note(|m| _ = m.set(0x1013, "<p>\u{20ac}</p>"));
    assert_eq!(html(&message), some("<p>\u{20ac}</p>", BodyOrigin::Property));
    assert_eq!(text(&message), some("\u{20ac}", BodyOrigin::Html));
    let message = note(|m| _ = m.set(0x1013, Value::String8(b"<p>\xE0</p>".to_vec())).set(0x3FFD, 1251));
    assert_eq!(html(&message), some("<p>\u{430}</p>", BodyOrigin::Property));
}

#[test]
fn html_is_taken_out_of_rtf() {
    let inside = "<html><body><p>Gr\u{fc}n &amp; <b>blau</b></p></body></html>";
    let message = note(|m| _ = m.set(0x1009, rtf(&encapsulate_html(inside))));
    assert_eq!(html(&message), some(inside, BodyOrigin::Rtf));
    assert_eq!(text(&message), some("Gr\u{fc}n & blau", BodyOrigin::Rtf));
    assert_eq!(message.body().best().unwrap(), Some(BodyKind::Html));
    assert!(message.body().rtf().unwrap().unwrap().starts_with(b"{\\rtf1"));
}

#[test]
fn text_is_taken_out_of_rtf() {
    let message = note(|m| _ = m.set(0x1009, rtf(&encapsulate_text("one\r\ntwo"))));
    assert_eq!(text(&message).unwrap().0.trim_end(), "one\r\ntwo");
    assert_eq!((html(&message), message.body().best().unwrap()), (None, Some(BodyKind::Text)));
    let message = note(|m| _ = m.set(0x1009, rtf("{\\rtf1\\ansi a\\par b}")));
    assert_eq!(text(&message), some("a\r\nb", BodyOrigin::Rtf));
    assert_eq!(message.body().best().unwrap(), Some(BodyKind::Rtf));
}

#[test]
fn empty_text_beside_another_body_says_nothing() {
    let message = note(|m| _ = m.set(0x1000, "").set(0x1009, rtf("{\\rtf1 a}")));
    assert_eq!(text(&message), some("a", BodyOrigin::Rtf));
    let message = note(|m| _ = m.set(0x1000, ""));
    assert_eq!(text(&message), some("", BodyOrigin::Property));
    assert_eq!(message.body().best().unwrap(), None);
    assert_eq!(text(&note(|_| ())), None);
}

#[test]
fn best_body_follows_the_properties_that_say_so() {
    let all = |m: &mut Builder| {
        m.set(0x1000, "t").set(0x1009, rtf("{\\rtf1 r}")).set(0x1013, b"<p>h");
    };
    let best = |fill: &dyn Fn(&mut Builder)| note(|m| fill(m)).body().best().unwrap();
    let with = |id: u16, value: Value| {
        best(&|m| {
            all(m);
            m.set(id, value.clone());
        })
    };
    assert_eq!(with(0x1016, Value::Integer32(1)), Some(BodyKind::Text));
    assert_eq!(with(0x1016, Value::Integer32(2)), Some(BodyKind::Rtf));
    assert_eq!(with(0x1016, Value::Integer32(3)), Some(BodyKind::Html));
    assert_eq!(with(0x1016, Value::Integer32(0)), Some(BodyKind::Html));
    assert_eq!(with(0x0E1F, Value::Boolean(true)), Some(BodyKind::Rtf));
    assert_eq!(with(0x0E1F, Value::Boolean(false)), Some(BodyKind::Html));
    assert_eq!(best(&|m| _ = m.set(0x1000, "t").set(0x1009, rtf("{\\rtf1 r}"))), Some(BodyKind::Rtf));
    assert_eq!(best(&|m| _ = m.set(0x1000, "t").set(0x1009, b"junk that is no RTF")), Some(BodyKind::Text));
    assert_eq!(best(&|m| _ = m.set(0x1000, "t").set(0x1016, 3)), Some(BodyKind::Text), "no HTML is there");
}

#[test]
fn rtf_that_can_not_be_read_is_a_finding() {
    let message = note(|m| _ = m.set(0x1000, "t").set(0x1009, b"no compressed RTF at all"));
    let body = message.body();
    assert!(body.rtf().unwrap().is_none());
    let findings = body.findings();
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!((findings[0].code, findings[0].location.as_str()), ("rtf-unreadable", "property 0x10090102"));
}

#[test]
fn trailing_nuls_are_no_rtf() {
    let message = note(|m| _ = m.set(0x1009, compress(b"{\\rtf1 a}\0\0\0")));
    assert_eq!(message.body().rtf().unwrap(), Some(&b"{\\rtf1 a}"[..]));
}

#[test]
fn eight_bit_text_tries_the_internet_code_page_first() {
    let body = |internet: i32, bytes: &[u8]| {
        let message = note(|m| {
            m.set(0x1000, Value::String8(bytes.to_vec())).set(0x3FFD, 1252).set(0x3FDE, internet);
        });
        text(&message).unwrap().0
    };
    assert_eq!(body(1251, b"\xCF\xF0"), "\u{41f}\u{440}");
    assert_eq!(body(65001, b"\xC3\xA4"), "\u{e4}");
    assert_eq!(body(65001, b"\xE4"), "\u{e4}", "no UTF-8: the message code page");
    assert_eq!(body(65001, b"H\0i\0"), "Hi", "UTF-16 under the wrong type");
}

#[test]
fn bodies_beyond_the_limit_are_refused_by_size() {
    let mut file = cfb_layout::msg::MsgFile::new();
    file.message
        .set(0x1000, "0123456789".repeat(100))
        .set(0x1009, rtf(&format!("{{\\rtf1 {}}}", "a".repeat(4000))));
    let message = OpenOptions::new().max_body_bytes(1000).open_bytes(file.to_vec()).unwrap();
    let error = message.body().text().unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::TooLarge { len_bytes: 2000, limit: 1000 });
    assert_eq!(error.place(), "property 0x1000001F");
    // 4000 letters compress to little: the limit holds for what comes out.
    let error = message.body().rtf().unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::TooLarge { limit: 1000, .. }), "{error}");
    assert!(
        message.properties().get(mapi_props::pid_tag::PidTagBody).unwrap().is_some(),
        "as a property it is there"
    );
}

#[test]
fn nothing_is_read_twice() {
    let message = Message::from_bytes(cfb_layout::demo::file()).unwrap();
    let body = message.body();
    let first = body.html().unwrap().unwrap() as *const _;
    assert_eq!(body.html().unwrap().unwrap() as *const _, first);
    assert_eq!(body.html().unwrap().unwrap().content, cfb_layout::demo::html());
    assert_eq!(body.text().unwrap().unwrap().content, cfb_layout::demo::plain_text());
}
