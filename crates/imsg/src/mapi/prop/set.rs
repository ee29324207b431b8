//! Changing properties: `SetProps`, `DeleteProps`, and the attributes of properties.

use std::sync::Arc;

use cfb_core::ReadAt;
use mapi_props::{ErrorCode, PropertyFlags, PropertyId, PropertyTag, PropertyType, PropertyValue, pid_tag};

use crate::error::Result;
use crate::mapi::computed::{ATTACHMENTS, RECIPIENTS};
use crate::mapi::core::{Closed, Core, ObjectId, What};
use crate::mapi::prop::text::{is_empty_list, stored};
use crate::mapi::state::Object;

/// PROPATTR_NOT_PRESENT, an answer of [`attributes`](crate::mapi::PropertyObject::attributes) only.
pub(in crate::mapi) const NOT_PRESENT: PropertyFlags = PropertyFlags(8);

/// The bits that a property may have: PROPATTR_MANDATORY, PROPATTR_READABLE, PROPATTR_WRITEABLE.
const ATTRIBUTES: u32 = 7;

/// A property that a call could not deal with (`SPropProblem`); the others it did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Its place in the list of the caller, from 0; of the source's properties where there was none.
    pub index: usize,
    /// Its tag, as the caller gave it.
    pub tag: PropertyTag,
    /// Why.
    pub code: ErrorCode,
}

impl Core {
    pub(in crate::mapi) fn set_props(
        &mut self,
        object: ObjectId,
        values: &[(PropertyTag, PropertyValue)],
        closed: &mut Vec<Closed>,
    ) -> Result<Vec<Problem>> {
        if values.is_empty() {
            return Err(self.refuse(object, ErrorCode::INVALID_PARAMETER, "no values are given"));
        }
        for (tag, value) in values {
            self.check_value(object, *tag, value)?;
        }
        self.to_write(object)?;
        let mut problems = Vec::new();
        for (index, (tag, value)) in values.iter().enumerate() {
            if matches!(value, PropertyValue::Null | PropertyValue::ErrorCode(_)) {
                continue;
            }
            if let Err(code) = self.set(object, *tag, value, closed)? {
                problems.push(Problem { index, tag: *tag, code });
            }
        }
        Ok(problems)
    }

    /// Values that make the whole call invalid.
    fn check_value(&self, object: ObjectId, tag: PropertyTag, value: &PropertyValue) -> Result<()> {
        let reason = match value {
            PropertyValue::Null if tag.to_u32() == 1 => return Ok(()),
            PropertyValue::Null => "a property with PtypNull",
            PropertyValue::ErrorCode(_) => return Ok(()),
            PropertyValue::Object(_) => "a property with PtypObject",
            value if is_empty_list(value) => "a list without a value",
            value if tag.property_type() != value.property_type() => "a value of another type than its tag's",
            _ if tag.property_type() == PropertyType::Unspecified => "a property without a type",
            _ => return Ok(()),
        };
        Err(self.refuse(object, ErrorCode::INVALID_PARAMETER, reason))
    }

    /// Sets one property; the inner error is the property's problem.
    pub(in crate::mapi) fn set(
        &mut self,
        object: ObjectId,
        tag: PropertyTag,
        value: &PropertyValue,
        closed: &mut Vec<Closed>,
    ) -> Result<Result<(), ErrorCode>> {
        let id = tag.id();
        if matches!(value, PropertyValue::Other { .. }) {
            return Ok(Err(ErrorCode::INVALID_TYPE));
        }
        if let Err(code) = self.may_set(object, id, closed)? {
            return Ok(Err(code));
        }
        let unicode = self.is_unicode(object)?;
        let page = if super::text::is_text(tag.property_type()) {
            self.page(object)?
        } else {
            mapi_props::CodePage::WINDOWS_1252
        };
        let value = match stored(value.clone(), unicode, page) {
            Ok(value) => value,
            Err(code) => return Ok(Err(code)),
        };
        self.drop_object(object, id, closed)?;
        self.bag_mut(object)?.set(id, &value, PropertyFlags::READ_WRITE);
        self.changed(object, id)?;
        Ok(Ok(()))
    }

