//! Which modes each call accepts, and with which error it refuses the others.

use crate::error::{Error, ErrorKind, Result};
use crate::storage::mode::{Mode, Share, flag};

/// Rules that hold in every call.
fn any(mode: Mode) -> Result<()> {
    if mode.sharing().is_none() && !mode.is_transacted() {
        return Err(flag("without a transaction, a mode needs share bits"));
    }
    if mode.is_transacted() && (mode.is_simple() || mode.is_direct_swmr()) {
        return Err(flag("simple and single-writer modes are direct"));
    }
    if mode.is_create() && mode.is_convert() {
        return Err(flag("what is replaced cannot be converted"));
    }
    if mode.is_no_scratch() && !mode.is_transacted() {
        return Err(flag("only a transaction has scratch space"));
    }
    let keeps_writers_out = matches!(mode.sharing(), Some(Share::Exclusive | Share::DenyWrite));
    if mode.is_no_snapshot() && (!mode.is_transacted() || keeps_writers_out) {
        return Err(flag("only a transaction beside other writers has a snapshot"));
    }
    Ok(())
}

/// Whether the mode is that of the one writer, or of one of the readers, of the single-writer mode.
fn swmr(mode: Mode) -> Result<()> {
    let writer = mode.can_read() && mode.can_write() && mode.sharing() == Some(Share::DenyWrite);
    let reader = !mode.can_write() && mode.sharing() == Some(Share::DenyNone);
    if writer || reader {
        return Ok(());
    }
    Err(flag("the single-writer mode is read-write and deny-write, or read and deny-none"))
}

/// Creating a root storage.
pub(super) fn create_root(mode: Mode) -> Result<()> {
    any(mode)?;
    if mode.is_priority() {
        return Err(flag("priority is for opening"));
    }
    if !mode.can_write() {
        return Err(flag("creating needs write access"));
    }
    if mode.is_direct_swmr() {
        return swmr(mode);
    }
    if !mode.is_transacted() && !mode.is_exclusive() {
        return Err(flag("without a transaction, a file is created exclusively"));
    }
    Ok(())
}

/// Opening a root storage. Answers the mode with what follows from it.
pub(super) fn open_root(mode: Mode) -> Result<Mode> {
    if mode.is_priority() {
        if mode.can_write() || mode.is_create() || mode.is_convert() || mode.is_direct_swmr() {
            return Err(flag("priority is for reading"));
        }
        if mode.is_transacted() || mode.is_simple() || mode.is_no_scratch() || mode.is_no_snapshot() {
            return Err(flag("priority is direct, and nothing else"));
        }
        if mode.is_delete_on_release() {
            return Err(Error::new(
                ErrorKind::InvalidFunction("a file held with priority is not removed on release"),
                None,
            ));
        }
        return Ok(mode.share(Share::DenyNone));
    }
    any(mode)?;
    if mode.is_create() || mode.is_convert() {
        return Err(flag("what is opened is neither created nor converted"));
    }
    if mode.is_direct_swmr() {
        swmr(mode)?;
        return Ok(mode);
    }
    if !mode.is_transacted() {
        let shared_read = mode.sharing() == Some(Share::DenyWrite) && !mode.can_write();
        if !mode.is_exclusive() && !shared_read {
            return Err(flag("without a transaction, a file is shared only for reading, with deny-write"));
        }
    }
    Ok(mode)
}

/// Rules for elements: they are always exclusive, and know nothing of what is for whole files.
fn element(mode: Mode) -> Result<()> {
    any(mode)?;
    if !mode.is_exclusive() {
        return Err(flag("elements are opened exclusively"));
    }
    if mode.is_priority() || mode.is_simple() || mode.is_direct_swmr() {
        return Err(flag("a mode for whole files"));
    }
    Ok(())
}

/// Creating a stream in a storage of mode `outer`.
pub(super) fn create_stream(mode: Mode, outer: Mode) -> Result<()> {
    element(mode)?;
    if mode.is_convert() {
        return Err(flag("a stream has nothing to convert to"));
    }
    streams_only(mode)?;
    if outer.is_simple() && mode.is_create() {
        return Err(flag("in simple mode no stream is replaced"));
    }
    if !outer.is_transacted() {
        may_change(outer)?;
        within(mode, outer)?;
    }
    Ok(())
}

/// Opening a stream in a storage of mode `outer`.
pub(super) fn open_stream(mode: Mode, outer: Mode) -> Result<()> {
    streams_only(mode)?;
    element(mode)?;
    if mode.is_create() || mode.is_convert() {
        return Err(flag("what is opened is neither created nor converted"));
    }
    if !outer.is_transacted() && !mode.is_within(outer) {
        return Err(flag("a stream cannot be opened with more access than its storage"));
    }
    Ok(())
}

/// Creating a storage in a storage of mode `outer`. Whether `outer` may be changed is asked once it is known whether
/// the name is taken, see [`may_change`].
pub(super) fn create_storage(mode: Mode, outer: Mode) -> Result<()> {
    no_storages_in_simple_mode(outer)?;
    element(mode)?;
    if mode.is_delete_on_release() {
        return Err(flag("only files are removed on release"));
    }
    if !outer.is_transacted() {
        within(mode, outer)?;
    }
    Ok(())
}

/// Opening a storage in a storage of mode `outer`.
pub(super) fn open_storage(mode: Mode, outer: Mode) -> Result<()> {
    no_storages_in_simple_mode(outer)?;
    if mode.is_delete_on_release() {
        return Err(Error::new(ErrorKind::InvalidFunction("only files are removed on release"), None));
    }
    element(mode)?;
    if mode.is_create() || mode.is_convert() {
        return Err(flag("what is opened is neither created nor converted"));
    }
    if !outer.is_transacted() {
        within(mode, outer)?;
    }
    Ok(())
}

/// Changing what is in a storage of this mode. A transaction may always change; it may not always commit.
pub(super) fn may_change(mode: Mode) -> Result<()> {
    if mode.can_write() || mode.is_transacted() {
        return Ok(());
    }
    Err(denied("the storage is open for reading"))
}

pub(super) fn denied(what: &'static str) -> Error {
    Error::new(ErrorKind::AccessDenied(what), None)
}

fn within(mode: Mode, outer: Mode) -> Result<()> {
    if mode.is_within(outer) {
        return Ok(());
    }
    Err(denied("an element cannot have more access than its storage"))
}

fn streams_only(mode: Mode) -> Result<()> {
    if mode.is_delete_on_release() || mode.is_transacted() {
        return Err(Error::new(
            ErrorKind::InvalidFunction("streams have no transactions and are not removed on release"),
            None,
        ));
    }
    Ok(())
}

fn no_storages_in_simple_mode(outer: Mode) -> Result<()> {
    if outer.is_simple() {
        return Err(Error::new(ErrorKind::InvalidFunction("in simple mode there are only streams"), None));
    }
    Ok(())
}
