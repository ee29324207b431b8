//! Signed and encrypted mail, of entities that are ready ([MS-OXOSMIME] 2.2).

use mapi_props::{NamedProperty, pid_tag, property_set};

use crate::error::Result;
use crate::make::attachment::Attachment;
use crate::make::build::Build;
use crate::make::calendar::invalid;
use crate::make::item::Item;
use crate::make::mail::Mail;

/// PidNameContentType.
const CONTENT_TYPE: NamedProperty<'static> =
    NamedProperty::string(property_set::PS_INTERNET_HEADERS, "content-type");

/// PidTagIconIndex of signed and of encrypted mail.
const SIGNED_ICON: i32 = 0x111;
const ENCRYPTED_ICON: i32 = 0x110;

/// A mail that is signed or encrypted by somebody else: the entity is kept to the last byte, nothing is signed here.
///
/// ```
/// use imsg::make::{Build, Mail, SecureMail};
/// let entity = b"Content-Type: multipart/signed; boundary=b\r\n\r\n--b\r\n\r\nHi\r\n--b--\r\n";
/// let mail = SecureMail::signed(Mail::new().subject("Hi").text("Hi"), entity)?;
/// let message = imsg::Message::from_bytes(mail.to_bytes()?)?;
/// assert_eq!(message.secure_content()?.unwrap().bytes()?, &entity[..]);
/// # Ok::<(), imsg::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it is written"]
pub struct SecureMail {
    mail: Mail,
    entity: Attachment,
    content_type: Option<String>,
    icon: i32,
}

impl SecureMail {
    /// A clear-signed mail (class IPM.Note.SMIME.MultipartSigned): the whole entity `multipart/signed` with its own
    /// header. The mail has the text that was signed as its body, and no other attachments.
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_PARAMETER` if the bytes do not begin with the header of such an entity.
    pub fn signed(mail: Mail, entity: impl Into<Vec<u8>>) -> Result<Self> {
        let entity = entity.into();
        let kind = content_type(&entity).unwrap_or_default();
        if !kind.to_ascii_lowercase().starts_with("multipart/signed") {
            return Err(invalid("the entity has no header of multipart/signed", "smime.p7m"));
        }
        let entity = Attachment::bytes("smime.p7m", entity).mime_type("multipart/signed");
        let mail = mail.class("IPM.Note.SMIME.MultipartSigned");
        Ok(Self { mail, entity, content_type: None, icon: SIGNED_ICON })
    }

    /// An encrypted or opaquely signed mail (class IPM.Note.SMIME): the CMS data, not encoded, and the value of the header
    /// `Content-Type` that it came with. The mail has no body.
    ///
    /// # Errors
    ///
    /// `MAPI_E_INVALID_PARAMETER` if the bytes are no CMS data.
    pub fn opaque(mail: Mail, cms: impl Into<Vec<u8>>, content_type: &str) -> Result<Self> {
        let cms = cms.into();
        if cms.first() != Some(&0x30) {
            return Err(invalid("the data does not begin as CMS does", "smime.p7m"));
        }
        let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let entity = Attachment::bytes("smime.p7m", cms).mime_type(&kind);
        let mail = mail.class("IPM.Note.SMIME");
        Ok(Self { mail, entity, content_type: Some(content_type.to_owned()), icon: ENCRYPTED_ICON })
    }
}

/// The value of the header `Content-Type`, as far as its first line.
fn content_type(entity: &[u8]) -> Option<String> {
    let mut lines = entity.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    let name = b"content-type:";
    let line = lines
        .by_ref()
        .take_while(|line| !line.is_empty())
        .find(|line| line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)))?;
    let value = String::from_utf8_lossy(line.get(name.len()..)?).trim().to_owned();
    // The value may begin on the next line.
    if value.is_empty() {
        Some(String::from_utf8_lossy(lines.next()?).trim().to_owned())
    } else {
        Some(value)
    }
}

impl Build for SecureMail {
    fn item_mut(&mut self) -> &mut Item {
        self.mail.item_mut()
    }

    fn to_item(&self) -> Result<Item> {
        let mut item = self.mail.to_item()?;
        if !item.attachments.is_empty() {
            return Err(invalid("secure mail has its attachments inside the entity", "smime.p7m"));
        }
        if self.content_type.is_some() && item.body.is_some() {
            return Err(invalid("an opaque mail has its body inside the entity", "smime.p7m"));
        }
        item.attachments.push(self.entity.clone());
        if let Some(content_type) = &self.content_type {
            item.values.text(CONTENT_TYPE, content_type);
        }
        item.values.integer(pid_tag::PidTagIconIndex, self.icon);
        Ok(item)
    }
}
