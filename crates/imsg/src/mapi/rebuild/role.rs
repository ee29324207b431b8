//! What the streams and storages of a message are to its properties.

use cfb_core::Entry;
use mapi_props::{
    Child, ElementName, HeaderKind, PROPERTY_STREAM_NAME, Property, PropertyStore, PropertyTag, PropertyType,
    SubstgName, ValueForm, pid_tag,
};

use crate::mapi::rebuild::What;

/// What a child of a part's storage is to it.
pub(super) enum Role {
    /// The property stream, the names.
    MadeAnew,
    /// The value of a property, or one of its elements; the tag where it is the value itself.
    Value(Option<PropertyTag>),
    /// The storage of a property that is no message.
    Object,
    Inner(What),
    Foreign,
}

/// What a child is.
pub(super) fn role(child: &Entry<'_>, store: &PropertyStore, kind: HeaderKind) -> Role {
    let find = |list: &[Child], number: u32| {
        let at = list.binary_search_by_key(&number, |listed| listed.number).ok();
        at.and_then(|at| list.get(at)).filter(|listed| listed.id == child.id()).copied()
    };
    match (ElementName::parse_units(child.name().units()), child.is_stream()) {
        (ElementName::Properties, true) => Role::MadeAnew,
        (ElementName::NameId, false) if kind == HeaderKind::TopLevel => Role::MadeAnew,
        (ElementName::Recipient(number), false) => find(store.recipients(), number)
            .map_or(Role::Foreign, |child| Role::Inner(What::Recipient(child))),
        (ElementName::Attachment(number), false) => find(store.attachments(), number)
            .map_or(Role::Foreign, |child| Role::Inner(What::Attachment(child))),
        (ElementName::Substg(SubstgName { tag, index: None }), true) => match store.property(tag) {
            Some(property) if has_stream(&property) => Role::Value(Some(tag)),
            _ => Role::Foreign,
        },
        (ElementName::Substg(SubstgName { tag, index: Some(_) }), true) => match store.property(tag) {
            Some(_) if matches!(tag.property_type().value_form(), ValueForm::MultipleStream(_)) => {
                Role::Value(None)
            }
            _ => Role::Foreign,
        },
        (ElementName::Substg(SubstgName { tag, index: None }), false)
            if tag.property_type() == PropertyType::Object
                && store.object_storage(tag) == Some(child.id()) =>
        {
            let is_message = kind == HeaderKind::Attachment
                && tag == pid_tag::PidTagAttachDataObject
                && child
                    .child(PROPERTY_STREAM_NAME)
                    .is_ok_and(|found| found.is_some_and(|found| found.is_stream()));
            if is_message { Role::Inner(What::Message) } else { Role::Object }
        }
        _ => Role::Foreign,
    }
}

/// Whether the value of a property is in the stream of its name.
fn has_stream(property: &Property<'_>) -> bool {
    match property.property_type().value_form() {
        ValueForm::None | ValueForm::Storage => false,
        // Without an entry the stream is all there is.
        ValueForm::Inline(_) => property.entry().is_none(),
        _ => true,
    }
}
