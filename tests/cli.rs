//! The command line from outside: exit codes, what goes to stdout and to stderr, files written.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use medborgarlofte::document::Code;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::command::{lofte, run};
use crate::support::{files, sample};

const LOFTE: &str = "corpus/aneby-2023-2024.txt";
const SHOPPING: &str = "Mjölk, bröd och en påse äpplen.\n";

/// A folder with one file of every fate.
fn mixed_folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    let real = fs::read(files::root().join(LOFTE)).unwrap();
    write("b.txt", &real);
    write("a/c.TXT", &real);
    write("a/d.md", SHOPPING.as_bytes());
    write("a/e.text", b"");
    write("f.txt", b"%PDF-1.7\0\0\0");
    write("g.odt", &real);
    write(".hidden.txt", &real);
    write(".git/config.txt", &real);
    folder
}

fn documents(ndjson: &str) -> Vec<Value> {
    ndjson.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn names(documents: &[Value]) -> Vec<&str> {
    documents.iter().map(|document| document["source"]["name"].as_str().unwrap()).collect()
}

mod extract {
    use super::*;

    #[test]
    fn one_file() {
        let (code, stdout, stderr) = run(lofte().args(["extract", LOFTE]));
        assert_eq!((code, stderr.as_str()), (0, ""));
        assert_eq!(names(&documents(&stdout)), [LOFTE]);
    }

    #[test]
    fn a_folder_is_walked_and_accounted_for() {
        let folder = mixed_folder();
        let (code, stdout, stderr) = run(lofte().arg("extract").arg(folder.path()));
        assert_eq!(code, 1);
        assert_eq!(names(&documents(&stdout)), ["a/c.TXT", "b.txt"]);
        assert_eq!(
            stderr.lines().last(),
            Some("8 inputs = 2 extracted + 1 not medborgarlöften + 2 failed + 3 skipped")
        );
        assert!(!stderr.contains("skipped: "), "{stderr}");
    }

    #[test]
    fn skipped_files_are_named_on_demand() {
        let folder = mixed_folder();
        let (_, _, stderr) = run(lofte().args(["extract", "-v"]).arg(folder.path()));
        for reason in
            ["g.odt: skipped: its name does not end in", ".hidden.txt: skipped: it is hidden", ".git: skipped"]
        {
            assert!(stderr.contains(reason), "{reason} is not in {stderr}");
        }
    }

    #[test]
    fn a_named_file_is_always_read() {
        let folder = mixed_folder();
        for name in ["g.odt", ".hidden.txt"] {
            let (code, stdout, _) = run(lofte().arg("extract").arg(folder.path().join(name)));
            assert_eq!((code, documents(&stdout).len()), (0, 1), "{name}");
        }
    }

    #[test]
    fn standard_input() {
        let text = fs::read_to_string(files::root().join(LOFTE)).unwrap();
        for args in [&["extract"][..], &["extract", "-"]] {
            let (code, stdout, _) = run(lofte().args(args).write_stdin(text.as_str()));
            assert_eq!(code, 0);
            assert_eq!(names(&documents(&stdout)), ["-"]);
        }
    }

    #[test]
    fn what_is_no_medborgarlofte_is_told_and_no_error() {
        let (code, stdout, stderr) = run(lofte().args(["extract", "-"]).write_stdin(SHOPPING));
        assert_eq!((code, stdout.as_str()), (0, ""));
        assert!(stderr.starts_with("-") && stderr.contains("info[not-a-medborgarlofte]: "), "{stderr}");
    }

    #[test]
    fn empty_and_binary_input() {
        for (bytes, told) in
            [(&b""[..], "error[empty-file]"), (b" \n\t", "error[empty-file]"), (b"a\0b", "error[binary-file]")]
        {
            let (code, stdout, stderr) = run(lofte().arg("extract").write_stdin(bytes));
            assert_eq!((code, stdout.as_str()), (1, ""));
            assert!(stderr.starts_with(&format!("-: {told}: ")), "{stderr}");
        }
    }

    #[test]
    fn a_missing_path_among_others() {
        let (code, stdout, stderr) = run(lofte().args(["extract", "no-such-file.txt", LOFTE]));
        assert_eq!((code, documents(&stdout).len()), (1, 1));
        assert_eq!(
            stderr,
            "no-such-file.txt: error: cannot be read: no such file or folder\n\
             2 inputs = 1 extracted + 0 not medborgarlöften + 1 failed + 0 skipped\n"
        );
    }

    #[test]
    fn only_a_missing_path() {
        let (code, stdout, stderr) = run(lofte().args(["extract", "no-such-file.txt"]));
        assert_eq!((code, stdout.as_str()), (2, ""));
        assert_eq!(stderr, "no-such-file.txt: error: cannot be read: no such file or folder\n");
    }

    #[cfg(unix)]
    #[test]
    fn an_unreadable_file_among_others() {
        use std::os::unix::fs::PermissionsExt;

        let folder = TempDir::new().unwrap();
        let closed = folder.path().join("a.txt");
        fs::copy(files::root().join(LOFTE), folder.path().join("b.txt")).unwrap();
        fs::write(&closed, "x").unwrap();
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
        if fs::read(&closed).is_ok() {
            // To root nothing is unreadable.
            return;
        }
        let (code, stdout, stderr) = run(lofte().arg("extract").arg(folder.path()));
        assert_eq!((code, documents(&stdout).len()), (1, 1));
        assert!(stderr.contains("a.txt: error: cannot be read: permission denied"), "{stderr}");
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_nowhere_or_round() {
        let folder = TempDir::new().unwrap();
        std::os::unix::fs::symlink(folder.path(), folder.path().join("round")).unwrap();
        std::os::unix::fs::symlink("nowhere", folder.path().join("broken.txt")).unwrap();
        fs::write(folder.path().join("a.txt"), SHOPPING).unwrap();
        let (code, _, stderr) = run(lofte().arg("extract").arg(folder.path()));
        assert_eq!(code, 1);
        assert!(stderr.contains("broken.txt: error: cannot be read: no such file or folder"), "{stderr}");
        assert!(
            stderr.ends_with("3 inputs = 0 extracted + 1 not medborgarlöften + 1 failed + 1 skipped\n"),
            "{stderr}"
        );
    }

    #[test]
    fn hostile_names_are_escaped() {
        let (_, _, stderr) = run(lofte().args(["extract", "a\u{1b}[2J\u{202e}b\nc.txt"]));
        assert_eq!(stderr, "a\\u{1b}[2J\\u{202e}b\\nc.txt: error: cannot be read: no such file or folder\n");
    }

    #[test]
    fn output_to_a_file() {
        let folder = TempDir::new().unwrap();
        let out = folder.path().join("out.ndjson");
        fs::write(&out, "what an earlier run wrote\n").unwrap();
        let (code, stdout, _) = run(lofte().args(["extract", LOFTE, "-o"]).arg(&out));
        assert_eq!((code, stdout.as_str()), (0, ""));
        assert_eq!(documents(&fs::read_to_string(&out).unwrap()).len(), 1);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left behind");
    }

    #[test]
    fn earlier_output_stays_where_nothing_can_be_read() {
        let folder = TempDir::new().unwrap();
        let out = folder.path().join("out.ndjson");
        fs::write(&out, "what an earlier run wrote\n").unwrap();
        let (code, _, _) = run(lofte().args(["extract", "no-such-file.txt", "-o"]).arg(&out));
        assert_eq!(code, 2);
        assert_eq!(fs::read_to_string(&out).unwrap(), "what an earlier run wrote\n");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left behind");
    }

    #[test]
    fn output_that_cannot_be_written() {
        let folder = TempDir::new().unwrap();
        for (out, reason) in [
            (folder.path().join("no-such-folder/out.ndjson"), "no such file or folder"),
            (folder.path().to_owned(), "it is a folder"),
        ] {
            let (code, stdout, stderr) = run(lofte().args(["extract", LOFTE, "-o"]).arg(&out));
            assert_eq!((code, stdout.as_str()), (2, ""));
            assert_eq!(stderr, format!("lofte: {}: cannot be written: {reason}\n", out.display()));
        }
    }

    #[test]
    fn one_indented_list() {
        let (code, stdout, _) = run(lofte().args(["extract", "--format", "json", "corpus"]));
        let list: Value = serde_json::from_str(&stdout).unwrap();
        let (_, ndjson, _) = run(lofte().args(["extract", "corpus"]));
        assert_eq!((code, list), (0, Value::Array(documents(&ndjson))));
        assert!(stdout.starts_with("[\n  {\n") && stdout.ends_with("\n]\n"), "{stdout}");
    }

    #[test]
    fn offsets_in_characters() {
        let text: Vec<char> = fs::read_to_string(files::root().join(LOFTE)).unwrap().chars().collect();
        let (_, stdout, _) = run(lofte().args(["extract", "--offsets", "chars", LOFTE]));
        let document = &documents(&stdout)[0];
        // The last signatory stands after hundreds of letters that take two bytes.
        let signatory = document["signatories"].as_array().unwrap().last().unwrap();
        let at = |key: &str| signatory["name_span"][key].as_u64().unwrap() as usize;
        let slice: String = text[at("start")..at("end")].iter().collect();
        assert_eq!(Value::from(slice), signatory["name"]);
    }

    #[test]
    fn the_same_input_gives_the_same_bytes() {
        let [first, second] = [(); 2].map(|()| run(lofte().args(["extract", "corpus", "tests/dev/text"])));
        assert!(!first.1.is_empty());
        assert_eq!(first, second);
    }

    #[test]
    fn what_is_extracted_validates() {
        let (_, ndjson, _) = run(lofte().args(["extract", "corpus", "tests/dev/text"]));
        let (code, stdout, stderr) = run(lofte().arg("validate").write_stdin(ndjson.as_str()));
        assert_eq!((code, stdout.as_str()), (0, ""));
        assert_eq!(stderr, format!("{0} documents = {0} valid + 0 invalid\n", ndjson.lines().count()));
    }

    #[test]
    fn usage() {
        let (code, stdout, stderr) = run(lofte().args(["extract", "--format", "xml", LOFTE]));
        assert_eq!((code, stdout.as_str()), (2, ""));
        assert!(stderr.contains("ndjson, json"), "{stderr}");
    }
}

mod validate {
    use super::*;

    fn valid() -> Value {
        serde_json::to_value(sample::document()).unwrap()
    }

    fn written(name: &str, text: &str) -> (TempDir, String) {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        let path = path.to_str().unwrap().to_owned();
        (folder, path)
    }

    #[test]
    fn valid_documents_in_every_form() {
        let list = json!([valid(), valid()]);
        for (text, count) in [
            (format!("{}\n{}\n", valid(), valid()), "2 documents = 2"),
            (format!("{:#}", valid()), "1 document = 1"),
            (format!("{list:#}"), "2 documents = 2"),
            (String::new(), "0 documents = 0"),
        ] {
            let (code, stdout, stderr) = run(lofte().arg("validate").write_stdin(text.as_str()));
            assert_eq!((code, stdout.as_str(), stderr), (0, "", format!("{count} valid + 0 invalid\n")), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_in_ndjson() {
        let (mut first, mut third) = (valid(), valid());
        first["promises"][0]["actors"][0] = json!("polisen");
        third.as_object_mut().unwrap().remove("kind");
        let (_folder, path) = written("a.ndjson", &format!("{first}\n{}\n{third}\n{{\n", valid()));
        let (code, stdout, stderr) = run(lofte().args(["validate", &path]));
        assert_eq!(code, 1);
        let found: Vec<_> = stdout.lines().map(|line| line.strip_prefix(&path).unwrap()).collect();
        assert!(found[0].starts_with(":1: /promises/0/actors/0: expected \"polis\", \"kommun\", "), "{found:?}");
        assert!(found[0].ends_with(" or \"other\", found \"polisen\""), "{found:?}");
        assert_eq!(found[1], ":3: expected the key \"kind\", found none");
        assert!(found[2].starts_with(":4: expected JSON, "), "{found:?}");
        assert_eq!(stderr, "4 documents = 1 valid + 3 invalid\n");
    }

    #[test]
    fn the_line_in_indented_json() {
        let mut document = valid();
        document["promises"][0]["span"]["end"] = json!("slut");
        let text = format!("{:#}", json!([valid(), document]));
        let line = text.lines().position(|line| line.contains("slut")).unwrap() + 1;
        let (_folder, path) = written("a.json", &text);
        let (code, stdout, _) = run(lofte().args(["validate", &path]));
        let expected = format!("{path}:{line}: /promises/0/span/end: expected a whole number, found \"slut\"\n");
        assert_eq!((code, stdout), (1, expected));
    }

    #[test]
    fn bytes_that_are_no_utf8() {
        let (code, stdout, _) = run(lofte().arg("validate").write_stdin(&b"{\n\"\xe5\": 1}"[..]));
        assert_eq!((code, stdout.as_str()), (1, "-:2: expected JSON in UTF-8, found a byte that is no UTF-8\n"));
    }

    #[test]
    fn a_missing_file_and_a_folder() {
        let (_folder, path) = written("a.ndjson", &valid().to_string());
        let missing = "no-such-file.json: error: cannot be read: no such file or folder\n";
        let (code, _, stderr) = run(lofte().args(["validate", "no-such-file.json", &path]));
        assert_eq!((code, stderr), (1, format!("{missing}1 document = 1 valid + 0 invalid\n")));
        let (code, _, stderr) = run(lofte().args(["validate", "no-such-file.json"]));
        assert_eq!((code, stderr), (2, format!("{missing}0 documents = 0 valid + 0 invalid\n")));
        let (code, _, stderr) = run(lofte().args(["validate", "corpus"]));
        assert!(code == 2 && stderr.starts_with("corpus: error: cannot be read: it is a folder\n"), "{stderr}");
    }
}

#[test]
fn schema_is_the_file() {
    let (code, stdout, stderr) = run(lofte().arg("schema"));
    assert_eq!((code, stderr.as_str()), (0, ""));
    let file = fs::read_to_string(files::root().join("schemas/medborgarlofte-1.schema.json")).unwrap();
    assert!(stdout == file, "`lofte schema` prints other than the file");
}

#[test]
fn every_code_is_explained() {
    for code in Code::ALL {
        for (lang, remedy, example) in [("en", "What to do: ", "Wrong:"), ("sv", "Gör så här: ", "Fel:")] {
            let (exit, stdout, _) = run(lofte().args(["explain", code.as_str(), "--lang", lang]));
            assert_eq!(exit, 0, "{code}");
            assert!(stdout.starts_with(&format!("{code} (")), "{stdout}");
            assert!(stdout.contains(remedy) && stdout.contains(example), "{stdout}");
        }
    }
}

#[test]
fn an_unknown_code_is_a_usage_error() {
    let (exit, stdout, stderr) = run(lofte().args(["explain", "unclaimed-texts"]));
    assert_eq!((exit, stdout.as_str()), (2, ""));
    assert!(stderr.contains("similar value exists: 'unclaimed-text'"), "{stderr}");
}

#[test]
fn completions_name_the_commands() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (code, stdout, _) = run(lofte().args(["completions", shell]));
        assert_eq!(code, 0, "{shell}");
        assert!(["extract", "validate", "explain"].iter().all(|command| stdout.contains(command)), "{shell}");
    }
}

#[test]
fn no_command_is_a_usage_error() {
    assert_eq!(run(&mut lofte()).0, 2);
}

#[test]
fn a_reader_that_has_read_enough_is_no_error() {
    let arguments: [&[&str]; 4] =
        [&["extract", "corpus"], &["extract", "--format", "json", "corpus"], &["schema"], &["completions", "bash"]];
    for arguments in arguments {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = std::process::Command::new(lofte().get_program());
        command.current_dir(files::root()).args(arguments).stdout(writer).stderr(Stdio::piped());
        let output = command.spawn().unwrap().wait_with_output().unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {stderr}");
        assert!(!stderr.contains("cannot be written"), "{arguments:?}: {stderr}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    if !Path::new("/dev/full").exists() {
        return;
    }
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = std::process::Command::new(lofte().get_program());
    let output = command.arg("schema").stdout(full).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(stderr.starts_with("lofte: standard output: cannot be written: "), "{stderr}");
}
