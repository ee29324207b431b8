//! The command line: what each verb takes.

use std::ffi::OsString;
use std::num::NonZero;
use std::path::{Path, PathBuf};

use clap::builder::styling::{AnsiColor, Styles};
use clap::{ArgAction, Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::cmd;

/// Colours of the help.
const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Yellow.on_default().bold())
    .usage(AnsiColor::Yellow.on_default().bold())
    .literal(AnsiColor::Green.on_default())
    .placeholder(AnsiColor::Cyan.on_default());

/// Reads and changes Outlook messages in files (.msg, .oft) and the compound files they are made of.
#[derive(Debug, Parser)]
#[command(
    name = "imsg",
    version,
    styles = STYLES,
    max_term_width = 100,
    arg_required_else_help = true,
    args_override_self = true,
    after_help = "`imsg FILE.msg` alone is `imsg show FILE.msg`. `imsg VERB --help` explains a verb.\n\
                  Exit status: 0 all went well, 1 an input failed or a check found errors, 2 wrong usage.",
    after_long_help = "\
Examples:
  imsg demo                                 what the command can do, on a built-in message
  imsg mail.msg                             who wrote what to whom, and the text
  imsg show --json *.msg | jq .subject      messages as JSON, one a line
  imsg ls -r archive                        attachments of all messages in a folder
  imsg props mail.msg --get PidTagSubject   one property
  imsg extract mail.msg -d out              attachments into a folder
  imsg new --to ann@example.com --draft -o a.msg          a message made
  imsg edit mail.msg --set PidTagImportance=2 --in-place   a property changed
  imsg diff old.msg new.msg                 what differs, property by property
  imsg check -r archive                     what is wrong, file by file
  imsg cfb tree mail.msg                    storages and streams of any compound file
  imsg cfb put any.doc Stamp stamp.bin      a stream in it created or replaced, crash-safely
  imsg completions bash                     completions for a shell
  imsg man                                  the manual page

`imsg FILE.msg` alone is `imsg show FILE.msg`. `-` is standard input.
Nothing is fetched from a network, no path named inside a message is opened, and inputs are never written to, but by \
`edit --in-place` and the verbs of `imsg cfb` that are for that.
Exit status: 0 all went well, 1 an input failed or a check found errors, 2 wrong usage."
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) globals: Globals,
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// What every verb takes.
#[derive(Clone, Copy, Debug, Args)]
#[command(next_help_heading = "Global options")]
pub(crate) struct Globals {
    /// Colours on a terminal, always, or never; NO_COLOR is honoured
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Color::Auto, hide_possible_values = true, global = true)]
    pub(crate) color: Color,
    /// Say nothing on standard error but failures
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Say on standard error what was met on the way: findings, files passed over
    #[arg(short, long, global = true)]
    pub(crate) verbose: bool,
}

/// When to use colours.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    Demo(cmd::demo::DemoArgs),
    Show(Box<cmd::show::ShowArgs>),
    Ls(cmd::ls::LsArgs),
    Props(Box<cmd::props::PropsArgs>),
    Extract(cmd::extract::ExtractArgs),
    New(Box<cmd::new::NewArgs>),
    Edit(Box<cmd::edit::EditArgs>),
    Diff(cmd::diff::DiffArgs),
    Check(cmd::check::CheckArgs),
    Cfb(cmd::cfb::CfbArgs),
    Completions(cmd::completions::CompletionsArgs),
    Man(cmd::man::ManArgs),
}

