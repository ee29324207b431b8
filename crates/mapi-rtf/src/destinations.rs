//! Destinations whose content is no text of the document.

/// Whether the group that `name` begins has nothing for any reader: tables of the header, pictures, data, page furniture.
///
/// Those that are always written with `\*` need not be here.
pub(crate) const fn has_no_text(name: &[u8]) -> bool {
    matches!(
        name,
        // Header.
        b"colortbl" | b"expandedcolortbl" | b"stylesheet" | b"info" | b"filetbl" | b"listtable" | b"listoverridetable"
        | b"revtbl" | b"rsidtbl" | b"generator" | b"userprops" | b"xmlnstbl" | b"themedata" | b"colorschememapping"
        | b"latentstyles" | b"datastore" | b"listpicture" | b"template"
        // Pictures and objects.
        | b"pict" | b"nonshppict" | b"shprslt" | b"shppict" | b"objdata" | b"objclass" | b"objname" | b"objalias"
        | b"objsect" | b"mmathPict"
        // Page furniture.
        | b"header" | b"headerl" | b"headerr" | b"headerf" | b"footer" | b"footerl" | b"footerr" | b"footerf"
        | b"ftnsep" | b"ftnsepc" | b"ftncn" | b"aftnsep" | b"aftnsepc" | b"aftncn"
        // Marks and notes that are not shown in the text.
        | b"bkmkstart" | b"bkmkend" | b"xe" | b"tc" | b"tcn" | b"rxe" | b"annotation" | b"atnid" | b"atnauthor"
        | b"atnref" | b"atndate" | b"atnicn" | b"datafield" | b"formfield" | b"ffdata" | b"pn" | b"private"
    )
}
