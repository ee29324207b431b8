//! The dictionary that compression starts from.

/// Number of bytes in the dictionary; it is written round and round.
pub(super) const DICTIONARY_LEN: usize = 4096;

/// The bytes that the dictionary holds before the first one is written ([MS-OXRTFCP]).
///
/// They stand at 0; writing begins behind them, at 207.
pub(super) const PRESET: &[u8; 207] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \
\\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\
\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

/// What a reference reads where nothing was written yet.
pub(super) const UNWRITTEN: u8 = b' ';

/// The byte `back` places before the first one written: the preset text, and before that what nobody wrote.
///
/// `back` is 1 for the last preset byte.
pub(super) fn before_first(back: usize) -> u8 {
    PRESET.len().checked_sub(back).and_then(|index| PRESET.get(index)).copied().unwrap_or(UNWRITTEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preset_is_the_text_of_the_specification() {
        assert_eq!(crc32fast::hash(PRESET), 0x2E98_875B);
        assert_eq!(&PRESET[168..170], b"\r\n");
        assert_eq!(&PRESET[..7], b"{\\rtf1\\");
        assert_eq!(&PRESET[204..], b"\\tx");
    }
}
