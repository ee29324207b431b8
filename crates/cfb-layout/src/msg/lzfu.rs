//! Compressed RTF ([MS-OXRTFCP]): a small greedy compressor, and the stored form.

use crate::msg::crc::crc32;

/// What the dictionary starts with (207 bytes).
const PRELOAD: &[u8] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \
\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\
\\i\\u\\tab\\tx";
const DICTIONARY_SIZE: usize = 4096;
const LONGEST: usize = 17;

/// Compresses RTF: header and LZFu contents.
///
/// ```
/// let stream = cfb_layout::msg::compress(b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}");
/// assert_eq!(stream[12..16], [0xE2, 0xD4, 0x4B, 0x51], "the CRC of the example in [MS-OXRTFCP] 3.2.2");
/// ```
pub fn compress(rtf: &[u8]) -> Vec<u8> {
    let contents = Compressor::new(rtf).run();
    with_header(b"LZFu", rtf.len(), crc32(&contents), &contents)
}

/// Stores RTF as it is: header and MELA contents.
pub fn store(rtf: &[u8]) -> Vec<u8> {
    with_header(b"MELA", rtf.len(), 0, rtf)
}

fn with_header(kind: &[u8; 4], raw_size: usize, crc: u32, contents: &[u8]) -> Vec<u8> {
    let size = contents.len() as u32 + 12;
    [&size.to_le_bytes(), &(raw_size as u32).to_le_bytes(), kind, &crc.to_le_bytes(), contents].concat()
}

/// The preload and the input as one text: what the dictionary holds are its last bytes before the position.
struct Compressor {
    text: Vec<u8>,
    at: usize,
    out: Vec<u8>,
    /// Tokens of the run in the making, and its control byte.
    run: Vec<u8>,
    control: u8,
    tokens: u32,
}

impl Compressor {
    fn new(rtf: &[u8]) -> Self {
        let text = [PRELOAD, rtf].concat();
        Self { text, at: PRELOAD.len(), out: Vec::new(), run: Vec::new(), control: 0, tokens: 0 }
    }

    fn run(mut self) -> Vec<u8> {
        while self.at < self.text.len() {
            match self.longest_match() {
                Some((distance, length)) => {
                    self.reference((self.at - distance) % DICTIONARY_SIZE, length - 2);
                    self.at += length;
                }
                None => {
                    self.run.push(self.text[self.at]);
                    self.at += 1;
                    self.end_token();
                }
            }
        }
        // A reference to the write position ends the text.
        self.reference(self.at % DICTIONARY_SIZE, 0);
        self.flush();
        self.out
    }

    /// Distance and length of the longest match of at least two bytes that the dictionary holds.
    fn longest_match(&self) -> Option<(usize, usize)> {
        let rest = &self.text[self.at..];
        let limit = rest.len().min(LONGEST);
        let mut best = None;
        let mut best_length = 1;
        for distance in 1..DICTIONARY_SIZE.min(self.at + 1) {
            let from = &self.text[self.at - distance..];
            let length = from.iter().zip(rest).take(limit).take_while(|(a, b)| a == b).count();
            if length > best_length {
                best_length = length;
                best = Some((distance, length));
            }
        }
        best
    }

    fn reference(&mut self, offset: usize, length: usize) {
        let token = (offset << 4 | length) as u16;
        self.run.extend_from_slice(&token.to_be_bytes());
        self.control |= 1 << self.tokens;
        self.end_token();
    }

    fn end_token(&mut self) {
        self.tokens += 1;
        if self.tokens == 8 {
            self.flush();
        }
    }

    fn flush(&mut self) {
        if self.tokens > 0 {
            self.out.push(self.control);
            self.out.append(&mut self.run);
            self.control = 0;
            self.tokens = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The decoder of [MS-OXRTFCP] 2.2.2, in the plainest way.
    fn decompress(contents: &[u8]) -> Vec<u8> {
        let mut dictionary = [0; DICTIONARY_SIZE];
        dictionary[..PRELOAD.len()].copy_from_slice(PRELOAD);
        let mut write = PRELOAD.len();
        let mut out = Vec::new();
        let mut input = contents.iter().map(|byte| usize::from(*byte));
        loop {
            let control = input.next().unwrap();
            for bit in 0..8 {
                if control >> bit & 1 == 0 {
                    let byte = input.next().unwrap() as u8;
                    out.push(byte);
                    dictionary[write] = byte;
                    write = (write + 1) % DICTIONARY_SIZE;
                    continue;
                }
                let token = input.next().unwrap() << 8 | input.next().unwrap();
                if token >> 4 == write {
                    return out;
                }
                for index in 0..(token & 15) + 2 {
                    let byte = dictionary[((token >> 4) + index) % DICTIONARY_SIZE];
                    out.push(byte);
                    dictionary[write] = byte;
                    write = (write + 1) % DICTIONARY_SIZE;
                }
            }
        }
    }

    #[test]
    fn preload_has_207_bytes() {
        assert_eq!(PRELOAD.len(), 207);
    }

    #[test]
    fn texts_longer_than_the_dictionary_come_back() {
        let mixed: Vec<u8> =
            crate::Content::pattern(1, 9000).to_vec().iter().map(|byte| byte % 7 + b'a').collect();
        for text in [Vec::new(), b"a".to_vec(), vec![b'x'; 9000], mixed, PRELOAD.repeat(50)] {
            let stream = compress(&text);
            assert_eq!(decompress(&stream[16..]), text);
            assert_eq!(stream[12..16], crc32(&stream[16..]).to_le_bytes());
            assert_eq!(stream[..4], (stream.len() as u32 - 4).to_le_bytes());
        }
    }

    #[test]
    fn empty_text_is_only_the_end() {
        assert_eq!(compress(b"")[16..], [0x01, 0x0C, 0xF0]);
    }
}
