//! The code page of 8-bit text: each message's own, or that of the one around it.

use mapi_props::{CodePage, CodePageChoice};

use crate::error::Result;
use crate::mapi::core::{Core, ObjectId, OpenMessage};
use crate::mapi::state::{Opened, all_strings_are_utf8, ladder, load_recipients};

impl Core {
    /// The code page of the 8-bit strings of an object.
    pub(in crate::mapi) fn page(&self, id: ObjectId) -> Result<CodePage> {
        Ok(self.page_choice(self.message_of(id)?)?.page)
    }

    /// The same, and what decided.
    pub(in crate::mapi) fn page_of(&self, id: ObjectId) -> Result<CodePageChoice> {
        self.page_choice(self.message_of(id)?)
    }

    /// The code page of a message, which may be that of the one around it.
    fn page_choice(&self, message: ObjectId) -> Result<CodePageChoice> {
        // From the innermost outwards to the first that is known, and back.
        let mut unknown = Vec::new();
        let mut outer = None;
        let mut at = Some(message);
        while let Some(id) = at {
            let id = self.message_of(id)?;
            if let Some(known) = self.message(id)?.page.get() {
                outer = Some(known);
                break;
            }
            unknown.push(id);
            at = self.object(id)?.parent;
        }
        while let Some(id) = unknown.pop() {
            let opened = self.opened(id)?;
            let own = self.message(id)?;
            let ladder = ladder(&own.state.bag, opened.storage(), outer);
            let choice = ladder.choose(|| self.is_utf8(own, &opened));
            own.page.set(Some(choice));
            outer = Some(choice);
        }
        Ok(outer.unwrap_or(CodePageChoice::DEFAULT))
    }

    /// Whether all 8-bit strings of a message and of the recipients that were read are valid UTF-8.
    fn is_utf8(&self, message: &OpenMessage, opened: &Opened) -> bool {
        let mut state = message.state.clone();
        let Ok(context) = self.context() else { return true };
        if load_recipients(&context.reader, &mut state).is_err() {
            return true;
        }
        let rows = state.recipients.rows().unwrap_or_default();
        all_strings_are_utf8(&state.bag, opened.storage())
            && rows.iter().all(|(number, row)| {
                let own = match row.is_stored {
                    true => context.reader.recipient(state.path.as_ref(), *number),
                    false => context.reader.at(None),
                };
                own.is_ok_and(|own| all_strings_are_utf8(&row.bag, own.storage()))
            })
    }
}
