//! Extracting one message and all messages in it, without recursion.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use imsg::{Attachment, AttachmentContent, Message, Stream};
use mapi_props::CodePageSource;
use sha2::{Digest, Sha256};

use crate::cmd::extract::Plan;
use crate::cmd::extract::manifest::Part;
use crate::cmd::extract::target::Names;
use crate::cmd::show::Part as Body;
use crate::failure::{Failure, Kind, Result};
use crate::input::{DiskCopy, OpenedMessage, cut_short, feed};
use crate::json::{Context, Detail, MessageObject, Unread, place};
use crate::output::{Pending, Sink};

/// The bodies of a message, and the files that they become.
const BODIES: [(Body, &str, &str, &str); 4] = [
    (Body::Text, ".body.text", "body.txt", "text/plain; charset=utf-8"),
    (Body::Html, ".body.html", "body.html", "text/html; charset=utf-8"),
    (Body::Rtf, ".body.rtf", "body.rtf", "application/rtf"),
    (Body::Headers, ".headers", "headers.txt", "text/plain; charset=utf-8"),
];

/// One input that is being extracted.
pub(super) struct Extraction<'e> {
    file: &'e str,
    opened: &'e OpenedMessage,
    plan: Plan<'e>,
    /// The target folder of the whole run: what the manifest's paths are relative to.
    dir: &'e Path,
    /// The folder of this input.
    folder: &'e Path,
    unread: &'e Unread,
    names: Names,
    parts: Vec<Part>,
    /// Messages still to be extracted: where they go, and their path in the message object.
    open: Vec<(Message, PathBuf, String, Option<CodePageSource>)>,
    #[cfg(unix)]
    made: std::collections::HashSet<(u64, u64)>,
}

impl<'e> Extraction<'e> {
    pub(super) fn new(
        file: &'e str,
        opened: &'e OpenedMessage,
        plan: Plan<'e>,
        dir: &'e Path,
        folder: &'e Path,
        unread: &'e Unread,
    ) -> Self {
        Self {
            file,
            opened,
            plan,
            dir,
            folder,
            unread,
            names: Names::default(),
            parts: Vec::new(),
            open: Vec::new(),
            #[cfg(unix)]
            made: std::collections::HashSet::new(),
        }
    }

    /// Extracts the message and all messages in it; what there was, for the manifest. A part that cannot be written is
    /// reported, and the others are written all the same.
    pub(super) fn run(mut self, sink: &mut Sink<'_>) -> Result<Vec<Part>> {
        self.open.push((self.opened.message.clone(), PathBuf::new(), String::new(), None));
        while let Some((message, folder, path, outer)) = self.open.pop() {
            for attachment in self.unread.or_none(message.attachments().map(Some)).unwrap_or_default() {
                let path = format!("{path}.attachments[{}]", attachment.index());
                let done = self.attachment(&attachment, &folder, &path, sink);
                self.report(done, &attachment, sink)?;
            }
            if message.is_embedded() || self.plan.body {
                self.bodies(&message, &folder, &path, sink)?;
            }
            if message.is_embedded() {
                self.object(&message, &folder, &path, outer, sink)?;
            }
        }
        Ok(self.parts)
    }

