use super::*;
use crate::grammar::read;

#[test]
fn lines_that_name_a_time() {
    let found = |text: &str| read(text, |input| time_alone(input, Some(2019)));
    let tertial = |year, tertial| Some(ReportPeriod::Tertial { year, tertial });
    let march = Date::Month { year: 2019, month: 3 };
    assert_eq!(found("Tertial 1"), tertial(2019, 1));
    assert_eq!(found("Resultat för tertial 2 2018:"), tertial(2018, 2));
    assert_eq!(found("Tertial 3 (september-december)"), tertial(2019, 3));
    assert_eq!(found("Mars"), Some(ReportPeriod::Range { start: march, end: march }));
    for text in ["Maj – juni", "Tertial 1 gav tio möten", "Sommaren", "Resultat", "Mars månads möten"] {
        assert_eq!(found(text), None, "{text}");
    }
}

#[test]
fn parts_that_a_report_tells_of() {
    let found = |text: &str| read(text, |input| told_of(input, Some(2019)));
    let first = Some(ReportPeriod::Tertial { year: 2019, tertial: 1 });
    for (text, expected) in [
        ("Under tertial 1 besöktes skolan. Under några veckor i mars stod arbetet still.", first),
        ("Två möten hölls under första tertialet, ett i mars.", first),
        ("Under T1 hölls två möten. Även kvällsmöten hölls under tertial 1.", first),
        ("Tolv kontroller, varav tre under tertial 1.", None),
        ("Fler möten än under tertial 1.", None),
        ("Hittills har sex möten hållits, de flesta under tertial 1.", None),
        ("Under tertial 1 hölls två möten och under tertial 2 tre.", None),
        ("Arbetet från tertial 1 fortsätter.", None),
        ("Två möten hölls.", None),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn labels_of_time() {
    let found = |text: &str| read(text, |input| labelled(input, Some(2019)).map(|(period, _)| period));
    let may = Date::Month { year: 2019, month: 5 };
    assert_eq!(found("Maj: två möten"), Some(ReportPeriod::Range { start: may, end: may }));
    assert_eq!(found("Maj – juni: två möten"), None);
    assert_eq!(found("Maj månad var lugn"), None);
}

#[test]
fn what_it_is_for() {
    let found = |text: &str, year| read(text, |input| reporting(input, year).map(|(period, _)| period));
    assert_eq!(
        found("Uppföljningen avser tredje tertialet 2019.", None),
        Some(ReportPeriod::Tertial { year: 2019, tertial: 3 })
    );
    assert_eq!(found("Tertial 3 2022", None), Some(ReportPeriod::Tertial { year: 2022, tertial: 3 }));
    assert_eq!(
        found("Halvårsuppföljning, andra halvåret 2019", None),
        Some(ReportPeriod::Half { year: 2019, half: 2 })
    );
    assert_eq!(found("Kvartal 3", Some(2021)), Some(ReportPeriod::Quarter { year: 2021, quarter: 3 }));
    assert_eq!(found("Kvartalsrapport 3, 2019", None), Some(ReportPeriod::Quarter { year: 2019, quarter: 3 }));
    assert_eq!(found("Vi ses varje kvartal i rådet", Some(2019)), None);
    assert_eq!(found("Medborgarlöften 2019", Some(2019)), None);
}

#[test]
fn all_ways_to_name_a_part() {
    let found = |text: &str| read(text, part);
    for (text, expected) in [
        ("T1", Some((Part::Tertial(1), None, 1))),
        ("T3 2021", Some((Part::Tertial(3), Some(2021), 2))),
        ("T4", None),
        ("Q4", Some((Part::Quarter(4), None, 1))),
        ("k2", Some((Part::Quarter(2), None, 1))),
        ("Q5", None),
        ("H1", Some((Part::Half(1), None, 1))),
        ("H3", None),
        ("E4", None),
        ("kv 1", Some((Part::Quarter(1), None, 2))),
        ("Kvartalet 2", Some((Part::Quarter(2), None, 2))),
        ("Tertial II 2019", Some((Part::Tertial(2), Some(2019), 3))),
        ("Tertial I", Some((Part::Tertial(1), None, 2))),
        ("Halvår 2, 2020", Some((Part::Half(2), Some(2020), 4))),
        ("Kvartal 5", None),
        ("Tertial 2030", None),
        ("Tertialrapport 3", Some((Part::Tertial(3), None, 2))),
        ("Kvartalsrapport nr 3 2019", Some((Part::Quarter(3), Some(2019), 4))),
        ("Kvartalsmöte 3", None),
        ("1:a halvåret 2019", Some((Part::Half(1), Some(2019), 3))),
        ("2:a tertialet", Some((Part::Tertial(2), None, 2))),
        ("3:e kvartalet år 2018", Some((Part::Quarter(3), Some(2018), 4))),
        ("fjärde kvartalet av 2018", Some((Part::Quarter(4), Some(2018), 4))),
        ("tredje halvåret", None),
        ("andra mötet", None),
        ("hela 2019", Some((Part::Year, Some(2019), 2))),
        ("hela året 2019", Some((Part::Year, Some(2019), 3))),
        ("hela kommunen", None),
        ("helåret 2020", Some((Part::Year, Some(2020), 2))),
        ("Helår", Some((Part::Year, None, 1))),
        ("jan–apr", Some((Part::Tertial(1), None, 3))),
        ("maj till augusti 2019", Some((Part::Tertial(2), Some(2019), 4))),
        ("september-december", Some((Part::Tertial(3), None, 3))),
        ("januari–mars", Some((Part::Quarter(1), None, 3))),
        ("april–juni", Some((Part::Quarter(2), None, 3))),
        ("juli–september", Some((Part::Quarter(3), None, 3))),
        ("oktober–december", Some((Part::Quarter(4), None, 3))),
        ("januari-juni 2019", Some((Part::Half(1), Some(2019), 4))),
        ("juli–december", Some((Part::Half(2), None, 3))),
        ("januari–december", Some((Part::Year, None, 3))),
        ("februari–maj", None),
        ("januari och april", None),
        ("tertial 1 1989", Some((Part::Tertial(1), None, 2))),
        ("tertial 1 2050", Some((Part::Tertial(1), None, 2))),
        ("tertial 1 1990", Some((Part::Tertial(1), Some(1990), 3))),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn parts_of_a_year_as_periods() {
    let season = Date::Season { year: 2019, season: 23 };
    assert_eq!(Part::Season(23).of(2019), ReportPeriod::Range { start: season, end: season });
    let year = Date::Year(2019);
    assert_eq!(Part::Year.of(2019), ReportPeriod::Range { start: year, end: year });
    assert_eq!(Part::Half(2).of(2019), ReportPeriod::Half { year: 2019, half: 2 });
}

#[test]
fn labels_with_what_follows_them() {
    let found = |text: &'static str| {
        read(text, |input| labelled(input, Some(2019)).map(|(period, start)| (period, text[start as usize..].trim())))
    };
    let quarter = ReportPeriod::Quarter { year: 2019, quarter: 1 };
    let tertial = ReportPeriod::Tertial { year: 2018, tertial: 1 };
    assert_eq!(found("Kvartal 1: Nio kontroller"), Some((quarter, "Nio kontroller")));
    assert_eq!(found("Uppföljning T1 2018 – Nio kontroller"), Some((tertial, "Nio kontroller")));
    let year = ReportPeriod::Range { start: Date::Year(2018), end: Date::Year(2018) };
    assert_eq!(found("2018: Nio kontroller"), Some((year, "Nio kontroller")));
    assert_eq!(found("2018 gjordes nio"), None);
    assert_eq!(found("18: Nio kontroller"), None);
    assert_eq!(found("Kvartal 1"), None);
    assert_eq!(found("Kvartal 1 gav nio kontroller"), None);
    assert_eq!(found("Polisen T1: nio"), None);
}

#[test]
fn labels_of_nothing() {
    for (text, empty) in [
        ("Tertial 2: –", true),
        ("Tertial 2: - -", true),
        ("Tertial 2:", false),
        ("Tertial 2 –", false),
        ("Tertial 2: – två", false),
        ("Möten: –", false),
    ] {
        assert_eq!(read(text, is_empty_report), empty, "{text}");
    }
}

#[test]
fn seasons_and_months() {
    let found = |text: &str| read(text, season_or_month_here);
    assert_eq!(found("Hösten 2019"), Some((Part::Season(23), Some(2019), 2)));
    assert_eq!(found("Maj"), Some((Part::Month(5), None, 1)));
    assert_eq!(found("okt. 2018"), Some((Part::Month(10), Some(2018), 3)));
    assert_eq!(found("Polisen"), None);
}

#[test]
fn no_more_than_few_words_lead_to_a_time() {
    let found = |text: &str| read(text, |input| time_alone(input, Some(2019)));
    assert!(found("Resultat efter tertial 1").is_some());
    assert!(found("Resultat från och efter tertial 1").is_none());
    assert!(found("Tertial 1 (elva möten)").is_none());
    assert!(found("Tertial 1 (januari till april)").is_some());
    assert!(read("Tertial 1", |input| time_alone(input, None)).is_none());
}
