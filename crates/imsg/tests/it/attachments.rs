//! Attachments of every method, inline and not.

use std::io::{Read, Seek, SeekFrom};

use cfb_layout::msg::{Attachment as Builder, MsgFile, Value};
use imsg::{AttachMethod, Attachment, AttachmentContent, Message};

use crate::note;

/// The one attachment of a message.
fn attachment(fill: impl FnOnce(&mut Builder)) -> Attachment {
    let message = note(|message| fill(message.attachment()));
    message.attachments().unwrap().pop().expect("an attachment")
}

#[test]
fn file_by_value_gives_its_bytes_and_a_stream() {
    let data: Vec<u8> = (0..100_000u32).map(|n| (n % 251) as u8).collect();
    let file = attachment(|a| _ = a.by_value("long name.bin", data.clone()).set(0x3704, "LONGNA~1.BIN"));
    assert_eq!(file.method().unwrap(), AttachMethod::ByValue);
    assert_eq!(file.content().unwrap(), AttachmentContent::Data);
    assert_eq!(file.len_bytes(), Some(100_000));
    assert_eq!(*file.bytes().unwrap().unwrap(), *data);
    let mut stream = file.open().unwrap().unwrap();
    stream.seek(SeekFrom::Start(99_990)).unwrap();
    let mut end = Vec::new();
    stream.read_to_end(&mut end).unwrap();
    assert_eq!(end, data[99_990..]);
    assert!(file.embedded().unwrap().is_none() && file.ole().unwrap().is_none());
}

#[test]
fn name_is_the_best_there_is() {
    let name = |fill: fn(&mut Builder)| attachment(fill).name().unwrap();
    assert_eq!(name(|a| _ = a.set(0x3707, "l").set(0x3704, "s").set(0x3001, "d")).as_deref(), Some("l"));
    assert_eq!(name(|a| _ = a.set(0x3707, "").set(0x3704, "s").set(0x3001, "d")).as_deref(), Some("s"));
    assert_eq!(name(|a| _ = a.set(0x3001, "d")).as_deref(), Some("d"));
    assert_eq!(name(|_| ()), None);
}

#[test]
fn details_are_read() {
    let a = attachment(|a| {
        a.by_value("x.png", b"png")
            .set(0x370E, "image/png")
            .set(0x3712, "<id>")
            .set(0x3713, "loc")
            .set(0x3711, "base");
        a.set(0x3703, ".png")
            .set(0x371B, "utf-8")
            .set(0x7FFE, true)
            .set(0x7FFF, true)
            .set(0x3714, 4)
            .set(0x370B, 12);
    });
    assert_eq!(a.mime_type().unwrap().as_deref(), Some("image/png"));
    assert_eq!(a.content_id().unwrap().as_deref(), Some("<id>"));
    assert_eq!(a.content_location().unwrap().as_deref(), Some("loc"));
    assert_eq!(a.content_base().unwrap().as_deref(), Some("base"));
    assert_eq!(
        (a.extension().unwrap().as_deref(), a.charset().unwrap().as_deref()),
        (Some(".png"), Some("utf-8"))
    );
    assert!(a.is_hidden().unwrap() && a.is_contact_photo().unwrap());
    assert_eq!((a.flags().unwrap(), a.rendering_position().unwrap()), (Some(4), Some(12)));
    assert_eq!(attachment(|a| _ = a.by_value("x", b"")).rendering_position().unwrap(), Some(0xFFFF_FFFF));
}

#[test]
fn reference_names_its_path_and_nothing_is_opened() {
    for (number, method) in [
        (2, AttachMethod::ByReference),
        (3, AttachMethod::ByReferenceResolve),
        (4, AttachMethod::ByReferenceOnly),
        (7, AttachMethod::WebReference),
    ] {
        let a = attachment(|a| {
            _ = a.set(0x3705, number).set(0x3708, "C:\\A.DOC").set(0x370D, "\\\\server\\a long.doc")
        });
        assert_eq!(a.method().unwrap(), method);
        assert!(method.is_reference());
        assert_eq!(a.content().unwrap(), AttachmentContent::Reference);
        assert_eq!(a.reference().unwrap().as_deref(), Some("\\\\server\\a long.doc"));
        assert_eq!((a.len_bytes(), a.bytes().unwrap()), (None, None));
    }
    let short = attachment(|a| _ = a.set(0x3705, 2).set(0x3708, "C:\\A.DOC"));
    assert_eq!(short.reference().unwrap().as_deref(), Some("C:\\A.DOC"));
}

#[test]
fn absent_method_is_what_is_there() {
    let method = |fill: fn(&mut Builder)| attachment(fill).method().unwrap();
    assert_eq!(method(|a| _ = a.set(0x3701, b"data")), AttachMethod::ByValue);
    assert_eq!(method(|a| _ = a.set(0x370D, "path")), AttachMethod::ByReference);
    assert_eq!(method(|_| ()), AttachMethod::None);
    let embedded = attachment(|a| {
        a.embedded().set(0x0037, "in");
        a.properties.remove(0x3705);
    });
    assert_eq!(embedded.method().unwrap(), AttachMethod::EmbeddedMessage);
    assert_eq!(embedded.stored_method().unwrap(), None);
    assert!(embedded.embedded().unwrap().is_some());
}

#[test]
fn method_decides_where_data_and_object_are_both_there() {
    let both = |method: i32| {
        attachment(|a| {
            a.embedded().set(0x0037, "in");
            a.set(0x3701, b"data").set(0x3705, method);
        })
    };
    assert_eq!(both(1).content().unwrap(), AttachmentContent::Data);
    assert_eq!(both(5).content().unwrap(), AttachmentContent::Message);
    assert_eq!(both(6).content().unwrap(), AttachmentContent::Storage);
    assert_eq!(both(99).content().unwrap(), AttachmentContent::Data);
    assert_eq!(both(99).method().unwrap(), AttachMethod::Other(99));
}

