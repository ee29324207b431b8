//! From a group of properties to a mailbox: the ladder for the Internet address ([MS-OXCMAIL] 2.1.3.1.2).

use mapi_props::PropertyTag;
use mapi_props::entry_id::EntryId;

use crate::bag::Bag;
use crate::error::Result;
use crate::mail::{is_addr_spec, single_mailbox};
use crate::mailbox::header_people::name_key;
use crate::mailbox::{EmailSource, HeaderPeople, Mailbox};

/// The tags of one group of properties that name somebody.
#[derive(Clone, Copy, Debug)]
pub(crate) struct GroupTags {
    pub(crate) name: PropertyTag,
    pub(crate) entry_id: PropertyTag,
    pub(crate) address_type: PropertyTag,
    pub(crate) address: PropertyTag,
    pub(crate) smtp: PropertyTag,
    pub(crate) search_key: PropertyTag,
    /// Names beside the display name that may be addresses.
    pub(crate) other_names: &'static [PropertyTag],
}

/// What somebody has to do with a message, which says where the headers may name them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Role {
    From,
    Sender,
    Other,
}

/// The mailbox of a group in `bag`; empty if the group is. `people` is asked only where the properties do not tell.
pub(crate) fn resolve<'p>(
    bag: &Bag,
    tags: &GroupTags,
    role: Role,
    people: impl FnOnce() -> Result<&'p HeaderPeople>,
) -> Result<Mailbox> {
    let mut mailbox = Mailbox {
        name: bag.non_empty(tags.name)?,
        address_type: bag.non_empty(tags.address_type)?,
        original: bag.non_empty(tags.address)?,
        ..Mailbox::default()
    };
    if let Some((email, source)) = by_properties(bag, tags, &mut mailbox)? {
        mailbox.email = Some(email);
        mailbox.email_source = Some(source);
        return Ok(mailbox);
    }
    if mailbox.is_empty() {
        return Ok(mailbox);
    }
    let found = match by_headers(&mailbox, role, people()?) {
        Some(address) => Some((address, EmailSource::TransportHeaders)),
        None => by_names(bag, tags, &mailbox)?,
    };
    if let Some((email, source)) = found {
        mailbox.email = Some(email);
        mailbox.email_source = Some(source);
    }
    Ok(mailbox)
}

/// The steps that need nothing but the group itself. Fills in type and address that only the entry id has.
fn by_properties(
    bag: &Bag,
    tags: &GroupTags,
    mailbox: &mut Mailbox,
) -> Result<Option<(String, EmailSource)>> {
    let is_smtp = |kind: Option<&str>| kind.is_some_and(|kind| kind.eq_ignore_ascii_case("SMTP"));
    let plain = mailbox.original.as_deref().map(str::trim).filter(|address| is_addr_spec(address));
    if let (true, Some(address)) = (is_smtp(mailbox.address_type.as_deref()), plain) {
        return Ok(Some((address.to_owned(), EmailSource::SmtpAddress)));
    }
    if let Some(address) = bag.non_empty(tags.smtp)?.filter(|address| is_addr_spec(address.trim())) {
        return Ok(Some((address.trim().to_owned(), EmailSource::SmtpProperty)));
    }
    if let Some(found) = by_entry_id(bag, tags, mailbox)? {
        return Ok(Some((found, EmailSource::OneOffEntryId)));
    }
    if let Some(address) = mailbox.original.as_deref().and_then(single_mailbox) {
        return Ok(Some((address.address, EmailSource::StoredAddress)));
    }
    if let Some(key) = bag.bytes(tags.search_key)? {
        let text = key.split(|byte| *byte == 0).next().unwrap_or_default();
        let text = std::str::from_utf8(text).unwrap_or_default();
        if let Some((kind, address)) = text.split_once(':')
            && is_smtp(Some(kind))
            && is_addr_spec(address)
        {
            return Ok(Some((address.to_lowercase(), EmailSource::SearchKey)));
        }
    }
    Ok(None)
}

fn by_entry_id(bag: &Bag, tags: &GroupTags, mailbox: &mut Mailbox) -> Result<Option<String>> {
    let Some(bytes) = bag.bytes(tags.entry_id)? else { return Ok(None) };
    let stored = mailbox_of_entry_id(&bytes, bag.store.code_page().page);
    if mailbox.name.is_none() {
        mailbox.name = stored.name;
    }
    if mailbox.address_type.is_none() && mailbox.original.is_none() {
        mailbox.address_type = stored.address_type;
        mailbox.original = stored.original;
    }
    Ok(stored.email)
}

/// What an entry id says about somebody: name, type and address of a one-off, the name in the directory of an address
/// book entry. 8-bit strings are read in `page`.
pub(crate) fn mailbox_of_entry_id(bytes: &[u8], page: mapi_props::CodePage) -> Mailbox {
    let text =
        |text: &mapi_props::Text<'_>| Some(text.decode().text.into_owned()).filter(|text| !text.is_empty());
    match EntryId::parse(bytes, page) {
        Some(EntryId::OneOff(id)) => {
            let (address_type, original) = (text(&id.address_type), text(&id.email_address));
            let is_smtp = address_type.as_deref().is_some_and(|kind| kind.eq_ignore_ascii_case("SMTP"));
            let email = original.clone().filter(|address| is_smtp && is_addr_spec(address));
            let email_source = email.is_some().then_some(EmailSource::OneOffEntryId);
            Mailbox { name: text(&id.display_name), email, email_source, address_type, original }
        }
        Some(EntryId::AddressBook(id)) => Mailbox {
            address_type: Some("EX".to_owned()),
            original: text(&id.distinguished_name),
            ..Mailbox::default()
        },
        _ => Mailbox::default(),
    }
}

/// A field of the headers that names the same person.
fn by_headers(mailbox: &Mailbox, role: Role, people: &HeaderPeople) -> Option<String> {
    let own = match role {
        Role::From => people.from.as_ref(),
        Role::Sender => people.sender.as_ref().or(people.from.as_ref()),
        Role::Other => None,
    };
    if let Some(own) = own {
        let names = (mailbox.name.as_deref().map(name_key), own.name.as_deref().map(name_key));
        let same = match names {
            (Some(stored), Some(written)) => stored == written || same_account(mailbox, &own.address),
            // Without a name on one side, the field still speaks of this role.
            _ => role == Role::From || people.sender.is_some() || same_account(mailbox, &own.address),
        };
        if same {
            return Some(own.address.clone());
        }
    }
    people.address_of(mailbox.name.as_deref()?).map(str::to_owned)
}

/// Whether the last part of a directory name is the local part of an address.
fn same_account(mailbox: &Mailbox, address: &str) -> bool {
    let Some(original) = mailbox.original.as_deref() else { return false };
    let last = original.rsplit(['=', '/']).next().unwrap_or_default();
    let local = address.split('@').next().unwrap_or_default();
    !local.is_empty() && last.eq_ignore_ascii_case(local)
}

/// Names that are addresses.
fn by_names(bag: &Bag, tags: &GroupTags, mailbox: &Mailbox) -> Result<Option<(String, EmailSource)>> {
    if let Some(found) = mailbox.name.as_deref().and_then(single_mailbox) {
        return Ok(Some((found.address, EmailSource::DisplayName)));
    }
    for tag in tags.other_names {
        if let Some(found) = bag.non_empty(*tag)?.as_deref().and_then(single_mailbox) {
            return Ok(Some((found.address, EmailSource::OtherName)));
        }
    }
    Ok(None)
}
