//! Compressed RTF, both ways, in memory.

use std::fmt::Write;
use std::io;

use imsg_benches::Digest;

use crate::Measure;
use crate::contest::{Contest, Outcome};

/// Decompresses and compresses RTF such as Outlook writes, in memory.
pub(crate) fn measure(measure: &Measure) -> io::Result<Vec<Outcome>> {
    let rtf = sample(if measure.is_smoke { 200 } else { 8_000 });
    let short = sample(if measure.is_smoke { 5 } else { 80 });
    Ok(vec![decompress(measure, &rtf)?, compress(measure, &rtf)?, compress(measure, &short)?])
}

/// Compresses; the streams are as long as each other, and give the same RTF.
fn compress(measure: &Measure, rtf: &str) -> io::Result<Outcome> {
    let compressed = mapi_rtf::compress(rtf.as_bytes());
    let peer = compressed_rtf::compress_rtf(rtf).map_err(io::Error::other)?;
    let lens = (compressed.len(), peer.len());
    let is_sound = compressed_rtf::decompress_rtf(&compressed).is_ok_and(|back| back == rtf);
    if lens.0 > lens.1 || !is_sound {
        return Err(io::Error::other(format!("{} bytes, {} by the peer, sound: {is_sound}", lens.0, lens.1)));
    }
    let mut contest = Contest::new(format!("compress {} to {} bytes", rtf.len(), compressed.len()));
    let ours = contest.runner("ours", || {
        let compressed = mapi_rtf::compress(std::hint::black_box(rtf).as_bytes());
        Ok((compressed.len() <= lens.1).into())
    });
    let peer = contest.runner("compressed-rtf", || {
        let compressed = compressed_rtf::compress_rtf(std::hint::black_box(rtf)).map_err(io::Error::other)?;
        Ok((compressed.len() == lens.1).into())
    });
    contest.faster("ours / compressed-rtf", ours, &[peer], 100.0);
    contest.ratio("size: compressed-rtf / ours", 1.0, move |_| f64_of(lens.1) / f64_of(lens.0));
    contest.run(measure.effort)
}

fn decompress(measure: &Measure, rtf: &str) -> io::Result<Outcome> {
    let compressed = compressed_rtf::compress_rtf(rtf).map_err(io::Error::other)?;
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
    let limit = contest
        .runner("copying the result", || Ok(digest(&std::hint::black_box(rtf).to_owned().into_bytes())));
    contest.faster("ours / compressed-rtf", ours, &[peer], 4.0);
    contest.faster("ours / copying the result", ours, &[limit], None);
    contest.run(measure.effort)
}

#[expect(clippy::cast_precision_loss, reason = "sizes of megabytes")]
fn f64_of(len: usize) -> f64 {
    len as f64
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
