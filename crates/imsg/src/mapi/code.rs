//! Error codes of structured storage, and what MAPI makes of them (`MapStorageSCode`).

use std::io;

use cfb_core::ErrorKind;
use mapi_props::ErrorCode;

/// The code that OLE structured storage answers for an error of the compound file: `STG_E_...`.
///
/// ```
/// use imsg::mapi::storage_code;
/// use mapi_props::ErrorCode;
/// let error = cfb_core::CompoundFile::from_bytes(*b"no compound file").unwrap_err();
/// assert_eq!(storage_code(&error), ErrorCode::STG_E_DOCFILECORRUPT);
/// ```
#[must_use]
pub fn storage_code(error: &cfb_core::Error) -> ErrorCode {
    match error.kind() {
        ErrorKind::Io(kind) => io_code(*kind),
        ErrorKind::NotFound { .. } | ErrorKind::WrongType { .. } => ErrorCode::STG_E_FILENOTFOUND,
        ErrorKind::InvalidArgument(_) => ErrorCode::STG_E_INVALIDPARAMETER,
        ErrorKind::TooLarge { .. } => ErrorCode::STG_E_INSUFFICIENTMEMORY,
        ErrorKind::InvalidFlag(_) => ErrorCode::STG_E_INVALIDFLAG,
        ErrorKind::InvalidFunction(_) => ErrorCode::STG_E_INVALIDFUNCTION,
        ErrorKind::InvalidName(_) => ErrorCode::STG_E_INVALIDNAME,
        ErrorKind::AccessDenied(_) => ErrorCode::STG_E_ACCESSDENIED,
        ErrorKind::AlreadyExists { .. } => ErrorCode::STG_E_FILEALREADYEXISTS,
        ErrorKind::ShareViolation => ErrorCode::STG_E_SHAREVIOLATION,
        ErrorKind::LockViolation => ErrorCode::STG_E_LOCKVIOLATION,
        ErrorKind::Reverted => ErrorCode::STG_E_REVERTED,
        ErrorKind::NotCurrent => ErrorCode::STG_E_NOTCURRENT,
        ErrorKind::FileLimit { .. } => ErrorCode::STG_E_DOCFILETOOLARGE,
        ErrorKind::InDoubt => ErrorCode::STG_E_CANTSAVE,
        ErrorKind::SourceLength { .. } => ErrorCode::STG_E_READFAULT,
        // Damage, and kinds that are not known here.
        _ => ErrorCode::STG_E_DOCFILECORRUPT,
    }
}

/// The code of a failure of the operating system.
fn io_code(kind: io::ErrorKind) -> ErrorCode {
    match kind {
        io::ErrorKind::NotFound => ErrorCode::STG_E_FILENOTFOUND,
        io::ErrorKind::PermissionDenied => ErrorCode::STG_E_ACCESSDENIED,
        io::ErrorKind::ReadOnlyFilesystem => ErrorCode::STG_E_DISKISWRITEPROTECTED,
        io::ErrorKind::AlreadyExists => ErrorCode::STG_E_FILEALREADYEXISTS,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => ErrorCode::STG_E_MEDIUMFULL,
        io::ErrorKind::FileTooLarge => ErrorCode::STG_E_DOCFILETOOLARGE,
        io::ErrorKind::OutOfMemory => ErrorCode::STG_E_INSUFFICIENTMEMORY,
        io::ErrorKind::UnexpectedEof => ErrorCode::STG_E_READFAULT,
        io::ErrorKind::WriteZero => ErrorCode::STG_E_WRITEFAULT,
        io::ErrorKind::ResourceBusy => ErrorCode::STG_E_INUSE,
        // Neither reading nor writing is named by the system; MAPI makes the same of both.
        _ => ErrorCode::STG_E_READFAULT,
    }
}

