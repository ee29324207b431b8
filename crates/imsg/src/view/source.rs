//! Where views take their properties from.

use std::fmt;

use mapi_props::{CodePage, KnownProperty, NamedProperty, PropertyTag, PropertyValueRef};

/// Which property a view asks for.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum PropertyKey {
    /// A property by tag.
    Tag(PropertyTag),
    /// A named property.
    Named(NamedProperty<'static>),
}

impl From<PropertyTag> for PropertyKey {
    fn from(tag: PropertyTag) -> Self {
        Self::Tag(tag)
    }
}

impl From<NamedProperty<'static>> for PropertyKey {
    fn from(name: NamedProperty<'static>) -> Self {
        Self::Named(name)
    }
}

impl fmt::Display for PropertyKey {
    /// The canonical name; tag or full name where there is none.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = match self {
            Self::Tag(tag) => KnownProperty::by_tag(*tag),
            Self::Named(name) => KnownProperty::by_named(name),
        };
        match (known, self) {
            (Some(known), _) => f.write_str(known.name()),
            (None, Self::Tag(tag)) => tag.fmt(f),
            (None, Self::Named(name)) => name.fmt(f),
        }
    }
}

/// The properties of one message, recipient or attachment, as views see them.
///
/// ```
/// use imsg::{Note, NoteColor, PropertyKey, PropertySource};
/// use mapi_props::{CodePage, PropertyValueRef, pid_lid};
///
/// struct GreenNote;
///
/// impl PropertySource for GreenNote {
///     fn value(&self, key: &PropertyKey) -> Option<PropertyValueRef<'_>> {
///         (*key == pid_lid::PidLidNoteColor.into()).then_some(PropertyValueRef::Integer32(1))
///     }
///
///     fn code_page(&self) -> CodePage {
///         CodePage::WINDOWS_1252
///     }
/// }
///
/// assert_eq!(Note::read(&GreenNote).color, Some(NoteColor::Green));
/// ```
pub trait PropertySource {
    /// The value of a property; `None` if it is absent or can't be read (which is for the source to report).
    ///
    /// A tag stands for its id: where the id is there with another type, that value is given, the tag's type first.
    fn value(&self, key: &PropertyKey) -> Option<PropertyValueRef<'_>>;

    /// The code page of 8-bit text in the object's blobs.
    fn code_page(&self) -> CodePage;
}
