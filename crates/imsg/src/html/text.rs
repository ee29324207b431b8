//! Readable text out of HTML.

use crate::html::entities;
use crate::html::tokens::{Tag, Token, Tokens};

/// The text of a document: blocks on lines of their own, lists marked, cells apart, the targets of links behind them,
/// white space folded outside `pre`. Lines end in CR LF, as in the text bodies of messages.
pub(crate) fn to_text(html: &str) -> String {
    let mut writer = Writer::new(html.len());
    for token in Tokens::new(html) {
        match token {
            Token::Text(text) => writer.text(text),
            Token::Tag(tag) if tag.is_end => writer.end(&tag),
            Token::Tag(tag) => writer.start(&tag),
            Token::Raw(_) => {}
        }
    }
    writer.finish()
}

/// How a tag breaks the text.
enum Break {
    None,
    Line,
    /// A blank line.
    Paragraph,
}

fn break_of(tag: &Tag<'_>) -> Break {
    const PARAGRAPH: [&str; 13] =
        ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre"];
    const LINE: [&str; 22] = [
        "div",
        "li",
        "tr",
        "dt",
        "dd",
        "hr",
        "body",
        "html",
        "form",
        "center",
        "address",
        "article",
        "aside",
        "section",
        "header",
        "footer",
        "nav",
        "main",
        "figure",
        "figcaption",
        "fieldset",
        "caption",
    ];
    if PARAGRAPH.iter().any(|name| tag.is(name)) {
        Break::Paragraph
    } else if LINE.iter().any(|name| tag.is(name)) {
        Break::Line
    } else {
        Break::None
    }
}

/// A link that is open: where its text begins in the output, and its target.
struct Link {
    from: usize,
    target: String,
}

struct Writer {
    out: String,
    /// Line ends owed before the next text: 0 to 2.
    owed_lines: u8,
    /// Whether a space is owed before the next text.
    owed_space: bool,
    /// Depth of `pre` elements.
    pre: u32,
    /// Open lists: the next number of an `ol`, `None` for others.
    lists: Vec<Option<u32>>,
    link: Option<Link>,
    /// Whether a cell stands on the line already.
    row_has_cell: bool,
}

impl Writer {
    fn new(html_len: usize) -> Self {
        Self {
            out: String::with_capacity(html_len / 4),
            owed_lines: 0,
            owed_space: false,
            pre: 0,
            lists: Vec::new(),
            link: None,
            row_has_cell: false,
        }
    }

    fn owe(&mut self, wanted: &Break) {
        let lines = match wanted {
            Break::None => return,
            Break::Line => 1,
            Break::Paragraph => 2,
        };
        self.owed_lines = self.owed_lines.max(lines);
        self.owed_space = false;
    }

    /// Pays the breaks and spaces owed: text follows.
    fn settle(&mut self) {
        if self.owed_lines > 0 {
            trim_line_end(&mut self.out);
            if !self.out.is_empty() {
                for _ in 0..self.owed_lines {
                    self.out.push_str("\r\n");
                }
            }
            self.owed_lines = 0;
            self.owed_space = false;
        }
        if self.owed_space {
            if !self.out.is_empty() && !self.out.ends_with(['\n', '\t', ' ']) {
                self.out.push(' ');
            }
            self.owed_space = false;
        }
    }

    fn text(&mut self, text: &str) {
        entities::decode_each(text, |piece| {
            if self.pre > 0 {
                self.preformatted(piece);
            } else {
                self.folded(piece);
            }
        });
    }

    fn folded(&mut self, text: &str) {
        let mut words = text.split(is_space).peekable();
        while let Some(word) = words.next() {
            if !word.is_empty() {
                self.settle();
                self.out.push_str(word);
            }
            if words.peek().is_some() && self.owed_lines == 0 {
                self.owed_space = true;
            }
        }
    }

