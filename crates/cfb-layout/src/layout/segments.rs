//! A file as segments over a background of zeros: gigabytes of generated contents take no memory.

use std::collections::BTreeMap;
use std::io::{self, Seek, SeekFrom, Write};

use crate::Content;

/// Bytes generated at a time when a file is written.
const CHUNK: u64 = 1 << 16;

#[derive(Clone, Debug)]
enum Source {
    Owned(Vec<u8>),
    /// `len` bytes of the content from `at` on.
    Content {
        content: Content,
        at: u64,
        len: u64,
    },
}

impl Source {
    fn len_bytes(&self) -> u64 {
        match self {
            Self::Owned(bytes) => bytes.len() as u64,
            Self::Content { len, .. } => *len,
        }
    }

    fn fill(&self, offset: u64, buf: &mut [u8]) {
        match self {
            Self::Owned(bytes) => {
                let start = offset as usize;
                buf.copy_from_slice(&bytes[start..start + buf.len()]);
            }
            Self::Content { content, at, .. } => content.fill(at + offset, buf),
        }
    }

    /// Cuts the source in two at `offset`.
    fn split(self, offset: u64) -> (Self, Self) {
        match self {
            Self::Owned(mut bytes) => {
                let tail = bytes.split_off(offset as usize);
                (Self::Owned(bytes), Self::Owned(tail))
            }
            Self::Content { content, at, len } => {
                let tail = Self::Content { content: content.clone(), at: at + offset, len: len - offset };
                (Self::Content { content, at, len: offset }, tail)
            }
        }
    }
}

/// Segments by absolute offset, never overlapping; what lies between them is zero.
#[derive(Clone, Debug, Default)]
pub(crate) struct Segments {
    segments: BTreeMap<u64, Source>,
    len: u64,
}

impl Segments {
    pub(crate) fn len_bytes(&self) -> u64 {
        self.len
    }

    /// Cuts the file, or lets it grow by zeros.
    pub(crate) fn set_len(&mut self, len: u64) {
        if len < self.len {
            self.split_at(len);
            self.segments.split_off(&len);
        }
        self.len = len;
    }

    pub(crate) fn put_bytes(&mut self, offset: u64, bytes: Vec<u8>) {
        self.put(offset, Source::Owned(bytes));
    }

    pub(crate) fn put_content(&mut self, offset: u64, content: &Content, at: u64, len: u64) {
        if content.is_zeros() {
            self.clear(offset, offset + len);
            self.len = self.len.max(offset + len);
        } else {
            self.put(offset, Source::Content { content: content.clone(), at, len });
        }
    }

    fn put(&mut self, offset: u64, source: Source) {
        let end = offset + source.len_bytes();
        if end > offset {
            self.clear(offset, end);
            self.segments.insert(offset, source);
            self.len = self.len.max(end);
        }
    }

    /// Overwrites bytes; the file grows if they reach past its end.
    pub(crate) fn patch(&mut self, offset: u64, bytes: &[u8]) {
        if let Some((start, Source::Owned(owned))) = self.segments.range_mut(..=offset).next_back() {
            let from = (offset - start) as usize;
            if let Some(target) = from.checked_add(bytes.len()).and_then(|to| owned.get_mut(from..to)) {
                target.copy_from_slice(bytes);
                return;
            }
        }
        self.put_bytes(offset, bytes.to_vec());
    }

    fn clear(&mut self, start: u64, end: u64) {
        self.split_at(start);
        self.split_at(end);
        let covered: Vec<u64> = self.segments.range(start..end).map(|(offset, _)| *offset).collect();
        for offset in covered {
            self.segments.remove(&offset);
        }
    }

    fn split_at(&mut self, offset: u64) {
        let Some((start, source)) = self.segments.range(..offset).next_back() else { return };
        let start = *start;
        if offset - start >= source.len_bytes() {
            return;
        }
        if let Some(source) = self.segments.remove(&start) {
            let (head, tail) = source.split(offset - start);
            self.segments.insert(start, head);
            self.segments.insert(offset, tail);
        }
    }

    /// Fills `buf` with the bytes at `offset` and returns how many there were: fewer only at the end of the file.
    pub(crate) fn read_at(&self, offset: u64, buf: &mut [u8]) -> usize {
        let len = self.len.saturating_sub(offset).min(buf.len() as u64) as usize;
        let buf = &mut buf[..len];
        buf.fill(0);
        let end = offset + len as u64;
        let first = self.segments.range(..=offset).next_back().map_or(offset, |(start, _)| *start);
        for (start, source) in self.segments.range(first..end) {
            let from = offset.max(*start);
            let to = end.min(start + source.len_bytes());
            if from < to {
                source.fill(from - start, &mut buf[(from - offset) as usize..(to - offset) as usize]);
            }
        }
        len
    }

    /// Writes the file from offset 0 of `sink`; zeros between segments are skipped by seeking.
    pub(crate) fn write_to<W: Write + Seek>(&self, sink: &mut W) -> io::Result<()> {
        let mut buf = Vec::new();
        let mut at = sink.seek(SeekFrom::Start(0))?;
        for (start, source) in &self.segments {
            if at != *start {
                sink.seek(SeekFrom::Start(*start))?;
            }
            let len = source.len_bytes();
            let mut done = 0;
            while done < len {
                let step = (len - done).min(CHUNK);
                buf.resize(step as usize, 0);
                source.fill(done, &mut buf);
                sink.write_all(&buf)?;
                done += step;
            }
            at = start + len;
        }
        if at < self.len {
            sink.seek(SeekFrom::Start(self.len - 1))?;
            sink.write_all(&[0])?;
        }
        sink.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::content::mix;

    #[test]
    fn patches_and_cuts_act_like_a_plain_buffer() {
        let mut segments = Segments::default();
        let mut plain = vec![0_u8; 5000];
        segments.set_len(5000);
        for step in 0..400 {
            let offset = mix(1, step) % 5200;
            let content = Content::pattern(step, mix(2, step) % 300 + 1);
            let bytes = content.to_vec();
            let end = offset as usize + bytes.len();
            match step % 8 {
                0..4 => segments.patch(offset, &bytes),
                4 => segments.put_bytes(offset, bytes.clone()),
                5 | 6 => segments.put_content(offset, &content, 0, bytes.len() as u64),
                _ => {
                    segments.set_len(offset);
                    plain.resize(offset as usize, 0);
                    continue;
                }
            }
            plain.resize(plain.len().max(end), 0);
            plain[offset as usize..end].copy_from_slice(&bytes);
        }
        let mut read = vec![0; plain.len() + 10];
        assert_eq!(segments.read_at(0, &mut read), plain.len());
        assert_eq!(read[..plain.len()], plain);
        let mut middle = [0; 777];
        segments.read_at(100, &mut middle);
        assert_eq!(middle[..], plain[100..877]);
        let mut written = Cursor::new(Vec::new());
        segments.write_to(&mut written).unwrap();
        assert_eq!(written.into_inner(), plain);
    }

    #[test]
    fn zeros_at_the_end_are_part_of_the_file() {
        let mut segments = Segments::default();
        segments.put_content(100, &Content::zeros(50), 0, 50);
        let mut written = Cursor::new(Vec::new());
        segments.write_to(&mut written).unwrap();
        assert_eq!(written.into_inner(), vec![0; 150]);
    }
}
