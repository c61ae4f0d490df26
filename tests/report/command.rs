//! `lofte report`: what it reads, where it looks for sources, what it writes.

use super::*;

fn report(args: &[&str]) -> (i32, Html, String) {
    let (code, stdout, stderr) = run(lofte().arg("report").args(args));
    (code, Html::parse_document(&stdout), stderr)
}

fn sources(html: &Html) -> usize {
    all(html, ".source").len()
}

#[test]
fn files_are_extracted_on_the_way() {
    let (code, html, stderr) = report(&[ANEBY, EKSJO]);
    assert_eq!((code, stderr.as_str()), (0, "2 inputs = 2 extracted + 0 not medborgarlöften + 0 failed + 0 skipped\n"));
    assert_eq!((all(&html, "details.doc").len(), sources(&html)), (2, 2));
    assert_eq!(html.root_element().attr("lang"), Some("sv"));
}

#[test]
fn what_cannot_be_read_is_told_on_the_page() {
    let folder = TempDir::new().unwrap();
    fs::copy(files::root().join(ANEBY), folder.path().join("a.txt")).unwrap();
    fs::write(folder.path().join("<b>.txt"), b"Medborgarl\0fte").unwrap();
    fs::write(folder.path().join("c.txt"), "Mjölk och bröd.\n").unwrap();
    let (code, html, stderr) = report(&[folder.path().to_str().unwrap(), "--lang", "en"]);
    assert_eq!(code, 1, "{stderr}");
    let rows = cells(&html, "#not-read ~ tbody tr");
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0][0], "<b>.txt");
    assert!(rows[0][1].contains("which no text holds"), "{rows:?}");
    assert_eq!(foreign(&html), [""; 0]);
}

/// A folder with a source and the documents that were read from it.
fn extracted(name: &str, bytes: &[u8]) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    fs::write(folder.path().join("in").join(name), bytes).unwrap();
    let out = folder.path().join("out.ndjson");
    let (code, _, stderr) = run(lofte().arg("extract").arg(folder.path().join("in")).arg("-o").arg(&out));
    assert_eq!(code, 0, "{stderr}");
    folder
}

fn of_ndjson(folder: &Path, more: &[&str]) -> (i32, Html, String) {
    let out = folder.join("out.ndjson");
    let sources = folder.join("in");
    let mut args = vec![out.to_str().unwrap()];
    if more == ["--sources"] {
        args.extend(["--sources", sources.to_str().unwrap()]);
    }
    report(&args)
}

#[test]
fn sources_of_documents_are_found_and_verified() {
    let bytes = fs::read(files::root().join(ANEBY)).unwrap();
    let folder = extracted("a.txt", &bytes);
    let (code, html, stderr) = of_ndjson(folder.path(), &[]);
    assert_eq!((code, sources(&html)), (0, 0));
    assert!(stderr.contains("1 document is shown without its source text"), "{stderr}");
    assert!(stderr.contains("--sources DIR"), "{stderr}");
    assert!(all(&html, ".notice").iter().any(|notice| text(notice).starts_with("Källtexten hittades inte")));
    let (code, html, stderr) = of_ndjson(folder.path(), &["--sources"]);
    assert_eq!((code, sources(&html), stderr.as_str()), (0, 1, ""));
    // Beside the documents they are found without being told.
    fs::copy(folder.path().join("in/a.txt"), folder.path().join("a.txt")).unwrap();
    assert_eq!(sources(&of_ndjson(folder.path(), &[]).1), 1);
    fs::write(folder.path().join("a.txt"), [&bytes[..], b"!"].concat()).unwrap();
    let (_, html, _) = of_ndjson(folder.path(), &[]);
    assert_eq!(sources(&html), 0);
    assert!(all(&html, ".notice").iter().any(|notice| text(notice).starts_with("Filen har ändrats")));
}

