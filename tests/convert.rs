//! Files whose text is taken out first: do they give what the text gives, and is what cannot be read told well?

use medborgarlofte::convert::{convert, format_of};
use medborgarlofte::document::SourceFormat;
use medborgarlofte::{Input, extract};
use serde_json::Value;

use crate::support::files::{self, File};
use crate::support::score::Score;

/// The real documents in another format, made by `tests/data/make.sh`.
fn made(format: SourceFormat) -> Vec<File> {
    let folder = format!("tests/data/{format}");
    let file = |text: File| {
        let path = format!("{folder}/{}.{format}", text.stem());
        let bytes = std::fs::read(files::root().join(&path)).unwrap();
        File { path, bytes }
    };
    files::corpus().into_iter().map(file).collect()
}

fn are_right_and_whole(format: SourceFormat) {
    let mut score = Score::default();
    for file in made(format) {
        assert_eq!(format_of(file.name(), &file.bytes), format, "{}", file.path);
        let converted = convert(format, &file.bytes).unwrap_or_else(|error| panic!("{}: {error}", file.path));
        let input = Input::converted(file.name(), format, &file.bytes, &converted).unwrap();
        let documents = extract(&input).documents;
        for document in &documents {
            assert_eq!(document.accounting.unclaimed_text, [], "{}\n{}", file.path, converted.text);
        }
        let answer = files::root().join(format!("tests/gold/{}.json", file.stem()));
        let answer: Value = serde_json::from_slice(&std::fs::read(answer).unwrap()).unwrap();
        let found = serde_json::to_value(documents).unwrap();
        score.file(file.stem(), &answer, found.as_array().unwrap());
    }
    assert!(score.misses.is_empty(), "\n{score}");
}

#[test]
fn web_pages_are_right_in_every_field() {
    are_right_and_whole(SourceFormat::Html);
}

#[test]
fn word_files_are_right_in_every_field() {
    are_right_and_whole(SourceFormat::Docx);
}

#[test]
fn formats_are_told_by_what_is_in_the_file() {
    use SourceFormat::{Docx, Html, Text};
    for (name, bytes, format) in [
        ("a.txt", &b"PK\x03\x04"[..], Docx),
        ("a.doc", b"\xD0\xCF\x11\xE0", Docx),
        ("a.docx", b"Medborgarl\xC3\xB6fte", Text),
        ("a", b"\xEF\xBB\xBF <!DocType HTML>", Html),
        ("a", b"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC 'x'>", Html),
        ("a", b"<!-- saved from the web --><HTML>", Html),
        ("a", b"<!-- a comment in Markdown -->\n# Medborgarl\xC3\xB6fte", Text),
        ("a", b"<?xml version='1.0'?><note/>", Text),
        ("a.HTM", b"<p>a", Html),
        ("a.md", b"<p>a", Text),
    ] {
        assert_eq!(format_of(name, bytes), format, "{name}: {}", String::from_utf8_lossy(bytes));
    }
}

mod command {
    use std::fs;
    use std::io::Write;
    use std::process::Output;
    use std::time::{Duration, Instant};

    use assert_cmd::cargo::cargo_bin_cmd;
    use tempfile::TempDir;

    use super::*;

    /// Runs `lofte extract` in the project's folder; gives exit code, documents and stderr.
    fn extract(args: &[&str]) -> (i32, Vec<Value>, String) {
        let mut command = cargo_bin_cmd!("lofte");
        let Output { status, stdout, stderr } =
            command.current_dir(files::root()).arg("extract").args(args).output().unwrap();
        let documents = stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        let documents = documents.map(|line| serde_json::from_slice(line).unwrap()).collect();
        (status.code().unwrap(), documents, String::from_utf8(stderr).unwrap())
    }

