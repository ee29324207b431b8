//! Which code page the 8-bit strings of an object are in.
//!
//! No property says so for certain. The ladder, first step that gives an answer: PidTagMessageCodepage (3FFD); the
//! ANSI page of the locale PidTagMessageLocaleId (3FF1); PidTagInternetCodepage (3FDE), mapped to its Windows page;
//! what the object around it has; windows-1252.

use mapi_codepage::CodePage;

/// The step of the ladder that decided.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum CodePageSource {
    /// PidTagMessageCodepage, 3FFD.
    MessageCodepage,
    /// PidTagMessageLocaleId, 3FF1.
    Locale,
    /// PidTagInternetCodepage, 3FDE.
    InternetCodepage,
    /// The message around an embedded message.
    Inherited,
    /// Nothing said anything: windows-1252.
    Default,
}

impl CodePageSource {
    /// A stable word: `message_code_page`, `locale`, `internet_code_page`, `inherited` or `default`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::MessageCodepage => "message_code_page",
            Self::Locale => "locale",
            Self::InternetCodepage => "internet_code_page",
            Self::Inherited => "inherited",
            Self::Default => "default",
        }
    }
}

/// A code page and the step of the ladder that gave it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct CodePageChoice {
    /// The page.
    pub page: CodePage,
    /// The step that decided.
    pub source: CodePageSource,
}

impl CodePageChoice {
    /// windows-1252, because nothing said anything.
    pub const DEFAULT: Self = Self { page: CodePage::WINDOWS_1252, source: CodePageSource::Default };
}

/// What the properties of an object say about the code page of its 8-bit strings.
///
/// Numbers that are no code page known here count as not given, as do UTF-16 and UTF-7, which are no page
/// for strings. UTF-8 counts only if all strings are valid UTF-8: many writers state 65001 beside strings in the
/// ANSI page of their system.
///
/// ```
/// use mapi_props::{CodePage, CodePageLadder, CodePageSource};
/// let ladder = CodePageLadder { locale: Some(1049), internet_codepage: Some(65001), ..Default::default() };
/// let choice = ladder.choose(|| false);
/// assert_eq!((choice.page, choice.source), (CodePage::WINDOWS_1251, CodePageSource::Locale));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct CodePageLadder {
    /// PidTagMessageCodepage, 3FFD.
    pub message_codepage: Option<i32>,
    /// PidTagMessageLocaleId, 3FF1.
    pub locale: Option<i32>,
    /// PidTagInternetCodepage, 3FDE.
    pub internet_codepage: Option<i32>,
    /// What was chosen for the object around this one.
    pub outer: Option<CodePageChoice>,
}

impl CodePageLadder {
    /// The page of strings. `all_utf8` says whether all 8-bit strings are valid UTF-8; it is asked only if it
    /// matters, at most once.
    #[must_use]
    pub fn choose(&self, all_utf8: impl FnOnce() -> bool) -> CodePageChoice {
        let mut utf8 = Utf8Question::new(all_utf8);
        self.stated_page()
            .filter(|choice| utf8.allows(choice.page))
            .or_else(|| self.locale_page())
            .or_else(|| self.internet_page().filter(|choice| utf8.allows(choice.page)))
            .unwrap_or_else(|| self.outer_page())
    }

    /// The page of the body: as [`choose`](Self::choose), but the Internet code page comes first.
    ///
    /// It is taken as it is, not mapped, where it is one of escape sequences (ISO-2022-JP and the like) and `body`
    /// has some, and says nothing where it is US-ASCII and `body` is not. UTF-8 counts, from whatever step, if
    /// `body` is valid UTF-8.
    ///
    /// ```
    /// use mapi_props::{CodePage, CodePageLadder, CodePageSource};
    /// let ladder = CodePageLadder { locale: Some(1041), internet_codepage: Some(50220), ..Default::default() };
    /// assert_eq!(ladder.choose_for_body(b"\x1B$B$O$$\x1B(B").page, CodePage::ISO_2022_JP);
    /// assert_eq!(ladder.choose_for_body(b"\x82\xCD\x82\xA2").page, CodePage::SHIFT_JIS);
    /// ```
    #[must_use]
    pub fn choose_for_body(&self, body: &[u8]) -> CodePageChoice {
        let mut utf8 = Utf8Question::new(|| std::str::from_utf8(body).is_ok());
        let says_nothing = self.internet_codepage == Some(US_ASCII) && !body.is_ascii();
        self.seven_bit_page(body)
            .or_else(|| self.internet_page().filter(|choice| !says_nothing && utf8.allows(choice.page)))
            .or_else(|| self.stated_page().filter(|choice| utf8.allows(choice.page)))
            .or_else(|| self.locale_page())
            .unwrap_or_else(|| self.outer_page())
    }

