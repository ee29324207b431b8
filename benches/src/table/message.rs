//! Real messages: every property, recipient and attachment.

use std::fs;
use std::io;
use std::path::Path;

use imsg::Message;
use imsg_benches::Digest;
use mapi_props::{PropertyStore, PropertyValueRef};
use msg_parser::Outlook;

use crate::Measure;
use crate::contest::{Contest, Outcome};
use crate::corpus::{agreed, each, messages};

/// Reads the real messages whole; nothing where the folder of real files is not given.
pub(crate) fn measure(measure: &Measure) -> io::Result<Vec<Outcome>> {
    let Some(corpus) = &measure.corpus else {
        eprintln!("  skipped: IMSG_CORPUS is not set");
        return Ok(Vec::new());
    };
    let all = messages(corpus)?;
    let files = agreed(&all, &[read_ours, read_peer]);
    let mut contest = Contest::new(format!("all of {} messages", files.len()));
    let files = &files;
    let ours = contest.runner("ours", move || each(files, read_ours));
    let peer = contest.runner("msg_parser", move || each(files, read_peer));
    let limit = contest
        .runner_in(1, "reading the files", move || each(files, |path| Ok(fs::read(path)?.len() as u64)));
    contest.faster("ours / msg_parser", ours, &[peer], 4.0);
    contest.faster("ours / reading the files", ours, &[limit], None);
    contest.note(format!(
        "{} of {} files: those that both read and in which both find the same class and as many recipients and \
         attachments. Ours decodes every text, looks into embedded messages to any depth, and maps named properties.",
        files.len(),
        all.len()
    ));
    Ok(vec![contest.run(measure.effort)?])
}

/// Everything in a message and the messages in it; the digest is of what the peer can tell too.
fn read_ours(path: &Path) -> io::Result<u64> {
    let top = Message::open(path).map_err(io::Error::other)?;
    let mut digest = Digest::new();
    let class = top.class().map_err(io::Error::other)?;
    digest.all(class.as_ref().map_or("", |class| class.as_str()).as_bytes());
    digest.number(top.num_recipients() as u64);
    digest.number(top.num_attachments() as u64);
    let mut size = 0;
    let mut messages = vec![top];
    while let Some(message) = messages.pop() {
        size += properties(message.properties())? + message.names().map_err(io::Error::other)?.len();
        for recipient in message.recipients().map_err(io::Error::other)? {
            size += properties(recipient.properties())?;
        }
        for attachment in message.attachments().map_err(io::Error::other)? {
            size += properties(attachment.properties())?;
            messages.extend(attachment.embedded().map_err(io::Error::other)?);
        }
    }
    std::hint::black_box(size);
    Ok(digest.value())
}

/// Every value, text decoded; its size.
fn properties(store: &PropertyStore) -> io::Result<usize> {
    let mut size = 0;
    for property in store.properties() {
        let Some(value) = property.value().map_err(io::Error::other)? else { continue };
        size += match &value {
            PropertyValueRef::String(_) | PropertyValueRef::String8(_) => {
                value.to_text().map_or(0, |text| text.len())
            }
            PropertyValueRef::MultipleString(_) | PropertyValueRef::MultipleString8(_) => {
                value.to_texts().map_or(0, |texts| texts.len())
            }
            other => other.as_bytes().map_or(8, <[u8]>::len),
        };
    }
    Ok(size)
}

fn read_peer(path: &Path) -> io::Result<u64> {
    let message = Outlook::from_path(path).map_err(|error| io::Error::other(error.to_string()))?;
    let mut digest = Digest::new();
    digest.all(message.message_class.as_bytes());
    digest.number((message.to.len() + message.cc.len() + message.bcc.len()) as u64);
    digest.number(message.attachments.len() as u64);
    Ok(digest.value())
}
