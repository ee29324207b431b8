//! Lists of fixed-size elements, decoded on demand.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use cfb_core::{FileTime, Guid};

use crate::time::FloatingTime;
use crate::value::Currency;

/// A type whose values lie back to back in the stream of a multivalued property ([MS-OXMSG] 2.1.4.1).
pub trait Element: Copy + sealed::Sealed {
    /// Size of one element in bytes.
    const WIDTH: usize;
    /// Decodes one element; bytes that are missing count as zero.
    #[doc(hidden)]
    fn decode(bytes: &[u8]) -> Self;
    /// Appends the element as it stands in a file.
    #[doc(hidden)]
    fn encode(self, out: &mut Vec<u8>);
}

mod sealed {
    pub trait Sealed {}
}

fn array<const N: usize>(bytes: &[u8]) -> [u8; N] {
    bytes.first_chunk::<N>().copied().unwrap_or([0; N])
}

macro_rules! element {
    ($type:ty, $width:literal, $decode:expr, $encode:expr) => {
        impl sealed::Sealed for $type {}
        impl Element for $type {
            const WIDTH: usize = $width;
            fn decode(bytes: &[u8]) -> Self {
                let decode: fn([u8; $width]) -> $type = $decode;
                decode(array(bytes))
            }
            fn encode(self, out: &mut Vec<u8>) {
                let encode: fn($type) -> [u8; $width] = $encode;
                out.extend_from_slice(&encode(self));
            }
        }
    };
}

element!(i16, 2, i16::from_le_bytes, i16::to_le_bytes);
element!(i32, 4, i32::from_le_bytes, i32::to_le_bytes);
element!(i64, 8, i64::from_le_bytes, i64::to_le_bytes);
element!(f32, 4, f32::from_le_bytes, f32::to_le_bytes);
element!(f64, 8, f64::from_le_bytes, f64::to_le_bytes);
element!(Currency, 8, |b| Currency::from_raw(i64::from_le_bytes(b)), |v| v.raw().to_le_bytes());
element!(FloatingTime, 8, |b| FloatingTime::new(f64::from_le_bytes(b)), |v| v.days().to_le_bytes());
element!(FileTime, 8, |b| FileTime::from_ticks(u64::from_le_bytes(b)), |v| v.ticks().to_le_bytes());
element!(Guid, 16, Guid::from_bytes, Guid::to_bytes);

/// The values of a multivalued property with fixed-size elements: the bytes of its stream, decoded on demand.
///
/// A trailing fragment shorter than an element is ignored; [`bytes`](Self::bytes) still has it.
///
/// ```
/// use mapi_props::Elements;
/// let list = Elements::<i16>::new(&[1, 0, 0xFF, 0xFF, 9][..]);
/// assert_eq!(list.len(), 2);
/// assert_eq!(list.iter().collect::<Vec<_>>(), [1, -1]);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Elements<'a, T> {
    bytes: Cow<'a, [u8]>,
    element: PhantomData<T>,
}

impl<'a, T: Element> Elements<'a, T> {
    /// From the bytes of the value stream.
    #[must_use]
    pub fn new(bytes: impl Into<Cow<'a, [u8]>>) -> Self {
        Self { bytes: bytes.into(), element: PhantomData }
    }

    /// From values.
    #[must_use]
    pub fn from_values(values: impl IntoIterator<Item = T>) -> Elements<'static, T> {
        let mut bytes = Vec::new();
        values.into_iter().for_each(|value| value.encode(&mut bytes));
        Elements::new(bytes)
    }

    /// Number of whole elements.
    #[must_use]
    pub fn len(&self) -> usize {
        self.bytes.len().checked_div(T::WIDTH).unwrap_or(0)
    }

    /// Whether there is no element.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The element at an index.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<T> {
        let start = index.checked_mul(T::WIDTH)?;
        self.bytes.get(start..start.checked_add(T::WIDTH)?).map(T::decode)
    }

    /// The elements in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = T> + '_ {
        self.bytes.chunks_exact(T::WIDTH).map(T::decode)
    }

    /// The bytes as stored.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The bytes as stored, out of the list.
    #[must_use]
    pub fn into_bytes(self) -> Cow<'a, [u8]> {
        self.bytes
    }

    /// The same list with bytes of its own.
    #[must_use]
    pub fn into_owned(self) -> Elements<'static, T> {
        Elements::new(self.bytes.into_owned())
    }
}

impl<T: Element + fmt::Debug> fmt::Debug for Elements<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use quickcheck::quickcheck;

    use super::*;

    #[test]
    fn index_past_the_end_is_none() {
        let list = Elements::<Guid>::new(vec![1; 31]);
        assert_eq!(list.len(), 1);
        assert_eq!(list.get(1), None);
        assert_eq!(list.get(usize::MAX), None);
    }

    quickcheck! {
        fn integers_round_trip(values: Vec<i32>) -> bool {
            Elements::from_values(values.iter().copied()).iter().eq(values)
        }

        fn times_round_trip(values: Vec<u64>) -> bool {
            let times = || values.iter().map(|ticks| FileTime::from_ticks(*ticks));
            Elements::from_values(times()).iter().eq(times())
        }
    }
}
