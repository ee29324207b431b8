//! One row of the table, 16 bytes.

/// How well a name is established.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Tier {
    /// Listed in [MS-OXPROPS].
    Oxprops,
    /// A canonical name of Microsoft's MAPI reference only.
    Documented,
    /// A canonical-looking name found in implementations only.
    Unofficial,
    /// A name of MAPI's header files only, as in `PR_...`.
    HeaderOnly,
}

/// The kind of object that a property belongs to. Several kinds use the same id for different things.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum ObjectKind {
    /// Messages, recipients, attachments, and whatever is common to many kinds.
    Message,
    /// Entries of an address book.
    AddressBook,
    /// Folders and containers, their tables, permissions and rules.
    Folder,
    /// Message stores.
    Store,
    /// Profile sections and providers' configuration.
    Profile,
    /// Status objects.
    Status,
    /// Offline address books.
    OfflineAddressBook,
    /// Free/busy and delegate information messages.
    FreeBusy,
    /// Search folder definition messages.
    SearchFolder,
    /// Navigation shortcut messages.
    Shortcut,
    /// Delivery and read reports.
    Report,
}

/// A property: where its strings are, and its numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// Offset of the name in the text; the alternate names and the string follow it.
    pub(super) offset: u32,
    /// Property id or LID; 0 for a name by string.
    pub(super) id: u32,
    /// Type code, 0 if there is no fixed type.
    pub(super) code: u16,
    pub(super) name_len: u8,
    pub(super) alternates_len: u8,
    pub(super) string_len: u8,
    /// Index of the property set; of tags 0, without meaning.
    pub(super) set: u8,
    pub(super) tier: Tier,
    pub(super) object: ObjectKind,
}

const _: () = assert!(size_of::<Row>() == 16);

/// A row out of nine numbers, in the order in which the generated table writes them.
#[expect(clippy::too_many_arguments, reason = "keeps 2,808 generated lines short")]
pub(super) const fn row(
    offset: u32,
    id: u32,
    code: u16,
    name_len: u8,
    alternates_len: u8,
    string_len: u8,
    set: u8,
    tier: u8,
    object: u8,
) -> Row {
    let tier = match tier {
        0 => Tier::Oxprops,
        1 => Tier::Documented,
        2 => Tier::Unofficial,
        _ => Tier::HeaderOnly,
    };
    let object = match object {
        0 => ObjectKind::Message,
        1 => ObjectKind::AddressBook,
        2 => ObjectKind::Folder,
        3 => ObjectKind::Store,
        4 => ObjectKind::Profile,
        5 => ObjectKind::Status,
        6 => ObjectKind::OfflineAddressBook,
        7 => ObjectKind::FreeBusy,
        8 => ObjectKind::SearchFolder,
        9 => ObjectKind::Shortcut,
        _ => ObjectKind::Report,
    };
    Row { offset, id, code, name_len, alternates_len, string_len, set, tier, object }
}
