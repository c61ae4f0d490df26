//! Promises followed from one period to the next.

use medborgarlofte::link::{Change, Changed, LinkKind, link};

use super::{all_of, follow_up, joined, links, only, promise};

const ALL: &[LinkKind] = &[
    LinkKind::CarriedOver,
    LinkKind::Changed,
    LinkKind::TakenUpAgain,
    LinkKind::Dropped,
    LinkKind::New,
    LinkKind::Undecided,
];

const HORSES: &str = "Polisen ska visa sina hästar på marknaden.";

/// What a wording of 2019 becomes where 2020 has these: the kind, and what changed.
fn becomes(old: &str, new: &[&str]) -> (Vec<String>, Vec<Change>) {
    let mut items = vec![HORSES];
    items.extend(new);
    let documents = all_of(&[promise("Aneby", "2019", &[HORSES, old]), promise("Aneby", "2020", &items)]);
    let linked = link(&documents);
    let of_old = |link: &&medborgarlofte::link::Link<'_>| {
        ALL.contains(&link.kind) && link.from.text.as_deref().is_some_and(|text| text != HORSES)
    };
    let found: Vec<_> = linked.links.iter().filter(of_old).collect();
    let kinds = found.iter().map(|link| {
        let to = link.to.text.as_deref().unwrap_or("nothing");
        format!("{:?} {to}", link.kind)
    });
    (kinds.collect(), found.iter().flat_map(|link| link.changes.clone()).collect())
}

#[test]
fn the_same_in_other_words() {
    for (old, new) in [
        ("Polisen ska fotpatrullera i Frinnaryd varje fredag.", "Polisen fotpatrullerar varje fredag i Frinnaryd."),
        (
            "Genomföra minst tio riktade insatser mot droger.",
            "Polisen lovar att genomföra minst tio riktade insatser mot narkotika.",
        ),
        ("Kommunen ska erbjuda feriearbete åt ungdomar.", "Kommunen erbjuder unga feriearbete."),
        ("Ordna två trygghetsvandringar.", "Kommunen ska genomföra två trygghetsvandringar tillsammans med polisen."),
    ] {
        let (kinds, _) = becomes(old, &[new]);
        assert_eq!(kinds, [format!("CarriedOver {new}")], "{old}");
    }
}

#[test]
fn what_changed_is_told() {
    let some = |text: &str| Some(text.to_owned());
    for (old, new, expected) in [
        (
            "Polisen ska genomföra minst tio trafikkontroller vid skolan.",
            "Polisen ska genomföra minst tolv trafikkontroller vid skolan.",
            (Changed::Number, some("at least 10 trafikkontroller"), some("at least 12 trafikkontroller")),
        ),
        (
            "Polisen ska genomföra minst tio trafikkontroller vid skolan.",
            "Polisen ska genomföra trafikkontroller vid skolan.",
            (Changed::Number, some("at least 10 trafikkontroller"), None),
        ),
        (
            "Kommunen ska ordna familjekvällar med dans i Frinnaryd.",
            "Kommunen ska ordna familjekvällar med dans i Haurida.",
            (Changed::Place, some("frinnaryd"), some("haurida")),
        ),
        (
            "Kommunen ska erbjuda en kurs om nätbedrägerier för pensionärer.",
            "Kommunen ska erbjuda en kurs om nätbedrägerier för föräldrar.",
            (Changed::Audience, some("pensionärer"), some("föräldrar")),
        ),
        (
            "Polisen ska dela ut reflexvästar och cykelhjälmar.",
            "Räddningstjänsten ska dela ut reflexvästar och cykelhjälmar.",
            (Changed::Actor, some("polis"), some("raddningstjanst")),
        ),
    ] {
        let (kinds, changes) = becomes(old, &[new]);
        assert_eq!(kinds, [format!("Changed {new}")], "{old}");
        let (what, from, to) = expected;
        assert!(changes.contains(&Change { what, from, to }), "{old}: {changes:?}");
    }
}

#[test]
fn near_misses_are_no_links() {
    for (old, new) in [
        // The same crime, something else done.
        (
            "Polisen ska genomföra minst tio riktade insatser mot narkotika.",
            "Kommunen ska informera om narkotika på tre möten.",
        ),
        // One word that many have, with another number elsewhere.
        (
            "Kommunen ska genomföra två trygghetsvandringar i Frinnaryd.",
            "Kommunen ska genomföra sex trygghetsvandringar i Haurida.",
        ),
        ("Polisen ska besöka skolor.", "Räddningstjänsten ska besöka minst tolv äldreboenden."),
        ("Öka tryggheten.", "Öka samarbetet med näringslivet."),
        // Others who do it another number of times.
        (
            "Länsstyrelsen ska göra fyra tillsynsbesök på serveringsställen.",
            "Kommunen ska göra trettio tillsynsbesök på serveringsställen.",
        ),
    ] {
        let (kinds, _) = becomes(old, &[new]);
        assert_eq!(kinds, ["Dropped nothing"], "{old} / {new}");
    }
}

