use super::*;
use crate::grammar::read;

fn found(text: &str, context: Context) -> Vec<(Comparator, f64, Option<&str>, Option<Per>)> {
    read(text, |tokens| quantities(tokens, context))
        .into_iter()
        .map(|found| {
            (
                found.comparator,
                found.value,
                found.unit.map(|unit| &text[unit.start as usize..unit.end as usize]),
                found.per,
            )
        })
        .collect()
}

#[test]
fn targets() {
    use Comparator::{About, AtLeast, AtMost, Exactly, MoreThan};
    let context = Context { only_year: Some(2017), report: false };
    for (text, expected) in [
        (
            "Polisen ska genomföra minst tio riktade insatser för att upptäcka",
            vec![(AtLeast, 10.0, Some("riktade insatser"), None)],
        ),
        (
            "Under året genomföra minst fyra samverkansmöten om de pågående aktiviteterna.",
            vec![(AtLeast, 4.0, Some("samverkansmöten"), Some(Per::Year))],
        ),
        (
            "genomföra två trygghetsvandringar på resecentrum samt två trygghetsvandringar i Mariannelund",
            vec![(Exactly, 2.0, Some("trygghetsvandringar"), None), (Exactly, 2.0, Some("trygghetsvandringar"), None)],
        ),
        ("genomföra en mätning vartannat år", vec![(Exactly, 0.5, Some("mätning"), Some(Per::Year))]),
        ("genomföra 2 000 kontroller", vec![(Exactly, 2000.0, Some("kontroller"), None)]),
        ("genomföra det under 2000", vec![]),
        ("hittills i år 31 pass", vec![(Exactly, 31.0, Some("pass"), None)]),
        ("besöka år 3 och 5", vec![]),
        ("öka från fem till tio i veckan", vec![(Exactly, 10.0, None, Some(Per::Week))]),
        ("vandra fem till tio gånger", vec![(AtLeast, 5.0, Some("gånger"), None)]),
        ("vandringar (10 st per år)", vec![(Exactly, 10.0, Some("vandringar"), Some(Per::Year))]),
        ("ha ett kontor öppet två dagar per vecka", vec![(Exactly, 2.0, Some("dagar"), Some(Per::Week))]),
        ("besöka samtliga åtta skolor minst två gånger", vec![(AtLeast, 2.0, Some("gånger"), None)]),
        ("finnas på plats varje vardag", vec![(Exactly, 1.0, None, Some(Per::Day))]),
        ("finnas på plats varje helg", vec![(Exactly, 1.0, None, Some(Per::Week))]),
        ("Månatligen genomför polisen och kommunen en träff", vec![(Exactly, 1.0, Some("träff"), Some(Per::Month))]),
        ("genomföra insatser och en bättre dialog", vec![]),
        ("En kväll om alkohol i årskurs 8 ordnas varje år", vec![(Exactly, 1.0, Some("kväll"), Some(Per::Year))]),
        ("En kväll om alkohol ordnas till hösten", vec![]),
        (
            "Finnas på biblioteket varannan onsdag för den som vill få ett råd",
            vec![(Exactly, 0.5, None, Some(Per::Week))],
        ),
        ("Varje vecka ska kommunen ha ett möte", vec![(Exactly, 1.0, Some("möte"), Some(Per::Week))]),
        ("Varje kväll syns en patrull", vec![(Exactly, 1.0, Some("patrull"), Some(Per::Day))]),
        ("Varje kväll syns polisen", vec![(Exactly, 1.0, None, Some(Per::Day))]),
        ("Kommunen ska varje månad skicka ett blad hem", vec![(Exactly, 1.0, Some("blad"), Some(Per::Month))]),
        ("Kommunen ska varje månad dela ut ett blad", vec![(Exactly, 1.0, Some("blad"), Some(Per::Month))]),
        ("Kommunen skickar varje månad ett blad", vec![(Exactly, 1.0, Some("blad"), Some(Per::Month))]),
        ("Kommunen ger varje månad ut ett blad", vec![(Exactly, 1.0, Some("blad"), Some(Per::Month))]),
        ("Kommunen bjuder varje månad in till ett möte", vec![(Exactly, 1.0, None, Some(Per::Month))]),
        ("Varje månad skickar vi ut ett blad", vec![(Exactly, 1.0, Some("blad"), Some(Per::Month))]),
        ("Polisen ska varje kväll vara en synlig kraft", vec![(Exactly, 1.0, None, Some(Per::Day))]),
        ("Polisen är varje kväll en synlig kraft", vec![(Exactly, 1.0, None, Some(Per::Day))]),
        ("Polisen ska varje kväll gå runt och prata med en förälder", vec![(Exactly, 1.0, None, Some(Per::Day))]),
        ("ordna ett tjugotal kurser fram till advent", vec![(About, 20.0, Some("kurser"), None)]),
        ("ordna fyra pass lördagar i maj", vec![(Exactly, 4.0, Some("pass"), None)]),
        ("ordna fyra sena lördagar i maj", vec![(Exactly, 4.0, Some("sena lördagar"), None)]),
        ("ordna två kurser digitalt eller på plats", vec![(Exactly, 2.0, Some("kurser"), None)]),
        ("ordna en helt ny kurs", vec![(Exactly, 1.0, Some("helt ny kurs"), None)]),
        ("sätta upp två kilometer staket", vec![(Exactly, 2.0, Some("kilometer staket"), None)]),
        ("Kommunen flyttar runt två skyltar", vec![(Exactly, 2.0, Some("skyltar"), None)]),
        ("Kommunen sätter upp runt två skyltar", vec![(About, 2.0, Some("skyltar"), None)]),
        ("Skyltar flyttas runt mellan åtta platser", vec![(Exactly, 8.0, Some("platser"), None)]),
        ("Skyltar flyttas runt mellan minst åtta platser", vec![(AtLeast, 8.0, Some("platser"), None)]),
        (
            "Kommunen ska ordna en drogförebyggande föreläsning för föräldrar",
            vec![(Exactly, 1.0, Some("drogförebyggande föreläsning"), None)],
        ),
        (
            "genomföra alkoholtillsyner (4 st) och tobakstillsyner (2 st)",
            vec![(Exactly, 4.0, Some("alkoholtillsyner"), None), (Exactly, 2.0, Some("tobakstillsyner"), None)],
        ),
        (
            "Polisen ska varje månad genomföra minst en insats mot narkotika",
            vec![(AtLeast, 1.0, Some("insats"), Some(Per::Month))],
        ),
        (
            "fotpatrullera i centrum ett femtontal kvällar per år.",
            vec![(About, 15.0, Some("kvällar"), Some(Per::Year))],
        ),
        (
            "Ta fram en gemensam lägesbild varje vecka",
            vec![(Exactly, 1.0, Some("gemensam lägesbild"), Some(Per::Week))],
        ),
        ("ha en gemensam bild av läget", vec![]),
        ("hålla en hög närvaro", vec![]),
        (
            "minst sex gemensamma kontroller av A-traktorer och mopeder per år.",
            vec![(AtLeast, 6.0, Some("gemensamma kontroller"), Some(Per::Year))],
        ),
        (
            "minst 450 registrerade patrulltimmar på Gamlegården och minst 300 på Näsby",
            vec![(AtLeast, 450.0, Some("registrerade patrulltimmar"), None), (AtLeast, 300.0, None, None)],
        ),
        (
            "minst 60 stycken upptäckta narkotikabrott per år varav minst 25 procent av de misstänkta",
            vec![
                (AtLeast, 60.0, Some("upptäckta narkotikabrott"), Some(Per::Year)),
                (AtLeast, 25.0, Some("procent"), None),
            ],
        ),
        ("Polisen lovar fler än 60 nykterhetskontroller", vec![(MoreThan, 60.0, Some("nykterhetskontroller"), None)]),
        ("Kommunen ska se över tjugo hållplatser", vec![(Exactly, 20.0, Some("hållplatser"), None)]),
        ("Polisen ska möta över tjugo klasser", vec![(MoreThan, 20.0, Some("klasser"), None)]),
        ("uppdateras en gång i månaden", vec![(Exactly, 1.0, Some("gång"), Some(Per::Month))]),
        ("0,78 kontroller/dag", vec![(Exactly, 0.78, Some("kontroller"), Some(Per::Day))]),
        ("2 gånger/år", vec![(Exactly, 2.0, Some("gånger"), Some(Per::Year))]),
        ("Polisen finns på torget varje onsdag", vec![(Exactly, 1.0, None, Some(Per::Week))]),
        ("minst varannat år", vec![(AtLeast, 0.5, None, Some(Per::Year))]),
        ("en föräldraträff varje halvår", vec![(Exactly, 1.0, Some("föräldraträff"), Some(Per::HalfYear))]),
        ("en gång varje dygn", vec![(Exactly, 1.0, Some("gång"), Some(Per::Day))]),
        ("minst 100 timmars fotpatrull i centrum", vec![(AtLeast, 100.0, Some("timmars fotpatrull"), None)]),
        (
            "ett målvärde om minst 200 stycken 20 minuters trafikkontroller",
            vec![(AtLeast, 200.0, Some("20 minuters trafikkontroller"), None)],
        ),
        (
            "minst 1 kontroll per vecka från april till september",
            vec![(AtLeast, 1.0, Some("kontroll"), Some(Per::Week))],
        ),
        ("minst 900 timmar per år", vec![(AtLeast, 900.0, Some("timmar"), Some(Per::Year))]),
        ("under 2017 genomföra upp till 20 kontroller", vec![(AtMost, 20.0, Some("kontroller"), Some(Per::Year))]),
        ("genomföra ett öppet hus under trafiksäkerhetsveckan", vec![(Exactly, 1.0, Some("öppet hus"), None)]),
        (
            "genomföra en vandring och ett möte",
            vec![(Exactly, 1.0, Some("vandring"), None), (Exactly, 1.0, Some("möte"), None)],
        ),
        (
            "Vi bjuder in de boende till ett öppet kafé en gång i månaden",
            vec![(Exactly, 1.0, Some("gång"), Some(Per::Month))],
        ),
        (
            "Kommunen ska ordna en bytardag en gång per kvartal",
            vec![(Exactly, 1.0, Some("bytardag"), Some(Per::Quarter))],
        ),
        ("Hålla minst en ”spelkväll” per termin i byn", vec![(AtLeast, 1.0, Some("spelkväll"), Some(Per::HalfYear))]),
        ("minst tre ”lugna” kvällar", vec![(AtLeast, 3.0, None, None)]),
        (
            "bjuda in vårdnadshavare till ett samtal om nätvanor varje kvartal",
            vec![(Exactly, 1.0, Some("samtal"), Some(Per::Quarter))],
        ),
        ("kontroller 1 gång/v.", vec![(Exactly, 1.0, Some("gång"), Some(Per::Week))]),
        ("kontroller var fjortonde dag", vec![(Exactly, 0.5, None, Some(Per::Week))]),
        ("Informera dagligen om läget", vec![(Exactly, 1.0, None, Some(Per::Day))]),
        ("Informera om läget minst årligen", vec![(AtLeast, 1.0, None, Some(Per::Year))]),
        ("inte färre än 20 kontroller", vec![(AtLeast, 20.0, Some("kontroller"), None)]),
        ("inte fler än 20 kontroller", vec![(AtMost, 20.0, Some("kontroller"), None)]),
        ("20 eller fler kontroller", vec![(AtLeast, 20.0, Some("kontroller"), None)]),
        ("20 kontroller eller fler", vec![(AtLeast, 20.0, Some("kontroller"), None)]),
        ("genomföra mellan 10 och 15 kontroller per år", vec![(AtLeast, 10.0, Some("kontroller"), Some(Per::Year))]),
        ("öka antalet volontärer till 25", vec![(Exactly, 25.0, None, None)]),
        ("öka antalet vandringar från två till fyra.", vec![(Exactly, 4.0, None, None)]),
        ("i tre bostadsområden", vec![(Exactly, 3.0, Some("bostadsområden"), None)]),
    ] {
        assert_eq!(found(text, context), expected, "{text}");
    }
}

