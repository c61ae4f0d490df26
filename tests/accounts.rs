//! Accounts, item by item. On two levels: what was promised, below it what was to be done and what came of that, again and
//! again, each under a label, and at the end what is thought of it; or in a list, with what came of each below its item. On one:
//! what was promised, what came of it, and how far it has come.

use medborgarlofte::document::{ReportPeriod, Status};
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

/// What was to be done, by whom, and what came of it.
const EACH: [(&str, &str, [&str; 2]); 3] = [
    (
        "Polisen",
        "synas mer i centrum på kvällarna",
        ["Polisen har fotpatrullerat i centrum 46 kvällar under året.", "Flera butiker har hört av sig och är nöjda."],
    ),
    (
        "Polisen",
        "märka cyklar vid minst tre tillfällen",
        ["Märkning av cyklar har genomförts vid två tillfällen.", "Intresset var stort och 80 cyklar märktes."],
    ),
    (
        "Kommunen",
        "ta fram en plan för belysningen i Vasaparken",
        ["Planen togs fram i maj och beslutades av tekniska nämnden.", "Arbetet fortsätter nästa år."],
    ),
];

/// What was promised, by its number, who is to do it and what.
const NAMED: [fn(usize, &str, &str) -> String; 12] = [
    |_, who, what| format!("## {who} ska {what}\n\n"),
    |number, who, what| format!("{number}. {who} ska {what}.\n\n"),
    |_, who, what| format!("**{who} ska {what}.**\n\n"),
    |_, who, what| format!("{who} ska {what}\n\n"),
    |number, who, what| format!("Löfte {number}: {who} ska {what}.\n\n"),
    |number, who, what| format!("Löfte {number}\n\n{who} ska {what}.\n\n"),
    |number, who, what| format!("### Löfte {number}\n{who} ska {what}.\n\n"),
    |_, who, what| format!("”{who} ska {what}.”\n\n"),
    |_, _, what| format!("Vi lovade att {what}.\n\n"),
    |_, _, what| format!("## {}\n\n", capital(what)),
    |_, _, what| format!("{}\n\n", capital(what)),
    |number, _, what| format!("Löfte {number} – {what}\n\n"),
];

/// What came of it, in two sentences.
const TOLD: [fn(&str, &str) -> String; 9] = [
    |first, second| format!("{first} {second}\n\n"),
    |first, second| format!("{first}\n\n{second}\n\n"),
    |first, second| format!("- {first}\n- {second}\n\n"),
    |first, second| format!("Resultat: {first} {second}\n\n"),
    |first, second| format!("Så här gick det: {first} {second}\n\n"),
    |first, second| format!("**Utfall:** {first} {second}\n\n"),
    |first, second| format!("Uppföljning\n\n{first} {second}\n\n"),
    |first, second| format!("#### Vad har vi gjort?\n\n{first} {second}\n\n"),
    |first, second| format!("Vad har gjorts?\n\n- {first}\n- {second}\n\n"),
];

/// How far each has come.
const HOW_FAR: [[&str; 3]; 6] = [
    ["", "", ""],
    ["Status: Genomfört", "Status: Delvis genomfört", "Status: Genomfört"],
    ["Löftet är uppfyllt.", "Löftet är delvis uppfyllt.", "Löftet är uppfyllt."],
    ["Bedömning: Uppfyllt", "Bedömning: Delvis uppfyllt", "Bedömning: Uppfyllt"],
    ["Uppfyllt", "Delvis uppfyllt", "Uppfyllt"],
    ["Grönt", "Gult", "Grönt"],
];

fn capital(text: &str) -> String {
    let first = text.chars().next().unwrap();
    first.to_uppercase().collect::<String>() + &text[first.len_utf8()..]
}

