//! The messages of the corpus, embedded ones too: their compressed RTF and their text.

use std::path::{Path, PathBuf};

use cfb_core::{CompoundFile, Entry};
use mapi_codepage::CodePage;

/// A message that has a PidTagRtfCompressed.
pub(crate) struct Message {
    /// File in the corpus, and the storage within it.
    pub(crate) name: String,
    pub(crate) compressed: Vec<u8>,
    pub(crate) text: Option<Text>,
}

/// PidTagBody as it is stored.
pub(crate) enum Text {
    Unicode(Vec<u8>),
    EightBit(Vec<u8>),
}

impl Text {
    /// The text; 8-bit text in `page`.
    pub(crate) fn decode(&self, page: CodePage) -> String {
        match self {
            Self::Unicode(bytes) => CodePage::UTF_16LE.decode(bytes).text.into_owned(),
            Self::EightBit(bytes) => page.decode(bytes).text.into_owned(),
        }
    }
}

pub(crate) fn corpus() -> PathBuf {
    PathBuf::from(std::env::var_os("IMSG_CORPUS").expect("IMSG_CORPUS must name the folder of the corpus"))
}

/// All of them; files that are no compound files have none.
pub(crate) fn messages() -> Vec<Message> {
    let folder = corpus().join("msg");
    let mut files = Vec::new();
    files_below(&folder, &mut files);
    let mut messages = Vec::new();
    for file in files {
        let Ok(compound) = CompoundFile::open(&file) else { continue };
        let name = file.strip_prefix(&folder).unwrap().display().to_string();
        let mut storages = vec![(name, compound.root())];
        while let Some((name, storage)) = storages.pop() {
            messages.extend(message(&name, storage));
            let children = storage.children().into_iter().flatten().flatten();
            // Hash streams of named properties have names like those of properties.
            storages.extend(children.filter(Entry::is_storage).filter_map(|child| {
                let child_name = child.name().to_string_lossy();
                let is_named = child_name.starts_with("__nameid");
                (!is_named).then(|| (format!("{name} {child_name}"), child))
            }));
        }
    }
    messages.sort_by(|a, b| a.name.cmp(&b.name));
    messages
}

fn message(name: &str, storage: Entry<'_>) -> Option<Message> {
    let stream = |name: &str| {
        let entry = storage.child(name).ok().flatten()?;
        entry.bytes().ok().map(|bytes| bytes.into_owned())
    };
    let text = stream("__substg1.0_1000001F").map(Text::Unicode);
    let text = text.or_else(|| stream("__substg1.0_1000001E").map(Text::EightBit));
    Some(Message { name: name.to_owned(), compressed: stream("__substg1.0_10090102")?, text })
}

pub(crate) fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files_below(&path, found) } else { found.push(path) }
    }
}
