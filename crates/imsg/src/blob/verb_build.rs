//! Verb streams made from the names of buttons.

use mapi_props::CodePage;

use super::build_error::{BlobBuildError, checked_len};
use super::text::Text8;
use super::verb_stream::{VERSION, VERSION_2, Verb, VerbStream};

/// The most bytes or UTF-16 units that a name in a verb has.
const LONGEST: usize = u8::MAX as usize;

impl VerbStream {
    /// A stream of verbs. `Count` counts them, as Outlook does it.
    ///
    /// # Errors
    /// A text has more than 255 bytes or UTF-16 units, or a verb has no Unicode names.
    pub fn new(verbs: Vec<Verb>) -> Result<Self, BlobBuildError> {
        let most = usize::try_from(u32::MAX).unwrap_or(usize::MAX);
        let count = checked_len("Count", verbs.len(), most)?;
        for verb in &verbs {
            verb.check()?;
        }
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        Ok(Self { version: VERSION, count, verbs, version2: Some(VERSION_2), trailing: Vec::new() })
    }

    /// The stream of a message with voting buttons: Reply, Reply to All, Forward and Reply to Folder in English, then the
    /// buttons, numbered from 1. Each has its name in Unicode and in the code page of the message.
    ///
    /// ```
    /// use imsg::{CodePage, VerbStream};
    /// let stream = VerbStream::voting(["Yes", "No"], CodePage::WINDOWS_1252)?;
    /// let parsed = VerbStream::parse(&stream.to_bytes())?;
    /// assert!(parsed.findings.is_empty());
    /// assert_eq!(parsed.value, stream);
    /// let buttons: Vec<_> = stream.voting_buttons().map(|verb| (verb.id, verb.name(CodePage::WINDOWS_1252))).collect();
    /// assert_eq!(buttons, [(1, "Yes".into()), (2, "No".into())]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// A name has more than 255 bytes or UTF-16 units.
    pub fn voting<T: AsRef<str>>(
        names: impl IntoIterator<Item = T>,
        page: CodePage,
    ) -> Result<Self, BlobBuildError> {
        let mut verbs = Verb::replies().to_vec();
        verbs.extend((1..).zip(names).map(|(id, name)| Verb::voting_button(id, name.as_ref(), page)));
        Self::new(verbs)
    }
}

impl Verb {
    /// A voting button that asks whether to edit the response first; its number counts from 1, and its name is in Unicode
    /// and in the code page of the message.
    #[must_use]
    pub fn voting_button(id: u32, name: &str, page: CodePage) -> Self {
        let narrow_name = Text8::in_page(name, page);
        Self {
            verb_type: 4,
            display_name: narrow_name.clone(),
            message_class: ascii("IPM.Note"),
            internal1: Text8::default(),
            display_name_repeat: narrow_name,
            internal2: 0,
            internal3: 0,
            use_us_headers: 0,
            internal4: 1,
            send_behavior: 2,
            internal5: 2,
            id,
            internal6: u32::MAX,
            wide_names: Some((name.into(), name.into())),
        }
    }

    /// Reply, Reply to All, Forward and Reply to Folder, which stand before voting buttons, as Outlook writes them in
    /// English.
    #[must_use]
    pub fn replies() -> [Self; 4] {
        let verb = |verb_type: u32, name: &str, prefix: &str, id: u32, internal6: u32| {
            let (class, kind) = if id == 0x6C { ("IPM.Post", "Post") } else { ("IPM.Note", "Message") };
            Self {
                verb_type,
                display_name: ascii(name),
                message_class: ascii(class),
                internal1: ascii(kind),
                display_name_repeat: ascii(prefix),
                internal2: 5,
                internal3: 0,
                use_us_headers: 0,
                internal4: 1,
                send_behavior: 0,
                internal5: 2,
                id,
                internal6,
                wide_names: Some((name.into(), prefix.into())),
            }
        };
        [
            verb(0, "Reply", "RE", 0x66, 2),
            verb(1, "Reply to All", "RE", 0x67, 3),
            verb(2, "Forward", "FW", 0x68, 4),
            verb(3, "Reply to Folder", "", 0x6C, 8),
        ]
    }

    fn check(&self) -> Result<(), BlobBuildError> {
        let narrow = [
            ("DisplayName", &self.display_name),
            ("MsgClsName", &self.message_class),
            ("Internal1", &self.internal1),
            ("DisplayNameRepeat", &self.display_name_repeat),
        ];
        for (field, text) in narrow {
            checked_len(field, text.bytes().len(), LONGEST)?;
        }
        let Some((name, repeat)) = &self.wide_names else {
            return Err(BlobBuildError::value("VoteOptionExtras", "there for each verb"));
        };
        checked_len("DisplayName", name.units().len(), LONGEST)?;
        checked_len("DisplayNameRepeat", repeat.units().len(), LONGEST).map(|_| ())
    }
}

fn ascii(text: &str) -> Text8 {
    Text8::from_bytes(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use quickcheck::quickcheck;

    use super::*;

    const PAGE: CodePage = CodePage::WINDOWS_1252;

    #[test]
    fn names_have_a_limit_in_both_forms_and_must_have_both() {
        assert!(VerbStream::voting(["x".repeat(255)], PAGE).is_ok());
        let error = VerbStream::voting(["x".repeat(256)], PAGE).unwrap_err();
        assert_eq!(error.to_string(), "DisplayName has 0x100, at most 0xff can be stored");
        assert!(VerbStream::voting(["\u{e9}".repeat(128)], CodePage::UTF_8).is_err());
        let mut verb = Verb::voting_button(1, "x", PAGE);
        verb.wide_names = None;
        assert_eq!(VerbStream::new(vec![verb]).unwrap_err().field(), "VoteOptionExtras");
    }

    #[test]
    fn replies_stand_before_the_buttons() {
        let stream = VerbStream::voting(["Yes"], PAGE).unwrap();
        let ids: Vec<u32> = stream.verbs.iter().map(|verb| verb.id).collect();
        assert_eq!(ids, [0x66, 0x67, 0x68, 0x6C, 1]);
        assert_eq!(stream.count, 5);
    }

    quickcheck! {
        fn streams_read_back(names: Vec<String>) -> bool {
            let names = names.iter().map(|name| name.chars().take(80).collect::<String>());
            let stream = VerbStream::voting(names, CodePage::SHIFT_JIS).unwrap();
            VerbStream::parse(&stream.to_bytes())
                .is_ok_and(|parsed| parsed.findings.is_empty() && parsed.value == stream)
        }
    }
}
