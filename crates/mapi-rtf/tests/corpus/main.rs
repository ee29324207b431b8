//! The RTF bodies of real messages against what other readers recorded and against the messages' own text bodies
//! (`IMSG_CORPUS` names the corpus).

#![cfg(test)]

mod messages;
mod readers;
mod words;

use std::collections::BTreeMap;

use mapi_rtf::{
    Corruption, DecompressOptions, DecompressReader, EncapsulateOptions, RtfKind, Severity, compress,
    decompress, encapsulate_html, encapsulate_text, plain_text, read_body,
};

use crate::{
    messages::{Message, messages},
    readers::Readers,
    words::{html_words, text_words},
};

/// Encapsulated bodies that no reader gives as we do, and why we are right.
const BETTER_THAN_READERS: &[(&str, &str)] = &[(
    "aspose-email__Aspose.Email-for-.NET/New-Draft.msg",
    "F2: one closing brace too many in suppressed RTF; the only reader that answers stops there, \
     PidTagBody has what follows",
)];

/// Messages whose two bodies do not say the same, because a program changed one of them, and what differs.
const BODIES_APART: &[(&str, &str)] = &[
    ("aspose-email__Aspose.Email-for-.NET/MsgHeaders.msg", "evaluation notice in PidTagBody alone"),
    ("aspose-email__Aspose.Email-for-.NET/outputAttachments.msg", "PidTagBody is empty"),
    ("aspose-email__Aspose.Email-for-C/outputAttachments_out.msg", "evaluation notice in PidTagBody alone"),
    ("aspose-email__Aspose.Email-for-Java/Add-Attachment.msg", "evaluation notice in PidTagBody alone"),
    ("aspose-email__Aspose.Email-for-Java/Message.msg", "evaluation notice in PidTagBody alone"),
    (
        "bbottema__outlook-message-parser/issue-87-client-submit-time-corrected.msg",
        "PidTagBody has &amp; for & (a program made it from HTML)",
    ),
];

#[test]
fn every_compressed_stream_gives_the_rtf_that_readers_recorded() {
    let readers = Readers::load();
    let (mut streams, mut with_answer, mut stored_sizes) = (0, 0, 0);
    let mut problems = Vec::new();
    for Message { name, compressed, .. } in messages() {
        streams += 1;
        let decompressed = match decompress(&compressed) {
            Ok(decompressed) => decompressed,
            Err(e) => {
                problems.push(format!("{name}: {e}"));
                continue;
            }
        };
        for finding in decompressed.findings() {
            match finding.corruption() {
                Corruption::StoredRawSize { .. } => stored_sizes += 1,
                _ => problems.push(format!("{name}: {finding}")),
            }
        }
        let mut piecewise = Vec::new();
        std::io::copy(&mut DecompressReader::new(compressed.as_slice()).unwrap(), &mut piecewise).unwrap();
        assert!(piecewise == decompressed.rtf(), "{name}: the reader gives other RTF");
        let answers = readers.of(&compressed);
        if answers.rtf.is_empty() {
            continue;
        }
        with_answer += 1;
        let ours = readers::sha256(decompressed.rtf());
        if !answers.rtf.contains(&ours) {
            problems.push(format!("{name}: no reader has RTF {ours}"));
        }
    }
    println!("compressed streams: {streams}, with a reader's answer: {with_answer}, all equal unless listed");
    println!("stored streams whose RAWSIZE counts 12 bytes of the header: {stored_sizes}");
    assert!(streams > 100, "{streams} streams");
    assert_eq!(problems, [""; 0]);
}

#[test]
fn every_rtf_comes_back_from_compression_as_short_as_it_was_stored() {
    let (mut streams, mut rtf_len, mut originals, mut ours) = (0, 0, 0, 0);
    let mut longer = Vec::new();
    for Message { name, compressed, .. } in messages() {
        let original = decompress(&compressed).unwrap();
        let stream = compress(original.rtf());
        let again = DecompressOptions::new().strict(true).decompress(&stream).unwrap();
        assert!(again.rtf() == original.rtf() && again.findings().is_empty(), "{name}");
        streams += 1;
        rtf_len += original.rtf().len();
        originals += compressed.len();
        ours += stream.len();
        if stream.len() > compressed.len() {
            longer.push(format!("{name}: {} instead of {}", stream.len(), compressed.len()));
        }
    }
    println!("{streams} streams of {rtf_len} bytes: {originals} bytes as stored, {ours} bytes from us");
    println!("longer than stored: {longer:#?}");
    assert!(streams > 100, "{streams} streams");
    assert!(ours <= originals, "{ours} bytes, {originals} as stored");
    assert!(longer.len() * 20 <= streams, "{} of {streams} streams are longer", longer.len());
}

