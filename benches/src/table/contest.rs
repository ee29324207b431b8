//! One comparison: several ways to do the same work, run in interleaved rounds, and the ratios between them.
//!
//! A round runs every contestant once, in an order that turns from round to round; a ratio is taken within each round
//! and its median is what counts. So what slows the machine for a while slows all contestants of those rounds alike.

use std::io;
use std::time::{Duration, Instant};

/// How long to measure.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Effort {
    /// Rounds; a median of fewer than 9 says little.
    pub(crate) rounds: usize,
    /// Short work is repeated within a round until it takes about this long.
    pub(crate) at_least: Duration,
}

impl Effort {
    /// For the table.
    pub(crate) const FULL: Self = Self { rounds: 11, at_least: Duration::from_millis(60) };
    /// To see that everything works.
    pub(crate) const SMOKE: Self = Self { rounds: 2, at_least: Duration::ZERO };
}

/// What a contestant does; it answers with the digest of what it read.
type Work<'a> = Box<dyn FnMut() -> io::Result<u64> + 'a>;

/// What is made ready before the work.
type Before<'a> = Box<dyn FnMut() -> io::Result<()> + 'a>;

struct Runner<'a> {
    name: String,
    work: Work<'a>,
    /// What is made ready before each run of the work, outside the clock.
    before: Option<Before<'a>>,
    /// Which contestants must give the same digest.
    group: u8,
}

impl Runner<'_> {
    /// Runs the work so many times; the digest of the last, and the time without what is made ready.
    fn run(&mut self, repeats: u32) -> io::Result<(u64, Duration)> {
        let Some(before) = &mut self.before else {
            let begin = Instant::now();
            let mut digest = 0;
            for _ in 0..repeats {
                digest = std::hint::black_box((self.work)()?);
            }
            return Ok((digest, begin.elapsed()));
        };
        let (mut digest, mut took) = (0, Duration::ZERO);
        for _ in 0..repeats {
            before()?;
            let begin = Instant::now();
            digest = std::hint::black_box((self.work)()?);
            took += begin.elapsed();
        }
        Ok((digest, took))
    }
}

/// The number of a contestant in its contest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Id(usize);

/// Seconds of each contestant in one round.
#[derive(Debug)]
pub(crate) struct Round(Vec<f64>);

impl Round {
    /// Seconds that a contestant took.
    pub(crate) fn seconds(&self, id: Id) -> f64 {
        self.0.get(id.0).copied().unwrap_or(f64::NAN)
    }
}

type Value = Box<dyn Fn(&Round) -> f64>;

struct Ratio {
    label: String,
    value: Value,
    asked: Asked,
}

/// What is asked of a ratio.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Asked {
    Nothing,
    AtLeast(f64),
    AtMost(f64),
}

/// A comparison to be run.
pub(crate) struct Contest<'a> {
    title: String,
    runners: Vec<Runner<'a>>,
    ratios: Vec<Ratio>,
    notes: Vec<String>,
}

