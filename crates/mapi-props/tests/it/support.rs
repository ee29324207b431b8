//! Files out of the layout kit, opened.

use cfb_layout::msg::MsgFile;
use cfb_layout::{NodeId, Plan};
use mapi_props::{CompoundFile, Finding, PropertyStore, PropertyTag};

/// The top-level message of a kit's file.
pub(crate) fn open(kit: &MsgFile) -> PropertyStore {
    open_plan(&kit.plan())
}

/// The top-level message of a plan.
pub(crate) fn open_plan(plan: &Plan) -> PropertyStore {
    let file = CompoundFile::from_bytes(plan.to_vec()).expect("the kit makes sound files");
    PropertyStore::open_root(&file).expect("a root storage")
}

/// A message with some properties, set by a closure.
pub(crate) fn message(fill: impl FnOnce(&mut cfb_layout::msg::Message)) -> MsgFile {
    let mut kit = MsgFile::new();
    fill(&mut kit.message);
    kit
}

pub(crate) fn tag(value: u32) -> PropertyTag {
    PropertyTag::from_u32(value)
}

/// A child of the root.
pub(crate) fn node(plan: &Plan, path: &str) -> NodeId {
    plan.find(path).unwrap_or_else(|| panic!("{path}"))
}

/// Code and place of each finding.
pub(crate) fn told(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|finding| format!("{}: {}", finding.code(), finding.place())).collect()
}
