//! The smallest compound file: a header, one FAT sector, one directory sector with the root entry.

use byteorder::{ByteOrder, LittleEndian};

use crate::format::consts::{DIR_ENTRY_LEN, ENDOFCHAIN, FATSECT, HEADER_LEN};
use crate::format::entry_bytes::{EntryBytes, TYPE_ROOT};
use crate::format::header::Version;
use crate::format::header_bytes::HeaderBytes;
use crate::format::name::Name;

/// The name of the root entry ([MS-CFB] 2.6.2).
const ROOT_NAME: [u16; 10] = [0x52, 0x6F, 0x6F, 0x74, 0x20, 0x45, 0x6E, 0x74, 0x72, 0x79];

/// Its bytes.
pub(crate) fn empty_file(version: Version) -> Vec<u8> {
    let sector_len = 1usize << version.sector_shift();
    let mut header = HeaderBytes::new(version);
    header.set_num_fat_sectors(1);
    header.set_difat_slot(0, 0);
    header.set_first_dir_sector(1);
    if version == Version::V4 {
        header.set_num_dir_sectors(1);
    }
    let mut file = header.0.to_vec();
    file.resize(sector_len.max(HEADER_LEN), 0);

    let mut fat = vec![0xFF; sector_len];
    for (slot, entry) in fat.chunks_exact_mut(4).zip([FATSECT, ENDOFCHAIN]) {
        LittleEndian::write_u32(slot, entry);
    }
    file.extend_from_slice(&fat);

    let mut root = EntryBytes::new(TYPE_ROOT);
    if let Some(name) = Name::from_units(&ROOT_NAME) {
        root.set_name(&name);
    }
    root.set_color(false);
    file.extend_from_slice(&root.0);
    let free = EntryBytes::free();
    for _ in 1..sector_len.checked_div(DIR_ENTRY_LEN).unwrap_or(1) {
        file.extend_from_slice(&free.0);
    }
    file
}
