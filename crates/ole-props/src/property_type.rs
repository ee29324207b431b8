//! Property types: how the bytes of a value are read.

use std::fmt;

/// The type of a value, PropertyType ([MS-OLEPS] 2.2): 16 bits, of which [`VECTOR`](Self::VECTOR) and
/// [`ARRAY`](Self::ARRAY) mean many values of the type in the others.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PropertyType(pub u16);

/// Declares the types once, for the constants and for their names.
macro_rules! types {
    ($($name:ident = $number:literal, $spec:literal, $doc:literal;)*) => {
        impl PropertyType {
            $(
                #[doc = concat!($spec, ": ", $doc)]
                #[doc(alias = $spec)]
                pub const $name: Self = Self($number);
            )*

            /// The spec name of a type without [`VECTOR`](Self::VECTOR) and [`ARRAY`](Self::ARRAY).
            fn base_name(self) -> Option<&'static str> {
                match self.0 {
                    $($number => Some($spec),)*
                    _ => None,
                }
            }
        }
    };
}

types! {
    EMPTY = 0x00, "VT_EMPTY", "no value.";
    NULL = 0x01, "VT_NULL", "the null value.";
    I2 = 0x02, "VT_I2", "16 bits, signed.";
    I4 = 0x03, "VT_I4", "32 bits, signed.";
    R4 = 0x04, "VT_R4", "a float of 32 bits.";
    R8 = 0x05, "VT_R8", "a float of 64 bits.";
    CY = 0x06, "VT_CY", "currency: 64 bits, in 1/10000.";
    DATE = 0x07, "VT_DATE", "days since 1899-12-30, a float of 64 bits.";
    BSTR = 0x08, "VT_BSTR", "text in the code page of the set.";
    ERROR = 0x0A, "VT_ERROR", "an HRESULT.";
    BOOL = 0x0B, "VT_BOOL", "0 or 0xFFFF, 16 bits.";
    VARIANT = 0x0C, "VT_VARIANT", "elements that have types of their own.";
    DECIMAL = 0x0E, "VT_DECIMAL", "a decimal number of 96 bits.";
    I1 = 0x10, "VT_I1", "8 bits, signed.";
    UI1 = 0x11, "VT_UI1", "8 bits.";
    UI2 = 0x12, "VT_UI2", "16 bits.";
    UI4 = 0x13, "VT_UI4", "32 bits.";
    I8 = 0x14, "VT_I8", "64 bits, signed.";
    UI8 = 0x15, "VT_UI8", "64 bits.";
    INT = 0x16, "VT_INT", "32 bits, signed.";
    UINT = 0x17, "VT_UINT", "32 bits.";
    LPSTR = 0x1E, "VT_LPSTR", "text in the code page of the set.";
    LPWSTR = 0x1F, "VT_LPWSTR", "text in UTF-16.";
    FILETIME = 0x40, "VT_FILETIME", "100 ns since 1601, or a duration.";
    BLOB = 0x41, "VT_BLOB", "bytes.";
    STREAM = 0x42, "VT_STREAM", "a stream beside the set.";
    STORAGE = 0x43, "VT_STORAGE", "a storage beside the set.";
    STREAMED_OBJECT = 0x44, "VT_STREAMED_OBJECT", "an object in a stream beside the set.";
    STORED_OBJECT = 0x45, "VT_STORED_OBJECT", "an object in a storage beside the set.";
    BLOB_OBJECT = 0x46, "VT_BLOB_OBJECT", "an object in bytes.";
    CF = 0x47, "VT_CF", "data of a clipboard format.";
    CLSID = 0x48, "VT_CLSID", "a GUID.";
    VERSIONED_STREAM = 0x49, "VT_VERSIONED_STREAM", "a stream beside the set, and its version.";
}

impl PropertyType {
    /// VT_VECTOR: many values in a row, or'ed with their type.
    pub const VECTOR: Self = Self(0x1000);
    /// VT_ARRAY: many values in one or more dimensions, or'ed with their type.
    pub const ARRAY: Self = Self(0x2000);

    /// The type of the elements, or the type itself.
    #[must_use]
    pub const fn base(self) -> Self {
        Self(self.0 & 0x0FFF)
    }

    /// A vector of elements of this type.
    #[must_use]
    pub const fn vector(self) -> Self {
        Self(self.0 | Self::VECTOR.0)
    }

    /// Whether this is the type of a vector, and of nothing else.
    #[must_use]
    pub const fn is_vector(self) -> bool {
        self.0 & 0xF000 == Self::VECTOR.0
    }

    /// Whether this is the type of an array, and of nothing else.
    #[must_use]
    pub const fn is_array(self) -> bool {
        self.0 & 0xF000 == Self::ARRAY.0
    }

    /// Whether [MS-OLEPS] has the type only from version 1 of the format on.
    #[must_use]
    pub const fn needs_version_1(self) -> bool {
        self.is_array()
            || matches!(
                self.base(),
                Self::DECIMAL | Self::I1 | Self::INT | Self::UINT | Self::VERSIONED_STREAM
            )
    }
}

impl fmt::Display for PropertyType {
    /// As in the specification: `VT_VECTOR | VT_LPSTR`; a type that it does not name as `0x1234`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = match self.0 & 0xF000 {
            0 => "",
            0x1000 => "VT_VECTOR | ",
            0x2000 => "VT_ARRAY | ",
            _ => return write!(f, "0x{:04X}", self.0),
        };
        match self.base().base_name() {
            Some(name) => write!(f, "{prefix}{name}"),
            None => write!(f, "0x{:04X}", self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_shown_as_in_the_specification() {
        assert_eq!(PropertyType::LPSTR.to_string(), "VT_LPSTR");
        assert_eq!(PropertyType::VARIANT.vector().to_string(), "VT_VECTOR | VT_VARIANT");
        assert_eq!(PropertyType(0x2003).to_string(), "VT_ARRAY | VT_I4");
        assert_eq!(PropertyType(0x3003).to_string(), "0x3003");
        assert_eq!(PropertyType(0x0077).to_string(), "0x0077");
    }
}