    fn stated_page(&self) -> Option<CodePageChoice> {
        let page = page_for_strings(self.message_codepage?)?;
        Some(CodePageChoice { page, source: CodePageSource::MessageCodepage })
    }

    fn locale_page(&self) -> Option<CodePageChoice> {
        let page = CodePage::from_locale(self.locale?.cast_unsigned()).filter(|page| page.is_supported())?;
        Some(CodePageChoice { page, source: CodePageSource::Locale })
    }

    fn internet_page(&self) -> Option<CodePageChoice> {
        let page = page_for_strings(self.internet_codepage?)?;
        Some(CodePageChoice { page, source: CodePageSource::InternetCodepage })
    }

    /// The Internet code page itself, if it is one of escape sequences and the text has some.
    fn seven_bit_page(&self, text: &[u8]) -> Option<CodePageChoice> {
        let page = CodePage::new(u16::try_from(self.internet_codepage?).ok()?);
        let seven_bit = matches!(page.number(), 50220..=50229 | 52936 | 65000);
        let escapes = text.is_ascii() && text.iter().any(|byte| matches!(byte, 0x0E | 0x1B | b'~' | b'+'));
        (seven_bit && escapes && page.is_supported() && page.is_valid(text))
            .then_some(CodePageChoice { page, source: CodePageSource::InternetCodepage })
    }

    fn outer_page(&self) -> CodePageChoice {
        match self.outer {
            Some(CodePageChoice { source: CodePageSource::Default, .. }) | None => CodePageChoice::DEFAULT,
            Some(outer) => CodePageChoice { page: outer.page, source: CodePageSource::Inherited },
        }
    }
}

/// The number of US-ASCII.
const US_ASCII: i32 = 20127;

/// The page for strings that a stated number stands for: its Windows page if it has one.
fn page_for_strings(number: i32) -> Option<CodePage> {
    let page = CodePage::new(u16::try_from(number).ok()?);
    if matches!(page.number(), 0 | 1200 | 1201 | 12000 | 12001 | 65000) {
        return None;
    }
    Some(page.windows_page().unwrap_or(page)).filter(|page| page.is_supported())
}

/// Whether all strings are valid UTF-8, found out when first asked.
struct Utf8Question<F> {
    ask: Option<F>,
    answer: bool,
}

impl<F: FnOnce() -> bool> Utf8Question<F> {
    fn new(ask: F) -> Self {
        Self { ask: Some(ask), answer: false }
    }

    fn allows(&mut self, page: CodePage) -> bool {
        if page != CodePage::UTF_8 {
            return true;
        }
        if let Some(ask) = self.ask.take() {
            self.answer = ask();
        }
        self.answer
    }
}

#[cfg(test)]
mod tests {
    use quickcheck::{Arbitrary, Gen, quickcheck};

    use super::*;

    fn ladder(message_codepage: i32, locale: i32, internet_codepage: i32) -> CodePageLadder {
        let given = |number| (number != 0).then_some(number);
        CodePageLadder {
            message_codepage: given(message_codepage),
            locale: given(locale),
            internet_codepage: given(internet_codepage),
            outer: None,
        }
    }

    fn number(ladder: CodePageLadder) -> (u16, CodePageSource) {
        let choice = ladder.choose(|| true);
        (choice.page.number(), choice.source)
    }

    #[test]
    fn steps_come_in_order() {
        use CodePageSource::{Default, InternetCodepage, Locale, MessageCodepage};
        assert_eq!(number(ladder(932, 1049, 936)), (932, MessageCodepage));
        assert_eq!(number(ladder(0, 1049, 936)), (1251, Locale));
        assert_eq!(number(ladder(0, 0, 936)), (936, InternetCodepage));
        assert_eq!(number(ladder(0, 0, 0)), (1252, Default));
    }

    #[test]
    fn internet_pages_stand_for_their_windows_pages() {
        for (internet, windows) in [
            (50220, 932),
            (50222, 932),
            (51932, 932),
            (28591, 1252),
            (20127, 1252),
            (20866, 1251),
            (65001, 65001),
        ] {
            assert_eq!(number(ladder(0, 0, internet)).0, windows, "{internet}");
        }
    }

