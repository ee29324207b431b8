//! Who reads the output: colours, escapes, and how much is said.

use std::fmt;
use std::io::{self, IsTerminal};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};

use crate::args::{Color, Globals};
use crate::failure::Failure;
use crate::output::escape::{self, Target};

/// How standard output and standard error are written to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Console {
    /// Who reads standard output.
    pub(crate) target: Target,
    /// Say nothing but errors.
    pub(crate) quiet: bool,
    /// Say more about what was done and what was met.
    pub(crate) verbose: bool,
    /// Whether progress may be drawn on standard error.
    pub(crate) progress: bool,
    color_out: bool,
    color_err: bool,
}

impl Console {
    /// Asks the environment, unless the arguments decide.
    pub(crate) fn new(globals: &Globals) -> Self {
        let decide = |terminal: bool, automatic: ColorChoice| match globals.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => terminal && automatic != ColorChoice::Never,
        };
        let (out, err) = (io::stdout(), io::stderr());
        let (out_terminal, err_terminal) = (out.is_terminal(), err.is_terminal());
        Self {
            target: if out_terminal { Target::Terminal } else { Target::Other },
            quiet: globals.quiet,
            verbose: globals.verbose,
            progress: err_terminal && !out_terminal && !globals.quiet,
            color_out: decide(out_terminal, AutoStream::choice(&out)),
            color_err: decide(err_terminal, AutoStream::choice(&err)),
        }
    }

    /// The same with output going to a file.
    pub(crate) fn to_file(self) -> Self {
        Self { target: Target::Other, color_out: false, ..self }
    }

    /// A heading: file names between several outputs.
    pub(crate) fn heading<T: fmt::Display>(&self, text: T) -> Painted<T> {
        self.paint(Style::new().bold(), text)
    }

    /// A label before a value.
    pub(crate) fn label<T: fmt::Display>(&self, text: T) -> Painted<T> {
        self.paint(AnsiColor::Cyan.on_default(), text)
    }

    /// What matters less.
    pub(crate) fn faint<T: fmt::Display>(&self, text: T) -> Painted<T> {
        self.paint(Style::new().dimmed(), text)
    }

    /// What is wrong.
    pub(crate) fn bad<T: fmt::Display>(&self, text: T) -> Painted<T> {
        self.paint(AnsiColor::Red.on_default().bold(), text)
    }

    /// What is odd.
    pub(crate) fn odd<T: fmt::Display>(&self, text: T) -> Painted<T> {
        self.paint(AnsiColor::Yellow.on_default(), text)
    }

    /// What is right.
    pub(crate) fn good<T: fmt::Display>(&self, text: T) -> Painted<T> {
        self.paint(AnsiColor::Green.on_default(), text)
    }

    fn paint<T>(&self, style: Style, text: T) -> Painted<T> {
        Painted { style: if self.color_out { style } else { Style::new() }, text }
    }

    /// A value on one line, made harmless for who reads it.
    pub(crate) fn line<'t>(&self, text: &'t str) -> std::borrow::Cow<'t, str> {
        escape::line(text, self.target)
    }

    /// A failure as it is said on standard error: what happened, and below it what to do.
    pub(crate) fn failure(&self, failure: &Failure) -> String {
        let bad = if self.color_err { AnsiColor::Red.on_default().bold() } else { Style::new() };
        let mut text = format!("{bad}imsg:{bad:#} ");
        // Standard error is read by people even where it goes to a file.
        if let Some(subject) = failure.subject() {
            text.push_str(&escape::line(subject, Target::Terminal));
            text.push_str(": ");
        }
        text.push_str(&escape::line(&failure.message(), Target::Terminal));
        text.push('\n');
        if let Some(advice) = failure.advice() {
            text.push_str("  ");
            text.push_str(&escape::line(advice, Target::Terminal));
            text.push('\n');
        }
        text
    }

    /// A remark on standard error.
    pub(crate) fn remark(&self, subject: &str, text: &str) -> String {
        let faint = if self.color_err { Style::new().dimmed() } else { Style::new() };
        let text = escape::line(text, Target::Terminal);
        if subject.is_empty() {
            return format!("{faint}imsg: {text}{faint:#}\n");
        }
        let subject = escape::line(subject, Target::Terminal);
        format!("{faint}imsg: {subject}: {text}{faint:#}\n")
    }
}

/// Text between the codes of a style.
pub(crate) struct Painted<T> {
    style: Style,
    text: T,
}

impl<T: fmt::Display> fmt::Display for Painted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { style, text } = self;
        write!(f, "{style}")?;
        // Width and precision apply to the text, not to the codes around it.
        text.fmt(f)?;
        write!(f, "{style:#}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn console(color: Color) -> Console {
        Console::new(&Globals { color, quiet: false, verbose: false })
    }

    #[test]
    fn colour_is_only_there_when_asked_for_and_leaves_the_width_alone() {
        let plain = format!("[{:<6}]", console(Color::Never).label("From"));
        assert_eq!(plain, "[From  ]");
        let coloured = format!("[{:<6}]", console(Color::Always).label("From"));
        assert!(coloured.contains("From  ") && coloured.contains('\u{1b}'), "{coloured:?}");
    }

    #[test]
    fn a_failure_names_file_reason_and_remedy_and_escapes_all_of_them() {
        let failure = Failure::new("bad \u{1b}[2J").about("a\nb.msg").advise("look");
        assert_eq!(console(Color::Never).failure(&failure), "imsg: a\\nb.msg: bad \\u{1B}[2J\n  look\n");
    }
}
