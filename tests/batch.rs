//! Archives: many threads, runs that are stopped and gone on with, and what file systems have in store.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use assert_cmd::cargo::cargo_bin_cmd;
use tempfile::TempDir;

use crate::support::files;

#[cfg(unix)]
mod unix;

const SHOPPING: &str = "Mjölk, bröd och en påse äpplen.\n";

/// An archive of so many documents in folders, with names that others have in other folders.
fn archive(count: usize) -> TempDir {
    let folder = TempDir::new().unwrap();
    let texts = files::corpus();
    for index in 0..count {
        let inner = folder.path().join(format!("{:02}", index % 7));
        fs::create_dir_all(&inner).unwrap();
        fs::write(inner.join(format!("{:04}.txt", index / 7)), &texts[index % texts.len()].bytes).unwrap();
    }
    fs::write(folder.path().join("00/empty.txt"), "").unwrap();
    fs::write(folder.path().join("01/shopping.txt"), SHOPPING).unwrap();
    folder
}

fn lofte() -> std::process::Command {
    let mut command = std::process::Command::new(cargo_bin_cmd!("lofte").get_program());
    command.arg("extract").stdin(Stdio::null());
    command
}

fn run(command: &mut std::process::Command) -> (Option<i32>, String) {
    let Output { status, stderr, .. } = command.output().unwrap();
    (status.code(), String::from_utf8(stderr).unwrap())
}

/// Every file below a folder with its content.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(tree(&path).into_iter().map(|(inner, bytes)| (path.join(inner), bytes))),
            false => drop(found.insert(path.clone(), fs::read(&path).unwrap())),
        }
    }
    found.into_iter().map(|(path, bytes)| (path.strip_prefix(folder).unwrap_or(&path).to_owned(), bytes)).collect()
}

fn account(stderr: &str) -> &str {
    stderr.lines().last().unwrap_or_default()
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let archive = archive(150);
    let out = TempDir::new().unwrap();
    let written = |jobs: &str, locale: &str| {
        let path = out.path().join(format!("{jobs}-{locale}.ndjson"));
        let (code, stderr) =
            run(lofte().arg(archive.path()).args(["--jobs", jobs, "-o"]).arg(&path).env("LC_ALL", locale));
        assert_eq!(code, Some(1), "{stderr}");
        (fs::read(path).unwrap(), stderr)
    };
    let one = written("1", "C");
    assert!(
        one.1.ends_with("152 inputs = 150 extracted + 1 not medborgarlöften + 1 failed + 0 skipped\n"),
        "{}",
        one.1
    );
    for (jobs, locale) in [("2", "C"), ("7", "sv_SE.UTF-8"), ("64", "tr_TR.UTF-8")] {
        assert!(written(jobs, locale) == one, "{jobs} jobs");
    }
}

