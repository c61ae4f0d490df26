//! The real documents and the samples: the links that a careful reader draws, and no other.

use medborgarlofte::document::{Document, Number, Status};
use medborgarlofte::link::{Changed, Class, LinkKind, link};

use super::{documents, links, only, outcome};
use crate::support::files::{self, File};

/// What says that two texts are one promise.
const SAME: &[LinkKind] = &[
    LinkKind::FollowUpOf,
    LinkKind::ReportsOn,
    LinkKind::ReportsAgain,
    LinkKind::CarriedOver,
    LinkKind::Changed,
    LinkKind::TakenUpAgain,
    LinkKind::RevisionOf,
    LinkKind::SameDocument,
    LinkKind::Undecided,
];

fn of(files: Vec<File>) -> Vec<Document<'static>> {
    files.iter().flat_map(|file| documents(file.stem(), file.text())).collect()
}

#[test]
fn the_real_pair() {
    let documents = of(files::corpus());
    let linked = link(&documents);
    let follow_up = "eksjo-2018-2019-uppfoljning-2019-t3";
    let next = "eksjo-2020-2021";
    let expected = [
        format!(
            "FollowedBy: {follow_up}  Lokala medborgarlöften i Eksjö 2018-2019 -> {next}  Medborgarlöfte i Eksjö kommun 2020-2021"
        ),
        format!(
            "Changed: {follow_up} p1 Att öka den upplevda tryggheten på resec -> {next} p1 Att öka den upplevda tryggheten i de öst"
        ),
        format!(
            "CarriedOver: {follow_up} p2 Att minska risken för unga att hamna i d -> {next} p2 Att minska risken för unga att hamna i d"
        ),
        format!("Dropped: {follow_up} r1a1 Ökad polisiär närvaro vid resecentrum -> {next}  nothing"),
        format!("Dropped: {follow_up} r2a2 Kommunen ska genomföra två trygghetsvand -> {next}  nothing"),
        format!("Dropped: {follow_up} r3a3 Kommunen ska genomföra en trygghetsvandr -> {next}  nothing"),
        format!(
            "CarriedOver: {follow_up} r4a4 Genomföra minst tio riktade insatser mot -> {next} a1 Polisen lovar att genomföra minst tio ri"
        ),
        format!(
            "CarriedOver: {follow_up} r5a5 Kommunen ska ordna en drogförebyggande f -> {next} a4 Kommunen lovar att ordna en drogförebygg"
        ),
        format!("Dropped: {follow_up} r6a6 Kommunen ska ordna en föräldraintrodukti -> {next}  nothing"),
        format!(
            "CarriedOver: {follow_up} r7a7 Polisen och kommunen lovar att under åre -> {next} a7 Polisen och kommunen lovar att under åre"
        ),
        format!("New: {follow_up}  nothing -> {next} a2 Kommunen lovar att arbeta med hög skolnä"),
        format!("New: {follow_up}  nothing -> {next} a3 Polisen lovar att utöka samarbetet med t"),
        format!("New: {follow_up}  nothing -> {next} a5 Polisen och kommunen lovar att genomföra"),
        format!("New: {follow_up}  nothing -> {next} a6 Kommunen ska tillsammans med polisen och"),
    ];
    let all: Vec<LinkKind> =
        SAME.iter().copied().chain([LinkKind::FollowedBy, LinkKind::Dropped, LinkKind::New]).collect();
    let mut found = links(&linked, &all);
    let mut expected = expected.to_vec();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);

    let place = &only(&linked, LinkKind::Changed).changes;
    assert_eq!(place.len(), 1);
    assert_eq!(place[0].what, Changed::Place);
    assert_eq!(place[0].from.as_deref(), Some("resecentrum närområdet"));
    assert_eq!(place[0].to.as_deref(), Some("östra delarna kommunen"));
}

