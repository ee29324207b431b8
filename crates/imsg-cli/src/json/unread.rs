//! What could not be read while an object was written: it becomes findings of the object, and failures of the input.

use std::cell::RefCell;
use std::error::Error;

use crate::failure::Failure;
use crate::json::finding::Finding;

/// Collects what could not be read.
#[derive(Debug, Default)]
pub(crate) struct Unread(RefCell<Vec<Unreadable>>);

#[derive(Debug)]
struct Unreadable {
    place: String,
    offset: Option<u64>,
    message: String,
}

impl Unread {
    /// Notes a part that could not be read.
    pub(crate) fn note(&self, place: &str, error: &(dyn Error + 'static)) {
        let message = Failure::from_error(error).message();
        let offset = offset_of(error);
        self.0.borrow_mut().push(Unreadable { place: place.to_owned(), offset, message });
    }

    /// Notes a part that could not be read, for a reason of ours.
    pub(crate) fn note_failure(&self, place: &str, failure: &Failure) {
        let message = failure.message();
        self.0.borrow_mut().push(Unreadable { place: place.to_owned(), offset: None, message });
    }

    /// The answer of an accessor, or nothing where it could not be read.
    pub(crate) fn or_none<T>(&self, answer: imsg::Result<Option<T>>) -> Option<T> {
        answer.unwrap_or_else(|error| {
            self.note(error.place(), &error);
            None
        })
    }

    /// A list, or an empty one where it could not be read.
    pub(crate) fn or_empty<T>(&self, answer: mapi_props::Result<Vec<T>>) -> Vec<T> {
        answer.unwrap_or_else(|error| {
            self.note("", &error);
            Vec::new()
        })
    }

    /// How many there are: a mark for [`findings_since`](Self::findings_since).
    pub(crate) fn len(&self) -> usize {
        self.0.borrow().len()
    }

    /// What was noted since a mark, as findings.
    pub(crate) fn findings_since(&self, mark: usize) -> Vec<Finding> {
        let all = self.0.borrow();
        let since = all.get(mark..).unwrap_or_default();
        since.iter().map(|one| Finding::unreadable(&one.place, one.offset, &one.message)).collect()
    }

    /// What was noted, as failures of an input.
    pub(crate) fn into_failures(self) -> Vec<Failure> {
        let failure = |one: Unreadable| {
            // Most errors begin with their place.
            let text = if one.place.is_empty() || one.message.starts_with(&one.place) {
                one.message
            } else {
                format!("{}: {}", one.place, one.message)
            };
            Failure::new(text).advise("the rest was read; `imsg check FILE` says what is damaged")
        };
        self.0.into_inner().into_iter().map(failure).collect()
    }
}

/// The absolute offset that an error of the compound file below knows.
fn offset_of(error: &(dyn Error + 'static)) -> Option<u64> {
    let mut next = Some(error);
    while let Some(cause) = next {
        if let Some(error) = cause.downcast_ref::<cfb_core::Error>() {
            return error.location().and_then(|location| location.offset());
        }
        next = cause.source();
    }
    None
}
