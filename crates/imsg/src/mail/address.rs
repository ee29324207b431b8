//! Mailboxes in address fields (RFC 5322), read leniently.

use crate::mail::encoded_word;

/// A mailbox as a header field writes it, decoded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct HeaderMailbox {
    /// The display name, if there is one.
    pub(crate) name: Option<String>,
    /// The address: something that [`is_addr_spec`].
    pub(crate) address: String,
}

/// The mailboxes of an address field's unfolded value, members of groups too, up to `most`. What has no address is left
/// out.
pub(crate) fn mailboxes(value: &str, most: usize) -> Vec<HeaderMailbox> {
    let mut found = Vec::new();
    let mut piece = Piece::default();
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        if found.len() >= most {
            return found;
        }
        if piece.comment_depth > 0 {
            piece.comment(c, &mut chars);
        } else if piece.in_quotes {
            match c {
                '"' => piece.in_quotes = false,
                '\\' => piece.push(chars.next().unwrap_or('\\')),
                _ => piece.push(c),
            }
        } else {
            match c {
                '"' => {
                    piece.in_quotes = true;
                    piece.quoted = true;
                }
                '(' => piece.comment_depth = 1,
                '<' => piece.in_angle = true,
                '>' => piece.in_angle = false,
                ',' | ';' if !piece.in_angle => found.extend(std::mem::take(&mut piece).finish()),
                // The name of a group; inside angle brackets a colon ends a route.
                ':' if piece.in_angle => piece.angle.clear(),
                ':' => piece = Piece::default(),
                _ => piece.push(c),
            }
        }
    }
    found.extend(piece.finish().filter(|_| found.len() < most));
    found
}

/// The mailbox that a text is, if it is exactly one: `a@b`, `'a@b'`, `Ann <a@b>`, `a@b (Ann)`.
pub(crate) fn single_mailbox(text: &str) -> Option<HeaderMailbox> {
    let text = text.trim();
    let bare = text.strip_prefix('\'').and_then(|text| text.strip_suffix('\'')).unwrap_or(text);
    if is_addr_spec(bare) {
        return Some(HeaderMailbox { name: None, address: bare.to_owned() });
    }
    let mut all = mailboxes(bare, 2);
    match (all.pop(), all.is_empty()) {
        (Some(mailbox), true) => Some(mailbox),
        _ => None,
    }
}

/// Whether a text can be the address of a mailbox: something, `@`, a domain.
pub(crate) fn is_addr_spec(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let domain_ok = |c: char| {
        !c.is_ascii() || c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '[' | ']' | ':')
    };
    let local_ok = |c: char| {
        !c.is_control()
            && !c.is_whitespace()
            && !matches!(c, '<' | '>' | '(' | ')' | ',' | ';' | ':' | '"' | '@' | '\\')
    };
    let quoted = local.len() > 2 && local.starts_with('"') && local.ends_with('"');
    !local.is_empty()
        && (quoted || local.chars().all(local_ok))
        && domain.starts_with(|c: char| c != '.' && c != '-')
        && domain.chars().all(domain_ok)
        && !domain.chars().any(char::is_whitespace)
}

/// What has been read of one mailbox.
#[derive(Default)]
struct Piece {
    phrase: String,
    angle: String,
    comment: String,
    in_quotes: bool,
    /// Whether the phrase holds a quoted string.
    quoted: bool,
    in_angle: bool,
    comment_depth: u32,
}

impl Piece {
    fn push(&mut self, c: char) {
        if self.in_angle { self.angle.push(c) } else { self.phrase.push(c) }
    }

    fn comment(&mut self, c: char, chars: &mut std::str::Chars<'_>) {
        match c {
            '(' => self.comment_depth = self.comment_depth.saturating_add(1),
            ')' => self.comment_depth = self.comment_depth.saturating_sub(1),
            '\\' => self.comment.extend(chars.next()),
            _ => self.comment.push(c),
        }
    }

    fn finish(self) -> Option<HeaderMailbox> {
        let angle = self.angle.trim();
        let (address, name) = if angle.is_empty() {
            (self.phrase.trim(), self.comment.trim())
        } else {
            (angle, if self.phrase.trim().is_empty() { self.comment.trim() } else { self.phrase.trim() })
        };
        if !is_addr_spec(address) {
            return None;
        }
        let name = encoded_word::decode(name);
        let name = Some(name.trim()).filter(|name| !name.is_empty()).map(str::to_owned);
        Some(HeaderMailbox { name, address: address.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use quickcheck::quickcheck;

    use super::*;

    fn read(value: &str) -> Vec<(String, String)> {
        mailboxes(value, 99).into_iter().map(|m| (m.name.unwrap_or_default(), m.address)).collect()
    }

    fn pairs<const N: usize>(expected: [(&str, &str); N]) -> Vec<(String, String)> {
        expected.map(|(name, address)| (name.to_owned(), address.to_owned())).to_vec()
    }

    #[test]
    fn common_forms_are_read() {
        assert_eq!(
            read("\"Doe, J \\\"x\\\"\" <j@x.y>, a@b (Ann (B)), =?utf-8?Q?=C3=84?= <c@d>, <e@f>"),
            pairs([("Doe, J \"x\"", "j@x.y"), ("Ann B", "a@b"), ("\u{c4}", "c@d"), ("", "e@f")])
        );
    }

    #[test]
    fn groups_give_their_members() {
        assert_eq!(read("team: a@b, C <c@d>;, e@f"), pairs([("", "a@b"), ("C", "c@d"), ("", "e@f")]));
        assert_eq!(read("undisclosed-recipients:;"), []);
        assert_eq!(read("<@relay,@x:a@b>"), pairs([("", "a@b")]));
    }

    #[test]
    fn what_has_no_address_is_left_out() {
        for value in ["", "Jane Doe", "<>", "\"", "(", "a@", "@b", "a b@c", "<a@b", ",;,"] {
            assert!(read(value).len() <= usize::from(value == "<a@b"), "{value}");
        }
    }

    #[test]
    fn names_that_are_addresses_are_found() {
        for text in ["a@b.c", " 'a@b.c' ", "Ann <a@b.c>", "a@b.c (Ann)", "<a@b.c>"] {
            assert_eq!(single_mailbox(text).map(|m| m.address).as_deref(), Some("a@b.c"), "{text}");
        }
        for text in ["Ann", "a@b.c; d@e.f", "", "/o=x/cn=a@b c", "a @ b"] {
            assert_eq!(single_mailbox(text), None, "{text}");
        }
    }

    quickcheck! {
        fn addresses_survive(local: u32, domain: u32, name: String) -> bool {
            let address = format!("u{local}@d{domain}.example");
            let name: String = name.chars().filter(|c| !c.is_control() && !"\"\\=?".contains(*c)).collect();
            let list = mailboxes(&format!("\"{name}\" <{address}>, x@y"), 9);
            list.len() == 2 && list[0].address == address
        }
    }
}
