//! One message beside its record.

use imsg::{Attachment, AttachmentContent, BodyOrigin, Message};
use mapi_props::{FileTime, FileTimeExt, pid_tag};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::oracle::{list, text, time};
use crate::table::Table;

type Readings<'a, T> = Vec<(&'a str, T)>;

/// Compares a file and all messages in it.
pub(crate) fn file(name: &str, message: &Message, record: &Value, table: &mut Table) {
    let main = &record["extract_msg"]["message"];
    let others: Vec<(&str, &Value)> =
        ["msgreader", "poi"].into_iter().map(|reader| (reader, &record[reader]["message"])).collect();
    let mut open = vec![(name.to_owned(), message.clone(), main, others)];
    while let Some((place, message, main, others)) = open.pop() {
        if !main.is_object() {
            continue;
        }
        compare_message(&place, &message, main, &others, table);
        let ours = message.attachments().expect("attachments");
        let theirs = list(&main["attachments"]);
        table.compare("attachments: number", &place, &ours.len(), &[("extract-msg", theirs.len())]);
        for (index, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
            let place = format!("{place} attachment {index}");
            let other: Vec<(&str, &Value)> =
                others.iter().map(|(reader, message)| (*reader, &message["attachments"][index])).collect();
            compare_attachment(&place, ours, theirs, &other, table);
            let embedded = ours.embedded().expect("embedded message");
            let nested = theirs["message"].is_object();
            table.compare("embedded message", &place, &embedded.is_some(), &[("extract-msg", nested)]);
            if let Some(embedded) = embedded {
                let others =
                    other.iter().map(|(reader, attachment)| (*reader, &attachment["message"])).collect();
                open.push((place, embedded, &theirs["message"], others));
            }
        }
    }
}

/// The values of a field that the readers have: extract-msg always, the others where they have the key.
fn readings<'a, T>(
    main: &Value,
    key: &str,
    others: &[(&'a str, &Value)],
    other_key: &str,
    read: impl Fn(&Value) -> T,
) -> Readings<'a, T> {
    let mut all = vec![("extract-msg", read(&main[key]))];
    let known = others.iter().filter(|(_, message)| message.get(other_key).is_some());
    all.extend(known.map(|(reader, message)| (*reader, read(&message[other_key]))));
    all
}

fn compare_message(
    place: &str,
    message: &Message,
    main: &Value,
    others: &[(&str, &Value)],
    table: &mut Table,
) {
    let mut field = |name: &'static str, ours: Option<String>, key: &str, other: &str| {
        let ours = ours.filter(|text| !text.is_empty());
        table.compare(name, place, &ours, &readings(main, key, others, other, text));
    };
    let class = message.class().expect("class").map(imsg::MessageClass::into_string);
    field("class", class, "message_class", "message_class");
    field("subject", message.subject().expect("subject"), "subject", "subject");
    let sender = message.sender().expect("sender").unwrap_or_default();
    // Where the sender's own properties are absent, ours is whom the message is from.
    if main["sender_name"].is_string() || main["sender_email"].is_string() {
        field("sender: name", sender.name, "sender_name", "sender_name");
        field("sender: original", sender.original, "sender_email", "sender_email");
        field("sender: type", sender.address_type, "sender_addrtype", "");
    }
    let from = message.from().expect("from").unwrap_or_default();
    if main["representing_name"].is_string() {
        field("from: name", from.name, "representing_name", "");
        field("from: original", from.original, "representing_email", "");
    }
    if main["sender_smtp"].is_string() {
        field("sender: SMTP", sender.email, "sender_smtp", "sender_smtp");
    }
    field("display to", message.display_to().expect("to"), "display_to", "display_to");
    field("display cc", message.display_cc().expect("cc"), "display_cc", "display_cc");
    field("display bcc", message.display_bcc().expect("bcc"), "display_bcc", "display_bcc");
    field("message id", message.message_id().expect("id"), "internet_message_id", "internet_message_id");
    for (name, ours, key) in [
        ("submitted", message.submitted(), "client_submit_time"),
        ("delivered", message.delivered(), "message_delivery_time"),
        ("created", message.created(), "creation_time"),
        ("modified", message.modified(), "last_modification_time"),
    ] {
        // Python keeps microseconds and rounds the last to even.
        let ours = ours.expect("time");
        let [floor, ceiling] = [0, 9].map(|ticks| ours.map(|time| microseconds(time, ticks)));
        let theirs = time(&main[key]);
        table.compare(name, place, &theirs, &[("ours", floor), ("ours", ceiling)]);
    }
    // extract-msg keeps a trailing NUL.
    let headers = message.headers().expect("headers").map(imsg::TransportHeaders::into_string);
    let [plain, with_nul] =
        ["", "\0"].map(|end| headers.as_ref().map(|text| sha256(format!("{text}{end}").as_bytes())));
    let theirs = text(&main["transport_headers"]["sha256"]);
    table.compare("headers", place, &theirs, &[("ours", plain), ("ours with NUL", with_nul)]);
    compare_recipients(place, message, main, others, table);
    compare_bodies(place, message, main, others, table);
}

