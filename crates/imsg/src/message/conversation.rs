//! Thread properties of a message.

use mapi_props::pid_tag;

use crate::blob::{ConversationIndex, Parsed};
use crate::error::Result;
use crate::message::Message;

impl Message {
    /// PidTagConversationTopic: the normalized subject of the message that began the thread.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn conversation_topic(&self) -> Result<Option<String>> {
        self.bag().non_empty(pid_tag::PidTagConversationTopic)
    }

    /// PidTagConversationIndex: when the thread began and how the message follows in it. `None` where the property is
    /// absent or too short to be one.
    ///
    /// # Errors
    ///
    /// `Properties` if it cannot be read.
    pub fn conversation_index(&self) -> Result<Option<Parsed<ConversationIndex>>> {
        let bytes = self.bag().bytes(pid_tag::PidTagConversationIndex)?;
        Ok(bytes.and_then(|bytes| ConversationIndex::parse(&bytes).ok()))
    }
}
