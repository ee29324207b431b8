//! Any calls on a table and on a plain list.

use quickcheck::{Arbitrary, Gen, quickcheck};

use super::*;
use crate::mapi::{Bookmark, FindRowFlags};

#[derive(Clone, Debug)]
enum Step {
    Put(u32, &'static str),
    Remove(u32),
    Seek(Bookmark, i32),
    Approx(u32, u32),
    Read(i32, bool),
    Find(&'static str, Bookmark, bool),
    Sort(Option<bool>),
    Restrict(Option<&'static str>),
}

impl Arbitrary for Step {
    fn arbitrary(g: &mut Gen) -> Self {
        let name = *g.choose(&["a", "B", "c", "D", "e"]).unwrap();
        let origin = *g.choose(&[Bookmark::BEGINNING, Bookmark::CURRENT, Bookmark::END]).unwrap();
        let count = i32::arbitrary(g) % 5;
        let number = u32::arbitrary(g) % 8;
        match u8::arbitrary(g) % 12 {
            0..=2 => Self::Put(number, name),
            3 | 4 => Self::Remove(number),
            5 => Self::Seek(origin, count),
            6 => Self::Approx(number, u32::arbitrary(g) % 7 + 1),
            7 | 8 => Self::Read(if count == 0 { 1 } else { count }, bool::arbitrary(g)),
            9 => Self::Find(name, origin, bool::arbitrary(g)),
            10 => Self::Sort(*g.choose(&[None, Some(true), Some(false)]).unwrap()),
            _ => Self::Restrict(*g.choose(&[None, Some("B"), Some("c")]).unwrap()),
        }
    }
}

/// A table as one would write it down: everything anew at every step.
#[derive(Default)]
struct Model {
    rows: std::collections::BTreeMap<u32, &'static str>,
    /// Numbers and names as they are shown.
    shown: Vec<(u32, &'static str)>,
    order: Option<bool>,
    from: Option<&'static str>,
    position: usize,
    is_start: bool,
}

impl Model {
    /// Shows what there is now; the cursor goes along.
    fn show(&mut self) {
        let name = |row: &(u32, &str)| row.1.to_lowercase();
        let from = self.from.map(str::to_lowercase);
        let rows = self.rows.iter().map(|(number, name)| (*number, *name));
        let mut shown: Vec<_> =
            rows.filter(|row| from.as_ref().is_none_or(|from| name(row) >= *from)).collect();
        match self.order {
            Some(true) => shown.sort_by_key(name),
            Some(false) => shown.sort_by_key(|row| std::cmp::Reverse(name(row))),
            None => {}
        }
        let behind = self.shown.get(self.position..).unwrap_or_default();
        let next = behind.iter().find_map(|old| shown.iter().position(|row| row.0 == old.0));
        self.position = if self.is_start { 0 } else { next.unwrap_or(shown.len()) };
        self.shown = shown;
    }

    fn restart(&mut self) {
        self.is_start = true;
        self.show();
    }

    fn go_to(&mut self, position: usize) {
        self.position = position;
        self.is_start = position == 0;
    }

    fn origin(&self, bookmark: Bookmark) -> usize {
        match bookmark {
            Bookmark::BEGINNING => 0,
            Bookmark::END => self.shown.len(),
            _ => self.position,
        }
    }

    fn moved(&self, from: usize, rows: i32) -> usize {
        (from as i64 + i64::from(rows)).clamp(0, self.shown.len() as i64) as usize
    }
}

fn step(model: &mut Model, fake: &Fake, table: &Table, step: &Step) {
    match *step {
        Step::Put(number, name) => {
            fake.put(number, named(name));
            model.rows.insert(number, name);
            model.show();
        }
        Step::Remove(number) => {
            fake.remove(number);
            model.rows.remove(&number);
            model.show();
        }
        Step::Seek(origin, rows) => {
            let from = model.origin(origin);
            let to = model.moved(from, rows);
            let sought = table.seek_row(origin, rows).unwrap();
            assert_eq!(i64::from(sought.moved), to as i64 - from as i64);
            if to == from && origin == Bookmark::END {
                (model.position, model.is_start) = (to, false);
            } else if to != from || origin == Bookmark::BEGINNING {
                model.go_to(to);
            }
        }
        Step::Approx(numerator, denominator) => {
            table.seek_row_approx(numerator, denominator).unwrap();
            let len = model.shown.len();
            model.go_to((len * numerator as usize / denominator as usize).min(len));
        }
        Step::Read(count, advance) => {
            let flags = if advance { QueryRowsFlags::NONE } else { QueryRowsFlags::NO_ADVANCE };
            let to = model.moved(model.position, count);
            let (first, behind) = (to.min(model.position), to.max(model.position));
            let expected: Vec<_> = model.shown[first..behind].iter().map(|row| row.1).collect();
            assert_eq!(names_of(&table.query_rows(count, flags).unwrap()), expected);
            let next = if advance { behind } else { first };
            if next != model.position {
                model.go_to(next);
            }
        }
        Step::Find(name, origin, back) => {
            let flags = if back { FindRowFlags::BACKWARD } else { FindRowFlags::NONE };
            let from = model.origin(origin);
            let mut places: Vec<_> =
                if back { (0..from).rev().collect() } else { (from..model.shown.len()).collect() };
            places.retain(|place| model.shown[*place].1 == name);
            let found = table.find_row(&is_named(name), origin, flags);
            assert_eq!(found.is_ok(), !places.is_empty());
            if let Some(place) = places.first() {
                (model.position, model.is_start) = (*place, false);
            }
        }
        Step::Sort(order) => {
            let keys = order.map(|up| if up { ascend(NAME) } else { descend(NAME) });
            sort(table, &Vec::from_iter(keys));
            model.order = order;
            model.restart();
        }
        Step::Restrict(from) => {
            table.restrict(from.map(named_from), TableFlags::NONE).unwrap();
            model.from = from;
            model.restart();
        }
    }
}

quickcheck! {
    fn a_table_is_what_a_list_is_that_is_made_anew_at_every_step(steps: Vec<Step>) -> bool {
        let fake = Fake::new(Vec::new());
        let table = fake.recipient_table();
        let mut model = Model { is_start: true, ..Model::default() };
        table.row_count().unwrap();
        steps.iter().all(|one| {
            step(&mut model, &fake, &table, one);
            row_of(&table) as usize == model.position && table.row_count().unwrap() as usize == model.shown.len()
        })
    }

    fn events_make_the_new_rows_of_the_old_ones(steps: Vec<Step>) -> bool {
        let fake = Fake::new(Vec::new());
        let table = fake.recipient_table();
        set_columns(&table, &[NAME, KEY]);
        sort(&table, &[ascend(NAME)]);
        restrict(&table, named_from("B"));
        let sink = notify::Sink::on(&table);
        let mut copy: Vec<(Vec<u8>, TableRow)> = Vec::new();
        for step in &steps {
            match *step {
                Step::Put(number, name) => fake.put(number, named(name)),
                Step::Remove(number) => fake.remove(number),
                // Some changes are told together.
                _ => {
                    table.notify();
                    sink.take().into_iter().for_each(|event| notify::apply(event, &mut copy));
                    let rows: Vec<_> = copy.iter().map(|(_, row)| row.clone()).collect();
                    table.seek_row(Bookmark::BEGINNING, 0).unwrap();
                    if rows != read(&table, i32::MAX) {
                        return false;
                    }
                }
            }
        }
        true
    }
}
