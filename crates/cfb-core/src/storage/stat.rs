//! What a storage or stream says about itself.

use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::format::dir_entry::ObjectType;
use crate::format::filetime::FileTime;
use crate::format::guid::Guid;
use crate::format::name::Name;
use crate::storage::core::Core;
use crate::storage::handles::At;
use crate::storage::mode::Mode;
use crate::storage::scope::{NodeId, ScopeId};
use crate::write::changes::Element;

/// What a storage or stream says about itself (`STATSTG`).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stat {
    name: Name,
    path: Option<PathBuf>,
    kind: ObjectType,
    len_bytes: u64,
    mode: Option<Mode>,
    clsid: Guid,
    state_bits: u32,
    created: FileTime,
    modified: FileTime,
}

impl Stat {
    /// The name. That of the root is the one in its entry; OLE gives its [`path`](Self::path). Pass the [`Name`] itself to
    /// calls that want a name: its text form escapes some characters, and is another name then.
    #[must_use]
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// Full path of the file, for the root of a file.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Storage, stream or root.
    #[must_use]
    pub fn kind(&self) -> ObjectType {
        self.kind
    }

    /// Whether it is a stream.
    #[must_use]
    pub fn is_stream(&self) -> bool {
        self.kind == ObjectType::Stream
    }

    /// Whether it is a storage or the root storage.
    #[must_use]
    pub fn is_storage(&self) -> bool {
        !self.is_stream()
    }

    /// Length of a stream in bytes; 0 for storages.
    #[must_use]
    pub fn len_bytes(&self) -> u64 {
        self.len_bytes
    }

    /// The mode it was opened with, without what only creation needs. `None` for elements that were not asked through
    /// a handle of their own.
    #[must_use]
    pub fn mode(&self) -> Option<Mode> {
        self.mode
    }

    /// CLSID; null for streams.
    #[must_use]
    pub fn clsid(&self) -> Guid {
        self.clsid
    }

    /// State bits; 0 for streams.
    #[must_use]
    pub fn state_bits(&self) -> u32 {
        self.state_bits
    }

    /// Creation time; unset for streams.
    #[must_use]
    pub fn created(&self) -> FileTime {
        self.created
    }

    /// Modified time; unset for streams.
    #[must_use]
    pub fn modified(&self) -> FileTime {
        self.modified
    }

    /// The same with another length.
    pub(super) fn with_len(mut self, len_bytes: u64) -> Self {
        self.len_bytes = len_bytes;
        self
    }
}

impl Core {
    /// What a transaction says about a node.
    pub(super) fn stat(&self, scope: ScopeId, node: NodeId) -> Result<Stat> {
        let Element { kind, meta, len } = self.element_in(scope, node)?;
        let is_stream = kind == ObjectType::Stream;
        // Streams have none of it, whatever a writer left in their entries.
        Ok(Stat {
            name: meta.name,
            path: None,
            kind,
            len_bytes: if is_stream { len } else { 0 },
            mode: None,
            clsid: if is_stream { Guid::NULL } else { meta.clsid },
            state_bits: if is_stream { 0 } else { meta.state_bits },
            created: if is_stream { FileTime::default() } else { meta.created },
            modified: if is_stream { FileTime::default() } else { meta.modified },
        })
    }

    /// The same through the handle of the node.
    pub(super) fn stat_open(&self, at: &At) -> Result<Stat> {
        let mut stat = self.stat(at.scope, at.node)?;
        stat.mode = Some(at.mode);
        if at.node == NodeId::ROOT {
            stat.path.clone_from(&self.file.path);
        }
        Ok(stat)
    }
}
