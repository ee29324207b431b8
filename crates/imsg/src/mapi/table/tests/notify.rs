//! What sinks are told.

use std::sync::atomic::AtomicBool;
use std::sync::mpsc;
use std::time::Duration;

use super::*;
use crate::mapi::{AdviseSink, EventMask, TableEvent};

type Action = Box<dyn Fn(&TableEvent) + Send + Sync>;

/// Keeps what it is told, and may do something then.
#[derive(Default)]
pub(super) struct Sink {
    told: Mutex<Vec<TableEvent>>,
    then: Option<Action>,
}

impl AdviseSink for Sink {
    fn on_notify(&self, event: &TableEvent) {
        self.told.lock().unwrap().push(event.clone());
        if let Some(then) = &self.then {
            then(event);
        }
    }
}

impl Sink {
    fn doing(then: impl Fn(&TableEvent) + Send + Sync + 'static) -> Arc<Self> {
        Arc::new(Self { told: Mutex::default(), then: Some(Box::new(then)) })
    }

    pub(super) fn on(table: &Table) -> Arc<Self> {
        let sink = Arc::new(Self::default());
        let connection = advise(table, &sink);
        assert_ne!(connection, 0);
        sink
    }

    pub(super) fn take(&self) -> Vec<TableEvent> {
        std::mem::take(&mut self.told.lock().unwrap())
    }
}

fn advise(table: &Table, sink: &Arc<Sink>) -> u32 {
    table.advise(EventMask::TABLE_MODIFIED, Arc::clone(sink) as Arc<dyn AdviseSink>).unwrap()
}

/// Does to a copy of the rows what was told.
pub(super) fn apply(event: TableEvent, copy: &mut Vec<(Vec<u8>, TableRow)>) {
    match event {
        TableEvent::RowDeleted { key } => copy.retain(|(own, _)| *own != key),
        TableEvent::RowAdded { key, prior, row } | TableEvent::RowModified { key, prior, row } => {
            copy.retain(|(own, _)| *own != key);
            let place = prior.map_or(0, |prior| copy.iter().position(|(own, _)| *own == prior).unwrap() + 1);
            copy.insert(place, (key, row));
        }
        other => panic!("{other:?}"),
    }
}

fn key(number: u8) -> Vec<u8> {
    vec![number, 0, 0, 0]
}

fn name_row(name: &str) -> TableRow {
    vec![(tag(NAME), name.into())]
}

/// Recipients b and d, sorted by name, with the one column.
fn by_name() -> (Arc<Fake>, Table) {
    let fake = Fake::recipients(&["b", "d"]);
    let table = fake.recipient_table();
    set_columns(&table, &[NAME]);
    sort(&table, &[ascend(NAME)]);
    (fake, table)
}

#[test]
fn f336_rows_that_come_change_and_go_are_told_with_their_keys() {
    let (fake, table) = by_name();
    let sink = Sink::on(&table);
    fake.put(2, named("c"));
    table.notify();
    let added = TableEvent::RowAdded { key: key(2), prior: Some(key(0)), row: name_row("c") };
    assert_eq!(added.code(), 3);
    assert_eq!(sink.take(), [added]);
    fake.put(1, named("a"));
    table.notify();
    let modified = TableEvent::RowModified { key: key(1), prior: None, row: name_row("a") };
    assert_eq!(modified.code(), 5);
    assert_eq!(sink.take(), [modified]);
    fake.remove(0);
    table.notify();
    let deleted = TableEvent::RowDeleted { key: key(0) };
    assert_eq!(deleted.code(), 4);
    assert_eq!(sink.take(), [deleted]);
    table.notify();
    assert!(sink.take().is_empty(), "nothing happened");
}

#[test]
fn f336_nothing_is_told_of_rows_that_are_hidden() {
    let (fake, table) = by_name();
    restrict(&table, named_from("c"));
    let sink = Sink::on(&table);
    fake.put(0, named("a"));
    fake.put(2, named("b"));
    fake.remove(2);
    table.notify();
    assert!(sink.take().is_empty());
    fake.put(0, named("x"));
    fake.put(1, named("a"));
    table.notify();
    let expected = [
        TableEvent::RowDeleted { key: key(1) },
        TableEvent::RowAdded { key: key(0), prior: None, row: name_row("x") },
    ];
    assert_eq!(sink.take(), expected, "rows come and go under a restriction");
}

#[test]
fn f336_several_rows_are_told_so_that_the_one_before_is_known() {
    let (fake, table) = by_name();
    let sink = Sink::on(&table);
    fake.put(3, named("f"));
    fake.put(2, named("e"));
    fake.remove(0);
    table.notify();
    let expected = [
        TableEvent::RowDeleted { key: key(0) },
        TableEvent::RowAdded { key: key(2), prior: Some(key(1)), row: name_row("e") },
        TableEvent::RowAdded { key: key(3), prior: Some(key(2)), row: name_row("f") },
    ];
    assert_eq!(sink.take(), expected);
}

#[test]
fn f336_other_masks_are_refused() {
    let (_, table) = by_name();
    for bits in [0, 1, 0x101, 0x8000_0100, u32::MAX] {
        let sink = Arc::new(Sink::default());
        let refused = table.advise(EventMask::from_bits(bits), sink.clone());
        assert_eq!(code(refused), ErrorCode::INVALID_PARAMETER, "0x{bits:X}");
        assert_eq!(Arc::strong_count(&sink), 1, "the sink is let go of");
    }
}

