//! `PidLidVerbStream`: the buttons of a message, voting ones among them.

use mapi_props::{CodePage, Severity};

use super::error::{BlobError, Parsed};
use super::reader::{Read, Reader};
use super::text::{Text8, Text16};

/// `Version` and `Version2`.
pub(super) const VERSION: u16 = 0x0102;
pub(super) const VERSION_2: u16 = 0x0104;

/// Size in bytes of the smallest `VoteOption`.
const SMALLEST_OPTION: usize = 37;

/// The verbs of a message (PidLidVerbStream, [MS-OXOMSG] 2.2.1.74).
///
/// | Size | Field (spec name)  | Rule                                                             |
/// |-----:|--------------------|------------------------------------------------------------------|
/// |    2 | Version            | 0x0102                                                           |
/// |    4 | Count              | see Deviations                                                   |
/// |  var | VoteOptions        | see [`Verb`]                                                     |
/// |    2 | Version2           | 0x0104                                                           |
/// |  var | VoteOptionExtras   | the names in UTF-16, one entry for each option, in the same order |
///
/// # Deviations
/// By the specification `Count` counts options and extras together; real streams count the options alone. Both are read:
/// the options end where `Version2` stands.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct VerbStream {
    /// `Version`, 0x0102.
    pub version: u16,
    /// `Count` as stored.
    pub count: u32,
    /// The verbs.
    pub verbs: Vec<Verb>,
    /// `Version2`, 0x0104; `None` if the blob ends before it or it can't be read.
    pub version2: Option<u16>,
    /// Bytes behind the last part that could be read.
    pub trailing: Vec<u8>,
}

/// One verb: a button of the message (`VoteOption` and `VoteOptionExtras`, [MS-OXOMSG] 2.2.1.74.1 and 2.2.1.74.2).
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct Verb {
    /// `VerbType`: 4 for voting buttons, 0 for Reply, Reply to All, Forward, Reply to Folder.
    pub verb_type: u32,
    /// `DisplayName` in the writer's code page.
    pub display_name: Text8,
    /// `MsgClsName`: the class of the message that the button makes.
    pub message_class: Text8,
    /// `Internal1`, empty for voting buttons; else the prefix of the subject.
    pub internal1: Text8,
    /// `DisplayNameRepeat`.
    pub display_name_repeat: Text8,
    /// `Internal2`, 0.
    pub internal2: u32,
    /// `Internal3`, 0.
    pub internal3: u8,
    /// `fUseUSHeaders`: whether the response has its headers in English.
    pub use_us_headers: u32,
    /// `Internal4`, 1.
    pub internal4: u32,
    /// `SendBehavior`: 1 sends the response at once, 2 asks first.
    pub send_behavior: u32,
    /// `Internal5`, 2.
    pub internal5: u32,
    /// `ID`: from 1 for voting buttons.
    pub id: u32,
    /// `Internal6`, -1 for voting buttons.
    pub internal6: u32,
    /// `DisplayName` and `DisplayNameRepeat` of the extras, in UTF-16.
    pub wide_names: Option<(Text16, Text16)>,
}

impl VerbStream {
    /// Reads the stream. A part that can't be read ends reading with a finding.
    ///
    /// # Errors
    /// The blob has fewer than 6 bytes.
    pub fn parse(bytes: &[u8]) -> Result<Parsed<Self>, BlobError> {
        let mut reader = Reader::new("VerbStream", bytes);
        let version = reader.u16("Version")?;
        let count = reader.u32("Count")?;
        reader.check_value(version == VERSION, "Version", 0, version, "0x102");
        if let Err(error) = reader.check_count("Count", 2, count, SMALLEST_OPTION) {
            reader.note_error(error);
        }
        let mut stream = Self { version, count, verbs: Vec::new(), version2: None, trailing: Vec::new() };
        if let Err((place, error)) = stream.read_parts(&mut reader) {
            reader.note_error(error);
            reader.seek(place);
            stream.trailing = reader.rest().to_vec();
        } else {
            reader.enter("VerbStream");
            stream.trailing = reader.trailing("VoteOptionExtras");
        }
        Ok(reader.finish(stream))
    }

