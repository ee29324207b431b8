//! Compressed RTF: decompression in memory.

use std::fmt::Write;
use std::io;

use imsg_benches::Digest;

use crate::Measure;
use crate::contest::{Contest, Outcome};

/// Decompresses RTF such as Outlook writes, in memory.
pub(crate) fn measure(measure: &Measure) -> io::Result<Vec<Outcome>> {
    let rtf = sample(if measure.is_smoke { 200 } else { 8_000 });
    let compressed = compressed_rtf::compress_rtf(&rtf).map_err(io::Error::other)?;
    let mut contest = Contest::new(format!("decompress {} to {} bytes", compressed.len(), rtf.len()));
    let source = compressed.as_slice();
    let ours = contest.runner("ours", move || {
        let decompressed = mapi_rtf::decompress(source).map_err(io::Error::other)?;
        Ok(digest(decompressed.rtf()))
    });
    let peer = contest.runner("compressed-rtf", move || {
        let text = compressed_rtf::decompress_rtf(source).map_err(io::Error::other)?;
        Ok(digest(text.as_bytes()))
    });
    let limit =
        contest.runner("copying the result", || Ok(digest(&std::hint::black_box(&rtf).clone().into_bytes())));
    contest.faster("ours / compressed-rtf", ours, &[peer], 4.0);
    contest.faster("ours / copying the result", ours, &[limit], None);
    Ok(vec![contest.run(measure.effort)?])
}

fn digest(bytes: &[u8]) -> u64 {
    let mut digest = Digest::new();
    digest.ends(std::hint::black_box(bytes));
    digest.value()
}

/// HTML encapsulated in RTF: the kind of text that most messages carry.
fn sample(paragraphs: u32) -> String {
    let mut rtf = String::from(
        "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl\r\n{\\f0\\fswiss Arial;}\r\n{\\f1\\fmodern Courier New;}}\r\n\
         {\\colortbl\\red0\\green0\\blue0;\\red0\\green0\\blue255;}\r\n\\uc1\\pard\\plain\\deftab360 \\f0\\fs24 \r\n",
    );
    for number in 0..paragraphs {
        let word = number.wrapping_mul(2_654_435_761);
        let _ = write!(
            rtf,
            "{{\\*\\htmltag64 <p class=\"MsoNormal\">}}\\htmlrtf {{\\htmlrtf0 Line {number}, {word:08x}: the quick brown \
             fox\\htmlrtf\\par}}\\htmlrtf0 {{\\*\\htmltag72 </p>}}\r\n"
        );
    }
    rtf.push('}');
    rtf
}
