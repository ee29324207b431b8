//! A message out of a message object, as `imsg show --json --data` prints it.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use data_encoding::BASE64;
use imsg::make::{Address, Attachment, Body, Build, Mail, Recipient};
use imsg::{Importance, Sensitivity};
use mapi_props::pid_tag;
use serde_json::Value;

use crate::cmd::new::options;
use crate::failure::{Failure, Result};
use crate::json::SCHEMA_VERSION;

/// Reads a file that holds one object.
pub(super) fn read(path: &Path) -> Result<Mail> {
    let mut bytes = Vec::new();
    if path.as_os_str() == "-" {
        io::stdin().lock().read_to_end(&mut bytes)?;
    } else {
        bytes = fs::read(path).map_err(|error| Failure::io(path, "cannot read", &error))?;
    }
    let about = |failure: Failure| failure.about(path.display().to_string());
    let value: Value = serde_json::from_slice(&bytes).map_err(|error| {
        about(Failure::new(format!("is no message object: {error}")))
            .advise("`imsg show --json --data FILE` prints one")
    })?;
    Object { value: &value, place: String::new() }.mail().map_err(about)
}

/// What makes a recipient of an address.
type Make = fn(Address) -> Recipient;

/// An object, and where it is in the outermost one.
struct Object<'a> {
    value: &'a Value,
    place: String,
}

impl<'a> Object<'a> {
    fn wrong(&self, key: &str, expected: &str) -> Failure {
        let place = format!("{}{key}", self.place);
        Failure::new(format!("{place}: {expected} was expected"))
    }

