//! Names of eight letters and an extension of three, for PidTagAttachFilename.

use std::collections::HashSet;

/// Letters of the name, and of its extension.
const NAME: usize = 8;
const EXTENSION: usize = 3;

/// The extension of a file name, with its dot.
pub(super) fn extension(name: &str) -> Option<&str> {
    let at = name.rfind('.').filter(|at| *at > 0)?;
    name.get(at..).filter(|extension| extension.len() > 1)
}

/// The short name of a file that none of the others has. A name that is short already stays as it is.
pub(super) fn short(name: &str, taken: &mut HashSet<String>) -> String {
    let dotted = extension(name).unwrap_or_default();
    let base = name.strip_suffix(dotted).unwrap_or(name);
    let is_plain = |text: &str, most: usize| text.len() <= most && clean(text) == text.to_ascii_uppercase();
    let rest = dotted.trim_start_matches('.');
    if !base.is_empty()
        && is_plain(base, NAME)
        && is_plain(rest, EXTENSION)
        && taken.insert(name.to_ascii_uppercase())
    {
        return name.to_owned();
    }
    let (base, mut rest) = (clean(base), clean(rest));
    rest.truncate(EXTENSION);
    let mut number = 1usize;
    loop {
        let tail = format!("~{number}");
        let letters = base.get(..NAME.saturating_sub(tail.len()).min(base.len())).unwrap_or_default();
        let dot = if rest.is_empty() { "" } else { "." };
        let short = format!("{letters}{tail}{dot}{rest}");
        if taken.insert(short.clone()) {
            return short;
        }
        number = number.saturating_add(1);
    }
}

/// Upper case, and nothing but what such names are made of.
fn clean(text: &str) -> String {
    let allowed = |letter: &char| letter.is_ascii_alphanumeric() || "_-!#$%&'()@^`{}~".contains(*letter);
    text.chars().filter(allowed).map(|letter| letter.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_and_told_apart() {
        let mut taken = HashSet::new();
        let mut of = |name| short(name, &mut taken);
        assert_eq!(of("menu.txt"), "menu.txt");
        assert_eq!(of("MENU.TXT"), "MENU~1.TXT");
        assert_eq!(of("Quarterly report.docx"), "QUARTE~1.DOC");
        assert_eq!(of("Quarterly result.docx"), "QUARTE~2.DOC");
        assert_eq!(of("\u{441}\u{447}\u{451}\u{442}.pdf"), "~1.PDF");
        assert_eq!(of("no extension here"), "NOEXTE~1");
        assert_eq!(of(".profile"), "PROFIL~1");
        assert_eq!(of("a.tar.gz"), "ATAR~1.GZ");
        assert_eq!(of(""), "~1");
    }

    #[test]
    fn extensions_have_their_dot() {
        assert_eq!(extension("a.b.txt"), Some(".txt"));
        assert_eq!(extension(".profile"), None);
        assert_eq!(extension("end."), None);
    }
}
