//! What the figures were measured on, in one line.

use std::fs;
use std::process::Command;

/// Processor, cores, memory, system, compiler, and the versions of the peers.
pub(crate) fn line() -> String {
    let cpu = field("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let memory = field("/proc/meminfo", "MemTotal")
        .and_then(|text| text.trim_end_matches(" kB").trim().parse::<u64>().ok())
        .map_or_else(String::new, |kib| format!(", {} GiB", kib.div_ceil(1 << 20)));
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let system = format!("{} {}", std::env::consts::OS, kernel.trim()).trim_end().to_owned();
    let compiler = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
        .arg("--version")
        .output()
        .map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
        .unwrap_or_default();
    let peers: Vec<String> = ["cfb", "ole", "msg_parser", "compressed-rtf"]
        .iter()
        .filter_map(|name| Some(format!("{name} {}", version(name)?)))
        .collect();
    format!("{cpu}, {cores} cores{memory}, {system}, {compiler}; {}.", peers.join(", "))
}

/// A field of one of the system's own text files.
fn field(path: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

/// The version of a package in the lock file that this program was built with.
fn version(package: &str) -> Option<&'static str> {
    let lock = include_str!("../../../Cargo.lock");
    let head = format!("name = \"{package}\"\nversion = \"");
    let tail = lock.get(lock.find(&head)? + head.len()..)?;
    tail.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_peers_versions_come_from_the_lock_file() {
        assert!(version("cfb").is_some_and(|version| version.starts_with("0.16")), "{:?}", version("cfb"));
        assert_eq!(version("no-such-package"), None);
        assert!(line().contains("cfb 0.16"));
    }
}
