//! Calling other implementations, which may panic where ours must not.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{Mutex, PoisonError};

/// The hook belongs to the whole process: one at a time may take it away.
static HOOK: Mutex<()> = Mutex::new(());

/// What `call` answers, or `None` when it panics. The panic is not reported: libFuzzer would take it for a finding.
pub(crate) fn quietly<T>(call: impl FnOnce() -> T) -> Option<T> {
    let _guard = HOOK.lock().unwrap_or_else(PoisonError::into_inner);
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let answer = panic::catch_unwind(AssertUnwindSafe(call));
    panic::set_hook(hook);
    answer.ok()
}
