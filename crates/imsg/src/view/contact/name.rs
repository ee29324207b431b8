//! Names of a contact ([MS-OXOCNTC] 2.2.1.1).

use mapi_props::{pid_lid, pid_tag};

use crate::view::codes::FileUnderForm;
use crate::view::reader::view;

view! {
    /// The names of a contact, and the name that it is filed under.
    pub struct ContactName {
        /// PidTagDisplayName: the full name.
        display_name: String = text(pid_tag::PidTagDisplayName),
        /// PidTagDisplayNamePrefix: "Dr.".
        prefix: String = text(pid_tag::PidTagDisplayNamePrefix),
        /// PidTagGivenName.
        given_name: String = text(pid_tag::PidTagGivenName),
        /// PidTagMiddleName.
        middle_name: String = text(pid_tag::PidTagMiddleName),
        /// PidTagSurname.
        surname: String = text(pid_tag::PidTagSurname),
        /// PidTagGeneration: "Jr.".
        suffix: String = text(pid_tag::PidTagGeneration),
        /// PidTagInitials.
        initials: String = text(pid_tag::PidTagInitials),
        /// PidTagNickname.
        nickname: String = text(pid_tag::PidTagNickname),
        /// PidLidYomiFirstName: how the given name is read.
        yomi_given_name: String = text(pid_lid::PidLidYomiFirstName),
        /// PidLidYomiLastName: how the surname is read.
        yomi_surname: String = text(pid_lid::PidLidYomiLastName),
        /// PidLidYomiCompanyName: how the name of the company is read.
        yomi_company: String = text(pid_lid::PidLidYomiCompanyName),
        /// PidLidFileUnder: the text that it is sorted by.
        file_under: String = text(pid_lid::PidLidFileUnder),
        /// PidLidFileUnderId: what that text is made from.
        file_under_form: FileUnderForm = code(pid_lid::PidLidFileUnderId),
        /// PidLidFileUnderList: forms to choose from.
        file_under_forms: Vec<i32> = integers(pid_lid::PidLidFileUnderList),
    }
}
