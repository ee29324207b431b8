//! The crate as its users see it: bodies in, HTML and text out.

#![cfg(test)]

mod code_pages;
mod encapsulate;
mod hostile;
mod html;
mod plain;
mod text;

use mapi_rtf::{Body, read_body};

/// The HTML of a body with the usual header before `rtf` and a closing brace behind it.
fn html(rtf: &str) -> String {
    html_of(&format!(
        r"{{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{{\fonttbl{FONTS}}}{{\colortbl\red0\green0\blue0;}}\uc1\pard\plain\f0 {rtf}}}"
    ))
}

const FONTS: &str = r"{\f0\fswiss\fcharset0 Arial;}{\f1\fcharset128 MS Gothic;}{\f2\fcharset204 Arial Cyr;}{\f3\fcharset2 Wingdings;}{\f4\fcharset2 Symbol;}{\f5\fcharset2 Marlett;}";

fn html_of(rtf: &str) -> String {
    read_body(rtf.as_bytes()).html().expect("HTML").to_owned()
}

/// The text of a body with `\fromtext` before `rtf`.
fn text(rtf: &str) -> String {
    let rtf = format!(r"{{\rtf1\ansi\ansicpg1252\fromtext \deff0{{\fonttbl{FONTS}}}\pard\plain\f0 {rtf}}}");
    read_body(rtf.as_bytes()).text().expect("text").to_owned()
}

/// The text of plain RTF.
fn plain(rtf: &str) -> String {
    plain_body(rtf).text().expect("text").to_owned()
}

fn plain_body(rtf: &str) -> Body {
    read_body(format!(r"{{\rtf1\ansi\ansicpg1252\deff0{{\fonttbl{FONTS}}}\pard\plain\f0 {rtf}}}").as_bytes())
}

/// The codes of what was found.
fn codes(body: &Body) -> Vec<&'static str> {
    body.findings().iter().map(|finding| finding.code()).collect()
}
