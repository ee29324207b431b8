//! The layer below: lists, trees, bytes and places of any compound file.

use std::collections::HashMap;

use cfb_layout::damage;

use crate::support::{Place, plain};

fn hello() -> Place {
    let place = Place::new();
    place.write("a.cfb", cfb_layout::samples::hello());
    place
}

#[test]
fn ls_has_one_object_for_every_entry_with_the_keys_of_the_contract() {
    let place = hello();
    let lines = place.imsg("cfb ls a.cfb --json").json_lines();
    let paths: Vec<&str> = lines.iter().map(|line| line["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["/", "Hello", "Folder", "Folder/small", "Folder/inside"]);
    for line in &lines {
        let keys: Vec<&str> = line.as_object().unwrap().keys().map(String::as_str).collect();
        let mut expected =
            ["path", "id", "kind", "size", "sha256", "clsid", "created", "modified", "state_bits"];
        expected.sort_unstable();
        assert_eq!(keys, expected);
        assert!(line["sha256"].is_null());
    }
    assert_eq!((&lines[0]["kind"], &lines[0]["id"]), (&"root".into(), &0.into()));
    assert_eq!((&lines[4]["kind"], &lines[4]["size"]), (&"stream".into(), &5000.into()));
    let hashed = place.imsg("cfb ls a.cfb --json --hash").json_lines();
    assert_eq!(hashed[3]["sha256"], sha256(b"small"));
    let below = place.imsg("cfb ls a.cfb Folder").ok();
    assert_eq!(below.lines().count(), 3);
    assert!(below.lines().all(|line| line.contains("  Folder/")), "{below}");
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    data_encoding::HEXLOWER.encode(&sha2::Sha256::digest(bytes))
}

#[test]
fn tree_draws_what_ls_lists() {
    let tree = hello().imsg("cfb tree a.cfb").ok();
    let expected = "/\n\
        \u{251c}\u{2500} Hello  20 B\n\
        \u{2514}\u{2500} Folder/\n   \
           \u{251c}\u{2500} small  5 B\n   \
           \u{2514}\u{2500} inside  5.0 kB\n";
    assert_eq!(tree, expected);
}

#[test]
fn cat_gives_the_bytes_by_path_and_by_number() {
    let place = hello();
    assert_eq!(place.imsg("cfb cat a.cfb Hello").ok(), "Hello, compound file");
    assert_eq!(place.imsg("cfb cat a.cfb /folder/INSIDE").out, vec![b'i'; 5000]);
    let id = &place.imsg("cfb ls a.cfb --json").json_lines()[3]["id"];
    assert_eq!(place.imsg(&format!("cfb cat a.cfb --id {id}")).ok(), "small");
    place.imsg("cfb cat a.cfb Hello -o hello.txt").ok();
    assert_eq!(place.read("hello.txt"), b"Hello, compound file");
    let again = place.imsg("cfb cat a.cfb Hello -o hello.txt");
    assert_eq!(again.status, 1);
    assert!(again.err.contains("--force"), "{}", again.err);
}

#[test]
fn what_cat_cannot_give_is_said() {
    let place = hello();
    let run = place.imsg("cfb cat a.cfb Nothing");
    assert_eq!(run.status, 1);
    assert!(run.err.contains("a.cfb: no element named \"Nothing\""), "{}", run.err);
    let run = place.imsg("cfb cat a.cfb Folder");
    assert!(run.err.contains("a.cfb: Folder: is a storage"), "{}", run.err);
    let run = place.imsg("cfb ls .");
    assert!(run.err.contains("is a folder") && !run.err.contains("-r "), "{}", run.err);
    assert_eq!(place.imsg("cfb cat a.cfb").status, 2);
    let run = place.imsg("cfb cat a.cfb 100%");
    assert!(run.err.contains("%0025"), "{}", run.err);
}

#[test]
fn a_name_that_is_too_long_is_said_to_be() {
    let place = hello();
    let long = "n".repeat(32);
    for verb in ["cat", "ls", "tree", "stat"] {
        for path in [long.clone(), format!("Folder/{long}"), format!("{long}/Hello")] {
            let run = place.imsg(&format!("cfb {verb} a.cfb {path}"));
            let said = format!("a.cfb: \"{long}\": a name has at most 31 UTF-16 units");
            assert!(run.status == 1 && run.err.contains(&said), "{verb}: {}", run.err);
        }
        let run = place.imsg(&format!("cfb {verb} a.cfb {}", &long[1..]));
        assert!(run.err.contains("no element named"), "{verb}: {}", run.err);
    }
}

#[test]
fn stat_tells_the_header_and_places() {
    let place = hello();
    let json = place.imsg("cfb stat a.cfb --json").json();
    assert_eq!((&json["version"], &json["sector_size"]), (&3.into(), &512.into()));
    let json = place.imsg("cfb stat a.cfb Folder/inside --json").json();
    let range = &json["ranges"][0];
    let at = usize::try_from(range["offset"].as_u64().unwrap()).unwrap();
    assert_eq!(place.read("a.cfb")[at..at + 5000], [b'i'; 5000]);
    assert_eq!(json["sha256"], sha256(&[b'i'; 5000]));
    assert!(place.imsg("cfb stat a.cfb Folder").ok().contains("storage"));
}

#[test]
fn sound_streams_of_damaged_files_are_given_exactly() {
    let place = Place::new();
    for case in damage::all() {
        let specimen = case.build();
        if specimen.streams().is_empty() || specimen.layout().len_bytes() > 1 << 20 {
            continue;
        }
        place.write("case.cfb", specimen.to_vec());
        let run = place.imsg("cfb ls case.cfb --json --hash");
        let hashes: HashMap<u64, String> = run
            .json_lines()
            .iter()
            .filter_map(|line| Some((line["id"].as_u64()?, line["sha256"].as_str()?.to_owned())))
            .collect();
        for stream in specimen.streams() {
            let id = u64::from(stream.stream_id);
            let wanted = sha256(&stream.content.to_vec());
            let listed = hashes.get(&id).is_some_and(|hash| *hash == wanted);
            // What no storage leads to, or what shares its sectors, can still be asked for by number.
            let given = || sha256(&place.imsg(&format!("cfb cat case.cfb --id {id}")).out) == wanted;
            assert!(listed || given(), "{}: stream {id}", case.id());
        }
    }
}

#[test]
fn a_stream_that_is_cut_has_no_hash_and_an_attachment_the_one_of_what_there_is() {
    let place = Place::new();
    let mut file = plain("cut");
    file.message.attachment().by_value("whole.bin", vec![3; 30_000]);
    file.message.attachment().by_value("long.bin", vec![7; 20_000]);
    let mut bytes = file.to_vec();
    let data = bytes.windows(1000).rposition(|window| window == [7; 1000]).unwrap() + 1000;
    bytes.truncate(data - 20_000 + 19 * 512);
    place.write("cut.msg", bytes);

    let run = place.imsg("cfb ls cut.msg --json --hash");
    assert_eq!(run.status, 1);
    let lines = run.json_lines();
    let cut: Vec<_> = lines.iter().filter(|line| line.get("read").is_some()).collect();
    assert_eq!(cut.len(), 1, "{cut:?}");
    assert_eq!((&cut[0]["size"], &cut[0]["sha256"]), (&20_000.into(), &serde_json::Value::Null));
    let read = cut[0]["read"].as_u64().unwrap();
    assert!(run.err.contains(&format!("the stream ends after {read} of 20000 bytes")), "{}", run.err);
    assert_eq!(read, 19 * 512);
    assert_eq!(place.imsg("cfb ls cut.msg --json").status, 0, "nobody asked for the bytes");
    let path = cut[0]["path"].as_str().unwrap();
    let stat = place.imsg(&format!("cfb stat cut.msg {path} --json"));
    assert_eq!((stat.status, &stat.json()["read"]), (1, &read.into()));

    let run = place.imsg("show --json cut.msg");
    assert_eq!(run.status, 1);
    let json = run.json();
    assert_eq!(json["attachments"][1]["size"], read);
    assert_eq!(json["attachments"][1]["sha256"], sha256(&vec![7; usize::try_from(read).unwrap()]));
    let finding =
        |finding: &serde_json::Value| finding["message"].as_str().unwrap().contains("the data ends after");
    assert!(json["findings"].as_array().unwrap().iter().any(finding), "{}", json["findings"]);
}
