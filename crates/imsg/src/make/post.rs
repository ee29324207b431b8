//! Posts: messages that stand in a folder for whoever reads it ([MS-OXOPOST]).

use mapi_props::{FileTime, pid_tag};

use crate::error::Result;
use crate::make::build::Build;
use crate::make::item::Item;

/// PidTagIconIndex of a post.
const ICON: i32 = 0x1;

/// A post (class IPM.Post).
///
/// ```
/// use imsg::make::{Build, Post};
/// let post = Post::new().from("Ann <ann@example.com>").subject("Canteen").text("Soup today");
/// let message = imsg::Message::from_bytes(post.to_bytes()?)?;
/// assert!(message.class()?.unwrap().is_a("IPM.Post"));
/// # Ok::<(), imsg::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it is written"]
pub struct Post {
    item: Item,
    posted: Option<FileTime>,
}

impl Post {
    /// An empty post.
    pub fn new() -> Self {
        Self { item: Item::new("IPM.Post"), posted: None }
    }

    /// When it was posted.
    pub fn posted(mut self, time: FileTime) -> Self {
        self.posted = Some(time);
        self
    }
}

impl Default for Post {
    fn default() -> Self {
        Self::new()
    }
}

impl Build for Post {
    fn item_mut(&mut self) -> &mut Item {
        &mut self.item
    }

    fn to_item(&self) -> Result<Item> {
        let mut item = self.item.clone();
        let topic = item.normalized_subject().to_owned();
        let values = &mut item.values;
        values.text(pid_tag::PidTagConversationTopic, &topic);
        values.integer(pid_tag::PidTagIconIndex, ICON);
        values.time_if(pid_tag::PidTagClientSubmitTime, self.posted);
        values.time_if(pid_tag::PidTagMessageDeliveryTime, self.posted);
        Ok(item)
    }
}
