//! Postal addresses, part by part.

/// A postal address.
///
/// ```
/// use imsg::make::PostalAddress;
/// let address = PostalAddress::new().street("1 Main St").city("Springfield").country("USA");
/// assert_eq!(address.whole(), "1 Main St\r\nSpringfield\r\nUSA");
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[must_use = "a builder does nothing until it is written"]
pub struct PostalAddress {
    pub(super) post_office_box: String,
    pub(super) street: String,
    pub(super) city: String,
    pub(super) state: String,
    pub(super) postal_code: String,
    pub(super) country: String,
}

macro_rules! parts {
    ($($(#[$doc:meta])* $part:ident;)+) => {
        $($(#[$doc])*
        pub fn $part(mut self, text: impl Into<String>) -> Self {
            self.$part = text.into();
            self
        })+
    };
}

impl PostalAddress {
    /// An empty address.
    pub fn new() -> Self {
        Self::default()
    }

    parts! {
        /// The post office box.
        post_office_box;
        /// Street and number.
        street;
        /// The city.
        city;
        /// State or province.
        state;
        /// The postal code.
        postal_code;
        /// The country.
        country;
    }

    /// The address as it stands on a letter, in lines.
    #[must_use]
    pub fn whole(&self) -> String {
        let town = [&self.city, &self.state, &self.postal_code];
        let town = town.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ");
        let lines = [&self.post_office_box, &self.street, &town, &self.country];
        lines.into_iter().filter(|line| !line.is_empty()).cloned().collect::<Vec<_>>().join("\r\n")
    }
}
