//! What is put into a file: storages and streams by number, each under its storage and found by its name.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasher as _, BuildHasherDefault, Hasher, RandomState};
use std::io::Read;

use crate::entry::Entry;
use crate::error::{Error, ErrorKind, Result};
use crate::format::filetime::FileTime;
use crate::format::guid::Guid;
use crate::format::name::Name;
use crate::format::upcase::upcase;

/// A storage or stream to be written.
pub(super) struct Node<'a> {
    pub(super) name: Name,
    /// Number of the storage it is in; the root is in itself.
    pub(super) parent: u32,
    pub(super) meta: Option<Box<Meta>>,
    /// `None` for storages.
    pub(super) content: Option<Content<'a>>,
    /// Another one whose name has the same hash.
    same_hash: Option<u32>,
}

/// What entries have besides a name and bytes; streams of sound files have none of it.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Meta {
    pub(super) clsid: Guid,
    pub(super) state_bits: u32,
    pub(super) created: FileTime,
    pub(super) modified: FileTime,
}

/// The bytes of a stream.
pub(super) struct Content<'a> {
    pub(super) len_bytes: u64,
    pub(super) source: Source<'a>,
}

/// Where the bytes come from.
pub(super) enum Source<'a> {
    Memory(Cow<'a, [u8]>),
    Reader(Box<dyn Read + 'a>),
    /// As many as the length says, from the start of a stream of another file.
    Stream(Entry<'a>),
}

/// All nodes; number 0 is the root storage.
pub(super) struct Nodes<'a> {
    list: Vec<Node<'a>>,
    /// The node added last for each hash of storage and name.
    by_hash: HashMap<u64, u32, BuildHasherDefault<AsItIs>>,
    hasher: RandomState,
}

/// Takes a hash, which nobody outside can foresee, for its own hash.
#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u64(byte.into()));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 ^= hash;
    }
}

impl<'a> Nodes<'a> {
    pub(super) fn new() -> Self {
        let units = [82, 111, 111, 116, 32, 69, 110, 116, 114, 121];
        let name = Name::from_units(&units).unwrap_or_default();
        let root = Node { name, parent: 0, meta: None, content: None, same_hash: None };
        Self { list: vec![root], by_hash: HashMap::default(), hasher: RandomState::new() }
    }

    pub(super) fn list(&self) -> &[Node<'a>] {
        &self.list
    }

    pub(super) fn into_list(self) -> Vec<Node<'a>> {
        self.list
    }

    pub(super) fn get_mut(&mut self, number: u32) -> Option<&mut Node<'a>> {
        self.list.get_mut(number as usize)
    }

    /// Adds a node and returns its number.
    ///
    /// # Errors
    ///
    /// `InvalidArgument` if there is no such storage, `AlreadyExists` if it has the name already.
    pub(super) fn add(&mut self, parent: u32, name: Name, content: Option<Content<'a>>) -> Result<u32> {
        let invalid = |what| Error::new(ErrorKind::InvalidArgument(what), None);
        if self.list.get(parent as usize).is_none_or(|node| node.content.is_some()) {
            return Err(invalid("the storage is one of another builder"));
        }
        let number = u32::try_from(self.list.len()).map_err(|_| invalid("too many storages and streams"))?;
        let mut folded = [0u16; 32];
        let mut len = 0usize;
        for (to, &unit) in folded.iter_mut().zip(name.units()) {
            *to = upcase(unit);
            len = len.saturating_add(1);
        }
        let hash = self.hasher.hash_one((parent, folded.get(..len).unwrap_or(&folded)));
        let first = self.by_hash.get(&hash).copied();
        let mut at = first.and_then(|other| self.list.get(other as usize));
        while let Some(other) = at {
            if other.parent == parent && other.name.matches(name.units()) {
                let name = path_of(&self.list, parent, &name);
                return Err(Error::new(ErrorKind::AlreadyExists { name }, None));
            }
            at = other.same_hash.and_then(|other| self.list.get(other as usize));
        }
        self.by_hash.insert(hash, number);
        self.list.push(Node { name, parent, meta: None, content, same_hash: first });
        Ok(number)
    }
}

/// The path of an element of this name in a storage.
pub(super) fn path_of(list: &[Node<'_>], parent: u32, name: &Name) -> String {
    let mut names = vec![name.to_string()];
    let mut at = parent;
    while let Some(node) = list.get(at as usize).filter(|_| at != 0) {
        names.push(node.name.to_string());
        at = node.parent;
    }
    names.reverse();
    names.join("/")
}