#[test]
fn no_targets() {
    for text in [
        "ungdomar i åldern 21 år och yngre",
        "unga 15-20 år",
        "unga mellan 15 och 20",
        "unga mellan 15 och 20 år",
        "stöd till unga mellan 15 och 20 som vill lämna ett gäng",
        "kontroller mellan klockan 22 och 02",
        "med 15 minuters metoden",
        "enligt 20 minuters metoden i och runt",
        "vårdnadshavare i årskurs 6-7",
        "i årskurs 6 och 9",
        "enligt 14 kap 1 § polislagen",
        "senast den 30 juni 2021 ta fram en handlingsplan",
        "svara inom tio dagar",
        "inom 24 timmar",
        "fotpatrullera i de tre stadsdelarna",
        "i våra tre kommuner",
        "för att en samordnare finns i varje stadsdel",
        "ta fram en ny belysningsplan",
        "ett av löftena",
        "på torsdagar",
        "längs riksväg 97",
        "kl. 18.00–20.00 och kl 21",
        "telefon 0921-620 00",
        "delta i Nollvision 365",
        "200 % hårdträning",
        "under året",
        "som den andra fartvisaren",
        "vid ortens tre största arbetsplatser",
        "erbjuda stöd till den som vill lämna ett våldsamt förhållande",
        "genomföra ett antal riktade insatser mot langning",
        "ordna ett flertal möten",
        "så att ingen röker före 15 års ålder",
        "erbjuda samtal så snart ett barn misstänks för brott",
    ] {
        assert_eq!(found(text, Context::default()), [], "{text}");
    }
}

