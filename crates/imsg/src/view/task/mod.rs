//! Tasks ([MS-OXOTASK]).

mod request;

use mapi_props::{FileTime, Guid, pid_lid};

use super::codes::{
    TaskAcceptanceState, TaskHistory, TaskMode, TaskOwnership, TaskRecipientsFlags, TaskState, TaskStatus,
};
use super::item::{ItemFields, Reminder};
use super::reader::view;
use crate::blob::{LocalTime, RecurrencePattern, TaskAssigner};

pub use request::{TaskRequest, TaskRequestKind};

view! {
    /// A task (class IPM.Task, [MS-OXOTASK] 2.2.2).
    ///
    /// Start and due date are dates of whatever clock shows them: they are stored as if local midnight were UTC.
    pub struct Task {
        /// PidLidTaskStatus.
        status: TaskStatus = code(pid_lid::PidLidTaskStatus),
        /// PidLidPercentComplete, 0.0 to 1.0.
        percent_complete: f64 = float(pid_lid::PidLidPercentComplete),
        /// PidLidTaskStartDate.
        start_date: LocalTime = local_time(pid_lid::PidLidTaskStartDate),
        /// PidLidTaskDueDate.
        due_date: LocalTime = local_time(pid_lid::PidLidTaskDueDate),
        /// PidLidCommonStart: the start date in UTC.
        start: FileTime = time(pid_lid::PidLidCommonStart),
        /// PidLidCommonEnd: the due date in UTC.
        end: FileTime = time(pid_lid::PidLidCommonEnd),
        /// PidLidTaskDateCompleted: midnight of the day, in UTC.
        date_completed: FileTime = time(pid_lid::PidLidTaskDateCompleted),
        /// PidLidTaskComplete.
        complete: bool = boolean(pid_lid::PidLidTaskComplete),
        /// PidLidTaskActualEffort in minutes; 480 are a day, 2400 a week.
        actual_effort: i32 = integer(pid_lid::PidLidTaskActualEffort),
        /// PidLidTaskEstimatedEffort in minutes.
        estimated_effort: i32 = integer(pid_lid::PidLidTaskEstimatedEffort),
        /// PidLidTaskFRecurring.
        recurring: bool = boolean(pid_lid::PidLidTaskFRecurring),
        /// PidLidTaskRecurrence.
        recurrence: RecurrencePattern = blob(pid_lid::PidLidTaskRecurrence, RecurrencePattern::parse),
        /// PidLidTaskDeadOccurrence: the last date of a series was done.
        dead_occurrence: bool = boolean(pid_lid::PidLidTaskDeadOccurrence),
        /// PidLidTaskResetReminder: the next date of the series gets a reminder.
        reset_reminder: bool = boolean(pid_lid::PidLidTaskResetReminder),
        /// PidLidTaskVersion, from 1.
        version: i32 = integer(pid_lid::PidLidTaskVersion),
        /// PidLidTaskState.
        state: TaskState = code(pid_lid::PidLidTaskState),
        /// PidLidTaskOwnership.
        ownership: TaskOwnership = code(pid_lid::PidLidTaskOwnership),
        /// PidLidTaskAcceptanceState.
        acceptance_state: TaskAcceptanceState = code(pid_lid::PidLidTaskAcceptanceState),
        /// PidLidTaskAccepted.
        accepted: bool = boolean(pid_lid::PidLidTaskAccepted),
        /// PidLidTaskHistory.
        history: TaskHistory = code(pid_lid::PidLidTaskHistory),
        /// PidLidTaskOwner.
        owner: String = text(pid_lid::PidLidTaskOwner),
        /// PidLidTaskAssigner: who assigned it last.
        assigner: String = text(pid_lid::PidLidTaskAssigner),
        /// PidLidTaskAssigners, the last one last.
        assigners: Vec<TaskAssigner> = blob(pid_lid::PidLidTaskAssigners, TaskAssigner::parse_all),
        /// PidLidTaskLastUser: who changed it last.
        last_user: String = text(pid_lid::PidLidTaskLastUser),
        /// PidLidTaskLastDelegate: who assigned it last.
        last_delegate: String = text(pid_lid::PidLidTaskLastDelegate),
        /// PidLidTaskLastUpdate.
        last_update: FileTime = time(pid_lid::PidLidTaskLastUpdate),
        /// PidLidTaskMultipleRecipients.
        multiple_recipients: TaskRecipientsFlags = code(pid_lid::PidLidTaskMultipleRecipients),
        /// PidLidTaskStatusOnComplete: the assigner wants a report when it is done.
        status_on_complete: bool = boolean(pid_lid::PidLidTaskStatusOnComplete),
        /// PidLidTaskUpdates: the assigner wants updates.
        updates: bool = boolean(pid_lid::PidLidTaskUpdates),
        /// PidLidTaskFCreator: made by its owner, not out of a request.
        creator: bool = boolean(pid_lid::PidLidTaskFCreator),
        /// PidLidTaskFFixOffline: the owner's name has to be corrected.
        fix_offline: bool = boolean(pid_lid::PidLidTaskFFixOffline),
        /// PidLidTaskOrdinal: the place in a list.
        ordinal: i32 = integer(pid_lid::PidLidTaskOrdinal),
        /// PidLidTaskMode.
        mode: TaskMode = code(pid_lid::PidLidTaskMode),
        /// PidLidTaskGlobalId.
        global_id: Guid = guid(pid_lid::PidLidTaskGlobalId),
        /// The reminder.
        reminder: Reminder = group,
        /// Properties of items of all kinds.
        item: ItemFields = group,
    }
    findings
}
