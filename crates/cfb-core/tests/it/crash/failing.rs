//! Calls of the byte store that fail: the state before stays, the error says where, and the handle does as documented.

use std::sync::Arc;

use cfb_core::{
    CommitOptions, CommitStep, CompoundFile, Corruption, ErrorKind, Mode, ReadAt, SharedBytes, Version,
};

use crate::crash::shared::run::{Work, change};
use crate::crash::shared::script::{Op, Script, Shape, Step};
use crate::crash::shared::start::Start;
use crate::crash::shared::state::State;
use crate::sim::failing::{FailingStore, Failure, Op as Call};
use crate::sim::random::Random;

/// Work that comes to its last commit, whose calls fail.
struct Trial {
    bytes: SharedBytes,
    store: Arc<FailingStore>,
    work: Work,
    /// What the file holds, and what it will hold.
    before: State,
    after: State,
}

impl Trial {
    /// Does everything but the last commit.
    fn begin(script: &Script) -> Self {
        let (first, state) = script.shape.start.file(script.shape.version);
        let bytes = SharedBytes::new(first);
        let store = FailingStore::new(Arc::new(bytes.reopen()));
        let mut work = Work::open(store.clone(), script.shape, state).unwrap();
        let (_, steps) = script.steps.split_last().unwrap();
        for step in steps {
            work.step(step).unwrap();
        }
        let (before, after) = (work.disk.clone(), work.pending().clone());
        store.set(None);
        Self { bytes, store, work, before, after }
    }

    /// The last commit.
    fn commit(&mut self, script: &Script) -> cfb_core::Result<()> {
        self.work.step(script.steps.last().unwrap())
    }

    /// What the file holds, read by somebody else. Bytes behind the state are all that may be found.
    fn file(&self) -> CompoundFile {
        let file = CompoundFile::from_bytes(self.bytes.to_vec()).unwrap();
        let odd = |corruption: &Corruption| {
            !matches!(corruption, Corruption::Uncovered { .. } | Corruption::PartialSector { .. })
        };
        let findings = file.check().unwrap();
        assert!(!findings.iter().any(|finding| odd(finding.corruption())), "{findings:?}");
        file
    }

    /// How the file differs from the state before. An overwriting commit that is stopped within the streams it writes
    /// has changed them, and nothing else.
    fn differs_from_before(&self, spoils: bool) -> Option<String> {
        let is_touched = |path: &[String], old: &[u8]| {
            self.after.0.get(path).and_then(|element| element.bytes()) != Some(old)
        };
        self.before.differs_by(&self.file(), |path, old, found| {
            old == found || (spoils && old.len() == found.len() && is_touched(path, old))
        })
    }

    /// Asserts that the handle goes on: the same commit, and another one.
    fn goes_on(mut self, script: &Script, what: &str) {
        self.store.set(None);
        self.commit(script).unwrap_or_else(|e| panic!("{what}: the second commit: {e}"));
        assert_eq!(self.after.differs_from(&self.file()), None, "{what}, after a second commit");
        self.takes_a_change(what);
    }

    /// Asserts that the handle takes and commits a change.
    fn takes_a_change(mut self, what: &str) {
        self.store.set(None);
        let op = Op::CreateStream { path: vec!["after the failure".to_owned()], len: 5000, fill: 5 };
        change(self.work.root(), &op).unwrap_or_else(|e| panic!("{what}: a change afterwards: {e}"));
        self.work.root().commit(CommitOptions::new()).unwrap_or_else(|e| panic!("{what}: afterwards: {e}"));
        op.apply(&mut self.after);
        let file = self.file();
        assert_eq!(self.after.differs_from(&file), None, "{what}, after another change");
        assert_eq!(file.check().unwrap(), [], "{what}");
    }

    /// Asserts that the handle refuses to commit, and that the file opened anew does not.
    fn answers_in_doubt(self, what: &str) {
        self.store.set(None);
        let error = self.work.root().commit(CommitOptions::new()).unwrap_err();
        assert_eq!(*error.kind(), ErrorKind::InDoubt, "{what}");
        let file = self.file();
        let difference = self
            .after
            .differs_from(&file)
            .and_then(|_| self.differs_from_before(self.work.shape().overwrite));
        assert_eq!(difference, None, "{what}: neither the state before nor the one after");
        let found = State::of(&file).unwrap();
        let Self { bytes, store, work, .. } = self;
        let shape = work.shape();
        drop(work);
        let again: Arc<FailingStore> = FailingStore::new(Arc::new(bytes.reopen()));
        drop(store);
        let work = Work::open(again.clone(), shape, found.clone()).unwrap();
        Self { bytes, store: again, work, before: found.clone(), after: found }.takes_a_change(what);
    }
}