#[test]
fn method_that_promises_what_is_not_there_falls_back() {
    let content = |method: i32| {
        let a = attachment(|a| _ = a.set(0x3701, b"data").set(0x3705, method));
        (a.content().unwrap(), a.embedded().unwrap().is_some())
    };
    assert_eq!(content(5), (AttachmentContent::Data, false));
    assert_eq!(content(6), (AttachmentContent::Data, false));
    assert_eq!(content(2), (AttachmentContent::Data, false));
    assert_eq!(attachment(|a| _ = a.set(0x3705, 1)).content().unwrap(), AttachmentContent::Nothing);
}

#[test]
fn ole_object_lists_its_streams() {
    let mut file = MsgFile::new();
    file.message.attachment().set(0x3705, 6).set(
        0x3701,
        Value::Raw { property_type: 0x000D, entry: [0xFF, 0xFF, 0xFF, 0xFF, 4, 0, 0, 0], stream: None },
    );
    let mut plan = file.plan();
    let attachment = plan.find("__attach_version1.0_#00000000").unwrap();
    let object = plan.storage(attachment, "__substg1.0_3701000D");
    plan.set_clsid(object, [0x0C, 0, 3, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46]);
    plan.stream(object, "\u{1}Ole10Native", vec![7; 30]);
    let inside = plan.storage(object, "Inside");
    plan.stream(inside, "CONTENTS", vec![8; 9]);
    let message = Message::from_bytes(plan.to_vec()).unwrap();
    let attachment = &message.attachments().unwrap()[0];
    assert_eq!(attachment.method().unwrap(), AttachMethod::Ole);
    let ole = attachment.ole().unwrap().unwrap();
    assert_eq!(ole.clsid.to_string(), "0003000C-0000-0000-C000-000000000046");
    let mut streams: Vec<_> =
        ole.streams.iter().map(|stream| (stream.path.as_str(), stream.len_bytes)).collect();
    streams.sort_unstable();
    assert_eq!(streams, [("%0001Ole10Native", 30), ("Inside/CONTENTS", 9)]);
    assert!(!ole.is_partial);
    let native = ole.streams.iter().find(|stream| stream.len_bytes == 30).unwrap();
    assert_eq!(*message.file().entry(native.id).unwrap().bytes().unwrap(), [7; 30]);
    assert!(attachment.embedded().unwrap().is_none() && attachment.object_entry().unwrap().is_some());
}

#[test]
fn inline_is_what_the_html_refers_to() {
    let html = b"<p><img src=\"cid:Pic%201@x\"><img src='img/b.png'><img src=cid:by-name.png></p>";
    let message = note(|m| {
        m.set(0x1013, html).set(0x3FDE, 65001);
        m.attachment().by_value("a.png", b"1").set(0x3712, "<PIC 1@X>");
        m.attachment().by_value("b.png", b"2").set(0x3713, "img/b.png");
        m.attachment().by_value("by-name.png", b"3").set(0x3712, "other");
        m.attachment().by_value("leftover.png", b"4").set(0x3712, "nobody").set(0x3714, 4).set(0x7FFE, true);
        m.attachment().by_value("file.txt", b"5");
        m.attachment().embedded().set(0x0037, "in");
    });
    let inline: Vec<_> = message.attachments().unwrap().iter().map(|a| a.is_inline().unwrap()).collect();
    assert_eq!(inline, [true, true, true, false, false, false]);
}

#[test]
fn plain_text_shows_nothing_inline() {
    let message = note(|m| {
        m.set(0x1000, "see cid:pic").attachment().by_value("a.png", b"1").set(0x3712, "pic").set(0x3714, 4);
    });
    assert!(!message.attachments().unwrap()[0].is_inline().unwrap());
}

#[test]
fn ole_object_of_a_thousand_nested_storages_is_listed_within_the_size_of_the_file() {
    let mut file = MsgFile::new();
    let object = Value::Raw { property_type: 0x000D, entry: [0xFF; 8], stream: None };
    file.message.attachment().set(0x3705, 6).set(0x3701, object);
    let mut plan = file.plan();
    let attachment = plan.find("__attach_version1.0_#00000000").unwrap();
    let mut storage = plan.storage(attachment, "__substg1.0_3701000D");
    for _ in 0..1000 {
        plan.stream(storage, "s", vec![1]);
        storage = plan.storage(storage, "\u{1}".repeat(31).as_str());
    }
    let bytes = plan.to_vec();
    let len = bytes.len();
    let message = Message::from_bytes(bytes).unwrap();
    let ole = message.attachments().unwrap()[0].ole().unwrap().unwrap();
    let of_paths: usize = ole.streams.iter().map(|stream| stream.path.len()).sum();
    assert!(ole.is_partial && ole.streams.len() > 30 && of_paths <= len, "{} {of_paths}", ole.streams.len());
}

#[test]
fn rtf_shows_its_ole_objects_inline() {
    let rtf = cfb_layout::msg::compress(b"{\\rtf1\\ansi text \\objattph\\'20}");
    let message = note(|m| {
        m.set(0x1009, rtf);
        m.attachment().set(0x3705, 6).set(0x3701, b"ole1").set(0x370B, 5);
        m.attachment().set(0x3705, 6).set(0x3701, b"ole1").set(0x370B, -1);
        m.attachment().by_value("a", b"1").set(0x370B, 5);
    });
    let inline: Vec<_> = message.attachments().unwrap().iter().map(|a| a.is_inline().unwrap()).collect();
    assert_eq!(inline, [true, false, false]);
}
