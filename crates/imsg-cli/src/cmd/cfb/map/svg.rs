//! The picture: a headline, the file, the mini stream, and what the colours mean.

use std::fmt::{self, Write as _};
use std::ops::Range;

use cfb_core::{CompoundFile, Owner, Region};

use super::colors::{self, Color};
use super::grid::Grid;
use super::owners::{Owners, Share, is_stream};
use crate::output::escape::{self, Target};
use crate::output::size::{count, human};

/// Most squares of the file, and of the mini stream: the picture stays below 2 MB.
const MAX_CELLS: u64 = 8192;
const MAX_MINI_CELLS: u64 = 4096;
/// Streams that have a line of their own.
const MAX_LINES: usize = 40;
/// Pieces drawn in the line of one stream.
const MAX_PIECES: usize = 400;

const WIDTH: f64 = 1040.0;
const MARGIN: f64 = 24.0;
/// Room for offsets before the squares.
const GUTTER: f64 = 88.0;
const LINE: f64 = 20.0;
/// Where the second column of the key begins, and the strip in it.
const SECOND: f64 = 330.0;
const STRIP: f64 = 850.0;

/// The whole picture.
pub(super) fn draw(name: &str, file: &CompoundFile, regions: &[Region], owners: &Owners) -> String {
    let mut page = Page { body: String::new(), y: 34.0 };
    page.headline(name, file, owners);
    page.file(file, regions, owners);
    page.mini_stream(file, regions, owners);
    page.key(file, regions, owners);
    let height = page.y + MARGIN;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
         height=\"{height}\" font-family=\"system-ui, 'DejaVu Sans', sans-serif\" font-size=\"13\">\n\
         <title>{}</title>\n\
         <style>path:hover{{stroke:#000;stroke-width:2}}.n{{fill:#666}}.c{{fill:#fff;fill-opacity:.55}}\
         .o{{font-family:ui-monospace,'DejaVu Sans Mono',monospace;font-size:10px;fill:#777}}</style>\n\
         <defs><pattern id=\"lost\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
         <rect width=\"6\" height=\"6\" fill=\"#fff\"/><path d=\"M0 6 6 0\" stroke=\"#888\"/></pattern>\
         <pattern id=\"lock\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
         <rect width=\"6\" height=\"6\" fill=\"#222\"/><path d=\"M0 0 6 6\" stroke=\"#fff\"/></pattern></defs>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n{}</svg>\n",
        Text(name),
        page.body,
    )
}

/// What has been drawn, and how far down.
struct Page {
    body: String,
    y: f64,
}

impl Page {
    /// Adds to the drawing; writing to a `String` cannot fail.
    fn put(&mut self, piece: fmt::Arguments<'_>) {
        let _ = self.body.write_fmt(piece);
    }

    fn headline(&mut self, name: &str, file: &CompoundFile, owners: &Owners) {
        let sector = u64::from(file.sector_size());
        let sectors = count(file.len_bytes().div_ceil(sector), "sector");
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let streams: Vec<&Share> = owners.streams().map(|(_, share)| share).collect();
        let broken = streams.iter().filter(|share| share.pieces > 1).count() as u64;
        let free: u64 = owners
            .shares
            .iter()
            .filter(|share| matches!(share.owner, Owner::Free | Owner::Unowned))
            .map(|share| share.bytes)
            .sum();
        let y = self.y;
        self.put(format_args!(
            "<text x=\"{MARGIN}\" y=\"{y}\" font-size=\"20\" font-weight=\"600\">{}</text>\n",
            Text(name)
        ));
        let y = y + 24.0;
        self.put(format_args!(
            "<text x=\"{MARGIN}\" y=\"{y}\" class=\"n\">{}, version {}, {sectors} of {sector} bytes; {} with bytes, \
             {broken} of them in more than one piece; {} free</text>\n",
            human(file.len_bytes()),
            file.version().number(),
            count(streams.len() as u64, "stream"),
            if free > 0 { percent(free, file.len_bytes()) } else { "nothing".to_owned() },
        ));
        self.y = y + 22.0;
    }