/// Which inputs there are.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Inputs")]
pub(crate) struct InputArgs {
    /// Files to read; `-` is standard input
    #[arg(value_name = "FILE", required_unless_present = "files_from", help_heading = "Arguments")]
    pub(crate) files: Vec<PathBuf>,
    /// Go through folders: every file in them, hidden ones too; links are not followed
    #[arg(short, long)]
    pub(crate) recursive: bool,
    /// Also read the files named in LIST (`-`: standard input), one a line or ended by NULs
    #[arg(long, value_name = "LIST")]
    pub(crate) files_from: Option<PathBuf>,
    /// With -r, only files whose name or path below the folder fits, in any case
    #[arg(long, value_name = "GLOB", requires = "recursive")]
    pub(crate) include: Vec<String>,
    /// With -r, no files whose name or path below the folder fits
    #[arg(long, value_name = "GLOB", requires = "recursive")]
    pub(crate) exclude: Vec<String>,
    /// Files to work on at a time [default: one for each processor]
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<NonZero<usize>>,
}

/// How a file is read.
#[derive(Clone, Copy, Debug, Default, Args)]
#[command(next_help_heading = "Reading")]
pub(crate) struct OpenArgs {
    /// Read large files by position, not through a memory map
    #[arg(long)]
    pub(crate) no_mmap: bool,
    /// Stop at the first deviation from the file format instead of reading on
    #[arg(long)]
    pub(crate) strict: bool,
}

/// Where one output goes.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct OutputArgs {
    /// Write to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Replace files that exist
    #[arg(long)]
    pub(crate) force: bool,
}

/// Parses the command line; ends the process on help, version and wrong usage.
pub(crate) fn parse() -> Cli {
    Cli::parse_from(with_verb(std::env::args_os().collect()))
}

/// Puts `show` before the arguments if they name a file where a verb is expected.
fn with_verb(mut words: Vec<OsString>) -> Vec<OsString> {
    if let Some(word) = first_plain_word(&words)
        && is_file_word(word)
    {
        words.insert(1, "show".into());
    }
    words
}

/// The first word that is neither an option nor an option's value.
fn first_plain_word(words: &[OsString]) -> Option<&OsString> {
    let cli = Cli::command();
    let show = cli.find_subcommand("show");
    let takes_value = |option: &str| {
        let known = cli.get_arguments().chain(show.iter().flat_map(|show| show.get_arguments()));
        known.filter(|arg| matches!(arg.get_action(), ArgAction::Set | ArgAction::Append)).any(|arg| {
            match option.strip_prefix("--") {
                Some(long) => arg.get_long() == Some(long),
                None => arg
                    .get_short()
                    .is_some_and(|short| option.strip_prefix('-') == Some(short.encode_utf8(&mut [0; 4]))),
            }
        })
    };
    let mut words = words.iter().skip(1);
    while let Some(word) = words.next() {
        let text = word.to_string_lossy();
        if text == "--" {
            return words.next();
        }
        if text == "-" || !text.starts_with('-') {
            return Some(word);
        }
        if takes_value(&text) {
            words.next();
        }
    }
    None
}

/// Whether a word names a file rather than a verb.
fn is_file_word(word: &OsString) -> bool {
    let text = word.to_string_lossy();
    let is_verb = Cli::command().get_subcommands().any(|verb| verb.get_name() == text);
    !is_verb
        && (text == "-" || text.contains(['.', '/', std::path::MAIN_SEPARATOR]) || Path::new(word).exists())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    fn words(line: &str) -> Vec<String> {
        let words = with_verb(line.split(' ').map(OsString::from).collect());
        words.into_iter().map(|word| word.into_string().unwrap()).collect()
    }

    #[test]
    fn a_file_alone_is_shown() {
        for line in [
            "imsg a.msg",
            "imsg -",
            "imsg --json a.msg",
            "imsg --color never dir/a",
            "imsg -j 2 a.msg",
            "imsg -- a.msg",
        ] {
            assert_eq!(words(line)[1], "show", "{line}");
        }
    }

    #[test]
    fn verbs_options_and_mistakes_stay_as_they_are() {
        for line in
            ["imsg show a.msg", "imsg --color never ls a.msg", "imsg --help", "imsg -V", "imsg shwo", "imsg"]
        {
            assert_eq!(words(line).join(" "), line);
        }
    }
}
