//! The words after a verb: flags, options with a value, and what is left.

use crate::failure::{Failure, Result};

/// The words after a verb, taken out one by one.
#[derive(Debug)]
pub(crate) struct Args {
    words: Vec<String>,
}

impl Args {
    /// Begins with all `words`.
    pub(crate) fn new(words: &[String]) -> Self {
        Self { words: words.to_vec() }
    }

    /// Takes the flag `name` out; whether it was there.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let before = self.words.len();
        self.words.retain(|word| word != name);
        self.words.len() != before
    }

    /// Takes every `name VALUE` or `name=VALUE` out and gives the values in order.
    pub(crate) fn values(&mut self, name: &str) -> Result<Vec<String>> {
        let mut values = Vec::new();
        let mut rest = Vec::new();
        let mut words = std::mem::take(&mut self.words).into_iter();
        while let Some(word) = words.next() {
            if word == name {
                let value = words.next().ok_or_else(|| Failure::Usage(format!("{name} needs a value")))?;
                values.push(value);
            } else if let Some(value) = word.strip_prefix(name).and_then(|tail| tail.strip_prefix('=')) {
                values.push(value.to_owned());
            } else {
                rest.push(word);
            }
        }
        self.words = rest;
        Ok(values)
    }

    /// Takes the option `name` out, which may be given once.
    pub(crate) fn value(&mut self, name: &str) -> Result<Option<String>> {
        let mut values = self.values(name)?;
        if values.len() > 1 {
            return Err(Failure::Usage(format!("{name} is given twice")));
        }
        Ok(values.pop())
    }

    /// The words that are left, none of which may be an option.
    pub(crate) fn rest(self) -> Result<Vec<String>> {
        match self.words.iter().find(|word| word.starts_with('-')) {
            Some(word) => {
                Err(Failure::Usage(format!("no option `{word}` here; `cargo xtask help` lists them")))
            }
            None => Ok(self.words),
        }
    }

    /// As [`Args::rest`], with at most one word left.
    pub(crate) fn at_most_one(self) -> Result<Option<String>> {
        let mut rest = self.rest()?;
        if rest.len() > 1 {
            return Err(Failure::Usage(format!("one name at most, not {}", rest.join(" "))));
        }
        Ok(rest.pop())
    }

    /// As [`Args::rest`], with nothing left.
    pub(crate) fn done(self) -> Result {
        match self.rest()?.first() {
            Some(word) => {
                Err(Failure::Usage(format!("what is `{word}`? `cargo xtask help` lists the verbs")))
            }
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Args {
        Args { words: line.split_whitespace().map(str::to_owned).collect() }
    }

    #[test]
    fn flags_and_values_are_taken_out_wherever_they_stand() {
        let mut args = args("lzfu --time 60 --smoke --skip=test --skip doc");
        assert!(args.flag("--smoke"));
        assert!(!args.flag("--strict"));
        assert_eq!(args.value("--time").unwrap().as_deref(), Some("60"));
        assert_eq!(args.values("--skip").unwrap(), ["test", "doc"]);
        assert_eq!(args.at_most_one().unwrap().as_deref(), Some("lzfu"));
    }

    #[test]
    fn what_is_left_over_is_wrong_usage() {
        assert_eq!(args("--tiem 3").rest().unwrap_err().status(), 2);
        assert_eq!(args("a b").at_most_one().unwrap_err().status(), 2);
        assert_eq!(args("a").done().unwrap_err().status(), 2);
        assert_eq!(args("--time").value("--time").unwrap_err().status(), 2);
        assert_eq!(args("--time 1 --time 2").value("--time").unwrap_err().status(), 2);
    }
}
