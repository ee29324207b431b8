//! Numbers of contacts ([MS-OXOCNTC] 2.2.1).

use super::from_integer;
use crate::blob::{coded_values, flag_set};

coded_values! {
    /// PidTagGender ([MS-OXOCNTC] 2.2.1.10.20).
    pub enum Gender(i32) {
        /// 0.
        Unspecified = 0 => "unspecified",
        /// 1.
        Female = 1 => "female",
        /// 2.
        Male = 2 => "male",
    }
}

coded_values! {
    /// Which address is the one for letters (PidLidPostalAddressId, [MS-OXOCNTC] 2.2.1.3.9).
    pub enum MailingAddress(i32) {
        /// 0.
        None = 0 => "none",
        /// 1.
        Home = 1 => "home",
        /// 2.
        Work = 2 => "work",
        /// 3.
        OtherAddress = 3 => "other",
    }
}

coded_values! {
    /// What the text that a contact is filed under is made from (PidLidFileUnderId, [MS-OXOCNTC] 2.2.1.1.12).
    pub enum FileUnderForm(i32) {
        /// 0x3001: the display name.
        DisplayName = 0x3001 => "display_name",
        /// 0x3A06: the given name.
        GivenName = 0x3A06 => "given_name",
        /// 0x3A11: the surname.
        Surname = 0x3A11 => "surname",
        /// 0x3A16: the company.
        Company = 0x3A16 => "company",
        /// 0x8017: "Last, First Middle".
        LastFirstMiddle = 0x8017 => "last_first_middle",
        /// 0x8018: the company, then on a new line last and first name.
        CompanyLastFirst = 0x8018 => "company_last_first",
        /// 0x8019: last and first name, then on a new line the company.
        LastFirstCompany = 0x8019 => "last_first_company",
        /// 0x8030: last and first name without a comma.
        LastFirst = 0x8030 => "last_first",
        /// 0x8031: last and first name with a space.
        LastSpaceFirst = 0x8031 => "last_space_first",
        /// 0x8032: the company, then on a new line last and first name without a comma.
        CompanyLastFirstNoComma = 0x8032 => "company_last_first_no_comma",
        /// 0x8033: the company, then on a new line last and first name with a space.
        CompanyLastSpaceFirst = 0x8033 => "company_last_space_first",
        /// 0x8034: last and first name without a comma, then on a new line the company.
        LastFirstNoCommaCompany = 0x8034 => "last_first_no_comma_company",
        /// 0x8035: last and first name with a space, then on a new line the company.
        LastSpaceFirstCompany = 0x8035 => "last_space_first_company",
        /// 0x8036: last and first name and the suffix.
        LastFirstSuffix = 0x8036 => "last_first_suffix",
        /// 0x8037: first, middle, last name and the suffix.
        FirstMiddleLastSuffix = 0x8037 => "first_middle_last_suffix",
        /// 0x8038: last, first, middle name and the suffix.
        LastFirstMiddleSuffix = 0x8038 => "last_first_middle_suffix",
        /// 0xFFFFFFFD: whichever form gives the stored text.
        BestMatch = -3 => "best_match",
        /// 0xFFFFFFFE: the client's default.
        Default = -2 => "default",
        /// 0xFFFFFFFF: typed by the user.
        UserText = -1 => "user_text",
    }
}

flag_set! {
    /// Which addresses a contact shows in the address book (PidLidAddressBookProviderArrayType, [MS-OXOCNTC] 2.2.1.2.12).
    pub struct AddressBookProviders(u32) {
        /// 0x1.
        EMAIL_1 = 0x1 => "email1",
        /// 0x2.
        EMAIL_2 = 0x2 => "email2",
        /// 0x4.
        EMAIL_3 = 0x4 => "email3",
        /// 0x8.
        BUSINESS_FAX = 0x8 => "business_fax",
        /// 0x10.
        HOME_FAX = 0x10 => "home_fax",
        /// 0x20.
        PRIMARY_FAX = 0x20 => "primary_fax",
    }
}

from_integer! {
    codes: Gender, MailingAddress, FileUnderForm;
    flags: AddressBookProviders
}
