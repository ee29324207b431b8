//! Thread properties of a message.

use mapi_props::pid_tag;

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
}