#[test]
fn text_is_taken_out_of_a_web_page_again() {
    let html = "<html><body><h1>Medborgarlöfte i Aneby kommun 2019</h1><p>Polisen lovar att:</p>\
                <ul><li>synas mer i centrum</li><li>hålla två möten</li></ul></body></html>";
    let folder = extracted("a.html", html.as_bytes());
    let (code, html, stderr) = of_ndjson(folder.path(), &["--sources"]);
    assert_eq!((code, sources(&html)), (0, 1), "{stderr}");
    assert!(text(&all(&html, ".source")[0]).contains("# Medborgarlöfte i Aneby kommun 2019"));
}

#[test]
fn standard_input_is_documents_or_a_file() {
    let (code, page, stderr) =
        run(lofte().args(["report", "-"]).write_stdin(fs::read(files::root().join(ANEBY)).unwrap()));
    assert_eq!((code, stderr.as_str(), sources(&Html::parse_document(&page))), (0, "", 1));
    let (_, ndjson, _) = run(lofte().args(["extract", ANEBY]));
    let (code, page, stderr) = run(lofte().args(["report"]).write_stdin(ndjson));
    // The name is that from the current folder, where it is found.
    assert_eq!((code, stderr.as_str(), sources(&Html::parse_document(&page))), (0, "", 1));
}

#[test]
fn what_is_no_document_is_told_at_its_line() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("x.ndjson");
    let (_, ndjson, _) = run(lofte().args(["extract", ANEBY]));
    fs::write(&path, format!("{ndjson}{{\"a\":1}}\n")).unwrap();
    let (code, html, stderr) = report(&[path.to_str().unwrap()]);
    assert_eq!((code, all(&html, "details.doc").len()), (1, 1));
    assert!(stderr.contains("x.ndjson:2: error: expected a document as `lofte extract` writes it"), "{stderr}");
    fs::write(&path, "nonsense\n").unwrap();
    let (code, stdout, _) = run(lofte().arg("report").arg(&path));
    assert_eq!((code, stdout.len()), (2, 0));
}

#[test]
fn what_was_written_is_no_input() {
    let folder = TempDir::new().unwrap();
    fs::copy(files::root().join(ANEBY), folder.path().join("a.txt")).unwrap();
    let page = folder.path().join("report.html");
    let mut last = None;
    for _ in 0..2 {
        let mut command = lofte();
        command.current_dir(folder.path()).args(["report", ".", "./", "-o", "report.html", "--split", "pages"]);
        let (code, _, stderr) = run(&mut command);
        // The folder is named twice, so that there is an account.
        assert_eq!(
            (code, stderr.as_str()),
            (0, "2 inputs = 2 extracted + 0 not medborgarlöften + 0 failed + 0 skipped\n")
        );
        let written = fs::read(&page).unwrap();
        assert!(last.is_none_or(|last| last == written));
        last = Some(written);
    }
}

#[test]
fn documents_in_pages_of_their_own() {
    let folder = TempDir::new().unwrap();
    let (out, pages) = (folder.path().join("r å.html"), folder.path().join("p q"));
    let (code, _, stderr) =
        run(lofte().args(["report", ANEBY, EKSJO, "--lang", "en", "-o"]).arg(&out).arg("--split").arg(&pages));
    assert_eq!(code, 0, "{stderr}");
    let html = Html::parse_document(&fs::read_to_string(&out).unwrap());
    assert_eq!((sources(&html), all(&html, "details.doc").len()), (0, 0));
    let links: Vec<_> = all(&html, ".list a").iter().map(|link| link.attr("href").unwrap().to_owned()).collect();
    assert_eq!(links, ["p%20q/00001-0604-2023-2024-promise.html", "p%20q/00002-0686-2018-2019-follow_up-2019-t3.html"]);
    for link in links {
        let page = fs::read_to_string(folder.path().join(link.replace("%20", " "))).unwrap();
        let html = Html::parse_document(&page);
        assert_eq!((sources(&html), broken_links(&html)), (1, vec![]));
        assert_eq!(all(&html, ".back a")[0].attr("href"), Some("../r%20%C3%A5.html"));
        assert_eq!(all(&html, "main > .pair").len(), 1);
    }
    let (code, _, stderr) = run(lofte().args(["report", ANEBY, "--split"]).arg(&pages));
    assert_eq!(code, 2);
    assert!(stderr.contains("--output"), "{stderr}");
}
