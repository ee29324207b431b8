//! Sticky notes ([MS-OXONOTE]).

use mapi_props::{pid_lid, pid_tag};

use crate::error::Result;
use crate::make::build::Build;
use crate::make::item::Item;
use crate::view::NoteColor;

/// PidTagIconIndex of a blue note; those of other colours follow.
const ICON: i32 = 0x300;

/// Width and height of a new note in pixels.
const SIZE: (i32, i32) = (200, 166);

/// A sticky note (class IPM.StickyNote). Its subject is the first line of its text.
///
/// ```
/// use imsg::make::{Build, Note};
/// use imsg::{NoteColor, View};
/// let note = Note::new("Milk\r\nBread").color(NoteColor::Green);
/// let message = imsg::Message::from_bytes(note.to_bytes()?)?;
/// assert_eq!(message.subject()?.as_deref(), Some("Milk"));
/// let Some(View::Note(view)) = message.view()? else { panic!("no note") };
/// assert_eq!(view.color, Some(NoteColor::Green));
/// # Ok::<(), imsg::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it is written"]
pub struct Note {
    item: Item,
    color: NoteColor,
    size: (i32, i32),
    position: (i32, i32),
}

impl Note {
    /// A yellow note with a text.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let mut item = Item::new("IPM.StickyNote");
        text.lines().next().unwrap_or_default().clone_into(&mut item.subject);
        item.body = Some(super::Body::text(text));
        Self { item, color: NoteColor::Yellow, size: SIZE, position: (0, 0) }
    }

    /// Its colour.
    pub fn color(mut self, color: NoteColor) -> Self {
        self.color = color;
        self
    }

    /// Width and height in pixels.
    pub fn size(mut self, width: i32, height: i32) -> Self {
        self.size = (width, height);
        self
    }

    /// Distance from left and top of the screen in pixels.
    pub fn position(mut self, x: i32, y: i32) -> Self {
        self.position = (x, y);
        self
    }
}

impl Build for Note {
    fn item_mut(&mut self) -> &mut Item {
        &mut self.item
    }

    fn to_item(&self) -> Result<Item> {
        let mut item = self.item.clone();
        let values = &mut item.values;
        let color = self.color.number();
        values.integer(pid_lid::PidLidNoteColor, color);
        values.integer(pid_lid::PidLidNoteWidth, self.size.0);
        values.integer(pid_lid::PidLidNoteHeight, self.size.1);
        values.integer(pid_lid::PidLidNoteX, self.position.0);
        values.integer(pid_lid::PidLidNoteY, self.position.1);
        values.integer(pid_tag::PidTagIconIndex, ICON.saturating_add(color));
        Ok(item)
    }
}
