//! Bits of PidTagMessageFlags ([MS-OXCMSG] 2.2.1.6).

/// `mfRead`.
pub(super) const READ: i32 = 0x1;
/// `mfUnsent`: a draft.
pub(super) const UNSENT: i32 = 0x8;
