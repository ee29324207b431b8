//! Recurrences: the rule (`RecurrencePattern`), the series of an appointment with its exceptions
//! (`AppointmentRecurrencePattern`), and the dates they stand for ([MS-OXOCAL] 2.2.1.44).

mod appointment;
mod build;
#[cfg(test)]
mod build_tests;
mod check;
mod describe;
mod edit;
#[cfg(test)]
mod edit_tests;
mod exception;
mod exception_build;
mod expand;
mod kinds;
mod pattern;
#[cfg(test)]
mod tests;

pub use appointment::{AppointmentRecurrence, Occurrence, Occurrences, RecurrencePart};
pub use build::{RecurrenceBuilder, RecurrenceRule};
pub use exception::{ExtendedException, OverrideFlags, RecurrenceException};
pub use expand::{NotExpandable, RecurrenceDates};
pub use kinds::{CalendarType, DayMask, PatternType, RecurFrequency, RecurrenceEnd};
pub use pattern::RecurrencePattern;
