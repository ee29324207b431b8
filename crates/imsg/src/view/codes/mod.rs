//! The numbers that item properties hold: enumerations and flags with a word for each value.

mod calendar;
mod contact;
mod item;
mod task;

pub use calendar::{
    AppointmentAuxiliaryFlags, AppointmentColor, AppointmentStateFlags, AttendeeFlags, AttendeeType,
    BusyStatus, ChangeHighlight, ClientIntent, MeetingType, RecurrenceType, ResponseStatus,
};
pub use contact::{AddressBookProviders, FileUnderForm, Gender, MailingAddress};
pub use item::{FlagStatus, FollowUpIcon, Icon, NoteColor, SideEffects, ToDoItemFlags};
pub use task::{
    TaskAcceptanceState, TaskHistory, TaskMode, TaskOwnership, TaskRecipientsFlags, TaskState, TaskStatus,
};

/// Implements [`FromInteger`](super::reader::FromInteger) for enumerations of `i32` and flags of `u32`.
macro_rules! from_integer {
    (codes: $($code:ty),*; flags: $($flags:ty),*) => {
        $(impl crate::view::reader::FromInteger for $code {
            fn from_integer(number: i32) -> Self {
                Self::from_number(number)
            }
        })*
        $(impl crate::view::reader::FromInteger for $flags {
            fn from_integer(number: i32) -> Self {
                Self::new(number.cast_unsigned())
            }
        })*
    };
}

use from_integer;
