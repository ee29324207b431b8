//! Conversion: bytes that become the stream `CONTENTS`, and the mark that says that an object is to be converted.

use std::path::Path;
use std::sync::Arc;

use crate::backing::{ReadAt as _, Store, read_full};
use crate::error::{Error, ErrorKind, Location, Result, Structure};
use crate::format::dir_entry::ObjectType;
use crate::format::element_name::ElementName;
use crate::format::le;
use crate::format::name::Name;
use crate::storage::commit::CommitOptions;
use crate::storage::content::{CHUNK, to_usize};
use crate::storage::core::Core;
use crate::storage::handles::HandleId;
use crate::storage::names::{NameKey, missing};
use crate::storage::root::{is_compound_file, shown};
use crate::storage::rules;
use crate::storage::scope::{NodeId, ScopeId};
use crate::storage::scratch::Scratch;

/// Name of the stream that keeps what was there before.
pub(super) const CONTENTS: &str = "CONTENTS";

/// Name of the stream with the mark ([MS-OLEDS] 2.3.3).
const OLE: [u16; 4] = [1, 0x4F, 0x6C, 0x65];
/// Length of that stream without anything optional, in bytes.
const OLE_LEN: usize = 20;
/// Its version.
const OLE_VERSION: u32 = 0x0200_0001;
/// Where its flags are.
const OLE_FLAGS: u64 = 4;
/// The flag.
const CONVERT: u32 = 4;

/// Keeps what a store holds in a temporary file; `None` if that is nothing. A compound file is not converted.
pub(super) fn keep_old_bytes(store: &Arc<dyn Store>, path: Option<&Path>) -> Result<Option<OldBytes>> {
    if store.is_empty() {
        return Ok(None);
    }
    if is_compound_file(store)? {
        let name = path.map_or_else(|| "byte store".to_owned(), shown);
        return Err(Error::new(ErrorKind::AlreadyExists { name }, None));
    }
    let scratch_failed = |e| Error::io(e, Location::new(Structure::Scratch, None));
    let mut scratch = Scratch::create().map_err(scratch_failed)?;
    let mut buf = vec![0u8; CHUNK];
    let mut at = 0u64;
    loop {
        let n = read_full(&**store, at, &mut buf)
            .map_err(|e| Error::io(e, Location::new(Structure::File, Some(at))))?;
        if n == 0 {
            return Ok(Some(OldBytes(scratch)));
        }
        scratch.put(buf.get(..n).unwrap_or_default()).map_err(scratch_failed)?;
        at = at.saturating_add(n as u64);
    }
}

/// What a store held before a compound file was made in it.
pub(super) struct OldBytes(Scratch);

/// Makes the old bytes the stream `CONTENTS` of a root that is new, and commits that, in a transaction too: the bytes
/// are nowhere else any more.
pub(super) fn put_contents(core: &mut Core, old: &OldBytes, options: CommitOptions) -> Result<()> {
    let name = CONTENTS.to_name().unwrap_or_default();
    let stream = core.create(ScopeId::ROOT, NodeId::ROOT, name, ObjectType::Stream)?;
    let mut buf = vec![0u8; CHUNK];
    let mut at = 0u64;
    while at < old.0.len() {
        let n = to_usize(old.0.len().saturating_sub(at)).min(buf.len());
        let part = buf.get_mut(..n).unwrap_or_default();
        let n = read_full(&old.0, at, part)
            .map_err(|e| Error::io(e, Location::new(Structure::Scratch, Some(at))))?;
        if n == 0 {
            break;
        }
        core.write(ScopeId::ROOT, stream, at, part.get(..n).unwrap_or_default())?;
        at = at.saturating_add(n as u64);
    }
    core.publish_root(options)
}

impl Core {
    /// Makes a stream a storage of the same name with the stream as its `CONTENTS`.
    pub(super) fn convert_stream(
        &mut self,
        scope: ScopeId,
        storage: NodeId,
        name: Name,
        stream: NodeId,
    ) -> Result<NodeId> {
        self.not_open(stream)?;
        let contents = CONTENTS.to_name().unwrap_or_default();
        let node = self.create(scope, storage, name, ObjectType::Storage)?;
        // The name is the new storage's already; the stream only leaves for its new place.
        self.place(scope, stream, node, contents)?;
        Ok(node)
    }

    /// Whether the object in a storage is to be converted.
    pub(super) fn convert_mark(&mut self, id: HandleId) -> Result<bool> {
        let at = self.at(id)?;
        let name = Name::from_units(&OLE).unwrap_or_default();
        let child = self.child(at.scope, at.node, NameKey(name))?;
        let stream = child.ok_or_else(|| missing(name))?;
        if self.kind(at.scope, stream)? != ObjectType::Stream {
            return Err(missing(name));
        }
        let mut flags = [0u8; 4];
        self.read(at.scope, stream, OLE_FLAGS, &mut flags)?;
        Ok(le::u32_at(&flags, 0) & CONVERT != 0)
    }

    /// Says whether it is.
    pub(super) fn set_convert_mark(&mut self, id: HandleId, convert: bool) -> Result<()> {
        let at = self.at(id)?;
        rules::may_change(at.mode)?;
        self.may_write()?;
        let name = Name::from_units(&OLE).unwrap_or_default();
        let bit = if convert { CONVERT } else { 0 };
        let Some(stream) = self.child(at.scope, at.node, NameKey(name))? else {
            let stream = self.create(at.scope, at.node, name, ObjectType::Stream)?;
            let mut bytes = [0u8; OLE_LEN];
            for (slot, value) in bytes.chunks_exact_mut(4).zip([OLE_VERSION, bit]) {
                slot.copy_from_slice(&value.to_le_bytes());
            }
            return self.write(at.scope, stream, 0, &bytes);
        };
        if self.kind(at.scope, stream)? != ObjectType::Stream {
            return Err(missing(name));
        }
        let mut flags = [0u8; 4];
        self.read(at.scope, stream, OLE_FLAGS, &mut flags)?;
        let flags = le::u32_at(&flags, 0) & !CONVERT | bit;
        self.write(at.scope, stream, OLE_FLAGS, &flags.to_le_bytes())
    }
}
