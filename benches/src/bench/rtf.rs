//! Compressed RTF in memory.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput};

/// Adds this area's groups.
pub(crate) fn define(criterion: &mut Criterion) {
    decompress(criterion);
    compress(criterion);
}

fn rtf(paragraphs: usize) -> String {
    let line = "\\pard\\plain\\f0\\fs20 The quick brown fox jumps over the lazy dog.\\par\r\n";
    format!("{{\\rtf1\\ansi {}}}", line.repeat(paragraphs))
}

fn compress(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("rtf/compress");
    for paragraphs in [1_usize, 100, 10_000] {
        let rtf = rtf(paragraphs);
        group.throughput(Throughput::Bytes(rtf.len() as u64));
        group.bench_with_input(BenchmarkId::new("ours", rtf.len()), &rtf, |bencher, rtf| {
            bencher.iter(|| black_box(mapi_rtf::compress(rtf.as_bytes()).len()));
        });
        group.bench_with_input(BenchmarkId::new("compressed-rtf", rtf.len()), &rtf, |bencher, rtf| {
            bencher.iter(|| black_box(compressed_rtf::compress_rtf(rtf).expect("text").len()));
        });
    }
    group.finish();
}

fn decompress(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("rtf/decompress");
    for paragraphs in [1_usize, 100, 10_000] {
        let rtf = rtf(paragraphs);
        let compressed = compressed_rtf::compress_rtf(&rtf).expect("text");
        group.throughput(Throughput::Bytes(rtf.len() as u64));
        group.bench_with_input(BenchmarkId::new("ours", rtf.len()), &compressed, |bencher, compressed| {
            bencher.iter(|| black_box(mapi_rtf::decompress(compressed).expect("sound").rtf().len()));
        });
        group.bench_with_input(
            BenchmarkId::new("compressed-rtf", rtf.len()),
            &compressed,
            |bencher, compressed| {
                bencher.iter(|| black_box(compressed_rtf::decompress_rtf(compressed).expect("sound").len()));
            },
        );
    }
    group.finish();
}
