//! Signed, encrypted and rights-protected messages ([MS-OXOSMIME], [MS-OXORMMS]).

use std::borrow::Cow;

use crate::attachment::{Attachment, AttachmentContent};
use crate::error::Result;
use crate::mail::TransportHeaders;
use crate::message::{Message, MessageClass};

/// Bytes of an entity in which its header is looked for.
const HEADER_WITHIN: usize = 64 << 10;

/// How the true content of a message is wrapped.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum SecurityKind {
    /// `multipart/signed`: readable by anybody, with a signature (S/MIME or PGP) beside it. The bodies of the message
    /// are those of the signed part; its attachments are inside.
    ClearSigned,
    /// CMS signed data: readable, but only by software that unwraps it.
    OpaqueSigned,
    /// CMS enveloped data: encrypted.
    Encrypted,
    /// CMS of another kind, or cut short.
    OtherCms,
    /// Protected by rights management (`message.rpmsg`).
    RightsProtected,
}

impl SecurityKind {
    /// A stable word, such as `clear_signed`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ClearSigned => "clear_signed",
            Self::OpaqueSigned => "opaque_signed",
            Self::Encrypted => "encrypted",
            Self::OtherCms => "other_cms",
            Self::RightsProtected => "rights_protected",
        }
    }
}

/// The one attachment that holds the true content of a signed, encrypted or protected message.
#[derive(Clone, Debug)]
pub struct SecureContent {
    kind: SecurityKind,
    attachment: Attachment,
    content_type: Option<String>,
}

impl SecureContent {
    /// How the content is wrapped.
    #[must_use]
    pub fn kind(&self) -> SecurityKind {
        self.kind
    }

    /// The attachment.
    #[must_use]
    pub fn attachment(&self) -> &Attachment {
        &self.attachment
    }

    /// The Content-Type of a MIME entity, unfolded, with its parameters (`protocol`, `boundary`, `smime-type`); `None`
    /// where the attachment is bare CMS.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }

    /// The wrapped content byte by byte: for a clear-signed message the whole MIME entity with its header, whose bytes
    /// the signature covers; else CMS or what the attachment holds.
    ///
    /// # Errors
    ///
    /// As [`Attachment::bytes`].
    pub fn bytes(&self) -> Result<Cow<'_, [u8]>> {
        Ok(self.attachment.bytes()?.unwrap_or_default())
    }
}

impl Message {
    /// What wraps the true content of the message, if it is signed, encrypted or protected: such a message has exactly
    /// one attachment, and a class or media type that says so. Signatures are not verified.
    ///
    /// # Errors
    ///
    /// `Properties` if a property cannot be read.
    pub fn secure_content(&self) -> Result<Option<SecureContent>> {
        if self.num_attachments() != 1 {
            return Ok(None);
        }
        let Some(attachment) = self.attachments()?.pop() else { return Ok(None) };
        if attachment.content()? != AttachmentContent::Data {
            return Ok(None);
        }
        let class = self.class()?;
        let is_smime = class.as_ref().is_some_and(is_smime);
        let media_type = attachment.mime_type()?.unwrap_or_default().to_ascii_lowercase();
        let name = attachment.name()?.unwrap_or_default().to_ascii_lowercase();
        if name == "message.rpmsg" || media_type == "application/x-microsoft-rpmsg-message" {
            let kind = SecurityKind::RightsProtected;
            return Ok(Some(SecureContent { kind, attachment, content_type: None }));
        }
        // A file of CMS attached to an ordinary note is just that; a whole signed entity is not.
        if !is_smime && media_type != "multipart/signed" {
            return Ok(None);
        }
        let front = front_of(&attachment)?;
        if let [0x30, ..] = front.as_slice() {
            let kind = cms_kind(&front);
            return Ok(Some(SecureContent { kind, attachment, content_type: None }));
        }
        let content_type = content_type_of(&front);
        let lower = content_type.as_deref().unwrap_or_default().to_ascii_lowercase();
        let kind = if lower.starts_with("multipart/signed") {
            SecurityKind::ClearSigned
        } else if lower.contains("enveloped-data") {
            SecurityKind::Encrypted
        } else if lower.contains("signed-data") {
            SecurityKind::OpaqueSigned
        } else if is_pkcs7(&lower) {
            SecurityKind::OtherCms
        } else {
            return Ok(None);
        };
        Ok(Some(SecureContent { kind, attachment, content_type }))
    }
}

fn is_smime(class: &MessageClass) -> bool {
    class.ends_with("SMIME") || class.ends_with("SMIME.MultipartSigned")
}

fn is_pkcs7(media_type: &str) -> bool {
    media_type.starts_with("application/pkcs7-mime") || media_type.starts_with("application/x-pkcs7-mime")
}

/// The first bytes of the data.
fn front_of(attachment: &Attachment) -> Result<Vec<u8>> {
    let Some(mut stream) = attachment.open()? else { return Ok(Vec::new()) };
    let len = usize::try_from(stream.len_bytes()).unwrap_or(HEADER_WITHIN).min(HEADER_WITHIN);
    let mut front = vec![0; len];
    let read = stream.read_at(0, &mut front).map_err(|source| attachment.bag().file_error(source))?;
    front.truncate(read);
    Ok(front)
}

/// The Content-Type in the header of a MIME entity.
fn content_type_of(front: &[u8]) -> Option<String> {
    let text = front.iter().map(|byte| char::from(*byte)).collect();
    TransportHeaders::new(text).get("Content-Type").map(|field| field.value().into_owned())
}

/// The kind of CMS by the object identifier of its content (1.2.840.113549.1.7.x), which is the first thing in it.
fn cms_kind(front: &[u8]) -> SecurityKind {
    const PKCS7: [u8; 10] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07];
    const AUTH_ENVELOPED: [u8; 13] =
        [0x06, 0x0B, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x01, 0x17];
    // Behind the tag stand one to five bytes of length.
    for identifier in (2..=6).filter_map(|at| front.get(at..)) {
        if let Some(kind) = identifier.strip_prefix(PKCS7.as_slice()).and_then(<[u8]>::first) {
            return match kind {
                2 => SecurityKind::OpaqueSigned,
                3 | 6 => SecurityKind::Encrypted,
                _ => SecurityKind::OtherCms,
            };
        }
        if identifier.starts_with(&AUTH_ENVELOPED) {
            return SecurityKind::Encrypted;
        }
    }
    SecurityKind::OtherCms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cms_is_told_by_its_first_identifier() {
        let cms = |length: &[u8], kind: u8| {
            [&[0x30], length, &[0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, kind]].concat()
        };
        assert_eq!(cms_kind(&cms(&[0x80], 2)), SecurityKind::OpaqueSigned);
        assert_eq!(cms_kind(&cms(&[0x82, 1, 0], 3)), SecurityKind::Encrypted);
        assert_eq!(cms_kind(&cms(&[0x84, 0, 0, 1, 0], 1)), SecurityKind::OtherCms);
        assert_eq!(cms_kind(&[0x30]), SecurityKind::OtherCms);
    }

    #[test]
    fn content_type_may_stand_behind_other_fields() {
        let entity = b"MIME-Version: 1.0\r\nX-MimeOLE: x\r\nContent-Type: multipart/signed;\r\n\tprotocol=\"p\"\r\n\r\n--b\r\n";
        assert_eq!(content_type_of(entity).as_deref(), Some("multipart/signed;\tprotocol=\"p\""));
        assert_eq!(content_type_of(b"\xFF\xFE"), None);
    }
}
