//! What the options of `imsg new` hold, out of words.

use std::fs;
use std::path::{Path, PathBuf};

use imsg::FileTime;
use mapi_props::{CodePage, PropertyType, PropertyValue};

use crate::cmd::edit::value;
use crate::failure::{Failure, Result};

/// A time as people write it.
pub(super) fn time(word: &str) -> Result<FileTime, String> {
    match value::parse(PropertyType::Time, &[word]) {
        Ok(PropertyValue::Time(time)) => Ok(time),
        Ok(_) => Err(format!("{word:?} is no time")),
        Err(wrong) => Err(format!("{}: {}", wrong.text, wrong.advice)),
    }
}

/// A code page that messages can be written in, by its number.
pub(super) fn code_page(word: &str) -> Result<CodePage, String> {
    let page = word.parse().ok().map(CodePage::new);
    let is_usable =
        |page: &CodePage| page.is_supported() && ![CodePage::UTF_16LE, CodePage::UTF_16BE].contains(page);
    page.filter(is_usable).ok_or_else(|| format!("{word:?} is no code page that is known, as 1252 is"))
}

/// The file that a word names, if it is not the text itself.
pub(super) fn file(word: &str) -> Option<PathBuf> {
    word.strip_prefix('@').filter(|rest| !rest.starts_with('@')).map(PathBuf::from)
}

/// The text that a word is or names. Two signs in front stand for one.
pub(super) fn text(word: Option<&str>) -> Result<Option<String>> {
    let Some(word) = word else { return Ok(None) };
    match file(word) {
        Some(path) => read(&path).map(Some),
        None => Ok(Some(word.strip_prefix('@').unwrap_or(word).to_owned())),
    }
}

fn read(path: &Path) -> Result<String> {
    let bytes = fs::read(path).map_err(|error| Failure::io(path, "cannot read", &error))?;
    String::from_utf8(bytes).map_err(|_| {
        let failure = Failure::new("is no UTF-8 text").about(path.display().to_string());
        failure.advise("convert it, with `iconv -t UTF-8` for example")
    })
}
