//! Reading properties: `GetProps` and `GetPropList`.

use cfb_core::Storage;
use mapi_props::{
    BagProperty, CodePage, ErrorCode, PropertyBag, PropertyFlags, PropertyId, PropertyTag, PropertyType,
    PropertyValue,
};

use crate::error::{Error, ErrorKind, Result};
use crate::mapi::computed::{ATTACHMENTS, RECIPIENTS};
use crate::mapi::core::{Core, ObjectId};
use crate::mapi::flags::TextFlags;
use crate::mapi::prop::text::{answered, is_empty_list, is_text, with_width};
use crate::mapi::state::Opened;

/// The bit that asks for one row for each value, which only tables give.
const MV_INSTANCE: u16 = 0x2000;

/// The bit of the types of lists.
const MULTIPLE: u16 = 0x1000;

/// What `GetProps` answers.
#[derive(Clone, PartialEq, Debug)]
pub struct Properties {
    /// A value for each tag asked for, in their order. Where there is none, the tag keeps its id, with PtypErrorCode,
    /// and the value says why.
    pub values: Vec<(PropertyTag, PropertyValue)>,
    /// Whether a value is an error (`MAPI_W_ERRORS_RETURNED`).
    pub has_errors: bool,
}

/// Why a property is not answered.
fn error_slot(id: PropertyId, code: ErrorCode) -> (PropertyTag, PropertyValue) {
    (id.with_type(PropertyType::ErrorCode), PropertyValue::ErrorCode(code))
}

/// The value of a bag's property, with the place for the error.
pub(in crate::mapi) fn value_in(
    bag: &PropertyBag,
    id: PropertyId,
    storage: &Storage,
    page: CodePage,
    place: &str,
) -> Result<Option<PropertyValue>> {
    bag.value(id, storage, page).map_err(|error| Error::caused(ErrorKind::Properties, place, error))
}

/// Whether the value of a type may be too long to be answered with others.
fn has_limit(property_type: PropertyType) -> bool {
    matches!(
        property_type,
        PropertyType::String
            | PropertyType::String8
            | PropertyType::Binary
            | PropertyType::ServerId
            | PropertyType::Restriction
            | PropertyType::RuleAction
    )
}

/// Bytes of a text or binary.
fn len_of(value: &PropertyValue) -> u64 {
    let len = match value {
        PropertyValue::String(text) => text.encode_utf16().count().saturating_mul(2),
        PropertyValue::String8(bytes, _)
        | PropertyValue::Binary(bytes)
        | PropertyValue::ServerId(bytes)
        | PropertyValue::Restriction(bytes)
        | PropertyValue::RuleAction(bytes) => bytes.len(),
        _ => 0,
    };
    len as u64
}

impl Core {
    pub(in crate::mapi) fn get_props(
        &mut self,
        object: ObjectId,
        tags: Option<&[PropertyTag]>,
        flags: TextFlags,
    ) -> Result<Properties> {
        let unicode = flags.contains(TextFlags::UNICODE);
        let opened = self.opened(object)?;
        let values = match tags {
            Some([]) => {
                return Err(self.refuse(object, ErrorCode::INVALID_PARAMETER, "no tags are given"));
            }
            Some(tags) => {
                tags.iter().map(|tag| self.get(object, &opened, *tag, unicode)).collect::<Result<Vec<_>>>()?
            }
            None => {
                let tags = self.readable(object)?.map(|property| property.tag);
                let is_value = |tag: &PropertyTag| tag.property_type() != PropertyType::Object;
                let ids: Vec<PropertyId> = tags.filter(is_value).map(PropertyTag::id).collect();
                let mut values = Vec::with_capacity(ids.len());
                for id in ids {
                    let tag = id.with_type(PropertyType::Unspecified);
                    let answer = self.get(object, &opened, tag, unicode)?;
                    // What is there and has no value is as good as absent.
                    if answer.1 != PropertyValue::ErrorCode(ErrorCode::NOT_FOUND) {
                        values.push(answer);
                    }
                }
                values
            }
        };
        let has_errors = values.iter().any(|(_, value)| matches!(value, PropertyValue::ErrorCode(_)));
        Ok(Properties { values, has_errors })
    }