#[test]
fn every_encapsulated_body_is_what_a_reader_gives() {
    let readers = Readers::load();
    let mut equal: BTreeMap<String, u32> = BTreeMap::new();
    let mut problems = Vec::new();
    let mut explained = Vec::new();
    for Message { name, compressed, .. } in messages() {
        let decompressed = decompress(&compressed).unwrap();
        let body = read_body(decompressed.rtf());
        for finding in body.findings().iter().filter(|finding| finding.severity() > Severity::Info) {
            println!("{name}: {finding}");
        }
        let kind = body.kind();
        let answers = readers.of(&compressed).bodies;
        if kind == RtfKind::Rtf {
            assert!(answers.is_empty(), "{name}: a reader finds an encapsulated body");
            *equal.entry("plain RTF".to_owned()).or_default() += 1;
            continue;
        }
        let ours = readers::sha256(body.into_content().replace("\r\n", "\n").as_bytes());
        let agree: Vec<_> =
            answers.iter().filter(|(_, theirs)| **theirs == ours).map(|(reader, _)| *reader).collect();
        let all: Vec<_> = answers.keys().copied().collect();
        *equal.entry(format!("{kind:?}: {} of {}", agree.join(", "), all.join(", "))).or_default() += 1;
        if agree.is_empty() && !all.is_empty() {
            match BETTER_THAN_READERS.iter().find(|(known, _)| name.starts_with(known)) {
                Some((_, reason)) => explained.push(format!("{name}: {reason}")),
                None => problems.push(format!("{name}: no reader has {ours}")),
            }
        }
    }
    println!("bodies by the readers that give the same, of those that answer:");
    for (readers, count) in equal {
        println!("{count:5}  {readers}");
    }
    println!("explained: {explained:#?}");
    assert_eq!(problems, [""; 0]);
}

#[test]
fn every_body_comes_back_from_encapsulation() {
    let (mut html, mut text, mut shown_alike) = (0, 0, 0);
    let (mut original_len, mut content_len, mut our_len) = (0, 0, 0);
    for Message { name, compressed, .. } in messages() {
        let rtf = decompress(&compressed).unwrap();
        let body = read_body(rtf.rtf());
        let options = EncapsulateOptions::new().code_page(body.code_page());
        let ours = match body.html() {
            Some(content) => {
                html += 1;
                encapsulate_html(content, &options)
            }
            None => {
                text += 1;
                encapsulate_text(body.text().unwrap(), &options)
            }
        };
        let again = read_body(&ours);
        assert!(again.html() == body.html(), "{name}");
        assert!(again.html().is_some() || again.text() == body.text(), "{name}");
        assert!(again.findings().is_empty(), "{name}");
        let shown = plain_text(&ours);
        assert!(shown.findings().is_empty(), "{name}");
        if body.html().is_some() {
            // What other readers show of ours is what they show of the original.
            let (ours, theirs) = (shown.into_content(), plain_text(rtf.rtf()).into_content());
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            shown_alike += usize::from(letters(&ours) == letters(&theirs));
        }
        original_len += rtf.rtf().len();
        content_len += again.into_content().len();
        our_len += ours.len();
    }
    println!(
        "{html} HTML and {text} text bodies of {content_len} bytes: {our_len} bytes of RTF, {original_len} in the files"
    );
    println!("{shown_alike} HTML bodies show the same letters and digits as the original to other readers");
    assert!(html > 50 && text > 20, "{html} and {text} bodies");
    assert!(shown_alike * 10 >= html * 8, "{shown_alike} of {html}");
}

#[test]
fn bodies_say_what_the_text_bodies_of_their_messages_say() {
    let (mut compared, mut same_but_blanks, mut same_words) = (0, 0, 0);
    let mut explained = Vec::new();
    let mut problems = Vec::new();
    for Message { name, compressed, text } in messages() {
        let rtf = decompress(&compressed).unwrap();
        let body = read_body(rtf.rtf());
        let Some(text) = text.map(|text| text.decode(body.code_page())) else { continue };
        compared += 1;
        let ours = match body.html() {
            Some(html) => html_words(html),
            None => text_words(body.text().unwrap()),
        };
        let theirs = text_words(&text);
        if ours.without_blanks == theirs.without_blanks {
            same_but_blanks += 1;
        }
        if ours.agree(&theirs) {
            same_words += 1;
            continue;
        }
        match BODIES_APART.iter().find(|(known, _)| name.starts_with(known)) {
            Some((_, reason)) => explained.push(format!("{name}: {reason}")),
            None => problems.push(format!("{name}: {}", ours.difference(&theirs))),
        }
    }
    println!("bodies with a text body: {compared}");
    println!("same after folding white space: {same_but_blanks}");
    println!("same after dropping link targets, picture descriptions, bullets and rules too: {same_words}");
    println!("explained: {explained:#?}");
    println!("differ: {problems:#?}");
    assert!(compared > 100, "{compared} bodies");
    assert!(problems.len() * 100 <= compared, "{} of {compared} differ", problems.len());
}

#[test]
fn every_body_can_be_read_as_plain_rtf_and_after_damage() {
    for Message { name, compressed, .. } in messages() {
        let rtf = decompress(&compressed).unwrap().into_rtf().into_owned();
        let plain = plain_text(&rtf);
        assert!(plain.findings().iter().all(|finding| finding.severity() < Severity::Error), "{name}");
        // Each bit of damage at a place of its own, spread over the body.
        for n in 0..40_usize {
            let place = (n * 7919 + 13) % rtf.len().max(1);
            let mut bad = rtf.clone();
            bad[place] = b"{}\\'\0u\xFF9"[n % 8];
            let _ = read_body(&bad);
            let mut bad = compressed.clone();
            let place = 16 + (n * 104_729) % bad.len().saturating_sub(16).max(1);
            if let Some(byte) = bad.get_mut(place) {
                *byte = byte.wrapping_add(n as u8 + 1);
            }
            let _ = decompress(&bad).map(|bad| read_body(bad.rtf()));
            let _ = decompress(&compressed[..place]).map(|cut| read_body(cut.rtf()));
        }
    }
}
