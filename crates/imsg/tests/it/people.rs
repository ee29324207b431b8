//! Who a message names, and at which addresses.

use cfb_layout::msg::{Message as Builder, Value, exchange_address, one_off, search_key};
use imsg::{DisplayType, EmailSource, Mailbox, Message, RecipientKind};

use crate::note;

const DN: &str = "/o=Org/ou=First/cn=Recipients/cn=ann";

fn sender_of(fill: impl FnOnce(&mut Builder)) -> Mailbox {
    note(fill).sender().unwrap().expect("a sender")
}

/// The address that a ladder of one step ends at.
fn found(mailbox: &Mailbox) -> (Option<&str>, Option<EmailSource>) {
    (mailbox.email.as_deref(), mailbox.email_source)
}

#[test]
fn steps_of_the_ladder_are_tried_in_order() {
    let exchange = |m: &mut Builder| {
        m.set(0x0C1A, "Ann").set(0x0C1E, "EX").set(0x0C1F, DN);
    };
    let smtp = sender_of(|m| _ = m.set(0x0C1E, "smtp").set(0x0C1F, "a@x").set(0x5D01, "b@x"));
    assert_eq!(found(&smtp), (Some("a@x"), Some(EmailSource::SmtpAddress)));

    let property = sender_of(|m| {
        exchange(m);
        m.set(0x5D01, "b@x").set(0x0C19, one_off("Ann", "SMTP", "c@x"));
    });
    assert_eq!(found(&property), (Some("b@x"), Some(EmailSource::SmtpProperty)));
    assert_eq!((property.address_type.as_deref(), property.original.as_deref()), (Some("EX"), Some(DN)));

    let one_off = sender_of(|m| {
        exchange(m);
        m.set(0x0C19, one_off("Ann", "SMTP", "c@x")).set(0x0C1D, search_key("SMTP", "d@x"));
    });
    assert_eq!(found(&one_off), (Some("c@x"), Some(EmailSource::OneOffEntryId)));

    let untyped =
        sender_of(|m| _ = m.set(0x0C1A, "Ann").set(0x0C1F, "e@x").set(0x0C1D, search_key("SMTP", "d@x")));
    assert_eq!(found(&untyped), (Some("e@x"), Some(EmailSource::StoredAddress)));

    let key = sender_of(|m| {
        exchange(m);
        m.set(0x0C19, exchange_address(DN)).set(0x0C1D, search_key("SMTP", "D.Doe@x"));
    });
    assert_eq!(found(&key), (Some("d.doe@x"), Some(EmailSource::SearchKey)));

    let header = sender_of(|m| {
        exchange(m);
        m.set(0x007D, "From: \"Ann\" <f@x>\r\n\r\n").set(0x4030, "g@x");
    });
    assert_eq!(found(&header), (Some("f@x"), Some(EmailSource::TransportHeaders)));

    let display =
        sender_of(|m| _ = m.set(0x0C1A, "'h@x'").set(0x0C1E, "EX").set(0x0C1F, DN).set(0x4030, "g@x"));
    assert_eq!(found(&display), (Some("h@x"), Some(EmailSource::DisplayName)));

    let simple = sender_of(|m| {
        exchange(m);
        m.set(0x4030, "g@x");
    });
    assert_eq!(found(&simple), (Some("g@x"), Some(EmailSource::OtherName)));

    let nothing = sender_of(exchange);
    assert_eq!(found(&nothing), (None, None));
    assert_eq!(nothing.to_string(), format!("Ann <{DN}>"));
}

