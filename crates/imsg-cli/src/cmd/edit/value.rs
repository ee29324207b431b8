//! Values as a person writes them, read by the type of the property.

use std::fs;
use std::num::IntErrorKind;

use cfb_core::{FileTime, Guid};
use data_encoding::{BASE64, HEXLOWER_PERMISSIVE};
use mapi_props::{CalendarTime, Currency, FloatingTime, PropertyType, PropertyValue};

use PropertyType as T;
use PropertyValue as V;

/// 100 ns units in a second.
const TICKS_PER_SECOND: u64 = 10_000_000;

/// Why a value cannot be read, and how it would be written.
#[derive(Debug)]
pub(in crate::cmd) struct Wrong {
    pub(in crate::cmd) text: String,
    pub(in crate::cmd) advice: String,
}

fn wrong(text: impl Into<String>, advice: impl Into<String>) -> Wrong {
    Wrong { text: text.into(), advice: advice.into() }
}

type Result<R> = std::result::Result<R, Wrong>;

/// The type with a name of the specification, in any case.
pub(super) fn named_type(name: &str) -> Option<PropertyType> {
    let mut known = (0..=0x1102).map(PropertyType::from_code);
    known.find(|known| !matches!(known, T::Other(_)) && known.name().eq_ignore_ascii_case(name))
}

/// The value of a type: of one word, or of one word for each element of a list.
pub(in crate::cmd) fn parse(property_type: PropertyType, words: &[&str]) -> Result<PropertyValue> {
    if property_type.element().is_none() && words.len() > 1 {
        return Err(wrong("is set more than once", "give one value: the property is no list"));
    }
    let word = words.first().copied().unwrap_or_default();
    Ok(match property_type {
        T::Integer16 => V::Integer16(integer16(word)?),
        T::Integer32 => V::Integer32(integer32(word)?),
        T::Integer64 => V::Integer64(integer64(word)?),
        T::Floating32 => V::Floating32(floating(word)?),
        T::Floating64 => V::Floating64(floating(word)?),
        T::Currency => V::Currency(currency(word)?),
        T::FloatingTime => V::FloatingTime(floating_time(word)?),
        T::Boolean => V::Boolean(boolean(word)?),
        T::Time => V::Time(time(word)?),
        T::Guid => V::Guid(guid(word)?),
        T::String | T::String8 => V::String(text(word)?),
        T::Binary => V::Binary(bytes(word)?),
        T::ServerId => V::ServerId(bytes(word)?),
        T::Restriction => V::Restriction(bytes(word)?),
        T::RuleAction => V::RuleAction(bytes(word)?),
        T::MultipleInteger16 => V::MultipleInteger16(list(words, integer16)?),
        T::MultipleInteger32 => V::MultipleInteger32(list(words, integer32)?),
        T::MultipleInteger64 => V::MultipleInteger64(list(words, integer64)?),
        T::MultipleFloating32 => V::MultipleFloating32(list(words, floating)?),
        T::MultipleFloating64 => V::MultipleFloating64(list(words, floating)?),
        T::MultipleCurrency => V::MultipleCurrency(list(words, currency)?),
        T::MultipleFloatingTime => V::MultipleFloatingTime(list(words, floating_time)?),
        T::MultipleTime => V::MultipleTime(list(words, time)?),
        T::MultipleGuid => V::MultipleGuid(list(words, guid)?),
        T::MultipleString | T::MultipleString8 => V::MultipleString(list(words, text)?),
        T::MultipleBinary => V::MultipleBinary(list(words, bytes)?),
        T::Object => return Err(wrong("the value is a storage", "--attach FILE --embed attaches a message")),
        other => {
            let name = crate::json::type_name(other);
            return Err(wrong(
                format!("values of type {name} cannot be set"),
                "name another type behind the name",
            ));
        }
    })
}

fn list<R>(words: &[&str], one: impl Fn(&str) -> Result<R>) -> Result<Vec<R>> {
    words.iter().map(|word| one(word)).collect()
}

