//! The table as a whole.

use super::*;
use crate::mapi::{Bookmark, EventMask, FindRowFlags, TableStatus, TableType};

#[test]
fn f333_a_table_is_complete_and_dynamic() {
    let table = Fake::recipients(&["a"]).recipient_table();
    let (status, kind) = table.get_status().unwrap();
    assert_eq!((status, kind), (TableStatus::Complete, TableType::Dynamic));
    assert_eq!((status.code(), kind.code()), (0, 2));
}

#[test]
fn f334_there_is_nothing_to_abort() {
    let table = Fake::recipients(&["a"]).recipient_table();
    assert_eq!(code(table.abort()), ErrorCode::UNABLE_TO_ABORT);
}

#[test]
fn f335_there_is_nothing_to_wait_for() {
    let table = Fake::recipients(&["a"]).recipient_table();
    assert_eq!(table.wait_for_completion().unwrap(), TableStatus::Complete);
}

#[test]
fn f338_there_are_no_categories() {
    let table = Fake::recipients(&["a"]).recipient_table();
    assert_eq!(code(table.expand_row(&[0; 4], 1)), ErrorCode::NO_SUPPORT);
    assert_eq!(code(table.collapse_row(&[0; 4])), ErrorCode::NO_SUPPORT);
    assert_eq!(code(table.get_collapse_state(&[0; 4])), ErrorCode::NO_SUPPORT);
    assert_eq!(code(table.set_collapse_state(&[])), ErrorCode::NO_SUPPORT);
}

#[test]
fn f339_work_that_may_be_put_off_is_done_at_once() {
    let table = Fake::recipients(&["b", "a"]).recipient_table();
    for flags in [TableFlags::ASYNC, TableFlags::BATCH, TableFlags::ASYNC | TableFlags::BATCH] {
        table.set_columns(&tags(&[NAME]), flags).unwrap();
        assert_eq!(columns(&table), [NAME]);
        table.restrict(Some(is_named("a")), flags).unwrap();
        assert_eq!(all_names(&table), ["a"]);
        table.restrict(None, flags).unwrap();
        table.sort_table(&vec![ascend(NAME)].into(), flags).unwrap();
        assert_eq!(all_names(&table), ["a", "b"]);
        assert_eq!(
            code(table.set_columns(&[], flags)),
            ErrorCode::INVALID_PARAMETER,
            "and errors are said at once"
        );
    }
    assert_eq!(code(TableFlags::from_bits(4)), ErrorCode::UNKNOWN_FLAGS);
}

#[test]
fn two_tables_of_one_message_are_independent_and_a_clone_is_the_same() {
    let fake = Fake::recipients(&["a", "b"]);
    let (first, second) = (fake.recipient_table(), fake.recipient_table());
    let clone = first.clone();
    read(&first, 1);
    restrict(&second, is_named("b"));
    assert_eq!(row_of(&clone), 1);
    assert_eq!(clone.row_count().unwrap(), 2);
    assert_eq!(second.row_count().unwrap(), 1);
}

#[test]
fn a_table_of_a_message_that_is_gone_is_no_object() {
    let fake = Fake::recipients(&["a"]);
    for close in [false, true] {
        let table = fake.recipient_table();
        assert_eq!(table.row_count().unwrap(), 1);
        if close {
            table.close();
        } else {
            fake.fail(Some(ErrorCode::INVALID_OBJECT));
        }
        let gone = ErrorCode::INVALID_OBJECT;
        assert_eq!(code(table.row_count()), gone);
        assert_eq!(code(table.query_rows(0, QueryRowsFlags::NONE)), gone, "before all arguments");
        assert_eq!(code(table.set_columns(&[], TableFlags::NONE)), gone);
        assert_eq!(code(table.query_columns(QueryColumnsFlags::NONE)), gone);
        assert_eq!(code(table.seek_row(Bookmark::from_raw(9), 0)), gone);
        assert_eq!(code(table.seek_row_approx(0, 0)), gone);
        assert_eq!(code(table.query_position()), gone);
        assert_eq!(code(table.find_row(&is_named("a"), Bookmark::END, FindRowFlags::NONE)), gone);
        assert_eq!(code(table.restrict(None, TableFlags::NONE)), gone);
        assert_eq!(code(table.create_bookmark()), gone);
        assert_eq!(code(table.free_bookmark(Bookmark::END)), gone);
        assert_eq!(code(table.sort_table(&SortOrderSet::default(), TableFlags::NONE)), gone);
        assert_eq!(code(table.query_sort_order()), gone);
        assert_eq!(code(table.abort()), gone);
        assert_eq!(code(table.expand_row(&[], 0)), gone);
        assert_eq!(code(table.wait_for_completion()), gone);
        assert_eq!(code(table.get_status()), gone);
        assert_eq!(code(table.unadvise(1)), gone);
        let sink = Arc::new(notify::Sink::default());
        assert_eq!(code(table.advise(EventMask::from_bits(0), sink)), gone);
        fake.fail(None);
    }
}

#[test]
fn the_last_failure_is_remembered_in_words() {
    let fake = Fake::recipients(&["a"]);
    let table = fake.recipient_table();
    assert_eq!(table.last_error(ErrorCode::NO_SUPPORT), None);
    table.expand_row(&[], 0).unwrap_err();
    table.row_count().unwrap();
    let last = table.last_error(ErrorCode::NO_SUPPORT).unwrap();
    assert_eq!(last.code, ErrorCode::NO_SUPPORT);
    assert_eq!(last.error, "recipient table: the table has no categories (MAPI_E_NO_SUPPORT)");
    assert_eq!((last.component, last.low_level_error), ("recipient table", 0));
    assert!(table.last_error(ErrorCode::NO_SUPPORT).is_some(), "asking does not change it");
    assert_eq!(table.last_error(ErrorCode::NOT_FOUND), None, "another code");
    assert_eq!(table.last_error(ErrorCode::OK), None);
}

#[test]
fn a_weak_reference_does_not_keep_a_table() {
    let table = Fake::recipients(&["a"]).recipient_table();
    let weak = table.downgrade();
    assert_eq!(weak.upgrade().unwrap().row_count().unwrap(), 1);
    drop(table);
    assert!(weak.upgrade().is_none());
}

#[test]
fn tables_are_shared_between_threads() {
    fn is_shared<T: Send + Sync>() {}
    is_shared::<Table>();
    let fake = Fake::recipients(&["a", "b", "c"]);
    let table = fake.recipient_table();
    std::thread::scope(|scope| {
        for number in 10..14 {
            let (table, fake) = (table.clone(), &fake);
            scope.spawn(move || {
                fake.put(number, named("x"));
                table.notify();
                assert!(table.row_count().unwrap() > 3);
            });
        }
    });
    assert_eq!(table.row_count().unwrap(), 7);
}
