//! What calls cost.

use super::*;

#[test]
fn rows_of_an_unchanged_table_are_selected_and_sorted_once() {
    let fake = Fake::new((0..1000).map(|number| (number, named("a"))).collect());
    let table = fake.recipient_table();
    restrict(&table, is_named("a"));
    sort(&table, &[descend(NAME)]);
    let view = || table.call(|state| state.view()).unwrap();
    let first = view();
    for _ in 0..10 {
        read(&table, 7);
        table.query_position().unwrap();
        assert!(Arc::ptr_eq(&first, &view()), "the same rows in the same order");
    }
    fake.put(0, named("b"));
    assert_eq!(table.row_count().unwrap(), 999);
    assert!(!Arc::ptr_eq(&first, &view()));
}

#[test]
fn a_call_asks_for_the_rows_a_few_times_however_many_there_are() {
    let fake = Fake::new((0..1000).map(|number| (number, named("a"))).collect());
    let table = fake.recipient_table();
    read(&table, 1000);
    table.restrict(Some(is_named("a")), TableFlags::NONE).unwrap();
    assert!(fake.asked.load(Ordering::Relaxed) <= 4);
}