fn compare_recipients(
    place: &str,
    message: &Message,
    main: &Value,
    others: &[(&str, &Value)],
    table: &mut Table,
) {
    let ours = message.recipients().expect("recipients");
    let theirs = list(&main["recipients"]);
    table.compare("recipients: number", place, &ours.len(), &[("extract-msg", theirs.len())]);
    for (index, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
        let place = format!("{place} recipient {index}");
        let others: Vec<_> =
            others.iter().map(|(reader, message)| (*reader, &message["recipients"][index])).collect();
        let mailbox = ours.mailbox().expect("mailbox");
        let kind = Some(ours.kind().expect("kind").as_str().to_owned());
        table.compare(
            "recipient: kind",
            &place,
            &kind,
            &readings(theirs, "type_name", &others, "type", text),
        );
        table.compare(
            "recipient: name",
            &place,
            &mailbox.name,
            &readings(theirs, "name", &others, "name", text),
        );
        let original = readings(theirs, "email_address", &others, "email", text);
        table.compare("recipient: original", &place, &mailbox.original, &original);
        let kinds = readings(theirs, "addrtype", &others, "", text);
        table.compare("recipient: address type", &place, &mailbox.address_type, &kinds);
        if theirs["smtp_address"].is_string() {
            let emails = readings(theirs, "smtp_address", &others, "smtp", text);
            table.compare("recipient: SMTP", &place, &mailbox.email, &emails);
        }
    }
}

fn compare_attachment(
    place: &str,
    ours: &Attachment,
    main: &Value,
    others: &[(&str, &Value)],
    table: &mut Table,
) {
    let mut field = |name: &'static str, ours: imsg::Result<Option<String>>, key: &str| {
        table.compare(name, place, &ours.expect("text"), &readings(main, key, others, key, text));
    };
    field("attachment: long name", ours.long_name(), "long_filename");
    field("attachment: short name", ours.short_name(), "short_filename");
    field("attachment: display name", ours.display_name(), "display_name");
    field("attachment: extension", ours.extension(), "extension");
    field("attachment: content id", ours.content_id(), "cid");
    field("attachment: media type", ours.mime_type(), "mime");
    let hidden = readings(main, "hidden", others, "hidden", |value| value == &Value::Bool(true));
    table.compare("attachment: hidden", place, &ours.is_hidden().expect("hidden"), &hidden);
    let is_data = ours.content().expect("content") == AttachmentContent::Data;
    let data = ours.bytes().expect("data").filter(|_| is_data);
    let (len, hash) = (data.as_ref().map(|data| data.len() as u64), data.as_ref().map(|data| sha256(data)));
    table.compare("attachment: size", place, &len, &readings(main, "size", others, "size", Value::as_u64));
    table.compare("attachment: SHA-256", place, &hash, &readings(main, "sha256", others, "sha256", text));
    if let (Some(data), Some(mut stream)) = (data, ours.open().expect("stream")) {
        let mut read = Vec::new();
        std::io::Read::read_to_end(&mut stream, &mut read).expect("stream of the data");
        assert_eq!(read, *data, "{place}: stream and bytes");
    }
}

fn compare_bodies(
    place: &str,
    message: &Message,
    main: &Value,
    others: &[(&str, &Value)],
    table: &mut Table,
) {
    let body = message.body();
    let ours = body.text().expect("text body");
    if main["body"]["source"] == "PidTagBody" {
        // Where the stored text is empty and another body is not, ours is the text of that.
        let is_empty =
            message.properties().text(pid_tag::PidTagBody.id()).expect("text").is_some_and(|t| t.is_empty());
        let stored = ours.filter(|text| text.origin == BodyOrigin::Property || is_empty);
        let hash = stored.map(|text| sha256(if is_empty { b"" } else { text.content.as_bytes() }));
        let theirs = readings(main, "body", others, "body", |body| text(&body["sha256"]));
        table.compare("text body", place, &hash, &theirs);
    }
    let stored =
        message.properties().property(pid_tag::PidTagHtml).and_then(|html| html.bytes().expect("HTML"));
    let hash = stored.map(|bytes| sha256(&bytes));
    table.compare("HTML bytes", place, &hash, &[("extract-msg", text(&main["html_stream"]["sha256"]))]);
    // Trailing NULs are no RTF, but the readers keep them.
    let rtf = body.rtf().expect("RTF body").map(|rtf| sha256(rtf));
    if main["rtf"].is_object() {
        let with_nuls = body.rtf().expect("RTF body").map(|rtf| {
            let len = usize::try_from(main["rtf"]["bytes"].as_u64().unwrap_or(0)).expect("a length");
            let mut rtf = rtf.to_vec();
            rtf.resize(len.max(rtf.len()).min(rtf.len() + 4096), 0);
            sha256(&rtf)
        });
        let theirs = text(&main["rtf"]["sha256"]);
        table.compare("RTF", place, &theirs.clone(), &[("ours", rtf), ("ours with NULs", with_nuls)]);
    }
    if let Some(html) = body.html().expect("HTML body").filter(|html| html.origin == BodyOrigin::Rtf) {
        let hash = Some(sha256(html.content.replace("\r\n", "\n").as_bytes()));
        let mut theirs: Readings<'_, Option<String>> = Vec::new();
        let reading = &main["rtf_deencapsulated"]["sha256_lf"];
        theirs.extend(reading.is_string().then(|| ("RTFDE", text(reading))));
        for (reader, other) in others {
            let reading = &other["rtf"]["deencapsulated"]["sha256_lf"];
            theirs.extend(reading.is_string().then(|| (*reader, text(reading))));
        }
        table.compare("HTML in RTF", place, &hash, &theirs);
    }
}

/// RFC 3339 with six decimals, as the oracle writes times, of a time so many ticks later.
fn microseconds(time: FileTime, later: u64) -> String {
    let time = FileTime::from_ticks(time.ticks() + later);
    let whole = FileTime::from_ticks(time.ticks() - time.ticks() % 10_000_000);
    let text = whole.to_rfc3339().expect("a time before the year 10000");
    let micros = time.ticks() % 10_000_000 / 10;
    format!("{}.{micros:06}Z", text.trim_end_matches('Z'))
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
