//! What the tests of messages on storage share.

use std::sync::Arc;

use cfb_core::{CommitOptions, Mode, ReadAt, Share, SharedBytes, Storage};
use imsg::mapi::{Message, OpenFlags, OpenOptions};

/// A transacted root in memory, committed once, and its bytes.
pub(super) fn storage() -> (Arc<SharedBytes>, Storage) {
    let bytes = Arc::new(SharedBytes::new([]));
    let root = Storage::create_on(bytes.clone(), Mode::read_write().create().transacted()).unwrap();
    root.commit(CommitOptions::new()).unwrap();
    (bytes, root)
}

/// The root of a store, for reading and writing beside others.
pub(super) fn reopen(bytes: &Arc<SharedBytes>) -> Storage {
    Storage::open_on(bytes.clone(), Mode::read_write().transacted().share(Share::DenyNone)).unwrap()
}

/// A new message, Unicode.
pub(super) fn unicode(storage: &Storage) -> Message {
    Message::open_on(storage, OpenOptions::new().flags(OpenFlags::UNICODE)).unwrap()
}

/// The message in a storage.
pub(super) fn open(storage: &Storage) -> Message {
    Message::open_on(storage, OpenOptions::new()).unwrap()
}

/// The bytes of a store.
pub(super) fn contents(bytes: &SharedBytes) -> Vec<u8> {
    let mut all = vec![0; usize::try_from(bytes.len()).unwrap()];
    let n = bytes.read_at(0, &mut all).unwrap();
    assert_eq!(n, all.len());
    all
}
