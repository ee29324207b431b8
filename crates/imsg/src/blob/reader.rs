//! A bounds-checked cursor over a blob that names the field it reads and gathers findings.

use mapi_props::Severity;

use super::error::{BlobError, BlobFinding, BlobProblem, Parsed, wide};
use super::text::{Text8, Text16};

/// A cursor over the bytes of one blob. Every read names the field in the specification's spelling, so that a failure
/// says which field was cut short and where.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    structure: &'static str,
    bytes: &'a [u8],
    at: usize,
    findings: Vec<BlobFinding>,
}

/// The result of reading one field.
pub(super) type Read<T> = Result<T, BlobError>;

impl<'a> Reader<'a> {
    /// A cursor at the start of `bytes`, reading `structure`.
    pub(super) fn new(structure: &'static str, bytes: &'a [u8]) -> Self {
        Self { structure, bytes, at: 0, findings: Vec::new() }
    }

    /// Names the structure that the following reads belong to.
    pub(super) fn enter(&mut self, structure: &'static str) {
        self.structure = structure;
    }

    /// Offset of the next byte from the start of the blob.
    pub(super) fn offset(&self) -> usize {
        self.at
    }

    /// Goes back, or forward, to an offset got from [`offset`](Self::offset).
    pub(super) fn seek(&mut self, offset: usize) {
        self.at = offset.min(self.bytes.len());
    }

    /// The bytes not read yet.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// How many bytes are not read yet.
    pub(super) fn remaining(&self) -> usize {
        self.bytes.len().saturating_sub(self.at)
    }

