//! MAPI property bags: tags, types, values, named properties, and their store in a `.msg` storage.
//!
//! The lower half is pure and knows no file: [`PropertyTag`] and [`PropertyType`], [`PropertyValueRef`] and
//! [`PropertyValue`], [`PropertyStream`] (the entries of `__properties_version1.0`), [`SubstgName`],
//! [`NamedPropertyMap`], [`KnownProperty`] (2,800 properties by tag and name), [`CodePageLadder`] (which code page
//! 8-bit text is in), [`Restriction`] and [`SortOrderSet`] (which rows of a table, in which order) and [`entry_id`] (ids,
//! search keys, change keys). It serves whoever has property bags from elsewhere.
//! The upper half is [`PropertyStore`]: the properties of one message, recipient or attachment in a compound file.
//!
//! ```
//! use mapi_props::{CompoundFile, KnownProperty, PropertyStore};
//! # let mut kit = cfb_layout::msg::MsgFile::new();
//! # kit.message.set(0x0037, "Hi").set(0x0017, 1);
//! # let bytes = kit.to_vec();
//! let file = CompoundFile::from_bytes(bytes)?;
//! let message = PropertyStore::open_root(&file)?;
//! let mut lines = Vec::new();
//! for property in message.properties() {
//!     let name = KnownProperty::by_tag(property.tag()).map_or("?", |known| known.name());
//!     lines.push(format!("{} {name}: {:?}", property.tag(), property.value()?.map(|value| value.to_owned_value())));
//! }
//! assert_eq!(lines, [
//!     "0x0037001F PidTagSubject: Some(String(\"Hi\"))",
//!     "0x00170003 PidTagImportance: Some(Integer32(1))",
//! ]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What a file does differently is a [`Finding`]; an [`Error`] is what could not be read. Any bytes, hostile ones
//! included, give an answer without a panic and within memory proportional to them.
#![forbid(unsafe_code)]
#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]

mod bag;
mod code_page;
mod codec;
mod deviation;
mod error;
mod error_code;
mod finding;
mod known;
mod named;
mod place;
mod property_stream;
mod property_type;
mod restriction;
mod store;
mod substg;
mod tag;
mod text;
mod time;
mod value;

pub mod entry_id;
pub mod pid_lid;
pub mod pid_name;
pub mod pid_tag;
pub mod property_set;

pub use cfb_core::{CompoundFile, FileTime, Guid, ParseGuidError, Severity, StreamId};
pub use mapi_codepage::{CodePage, Decoded};

pub use crate::bag::{BagChildren, BagProperty, PropertyBag};
pub use crate::code_page::{CodePageChoice, CodePageLadder, CodePageSource};
pub use crate::codec::entry_value_for_stream;
pub use crate::deviation::{Counter, Deviation};
pub use crate::error::{Error, ErrorKind, Result};
pub use crate::error_code::ErrorCode;
pub use crate::finding::Finding;
pub use crate::known::{KnownProperty, ObjectKind, Tier};
pub use crate::named::{
    HashRecord, HashStreams, NameIdStreams, NamedProperty, NamedPropertyMap, NamedPropertyStreams,
    PropertyName, PropertySet, crc32, hash_stream_number,
};
pub use crate::place::Place;
pub use crate::property_stream::{
    Counters, ENTRY_LEN, HeaderKind, PropertyEntry, PropertyFlags, PropertyStream, PropertyStreamBuilder,
    SizeHint,
};
pub use crate::property_type::{CodePageStringType, PropertyType, ValueForm};
pub use crate::restriction::{
    BitmaskOp, FuzzyLevel, PropertyRow, RelOp, Restriction, SortKey, SortOrder, SortOrderSet,
};
pub use crate::store::{Child, Property, PropertyStore};
pub use crate::substg::{ElementName, NAMEID_STORAGE_NAME, PROPERTY_STREAM_NAME, ParseNameError, SubstgName};
pub use crate::tag::{ParseTagError, PropertyId, PropertyTag};
pub use crate::text::{Text, TextEncoding};
pub use crate::time::{CalendarTime, FileTimeExt, FloatingTime};
pub use crate::value::{
    Currency, Element, Elements, EncodedValue, ObjectValue, OtherValue, PropertyValue, PropertyValueRef,
};
