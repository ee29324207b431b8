//! Getters and setters for the types of well-known properties.

use std::time::Duration;

use cfb_core::FileTime;

use crate::error::Result;
use crate::property_id::PropertyId;
use crate::set::PropertySet;
use crate::value::Value;

/// Text, without distinction of its type; an empty one is there.
pub(super) fn text(set: Option<&PropertySet>, id: PropertyId) -> Option<&str> {
    set?.get(id)?.as_str()
}

pub(super) fn set_text(set: &mut PropertySet, id: PropertyId, text: &str) -> Result<()> {
    set.set_text(id, text)
}

/// A number of any integer type, if it fits.
pub(super) fn number(set: Option<&PropertySet>, id: PropertyId) -> Option<i32> {
    i32::try_from(set?.get(id)?.as_integer()?).ok()
}

pub(super) fn set_number(set: &mut PropertySet, id: PropertyId, number: i32) -> Result<()> {
    set.set(id, Value::I4(number))
}

/// A time; zero stands for none.
pub(super) fn time(set: Option<&PropertySet>, id: PropertyId) -> Option<FileTime> {
    set?.get(id)?.as_file_time().filter(|time| !time.is_unset())
}

pub(super) fn set_time(set: &mut PropertySet, id: PropertyId, time: FileTime) -> Result<()> {
    set.set(id, Value::FileTime(time))
}

pub(super) fn duration(set: Option<&PropertySet>, id: PropertyId) -> Option<Duration> {
    set?.get(id)?.as_duration()
}

/// A duration is cut to 100 ns, and to what 64 bits of them hold.
pub(super) fn set_duration(set: &mut PropertySet, id: PropertyId, duration: Duration) -> Result<()> {
    let ticks = u64::try_from(duration.as_nanos().checked_div(100).unwrap_or(0)).unwrap_or(u64::MAX);
    set.set(id, Value::FileTime(FileTime::from_ticks(ticks)))
}

pub(super) fn flag(set: Option<&PropertySet>, id: PropertyId) -> Option<bool> {
    set?.get(id)?.as_bool()
}

pub(super) fn set_flag(set: &mut PropertySet, id: PropertyId, flag: bool) -> Result<()> {
    set.set(id, Value::Bool(flag))
}

/// Declares a getter and a setter for each property; the type is expected to have `set` and `set_mut`.
macro_rules! fields {
    ($($getter:ident, $setter:ident: $read:ident -> $out:ty, $write:ident($in:ty), $id:expr, $doc:literal;)*) => {
        $(
            #[doc = concat!($doc, ".")]
            #[must_use]
            pub fn $getter(&self) -> Option<$out> {
                crate::summary::fields::$read(self.set(), $id)
            }

            #[doc = concat!("Sets ", stringify!($getter), ", as [`", stringify!($getter), "`](Self::", stringify!($getter), ") gives it.")]
            ///
            /// # Errors
            /// As [`PropertySet::set`](crate::PropertySet::set) and [`PropertySet::set_text`](crate::PropertySet::set_text).
            pub fn $setter(&mut self, value: $in) -> crate::error::Result<()> {
                crate::summary::fields::$write(self.set_mut()?, $id, value)
            }
        )*
    };
}

pub(super) use fields;
