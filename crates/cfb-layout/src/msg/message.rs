//! Messages, recipients and attachments, and the storages they become ([MS-OXMSG] 2.2).

use crate::msg::properties::substg;
use crate::msg::{NamedProperties, Properties, Value, pid};
use crate::{Content, NodeId, Plan, Version};

/// CLSID of the root storage of a message, as on disk.
const MESSAGE_CLSID: [u8; 16] = [0x0B, 0x0D, 2, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46];

/// A message file: the message, and the names of its named properties.
#[derive(Clone, Debug)]
pub struct MsgFile {
    /// The message.
    pub message: Message,
    /// The named properties of the message and of everything inside it.
    pub names: NamedProperties,
    /// CLSID of the root storage; that of a message unless changed.
    pub clsid: [u8; 16],
    /// Version of the compound file; 3 unless changed.
    pub version: Version,
}

impl Default for MsgFile {
    fn default() -> Self {
        Self {
            message: Message::default(),
            names: NamedProperties::default(),
            clsid: MESSAGE_CLSID,
            version: Version::V3,
        }
    }
}

impl MsgFile {
    /// A message without a property.
    pub fn new() -> Self {
        Self::default()
    }

    /// The compound file, its places still to be chosen.
    pub fn plan(&self) -> Plan {
        let mut plan = Plan::new(self.version);
        let root = plan.root();
        plan.set_clsid(root, self.clsid);
        self.names.write(&mut plan, root);
        let mut open = vec![(&self.message, root, true)];
        while let Some((message, storage, top)) = open.pop() {
            message.write(&mut plan, storage, top, &mut open);
        }
        plan
    }

    /// The bytes of the file.
    pub fn to_vec(&self) -> Vec<u8> {
        self.plan().to_vec()
    }
}

/// A message, on top of a file or embedded in an attachment.
#[derive(Clone, Debug, Default)]
pub struct Message {
    /// Its properties.
    pub properties: Properties,
    recipients: Vec<(u32, Properties)>,
    attachments: Vec<(u32, Attachment)>,
}

impl Message {
    /// Sets a property of the message.
    pub fn set(&mut self, id: u16, value: impl Into<Value>) -> &mut Self {
        self.properties.set(id, value);
        self
    }

    /// Adds a recipient with the next number, its PidTagRowid set.
    pub fn recipient(&mut self) -> &mut Properties {
        let number = next_number(&self.recipients);
        self.recipient_numbered(number).set(pid::PidTagRowid, number as i32)
    }

    /// Adds a recipient without properties whose storage has this number.
    pub fn recipient_numbered(&mut self, number: u32) -> &mut Properties {
        &mut push(&mut self.recipients, number).1
    }

    /// Adds an attachment with the next number, its PidTagAttachNumber set.
    pub fn attachment(&mut self) -> &mut Attachment {
        let number = next_number(&self.attachments);
        let attachment = self.attachment_numbered(number);
        attachment.set(pid::PidTagAttachNumber, number as i32);
        attachment.properties.flags(pid::PidTagAttachNumber, 2);
        attachment
    }

    /// Adds an attachment without properties whose storage has this number.
    pub fn attachment_numbered(&mut self, number: u32) -> &mut Attachment {
        &mut push(&mut self.attachments, number).1
    }

    fn write<'a>(
        &'a self,
        plan: &mut Plan,
        storage: NodeId,
        top: bool,
        open: &mut Vec<(&'a Self, NodeId, bool)>,
    ) {
        let counts = [
            next_number(&self.recipients),
            next_number(&self.attachments),
            self.recipients.len() as u32,
            self.attachments.len() as u32,
        ];
        let mut header = vec![0; 8];
        header.extend(counts.iter().flat_map(|count| count.to_le_bytes()));
        header.resize(if top { 32 } else { 24 }, 0);
        self.properties.write(plan, storage, &header);
        for (number, recipient) in &self.recipients {
            let row = plan.storage(storage, format!("__recip_version1.0_#{number:08X}"));
            recipient.write(plan, row, &[0; 8]);
        }
        for (number, attachment) in &self.attachments {
            let row = plan.storage(storage, format!("__attach_version1.0_#{number:08X}"));
            attachment.properties.write(plan, row, &[0; 8]);
            if let Some(message) = &attachment.message {
                open.push((message, plan.storage(row, substg(0x3701_000D)), false));
            }
        }
    }
}

/// An attachment.
#[derive(Clone, Debug, Default)]
pub struct Attachment {
    /// Its properties.
    pub properties: Properties,
    message: Option<Box<Message>>,
}

impl Attachment {
    /// Sets a property of the attachment.
    pub fn set(&mut self, id: u16, value: impl Into<Value>) -> &mut Self {
        self.properties.set(id, value);
        self
    }

    /// Makes it a file: PidTagAttachMethod 1, PidTagAttachLongFilename and the data.
    pub fn by_value(&mut self, name: impl Into<Value>, data: impl Into<Content>) -> &mut Self {
        let data = data.into();
        self.common(1, data.len_bytes());
        self.set(pid::PidTagAttachLongFilename, name).set(pid::PidTagAttachDataBinary, data)
    }

    /// Makes it an embedded message (PidTagAttachMethod 5), still to be filled.
    pub fn embedded(&mut self) -> &mut Message {
        self.common(5, 0);
        let entry = [0xFF, 0xFF, 0xFF, 0xFF, 1, 0, 0, 0];
        self.set(0x3701, Value::Raw { property_type: 0x000D, entry, stream: None });
        self.message.insert(Box::default())
    }

    fn common(&mut self, method: i32, size: u64) {
        self.set(pid::PidTagAttachMethod, method).set(pid::PidTagRenderingPosition, -1);
        self.set(pid::PidTagObjectType, 7).set(pid::PidTagAttachSize, size as i32);
        self.properties.flags(pid::PidTagAttachMethod, 7).flags(pid::PidTagRenderingPosition, 7);
        self.properties.flags(pid::PidTagObjectType, 2).flags(pid::PidTagAttachSize, 2);
    }
}

fn next_number<T>(rows: &[(u32, T)]) -> u32 {
    rows.iter().map(|(number, _)| number + 1).max().unwrap_or(0)
}

fn push<T: Default>(rows: &mut Vec<(u32, T)>, number: u32) -> &mut (u32, T) {
    let index = rows.len();
    rows.push((number, T::default()));
    &mut rows[index]
}
