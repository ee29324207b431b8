//! Time zones as appointments store them ([MS-OXOCAL] 2.2.1.39 to 2.2.1.43), and the way between local time and UTC.

mod build;
mod convert;
mod definition;
mod index;
mod rule;
#[cfg(test)]
mod tests;
mod transition;
mod zone_struct;

pub use convert::{LocalTime, TimeZone, UtcTime};
pub use definition::{TimeZoneDefinition, TimeZoneRule, TimeZoneRuleFlags};
pub use rule::ZoneRule;
pub use transition::TransitionDate;
pub use zone_struct::TimeZoneStruct;
