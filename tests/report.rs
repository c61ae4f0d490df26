//! The report from outside: what is on the page, whatever is in the documents.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use medborgarlofte::document::{Document, Span, map_spans};
use medborgarlofte::link::link;
use medborgarlofte::messages::Lang;
use medborgarlofte::report::{Pages, Report, SourceText};
use medborgarlofte::{Input, extract};
use proptest::prelude::*;
use scraper::{ElementRef, Html, Selector};
use tempfile::TempDir;

use crate::support::command::{lofte, run};
use crate::support::files::{self, File};

const ANEBY: &str = "corpus/aneby-2023-2024.txt";
const EKSJO: &str = "corpus/eksjo-2018-2019-uppfoljning-2019-t3.txt";

/// The page of some texts, each of which is a file.
fn page(texts: &[(&str, &[u8])], lang: Lang) -> String {
    let inputs: Vec<_> = texts.iter().filter_map(|(name, bytes)| Input::decode(*name, bytes).ok()).collect();
    let mut report = Report::new(lang, Pages::One);
    let mut documents = Vec::new();
    for input in &inputs {
        for document in extract(input).documents {
            report.document(&document, SourceText::Here(input));
            documents.push(document);
        }
    }
    report.linked(&documents, &link(&documents));
    written(&report)
}

fn written(report: &Report) -> String {
    let mut page = Vec::new();
    report.write(&mut page).unwrap();
    String::from_utf8(page).unwrap()
}

fn of_files(files: &[File], lang: Lang) -> String {
    let texts: Vec<_> = files.iter().map(|file| (file.name(), file.bytes.as_slice())).collect();
    page(&texts, lang)
}

fn all<'h>(html: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

