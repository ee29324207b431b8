//! `cargo xtask interop`: what we write, read by programs that share no code with ours.
//!
//! The readers are installed below the build folder, with the clients of their own registries; nothing is put into the
//! system. What cannot be had is named, and the verb fails.

use std::path::Path;

use crate::args::Args;
use crate::cmd::Cmd;
use crate::failure::Result;
use crate::repo::Repo;

/// Debian packages that are unpacked: libgsf with its command, Apache POI with what it stands on.
const DEBIAN: &str = "libgsf-bin libgsf-1-114 libgsf-1-common libapache-poi-java libcommons-collections4-java \
                      libcommons-codec-java libcommons-math3-java libcommons-logging-java \
                      libemail-outlook-message-perl";

/// Programs that must be there already, and how to get them.
const NEEDED: &[(&str, &str, &str)] = &[
    ("python3", "--version", "apt-get install python3 python3-pip"),
    ("node", "--version", "apt-get install nodejs npm"),
    ("java", "-version", "apt-get install default-jdk-headless"),
    ("7zz", "i", "apt-get install 7zip"),
    (
        "perl",
        "-MEmail::MIME",
        "apt-get install libemail-mime-perl libemail-sender-perl libole-storage-lite-perl",
    ),
];

/// Runs the verb.
pub(crate) fn run(repo: &Repo, words: &[String]) -> Result {
    let mut args = Args::new(words);
    let large = args.flag("--large");
    let messages = args.flag("--messages");
    let filters = [("--only", args.value("--only")?), ("--file", args.value("--file")?)];
    args.done()?;
    let tools = repo.interop_tools();
    install(&tools)?;
    let mut cmd = Cmd::cargo("run --release -p imsg-benches --bin interop -- --tools").arg(&tools);
    cmd = cmd.arg("--files").arg(tools.join("files")).dir(repo.root());
    if large {
        cmd = cmd.arg("--large");
    }
    if messages {
        cmd = cmd.arg("--messages");
    }
    if let Some(corpus) = std::env::var_os("IMSG_CORPUS") {
        cmd = cmd.arg("--corpus").arg(corpus);
    }
    for (name, value) in filters {
        if let Some(value) = value {
            cmd = cmd.arg(name).arg(value);
        }
    }
    cmd.run()
}

/// Has a package of Python in a folder; `probe` is a folder in it that is there once the package is.
pub(crate) fn python(folder: &Path, package: &str, probe: &str) -> Result {
    if folder.join(probe).is_dir() {
        return Ok(());
    }
    Cmd::new("python3").words("-m pip install --quiet --target").arg(folder).arg(package).run()
}

/// Has a package of Node.js in a folder.
pub(crate) fn node(folder: &Path, package: &str) -> Result {
    if folder.join("node_modules").join(package).is_dir() {
        return Ok(());
    }
    Cmd::new("npm").words("install --silent --prefix").arg(folder).arg(package).run()
}

/// Installs what is not there yet.
fn install(tools: &Path) -> Result {
    let missing: Vec<String> = NEEDED
        .iter()
        .filter(|(program, question, _)| !Cmd::new(program).arg(question).succeeds())
        .map(|(program, _, install)| format!("{program} is missing; to get it: {install}"))
        .collect();
    if !missing.is_empty() {
        return Err(missing.join("\n").into());
    }
    let debian = tools.join("debian");
    let downloads = tools.join("downloads");
    for folder in [&debian, &downloads] {
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    python(&tools.join("python"), "olefile", "olefile")?;
    node(&tools.join("node"), "cfb")?;
    python(&tools.join("python-messages"), "extract-msg", "extract_msg")?;
    node(&tools.join("node-messages"), "@kenjiuno/msgreader")?;
    let is_there = debian.join("usr/share/perl5/Email/Outlook/Message.pm").is_file();
    if is_there && debian.join("usr/bin/gsf").is_file() && debian.join("usr/share/java/poi.jar").exists() {
        return Ok(());
    }
    Cmd::new("apt-get").words("-qq download").words(DEBIAN).dir(&downloads).run()?;
    let packages =
        std::fs::read_dir(&downloads).map_err(|error| format!("{}: {error}", downloads.display()))?;
    for package in packages.filter_map(|package| Some(package.ok()?.path())) {
        if package.extension().is_some_and(|extension| extension == "deb") {
            Cmd::new("dpkg").arg("-x").arg(&package).arg(&debian).run()?;
        }
    }
    Ok(())
}
