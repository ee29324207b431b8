//! The manifest: one JSON object a line for each part, in input order.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use serde::Serialize;

use crate::failure::{Failure, Result};
use crate::input::Sources;
use crate::json::write_line;
use crate::output::{Pending, Sink};

/// One part of a message.
#[derive(Debug, Serialize)]
pub(super) struct Part {
    pub(super) file: String,
    /// The part in the message object, as jq would name it.
    pub(super) path: String,
    pub(super) kind: &'static str,
    /// The name as it stands in the message.
    pub(super) name: Option<String>,
    /// Path below the target folder; `None` if nothing was written.
    pub(super) written: Option<String>,
    pub(super) size: Option<u64>,
    pub(super) sha256: Option<String>,
    #[serde(rename = "type")]
    pub(super) media_type: Option<String>,
    /// Where an attachment by reference is.
    pub(super) reference: Option<String>,
}

/// Lines for all parts of all inputs.
#[derive(Debug)]
pub(super) struct Manifest {
    /// `None`: standard output.
    file: Option<Pending>,
    /// Lines by the number of the input: inputs may be done out of order.
    lines: BTreeMap<u64, Vec<u8>>,
}

impl Manifest {
    pub(super) fn create(path: &Path, force: bool, sources: &Sources) -> Result<Self> {
        let file = if path.as_os_str() == "-" { None } else { Some(Pending::create(path, force, sources)?) };
        Ok(Self { file, lines: BTreeMap::new() })
    }

    /// Adds the parts of one input.
    pub(super) fn add(&mut self, number: u64, parts: Vec<Part>, sink: &mut Sink<'_>) -> Result<()> {
        if self.file.is_none() {
            return parts.iter().try_for_each(|part| write_line(sink, part));
        }
        let mut lines = Vec::new();
        for part in parts {
            serde_json::to_writer(&mut lines, &part)?;
            lines.push(b'\n');
        }
        self.lines.insert(number, lines);
        Ok(())
    }

    /// Writes the file.
    pub(super) fn finish(self) -> Result<()> {
        let Some(mut file) = self.file else { return Ok(()) };
        for lines in self.lines.into_values() {
            file.write_all(&lines)
                .map_err(|error| Failure::new(format!("the manifest cannot be written: {error}")))?;
        }
        file.commit()
    }
}
