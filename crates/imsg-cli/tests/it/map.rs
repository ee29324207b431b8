//! The picture of a file: well-formed, small, and true to the layout.

use cfb_layout::{ChainOrder, Content, Plan, Version, damage};

use crate::support::Place;

/// Whether every tag is closed in its turn and text holds no bare `<` or `&`.
fn is_well_formed(svg: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    let mut parts = svg.split('<');
    if parts.next() != Some("") {
        return false;
    }
    for part in parts {
        let Some((tag, text)) = part.split_once('>') else { return false };
        if let Some(closed) = tag.strip_prefix('/') {
            if open.pop() != Some(closed) {
                return false;
            }
        } else if !tag.ends_with('/') {
            open.push(tag.split_whitespace().next().unwrap_or_default());
        }
        let is_entity = |rest: &str| ["amp;", "lt;", "gt;"].iter().any(|entity| rest.starts_with(entity));
        if !text.split('&').skip(1).all(is_entity) || !tag.chars().all(|c| !c.is_control() || c == '\n') {
            return false;
        }
    }
    open.is_empty()
}

#[test]
fn map_draws_every_owner_with_its_size_and_pieces() {
    let place = Place::new();
    let mut plan = Plan::new(Version::V3);
    let root = plan.root();
    let folder = plan.storage(root, "Folder");
    let broken = plan.stream(folder, "broken", Content::pattern(1, 10 * 512));
    plan.chain_order(broken, ChainOrder::Shuffled { piece: 3, seed: 5 });
    plan.stream(root, "whole <&> \u{1}", Content::pattern(2, 9000));
    plan.stream(root, "small", Content::pattern(3, 100));
    place.write("a.cfb", plan.to_vec());
    let svg = place.imsg("cfb map a.cfb").ok();
    assert!(is_well_formed(&svg), "{svg}");
    for title in [
        "<title>header: 512 B</title>",
        "<title>FAT: 512 B</title>",
        "<title>whole &lt;&amp;&gt; %0001: 9.2 kB in 1 piece</title>",
        "<title>small: 128 B in 1 piece</title>",
        "<title>mini stream</title>",
    ] {
        assert!(svg.contains(title), "{title}\n{svg}");
    }
    assert!(svg.contains("<title>Folder/broken: 5.1 kB in 4 pieces</title>"), "{svg}");
    assert!(svg.contains("3 streams with bytes, 1 of them in more than one piece; nothing free"), "{svg}");
    place.imsg("cfb map a.cfb -o a.svg").ok();
    assert_eq!(place.read("a.svg"), svg.into_bytes());
    let again = place.imsg("cfb map a.cfb -o a.svg");
    assert_eq!(again.status, 1);
    assert!(again.err.contains("--force"), "{}", again.err);
}

#[test]
fn map_of_a_file_with_many_parts_stays_below_2_mb() {
    let place = Place::new();
    let mut plan = Plan::new(Version::V3);
    let root = plan.root();
    for number in 0..12_000u64 {
        let name = format!("a rather long name {number}");
        let len = if number % 3 == 0 { 5000 } else { 200 };
        let stream = plan.stream(root, name.as_str(), Content::pattern(number, len));
        plan.chain_order(stream, ChainOrder::Shuffled { piece: 1, seed: number });
    }
    place.write("many.cfb", plan.to_vec());
    let svg = place.imsg("cfb map many.cfb").ok();
    assert!(is_well_formed(&svg));
    assert!(svg.len() < 2_000_000, "{}", svg.len());
}

#[test]
fn map_draws_damaged_files_too() {
    let place = Place::new();
    for case in damage::all() {
        let specimen = case.build();
        if specimen.layout().len_bytes() > 1 << 20 {
            continue;
        }
        place.write("case.cfb", specimen.to_vec());
        let run = place.imsg("cfb map case.cfb");
        assert!(run.out.is_empty() || is_well_formed(&run.text()), "{}", case.id());
        assert!(!run.out.is_empty() || run.status == 1, "{}", case.id());
    }
}