    fn read_parts(&mut self, reader: &mut Reader<'_>) -> Result<(), (usize, BlobError)> {
        for _ in 0..self.count {
            let at_extras = reader.rest().starts_with(&VERSION_2.to_le_bytes());
            if at_extras {
                break;
            }
            let place = reader.offset();
            self.verbs.push(Verb::read(reader).map_err(|error| (place, error))?);
        }
        let found = u32::try_from(self.verbs.len()).unwrap_or(u32::MAX);
        reader.enter("VerbStream");
        reader.check_equal(Severity::Info, "Count", 2, self.count, found);
        let place = reader.offset();
        let version2 = reader.u16("Version2").map_err(|error| (place, error))?;
        reader.check_value(version2 == VERSION_2, "Version2", place, version2, "0x104");
        self.version2 = Some(version2);
        reader.enter("VoteOptionExtras");
        for verb in &mut self.verbs {
            let place = reader.offset();
            verb.wide_names = Some(read_wide_names(reader).map_err(|error| (place, error))?);
        }
        Ok(())
    }

    /// The voting buttons: verbs of type 4, in order.
    pub fn voting_buttons(&self) -> impl Iterator<Item = &Verb> {
        self.verbs.iter().filter(|verb| verb.is_voting_button())
    }

    /// The bytes of the stream: those it was read from, when it has not been changed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = self.version.to_le_bytes().to_vec();
        out.extend(self.count.to_le_bytes());
        out.extend(self.verbs.iter().flat_map(Verb::option_bytes));
        if let Some(version2) = self.version2 {
            out.extend(version2.to_le_bytes());
            for (name, repeat) in self.verbs.iter().filter_map(|verb| verb.wide_names.as_ref()) {
                for text in [name, repeat] {
                    out.push(u8::try_from(text.units().len()).unwrap_or(u8::MAX));
                    out.extend(text.to_le_bytes());
                }
            }
        }
        out.extend(&self.trailing);
        out
    }
}

impl Verb {
    /// Whether it is a voting button.
    #[must_use]
    pub const fn is_voting_button(&self) -> bool {
        self.verb_type == 4
    }

    /// The text on the button: the Unicode name, else the 8-bit one in the code page of the message.
    #[must_use]
    pub fn name(&self, page: CodePage) -> String {
        match &self.wide_names {
            Some((name, _)) => name.to_string_lossy(),
            None => self.display_name.decode(page).into_owned(),
        }
    }

    fn read(reader: &mut Reader<'_>) -> Read<Self> {
        reader.enter("VoteOption");
        let verb_type = reader.u32("VerbType")?;
        let mut text = |field| {
            let len = reader.u8(field)?;
            reader.text8(field, len.into())
        };
        let display_name = text("DisplayName")?;
        let message_class = text("MsgClsName")?;
        let internal1 = text("Internal1")?;
        let display_name_repeat = text("DisplayNameRepeat")?;
        Ok(Self {
            verb_type,
            display_name,
            message_class,
            internal1,
            display_name_repeat,
            internal2: reader.u32("Internal2")?,
            internal3: reader.u8("Internal3")?,
            use_us_headers: reader.u32("fUseUSHeaders")?,
            internal4: reader.u32("Internal4")?,
            send_behavior: reader.u32("SendBehavior")?,
            internal5: reader.u32("Internal5")?,
            id: reader.u32("ID")?,
            internal6: reader.u32("Internal6")?,
            wide_names: None,
        })
    }