    fn file(&mut self, file: &CompoundFile, regions: &[Region], owners: &Owners) {
        let mini = owners.index(Owner::MiniStream);
        let of = |region: &Region| match region.owner() {
            // Small streams have a drawing of their own.
            Owner::SmallStream(_) => MINI,
            owner => owners.index(owner),
        };
        let unit = file.sector_size().trailing_zeros();
        let pieces = regions.iter().map(|region| {
            let of = of(region);
            let is_mini = region.owner() == Owner::MiniStream && of == mini;
            (region.range(), if is_mini { MINI } else { of })
        });
        let large: Vec<u64> = {
            let starts: std::collections::HashSet<u64> = regions
                .iter()
                .filter(|region| !matches!(region.owner(), Owner::SmallStream(_)))
                .map(|region| region.range().start)
                .collect();
            owners.breaks.iter().copied().filter(|at| starts.contains(at)).collect()
        };
        let grid = Grid::new(file.len_bytes(), unit, MAX_CELLS, pieces, &large);
        let heading = format!("The file: one square is {}", squares(&grid, unit, "sector"));
        self.grid(&heading, &grid, owners);
    }

    /// The mini stream as it lies in the file, parts between left out.
    fn mini_stream(&mut self, file: &CompoundFile, regions: &[Region], owners: &Owners) {
        let is_inside =
            |region: &&Region| matches!(region.owner(), Owner::SmallStream(_) | Owner::MiniStream);
        let mut end = 0u64;
        let mut breaks = Vec::new();
        let mut parts: Vec<(Range<u64>, usize)> = Vec::new();
        let broken: std::collections::HashSet<u64> = owners.breaks.iter().copied().collect();
        for region in regions.iter().filter(is_inside) {
            let range = region.range();
            if broken.contains(&range.start) {
                breaks.push(end);
            }
            let start = end;
            end += range.end - range.start;
            parts.push((start..end, owners.index(region.owner())));
        }
        if end == 0 {
            return;
        }
        let unit = u32::from(file.header().mini_sector_shift());
        let grid = Grid::new(end, unit, MAX_MINI_CELLS, parts.into_iter(), &breaks);
        let heading = format!("The mini stream: one square is {}", squares(&grid, unit, "mini sector"));
        self.grid(&heading, &grid, owners);
    }

    fn grid(&mut self, heading: &str, grid: &Grid, owners: &Owners) {
        let columns: usize = match grid.cells.len() {
            0..=256 => 32,
            257..=2048 => 64,
            _ => 128,
        };
        let cell = (WIDTH - MARGIN * 2.0 - GUTTER) / columns as f64;
        let rows = grid.cells.len().div_ceil(columns);
        let y = self.y + 14.0;
        self.put(format_args!(
            "<text x=\"{MARGIN}\" y=\"{y}\" font-weight=\"600\">{}</text>\n",
            Text(heading)
        ));
        let (left, top) = (MARGIN + GUTTER, y + 10.0);
        let every = (14.0 / cell).ceil().max(1.0) as usize;
        for row in (0..rows).step_by(every) {
            let offset = ((row * columns) as u64) << grid.shift;
            let y = top + (row as f64) * cell + cell.min(12.0);
            self.put(format_args!(
                "<text x=\"{:.1}\" y=\"{y:.1}\" class=\"o\" text-anchor=\"end\">0x{offset:X}</text>\n",
                left - 8.0
            ));
        }
        let gap = if cell > 10.0 { 1.5 } else { 0.75 };
        let place = |at: usize| {
            let (row, column) = (at / columns, at % columns);
            (left + column as f64 * cell, top + row as f64 * cell)
        };
        for (owner, runs) in grid.runs(columns) {
            let (color, title) = self.label(owner, owners);
            self.put(format_args!("<path fill=\"{color}\" d=\""));
            for (first, len) in runs {
                for at in first..first + len {
                    let (x, y) = place(at);
                    let side = cell - gap;
                    self.put(format_args!("M{x:.1} {y:.1}h{side:.1}v{side:.1}h-{side:.1}z"));
                }
            }
            self.put(format_args!("\"><title>{}</title></path>\n", Text(&title)));
        }
        if !grid.breaks.is_empty() {
            self.put(format_args!("<path fill=\"#000\" pointer-events=\"none\" d=\""));
            for &at in &grid.breaks {
                let (x, y) = place(at);
                let side = (cell * 0.4).max(2.5);
                self.put(format_args!("M{x:.1} {y:.1}h{side:.1}l-{side:.1} {side:.1}z"));
            }
            self.put(format_args!("\"/>\n"));
        }
        self.y = top + rows as f64 * cell + 8.0;
    }