impl<'a> Contest<'a> {
    /// A comparison with this title and nobody in it.
    pub(crate) fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), runners: Vec::new(), ratios: Vec::new(), notes: Vec::new() }
    }

    /// Adds a contestant. All contestants must answer with the same digest.
    pub(crate) fn runner(
        &mut self,
        name: impl Into<String>,
        work: impl FnMut() -> io::Result<u64> + 'a,
    ) -> Id {
        self.runner_in(0, name, work)
    }

    /// Adds a contestant whose digest must be that of its group alone: other work beside it in the same rounds.
    pub(crate) fn runner_in(
        &mut self,
        group: u8,
        name: impl Into<String>,
        work: impl FnMut() -> io::Result<u64> + 'a,
    ) -> Id {
        self.runners.push(Runner { name: name.into(), work: Box::new(work), before: None, group });
        Id(self.runners.len() - 1)
    }

    /// Has something made ready before each run of a contestant, outside the clock.
    pub(crate) fn before(&mut self, id: Id, work: impl FnMut() -> io::Result<()> + 'a) {
        if let Some(runner) = self.runners.get_mut(id.0) {
            runner.before = Some(Box::new(work));
        }
    }

    /// Adds a ratio: how many times faster `ours` is than the fastest of `others`.
    pub(crate) fn faster(
        &mut self,
        label: impl Into<String>,
        ours: Id,
        others: &[Id],
        at_least: impl Into<Option<f64>>,
    ) {
        let others = others.to_vec();
        self.ratio(label, at_least, move |round| {
            let best = others.iter().map(|other| round.seconds(*other)).fold(f64::INFINITY, f64::min);
            best / round.seconds(ours)
        });
    }

    /// Adds any other ratio of one round.
    pub(crate) fn ratio(
        &mut self,
        label: impl Into<String>,
        at_least: impl Into<Option<f64>>,
        value: impl Fn(&Round) -> f64 + 'static,
    ) {
        let asked = at_least.into().map_or(Asked::Nothing, Asked::AtLeast);
        self.ratios.push(Ratio { label: label.into(), value: Box::new(value), asked });
    }

    /// Adds a ratio of times: how many times as long `more` takes as `less`.
    pub(crate) fn growth(&mut self, label: impl Into<String>, more: Id, less: Id, at_most: f64) {
        let value = move |round: &Round| round.seconds(more) / round.seconds(less);
        let asked = Asked::AtMost(at_most);
        self.ratios.push(Ratio { label: label.into(), value: Box::new(value), asked });
    }

    /// Adds a sentence that stands below the table.
    pub(crate) fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }

    /// Runs the rounds.
    ///
    /// # Errors
    /// When a contestant fails, or does other work than the first of its group.
    pub(crate) fn run(mut self, effort: Effort) -> io::Result<Outcome> {
        eprintln!("  {}", self.title);
        let repeats = self.warm_up(effort)?;
        let mut rounds = Vec::with_capacity(effort.rounds);
        for number in 0..effort.rounds {
            let mut seconds = vec![f64::NAN; self.runners.len()];
            for turn in 0..self.runners.len() {
                let index = (turn + number) % self.runners.len();
                let (Some(runner), Some(&repeats)) = (self.runners.get_mut(index), repeats.get(index)) else {
                    continue;
                };
                let (_, took) = runner.run(repeats)?;
                if let Some(slot) = seconds.get_mut(index) {
                    *slot = took.as_secs_f64() / f64::from(repeats);
                }
            }
            rounds.push(Round(seconds));
        }
        Ok(self.outcome(&rounds))
    }

    /// Runs each contestant once, so that caches are warm, compares the digests, and finds how often to repeat it.
    fn warm_up(&mut self, effort: Effort) -> io::Result<Vec<u32>> {
        let mut repeats = Vec::with_capacity(self.runners.len());
        let mut digests: Vec<(u8, u64, String)> = Vec::new();
        for runner in &mut self.runners {
            let name = runner.name.clone();
            let named = |error: io::Error| io::Error::new(error.kind(), format!("{name}: {error}"));
            let (mut digest, mut took) = runner.run(1).map_err(named)?;
            // The first run also pays for what later ones find ready; the second tells how long one takes.
            if !effort.at_least.is_zero() {
                (digest, took) = runner.run(1).map_err(named)?;
            }
            let took = took.as_secs_f64().max(1e-9);
            match digests.iter().find(|(group, ..)| *group == runner.group) {
                Some((_, first, name)) if *first != digest => {
                    let text = format!("{}: {} and {name} did not read the same", self.title, runner.name);
                    return Err(io::Error::other(text));
                }
                Some(_) => {}
                None => digests.push((runner.group, digest, runner.name.clone())),
            }
            let wanted = (effort.at_least.as_secs_f64() / took).ceil().clamp(1.0, 1e6);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "clamped just above"
            )]
            repeats.push(wanted as u32);
        }
        Ok(repeats)
    }

    fn outcome(self, rounds: &[Round]) -> Outcome {
        let times = (0..self.runners.len())
            .zip(&self.runners)
            .map(|(index, runner)| {
                let seconds = rounds.iter().map(|round| round.seconds(Id(index))).collect();
                (runner.name.clone(), Spread::of(seconds))
            })
            .collect();
        let ratios = self
            .ratios
            .into_iter()
            .map(|ratio| {
                let spread = Spread::of(rounds.iter().map(|round| (ratio.value)(round)).collect());
                RatioOutcome { label: ratio.label, spread, asked: ratio.asked }
            })
            .collect();
        Outcome { title: self.title, times, ratios, notes: self.notes, rounds: rounds.len() }
    }
}

/// Median, least and greatest of the rounds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spread {
    pub(crate) median: f64,
    pub(crate) min: f64,
    pub(crate) max: f64,
}

