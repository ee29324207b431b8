//! How the time grows with the number of recipients and attachments, and with the depth of messages in messages.

use std::io;
use std::sync::Arc;

use cfb_core::{Mode, Share, SharedBytes, Storage};
use imsg::mapi::{
    Message, ModifyRecipientsFlags, OpenAttachFlags, OpenFlags, OpenOptions, OpenPropertyFlags,
    PropertyObject, SaveFlags,
};
use mapi_props::{PropertyValue, pid_tag};

use super::content::recipient;
use crate::Measure;
use crate::contest::{Contest, Effort, Outcome};

const KEEP: SaveFlags = SaveFlags::KEEP_OPEN_READWRITE;

/// Rounds of work that takes seconds.
const ROUNDS: usize = 5;

/// Measures all of it, in memory.
pub(super) fn measure(measure: &Measure) -> io::Result<Vec<Outcome>> {
    let effort = Effort { rounds: measure.effort.rounds.min(ROUNDS), ..measure.effort };
    let divisor = if measure.is_smoke { 100 } else { 1 };
    Ok(vec![
        growth("recipients", 50_000 / divisor, recipients, effort, measure.is_smoke)?,
        growth("attachments", 2_000 / divisor, attachments, effort, measure.is_smoke)?,
        depth(100, measure.effort)?,
    ])
}

/// So many of something, and twice as many.
fn growth(
    what: &str,
    count: u32,
    work: fn(u32) -> imsg::Result<u64>,
    effort: Effort,
    is_smoke: bool,
) -> io::Result<Outcome> {
    let twice = count * 2;
    let mut contest = Contest::new(format!("a message with {count} and {twice} {what}"));
    let less = contest.runner_in(0, count.to_string(), move || work(count).map_err(io::Error::other));
    let more = contest.runner_in(1, twice.to_string(), move || work(twice).map_err(io::Error::other));
    let asked = if is_smoke { f64::INFINITY } else { 2.3 };
    contest.growth(format!("time of {twice} / time of {count}"), more, less, asked);
    contest.run(effort)
}

/// A new message in memory.
fn begin() -> imsg::Result<(Arc<SharedBytes>, Message)> {
    let store = Arc::new(SharedBytes::new([]));
    let message = Message::create_on(store.clone(), OpenOptions::new().flags(OpenFlags::UNICODE))?;
    Ok((store, message))
}

fn recipients(count: u32) -> imsg::Result<u64> {
    let (_, message) = begin()?;
    for person in 0..count {
        message.modify_recipients(ModifyRecipientsFlags::ADD, &[&recipient(person)])?;
    }
    message.save_changes(SaveFlags::NONE)?;
    Ok(u64::from(count))
}

fn attachments(count: u32) -> imsg::Result<u64> {
    let (_, message) = begin()?;
    for _ in 0..count {
        let attachment = message.create_attach()?;
        attachment.set(pid_tag::PidTagAttachDataBinary, PropertyValue::Binary(vec![1; 2_000]))?;
        attachment.save_changes(SaveFlags::NONE)?;
    }
    message.save_changes(SaveFlags::NONE)?;
    Ok(message.attachment_numbers()?.len() as u64)
}

/// Messages in messages, made from the outside in, saved from the inside out, and read down to the last.
fn depth(levels: u32, effort: Effort) -> io::Result<Outcome> {
    let mut contest = Contest::new(format!("messages in messages, {levels} deep"));
    let nested = nested(levels).map_err(io::Error::other)?;
    contest.runner_in(0, "made and saved", || {
        let store = self::nested(levels).map_err(io::Error::other)?;
        Ok(cfb_core::ReadAt::len(&*store))
    });
    contest.runner_in(1, "read to the innermost", move || {
        let found = descend(&nested).map_err(io::Error::other)?;
        if found != levels {
            return Err(io::Error::other(format!("{found} levels of {levels}")));
        }
        Ok(u64::from(found))
    });
    contest.run(effort)
}

fn nested(levels: u32) -> imsg::Result<Arc<SharedBytes>> {
    let (store, message) = begin()?;
    let both = OpenPropertyFlags::CREATE | OpenPropertyFlags::MODIFY;
    let (mut open, mut outer) = (Vec::new(), message.clone());
    for level in 0..levels {
        outer.set(pid_tag::PidTagSubject, format!("level {level}").as_str())?;
        let attachment = outer.create_attach()?;
        attachment.set(pid_tag::PidTagAttachMethod, 5)?;
        outer = attachment.open_message(both)?;
        open.push((attachment, outer.clone()));
    }
    while let Some((attachment, inner)) = open.pop() {
        inner.save_changes(KEEP)?;
        attachment.save_changes(KEEP)?;
    }
    message.save_changes(SaveFlags::NONE)?;
    Ok(store)
}

fn descend(store: &Arc<SharedBytes>) -> io::Result<u32> {
    let mode = Mode::read().share(Share::DenyWrite);
    let root = Storage::open_on(store.clone(), mode).map_err(io::Error::other)?;
    let mut message = Message::open_on(&root, OpenOptions::new()).map_err(io::Error::other)?;
    let mut levels = 0;
    while !message.attachment_numbers().map_err(io::Error::other)?.is_empty() {
        let attachment = message.open_attach(0, OpenAttachFlags::NONE).map_err(io::Error::other)?;
        message = attachment.open_message(OpenPropertyFlags::NONE).map_err(io::Error::other)?;
        levels += 1;
    }
    Ok(levels)
}
