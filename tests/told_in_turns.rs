//! Accounts on two levels: what was promised, below it what was to be done and what came of that, again and again, each under
//! a label, and at the end what is thought of it.

use medborgarlofte::{Input, extract};

const AIMS: [&str; 2] = ["synas mer på gator och torg", "motverka stölder i fritidshusområden"];
const TO_DO: [[&str; 2]; 2] = [
    [
        "Polisen ska fotpatrullera i Ystads centrum minst fem gånger i veckan.",
        "Kommunens fältsekreterare ska vara ute på fredagar.",
    ],
    ["Kommunen ska starta grannsamverkan i minst fyra nya områden.", "Polisen ska märka cyklar vid tre tillfällen."],
];
const DONE: [[&str; 2]; 2] = [
    ["Under sommaren fotpatrullerade polisen sex gånger i veckan.", "Fältsekreterarna har arbetat 14 kvällar."],
    ["Totalt har grannsamverkan startat i två nya områden.", "Märkning har skett vid tre tillfällen."],
];
const THOUGHT: [&str; 2] = ["Närvaron har haft en lugnande inverkan.", "Intresset har varit mindre än väntat."];

/// What is promised, by its number and its text.
const PROMISED: [fn(usize, &str) -> String; 9] = [
    |number, aim| format!("{number}. Polisen och kommunen lovar att {aim}\n\n"),
    |number, aim| format!("Löfte {number}: Vi ska {aim}\n\n"),
    |number, aim| format!("Löfte {number}\nVi ska {aim}\n\n"),
    |_, aim| format!("## Polisen och kommunen lovar att {aim}\n\n"),
    |number, aim| format!("## Löfte {number}: Vi ska {aim}\n\n"),
    |_, aim| format!("**Polisen och kommunen lovar att {aim}**\n\n"),
    |_, aim| format!("Polisen och kommunen lovar att {aim}\n\n"),
    |number, aim| format!("## Löfte {number}\n\nVi ska {aim}.\n\n"),
    |number, aim| format!("## {number}. Vi lovar att {aim}\n\n"),
];

/// A label and what it is of.
const LABELLED: [fn(&str, &str) -> String; 7] = [
    |label, text| format!("{label}\n{text}\n\n"),
    |label, text| format!("{label}: {text}\n"),
    |label, text| format!("{label}: {text}\n\n"),
    |label, text| format!("**{label}**\n\n{text}\n\n"),
    |label, text| format!("### {label}\n\n{text}\n\n"),
    |label, text| format!("**{label}:** {text}\n\n"),
    |label, text| format!("{label}\n\n{text}\n\n"),
];

const LABELS: [[&str; 2]; 5] = [
    ["Aktivitet", "Resultat"],
    ["Åtgärd", "Utfall"],
    ["Åtagande", "Uppföljning"],
    ["Vad vi skulle göra", "Vad vi gjorde"],
    ["Aktivitet", "Kommentar"],
];

#[test]
fn accounts_on_two_levels() {
    let mut wrong = Vec::new();
    let forms = PROMISED.into_iter().flat_map(|promised| LABELLED.map(|labelled| (promised, labelled)));
    for ((promised, labelled), [to_do, done]) in forms.flat_map(|form| LABELS.map(|labels| (form, labels))) {
        for thought in [None, Some("Analys")] {
            let part = |index: usize| {
                let told =
                    (0..2).map(|row| labelled(to_do, TO_DO[index][row]) + &labelled(done, DONE[index][row]) + "\n");
                let thought = thought.map(|label| labelled(label, THOUGHT[index]) + "\n");
                promised(index + 1, AIMS[index]) + &told.chain(thought).collect::<String>()
            };
            let text =
                format!("# Redovisning av medborgarlöften 2016\n\nYstads kommun och polisen\n\n{}{}", part(0), part(1));
            let input = Input::decode("account.md", text.as_bytes()).unwrap();
            let read = extract(&input).documents;
            let as_meant = matches!(&read[..], [only] if only.promises.len() == 2
            && only.rows.len() == 4
            && only.rows.iter().enumerate().all(|(index, row)| {
                let (promise, row_of) = (index / 2, index % 2);
                row.promise == Some(only.promises[promise].id)
                    && row.activity.text == TO_DO[promise][row_of]
                    && matches!(&row.reports[..], [report] if report.text == DONE[promise][row_of])
            }));
            if !as_meant {
                wrong.push(text);
            }
        }
    }
    assert!(wrong.is_empty(), "{} are read otherwise, as this one:\n{}", wrong.len(), wrong[0]);
}
