//! What `lofte check` tells authors: a document for each finding, and one near it that has none.

use std::collections::BTreeMap;
use std::fs;

use assert_cmd::cargo::cargo_bin_cmd;
use insta::assert_snapshot;
use medborgarlofte::Input;
use medborgarlofte::check::{apply, check};
use medborgarlofte::document::Code;
use medborgarlofte::messages::guide;
use serde::Deserialize;

use crate::snapshots::settings;
use crate::support::files;

/// Findings about files that cannot be read at all, which no document shows.
const ABOUT_FILES: [Code; 8] = [
    Code::EmptyFile,
    Code::BinaryFile,
    Code::LimitExceeded,
    Code::UnsupportedFormat,
    Code::DamagedFile,
    Code::EncryptedFile,
    Code::ScannedFile,
    Code::ConversionFailed,
];

#[derive(Deserialize)]
struct Case {
    #[serde(default)]
    base: Option<String>,
    #[serde(default)]
    encoding: Option<String>,
    wrong: Vec<[String; 2]>,
    right: Vec<[String; 2]>,
}

fn cases() -> BTreeMap<String, Case> {
    let text = fs::read_to_string(files::root().join("tests/checks/cases.toml")).unwrap();
    toml::from_str(&text).unwrap()
}

/// The base document with changes made in it.
fn changed(case: &Case, changes: &[[String; 2]]) -> String {
    let base = case.base.as_deref().unwrap_or("promise");
    let mut text = fs::read_to_string(files::root().join(format!("tests/checks/{base}.md"))).unwrap();
    for [from, to] in changes {
        match from.as_str() {
            "all" => text.clone_from(to),
            // The document ends in its second activity.
            "cut" => {
                let end = text.find("- Kommunen ska hålla").unwrap();
                text = text[..end].to_owned() + to;
            }
            from => {
                assert!(text.contains(from), "{from:?} is not in {base}.md");
                text = text.replacen(from, to, 1);
            }
        }
    }
    text
}

fn codes(bytes: &[u8]) -> Vec<Code> {
    check(&Input::decode("a.md", bytes).unwrap()).iter().map(|finding| finding.diagnostic.code).collect()
}

