//! Where views take their values from: messages, recipients, attachments.

use mapi_props::{CodePage, PropertyId, PropertyStore, PropertyTag, PropertyType, PropertyValueRef};

use crate::attachment::Attachment;
use crate::message::Message;
use crate::recipient::Recipient;
use crate::view::{PropertyKey, PropertySource};

impl PropertySource for Message {
    fn value(&self, key: &PropertyKey) -> Option<PropertyValueRef<'_>> {
        value(self, self.properties(), key)
    }

    fn code_page(&self) -> CodePage {
        self.properties().code_page().page
    }
}

impl PropertySource for Recipient {
    fn value(&self, key: &PropertyKey) -> Option<PropertyValueRef<'_>> {
        value(self.message(), self.properties(), key)
    }

    fn code_page(&self) -> CodePage {
        self.properties().code_page().page
    }
}

impl PropertySource for Attachment {
    fn value(&self, key: &PropertyKey) -> Option<PropertyValueRef<'_>> {
        value(self.message(), self.properties(), key)
    }

    fn code_page(&self) -> CodePage {
        self.properties().code_page().page
    }
}

fn value<'a>(message: &Message, store: &'a PropertyStore, key: &PropertyKey) -> Option<PropertyValueRef<'a>> {
    match key {
        PropertyKey::Tag(tag) => by_tag(store, *tag),
        PropertyKey::Named(name) => by_id(store, message.property_id(name).ok()??),
    }
}

fn by_tag(store: &PropertyStore, tag: PropertyTag) -> Option<PropertyValueRef<'_>> {
    // Of the two types of text the property store knows which to prefer.
    if tag.property_type() == PropertyType::String {
        return by_id(store, tag.id());
    }
    match store.get(tag) {
        Ok(Some(value)) => Some(value),
        _ => by_id(store, tag.id()),
    }
}

/// The value of an id, whatever its type; Unicode text before 8-bit text.
fn by_id(store: &PropertyStore, id: PropertyId) -> Option<PropertyValueRef<'_>> {
    let text = [PropertyType::String, PropertyType::MultipleString];
    let preferred = text.iter().find_map(|kind| store.property(id.with_type(*kind)));
    let mut all = preferred.into_iter().chain(store.properties_of(id));
    all.find_map(|property| property.value().ok().flatten())
}
