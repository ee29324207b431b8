//! Task communications: requests, answers, updates ([MS-OXOTASK] 2.2.3).

use mapi_props::{Guid, pid_lid};

use crate::view::codes::TaskMode;
use crate::view::item::ItemFields;
use crate::view::reader::view;

/// What a task communication says, by its message class.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TaskRequestKind {
    /// IPM.TaskRequest: asks to take a task.
    Request,
    /// IPM.TaskRequest.Accept.
    Accept,
    /// IPM.TaskRequest.Decline.
    Decline,
    /// IPM.TaskRequest.Update: how far the task is.
    Update,
}

impl TaskRequestKind {
    /// The kind of a message class; `None` if it is no task communication. Case does not matter.
    ///
    /// ```
    /// use imsg::TaskRequestKind;
    /// assert_eq!(TaskRequestKind::of_class("IPM.TaskRequest.Accept"), Some(TaskRequestKind::Accept));
    /// assert_eq!(TaskRequestKind::of_class("IPM.TaskRequest.Custom"), Some(TaskRequestKind::Request));
    /// assert_eq!(TaskRequestKind::of_class("IPM.Task"), None);
    /// ```
    #[must_use]
    pub fn of_class(class: &str) -> Option<Self> {
        use crate::view::class::{is_a, last_of};
        if !is_a(class, "IPM.TaskRequest") {
            return None;
        }
        let known = [
            ("IPM.TaskRequest.Accept", Self::Accept),
            ("IPM.TaskRequest.Decline", Self::Decline),
            ("IPM.TaskRequest.Update", Self::Update),
        ];
        Some(last_of(class, &known).unwrap_or(Self::Request))
    }

    /// The word for it in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Accept => "accept",
            Self::Decline => "decline",
            Self::Update => "update",
        }
    }
}

view! {
    /// A task communication (class IPM.TaskRequest and below, [MS-OXOTASK] 2.2.3). The task itself is the message embedded
    /// in its first attachment.
    pub struct TaskRequest {
        /// PidLidTaskMode.
        mode: TaskMode = code(pid_lid::PidLidTaskMode),
        /// PidLidTaskGlobalId: that of the task.
        task_global_id: Guid = guid(pid_lid::PidLidTaskGlobalId),
        /// PidLidTaskVersion of the communication.
        task_version: i32 = integer(pid_lid::PidLidTaskVersion),
        /// Properties of items of all kinds.
        item: ItemFields = group,
    }
    findings
}
