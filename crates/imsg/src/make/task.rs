//! Tasks ([MS-OXOTASK]).

use mapi_props::{FileTime, PropertyValue, pid_lid, pid_tag};

use crate::blob::{CivilDate, LocalMinutes, RecurrencePattern, TimeZone, TimeZoneDefinition};
use crate::error::Result;
use crate::make::build::Build;
use crate::make::calendar::{as_time, invalid, to_utc, zone_of};
use crate::make::item::Item;
use crate::make::values::Values;
use crate::view::TaskStatus;

/// PidTagIconIndex of a task, and of one that recurs.
const ICON: i32 = 0x500;
const RECURRING_ICON: i32 = 0x501;

/// PidLidSideEffects of tasks.
const EFFECTS: i32 = 0x110;

/// A task (class IPM.Task).
///
/// ```
/// use imsg::make::{Build, Task};
/// use imsg::{CivilDate, TaskStatus, View};
/// let task = Task::new()
///     .subject("Write the report")
///     .start(CivilDate::new(2024, 1, 8).unwrap())
///     .due(CivilDate::new(2024, 1, 12).unwrap())
///     .percent_complete(0.5);
/// let message = imsg::Message::from_bytes(task.to_bytes()?)?;
/// let Some(View::Task(view)) = message.view()? else { panic!("no task") };
/// assert_eq!(view.status, Some(TaskStatus::InProgress));
/// assert_eq!(view.due_date.unwrap().date().to_string(), "2024-01-12");
/// # Ok::<(), imsg::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it is written"]
pub struct Task {
    item: Item,
    zone: Option<TimeZoneDefinition>,
    start: Option<CivilDate>,
    due: Option<CivilDate>,
    completed: Option<CivilDate>,
    status: Option<TaskStatus>,
    percent: f64,
    owner: String,
    actual_effort: i32,
    estimated_effort: i32,
    reminder: Option<FileTime>,
    recurrence: Option<RecurrencePattern>,
}

impl Task {
    /// A task that is not begun and has no dates.
    pub fn new() -> Self {
        Self {
            item: Item::new("IPM.Task"),
            zone: None,
            start: None,
            due: None,
            completed: None,
            status: None,
            percent: 0.0,
            owner: String::new(),
            actual_effort: 0,
            estimated_effort: 0,
            reminder: None,
            recurrence: None,
        }
    }

    /// When it should be begun. Then it has a due date too.
    pub fn start(mut self, date: CivilDate) -> Self {
        self.start = Some(date);
        self
    }

    /// When it should be done.
    pub fn due(mut self, date: CivilDate) -> Self {
        self.due = Some(date);
        self
    }

    /// It was done on this date.
    pub fn completed(mut self, date: CivilDate) -> Self {
        self.completed = Some(date);
        self
    }

    /// How far it is, otherwise than its dates and its percentage say: waiting, deferred.
    pub fn status(mut self, status: TaskStatus) -> Self {
        self.status = Some(status);
        self
    }

    /// How much of it is done, from 0.0 to less than 1.0.
    pub fn percent_complete(mut self, percent: f64) -> Self {
        self.percent = percent;
        self
    }

    /// Whose task it is.
    pub fn owner(mut self, name: impl Into<String>) -> Self {
        self.owner = name.into();
        self
    }

    /// Minutes of work that it took.
    pub fn actual_effort(mut self, minutes: i32) -> Self {
        self.actual_effort = minutes;
        self
    }

    /// Minutes of work that it should take.
    pub fn estimated_effort(mut self, minutes: i32) -> Self {
        self.estimated_effort = minutes;
        self
    }

    /// When to remind of it.
    pub fn reminder(mut self, time: FileTime) -> Self {
        self.reminder = Some(time);
        self
    }

    /// The rule by which it comes again.
    pub fn recurrence(mut self, rule: RecurrencePattern) -> Self {
        self.recurrence = Some(rule);
        self
    }

    /// The zone in which days begin; UTC unless it is said.
    pub fn zone(mut self, zone: TimeZoneDefinition) -> Self {
        self.zone = Some(zone);
        self
    }

    /// The time zone's rule.
    fn zone_rule(&self) -> Result<TimeZone> {
        match &self.zone {
            Some(zone) => zone_of(zone),
            None => {
                let utc = TimeZoneDefinition::from_utc_offset(0);
                zone_of(&utc.map_err(|error| super::calendar::not_built(error, "time zone"))?)
            }
        }
    }

