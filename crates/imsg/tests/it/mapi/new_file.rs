//! Messages in files that are made when they are saved.

use std::sync::Arc;

use cfb_core::SharedBytes;
use imsg::mapi::*;
use mapi_props::{ErrorCode, PropertyValue, pid_tag};

use super::support::contents;

fn folder(name: &str) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("imsg-new-file-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn the_file_is_made_by_the_first_save() {
    let folder = folder("made");
    let path = folder.join("new.msg");
    let message = Message::create(&path, OpenOptions::new().flags(OpenFlags::UNICODE).sync(false)).unwrap();
    message.set(pid_tag::PidTagSubject, "Hi").unwrap();
    assert!(!path.exists());
    message.save_changes(SaveFlags::KEEP_OPEN_READWRITE).unwrap();
    let read = imsg::Message::open(&path).unwrap();
    assert_eq!(read.subject().unwrap().unwrap(), "Hi");
    assert_eq!(read.check().unwrap(), []);
    drop(read);
    message.set(pid_tag::PidTagSubject, "Ho").unwrap();
    message.save_changes(SaveFlags::KEEP_OPEN_READWRITE).unwrap();
    assert_eq!(imsg::Message::open(&path).unwrap().subject().unwrap().unwrap(), "Ho");
    let error = Message::create(&path, OpenOptions::new()).unwrap_err();
    assert_eq!(error.code(), ErrorCode::COLLISION);
    drop(message);
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_message_that_is_not_saved_leaves_no_file_and_a_failure_none_either() {
    let folder = folder("none");
    let path = folder.join("new.msg");
    drop(Message::create(&path, OpenOptions::new()).unwrap());
    assert!(!path.exists());
    let message = Message::create(folder.join("missing").join("new.msg"), OpenOptions::new()).unwrap();
    message.set(pid_tag::PidTagSubject, "Hi").unwrap();
    let error = message.save_changes(SaveFlags::KEEP_OPEN_READWRITE).unwrap_err();
    assert_eq!(error.code(), ErrorCode::NOT_FOUND);
    assert_eq!(message.text(pid_tag::PidTagSubject).unwrap().unwrap(), "Hi");
    std::fs::create_dir(folder.join("missing")).unwrap();
    message.save_changes(SaveFlags::KEEP_OPEN_READWRITE).unwrap();
    assert!(folder.join("missing").join("new.msg").exists());
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_template_and_a_message_have_the_classes_of_their_files() {
    for (is_template, name) in [(true, "0006F046"), (false, "00020D0B")] {
        let bytes = Arc::new(SharedBytes::new([]));
        let message = Message::create_on(bytes.clone(), OpenOptions::new().template(is_template)).unwrap();
        message.set_props(&[(pid_tag::PidTagImportance, PropertyValue::Integer32(2))]).unwrap();
        message.save_changes(SaveFlags::NONE).unwrap();
        let read = imsg::Message::from_bytes(contents(&bytes)).unwrap();
        assert!(read.clsid().unwrap().to_string().starts_with(name));
        assert_eq!(read.is_template(), is_template);
    }
}