#[test]
fn accounts_of_each_and_how_far_it_has_come() {
    let mut wrong = Vec::new();
    let forms = NAMED.into_iter().flat_map(|named| TOLD.map(|told| (named, told)));
    for ((named, told), how_far) in forms.flat_map(|form| HOW_FAR.map(|how_far| (form, how_far))) {
        let each = EACH.iter().zip(how_far).enumerate().map(|(index, ((who, what, [first, second]), how_far))| {
            let how_far = if how_far.is_empty() { String::new() } else { format!("{how_far}\n\n") };
            named(index + 1, who, what) + &told(first, second) + &how_far
        });
        let title = "# Uppföljning av medborgarlöfte 2021\n\nMora kommun och lokalpolisområde Mora\n\n";
        let text = format!(
            "{title}Här redovisar vi vad som har hänt under året.\n\n{}Mora den 14 januari 2022\n",
            each.collect::<String>()
        );
        let without_target = if how_far[0].is_empty() { Status::NotQuantified } else { Status::ReportedDone };
        let input = Input::decode("account.md", text.as_bytes()).unwrap();
        let read = extract(&input).documents;
        let as_meant = matches!(&read[..], [only] if only.promises.is_empty()
        && only.rows.len() == EACH.len()
        && only.rows.iter().zip(EACH).enumerate().all(|(index, (row, (_, what, sentences)))| {
            let reported = row.reports.iter().map(|report| report.text.as_ref()).collect::<Vec<_>>().join(" ");
            row.activity.text.to_lowercase().contains(&what.to_lowercase())
                && sentences.iter().all(|sentence| reported.contains(sentence))
                && !reported.contains("Mora den")
                && row.outcome.status == if index == 1 { Status::NotMet } else { without_target }
        }));
        if !as_meant {
            wrong.push(text);
        }
    }
    assert!(wrong.is_empty(), "{} are read otherwise, as this one:\n{}", wrong.len(), wrong[0]);
}

/// What is promised over a list.
const OVER_LISTS: [[&str; 2]; 3] = [
    ["Det ska kännas tryggt att vistas utomhus i Simrishamn", "Det ska vara svårt för unga att få tag på narkotika"],
    ["Vi ska öka tryggheten utomhus i Simrishamn", "Polisen och kommunen ska minska ungas drogbruk"],
    ["Polisen och kommunen lovar att synas mer i Simrishamn", "Polisen och kommunen lovar att minska ungas drogbruk"],
];
const NAMED_OVER_LISTS: [fn(usize, &str) -> String; 10] = [
    |_, promise| format!("{promise}.\n\n"),
    |_, promise| format!("{promise}\n\n"),
    |_, promise| format!("## {promise}\n\n"),
    |_, promise| format!("**{promise}**\n\n"),
    |number, promise| format!("Löfte {number}: {promise}\n\n"),
    |number, promise| format!("Löfte {number}\n{promise}.\n\n"),
    |number, promise| format!("## Löfte {number}\n\n{promise}.\n\n"),
    |number, promise| format!("## Löfte {number}: {promise}\n\n"),
    |number, promise| format!("## {number}. {promise}\n\n"),
    |number, promise| format!("Löfte {number} – {promise}\n\n"),
];

/// What stands before an item, and before what came of it.
const MARKED: [[&str; 2]; 10] = [
    ["•   ", "    o   "],
    ["- ", "  - "],
    ["* ", "    * "],
    ["• ", "  – "],
    ["- ", "  → "],
    ["• ", "  "],
    ["- ", "  Resultat: "],
    ["- ", "\n  - "],
    ["• ", "Utfall: "],
    ["a) ", "   - "],
];

const IN_LISTS: [[[&str; 2]; 3]; 2] = [
    [
        [
            "Polisen ska fotpatrullera i centrum minst 50 gånger under året.",
            "Polisen har fotpatrullerat totalt 68 gånger.",
        ],
        ["Kommunen ska genomföra trygghetsvandringar med fastighetsägarna.", "Tre trygghetsvandringar har genomförts."],
        ["Kommunen ska ha trygghetsvärdar på stationen under sommaren.", "Värdarna arbetade från juni till augusti."],
    ],
    [
        [
            "Polisen ska genomföra minst 20 riktade insatser mot langning.",
            "Under året gjordes sammanlagt 17 riktade insatser.",
        ],
        ["Kommunen ska genomföra åtta kontrollköp av folköl.", "Åtta kontrollköp har genomförts."],
        ["Kommunen ska bjuda in vårdnadshavare till föräldramöten.", "Föräldramöten har hållits på två skolor."],
    ],
];

