//! Tasks, and what is sent about them.

use imsg::{TaskOwnership, TaskRequestKind, TaskStatus};
use serde::Serialize;

use super::{Common, date, utc};
use crate::json::value::guid;

/// A task.
#[derive(Debug, Serialize)]
pub(crate) struct Task {
    status: Option<&'static str>,
    percent_complete: Option<f64>,
    start_date: Option<String>,
    due_date: Option<String>,
    completed: Option<String>,
    owner: Option<String>,
    ownership: Option<&'static str>,
    actual_effort_minutes: Option<i32>,
    estimated_effort_minutes: Option<i32>,
    recurrence: Option<String>,
    #[serde(flatten)]
    common: Common,
}

impl From<&imsg::Task> for Task {
    fn from(view: &imsg::Task) -> Self {
        Self {
            status: view.status.and_then(TaskStatus::name),
            percent_complete: view.percent_complete,
            start_date: view.start_date.map(|time| date(time.date())),
            due_date: view.due_date.map(|time| date(time.date())),
            completed: view.date_completed.and_then(utc),
            owner: view.owner.clone(),
            ownership: view.ownership.and_then(TaskOwnership::name),
            actual_effort_minutes: view.actual_effort,
            estimated_effort_minutes: view.estimated_effort,
            recurrence: view.recurrence.as_ref().map(ToString::to_string),
            common: Common::from(&view.item),
        }
    }
}

/// A task request or an answer to one; the task itself is attached.
#[derive(Debug, Serialize)]
pub(crate) struct TaskRequest {
    r#type: &'static str,
    task_id: Option<String>,
    #[serde(flatten)]
    common: Common,
}

impl TaskRequest {
    pub(super) fn new(kind: TaskRequestKind, view: &imsg::TaskRequest) -> Self {
        Self { r#type: kind.name(), task_id: view.task_global_id.map(guid), common: Common::from(&view.item) }
    }
}