#[test]
fn of_two_that_differ_in_place_or_audience_each_finds_its_own() {
    let items = [
        "Kommunen ska genomföra två trygghetsvandringar i Frinnaryd.",
        "Kommunen ska genomföra två trygghetsvandringar i Haurida.",
        "Kommunen ska erbjuda en kurs om nätbedrägerier för pensionärer.",
        "Kommunen ska erbjuda en kurs om nätbedrägerier för föräldrar.",
    ];
    let mut turned = items;
    turned.reverse();
    let found = joined(&[promise("Aneby", "2019", &items), promise("Aneby", "2020", &turned)], ALL);
    let texts = |link: &String| {
        let (from, to) = link.split_once(" -> ").unwrap();
        (from.split_once("p").unwrap().1[1..].to_owned(), to.split_once("p").unwrap().1[1..].to_owned())
    };
    assert_eq!(found.len(), 4);
    assert!(found.iter().all(|link| link.starts_with("CarriedOver")), "{found:#?}");
    assert_eq!(found.iter().map(texts).filter(|(from, to)| from == to).count(), 4, "{found:#?}");
    let numbers: Vec<_> = found.iter().map(|link| (link.contains("a p1"), link.contains("b p4"))).collect();
    assert_eq!(numbers[0], (true, true), "the first is the last of the next period: {found:#?}");
}

#[test]
fn two_that_fit_equally_well() {
    let (kinds, _) = becomes(
        "Kommunen ska ordna familjekvällar med dans.",
        &[
            "Kommunen ska ordna familjekvällar med dans i Frinnaryd.",
            "Kommunen ska ordna familjekvällar med dans i Haurida.",
        ],
    );
    assert_eq!(kinds, ["Undecided nothing"]);
}

#[test]
fn through_three_periods() {
    let walks = "Kommunen ska genomföra fyra trygghetsvandringar med Anebyhus.";
    let found = joined(
        &[
            promise("Aneby", "2019", &[HORSES, walks]),
            promise("Aneby", "2020", &[HORSES, "Kommunen ska måla soffor."]),
            promise("Aneby", "2021", &[walks, HORSES]),
        ],
        ALL,
    );
    assert_eq!(
        found,
        [
            "New: a  nothing -> b p2 Kommunen ska måla soffor.",
            "CarriedOver: a p1 Polisen ska visa sina hästar på marknade -> b p1 Polisen ska visa sina hästar på marknade",
            "TakenUpAgain: a p2 Kommunen ska genomföra fyra trygghetsvan -> c p1 Kommunen ska genomföra fyra trygghetsvan",
            "Dropped: a p2 Kommunen ska genomföra fyra trygghetsvan -> b  nothing",
            "CarriedOver: b p1 Polisen ska visa sina hästar på marknade -> c p2 Polisen ska visa sina hästar på marknade",
            "Dropped: b p2 Kommunen ska måla soffor. -> c  nothing",
        ]
    );
}

#[test]
fn overlapping_periods_have_one_period_after_them() {
    let found = joined(
        &[
            promise("Aneby", "2016-2017", &[HORSES]),
            promise("Aneby", "2017", &["Kommunen ska måla soffor."]),
            promise("Aneby", "2018", &[HORSES, "Kommunen ska måla soffor."]),
        ],
        ALL,
    );
    assert_eq!(
        found,
        [
            "CarriedOver: a p1 Polisen ska visa sina hästar på marknade -> c p1 Polisen ska visa sina hästar på marknade",
            "CarriedOver: b p1 Kommunen ska måla soffor. -> c p2 Kommunen ska måla soffor.",
        ],
        "nothing is new that one of them had"
    );
}

#[test]
fn a_gap_is_told() {
    let documents = all_of(&[promise("Aneby", "2015", &[HORSES]), promise("Aneby", "2018-2019", &[HORSES])]);
    let linked = link(&documents);
    let why = &only(&linked, LinkKind::CarriedOver).explanation;
    assert!(why.ends_with("; no document for 2016 to 2017 is at hand"), "{why}");
}