/// A whole number, decimal or hexadecimal, between the least signed and the greatest unsigned one of so many bits.
fn integer(word: &str, bits: u32) -> Result<i64> {
    let (sign, digits) = match word.strip_prefix('-') {
        Some(rest) => (-1i128, rest),
        None => (1, word),
    };
    let read = match digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X")) {
        Some(digits) => u128::from_str_radix(digits, 16),
        None => digits.parse(),
    };
    let out_of_range = || {
        let text = format!("{word} does not fit into {bits} bits");
        wrong(text, "write a smaller number")
    };
    let number = match read {
        Ok(number) if !digits.starts_with('+') => i128::try_from(number).map_err(|_| out_of_range())?,
        Err(error) if *error.kind() == IntErrorKind::PosOverflow => return Err(out_of_range()),
        _ => return Err(wrong(format!("{word:?} is no whole number"), "write it as 5, -5 or 0x1F")),
    };
    let number = number.saturating_mul(sign);
    let limit = 1i128 << bits;
    if number >= limit || number < -(limit / 2) {
        return Err(out_of_range());
    }
    // A number with the highest bit set is stored as the negative one with the same bits.
    let number = if number >= limit / 2 { number.saturating_sub(limit) } else { number };
    i64::try_from(number).map_err(|_| out_of_range())
}

fn integer16(word: &str) -> Result<i16> {
    integer(word, 16).map(|number| i16::try_from(number).unwrap_or_default())
}

fn integer32(word: &str) -> Result<i32> {
    integer(word, 32).map(|number| i32::try_from(number).unwrap_or_default())
}

fn integer64(word: &str) -> Result<i64> {
    integer(word, 64)
}

fn floating<R: std::str::FromStr>(word: &str) -> Result<R> {
    word.parse().map_err(|_| wrong(format!("{word:?} is no number"), "write it as 1.5 or 2e-3"))
}

fn currency(word: &str) -> Result<Currency> {
    let advice = "write an amount with up to four decimals, as 12.3456";
    let bad = || wrong(format!("{word:?} is no amount"), advice);
    let (is_negative, digits) = match word.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, word),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(part) || part.len() > 4 || digits.len() <= 1 && whole.is_empty() {
        return Err(bad());
    }
    let raw: i128 = format!("{whole}{part:0<4}").parse().map_err(|_| bad())?;
    let raw = if is_negative { raw.saturating_neg() } else { raw };
    i64::try_from(raw).map(Currency::from_raw).map_err(|_| bad())
}

fn boolean(word: &str) -> Result<bool> {
    match word.to_ascii_lowercase().as_str() {
        "true" | "yes" | "1" => Ok(true),
        "false" | "no" | "0" => Ok(false),
        _ => Err(wrong(format!("{word:?} is neither true nor false"), "write true or false")),
    }
}

fn guid(word: &str) -> Result<Guid> {
    word.parse().map_err(|_| {
        wrong(format!("{word:?} is no GUID"), "write it as {00062008-0000-0000-C000-000000000046}")
    })
}

fn text(word: &str) -> Result<String> {
    match word.strip_prefix('@') {
        None => Ok(word.to_owned()),
        Some(rest) if rest.starts_with('@') => Ok(rest.to_owned()),
        Some(path) => String::from_utf8(read(path)?).map_err(|_| {
            wrong(format!("{path}: is no UTF-8 text"), "convert it first, for example with iconv")
        }),
    }
}

fn bytes(word: &str) -> Result<Vec<u8>> {
    if let Some(path) = word.strip_prefix('@') {
        return read(path);
    }
    let advice = "write bytes as hex:00ff, as base64:AP8=, or as @FILE";
    let decoded = match (word.strip_prefix("hex:"), word.strip_prefix("base64:")) {
        (Some(digits), _) => HEXLOWER_PERMISSIVE.decode(digits.as_bytes()),
        (None, Some(digits)) => BASE64.decode(digits.as_bytes()),
        (None, None) => return Err(wrong("the value is bytes", advice)),
    };
    decoded.map_err(|error| wrong(format!("{word:?}: {error}"), advice))
}

fn read(path: &str) -> Result<Vec<u8>> {
    fs::read(path)
        .map_err(|error| wrong(format!("{path}: cannot be read: {error}"), "check the name of the file"))
}

/// A date and time of RFC 3339; without an offset it is UTC, a date alone is its midnight.
fn time(word: &str) -> Result<FileTime> {
    let bad = || {
        let text = format!("{word:?} is no time");
        wrong(text, "write it as 2007-06-14T09:42:53Z or 2007-06-14T11:42:53+02:00")
    };
    let (fields, rest) = calendar(word).ok_or_else(bad)?;
    let time = fields.to_file_time().ok_or_else(bad)?;
    let minutes = match rest {
        "" | "Z" | "z" => 0,
        _ => offset(rest).ok_or_else(bad)?,
    };
    let shift = minutes.unsigned_abs().saturating_mul(60).saturating_mul(TICKS_PER_SECOND);
    let ticks = if minutes < 0 { time.ticks().checked_add(shift) } else { time.ticks().checked_sub(shift) };
    ticks.map(FileTime::from_ticks).ok_or_else(bad)
}

