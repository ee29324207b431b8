//! Change keys ([MS-OXCFXICS] 2.2.2.2, 2.2.2.3).

use cfb_core::Guid;

use crate::entry_id::reader::Reader;

/// An XID, as in PidTagChangeKey: a GUID and a local id of one to eight bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Xid<'a> {
    /// Who counts.
    pub namespace: Guid,
    /// The local id, big-endian.
    pub local_id: &'a [u8],
}

impl<'a> Xid<'a> {
    /// Reads an XID; `None` unless it has 17 to 24 bytes.
    #[must_use]
    pub fn parse(bytes: &'a [u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let namespace = reader.guid()?;
        let local_id = reader.rest();
        Self::new(namespace, local_id)
    }

    /// An XID; `None` unless the local id has one to eight bytes.
    #[must_use]
    pub fn new(namespace: Guid, local_id: &'a [u8]) -> Option<Self> {
        (1..=8).contains(&local_id.len()).then_some(Self { namespace, local_id })
    }

    /// The bytes of the XID.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        [self.namespace.to_bytes().as_slice(), self.local_id].concat()
    }
}

/// The value of PidTagPredecessorChangeList: XIDs with a byte in front that states their size.
///
/// ```
/// use mapi_props::entry_id::PredecessorChangeList;
/// let mut bytes = vec![17];
/// bytes.extend([1; 17]);
/// assert_eq!(PredecessorChangeList::new(&bytes).xids().count(), 1);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PredecessorChangeList<'a>(&'a [u8]);

impl<'a> PredecessorChangeList<'a> {
    /// Looks at the bytes of a value.
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The bytes of a list of XIDs, sorted by namespace as the specification asks for.
    ///
    /// ```
    /// use mapi_props::{Guid, entry_id::{PredecessorChangeList, Xid}};
    /// let xid = |byte| Xid::new(Guid::from_bytes([byte; 16]), &[1, 2]).unwrap();
    /// let bytes = PredecessorChangeList::of(&[xid(9), xid(3)]);
    /// assert!(PredecessorChangeList::new(&bytes).xids().eq([xid(3), xid(9)]));
    /// ```
    #[must_use]
    pub fn of(xids: &[Xid<'_>]) -> Vec<u8> {
        let mut sorted: Vec<Vec<u8>> = xids.iter().map(Xid::to_bytes).collect();
        sorted.sort_by(|one, other| one.get(..16).cmp(&other.get(..16)));
        // An XID that `new` or `parse` made has at most 24 bytes.
        sorted.iter().flat_map(|xid| [&[xid.len().to_le_bytes()[0]], xid.as_slice()].concat()).collect()
    }

    /// The bytes of the value, as they were given.
    #[must_use]
    pub const fn bytes(&self) -> &'a [u8] {
        self.0
    }

    /// The XIDs, up to the first that is damaged.
    pub fn xids(&self) -> impl Iterator<Item = Xid<'a>> + use<'a> {
        let mut reader = Reader::new(self.0);
        std::iter::from_fn(move || {
            let len = usize::from(reader.u8()?);
            Xid::parse(reader.take(len)?)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_ids_have_one_to_eight_bytes() {
        assert_eq!(Xid::parse(&[1; 16]), None);
        assert_eq!(Xid::parse(&[1; 24]).unwrap().local_id.len(), 8);
        assert_eq!(Xid::parse(&[1; 25]), None);
        assert_eq!(Xid::parse(&[1; 20]).unwrap().to_bytes(), [1; 20]);
        assert_eq!(Xid::new(Guid::NULL, &[]), None);
    }

    #[test]
    fn a_damaged_xid_ends_the_list() {
        let mut bytes = vec![22];
        bytes.extend([1; 22]);
        bytes.extend([20, 1, 1]);
        assert_eq!(PredecessorChangeList::new(&bytes).xids().count(), 1);
        assert_eq!(PredecessorChangeList::new(&[0, 0]).xids().count(), 0);
    }
}
