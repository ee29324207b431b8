//! What the demo message says.

/// Subject of the message: hello in Russian, Chinese and Hebrew at its end.
pub(super) const SUBJECT: &str = "Welcome to imsg: \u{41f}\u{440}\u{438}\u{432}\u{435}\u{442}, \u{4f60}\u{597d}, \u{5e9}\u{5dc}\u{5d5}\u{5dd}";

/// Content-ID of the picture.
pub(super) const CONTENT_ID: &str = "envelope@imsg.example";

/// The HTML, lines ended by LF.
pub(super) const HTML: &str = "\
<html>
<head><title>Welcome to imsg</title></head>
<body>
<p><img src=\"cid:envelope@imsg.example\" width=\"96\" height=\"64\" alt=\"\"></p>
<p>Hello! \u{417}\u{434}\u{440}\u{430}\u{432}\u{441}\u{442}\u{432}\u{443}\u{439}\u{442}\u{435}! \u{4f60}\u{597d}! \u{5e9}\u{5dc}\u{5d5}\u{5dd}! \u{1f44b}</p>
<p>This is an Outlook message, and no Outlook was needed to read it. It came inside the <b>imsg</b> command, so \
that you can try things before you have a message of your own.</p>
<p>What is in it:</p>
<p>- This text twice: as plain text, and as HTML inside compressed RTF, the way Outlook keeps it.<br>
- A small picture that belongs to the HTML and is no attachment to look for.<br>
- A text file whose name is written in two scripts.<br>
- A message within the message: Russian, in 8-bit text that does not say which code page it is in.<br>
- A sender and a reader who work on Exchange. They have a directory name where others have a mail address; the \
address is found all the same.<br>
- A blind copy, categories, and named properties of many types.</p>
<p>What to try next:</p>
<p><b>imsg ls demo.msg</b> lists what is attached, inside the inner message too.<br>
<b>imsg extract demo.msg -d out</b> saves it all.<br>
<b>imsg props demo.msg</b> shows every property, <b>imsg cfb tree demo.msg</b> the file below them.<br>
<b>imsg show --json &lt;file&gt;</b> is for scripts.</p>
<p>Have a good time &amp; write to us at <a href=\"mailto:mira.holm@example.com\">mira.holm@example.com</a>,<br>
Mira</p>
</body>
</html>
";

/// The plain text, lines ended by LF.
pub(super) const TEXT: &str = "\
Hello! \u{417}\u{434}\u{440}\u{430}\u{432}\u{441}\u{442}\u{432}\u{443}\u{439}\u{442}\u{435}! \u{4f60}\u{597d}! \u{5e9}\u{5dc}\u{5d5}\u{5dd}! \u{1f44b}

This is an Outlook message, and no Outlook was needed to read it. It came inside the imsg command, so that you can \
try things before you have a message of your own.

What is in it:

- This text twice: as plain text, and as HTML inside compressed RTF, the way Outlook keeps it.
- A small picture that belongs to the HTML and is no attachment to look for.
- A text file whose name is written in two scripts.
- A message within the message: Russian, in 8-bit text that does not say which code page it is in.
- A sender and a reader who work on Exchange. They have a directory name where others have a mail address; the \
address is found all the same.
- A blind copy, categories, and named properties of many types.

What to try next:

imsg ls demo.msg lists what is attached, inside the inner message too.
imsg extract demo.msg -d out saves it all.
imsg props demo.msg shows every property, imsg cfb tree demo.msg the file below them.
imsg show --json <file> is for scripts.

Have a good time & write to us at mira.holm@example.com,
Mira
";

/// Name of the text file: "notes" in Russian, a dash, "notes" in Chinese.
pub(super) const NOTES_NAME: &str =
    "\u{437}\u{430}\u{43c}\u{435}\u{442}\u{43a}\u{438} \u{2013} \u{7b14}\u{8bb0}.txt";

/// The text file; its last lines say in Russian and in Chinese that it may be deleted.
pub(super) const NOTES: &str = "\
Notes that came with the demo message of imsg.