    /// Status and percentage that go together.
    fn progress(&self) -> Result<(TaskStatus, f64)> {
        if self.completed.is_some() {
            return Ok((TaskStatus::Complete, 1.0));
        }
        if !(0.0..1.0).contains(&self.percent) {
            let reason = "a task that is not completed has a percentage from 0.0 to less than 1.0";
            return Err(invalid(reason, "PidLidPercentComplete"));
        }
        let by_percent = if self.percent > 0.0 { TaskStatus::InProgress } else { TaskStatus::NotStarted };
        match self.status {
            Some(TaskStatus::Complete) => {
                Err(invalid("a task that is complete has the date of it", "PidLidTaskStatus"))
            }
            Some(status) => Ok((status, self.percent)),
            None => Ok((by_percent, self.percent)),
        }
    }

    fn dates(&self, values: &mut Values) -> Result<()> {
        if self.start.is_some_and(|start| self.due.is_none_or(|due| due < start)) {
            return Err(invalid("a task with a start has a due date at or after it", "PidLidTaskDueDate"));
        }
        let zone = self.zone_rule()?;
        let midnight = |date: CivilDate| {
            LocalMinutes::midnight_of(date).ok_or_else(|| invalid("the date cannot be stored", "task"))
        };
        if let Some(start) = self.start {
            values.time(pid_lid::PidLidTaskStartDate, as_time(midnight(start)?));
            values.time(pid_lid::PidLidCommonStart, to_utc(&zone, midnight(start)?)?);
        }
        if let Some(due) = self.due {
            values.time(pid_lid::PidLidTaskDueDate, as_time(midnight(due)?));
            values.time(pid_lid::PidLidCommonEnd, to_utc(&zone, midnight(due)?)?);
        }
        if let Some(completed) = self.completed {
            values.time(pid_lid::PidLidTaskDateCompleted, to_utc(&zone, midnight(completed)?)?);
        }
        Ok(())
    }
}

impl Default for Task {
    fn default() -> Self {
        Self::new()
    }
}

impl Build for Task {
    fn item_mut(&mut self) -> &mut Item {
        &mut self.item
    }

    fn to_item(&self) -> Result<Item> {
        let mut item = self.item.clone();
        item.body = item.body.map(super::Body::beside_rtf);
        let topic = item.normalized_subject().to_owned();
        let values = &mut item.values;
        self.dates(values)?;
        let (status, percent) = self.progress()?;
        values.integer(pid_lid::PidLidTaskStatus, status.number());
        values.set(pid_lid::PidLidPercentComplete, PropertyValue::Floating64(percent));
        values.boolean(pid_lid::PidLidTaskComplete, status == TaskStatus::Complete);
        values.integer(pid_lid::PidLidTaskActualEffort, self.actual_effort);
        values.integer(pid_lid::PidLidTaskEstimatedEffort, self.estimated_effort);
        values.text(pid_lid::PidLidTaskOwner, &self.owner);
        // A task of its owner's own, in its first version, that nobody has assigned.
        values.integer(pid_lid::PidLidTaskVersion, 1);
        values.integer(pid_lid::PidLidTaskState, 1);
        for name in [
            pid_lid::PidLidTaskAcceptanceState,
            pid_lid::PidLidTaskHistory,
            pid_lid::PidLidTaskOwnership,
            pid_lid::PidLidTaskMode,
        ] {
            values.integer(name, 0);
        }
        for name in [
            pid_lid::PidLidTaskAccepted,
            pid_lid::PidLidTaskDeadOccurrence,
            pid_lid::PidLidTaskResetReminder,
            pid_lid::PidLidTaskStatusOnComplete,
            pid_lid::PidLidTaskUpdates,
            pid_lid::PidLidTaskFFixOffline,
        ] {
            values.boolean(name, false);
        }
        values.boolean(pid_lid::PidLidTaskFCreator, true);
        values.boolean(pid_lid::PidLidTaskFRecurring, self.recurrence.is_some());
        if let Some(rule) = &self.recurrence {
            values.bytes(pid_lid::PidLidTaskRecurrence, rule.to_bytes());
        }
        values.boolean(pid_lid::PidLidReminderSet, self.reminder.is_some());
        if let Some(time) = self.reminder {
            values.integer(pid_lid::PidLidReminderDelta, 0);
            values.time(pid_lid::PidLidReminderTime, time);
            values.time(pid_lid::PidLidReminderSignalTime, time);
        }
        values.integer(pid_lid::PidLidSideEffects, EFFECTS);
        values.text(pid_tag::PidTagConversationTopic, &topic);
        let icon = if self.recurrence.is_some() { RECURRING_ICON } else { ICON };
        values.integer(pid_tag::PidTagIconIndex, icon);
        Ok(item)
    }
}
