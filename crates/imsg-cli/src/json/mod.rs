//! The JSON that scripts rely on: `docs/message-object.md` says what each key holds.

mod attachment;
mod finding;
mod message;
mod pretty;
mod property;
mod unread;
mod value;
mod view;

pub(crate) use attachment::place;
pub(crate) use finding::Checked;
pub(crate) use message::{Context, Detail, MessageObject, SCHEMA_VERSION};
pub(crate) use pretty::{write, write_line};
pub(crate) use property::{Extras, Label, Named, Place, Properties, Read, by_tag, type_name};
pub(crate) use unread::Unread;
pub(crate) use value::{Bytes, currency, error_code, floating, guid};
