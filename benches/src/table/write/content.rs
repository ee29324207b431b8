//! What is in each of the small messages.

use std::io;
use std::path::Path;

use imsg::mapi::{
    Message, ModifyRecipientsFlags, OpenFlags, OpenOptions, PropertyObject, RecipientEntry, SaveFlags,
};
use mapi_props::{PropertyTag, PropertyValue, pid_tag};

/// The text and the attachment, the same in all.
pub(super) struct Content {
    pub(super) text: String,
    pub(super) data: Vec<u8>,
}

impl Content {
    pub(super) fn new() -> Self {
        let mut state = 0x2545_F491_4F6C_DD1Du64;
        let data = (0..1_000).flat_map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()
        });
        Self { text: "A line of text with some words in it.\r\n".repeat(64), data: data.collect() }
    }

    /// Writes the message of a number, into a new file and without waiting for the disk.
    pub(super) fn write(&self, path: &Path, number: u32) -> io::Result<()> {
        self.write_with(path, number).map_err(io::Error::other)
    }

    fn write_with(&self, path: &Path, number: u32) -> imsg::Result<()> {
        let message = Message::create(path, OpenOptions::new().flags(OpenFlags::UNICODE).sync(false))?;
        message.set_props(&[
            (pid_tag::PidTagMessageClass, PropertyValue::from("IPM.Note")),
            (pid_tag::PidTagSubject, PropertyValue::from(subject(number).as_str())),
            (pid_tag::PidTagBody, PropertyValue::from(self.text.as_str())),
        ])?;
        let people: Vec<_> = (0..3).map(recipient).collect();
        let people: Vec<&RecipientEntry> = people.iter().map(|person| &person[..]).collect();
        message.modify_recipients(ModifyRecipientsFlags::ADD, &people)?;
        let attachment = message.create_attach()?;
        attachment.set_props(&[
            (pid_tag::PidTagAttachMethod, PropertyValue::Integer32(1)),
            (pid_tag::PidTagAttachLongFilename, PropertyValue::from(FILE_NAME)),
            (pid_tag::PidTagAttachDataBinary, PropertyValue::Binary(self.data.clone())),
        ])?;
        attachment.save_changes(SaveFlags::NONE)?;
        message.save_changes(SaveFlags::NONE)
    }

    /// Reads a file and fails if it is not the message of the number.
    pub(super) fn check(&self, path: &Path, number: u32) -> io::Result<()> {
        let message = imsg::Message::open(path).map_err(io::Error::other)?;
        let differs = |what: &str| Err(io::Error::other(format!("{}: {what}", path.display())));
        if message.subject().map_err(io::Error::other)?.as_deref() != Some(&*subject(number)) {
            return differs("subject");
        }
        let body = message.body();
        let text = body.text().map_err(io::Error::other)?;
        if text.is_none_or(|text| text.content.trim_end() != self.text.trim_end()) {
            return differs("text");
        }
        let mut people = Vec::new();
        for recipient in message.recipients().map_err(io::Error::other)? {
            let name = recipient.name().map_err(io::Error::other)?.unwrap_or_default();
            let mailbox = recipient.mailbox().map_err(io::Error::other)?;
            people.push((name, mailbox.email.unwrap_or_default()));
        }
        people.sort();
        if people != (0..3).map(|person| (name(person), address(person))).collect::<Vec<_>>() {
            return differs(&format!("recipients {people:?}"));
        }
        let attachments = message.attachments().map_err(io::Error::other)?;
        let [attachment] = attachments.as_slice() else { return differs("attachments") };
        let file_name = attachment.name().map_err(io::Error::other)?;
        let bytes = attachment.bytes().map_err(io::Error::other)?;
        if file_name.as_deref() != Some(FILE_NAME) || bytes.is_none_or(|bytes| *bytes != *self.data) {
            return differs("attachment");
        }
        Ok(())
    }
}

const FILE_NAME: &str = "figures.bin";

fn subject(number: u32) -> String {
    format!("Quarterly figures {number}")
}

fn name(person: u32) -> String {
    format!("Person {person}")
}

fn address(person: u32) -> String {
    format!("person{person}@example.org")
}

/// A recipient, complete.
pub(super) fn recipient(person: u32) -> Vec<(PropertyTag, PropertyValue)> {
    vec![
        (pid_tag::PidTagRecipientType, PropertyValue::Integer32(1)),
        (pid_tag::PidTagDisplayName, PropertyValue::from(name(person).as_str())),
        (pid_tag::PidTagAddressType, PropertyValue::from("SMTP")),
        (pid_tag::PidTagEmailAddress, PropertyValue::from(address(person).as_str())),
        (pid_tag::PidTagSmtpAddress, PropertyValue::from(address(person).as_str())),
    ]
}
