//! Prints a message and lists its attachments: `cargo run -p imsg --example read -- FILE.msg`. The README shows it.
#![forbid(unsafe_code)]

use imsg::Message;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args_os().nth(1).ok_or("which message?")?;
    let message = Message::open(path)?;
    println!("Subject: {}", message.subject()?.unwrap_or_default());
    if let Some(sender) = message.from()? {
        println!("From: {sender}");
    }
    for recipient in message.recipients()? {
        println!("{:?}: {}", recipient.kind()?, recipient.mailbox()?);
    }
    if let Some(text) = message.body().text()? {
        println!("\n{}", text.content);
    }
    for attachment in message.attachments()? {
        if let (Some(name), Some(bytes)) = (attachment.name()?, attachment.bytes()?) {
            println!("{name}: {} bytes", bytes.len());
        }
    }
    Ok(())
}
