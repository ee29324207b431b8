//! Where the lock bytes lie. The sectors there are never used by streams ([MS-CFB] 2.9 sets the one at 0x7FFFFF00
//! aside in version 4), and a lock needs no byte in the file.
//!
//! | Bytes                   | Range         | Held by                                                   |
//! |-------------------------|---------------|-----------------------------------------------------------|
//! | 0x7FFFFF58 - 0x7FFFFF6B | `PRIORITY1`   | an open in priority mode                                  |
//! | 0x7FFFFF6C - 0x7FFFFF7F | `NOSNAPSHOT`  | a transacted open without a snapshot                      |
//! | 0x7FFFFF80              | `COMMIT`      | a commit, while it lasts                                  |
//! | 0x7FFFFF81 - 0x7FFFFF91 | `PRIORITY2`   | an open in priority mode; a commit takes all of it        |
//! | 0x7FFFFF92              | `CHECK`       | an open, while it looks at the others and takes its bytes |
//! | 0x7FFFFF93 - 0x7FFFFFA6 | `READ`        | an open that reads                                        |
//! | 0x7FFFFFA7 - 0x7FFFFFBA | `WRITE`       | an open that writes                                       |
//! | 0x7FFFFFBB - 0x7FFFFFCE | `DENY_READ`   | an open that lets nobody else read                        |
//! | 0x7FFFFFCF - 0x7FFFFFE2 | `DENY_WRITE`  | an open that lets nobody else write                       |
//!
//! An open takes one byte of a range, the first that is free: a range of 20 has room for 20 opens.

use std::ops::Range;

/// A range of lock bytes.
pub(super) type Bytes = Range<u64>;

pub(super) const PRIORITY1: Bytes = 0x7FFF_FF58..0x7FFF_FF6C;
pub(super) const NOSNAPSHOT: Bytes = 0x7FFF_FF6C..0x7FFF_FF80;
pub(super) const COMMIT: Bytes = 0x7FFF_FF80..0x7FFF_FF81;
pub(super) const PRIORITY2: Bytes = 0x7FFF_FF81..0x7FFF_FF92;
pub(super) const CHECK: Bytes = 0x7FFF_FF92..0x7FFF_FF93;
pub(super) const READ: Bytes = 0x7FFF_FF93..0x7FFF_FFA7;
pub(super) const WRITE: Bytes = 0x7FFF_FFA7..0x7FFF_FFBB;
pub(super) const DENY_READ: Bytes = 0x7FFF_FFBB..0x7FFF_FFCF;
pub(super) const DENY_WRITE: Bytes = 0x7FFF_FFCF..0x7FFF_FFE3;

/// What a commit takes: against other commits, and against opens in priority mode.
pub(super) const COMMITTING: Bytes = COMMIT.start..PRIORITY2.end;
