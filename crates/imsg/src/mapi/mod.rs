//! Messages on storage with MAPI's contract: `IMessage`, `IAttach`, `IMAPIProp` and `IMAPITable` in Rust.
//!
//! [`Message::open_on`] opens or begins a message in a storage (`OpenIMsgOnIStg`); [`PropertyObject`] has the calls on
//! the properties of messages and [attachments](Attachment); [`Table`] is a view of recipients or attachments. Codes are
//! [`Error::code`](crate::Error::code), words of flags are types. What is changed is kept by
//! [`save_changes`](PropertyObject::save_changes), one level at a time.
//!
//! ```
//! use std::sync::Arc;
//! use cfb_core::{Mode, SharedBytes, Storage};
//! use imsg::mapi::{Message, OpenAttachFlags, OpenFlags, OpenOptions, PropertyObject, SaveFlags};
//! use mapi_props::pid_tag;
//!
//! let storage = Storage::create_on(Arc::new(SharedBytes::new([])), Mode::read_write().transacted())?;
//! let message = Message::open_on(&storage, OpenOptions::new().flags(OpenFlags::UNICODE))?;
//! message.set(pid_tag::PidTagSubject, "Minutes")?;
//! let attachment = message.create_attach()?;
//! attachment.set(pid_tag::PidTagAttachLongFilename, "minutes.txt")?;
//! attachment.save_changes(SaveFlags::KEEP_OPEN_READONLY)?; // into the message
//! message.save_changes(SaveFlags::KEEP_OPEN_READWRITE)?; // into the storage, which is committed
//!
//! let again = message.open_attach(attachment.number()?, OpenAttachFlags::NONE)?;
//! assert_eq!(again.text(pid_tag::PidTagAttachLongFilename)?.as_deref(), Some("minutes.txt"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! How it works is told in [a document of its own](crate::_documentation::messages_on_storage).

mod attachment;
mod attachments;
mod code;
mod computed;
mod core;
mod flags;
mod handle;
mod message;
mod names;
mod new_file;
mod normalize;
mod options;
mod prop;
mod rebuild;
mod recipients;
mod save;
mod scratch;
mod size;
mod state;
mod subject;
mod table;
mod table_source;
mod watch;
mod write;

pub use attachment::Attachment;
pub use code::{map_storage_code, storage_code};
pub use flags::{
    CopyFlags, DeleteAttachFlags, IdsFlags, ModifyRecipientsFlags, NamesFlags, OpenAttachFlags, OpenFlags,
    OpenPropertyFlags, ReadFlags, SaveFlags, TextFlags,
};
pub use message::Message;
pub use names::{Ids, PropertyNames};
pub use options::OpenOptions;
pub use prop::copy::CopyTarget;
pub use prop::get::Properties;
pub use prop::set::Problem;
pub use prop::stream::PropertyStream;
pub use prop::{Interface, Opened, PropertyObject, PropertyStorage};
pub use rebuild::{LeftOut, Rebuilt, rebuild};
pub use recipients::RecipientEntry;
pub(crate) use subject::rest_of as split_subject;
pub use table::{
    AdviseSink, Bookmark, EventMask, FindRowFlags, Found, LastError, Position, QueryColumnsFlags,
    QueryRowsFlags, Sought, Table, TableEvent, TableFlags, TableKind, TableRow, TableStatus, TableType,
};
