//! Readers of messages in Python, JavaScript, Java and Perl: each prints what it read of a message, line by line.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::scripts::output;

/// What a reader says of a message, or why it could not read it.
pub(super) type Telling = Result<Vec<String>, String>;

/// A reader of messages.
pub(super) struct Reader {
    pub(super) name: &'static str,
    pub(super) tell: Box<dyn Fn(&Path) -> Telling>,
}

const EXTRACT_MSG: &str = r"
import sys, hashlib, logging, extract_msg
logging.disable(logging.CRITICAL)
def digest(data):
    if data is None: return '-'
    if isinstance(data, str): data = data.encode('utf-8', 'surrogatepass')
    return hashlib.sha256(data).hexdigest()[:16]
def asked(what):
    try: return what()
    except Exception as error: return type(error).__name__
def tell(msg, above):
    def say(key, value): print(above + key, repr(value), sep='\t')
    for key in ('classType', 'subject', 'sender', 'to', 'cc', 'bcc', 'messageId'):
        say(key, asked(lambda: getattr(msg, key, None)))
    for key in ('body', 'htmlBody', 'rtfBody'):
        say(key, digest(asked(lambda: getattr(msg, key, None))))
    for number, person in enumerate(asked(lambda: getattr(msg, 'recipients', [])) or []):
        say('recipient %d' % number, asked(lambda: (person.name, person.email, int(person.type))))
    for number, part in enumerate(msg.attachments):
        name = asked(lambda: part.longFilename or part.shortFilename)
        kind = asked(lambda: part.type.name)
        if kind == 'MSG':
            say('attachment %d' % number, (name, kind))
            tell(part.data, above + 'attachment %d: ' % number)
        else:
            say('attachment %d' % number, (name, kind, digest(part.data) if isinstance(part.data, bytes) else '?'))
with extract_msg.openMsg(sys.argv[1], strict=False, errorBehavior=extract_msg.enums.ErrorBehavior.SUPPRESS_ALL) as msg:
    tell(msg, '')
";

const MSGREADER: &str = r"
const Reader = require(process.argv[2]).default;
const { createHash } = require('crypto');
const sum = data => data === undefined ? '-' : createHash('sha256').update(data).digest('hex').slice(0, 16);
const lines = [];
const tell = (data, above, reader) => {
  const say = (key, value) => lines.push(above + key + '\t' + JSON.stringify(value));
  for (const key of ['messageClass', 'subject', 'senderName', 'senderEmail', 'senderSmtpAddress',
    'messageId', 'headers', 'clientSubmitTime', 'messageDeliveryTime'])
    say(key, data[key]);
  for (const key of ['body', 'html', 'compressedRtf', 'bodyHtml']) say(key, sum(data[key]));
  (data.recipients || []).forEach((person, at) =>
    say('recipient ' + at, [person.name, person.email, person.smtpAddress, person.recipType]));
  (data.attachments || []).forEach((part, at) => {
    say('attachment ' + at, [part.fileName, part.name, part.innerMsgContent === true]);
    if (part.innerMsgContent === true && part.innerMsgContentFields) tell(part.innerMsgContentFields, above + 'attachment ' + at + ': ');
    else if (part.dataType === 'attachment') {
      try { say('data ' + at, sum(Buffer.from(reader.getAttachment(part).content))); } catch (error) { say('data ' + at, 'unread'); }
    }
  });
};
const reader = new Reader(new Uint8Array(require('fs').readFileSync(process.argv[1])).buffer);
const data = reader.getFileData();
if (data.error) { console.error(data.error); process.exit(1); }
tell(data, '', reader);
process.stdout.write(lines.join('\n') + '\n');
";