    fn field(&self, key: &str) -> Option<&'a Value> {
        self.value.get(key).filter(|value| !value.is_null())
    }

    fn text(&self, key: &str) -> Result<Option<&'a str>> {
        match self.field(key) {
            None => Ok(None),
            Some(value) => value.as_str().map(Some).ok_or_else(|| self.wrong(key, "a text")),
        }
    }

    fn is(&self, key: &str) -> Result<bool> {
        match self.field(key) {
            None => Ok(false),
            Some(value) => value.as_bool().ok_or_else(|| self.wrong(key, "true or false")),
        }
    }

    fn list(&self, key: &str) -> Result<Vec<Object<'a>>> {
        let Some(value) = self.field(key) else { return Ok(Vec::new()) };
        let list = value.as_array().ok_or_else(|| self.wrong(key, "a list"))?;
        let inner = |(index, value)| Object { value, place: format!("{}{key}[{index}].", self.place) };
        Ok(list.iter().enumerate().map(inner).collect())
    }

    fn object(&self, key: &str) -> Result<Option<Object<'a>>> {
        let Some(value) = self.field(key) else { return Ok(None) };
        if !value.is_object() {
            return Err(self.wrong(key, "an object"));
        }
        Ok(Some(Object { value, place: format!("{}{key}.", self.place) }))
    }

    fn time(&self, key: &str) -> Result<Option<imsg::FileTime>> {
        let Some(text) = self.text(key)? else { return Ok(None) };
        options::time(text).map(Some).map_err(|_| self.wrong(key, "a time as 2007-06-14T09:42:53Z"))
    }

    /// The value of a word in a list of words.
    fn word<T: Copy>(&self, key: &str, words: &[(&str, T)]) -> Result<Option<T>> {
        let Some(text) = self.text(key)? else { return Ok(None) };
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        let all = || words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
        found.map(Some).ok_or_else(|| self.wrong(key, &format!("one of {}", all())))
    }

    fn address(&self) -> Result<Address> {
        let email = self.text("email")?;
        let name = self.text("name")?.or(email).unwrap_or_default();
        match email {
            Some(email) => Ok(Address::new(name, email)),
            None => {
                let kind = self.text("address_type")?.unwrap_or_default();
                Ok(Address::of_type(name, kind, self.text("original")?.unwrap_or_default()))
            }
        }
    }

    fn mail(&self) -> Result<Mail> {
        if !self.value.is_object() {
            return Err(Failure::new("is no message object").advise("give one object, not a list of them"));
        }
        if let Some(version) = self.field("schema_version")
            && version.as_u64() != Some(u64::from(SCHEMA_VERSION))
        {
            return Err(self.wrong("schema_version", &SCHEMA_VERSION.to_string()));
        }
        let mut mail = Mail::new();
        if let Some(class) = self.text("message_class")? {
            mail = mail.class(class);
        }
        if let Some(subject) = self.text("subject")? {
            mail = mail.subject(subject);
            if let Some(prefix) = self.text("normalized_subject")?.and_then(|rest| subject.strip_suffix(rest))
            {
                mail = mail.subject_prefix(prefix);
            }
        }
        if let Some(from) = self.object("from")? {
            mail = mail.from(from.address()?);
        }
        if let Some(sender) = self.object("sender")? {
            mail = mail.sender(sender.address()?);
        }
        for recipient in self.list("recipients")? {
            let address = recipient.address()?;
            let kinds: [(&str, Make); 4] = [
                ("to", Recipient::to),
                ("cc", Recipient::cc),
                ("bcc", Recipient::bcc),
                ("originator", originator),
            ];
            let make = recipient.word("type", &kinds)?.unwrap_or(Recipient::to);
            mail = mail.recipient(make(address));
        }
        mail = self.envelope(mail)?;
        if let Some(body) = self.object("body")? {
            mail = body.body(mail)?;
        }
        for attachment in self.list("attachments")? {
            mail = mail.attach(attachment.attachment()?);
        }
        Ok(mail)
    }

    /// Times, ids and the header.
    fn envelope(&self, mut mail: Mail) -> Result<Mail> {
        let importance =
            [("low", Importance::Low), ("normal", Importance::Normal), ("high", Importance::High)];
        if let Some(importance) = self.word("importance", &importance)? {
            mail = mail.importance(importance);
        }
        let sensitivity = [
            ("normal", Sensitivity::Normal),
            ("personal", Sensitivity::Personal),
            ("private", Sensitivity::Private),
            ("confidential", Sensitivity::Confidential),
        ];
        if let Some(sensitivity) = self.word("sensitivity", &sensitivity)? {
            mail = mail.sensitivity(sensitivity);
        }
        if let Some(time) = self.time("submitted")? {
            mail = mail.sent(time);
        }
        if let Some(time) = self.time("delivered")? {
            mail = mail.delivered(time);
        }
        if let Some(time) = self.time("created")? {
            mail = mail.created(time);
        }
        if let Some(id) = self.text("message_id")? {
            mail = mail.message_id(id);
        }
        if let Some(topic) = self.text("conversation_topic")? {
            mail = mail.conversation_topic(topic);
        }
        if let Some(headers) = self.text("headers")? {
            mail = mail.transport_headers(headers);
        }
        Ok(mail)
    }

    fn body(&self, mail: Mail) -> Result<Mail> {
        let (text, html, rtf) = (self.text("text")?, self.text("html")?, self.text("rtf")?);
        let body = match (html, rtf) {
            (Some(html), _) => {
                let body = match text {
                    Some(text) => Body::text_and_html(text, html),
                    None => Body::html(html),
                };
                // Where the HTML is only inside RTF, it stays there.
                if self.text("html_from")? == Some("rtf") { body.in_rtf() } else { body }
            }
            (None, Some(rtf)) => {
                let bytes: Option<Vec<u8>> =
                    rtf.chars().map(|letter| u8::try_from(u32::from(letter)).ok()).collect();
                let bytes = bytes.ok_or_else(|| self.wrong("rtf", "a character for each byte"))?;
                match text {
                    Some(text) => Body::text_and_rtf(text, bytes),
                    None => Body::rtf(bytes),
                }
            }
            (None, None) => match text {
                Some(text) => Body::text(text),
                None => return Ok(mail),
            },
        };
        Ok(mail.body(body))
    }

    fn attachment(&self) -> Result<Attachment> {
        let name = self.text("long_name")?.or(self.text("name")?).unwrap_or_default();
        let mut made = if let Some(message) = self.object("message")? {
            Attachment::message(&message.mail()?)?.name(name)
        } else if let Some(data) = self.text("data")? {
            let bytes = BASE64.decode(data.as_bytes()).map_err(|_| self.wrong("data", "base64"))?;
            Attachment::bytes(name, bytes)
        } else {
            let failure = self.wrong("data", "the bytes of the attachment");
            return Err(failure.advise("make the object with `imsg show --json --data`"));
        };
        if let Some(kind) = self.text("mime_type")? {
            made = made.mime_type(kind);
        }
        if let Some(location) = self.text("content_location")? {
            made = made.content_location(location);
        }
        made = match self.text("content_id")? {
            Some(id) if self.is("inline")? => made.inline(id),
            Some(id) => made.content_id(id),
            None => made,
        };
        if self.is("hidden")? {
            made = made.hidden()
        }
        Ok(made)
    }
}

/// Who sent the message, where the recipients hold that too.
fn originator(address: Address) -> Recipient {
    Recipient::to(address).property(pid_tag::PidTagRecipientType, 0)
}
