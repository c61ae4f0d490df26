//! Follow-ups joined to their promise documents, and what became of the promises over the whole period.

use medborgarlofte::document::{Number, Status};
use medborgarlofte::link::{Changed, Class, LinkKind, link, totals, totals_by_actor, totals_by_year};

use super::{all_of, follow_up, joined, links, only, outcome, promise};

const WALKS: &str = "Kommunen ska genomföra fyra trygghetsvandringar i Frinnaryd.";
const DRUGS: &str = "Polisen lovar att genomföra minst tio riktade insatser mot narkotika.";
const HORSES: &str = "Polisen ska visa sina hästar på marknaden.";
const SPEED: &str = "Polisen ska genomföra minst tolv hastighetskontroller varje år.";

#[test]
fn rows_find_their_promise_in_other_words() {
    let found = joined(
        &[
            promise("Aneby", "2021", &[WALKS, DRUGS, "Kommunen ska erbjuda feriearbete åt ungdomar."]),
            follow_up(
                "Aneby",
                "2021",
                "tredje tertialet 2021",
                &[
                    [
                        "Minst tio riktade insatser mot droger genomförs",
                        "Tre",
                        "Fyra",
                        "Sammanlagt tolv riktade insatser",
                    ],
                    ["Trygghetsvandringar i Frinnaryd (fyra)", "En", "", "Sammanlagt tre trygghetsvandringar"],
                    ["Ny belysning i badhuset", "", "", "Klart"],
                ],
            ),
        ],
        &[LinkKind::FollowUpOf, LinkKind::ReportsOn, LinkKind::Undecided],
    );
    assert_eq!(
        found,
        [
            "FollowUpOf: b  Uppföljning av medborgarlöften för Aneby -> a  Medborgarlöfte i Aneby kommun 2021",
            "ReportsOn: b r1a1 Minst tio riktade insatser mot droger ge -> a p2 Polisen lovar att genomföra minst tio ri",
            "ReportsOn: b r2a2 Trygghetsvandringar i Frinnaryd (fyra) -> a p1 Kommunen ska genomföra fyra trygghetsvan",
        ]
    );
}

#[test]
fn what_a_follow_up_leaves_out_is_never_reported() {
    let documents = all_of(&[
        promise("Aneby", "2021", &[WALKS, DRUGS, SPEED]),
        follow_up(
            "Aneby",
            "2021",
            "tredje tertialet 2021",
            &[
                [DRUGS, "Genomfört tre riktade insatser", "", "Sammanlagt tolv riktade insatser"],
                [WALKS, "", "", "Genomfört en kurs"],
            ],
        ),
    ]);
    let linked = link(&documents);
    let class = |text: &str| outcome(&linked, text).class;
    assert_eq!(class(DRUGS), Class::Met);
    assert_eq!(class(SPEED), Class::NeverReported);
    assert_eq!(class(WALKS), Class::ReportedWithoutNumber);
    assert!(linked.outcomes.iter().all(|of| of.promise_is_known), "each promise is counted once, as it was promised");
    assert_eq!(totals(&linked.outcomes).commitments, 3);
    let polis = totals_by_actor(&linked.outcomes)[&medborgarlofte::document::Actor::Polis];
    assert_eq!((polis.commitments, polis.met, polis.never_reported), (2, 1, 1));
}

/// Three follow-ups, each of which repeats the cells of those before it.
fn three_follow_ups(cells: [&str; 3]) -> Vec<String> {
    let [one, two, three] = cells;
    vec![
        promise("Aneby", "2021", &[DRUGS, WALKS]),
        follow_up("Aneby", "2021", "första tertialet 2021", &[[DRUGS, one, "", ""], [WALKS, "", "", ""]]),
        follow_up("Aneby", "2021", "andra tertialet 2021", &[[DRUGS, one, two, ""], [WALKS, "", "", ""]]),
        follow_up("Aneby", "2021", "tredje tertialet 2021", &[[DRUGS, one, two, three], [WALKS, "", "", ""]]),
    ]
}

