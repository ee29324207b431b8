//! The entry stream `__substg1.0_00030102` ([MS-OXMSG] 2.2.3.1.2).

/// One entry: 8 bytes, little-endian. Its position, added to 0x8000, is the id that it names.
///
/// | Offset | Size | Field                           | Rule                                                  |
/// |-------:|-----:|---------------------------------|-------------------------------------------------------|
/// |   0x00 |    4 | Name Identifier / String Offset | LID, or offset into the string stream                 |
/// |   0x04 |    2 | Property Kind, GUID Index       | bit 0: 0 LID, 1 string; the other bits: the GUID index |
/// |   0x06 |    2 | Property Index                  | the position                                          |
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct NameEntry {
    pub(super) number_or_offset: u32,
    pub(super) kind_and_guid: u16,
    pub(super) property_index: u16,
}

pub(super) const NAME_ENTRY_LEN: usize = 8;

impl NameEntry {
    pub(super) const fn from_bytes(bytes: [u8; NAME_ENTRY_LEN]) -> Self {
        let [a, b, c, d, e, f, g, h] = bytes;
        Self {
            number_or_offset: u32::from_le_bytes([a, b, c, d]),
            kind_and_guid: u16::from_le_bytes([e, f]),
            property_index: u16::from_le_bytes([g, h]),
        }
    }

    pub(super) const fn to_bytes(self) -> [u8; NAME_ENTRY_LEN] {
        let [a, b, c, d] = self.number_or_offset.to_le_bytes();
        let [e, f] = self.kind_and_guid.to_le_bytes();
        let [g, h] = self.property_index.to_le_bytes();
        [a, b, c, d, e, f, g, h]
    }

    pub(super) const fn is_string(self) -> bool {
        self.kind_and_guid & 1 == 1
    }

    pub(super) const fn guid_index(self) -> u16 {
        self.kind_and_guid >> 1
    }
}
