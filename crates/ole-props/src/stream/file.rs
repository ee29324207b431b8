//! Property sets in compound files: the only module here that opens streams.

use cfb_core::{CompoundFile, Entry, Mode, Storage};

use crate::error::Result;

use super::PropertySetStream;

/// The stream inside the storage of a set that is not simple ([MS-OLEPS] 2.22).
const CONTENTS: &str = "CONTENTS";

impl PropertySetStream {
    /// Reads the property set of this name in the root storage of a file; `None` if there is no element of the name.
    ///
    /// [`fmtid::stream_name`](crate::fmtid::stream_name) gives the name of a format.
    ///
    /// # Errors
    /// `CompoundFile` if the stream cannot be read; those of [`parse`](Self::parse).
    pub fn read(file: &CompoundFile, name: &str) -> Result<Option<Self>> {
        Self::read_in(&file.root(), name)
    }

    /// Reads the property set of this name in a storage of a file: a stream, or a storage that holds the set in its
    /// stream `CONTENTS` and large values beside it ([MS-OLEPS] 2.22).
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_in(storage: &Entry<'_>, name: &str) -> Result<Option<Self>> {
        let Some(mut element) = storage.child(name)? else { return Ok(None) };
        if element.is_storage() {
            let Some(contents) = element.child(CONTENTS)? else { return Ok(None) };
            element = contents;
        }
        Self::parse(&element.bytes()?).map(Some)
    }

    /// Writes the stream under this name into a storage, in place of what the stream of that name held; if there is a
    /// storage of the name, into its stream `CONTENTS`. As with any change, a transacted storage needs a commit.
    ///
    /// Nothing is changed when the bytes cannot be made; when writing fails, a direct storage may hold part of them.
    ///
    /// # Errors
    /// `TooLarge`; `CompoundFile` if the storage does not take it.
    pub fn write(&self, storage: &Storage, name: &str) -> Result<()> {
        let bytes = self.to_bytes()?;
        let known = storage.list()?.into_iter().find(|stat| stat.name().matches_str(name));
        match known {
            Some(stat) if stat.is_storage() => {
                let inner = storage.open_storage(name, Mode::read_write())?;
                let has_contents = inner.list()?.iter().any(|stat| stat.name().matches_str(CONTENTS));
                put(&inner, CONTENTS, has_contents, &bytes)
            }
            known => put(storage, name, known.is_some(), &bytes),
        }
    }
}

fn put(storage: &Storage, name: &str, is_there: bool, bytes: &[u8]) -> Result<()> {
    let stream = if is_there {
        storage.open_stream(name, Mode::read_write())?
    } else {
        storage.create_stream(name, Mode::read_write())?
    };
    stream.write_at(0, bytes)?;
    stream.set_len(u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    Ok(())
}
