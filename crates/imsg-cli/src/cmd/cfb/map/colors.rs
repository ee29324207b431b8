//! Colours: strong ones for the tables, from yellow to black; cool ones for streams, each unlike its neighbours in rank.

use std::fmt;

use cfb_core::Owner;

/// A colour as SVG takes it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Color {
    /// One that has a name here.
    Fixed(&'static str),
    /// Hue in degrees, saturation and lightness in percent.
    Hsl(u16, u8, u8),
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fixed(name) => f.write_str(name),
            Self::Hsl(hue, saturation, lightness) => write!(f, "hsl({hue},{saturation}%,{lightness}%)"),
        }
    }
}

/// The colour of the mini stream as a whole.
pub(super) const MINI_STREAM: Color = Color::Fixed("#f4c95d");

/// The colour of what of it no stream has.
pub(super) const MINI_UNUSED: Color = Color::Fixed("#fbedc8");

/// The colour of an owner; `rank` counts streams.
pub(super) fn of(owner: Owner, rank: usize) -> Color {
    match owner {
        Owner::Header => Color::Fixed("#222222"),
        Owner::Difat => Color::Fixed("#7b1e3a"),
        Owner::Fat => Color::Fixed("#d1353b"),
        Owner::Directory => Color::Fixed("#f07f2e"),
        Owner::MiniFat => Color::Fixed("#a8741a"),
        Owner::MiniStream => MINI_UNUSED,
        Owner::RangeLock => Color::Fixed("url(#lock)"),
        Owner::Free => Color::Fixed("#ececec"),
        Owner::Stream(_) | Owner::SmallStream(_) => stream(rank),
        _ => Color::Fixed("url(#lost)"),
    }
}

/// Hues from green to violet, far apart for ranks that follow each other, in three lightnesses.
fn stream(rank: usize) -> Color {
    let hue = 130 + (rank.wrapping_mul(67) % 180);
    let lightness = match (rank / 3) % 3 {
        0 => 45,
        1 => 62,
        _ => 33,
    };
    Color::Hsl(u16::try_from(hue).unwrap_or(200), 58, lightness)
}
