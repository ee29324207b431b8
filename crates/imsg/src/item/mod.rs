//! Messages as the items that they stand for: appointments, tasks, contacts, reports and more.

mod exceptions;
mod source;

use crate::error::Result;
use crate::message::Message;
use crate::recipient::Recipient;
use crate::view::{Attendee, ReportedRecipient, View};

pub use exceptions::ModifiedInstance;

impl Message {
    /// What the properties mean for an item of the message's class: an appointment, a task, a contact, a report. `None`
    /// for classes without a view, mail among them.
    ///
    /// ```
    /// use cfb_layout::msg::{MsgFile, property_set};
    /// use imsg::{Message, NoteColor, View};
    /// let mut file = MsgFile::new();
    /// let color = file.names.lid(*b"\x0E\x20\x06\0\0\0\0\0\xC0\0\0\0\0\0\0\x46", 0x8B00);
    /// file.message.set(0x001A, "IPM.StickyNote").set(color, 1);
    /// let message = Message::from_bytes(file.to_vec())?;
    /// let Some(View::Note(note)) = message.view()? else { panic!("no note") };
    /// assert_eq!(note.color, Some(NoteColor::Green));
    /// # Ok::<(), imsg::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `Properties` if the class or the named properties cannot be read. Other properties that cannot be read count as
    /// absent; [`check`](Self::check) tells them.
    pub fn view(&self) -> Result<Option<View>> {
        let Some(class) = self.class()? else { return Ok(None) };
        // Values are asked for by name: the map is read here, where a failure can be told.
        self.names()?;
        Ok(View::read(class.as_str(), self))
    }
}

impl Recipient {
    /// For a meeting: whether the recipient must come, and what the answer was.
    #[must_use]
    pub fn attendee(&self) -> Attendee {
        Attendee::read(self)
    }

    /// For a report: what became of the message at this recipient.
    #[must_use]
    pub fn reported(&self) -> ReportedRecipient {
        ReportedRecipient::read(self)
    }
}