#[test]
fn f336_changes_that_a_call_saw_before_are_told_all_the_same() {
    let (fake, table) = by_name();
    let sink = Sink::on(&table);
    fake.put(2, named("c"));
    assert_eq!(table.row_count().unwrap(), 3);
    assert!(sink.take().is_empty());
    sort(&table, &[descend(NAME)]);
    table.notify();
    assert_eq!(sink.take().len(), 1);
}

#[test]
fn f336_very_many_changes_are_one_event() {
    let (fake, table) = by_name();
    let sink = Sink::on(&table);
    for number in 10..300 {
        fake.put(number, named("x"));
    }
    table.notify();
    assert_eq!(sink.take(), [TableEvent::Changed]);
    for number in 10..300 {
        for round in 0..8 {
            fake.put(number, named(&format!("{number} {round}")));
            table.row_count().unwrap();
        }
    }
    table.notify();
    let told = sink.take();
    assert!(told.len() <= 1024, "{}", told.len());
    assert_eq!(told[0], TableEvent::Changed);
}

#[test]
fn f336_rows_that_cannot_be_read_are_an_error() {
    let (fake, table) = by_name();
    let sink = Sink::on(&table);
    fake.fail(Some(ErrorCode::DISK_ERROR));
    table.notify();
    assert_eq!(sink.take(), [TableEvent::Error(ErrorCode::DISK_ERROR)]);
}

#[test]
fn f336_every_sink_is_told_from_when_it_came() {
    let (fake, table) = by_name();
    let first = Sink::on(&table);
    fake.put(2, named("c"));
    let second = Sink::on(&table);
    table.notify();
    assert_eq!((first.take().len(), second.take().len()), (1, 0));
    fake.remove(2);
    table.notify();
    assert_eq!((first.take().len(), second.take().len()), (1, 1));
}

#[test]
fn f337_after_unadvise_nothing_is_told_and_the_sink_is_free() {
    let (fake, table) = by_name();
    let sink = Arc::new(Sink::default());
    let connection = advise(&table, &sink);
    fake.put(2, named("c"));
    table.row_count().unwrap();
    table.unadvise(connection).unwrap();
    assert_eq!(Arc::strong_count(&sink), 1);
    table.notify();
    assert!(sink.take().is_empty(), "not even what was waiting");
    assert_eq!(code(table.unadvise(connection)), ErrorCode::INVALID_PARAMETER);
    assert_eq!(code(table.unadvise(0)), ErrorCode::INVALID_PARAMETER);
}

#[test]
fn f337_unadvise_waits_for_the_event_that_is_being_told() {
    let (fake, table) = by_name();
    let (started, is_started) = mpsc::channel();
    let (go_on, may_go_on) = mpsc::channel::<()>();
    let may_go_on = Mutex::new(may_go_on);
    let done = Arc::new(AtomicBool::new(false));
    let sink = Sink::doing({
        let done = Arc::clone(&done);
        move |_| {
            started.send(()).unwrap();
            may_go_on.lock().unwrap().recv().unwrap();
            std::thread::sleep(Duration::from_millis(20));
            done.store(true, Ordering::SeqCst);
        }
    });
    let connection = advise(&table, &sink);
    fake.put(2, named("c"));
    std::thread::scope(|scope| {
        scope.spawn(|| table.notify());
        is_started.recv().unwrap();
        go_on.send(()).unwrap();
        table.unadvise(connection).unwrap();
        assert!(done.load(Ordering::SeqCst));
    });
}

#[test]
fn f337_a_sink_may_use_the_table_and_leave_it() {
    let (fake, table) = by_name();
    let connection = Arc::new(Mutex::new(0));
    let sink = Sink::doing({
        let (fake, table, connection) = (Arc::clone(&fake), table.clone(), Arc::clone(&connection));
        move |_| {
            assert!(table.row_count().unwrap() > 0);
            fake.put(9, named("z"));
            table.notify();
            table.unadvise(*connection.lock().unwrap()).unwrap();
        }
    });
    *connection.lock().unwrap() = advise(&table, &sink);
    let other = Sink::on(&table);
    fake.remove(0);
    table.notify();
    assert_eq!(sink.take().len(), 1);
    let keys = |event: TableEvent| match event {
        TableEvent::RowDeleted { key } | TableEvent::RowAdded { key, .. } => key,
        _ => Vec::new(),
    };
    let told: Vec<_> = other.take().into_iter().map(keys).collect();
    assert_eq!(told, [key(0), key(9)], "in the order of the changes");
}

#[test]
fn f337_a_sink_that_panics_does_not_lock_the_table() {
    let (fake, table) = by_name();
    let sink = Sink::doing(|_| panic!("a sink may fail"));
    let connection = advise(&table, &sink);
    let other = Sink::on(&table);
    fake.remove(0);
    let told = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| table.notify()));
    assert!(told.is_err());
    table.unadvise(connection).unwrap();
    table.notify();
    assert_eq!(other.take().len(), 1);
}

#[test]
fn sinks_are_free_when_the_table_closes_or_its_message_is_gone() {
    for how in 0..3 {
        let (fake, table) = by_name();
        let sink = Sink::on(&table);
        assert_eq!(Arc::strong_count(&sink), 2);
        match how {
            0 => table.close(),
            1 => {
                fake.fail(Some(ErrorCode::INVALID_OBJECT));
                table.notify();
            }
            _ => drop(table),
        }
        assert_eq!(Arc::strong_count(&sink), 1, "{how}");
        assert!(sink.take().is_empty());
    }
}