    /// The stored properties that may be read, in the order of their entries, those of objects too.
    fn readable(&self, object: ObjectId) -> Result<impl Iterator<Item = BagProperty> + '_> {
        let readable = |flags| Self::flags(flags).contains(PropertyFlags::READABLE);
        Ok(self.bag(object)?.iter().filter(move |property| readable(property.flags)))
    }

    /// One property, or why it is not answered.
    pub(in crate::mapi) fn get(
        &self,
        object: ObjectId,
        opened: &Opened,
        tag: PropertyTag,
        unicode: bool,
    ) -> Result<(PropertyTag, PropertyValue)> {
        let id = tag.id();
        let asked = tag.property_type();
        if tag.to_u32() == 1 {
            return Ok((tag, PropertyValue::Null));
        }
        let is_unknown = matches!(
            asked,
            PropertyType::Other(_)
                | PropertyType::CodePageString(_)
                | PropertyType::ErrorCode
                | PropertyType::Null
        );
        if tag.type_code() & MV_INSTANCE != 0 || is_unknown {
            return Ok(error_slot(id, ErrorCode::INVALID_TYPE));
        }
        if self.is_message(object)? && (id == RECIPIENTS.id() || id == ATTACHMENTS.id()) {
            return Ok(error_slot(id, ErrorCode::NOT_ENOUGH_MEMORY));
        }
        let bag = self.bag(object)?;
        let found = bag.find(id);
        if found.is_some_and(|found| !Self::flags(found.flags).contains(PropertyFlags::READABLE)) {
            return Ok(error_slot(id, ErrorCode::NO_ACCESS));
        }
        let computed = self.computed(object, id)?;
        let stored = match (&computed, found) {
            (Some(value), _) => value.property_type(),
            (None, Some(found)) => found.tag.property_type(),
            (None, None) => return Ok(error_slot(id, ErrorCode::NOT_FOUND)),
        };
        if stored == PropertyType::Object || asked == PropertyType::Object {
            return Ok(error_slot(id, ErrorCode::NOT_ENOUGH_MEMORY));
        }
        let wanted = match asked {
            PropertyType::Unspecified => with_width(stored, unicode),
            asked => asked,
        };
        if wanted != stored && !(is_text(wanted) && with_width(stored, is_wide(wanted)) == wanted) {
            return Ok(error_slot(id, ErrorCode::UNEXPECTED_TYPE));
        }
        let limit = self.context()?.inline_limit;
        let is_limited = limit > 0 && has_limit(wanted);
        // However it is converted, a text does not shrink to less than a quarter.
        let stored_len = found.filter(|_| computed.is_none()).map_or(0, |found| found.len_bytes);
        if is_limited && stored_len / 4 >= limit {
            return Ok(error_slot(id, ErrorCode::NOT_ENOUGH_MEMORY));
        }
        let page = if is_text(wanted) { self.page(object)? } else { CodePage::WINDOWS_1252 };
        let value = match computed {
            Some(value) => Some(value),
            None => value_in(bag, id, opened.storage(), page, &self.place(object))?,
        };
        let Some(value) = value.filter(|value| !is_empty_list(value)) else {
            return Ok(error_slot(id, ErrorCode::NOT_FOUND));
        };
        match answered(value, is_wide(wanted), page) {
            Ok(value) if is_limited && len_of(&value) >= limit => {
                Ok(error_slot(id, ErrorCode::NOT_ENOUGH_MEMORY))
            }
            Ok(value) => Ok((id.with_type(value.property_type()), value)),
            Err(code) => Ok(error_slot(id, code)),
        }
    }

    pub(in crate::mapi) fn prop_list(&self, object: ObjectId, flags: TextFlags) -> Result<Vec<PropertyTag>> {
        let unicode = flags.contains(TextFlags::UNICODE);
        let opened = self.opened(object)?;
        let mut tags = Vec::new();
        for property in self.readable(object)? {
            if property.len_bytes > 0 || !self.is_empty(object, &opened, property.tag)? {
                tags.push(property.tag);
            }
        }
        let bag = self.bag(object)?;
        for tag in self.computed_tags(object)? {
            if bag.find(tag.id()).is_none() && self.is_answered(object, tag)? {
                tags.push(tag);
            }
        }
        Ok(tags.into_iter().map(|tag| tag.with_type(with_width(tag.property_type(), unicode))).collect())
    }

    /// Whether a property is a list without a value, which is as good as absent.
    fn is_empty(&self, object: ObjectId, opened: &Opened, tag: PropertyTag) -> Result<bool> {
        if tag.type_code() & MULTIPLE == 0 {
            return Ok(false);
        }
        let (bag, page) = (self.bag(object)?, CodePage::WINDOWS_1252);
        let value = value_in(bag, tag.id(), opened.storage(), page, &self.place(object))?;
        Ok(value.is_none_or(|value| is_empty_list(&value)))
    }

    /// Whether a property that is not stored is answered all the same.
    fn is_answered(&self, object: ObjectId, tag: PropertyTag) -> Result<bool> {
        if tag.property_type() == PropertyType::Object {
            return Ok(true);
        }
        if tag.id() == mapi_props::pid_tag::PidTagMessageSize.id() {
            // It takes time, and there is one once there is a saved message.
            return Ok(self.message(object)?.is_saved);
        }
        Ok(self.computed(object, tag.id())?.is_some())
    }
}

/// Whether a type is UTF-16 text.
pub(in crate::mapi) fn is_wide(property_type: PropertyType) -> bool {
    matches!(property_type, PropertyType::String | PropertyType::MultipleString)
}