/// Runs a command to its end, killing it at a random moment as often as `kills` says; gives how often it was killed.
fn run_with_kills(make: &dyn Fn() -> std::process::Command, kills: usize, seed: &mut u64, whole: Duration) -> usize {
    let mut killed = 0;
    for _ in 0..kills {
        // A generator of numbers that need not be any better than this.
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let moment = whole.mul_f64((*seed >> 33) as f64 / f64::from(u32::MAX >> 1));
        let mut child = make().stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(moment);
        killed += usize::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let (code, stderr) = run(&mut make());
    assert_eq!(code, Some(1), "{stderr}");
    assert!(account(&stderr).ends_with("1 failed + 0 skipped"), "{stderr}");
    killed
}

#[test]
fn killed_at_any_moment_and_gone_on_with() {
    let archive = archive(150);
    let mut seed = 2024;
    let mut killed = 0;
    for (format, runs) in [("ndjson", 20), ("csv", 10), ("sqlite", 10), ("parquet", 10)] {
        let expected = TempDir::new().unwrap();
        let command = |out: &TempDir| {
            let mut command = lofte();
            command.arg(archive.path()).args(["--format", format, "-o"]).arg(out.path().join("out"));
            command
        };
        let begun = Instant::now();
        assert_eq!(run(&mut command(&expected)).0, Some(1));
        let whole = begun.elapsed();
        let expected = tree(expected.path());
        for of in 0..runs {
            let out = TempDir::new().unwrap();
            killed += run_with_kills(&|| command(&out), 1 + of % 3, &mut seed, whole);
            assert!(tree(out.path()) == expected, "{format}: run {of} left other files or bytes");
        }
    }
    assert!(killed >= 50, "only {killed} runs were killed before their end");
}

/// The path of the ledger of an unfinished run to `out`.
fn ledger(out: &Path) -> PathBuf {
    let name = out.file_name().unwrap().to_string_lossy();
    out.with_file_name(format!(".{name}.unfinished")).join("ledger")
}

/// An unfinished run, with all files done.
fn unfinished(archive: &TempDir, out: &Path, args: &[&str]) {
    // A folder in the way of the output stops the run at its very end.
    let work = ledger(out).parent().unwrap().join("output");
    for _ in 0..50 {
        let mut child =
            lofte().arg(archive.path()).args(args).arg("-o").arg(out).stderr(Stdio::null()).spawn().unwrap();
        while child.try_wait().unwrap().is_none() {
            if fs::metadata(ledger(out)).is_ok_and(|file| file.len() > 1000) || work.exists() {
                child.kill().unwrap();
                child.wait().unwrap();
                if fs::metadata(ledger(out)).is_ok_and(|file| file.len() > 1000) {
                    return;
                }
            }
        }
    }
    panic!("no run could be stopped in its middle");
}

#[test]
fn finished_files_are_not_done_again() {
    let archive = archive(300);
    let out = TempDir::new().unwrap();
    let path = out.path().join("out.sqlite");
    unfinished(&archive, &path, &["--format", "sqlite"]);
    // An input more, before all others, moves them all.
    fs::write(archive.path().join("00/0.txt"), SHOPPING).unwrap();
    let (code, stderr) = run(lofte().arg(archive.path()).args(["--format", "sqlite", "-o"]).arg(&path));
    assert_eq!(code, Some(1), "{stderr}");
    assert!(stderr.contains(" files are done already, by an earlier run\n"), "{stderr}");
    assert!(
        stderr.ends_with("303 inputs = 300 extracted + 2 not medborgarlöften + 1 failed + 0 skipped\n"),
        "{stderr}"
    );
    let again = out.path().join("again.sqlite");
    run(lofte().arg(archive.path()).args(["--format", "sqlite", "-o"]).arg(&again));
    assert!(fs::read(path).unwrap() == fs::read(again).unwrap());
}

#[test]
fn another_version_or_other_options_do_all_again_and_say_so() {
    let archive = archive(300);
    let out = TempDir::new().unwrap();
    let path = out.path().join("out.sqlite");
    let args = ["--format", "sqlite"];
    unfinished(&archive, &path, &args);
    let text = fs::read_to_string(ledger(&path)).unwrap();
    let version = concat!("lofte ", env!("CARGO_PKG_VERSION"));
    fs::write(ledger(&path), text.replacen(version, "lofte 0.0.1", 1)).unwrap();
    let (_, stderr) = run(lofte().arg(archive.path()).args(args).arg("-o").arg(&path));
    assert!(stderr.starts_with("the earlier run was one of lofte 0.0.1: all files are done again\n"), "{stderr}");
    fs::remove_file(&path).unwrap();
    unfinished(&archive, &path, &args);
    let (_, stderr) = run(lofte().arg(archive.path()).args(args).arg("--no-persons").arg("-o").arg(&path));
    assert!(stderr.starts_with("the earlier run had other options: all files are done again\n"), "{stderr}");
}

#[test]
fn a_ledger_of_ones_own_is_for_all_runs() {
    let (archive, out) = (archive(30), TempDir::new().unwrap());
    let ledger = out.path().join("ledger");
    let write = |name: &str, args: &[&str]| {
        let path = out.path().join(name);
        let (code, stderr) = run(lofte().arg(archive.path()).args(args).arg("-o").arg(&path));
        assert_eq!(code, Some(1), "{stderr}");
        (fs::read(path).unwrap(), stderr)
    };
    let keep = ["--ledger", ledger.to_str().unwrap()];
    let first = write("first", &keep);
    assert!(!first.1.contains("already"), "{}", first.1);
    fs::write(archive.path().join("02/0000.txt"), SHOPPING).unwrap();
    fs::remove_file(archive.path().join("03/0000.txt")).unwrap();
    let (second, stderr) = write("second", &keep);
    assert!(stderr.starts_with("32 files are done already, by an earlier run\n"), "{stderr}");
    assert!(second == write("whole", &[]).0 && second != first.0);
    let database = write("database", &[keep[0], keep[1], "--format", "sqlite"]).0;
    assert!(database == write("whole.sqlite", &["--format", "sqlite"]).0);
    let text = fs::read_to_string(ledger.join("ledger")).unwrap();
    let version = concat!("lofte ", env!("CARGO_PKG_VERSION"));
    fs::write(ledger.join("ledger"), text.replacen(version, "lofte 0.0.1", 1)).unwrap();
    let (third, stderr) = write("third", &keep);
    assert!(stderr.starts_with("the earlier run was one of lofte 0.0.1: all files are done again\n"), "{stderr}");
    assert!(third == second);
}

#[test]
fn equal_names_in_different_folders() {
    let (first, second, out) = (archive(7), archive(7), TempDir::new().unwrap());
    let path = out.path().join("tables");
    let (code, stderr) = run(lofte().args([first.path(), second.path()]).args(["--format", "csv", "-o"]).arg(&path));
    assert_eq!(code, Some(1), "{stderr}");
    assert_eq!(account(&stderr), "18 inputs = 14 extracted + 2 not medborgarlöften + 2 failed + 0 skipped");
    let text = fs::read_to_string(path.join("files.csv")).unwrap();
    let ids: std::collections::BTreeSet<&str> =
        text.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(ids.len(), 18);
    assert!(text.contains("\"failed\",\"empty-file\",\"the file has no text"), "{text}");
}

#[test]
fn output_within_the_input_is_no_input() {
    let archive = archive(7);
    let path = archive.path().join("out.csv");
    let [first, second] = [(); 2].map(|()| {
        let (_, stderr) = run(lofte().arg(archive.path()).args(["--format", "csv", "-o"]).arg(&path));
        (stderr, tree(&path))
    });
    assert!(first == second);
}

#[test]
fn two_runs_do_not_write_the_same_output() {
    let archive = archive(2000);
    let out = TempDir::new().unwrap();
    let path = out.path().join("out");
    let mut first = lofte().arg(archive.path()).arg("-o").arg(&path).stderr(Stdio::null()).spawn().unwrap();
    while !ledger(&path).exists() {
        thread::sleep(Duration::from_millis(1));
    }
    let (code, stderr) = run(lofte().arg(archive.path()).arg("-o").arg(&path));
    if first.try_wait().unwrap().is_none() {
        assert_eq!(code, Some(2));
        assert!(stderr.contains("another run is writing to it"), "{stderr}");
    }
    assert_eq!(first.wait().unwrap().code(), Some(1));
}
