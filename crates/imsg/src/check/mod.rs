//! The whole of a message looked at: what deviates, in every layer ([MS-OXMSG] 2).

mod attachment;
mod body;
mod message;

use cfb_core::Severity;

use crate::bag::Bag;
use crate::error::{Error, Result};
use crate::finding::{Finding, FindingList};
use crate::message::Message;

/// Collects findings below one place.
struct Findings<'a> {
    prefix: String,
    list: &'a mut FindingList,
}

impl<'a> Findings<'a> {
    fn of(bag: &Bag, list: &'a mut FindingList) -> Self {
        Self { prefix: bag.place.prefix(), list }
    }

    fn add(&mut self, finding: impl Into<Finding>) {
        self.list.push(finding.into().below(&self.prefix));
    }

    /// A deviation of this layer.
    fn note(&mut self, code: &'static str, severity: Severity, location: &str, message: impl Into<String>) {
        self.add(Finding::new(code, severity, location.to_owned(), message.into()));
    }

    /// The value of a step of the check; a failure becomes a finding, and the check goes on.
    fn attempt<T>(&mut self, result: Result<T>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.failed(&error);
                None
            }
        }
    }

    /// A part that could not be read: the whole chain of reasons in one line.
    fn failed(&mut self, error: &Error) {
        let mut message = error.to_string();
        let mut source = std::error::Error::source(error);
        while let Some(reason) = source {
            message = format!("{message}: {reason}");
            source = reason.source();
        }
        // The text of the error names the place already.
        self.list.push(Finding::new("unreadable", Severity::Error, error.place().to_owned(), message));
    }
}

impl Message {
    /// What deviates from the specifications in this message's own storage, in those of its recipients and attachments,
    /// and, for a top-level message, in the compound file as far as it was read. Embedded messages are not looked into.
    ///
    /// What reading a [`Body`](crate::Body) came across is said by that value.
    ///
    /// # Errors
    ///
    /// `Properties` if a storage cannot be read; `Strict`.
    pub fn findings(&self) -> Result<Vec<Finding>> {
        let mut list = FindingList::default();
        if !self.is_embedded() {
            self.file().findings().iter().for_each(|finding| list.push(finding.into()));
        }
        let bags = [&[][..], self.recipient_bags()?, self.attachment_bags()?].concat();
        for bag in std::iter::once(self.bag()).chain(bags.iter().map(|bag| &**bag)) {
            let found = bag.store.findings().map_err(|source| bag.error(source))?;
            let prefix = bag.place.prefix();
            found.iter().for_each(|finding| list.push(Finding::from(finding).below(&prefix)));
        }
        Ok(list.into_vec())
    }

    /// Looks at everything: for a top-level message every structure of the compound file; the named properties; each
    /// storage, property and body of this message and of all messages inside it. What cannot be read is a finding, and the
    /// check goes on. Findings are in the order of the structure, outside before inside; of very many the first 10,000 are given.
    ///
    /// The cost is that of reading the whole file once or twice; values are read one at a time.
    ///
    /// ```
    /// use imsg::{Message, Severity};
    /// let message = Message::from_bytes(cfb_layout::demo::file())?;
    /// let findings = message.check()?;
    /// assert!(findings.iter().all(|finding| finding.severity < Severity::Error));
    /// # Ok::<(), imsg::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `File` if the file itself cannot be read; `Strict`.
    pub fn check(&self) -> Result<Vec<Finding>> {
        let mut list = FindingList::default();
        message::check_file(self, &mut list)?;
        // Messages still to be looked at; a list instead of calls, so that nesting costs no stack.
        let mut open = vec![self.clone()];
        while let Some(message) = open.pop() {
            message::check(&message, &mut list);
            let inner = attachment::check_all(&message, &mut list);
            open.extend(inner.into_iter().rev());
        }
        Ok(list.into_vec())
    }
}
