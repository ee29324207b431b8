//! The cases of the page `structured-storage.md`, tried on Wine and on us: what should be said beside what is.

use std::path::Path;

use super::Wine;
use super::engine::{Engine, ONLY_C};

const CASES: &str = include_str!("behaviour.txt");

/// Some rows of the page, tried by one run of commands.
struct Case {
    /// Row IDs and what they are about.
    title: String,
    steps: Vec<Step>,
}

struct Step {
    command: String,
    /// What the page wants.
    page: String,
    /// What Wine 8 was seen to say, where that differs.
    wine: Option<String>,
}

/// Tries all cases on both, and prints who differs from the page where; how many of ours do.
pub(super) fn run(wine: &Wine, folder: &Path) -> Result<usize, String> {
    let cases = parse(CASES)?;
    let by_wine = try_on_wine(wine, folder, &cases)?;
    let by_us = try_on_us(folder, &cases)?;
    let (mut alike, mut known, mut anew, mut failed) = (0, 0, 0, 0);
    for ((case, wine), us) in cases.iter().zip(&by_wine).zip(&by_us) {
        let mut is_anew = false;
        let other = case.judge(wine);
        for step in &other {
            let is_known = step.of.wine.as_ref().is_some_and(|wine| matches(wine, step.seen, step.before));
            is_anew |= !is_known;
            let note = if is_known { "" } else { "  (not seen before)" };
            println!(
                "{}: `{}`: page {}, Wine {}{note}",
                case.title, step.of.command, step.of.page, step.seen
            );
        }
        *(if is_anew {
            &mut anew
        } else if other.is_empty() {
            &mut alike
        } else {
            &mut known
        }) += 1;
        let ours = case.judge(us);
        let ours: Vec<&Judged<'_>> = ours.iter().filter(|step| step.seen != ONLY_C).collect();
        for step in &ours {
            println!("{}: `{}`: page {}, WE {}", case.title, step.of.command, step.of.page, step.seen);
        }
        failed += usize::from(!ours.is_empty());
    }
    println!("Wine: {alike} cases as the page says, {known} as known otherwise, {anew} otherwise anew");
    println!("We: {} cases as the page says, {failed} otherwise", cases.len() - failed);
    Ok(failed)
}

/// Wine's answers, case by case.
fn try_on_wine(wine: &Wine, folder: &Path, cases: &[Case]) -> Result<Vec<Vec<String>>, String> {
    let mut all = Vec::new();
    while let Some(left) = cases.get(all.len()..).filter(|left| !left.is_empty()) {
        let commands: String = left.iter().map(Case::commands).collect();
        let mut answers = wine.run(folder, &commands)?.into_iter().map(|answer| answer.said);
        for case in left {
            let own: Vec<String> = answers.by_ref().take(case.steps.len() + 1).collect();
            let has_ended = own.len() <= case.steps.len();
            all.push(own);
            if has_ended {
                // The driver died; the cases after this one are tried on another.
                break;
            }
        }
    }
    Ok(all)
}

/// Our answers, case by case.
fn try_on_us(folder: &Path, cases: &[Case]) -> Result<Vec<Vec<String>>, String> {
    let folder = folder.join("us");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let try_one = |case: &Case| {
        let mut engine = Engine::new(&folder);
        case.steps.iter().map(|step| engine.run(&step.command)).collect()
    };
    Ok(cases.iter().map(try_one).collect())
}

/// An answer that is not the page's.
struct Judged<'a> {
    of: &'a Step,
    seen: &'a str,
    /// The answer to the same command earlier in the case.
    before: Option<&'a str>,
}

impl Case {
    fn commands(&self) -> String {
        let steps = self.steps.iter().map(|step| format!("{}\n", step.command));
        steps.chain(["close -\n".to_owned()]).collect()
    }

    /// What is not as the page says.
    fn judge<'a>(&'a self, answers: &'a [String]) -> Vec<Judged<'a>> {
        let mut judged = Vec::new();
        for (at, step) in self.steps.iter().enumerate() {
            let seen = answers.get(at).map_or("(the driver ended)", String::as_str);
            let earlier = self.steps.get(..at).unwrap_or_default();
            let before = earlier.iter().rposition(|earlier| earlier.command == step.command);
            let before = before.and_then(|at| answers.get(at)).map(String::as_str);
            if !matches(&step.page, seen, before) {
                judged.push(Judged { of: step, seen, before });
            }
        }
        judged
    }
}

fn parse(text: &str) -> Result<Vec<Case>, String> {
    let mut cases: Vec<Case> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(title) = line.strip_prefix("= ") {
            cases.push(Case { title: title.to_owned(), steps: Vec::new() });
            continue;
        }
        let case =
            cases.last_mut().ok_or_else(|| format!("behaviour.txt: `{line}` before the first case"))?;
        let id = case.title.split(' ').next().unwrap_or_default();
        let line = line.replace('@', id);
        let (rest, wine) = match line.split_once(" ! ") {
            Some((rest, wine)) => (rest, Some(wine.to_owned())),
            None => (line.as_str(), None),
        };
        let (command, page) = rest.split_once(" ? ").unwrap_or((rest, "OK"));
        case.steps.push(Step { command: command.to_owned(), page: page.to_owned(), wine });
    }
    Ok(cases)
}

/// Whether an answer is one that is expected; `before`: the answer to the same command earlier in the case.
fn matches(expected: &str, seen: &str, before: Option<&str>) -> bool {
    let last = |text: &str| text.rsplit(' ').next().and_then(|word| word.parse::<u64>().ok());
    let order = match (last(seen), before.and_then(last)) {
        (Some(seen), Some(before)) => Some(seen.cmp(&before)),
        _ => None,
    };
    expected.split('|').any(|expected| match expected {
        "same" => order.is_some_and(|order| order.is_eq()),
        "larger" => order.is_some_and(|order| order.is_gt()),
        "smaller" => order.is_some_and(|order| order.is_lt()),
        _ => words_match(expected, seen),
    })
}

fn words_match(expected: &str, seen: &str) -> bool {
    let mut seen = seen.split(' ').filter(|word| !word.is_empty());
    for word in expected.split(' ') {
        match (word, seen.next()) {
            (".", next) => return next.is_none(),
            ("...", _) => return true,
            (_, None) => return false,
            (word, Some(seen)) => match word.split_once("...") {
                Some((head, tail)) if seen.starts_with(head) && seen.ends_with(tail) => {}
                None if word == seen => {}
                _ => return false,
            },
        }
    }
    true
}