    fn option_bytes(&self) -> Vec<u8> {
        let mut out = self.verb_type.to_le_bytes().to_vec();
        for text in [&self.display_name, &self.message_class, &self.internal1, &self.display_name_repeat] {
            out.push(u8::try_from(text.bytes().len()).unwrap_or(u8::MAX));
            out.extend(text.bytes());
        }
        out.extend(self.internal2.to_le_bytes());
        out.push(self.internal3);
        let numbers = [
            self.use_us_headers,
            self.internal4,
            self.send_behavior,
            self.internal5,
            self.id,
            self.internal6,
        ];
        out.extend(numbers.into_iter().flat_map(u32::to_le_bytes));
        out
    }
}

fn read_wide_names(reader: &mut Reader<'_>) -> Read<(Text16, Text16)> {
    let mut text = |field| {
        let len = reader.u8(field)?;
        reader.text16(field, len.into())
    };
    Ok((text("DisplayName")?, text("DisplayNameRepeat")?))
}

#[cfg(test)]
mod tests {
    use quickcheck::quickcheck;

    use super::*;

    /// A stream with Reply and the voting buttons Yes and No.
    fn sample(count: u32) -> Vec<u8> {
        let mut blob = vec![0x02, 0x01];
        blob.extend(count.to_le_bytes());
        for (verb_type, name, prefix, id) in
            [(0_u32, "Reply", "RE", 0x66_u32), (4, "Yes", "", 1), (4, "No", "", 2)]
        {
            blob.extend(verb_type.to_le_bytes());
            for text in [name, "IPM.Note", prefix, name] {
                blob.push(text.len() as u8);
                blob.extend(text.bytes());
            }
            blob.extend([0; 5]);
            for number in [0, 1, 2, 2, id, u32::MAX] {
                blob.extend(number.to_le_bytes());
            }
        }
        blob.extend([0x04, 0x01]);
        for name in ["Reply", "Yes", "No"] {
            for _ in 0..2 {
                blob.push(name.len() as u8);
                blob.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
            }
        }
        blob
    }

    #[test]
    fn voting_buttons_are_those_of_type_four() {
        let parsed = VerbStream::parse(&sample(3)).unwrap();
        assert_eq!(parsed.findings, []);
        let buttons: Vec<_> =
            parsed.value.voting_buttons().map(|verb| (verb.name(CodePage::WINDOWS_1252), verb.id)).collect();
        assert_eq!(buttons, [("Yes".to_owned(), 1), ("No".to_owned(), 2)]);
        assert_eq!(parsed.value.verbs[0].internal1.bytes(), b"RE");
        assert_eq!(parsed.value.to_bytes(), sample(3));
    }

    #[test]
    fn count_of_options_and_extras_together_is_read_too() {
        let parsed = VerbStream::parse(&sample(6)).unwrap();
        assert_eq!(parsed.value.verbs.len(), 3);
        assert_eq!(
            parsed.value.voting_buttons().map(|verb| verb.name(CodePage::WINDOWS_1252)).collect::<Vec<_>>(),
            ["Yes", "No"]
        );
        assert_eq!(parsed.value.to_bytes(), sample(6));
        assert_eq!(parsed.findings[0].field(), "Count");
    }

    #[test]
    fn every_cut_gives_what_lies_before_it() {
        let full = sample(3);
        for len in 6..full.len() {
            let parsed = VerbStream::parse(&full[..len]).unwrap();
            assert_eq!(parsed.value.to_bytes(), &full[..len]);
            assert_eq!(parsed.findings.iter().map(|f| f.severity()).max(), Some(Severity::Error));
        }
        assert!(VerbStream::parse(&full[..5]).is_err());
        let no_extras = VerbStream::parse(&full[..full.len() - 40]).unwrap().value;
        assert_eq!(no_extras.verbs[2].name(CodePage::WINDOWS_1252), "No");
    }

    quickcheck! {
        fn any_bytes_write_back_as_they_are(keep: u8, bytes: Vec<u8>) -> bool {
            let mut blob = sample(3);
            blob.truncate(usize::from(keep));
            blob.extend(bytes);
            VerbStream::parse(&blob).map_or(blob.len() < 6, |parsed| parsed.value.to_bytes() == blob)
        }
    }
}
