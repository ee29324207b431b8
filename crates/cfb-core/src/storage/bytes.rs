//! Writing the bytes of streams in a transaction.

use crate::error::{Error, ErrorKind, Result};
use crate::storage::content::Content;
use crate::storage::core::Core;
use crate::storage::scope::{NodeId, ScopeId};
use crate::storage::vault::Depot;

impl Core {
    /// Writes all of `bytes` at `offset`.
    pub(super) fn write(&mut self, scope: ScopeId, stream: NodeId, offset: u64, bytes: &[u8]) -> Result<()> {
        if bytes.is_empty() {
            return Ok(());
        }
        let end = offset.checked_add(bytes.len() as u64);
        self.fits(scope, stream, end.unwrap_or(u64::MAX))?;
        self.changed(scope, stream, |content, depot| content.write(depot, offset, bytes))?;
        self.spill()
    }

    /// Sets the length of a stream.
    pub(super) fn set_len(&mut self, scope: ScopeId, stream: NodeId, len: u64) -> Result<()> {
        self.fits(scope, stream, len)?;
        if self.stream_len(scope, stream)? == len {
            return Ok(());
        }
        self.changed(scope, stream, |content, depot| content.set_len(depot, len))
    }

    /// That a stream may have this length: it fits into the file, or the stream is as long already.
    fn fits(&self, scope: ScopeId, stream: NodeId, len: u64) -> Result<()> {
        let limit = self.ground.len_limit();
        if len <= limit || len <= self.stream_len(scope, stream)? {
            return Ok(());
        }
        let name = self.meta(scope, stream)?.name;
        Err(Error::new(ErrorKind::FileLimit { needed: len, limit }, None).in_element(name.to_string()))
    }

    fn changed(
        &mut self,
        scope: ScopeId,
        stream: NodeId,
        change: impl FnOnce(&mut Content, &mut Depot<'_>) -> Result<()>,
    ) -> Result<()> {
        let below = self.stream_len(scope, stream)?;
        self.record_mut(scope, stream)?;
        let (mut depot, scopes) = self.depot();
        let record = scopes.get_mut(&scope).and_then(|scope| scope.records.get_mut(&stream));
        let Some(record) = record else { return Ok(()) };
        change(record.content.get_or_insert_with(|| Content::over(below)), &mut depot)
    }
}