#[test]
fn header_of_somebody_else_is_not_taken() {
    let fill = |header: &'static str| {
        move |m: &mut Builder| {
            _ = m.set(0x0C1A, "Doe, Ann").set(0x0C1E, "EX").set(0x0C1F, DN).set(0x007D, header)
        }
    };
    assert_eq!(sender_of(fill("From: Bob <b@x>\r\n")).email, None);
    assert_eq!(sender_of(fill("From: Ann Doe <a@x>\r\n")).email.as_deref(), Some("a@x"), "the same words");
    assert_eq!(
        sender_of(fill("From: A. D. <ANN@x>\r\n")).email.as_deref(),
        Some("ANN@x"),
        "the same account"
    );
    assert_eq!(sender_of(fill("From: B <b@x>\r\nSender: Ann Doe <a@x>\r\n")).email.as_deref(), Some("a@x"));
}

#[test]
fn message_on_behalf_of_another_has_two_people() {
    let message = note(|m| {
        m.set(0x0042, "Boss").set(0x0064, "SMTP").set(0x0065, "boss@x");
        m.set(0x0C1A, "Aide").set(0x0C1E, "SMTP").set(0x0C1F, "aide@x");
    });
    assert_eq!(message.from().unwrap().unwrap().to_string(), "Boss <boss@x>");
    assert_eq!(message.sender().unwrap().unwrap().to_string(), "Aide <aide@x>");
}

#[test]
fn one_group_stands_in_for_the_other() {
    let message = note(|m| _ = m.set(0x0C1A, "Ann").set(0x0C1E, "SMTP").set(0x0C1F, "a@x"));
    assert_eq!(message.from().unwrap(), message.sender().unwrap());
    let message = note(|m| _ = m.set(0x0042, "Ann").set(0x0064, "SMTP").set(0x0065, "a@x"));
    assert_eq!(message.sender().unwrap().unwrap().email.as_deref(), Some("a@x"));
    let message = note(|m| {
        m.set(0x0042, "Ann").set(0x0064, "EX").set(0x0065, DN.to_uppercase());
        m.set(0x0C1A, "Ann").set(0x0C1E, "EX").set(0x0C1F, DN).set(0x5D01, "a@x");
    });
    let from = message.from().unwrap().unwrap();
    assert_eq!(found(&from), (Some("a@x"), Some(EmailSource::OtherGroup)));
}

#[test]
fn draft_is_from_nobody_and_a_bare_header_names_somebody() {
    assert_eq!(note(|_| ()).from().unwrap(), None);
    assert_eq!(note(|_| ()).sender().unwrap(), None);
    let message = note(|m| _ = m.set(0x007D, "From: =?utf-8?Q?=C3=84nn?= <a@x>\r\n\r\n"));
    assert_eq!(message.from().unwrap().unwrap().to_string(), "\u{c4}nn <a@x>");
}

#[test]
fn entry_id_alone_gives_name_type_and_address() {
    let message = note(|m| _ = m.set(0x0029, true).set(0x0046, one_off("Ann", "SMTP", "a@x")));
    assert!(message.read_receipt_requested().unwrap());
    let receipt = message.read_receipt().unwrap().unwrap();
    assert_eq!((receipt.name.as_deref(), receipt.address_type.as_deref()), (Some("Ann"), Some("SMTP")));
    assert_eq!(receipt.email.as_deref(), Some("a@x"));
    let message = note(|m| _ = m.set(0x003F, exchange_address(DN)));
    let received = message.received_by().unwrap().unwrap();
    assert_eq!((received.address_type.as_deref(), received.original.as_deref()), (Some("EX"), Some(DN)));
    assert_eq!(note(|_| ()).received_representing().unwrap(), None);
}

