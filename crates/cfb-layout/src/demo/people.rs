//! Who the demo message is from and to.

use crate::msg::{Properties, exchange_address, one_off, pid, search_key};

/// A name with its address.
pub(super) struct Person {
    pub(super) name: &'static str,
    pub(super) smtp: &'static str,
    /// The distinguished name of people on Exchange.
    pub(super) exchange: Option<&'static str>,
}

/// Who sends the message.
pub(super) const MIRA: Person = Person {
    name: "Mira Holm",
    smtp: "mira.holm@example.com",
    exchange: Some(
        "/o=Example/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=5f2c81d0-mira.holm",
    ),
};
/// The reader.
pub(super) const YOU: Person = Person { name: "Dear Reader", smtp: "you@example.org", exchange: None };
/// Who wrote the inner message, in Russian letters.
pub(super) const YULIA: Person = Person {
    name: "\u{42e}\u{43b}\u{438}\u{44f} \u{421}\u{43e}\u{43a}\u{43e}\u{43b}\u{43e}\u{432}\u{430}",
    smtp: "yulia@example.org",
    exchange: None,
};
/// A reader on Exchange.
pub(super) const OTTO: Person = Person {
    name: "Otto Str\u{f6}m",
    smtp: "otto.strom@example.com",
    exchange: Some(
        "/o=Example/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=77e01a93-otto.strom",
    ),
};
/// A reader that the others do not see.
pub(super) const ARCHIVE: Person = Person { name: "Archive", smtp: "archive@example.net", exchange: None };

impl Person {
    /// PidTagAddressType.
    pub(super) fn address_type(&self) -> &'static str {
        if self.exchange.is_some() { "EX" } else { "SMTP" }
    }

    /// PidTagEmailAddress.
    pub(super) fn address(&self) -> &'static str {
        self.exchange.unwrap_or(self.smtp)
    }

    pub(super) fn entry_id(&self) -> Vec<u8> {
        match self.exchange {
            Some(name) => exchange_address(name),
            None => one_off(self.name, "SMTP", self.smtp),
        }
    }

    pub(super) fn search_key(&self) -> Vec<u8> {
        search_key(self.address_type(), self.address())
    }

    /// Fills a recipient row. The SMTP address of people on Exchange is left out if wanted.
    pub(super) fn fill(&self, row: &mut Properties, recipient_type: i32, order: i32, with_smtp: bool) {
        row.set(pid::PidTagRecipientType, recipient_type).set(pid::PidTagDisplayName, self.name);
        row.set(pid::PidTagAddressType, self.address_type()).set(pid::PidTagEmailAddress, self.address());
        row.set(pid::PidTagEntryId, self.entry_id()).set(pid::PidTagSearchKey, self.search_key());
        row.set(pid::PidTagObjectType, 6).flags(pid::PidTagObjectType, 2);
        row.set(pid::PidTagDisplayType, 0).set(pid::PidTagResponsibility, true);
        row.set(pid::PidTagInstanceKey, &order.to_le_bytes()).set(pid::PidTagRecipientOrder, order);
        row.set(pid::PidTagRecipientDisplayName, self.name).set(pid::PidTagRecipientEntryId, self.entry_id());
        row.set(pid::PidTagRecipientFlags, if recipient_type == 0 { 3 } else { 1 });
        row.set(pid::PidTagRecipientTrackStatus, 0);
        if with_smtp {
            row.set(pid::PidTagSmtpAddress, self.smtp);
        }
    }
}
