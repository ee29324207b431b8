//! Mail that was built, read back.

use std::sync::Arc;

use cfb_core::{CommitOptions, Mode, Share, SharedBytes, Storage};
use imsg::make::{Address, Attachment, Body, Build, Mail, Recipient};
use imsg::mapi::{self, OpenFlags, OpenOptions, PropertyObject, SaveFlags};
use imsg::mapi_props::{CodePage, ErrorCode, pid_tag};
use imsg::{AttachMethod, ConversationIndex, Guid, Importance, Message, RecipientKind, Sensitivity};

use super::support::{TIME, built};

fn full() -> Mail {
    Mail::new()
        .from("Ann Lee <ann@example.com>")
        .sender(("Secretary", "sec@example.com"))
        .reply_to("Office <office@example.com>")
        .reply_to("ann2@example.com")
        .to("Bob <bob@example.com>")
        .to("B\u{f6}b <b@example.com>")
        .cc("Eve <eve@example.com>")
        .bcc("Max <max@example.com>")
        .subject("RE: Lunch")
        .text("At noon.")
        .importance(Importance::High)
        .sensitivity(Sensitivity::Private)
        .categories(["Red", "Blue"])
        .sent(TIME)
        .message_id("<1@example.com>")
        .in_reply_to("<0@example.com>")
        .references("<0@example.com>")
        .transport_headers("From: Ann\r\n\r\n")
        .read_receipt()
}

#[test]
fn who_and_when_and_what_come_back() {
    let message = built(full());
    assert_eq!(message.class().unwrap().unwrap().as_str(), "IPM.Note");
    assert_eq!(message.subject().unwrap().as_deref(), Some("RE: Lunch"));
    assert_eq!(message.from().unwrap().unwrap().to_string(), "Ann Lee <ann@example.com>");
    assert_eq!(message.sender().unwrap().unwrap().to_string(), "Secretary <sec@example.com>");
    let replies: Vec<String> = message.reply_to().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(replies, ["Office <office@example.com>", "ann2@example.com"]);
    let recipients = message.recipients().unwrap();
    let kinds: Vec<_> = recipients.iter().map(|own| own.kind().unwrap()).collect();
    assert_eq!(kinds, [RecipientKind::To, RecipientKind::To, RecipientKind::Cc, RecipientKind::Bcc]);
    assert_eq!(recipients[1].mailbox().unwrap().to_string(), "B\u{f6}b <b@example.com>");
    let text = |tag| message.properties().get(tag).unwrap().unwrap().to_text().unwrap().into_owned();
    assert_eq!(text(pid_tag::PidTagDisplayTo), "Bob; B\u{f6}b");
    assert_eq!(text(pid_tag::PidTagConversationTopic), "Lunch");
    assert_eq!(text(pid_tag::PidTagNormalizedSubject), "Lunch");
    assert_eq!(text(pid_tag::PidTagTransportMessageHeaders), "From: Ann\r\n\r\n");
    assert_eq!(message.message_id().unwrap().as_deref(), Some("<1@example.com>"));
    assert_eq!(message.importance().unwrap(), Some(Importance::High));
    assert_eq!(message.sensitivity().unwrap(), Some(Sensitivity::Private));
    let index = message.properties().get(pid_tag::PidTagConversationIndex).unwrap().unwrap();
    let index = ConversationIndex::parse(index.as_bytes().unwrap()).unwrap().value;
    assert!(TIME.ticks() - index.started().unwrap().ticks() < 1 << 16);
    let time = |tag| message.properties().get(tag).unwrap().unwrap().as_time();
    assert_eq!(time(pid_tag::PidTagClientSubmitTime), Some(TIME));
    assert_eq!(time(pid_tag::PidTagMessageDeliveryTime), Some(TIME));
    assert_eq!(time(pid_tag::PidTagCreationTime), Some(TIME));
    assert_eq!(time(pid_tag::PidTagLastModificationTime), Some(TIME));
    assert_eq!(message.categories().unwrap(), ["Red", "Blue"]);
    assert!(!message.is_draft().unwrap());
}

#[test]
fn a_draft_is_unsent_and_other_mail_is_not() {
    let flags = |mail| built(mail).flags().unwrap().unwrap().0;
    assert_eq!(flags(Mail::new().draft()), 0x9);
    assert_eq!(flags(Mail::new()), 0x1);
    assert_eq!(flags(Mail::new().unread()), 0);
    assert_eq!(flags(Mail::new().draft().attach(Attachment::bytes("a", b"a"))), 0x19);
}

