//! Numbers of tasks ([MS-OXOTASK] 2.2.2).

use super::from_integer;
use crate::blob::{coded_values, flag_set};

coded_values! {
    /// How far a task is (PidLidTaskStatus, [MS-OXOTASK] 2.2.2.2.2).
    pub enum TaskStatus(i32) {
        /// 0.
        NotStarted = 0 => "not_started",
        /// 1.
        InProgress = 1 => "in_progress",
        /// 2.
        Complete = 2 => "complete",
        /// 3: for someone else.
        Waiting = 3 => "waiting",
        /// 4.
        Deferred = 4 => "deferred",
    }
}

coded_values! {
    /// Which copy of an assigned task it is (PidLidTaskState, [MS-OXOTASK] 2.2.2.2.14).
    pub enum TaskState(i32) {
        /// 1.
        NotAssigned = 1 => "not_assigned",
        /// 2: the copy of the one it was assigned to.
        Assignee = 2 => "assignee",
        /// 3: the copy of the one who assigned it.
        Assigner = 3 => "assigner",
        /// 4: the assigner's copy of a task that was rejected.
        Rejected = 4 => "rejected",
        /// 5: made anew from a rejection whose task is gone.
        Orphan = 5 => "orphan",
    }
}

coded_values! {
    /// The last change of an assigned task (PidLidTaskHistory, [MS-OXOTASK] 2.2.2.2.18).
    pub enum TaskHistory(i32) {
        /// 0.
        None = 0 => "none",
        /// 1.
        Accepted = 1 => "accepted",
        /// 2.
        Rejected = 2 => "rejected",
        /// 3: another property.
        Changed = 3 => "changed",
        /// 4.
        DueDateChanged = 4 => "due_date_changed",
        /// 5.
        Assigned = 5 => "assigned",
    }
}

coded_values! {
    /// Whose task it is to the owner of the mailbox (PidLidTaskOwnership, [MS-OXOTASK] 2.2.2.2.29).
    pub enum TaskOwnership(i32) {
        /// 0: not assigned.
        New = 0 => "new",
        /// 1: assigned to someone else.
        Delegated = 1 => "delegated",
        /// 2: assigned to the owner.
        Own = 2 => "own",
    }
}

coded_values! {
    /// What became of an assignment (PidLidTaskAcceptanceState, [MS-OXOTASK] 2.2.2.2.30).
    pub enum TaskAcceptanceState(i32) {
        /// 0: not assigned.
        None = 0 => "none",
        /// 1: no answer yet.
        Unknown = 1 => "unknown",
        /// 2.
        Accepted = 2 => "accepted",
        /// 3.
        Rejected = 3 => "rejected",
    }
}

coded_values! {
    /// What a task is in a task communication (PidLidTaskMode, [MS-OXOTASK] 2.2.3.2).
    pub enum TaskMode(i32) {
        /// 0: not part of one.
        None = 0 => "none",
        /// 1.
        Request = 1 => "request",
        /// 2.
        Accepted = 2 => "accepted",
        /// 3.
        Declined = 3 => "declined",
        /// 4.
        Update = 4 => "update",
        /// 5: assigned by its owner to the owner.
        SelfAssigned = 5 => "self_assigned",
    }
}

flag_set! {
    /// Whether a task went to several people (PidLidTaskMultipleRecipients, [MS-OXOTASK] 2.2.2.2.23).
    pub struct TaskRecipientsFlags(u32) {
        /// 0x1: sent to several.
        SENT = 0x1 => "sent",
        /// 0x2: received as one of several.
        RECEIVED = 0x2 => "received",
    }
}

from_integer! {
    codes: TaskStatus, TaskState, TaskHistory, TaskOwnership, TaskAcceptanceState, TaskMode;
    flags: TaskRecipientsFlags
}