#[test]
fn what_became_of_the_real_promises() {
    let documents = of(files::corpus());
    let linked = link(&documents);
    let numbers = |text: &str| {
        let of = outcome(&linked, text);
        (of.class, of.status, of.achieved.map(|Number(number)| number), of.target.map(|Number(number)| number))
    };
    assert_eq!(numbers("Genomföra minst tio riktade"), (Class::Met, Some(Status::Met), Some(14.0), Some(10.0)));
    let meetings = linked.outcomes.iter().find(|of| of.commitment.row == Some(7)).unwrap();
    assert_eq!((meetings.achieved, meetings.target), (Some(Number(4.0)), Some(Number(4.0))));
    assert_eq!(meetings.class, Class::Met);
    let walks = "Kommunen ska genomföra två trygghetsvandringar på resecentrum";
    assert_eq!(numbers(walks), (Class::ReportedWithoutNumber, Some(Status::Undetermined), None, Some(4.0)));
    let why = &outcome(&linked, walks).explanation;
    assert!(why.contains("no report counts the same thing; promised was 4 trygghetsvandringar"), "{why}");
    assert!(why.contains("no report at hand is for 2018"), "{why}");
    assert_eq!(numbers("Kommunen ska ordna en drogförebyggande").1, Some(Status::ReportedDone));
    assert_eq!(
        numbers("Polisen lovar att genomföra minst tio").0,
        Class::NoFollowUp,
        "2020-2021 has no follow-up here"
    );
}

#[test]
fn the_development_sample() {
    let documents = of(files::dev());
    let linked = link(&documents);
    // Gislaved is the only kommun with two documents, and takes nothing over; a parents' meeting in other classes on
    // other things is another one.
    assert_eq!(links(&linked, SAME), [""; 0]);
    let from = "gislaved-2020-2021-pdftotext-layout";
    let to = "gislaved-2022-t3-pipe-table";
    let between = links(&linked, &[LinkKind::FollowedBy, LinkKind::Dropped, LinkKind::New]);
    assert!(between.iter().all(|link| link.contains(from) && link.contains(to)), "{between:#?}");
    assert_eq!(between.len(), 1 + 10 + 9, "all ten of 2020-2021 are dropped, all nine of 2022 are new");
    let shared = links(&linked, &[LinkKind::SharedWording]);
    let wording = "Polisen och kommunen ska under året geno";
    let gnosjo = format!("gnosjo-2021-2022-dates-in-words a6 {wording}");
    let vaggeryd = format!("vaggeryd-2019-2020-contradictions a5 {wording}");
    assert!(shared.contains(&format!("SharedWording: {vaggeryd} -> {gnosjo}")), "{shared:#?}");
}

#[test]
fn what_became_of_the_promises_of_the_development_sample() {
    let documents = of(files::dev());
    let linked = link(&documents);
    let of = |kommun: &str, year: u16| {
        let of_kommun = linked.outcomes.iter().filter(|of| of.commitment.kommuner == [kommun]);
        let rows = of_kommun.filter(|of| of.commitment.row.is_some() && of.commitment.start_year == Some(year));
        let number = |of: Option<Number>| of.map(|Number(number)| number);
        rows.map(|of| (of.class, number(of.achieved), number(of.target))).collect::<Vec<_>>()
    };
    use Class::{DoneWithoutTarget, InProgress, Met, NeverReported, NoTarget, NotMet, Unsettled};
    // Gislaved: three tertials in one table, with totals in the last.
    let expected = [
        (Met, Some(33.0), Some(30.0)),
        // One meeting in June and `the second` in November: no total is stated.
        (Unsettled, None, Some(2.0)),
        (NoTarget, None, None),
        // `Ja` in each tertial.
        (DoneWithoutTarget, None, None),
        (NotMet, Some(4.0), Some(5.0)),
        (NoTarget, None, None),
        (Met, Some(4.0), Some(3.0)),
    ];
    assert_eq!(of("0662", 2022), expected);
    // Vetlanda: after the first tertial of two years.
    let expected = [
        (InProgress, Some(7.0), Some(15.0)),
        (NoTarget, None, None),
        (NeverReported, None, Some(1.0)),
        (NoTarget, None, None),
        (Met, Some(9.0), Some(8.0)),
        (NoTarget, None, None),
        (NoTarget, None, None),
        (InProgress, Some(2.0), Some(6.0)),
    ];
    assert_eq!(of("0685", 2021), expected);
}

