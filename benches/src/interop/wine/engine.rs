//! The driver's commands, run by `cfb_core`: the same cases, answered by us.

use std::collections::BTreeMap;
use std::fs;
use std::io::SeekFrom;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use cfb_core::{
    CommitOptions, CopyExclusions, Corruption, Elements, Error, ErrorKind, FileTime, Mode, Name, RangeLocks,
    ReadAt as _, Result, Stat, Storage, StorageOptions, StorageStream, Store as _, Version, WriteFile,
};

use super::store::LockedBytes;
use super::tree::counting;
use crate::digest;

/// `STGM_` words.
const FLAGS: [(&str, u32); 18] = [
    ("READ", 0),
    ("WRITE", 1),
    ("READWRITE", 2),
    ("EXCLUSIVE", 0x10),
    ("DENY_WRITE", 0x20),
    ("DENY_READ", 0x30),
    ("DENY_NONE", 0x40),
    ("CREATE", 0x1000),
    ("TRANSACTED", 0x1_0000),
    ("CONVERT", 0x2_0000),
    ("PRIORITY", 0x4_0000),
    ("NOSCRATCH", 0x10_0000),
    ("NOSNAPSHOT", 0x20_0000),
    ("DIRECT_SWMR", 0x40_0000),
    ("DELETEONRELEASE", 0x400_0000),
    ("SIMPLE", 0x800_0000),
    ("DIRECT", 0),
    ("FAILIFTHERE", 0),
];

/// What is said of a step that Rust cannot express.
pub(super) const ONLY_C: &str = "only C";

/// The variables of a case.
pub(super) struct Engine {
    folder: PathBuf,
    variables: BTreeMap<String, Variable>,
}

enum Variable {
    Storage(Storage),
    Stream(StorageStream),
    Elements(Elements),
    Bytes(Arc<LockedBytes>),
}