#[test]
fn no_tertial_is_counted_twice() {
    // Added over the three follow-ups it would be 3 + (3 + 3) + (3 + 3 + 3) = 18.
    let cell = "Genomfört tre riktade insatser";
    let documents = all_of(&three_follow_ups([cell, cell, cell]));
    let linked = link(&documents);
    let of = outcome(&linked, "Polisen lovar att genomföra");
    assert_eq!(of.reports.len(), 3, "{of:#?}");
    assert!(of.reports.iter().all(|report| report.document.contains("2021-t3")), "the last word counts: {of:#?}");
    assert_eq!((of.class, of.achieved), (Class::Unsettled, None), "three times three may leave some out: {of:#?}");

    let documents = all_of(&three_follow_ups([cell, "Genomfört fyra riktade insatser", cell]));
    let linked = link(&documents);
    let of = outcome(&linked, "Polisen lovar att genomföra");
    assert_eq!((of.class, of.achieved), (Class::Met, Some(Number(10.0))), "{of:#?}");
}

#[test]
fn a_total_is_the_total() {
    let documents = all_of(&three_follow_ups([
        "Genomfört sex riktade insatser",
        "Genomfört fem riktade insatser",
        "Sammanlagt nio riktade insatser",
    ]));
    let linked = link(&documents);
    let of = outcome(&linked, "Polisen lovar att genomföra");
    assert_eq!((of.class, of.achieved), (Class::NotMet, Some(Number(9.0))), "{of:#?}");
    assert_eq!(outcome(&linked, "Kommunen ska genomföra").class, Class::NeverReported);
}

#[test]
fn what_comes_after_a_total_is_added_to_it() {
    let of = |cells: [&str; 3]| {
        let documents = all_of(&three_follow_ups(cells));
        let linked = link(&documents);
        let of = outcome(&linked, "Polisen lovar att genomföra");
        (of.class, of.achieved)
    };
    let six = "Genomfört sex riktade insatser";
    let three = "Genomfört tre riktade insatser";
    assert_eq!(of([six, "Sammanlagt nio riktade insatser", three]), (Class::Met, Some(Number(12.0))), "nine and three");
    assert_eq!(
        of([six, "Sammanlagt sex riktade insatser", three]),
        (Class::NotMet, Some(Number(9.0))),
        "nine is not ten"
    );
}

#[test]
fn earlier_cells_that_the_last_follow_up_leaves_out_count_too() {
    let row = |cells: [&'static str; 3]| [[DRUGS, cells[0], cells[1], cells[2]]];
    let texts = [
        follow_up("Aneby", "2021", "första tertialet 2021", &row(["Genomfört fem riktade insatser", "", ""])),
        follow_up("Aneby", "2021", "andra tertialet 2021", &row(["", "Genomfört sex riktade insatser", ""])),
    ];
    let documents = all_of(&texts);
    let linked = link(&documents);
    let of = outcome(&linked, "Polisen lovar att genomföra");
    assert_eq!((of.class, of.achieved, of.reports.len()), (Class::Met, Some(Number(11.0)), 2), "{of:#?}");
    assert!(!of.promise_is_known);
    assert_eq!(
        links(&linked, &[LinkKind::ReportsAgain, LinkKind::FollowUpOf]),
        [
            "ReportsAgain: b r1a1 Polisen lovar att genomföra minst tio ri -> a r1a1 Polisen lovar att genomföra minst tio ri"
        ]
    );
}

#[test]
fn each_year_is_held_against_a_target_per_year() {
    let year = |year: &str, total: &'static str| {
        follow_up("Aneby", "2020-2021", &format!("tredje tertialet {year}"), &[[SPEED, "", "", total]])
    };
    let texts = [
        promise("Aneby", "2020-2021", &[SPEED, WALKS]),
        year("2020", "Sammanlagt femton hastighetskontroller"),
        year("2021", "Sammanlagt nio hastighetskontroller"),
    ];
    let documents = all_of(&texts);
    let linked = link(&documents);
    let of = outcome(&linked, "Polisen ska genomföra minst tolv");
    let years: Vec<_> = of.years.iter().map(|of| (of.year, of.status, of.achieved)).collect();
    assert_eq!(
        years,
        [(Some(2020), Status::Met, Some(Number(15.0))), (Some(2021), Status::NotMet, Some(Number(9.0)))],
        "{of:#?}"
    );
    assert_eq!((of.class, of.achieved), (Class::NotMet, Some(Number(9.0))));
    let totals = totals_by_year(&linked.outcomes);
    assert_eq!((totals[&2020].not_met, totals[&2021].not_met), (1, 1), "it was promised for both years");
}

