//! What a body says, without how it looks.

/// A body reduced to what can be compared.
pub(crate) struct Words {
    /// Everything but white space.
    pub(crate) without_blanks: String,
    /// Letters and digits, without link targets and picture descriptions.
    ///
    /// Outlook writes both into the text it makes of HTML (`site <http://...>`, `[cid:...]`), and `*` for bullets and a row of
    /// `_` for rules.
    pub(crate) letters: String,
    /// The same with what pictures are described as (`alt`), which some versions of Outlook write as plain text.
    pub(crate) letters_and_descriptions: String,
}

impl Words {
    fn new(text: &str, with_descriptions: &str) -> Self {
        let is_blank = |c: &char| c.is_whitespace() || matches!(c, '\0' | '\u{200B}');
        let letters =
            |text: &str| without_notes(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        Self {
            without_blanks: text.chars().filter(|c| !is_blank(c)).collect(),
            letters: letters(text),
            letters_and_descriptions: letters(with_descriptions),
        }
    }

    /// Whether `text`, made from this HTML or RTF, says the same.
    pub(crate) fn agree(&self, text: &Self) -> bool {
        self.letters == text.letters || self.letters_and_descriptions == text.letters
    }

    /// Where two bodies part.
    pub(crate) fn difference(&self, other: &Self) -> String {
        let same = self.letters.chars().zip(other.letters.chars()).take_while(|(a, b)| a == b).count();
        let show =
            |words: &Self| words.letters.chars().skip(same.saturating_sub(20)).take(60).collect::<String>();
        format!("{:?} in the RTF, {:?} in the text", show(self), show(other))
    }
}

pub(crate) fn text_words(text: &str) -> Words {
    Words::new(text, text)
}

/// The text between tags, without what is not shown.
pub(crate) fn html_words(html: &str) -> Words {
    let (mut text, mut with_descriptions) = (String::new(), String::new());
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        with_descriptions.push_str(before);
        with_descriptions.push_str(description(tag).unwrap_or_default());
        let ends =
            [("!--", "-->"), ("style", "</style>"), ("script", "</script>"), ("head", "</head>"), ("", ">")];
        let lower = tag.to_ascii_lowercase();
        let (_, end) = ends
            .iter()
            .find(|(start, end)| {
                let next = lower.strip_prefix(start).and_then(|rest| rest.chars().next());
                next.is_some_and(|c| start.is_empty() || *start == "!--" || !c.is_alphanumeric())
                    && lower.contains(end)
            })
            .unwrap_or(&("", ">"));
        rest = lower.find(end).map_or("", |at| &tag[at + end.len()..]);
        text.push(' ');
        with_descriptions.push(' ');
    }
    text.push_str(rest);
    with_descriptions.push_str(rest);
    Words::new(&unescape(&text), &unescape(&with_descriptions))
}

/// The `alt` text of an `img` tag, given what follows its `<`.
fn description(tag: &str) -> Option<&str> {
    let tag = tag.strip_prefix("img").or_else(|| tag.strip_prefix("IMG"))?;
    let tag = &tag[..tag.find('>')?];
    let alt = tag.split_once("alt=\"").or_else(|| tag.split_once("ALT=\""))?.1;
    alt.split_once('"').map(|(alt, _)| alt)
}

fn unescape(html: &str) -> String {
    const NAMED: [(&str, char); 7] = [
        ("nbsp", '\u{A0}'),
        ("middot", '\u{B7}'),
        ("quot", '"'),
        ("lt", '<'),
        ("gt", '>'),
        ("reg", '\u{AE}'),
        ("amp", '&'),
    ];
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, reference)) = rest.split_once('&') {
        text.push_str(before);
        let character = reference.split_once(';').and_then(|(name, after)| {
            let number = match name.strip_prefix("#x").or_else(|| name.strip_prefix("#X")) {
                Some(digits) => u32::from_str_radix(digits, 16).ok(),
                None => name.strip_prefix('#').and_then(|digits| digits.parse().ok()),
            };
            let named = || NAMED.iter().find(|(known, _)| *known == name).map(|(_, character)| *character);
            number.and_then(char::from_u32).or_else(named).map(|character| (character, after))
        });
        match character {
            Some((character, after)) => {
                text.push(character);
                rest = after;
            }
            None => {
                text.push('&');
                rest = reference;
            }
        }
    }
    text + rest
}

/// Without `<scheme:...>` and `[...]` that stands for a picture.
fn without_notes(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['<', '[']) {
        let (before, note) = rest.split_at(at);
        kept.push_str(before);
        let end = note.find(if note.starts_with('<') { '>' } else { ']' });
        let inside = end.map_or("", |end| note[1..end].trim_start());
        let is_link = note.starts_with('<')
            && inside.split_once(':').is_some_and(|(scheme, _)| scheme.chars().all(char::is_alphabetic));
        let is_picture = note.starts_with('[') && !inside.is_empty();
        match end {
            Some(end) if is_link || is_picture => rest = &note[end + 1..],
            _ => {
                kept.push_str(&note[..1]);
                rest = &note[1..];
            }
        }
    }
    kept + rest
}
