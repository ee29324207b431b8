//! Messages for tests: properties, recipients, attachments and named properties in, a [`Plan`](crate::Plan) out.
//!
//! Written apart from the crates that read messages, so that each proves the other. What this module does not offer
//! (a wrong count, a missing stream, junk in an entry) is done on the plan or the layout that comes out of it.
//!
//! ```
//! use cfb_layout::msg::{MsgFile, Value, one_off, property_set};
//!
//! let mut file = MsgFile::new();
//! let keywords = file.names.string(property_set::PS_PUBLIC_STRINGS, "Keywords");
//! file.message.set(0x001A, "IPM.Note").set(0x0037, "Hello").set(0x0E07, 1);
//! file.message.set(keywords, Value::MultipleString(vec!["red".into(), "blue".into()]));
//! file.message.recipient().set(0x0C15, 1).set(0x3001, "Ann").set(0x0FFF, one_off("Ann", "SMTP", "ann@example.com"));
//! file.message.attachment().by_value("note.txt", b"text");
//!
//! let mut plan = file.plan();
//! let subject = plan.find("__substg1.0_0037001F").expect("the subject was set");
//! assert_eq!(plan.content(subject).len_bytes(), 10);
//! plan.set_content(subject, "odd"); // three bytes: half a character
//! ```

pub(crate) mod crc;
mod cyrillic;
mod entry_id;
mod lzfu;
mod message;
mod named;
pub mod pid;
mod properties;
mod rtf;
mod time;
mod value;

pub use crc::crc32;
pub use cyrillic::windows_1251;
pub use entry_id::{conversation_index, exchange_address, one_off, one_off_8bit, search_key};
pub use lzfu::{compress, store};
pub use message::{Attachment, Message, MsgFile};
pub use named::{NamedProperties, property_set};
pub use properties::Properties;
pub use rtf::{encapsulate_html, encapsulate_text};
pub use time::filetime;
pub use value::Value;
