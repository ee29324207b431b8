//! What a file is that is no compound file, by its first bytes: so that the error can say what to do.

/// The first bytes of a compound file.
pub(crate) const SIGNATURE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// A format known by its first bytes.
const KNOWN: &[(&[u8], &str)] = &[
    (b"%PDF-", "this looks like a PDF document"),
    (
        b"PK\x03\x04",
        "this looks like a ZIP archive (or a document of the newer Office formats): unpack it first",
    ),
    (b"!BDN", "this looks like an Outlook data file (.pst or .ost), which holds a whole mailbox"),
    (b"\x78\x9F\x3E\x22", "this looks like a winmail.dat attachment (TNEF)"),
    (b"{\\rtf", "this looks like an RTF document"),
    (b"7z\xBC\xAF\x27\x1C", "this looks like a 7z archive: unpack it first"),
    (b"Rar!", "this looks like a RAR archive: unpack it first"),
    (b"\x1F\x8B", "this looks like gzip data: unpack it first"),
    (b"From ", "this looks like an mbox mailbox, which is text"),
    (b"\xFF\xD8\xFF", "this looks like a JPEG picture"),
    (b"\x89PNG", "this looks like a PNG picture"),
    (b"\x7FELF", "this looks like a program"),
    (b"MZ", "this looks like a Windows program"),
];

/// Header fields that mail in text form begins with.
const MAIL_FIELDS: &[&str] = &[
    "return-path:",
    "received:",
    "delivered-to:",
    "message-id:",
    "mime-version:",
    "from:",
    "to:",
    "subject:",
    "date:",
    "content-type:",
    "x-",
];

/// What the file may be and what to do with it, from its first bytes (some hundred are enough).
pub(crate) fn guess(head: &[u8]) -> String {
    if head.is_empty() {
        return "the file is empty: fetch or copy it again".to_owned();
    }
    if let Some((_, text)) = KNOWN.iter().find(|(magic, _)| head.starts_with(magic)) {
        return (*text).to_owned();
    }
    let line = head.split(|&byte| byte == b'\n').next().unwrap_or(head);
    let line = String::from_utf8_lossy(line).to_ascii_lowercase();
    if MAIL_FIELDS.iter().any(|field| line.starts_with(field)) && line.contains(':') {
        return "this looks like a mail in text form (.eml), which any mail program or editor shows"
            .to_owned();
    }
    if head.iter().all(|&byte| byte == 0) {
        return "the file begins with zeros, as a broken download or an unfinished copy does: fetch it again"
            .to_owned();
    }
    let is_text =
        head.iter().all(|&byte| byte >= 0x20 && byte != 0x7F || matches!(byte, b'\t' | b'\n' | b'\r'));
    if is_text {
        return "this looks like text: a .msg file is a binary compound file".to_owned();
    }
    if SIGNATURE.starts_with(head) || head.starts_with(&SIGNATURE) {
        return "the file begins like a compound file: `imsg check` says how far it can be read".to_owned();
    }
    "a .msg or .oft file as Outlook saves it was expected: check where this file comes from".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_mix_ups_are_named() {
        assert!(guess(b"").contains("empty"));
        assert!(guess(b"%PDF-1.7\n").contains("PDF"));
        assert!(guess(b"Received: from a by b\nSubject: x\n").contains(".eml"));
        assert!(guess(b"Dear all,\n").contains("text"));
        assert!(guess(&[0; 64]).contains("zeros"));
        assert!(guess(&[1, 2, 3]).contains("expected"));
        assert!(guess(&SIGNATURE[..4]).contains("imsg check"));
    }
}
