//! Behaviour of the message layer on messages made for it.
#![cfg(test)]

mod attachments;
mod bodies;
mod damage;
mod embedded;
mod findings;
mod items;
mod make;
mod mapi;
mod open;
mod people;

use cfb_layout::msg::{self, MsgFile};
use imsg::Message;

/// A message of class IPM.Note with whatever `fill` adds.
fn note(fill: impl FnOnce(&mut msg::Message)) -> Message {
    let mut file = MsgFile::new();
    file.message.set(0x001A, "IPM.Note");
    fill(&mut file.message);
    Message::from_bytes(file.to_vec()).expect("a message")
}
