//! Bodies that were set, read back.

use imsg::make::{Body, Build, Mail, set_body};
use imsg::mapi::{self, OpenFlags, OpenOptions, PropertyObject, SaveFlags};
use imsg::mapi_props::pid_tag::{
    PidTagBody, PidTagHtml, PidTagInternetCodepage, PidTagNativeBody, PidTagRtfCompressed, PidTagRtfInSync,
};
use imsg::mapi_props::{CodePage, ErrorCode, PropertyValue};
use imsg::{BodyKind, BodyOrigin};

use super::support::{built, read};

const HTML: &str = "<html><body><p>Gr\u{fc}\u{df}e {1} \\ \u{4f60}&amp;</p>\r\n<b>x</b></body></html>";

#[test]
fn html_comes_back_to_the_last_character() {
    for (body, origin) in [
        (Body::html(HTML), BodyOrigin::Property),
        (Body::html(HTML).with_rtf(), BodyOrigin::Property),
        (Body::html(HTML).in_rtf(), BodyOrigin::Rtf),
    ] {
        let message = built(Mail::new().body(body));
        let body = message.body();
        let html = body.html().unwrap().unwrap();
        assert_eq!((html.content.as_str(), html.origin), (HTML, origin));
        assert_eq!(body.text().unwrap().unwrap().content, "Gr\u{fc}\u{df}e {1} \\ \u{4f60}&\r\n\r\nx");
        assert_eq!(body.best().unwrap(), Some(BodyKind::Html));
    }
}

#[test]
fn text_comes_back_to_the_last_character() {
    let text = "Dear {name},\r\n\t5 \u{20ac}\r\n";
    for body in [Body::text(text), Body::text(text).with_rtf(), Body::text(text).in_rtf()] {
        let message = built(Mail::new().body(body));
        let body = message.body();
        assert_eq!(body.text().unwrap().unwrap().content, text);
        assert_eq!(body.best().unwrap(), Some(BodyKind::Text));
        assert!(body.html().unwrap().is_none());
    }
}

#[test]
fn text_given_with_html_or_rtf_is_kept() {
    let message = built(Mail::new().body(Body::text_and_html("plain", "<p>rich</p>")));
    assert_eq!(message.body().text().unwrap().unwrap().content, "plain");
    let rtf = b"{\\rtf1\\ansi\\ansicpg1252\\deff0 Hello \\b bold\\b0\\par}";
    let message = built(Mail::new().body(Body::rtf(rtf)));
    let body = message.body();
    assert_eq!(body.rtf().unwrap().unwrap(), rtf);
    assert_eq!(body.text().unwrap().unwrap().content, "Hello bold\r\n");
    assert_eq!(body.best().unwrap(), Some(BodyKind::Rtf));
    let message = built(Mail::new().body(Body::text_and_rtf("short", rtf)));
    assert_eq!(message.body().text().unwrap().unwrap().content, "short");
}

#[test]
fn large_bodies_go_through_streams() {
    let long = "Zeile \u{fc}\r\n".repeat(60_000);
    let html = format!("<pre>{long}</pre>");
    let message = built(Mail::new().body(Body::text_and_html(&long, &html).with_rtf()));
    assert_eq!(message.body().text().unwrap().unwrap().content, long);
    assert_eq!(message.body().html().unwrap().unwrap().content, html);
    let ansi = built(Mail::new().ansi(CodePage::WINDOWS_1252).body(Body::text(&long)));
    assert_eq!(ansi.body().text().unwrap().unwrap().content, long);
}

#[test]
fn html_in_an_8_bit_message_refers_to_what_its_page_lacks() {
    let message =
        built(Mail::new().ansi(CodePage::WINDOWS_1251).html("<p>\u{41f}\u{440}\u{438}\u{4f60}</p>"));
    let body = message.body();
    let html = body.html().unwrap().unwrap();
    assert_eq!(html.content, "<p>\u{41f}\u{440}\u{438}&#20320;</p>");
    assert_eq!(html.code_page, Some(CodePage::WINDOWS_1251));
    assert_eq!(body.text().unwrap().unwrap().content, "\u{41f}\u{440}\u{438}?");
}

#[test]
fn text_that_an_8_bit_message_lacks_is_refused_before_anything_is_changed() {
    let (bytes, storage) = crate::mapi::support::storage();
    storage.set_class(super::support::MESSAGE).unwrap();
    let message = mapi::Message::open_on(&storage, OpenOptions::new().flags(OpenFlags::NONE)).unwrap();
    set_body(&message, &Body::text("before")).unwrap();
    let error = set_body(&message, &Body::text("\u{4f60}")).unwrap_err();
    assert_eq!(error.code(), ErrorCode::BAD_CHARWIDTH);
    let error = set_body(&message, &Body::html("x").code_page(CodePage::UTF_16LE)).unwrap_err();
    assert_eq!(error.code(), ErrorCode::UNKNOWN_CPID);
    message.save_changes(SaveFlags::NONE).unwrap();
    let message = read(crate::mapi::support::contents(&bytes));
    assert_eq!(message.body().text().unwrap().unwrap().content, "before");
}

#[test]
fn a_body_takes_the_place_of_all_others() {
    let (bytes, storage) = crate::mapi::support::storage();
    storage.set_class(super::support::MESSAGE).unwrap();
    let message = crate::mapi::support::unicode(&storage);
    set_body(&message, &Body::html(HTML).with_rtf()).unwrap();
    assert_eq!(message.get(PidTagRtfInSync).unwrap(), Some(PropertyValue::Boolean(true)));
    assert_eq!(message.get(PidTagInternetCodepage).unwrap(), Some(PropertyValue::Integer32(65001)));
    set_body(&message, &Body::html("<p>a</p>")).unwrap();
    assert_eq!(message.get(PidTagRtfInSync).unwrap(), Some(PropertyValue::Boolean(false)));
    assert_eq!(message.get(PidTagRtfCompressed).unwrap(), None);
    assert_eq!(message.get(PidTagNativeBody).unwrap(), Some(PropertyValue::Integer32(3)));
    set_body(&message, &Body::text("b")).unwrap();
    assert_eq!(message.get(PidTagHtml).unwrap(), None);
    assert_eq!(message.get(PidTagNativeBody).unwrap(), Some(PropertyValue::Integer32(1)));
    set_body(&message, &Body::text("")).unwrap();
    assert_eq!(message.get(PidTagBody).unwrap(), None);
    assert_eq!(message.get(PidTagNativeBody).unwrap(), None);
    message.save_changes(SaveFlags::NONE).unwrap();
    assert!(read(crate::mapi::support::contents(&bytes)).body().text().unwrap().is_none());
}

#[test]
fn html_in_a_page_of_its_own_is_read_in_it() {
    for page in [CodePage::WINDOWS_1252, CodePage::new(932), CodePage::new(50220), CodePage::new(936)] {
        let message = built(Mail::new().body(Body::html("<p>\u{65e5}\u{672c} \u{fc}</p>").code_page(page)));
        let body = message.body();
        let html = body.html().unwrap().unwrap();
        assert_eq!(html.code_page, Some(page));
        let text = Body::html(&html.content);
        let again = built(Mail::new().body(text));
        assert_eq!(again.body().text().unwrap().unwrap().content, "\u{65e5}\u{672c} \u{fc}", "{page:?}");
    }
}