    /// The next `len` bytes.
    pub(super) fn take(&mut self, field: &'static str, len: usize) -> Read<&'a [u8]> {
        let rest = self.rest();
        match rest.get(..len) {
            Some(taken) => {
                self.at = self.at.saturating_add(len);
                Ok(taken)
            }
            None => {
                let problem = BlobProblem::Truncated { needed: wide(len), available: wide(rest.len()) };
                Err(self.error(field, self.at, problem))
            }
        }
    }

    /// The next `len` bytes, where `len` is a number of the file; an own copy.
    pub(super) fn take_stated(&mut self, field: &'static str, len: u32) -> Read<Vec<u8>> {
        self.take(field, usize::try_from(len).unwrap_or(usize::MAX)).map(<[u8]>::to_vec)
    }

    /// The next `N` bytes.
    pub(super) fn array<const N: usize>(&mut self, field: &'static str) -> Read<[u8; N]> {
        let mut array = [0; N];
        array.copy_from_slice(self.take(field, N)?);
        Ok(array)
    }

    pub(super) fn u8(&mut self, field: &'static str) -> Read<u8> {
        Ok(u8::from_le_bytes(self.array(field)?))
    }

    pub(super) fn u16(&mut self, field: &'static str) -> Read<u16> {
        Ok(u16::from_le_bytes(self.array(field)?))
    }

    pub(super) fn u32(&mut self, field: &'static str) -> Read<u32> {
        Ok(u32::from_le_bytes(self.array(field)?))
    }

    pub(super) fn i32(&mut self, field: &'static str) -> Read<i32> {
        Ok(i32::from_le_bytes(self.array(field)?))
    }

    pub(super) fn u64(&mut self, field: &'static str) -> Read<u64> {
        Ok(u64::from_le_bytes(self.array(field)?))
    }

    /// A count of entries of at least `entry_len` bytes each, checked against the bytes that are left, so that a list of
    /// that many entries can be allocated.
    pub(super) fn check_count(
        &self,
        field: &'static str,
        offset: usize,
        count: u32,
        entry_len: usize,
    ) -> Read<usize> {
        let most = self.remaining().checked_div(entry_len).unwrap_or(usize::MAX);
        match usize::try_from(count) {
            Ok(count) if count <= most => Ok(count),
            _ => Err(self.error(
                field,
                offset,
                BlobProblem::Count { found: u64::from(count), most: wide(most) },
            )),
        }
    }

    /// `len` bytes of 8-bit text.
    pub(super) fn text8(&mut self, field: &'static str, len: usize) -> Read<Text8> {
        self.take(field, len).map(Text8::from_bytes)
    }

    /// `len` UTF-16 units.
    pub(super) fn text16(&mut self, field: &'static str, len: usize) -> Read<Text16> {
        self.take(field, len.saturating_mul(2)).map(Text16::from_le_bytes)
    }

    /// 8-bit text up to a NUL, which is read too; without one, all that is left.
    pub(super) fn text8_nul(&mut self) -> Text8 {
        let rest = self.rest();
        let len = rest.iter().position(|&byte| byte == 0);
        let text = rest.get(..len.unwrap_or(rest.len())).unwrap_or_default();
        self.seek(self.at.saturating_add(text.len()).saturating_add(1));
        Text8::from_bytes(text)
    }

    /// UTF-16 text up to a NUL unit, which is read too; without one, all whole units that are left.
    pub(super) fn text16_nul(&mut self) -> Text16 {
        let rest = self.rest();
        let len =
            rest.chunks_exact(2).position(|unit| unit == [0, 0]).unwrap_or(rest.len() / 2).saturating_mul(2);
        self.seek(self.at.saturating_add(len).saturating_add(2));
        Text16::from_le_bytes(rest.get(..len).unwrap_or_default())
    }

    /// An error at a place of this blob.
    #[cold]
    pub(super) fn error(&self, field: &'static str, offset: usize, problem: BlobProblem) -> BlobError {
        BlobError::new(BlobFinding::new(self.structure, field, offset, Severity::Error, problem))
    }

    /// Notes a deviation beside which reading goes on.
    pub(super) fn note(
        &mut self,
        severity: Severity,
        field: &'static str,
        offset: usize,
        problem: BlobProblem,
    ) {
        self.findings.push(BlobFinding::new(self.structure, field, offset, severity, problem));
    }

    /// Notes a failure as a finding: what came before it is kept.
    pub(super) fn note_error(&mut self, error: BlobError) {
        self.findings.push(error.into_finding());
    }

    /// Notes a value outside the allowed ones.
    pub(super) fn check_value(
        &mut self,
        allowed: bool,
        field: &'static str,
        offset: usize,
        found: impl Into<u64>,
        expected: &'static str,
    ) {
        if !allowed {
            let problem = BlobProblem::Value { found: found.into(), expected };
            self.note(Severity::Warning, field, offset, problem);
        }
    }

    /// Notes a value that differs from the one that other fields imply.
    pub(super) fn check_equal(
        &mut self,
        severity: Severity,
        field: &'static str,
        offset: usize,
        found: impl Into<u64>,
        expected: impl Into<u64>,
    ) {
        let (found, expected) = (found.into(), expected.into());
        if found != expected {
            self.note(severity, field, offset, BlobProblem::Mismatch { found, expected });
        }
    }

    /// The bytes that are left, noted when there are any.
    pub(super) fn trailing(&mut self, field: &'static str) -> Vec<u8> {
        let rest = self.rest();
        if !rest.is_empty() {
            let all_zero = rest.iter().all(|&byte| byte == 0);
            let severity = if all_zero { Severity::Info } else { Severity::Warning };
            self.note(severity, field, self.at, BlobProblem::Trailing { len: wide(rest.len()), all_zero });
            self.at = self.bytes.len();
        }
        rest.to_vec()
    }

    /// How many findings there are, to go back to with [`forget_since`](Self::forget_since).
    pub(super) fn num_findings(&self) -> usize {
        self.findings.len()
    }

    /// Drops the findings of an attempt that was given up.
    pub(super) fn forget_since(&mut self, num_findings: usize) {
        self.findings.truncate(num_findings);
    }

    /// The value with the findings gathered.
    pub(super) fn finish<T>(self, value: T) -> Parsed<T> {
        Parsed { value, findings: self.findings }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_without_nul_ends_with_the_bytes() {
        let mut reader = Reader::new("Test", b"ab");
        assert_eq!(reader.text8_nul().bytes(), b"ab");
        assert_eq!(reader.remaining(), 0);
        let mut reader = Reader::new("Test", b"a\0b");
        assert_eq!(reader.text16_nul().units(), [0x61]);
        assert_eq!(reader.remaining(), 0);
        assert_eq!(reader.text16_nul().units(), [0u16; 0]);
    }

    #[test]
    fn count_beyond_the_bytes_is_an_error_at_the_count() {
        let mut reader = Reader::new("Test", &[0xFF; 12]);
        let count = reader.u32("Count").unwrap();
        let error = reader.check_count("Count", 0, count, 4).unwrap_err();
        assert_eq!(error.finding().offset(), 0);
        assert_eq!(*error.finding().problem(), BlobProblem::Count { found: 0xFFFF_FFFF, most: 2 });
        assert_eq!(reader.check_count("Count", 0, 2, 4), Ok(2));
    }

    #[test]
    fn reading_past_the_end_keeps_the_place() {
        let mut reader = Reader::new("Test", &[1, 2, 3]);
        assert_eq!(reader.u16("First"), Ok(0x0201));
        assert!(reader.u32("Second").is_err());
        assert_eq!((reader.offset(), reader.remaining()), (2, 1));
        assert_eq!(reader.u8("Second"), Ok(3));
    }
}
