//! Property sets in compound files.

use std::sync::Arc;

use cfb_core::{CommitOptions, Mode, SharedBytes, Storage};
use ole_props::{DocumentSummaryInformation, PropertySetStream, SummaryInformation, fmtid};

fn root(bytes: &SharedBytes) -> Storage {
    Storage::create_on(Arc::new(bytes.reopen()), Mode::read_write().transacted()).unwrap()
}

#[test]
fn what_is_written_is_read_after_the_commit() {
    let bytes = SharedBytes::new([]);
    let root = root(&bytes);
    let mut summary = SummaryInformation::new().unwrap();
    summary.set_title("one, and then some more of it").unwrap();
    summary.write(&root).unwrap();
    summary.set_title("two").unwrap();
    summary.write(&root).unwrap();
    let mut document = DocumentSummaryInformation::new().unwrap();
    document.set_company("ACME").unwrap();
    document.write(&root).unwrap();
    root.commit(CommitOptions::new()).unwrap();

    let file = root.snapshot().unwrap();
    let read = SummaryInformation::read(&file).unwrap().unwrap();
    assert_eq!(read.title(), Some("two"));
    assert_eq!(
        read.stream().to_bytes().unwrap(),
        file.find("%0005SummaryInformation").unwrap().bytes().unwrap().into_owned()
    );
    assert_eq!(DocumentSummaryInformation::read(&file).unwrap().unwrap().company(), Some("ACME"));
    assert!(PropertySetStream::read(&file, &fmtid::stream_name(fmtid::IMAGE_INFO)).unwrap().is_none());
}

#[test]
fn a_set_in_a_storage_is_its_stream_contents() {
    let bytes = SharedBytes::new([]);
    let root = root(&bytes);
    let name = fmtid::stream_name(fmtid::IMAGE_INFO);
    let inner = root.create_storage(name.as_str(), Mode::read_write()).unwrap();
    drop(inner);
    let stream = SummaryInformation::new().unwrap().stream().clone();
    stream.write(&root, &name).unwrap();
    root.commit(CommitOptions::new()).unwrap();
    let file = root.snapshot().unwrap();
    let read = PropertySetStream::read(&file, &name).unwrap().unwrap();
    assert_eq!(read.to_bytes().unwrap(), stream.to_bytes().unwrap());
    assert!(file.root().child(&name).unwrap().unwrap().child("contents").unwrap().unwrap().is_stream());
}
