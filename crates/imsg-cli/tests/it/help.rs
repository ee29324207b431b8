//! Help, completions, manual pages, and wrong usage.

use crate::support::Place;

const VERBS: &[&str] = &[
    "demo",
    "show",
    "ls",
    "props",
    "extract",
    "new",
    "edit",
    "diff",
    "check",
    "cfb",
    "cfb ls",
    "cfb tree",
    "cfb cat",
    "cfb stat",
    "cfb map",
    "cfb put",
    "cfb mkdir",
    "cfb rm",
    "cfb mv",
    "cfb compact",
    "cfb undo",
    "completions",
    "man",
];

#[test]
fn every_verb_has_help_with_an_example() {
    let place = Place::new();
    let help = place.imsg("--help").ok();
    for verb in VERBS {
        let own = place.imsg(&format!("{verb} --help")).ok();
        assert_eq!(place.imsg(&format!("help {verb}")).ok(), own);
        assert!(own.contains("Example"), "{verb}");
        assert!(own.contains(&format!("imsg {verb}")), "{verb}");
        let first = verb.split(' ').next().unwrap();
        assert!(help.contains(&format!("imsg {first}")), "{verb} in the examples of --help");
    }
}

#[test]
fn help_says_what_an_option_goes_with_and_what_is_waited_for() {
    let place = Place::new();
    // Lines are broken to the width of the terminal.
    let help = |verb: &str| -> String {
        place.imsg(&format!("{verb} --help")).ok().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let put = help("cfb put");
    for said in ["--v4 With --create,", "--force With --create,", "standard input is read to its end"] {
        assert!(put.contains(said), "{said}: {put}");
    }
    for verb in ["edit", "cfb", "cfb put", "cfb mkdir", "cfb rm", "cfb mv", "cfb compact", "cfb undo"] {
        let help = help(verb);
        assert!(help.contains("refused at once, not waited for"), "{verb}: {help}");
    }
}

#[test]
fn completions_and_manual_pages_are_there() {
    let place = Place::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = place.imsg(&format!("completions {shell}")).ok();
        assert!(script.contains("extract"), "{shell}");
    }
    let page = place.imsg("man").ok();
    assert!(page.starts_with(".ie") && page.contains(".TH imsg 1"), "{page:.200}");
    for verb in VERBS {
        let page = place.imsg(&format!("man {verb}")).ok();
        assert!(page.contains(&format!(".TH imsg-{} 1", verb.replace(' ', "-"))), "{verb}");
    }
    let page = place.imsg("man extract").ok();
    assert!(page.contains(".SH EXAMPLES\n.nf\nimsg extract mail.msg \\-d out\n"), "{page}");
    assert!(page.contains(".SH SYNOPSIS\n.nf\nimsg extract [OPTIONS]"), "{page}");
    assert!(!page.contains("EXTRA"), "{page}");
    place.imsg("man -d pages").ok();
    assert_eq!(place.files("pages").len(), VERBS.len() + 1, "{:?}", place.files("pages"));
    assert_eq!(place.read("pages/imsg-cfb-ls.1"), place.imsg("man cfb ls").out);
    assert_eq!(place.imsg("man -d pages").status, 1, "nothing is overwritten");
    place.imsg("man -d pages --force").ok();
    let unknown = place.imsg("man nonsense");
    assert_eq!(unknown.status, 2);
    assert!(unknown.err.contains("show"), "{}", unknown.err);
}

#[test]
fn wrong_usage_is_status_two() {
    let place = Place::with_demo();
    for words in [
        "",
        "shwo",
        "show",
        "show --nonsense demo.msg",
        "show --text --html demo.msg",
        "show --text --json demo.msg",
        "show --data demo.msg",
        "props demo.msg --raw",
        "-q -v show demo.msg",
        "completions tcsh",
        "show -j 0 demo.msg",
    ] {
        assert_eq!(place.imsg(words).status, 2, "imsg {words}");
    }
    assert!(place.imsg("shwo").err.contains("show"), "a near miss is named");
}

#[test]
fn version_is_said() {
    assert_eq!(Place::new().imsg("--version").ok(), concat!("imsg ", env!("CARGO_PKG_VERSION"), "\n"));
}