    fn report(&self, done: Result<()>, attachment: &Attachment, sink: &mut Sink<'_>) -> Result<()> {
        match done {
            Err(failure) if failure.kind() == Kind::Closed => Err(failure),
            Err(failure) => {
                sink.fail(&failure.about(format!("{}: {}", self.file, place(attachment))));
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }

    fn attachment(
        &mut self,
        attachment: &Attachment,
        folder: &Path,
        path: &str,
        sink: &mut Sink<'_>,
    ) -> Result<()> {
        let content = attachment.content()?;
        let name = self.unread.or_none(attachment.name());
        let fallback = self.fallback(attachment);
        let mut part = self.part(path, "attachment", name.clone());
        part.media_type = self.unread.or_none(attachment.mime_type());
        part.reference = self.unread.or_none(attachment.reference());
        let name = name.unwrap_or_default();
        match content {
            AttachmentContent::Data => {
                let to = self.names.file(folder, &name, &fallback);
                let mut stream = attachment.open()?;
                return self.write(&to, part, sink, |out| match &mut stream {
                    Some(stream) => out.stream(stream, self.opened.disk.as_ref()),
                    None => Ok(()),
                });
            }
            AttachmentContent::Message => {
                part.kind = "message";
                part.media_type.get_or_insert("application/vnd.ms-outlook".to_owned());
                if let Some(message) = attachment.embedded()? {
                    let subject =
                        self.unread.or_none(message.subject()).filter(|subject| !subject.is_empty());
                    let to = self.names.folder(folder, subject.as_deref().unwrap_or(&name), "message");
                    part.written = Some(self.below(&to));
                    let outer = attachment.message().code_page().source;
                    self.open.push((message, to, format!("{path}.message"), Some(outer)));
                }
            }
            AttachmentContent::Storage => {
                part.kind = "ole";
                let to = self.names.folder(folder, &name, &fallback);
                part.written = Some(self.below(&to));
                self.parts.push(part);
                return self.ole(attachment, &to, path, sink);
            }
            AttachmentContent::Reference => {
                part.kind = "reference";
                let reference = part.reference.as_deref().unwrap_or_default();
                let text =
                    format!("{}: the data is elsewhere and is not fetched: {reference}", place(attachment));
                sink.remark(self.file, &text);
            }
            _ => {
                part.kind = "empty";
                sink.remark(self.file, &format!("{}: there is no data", place(attachment)));
            }
        }
        self.parts.push(part);
        Ok(())
    }

    /// The streams of an OLE object.
    fn ole(&mut self, attachment: &Attachment, folder: &Path, path: &str, sink: &mut Sink<'_>) -> Result<()> {
        let Some(ole) = attachment.ole()? else { return Ok(()) };
        for found in ole.streams {
            let mut to = folder.to_owned();
            let mut names = found.path.split('/').peekable();
            while let Some(name) = names.next() {
                to = match names.peek() {
                    // The storages of one object keep their names: equal ones are one folder.
                    Some(_) => to.join(crate::names::safe(name, "storage")),
                    None => self.names.file(&to, name, "stream"),
                };
            }
            let part = self.part(path, "ole_stream", Some(found.path.clone()));
            let file = attachment.properties().file();
            let mut stream = file.entry(found.id)?.open()?;
            let disk = self.opened.disk.as_ref();
            let written = self.write(&to, part, sink, |out| out.stream(&mut stream, disk));
            self.report(written, attachment, sink)?;
        }
        if !ole.is_partial {
            return Ok(());
        }
        let failure =
            Failure::new("its storages are nested so deep that not all streams in them can be named");
        Err(failure.advise("`imsg cfb ls` lists them, `imsg cfb cat` writes one"))
    }

    /// The bodies that a message has.
    fn bodies(&mut self, message: &Message, folder: &Path, path: &str, sink: &mut Sink<'_>) -> Result<()> {
        for (body, key, name, media_type) in BODIES {
            let Some(bytes) = self.unread.or_none(body.read(message)) else { continue };
            let mut part = self.part(&format!("{path}{key}"), "body", None);
            part.media_type = Some(media_type.to_owned());
            let to = self.names.file(folder, name, name);
            let written = self.write(&to, part, sink, |out| Ok(out.write_all(&bytes)?));
            self.report_file(written, sink)?;
        }
        Ok(())
    }

    /// What `show --json` says of an embedded message, but for the messages inside it: they have folders of their own,
    /// and saying it all again at every level would cost the square of the depth.
    fn object(
        &mut self,
        message: &Message,
        folder: &Path,
        path: &str,
        outer: Option<CodePageSource>,
        sink: &mut Sink<'_>,
    ) -> Result<()> {
        let (detail, unread) = (Detail { outermost_only: true, ..Detail::default() }, self.unread);
        let context = Context { file: self.file, names: message.names()?, detail, unread };
        let object = MessageObject { message, context: &context, outer };
        let mut part = self.part(path, "object", None);
        part.media_type = Some("application/json".to_owned());
        let to = self.names.file(folder, "message.json", "message.json");
        let written = self.write(&to, part, sink, |out| {
            let mut out = BufWriter::new(out);
            serde_json::to_writer_pretty(&mut out, &object)?;
            out.write_all(b"\n")?;
            Ok(out.flush()?)
        });
        self.report_file(written, sink)
    }

    fn part(&self, path: &str, kind: &'static str, name: Option<String>) -> Part {
        Part {
            file: self.file.to_owned(),
            path: path.to_owned(),
            kind,
            name,
            written: None,
            size: None,
            sha256: None,
            media_type: None,
            reference: None,
        }
    }

    /// Writes a file below the folder of the message, and notes the part.
    fn write(
        &mut self,
        to: &Path,
        mut part: Part,
        sink: &mut Sink<'_>,
        fill: impl FnOnce(&mut Output) -> Result<()>,
    ) -> Result<()> {
        let path = self.folder.join(to);
        let written = self.make(&path, fill);
        if let Ok((size, sha256, _)) = &written {
            part.written = Some(self.below(to));
            part.size = Some(*size);
            part.sha256.clone_from(sha256);
        }
        self.parts.push(part);
        let (_, _, cut) = written?;
        if self.plan.list {
            let shown = path.display().to_string();
            let shown = sink.console().line(&shown).into_owned();
            writeln!(sink, "{shown}")?;
        }
        cut.map_or(Ok(()), Err)
    }

    /// Makes a file; its size, its hash, and what is missing of it.
    fn make(
        &mut self,
        path: &Path,
        fill: impl FnOnce(&mut Output) -> Result<()>,
    ) -> Result<(u64, Option<String>, Option<Failure>)> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)
                .map_err(|error| Failure::io(folder, "the folder cannot be made", &error))?;
        }
        let hasher = self.plan.hash.then(Sha256::new);
        let file = Pending::create(path, self.plan.force && !self.is_own(path), self.plan.sources)?;
        let mut output = Output { file, hasher, size: 0, cut: None };
        fill(&mut output)?;
        let Output { file, hasher, size, cut } = output;
        file.commit()?;
        self.remember(path);
        Ok((size, hasher.map(|hasher| data_encoding::HEXLOWER.encode(&hasher.finalize())), cut))
    }

    /// Whether a file was made in this run: two names that differ may still be one to the file system (by case, or by
    /// the form of accents), and then not even --force lets one part replace another.
    #[cfg(unix)]
    fn is_own(&self, path: &Path) -> bool {
        use std::os::unix::fs::MetadataExt;
        fs::symlink_metadata(path).is_ok_and(|meta| self.made.contains(&(meta.dev(), meta.ino())))
    }

    #[cfg(unix)]
    fn remember(&mut self, path: &Path) {
        use std::os::unix::fs::MetadataExt;
        if self.plan.force
            && let Ok(meta) = fs::symlink_metadata(path)
        {
            self.made.insert((meta.dev(), meta.ino()));
        }
    }

    #[cfg(not(unix))]
    fn is_own(&self, _path: &Path) -> bool {
        false
    }

    #[cfg(not(unix))]
    fn remember(&mut self, _path: &Path) {}

    /// A path below the target folder of the run, with `/` on every platform.
    fn below(&self, to: &Path) -> String {
        let path = self.folder.join(to);
        let path = path.strip_prefix(self.dir).unwrap_or(&path);
        let names: Vec<_> = path.components().map(|name| name.as_os_str().to_string_lossy()).collect();
        names.join("/")
    }

    /// The name of an attachment that has none that can be used.
    fn fallback(&self, attachment: &Attachment) -> String {
        let extension = self.unread.or_none(attachment.extension()).unwrap_or_default();
        crate::names::safe(&format!("attachment-{}{extension}", attachment.index()), "attachment")
    }

    fn report_file(&self, done: Result<()>, sink: &mut Sink<'_>) -> Result<()> {
        match done {
            Err(failure) if failure.kind() == Kind::Closed => Err(failure),
            Err(failure) => {
                sink.fail(&failure.about(self.file));
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }
}

/// A file that is being written.
struct Output {
    file: Pending,
    hasher: Option<Sha256>,
    size: u64,
    /// What is missing of it.
    cut: Option<Failure>,
}

impl Output {
    /// Writes the bytes of a stream: from the file on disk where that pays and nobody needs to see them.
    fn stream(&mut self, stream: &mut Stream<'_>, disk: Option<&File>) -> Result<()> {
        let copy = if self.hasher.is_none() { DiskCopy::of(stream, disk)? } else { None };
        match copy {
            Some(copy) => {
                copy.run(&mut self.file.file())?;
                self.size = copy.len();
            }
            None => {
                feed(stream, |bytes| Ok(self.write_all(bytes)?))?;
            }
        }
        self.cut = cut_short(self.size, stream.len_bytes());
        Ok(())
    }
}

impl Write for Output {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        let n = self.file.write(buf)?;
        let written = buf.get(..n).unwrap_or(buf);
        if let Some(hasher) = &mut self.hasher {
            hasher.update(written);
        }
        self.size = self.size.saturating_add(n as u64);
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
