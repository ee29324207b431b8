//! Writes a message with an attachment into a file: `cargo run -p imsg --example write -- new.msg`.

use imsg::mapi::{Message, OpenFlags, OpenOptions, PropertyObject, SaveFlags};
use imsg::mapi_props::{PropertyValue, pid_tag};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args_os().nth(1).ok_or("which file is to be made?")?;
    let message = Message::create(path, OpenOptions::new().flags(OpenFlags::UNICODE))?;
    message.set(pid_tag::PidTagMessageClass, "IPM.Note")?;
    message.set(pid_tag::PidTagSubject, "Minutes")?;
    message.set(pid_tag::PidTagBody, "They are attached.")?;
    let attachment = message.create_attach()?;
    attachment.set(pid_tag::PidTagAttachMethod, 1)?;
    attachment.set(pid_tag::PidTagAttachLongFilename, "minutes.txt")?;
    attachment.set(pid_tag::PidTagAttachDataBinary, PropertyValue::Binary(b"All agreed.".to_vec()))?;
    attachment.save_changes(SaveFlags::KEEP_OPEN_READONLY)?; // into the message
    message.save_changes(SaveFlags::KEEP_OPEN_READONLY)?; // into the file, all of it or nothing
    Ok(())
}