/// Fails each call of the last commit in turn.
fn fail_each(seed: u64, shape: Shape, script: &Script, seen: &mut Vec<Option<CommitStep>>) {
    let mut trial = Trial::begin(script);
    trial.commit(script).unwrap();
    let (changes, writes) = (trial.store.calls(Call::Change), trial.store.calls(Call::Write));
    let single =
        (0..changes).flat_map(|at| [Failure::once(Call::Change, at), Failure::lasting(Call::Change, at)]);
    let full = (0..writes).flat_map(|at| [Failure::disk_full(at, 0), Failure::disk_full(at, 700)]);
    for failure in single.chain(full) {
        let what = format!("seed {seed}, {failure:?}, {shape:?}");
        let mut trial = Trial::begin(script);
        trial.store.set(failure);
        let outcome = trial.commit(script);
        let failed = trial.store.failed();
        assert!(failed > 0, "{what}: no call failed");
        let Err(error) = outcome else {
            // The end of the file could not be cut.
            assert_eq!(trial.after.differs_from(&trial.file()), None, "{what}");
            trial.takes_a_change(&what);
            seen.push(None);
            continue;
        };
        let step = error.commit_step();
        seen.push(step);
        assert_eq!(*error.kind(), ErrorKind::Io(failure.error), "{what}: {error}");
        match step {
            Some(CommitStep::Begin | CommitStep::WriteData | CommitStep::SyncData) => {
                let spoils = shape.overwrite && failure.after > 0;
                assert_eq!(trial.differs_from_before(spoils), None, "{what}: {error}");
                trial.goes_on(script, &what);
            }
            Some(CommitStep::WriteHeader | CommitStep::SyncHeader) => trial.answers_in_doubt(&what),
            Some(CommitStep::Shrink) => {
                assert_eq!(trial.after.differs_from(&trial.file()), None, "{what}: {error}");
                trial.store.set(None);
                match trial.work.root().commit(CommitOptions::new()) {
                    Ok(()) => trial.takes_a_change(&what),
                    Err(_) => trial.answers_in_doubt(&what),
                }
            }
            other => panic!("{what}: in the step {other:?}: {error}"),
        }
    }
}

#[test]
fn a_commit_that_fails_at_any_call_leaves_one_of_the_two_states_and_says_where() {
    let mut seen = Vec::new();
    for seed in 0..30 {
        let mut random = Random::new(seed);
        let overwrite = random.one_in(4);
        let shape = Shape { commits: 2, overwrite, direct: false, ..Shape::random(&mut random) };
        let (_, state) = shape.start.file(shape.version);
        let mut script = Script::random(shape, &state, &mut random);
        while !matches!(script.steps.last(), Some(Step::Commit(_))) {
            script.steps.pop();
        }
        fail_each(seed, shape, &script, &mut seen);
    }
    for step in [
        None,
        Some(CommitStep::WriteData),
        Some(CommitStep::SyncData),
        Some(CommitStep::WriteHeader),
        Some(CommitStep::SyncHeader),
        Some(CommitStep::Shrink),
    ] {
        assert!(seen.iter().filter(|seen| **seen == step).count() > 3, "{step:?}");
    }
}

#[test]
fn a_change_whose_bytes_cannot_be_put_down_fails_alone() {
    let shape = Shape {
        version: Version::V3,
        start: Start::Pieces(3),
        commits: 1,
        changes: 1,
        len: 1,
        memory_limit: 0,
        shared: false,
        overwrite: false,
        direct: false,
    };
    let (first, state) = shape.start.file(shape.version);
    let op = Op::CreateStream { path: vec!["large".to_owned()], len: 900_000, fill: 9 };
    for at in 0.. {
        let bytes = SharedBytes::new(first.clone());
        let store = FailingStore::new(Arc::new(bytes.reopen()));
        let work = Work::open(store.clone(), shape, state.clone()).unwrap();
        store.set(Failure::disk_full(at, 100));
        let outcome = change(work.root(), &op);
        if store.failed() == 0 {
            outcome.unwrap();
            assert!(at > 0, "nothing was put down before the commit");
            break;
        }
        assert_eq!(*outcome.unwrap_err().kind(), ErrorKind::Io(std::io::ErrorKind::StorageFull));
        store.set(None);
        work.root().revert().unwrap();
        assert_eq!(bytes.to_vec().len(), first.len(), "what was put down is cut off");
        let mut expected = state.clone();
        let op = Op::CreateStream { path: vec!["small".to_owned()], len: 100, fill: 1 };
        change(work.root(), &op).unwrap();
        op.apply(&mut expected);
        work.root().commit(CommitOptions::new()).unwrap();
        let file = CompoundFile::from_bytes(bytes.to_vec()).unwrap();
        assert_eq!((expected.differs_from(&file), file.check().unwrap()), (None, vec![]));
    }
}

#[test]
fn a_file_that_cannot_be_created_leaves_nothing_to_open() {
    for at in 0..2 {
        for failure in [Failure::once(Call::Change, at), Failure::disk_full(at, 600)] {
            let bytes = SharedBytes::new([]);
            let store = FailingStore::new(Arc::new(bytes.reopen()));
            store.set(failure);
            let mode = Mode::read_write().create().transacted();
            let created = cfb_core::Storage::create_on(store.clone(), mode);
            if store.failed() == 0 {
                continue;
            }
            created.unwrap_err();
            let left = CompoundFile::from_bytes(bytes.to_vec());
            assert!(left.is_err() || bytes.is_empty(), "{failure:?}");
        }
    }
}