#[test]
fn the_countrys_sample() {
    let documents = of(files::country());
    let linked = link(&documents);
    // Read by hand in the documents, kommun by kommun.
    let expected = [
        "CarriedOver: hultsfred-2018-2019-template-numbered a6 Polisen och kommunen ska under året geno -> hultsfred-2021-2022-lost-bullet a6 Genomföra minst fyra samverkansmöten und",
        "CarriedOver: knivsta-2016-2018-tre-dokument r2a2 Två trygghetsvandringar -> knivsta-2016-2018-tre-dokument p1 arrangera minst två trygghetsvandringar",
        "CarriedOver: ronneby-2020-2021-new-and-outcome r1a1 Polisen skulle göra minst 30 insatser mo -> ronneby-2020-2021-new-and-outcome p1 göra minst 30 insatser mot buskörning, f",
        "CarriedOver: ronneby-2020-2021-new-and-outcome r2a2 Kommunen skulle ordna fyra trygghetsvand -> ronneby-2020-2021-new-and-outcome p3 ordna fyra trygghetsvandringar tillsamma",
        "CarriedOver: ronneby-2020-2021-new-and-outcome r3a3 Polis och kommun skulle besöka samtliga  -> ronneby-2020-2021-new-and-outcome p5 kommunens ANDT-samordnare och polisen be",
        "Changed: eskilstuna-2020-nya-loften-och-utfall-2019 r1a1 Minst 25 riktade insatser mot droghandel -> eskilstuna-2020-nya-loften-och-utfall-2019 p1 genomföra minst 30 riktade insatser mot ",
        "Changed: gotland-2018-2020-region p2 Krögare och serveringspersonal får utbil -> gotland-2020-2021-webbsida p5 att i samarbete med krögarna utbilda ser",
        "Changed: mullsjo-2018-2019-two-column-signatures a6 Genomföra minst ett samverkansmöte i kva -> mullsjo-2021-2022-template-dashes a5 Under året genomföra minst tre samverkan",
        "Changed: sigtuna-2020-nytt-och-gammalt r1a1 Polisen ska göra minst 50 besök i Valsta -> sigtuna-2020-nytt-och-gammalt p1 Polisen ska göra minst 70 besök i Valsta",
        "Changed: tranas-2021-2022-template-ocr a5 Under året genomföra minst tre samverkan -> tranas-2022-2023-utan-rubrik a7 Under året genomföra minst fyra samverka",
        "FollowUpOf: norrtalje-2021-2022-lofte-med-bilaga-t1  Uppföljning av medborgarlöfte för Norrtä -> norrtalje-2021-2022-lofte-med-bilaga-t1  MEDBORGARLÖFTE för Norrtälje kommun 2021",
        "ReportsOn: norrtalje-2021-2022-lofte-med-bilaga-t1 r4a4 Drogfria kvällar i Hallstavik och Rimbo -> norrtalje-2021-2022-lofte-med-bilaga-t1 a5 Kommunen arrangerar minst en drogfri kvä",
        "ReportsOn: norrtalje-2021-2022-lofte-med-bilaga-t1 r5a5 Minst 15 kontroller av langning -> norrtalje-2021-2022-lofte-med-bilaga-t1 a6 Polisen och kommunen genomför minst 15 k",
    ];
    let mut found = links(&linked, SAME);
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn every_outcome_of_a_row_is_that_of_its_follow_up() {
    // With one follow-up for a promise, nothing is to be added to what the follow-up itself says.
    let documents = of([files::corpus(), files::dev(), files::country()].concat());
    let linked = link(&documents);
    let mut compared = 0;
    for document in documents.iter().filter(|document| !document.rows.is_empty()) {
        for (number, row) in (1..).zip(&document.rows) {
            let own = |of: &&medborgarlofte::link::PeriodOutcome<'_>| {
                of.commitment.source == document.source.name
                    && of.commitment.document.starts_with(&document.id)
                    && of.commitment.row == Some(number)
            };
            let Some(of) = linked.outcomes.iter().find(own) else { continue };
            if of.years.len() <= 1 {
                assert_eq!(of.status, Some(row.outcome.status), "{} {}", document.id, row.activity.text);
                compared += 1;
            }
        }
    }
    assert!(compared > 200, "{compared}");
}
