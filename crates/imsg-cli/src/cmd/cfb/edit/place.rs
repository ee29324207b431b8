//! Paths inside a file, as names.

use cfb_core::{CompoundFile, Name, StreamId};

use crate::cmd::cfb::walk::Walk;
use crate::failure::{Failure, Result};

/// The path of an element, from the root on.
#[derive(Clone, Debug)]
pub(in crate::cmd::cfb) struct Place {
    names: Vec<Name>,
}

impl Place {
    /// A path as it is typed: names separated by `/`, any UTF-16 unit as `%XXXX`.
    pub(in crate::cmd::cfb) fn parse(path: &str) -> Result<Self> {
        let name = |text: &str| {
            text.parse::<Name>().map_err(|error| {
                let advice = match error.kind() {
                    cfb_core::ErrorKind::InvalidArgument(_) => "write a percent sign as %0025",
                    _ => "shorten it; `imsg cfb ls FILE` lists the names there are",
                };
                Failure::from(error).advise(advice)
            })
        };
        let names = path.split('/').filter(|text| !text.is_empty()).map(name).collect::<Result<_>>()?;
        Ok(Self { names })
    }

    /// The path of an entry by its number.
    pub(in crate::cmd::cfb) fn of_entry(file: &CompoundFile, number: u32) -> Result<Self> {
        let id = StreamId::new(number);
        let fail = |what: &str, advice: &str| Failure::new(format!("entry {number}: {what}")).advise(advice);
        file.entry(id).map_err(|error| {
            Failure::from(error).advise("`imsg cfb ls FILE` lists paths and entry numbers")
        })?;
        let found = Walk::new(file.root(), "").flatten().find(|element| element.entry.id() == id);
        let Some(found) = found else {
            return Err(fail("no storage leads to it", "`imsg cfb cat FILE --id N` can still read it"));
        };
        let place = Self::parse(&found.path)?;
        if file.find(&found.path).map(|entry| entry.id()).ok() != Some(id) {
            return Err(fail(
                "another element has the same path",
                "change that one first, or work on a copy",
            ));
        }
        Ok(place)
    }

    /// All names; none for the root.
    pub(in crate::cmd::cfb) fn names(&self) -> &[Name] {
        &self.names
    }

    /// The storage it is in, and its name.
    ///
    /// # Errors
    ///
    /// The root is in no storage.
    pub(in crate::cmd::cfb) fn split(&self) -> Result<(&[Name], &Name)> {
        match self.names.split_last() {
            Some((name, parent)) => Ok((parent, name)),
            None => {
                Err(Failure::usage("the root storage cannot be meant").advise("give the path of an element"))
            }
        }
    }

    /// The place of this name in the storage that this place is.
    pub(in crate::cmd::cfb) fn join(&self, name: &Name) -> Self {
        let mut names = self.names.clone();
        names.push(*name);
        Self { names }
    }
}

/// A path as it is typed.
pub(in crate::cmd::cfb) fn text(names: &[Name]) -> String {
    if names.is_empty() {
        return "/".to_owned();
    }
    names.iter().map(ToString::to_string).collect::<Vec<_>>().join("/")
}