const POI: &str = r#"
import java.io.*;
import java.security.MessageDigest;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.*;
public class Telling {
    interface Asked { Object value() throws Exception; }
    static void say(String key, Asked asked) {
        Object value;
        try { value = asked.value(); } catch (Exception e) { value = e.getClass().getSimpleName(); }
        System.out.println(key + "\t" + String.valueOf(value).replace("\n", "\\n").replace("\r", "\\r"));
    }
    static String sum(byte[] bytes) throws Exception {
        if (bytes == null) return "-";
        StringBuilder hex = new StringBuilder();
        for (byte b : MessageDigest.getInstance("SHA-256").digest(bytes)) hex.append(String.format("%02x", b));
        return hex.substring(0, 16);
    }
    static void tell(MAPIMessage msg, String above) throws Exception {
        msg.setReturnNullOnMissingChunk(true);
        say(above + "class", () -> msg.getMainChunks().getMessageClass());
        say(above + "subject", () -> msg.getSubject());
        say(above + "from", () -> msg.getDisplayFrom());
        say(above + "topic", () -> msg.getConversationTopic());
        say(above + "text", () -> sum(msg.getTextBody() == null ? null : msg.getTextBody().getBytes("UTF-8")));
        say(above + "rtf", () -> sum(msg.getRtfBody() == null ? null : msg.getRtfBody().getBytes("UTF-8")));
        say(above + "recipients", () -> msg.getRecipientNames());
        say(above + "addresses", () -> msg.getRecipientEmailAddress());
        int number = 0;
        for (AttachmentChunks part : msg.getAttachmentFiles()) {
            String own = above + "attachment " + number++;
            say(own, () -> part.getAttachLongFileName() + " / " + part.getAttachFileName());
            if (part.isEmbeddedMessage()) tell(part.getEmbeddedMessage(), own + ": ");
            else say(own + " data", () -> sum(part.getEmbeddedAttachmentObject()));
        }
    }
    public static void main(String[] arguments) throws Exception {
        try (InputStream in = new FileInputStream(arguments[0]); MAPIMessage msg = new MAPIMessage(in)) { tell(msg, ""); }
    }
}
"#;

/// All readers. What a copy has of its own, the lists of names and the normalized subject, is not asked for.
pub(super) fn readers(tools: &Path) -> Vec<Reader> {
    vec![
        Reader { name: "extract-msg", tell: Box::new(extract_msg(tools)) },
        Reader { name: "msgreader", tell: Box::new(msgreader(tools)) },
        Reader { name: "Apache POI", tell: Box::new(poi(tools)) },
        Reader { name: "msgconvert", tell: Box::new(msgconvert(tools)) },
    ]
}

fn extract_msg(tools: &Path) -> impl Fn(&Path) -> Telling + use<> {
    let packages = tools.join("python-messages");
    move |path| {
        lines(Command::new("python3").env("PYTHONPATH", &packages).args(["-c", EXTRACT_MSG]).arg(path))
    }
}

fn msgreader(tools: &Path) -> impl Fn(&Path) -> Telling + use<> {
    let package = tools.join("node-messages/node_modules/@kenjiuno/msgreader");
    move |path| lines(Command::new("node").args(["-e", MSGREADER]).arg(path).arg(&package))
}

fn poi(tools: &Path) -> impl Fn(&Path) -> Telling + use<> {
    let java = tools.join("debian/usr/share/java");
    let source = tools.join("Telling.java");
    move |path| {
        std::fs::write(&source, POI).map_err(|error| format!("{}: {error}", source.display()))?;
        let jars = [
            "poi",
            "poi-scratchpad",
            "commons-collections4",
            "commons-codec",
            "commons-math3",
            "commons-logging",
        ];
        let jars: Vec<PathBuf> = jars.iter().map(|jar| java.join(format!("{jar}.jar"))).collect();
        let classes = std::env::join_paths(jars).map_err(|error| error.to_string())?;
        lines(Command::new("java").arg("-cp").arg(classes).arg(&source).arg(path))
    }
}

/// msgconvert writes a MIME message. What it makes up, boundaries and dates of its own, is not told; nor whom it is to,
/// which it takes from lists of names that a message may lack and a copy has.
fn msgconvert(tools: &Path) -> impl Fn(&Path) -> Telling + use<> {
    let perl = tools.join("debian/usr/share/perl5");
    move |path| {
        let script = "use Email::Outlook::Message; my $m = Email::Outlook::Message->new($ARGV[0]); \
                      print $m->to_email_mime->as_string;";
        let told = lines(Command::new("perl").arg("-I").arg(&perl).args(["-e", script]).arg(path))?;
        let mut kept = Vec::with_capacity(told.len());
        let mut is_made_up = false;
        for line in told {
            let lower = line.to_ascii_lowercase();
            let goes_on = lower.starts_with([' ', '\t']);
            let words = ["--", "date:", "content-id:", "to:", "cc:", "bcc:"];
            is_made_up = (goes_on && is_made_up) || words.iter().any(|word| lower.starts_with(word));
            if !is_made_up && !lower.contains("boundary") {
                kept.push(line);
            }
        }
        Ok(kept)
    }
}

fn lines(command: &mut Command) -> Telling {
    Ok(output(command)?.lines().map(str::to_owned).collect())
}
