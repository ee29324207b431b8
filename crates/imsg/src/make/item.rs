//! What messages of all classes have, and a message of any class.

use mapi_props::{CodePage, FileTime};

use crate::error::Result;
use crate::make::attachment::Attachment;
use crate::make::body::Body;
use crate::make::build::Build;
use crate::make::recipient::Recipient;
use crate::make::values::Values;

/// The locale of a message that is told no other: English (United States).
const ENGLISH: u32 = 0x0409;

/// A message of any class, built property by property. Builders of known classes end as one.
///
/// ```
/// use imsg::make::{Build, Item};
/// use imsg::mapi_props::pid_tag;
/// let item = Item::new("IPM.Note.Custom").subject("Mine").property(pid_tag::PidTagPriority, 1);
/// let message = imsg::Message::from_bytes(item.to_bytes()?)?;
/// assert_eq!(message.class()?.unwrap().as_str(), "IPM.Note.Custom");
/// # Ok::<(), imsg::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Item {
    pub(super) class: String,
    pub(super) subject: String,
    pub(super) subject_prefix: Option<String>,
    pub(super) body: Option<Body>,
    pub(super) recipients: Vec<Recipient>,
    pub(super) attachments: Vec<Attachment>,
    /// What the builder of the class sets; the caller's own count more.
    pub(super) values: Values,
    pub(super) own: Values,
    /// Who it is from, and who sent it.
    pub(super) from: Option<super::Address>,
    pub(super) sender: Option<super::Address>,
    pub(super) reply_to: Vec<super::Address>,
    pub(super) created: Option<FileTime>,
    pub(super) ansi: Option<CodePage>,
    pub(super) locale: u32,
    pub(super) is_template: bool,
    pub(super) sync: bool,
    pub(super) search_key: Option<Vec<u8>>,
    /// PidTagMessageFlags.
    pub(super) flags: i32,
}

impl Item {
    /// A message of a class, `IPM.Note` for mail.
    #[must_use]
    pub fn new(class: impl Into<String>) -> Self {
        Self {
            class: class.into(),
            subject: String::new(),
            subject_prefix: None,
            body: None,
            recipients: Vec::new(),
            attachments: Vec::new(),
            values: Values::new(),
            own: Values::new(),
            from: None,
            sender: None,
            reply_to: Vec::new(),
            created: None,
            ansi: None,
            locale: ENGLISH,
            is_template: false,
            sync: true,
            search_key: None,
            flags: super::flag::READ,
        }
    }

    /// What it is called as an attachment.
    pub(super) fn title(&self) -> &str {
        if self.subject.is_empty() { "Untitled" } else { &self.subject }
    }

    /// The subject without its prefix.
    pub(super) fn normalized_subject(&self) -> &str {
        crate::mapi::split_subject(&self.subject, self.subject_prefix.as_deref())
    }
}

impl Build for Item {
    fn item_mut(&mut self) -> &mut Item {
        self
    }

    fn to_item(&self) -> Result<Item> {
        Ok(self.clone())
    }
}
