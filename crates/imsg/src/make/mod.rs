//! Builders: messages made from what a person would say of them.
//!
//! A builder is filled by calls, and writes into a [`mapi::Message`](crate::mapi::Message), a file or bytes by [`Build`].
//! What Outlook wants of a message of its class is set as well: addresses in all their forms, names of attachments,
//! properties that repeat others. [`set_body`] does the same for the body of a message that is there already.
//!
//! ```
//! use imsg::make::{Attachment, Build, Mail};
//! # let folder = std::env::temp_dir().join(format!("imsg-make-{}", std::process::id()));
//! # std::fs::create_dir_all(&folder)?;
//! let path = folder.join("lunch.msg");
//! Mail::new()
//!     .draft()
//!     .to("Bob <bob@example.com>")
//!     .subject("Lunch")
//!     .html("<p>At <b>noon</b>?</p>")
//!     .attach(Attachment::bytes("menu.txt", b"soup"))
//!     .create(&path)?;
//! assert_eq!(imsg::Message::open(&path)?.subject()?.as_deref(), Some("Lunch"));
//! # std::fs::remove_dir_all(&folder)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]

mod address;
mod appointment;
mod attachment;
mod body;
mod build;
mod calendar;
mod contact;
mod contact_keys;
mod derived;
mod distribution_list;
mod exception;
mod file_name;
mod flag;
mod item;
mod journal;
mod mail;
mod meeting;
mod note;
mod post;
mod postal_address;
mod recipient;
mod signed;
mod task;
mod values;
mod width;
mod write;

pub use address::Address;
pub use appointment::Appointment;
pub use attachment::Attachment;
pub use body::{Body, set_body};
pub use build::Build;
pub use contact::{Contact, Fax, Phone, Place};
pub use distribution_list::DistributionList;
pub use exception::Exception;
pub use item::Item;
pub use journal::JournalEntry;
pub use mail::Mail;
pub use meeting::MeetingRequest;
pub use note::Note;
pub use post::Post;
pub use postal_address::PostalAddress;
pub use recipient::Recipient;
pub use signed::SecureMail;
pub use task::Task;