    /// Sets one property to the bytes of a stream, which are as the message keeps them.
    pub(in crate::mapi) fn set_source(
        &mut self,
        object: ObjectId,
        tag: PropertyTag,
        source: Arc<dyn ReadAt>,
        closed: &mut Vec<Closed>,
    ) -> Result<Result<(), ErrorCode>> {
        let id = tag.id();
        if let Err(code) = self.may_set(object, id, closed)? {
            return Ok(Err(code));
        }
        self.drop_object(object, id, closed)?;
        self.bag_mut(object)?.set_source(tag, source, PropertyFlags::READ_WRITE);
        self.changed(object, id)?;
        Ok(Ok(()))
    }

    /// Whether a property may be set, and that it is not open.
    fn may_set(
        &mut self,
        object: ObjectId,
        id: PropertyId,
        closed: &mut Vec<Closed>,
    ) -> Result<Result<(), ErrorCode>> {
        if id.number() == 0 || id.number() == 0xFFFF || (id.is_named() && !self.is_named(id)?) {
            return Ok(Err(ErrorCode::UNEXPECTED_ID));
        }
        if let Err(code) = self.may_change(object, id)? {
            return Ok(Err(code));
        }
        self.close_stream(object, id, closed)
    }

    /// What else follows from the change of a property.
    pub(in crate::mapi) fn changed(&mut self, object: ObjectId, id: PropertyId) -> Result<()> {
        let decides =
            [pid_tag::PidTagMessageCodepage, pid_tag::PidTagMessageLocaleId, pid_tag::PidTagInternetCodepage];
        if decides.iter().any(|tag| tag.id() == id)
            && let What::Message(message) = &self.object(object)?.what
        {
            message.forget_page();
        }
        let subject =
            [pid_tag::PidTagSubject, pid_tag::PidTagSubjectPrefix, pid_tag::PidTagNormalizedSubject];
        if subject.iter().any(|tag| tag.id() == id)
            && let What::Message(message) = &mut self.object_mut(object)?.what
        {
            message.subject_is_changed = true;
        }
        if id == pid_tag::PidTagMessageFlags.id()
            && let What::Message(message) = &mut self.object_mut(object)?.what
        {
            message.flags_are_changed = true;
        }
        Ok(())
    }

    /// Whether a property may be set or written to; the inner error says why not.
    pub(in crate::mapi) fn may_change(
        &self,
        object: ObjectId,
        id: PropertyId,
    ) -> Result<Result<(), ErrorCode>> {
        let is_computed = self.is_computed(object, id)?;
        let refused = if is_computed { ErrorCode::COMPUTED } else { ErrorCode::NO_ACCESS };
        let found = self.bag(object)?.find(id);
        Ok(match found {
            Some(found) if Self::flags(found.flags).contains(PropertyFlags::WRITABLE) => Ok(()),
            Some(_) => Err(refused),
            None if is_computed => Err(ErrorCode::COMPUTED),
            None => Ok(()),
        })
    }

    /// Closes the stream in which a property is open for reading; one that is open for writing is in the way.
    fn close_stream(
        &mut self,
        object: ObjectId,
        id: PropertyId,
        closed: &mut Vec<Closed>,
    ) -> Result<Result<(), ErrorCode>> {
        let open = self.object_mut(object)?.streams().and_then(|streams| streams.get(&id).copied());
        let Some(open) = open else { return Ok(Ok(())) };
        if self.stream(open)?.is_writable() {
            return Ok(Err(ErrorCode::NO_ACCESS));
        }
        closed.push(self.end(open));
        Ok(Ok(()))
    }

    /// The data of an attachment gets another form: what is open in the storage of the old one ends.
    pub(in crate::mapi) fn drop_object(
        &mut self,
        object: ObjectId,
        id: PropertyId,
        closed: &mut Vec<Closed>,
    ) -> Result<()> {
        if id != pid_tag::PidTagAttachDataObject.id() {
            return Ok(());
        }
        let What::Attachment(attachment) = &mut self.object_mut(object)?.what else { return Ok(()) };
        attachment.is_changed = true;
        let open = attachment.object.take();
        attachment.state.object = Object::None;
        if let Some(open) = open {
            closed.push(self.end(open));
        }
        Ok(())
    }

