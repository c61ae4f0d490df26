//! Tables of follow-ups: every way to call the columns, in every way in which a table becomes text. All say the same.

use medborgarlofte::document::{Actor, Document, Status};
use medborgarlofte::{Input, extract};

use crate::support::rows::{aligned, joined, pipes};

const TO_DO: [&str; 12] = [
    "Aktivitet",
    "Åtgärd",
    "Löfte",
    "Åtagande",
    "Vad",
    "Medborgarlöfte",
    "Vi lovade",
    "Insats",
    "Löften",
    "Aktiviteter",
    "Vad ska göras",
    "Vårt löfte",
];
const WHO: [&str; 7] = ["Ansvarig", "Ansvar", "Vem", "Aktör", "Vem gör det", "Huvudansvarig", "Utförs av"];
const HOW_FAR: [Option<&str>; 3] = [None, Some("Status"), Some("Läge")];
const TOLD: [&str; 4] = ["Kommentar", "Resultat", "Utfall", "Vad har gjorts"];

const ROWS: [[&str; 4]; 4] = [
    ["Fotpatrullera i centrum minst två kvällar i veckan", "Polisen", "Pågår", "Patruller har gått de flesta veckor."],
    ["Klippa häckarna vid stationen", "Kommunen", "Genomfört", "Häckarna klipptes i maj."],
    ["Hålla två medborgardialoger", "Polisen, kommunen", "Delvis genomfört", "En dialog hölls i juni."],
    ["Byta lampor i parken", "Kommunen", "Ej genomfört", "Arbetet sköts upp."],
];
const ACTORS: [&[Actor]; 4] = [&[Actor::Polis], &[Actor::Kommun], &[Actor::Polis, Actor::Kommun], &[Actor::Kommun]];
const STATUS: [Status; 4] = [Status::InProgress, Status::ReportedDone, Status::NotMet, Status::ReportedNotDone];

type Convert = fn(&[Vec<&str>]) -> String;

/// How a table becomes text.
const CONVERTED: [Convert; 7] = [
    pipes,
    |rows| aligned(rows, 3),
    |rows| joined(rows, "\t", "\n"),
    |rows| joined(rows, ";", "\n"),
    |rows| joined(rows, "\n\n", "\n\n"),
    |rows| joined(rows, "\n", "\n"),
    |rows| joined(rows, "\n", "\n\n"),
];

fn is_as_meant(document: &Document<'_>, with_status: bool) -> bool {
    let row = |index: usize| {
        let row = &document.rows[index];
        let [to_do, _, _, told] = ROWS[index];
        let mut actors = row.activity.actors.clone();
        actors.sort_unstable();
        let mut expected = ACTORS[index].to_vec();
        expected.sort_unstable();
        let status = !with_status || row.outcome.status == STATUS[index];
        row.activity.text == to_do
            && actors == expected
            && status
            && matches!(&row.reports[..], [only] if only.text == told)
    };
    document.rows.len() == ROWS.len() && (0..ROWS.len()).all(row)
}

#[test]
fn columns_in_every_conversion() {
    let mut wrong = Vec::new();
    for (to_do, who) in TO_DO.into_iter().flat_map(|to_do| WHO.map(|who| (to_do, who))) {
        for (how_far, told) in HOW_FAR.into_iter().flat_map(|how_far| TOLD.map(|told| (how_far, told))) {
            let cells = |row: [&'static str; 4]| {
                let kept = |column: &usize| how_far.is_some() || *column != 2;
                (0..4).filter(kept).map(|column| row[column]).collect::<Vec<_>>()
            };
            let head = [to_do, who, how_far.unwrap_or_default(), told];
            let rows: Vec<Vec<&str>> = std::iter::once(head).chain(ROWS).map(cells).collect();
            for convert in CONVERTED {
                let text = format!(
                    "Uppföljning av medborgarlöfte 2021\nKalix kommun\n\nTabellen visar hur det har gått under året.\n\n\
                     {}\n\nUppföljningen har gjorts av kommunpolisen och kommunens säkerhetssamordnare.\n",
                    convert(&rows)
                );
                let input = Input::decode("columns.md", text.as_bytes()).unwrap();
                let read = extract(&input).documents;
                if !matches!(&read[..], [only] if is_as_meant(only, how_far.is_some())) {
                    wrong.push(text);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} are read otherwise, as this one:\n{}", wrong.len(), wrong[0]);
}
