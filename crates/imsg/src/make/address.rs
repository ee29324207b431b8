//! Whom a message is from and to: the groups of properties that stand for an address ([MS-OXOMSG] 2.2.1).

use mapi_props::PropertyTag;
use mapi_props::pid_tag::{
    PidTagSenderAddressType, PidTagSenderEmailAddress, PidTagSenderEntryId, PidTagSenderName,
    PidTagSenderSearchKey, PidTagSenderSmtpAddress, PidTagSentRepresentingAddressType,
    PidTagSentRepresentingEmailAddress, PidTagSentRepresentingEntryId, PidTagSentRepresentingName,
    PidTagSentRepresentingSearchKey, PidTagSentRepresentingSmtpAddress,
};

use crate::make::values::Values;
use crate::make::width::Width;

/// The address type of Internet mail.
const SMTP: &str = "SMTP";

/// A name and an address.
///
/// Text is taken apart as in the header of a mail, `Ann Lee <ann@example.com>` or the address alone.
///
/// ```
/// use imsg::make::Address;
/// let ann = Address::from("\"Lee, Ann\" <ann@example.com>");
/// assert_eq!(ann, Address::new("Lee, Ann", "ann@example.com"));
/// assert_eq!(Address::from("ann@example.com").name(), "ann@example.com");
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Address {
    name: String,
    address_type: String,
    email: String,
}

impl Address {
    /// A name and an SMTP address. Without a name the address is the name.
    #[must_use]
    pub fn new(name: impl Into<String>, email: impl Into<String>) -> Self {
        Self::of_type(name, SMTP, email)
    }

    /// An address of another type, `EX` or `FAX` for example.
    #[must_use]
    pub fn of_type(
        name: impl Into<String>,
        address_type: impl Into<String>,
        email: impl Into<String>,
    ) -> Self {
        let (name, email) = (name.into(), email.into());
        let name = if name.is_empty() { email.clone() } else { name };
        Self { name, address_type: address_type.into(), email }
    }

    /// The name that is shown.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The address; empty if there is only a name.
    #[must_use]
    pub fn email(&self) -> &str {
        &self.email
    }

    /// `SMTP` or another type.
    #[must_use]
    pub fn address_type(&self) -> &str {
        &self.address_type
    }

    /// The address if it is one of Internet mail.
    pub(super) fn smtp(&self) -> Option<&str> {
        (self.address_type.eq_ignore_ascii_case(SMTP) && !self.email.is_empty()).then_some(&*self.email)
    }

    pub(super) fn entry_id(&self, width: Width) -> Vec<u8> {
        width.one_off(&self.name, &self.address_type, &self.email)
    }

    pub(super) fn search_key(&self, width: Width) -> Vec<u8> {
        width.search_key(&self.address_type, &self.email)
    }
}

impl From<&str> for Address {
    fn from(text: &str) -> Self {
        let text = text.trim();
        let angled = text.strip_suffix('>').and_then(|text| text.rsplit_once('<'));
        let Some((name, email)) = angled else {
            let email = if text.contains('@') { text } else { "" };
            return Self::new(text, email);
        };
        let name = name.trim();
        let quoted = name.strip_prefix('"').and_then(|name| name.strip_suffix('"'));
        let name = match quoted {
            Some(quoted) => quoted.replace("\\\"", "\"").replace("\\\\", "\\"),
            None => name.to_owned(),
        };
        Self::new(name, email.trim())
    }
}

impl From<String> for Address {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<(&str, &str)> for Address {
    fn from((name, email): (&str, &str)) -> Self {
        Self::new(name, email)
    }
}

/// The six properties of an address on a message.
pub(super) struct Group {
    name: PropertyTag,
    address_type: PropertyTag,
    email: PropertyTag,
    smtp: PropertyTag,
    entry_id: PropertyTag,
    search_key: PropertyTag,
}

/// Who sent the message.
pub(super) const SENDER: Group = Group {
    name: PidTagSenderName,
    address_type: PidTagSenderAddressType,
    email: PidTagSenderEmailAddress,
    smtp: PidTagSenderSmtpAddress,
    entry_id: PidTagSenderEntryId,
    search_key: PidTagSenderSearchKey,
};

/// Whom the message is from.
pub(super) const SENT_REPRESENTING: Group = Group {
    name: PidTagSentRepresentingName,
    address_type: PidTagSentRepresentingAddressType,
    email: PidTagSentRepresentingEmailAddress,
    smtp: PidTagSentRepresentingSmtpAddress,
    entry_id: PidTagSentRepresentingEntryId,
    search_key: PidTagSentRepresentingSearchKey,
};

impl Group {
    pub(super) fn set(&self, values: &mut Values, address: &Address, width: Width) {
        values.text(self.name, &address.name);
        if address.email.is_empty() {
            return;
        }
        values.text(self.address_type, &address.address_type);
        values.text(self.email, &address.email);
        if let Some(smtp) = address.smtp() {
            values.text(self.smtp, smtp);
        }
        values.bytes(self.entry_id, address.entry_id(width));
        values.bytes(self.search_key, address.search_key(width));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_taken_apart_as_in_a_header() {
        for (text, name, email) in [
            ("Ann <ann@x.org>", "Ann", "ann@x.org"),
            ("<ann@x.org>", "ann@x.org", "ann@x.org"),
            (" ann@x.org ", "ann@x.org", "ann@x.org"),
            ("\"A \\\"B\\\" C\" <a@x.org>", "A \"B\" C", "a@x.org"),
            ("The Team", "The Team", ""),
            ("a < b", "a < b", ""),
        ] {
            assert_eq!(Address::from(text), Address::new(name, email), "{text}");
        }
    }
}
