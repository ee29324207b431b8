//! Messages on storage with MAPI's contract: `IMessage`, `IAttach`, `IMAPIProp` and `IMAPITable` in Rust.

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
mod options;
mod prop;
mod recipients;
mod save;
mod scratch;
mod state;
mod subject;
mod table;
mod table_source;

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
pub use recipients::RecipientEntry;
pub use table::{
    AdviseSink, Bookmark, EventMask, FindRowFlags, Found, LastError, Position, QueryColumnsFlags,
    QueryRowsFlags, Sought, Table, TableEvent, TableFlags, TableKind, TableRow, TableStatus, TableType,
};
