//! One part of a message, raw.

use std::borrow::Cow;
use std::io::Write;

use imsg::Message;

use crate::cmd::show::charset::declare_utf8;
use crate::failure::{Failure, Result};
use crate::output::Sink;
use crate::output::escape::{Target, block};

/// A part that can be written by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Part {
    Text,
    Html,
    Rtf,
    Headers,
}

impl Part {
    fn noun(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "HTML body",
            Self::Rtf => "RTF body",
            Self::Headers => "transport headers",
        }
    }

    /// The option that asks for it.
    fn option(self) -> &'static str {
        match self {
            Self::Text => "--text",
            Self::Html => "--html",
            Self::Rtf => "--rtf",
            Self::Headers => "--headers",
        }
    }

    /// Its bytes; text as UTF-8, and HTML declares that it is.
    pub(crate) fn read(self, message: &Message) -> imsg::Result<Option<Vec<u8>>> {
        let body = message.body();
        Ok(match self {
            Self::Text => body.text()?.map(|text| text.content.as_bytes().to_vec()),
            Self::Html => body.html()?.map(|html| declare_utf8(&html.content).into_owned().into_bytes()),
            Self::Rtf => body.rtf()?.map(<[u8]>::to_vec),
            Self::Headers => message.headers()?.map(|headers| headers.into_string().into_bytes()),
        })
    }
}

pub(super) fn write(part: Part, message: &Message, sink: &mut Sink<'_>) -> Result<()> {
    let Some(bytes) = part.read(message)? else { return Err(missing(part, message)) };
    if sink.console().target == Target::Other {
        return Ok(sink.write_all(&bytes)?);
    }
    let text = match part {
        Part::Rtf => Cow::Owned(bytes.iter().copied().map(char::from).collect()),
        _ => String::from_utf8_lossy(&bytes),
    };
    let text = block(&text, Target::Terminal);
    let end = if text.ends_with('\n') || text.is_empty() { "" } else { "\n" };
    Ok(write!(sink, "{text}{end}")?)
}

/// The failure that says which parts there are instead.
fn missing(part: Part, message: &Message) -> Failure {
    let failure = Failure::new(format!("the message has no {}", part.noun()));
    let others = [Part::Text, Part::Html, Part::Rtf, Part::Headers];
    let there: Vec<&str> = others
        .into_iter()
        .filter(|other| *other != part && matches!(other.read(message), Ok(Some(_))))
        .map(Part::option)
        .collect();
    match there.is_empty() {
        true => failure.advise("`imsg props FILE` lists what it has"),
        false => failure.advise(format!("there is something for {}", there.join(", "))),
    }
}