/// What MAPI answers where structured storage answers `code` (`MapStorageSCode`).
///
/// ```
/// use imsg::mapi::map_storage_code;
/// use mapi_props::ErrorCode;
/// assert_eq!(map_storage_code(ErrorCode::STG_E_MEDIUMFULL), ErrorCode::NOT_ENOUGH_DISK);
/// assert_eq!(map_storage_code(ErrorCode::STG_S_CONVERTED), ErrorCode::OK);
/// assert_eq!(map_storage_code(ErrorCode::new(0x8000_FFFF)), ErrorCode::CALL_FAILED);
/// ```
#[must_use]
pub fn map_storage_code(code: ErrorCode) -> ErrorCode {
    use ErrorCode as E;

    /// COM's own codes, which are no codes of MAPI or of structured storage.
    const E_NOTIMPL: u32 = 0x8000_4001;
    const E_POINTER: u32 = 0x8000_4003;
    const E_HANDLE: u32 = 0x8007_0006;

    if !code.is_failure() {
        return E::OK;
    }
    match code {
        E::STG_E_INSUFFICIENTMEMORY => E::NOT_ENOUGH_MEMORY,
        E::STG_E_INVALIDPARAMETER | E::STG_E_INVALIDPOINTER | E::STG_E_INVALIDFLAG | E::STG_E_INVALIDNAME => {
            E::INVALID_PARAMETER
        }
        E::STG_E_INVALIDFUNCTION | E::STG_E_UNIMPLEMENTEDFUNCTION => E::NO_SUPPORT,
        E::STG_E_ACCESSDENIED
        | E::STG_E_DISKISWRITEPROTECTED
        | E::STG_E_SHAREVIOLATION
        | E::STG_E_LOCKVIOLATION
        | E::STG_E_INUSE => E::NO_ACCESS,
        E::STG_E_FILENOTFOUND | E::STG_E_PATHNOTFOUND | E::STG_E_NOMOREFILES => E::NOT_FOUND,
        E::STG_E_FILEALREADYEXISTS => E::COLLISION,
        E::STG_E_MEDIUMFULL => E::NOT_ENOUGH_DISK,
        E::STG_E_TOOMANYOPENFILES => E::NOT_ENOUGH_RESOURCES,
        E::STG_E_DOCFILETOOLARGE => E::TOO_BIG,
        E::STG_E_SEEKERROR | E::STG_E_WRITEFAULT | E::STG_E_READFAULT | E::STG_E_CANTSAVE => E::DISK_ERROR,
        E::STG_E_INVALIDHEADER | E::STG_E_DOCFILECORRUPT => E::CORRUPT_DATA,
        E::STG_E_OLDFORMAT | E::STG_E_OLDDLL => E::VERSION,
        E::STG_E_NOTCURRENT => E::OBJECT_CHANGED,
        E::STG_E_REVERTED => E::OBJECT_DELETED,
        E::STG_E_INVALIDHANDLE => E::INVALID_OBJECT,
        // The same numbers as COM's E_OUTOFMEMORY, E_INVALIDARG, E_ACCESSDENIED, E_NOINTERFACE and E_FAIL.
        E::NOT_ENOUGH_MEMORY
        | E::INVALID_PARAMETER
        | E::NO_ACCESS
        | E::INTERFACE_NOT_SUPPORTED
        | E::CALL_FAILED => code,
        _ => match code.code() {
            E_NOTIMPL => E::NO_SUPPORT,
            E_POINTER => E::INVALID_PARAMETER,
            E_HANDLE => E::INVALID_OBJECT,
            0x8004_0100..=0x8004_07FF => code,
            _ => E::CALL_FAILED,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f089_successes_are_ok() {
        for code in [0, 1, 0x0003_0200, 0x0003_0206, 0x7FFF_FFFF] {
            assert_eq!(map_storage_code(ErrorCode::new(code)), ErrorCode::OK, "0x{code:08X}");
        }
    }

    #[test]
    fn f090_each_storage_code_has_its_mapi_code() {
        let table: &[(&[u32], u32)] = &[
            (&[0x8007_000E, 0x8003_0008], 0x8007_000E),
            (&[0x8007_0057, 0x8000_4003, 0x8003_0057, 0x8003_0009, 0x8003_00FF, 0x8003_00FC], 0x8007_0057),
            (&[0x8000_4001, 0x8003_0001, 0x8003_00FE], 0x8004_0102),
            (&[0x8007_0005, 0x8003_0005, 0x8003_0013, 0x8003_0020, 0x8003_0021, 0x8003_0100], 0x8007_0005),
            (&[0x8003_0002, 0x8003_0003, 0x8003_0012], 0x8004_010F),
            (&[0x8003_0050], 0x8004_0604),
            (&[0x8003_0070], 0x8004_010D),
            (&[0x8003_0004], 0x8004_010E),
            (&[0x8003_0111], 0x8004_0305),
            (&[0x8003_0019, 0x8003_001D, 0x8003_001E, 0x8003_0103], 0x8004_0116),
            (&[0x8003_00FB, 0x8003_0109], 0x8004_011B),
            (&[0x8003_0104, 0x8003_0105], 0x8004_0110),
            (&[0x8003_0101], 0x8004_0109),
            (&[0x8003_0102], 0x8004_010A),
            (&[0x8003_0006, 0x8007_0006], 0x8004_0108),
            (&[0x8000_4002], 0x8000_4002),
            (&[0x8004_0117], 0x8004_0117),
            (&[0x8000_4005], 0x8000_4005),
        ];
        for (inputs, output) in table {
            for input in *inputs {
                assert_eq!(map_storage_code(ErrorCode::new(*input)).code(), *output, "0x{input:08X}");
            }
        }
    }

    #[test]
    fn f091_a_failure_that_is_not_known_is_call_failed() {
        for code in [0x8000_FFFF, 0x8003_0201, 0x8003_0108, 0x8004_0800, 0xFFFF_FFFF] {
            assert_eq!(map_storage_code(ErrorCode::new(code)), ErrorCode::CALL_FAILED, "0x{code:08X}");
        }
    }
}