#[test]
fn accounts_in_lists_below_promises() {
    let mut wrong = Vec::new();
    let forms = OVER_LISTS.into_iter().flat_map(|promised| NAMED_OVER_LISTS.map(|named| (promised, named)));
    for ((promised, named), [item, below]) in forms.flat_map(|form| MARKED.map(|marked| (form, marked))) {
        for gap in ["", "\n"] {
            let part = |index: usize| {
                let told = IN_LISTS[index].iter().map(|[to_do, told]| format!("{item}{to_do}\n{below}{told}\n{gap}"));
                named(index + 1, promised[index]) + &told.collect::<String>() + "\n"
            };
            let text = format!(
                "# Uppföljning av medborgarlöften 2019\n\nSimrishamns kommun och polisen\n\n{}{}",
                part(0),
                part(1)
            );
            let input = Input::decode("account.md", text.as_bytes()).unwrap();
            let read = extract(&input).documents;
            let bare =
                |text: &str| text.trim_end_matches('.').trim_start_matches("Polisen och kommunen lovar ").to_owned();
            let as_meant = matches!(&read[..], [only] if only.promises.iter().map(|promise| bare(&promise.text)).eq(promised.map(bare))
            && only.rows.len() == 6
            && only.rows.iter().enumerate().all(|(index, row)| {
                let [to_do, told] = IN_LISTS[index / 3][index % 3];
                row.promise == Some(only.promises[index / 3].id)
                    && row.activity.text == to_do
                    && matches!(&row.reports[..], [only] if only.text == told)
            }));
            if !as_meant {
                wrong.push(text);
            }
        }
    }
    assert!(wrong.is_empty(), "{} are read otherwise, as this one:\n{}", wrong.len(), wrong[0]);
}

/// What the two parts of the year are called.
const PARTS: [[&str; 2]; 5] = [
    ["Tertial 1", "Tertial 2"],
    ["T1", "T2"],
    ["Januari–april", "Maj–augusti"],
    ["Första tertialet", "Andra tertialet"],
    ["Tertial 1 2021", "Tertial 2 2021"],
];

/// What was done in a part of the year.
const IN_PART: [fn(&str, &str) -> String; 10] = [
    |part, told| format!("{part}: {told}\n"),
    |part, told| format!("{part}: {told}\n\n"),
    |part, told| format!("{part} – {told}\n\n"),
    |part, told| format!("{part}\n{told}\n\n"),
    |part, told| format!("{part}\n\n{told}\n\n"),
    |part, told| format!("**{part}** {told}\n\n"),
    |part, told| format!("**{part}:** {told}\n\n"),
    |part, told| format!("### {part}\n\n{told}\n\n"),
    |part, told| format!("- {part}: {told}\n"),
    |part, told| format!("{part}\n- {told}\n\n"),
];

const DONE_IN_PARTS: [[&str; 2]; 3] = [
    ["Polisen har fotpatrullerat i centrum 46 kvällar.", "Patrullerna har fortsatt de flesta helger."],
    ["Märkning av cyklar har genomförts vid två tillfällen.", "En märkning ställdes in på grund av regn."],
    ["Planen har börjat tas fram.", "Tekniska nämnden beslutade om planen i juni."],
];

#[test]
fn accounts_of_each_part_of_the_year() {
    let mut wrong = Vec::new();
    let forms = NAMED.into_iter().flat_map(|named| IN_PART.map(|in_part| (named, in_part)));
    for ((named, in_part), parts) in forms.flat_map(|form| PARTS.map(|parts| (form, parts))) {
        let each = EACH.iter().zip(DONE_IN_PARTS).enumerate().map(|(index, ((who, what, _), done))| {
            let told = parts.iter().zip(done).map(|(part, done)| in_part(part, done));
            named(index + 1, who, what) + &told.collect::<String>() + "\n"
        });
        let text = format!(
            "# Uppföljning av medborgarlöfte 2021, tertial 2\n\nMora kommun och lokalpolisområde Mora\n\n{}",
            each.collect::<String>()
        );
        let input = Input::decode("account.md", text.as_bytes()).unwrap();
        let read = extract(&input).documents;
        let as_meant = matches!(&read[..], [only] if only.rows.len() == EACH.len()
        && only.rows.iter().zip(EACH).zip(DONE_IN_PARTS).all(|((row, (_, what, _)), done)| {
            let reports = row.reports.iter().map(|report| (report.text.as_ref(), report.period));
            let expected = (1..).zip(done).map(|(tertial, done)| (done, Some(ReportPeriod::Tertial { year: 2021, tertial })));
            row.activity.text.to_lowercase().contains(&what.to_lowercase()) && reports.eq(expected)
        }));
        if !as_meant {
            wrong.push(text);
        }
    }
    assert!(wrong.is_empty(), "{} are read otherwise, as this one:\n{}", wrong.len(), wrong[0]);
}