    pub(in crate::mapi) fn delete_props(
        &mut self,
        object: ObjectId,
        tags: &[PropertyTag],
        closed: &mut Vec<Closed>,
    ) -> Result<Vec<Problem>> {
        if tags.is_empty() {
            return Err(self.refuse(object, ErrorCode::INVALID_PARAMETER, "no tags are given"));
        }
        self.to_write(object)?;
        let mut problems = Vec::new();
        for (index, tag) in tags.iter().enumerate() {
            if let Err(code) = self.delete(object, tag.id(), closed)? {
                problems.push(Problem { index, tag: *tag, code });
            }
        }
        Ok(problems)
    }

    fn delete(
        &mut self,
        object: ObjectId,
        id: PropertyId,
        closed: &mut Vec<Closed>,
    ) -> Result<Result<(), ErrorCode>> {
        if self.is_message(object)? {
            if id == RECIPIENTS.id() {
                self.delete_all_recipients(object)?;
                return Ok(Ok(()));
            }
            if id == ATTACHMENTS.id() {
                return self.delete_all_attachments(object, closed);
            }
        }
        let Some(found) = self.bag(object)?.find(id) else {
            let is_answered = self.computed(object, id)?.is_some();
            return Ok(if is_answered { Err(ErrorCode::COMPUTED) } else { Ok(()) });
        };
        let is_mandatory = found.flags.contains(PropertyFlags::MANDATORY);
        if let Err(code) = self.may_change(object, id)? {
            return Ok(Err(code));
        }
        if is_mandatory {
            return Ok(Err(ErrorCode::NO_ACCESS));
        }
        if let Err(code) = self.close_stream(object, id, closed)? {
            return Ok(Err(code));
        }
        self.drop_object(object, id, closed)?;
        self.bag_mut(object)?.remove(id);
        self.changed(object, id)?;
        Ok(Ok(()))
    }

    pub(in crate::mapi) fn attributes(
        &self,
        object: ObjectId,
        tags: &[PropertyTag],
    ) -> Result<Vec<PropertyFlags>> {
        if tags.is_empty() {
            return Err(self.refuse(object, ErrorCode::INVALID_PARAMETER, "no tags are given"));
        }
        tags.iter().map(|tag| self.attribute(object, tag.id())).collect()
    }

    /// The attributes of one property. What is answered without being stored may be read.
    fn attribute(&self, object: ObjectId, id: PropertyId) -> Result<PropertyFlags> {
        if let Some(found) = self.bag(object)?.find(id) {
            return Ok(PropertyFlags(Self::flags(found.flags).0 & ATTRIBUTES));
        }
        let is_list = self.is_message(object)? && (id == RECIPIENTS.id() || id == ATTACHMENTS.id());
        let is_answered = is_list || self.computed(object, id)?.is_some();
        Ok(if is_answered { PropertyFlags::READABLE } else { NOT_PRESENT })
    }

    pub(in crate::mapi) fn set_attributes(
        &mut self,
        object: ObjectId,
        attributes: &[(PropertyTag, PropertyFlags)],
    ) -> Result<Vec<Problem>> {
        if attributes.is_empty() {
            return Err(self.refuse(object, ErrorCode::INVALID_PARAMETER, "no attributes are given"));
        }
        self.to_write(object)?;
        let mut problems = Vec::new();
        for (index, (tag, flags)) in attributes.iter().enumerate() {
            let code = if flags.0 & !ATTRIBUTES != 0 {
                ErrorCode::INVALID_PARAMETER
            } else if self.bag(object)?.find(tag.id()).is_none() {
                ErrorCode::NOT_FOUND
            } else {
                self.bag_mut(object)?.set_flags(tag.id(), *flags);
                continue;
            };
            problems.push(Problem { index, tag: *tag, code });
        }
        Ok(problems)
    }
}
