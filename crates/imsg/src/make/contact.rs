//! Contacts ([MS-OXOCNTC] 2.2.1).

use mapi_props::{FileTime, NamedProperty, PropertyTag, PropertyValue, pid_lid as lid, pid_tag as tag};

use crate::blob::{CivilDate, LocalMinutes};
use crate::error::Result;
use crate::make::address::Address;
use crate::make::attachment::Attachment;
use crate::make::build::Build;
use crate::make::calendar::{MINUTE, as_time, invalid};
use crate::make::contact_keys::{EMAILS, MAILING};
use crate::make::item::Item;
use crate::make::postal_address::PostalAddress;
use crate::make::values::Values;
use crate::make::width::Width;

/// PidTagIconIndex and PidLidSideEffects of contacts.
const ICON: i32 = 0x200;
const EFFECTS: i32 = 0x51;

/// PidLidFileUnderId: "Last, First Middle", and text of the user's own.
const LAST_FIRST_MIDDLE: i32 = 0x8017;
const USER_TEXT: i32 = -1;

/// Birthdays are stored at 11:59.
const NEARLY_NOON: u64 = 719;

/// A telephone of a contact.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names say it")]
pub enum Phone {
    Primary,
    Business,
    Business2,
    Home,
    Home2,
    Mobile,
    Other,
    Car,
    Pager,
    Radio,
    Isdn,
    Callback,
    Assistant,
    CompanyMain,
    Tty,
    Telex,
}

/// A fax machine of a contact.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Fax {
    Primary,
    Business,
    Home,
}

/// Which of a contact's postal addresses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Place {
    Home,
    Work,
    Other,
}

/// A contact (class IPM.Contact).
///
/// ```
/// use imsg::View;
/// use imsg::make::{Build, Contact, Phone, Place, PostalAddress};
/// let contact = Contact::new("Ann", "Lee")
///     .company("Example Ltd")
///     .email("ann@example.com")
///     .phone(Phone::Mobile, "+1 555 0100")
///     .address(Place::Work, PostalAddress::new().city("Springfield"));
/// let message = imsg::Message::from_bytes(contact.to_bytes()?)?;
/// let Some(View::Contact(view)) = message.view()? else { panic!("no contact") };
/// assert_eq!(view.name.file_under.as_deref(), Some("Lee, Ann"));
/// assert_eq!(view.addresses.emails[0].email_address.as_deref(), Some("ann@example.com"));
/// # Ok::<(), imsg::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it is written"]
pub struct Contact {
    item: Item,
    given: String,
    middle: String,
    surname: String,
    display_name: Option<String>,
    file_under: Option<String>,
    emails: Vec<Address>,
    faxes: Vec<(Fax, String)>,
    addresses: Vec<(Place, PostalAddress)>,
    mailing: Option<Place>,
    birthday: Option<CivilDate>,
    anniversary: Option<CivilDate>,
}

/// Texts that stand in one property each.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident: $key:expr;)+) => {
        $($(#[$doc])*
        pub fn $name(mut self, text: &str) -> Self {
            self.item.values.text($key, text);
            self
        })+
    };
}

impl Contact {
    /// A contact by given name and surname.
    pub fn new(given_name: impl Into<String>, surname: impl Into<String>) -> Self {
        Self {
            item: Item::new("IPM.Contact"),
            given: given_name.into(),
            middle: String::new(),
            surname: surname.into(),
            display_name: None,
            file_under: None,
            emails: Vec::new(),
            faxes: Vec::new(),
            addresses: Vec::new(),
            mailing: None,
            birthday: None,
            anniversary: None,
        }
    }