#[test]
fn mail_in_8_bits_comes_back_in_its_page() {
    let page = CodePage::WINDOWS_1251;
    let name = "\u{410}\u{43d}\u{44f}";
    let message = built(
        Mail::new()
            .ansi(page)
            .subject(name)
            .from(Address::new(name, "anya@example.com"))
            .to(Address::new(name, "anya@example.com"))
            .categories([name])
            .text(name)
            .attach(Attachment::bytes(format!("{name}.txt"), name.as_bytes())),
    );
    assert_eq!(message.code_page().page, page);
    assert_eq!(message.subject().unwrap().as_deref(), Some(name));
    assert_eq!(message.from().unwrap().unwrap().name.as_deref(), Some(name));
    assert_eq!(message.recipients().unwrap()[0].mailbox().unwrap().name.as_deref(), Some(name));
    assert_eq!(message.body().text().unwrap().unwrap().content, name);
    let attachments = message.attachments().unwrap();
    assert_eq!(attachments[0].name().unwrap(), Some(format!("{name}.txt")));
    let error = Mail::new().ansi(page).subject("\u{4f60}").to_bytes().unwrap_err();
    assert_eq!(error.code(), ErrorCode::BAD_CHARWIDTH);
    assert_eq!(error.place(), "PidTagSubject");
}

fn content(attachment: &imsg::Attachment) -> Vec<u8> {
    attachment.bytes().unwrap().unwrap().into_owned()
}