#[test]
fn what_is_no_next_period() {
    let old = promise("Aneby", "2019-2020", &[HORSES]);
    for (other, why) in [
        (promise("Tranås", "2021", &[HORSES]), "another kommun"),
        (promise("Aneby", "sommaren 2020", &[HORSES]), "a summer within"),
        (promise("Aneby", "2019-2020", &[HORSES, "Kommunen ska måla soffor och stolar."]), "the same period"),
    ] {
        let found = joined(&[old.clone(), other], &[&[LinkKind::FollowedBy], ALL].concat());
        assert_eq!(found, [""; 0], "{why}");
    }
}

#[test]
fn without_kommun_or_period_nothing_is_joined() {
    let no_kommun =
        "Medborgarlöfte 2019\n\nPolisen lovar att:\n\n- visa sina hästar på marknaden\n- öka tryggheten\n".to_owned();
    let no_period =
        "Medborgarlöfte i Aneby kommun\n\nPolisen lovar att:\n\n- visa sina hästar på marknaden\n- öka tryggheten\n"
            .to_owned();
    let documents = all_of(&[no_kommun, no_period, promise("Aneby", "2020", &[HORSES])]);
    let linked = link(&documents);
    assert_eq!(linked.links, []);
    assert_eq!(linked.outcomes.len(), 5);
}

#[test]
fn versions_of_one_document() {
    let one = promise("Aneby", "2019", &[HORSES, "Kommunen ska måla soffor."]);
    let signed = format!("{one}\nAneby 2019-02-01\n\nKarin Berg\nKommunstyrelsens ordförande\nAneby kommun\n");
    let revised = signed.replace("måla soffor", "måla alla soffor i parken").replace("2019-02-01", "2019-05-01");
    // The same file under another name, the same text in another file, and a later version.
    let found = joined(
        &[one.clone(), one.clone(), signed, revised],
        &[LinkKind::SameDocument, LinkKind::RevisionOf, LinkKind::CarriedOver],
    );
    assert_eq!(
        found,
        [
            "RevisionOf: a  Medborgarlöfte i Aneby kommun 2019 -> d  Medborgarlöfte i Aneby kommun 2019",
            "RevisionOf: c  Medborgarlöfte i Aneby kommun 2019 -> d  Medborgarlöfte i Aneby kommun 2019",
            "SameDocument: b  Medborgarlöfte i Aneby kommun 2019 -> a  Medborgarlöfte i Aneby kommun 2019",
        ]
    );
    // Other promises for the same time are no version.
    let other =
        promise("Aneby", "2019", &["Polisen ska mäta hastigheten i Frinnaryd.", "Kommunen ska öppna fritidsgården."]);
    assert_eq!(joined(&[one, other], &[LinkKind::RevisionOf]), [""; 0]);
}

#[test]
fn a_document_that_is_given_twice_counts_once() {
    let texts = [promise("Aneby", "2019", &[HORSES]), promise("Aneby", "2020", &[HORSES])];
    let once = all_of(&texts);
    let twice: Vec<_> = once.iter().chain(&once).cloned().collect();
    assert_eq!(link(&once), link(&twice));
}

#[test]
fn follow_ups_stand_in_for_a_promise_document_that_is_missing() {
    let row = |total: &'static str| [["Polisen ska visa sina hästar på marknaden", total, "", ""]];
    let documents = all_of(&[
        follow_up("Aneby", "2019", "första tertialet 2019", &row("En gång")),
        follow_up("Aneby", "2019", "andra tertialet 2019", &row("En gång")),
        promise("Aneby", "2020", &[HORSES]),
    ]);
    let linked = link(&documents);
    assert_eq!(
        links(&linked, ALL),
        [
            "CarriedOver: b r1a1 Polisen ska visa sina hästar på marknade -> c p1 Polisen ska visa sina hästar på marknade"
        ],
        "once, from the last follow-up"
    );
}

#[test]
fn wording_that_kommuner_share() {
    let common = "Polisen ska möta alla nyinflyttade familjer på deras egen gård.";
    let found = joined(
        &[
            promise("Aneby", "2019", &[common, HORSES]),
            promise("Tranås", "2018", &[common]),
            promise("Aneby", "2020", &[common]),
            promise("Eksjö", "2020", &["Polisen ska möta alla nyinflyttade familjer i Eksjö på deras egen gård"]),
        ],
        &[LinkKind::SharedWording],
    );
    assert_eq!(
        found,
        [
            "SharedWording: b p1 Polisen ska möta alla nyinflyttade famil -> a p1 Polisen ska möta alla nyinflyttade famil",
        ],
        "once for each kommun; an added preposition is another wording"
    );
}
