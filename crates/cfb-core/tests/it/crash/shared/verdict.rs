//! What is made of an image: which states it may hold, and whether it holds one of them.

use std::sync::Arc;

use cfb_core::{CompoundFile, Corruption, Finding, Mode, OpenOptions, Severity, SharedBytes, StorageOptions};

use super::run::{Mark, Run};
use super::state::State;
use crate::sim::crash::Call;
use crate::sim::images::{Image, Kind, Tears};

/// Bytes of the header.
const HEADER_LEN: usize = 512;

/// Which state an image holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Found {
    /// The one before the commit that was cut off, or the one committed last.
    Before,
    /// The one that the commit makes, although it had not come back.
    After,
}

/// What a crash at some moment may leave.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Allowed<'a> {
    pub(crate) before: Option<&'a State>,
    pub(crate) after: Option<&'a State>,
    /// The commit that was cut off, if it overwrites.
    overwrites: Option<&'a Mark>,
}

impl Run {
    /// The states that may be found when the power went after so many calls.
    pub(crate) fn allowed(&self, issued: usize) -> Allowed<'_> {
        let Some(mark) = self.marks.iter().rfind(|mark| mark.calls.start < issued) else {
            return Allowed { before: self.states.first(), after: None, overwrites: None };
        };
        let calls = &self.recording.calls;
        let header = mark.calls.clone().find(|&at| is_header(&calls[at]));
        let synced = header.and_then(|header| (header..mark.calls.end).find(|&at| calls[at] == Call::Sync));
        // A commit of nothing writes nothing.
        let (Some(header), Some(synced)) = (header, synced) else {
            assert!(self.states[mark.before] == self.states[mark.after], "a commit that wrote no header");
            return Allowed { before: Some(&self.states[mark.after]), after: None, overwrites: None };
        };
        Allowed {
            before: (issued <= synced).then(|| &self.states[mark.before]),
            after: (issued > header).then(|| &self.states[mark.after]),
            overwrites: Some(mark).filter(|mark| mark.overwrites.is_some() && issued <= synced),
        }
    }

    /// Reads an image, strictly but for a torn header, and says which state it holds.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub(crate) fn judge(&self, image: &Image) -> Result<Found, String> {
        let torn_anywhere = matches!(image.kind, Kind::Subset { tears: Tears::Bytes });
        let is_whole = image.bytes.len().is_multiple_of(1 << image.bytes[0x1E]);
        let strict = is_whole && !torn_anywhere;
        let file =
            OpenOptions::new().strict(strict).open_bytes(&image.bytes[..]).map_err(|e| e.to_string())?;
        let mut findings = file.check().map_err(|e| e.to_string())?;
        // What a commit has put behind the state before is no part of it. That the file goes on there is said.
        findings.retain(|finding| !self.is_behind_the_state(finding, &image.bytes));
        let is_torn = torn_anywhere && self.is_torn(image);
        match &findings[..] {
            [] if !is_torn => {}
            [finding] if is_torn && is_torn_header(finding) => {}
            others => return Err(format!("torn: {is_torn}, but: {others:?}")),
        }
        self.allowed(image.issued).find(&file, &self.states)
    }

    /// Whether the header is a mixture of two.
    fn is_torn(&self, image: &Image) -> bool {
        self.headers().all(|header| *header != image.bytes[..HEADER_LEN])
    }

    /// All headers that the file has had.
    fn headers(&self) -> impl Iterator<Item = &[u8]> {
        let written = self.recording.calls.iter().filter_map(|call| match call {
            Call::Write { offset: 0, bytes } => bytes.get(..HEADER_LEN),
            _ => None,
        });
        std::iter::once(&self.recording.initial[..HEADER_LEN]).chain(written)
    }

    /// Whether a finding says that the file goes on behind what the FAT reaches, or ends within a sector.
    fn is_behind_the_state(&self, finding: &Finding, bytes: &[u8]) -> bool {
        let shift = u32::from(bytes[0x1E]);
        let reach = |header: &[u8]| u32::from_le_bytes(header[0x2C..0x30].try_into().unwrap()) << (shift - 2);
        match *finding.corruption() {
            Corruption::Uncovered { sector, num_sectors } => {
                let is_an_end = self.headers().any(|header| reach(header) == sector);
                finding.severity() == Severity::Info && is_an_end && num_sectors > sector
            }
            Corruption::PartialSector { found, .. } => found as usize == bytes.len() % (1 << shift),
            _ => false,
        }
    }
}