    texts! {
        /// In front of the name: "Dr.".
        prefix: tag::PidTagDisplayNamePrefix;
        /// Behind the name: "Jr.".
        suffix: tag::PidTagGeneration;
        /// The initials.
        initials: tag::PidTagInitials;
        /// The nickname.
        nickname: tag::PidTagNickname;
        /// The company.
        company: tag::PidTagCompanyName;
        /// The department.
        department: tag::PidTagDepartmentName;
        /// The job title.
        job_title: tag::PidTagTitle;
        /// The profession.
        profession: tag::PidTagProfession;
        /// Where the office is.
        office: tag::PidTagOfficeLocation;
        /// The manager's name.
        manager: tag::PidTagManagerName;
        /// The assistant's name.
        assistant: tag::PidTagAssistant;
        /// The spouse's name.
        spouse: tag::PidTagSpouseName;
        /// Hobbies.
        hobbies: tag::PidTagHobbies;
        /// The home page.
        personal_home_page: tag::PidTagPersonalHomePage;
        /// The address for instant messages.
        instant_messaging: lid::PidLidInstantMessagingAddress;
    }

    /// The middle name.
    pub fn middle_name(mut self, name: impl Into<String>) -> Self {
        self.middle = name.into();
        self
    }

    /// The full name, if it is not made of the others in their order.
    pub fn display_name(mut self, name: impl Into<String>) -> Self {
        self.display_name = Some(name.into());
        self
    }

    /// What it is filed under, if it is not the surname, a comma, and the other names.
    pub fn file_under(mut self, text: impl Into<String>) -> Self {
        self.file_under = Some(text.into());
        self
    }

    /// The home page of the business.
    pub fn business_home_page(mut self, url: &str) -> Self {
        self.item.values.text(tag::PidTagBusinessHomePage, url);
        self.item.values.text(lid::PidLidHtml, url);
        self
    }

    /// The names of children.
    pub fn children<T: Into<String>>(mut self, names: impl IntoIterator<Item = T>) -> Self {
        let names: Vec<String> = names.into_iter().map(Into::into).collect();
        self.item.values.texts(tag::PidTagChildrensNames, &names);
        self
    }

    /// One more e-mail address, up to three.
    pub fn email(mut self, address: impl Into<Address>) -> Self {
        self.emails.push(address.into());
        self
    }

    /// A telephone number.
    pub fn phone(mut self, phone: Phone, number: &str) -> Self {
        self.item.values.text(phone.tag(), number);
        self
    }

    /// A fax number.
    pub fn fax(mut self, fax: Fax, number: impl Into<String>) -> Self {
        self.faxes.push((fax, number.into()));
        self
    }

    /// A postal address. The first is that for letters.
    pub fn address(mut self, place: Place, address: PostalAddress) -> Self {
        self.mailing = self.mailing.or(Some(place));
        self.addresses.push((place, address));
        self
    }

    /// The birthday.
    pub fn birthday(mut self, date: CivilDate) -> Self {
        self.birthday = Some(date);
        self
    }

    /// The anniversary of the wedding.
    pub fn anniversary(mut self, date: CivilDate) -> Self {
        self.anniversary = Some(date);
        self
    }

    /// A photograph, as JPEG.
    pub fn photo(mut self, jpeg: impl Into<Vec<u8>>) -> Self {
        let photo = Attachment::bytes("ContactPicture.jpg", jpeg).mime_type("image/jpeg").hidden();
        self.item.attachments.push(photo.property(tag::PidTagAttachmentContactPhoto, true));
        self.item.values.boolean(lid::PidLidHasPicture, true);
        self
    }

    fn full_name(&self) -> String {
        let joined = || {
            let parts = [&self.given, &self.middle, &self.surname];
            parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ")
        };
        self.display_name.clone().unwrap_or_else(joined)
    }

    fn filed_under(&self) -> (String, i32) {
        if let Some(own) = &self.file_under {
            return (own.clone(), USER_TEXT);
        }
        let parts = [&self.given, &self.middle];
        let first = parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ");
        let text = match (self.surname.is_empty(), first.is_empty()) {
            (true, true) => return (self.full_name(), USER_TEXT),
            (true, false) => first,
            (false, true) => self.surname.clone(),
            (false, false) => format!("{}, {first}", self.surname),
        };
        (text, LAST_FIRST_MIDDLE)
    }

