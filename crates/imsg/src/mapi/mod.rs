//! Messages on storage with MAPI's contract: `IMessage`, `IAttach`, `IMAPIProp` and `IMAPITable` in Rust.

mod code;
mod flags;

pub use code::{map_storage_code, storage_code};
pub use flags::{
    CopyFlags, DeleteAttachFlags, IdsFlags, ModifyRecipientsFlags, NamesFlags, OpenAttachFlags, OpenFlags,
    OpenPropertyFlags, ReadFlags, SaveFlags, TextFlags,
};
