//! The picture of the demo message: a PNG drawn in code, its data stored without compression.

use crate::msg::crc::inverted_crc32;

/// Width in pixels.
const WIDTH: u32 = 96;
/// Height in pixels.
const HEIGHT: u32 = 64;

/// Palette: blue lines, pale lines, paper, shadow; the steps of the sky follow.
const INKS: [[u8; 3]; 4] = [[0x2B, 0x57, 0x9A], [0x9D, 0xB7, 0xDA], [0xFC, 0xFD, 0xFF], [0x6F, 0x9B, 0xD1]];
const SKY_STEPS: u8 = 16;

/// An envelope on a sky, as PNG (a palette, 8 bits a pixel).
pub(super) fn png() -> Vec<u8> {
    let mut rows = Vec::new();
    for y in 0..HEIGHT {
        rows.push(0); // filter type: none
        rows.extend((0..WIDTH).map(|x| pixel(x as i32, y as i32)));
    }
    let sky = (0..SKY_STEPS).map(|step| [0x78 + step * 5, 0xAE + step * 2, 0xE4 + step]);
    let palette: Vec<u8> = INKS.into_iter().chain(sky).flatten().collect();
    let size = [WIDTH.to_be_bytes(), HEIGHT.to_be_bytes()].concat();
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut png, b"IHDR", &[size.as_slice(), &[8, 3, 0, 0, 0]].concat());
    chunk(&mut png, b"PLTE", &palette);
    chunk(&mut png, b"IDAT", &zlib_stored(&rows));
    chunk(&mut png, b"IEND", &[]);
    png
}

/// The palette entry of a place.
fn pixel(x: i32, y: i32) -> u8 {
    let (left, top, right, bottom) = (18, 14, 77, 51);
    let inside = |margin: i32| {
        (left - margin..=right + margin).contains(&x) && (top - margin..=bottom + margin).contains(&y)
    };
    let from_edge = (x - left).min(right - x);
    let flap = top + from_edge * 22 / 30;
    let fold = bottom - from_edge * 20 / 30;
    if inside(0) {
        let is_line = (y - flap).abs() < 2 || !inside(-2);
        let is_pale_line = y == fold && y > flap;
        match (is_line, is_pale_line) {
            (true, _) => 0,
            (_, true) => 1,
            _ => 2,
        }
    } else if inside(3) && x > left && y > top {
        3
    } else {
        4 + (y * i32::from(SKY_STEPS) / HEIGHT as i32) as u8
    }
}

fn chunk(png: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    png.extend_from_slice(&(data.len() as u32).to_be_bytes());
    let body = [kind.as_slice(), data].concat();
    png.extend_from_slice(&body);
    png.extend_from_slice(&inverted_crc32(&body).to_be_bytes());
}

/// Zlib data made of stored blocks.
fn zlib_stored(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0x78, 0x01];
    let blocks = bytes.chunks(0xFFFF);
    let last = blocks.len() - 1;
    for (index, block) in blocks.enumerate() {
        let len = block.len() as u16;
        out.push(u8::from(index == last));
        out.extend_from_slice(&len.to_le_bytes());
        out.extend_from_slice(&(!len).to_le_bytes());
        out.extend_from_slice(block);
    }
    out.extend_from_slice(&adler32(bytes).to_be_bytes());
    out
}

fn adler32(bytes: &[u8]) -> u32 {
    let (low, high) = bytes.iter().fold((1, 0), |(low, high), byte| {
        let low = (low + u32::from(*byte)) % 65_521;
        (low, (high + low) % 65_521)
    });
    high << 16 | low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adler_of_a_known_text() {
        assert_eq!(adler32(b"Wikipedia"), 0x11E6_0398);
    }

    #[test]
    fn picture_is_framed_as_png() {
        let png = png();
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x60\0\0\0\x40\x08\x03"));
        assert!(png.ends_with(b"IEND\xAE\x42\x60\x82"));
    }
}