/// Why a command has no answer of the engine.
enum Stop {
    Error(Error),
    /// The answer itself.
    Said(&'static str),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl From<std::io::Error> for Stop {
    fn from(_: std::io::Error) -> Self {
        Self::Said("IO")
    }
}

type Said = std::result::Result<String, Stop>;

impl Engine {
    pub(super) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), variables: BTreeMap::new() }
    }

    /// Runs a command: the code's name, then what came out.
    pub(super) fn run(&mut self, command: &str) -> String {
        let words: Vec<&str> = command.split(' ').collect();
        match self.command(&words) {
            Ok(said) if said.starts_with("FALSE") => said,
            Ok(said) => format!("OK {}", said.trim()).trim().to_owned(),
            Err(Stop::Said(said)) => said.to_owned(),
            Err(Stop::Error(error)) => code(&error),
        }
    }

    fn command(&mut self, words: &[&str]) -> Said {
        let word = |at: usize| words.get(at).copied().unwrap_or_default();
        let is_root = matches!(word(0), "create" | "createx" | "open" | "createb" | "openb");
        let is_child = matches!(word(0), "stg" | "stm" | "openstg" | "openstm");
        let is_reserved = match word(0) {
            "create" | "open" => !matches!(word(4), "" | "0"),
            "stg" | "stm" => !matches!((word(5), word(6)), ("", "") | ("0", "0")),
            "seek" => word(3) == "3",
            "refs" => true,
            _ => false,
        };
        let is_null = (is_root || is_child || word(0) == "copyto" || word(0) == "text")
            && words.iter().skip(1).any(|word| *word == "-");
        if is_reserved || is_null {
            return Err(Stop::Said(ONLY_C));
        }
        if is_root {
            let storage = self.root(words)?;
            self.variables.insert(word(1).to_owned(), Variable::Storage(storage));
            return Ok(String::new());
        }
        if is_child {
            let parent = self.storage(word(2))?;
            let (name, mode) = (name(word(3))?, mode(word(4))?);
            let variable = match word(0) {
                "stg" => Variable::Storage(parent.create_storage(name, mode)?),
                "openstg" => Variable::Storage(parent.open_storage(name, mode)?),
                "stm" => Variable::Stream(parent.create_stream(name, mode)?),
                _ => Variable::Stream(parent.open_stream(name, mode)?),
            };
            self.variables.insert(word(1).to_owned(), variable);
            return Ok(String::new());
        }
        match word(0) {
            "bytes" => {
                let other = self.bytes(word(3)).ok();
                let bytes = Arc::new(LockedBytes::open(other.as_deref(), word(2) != "0"));
                self.variables.insert(word(1).to_owned(), Variable::Bytes(bytes));
                Ok(String::new())
            }
            "enum" => {
                let elements = self.storage(word(2))?.elements()?;
                self.variables.insert(word(1).to_owned(), Variable::Elements(elements));
                Ok(String::new())
            }
            "clone" => {
                let clone = self.stream(word(2))?.try_clone()?;
                self.variables.insert(word(1).to_owned(), Variable::Stream(clone));
                Ok(String::new())
            }
            "close" if word(1) == "-" => {
                self.variables.clear();
                Ok(String::new())
            }
            "close" | "forget" => match self.variables.remove(word(1)) {
                // As `Release` does, dropping tells nobody of errors.
                Some(_) => Ok("0".to_owned()),
                None => Ok(String::new()),
            },
            "raw" | "size" | "delete" | "locked" => self.file(words),
            _ => match self.variables.get_mut(word(1)) {
                Some(Variable::Elements(elements)) => of_elements(elements, word(0)),
                Some(Variable::Bytes(bytes)) => of_bytes(&Arc::clone(bytes), words),
                Some(Variable::Stream(stream)) => of_stream(stream, words),
                Some(Variable::Storage(storage)) => {
                    let storage = storage.clone();
                    self.of_storage(&storage, words)
                }
                None => Err(Stop::Said("NOTHING")),
            },
        }
    }

    fn root(&mut self, words: &[&str]) -> std::result::Result<Storage, Stop> {
        let word = |at: usize| words.get(at).copied().unwrap_or_default();
        let mode = mode(word(3))?;
        let version = if word(4) == "4096" { Version::V4 } else { Version::V3 };
        let options = StorageOptions::new().sync(false).version(version);
        let path = self.folder.join(word(2));
        Ok(match word(0) {
            "createb" => options.create_on(self.bytes(word(2))?, mode)?,
            "openb" => options.open_on(self.bytes(word(2))?, mode)?,
            "open" => match self.variables.remove(word(5)) {
                Some(Variable::Storage(priority)) => priority.reopen(mode)?,
                _ => options.open(path, mode)?,
            },
            _ => options.create(path, mode)?,
        })
    }

    fn of_storage(&self, storage: &Storage, words: &[&str]) -> Said {
        let word = |at: usize| words.get(at).copied().unwrap_or_default();
        match word(0) {
            "rename" => storage.rename(name(word(2))?, name(word(3))?)?,
            "destroy" => storage.remove(name(word(2))?)?,
            "move" => {
                let to = self.storage(word(3))?;
                storage.move_to(name(word(2))?, &to, name(word(4))?)?;
            }
            "copyto" => {
                let mut leave_out = CopyExclusions::new();
                for word in words.iter().skip(3) {
                    leave_out = match *word {
                        "storages" => leave_out.storages(),
                        "streams" => leave_out.streams(),
                        other => leave_out.name(name(other)?)?,
                    };
                }
                storage.copy_to(&self.storage(word(2))?, &leave_out)?;
            }
            "setclass" => storage.set_class(word(2).parse().map_err(|_| Stop::Said("INVALIDARG"))?)?,
            "state" => storage.set_state_bits(number(word(2)), number(word(3)))?,
            "settimes" => {
                let time = Some(FileTime::from_ticks(0x1D0_0000 << 32));
                match word(2) {
                    "-" => storage.set_times(time, time)?,
                    other => storage.set_element_times(name(other)?, time, time)?,
                }
            }
            "getconvert" if !storage.is_marked_for_conversion()? => return Ok("FALSE".to_owned()),
            "getconvert" => {}
            "setconvert" => storage.mark_for_conversion(word(2) == "1")?,
            "stat" => return Ok(shown(&storage.stat()?)),
            "commit" => storage.commit(commit(word(2)))?,
            "revert" => storage.revert()?,
            "switch" => storage.switch_to_file(Some(&self.folder.join(word(2))))?,
            "swmr" if word(2).is_empty() => match storage.has_write_access() {
                Ok(_) => {}
                // What a handle cannot do is an interface that it does not have.
                Err(error) if matches!(error.kind(), ErrorKind::InvalidFunction(_)) => {
                    return Err(Stop::Said("NOINTERFACE"));
                }
                Err(error) => return Err(error.into()),
            },
            "swmr" => storage.wait_for_write_access(Duration::from_millis(number(word(2)).into()))?,
            _ => return Err(Stop::Said("NOTHING")),
        }
        Ok(String::new())
    }

    /// Files of the folder, by other means than storages.
    fn file(&self, words: &[&str]) -> Said {
        let word = |at: usize| words.get(at).copied().unwrap_or_default();
        let path = self.folder.join(word(1));
        match word(0) {
            "raw" => {
                let byte = number(word(3)) as u8;
                fs::write(path, vec![byte; number(word(2)) as usize])?;
                Ok(String::new())
            }
            "size" => fs::metadata(path)
                .map(|metadata| metadata.len().to_string())
                .map_err(|_| Stop::Said("FILENOTFOUND")),
            "delete" => fs::remove_file(path).map(|()| String::new()).map_err(|_| Stop::Said("FILENOTFOUND")),
            _ => {
                let file = WriteFile::open(path)?;
                let locks = file.locks().ok_or(Stop::Said("NOLOCKS"))?;
                let mut said = String::new();
                for at in 0x7FFF_FE00_u64..0x8000_0000 {
                    if locks.is_locked_elsewhere(at..at + 1)? {
                        said += &format!(" {at:X}");
                    }
                }
                Ok(said)
            }
        }
    }

    fn storage(&self, name: &str) -> std::result::Result<Storage, Stop> {
        match self.variables.get(name) {
            Some(Variable::Storage(storage)) => Ok(storage.clone()),
            _ => Err(Stop::Said("NOTHING")),
        }
    }

    fn stream(&self, name: &str) -> std::result::Result<&StorageStream, Stop> {
        match self.variables.get(name) {
            Some(Variable::Stream(stream)) => Ok(stream),
            _ => Err(Stop::Said("NOTHING")),
        }
    }

    fn bytes(&self, name: &str) -> std::result::Result<Arc<LockedBytes>, Stop> {
        match self.variables.get(name) {
            Some(Variable::Bytes(bytes)) => Ok(Arc::clone(bytes)),
            _ => Err(Stop::Said("NOTHING")),
        }
    }
}

