//! Sticky notes ([MS-OXONOTE]).

use mapi_props::pid_lid;

use super::codes::NoteColor;
use super::item::ItemFields;
use super::reader::view;

view! {
    /// A sticky note (class IPM.StickyNote, [MS-OXONOTE] 2.2.1). Its text is the body, its subject the first line.
    pub struct Note {
        /// PidLidNoteColor.
        color: NoteColor = code(pid_lid::PidLidNoteColor),
        /// PidLidNoteWidth in pixels.
        width: i32 = integer(pid_lid::PidLidNoteWidth),
        /// PidLidNoteHeight in pixels.
        height: i32 = integer(pid_lid::PidLidNoteHeight),
        /// PidLidNoteX: distance of the window from the left of the screen in pixels.
        x: i32 = integer(pid_lid::PidLidNoteX),
        /// PidLidNoteY: distance of the window from the top of the screen in pixels.
        y: i32 = integer(pid_lid::PidLidNoteY),
        /// Properties of items of all kinds.
        item: ItemFields = group,
    }
    findings
}
