//! Text in the width that is asked for, and in the width of the message.

use mapi_props::{CodePage, ErrorCode, PropertyType, PropertyValue};

/// Whether a type is text, of one value or of several.
pub(in crate::mapi) fn is_text(property_type: PropertyType) -> bool {
    matches!(
        property_type,
        PropertyType::String
            | PropertyType::String8
            | PropertyType::MultipleString
            | PropertyType::MultipleString8
    )
}

/// The text type of a width that corresponds to another.
pub(in crate::mapi) fn with_width(property_type: PropertyType, unicode: bool) -> PropertyType {
    match (property_type, unicode) {
        (PropertyType::String | PropertyType::String8, true) => PropertyType::String,
        (PropertyType::String | PropertyType::String8, false) => PropertyType::String8,
        (PropertyType::MultipleString | PropertyType::MultipleString8, true) => PropertyType::MultipleString,
        (PropertyType::MultipleString | PropertyType::MultipleString8, false) => {
            PropertyType::MultipleString8
        }
        (other, _) => other,
    }
}

/// A value in the width asked for; what is no text stays. Characters that the code page does not have become `?`.
///
/// # Errors
///
/// `MAPI_E_BAD_CHARWIDTH` if the code page is not known.
pub(in crate::mapi) fn answered(
    value: PropertyValue,
    unicode: bool,
    page: CodePage,
) -> Result<PropertyValue, ErrorCode> {
    let encode = |text: String| encoded(&text, page).map(|(bytes, _)| bytes);
    convert(value, unicode, page, encode)
}

/// A value in the width of the message; what is no text stays.
///
/// # Errors
///
/// `MAPI_E_BAD_CHARWIDTH` if the code page is not known or does not have a character.
pub(in crate::mapi) fn stored(
    value: PropertyValue,
    unicode: bool,
    page: CodePage,
) -> Result<PropertyValue, ErrorCode> {
    let encode = |text: String| match encoded(&text, page)? {
        (bytes, true) => Ok(bytes),
        (_, false) => Err(ErrorCode::BAD_CHARWIDTH),
    };
    convert(value, unicode, page, encode)
}

fn convert(
    value: PropertyValue,
    unicode: bool,
    page: CodePage,
    encode: impl Fn(String) -> Result<Vec<u8>, ErrorCode>,
) -> Result<PropertyValue, ErrorCode> {
    let decode = |bytes: &[u8], page: CodePage| {
        if page.is_supported() {
            Ok(page.decode(bytes).text.into_owned())
        } else {
            Err(ErrorCode::BAD_CHARWIDTH)
        }
    };
    Ok(match value {
        PropertyValue::String(text) if !unicode => PropertyValue::String8(encode(text)?, page),
        PropertyValue::String8(bytes, from) if unicode => PropertyValue::String(decode(&bytes, from)?),
        PropertyValue::MultipleString(texts) if !unicode => {
            let texts = texts.into_iter().map(encode).collect::<Result<_, _>>()?;
            PropertyValue::MultipleString8(texts, page)
        }
        PropertyValue::MultipleString8(texts, from) if unicode => PropertyValue::MultipleString(
            texts.iter().map(|text| decode(text, from)).collect::<Result<_, _>>()?,
        ),
        // 8-bit text of another page than the message's is text first.
        PropertyValue::String8(bytes, from) if from != page => {
            PropertyValue::String8(encode(decode(&bytes, from)?)?, page)
        }
        PropertyValue::MultipleString8(texts, from) if from != page => {
            let texts = texts.iter().map(|text| encode(decode(text, from)?)).collect::<Result<_, _>>()?;
            PropertyValue::MultipleString8(texts, page)
        }
        other => other,
    })
}

/// The bytes of a text, and whether the page has all its characters.
pub(in crate::mapi) fn encoded(text: &str, page: CodePage) -> Result<(Vec<u8>, bool), ErrorCode> {
    let encoded = page.encode(text).ok_or(ErrorCode::BAD_CHARWIDTH)?;
    let is_whole = encoded.unmappable == 0;
    Ok((encoded.bytes.into_owned(), is_whole))
}

/// Values without an element, which no property has.
pub(in crate::mapi) fn is_empty_list(value: &PropertyValue) -> bool {
    match value {
        PropertyValue::MultipleInteger16(values) => values.is_empty(),
        PropertyValue::MultipleInteger32(values) => values.is_empty(),
        PropertyValue::MultipleFloating32(values) => values.is_empty(),
        PropertyValue::MultipleFloating64(values) => values.is_empty(),
        PropertyValue::MultipleCurrency(values) => values.is_empty(),
        PropertyValue::MultipleFloatingTime(values) => values.is_empty(),
        PropertyValue::MultipleInteger64(values) => values.is_empty(),
        PropertyValue::MultipleTime(values) => values.is_empty(),
        PropertyValue::MultipleGuid(values) => values.is_empty(),
        PropertyValue::MultipleString8(values, _) => values.is_empty(),
        PropertyValue::MultipleString(values) => values.is_empty(),
        PropertyValue::MultipleBinary(values) => values.is_empty(),
        _ => false,
    }
}
