//! What the tests of messages on storage share.

use std::sync::Arc;

use cfb_core::{CommitOptions, Mode, ReadAt, Share, SharedBytes, Storage};
use imsg::mapi::{Message, OpenFlags, OpenOptions, OpenPropertyFlags, PropertyObject, SaveFlags, TextFlags};
use mapi_props::{
    Counters, ErrorCode, HeaderKind, PropertyBag, PropertyId, PropertyTag, PropertyType, PropertyValue,
};

/// A transacted root in memory, committed once, and its bytes.
pub(crate) fn storage() -> (Arc<SharedBytes>, Storage) {
    let bytes = Arc::new(SharedBytes::new([]));
    let root = Storage::create_on(bytes.clone(), Mode::read_write().create().transacted()).unwrap();
    root.commit(CommitOptions::new()).unwrap();
    (bytes, root)
}

/// The root of a store, for reading and writing beside others.
pub(crate) fn reopen(bytes: &Arc<SharedBytes>) -> Storage {
    Storage::open_on(bytes.clone(), Mode::read_write().transacted().share(Share::DenyNone)).unwrap()
}

/// A new message, Unicode.
pub(crate) fn unicode(storage: &Storage) -> Message {
    Message::open_on(storage, OpenOptions::new().flags(OpenFlags::UNICODE)).unwrap()
}

/// The message in a storage.
pub(crate) fn open(storage: &Storage) -> Message {
    Message::open_on(storage, OpenOptions::new()).unwrap()
}

/// The bytes of a store.
pub(crate) fn contents(bytes: &SharedBytes) -> Vec<u8> {
    let mut all = vec![0; usize::try_from(bytes.len()).unwrap()];
    let n = bytes.read_at(0, &mut all).unwrap();
    assert_eq!(n, all.len());
    all
}

/// Saved, and open for writing still.
pub(super) fn keep() -> SaveFlags {
    SaveFlags::KEEP_OPEN_READWRITE
}

/// Opened anew, for writing.
pub(super) fn both() -> OpenPropertyFlags {
    OpenPropertyFlags::CREATE | OpenPropertyFlags::MODIFY
}

/// What is saved: messages and attachments alike.
pub(super) trait Save {
    fn save(&self);
}

impl<T: PropertyObject> Save for T {
    fn save(&self) {
        self.save_changes(keep()).unwrap();
    }
}

/// The bytes of a stream.
pub(super) fn bytes_of(storage: &Storage, name: &str) -> Vec<u8> {
    let stream = storage.open_stream(name, Mode::read()).unwrap();
    let mut bytes = vec![0; usize::try_from(stream.len_bytes().unwrap()).unwrap()];
    assert_eq!(stream.read_at(0, &mut bytes).unwrap(), bytes.len());
    bytes
}

/// What a check finds in a file, but for the class that these tests do not set.
pub(super) fn findings(bytes: &SharedBytes) -> Vec<imsg::Finding> {
    let mut all = imsg::Message::from_bytes(contents(bytes)).unwrap().check().unwrap();
    all.retain(|finding| finding.code != "root-clsid");
    all
}

/// A tag of an id that no program gives a meaning.
pub(super) fn tag(id: u16, property_type: PropertyType) -> PropertyTag {
    PropertyId::new(id).with_type(property_type)
}

/// A message with what `fill` stores, whatever it is.
pub(super) fn raw(fill: impl FnOnce(&mut PropertyBag)) -> Message {
    let (_, root) = storage();
    let mut bag = PropertyBag::new(HeaderKind::TopLevel);
    fill(&mut bag);
    bag.write(&root, Some(Counters::default())).unwrap();
    root.commit(CommitOptions::new()).unwrap();
    open(&root)
}

/// What one tag is answered with.
pub(super) fn answer(object: &impl PropertyObject, tag: PropertyTag) -> (PropertyTag, PropertyValue) {
    let mut answer = object.get_props(Some(&[tag]), TextFlags::UNICODE).unwrap();
    assert_eq!(answer.values.len(), 1);
    answer.values.remove(0)
}

/// The code in the place of a property that is not answered.
pub(super) fn code_for(object: &impl PropertyObject, tag: PropertyTag) -> ErrorCode {
    let answer = object.get_props(Some(&[tag]), TextFlags::UNICODE).unwrap();
    assert!(answer.has_errors);
    match answer.values.as_slice() {
        [(answered, PropertyValue::ErrorCode(code))] => {
            assert_eq!(*answered, tag.with_type(PropertyType::ErrorCode));
            *code
        }
        values => panic!("an answer: {values:?}"),
    }
}