    /// E-mail and fax addresses, and which of them are in the address book.
    fn address_book(&self, values: &mut Values, width: Width) -> Result<()> {
        let name = self.full_name();
        let mut shown: Vec<i32> = Vec::new();
        if self.emails.len() > EMAILS.len() {
            return Err(invalid("a contact has up to three e-mail addresses", "PidLidEmail1EmailAddress"));
        }
        for ((number, address), keys) in (0i32..).zip(&self.emails).zip(&EMAILS) {
            let [display, address_type, email, original, entry_id] = keys.clone();
            let own = if address.name() == address.email() { name.as_str() } else { address.name() };
            let own = if own.is_empty() { address.email() } else { own };
            values.text(display, &format!("{own} ({})", address.email()));
            values.text(address_type, address.address_type());
            values.text(email, address.email());
            values.text(original, own);
            values.bytes(entry_id, width.one_off(own, address.address_type(), address.email()));
            shown.push(number);
        }
        for (fax, number) in &self.faxes {
            let (phone, keys, bit) = fax.keys();
            let [address_type, email, original, entry_id] = keys;
            let address = format!("{name}@{number}");
            values.text(phone, number);
            values.text(address_type, "FAX");
            values.text(email, &address);
            values.text(original, &name);
            values.bytes(entry_id, width.one_off(&name, "FAX", &address));
            shown.push(bit);
        }
        shown.sort_unstable();
        shown.dedup();
        if !shown.is_empty() {
            let bits = shown.iter().fold(0i32, |bits, bit| bits | 1i32.wrapping_shl(bit.cast_unsigned()));
            values.integer(lid::PidLidAddressBookProviderArrayType, bits);
            values.set(lid::PidLidAddressBookProviderEmailList, PropertyValue::MultipleInteger32(shown));
        }
        Ok(())
    }
}

fn day(
    values: &mut Values,
    utc: PropertyTag,
    local: NamedProperty<'static>,
    date: Option<CivilDate>,
) -> Result<()> {
    let Some(date) = date else { return Ok(()) };
    let midnight = LocalMinutes::midnight_of(date).map(as_time);
    let midnight = midnight.ok_or_else(|| invalid("the date cannot be stored", "contact"))?;
    values.time(local, midnight);
    let ticks = midnight.ticks().saturating_add(NEARLY_NOON.saturating_mul(MINUTE));
    values.time(utc, FileTime::from_ticks(ticks));
    Ok(())
}

impl Build for Contact {
    fn item_mut(&mut self) -> &mut Item {
        &mut self.item
    }

    fn to_item(&self) -> Result<Item> {
        let mut item = self.item.clone();
        let width = item.ansi.map_or(Width::Unicode, Width::Ansi);
        let name = self.full_name();
        item.subject.clone_from(&name);
        // The whole name is the normalized subject.
        item.subject_prefix = Some(String::new());
        item.body = item.body.map(super::Body::beside_rtf);
        let values = &mut item.values;
        values.text(tag::PidTagDisplayName, &name);
        values.text(tag::PidTagGivenName, &self.given);
        values.text(tag::PidTagMiddleName, &self.middle);
        values.text(tag::PidTagSurname, &self.surname);
        let (file_under, form) = self.filed_under();
        values.text(lid::PidLidFileUnder, &file_under);
        values.integer(lid::PidLidFileUnderId, form);
        values.integer(lid::PidLidSideEffects, EFFECTS);
        values.integer(tag::PidTagIconIndex, ICON);
        self.address_book(values, width)?;
        for (place, address) in &self.addresses {
            place.set(values, address);
            if self.mailing == Some(*place) {
                values.integer(lid::PidLidPostalAddressId, place.number());
                MAILING.set(values, address);
            }
        }
        day(values, tag::PidTagBirthday, lid::PidLidBirthdayLocal, self.birthday)?;
        day(values, tag::PidTagWeddingAnniversary, lid::PidLidWeddingAnniversaryLocal, self.anniversary)?;
        Ok(item)
    }
}
