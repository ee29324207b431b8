//! Contacts ([MS-OXOCNTC] 2.2.1).

mod address;
mod email;
mod name;
mod phones;

use mapi_props::{FileTime, pid_lid, pid_tag};

use super::codes::{Gender, MailingAddress};
use super::item::ItemFields;
use super::reader::view;
use crate::blob::{BusinessCard, LocalTime};

pub use address::{HomeAddress, MailingAddressFields, OtherAddress, PostalAddress, WorkAddress};
pub use email::{ContactAddresses, ContactEmail, ShownAddresses};
pub use name::ContactName;
pub use phones::ContactPhones;

view! {
    /// A contact (class IPM.Contact, [MS-OXOCNTC] 2.2.1).
    pub struct Contact {
        /// Names, and how it is filed.
        name: ContactName = group,
        /// PidTagCompanyName.
        company: String = text(pid_tag::PidTagCompanyName),
        /// PidTagDepartmentName.
        department: String = text(pid_tag::PidTagDepartmentName),
        /// PidLidDepartment: the same, in the set of contacts.
        department_name: String = text(pid_lid::PidLidDepartment),
        /// PidTagTitle: the position in the company.
        job_title: String = text(pid_tag::PidTagTitle),
        /// PidTagProfession.
        profession: String = text(pid_tag::PidTagProfession),
        /// PidTagOfficeLocation.
        office_location: String = text(pid_tag::PidTagOfficeLocation),
        /// PidTagManagerName.
        manager: String = text(pid_tag::PidTagManagerName),
        /// PidTagAssistant.
        assistant: String = text(pid_tag::PidTagAssistant),
        /// PidTagSpouseName.
        spouse: String = text(pid_tag::PidTagSpouseName),
        /// PidTagChildrensNames.
        children: Vec<String> = texts(pid_tag::PidTagChildrensNames),
        /// PidTagHobbies.
        hobbies: String = text(pid_tag::PidTagHobbies),
        /// PidTagReferredByName.
        referred_by: String = text(pid_tag::PidTagReferredByName),
        /// PidTagGender.
        gender: Gender = code(pid_tag::PidTagGender),
        /// PidTagBirthday in UTC: only its date counts.
        birthday: FileTime = time(pid_tag::PidTagBirthday),
        /// PidLidBirthdayLocal: the date by itself.
        birthday_local: LocalTime = local_time(pid_lid::PidLidBirthdayLocal),
        /// PidTagWeddingAnniversary in UTC: only its date counts.
        anniversary: FileTime = time(pid_tag::PidTagWeddingAnniversary),
        /// PidLidWeddingAnniversaryLocal: the date by itself.
        anniversary_local: LocalTime = local_time(pid_lid::PidLidWeddingAnniversaryLocal),
        /// PidTagLanguage.
        language: String = text(pid_tag::PidTagLanguage),
        /// PidTagLocation.
        location: String = text(pid_tag::PidTagLocation),
        /// PidTagAccount.
        account: String = text(pid_tag::PidTagAccount),
        /// PidTagCustomerId.
        customer_id: String = text(pid_tag::PidTagCustomerId),
        /// PidTagGovernmentIdNumber.
        government_id: String = text(pid_tag::PidTagGovernmentIdNumber),
        /// PidTagOrganizationalIdNumber.
        organizational_id: String = text(pid_tag::PidTagOrganizationalIdNumber),
        /// PidTagComputerNetworkName.
        computer_network_name: String = text(pid_tag::PidTagComputerNetworkName),
        /// Telephone and fax numbers.
        phones: ContactPhones = group,
        /// E-mail and fax addresses.
        addresses: ContactAddresses = group,
        /// The address at home.
        home: HomeAddress = group,
        /// The address at work.
        work: WorkAddress = group,
        /// Another address.
        other: OtherAddress = group,
        /// PidLidPostalAddressId: which of them `mailing` repeats.
        mailing_address: MailingAddress = code(pid_lid::PidLidPostalAddressId),
        /// The address for letters.
        mailing: MailingAddressFields = group,
        /// PidLidInstantMessagingAddress.
        instant_messaging: String = text(pid_lid::PidLidInstantMessagingAddress),
        /// PidTagPersonalHomePage.
        personal_home_page: String = text(pid_tag::PidTagPersonalHomePage),
        /// PidTagBusinessHomePage.
        business_home_page: String = text(pid_tag::PidTagBusinessHomePage),
        /// PidLidHtml: the business home page again.
        web_page: String = text(pid_lid::PidLidHtml),
        /// PidTagFtpSite.
        ftp_site: String = text(pid_tag::PidTagFtpSite),
        /// PidLidFreeBusyLocation.
        free_busy_location: String = text(pid_lid::PidLidFreeBusyLocation),
        /// PidTagUserX509Certificate: certificates, each with attributes in front.
        certificates: Vec<Vec<u8>> = byte_lists(pid_tag::PidTagUserX509Certificate),
        /// PidLidHasPicture: the photo is the attachment named ContactPicture.jpg.
        has_picture: bool = boolean(pid_lid::PidLidHasPicture),
        /// PidLidBusinessCardDisplayDefinition.
        business_card: BusinessCard = blob(pid_lid::PidLidBusinessCardDisplayDefinition, BusinessCard::parse),
        /// PidLidBusinessCardCardPicture: the card's own picture.
        business_card_picture: Vec<u8> = bytes(pid_lid::PidLidBusinessCardCardPicture),
        /// PidLidContactUserField1.
        user_field1: String = text(pid_lid::PidLidContactUserField1),
        /// PidLidContactUserField2.
        user_field2: String = text(pid_lid::PidLidContactUserField2),
        /// PidLidContactUserField3.
        user_field3: String = text(pid_lid::PidLidContactUserField3),
        /// PidLidContactUserField4.
        user_field4: String = text(pid_lid::PidLidContactUserField4),
        /// PidLidContactCharacterSet: the code page of the contact.
        character_set: i32 = integer(pid_lid::PidLidContactCharacterSet),
        /// PidLidAutoLog: make journal entries of messages to the contact.
        auto_log: bool = boolean(pid_lid::PidLidAutoLog),
        /// Properties of items of all kinds.
        item: ItemFields = group,
    }
    findings
}
