//! The time zones of an appointment ([MS-OXOCAL] 2.2.1.39 to 2.2.1.43, 2.2.5.6).

use mapi_props::pid_lid;

use crate::blob::{TimeZone, TimeZoneDefinition, TimeZoneStruct, ZoneRule};
use crate::view::reader::view;

view! {
    /// The time zones of a calendar item.
    pub struct AppointmentZones {
        /// PidLidTimeZoneStruct: the zone of a series, as one rule.
        series: TimeZoneStruct = blob(pid_lid::PidLidTimeZoneStruct, TimeZoneStruct::parse),
        /// PidLidTimeZoneDescription: the zone of a series, in words.
        description: String = text(pid_lid::PidLidTimeZoneDescription),
        /// PidLidAppointmentTimeZoneDefinitionRecur: the zone of a series, by name.
        series_definition: TimeZoneDefinition =
            blob(pid_lid::PidLidAppointmentTimeZoneDefinitionRecur, TimeZoneDefinition::parse),
        /// PidLidAppointmentTimeZoneDefinitionStartDisplay: the zone that the start is shown in.
        start: TimeZoneDefinition =
            blob(pid_lid::PidLidAppointmentTimeZoneDefinitionStartDisplay, TimeZoneDefinition::parse),
        /// PidLidAppointmentTimeZoneDefinitionEndDisplay: the zone that the end is shown in.
        end: TimeZoneDefinition =
            blob(pid_lid::PidLidAppointmentTimeZoneDefinitionEndDisplay, TimeZoneDefinition::parse),
        /// PidLidTimeZone: the zone of a series by number, on requests of old clients.
        index: i32 = integer(pid_lid::PidLidTimeZone),
    }
}

impl AppointmentZones {
    /// The zone that instances of a series are converted by: PidLidTimeZoneStruct, else the effective rule of
    /// PidLidAppointmentTimeZoneDefinitionRecur (with the former it must agree, and where it does not the former holds),
    /// else PidLidTimeZone.
    #[must_use]
    pub fn series_zone(&self) -> Option<TimeZone> {
        let by_struct = self.series.as_ref().and_then(TimeZoneStruct::time_zone);
        by_struct
            .or_else(|| self.series_definition.as_ref()?.effective_zone())
            .or_else(|| TimeZone::from_rule(&ZoneRule::from_index(self.index?)?))
    }

    /// The zone that the start is shown in: its definition, else the zone of the series.
    #[must_use]
    pub fn start_zone(&self) -> Option<TimeZone> {
        let shown = self.start.as_ref().and_then(TimeZoneDefinition::time_zone);
        shown.or_else(|| self.series_zone())
    }

    /// The zone that the end is shown in: its definition, else that of the start.
    #[must_use]
    pub fn end_zone(&self) -> Option<TimeZone> {
        let shown = self.end.as_ref().and_then(TimeZoneDefinition::time_zone);
        shown.or_else(|| self.start_zone())
    }
}