fn is_header(call: &Call) -> bool {
    matches!(call, Call::Write { offset: 0, bytes } if bytes.len() == HEADER_LEN)
}

fn is_torn_header(finding: &Finding) -> bool {
    matches!(finding.corruption(), Corruption::TornHeader { .. })
}

impl Allowed<'_> {
    /// Which of the states a file holds.
    ///
    /// # Errors
    ///
    /// How it differs from both.
    pub(crate) fn find(&self, file: &CompoundFile, states: &[State]) -> Result<Found, String> {
        let mut differences = Vec::new();
        if let Some(after) = self.after {
            match after.differs_from(file) {
                None => return Ok(Found::After),
                Some(difference) => differences.push(format!("not the state after: {difference}")),
            }
        }
        if let Some(before) = self.before {
            let difference = match self.overwrites {
                None => before.differs_from(file),
                Some(mark) => before.differs_by(file, |path, old, found| {
                    let now = mark.overwrites.as_ref().and_then(|moves| moves.get(path));
                    let new = now.and_then(|path| states[mark.after].0.get(path)?.bytes());
                    old == found || new.is_some_and(|new| new != old && is_mixture(old, new, found))
                }),
            };
            match difference {
                None => return Ok(Found::Before),
                Some(difference) => differences.push(format!("not the state before: {difference}")),
            }
        }
        Err(differences.join("; "))
    }
}

/// Whether each byte is the old or the new one at that place; behind the new ones come zeros.
fn is_mixture(old: &[u8], new: &[u8], found: &[u8]) -> bool {
    let new = new.iter().copied().chain(std::iter::repeat(0));
    old.len() == found.len()
        && found.iter().zip(old).zip(new).all(|((byte, old), new)| byte == old || *byte == new)
}

/// Opens what a crash has left for writing, works on it and looks at the outcome.
///
/// # Errors
///
/// What goes wrong.
pub(crate) fn go_on(bytes: &[u8]) -> Result<(), String> {
    let file = CompoundFile::from_bytes(bytes).map_err(|e| e.to_string())?;
    let mut expected = State::of(&file)?;
    let store = Arc::new(SharedBytes::new(bytes));
    let root = StorageOptions::new()
        .open_on(Arc::new(store.reopen()), Mode::read_write().transacted())
        .map_err(|e| e.to_string())?;
    let first = expected.children(&[]).next().cloned();
    if let Some(path) = first {
        root.remove(&path[0]).map_err(|e| e.to_string())?;
        expected.take(&path);
    }
    let bytes = super::state::pattern(77, 7000);
    let stream = root.create_stream("new after a crash", Mode::read_write()).map_err(|e| e.to_string())?;
    stream.write_at(0, &bytes).map_err(|e| e.to_string())?;
    expected.0.insert(vec!["new after a crash".to_owned()], super::state::Element::Stream(Arc::new(bytes)));
    drop(stream);
    root.commit(cfb_core::CommitOptions::new()).map_err(|e| e.to_string())?;
    drop(root);
    let file = OpenOptions::new().strict(true).open_bytes(store.to_vec()).map_err(|e| e.to_string())?;
    let findings = file.check().map_err(|e| e.to_string())?;
    if !findings.is_empty() {
        return Err(format!("after going on: {findings:?}"));
    }
    expected.differs_from(&file).map_or(Ok(()), |difference| Err(format!("after going on: {difference}")))
}
