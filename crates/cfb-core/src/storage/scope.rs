//! One transaction: what a transacted storage has changed over the level below.

use std::collections::BTreeMap;

use crate::format::dir_entry::ObjectType;
use crate::storage::content::Content;
use crate::storage::ids::IdMap;
use crate::storage::names::NameKey;
use crate::write::changes::Meta;

/// A storage or stream, for as long as the file is open. A number is never used again: what is created under a name,
/// or in the entry, of something that was removed is another node.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct NodeId(pub(super) u64);

impl NodeId {
    /// The root storage.
    pub(super) const ROOT: Self = Self(0);
}

/// A transaction of an open file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct ScopeId(pub(super) u64);

impl ScopeId {
    /// That of the root storage, whose commit changes the file.
    pub(super) const ROOT: Self = Self(0);
}

/// The changes of one transaction.
#[derive(Debug)]
pub(super) struct Scope {
    /// The transaction that a commit goes to; `None` for that of the root.
    pub(super) below: Option<ScopeId>,
    /// The storage whose transaction it is.
    pub(super) owner: NodeId,
    pub(super) records: IdMap<NodeId, Record>,
    /// Storages removed since the records were last swept.
    pub(super) removed_storages: usize,
}

impl Scope {
    pub(super) fn new(below: Option<ScopeId>, owner: NodeId) -> Self {
        Self { below, owner, records: IdMap::default(), removed_storages: 0 }
    }
}

/// What one transaction has changed about one node.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) kind: ObjectType,
    /// Whether the node does not exist below.
    pub(super) is_new: bool,
    /// Where it is now, if that has changed.
    pub(super) place: Option<Place>,
    pub(super) meta: Option<Meta>,
    /// Children of a storage that came (or took the place of another), and names that went.
    pub(super) edits: BTreeMap<NameKey, Option<NodeId>>,
    pub(super) content: Option<Content>,
}

impl Record {
    /// No change of a node of this kind.
    pub(super) fn of(kind: ObjectType) -> Self {
        Self { kind, is_new: false, place: None, meta: None, edits: BTreeMap::new(), content: None }
    }
}

/// Where a node is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    In(NodeId),
    Gone,
}
