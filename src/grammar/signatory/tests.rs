use super::*;
use crate::grammar::read;

/// Name, role, whether acting, organisation, side.
type Read = (Option<String>, Option<String>, bool, Option<String>, Option<Party>);

fn line(text: &str) -> Option<Read> {
    let line = read(text, signature_line)?;
    let get = |range: Option<Range<u32>>| range.map(|range| text[range.start as usize..range.end as usize].to_owned());
    Some((get(line.name), get(line.role), line.acting, get(line.organisation), line.party))
}

#[test]
fn lines() {
    let some = |text: &str| Some(text.to_owned());
    for (text, expected) in [
        ("Anna-Carin Magnusson", Some((some("Anna-Carin Magnusson"), None, false, None, None))),
        ("Nina Forsell Hjort", Some((some("Nina Forsell Hjort"), None, false, None, None))),
        (
            "Kommunstyrelsens ordförande",
            Some((None, some("Kommunstyrelsens ordförande"), false, None, Some(Party::Kommun))),
        ),
        ("Tf Lokalpolisområdeschef", Some((None, some("Lokalpolisområdeschef"), true, None, Some(Party::Polis)))),
        ("T.f. lokalpolisområdeschef", Some((None, some("lokalpolisområdeschef"), true, None, Some(Party::Polis)))),
        (
            "Lokalpolisområde Höglandet.",
            Some((None, None, false, some("Lokalpolisområde Höglandet"), Some(Party::Polis))),
        ),
        ("AB Bostäder", Some((None, None, false, some("AB Bostäder"), Some(Party::Other)))),
        ("Verkställande direktör", Some((None, some("Verkställande direktör"), false, None, None))),
        ("Oxelösunds kommun", Some((None, None, false, some("Oxelösunds kommun"), Some(Party::Kommun)))),
        ("Upplands Väsby kommun", Some((None, None, false, some("Upplands Väsby kommun"), Some(Party::Kommun)))),
        ("Upplands Väsby har två parker", None),
        (
            "Kommunstyrelsens ordförande, Arboga kommun",
            Some((None, some("Kommunstyrelsens ordförande"), false, some("Arboga kommun"), Some(Party::Kommun))),
        ),
        (
            "Eva Ek (kommunchef, Arboga kommun)",
            Some((some("Eva Ek"), some("kommunchef"), false, some("Arboga kommun"), Some(Party::Kommun))),
        ),
        ("Eva Ek (kommunchef", None),
        ("Kommunchef: Eva Ek", Some((some("Eva Ek"), some("Kommunchef"), false, None, Some(Party::Kommun)))),
        (
            "Tf kommunpolis: Eva O’Neill, Polisen",
            Some((some("Eva O’Neill"), some("kommunpolis"), true, some("Polisen"), Some(Party::Polis))),
        ),
        ("Kommunchef: se ovan", None),
        ("Kommundirektör/VD", Some((None, some("Kommundirektör/VD"), false, None, Some(Party::Kommun)))),
        (
            "Eva Ek, chef lokalpolisområde Mora, Polisen",
            Some((some("Eva Ek"), some("chef"), false, some("lokalpolisområde Mora"), Some(Party::Polis))),
        ),
        (
            "Lokalpolisområdeschef Norra Norrbotten",
            Some((None, some("Lokalpolisområdeschef"), false, None, Some(Party::Polis))),
        ),
        ("Eva Ek, kommunchef", Some((some("Eva Ek"), some("kommunchef"), false, None, Some(Party::Kommun)))),
        (
            "Biträdande lokalpolisområdeschef",
            Some((None, some("Biträdande lokalpolisområdeschef"), false, None, Some(Party::Polis))),
        ),
        (
            "För Umeå kommun: Eva Ek, kommunchef",
            Some((some("Eva Ek"), some("kommunchef"), false, some("Umeå kommun"), Some(Party::Kommun))),
        ),
        (
            "För Polisen: Eva Ek, lokalpolisområdeschef, Lokalpolisområde Umeå",
            Some((
                some("Eva Ek"),
                some("lokalpolisområdeschef"),
                false,
                some("Lokalpolisområde Umeå"),
                Some(Party::Polis),
            )),
        ),
        ("Namn: Eva Ek", Some((some("Eva Ek"), None, false, None, None))),
        ("Befattning: Kommunchef", Some((None, some("Kommunchef"), false, None, Some(Party::Kommun)))),
        ("Namn: Löfte för Flen", None),
        ("Kontakt: Eva Ek", None),
        ("För Bro idrottsallians", Some((None, None, false, some("Bro idrottsallians"), Some(Party::Other)))),
        ("Dag Rogne", Some((some("Dag Rogne"), None, false, None, None))),
        ("För en trygg kommun: Tio löften", None),
        ("För trygghetens skull", None),
        (
            "Maj Ek, bostadschef, LKF",
            Some((some("Maj Ek"), some("bostadschef"), false, some("LKF"), Some(Party::Other))),
        ),
        ("Maj Ek, LKF", None),
        (
            "Trygghets- och säkerhetschef",
            Some((None, some("Trygghets- och säkerhetschef"), false, None, Some(Party::Kommun))),
        ),
        (
            "Kommunchef Eva Ek, Umeå kommun",
            Some((some("Eva Ek"), some("Kommunchef"), false, some("Umeå kommun"), Some(Party::Kommun))),
        ),
        (
            "Ordförande kommunstyrelsen",
            Some((None, some("Ordförande kommunstyrelsen"), false, None, Some(Party::Kommun))),
        ),
        (
            "Ordf. kommunstyrelsen, Umeå kommun",
            Some((None, some("Ordf. kommunstyrelsen"), false, some("Umeå kommun"), Some(Party::Kommun))),
        ),
        (
            "Ordförande i brottsförebyggande rådet",
            Some((None, some("Ordförande i brottsförebyggande rådet"), false, None, Some(Party::Kommun))),
        ),
        (
            "Ordförande i lokala brottsförebyggande rådet",
            Some((None, some("Ordförande i lokala brottsförebyggande rådet"), false, None, Some(Party::Kommun))),
        ),
        (
            "1:e vice ordförande lokala brottsförebyggande rådet",
            Some((None, some("1:e vice ordförande lokala brottsförebyggande rådet"), false, None, Some(Party::Kommun))),
        ),
        (
            "Chef lokalpolisområde Umeå",
            Some((None, some("Chef"), false, some("lokalpolisområde Umeå"), Some(Party::Polis))),
        ),
        ("Ordförande Umeå kommun", Some((None, some("Ordförande"), false, some("Umeå kommun"), Some(Party::Kommun)))),
        ("På uppdrag av Umeå kommun", Some((None, None, false, some("Umeå kommun"), Some(Party::Kommun)))),
        ("För och på uppdrag av polisen", Some((None, None, false, some("polisen"), Some(Party::Polis)))),
        ("På uppdrag av kommunstyrelsen", Some((None, None, false, some("kommunstyrelsen"), Some(Party::Kommun)))),
        ("Umeå kommun, genom", Some((None, None, false, some("Umeå kommun"), Some(Party::Kommun)))),
        (
            "Umeå kommun genom kommunchef Eva Ek",
            Some((some("Eva Ek"), some("kommunchef"), false, some("Umeå kommun"), Some(Party::Kommun))),
        ),
        ("PER BERG", Some((some("PER BERG"), None, false, None, None))),
        ("LOKALPOLISOMRÅDESCHEF", Some((None, some("LOKALPOLISOMRÅDESCHEF"), false, None, Some(Party::Polis)))),
        (
            "Ordförande i Brottsförebyggande rådet",
            Some((None, some("Ordförande i Brottsförebyggande rådet"), false, None, Some(Party::Kommun))),
        ),
        ("Ordförande Eva Ek", Some((some("Eva Ek"), some("Ordförande"), false, None, None))),
        ("(Eva Ek)", Some((some("Eva Ek"), None, false, None, None))),
        (
            "För kommunen: Eva Ek, kommunchef",
            Some((some("Eva Ek"), some("kommunchef"), false, some("kommunen"), Some(Party::Kommun))),
        ),
        (
            "Eva Ek, vd, Telge Bostäder",
            Some((some("Eva Ek"), some("vd"), false, some("Telge Bostäder"), Some(Party::Other))),
        ),
        ("Eva Ek, vd, Telge Nytorp", None),
        ("skolorna", None),
        ("(kommunchef)", None),
        ("/Eva Ek, kommunchef", Some((some("Eva Ek"), some("kommunchef"), false, None, Some(Party::Kommun)))),
        (
            "chef, lokalpolisområde Norrmalm, region Stockholm",
            Some((None, some("chef"), false, some("lokalpolisområde Norrmalm"), Some(Party::Polis))),
        ),
        ("Kontaktperson kommunen: Eva Ek, kommunchef", None),
        ("På uppdrag av invånarna", None),
        ("Polisen genom ökad närvaro", None),
        ("Kommunstyrelsen 2023-06-01", None),
        ("Verksamhetschef", Some((None, some("Verksamhetschef"), false, None, None))),
        ("Medborgarlöftena följs upp varje år", None),
        ("Vad är ett medborgarlöfte", None),
        ("Lägesbild", None),
        ("Polisen ska öka sin närvaro", None),
    ] {
        assert_eq!(line(text), expected, "{text}");
    }
}

#[test]
fn prose() {
    let text = "Löftet undertecknades den 9 mars 2022 av kommunchef Henrik Stål och tillförordnad lokalpolisområdeschef Birgitta Ohl.";
    let people = read(text, named_in_prose);
    let names: Vec<_> = people
        .iter()
        .map(|person| (&text[person.name.start as usize..person.name.end as usize], person.acting, person.party))
        .collect();
    assert_eq!(names, [("Henrik Stål", false, Party::Kommun), ("Birgitta Ohl", true, Party::Polis)]);
}

#[test]
fn prose_with_organisations() {
    let text = "Löftet undertecknades den 14 januari 2019 av kommunchef Per Lind, Mora kommun, och lokalpolisområdeschef Maj Ek, \
                Lokalpolisområde Mora, vid ett möte.";
    let organisations: Vec<_> = read(text, named_in_prose)
        .into_iter()
        .map(|person| person.organisation.map(|range| &text[range.start as usize..range.end as usize]))
        .collect();
    assert_eq!(organisations, [Some("Mora kommun"), Some("Lokalpolisområde Mora")]);
}