impl Spread {
    fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        let at = |index: usize| values.get(index).copied().unwrap_or(f64::NAN);
        let middle = values.len() / 2;
        let median = if values.len() % 2 == 1 || middle == 0 {
            at(middle)
        } else {
            f64::midpoint(at(middle - 1), at(middle))
        };
        Self { median, min: at(0), max: at(values.len().saturating_sub(1)) }
    }
}

/// A ratio as measured.
#[derive(Debug)]
pub(crate) struct RatioOutcome {
    pub(crate) label: String,
    pub(crate) spread: Spread,
    pub(crate) asked: Asked,
}

impl RatioOutcome {
    /// Whether the median is what was asked for.
    pub(crate) fn holds(&self) -> bool {
        match self.asked {
            Asked::Nothing => true,
            Asked::AtLeast(least) => self.spread.median >= least,
            Asked::AtMost(most) => self.spread.median <= most,
        }
    }
}

/// A comparison as measured.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) title: String,
    pub(crate) times: Vec<(String, Spread)>,
    pub(crate) ratios: Vec<RatioOutcome>,
    pub(crate) notes: Vec<String>,
    pub(crate) rounds: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_and_the_ends_are_the_ends() {
        assert_eq!(Spread::of(vec![3.0, 1.0, 2.0]), Spread { median: 2.0, min: 1.0, max: 3.0 });
        assert_eq!(Spread::of(vec![4.0, 1.0, 2.0, 3.0]).median, 2.5);
        assert_eq!(Spread::of(vec![7.0]), Spread { median: 7.0, min: 7.0, max: 7.0 });
    }

    #[test]
    fn a_ratio_is_taken_within_each_round_against_the_best_of_the_others() {
        let mut contest = Contest::new("a");
        let ours = contest.runner("ours", || Ok(1));
        let slow = contest.runner("slow", || Ok(1));
        let best = contest.runner("best", || Ok(1));
        contest.faster("peers", ours, &[slow, best], 2.0);
        let outcome = contest.outcome(&[Round(vec![1.0, 9.0, 3.0]), Round(vec![2.0, 9.0, 4.0])]);
        let ratio = &outcome.ratios[0];
        assert_eq!(ratio.spread, Spread { median: 2.5, min: 2.0, max: 3.0 });
        assert!(ratio.holds());
    }

    #[test]
    fn growth_is_how_many_times_as_long_and_may_be_no_more_than_asked() {
        let mut contest = Contest::new("a");
        let less = contest.runner("less", || Ok(1));
        let more = contest.runner("more", || Ok(1));
        contest.growth("twice as many", more, less, 2.3);
        contest.growth("twice as many", more, less, 1.9);
        let outcome = contest.outcome(&[Round(vec![1.0, 2.0])]);
        assert_eq!(outcome.ratios.iter().map(RatioOutcome::holds).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn what_is_made_ready_is_not_timed() {
        let mut contest = Contest::new("a");
        let id = contest.runner("quick", || Ok(1));
        let mut runs = 0;
        contest.before(id, || {
            runs += 1;
            std::thread::sleep(Duration::from_millis(20));
            Ok(())
        });
        let outcome = contest.run(Effort::SMOKE).unwrap();
        assert!(outcome.times[0].1.median < 0.02, "{:?}", outcome.times);
        assert_eq!(runs, 3);
    }

    #[test]
    fn contestants_that_do_other_work_are_found_out() {
        let mut contest = Contest::new("a");
        contest.runner("one", || Ok(1));
        contest.runner("two", || Ok(2));
        let error = contest.run(Effort::SMOKE).unwrap_err();
        assert!(error.to_string().contains("two and one did not read the same"), "{error}");
        let mut contest = Contest::new("a");
        contest.runner("one", || Ok(1));
        contest.runner_in(1, "beside it", || Ok(2));
        assert_eq!(contest.run(Effort::SMOKE).unwrap().rounds, 2);
    }

    #[test]
    fn short_work_is_repeated() {
        let mut runs = 0_u32;
        let mut contest = Contest::new("a");
        contest.runner("quick", || {
            runs += 1;
            Ok(0)
        });
        contest.run(Effort { rounds: 1, at_least: Duration::from_millis(2) }).unwrap();
        assert!(runs > 10, "{runs}");
    }
}
