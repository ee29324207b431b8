//! `imsg cfb stat`: what the header says, or a directory entry.

use std::io::Write;
use std::path::PathBuf;

use cfb_core::{CompoundFile, Entry};
use clap::Args;
use serde::Serialize;

use crate::args::{OpenArgs, OutputArgs};
use crate::cmd::cfb::record::{Record, clsid, kind, time};
use crate::cmd::cfb::{ElementArgs, open};
use crate::cmd::{finish_one, printer, tell_findings};
use crate::failure::{Failure, Result};
use crate::input::{Input, Owners, Sources};
use crate::json::{self, Place};
use crate::output::size::{count, human};
use crate::output::{Console, Sink};

/// Describes a compound file, or one storage or stream with the place of its bytes
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  imsg cfb stat mail.msg
  imsg cfb stat mail.msg __properties_version1.0
  imsg cfb stat mail.msg / --json")]
pub(super) struct StatArgs {
    /// The file; `-` is standard input
    file: PathBuf,
    #[command(flatten)]
    element: ElementArgs,
    /// As a JSON object
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    open: OpenArgs,
    #[command(flatten)]
    output: OutputArgs,
}

pub(super) fn run(args: &StatArgs, console: Console) -> Result<bool> {
    let input = Input::from_word(&args.file);
    let about = |failure: Failure| failure.about(input.name());
    let opened = open(&input, args.open, Owners::Shared)?;
    let printer = printer(console, &args.output, &Sources::word(&args.file))?;
    finish_one(printer, |sink| {
        if args.element.path.is_none() && args.element.id.is_none() {
            file(&input.name(), &opened.file, args.json, sink).map_err(about)?;
        } else {
            let entry = args.element.find(&opened.file).map_err(about)?;
            let path = args.element.path.as_deref().unwrap_or_default().trim_matches('/');
            element(&input.name(), &entry, path, args.json, sink).map_err(about)?;
        }
        tell_findings(sink, &input.name(), &opened.file);
        Ok(())
    })
}

/// The header as JSON.
#[derive(Debug, Serialize)]
struct FileRecord<'a> {
    file: &'a str,
    size: u64,
    version: u16,
    minor_version: u16,
    sector_size: u32,
    mini_sector_size: u32,
    fat_sectors: u32,
    difat_sectors: u32,
    mini_fat_sectors: u32,
    directory_sectors: u32,
    directory_entries: u32,
    transaction_signature: u32,
    clsid: Option<String>,
    created: Option<String>,
    modified: Option<String>,
}

fn file(name: &str, file: &CompoundFile, json: bool, sink: &mut Sink<'_>) -> Result<()> {
    let header = file.header();
    let root = file.root();
    let record = FileRecord {
        file: name,
        size: file.len_bytes(),
        version: header.version().number(),
        minor_version: header.minor_version(),
        sector_size: file.sector_size(),
        mini_sector_size: 1 << header.mini_sector_shift().min(31),
        fat_sectors: header.num_fat_sectors(),
        difat_sectors: header.num_difat_sectors(),
        mini_fat_sectors: header.num_mini_fat_sectors(),
        directory_sectors: header.num_dir_sectors(),
        directory_entries: file.num_entries()?,
        transaction_signature: header.transaction_signature(),
        clsid: clsid(&root),
        created: time(root.created()),
        modified: time(root.modified()),
    };
    if json {
        return json::write_line(sink, &record);
    }
    let lines = [
        ("file", name.to_owned()),
        ("size", both(record.size)),
        ("version", format!("{}, minor version 0x{:02X}", record.version, record.minor_version)),
        ("sectors", format!("{} bytes; mini sectors {} bytes", record.sector_size, record.mini_sector_size)),
        (
            "tables",
            format!(
                "{}, {}, {}",
                count(record.fat_sectors.into(), "FAT sector"),
                count(record.difat_sectors.into(), "DIFAT sector"),
                count(record.mini_fat_sectors.into(), "mini FAT sector"),
            ),
        ),
        ("directory", format!("room for {} entries", record.directory_entries)),
        ("class", record.clsid.unwrap_or_else(|| "none".to_owned())),
        ("created", record.created.unwrap_or_else(|| "not set".to_owned())),
        ("modified", record.modified.unwrap_or_else(|| "not set".to_owned())),
    ];
    table(&lines, sink)
}

/// A directory entry as JSON: what `ls` says, and places in the file.
#[derive(Debug, Serialize)]
struct ElementRecord<'a> {
    #[serde(flatten)]
    record: Record<'a>,
    /// Offset of the directory entry in the file.
    offset: Option<u64>,
    /// Where the bytes of a stream lie in the file, in stream order.
    ranges: Vec<Place>,
}

fn element(name: &str, entry: &Entry<'_>, path: &str, json: bool, sink: &mut Sink<'_>) -> Result<()> {
    let path = if path.is_empty() && entry.kind() == cfb_core::ObjectType::Root { "/" } else { path };
    let offset = entry.offset()?;
    let ranges = if entry.is_stream() { entry.open()?.file_ranges(0..u64::MAX)? } else { Vec::new() };
    if json {
        let mut record = Record::new(entry, path, true);
        if let Some(failure) = record.failure() {
            sink.fail(&failure.about(name));
        }
        let record = ElementRecord { record, offset, ranges: ranges.iter().map(Place::from).collect() };
        return json::write_line(sink, &record);
    }
    let mut lines = vec![
        ("path", path.to_owned()),
        ("name", entry.name().to_string()),
        ("kind", kind(entry).to_owned()),
        (
            "entry",
            match offset {
                Some(offset) => format!("{}, at 0x{offset:X} in the file", entry.id().get()),
                None => entry.id().get().to_string(),
            },
        ),
        ("class", clsid(entry).unwrap_or_else(|| "none".to_owned())),
        ("state bits", format!("0x{:08X}", entry.state_bits())),
        ("created", time(entry.created()).unwrap_or_else(|| "not set".to_owned())),
        ("modified", time(entry.modified()).unwrap_or_else(|| "not set".to_owned())),
    ];
    if entry.is_stream() {
        let size = both(entry.len_bytes());
        lines.insert(3, ("size", size));
        for range in &ranges {
            let len = range.end.saturating_sub(range.start);
            lines.push(("bytes at", format!("0x{:X}, {}", range.start, count(len, "byte"))));
        }
    }
    table(&lines, sink)
}

/// A size exactly, and as people read it where that is shorter.
fn both(size: u64) -> String {
    let exact = count(size, "byte");
    if size < 1000 { exact } else { format!("{exact} ({})", human(size)) }
}

fn table(lines: &[(&str, String)], sink: &mut Sink<'_>) -> Result<()> {
    let console = *sink.console();
    for (label, value) in lines {
        writeln!(sink, "{}  {}", console.label(format_args!("{label:<10}")), console.line(value))?;
    }
    Ok(())
}