/// Minutes east of UTC, of `+02:00`.
fn offset(text: &str) -> Option<i64> {
    let sign = match text.get(..1)? {
        "+" => 1,
        "-" => -1,
        _ => return None,
    };
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    let (hours, minutes) = (digits(hours, 2)?, digits(minutes, 2)?);
    let all = hours.checked_mul(60)?.checked_add(minutes)?;
    (hours < 24 && minutes < 60).then(|| i64::from(all).saturating_mul(sign))
}

/// The fields of a date, or of a date and a time of day, and what follows.
fn calendar(word: &str) -> Option<(CalendarTime, &str)> {
    let year = digits(word.get(..4)?, 4)?;
    let month = digits(word.get(4..)?.strip_prefix('-')?.get(..2)?, 2)?;
    let day = digits(word.get(7..)?.strip_prefix('-')?.get(..2)?, 2)?;
    let mut fields = CalendarTime {
        year: u16::try_from(year).ok()?,
        month: u8::try_from(month).ok()?,
        day: u8::try_from(day).ok()?,
        hour: 0,
        minute: 0,
        second: 0,
        ticks: 0,
    };
    let rest = word.get(10..)?;
    if rest.is_empty() {
        return Some((fields, rest));
    }
    let rest = rest.strip_prefix(['T', 't', ' '])?;
    fields.hour = u8::try_from(digits(rest.get(..2)?, 2)?).ok()?;
    let rest = rest.get(2..)?.strip_prefix(':')?;
    fields.minute = u8::try_from(digits(rest.get(..2)?, 2)?).ok()?;
    let mut rest = rest.get(2..)?;
    if let Some(seconds) = rest.strip_prefix(':') {
        fields.second = u8::try_from(digits(seconds.get(..2)?, 2)?).ok()?;
        rest = seconds.get(2..)?;
        if let Some(fraction) = rest.strip_prefix('.') {
            let len = fraction.bytes().take_while(u8::is_ascii_digit).count();
            let decimals = fraction.get(..len).filter(|decimals| (1..=7).contains(&decimals.len()))?;
            fields.ticks = format!("{decimals:0<7}").parse().ok()?;
            rest = fraction.get(len..)?;
        }
    }
    Some((fields, rest))
}