    #[test]
    fn numbers_that_are_no_page_for_strings_count_as_not_given() {
        for page in [1200, 1201, 65000, 1, -1, 65_537, i32::MAX, i32::MIN] {
            assert_eq!(number(ladder(page, 0, page)).1, CodePageSource::Default, "{page}");
        }
        for locale in [-1, 0x7FFF, 0x0400_0000] {
            assert_eq!(number(ladder(0, locale, 1251)).1, CodePageSource::InternetCodepage, "{locale}");
        }
    }

    #[test]
    fn the_question_for_utf8_is_asked_once_and_only_if_it_matters() {
        let asked = std::cell::Cell::new(0);
        let ask = || {
            asked.set(asked.get() + 1);
            false
        };
        assert_eq!(ladder(65001, 0, 65001).choose(ask), CodePageChoice::DEFAULT);
        assert_eq!(asked.get(), 1);
        assert_eq!(ladder(0, 1049, 65001).choose(ask).page, CodePage::WINDOWS_1251);
        assert_eq!(asked.get(), 1);
    }

    #[test]
    fn outer_choices_are_inherited_last() {
        let outer = Some(CodePageChoice { page: CodePage::SHIFT_JIS, source: CodePageSource::Locale });
        assert_eq!(number(CodePageLadder { outer, ..ladder(0, 0, 0) }), (932, CodePageSource::Inherited));
        assert_eq!(number(CodePageLadder { outer, ..ladder(0, 0, 28591) }).0, 1252);
        let outer = Some(CodePageChoice::DEFAULT);
        assert_eq!(number(CodePageLadder { outer, ..ladder(0, 0, 0) }), (1252, CodePageSource::Default));
    }

    #[test]
    fn the_internet_page_comes_first_for_the_body() {
        let choose = |ladder: CodePageLadder, body: &[u8]| ladder.choose_for_body(body).page.number();
        assert_eq!(choose(ladder(1252, 1033, 20866), b"\xCF\xF0"), 1251);
        assert_eq!(choose(ladder(0, 1049, 20127), b"\xCF\xF0"), 1251);
        assert_eq!(choose(ladder(0, 1049, 20127), b"plain"), 1252);
        assert_eq!(choose(ladder(1251, 0, 65001), "\u{41f}".as_bytes()), 65001);
        assert_eq!(choose(ladder(1251, 0, 65001), b"\xCF\xF0"), 1251);
        assert_eq!(choose(ladder(0, 1033, 932), b"\x82\xCD\xFF"), 932);
        assert_eq!(choose(ladder(0, 0, 65000), b"1 +- 1"), 65000);
        assert_eq!(choose(ladder(0, 0, 65000), b"1 - 1"), 1252);
    }

    impl Arbitrary for CodePageLadder {
        fn arbitrary(g: &mut Gen) -> Self {
            let pages =
                [0, 932, 936, 949, 950, 1200, 1251, 1252, 20127, 28591, 50220, 54936, 65000, 65001, 99999];
            let locales = [0, 1033, 1041, 1049, 1028, 2052, 9999];
            let given = |g: &mut Gen, list: &[i32]| g.choose(list).copied().filter(|number| *number != 0);
            let outer = bool::arbitrary(g)
                .then_some(CodePageChoice { page: CodePage::SHIFT_JIS, source: CodePageSource::Locale });
            Self {
                message_codepage: given(g, &pages),
                locale: given(g, &locales),
                internet_codepage: given(g, &pages),
                outer,
            }
        }
    }

    quickcheck! {
        fn every_answer_is_a_page_that_can_be_decoded(ladder: CodePageLadder, utf8: bool, body: Vec<u8>) -> bool {
            let (text, body) = (ladder.choose(|| utf8), ladder.choose_for_body(&body));
            text.page.is_supported() && body.page.is_supported() && (utf8 || text.page != CodePage::UTF_8)
        }

        fn the_default_is_1252_and_says_so(ladder: CodePageLadder, utf8: bool) -> bool {
            let choice = ladder.choose(|| utf8);
            choice.source != CodePageSource::Default || choice == CodePageChoice::DEFAULT
        }

        fn utf8_is_chosen_for_valid_utf8_only(ladder: CodePageLadder, body: Vec<u8>) -> bool {
            ladder.choose_for_body(&body).page != CodePage::UTF_8 || std::str::from_utf8(&body).is_ok()
        }
    }
}
