//! Internet mail as far as a message needs it to name its people: header fields, mailboxes, encoded words.

mod address;
mod encoded_word;
mod headers;

pub(crate) use address::{HeaderMailbox, is_addr_spec, mailboxes, single_mailbox};
pub use headers::{HeaderField, HeaderFields, TransportHeaders};
