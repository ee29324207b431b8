//! What other readers recorded, by the SHA-256 of the compressed stream.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::messages::{corpus, files_below};

/// The answers of all readers for one compressed stream.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answers {
    /// SHA-256 of the RTF.
    pub(crate) rtf: BTreeSet<String>,
    /// SHA-256 of the HTML or text, newlines as LF, by reader.
    pub(crate) bodies: BTreeMap<&'static str, String>,
}

/// The answers for all streams.
pub(crate) struct Readers(HashMap<String, Answers>);

impl Readers {
    pub(crate) fn load() -> Self {
        let mut files = Vec::new();
        files_below(&corpus().join("oracle/msg"), &mut files);
        files.retain(|file| file.to_string_lossy().ends_with(".msg.json"));
        assert!(files.len() > 100, "{} recorded answers", files.len());
        let mut readers = Self(HashMap::new());
        for file in files {
            let recorded: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
            readers.collect(&recorded);
        }
        readers
    }

    pub(crate) fn of(&self, compressed: &[u8]) -> Answers {
        self.0.get(&sha256(compressed)).cloned().unwrap_or_default()
    }

    /// Goes through one file's record: messages are nested as they are in the file.
    fn collect(&mut self, recorded: &Value) {
        let mut values = vec![recorded];
        while let Some(value) = values.pop() {
            match value {
                Value::Array(parts) => values.extend(parts),
                Value::Object(parts) => {
                    self.message(value);
                    values.extend(parts.values());
                }
                _ => {}
            }
        }
    }

    fn message(&mut self, message: &Value) {
        // extract_msg and msgreader name the same things differently.
        for (reader, key) in [("RTFDE", "rtf_compressed"), ("rtf-stream-parser", "compressed_rtf")] {
            let Some(compressed) = message[key]["sha256"].as_str() else { continue };
            let answers = self.0.entry(compressed.to_owned()).or_default();
            answers.rtf.extend(message["rtf"]["sha256"].as_str().map(str::to_owned));
            let own = &message["rtf_deencapsulated"]["sha256_lf"];
            let body = own.as_str().or_else(|| message["rtf"]["deencapsulated"]["sha256_lf"].as_str());
            if let Some(body) = body {
                answers.bodies.insert(reader, body.to_owned());
            }
        }
    }
}

pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
