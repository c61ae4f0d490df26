//! What only Unix has: signals, permissions, pipes, names that are no text, limits.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;

use super::*;

/// Whoever is not root, for whom permissions count.
const NOBODY: u32 = 65_534;

/// The command run by somebody for whom permissions count: root, for whom they do not, becomes nobody.
///
/// The folder is where nobody may go, and has the program. Where root may not become somebody else there is none.
fn bound_by_permissions() -> (TempDir, Option<std::process::Command>) {
    let folder = TempDir::new().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let closed = folder.path().join("closed");
    fs::write(&closed, "").unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&closed).is_err() {
        return (folder, Some(lofte()));
    }
    let program = folder.path().join("lofte");
    fs::copy(cargo_bin_cmd!("lofte").get_program(), &program).unwrap();
    let nobodys = |argument: &str| {
        let mut command = std::process::Command::new(&program);
        command.arg(argument).stdin(Stdio::null()).uid(NOBODY);
        command
    };
    let may = loop {
        match nobodys("--version").output() {
            // A child of another test has the copy open until it becomes a program of its own.
            Err(error) if error.kind() == std::io::ErrorKind::ExecutableFileBusy => {
                thread::sleep(Duration::from_millis(1));
            }
            tried => break tried.is_ok_and(|output| output.status.success()),
        }
    };
    (folder, may.then(|| nobodys("extract")))
}

fn kill(child: &std::process::Child, signal: &str) {
    let status = std::process::Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
    assert!(status.success());
}

#[test]
fn interrupted_within_two_seconds_and_gone_on_with() {
    let archive = archive(2000);
    let out = TempDir::new().unwrap();
    let path = out.path().join("out");
    let mut child = lofte().arg(archive.path()).arg("-o").arg(&path).stderr(Stdio::piped()).spawn().unwrap();
    while !ledger(&path).exists() {
        thread::sleep(Duration::from_millis(1));
    }
    thread::sleep(Duration::from_millis(50));
    kill(&child, "-INT");
    let begun = Instant::now();
    let code = child.wait().unwrap().code();
    assert!(begun.elapsed() < Duration::from_secs(2));
    // On a fast machine it may have been done by then.
    if code == Some(130) {
        assert!(!path.exists());
    }
    assert_eq!(run(lofte().arg(archive.path()).arg("-o").arg(&path)).0, Some(1));
    let again = out.path().join("again");
    run(lofte().arg(archive.path()).arg("-o").arg(&again));
    assert!(fs::read(&path).unwrap() == fs::read(again).unwrap());
    assert_eq!(fs::read_dir(out.path()).unwrap().count(), 2, "nothing else is left behind");
}