#[test]
fn totals_of_two_years_are_not_added() {
    let year = |year: &str, total: &'static str| {
        follow_up("Aneby", "2020-2021", &format!("tredje tertialet {year}"), &[[DRUGS, "", "", total]])
    };
    let of = |totals: [&'static str; 2]| {
        let documents = all_of(&[year("2020", totals[0]), year("2021", totals[1])]);
        let linked = link(&documents);
        let of = outcome(&linked, "Polisen lovar att genomföra");
        (of.class, of.achieved)
    };
    // Whether the second total holds the first is not said: seven or twelve.
    assert_eq!(of(["Sammanlagt fem riktade insatser", "Sammanlagt sju riktade insatser"]), (Class::Unsettled, None));
    assert_eq!(
        of(["Sammanlagt två riktade insatser", "Sammanlagt tre riktade insatser"]),
        (Class::NotMet, Some(Number(3.0)))
    );
    assert_eq!(
        of(["Sammanlagt elva riktade insatser", "Sammanlagt tre riktade insatser"]),
        (Class::Met, Some(Number(11.0)))
    );
}

#[test]
fn what_was_promised_is_what_the_promise_document_says() {
    let documents = all_of(&[
        promise("Aneby", "2021", &["Polisen lovar att genomföra minst tjugo riktade insatser mot narkotika.", WALKS]),
        follow_up("Aneby", "2021", "tredje tertialet 2021", &[[DRUGS, "", "", "Sammanlagt tolv riktade insatser"]]),
    ]);
    let linked = link(&documents);
    let on = only(&linked, LinkKind::ReportsOn);
    assert_eq!(on.changes[0].what, Changed::Number);
    assert_eq!(on.changes[0].from.as_deref(), Some("at least 20 riktade insatser"), "{on:#?}");
    let of = outcome(&linked, "Polisen lovar att genomföra minst tjugo");
    assert_eq!((of.class, of.achieved, of.target), (Class::NotMet, Some(Number(12.0)), Some(Number(20.0))), "{of:#?}");
}

#[test]
fn the_nearest_of_overlapping_promise_documents() {
    let follow_up =
        follow_up("Aneby", "2021", "tredje tertialet 2021", &[[DRUGS, "Tre", "", ""], [WALKS, "En", "", ""]]);
    let found = joined(
        &[promise("Aneby", "2020-2021", &[DRUGS, WALKS]), promise("Aneby", "2021", &[DRUGS, WALKS]), follow_up.clone()],
        &[LinkKind::FollowUpOf, LinkKind::Undecided],
    );
    assert_eq!(
        found,
        ["FollowUpOf: c  Uppföljning av medborgarlöften för Aneby -> b  Medborgarlöfte i Aneby kommun 2021"]
    );
    // Where the texts fit another one, they decide.
    let found = joined(
        &[
            promise("Aneby", "2020-2021", &[DRUGS, WALKS]),
            promise("Aneby", "2021", &["Polisen ska rida in hästar.", "Kommunen ska måla alla soffor."]),
            follow_up,
        ],
        &[LinkKind::FollowUpOf, LinkKind::Undecided],
    );
    assert_eq!(
        found,
        ["FollowUpOf: c  Uppföljning av medborgarlöften för Aneby -> a  Medborgarlöfte i Aneby kommun 2020-2021"]
    );
}