fn of_elements(elements: &mut Elements, command: &str) -> Said {
    if command == "reset" {
        elements.reset()?;
        return Ok(String::new());
    }
    match elements.next() {
        Some(stat) => Ok(format!("1 {}", digest::plain(&stat?.name().to_string_lossy()))),
        None => Ok("FALSE 0 zeroed".to_owned()),
    }
}

fn of_stream(stream: &StorageStream, words: &[&str]) -> Said {
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    Ok(match word(0) {
        "text" => {
            stream.write_next(word(2).as_bytes())?;
            word(2).len().to_string()
        }
        "fill" => {
            stream.write_next(&counting(number(word(3)) as u8, number(word(2)) as usize))?;
            String::new()
        }
        "read" => {
            let mut bytes = vec![0; number(word(2)) as usize];
            let count = stream.read_next(&mut bytes)?;
            let mut said = format!("{count} ");
            for byte in bytes.iter().take(count.min(24)) {
                match byte {
                    b'%' => said += "%25",
                    byte if byte.is_ascii_graphic() => said.push(char::from(*byte)),
                    byte => said += &format!("%{byte:02X}"),
                }
            }
            said
        }
        "seek" => {
            let offset = i64::from(number(word(2)));
            let place = match word(3) {
                "0" => SeekFrom::Start(offset.unsigned_abs()),
                "1" => SeekFrom::Current(offset),
                _ => SeekFrom::End(offset),
            };
            stream.seek_to(place)?.to_string()
        }
        "setsize" => {
            stream.set_len(number(word(2)).into())?;
            String::new()
        }
        "stat" => shown(&stream.stat()?),
        "commit" => {
            stream.commit(commit(word(2)))?;
            String::new()
        }
        "revert" => {
            stream.revert()?;
            String::new()
        }
        "lock" => {
            stream.lock_region(number(word(2)).into(), number(word(3)).into())?;
            String::new()
        }
        "unlock" => {
            stream.unlock_region(number(word(2)).into(), number(word(3)).into())?;
            String::new()
        }
        _ => return Err(Stop::Said("NOTHING")),
    })
}

