//! Tables of follow-ups under what their rows serve: every way to say promises above all tables, every way to say one again
//! right over its own, in every way in which a table becomes text.

use medborgarlofte::document::Document;
use medborgarlofte::{Input, extract};

use crate::support::rows::{aligned, joined, pipes};

/// What is promised, as sentences and as names.
const PROMISED: [[&str; 2]; 4] = [
    ["Det ska kännas tryggare att röra sig i centrum på kvällarna", "Färre unga ska prova narkotika"],
    ["Vi ska göra det tryggare att röra sig i centrum", "Polisen och kommunen ska minska ungas drogbruk"],
    ["Ökad trygghet i centrum på kvällarna", "Minskad nyrekrytering till missbruk bland unga"],
    ["Öka tryggheten i centrum på kvällarna", "Minska nyrekryteringen till missbruk bland unga"],
];

/// What stands above all tables.
const LISTED: [fn([&str; 2]) -> String; 4] = [
    |[first, second]| format!("Medborgarlöften\n\n• {first}.\n• {second}.\n\n"),
    |[first, second]| format!("Våra löften\n\n1. {first}.\n2. {second}.\n\n"),
    |[first, second]| format!("Vi har lovat följande:\n\n- {first}\n- {second}\n\n"),
    |[first, second]| format!("Medborgarlöften\n\nLöfte 1: {first}.\n\nLöfte 2: {second}.\n\n"),
];

/// What stands right over a table.
const AGAIN: [fn(usize, &str) -> String; 13] = [
    |_, promise| format!("## {promise}\n\n"),
    |_, promise| format!("{promise}\n\n"),
    |_, promise| format!("{promise}.\n\n"),
    |_, promise| format!("**{promise}**\n\n"),
    |number, promise| format!("Löfte {number}\n{promise}.\n\n"),
    |number, promise| format!("Löfte {number}\n\n{promise}\n\n"),
    |number, promise| format!("Löfte {number}: {promise}\n\n"),
    |number, promise| format!("Löfte {number}. {promise}.\n\n"),
    |number, promise| format!("Löfte {number} – {promise}\n\n"),
    |number, promise| format!("{number}. {promise}\n\n"),
    |number, _| format!("Löfte {number}\n\n"),
    |number, _| format!("## Löfte {number}\n\n"),
    |number, promise| format!("## Löfte {number}: {promise}\n\n"),
];

type Convert = fn(&[Vec<&str>]) -> String;

const CONVERTED: [Convert; 7] = [
    pipes,
    |rows| aligned(rows, 3),
    |rows| joined(rows, "\t", "\n"),
    |rows| joined(rows, ";", "\n"),
    |rows| joined(rows, "\n\n", "\n\n"),
    |rows| joined(rows, "\n", "\n"),
    |rows| joined(rows, "\n", "\n\n"),
];

const HEADER: [&str; 3] = ["Aktivitet", "Ansvarig", "Resultat"];
const ROWS: [[[&str; 3]; 2]; 2] = [
    [
        ["Polisen ska fotpatrullera minst två kvällar i veckan", "Polisen", "Polisen har gått 80 pass"],
        ["Kommunen ska byta lampor i parken", "Kommunen", "Lamporna är bytta"],
    ],
    [
        ["Kommunen ska hålla fyra föräldramöten", "Kommunen", "Fyra föräldramöten har hållits"],
        ["Polisen ska besöka alla skolor", "Polisen", "Alla skolor har fått besök"],
    ],
];

fn is_as_meant(document: &Document<'_>, promised: [&str; 2]) -> bool {
    let promises: Vec<&str> = document.promises.iter().map(|promise| promise.text.trim_end_matches('.')).collect();
    promises == promised
        && document.rows.len() == 4
        && document.rows.iter().enumerate().all(|(index, row)| {
            let [to_do, _, told] = ROWS[index / 2][index % 2];
            row.promise == Some(document.promises[index / 2].id)
                && row.activity.text == to_do
                && matches!(&row.reports[..], [only] if only.text == told)
        })
}

#[test]
fn tables_under_promises_that_are_said_again() {
    let mut wrong = Vec::new();
    let forms = PROMISED.into_iter().flat_map(|promised| LISTED.map(|listed| (promised, listed)));
    for ((promised, listed), again) in forms.flat_map(|form| AGAIN.map(|again| (form, again))) {
        for convert in CONVERTED {
            let part = |index: usize| {
                let rows = std::iter::once(HEADER).chain(ROWS[index]).map(|row| row.to_vec());
                format!("{}{}\n\n", again(index + 1, promised[index]), convert(&rows.collect::<Vec<_>>()))
            };
            let text = format!(
                "Uppföljning av medborgarlöften 2021\n\nKalix kommun och polisen\n\n{}{}{}Kalix den 4 januari 2022\n",
                listed(promised),
                part(0),
                part(1)
            );
            let input = Input::decode("tables.md", text.as_bytes()).unwrap();
            if !matches!(&extract(&input).documents[..], [only] if is_as_meant(only, promised)) {
                wrong.push(text);
            }
        }
    }
    assert!(wrong.is_empty(), "{} are read otherwise, as this one:\n{}", wrong.len(), wrong[0]);
}
