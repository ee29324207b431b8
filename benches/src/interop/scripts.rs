//! Readers in Python, JavaScript and Java: a script prints a line for each element, `PATH TAB SIZE TAB SHA-256`, or
//! `PATH TAB - TAB -` for a storage.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Reading;
use crate::subject::Element;

const OLEFILE: &str = r"
import hashlib, sys, olefile
def plain(name):
    raw = name.encode('utf-16-le', 'surrogatepass')
    units = (raw[i] | raw[i + 1] << 8 for i in range(0, len(raw), 2))
    return ''.join(chr(u) if u < 128 and (chr(u).isalnum() or chr(u) in ' _-.') else '%%%04X' % u for u in units)
def sum_of(stream):
    digest = hashlib.sha256()
    while part := stream.read(1 << 20):
        digest.update(part)
    return digest.hexdigest()
with olefile.OleFileIO(sys.argv[1]) as ole:
    todo = [(ole.root, '')]
    while todo:
        storage, above = todo.pop()
        for kid in storage.kids:
            path = above + plain(kid.name)
            if kid.entry_type == olefile.STGTY_STREAM:
                print(path, kid.size, sum_of(ole._open(kid.isectStart, kid.size)), sep='\t')
            else:
                print(path, '-', '-', sep='\t')
                todo.append((kid, path + '/'))
    # A file that was committed to has a transaction signature, which olefile wants to be zero.
    issues = [what for _, what in ole.parsing_issues if 'transaction_signature_number' not in what]
    if issues:
        sys.exit(f'issues: {issues}')
";

const SHEETJS: &str = r"
const cfb = require(process.argv[2]);
const { createHash } = require('crypto');
const file = cfb.read(require('fs').readFileSync(process.argv[1]), { type: 'buffer' });
const plain = name => [...Array(name.length).keys()].map(at => {
  const c = name[at];
  return /[A-Za-z0-9 _.-]/.test(c) ? c : '%' + name.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
}).join('');
const lines = [];
file.FileIndex.forEach((entry, at) => {
  if (entry.type !== 1 && entry.type !== 2) return;
  const names = file.FullPaths[at].split('/').slice(1).filter(name => name !== '');
  const path = names.map(plain).join('/');
  if (entry.type === 1) { lines.push(path + '\t-\t-'); return; }
  const content = Buffer.from(entry.content || []);
  lines.push([path, entry.size, createHash('sha256').update(content).digest('hex')].join('\t'));
});
process.stdout.write(lines.join('\n') + '\n');
";

const POI: &str = r#"
import java.io.*;
import java.security.MessageDigest;
import java.util.*;
import org.apache.poi.poifs.filesystem.*;
public class Listing {
    static String plain(String name) {
        StringBuilder text = new StringBuilder();
        for (char c : name.toCharArray()) {
            boolean self = c < 128 && (Character.isLetterOrDigit(c) || " _-.".indexOf(c) >= 0);
            text.append(self ? String.valueOf(c) : String.format("%%%04X", (int) c));
        }
        return text.toString();
    }
    public static void main(String[] arguments) throws Exception {
        StringBuilder out = new StringBuilder();
        try (InputStream in = new FileInputStream(arguments[0]);
             POIFSFileSystem file = new POIFSFileSystem(in)) {
            Deque<Object[]> todo = new ArrayDeque<>();
            todo.push(new Object[] { file.getRoot(), "" });
            while (!todo.isEmpty()) {
                Object[] next = todo.pop();
                for (Entry entry : (DirectoryEntry) next[0]) {
                    String path = next[1] + plain(entry.getName());
                    if (entry.isDirectoryEntry()) {
                        out.append(path).append("\t-\t-\n");
                        todo.push(new Object[] { entry, path + "/" });
                        continue;
                    }
                    MessageDigest digest = MessageDigest.getInstance("SHA-256");
                    try (InputStream stream = new DocumentInputStream((DocumentEntry) entry)) {
                        byte[] part = new byte[1 << 16];
                        for (int n; (n = stream.read(part)) > 0; ) digest.update(part, 0, n);
                    }
                    StringBuilder hex = new StringBuilder();
                    for (byte b : digest.digest()) hex.append(String.format("%02x", b));
                    out.append(path).append('\t').append(((DocumentEntry) entry).getSize()).append('\t');
                    out.append(hex).append('\n');
                }
            }
        }
        System.out.print(out);
    }
}
"#;

/// olefile; every defect that it notes is an error.
pub(crate) fn olefile(tools: &Path) -> impl Fn(&Path) -> Reading + use<> {
    let packages = tools.join("python");
    move |path| listing(Command::new("python3").env("PYTHONPATH", &packages).args(["-c", OLEFILE]).arg(path))
}

/// SheetJS's `cfb` package for Node.js.
pub(crate) fn sheetjs(tools: &Path) -> impl Fn(&Path) -> Reading + use<> {
    let package = tools.join("node/node_modules/cfb");
    move |path| {
        listing(
            Command::new("node").args(["--max-old-space-size=8000", "-e", SHEETJS]).arg(path).arg(&package),
        )
    }
}

/// Apache POI's POIFS, from memory: by position it reads the file's length anew for each sector.
pub(crate) fn poi(tools: &Path) -> impl Fn(&Path) -> Reading + use<> {
    let java = tools.join("debian/usr/share/java");
    let source = tools.join("Listing.java");
    move |path| {
        std::fs::write(&source, POI).map_err(|error| format!("{}: {error}", source.display()))?;
        let jars = ["poi", "commons-collections4", "commons-codec", "commons-math3", "commons-logging"];
        let jars: Vec<PathBuf> = jars.iter().map(|jar| java.join(format!("{jar}.jar"))).collect();
        let path_of_classes = std::env::join_paths(jars).map_err(|error| error.to_string())?;
        listing(Command::new("java").arg("-cp").arg(path_of_classes).arg(&source).arg(path))
    }
}

fn listing(command: &mut Command) -> Reading {
    output(command)?.lines().map(element).collect()
}

/// What a program prints, if all went well.
pub(crate) fn output(command: &mut Command) -> Result<String, String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|error| format!("{program}: {error}"))?;
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr);
        let last = text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("no reason given");
        return Err(format!("{program} answers {}: {last}", output.status));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn element(line: &str) -> Result<Element, String> {
    let mut fields = line.split('\t');
    let (Some(path), Some(size), Some(sum)) = (fields.next(), fields.next(), fields.next()) else {
        return Err(format!("answered `{line}`"));
    };
    let stream = match size {
        "-" => None,
        _ => Some((size.parse().map_err(|_| format!("answered `{line}`"))?, sum.to_owned())),
    };
    Ok(Element { path: path.to_owned(), stream })
}