    fn label(&self, owner: usize, owners: &Owners) -> (Color, String) {
        if owner == MINI {
            return (colors::MINI_STREAM, "mini stream".to_owned());
        }
        let Some(share) = owners.shares.get(owner) else { return (colors::MINI_STREAM, String::new()) };
        let pieces = if is_stream(share.owner) {
            format!(" in {}", count(share.pieces, "piece"))
        } else {
            String::new()
        };
        (color(owner, owners), format!("{}: {}{pieces}", share.name, human(share.bytes)))
    }

    fn key(&mut self, file: &CompoundFile, regions: &[Region], owners: &Owners) {
        let len = file.len_bytes();
        self.y += 20.0;
        let top = self.y;
        self.put(format_args!(
            "<text x=\"{MARGIN}\" y=\"{top}\" font-weight=\"600\">What the file is made of</text>\n\
             <text x=\"{SECOND}\" y=\"{top}\" font-weight=\"600\">Streams, the largest first</text>\n\
             <text x=\"{STRIP}\" y=\"{top}\" class=\"n\">where in the file</text>\n"
        ));
        let left = self.structures(top, len, owners);
        let right = self.streams(top, len, regions, owners);
        self.y = left.max(right);
    }

    fn structures(&mut self, top: f64, len: u64, owners: &Owners) -> f64 {
        let mut lines: Vec<(Color, String, u64)> = Vec::new();
        let (mut large, mut small, mut unused) = (0u64, 0u64, 0u64);
        for (share, at) in owners.shares.iter().zip(0usize..) {
            match share.owner {
                Owner::Stream(_) => large += share.bytes,
                Owner::SmallStream(_) => small += share.bytes,
                Owner::MiniStream => unused = share.bytes,
                _ => lines.push((color(at, owners), share.name.clone(), share.bytes)),
            }
        }
        if small + unused > 0 {
            lines.push((colors::MINI_STREAM, "mini stream".to_owned(), small + unused));
        }
        if unused > 0 {
            lines.push((colors::MINI_UNUSED, "  unused of it".to_owned(), unused));
        }
        if large > 0 {
            lines.push((Color::Hsl(197, 58, 45), "large streams".to_owned(), large));
        }
        let mut y = top;
        for (color, name, bytes) in lines {
            y += LINE;
            self.swatch(MARGIN, y, color);
            self.put(format_args!(
                "<text x=\"{}\" y=\"{y}\">{}</text>\
                 <text x=\"{}\" y=\"{y}\" class=\"n\" text-anchor=\"end\">{}</text>\
                 <text x=\"{}\" y=\"{y}\" class=\"n\" text-anchor=\"end\">{}</text>\n",
                MARGIN + 20.0,
                Text(&name),
                SECOND - 88.0,
                human(bytes),
                SECOND - 28.0,
                percent(bytes, len),
            ));
        }
        if !owners.breaks.is_empty() {
            y += LINE;
            self.put(format_args!(
                "<path d=\"M{MARGIN} {:.1}h11l-11 11z\"/><text x=\"{}\" y=\"{y}\">a chain goes on here after a break</text>\n",
                y - 11.0,
                MARGIN + 20.0
            ));
        }
        y
    }

