//! `imsg cfb`: the layer below messages, for any compound file.

mod cat;
pub(in crate::cmd) mod edit;
mod ls;
mod map;
mod record;
mod stat;
mod tree;
mod walk;

use clap::{Args, Subcommand};

use cfb_core::{CompoundFile, Entry, StreamId};

use crate::args::OpenArgs;
use crate::cmd::cfb::edit::place::Place;
use crate::failure::{Failure, Result};
use crate::input::{Input, Opened, Owners};
use crate::output::Console;

/// Looks into any compound file and changes it: .msg, .doc, .xls, .msi, Thumbs.db
#[derive(Debug, Args)]
#[command(after_help = "\
Paths are names separated by `/`; what a name may not show as it is (control characters, `/`, `%`) is written as %XXXX, \
its UTF-16 unit, as `ls` prints it.

Examples:
  imsg cfb tree mail.msg
  imsg cfb ls --json --hash report.doc
  imsg cfb cat mail.msg __substg1.0_0037001F | iconv -f utf-16le
  imsg cfb stat mail.msg
  imsg cfb map mail.msg -o mail.svg
  imsg cfb put book.xls Stamp stamp.bin --keep-undo

put, mkdir, rm, mv and compact change a file in one crash-safe commit each; undo takes the last one back. A file that \
another program has open is refused at once, not waited for.")]
pub(crate) struct CfbArgs {
    #[command(subcommand)]
    verb: CfbVerb,
}

#[derive(Debug, Subcommand)]
enum CfbVerb {
    Ls(ls::LsArgs),
    Tree(tree::TreeArgs),
    Cat(cat::CatArgs),
    Stat(stat::StatArgs),
    Map(map::MapArgs),
    Put(edit::put::PutArgs),
    Mkdir(edit::mkdir::MkdirArgs),
    Rm(edit::rm::RmArgs),
    Mv(edit::mv::MvArgs),
    Compact(edit::compact::CompactArgs),
    Undo(edit::undo::UndoArgs),
}

pub(crate) fn run(args: CfbArgs, console: Console) -> Result<bool> {
    match args.verb {
        CfbVerb::Ls(args) => ls::run(&args, console),
        CfbVerb::Tree(args) => tree::run(&args, console),
        CfbVerb::Cat(args) => cat::run(&args, console),
        CfbVerb::Stat(args) => stat::run(&args, console),
        CfbVerb::Map(args) => map::run(&args, console),
        CfbVerb::Put(args) => edit::put::run(&args),
        CfbVerb::Mkdir(args) => edit::mkdir::run(&args),
        CfbVerb::Rm(args) => edit::rm::run(&args),
        CfbVerb::Mv(args) => edit::mv::run(&args),
        CfbVerb::Compact(args) => edit::compact::run(&args, console),
        CfbVerb::Undo(args) => edit::undo::run(&args),
    }
}

/// Opens a file; these verbs have no other use for a folder than to say so.
fn open(input: &Input, args: OpenArgs, owners: Owners) -> Result<Opened> {
    input.open(args, owners).map_err(|failure| match input.is_folder() {
        true => failure.advise("name a file in it"),
        false => failure,
    })
}

/// Which element of a file is meant.
#[derive(Debug, Args)]
struct ElementArgs {
    /// Path of the element
    path: Option<String>,
    /// The element by its directory entry number, where a path cannot name it
    #[arg(long, value_name = "N", conflicts_with = "path")]
    id: Option<u32>,
}

impl ElementArgs {
    /// The element; the root where none is named.
    fn find<'f>(&self, file: &'f CompoundFile) -> Result<Entry<'f>> {
        let found = match self.id {
            Some(id) => file.entry(StreamId::new(id)),
            None => file.find(self.path.as_deref().unwrap_or_default()),
        };
        found.map_err(|error| {
            if let (true, Some(path)) = (error.is_not_found(), &self.path)
                && let Err(failure) = Place::parse(path)
            {
                return failure;
            }
            let advice = match error.kind() {
                cfb_core::ErrorKind::NotFound { .. } => "`imsg cfb ls FILE` lists paths and entry numbers",
                cfb_core::ErrorKind::InvalidArgument(_) => "write a percent sign as %0025",
                _ => "`imsg check FILE` says what is damaged",
            };
            Failure::from(error).advise(advice)
        })
    }
}