/// What the command prints of a document, given as standard input.
fn printed(bytes: &[u8], lang: &str) -> String {
    let output =
        cargo_bin_cmd!("lofte").args(["check", "-", "--lang", lang]).write_stdin(bytes.to_vec()).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_documents_that_cases_change_have_no_findings() {
    for name in ["promise", "follow-up"] {
        let bytes = fs::read(files::root().join(format!("tests/checks/{name}.md"))).unwrap();
        assert_eq!(codes(&bytes), [], "{name}");
    }
}

#[test]
fn every_finding_has_a_case() {
    let cases = cases();
    for code in Code::ALL.iter().filter(|code| !ABOUT_FILES.contains(code)) {
        assert!(cases.contains_key(code.as_str()), "{code} has no case in tests/checks/cases.toml");
    }
    assert_eq!(cases.len() + ABOUT_FILES.len(), Code::ALL.len(), "a case has no code");
}

#[test]
fn findings_are_told_in_both_languages() {
    settings("checks").bind(|| {
        for (name, case) in cases() {
            let wrong = changed(&case, &case.wrong);
            let bytes = match case.encoding.as_deref() {
                Some(label) => {
                    encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(&wrong).0.into_owned()
                }
                None => wrong.into_bytes(),
            };
            let found = codes(&bytes);
            assert!(found.iter().any(|code| code.as_str() == name), "{name} is not found, but {found:?}");
            assert_snapshot!(name, format!("{}\n{}", printed(&bytes, "sv"), printed(&bytes, "en")));
        }
    });
}

#[test]
fn what_is_near_a_finding_is_none() {
    for (name, case) in cases() {
        let right = changed(&case, &case.right);
        let found = codes(right.as_bytes());
        assert!(!found.iter().any(|code| code.as_str() == name), "{name} is found in what is right:\n{right}");
    }
}

/// The page of all findings, as `docs/findings.md` has it.
fn page() -> String {
    let mut page = "# Findings\n\nWhat `lofte` can find in a document, by code. `lofte explain CODE` says more, in Swedish \
                    too; `lofte check` shows each at its place.\n\n| code | severity | what it means | på svenska |\n|---|---|---|---|\n"
        .to_owned();
    for code in Code::ALL {
        let guide = guide(*code);
        let severity = serde_json::to_value(code.severity()).unwrap();
        let severity = severity.as_str().unwrap();
        page.push_str(&format!("| `{code}` | {severity} | {} | {} |\n", guide.en.what, guide.sv.what));
    }
    page
}

#[test]
fn every_finding_has_an_entry_in_the_docs() {
    let path = files::root().join("docs/findings.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, page()).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap() == page(),
        "run the tests with UPDATE_DOCS=1 to bring docs/findings.md up to date"
    );
}

#[test]
fn real_documents_have_only_findings_that_hold() {
    // What each is stands beside it: a careful reader would say the same.
    let expected: [(&str, &[(Code, usize)]); 5] = [
        (
            "aneby-2023-2024",
            &[
                // `fortsätta sitt aktiva arbete` and `aktivt arbeta för en hög skolnärvaro` never get done.
                (Code::NothingToFollowUp, 25),
                (Code::NothingToFollowUp, 26),
                // `Under året genomföra minst fyra samverkansmöten` has no subject.
                (Code::ActivityWithoutActor, 27),
                // `trygghetskapande` for trygghetsskapande.
                (Code::WordingDrift, 31),
            ],
        ),
        (
            "eksjo-2018-2019-uppfoljning-2019-t3",
            &[
                // The two walks have an empty first tertial, the lecture an empty second.
                (Code::MissingReport, 23),
                (Code::MissingReport, 24),
                (Code::MissingReport, 30),
            ],
        ),
        (
            "eksjo-2020-2021",
            &[
                // A marker without text before the activities.
                (Code::EmptyItem, 13),
                // `arbeta med hög skolnärvaro`, `utöka samarbetet`.
                (Code::NothingToFollowUp, 15),
                (Code::NothingToFollowUp, 16),
                // `Högländet`
                (Code::MisspeltOrganisation, 48),
            ],
        ),
        (
            "nassjo-2019-2020",
            &[
                // `öka sin närvaro`
                (Code::NothingToFollowUp, 16),
                (Code::ActivityWithoutActor, 21),
                (Code::MisspeltOrganisation, 52),
            ],
        ),
        ("savsjo-2018-2019", &[(Code::MisspeltOrganisation, 51)]),
    ];
    for (name, expected) in expected {
        let bytes = fs::read(files::root().join(format!("corpus/{name}.txt"))).unwrap();
        let input = Input::decode(name, &bytes).unwrap();
        let found: Vec<(Code, usize)> = check(&input)
            .iter()
            .map(|finding| {
                let start = finding.diagnostic.span.map_or(0, |span| span.start as usize);
                (finding.diagnostic.code, input.line_and_column(start).0)
            })
            .collect();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn fixes_change_nothing_else() {
    for file in [files::corpus(), files::dev(), files::country()].concat() {
        let input = Input::decode(file.name(), &file.bytes).unwrap();
        let findings = check(&input);
        let fixes: Vec<_> = findings.iter().filter_map(|finding| finding.fix.as_ref()).collect();
        let mended = apply(&file.bytes, fixes.iter().copied());
        let again = Input::decode(file.name(), &mended).unwrap();
        assert!(check(&again).iter().all(|finding| finding.fix.is_none()), "{} needs fixing twice", file.path);
        // What is left between the edits is what stood there.
        let kept: usize = fixes.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span.range().len()).sum();
        let added: usize = fixes.iter().flat_map(|fix| &fix.edits).map(|edit| edit.text.len()).sum();
        assert_eq!(mended.len(), file.bytes.len() - kept + added, "{}", file.path);
        let commitments = |input: &Input<'_>| -> Vec<String> {
            let documents = medborgarlofte::extract(input).documents;
            documents
                .iter()
                .flat_map(|one| one.promises.iter().chain(&one.activities))
                .map(|one| one.text.to_string())
                .collect()
        };
        if fixes.iter().all(|fix| fix.edits.iter().all(|edit| !edit.text.is_empty())) {
            assert_eq!(commitments(&input), commitments(&again), "{}", file.path);
        }
    }
}

#[test]
fn hostile_text_reaches_no_terminal_and_breaks_no_form() {
    // What would clear a screen, turn the direction of writing, begin a command of GitHub or an element of HTML.
    let hostile = "[namn\u{1b}c\u{9b}2J\u{202e} %0A ::error::x \"<b>]";
    let text = format!("# Medborgarlöfte i Aneby kommun 2023\n\nPolisen lovar att:\n\n- {hostile} synas\n");
    let code = Code::TemplateLeftover.as_str();
    let is_told =
        |message: &serde_json::Value| message.as_str().is_some_and(|said| said.contains("%0A ::error::x \"<b>]"));
    for (format, lang) in [("text", "sv"), ("json", "en"), ("sarif", "sv"), ("github", "en")] {
        let output = cargo_bin_cmd!("lofte")
            .args(["check", "-", "--format", format, "--lang", lang])
            .write_stdin(text.clone())
            .output()
            .unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        assert!(!printed.contains(['\u{1b}', '\u{9b}', '\u{202e}']) || format != "text", "{printed}");
        let found = match format {
            "json" => {
                let findings: Vec<serde_json::Value> = serde_json::from_str(&printed).unwrap();
                findings.iter().any(|one| one["code"] == code && is_told(&one["message"]))
            }
            "sarif" => {
                let log: serde_json::Value = serde_json::from_str(&printed).unwrap();
                let results = log["runs"][0]["results"].as_array().unwrap();
                results.iter().any(|one| one["ruleId"] == code && is_told(&one["message"]["text"]))
            }
            "github" => {
                assert!(printed.lines().all(|line| line.starts_with("::") && !line.contains(" %0A")), "{printed}");
                let begins = format!("title={code}::");
                printed.lines().any(|line| line.contains(&begins) && line.contains("%250A ::error::x \"<b>]"))
            }
            _ => {
                assert!(printed.contains("\\u{1b}c\\u{9b}2J"), "{printed}");
                // The message, and the line of the document.
                printed.matches("%0A ::error::x \"<b>]").count() == 2 && printed.contains(code)
            }
        };
        assert!(found, "the finding is not told as {format}:\n{printed}");
    }
}

/// A folder with one document that has an error, a warning and something that can be fixed.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(files::root().join("tests/checks/promise.md")).unwrap();
    let text = text.replace("Höglandet", "Högländet").replace("två trygghetsvandringar", "[antal] vandringar");
    fs::write(folder.path().join("lofte.md"), text).unwrap();
    folder
}

