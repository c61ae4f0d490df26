//! The words that officials use for the fixed parts: lead-ins, headings, heads of columns, how far things have come. Each line
//! of `data/wordings` is put into a small document, and must be read for what it is.

use medborgarlofte::document::{Document, Target};
use medborgarlofte::{Input, extract};

const LEADS: &str = include_str!("data/wordings/leads.tsv");
const HEADINGS: &str = include_str!("data/wordings/headings.tsv");
const COLUMNS: &str = include_str!("data/wordings/columns.tsv");
const STATUS: &str = include_str!("data/wordings/status.tsv");
const REPORTS: &str = include_str!("data/wordings/reports.tsv");
const OUTCOMES: &str = include_str!("data/wordings/outcomes.tsv");
const TARGETS: &str = include_str!("data/wordings/targets.tsv");
const PARTIES: &str = include_str!("data/wordings/parties.tsv");

/// How an account may go on below the line that says who promised.
const ACCOUNTS: [&str; 6] = [
    "1. hålla tio möten.\n\n   Tolv möten har hållits.\n\n2. måla om bänkarna i parken.\n\n   Ej genomfört.\n\n",
    "- hålla tio möten\nResultat: Det blev tolv möten.\n- måla om bänkarna i parken\nResultat: Ej genomfört.\n\n",
    "1. Hålla tio möten.\n   Tolv möten har hållits.\n2. Måla om bänkarna i parken.\n   Det blev inte gjort.\n\n",
    "• Hålla tio möten. → 12 möten.\n• Måla om bänkarna i parken. → Ej genomfört.\n\n",
    "1. Hålla tio möten.\n   - Tolv möten har hållits.\n2. Måla om bänkarna i parken.\n   - Ej genomfört.\n\n",
    "| Löfte | Resultat |\n|---|---|\n| Hålla tio möten | 12 möten |\n| Måla om bänkarna i parken | Ej genomfört |\n\n",
];

/// A text and what was to come of it, where something else did.
type Wrong = Vec<String>;

/// The lines of a table of two columns.
fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> + Clone {
    table.lines().map(|line| line.split_once('\t').expect("a line has two columns"))
}