    fn streams(&mut self, top: f64, len: u64, regions: &[Region], owners: &Owners) -> f64 {
        let shown: Vec<(usize, &Share)> = owners.streams().take(MAX_LINES).collect();
        let mut pieces: Vec<Vec<Range<u64>>> = shown.iter().map(|_| Vec::new()).collect();
        let first = shown.first().map_or(0, |(at, _)| *at);
        for region in regions {
            let place = owners.index(region.owner()).checked_sub(first).filter(|_| is_stream(region.owner()));
            if let Some(ranges) = place.and_then(|place| pieces.get_mut(place)) {
                ranges.push(region.range());
            }
        }
        let width = WIDTH - MARGIN - STRIP;
        let mut y = top;
        for ((at, share), ranges) in shown.iter().zip(&pieces) {
            y += LINE;
            let color = color(*at, owners);
            self.swatch(SECOND, y, color);
            self.put(format_args!(
                "<text x=\"{}\" y=\"{y}\" font-size=\"12\">{}<title>{}</title></text>\
                 <text x=\"{}\" y=\"{y}\" class=\"n\" text-anchor=\"end\">{}</text>\
                 <text x=\"{}\" y=\"{y}\" class=\"n\" text-anchor=\"end\">{}</text>\n\
                 <rect x=\"{STRIP}\" y=\"{:.1}\" width=\"{width}\" height=\"10\" fill=\"#ececec\"/>\
                 <path fill=\"{color}\" d=\"",
                SECOND + 20.0,
                Text(&shortened(&share.name, 48)),
                Text(&share.name),
                STRIP - 112.0,
                human(share.bytes),
                STRIP - 12.0,
                count(share.pieces, "piece"),
                y - 10.0,
            ));
            let scale = |offset: u64| width * offset as f64 / len.max(1) as f64;
            for range in thinned(ranges, MAX_PIECES) {
                let (x, wide) = (STRIP + scale(range.start), scale(range.end - range.start).max(1.0));
                self.put(format_args!("M{x:.1} {:.1}h{wide:.1}v10h-{wide:.1}z", y - 10.0));
            }
            self.put(format_args!("\"/>\n"));
        }
        let rest: Vec<&Share> = owners.streams().skip(MAX_LINES).map(|(_, share)| share).collect();
        if !rest.is_empty() {
            y += LINE;
            let bytes = rest.iter().map(|share| share.bytes).sum();
            self.put(format_args!(
                "<text x=\"{}\" y=\"{y}\" class=\"n\">and {} more, {} together</text>\n",
                SECOND + 20.0,
                rest.len(),
                human(bytes)
            ));
        }
        y
    }

    fn swatch(&mut self, x: f64, y: f64, color: Color) {
        self.put(format_args!(
            "<rect x=\"{x}\" y=\"{:.1}\" width=\"12\" height=\"12\" fill=\"{color}\"/>",
            y - 11.0
        ));
    }
}

/// Stands for the mini stream as a whole among places of owners.
const MINI: usize = usize::MAX;

fn color(at: usize, owners: &Owners) -> Color {
    let first = owners.streams().next().map_or(0, |(first, _)| first);
    owners
        .shares
        .get(at)
        .map_or(colors::MINI_STREAM, |share| colors::of(share.owner, at.saturating_sub(first)))
}

fn squares(grid: &Grid, unit: u32, noun: &str) -> String {
    match 1u64 << (grid.shift - unit) {
        1 => format!("one {noun}"),
        n => format!("{n} {noun}s, coloured by whom most of it belongs to"),
    }
}

fn percent(part: u64, whole: u64) -> String {
    let share = part as f64 * 100.0 / whole.max(1) as f64;
    if share > 0.0 && share < 0.05 { "~0%".to_owned() } else { format!("{share:.1}%") }
}

/// The middle cut out of a long name.
pub(super) fn shortened(name: &str, max: usize) -> String {
    let len = name.chars().count();
    if len <= max {
        return name.to_owned();
    }
    let tail = max * 2 / 3;
    let head: String = name.chars().take(max - tail - 1).collect();
    let tail: String = name.chars().skip(len - tail).collect();
    format!("{head}\u{2026}{tail}")
}

/// At most `max` ranges of them, spread evenly.
fn thinned(ranges: &[Range<u64>], max: usize) -> impl Iterator<Item = &Range<u64>> {
    ranges.iter().step_by(ranges.len().div_ceil(max).max(1))
}

/// Text that comes from outside, as XML.
struct Text<'t>(&'t str);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in escape::line(self.0, Target::Terminal).chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                // What XML 1.0 has no place for.
                '\u{FFFE}' | '\u{FFFF}' => f.write_char('\u{FFFD}')?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}
