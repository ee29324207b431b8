//! What a document refers to: content ids and places, for telling inline attachments from others.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::html::entities;
use crate::html::tokens::{Token, Tokens};

/// References that are kept of each kind; no body that people wrote comes near.
const MAX_REFERENCES: usize = 1 << 16;

/// The references of an HTML body.
///
/// Content ids are compared without case, percent escapes and angle brackets, because all of these differ between the
/// body and the attachment in real files.
#[derive(Clone, Default, Debug)]
pub(crate) struct References {
    content_ids: HashSet<String>,
    locations: HashSet<String>,
}

impl References {
    /// Gathers the references of a document.
    pub(crate) fn of(html: &str) -> Self {
        let mut references = Self::default();
        for token in Tokens::new(html) {
            match token {
                Token::Tag(tag) if !tag.is_end => {
                    for (name, value) in tag.attributes() {
                        references.attribute(name, value);
                    }
                }
                Token::Raw(css) => references.style(css),
                _ => {}
            }
        }
        references
    }

    /// Whether the body refers to this content id, with or without brackets, as `cid:`.
    pub(crate) fn has_content_id(&self, id: &str) -> bool {
        let id = normal_id(id);
        !id.is_empty() && self.content_ids.contains(&id)
    }

    /// Whether the body refers to this place; a relative place is looked for as it stands and below `base`.
    pub(crate) fn has_location(&self, location: &str, base: Option<&str>) -> bool {
        let location = location.trim();
        if location.is_empty() {
            return false;
        }
        if self.locations.contains(&*percent_decoded(location)) {
            return true;
        }
        base.map(str::trim).filter(|base| !base.is_empty()).is_some_and(|base| {
            // The body may name the place relative to the base, or the attachment may.
            let joined = format!("{}/{}", base.trim_end_matches('/'), location.trim_start_matches('/'));
            let relative = location.strip_prefix(base).map(|rest| rest.trim_start_matches('/'));
            self.locations.contains(&*percent_decoded(&joined))
                || relative
                    .is_some_and(|rest| !rest.is_empty() && self.locations.contains(&*percent_decoded(rest)))
        })
    }

    fn attribute(&mut self, name: &str, value: &str) {
        let local = name.rsplit_once(':').map_or(name, |(_, local)| local);
        if local.eq_ignore_ascii_case("style") {
            self.style(value);
        } else if ["src", "background", "href", "data", "poster", "lowsrc", "dynsrc", "longdesc"]
            .iter()
            .any(|known| local.eq_ignore_ascii_case(known))
        {
            self.url(value);
        }
    }

    /// The `url(...)` of style sheets.
    fn style(&mut self, css: &str) {
        let mut rest = css;
        while let Some(at) = rest.find('(') {
            let (before, after) = rest.split_at(at);
            let after = after.get(1..).unwrap_or_default();
            rest = after;
            let is_url = before.len().checked_sub(3).and_then(|at| before.get(at..));
            if !is_url.is_some_and(|word| word.eq_ignore_ascii_case("url")) {
                continue;
            }
            let Some((target, tail)) = after.split_once(')') else { return };
            self.url(target.trim().trim_matches(['"', '\'']));
            rest = tail;
        }
    }

    fn url(&mut self, written: &str) {
        let written = written.trim();
        let url = entities::decode(written);
        let scheme = url.get(..4).filter(|scheme| scheme.eq_ignore_ascii_case("cid:"));
        if scheme.is_some() {
            let id = normal_id(url.get(4..).unwrap_or_default());
            if !id.is_empty() && self.content_ids.len() < MAX_REFERENCES {
                self.content_ids.insert(id);
            }
        } else if !url.is_empty()
            && !url.starts_with('#')
            && !url.starts_with("data:")
            && self.locations.len() < MAX_REFERENCES
        {
            self.locations.insert(percent_decoded(&url).into_owned());
        }
    }
}

/// A content id as it is compared.
fn normal_id(id: &str) -> String {
    let id = percent_decoded(id.trim());
    id.trim().trim_start_matches('<').trim_end_matches('>').to_lowercase()
}

/// Text with its percent escapes resolved, where these are UTF-8.
fn percent_decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        let digit = |at: usize| tail.get(at).and_then(|b| char::from(*b).to_digit(16));
        match (byte, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(u8::try_from(high << 4 | low).unwrap_or(b'%'));
                rest = tail.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(byte);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_ids_match_without_case_escapes_and_brackets() {
        let html =
            "<img src=\"cid:Image001.png@01D0%2EAB\"><v:imagedata src='CID:&lt;x y&gt;' o:href='cid:z'>";
        let references = References::of(html);
        assert!(references.has_content_id("<image001.PNG@01d0.ab>"));
        assert!(references.has_content_id("x%20y"));
        assert!(references.has_content_id("z"));
        assert!(!references.has_content_id("image001.png"));
        assert!(!references.has_content_id(""));
    }

    #[test]
    fn style_sheets_refer_too() {
        let html = "<style>td { background: URL( 'cid:a' ) }</style><td style=\"background:url(cid:b)\" background=cid:c>";
        let references = References::of(html);
        assert!(["a", "b", "c"].iter().all(|id| references.has_content_id(id)));
    }

    #[test]
    fn places_match_whole_or_below_the_base() {
        let references = References::of("<img src='img/a%20b.gif'><a href='http://x/y.png'></a>");
        assert!(references.has_location("img/a b.gif", None));
        assert!(references.has_location("http://x/y.png", None));
        assert!(references.has_location("y.png", Some("http://x/")));
        assert!(references.has_location("http://z/img/a b.gif", Some("http://z")));
        assert!(!references.has_location("b.gif", None));
        assert!(!references.has_location(" ", Some("http://x/")));
    }
}