/// Whether the only document of a text is as `holds` asks.
fn check(text: &str, wrong: &mut Wrong, holds: impl Fn(&Document<'_>) -> bool) {
    let input = Input::decode("wording.md", text.as_bytes()).unwrap();
    match &extract(&input).documents[..] {
        [only] if holds(only) => {}
        found => wrong.push(format!("{text}\ngives {found:#?}")),
    }
}

fn assert_none(wrong: &Wrong) {
    assert!(wrong.is_empty(), "{} are wrong, the first:\n{}", wrong.len(), wrong[0]);
}

/// The name of a value in the output.
fn name(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

#[test]
fn lead_ins() {
    let mut wrong = Wrong::new();
    for (actors, lead) in rows(LEADS) {
        let text = format!(
            "Medborgarlöfte för Kalix kommun 2019\n\nLägesbild\n\nEnligt polisens trygghetsmätning är många oroliga i centrum.\n\n\
             {lead}\n\n• göra minst 30 besök på skolor\n• måla om övergångsställen\n• hålla två öppna möten\n\n\
             Uppföljning\n\nLöftet följs upp två gånger per år.\n"
        );
        check(&text, &mut wrong, |document| {
            let named = |actors: &str| {
                document.promises.iter().all(|promise| {
                    let mut found: Vec<String> = promise.actors.iter().map(name).collect();
                    found.sort_unstable();
                    found.join(" ") == actors && promise.theme.is_none()
                })
            };
            document.promises.len() == 3
                && document.activities.is_empty()
                && document.lagesbild.is_some()
                && document.follow_up_plan.is_some()
                && (actors == "-" || named(actors))
        });
    }
    assert_none(&wrong);
}

#[test]
fn headings() {
    let mut wrong = Wrong::new();
    let usual =
        [("about", "Vad är ett medborgarlöfte?"), ("lagesbild", "Lägesbild"), ("follow_up_plan", "Uppföljning")];
    for (part, heading) in rows(HEADINGS) {
        for mark in ["", "## "] {
            let of = |named: &str| {
                let usual = usual.iter().find(|(name, _)| *name == named).unwrap().1;
                format!("{mark}{}", if named == part { heading } else { usual })
            };
            let text = format!(
                "# Medborgarlöfte för Kalix kommun 2019\n\n{}\n\n\
                 Ett medborgarlöfte är en överenskommelse mellan polisen och kommunen.\n\n{}\n\n\
                 Enligt polisens trygghetsmätning är många oroliga i centrum.\n\n\
                 Vi lovar att:\n\n• göra minst 30 besök på skolor\n• måla om övergångsställen\n\n{}\n\n\
                 Resultatet presenteras på kommunens webbplats två gånger per år.\n",
                of("about"),
                of("lagesbild"),
                of("follow_up_plan")
            );
            check(&text, &mut wrong, |document| {
                document.promises.len() == 2
                    && document.about.is_some()
                    && document.lagesbild.is_some()
                    && document.follow_up_plan.as_ref().is_some_and(|plan| plan.cadence.is_some())
            });
        }
    }
    assert_none(&wrong);
}

#[test]
fn heads_of_columns() {
    let mut wrong = Wrong::new();
    let of = |kind: &'static str| rows(COLUMNS).filter(move |(of, _)| *of == kind).map(|(_, head)| head);
    for (activity, report) in of("activity").flat_map(|activity| of("report").map(move |report| (activity, report))) {
        let text = format!(
            "# Uppföljning av medborgarlöfte i Kalix kommun 2019\n\n| {activity} | {report} |\n|---|---|\n\
             | Polisen ska göra minst 10 kontroller | Tolv kontroller har gjorts |\n\
             | Kommunen ska måla om bänkarna i parken | Bänkarna målades i maj |\n"
        );
        check(&text, &mut wrong, |document| {
            document.rows.len() == 2
                && document.rows.iter().all(|row| row.reports.len() == 1)
                && name(document.rows[0].outcome.status) == "met"
        });
    }
    assert_none(&wrong);
}

#[test]
fn how_far_it_has_come() {
    let mut wrong = Wrong::new();
    for (status, word) in rows(STATUS) {
        for head in ["Status", "Bedömning", "Läge", "Måluppfyllelse"] {
            let text = format!(
                "# Uppföljning av medborgarlöfte i Kalix kommun 2019\n\n| Aktivitet | Ansvarig | {head} | Kommentar |\n\
                 |---|---|---|---|\n| Måla om bänkarna i parken | Kommunen | {word} | Parken ligger i Töre |\n\
                 | Besöka skolorna | Polisen | Genomfört | Alla skolor är besökta |\n"
            );
            check(&text, &mut wrong, |document| {
                document.rows.len() == 2 && name(document.rows[0].outcome.status) == status
            });
        }
    }
    assert_none(&wrong);
}

#[test]
fn who_promised_the_rows_below() {
    let mut wrong = Wrong::new();
    for (police, kommun) in rows(PARTIES) {
        for account in ACCOUNTS {
            // Texts that come back may be what stands at the foot of each page.
            let other = account.replace("möten", "vandringar").replace("bänkarna", "staketen");
            let text = format!(
                "Återrapportering av medborgarlöftet för 2022\nKalix kommun och polisen\n\n\
                 {police}\n\n{account}{kommun}\n\n{other}"
            );
            check(&text, &mut wrong, |document| {
                let named = |rows: &[medborgarlofte::document::Row<'_>], actor: &str| {
                    rows.iter().all(|row| {
                        let actors = &row.activity.actors;
                        actors.len() == 1 && name(actors[0]) == actor && row.reports.len() == 1
                    })
                };
                document.rows.len() == 4 && named(&document.rows[..2], "polis") && named(&document.rows[2..], "kommun")
            });
        }
    }
    assert_none(&wrong);
}

/// Counts as the tables have them: `at_least 4 möten year; exactly 1 gång week`, `-` for what there is none of.
fn counts(targets: &[Target<'_>]) -> String {
    let count = |target: &Target<'_>| {
        let value = format!("{:.3}", target.value.0);
        let value = value.trim_end_matches('0').trim_end_matches('.');
        let per = target.per.map_or("-".to_owned(), name);
        format!("{} {value} {} {per}", name(target.comparator), target.unit.as_deref().unwrap_or("-"))
    };
    match targets {
        [] => "-".to_owned(),
        targets => targets.iter().map(count).collect::<Vec<_>>().join("; "),
    }
}

#[test]
fn what_can_be_counted() {
    let mut wrong = Wrong::new();
    for (commitment, expected) in rows(TARGETS) {
        let text = format!(
            "Medborgarlöfte för Kalix kommun 2019\n\nPolisen och kommunen lovar att:\n\n\
             - {commitment}\n- Synas mer i centrum.\n\nLöftet följs upp.\n"
        );
        check(&text, &mut wrong, |document| counts(&document.promises[0].targets) == expected);
    }
    assert_none(&wrong);
}

/// What came of twenty promised `kontroller`, told in a cell; `?` stands for outcomes that may be seen in two ways.
#[test]
fn what_came_of_it() {
    let mut wrong = Wrong::new();
    for (outcome, told) in rows(REPORTS) {
        let (report, expected) = told.split_once('\t').expect("a line has three columns");
        let (status, cumulative) =
            outcome.strip_suffix(" cumulative").map_or((outcome, false), |status| (status, true));
        let text = format!(
            "Uppföljning av medborgarlöfte 2021 Kalix kommun\n\n| Aktivitet | Resultat |\n|---|---|\n\
             | Genomföra 20 kontroller. | {report} |\n| Rusta upp lekplatsen. | Klart. |\n"
        );
        check(&text, &mut wrong, |document| {
            let row = &document.rows[0];
            let [report] = &row.reports[..] else { return false };
            counts(&report.counts) == expected
                && report.cumulative == cumulative
                && (status == "?" || name(row.outcome.status) == status)
        });
    }
    assert_none(&wrong);
}

/// What came of different commitments, told in a cell.
#[test]
fn what_came_of_each() {
    let mut wrong = Wrong::new();
    for (outcome, told) in rows(OUTCOMES) {
        let (to_do, report) = told.split_once('\t').expect("a line has three columns");
        let text = format!(
            "Uppföljning av medborgarlöfte 2021 Kalix kommun\n\n| Aktivitet | Resultat |\n|---|---|\n\
             | {to_do} | {report} |\n| Rusta upp lekplatsen. | Klart. |\n"
        );
        check(&text, &mut wrong, |document| name(document.rows[0].outcome.status) == outcome);
    }
    assert_none(&wrong);
}
