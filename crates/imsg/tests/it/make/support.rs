//! What the tests of builders share.

use imsg::make::Build;
use imsg::{FileTime, Guid, Message};

/// 2024-01-19.
pub(super) const TIME: FileTime = FileTime::from_ticks(133_501_000_000_000_000);

/// CLSID of the root storage of a message.
pub(super) const MESSAGE: Guid = Guid::from_fields(0x0002_0D0B, 0, 0, [0xC0, 0, 0, 0, 0, 0, 0, 0x46]);

/// The message as it is read back, with nothing to find fault with.
pub(super) fn built(builder: impl Build) -> Message {
    let builder = builder.created(TIME);
    let bytes = builder.to_bytes().unwrap();
    assert!(bytes == builder.to_bytes().unwrap(), "the same calls make the same bytes");
    read(bytes)
}

/// The message in bytes, with nothing to find fault with.
pub(super) fn read(bytes: Vec<u8>) -> Message {
    let message = Message::from_bytes(bytes).unwrap();
    assert_eq!(message.check().unwrap(), [], "check finds nothing");
    message
}