fn of_bytes(bytes: &Arc<LockedBytes>, words: &[&str]) -> Said {
    use cfb_core::Store as _;
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    let (from, len) = (u64::from(number(word(2))), u64::from(number(word(3))));
    Ok(match word(0) {
        "poke" => {
            bytes.write_at(from, &vec![number(word(4)) as u8; number(word(3)) as usize])?;
            String::new()
        }
        "peek" => {
            let mut byte = [0];
            bytes.read_at(from, &mut byte)?;
            format!("{:02X}", byte[0])
        }
        "setsize" => {
            bytes.set_len(from)?;
            String::new()
        }
        "stat" => format!("bytes - size={}", bytes.len()),
        "breaklocks" => {
            bytes.break_locks();
            String::new()
        }
        "calls" => bytes.take_calls(),
        "held" => bytes.held(),
        "lock" if bytes.try_lock(from..from + len)? => String::new(),
        "lock" => return Err(Stop::Said("LOCKVIOLATION")),
        "unlock" => {
            bytes.unlock(from..from + len)?;
            String::new()
        }
        _ => return Err(Stop::Said("NOTHING")),
    })
}

fn shown(stat: &Stat) -> String {
    let kind = if stat.is_stream() { "stream" } else { "storage" };
    let is_root = stat.kind() == cfb_core::ObjectType::Root;
    let name = match (stat.path(), is_root) {
        (Some(path), _) => digest::plain(&format!("Z:{}", path.display())),
        (None, true) => "-".to_owned(),
        (None, false) => digest::plain(&stat.name().to_string_lossy()),
    };
    let is_set = |time: FileTime| u8::from(time != FileTime::default());
    let class = if stat.clsid().is_null() { "null".to_owned() } else { stat.clsid().to_string() };
    format!(
        "{kind} {name} size={} mode={:X} bits={:X} times={}0{} class= {class}",
        stat.len_bytes(),
        stat.mode().map_or(0, Mode::stgm),
        stat.state_bits(),
        is_set(stat.created()),
        is_set(stat.modified()),
    )
}

/// The code that stands for an error ([`ErrorKind`] says which).
fn code(error: &Error) -> String {
    match error.kind() {
        ErrorKind::InvalidFlag(_) => "INVALIDFLAG",
        ErrorKind::InvalidFunction(_) => "INVALIDFUNCTION",
        ErrorKind::InvalidName(_) => "INVALIDNAME",
        ErrorKind::AccessDenied(_) => "ACCESSDENIED",
        ErrorKind::NotFound { .. } => "FILENOTFOUND",
        ErrorKind::Io(kind) if *kind == std::io::ErrorKind::NotFound => "FILENOTFOUND",
        // What a store with broken locks fails with.
        ErrorKind::Io(kind) if *kind == std::io::ErrorKind::Unsupported => "INVALIDFUNCTION",
        ErrorKind::AlreadyExists { .. } => "FILEALREADYEXISTS",
        ErrorKind::ShareViolation => "SHAREVIOLATION",
        ErrorKind::LockViolation => "LOCKVIOLATION",
        ErrorKind::Reverted => "REVERTED",
        ErrorKind::NotCurrent => "NOTCURRENT",
        ErrorKind::Corrupt(Corruption::OldFormat) => "OLDFORMAT",
        ErrorKind::Corrupt(_) => "INVALIDHEADER",
        other => return format!("{other:?}"),
    }
    .to_owned()
}

/// A name with %XXXX undone; text that is too long stays too long.
fn name(word: &str) -> Result<Name> {
    word.parse()
}

fn mode(word: &str) -> Result<Mode> {
    let bits = word.split('+').fold(0, |bits, one| {
        bits | FLAGS.iter().find(|(name, _)| *name == one).map_or_else(|| number(one), |(_, flag)| *flag)
    });
    Mode::from_stgm(bits)
}

fn commit(word: &str) -> CommitOptions {
    word.split('+').fold(CommitOptions::new(), |options, one| match one {
        "OVERWRITE" => options.overwrite(true),
        "ONLYIFCURRENT" => options.only_if_current(true),
        "CONSOLIDATE" => options.consolidate(true),
        _ => options,
    })
}

fn number(word: &str) -> u32 {
    match word.strip_prefix("0x") {
        Some(hex) => u32::from_str_radix(hex, 16).unwrap_or_default(),
        None => word.parse().unwrap_or_default(),
    }
}