/// A number of just so many digits.
fn digits(text: &str, len: usize) -> Option<u32> {
    (text.len() == len && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// Days since 1899-12-30, or a date and time without a zone.
fn floating_time(word: &str) -> Result<FloatingTime> {
    if let Some((fields, "")) = calendar(word)
        && let Some(time) = fields.to_file_time()
    {
        /// 1899-12-30, in 100 ns units since 1601.
        const ZERO: i64 = 94_353_120_000_000_000;
        let ticks = i64::try_from(time.ticks()).unwrap_or(i64::MAX).saturating_sub(ZERO);
        let (days, of_day) = (ticks.div_euclid(864_000_000_000), ticks.rem_euclid(864_000_000_000));
        #[expect(clippy::cast_precision_loss, reason = "days and parts of a day are far below 2^53")]
        let (days, part) = (days as f64, of_day as f64 / 864_000_000_000.0);
        // The time of day counts forward from midnight before 1899 too.
        return Ok(FloatingTime::new(if days < 0.0 { days - part } else { days + part }));
    }
    let bad = || {
        wrong(format!("{word:?} is no time"), "write it as 2007-06-14T09:42:53, or as days since 1899-12-30")
    };
    word.parse().map(FloatingTime::new).map_err(|_| bad())
}

#[cfg(test)]
mod tests {
    use mapi_props::FileTimeExt;

    use super::*;

    fn one(property_type: PropertyType, word: &str) -> PropertyValue {
        parse(property_type, &[word]).unwrap_or_else(|wrong| panic!("{word}: {}", wrong.text))
    }

    #[test]
    fn numbers_fit_their_types() {
        assert_eq!(one(T::Integer16, "-32768"), V::Integer16(i16::MIN));
        assert_eq!(one(T::Integer16, "0xFFFF"), V::Integer16(-1));
        assert_eq!(one(T::Integer32, "0x80000000"), V::Integer32(i32::MIN));
        assert_eq!(one(T::Integer32, "4294967295"), V::Integer32(-1));
        assert_eq!(one(T::Integer64, "-9223372036854775808"), V::Integer64(i64::MIN));
        assert_eq!(one(T::Integer64, "0xFFFFFFFFFFFFFFFF"), V::Integer64(-1));
        for (property_type, word) in [
            (T::Integer16, "65536"),
            (T::Integer16, "-32769"),
            (T::Integer32, "4294967296"),
            (T::Integer64, "18446744073709551616"),
            (T::Integer64, "999999999999999999999999999999999999999999999"),
            (T::Integer32, ""),
            (T::Integer32, "+5"),
            (T::Integer32, "--5"),
            (T::Integer32, "0x"),
            (T::Integer32, "five"),
        ] {
            assert!(parse(property_type, &[word]).is_err(), "{word}");
        }
        assert_eq!(one(T::Floating64, "2e-3"), V::Floating64(0.002));
    }

    #[test]
    fn amounts_have_up_to_four_decimals() {
        for text in ["12.3456", "-0.0500", "0.0000", "922337203685477.5807", "-922337203685477.5808"] {
            let V::Currency(amount) = one(T::Currency, text) else { panic!("{text}") };
            assert_eq!(amount.to_string(), text);
        }
        assert_eq!(one(T::Currency, "7"), V::Currency(Currency::from_raw(70_000)));
        for text in ["", ".", "-", "1.23456", "1,5", "922337203685477.5808"] {
            assert!(parse(T::Currency, &[text]).is_err(), "{text}");
        }
    }

    #[test]
    fn times_are_what_listings_show() {
        for text in ["2007-06-14T09:42:53.5Z", "1601-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z"] {
            let V::Time(time) = one(T::Time, text) else { panic!("{text}") };
            assert_eq!(time.to_rfc3339().as_deref(), Some(text));
        }
        let at = |text: &str| one(T::Time, text);
        assert_eq!(at("2007-06-14T11:42:53+02:00"), at("2007-06-14T09:42:53Z"));
        assert_eq!(at("2007-06-14 00:12-23:30"), at("2007-06-14T23:42:00"));
        assert_eq!(at("2007-06-14"), at("2007-06-14T00:00:00z"));
        for text in [
            "",
            "today",
            "2007-6-14",
            "2007-02-29",
            "2007-06-14T24:00:00Z",
            "2007-06-14T10:00:00.Z",
            "2007-06-14T10:00:00.12345678Z",
            "2007-06-14T10:00:00+2",
            "1601-01-01T00:00:00+00:01",
            "2007-06-14T10:00:00 Z",
            "2007-06-\u{e4}4",
        ] {
            assert!(parse(T::Time, &[text]).is_err(), "{text}");
        }
        for text in ["1899-12-29T06:00:00", "1899-12-30T00:00:00", "2007-06-14T12:00:00"] {
            let V::FloatingTime(time) = one(T::FloatingTime, text) else { panic!("{text}") };
            assert_eq!(time.to_calendar().unwrap().to_string(), text);
        }
        assert_eq!(one(T::FloatingTime, "-1.25"), V::FloatingTime(FloatingTime::new(-1.25)));
    }

    #[test]
    fn bytes_come_in_three_forms() {
        assert_eq!(one(T::Binary, "hex:00fFA0"), V::Binary(vec![0, 0xFF, 0xA0]));
        assert_eq!(one(T::Binary, "base64:AP8="), V::Binary(vec![0, 0xFF]));
        assert_eq!(one(T::Binary, "hex:"), V::Binary(Vec::new()));
        for word in ["00ff", "hex:0", "hex:zz", "base64:A", "@no such file"] {
            assert!(parse(T::Binary, &[word]).is_err(), "{word}");
        }
        assert_eq!(one(T::String, "@@home"), V::String("@home".to_owned()));
    }

    #[test]
    fn lists_take_several_words_and_others_one() {
        let words = ["1", "2"];
        assert_eq!(parse(T::MultipleInteger16, &words).unwrap(), V::MultipleInteger16(vec![1, 2]));
        assert_eq!(
            parse(T::MultipleString8, &words).unwrap(),
            V::MultipleString(vec!["1".into(), "2".into()])
        );
        assert!(parse(T::Integer16, &words).unwrap_err().text.contains("more than once"));
        for unset in [T::Null, T::Unspecified, T::Object, T::ErrorCode, T::Other(0x33)] {
            assert!(parse(unset, &["1"]).is_err(), "{unset:?}");
        }
    }

    #[test]
    fn each_type_is_known_by_its_name() {
        assert_eq!(named_type("ptypMULTIPLEbinary"), Some(T::MultipleBinary));
        assert_eq!(named_type("PtypString"), Some(T::String));
        assert_eq!(named_type("unknown"), None);
    }
}
