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

    /// The page of the body: PidTagInternetCodepage comes first, and its 7-bit pages (ISO-2022-JP and the like) are
    /// taken as they are where `body` is in such a page.
    ///
    /// UTF-8 counts, from whatever step, if `body` is valid UTF-8.
    #[must_use]
    pub fn choose_for_body(&self, body: &[u8]) -> CodePageChoice {
        let mut utf8 = Utf8Question::new(|| std::str::from_utf8(body).is_ok());
        self.seven_bit_page(body)
            .or_else(|| self.internet_page())
            .filter(|choice| utf8.allows(choice.page))
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