fn run(folder: &tempfile::TempDir, args: &[&str]) -> (i32, String, String) {
    let output = cargo_bin_cmd!("lofte")
        .args(["check", "lofte.md", "--lang", "en"])
        .args(args)
        .current_dir(folder.path())
        .env("LC_ALL", "C")
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn errors_decide_the_exit_code() {
    let folder = folder();
    let (code, stdout, stderr) = run(&folder, &[]);
    assert_eq!(code, 1, "{stderr}");
    assert!(
        stdout.contains("error[template-leftover]") && stdout.contains("warning[misspelt-organisation]"),
        "{stdout}"
    );
    assert!(stderr.ends_with("; errors: 1, warnings: 1, infos: 0, fixed: 0\n"), "{stderr}");
    assert_eq!(run(&folder, &["--ignore", "template-leftover"]).0, 0);
    assert_eq!(run(&folder, &["--ignore", "template-leftover", "--strict"]).0, 1);
    assert_eq!(run(&folder, &["--warn", "template-leftover"]).0, 0);
    assert_eq!(run(&folder, &["--warn", "template-leftover", "--error", "misspelt-organisation"]).0, 1);
}

#[test]
fn a_configuration_is_found_and_its_slips_are_told() {
    let folder = folder();
    let write = |text: &str| fs::write(folder.path().join("lofte.toml"), text).unwrap();
    write("[check.severity]\ntemplate-leftover = \"off\"\nmisspelt-organisation = \"info\"\n");
    let (code, stdout, _) = run(&folder, &["--strict"]);
    assert_eq!(code, 0, "{stdout}");
    assert!(stdout.contains("info[misspelt-organisation]") && !stdout.contains("template-leftover"), "{stdout}");
    write("[check.severity]\nmispelt-organisation = \"off\"\n");
    let (code, _, stderr) = run(&folder, &[]);
    assert_eq!(code, 2);
    assert!(stderr.contains("did you mean `misspelt-organisation`?"), "{stderr}");
    let (code, _, stderr) = run(&folder, &["--config", "none.toml"]);
    assert_eq!((code, stderr.contains("none.toml")), (2, true), "{stderr}");
}

#[test]
fn fixes_are_shown_before_they_are_made() {
    let folder = folder();
    let path = folder.path().join("lofte.md");
    let before = fs::read_to_string(&path).unwrap();
    let (_, diff, _) = run(&folder, &["--diff"]);
    assert!(diff.contains("-Lokalpolisområde Högländet\n+Lokalpolisområde Höglandet"), "{diff}");
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
    let (code, stdout, stderr) = run(&folder, &["--fix"]);
    assert_eq!(code, 1);
    assert!(!stdout.contains("misspelt-organisation") && stderr.ends_with("fixed: 1\n"), "{stdout}{stderr}");
    assert_eq!(fs::read_to_string(&path).unwrap(), before.replace("Högländet", "Höglandet"));
}

#[test]
fn colour_only_where_it_is_asked_for() {
    let folder = folder();
    assert!(!run(&folder, &[]).1.contains('\u{1b}'));
    assert!(run(&folder, &["--color", "always"]).1.contains('\u{1b}'));
    assert!(!run(&folder, &["--color", "never"]).1.contains('\u{1b}'));
}

#[test]
fn sarif_has_what_the_standard_requires() {
    let (_, stdout, _) = run(&folder(), &["--format", "sarif"]);
    let log: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(run["tool"]["driver"]["name"], "lofte");
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 2);
    for result in results {
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(["error", "warning", "note", "none"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let region = &result["locations"][0]["physicalLocation"]["region"];
        for key in ["startLine", "startColumn", "endLine", "endColumn"] {
            assert!(region[key].as_u64().unwrap() >= 1, "{key}");
        }
    }
}