#[test]
fn odd_things_in_a_tree() {
    let archive = TempDir::new().unwrap();
    let at = |name: &[u8]| archive.path().join(OsStr::from_bytes(name));
    let text = &files::corpus()[0].bytes;
    fs::create_dir(at(b"folder")).unwrap();
    symlink(archive.path(), at(b"folder/round")).unwrap();
    symlink("nowhere", at(b"broken.txt")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(at(b"pipe.txt")).status().unwrap().success());
    fs::write(at(b"not-utf8-\xe5\xff.txt"), text).unwrap();
    fs::write(at(b"line\nend.txt"), text).unwrap();
    fs::write(at(b"closed.txt"), text).unwrap();
    fs::write(at(b"=1+1.txt"), text).unwrap();
    fs::set_permissions(at(b"closed.txt"), fs::Permissions::from_mode(0o000)).unwrap();
    fs::set_permissions(archive.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let out = TempDir::new().unwrap();
    fs::set_permissions(out.path(), fs::Permissions::from_mode(0o777)).unwrap();
    let path = out.path().join("tables");
    let (_folder, command) = bound_by_permissions();
    // Whoever stays root reads closed files too.
    let (extracted, failed, closed) = match command.is_some() {
        true => (3, 2, "\"closed.txt\",\"failed\",\"\",\"cannot be read: permission denied\""),
        false => (4, 1, "\"closed.txt\",\"extracted\""),
    };
    let mut command = command.unwrap_or_else(lofte);
    let (code, stderr) = run(command.arg(archive.path()).args(["--format", "csv", "-o"]).arg(&path));
    assert_eq!(code, Some(1), "{stderr}");
    assert_eq!(
        account(&stderr),
        format!("7 inputs = {extracted} extracted + 0 not medborgarlöften + {failed} failed + 2 skipped")
    );
    let table = fs::read_to_string(path.join("files.csv")).unwrap();
    for cells in [
        closed,
        "\"broken.txt\",\"failed\",\"\",\"cannot be read: no such file or folder\"",
        "\"pipe.txt\",\"skipped\",\"\",\"it is no ordinary file\"",
        "\"folder/round\",\"skipped\",\"\",\"it is a link to a folder that it lies in\"",
        "\"line\nend.txt\",\"extracted\"",
        "\"not-utf8-\u{fffd}\u{fffd}.txt\",\"extracted\"",
        "\"'=1+1.txt\",\"extracted\"",
    ] {
        assert!(table.contains(cells), "{cells} is not in {table}");
    }
}

#[test]
fn a_folder_that_cannot_be_written() {
    let (archive, out) = (archive(7), TempDir::new().unwrap());
    fs::set_permissions(archive.path(), fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(out.path(), fs::Permissions::from_mode(0o555)).unwrap();
    // A file in the place of a folder stops root too.
    let file = archive.path().join("01/shopping.txt");
    for format in ["ndjson", "csv", "sqlite"] {
        let cannot = |command: &mut std::process::Command, path: &Path, reason: &str| {
            let (code, stderr) = run(command.arg(archive.path()).args(["--format", format, "-o"]).arg(path));
            assert_eq!(code, Some(2), "{stderr}");
            assert_eq!(stderr, format!("lofte: {}: cannot be written: {reason}\n", path.display()));
        };
        cannot(&mut lofte(), &file.join("out"), "a part of the path is no folder");
        if let (_folder, Some(mut command)) = bound_by_permissions() {
            cannot(&mut command, &out.path().join("out"), "permission denied");
        }
    }
    assert_eq!(fs::read_to_string(file).unwrap(), SHOPPING);
}

#[test]
fn a_device_that_is_full() {
    if !Path::new("/dev/full").exists() {
        return;
    }
    let (code, stderr) = run(lofte().arg(archive(300).path()).args(["--jobs", "1", "-o", "/dev/full"]));
    assert_eq!(code, Some(2));
    assert!(stderr.contains(" skipped, then it stopped\n"), "{stderr}");
    assert_eq!(account(&stderr), "lofte: /dev/full: cannot be written: there is no space left on the disk");
}

#[test]
fn a_full_disk_stops_it_and_it_goes_on() {
    let (archive, out) = (archive(300), TempDir::new().unwrap());
    for (format, blocks) in [("ndjson", 500), ("sqlite", 500), ("sqlite", 3000), ("parquet", 500)] {
        let path = out.path().join("out");
        // A limit on the size of files hits as a full disk does, and needs no disk.
        let mut limited = std::process::Command::new("sh");
        let program = cargo_bin_cmd!("lofte").get_program().to_owned();
        limited.arg("-c").arg(format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"")).arg(program);
        limited.arg("extract").arg(archive.path()).args(["--format", format, "-o"]).arg(&path);
        let (code, stderr) = run(&mut limited);
        assert_eq!(code, Some(2), "{format}: {stderr}");
        assert!(stderr.contains("then it stopped; the same command goes on from there\n"), "{stderr}");
        assert!(stderr.contains("cannot be written: "), "{stderr}");
        assert!(!path.exists(), "half an output has the final name");
        let (code, stderr) = run(lofte().arg(archive.path()).args(["--format", format, "-o"]).arg(&path));
        assert_eq!(code, Some(1), "{stderr}");
        assert_eq!(account(&stderr), "302 inputs = 300 extracted + 1 not medborgarlöften + 1 failed + 0 skipped");
        for left in fs::read_dir(out.path()).unwrap() {
            let left = left.unwrap().path();
            assert!(!left.to_string_lossy().contains("unfinished"), "{}", left.display());
            if left.is_dir() { fs::remove_dir_all(left).unwrap() } else { fs::remove_file(left).unwrap() }
        }
    }
}