    fn preformatted(&mut self, text: &str) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.settle();
                self.out.push_str("\r\n");
            }
            let line = line.strip_suffix('\r').unwrap_or(line);
            if !line.is_empty() {
                self.settle();
                self.out.push_str(line);
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        self.owe(&break_of(tag));
        if tag.is("br") {
            self.settle();
            trim_line_end(&mut self.out);
            self.out.push_str("\r\n");
        } else if tag.is("hr") {
            self.settle();
            self.out.push_str("----------");
            self.owe(&Break::Line);
        } else if tag.is("pre") {
            self.pre = self.pre.saturating_add(1);
        } else if tag.is("ul") || tag.is("ol") {
            self.lists.push(tag.is("ol").then_some(1));
        } else if tag.is("li") {
            self.item();
        } else if tag.is("tr") {
            self.row_has_cell = false;
        } else if tag.is("td") || tag.is("th") {
            if self.row_has_cell && self.owed_lines == 0 {
                self.owed_space = false;
                self.out.push('\t');
            }
            self.row_has_cell = true;
        } else if tag.is("img") {
            if let Some(alt) = tag.attribute("alt").filter(|alt| !alt.trim().is_empty()) {
                self.text(alt);
            }
        } else if tag.is("a") {
            self.close_link();
            if let Some(target) = tag.attribute("href") {
                self.settle_before_link();
                let target = entities::decode(target.trim()).into_owned();
                self.link = Some(Link { from: self.out.len(), target });
            }
        }
    }

    /// Pays what is owed unless a line break is, which the text of the link will pay.
    fn settle_before_link(&mut self) {
        if self.owed_lines == 0 {
            self.settle();
        }
    }

    fn end(&mut self, tag: &Tag<'_>) {
        self.owe(&break_of(tag));
        if tag.is("pre") {
            self.pre = self.pre.saturating_sub(1);
        } else if tag.is("ul") || tag.is("ol") {
            self.lists.pop();
        } else if tag.is("a") {
            self.close_link();
        }
    }

    fn item(&mut self) {
        self.settle();
        match self.lists.last_mut() {
            Some(Some(number)) => {
                self.out.push_str(&format!("{number}. "));
                *number = number.saturating_add(1);
            }
            _ => self.out.push_str("* "),
        }
    }

    /// Writes the target of the open link behind its text, unless the text says it.
    fn close_link(&mut self) {
        let Some(link) = self.link.take() else { return };
        let shown = self.out.get(link.from..).unwrap_or_default().trim();
        let scheme = link.target.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
        let bare = link.target.strip_prefix("mailto:").unwrap_or(&link.target);
        let bare = bare.trim_end_matches('/');
        let known = matches!(scheme.as_deref(), Some("http" | "https" | "ftp" | "mailto"));
        if known && !shown.is_empty() && !shown.contains(bare) {
            self.out.push_str(&format!(" <{}>", link.target));
        }
    }

    fn finish(mut self) -> String {
        self.close_link();
        let len = self.out.trim_end().len();
        self.out.truncate(len);
        let blank = self.out.len().saturating_sub(self.out.trim_start_matches(['\r', '\n', ' ', '\t']).len());
        if blank > 0 {
            self.out.drain(..blank);
        }
        self.out
    }
}

/// White space that HTML folds; the no-break space is not among it.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0C')
}

/// Cuts blanks, no-break spaces too, at the end of the last line.
fn trim_line_end(out: &mut String) {
    let len = out.trim_end_matches([' ', '\t', '\u{a0}']).len();
    out.truncate(len);
}

#[cfg(test)]
mod tests {
    use quickcheck::quickcheck;

    use super::*;

    #[test]
    fn paragraphs_lines_and_white_space() {
        assert_eq!(to_text("<p>One\n  two</p>\r\n<p>three<br>four</p>"), "One two\r\n\r\nthree\r\nfour");
        assert_eq!(to_text("<div>a</div><div><div>b</div></div> c"), "a\r\nb\r\nc");
        assert_eq!(to_text("a <b> b </b> c<i>d</i>"), "a b cd");
        assert_eq!(to_text("<p>&nbsp;</p><p>x&nbsp;y</p>"), "x\u{a0}y");
    }

    #[test]
    fn head_style_and_script_are_no_text() {
        let html =
            "<html><head><title>t</title><style>p{}</style></head><body>b<script>1<2</script></body></html>";
        assert_eq!(to_text(html), "b");
    }

    #[test]
    fn preformatted_text_keeps_its_lines() {
        assert_eq!(to_text("x<pre>a\n  b\r\nc</pre>y"), "x\r\n\r\na\r\n  b\r\nc\r\n\r\ny");
    }

    #[test]
    fn lists_and_tables_are_marked() {
        assert_eq!(
            to_text("<ul><li>a<li>b</ul><ol><li>c</li><li>d</li></ol>"),
            "* a\r\n* b\r\n\r\n1. c\r\n2. d"
        );
        assert_eq!(to_text("<table><tr><td>1</td><td>2</td></tr><tr><td>3<td>4</table>"), "1\t2\r\n3\t4");
    }

    #[test]
    fn targets_of_links_follow_their_text() {
        assert_eq!(to_text("<a href='http://x.y/?a=1&amp;b'>here</a>."), "here <http://x.y/?a=1&b>.");
        assert_eq!(to_text("<a href=\"http://x.y/\">http://x.y</a>"), "http://x.y");
        assert_eq!(to_text("<a href=\"mailto:a@b.c\">a@b.c</a> <a href='#top'>up</a>"), "a@b.c up");
        assert_eq!(to_text("<a href='http://x.y/'><img src='cid:1' alt='logo'></a>"), "logo <http://x.y/>");
    }

    quickcheck! {
        fn any_text_gives_text(html: String) -> bool {
            to_text(&html).len() <= html.len().saturating_mul(8).saturating_add(64)
        }
    }
}
