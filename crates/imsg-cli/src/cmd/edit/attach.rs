//! Attachments added and removed.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use cfb_core::{Mode, Share, Storage};
use imsg::mapi::{
    Attachment, CopyFlags, CopyTarget, DeleteAttachFlags, Message, OpenAttachFlags, OpenOptions,
    OpenPropertyFlags, PropertyObject, SaveFlags,
};
use mapi_props::{ErrorCode, PROPERTY_STREAM_NAME, PropertyTag, pid_tag};

use super::told;
use crate::failure::{Failure, Result};
use crate::input::{Input, globs};
use crate::output::Sink;

/// Bytes read at once.
const PART: usize = 1 << 20;

/// `afByValue` and `afEmbeddedMessage`, values of PidTagAttachMethod.
const BY_VALUE: i32 = 1;
const EMBEDDED: i32 = 5;

/// What programs call the contents of a file, by its extension.
const TYPES: &[(&str, &str)] = &[
    ("bmp", "image/bmp"),
    ("csv", "text/csv"),
    ("doc", "application/msword"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("eml", "message/rfc822"),
    ("gif", "image/gif"),
    ("gz", "application/gzip"),
    ("htm", "text/html"),
    ("html", "text/html"),
    ("ics", "text/calendar"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("json", "application/json"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("msg", "application/vnd.ms-outlook"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("ppt", "application/vnd.ms-powerpoint"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("rtf", "application/rtf"),
    ("svg", "image/svg+xml"),
    ("tif", "image/tiff"),
    ("tiff", "image/tiff"),
    ("txt", "text/plain"),
    ("vcf", "text/vcard"),
    ("wav", "audio/wav"),
    ("webp", "image/webp"),
    ("xls", "application/vnd.ms-excel"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("xml", "application/xml"),
    ("zip", "application/zip"),
];

/// Removes the attachments whose name fits one of the patterns; each pattern must fit one. Whether there were any.
pub(super) fn detach(message: &Message, patterns: &[String]) -> Result<bool> {
    if patterns.is_empty() {
        return Ok(false);
    }
    let globs = globs(patterns)?;
    let mut has_fitted = vec![false; patterns.len()];
    for number in message.attachment_numbers().map_err(told)? {
        let attachment = message.open_attach(number, OpenAttachFlags::NONE).map_err(told)?;
        let name = name_of(&attachment)?;
        drop(attachment);
        // A name may hold what a file system takes for a folder.
        let fitting = globs.matches(name.replace(['/', '\\'], "_"));
        for at in &fitting {
            has_fitted.get_mut(*at).into_iter().for_each(|fitted| *fitted = true);
        }
        if !fitting.is_empty() {
            message.delete_attach(number, DeleteAttachFlags::NONE).map_err(told)?;
        }
    }
    match patterns.iter().zip(has_fitted).find(|(_, fitted)| !fitted) {
        Some((pattern, _)) => {
            let failure = Failure::new(format!("no attachment has a name like {pattern}"));
            Err(failure.advise("`imsg ls FILE` lists the attachments"))
        }
        None => Ok(true),
    }
}

/// The long name, else the short one, else the display name.
fn name_of(attachment: &Attachment) -> Result<String> {
    let tags = [pid_tag::PidTagAttachLongFilename, pid_tag::PidTagAttachFilename, pid_tag::PidTagDisplayName];
    for tag in tags {
        if let Some(name) = attachment.text(tag).map_err(told)?.filter(|name| !name.is_empty()) {
            return Ok(name);
        }
    }
    Ok(String::new())
}

/// Adds a file as an attachment, or the message that it holds.
pub(super) fn attach(message: &Message, path: &Path, embed: bool, sink: &mut Sink<'_>) -> Result<()> {
    let shown = path.display().to_string();
    let is_message = path.extension().is_some_and(|extension| {
        extension.eq_ignore_ascii_case("msg") || extension.eq_ignore_ascii_case("oft")
    });
    let added = if embed && is_message { message_in(message, path, sink) } else { file_in(message, path) };
    added.map_err(|failure| failure.about(shown))
}

fn file_in(message: &Message, path: &Path) -> Result<()> {
    let fail = |what: &str, error: &io::Error| Failure::io(path, what, error);
    let mut source = File::open(path)
        .map_err(|error| fail("cannot be opened", &error).advise("check the name of the attachment"))?;
    if source.metadata().is_ok_and(|metadata| metadata.is_dir()) {
        return Err(Failure::new("is a folder, a file was expected").advise("name a file in it"));
    }
    let attachment = message.create_attach().map_err(told)?;
    attachment.set(pid_tag::PidTagAttachMethod, BY_VALUE).map_err(told)?;
    let long = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let extension = path.extension().map(|extension| extension.to_string_lossy().into_owned());
    set_name(&attachment, pid_tag::PidTagDisplayName, &long)?;
    set_name(&attachment, pid_tag::PidTagAttachLongFilename, &long)?;
    set_name(&attachment, pid_tag::PidTagAttachFilename, &short_name(&long))?;
    if let Some(extension) = extension {
        set_name(&attachment, pid_tag::PidTagAttachExtension, &format!(".{extension}"))?;
        let known = TYPES.iter().find(|(known, _)| extension.eq_ignore_ascii_case(known));
        if let Some((_, mime_type)) = known {
            attachment.set(pid_tag::PidTagAttachMimeTag, *mime_type).map_err(told)?;
        }
    }
    let flags = OpenPropertyFlags::CREATE | OpenPropertyFlags::MODIFY;
    let stream = attachment.open_stream(pid_tag::PidTagAttachDataBinary, flags).map_err(told)?;
    let mut part = vec![0; PART];
    let mut at = 0u64;
    loop {
        match source.read(&mut part) {
            Ok(0) => break,
            Ok(n) => {
                stream.write_at(at, part.get(..n).unwrap_or_default()).map_err(told)?;
                at = at.saturating_add(n as u64);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(fail("cannot be read", &error)),
        }
    }
    stream.commit().map_err(told)?;
    drop(stream);
    attachment.save_changes(SaveFlags::NONE).map_err(told)
}

fn message_in(message: &Message, path: &Path, sink: &mut Sink<'_>) -> Result<()> {
    // What is no compound file is named as what it is.
    drop(Input::Named(path.to_owned()).open_message(crate::args::OpenArgs::default())?);
    let storage = Storage::open(path, Mode::read().share(Share::DenyWrite))?;
    if storage.stat_of(PROPERTY_STREAM_NAME).is_err() {
        return Err(Failure::new("holds no message").advise("without --embed, it is attached as a file"));
    }
    let source = Message::open_on(&storage, OpenOptions::new()).map_err(told)?;
    let attachment = message.create_attach().map_err(told)?;
    attachment.set(pid_tag::PidTagAttachMethod, EMBEDDED).map_err(told)?;
    let subject = source.text(pid_tag::PidTagSubject).map_err(told)?.filter(|subject| !subject.is_empty());
    let name = subject.or_else(|| path.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
    set_name(&attachment, pid_tag::PidTagDisplayName, &name.unwrap_or_default())?;
    let flags = OpenPropertyFlags::CREATE | OpenPropertyFlags::MODIFY;
    let inner = attachment.open_message(flags).map_err(told)?;
    let copied = source.copy_to(CopyTarget::message(&inner), None, &[], CopyFlags::NONE);
    // What follows from other properties follows in the copy too.
    let problems = copied.map_err(told)?.into_iter().filter(|problem| problem.code != ErrorCode::COMPUTED);
    for problem in problems {
        let text = format!("{} is not in the copy ({})", problem.tag, problem.code);
        sink.remark(&path.display().to_string(), &text);
    }
    inner.save_changes(SaveFlags::NONE).map_err(told)?;
    drop(inner);
    attachment.save_changes(SaveFlags::NONE).map_err(told)
}

/// Sets a name; in a message with 8-bit text, `_` stands for what its code page does not have.
fn set_name(attachment: &Attachment, tag: PropertyTag, name: &str) -> Result<()> {
    match attachment.set(tag, name) {
        Err(error) if error.code() == ErrorCode::BAD_CHARWIDTH => {
            let plain: String = name.chars().map(|c| if c.is_ascii() { c } else { '_' }).collect();
            attachment.set(tag, plain).map_err(told)
        }
        done => done.map_err(told),
    }
}

/// The name of at most eight characters, a dot and three, as old programs need it.
fn short_name(long: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "!#$%&'()-@^_`{}~".contains(c);
    let (stem, extension) = match long.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => (stem, extension),
        _ => (long, ""),
    };
    let fits = |text: &str, max: usize| text.len() <= max && text.chars().all(is_plain);
    if fits(stem, 8) && fits(extension, 3) {
        return long.to_owned();
    }
    let cut = |text: &str, max: usize| -> String {
        let kept = text.chars().filter(|c| !matches!(c, ' ' | '.')).take(max);
        kept.map(|c| if is_plain(c) { c.to_ascii_uppercase() } else { '_' }).collect()
    };
    let (stem, extension) = (cut(stem, 6), cut(extension, 3));
    if extension.is_empty() { format!("{stem}~1") } else { format!("{stem}~1.{extension}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_have_eight_characters_and_three() {
        for (long, short) in [
            ("menu.txt", "menu.txt"),
            ("README", "README"),
            (".profile", "PROFIL~1"),
            ("long name of a file.html", "LONGNA~1.HTM"),
            ("a.b.tar.gz", "ABTAR~1.GZ"),
            ("\u{e4}\u{f6}.txt", "__~1.TXT"),
            ("two words.c", "TWOWOR~1.C"),
        ] {
            assert_eq!(short_name(long), short, "{long}");
        }
    }

    #[test]
    fn the_table_of_types_is_in_order() {
        assert!(TYPES.is_sorted_by(|one, other| one.0 < other.0));
    }
}