#[test]
fn reports() {
    use Comparator::{About, AtLeast, Exactly};
    let context = Context { only_year: Some(2019), report: true };
    for (text, expected) in [
        ("Sammanlagt 2019 genomfört minst 40 tillsyner på", vec![(AtLeast, 40.0, Some("tillsyner"), None)]),
        ("Genomfört sammanlagt fyra", vec![(Exactly, 4.0, None, None)]),
        ("Genomfört 1", vec![(Exactly, 1.0, None, None)]),
        ("En kväll om alkohol hölls i mars", vec![(Exactly, 1.0, Some("kväll"), None)]),
        ("En kväll om alkohol är planerad", vec![]),
        ("En stor del av mötena med årskurs 8 hölls i mars", vec![]),
        ("Hittills två av fyra", vec![(Exactly, 2.0, None, None)]),
        ("12 av 15", vec![(Exactly, 12.0, None, None)]),
        ("Antal kontroller: 16", vec![(Exactly, 16.0, Some("kontroller"), None)]),
        ("Antal genomförda kontroller: 16 st", vec![(Exactly, 16.0, Some("genomförda kontroller"), None)]),
        ("Antal: 16", vec![(Exactly, 16.0, None, None)]),
        ("Antalet kontroller uppgick till 16.", vec![(Exactly, 16.0, Some("kontroller"), None)]),
        ("8 av utlovade 10 kontroller är gjorda", vec![(Exactly, 8.0, Some("kontroller"), None)]),
        ("8 av de tio kontrollerna är gjorda", vec![(Exactly, 8.0, Some("kontrollerna"), None)]),
        ("Åtta av skolorna", vec![]),
        ("Målet var tio, åtta genomfördes.", vec![(Exactly, 8.0, None, None)]),
        ("Klart, 16 st", vec![(Exactly, 16.0, None, None)]),
        ("Inga", vec![(Exactly, 0.0, None, None)]),
        ("En vandring gjordes i maj", vec![(Exactly, 1.0, Some("vandring"), None)]),
        ("Totalt antal kontroller under året: 16", vec![(Exactly, 16.0, Some("kontroller"), Some(Per::Year))]),
        ("Antalet kontroller var 16.", vec![(Exactly, 16.0, Some("kontroller"), None)]),
        ("Antal platser, möten: 16", vec![]),
        ("Trafikkontroller: 16 st", vec![(Exactly, 16.0, Some("Trafikkontroller"), None)]),
        ("Centrum: 16", vec![]),
        ("Söder: 16", vec![]),
        ("Målet om tio kontroller nåddes inte.", vec![]),
        ("Målet var tio kontroller, det blev tolv kontroller.", vec![(Exactly, 12.0, Some("kontroller"), None)]),
        ("Mötet om fyra insatser hölls.", vec![(Exactly, 4.0, Some("insatser"), None)]),
        ("Två av fyra möten har hållits", vec![(Exactly, 2.0, Some("möten"), None)]),
        ("Två av dem hölls i juni", vec![]),
        ("Sju åtgärder klara", vec![(Exactly, 7.0, Some("åtgärder"), None)]),
        ("Totalt 4 aktiviteter genomförda", vec![(Exactly, 4.0, Some("aktiviteter"), None)]),
        ("Ett dialogmöte hölls i juni.", vec![(Exactly, 1.0, Some("dialogmöte"), None)]),
        ("Det andra dialogmötet hölls 9 november", vec![]),
        (
            "9 nya grannsamverkansområden har startats, de flesta i",
            vec![(Exactly, 9.0, Some("nya grannsamverkansområden"), None)],
        ),
        ("Totalt 63 nykterhetskontroller gjordes.", vec![(Exactly, 63.0, Some("nykterhetskontroller"), None)]),
        (
            "åttiotvå trafikkontroller, ett tjugotal förare fick lämna",
            vec![(Exactly, 82.0, Some("trafikkontroller"), None), (About, 20.0, Some("förare"), None)],
        ),
        (
            "Föräldramöten på 7 skolor, cirka 140 föräldrar deltog",
            vec![(Exactly, 7.0, Some("skolor"), None), (About, 140.0, Some("föräldrar"), None)],
        ),
        ("Ja, förutom vecka 27–31", vec![]),
        ("Sommarstängt v. 27–31", vec![]),
        ("Utförda tillsyner. 27 förare fick böter", vec![(Exactly, 27.0, Some("förare"), None)]),
        ("från dag 1 – start SFI", vec![]),
        ("Genomfört i samtliga elva klasser före påsklovet", vec![(Exactly, 11.0, Some("klasser"), None)]),
        ("Ett sjuttiotal fotpatrulleringar har gjorts", vec![(About, 70.0, Some("fotpatrulleringar"), None)]),
        ("Inga kontroller har gjorts", vec![(Exactly, 0.0, Some("kontroller"), None)]),
        ("vid skolavslutningen den 13 juni", vec![]),
        ("Utbildning 7-8 februari, 12–13 mars och den 9 och 10 april", vec![]),
        ("Besök på 7-8 skolor", vec![(AtLeast, 7.0, Some("skolor"), None)]),
        ("Totalt fyra platser är klara. De sista två väntar på ny kabel.", vec![(Exactly, 4.0, Some("platser"), None)]),
        ("Totalt 48 trafikkontroller hann polisen med.", vec![(Exactly, 48.0, Some("trafikkontroller"), None)]),
        ("Ingen lämplig lokal gick att få", vec![]),
        ("Enkäten visar ingen säker förändring", vec![]),
        ("Ingen vandring har genomförts", vec![(Exactly, 0.0, Some("vandring"), None)]),
        ("Avklarat 2 hittills", vec![(Exactly, 2.0, None, None)]),
        ("Under 2019 har det erbjudits SFI", vec![]),
        ("genomförts sedan september 2018 där", vec![]),
        ("Utbildningen skjuts upp till 2021.", vec![]),
    ] {
        assert_eq!(found(text, context), expected, "{text}");
    }
}
