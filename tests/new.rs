//! `lofte new`: a template that waits to be filled in, and passes once it is.

use std::fs;
use std::process::Output;

use assert_cmd::cargo::cargo_bin_cmd;
use medborgarlofte::Input;
use medborgarlofte::check::check;
use medborgarlofte::document::{Code, Severity};
use medborgarlofte::template::template;
use tempfile::TempDir;

/// What an author writes for each placeholder, in their order.
const FILLED_IN: &[(&str, &str)] = &[
    ("[det första som ska uppnås]", "öka tryggheten i centrum"),
    ("[det andra som ska uppnås]", "minska inbrotten"),
    ("[vad som lovas, och hur många]", "genomföra minst tio riktade insatser mot narkotika"),
    ("[vad som lovas, och när]", "ordna två trygghetsvandringar före sommaren"),
    ("[vad som lovas]", "genomföra minst fyra samverkansmöten"),
    ("[vad som har framkommit]", "många känner sig otrygga i centrum"),
    ("[hur ofta]", "två gånger per år"),
    ("[webbplats]", "polisens webbplats, polisen.se"),
    ("[datum]", "2026-01-15"),
    ("[namn]", "Karin Holmqvist"),
    ("[områdets namn]", "Höglandet"),
];

/// Every kind of genitive, a name of two words, and the kommun that is a region.
const KOMMUNER: &[(&str, &str)] = &[
    ("Eksjö", "i Eksjö kommun"),
    ("Aneby", "i Aneby kommun"),
    ("Ånge", "i Ånge kommun"),
    ("Borås", "i Borås kommun"),
    ("Flen", "i Flens kommun"),
    ("Falun", "i Falu kommun"),
    ("Upplands Väsby", "i Upplands Väsby kommun"),
    ("Gotland", "för Region Gotland"),
    ("Malmö", "i Malmö kommun"),
];

fn filled_in(text: &str) -> String {
    let text = FILLED_IN.iter().fold(text.to_owned(), |text, (placeholder, written)| {
        assert!(text.contains(placeholder), "{placeholder} is not in {text}");
        text.replace(placeholder, written)
    });
    assert!(!text.contains('['), "{text}");
    text
}

/// The findings of a text: severity, code, and the text at the place.
fn found(text: &str) -> Vec<(Severity, Code, &str)> {
    let findings = check(&Input::decode("a.md", text.as_bytes()).unwrap());
    let found = findings.into_iter().map(|finding| finding.diagnostic);
    found.map(|one| (one.severity, one.code, one.span.map_or("", |span| &text[span.range()]))).collect()
}

#[test]
fn what_is_left_to_fill_in_is_the_only_error() {
    for (kommun, _) in KOMMUNER {
        let text = template(kommun, "2026-2027").unwrap().text;
        let errors: Vec<_> = found(&text).into_iter().filter(|(severity, ..)| *severity == Severity::Error).collect();
        assert_eq!(errors.len(), FILLED_IN.len() + 1, "`[namn]` stands twice: {errors:?}");
        for (_, code, at) in errors {
            assert_eq!(code, Code::TemplateLeftover, "{kommun}");
            assert!(FILLED_IN.iter().any(|(placeholder, _)| *placeholder == at), "{kommun}: {at}");
        }
    }
}

#[test]
fn filled_in_it_passes() {
    for (kommun, called) in KOMMUNER {
        for period in ["2026", "2026-2027"] {
            let text = filled_in(&template(kommun, period).unwrap().text);
            assert!(text.starts_with(&format!("# Medborgarlöfte {called} {period}\n")), "{text}");
            assert_eq!(found(&text), [], "{text}");
        }
    }
}

#[test]
fn filled_in_it_is_read_as_it_is_meant() {
    for (kommun, _) in KOMMUNER {
        let template = template(kommun, "2026-2027").unwrap();
        let text = filled_in(&template.text);
        let input = Input::decode("a.md", text.as_bytes()).unwrap();
        let documents = medborgarlofte::extract(&input).documents;
        let [document] = &documents[..] else { panic!("{} documents: {text}", documents.len()) };
        let codes: Vec<_> = document.kommuner.iter().map(|kommun| &*kommun.code).collect();
        assert_eq!(codes, [template.kommun_code], "{kommun}");
        assert_eq!((document.promises.len(), document.activities.len()), (2, 3), "{kommun}");
        let actors: Vec<_> = document
            .activities
            .iter()
            .map(|activity| serde_json::to_value(&activity.actors).unwrap().to_string())
            .collect();
        assert_eq!(actors, [r#"["polis"]"#, r#"["kommun"]"#, r#"["polis","kommun"]"#], "{kommun}");
        assert_eq!(document.signatories.len(), 2, "{kommun}");
        assert!(document.about.as_ref().is_some_and(|about| about.standard_wording), "{kommun}");
        assert_eq!(document.accounting.unclaimed, 0, "{kommun}: {:?}", document.accounting);
    }
}

/// Runs `lofte new`; gives exit code, stdout and stderr.
fn new(args: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = cargo_bin_cmd!("lofte").arg("new").args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

#[test]
fn to_standard_output() {
    let expected = template("Eksjö", "2026-2027").unwrap().text;
    for more in [&[][..], &["-o", "-"]] {
        let args = [&["--kommun", "Eksjö", "--period", "2026-2027"], more].concat();
        assert_eq!(new(&args), (0, expected.clone(), String::new()));
    }
}

#[test]
fn a_file_is_never_overwritten_unasked() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("lofte.md");
    let file = path.to_str().unwrap();
    let args = ["--kommun", "Malmö", "--period", "2026", "-o", file];
    let (code, stdout, stderr) = new(&args);
    assert_eq!((code, stdout.as_str()), (0, ""));
    assert!(stderr.contains("Malmö kommun (1280), 2026") && stderr.contains("lofte check"), "{stderr}");
    let written = template("Malmö", "2026").unwrap().text;
    assert_eq!(fs::read_to_string(&path).unwrap(), written);

    fs::write(&path, "redan ifyllt").unwrap();
    let (code, _, stderr) = new(&args);
    assert_eq!(code, 2);
    assert_eq!(
        stderr,
        format!("lofte: {file}: there is such a file already; name another, or write over it with --force\n")
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), "redan ifyllt");

    assert_eq!(new(&[&args[..], &["--force"]].concat()).0, 0);
    assert_eq!(fs::read_to_string(&path).unwrap(), written);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left behind");

    let nowhere = folder.path().join("finns-inte/a.md");
    let (code, _, stderr) = new(&["--kommun", "Malmö", "--period", "2026", "-o", nowhere.to_str().unwrap()]);
    assert!(code == 2 && stderr.ends_with("cannot be written: no such file or folder\n"), "{stderr}");
}

#[test]
fn what_cannot_be_written() {
    for (kommun, period, told) in [
        ("Anneby", "2026", "there is no kommun `Anneby`; do you mean `Aneby`?"),
        ("Mordor", "2026", "there is no kommun `Mordor`"),
        ("Eks\u{1b}[2J", "2026", "there is no kommun `Eks\\u{1b}[2J`"),
        ("Eksjö", "2027-2026", "the period `2027-2026` ends before it begins; do you mean `2026-2027`?"),
        (
            "Eksjö",
            "i år",
            "`i år` is no period: expected a year such as `2026`, or the first and the last such as `2026-2027`, from 2000 to 2099",
        ),
    ] {
        let (code, stdout, stderr) = new(&["--kommun", kommun, "--period", period]);
        assert_eq!((code, stdout.as_str(), stderr), (2, "", format!("lofte: {told}\n")));
    }
}
