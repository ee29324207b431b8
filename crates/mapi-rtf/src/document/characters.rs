//! Control words that stand for a character.

/// The character that the control word `name` stands for.
pub(crate) const fn character(name: &[u8]) -> Option<char> {
    Some(match name {
        b"lquote" => '\u{2018}',
        b"rquote" => '\u{2019}',
        b"ldblquote" => '\u{201C}',
        b"rdblquote" => '\u{201D}',
        b"bullet" => '\u{2022}',
        b"endash" => '\u{2013}',
        b"emdash" => '\u{2014}',
        b"enspace" => '\u{2002}',
        b"emspace" => '\u{2003}',
        b"qmspace" => '\u{2005}',
        b"zwnj" => '\u{200C}',
        b"zwj" => '\u{200D}',
        b"ltrmark" => '\u{200E}',
        b"rtlmark" => '\u{200F}',
        b"zwbo" => '\u{200B}',
        b"zwnbo" => '\u{2060}',
        b"tab" => '\t',
        _ => return None,
    })
}

/// The HTML that the control word `name` stands for inside encapsulated HTML ([MS-OXRTFEX] 2.1.3.1.4.2).
pub(crate) const fn entity(name: &[u8]) -> Option<&'static str> {
    Some(match name {
        b"lquote" => "&lsquo;",
        b"rquote" => "&rsquo;",
        b"ldblquote" => "&ldquo;",
        b"rdblquote" => "&rdquo;",
        b"bullet" => "&bull;",
        b"endash" => "&ndash;",
        b"emdash" => "&mdash;",
        b"par" | b"line" => "\r\n",
        b"tab" => "\t",
        _ => return None,
    })
}
