//! Contacts and personal distribution lists.

use imsg::{CodePage, ContactEmail, ContactPhones, PostalAddress};
use serde::Serialize;

use super::{Common, date, utc};

/// A contact.
#[derive(Debug, Serialize)]
pub(crate) struct Contact {
    display_name: Option<String>,
    given_name: Option<String>,
    middle_name: Option<String>,
    surname: Option<String>,
    nickname: Option<String>,
    file_under: Option<String>,
    company: Option<String>,
    department: Option<String>,
    job_title: Option<String>,
    emails: Vec<Email>,
    phones: Phones,
    home_address: Option<Address>,
    work_address: Option<Address>,
    other_address: Option<Address>,
    birthday: Option<String>,
    anniversary: Option<String>,
    web_page: Option<String>,
    instant_messaging: Option<String>,
    #[serde(flatten)]
    common: Common,
}

/// A mail address of a contact, or a member of a list.
#[derive(Debug, Serialize)]
struct Email {
    name: Option<String>,
    address_type: Option<String>,
    email: Option<String>,
}

impl From<&ContactEmail> for Email {
    fn from(email: &ContactEmail) -> Self {
        Self {
            name: email.display_name.clone(),
            address_type: email.address_type.clone(),
            email: email.email_address.clone(),
        }
    }
}

/// Telephone numbers.
#[derive(Debug, Serialize)]
struct Phones {
    primary: Option<String>,
    business: Option<String>,
    business_2: Option<String>,
    home: Option<String>,
    home_2: Option<String>,
    mobile: Option<String>,
    other: Option<String>,
    assistant: Option<String>,
    company_main: Option<String>,
    business_fax: Option<String>,
    home_fax: Option<String>,
}

impl From<&ContactPhones> for Phones {
    fn from(phones: &ContactPhones) -> Self {
        Self {
            primary: phones.primary.clone(),
            business: phones.business.clone(),
            business_2: phones.business2.clone(),
            home: phones.home.clone(),
            home_2: phones.home2.clone(),
            mobile: phones.mobile.clone(),
            other: phones.other.clone(),
            assistant: phones.assistant.clone(),
            company_main: phones.company_main.clone(),
            business_fax: phones.business_fax.clone(),
            home_fax: phones.home_fax.clone(),
        }
    }
}

/// A postal address.
#[derive(Debug, Serialize)]
struct Address {
    street: Option<String>,
    post_office_box: Option<String>,
    city: Option<String>,
    state: Option<String>,
    postal_code: Option<String>,
    country: Option<String>,
    text: Option<String>,
}

impl Address {
    fn new(parts: PostalAddress<'_>) -> Self {
        let own = |text: Option<&str>| text.map(str::to_owned);
        Self {
            street: own(parts.street),
            post_office_box: own(parts.post_office_box),
            city: own(parts.city),
            state: own(parts.state),
            postal_code: own(parts.postal_code),
            country: own(parts.country),
            text: own(parts.whole),
        }
    }
}

impl From<&imsg::Contact> for Contact {
    fn from(view: &imsg::Contact) -> Self {
        let name = &view.name;
        let birthday = view.birthday_local.map(|time| date(time.date()));
        let anniversary = view.anniversary_local.map(|time| date(time.date()));
        Self {
            display_name: name.display_name.clone(),
            given_name: name.given_name.clone(),
            middle_name: name.middle_name.clone(),
            surname: name.surname.clone(),
            nickname: name.nickname.clone(),
            file_under: name.file_under.clone(),
            company: view.company.clone(),
            department: view.department.clone().or_else(|| view.department_name.clone()),
            job_title: view.job_title.clone(),
            emails: view.addresses.present_emails().map(Email::from).collect(),
            phones: Phones::from(&view.phones),
            home_address: (!view.home.is_empty()).then(|| Address::new(view.home.parts())),
            work_address: (!view.work.is_empty()).then(|| Address::new(view.work.parts())),
            other_address: (!view.other.is_empty()).then(|| Address::new(view.other.parts())),
            birthday: birthday.or_else(|| view.birthday.and_then(utc)),
            anniversary: anniversary.or_else(|| view.anniversary.and_then(utc)),
            web_page: view.web_page.clone().or_else(|| view.business_home_page.clone()),
            instant_messaging: view.instant_messaging.clone(),
            common: Common::from(&view.item),
        }
    }
}

/// A personal distribution list.
#[derive(Debug, Serialize)]
pub(crate) struct DistributionList {
    name: Option<String>,
    members: Vec<Email>,
    #[serde(flatten)]
    common: Common,
}

impl DistributionList {
    pub(super) fn new(view: &imsg::DistributionList, page: CodePage) -> Self {
        let some = |text: String| Some(text).filter(|text| !text.is_empty());
        let member = |member: &imsg::DistributionListMember<'_>| match member.address(page) {
            Some(address) => Email {
                name: some(address.display_name),
                address_type: some(address.address_type),
                email: some(address.email_address),
            },
            // A reference into an address book that is not at hand.
            None => Email { name: None, address_type: None, email: None },
        };
        Self {
            name: view.name.clone().or_else(|| view.file_under.clone()),
            members: view.members().iter().map(member).collect(),
            common: Common::from(&view.item),
        }
    }
}
