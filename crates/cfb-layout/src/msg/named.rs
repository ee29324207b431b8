//! The named property mapping of a file ([MS-OXMSG] 2.2.3).

use std::collections::BTreeMap;

use crate::msg::crc::crc32;
use crate::msg::properties::substg;
use crate::msg::value::utf16;
use crate::{NodeId, Plan};

/// Property sets, as the 16 bytes on disk ([MS-OXPROPS] 1.3.2).
pub mod property_set {
    /// PS_MAPI.
    pub const PS_MAPI: [u8; 16] = office(0x20328);
    /// PS_PUBLIC_STRINGS.
    pub const PS_PUBLIC_STRINGS: [u8; 16] = office(0x20329);
    /// PS_INTERNET_HEADERS.
    pub const PS_INTERNET_HEADERS: [u8; 16] = office(0x20386);
    /// PSETID_Appointment.
    pub const PSETID_APPOINTMENT: [u8; 16] = office(0x62002);
    /// PSETID_Task.
    pub const PSETID_TASK: [u8; 16] = office(0x62003);
    /// PSETID_Address.
    pub const PSETID_ADDRESS: [u8; 16] = office(0x62004);
    /// PSETID_Common.
    pub const PSETID_COMMON: [u8; 16] = office(0x62008);
    /// PSETID_Log.
    pub const PSETID_LOG: [u8; 16] = office(0x6200A);
    /// PSETID_Note.
    pub const PSETID_NOTE: [u8; 16] = office(0x6200E);
    /// PSETID_Meeting.
    pub const PSETID_MEETING: [u8; 16] =
        [0x90, 0xDA, 0xD8, 0x6E, 0x0B, 0x45, 0x1B, 0x10, 0x98, 0xDA, 0x00, 0xAA, 0x00, 0x3F, 0x13, 0x05];

    /// A GUID of the range that Office shares: `xxxxxxxx-0000-0000-C000-000000000046`.
    pub const fn office(number: u32) -> [u8; 16] {
        let [a, b, c, d] = number.to_le_bytes();
        [a, b, c, d, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46]
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum PropertyName {
    Lid(u32),
    String(String),
}

/// The named properties of a file: every object in it shares them, embedded messages too.
#[derive(Clone, Debug, Default)]
pub struct NamedProperties {
    names: Vec<([u8; 16], PropertyName)>,
}

impl NamedProperties {
    /// The property ID of a numeric name, from 0x8000 on; a new one if it has none yet.
    pub fn lid(&mut self, set: [u8; 16], lid: u32) -> u16 {
        self.id(set, PropertyName::Lid(lid))
    }

    /// The property ID of a string name, from 0x8000 on; a new one if it has none yet.
    pub fn string(&mut self, set: [u8; 16], name: &str) -> u16 {
        self.id(set, PropertyName::String(name.into()))
    }

    fn id(&mut self, set: [u8; 16], name: PropertyName) -> u16 {
        let wanted = (set, name);
        let index = self.names.iter().position(|known| *known == wanted).unwrap_or_else(|| {
            self.names.push(wanted);
            self.names.len() - 1
        });
        0x8000 + index as u16
    }

    /// Writes the three tables and the hash streams into the storage `__nameid_version1.0`.
    pub(super) fn write(&self, plan: &mut Plan, root: NodeId) {
        let storage = plan.storage(root, "__nameid_version1.0");
        let mut sets: Vec<[u8; 16]> = Vec::new();
        let mut entries = Vec::new();
        let mut strings = Vec::new();
        let mut hashes: BTreeMap<u32, Vec<u8>> = BTreeMap::new();
        for (index, (set, name)) in (0_u16..).zip(&self.names) {
            let set_index = set_index(&mut sets, set);
            let (kind, identifier, hashed) = match name {
                PropertyName::Lid(lid) => (0, *lid, *lid),
                PropertyName::String(text) => {
                    let bytes = utf16(text);
                    let offset = strings.len() as u32;
                    strings.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
                    strings.extend_from_slice(&bytes);
                    strings.resize(strings.len().next_multiple_of(4), 0);
                    (1, offset, crc32(&bytes))
                }
            };
            let index_and_kind = set_index << 1 | kind;
            let position = u32::from(index) << 16 | index_and_kind;
            entries.extend_from_slice(&identifier.to_le_bytes());
            entries.extend_from_slice(&position.to_le_bytes());
            let record = hashes.entry(0x1000 + (hashed ^ index_and_kind) % 0x1F).or_default();
            record.extend_from_slice(&hashed.to_le_bytes());
            record.extend_from_slice(&position.to_le_bytes());
        }
        plan.stream(storage, substg(0x0002_0102), sets.concat());
        plan.stream(storage, substg(0x0003_0102), entries);
        plan.stream(storage, substg(0x0004_0102), strings);
        for (id, records) in hashes {
            plan.stream(storage, substg(id << 16 | 0x0102), records);
        }
    }
}

/// 1 and 2 for the sets that are not stored, else 3 and up in the order of first use.
fn set_index(sets: &mut Vec<[u8; 16]>, set: &[u8; 16]) -> u32 {
    match *set {
        property_set::PS_MAPI => 1,
        property_set::PS_PUBLIC_STRINGS => 2,
        _ => {
            let index = sets.iter().position(|known| known == set).unwrap_or_else(|| {
                sets.push(*set);
                sets.len() - 1
            });
            index as u32 + 3
        }
    }
}
