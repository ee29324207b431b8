//! The storage in an attachment as the bytes of a compound file: `OpenProperty` with `IStreamDocfile`.

use std::sync::Arc;

use cfb_core::{CommitOptions, CopyExclusions, ErrorKind, Mode, Storage, StorageOptions, Version};
use mapi_props::{ErrorCode, PropertyTag, pid_tag};

use crate::error::{Error, Result};
use crate::mapi::core::{Core, ObjectId};
use crate::mapi::flags::OpenPropertyFlags;
use crate::mapi::prop::stream::OpenStream;
use crate::mapi::scratch::{Buffer, Scratch, ScratchStream};

/// The first bytes of a compound file.
const SIGNATURE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

impl Core {
    /// Opens the data of an attachment as the bytes of a compound file, for reading.
    pub(in crate::mapi) fn open_docfile(
        &mut self,
        id: ObjectId,
        tag: PropertyTag,
        flags: OpenPropertyFlags,
    ) -> Result<ObjectId> {
        self.check_open(id, tag, flags)?;
        let unsupported =
            |core: &Self, reason| Err(core.refuse(id, ErrorCode::INTERFACE_NOT_SUPPORTED, reason));
        let data = pid_tag::PidTagAttachDataBinary;
        if tag != data && tag != pid_tag::PidTagAttachDataObject {
            return unsupported(self, "only the data of an attachment is a compound file");
        }
        if flags.contains(OpenPropertyFlags::MODIFY) {
            return unsupported(self, "a storage is changed as such, not as the bytes of a compound file");
        }
        if let Some(open) = self.attachment(id)?.streams.get(&data.id()) {
            return Ok(*open);
        }
        if self.attachment(id)?.object.is_some() {
            return Err(self.refuse(id, ErrorCode::NO_ACCESS, "it is open through another interface"));
        }
        let holder = match self.data_as_storage(id)? {
            Some(holder) => holder,
            None if self.begins_as_file(id)? => return self.open_stream(id, data, flags, &mut Vec::new()),
            None => return unsupported(self, "the data is no compound file"),
        };
        let scratch = Arc::clone(&self.context()?.scratch);
        let file = holder.open(Mode::read()).and_then(|storage| to_file(&storage, &scratch));
        let file = file.map_err(|error| Error::of_storage(error, self.place(id)))?;
        self.insert_stream(id, OpenStream::reading(id, data, Buffer::Scratch(Arc::new(file))))
    }

    /// Whether data by value begins as a compound file does.
    fn begins_as_file(&self, id: ObjectId) -> Result<bool> {
        let opened = self.opened(id)?;
        let mut first = [0; SIGNATURE.len()];
        let n = self.bag(id)?.read_at(pid_tag::PidTagAttachDataBinary.id(), opened.storage(), 0, &mut first);
        let n = n.map_err(|error| self.unreadable(id, error))?;
        Ok(n == SIGNATURE.len() && first == SIGNATURE)
    }
}

/// A compound file whose root has what a storage has, of version 4 where version 3 does not hold it.
fn to_file(storage: &Storage, scratch: &Scratch) -> cfb_core::Result<ScratchStream> {
    match file_of_version(storage, scratch, Version::V3) {
        Err(error) if matches!(error.kind(), ErrorKind::FileLimit { .. }) => {
            file_of_version(storage, scratch, Version::V4)
        }
        file => file,
    }
}

fn file_of_version(
    storage: &Storage,
    scratch: &Scratch,
    version: Version,
) -> cfb_core::Result<ScratchStream> {
    let stream = Arc::new(scratch.stream()?);
    let options = StorageOptions::new().version(version).sync(false);
    let root = options.create_on(Arc::clone(&stream) as Arc<_>, Mode::read_write().create().transacted())?;
    storage.copy_to(&root, &CopyExclusions::new())?;
    root.commit(CommitOptions::new())?;
    root.close()?;
    // Nobody else has it once the file is closed.
    Arc::into_inner(stream).map_or_else(|| scratch.stream(), Ok)
}
