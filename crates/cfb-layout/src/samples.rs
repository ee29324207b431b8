//! Small sound files that examples and tests open.

use crate::{Plan, Version};

/// A version 3 file with a stream `Hello` ("Hello, compound file"), and in a storage `Folder` the streams `inside`
/// (5,000 bytes, so that it has sectors of its own) and `small`.
#[must_use]
pub fn hello() -> Vec<u8> {
    let mut plan = Plan::new(Version::V3);
    let root = plan.root();
    plan.stream(root, "Hello", &b"Hello, compound file"[..]);
    let folder = plan.storage(root, "Folder");
    plan.stream(folder, "inside", vec![b'i'; 5000]);
    plan.stream(folder, "small", &b"small"[..]);
    plan.to_vec()
}
