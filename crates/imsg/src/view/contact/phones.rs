//! Telephone and fax numbers of a contact ([MS-OXOCNTC] 2.2.1.4).

use mapi_props::pid_tag;

use crate::view::reader::view;

view! {
    /// The numbers of a contact.
    pub struct ContactPhones {
        /// PidTagPrimaryTelephoneNumber.
        primary: String = text(pid_tag::PidTagPrimaryTelephoneNumber),
        /// PidTagBusinessTelephoneNumber.
        business: String = text(pid_tag::PidTagBusinessTelephoneNumber),
        /// PidTagBusiness2TelephoneNumber.
        business2: String = text(pid_tag::PidTagBusiness2TelephoneNumber),
        /// PidTagHomeTelephoneNumber.
        home: String = text(pid_tag::PidTagHomeTelephoneNumber),
        /// PidTagHome2TelephoneNumber.
        home2: String = text(pid_tag::PidTagHome2TelephoneNumber),
        /// PidTagMobileTelephoneNumber.
        mobile: String = text(pid_tag::PidTagMobileTelephoneNumber),
        /// PidTagOtherTelephoneNumber.
        other: String = text(pid_tag::PidTagOtherTelephoneNumber),
        /// PidTagCarTelephoneNumber.
        car: String = text(pid_tag::PidTagCarTelephoneNumber),
        /// PidTagPagerTelephoneNumber.
        pager: String = text(pid_tag::PidTagPagerTelephoneNumber),
        /// PidTagRadioTelephoneNumber.
        radio: String = text(pid_tag::PidTagRadioTelephoneNumber),
        /// PidTagIsdnNumber.
        isdn: String = text(pid_tag::PidTagIsdnNumber),
        /// PidTagCallbackTelephoneNumber.
        callback: String = text(pid_tag::PidTagCallbackTelephoneNumber),
        /// PidTagAssistantTelephoneNumber.
        assistant: String = text(pid_tag::PidTagAssistantTelephoneNumber),
        /// PidTagCompanyMainTelephoneNumber.
        company_main: String = text(pid_tag::PidTagCompanyMainTelephoneNumber),
        /// PidTagTelecommunicationsDeviceForDeafTelephoneNumber.
        tty: String = text(pid_tag::PidTagTelecommunicationsDeviceForDeafTelephoneNumber),
        /// PidTagTelexNumber.
        telex: String = text(pid_tag::PidTagTelexNumber),
        /// PidTagPrimaryFaxNumber.
        primary_fax: String = text(pid_tag::PidTagPrimaryFaxNumber),
        /// PidTagBusinessFaxNumber.
        business_fax: String = text(pid_tag::PidTagBusinessFaxNumber),
        /// PidTagHomeFaxNumber.
        home_fax: String = text(pid_tag::PidTagHomeFaxNumber),
    }
}