    fn names(folder: &std::path::Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn folders_are_searched_for_every_format() {
        let (code, documents, stderr) = extract(&["tests/data/html", "tests/data/docx"]);
        assert_eq!((code, documents.len()), (0, 10));
        assert_eq!(stderr, "10 inputs = 10 extracted + 0 not medborgarlöften + 0 failed + 0 skipped\n");
        assert_eq!(documents[0]["source"]["format"], "html");
        assert_eq!(documents[9]["source"]["format"], "docx");
    }

    #[test]
    fn spans_point_into_kept_texts() {
        let folder = TempDir::new().unwrap();
        let kept = folder.path().join("new/texts");
        let (code, documents, _) =
            extract(&["corpus/aneby-2023-2024.txt", "tests/data/docx", "--keep-text", kept.to_str().unwrap()]);
        assert_eq!((code, documents.len()), (0, 6));
        // A text needs no copy of itself.
        assert_eq!(names(&kept).len(), 5);
        for document in &documents[1..] {
            let name = document["source"]["name"].as_str().unwrap();
            let text = fs::read_to_string(kept.join(format!("{name}.txt"))).unwrap();
            let title = &document["title"];
            let at = |end: &str| title["span"][end].as_u64().unwrap() as usize;
            assert_eq!(&text[at("start")..at("end")], title["text"].as_str().unwrap(), "{name}");
            assert_eq!(document["source"]["text"]["bytes"], text.len());
        }
    }

    #[test]
    fn kept_texts_stay_apart_and_in_their_folder() {
        let folder = TempDir::new().unwrap();
        let page = fs::read(files::root().join("tests/data/html/savsjo-2018-2019.html")).unwrap();
        for path in ["one/a.html", "two/a.html", "two/b/a.html"] {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, &page).unwrap();
        }
        let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
        let kept = folder.path().join("kept");
        let args = [path("one"), path("two"), path("two/b/../b/a.html"), "--keep-text".to_owned(), path("kept")];
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        for _ in 0..2 {
            let (code, documents, _) = extract(&args);
            assert_eq!((code, documents.len()), (0, 4));
            let top = names(&kept);
            assert_eq!(top[..2], ["a.html-2.txt", "a.html.txt"]);
            assert_eq!(names(&kept.join("b")), ["a.html.txt"]);
            // The path that was given in full is below the folder as well.
            assert_eq!(top.len(), 4, "{top:?}");
        }
        assert_eq!(names(folder.path()), ["kept", "one", "two"]);
    }

    #[test]
    fn kept_texts_that_cannot_be_written() {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "x").unwrap();
        let (code, documents, stderr) = extract(&["tests/data/html", "--keep-text", file.to_str().unwrap()]);
        assert_eq!((code, documents.len()), (2, 0));
        assert!(stderr.starts_with(&format!("lofte: {}: cannot be written: ", file.display())), "{stderr}");
    }

    /// A Word file whose text is 100 MiB of blanks, in less than a hundredth of that.
    fn bomb() -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        let main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
        let types = format!(
            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>\
             <Override PartName='/d.xml' ContentType='{main}'/></Types>"
        );
        archive.start_file("[Content_Types].xml", options).unwrap();
        archive.write_all(types.as_bytes()).unwrap();
        archive.start_file("d.xml", options).unwrap();
        let blanks = vec![b' '; 1024 * 1024];
        (0..100).for_each(|_| archive.write_all(&blanks).unwrap());
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn a_zip_bomb_is_stopped_in_time_and_the_rest_is_read() {
        let folder = TempDir::new().unwrap();
        let bomb = bomb();
        assert!(bomb.len() < 1024 * 1024, "{}", bomb.len());
        fs::write(folder.path().join("a.docx"), &bomb).unwrap();
        fs::copy(files::root().join("corpus/savsjo-2018-2019.txt"), folder.path().join("b.txt")).unwrap();
        let begun = Instant::now();
        let (code, documents, stderr) = extract(&[folder.path().to_str().unwrap()]);
        let took = begun.elapsed();
        assert_eq!((code, documents.len()), (1, 1), "{stderr}");
        let told = format!("a.docx: error[limit-exceeded]: the docx file gives more than {} bytes", 100 * bomb.len());
        assert!(stderr.contains(&told), "{told} is not in {stderr}");
        assert!(took < Duration::from_secs(5), "it took {took:?}");
    }

    #[test]
    fn what_cannot_be_read_is_told_and_the_rest_is_read() {
        let folder = TempDir::new().unwrap();
        let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
        write("a.docx", b"PK\x03\x04 and no more");
        write("b.docx", b"\xD0\xCF\x11\xE0W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0");
        write("c.html", b"<script>only this</script>");
        write("d.html", b"<h1>Recept</h1><p>Mj\xC3\xB6lk och \xC3\xA4pplen.");
        let (code, documents, stderr) = extract(&[folder.path().to_str().unwrap()]);
        assert_eq!((code, documents.len()), (1, 0));
        for told in [
            "a.docx: error[damaged-file]: expected a whole docx file, but it is no whole ZIP archive; open and save it anew",
            "b.docx: error[damaged-file]: expected a whole docx file, but it is a Word file in the form of before 2007 (.doc)",
            "c.html: error[empty-file]: the file has no text",
            "d.html: info[not-a-medborgarlofte]: ",
            "4 inputs = 0 extracted + 1 not medborgarlöften + 3 failed + 0 skipped",
        ] {
            assert!(stderr.contains(told), "{told} is not in {stderr}");
        }
    }
}