#[test]
fn no_promise_document() {
    let rows = [[DRUGS, "Tre", "", ""], [WALKS, "En", "", ""]];
    for (other, why) in [
        (promise("Aneby", "2018-2019", &[DRUGS, WALKS]), "of another time"),
        (promise("Tranås", "2021", &[DRUGS, WALKS]), "of another kommun"),
        (promise("Aneby", "2021", &["Polisen ska rida in hästar.", "Kommunen ska måla soffor."]), "of other texts"),
    ] {
        let follow_up = follow_up("Aneby", "2021", "tredje tertialet 2021", &rows);
        let found = joined(&[other, follow_up], &[LinkKind::FollowUpOf, LinkKind::ReportsOn, LinkKind::Undecided]);
        assert_eq!(found, [""; 0], "{why}");
    }
}

#[test]
fn several_that_fit_equally_well_are_told_and_not_joined() {
    let documents = all_of(&[
        promise(
            "Aneby",
            "2021",
            &[
                "Kommunen ska ordna familjekvällar med dans på fredagar i Frinnaryd.",
                "Kommunen ska ordna familjekvällar med dans på lördagar i Frinnaryd.",
                DRUGS,
            ],
        ),
        follow_up(
            "Aneby",
            "2021",
            "tredje tertialet 2021",
            &[
                ["Ordna familjekvällar med dans i Frinnaryd", "", "", "Klart"],
                [DRUGS, "", "", "Sammanlagt tolv riktade insatser"],
            ],
        ),
    ]);
    let linked = link(&documents);
    let undecided = only(&linked, LinkKind::Undecided);
    assert_eq!(undecided.candidates.len(), 2, "{undecided:#?}");
    assert!(undecided.to.text.is_none());
    assert_eq!(links(&linked, &[LinkKind::ReportsOn]).len(), 1);
    let classes: Vec<_> = linked.outcomes.iter().map(|of| of.class).collect();
    assert_eq!(classes, [Class::Unsettled, Class::Unsettled, Class::Met], "each commitment counts once");
}

#[test]
fn two_promise_documents_that_fit_equally_well() {
    let documents = all_of(&[
        promise(
            "Aneby",
            "2021",
            &[DRUGS, WALKS, HORSES, "Kommunen ska måla alla soffor.", "Kommunen ska öppna en simhall."],
        ),
        promise(
            "Aneby",
            "2021",
            &[DRUGS, WALKS, "Polisen ska bada i ån.", "Polisen ska bygga broar.", "Kommunen ska så blommor."],
        ),
        follow_up("Aneby", "2021", "tredje tertialet 2021", &[[DRUGS, "Tre", "", ""], [WALKS, "En", "", ""]]),
    ]);
    let linked = link(&documents);
    let undecided = only(&linked, LinkKind::Undecided);
    let names: Vec<&str> = undecided.candidates.iter().map(|end| &*end.source).collect();
    assert_eq!(names, ["a.txt", "b.txt"]);
    assert_eq!(links(&linked, &[LinkKind::FollowUpOf, LinkKind::ReportsOn]), [""; 0]);
}

#[test]
fn a_joint_document_and_the_follow_up_of_one_kommun() {
    let joint = "Medborgarlöfte för Ydre, Boxholms och Kinda kommuner 2021\n\nPolisen och kommunerna lovar följande:\n\n\
                 - Polisen lovar att genomföra minst tio riktade insatser mot narkotika.\n- Kommunerna ska bygga om sju badplatser.\n";
    let documents = all_of(&[
        joint.to_owned(),
        follow_up("Kinda", "2021", "tredje tertialet 2021", &[[DRUGS, "", "", "Sammanlagt tolv riktade insatser"]]),
        follow_up("Vaggeryd", "2021", "tredje tertialet 2021", &[[DRUGS, "", "", "Sammanlagt tolv riktade insatser"]]),
    ]);
    assert_eq!(documents[0].kommuner.len(), 3);
    let linked = link(&documents);
    assert_eq!(
        links(&linked, &[LinkKind::FollowUpOf]),
        ["FollowUpOf: b  Uppföljning av medborgarlöften för Kinda -> a  Medborgarlöfte för Ydre, Boxholms och Ki"]
    );
}