#[test]
fn recipients_come_in_the_order_of_their_storages_with_flags_masked() {
    let message = note(|m| {
        m.recipient_numbered(0x0A)
            .set(0x0C15, Value::Integer32(0x1000_0002))
            .set(0x3001, "C")
            .set(0x3003, "c@x");
        m.recipient_numbered(2)
            .set(0x0C15, Value::Integer32(i32::MIN | 1))
            .set(0x3001, "B")
            .set(0x39FE, "b@x");
        m.recipient_numbered(0).set(0x0C15, 0).set(0x3001, "A").set(0x3000, 7).set(0x3900, 1);
        m.recipient_numbered(0x0B).set(0x3001, "D");
        m.recipient_numbered(0x0C).set(0x0C15, 3).set(0x3001, "E").set(0x0FFF, one_off("", "SMTP", "e@x"));
    });
    let rows = message.recipients().unwrap();
    let kinds: Vec<_> = rows.iter().map(|row| row.kind().unwrap()).collect();
    use RecipientKind::{Bcc, Cc, Originator, To};
    assert_eq!(kinds, [Originator, To, Cc, To, Bcc]);
    assert_eq!(rows.iter().map(|row| row.number()).collect::<Vec<_>>(), [0, 2, 10, 11, 12]);
    assert_eq!(rows.iter().map(|row| row.index()).collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
    let emails: Vec<_> = rows.iter().map(|row| row.mailbox().unwrap().email).collect();
    assert_eq!(emails, [None, Some("b@x".into()), Some("c@x".into()), None, Some("e@x".into())]);
    assert_eq!(rows[0].row_id().unwrap(), Some(7));
    assert_eq!(rows[0].display_type().unwrap(), Some(DisplayType::DistributionList));
    assert_eq!(rows[1].type_bits().unwrap(), Some(0x8000_0001));
    assert_eq!(rows[3].type_bits().unwrap(), None);
}

#[test]
fn exchange_recipients_are_found_in_the_headers_by_name() {
    let row = |m: &mut Builder, name: &str| {
        m.recipient().set(0x0C15, 1).set(0x3001, name).set(0x3002, "EX").set(0x3003, DN);
    };
    let message = note(|m| {
        m.set(0x007D, "To: \"Doe, Ann\" <ann@x>, Twin <t1@x>\r\nCc: Twin <t2@x>\r\n");
        for name in ["Ann Doe", "Twin", "Nobody"] {
            row(m, name);
        }
    });
    let emails: Vec<_> =
        message.recipients().unwrap().iter().map(|row| row.mailbox().unwrap().email).collect();
    assert_eq!(emails, [Some("ann@x".into()), None, None]);
}

#[test]
fn reply_list_is_read_with_its_names() {
    let list = |members: &[Vec<u8>]| {
        let mut bytes = u32::try_from(members.len()).unwrap().to_le_bytes().to_vec();
        let mut entries = Vec::new();
        for member in members {
            entries.extend(u32::try_from(member.len()).unwrap().to_le_bytes());
            entries.extend(member);
            entries.resize(entries.len().next_multiple_of(4), 0);
        }
        bytes.extend(u32::try_from(entries.len()).unwrap().to_le_bytes());
        bytes.extend(entries);
        bytes
    };
    let members = [one_off("A", "SMTP", "a@x"), exchange_address(DN)];
    let read = |names: &str, headers: &str| {
        let message = note(|m| _ = m.set(0x004F, list(&members)).set(0x0050, names).set(0x007D, headers));
        message.reply_to().unwrap().iter().map(Mailbox::to_string).collect::<Vec<_>>()
    };
    assert_eq!(read("First; Second", ""), ["First <a@x>".to_owned(), format!("Second <{DN}>")]);
    assert_eq!(read("Only one", ""), ["A <a@x>".to_owned(), DN.to_owned()], "names do not count");
    assert_eq!(read("F;Second", "Reply-To: Second <s@x>\r\n"), ["F <a@x>", "Second <s@x>"]);
    assert!(note(|m| _ = m.set(0x004F, &[1, 2, 3])).reply_to().unwrap().is_empty());
}

#[test]
fn demo_message_names_everybody() {
    let message = Message::from_bytes(cfb_layout::demo::file()).unwrap();
    let originator = message.recipients().unwrap()[0].mailbox().unwrap();
    assert_eq!(originator.email.as_deref(), Some("mira.holm@example.com"));
    assert_eq!(originator.email_source, Some(EmailSource::TransportHeaders));
}
