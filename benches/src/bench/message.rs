//! Messages in memory: the demo message, from its bytes to what a reader sees, and everything in it.

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use imsg::Message;
use mapi_rtf::{decompress, read_body};
use msg_parser::Outlook;

/// Adds this area's groups.
pub(crate) fn define(criterion: &mut Criterion) {
    let bytes = cfb_layout::demo::file();
    let mut group = criterion.benchmark_group("message/demo");
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("ours, as a card", |bencher| {
        bencher.iter(|| {
            let message = Message::from_bytes(bytes.clone()).expect("sound");
            let people = message.recipients().expect("sound").len();
            let subject = message.subject().expect("sound").map_or(0, |subject| subject.len());
            let text = message.body().text().expect("sound").map_or(0, |text| text.content.len());
            black_box(people + subject + text)
        });
    });
    group.bench_function("ours, every property", |bencher| {
        bencher.iter(|| {
            let mut messages = vec![Message::from_bytes(bytes.clone()).expect("sound")];
            let mut count = 0;
            while let Some(message) = messages.pop() {
                let values =
                    message.properties().properties().map(|property| property.value().expect("sound"));
                count += values.filter(Option::is_some).count();
                for recipient in message.recipients().expect("sound") {
                    count +=
                        recipient.properties().properties().filter_map(|p| p.value().expect("sound")).count();
                }
                for attachment in message.attachments().expect("sound") {
                    count += attachment
                        .properties()
                        .properties()
                        .filter_map(|p| p.value().expect("sound"))
                        .count();
                    messages.extend(attachment.embedded().expect("sound"));
                }
            }
            black_box(count)
        });
    });
    group.bench_function("msg_parser", |bencher| {
        bencher.iter(|| black_box(Outlook::from_slice(&bytes).expect("sound").attachments.len()));
    });
    group.finish();

    let message = Message::from_bytes(bytes).expect("sound");
    let compressed = message.properties().property(mapi_props::pid_tag::PidTagRtfCompressed).expect("there");
    let compressed = compressed.bytes().expect("sound").expect("there").into_owned();
    let mut group = criterion.benchmark_group("message/html-in-rtf");
    group.throughput(Throughput::Bytes(compressed.len() as u64));
    group.bench_function("ours", |bencher| {
        bencher.iter(|| {
            black_box(read_body(decompress(&compressed).expect("sound").rtf()).into_content().len())
        });
    });
    group.finish();
}