/// The text of an element on one line.
fn text(element: &ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Cells of the table rows that a selector finds.
fn cells(html: &Html, rows: &str) -> Vec<Vec<String>> {
    let cell = Selector::parse("th, td").unwrap();
    all(html, rows).iter().map(|row| row.select(&cell).map(|cell| text(&cell)).collect()).collect()
}

/// What is wrong with the ids and links of a page.
fn broken_links(html: &Html) -> Vec<String> {
    let mut ids = BTreeSet::new();
    let mut broken: Vec<String> = Vec::new();
    for element in all(html, "[id]") {
        let id = element.attr("id").unwrap().to_owned();
        if !ids.insert(id.clone()) {
            broken.push(format!("id {id} twice"));
        }
    }
    for link in all(html, "a[href^='#']") {
        let to = &link.attr("href").unwrap()[1..];
        if !ids.contains(to) {
            broken.push(format!("nothing at #{to}"));
        }
    }
    broken
}

/// Every element and attribute that a page may have.
fn foreign(html: &Html) -> Vec<String> {
    const ELEMENTS: &str = "html head meta title style body header h1 h2 h3 h4 h5 p nav ul ol li a main section dl div dt \
        dd span table caption thead tbody tr th td details summary svg rect text g path desc form label select option \
        button output mark strong code script footer";
    const ATTRIBUTES: &str = "lang charset http-equiv content name id class href title tabindex role aria-label \
        aria-labelledby aria-hidden scope data-tag data-doc data-kommun data-year data-theme data-status data-text \
        data-none hidden value type rel viewBox width height x y rx d text-anchor open";
    let elements: BTreeSet<_> = ELEMENTS.split_whitespace().collect();
    let attributes: BTreeSet<_> = ATTRIBUTES.split_whitespace().collect();
    let mut foreign = Vec::new();
    for element in all(html, "*") {
        if !elements.contains(element.value().name()) {
            foreign.push(format!("<{}>", element.value().name()));
        }
        for (name, value) in element.value().attrs() {
            let leads_out =
                name == "href" && !["#", "http://", "https://", "mailto:"].iter().any(|of| value.starts_with(of));
            if !attributes.contains(name) || leads_out {
                foreign.push(format!("<{} {name}={value:?}>", element.value().name()));
            }
        }
    }
    if all(html, "script").len() != 1 {
        foreign.push("another script".to_owned());
    }
    foreign
}

#[test]
fn a_small_page() {
    let text =
        "Medborgarlöfte i Aneby kommun 2023\n\nPolisen lovar att:\n\n- hålla minst två möten i centrum\n- synas mer\n";
    let html = page(&[("aneby.txt", text.as_bytes())], Lang::Sv);
    // The style and the script are read where they are written.
    let without = |html: &str, from: &str, to: &str| {
        let (before, rest) = html.split_once(from).unwrap();
        format!("{before}{from}…{to}{}", rest.split_once(to).unwrap().1)
    };
    let html = without(&without(&html, "<style>", "</style>"), "<script>", "</script>");
    let (before, hashes) = html.split_once("style-src '").unwrap();
    let html = format!("{before}style-src '…{}", hashes.split_once("; base-uri").unwrap().1);
    insta::assert_snapshot!(html);
}

#[test]
fn nothing_is_foreign_and_every_link_leads_somewhere() {
    for file in files::all() {
        for lang in [Lang::Sv, Lang::En] {
            let html = Html::parse_document(&of_files(std::slice::from_ref(&file), lang));
            assert_eq!(foreign(&html), [""; 0], "{} in {lang}", file.path);
            assert_eq!(broken_links(&html), [""; 0], "{} in {lang}", file.path);
        }
    }
}

#[test]
fn the_whole_source_is_shown_and_what_is_not_understood_is_marked() {
    for file in files::all() {
        let Ok(input) = Input::decode(file.name(), &file.bytes) else { continue };
        let documents = extract(&input).documents;
        let html = Html::parse_document(&of_files(std::slice::from_ref(&file), Lang::Sv));
        let unclaimed: usize = documents.iter().map(|document| document.accounting.unclaimed_text.len()).sum();
        assert_eq!(all(&html, ".source mark.k-unclaimed[id]").len(), unclaimed, "{}", file.path);
        assert_eq!(all(&html, ".source").len(), documents.len(), "{}", file.path);
        for source in all(&html, ".source") {
            // What a finding says stands in the text, but is none of it.
            let remarks: Vec<_> = source.select(&Selector::parse(".remark").unwrap()).map(|of| text(&of)).collect();
            let mut shown = source.text().collect::<String>();
            remarks.iter().for_each(|remark| shown = shown.replacen(remark, "", 1));
            let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let whole = documents.iter().map(|of| squeezed(&input.decoded(of.source.span.range())));
            let shown = squeezed(&shown);
            let is_whole = whole.into_iter().any(|whole| whole.trim_start_matches('\u{feff}') == shown);
            assert!(is_whole, "{}", file.path);
        }
    }
}

/// Counted by hand from the five documents.
#[test]
fn numbers_of_the_corpus() {
    let html = Html::parse_document(&of_files(&files::corpus(), Lang::En));
    let tiles: BTreeMap<String, (String, String)> = all(&html, "section:first-of-type .tiles-of-figures > div")
        .iter()
        .map(|tile| {
            let part = |name: &str| text(&tile.select(&Selector::parse(name).unwrap()).next().unwrap());
            (part("dt"), (part("dd"), part(".sub")))
        })
        .collect();
    let tile = |name: &str| (tiles[name].0.as_str(), tiles[name].1.as_str());
    assert_eq!(tile("Documents"), ("5", "4 sets of promises and 1 follow-up"));
    assert_eq!(tile("Kommuner"), ("4", "in 1 of 21 län (counties)"));
    // Aneby has 3 promises and 10 activities, Eksjö 2 and 7, Nässjö 2 and 5, Sävsjö 2 and 4.
    assert_eq!(tile("Promises and activities"), ("35", "9 promises, 26 activities"));
    // With a number: Aneby 3, Eksjö 4 (one is `en föreläsning`), Nässjö 4, Sävsjö 2.
    assert_eq!(tile("Can be followed up"), ("50%", "13 of 26"));
    assert_eq!(tile("Met or reported done"), ("43%", "3 of 7"));
    assert_eq!(
        cells(&html, ".chart-and-table tbody tr"),
        [["2018", "2", "4", "50%"], ["2019", "4", "5", "80%"], ["2020", "4", "7", "57%"], ["2023", "3", "10", "30%"]]
    );
    // The follow-up of Eksjö: ten actions and four meetings are reached, a lecture was held, the rest has no number.
    let verdicts: Vec<_> = cells(&html, ".verdicts tbody tr").into_iter().map(|row| row[1].clone()).collect();
    assert_eq!(verdicts, ["2", "1", "0", "0", "0", "3", "1"]);
    let kommuner = cells(&html, "#outcomes ~ .scroll .matrix tbody tr");
    assert_eq!(kommuner, [["Eksjö", "3 of 7: met 2, reported done 1, undetermined 3, no measurable target 1"]]);
    let traffic = cells(&html, "#themes ~ .scroll tbody tr").into_iter().find(|row| row[0] == "Traffic");
    assert_eq!(traffic.unwrap(), ["Traffic", "–", "–", "–", "1", "1", "–"], "`trafikkontroller` of Aneby");
    assert_eq!(cells(&html, "#lan-table ~ tbody tr"), [["Jönköpings län", "5", "4 of 13", "50%", "43%"]]);
    let sentences: Vec<_> = all(&html, ".sentences li").iter().map(text).collect();
    // What Aneby, Nässjö, Sävsjö and Eksjö 2020 promise is followed up by none of the documents.
    assert_eq!(sentences[1], "26 commitments are without a follow-up among the documents.");
}

#[test]
fn what_is_there_twice_counts_once() {
    let bytes = fs::read(files::root().join(ANEBY)).unwrap();
    let once = page(&[("a.txt", &bytes)], Lang::En);
    let twice = page(&[("a.txt", &bytes), ("b.txt", &bytes)], Lang::En);
    let numbers = |page: &str| {
        let html = Html::parse_document(page);
        let tables = cells(&html, ".chart-and-table tbody tr, #themes ~ .scroll tbody tr");
        let tiles: Vec<_> = all(&html, "#in-short ~ dl .sub").iter().skip(2).map(text).collect();
        (tables, tiles, cells(&html, "#lan-table ~ tbody tr")[0][3].clone())
    };
    assert_eq!(numbers(&once), numbers(&twice));
    let html = Html::parse_document(&twice);
    assert_eq!(text(&all(&html, "#in-short ~ dl .sub")[0]), "2 sets of promises and 0 follow-ups");
}

#[test]
fn documents_that_belong_together_lead_to_each_other() {
    let promises = "Medborgarlöfte i Aneby kommun 2021\n\nPolisen lovar att:\n\n- genomföra minst tio trafikkontroller vid skolan\n\
                    - hålla två föräldramöten om droger\n";
    let next = promises.replace("2021", "2022");
    let follow_up = "Uppföljning av medborgarlöfte i Aneby kommun 2021\n\nPolisen lovar att:\n\n\
                     - genomföra minst tio trafikkontroller vid skolan\n\n  Utfall: tolv trafikkontroller har genomförts.\n\n\
                     - hålla två föräldramöten om droger\n\n  Utfall: två föräldramöten har genomförts.\n";
    let texts = [("c.txt", next.as_bytes()), ("b.txt", follow_up.as_bytes()), ("a.txt", promises.as_bytes())];
    let html = Html::parse_document(&page(&texts, Lang::En));
    let related: BTreeMap<String, Vec<String>> = all(&html, ".list tbody tr")
        .iter()
        .map(|row| {
            let some = |selector: &str| {
                row.select(&Selector::parse(selector).unwrap()).map(|of| text(&of)).collect::<Vec<_>>()
            };
            (some("th").join("") + " " + &some("td")[0], some(".related div"))
        })
        .collect();
    let expected = [
        ("Aneby kommun 2021 Citizen promise", vec!["is followed up in Aneby kommun 2021", "before Aneby kommun 2022"]),
        ("Aneby kommun 2021 Follow-up", vec!["follows up Aneby kommun 2021"]),
        ("Aneby kommun 2022 Citizen promise", vec!["after Aneby kommun 2021"]),
    ];
    let expected = expected.map(|(name, related)| (name.to_owned(), related.into_iter().map(str::to_owned).collect()));
    assert_eq!(related, BTreeMap::from(expected));
    assert_eq!(broken_links(&html), [""; 0]);
}

#[test]
fn the_same_documents_give_the_same_bytes() {
    let files = files::dev();
    assert_eq!(of_files(&files, Lang::Sv), of_files(&files, Lang::Sv));
}

#[test]
fn spans_that_do_not_fit_the_source_hide_it() {
    let bytes = fs::read(files::root().join(ANEBY)).unwrap();
    let input = Input::decode("a.txt", &bytes).unwrap();
    let document = extract(&input).documents.remove(0);
    let shown = |mut document: Document<'_>, map: &mut dyn FnMut(Span) -> Span| {
        map_spans(&mut document, &mut |span| map(span));
        let mut report = Report::new(Lang::En, Pages::One);
        report.document(&document, SourceText::Here(&input));
        Html::parse_document(&written(&report))
    };
    let html = shown(document.clone(), &mut |span| Span::new(span.start + 100_000, span.end + 100_000));
    assert_eq!(all(&html, ".source").len(), 0);
    assert!(all(&html, ".notice").iter().any(|notice| text(notice).contains("do not fit")));
    // Spans that count characters and not bytes.
    let characters = |at: u32| input.characters(0..at as usize) as u32;
    let html = shown(document.clone(), &mut |span| Span::new(characters(span.start), characters(span.end)));
    assert_eq!(all(&html, ".source").len(), 0);
    // Spans within letters, turned round or beyond the document are no reason to break down, and nor to hide the rest.
    let whole = document.source.span;
    let commitments: Vec<_> = document.promises.iter().chain(&document.activities).map(|of| of.span).collect();
    for shift in [1, 2, 3, 100_000] {
        for reversed in [false, true] {
            let mut odd = |Span { start, end }: Span| match Span::new(start, end) {
                span if span == whole || commitments.contains(&span) => span,
                _ if reversed => Span::new(end + shift, start),
                _ => Span::new(start + shift, end + shift),
            };
            let html = shown(document.clone(), &mut odd);
            assert_eq!((all(&html, ".source").len(), broken_links(&html)), (1, vec![]));
        }
    }
}

