//! Compound files in memory: opening, listing, reading streams of the sizes at which the format changes its ways.

use std::hint::black_box;
use std::io::{Cursor, Read};

use cfb_core::CompoundFile;
use cfb_layout::{Content, Plan, Version};
use criterion::{BenchmarkId, Criterion, Throughput};

/// Stream sizes in bytes: none, one mini sector, the last in the mini stream, the first outside it, a large one.
const SIZES: [u64; 5] = [0, 64, 4095, 4096, 1 << 20];

/// Streams of the file that is listed.
const MANY: u32 = 10_000;

/// Adds this area's groups.
pub(crate) fn define(criterion: &mut Criterion) {
    read(criterion);
    list(criterion);
}

fn read(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compound/open-and-read");
    for size in SIZES {
        let mut plan = Plan::new(Version::V3);
        plan.stream(plan.root(), "Stream", Content::pattern(1, size));
        let bytes = plan.to_vec();
        group.throughput(Throughput::Bytes(size));
        group.bench_with_input(BenchmarkId::new("ours", size), &bytes, |bencher, bytes| {
            bencher.iter(|| {
                let file = CompoundFile::from_bytes(bytes.clone()).expect("sound");
                let stream = file.find("Stream").expect("there").bytes().expect("sound").len();
                black_box(stream)
            });
        });
        group.bench_with_input(BenchmarkId::new("cfb", size), &bytes, |bencher, bytes| {
            let mut buffer = Vec::new();
            bencher.iter(|| {
                let mut file = cfb::CompoundFile::open(Cursor::new(bytes.clone())).expect("sound");
                buffer.clear();
                black_box(file.open_stream("Stream").expect("there").read_to_end(&mut buffer).expect("sound"))
            });
        });
    }
    group.finish();
}

fn list(criterion: &mut Criterion) {
    let mut plan = Plan::new(Version::V3);
    for number in 0..MANY {
        plan.stream(plan.root(), format!("stream {number}"), Content::pattern(number.into(), 100));
    }
    let bytes = plan.to_vec();
    let mut group = criterion.benchmark_group("compound/list");
    group.throughput(Throughput::Elements(MANY.into()));
    group.bench_function("ours", |bencher| {
        let file = CompoundFile::from_bytes(bytes.clone()).expect("sound");
        bencher.iter(|| {
            let children = file.root().children().expect("sound");
            black_box(children.map(|child| child.expect("sound").len_bytes()).sum::<u64>())
        });
    });
    group.bench_function("cfb", |bencher| {
        let file = cfb::CompoundFile::open(Cursor::new(bytes.clone())).expect("sound");
        bencher.iter(|| black_box(file.read_root_storage().map(|entry| entry.len()).sum::<u64>()));
    });
    group.finish();
}