#[test]
fn data_of_attachments_comes_from_bytes_files_and_readers() {
    let folder = std::env::temp_dir().join(format!("imsg-make-mail-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("Quarterly report.docx");
    let big: Vec<u8> = (0..200_000u32).flat_map(u32::to_le_bytes).collect();
    std::fs::write(&path, &big).unwrap();
    let mail = || {
        Mail::new()
            .created(TIME)
            .attach(Attachment::bytes("menu.txt", b"soup").mime_type("text/plain"))
            .attach(Attachment::file(&path))
            .attach(Attachment::reader("stream.bin", std::io::Cursor::new(big.clone())))
            .attach(Attachment::bytes("empty", b""))
    };
    let message = super::support::read(mail().to_bytes().unwrap());
    assert_eq!(mail().to_bytes().unwrap(), mail().to_bytes().unwrap());
    let attachments = message.attachments().unwrap();
    assert_eq!(content(&attachments[0]), b"soup");
    assert_eq!(attachments[0].mime_type().unwrap().as_deref(), Some("text/plain"));
    assert_eq!(content(&attachments[1]), big);
    assert_eq!(attachments[1].short_name().unwrap().as_deref(), Some("QUARTE~1.DOC"));
    assert_eq!(attachments[1].long_name().unwrap().as_deref(), Some("Quarterly report.docx"));
    assert_eq!(content(&attachments[2]), big);
    assert_eq!(content(&attachments[3]), b"");
    std::fs::remove_dir_all(&folder).unwrap();

    let once = mail();
    let error = once.to_bytes().unwrap_err();
    assert_eq!(error.place(), format!("attachment 1: {}", path.display()));
    let once = Mail::new().attach(Attachment::reader("a", &b"a"[..]));
    once.to_bytes().unwrap();
    assert_eq!(once.to_bytes().unwrap_err().code(), ErrorCode::INVALID_PARAMETER);
}

#[test]
fn pictures_in_the_html_are_inline() {
    let message = built(
        Mail::new()
            .body(Body::html("<img src=\"cid:logo@x\">"))
            .attach(Attachment::bytes("logo.png", b"\x89PNG").mime_type("image/png").inline("logo@x")),
    );
    let attachments = message.attachments().unwrap();
    assert_eq!(attachments[0].content_id().unwrap().as_deref(), Some("logo@x"));
    assert!(attachments[0].is_hidden().unwrap());
    assert!(attachments[0].is_inline().unwrap());
}

fn embedded(message: &Message, index: usize) -> Message {
    message.attachments().unwrap()[index].embedded().unwrap().unwrap()
}

#[test]
fn messages_in_messages_come_from_builders_messages_and_files() {
    let folder = std::env::temp_dir().join(format!("imsg-make-inner-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("inner.msg");
    full().created(TIME).create(&path).unwrap();
    let storage = Storage::open(&path, Mode::read().share(Share::DenyWrite)).unwrap();
    let open = mapi::Message::open_on(&storage, OpenOptions::new()).unwrap();
    let inner = Mail::new().subject("Inner").attach(Attachment::message(&full()).unwrap());
    let message = built(
        Mail::new()
            .attach(Attachment::message(&inner).unwrap())
            .attach(Attachment::copy_of("open", &open))
            .attach(Attachment::message_file("stored", &path))
            .attach(Attachment::bytes("last", b"last")),
    );
    let first = embedded(&message, 0);
    assert_eq!(first.subject().unwrap().as_deref(), Some("Inner"));
    for inner in [embedded(&first, 0), embedded(&message, 1), embedded(&message, 2)] {
        assert_eq!(inner.recipients().unwrap().len(), 4);
        assert_eq!(inner.body().text().unwrap().unwrap().content, "At noon.");
        assert_eq!(inner.categories().unwrap(), ["Red", "Blue"]);
    }
    assert_eq!(content(&message.attachments().unwrap()[3]), b"last");
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_hundred_messages_in_each_other_are_written() {
    let mut mail = Mail::new().subject("0").created(TIME);
    for depth in 1..=100 {
        let inner = Attachment::message(&mail).unwrap();
        mail = Mail::new().subject(depth.to_string()).created(TIME).attach(inner);
    }
    let bytes = mail.to_bytes().unwrap();
    let mut message = imsg::OpenOptions::new().max_depth(200).open_bytes(bytes).unwrap();
    for depth in (0..100).rev() {
        message = embedded(&message, 0);
        assert_eq!(message.subject().unwrap(), Some(depth.to_string()));
    }
}

#[test]
fn ole_objects_and_links_come_back() {
    let class = Guid::from_fields(0x0003_000C, 0, 0, [0xC0, 0, 0, 0, 0, 0, 0, 0x46]);
    let mode = Mode::read_write().transacted().create();
    let object = Storage::create_on(Arc::new(SharedBytes::new([])), mode).unwrap();
    object.set_class(class).unwrap();
    let stream = object.create_stream("CONTENTS", Mode::read_write().create()).unwrap();
    stream.write_at(0, b"drawing").unwrap();
    drop(stream);
    object.commit(CommitOptions::new()).unwrap();
    let message = built(
        Mail::new()
            .attach(Attachment::ole("Drawing", &object))
            .attach(Attachment::by_reference("plan.doc", "\\\\server\\plan.doc"))
            .attach(Attachment::by_web_reference("plan.doc", "https://example.com/plan.doc")),
    );
    let attachments = message.attachments().unwrap();
    let object = attachments[0].ole().unwrap().unwrap();
    assert_eq!(object.clsid, class);
    assert_eq!(object.streams.len(), 1);
    assert_eq!(attachments[1].method().unwrap(), AttachMethod::ByReference);
    assert_eq!(attachments[2].method().unwrap(), AttachMethod::WebReference);
}

#[test]
fn a_template_and_an_open_message_are_written_as_well() {
    let message = built(Mail::new().draft().subject("Form").template());
    assert!(message.is_template());

    let (bytes, storage) = crate::mapi::support::storage();
    storage.set_class(super::support::MESSAGE).unwrap();
    let message = mapi::Message::open_on(&storage, OpenOptions::new().flags(OpenFlags::UNICODE)).unwrap();
    full()
        .recipient(Recipient::cc("x@example.com").property(pid_tag::PidTagDisplayType, 1))
        .write_to(&message)
        .unwrap();
    message.save_changes(SaveFlags::NONE).unwrap();
    let message = super::support::read(crate::mapi::support::contents(&bytes));
    assert_eq!(message.recipients().unwrap().len(), 5);
}

#[test]
fn a_file_is_made_once_and_only_whole() {
    let folder = std::env::temp_dir().join(format!("imsg-make-file-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("mail.msg");
    let missing = Mail::new().attach(Attachment::file(folder.join("missing")));
    missing.create(&path).unwrap_err();
    assert!(!path.exists());
    full().sync(false).create(&path).unwrap();
    assert_eq!(full().create(&path).unwrap_err().code(), ErrorCode::COLLISION);
    assert_eq!(Message::open(&path).unwrap().subject().unwrap().as_deref(), Some("RE: Lunch"));
    std::fs::remove_dir_all(&folder).unwrap();
}
