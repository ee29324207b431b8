//! Columns, and what a row shows in one.

use mapi_props::{
    CodePage, ErrorCode, PropertyId, PropertyRow as _, PropertyTag, PropertyType, PropertyValue,
};

use crate::mapi::table::row::ViewRow;

use PropertyType as P;
use PropertyValue as V;

/// The flag of tags that ask for a row per value: `MVI_FLAG`, that is `MV_FLAG | MV_INSTANCE`.
const MVI_FLAG: u16 = 0x3000;

/// `PR_NULL`: a column that stays free.
const NULL_TAG: PropertyTag = PropertyTag::from_u32(1);

/// A column: the tag as it was set, and what it asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Column {
    pub(super) tag: PropertyTag,
    kind: PropertyType,
    is_instance: bool,
}

impl Column {
    pub(super) const fn new(tag: PropertyTag) -> Self {
        let code = tag.type_code();
        if code & 0xF000 == MVI_FLAG {
            Self { tag, kind: P::from_code(code & !MVI_FLAG), is_instance: true }
        } else {
            Self { tag, kind: tag.property_type(), is_instance: false }
        }
    }

    /// The property that has a row per value, if the column asks for that.
    pub(super) fn expanded(self) -> Option<PropertyId> {
        self.is_instance.then(|| self.tag.id())
    }

    /// What a row shows in this column: the value in the type that is asked for, or an error in its place.
    ///
    /// `unicode` is the width of strings where no type says it, `page` the code page of 8-bit strings that are stored
    /// in Unicode.
    pub(super) fn cell(self, row: &ViewRow, unicode: bool, page: CodePage) -> (PropertyTag, PropertyValue) {
        if self.tag == NULL_TAG {
            return (self.tag, V::Null);
        }
        let id = self.tag.id();
        let value = if self.is_instance { row.instance(id) } else { row.property(id) };
        let value = match value {
            Some(value) => {
                let kind = if self.kind == P::Unspecified {
                    width(value.property_type(), unicode)
                } else {
                    self.kind
                };
                convert(value, kind, page).unwrap_or_else(V::ErrorCode)
            }
            None => V::ErrorCode(ErrorCode::NOT_FOUND),
        };
        (id.with_type(value.property_type()), value)
    }
}

/// The tag, with the width of text that is asked for if it is one.
pub(super) fn with_width(tag: PropertyTag, unicode: bool) -> PropertyTag {
    tag.with_type(width(tag.property_type(), unicode))
}

fn width(kind: PropertyType, unicode: bool) -> PropertyType {
    match (kind, unicode) {
        (P::String | P::String8, true) => P::String,
        (P::String | P::String8, false) => P::String8,
        (P::MultipleString | P::MultipleString8, true) => P::MultipleString,
        (P::MultipleString | P::MultipleString8, false) => P::MultipleString8,
        _ => kind,
    }
}

/// The value in the type that is asked for. What a page does not have becomes a `?`, what is no text in it U+FFFD.
fn convert(value: &PropertyValue, kind: PropertyType, page: CodePage) -> Result<PropertyValue, ErrorCode> {
    match (value, kind) {
        (V::Null | V::ErrorCode(_) | V::Object(_) | V::Other { .. }, _) => Err(ErrorCode::NOT_FOUND),
        (V::String8(bytes, page), P::String) => decode(bytes, *page).map(V::String),
        (V::MultipleString8(list, page), P::MultipleString) => {
            list.iter().map(|bytes| decode(bytes, *page)).collect::<Result<_, _>>().map(V::MultipleString)
        }
        (V::String(text), P::String8) => encode(text, page).map(|bytes| V::String8(bytes, page)),
        (V::MultipleString(list), P::MultipleString8) => {
            let list = list.iter().map(|text| encode(text, page)).collect::<Result<_, _>>();
            list.map(|list| V::MultipleString8(list, page))
        }
        _ if value.property_type() == kind => Ok(value.clone()),
        _ => Err(ErrorCode::NOT_FOUND),
    }
}

fn decode(bytes: &[u8], page: CodePage) -> Result<String, ErrorCode> {
    if page.is_supported() { Ok(page.decode(bytes).text.into_owned()) } else { Err(ErrorCode::BAD_CHARWIDTH) }
}

fn encode(text: &str, page: CodePage) -> Result<Vec<u8>, ErrorCode> {
    page.encode(text).map(|encoded| encoded.bytes.into_owned()).ok_or(ErrorCode::BAD_CHARWIDTH)
}
