//! Messages on storage with MAPI's contract: `IMessage`, `IAttach`, `IMAPIProp` and `IMAPITable` in Rust.

mod code;
mod flags;
pub(crate) mod table;

pub use code::{map_storage_code, storage_code};
pub use flags::{
    CopyFlags, DeleteAttachFlags, IdsFlags, ModifyRecipientsFlags, NamesFlags, OpenAttachFlags, OpenFlags,
    OpenPropertyFlags, ReadFlags, SaveFlags, TextFlags,
};
pub use table::{
    AdviseSink, Bookmark, EventMask, FindRowFlags, Found, LastError, Position, QueryColumnsFlags,
    QueryRowsFlags, Sought, Table, TableEvent, TableFlags, TableKind, TableRow, TableStatus, TableType,
};