A .msg file is a small file system, a compound file. Each property of the message is an entry of 16 bytes in the
stream __properties_version1.0; what does not fit there has a stream of its own, named by property and type. The
subject, for one, is __substg1.0_0037001F: property 0037, type 001F, which is UTF-16 text.

\u{417}\u{430}\u{43c}\u{435}\u{442}\u{43a}\u{438}: \u{44d}\u{442}\u{43e}\u{442} \u{444}\u{430}\u{439}\u{43b} \u{43c}\u{43e}\u{436}\u{43d}\u{43e} \u{443}\u{434}\u{430}\u{43b}\u{438}\u{442}\u{44c}.
\u{7b14}\u{8bb0}\u{ff1a}\u{8fd9}\u{4e2a}\u{6587}\u{4ef6}\u{53ef}\u{4ee5}\u{5220}\u{9664}\u{3002}
";

/// Subject of the inner message: "List for checking".
pub(super) const INNER_SUBJECT: &str = "\u{421}\u{43f}\u{438}\u{441}\u{43e}\u{43a} \u{434}\u{43b}\u{44f} \u{43f}\u{440}\u{43e}\u{432}\u{435}\u{440}\u{43a}\u{438}";

/// Text of the inner message, lines ended by LF: "Dear Mira! This letter is kept as 8-bit text. The code page is named
/// nowhere: it is found by the language of the letter. The list is attached. Yulia".
pub(super) const INNER_TEXT: &str = "\
\u{417}\u{434}\u{440}\u{430}\u{432}\u{441}\u{442}\u{432}\u{443}\u{439}\u{442}\u{435}, \u{41c}\u{438}\u{440}\u{430}!

\u{42d}\u{442}\u{43e} \u{43f}\u{438}\u{441}\u{44c}\u{43c}\u{43e} \u{445}\u{440}\u{430}\u{43d}\u{438}\u{442}\u{441}\u{44f} \u{43a}\u{430}\u{43a} \u{432}\u{43e}\u{441}\u{44c}\u{43c}\u{438}\u{431}\u{438}\u{442}\u{43d}\u{44b}\u{439} \u{442}\u{435}\u{43a}\u{441}\u{442}. \u{41a}\u{43e}\u{434}\u{43e}\u{432}\u{430}\u{44f} \u{441}\u{442}\u{440}\u{430}\u{43d}\u{438}\u{446}\u{430} \u{43d}\u{438}\u{433}\u{434}\u{435} \u{43d}\u{435} \u{443}\u{43a}\u{430}\u{437}\u{430}\u{43d}\u{430}: \u{435}\u{451} \u{43d}\u{430}\u{445}\u{43e}\u{434}\u{44f}\u{442} \u{43f}\u{43e} \u{44f}\u{437}\u{44b}\u{43a}\u{443} \u{43f}\u{438}\u{441}\u{44c}\u{43c}\u{430}.

\u{421}\u{43f}\u{438}\u{441}\u{43e}\u{43a} - \u{432} \u{43f}\u{440}\u{438}\u{43b}\u{43e}\u{436}\u{435}\u{43d}\u{438}\u{438}.

\u{42e}\u{43b}\u{438}\u{44f}
";

/// Name of the inner message's attachment: "list.txt".
pub(super) const LIST_NAME: &str = "\u{441}\u{43f}\u{438}\u{441}\u{43e}\u{43a}.txt";

/// The inner message's attachment, in UTF-8: "Read everything. Change nothing. Explain errors."
pub(super) const LIST: &str = "\
1. \u{427}\u{438}\u{442}\u{430}\u{442}\u{44c} \u{432}\u{441}\u{451}.
2. \u{41d}\u{438}\u{447}\u{435}\u{433}\u{43e} \u{43d}\u{435} \u{43c}\u{435}\u{43d}\u{44f}\u{442}\u{44c}.
3. \u{41e}\u{431}\u{44a}\u{44f}\u{441}\u{43d}\u{44f}\u{442}\u{44c} \u{43e}\u{448}\u{438}\u{431}\u{43a}\u{438}.
";

/// Lines ended by CR LF, as messages have them.
pub(super) fn crlf(text: &str) -> String {
    text.replace('\n', "\r\n")
}