#[test]
fn only_addresses_of_web_and_mail_are_links() {
    let bytes = fs::read(files::root().join(ANEBY)).unwrap();
    let input = Input::decode("a.txt", &bytes).unwrap();
    let mut document = extract(&input).documents.remove(0);
    let plan = document.follow_up_plan.as_mut().unwrap();
    let span = plan.span;
    plan.urls = ["https://polisen.se/x?a=1&b=\"2", "javascript:alert(1)", "data:text/html,x", "mailto:a@b.se"]
        .map(Into::into)
        .into();
    plan.url_spans = vec![span; 4];
    let mut report = Report::new(Lang::Sv, Pages::One);
    report.document(&document, SourceText::Here(&input));
    let html = Html::parse_document(&written(&report));
    let addresses: Vec<_> = all(&html, "a.out").iter().map(|link| link.attr("href").unwrap().to_owned()).collect();
    assert_eq!(addresses, ["https://polisen.se/x?a=1&b=\"2", "mailto:a@b.se"]);
    assert_eq!(foreign(&html), [""; 0]);
    assert!(html.root_element().text().any(|text| text.contains("javascript:alert(1)")), "it is shown as text");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_text_becomes_markup(
        pieces in proptest::collection::vec(
            prop_oneof![
                any::<String>(),
                Just("<script>alert(1)</script>".to_owned()),
                Just("\" onmouseover=\"x".to_owned()),
                Just("</style></title></mark><img src=x onerror=y>".to_owned()),
                Just("<!--".to_owned()),
                Just("]]>&#60;b&lt;".to_owned()),
                Just("minst tre möten ".to_owned()),
            ],
            3,
        ),
    ) {
        let [title, item, place] = &pieces[..] else { unreachable!() };
        let text = format!(
            "Medborgarlöfte i Aneby kommun 2019 {title}\n\nPolisen lovar att:\n\n- hålla minst två möten {item}\n- synas\n\n\
             ## Lägesbild\n\nVid medborgardialog {place}\n\nAneby 2019-01-02\n\n{title}\nKommunchef\n"
        );
        let html = page(&[("a.txt", text.as_bytes()), (item, text.as_bytes())], Lang::Sv);
        let html = Html::parse_document(&html);
        prop_assert_eq!(foreign(&html), [""; 0]);
        prop_assert_eq!(broken_links(&html), [""; 0]);
    }
}

mod command;
