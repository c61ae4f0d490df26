use super::*;
use crate::grammar::read;
use Actor::{Bostadsbolag, Fastighetsagare, Forening, Kommun, Naringsliv, Polis, Raddningstjanst, Skola};

fn aliases() -> Aliases {
    let mut aliases = Aliases::usual();
    aliases.add("ABK".into(), Bostadsbolag);
    aliases.add("Eskilstuna".into(), Kommun);
    aliases
}

fn codes(actors: Actors) -> Vec<Actor> {
    actors.into_iter().map(|(actor, _)| actor).collect()
}

#[test]
fn who() {
    for (text, expected) in [
        ("Polisen ska öka sin närvaro", vec![Polis]),
        ("Polisen och kommunen lovar att", vec![Polis, Kommun]),
        ("Polismyndigheten och Hofors kommun lovar att", vec![Polis, Kommun]),
        ("Kommunens fältgrupp ska finnas ute", vec![Kommun]),
        ("Polisen (minst två patruller) ska gå runt", vec![Polis]),
        ("Polisen (minst två patruller)", vec![]),
        ("Kommunen, genom socialtjänsten, ska möta unga", vec![Kommun]),
        ("Polisen, i samarbete med skolan, informerar", vec![Polis]),
        ("Vi, polisen och kommunen, ska synas", vec![Polis, Kommun]),
        ("Polismyndigheten i lokalpolisområde Höglandet ska synas", vec![Polis]),
        ("LPO Höglandet ska synas", vec![Polis]),
        ("Lokalpolisområde Uppsala/Knivsta ska synas", vec![Polis]),
        ("Polisen i lokalpolisområde Sala/Heby och kommunen ska synas", vec![Polis, Kommun]),
        ("Lokalpolisområde Sala/Räddningstjänsten ska synas", vec![Polis, Raddningstjanst]),
        ("Parterna ska mötas", vec![Polis, Kommun]),
        ("Både polisen och skolan ska synas", vec![Polis, Skola]),
        ("Såväl skolan som polisen ska synas", vec![Skola, Polis]),
        ("Skolan som polisen besöker får stöd", vec![Skola]),
        ("Kommunen och dess bostadsbolag ska rensa sly", vec![Kommun, Bostadsbolag]),
        ("Eskilstunas näringsliv och polisen ska mötas", vec![Naringsliv, Polis]),
        ("Kommunen ska byta lampor vid skolor och polisen ska synas mer", vec![Kommun, Polis]),
        ("Kommunen ska byta lampor och måla, och polisen och skolan ska följa upp", vec![Kommun, Polis, Skola]),
        ("Kommunen ska byta lampor så att barnen leker mer och skolan ska slippa dem", vec![Kommun]),
        ("Polisen ska se till att butikerna och skolan ska kunna nå dem", vec![Polis]),
        ("Polisen ska möta unga och ska tala med skolan", vec![Polis]),
        ("Eskilstunas torg ska lysas upp", vec![]),
        ("Boende inbjuds till möten", vec![]),
        ("Invånarna ska känna sig trygga", vec![]),
        ("Butikerna ska få utbildning", vec![]),
        ("Varje år ska alla butiker som säljer tobak och folköl få tillsyn", vec![]),
        ("Varje år ska alla butiker som vill få hjälp märka sina varor", vec![Naringsliv]),
        ("I juni ska polisen få fler cyklar", vec![Polis]),
        ("Butikerna ska märka sina varor", vec![Naringsliv]),
        ("Polisen ska få fler cyklar", vec![Polis]),
        ("Kommunen beskär buskarna", vec![Kommun]),
        ("Skolan och polisen möts varje vecka", vec![Skola, Polis]),
        ("Polisen – vandra i centrum", vec![Polis]),
        ("Vandring i centrum – polisen", vec![Polis]),
        ("Vandring i centrum – varje vecka", vec![]),
        ("Samarbetet mellan skola – polis", vec![]),
        ("Vandring i centrum. Ansvarig: polisen", vec![Polis]),
        ("Vandring i centrum (ansvarig: polisen)", vec![Polis]),
        ("Ansvarig: kommunen. Vandring i centrum", vec![Kommun]),
        ("Ansvarig: se bilaga", vec![]),
        ("Frågor: polisen", vec![]),
        ("...", vec![]),
        ("kommunen byta lamporna vid torget", vec![Kommun]),
        ("Vandring vid ån (polisen).", vec![Polis]),
        ("Vandring vid ån (polisen", vec![]),
        ("Vandring (polisen) vid ån", vec![]),
        ("Vandring vid ån (polisen två gånger)", vec![]),
        ("Vandring vid ån (polisen m.fl.)", vec![Polis]),
        ("För att fler ska våga gå ut ska polisen gå genom parken", vec![Polis]),
        ("För att minska stölderna märks cyklar", vec![]),
        ("Informerar föräldrar på höstens möten", vec![]),
        ("Kommunen och Hoforshus, det kommunala bostadsbolaget, ser över belysning", vec![Kommun, Bostadsbolag]),
        ("Polisen, kommunen och ABK ska starta", vec![Polis, Kommun, Bostadsbolag]),
        ("Polismyndigheten fotpatrullerar i centrum", vec![Polis]),
        ("Områdespolisen kommer att ha träffar", vec![Polis]),
        ("Räddningstjänsten och polisen ska besöka", vec![Raddningstjanst, Polis]),
        ("Vi ska tillsammans minska", vec![Polis, Kommun]),
        ("Under året ska polisen genomföra", vec![Polis]),
        ("Gemensamt ska polisen, kommunen och skolan ordna", vec![Polis, Kommun, Skola]),
        ("Eskilstuna lovar att", vec![Kommun]),
        ("Trygghetsvandringar genomförs två gånger per år av kommunen", vec![Kommun]),
        ("Trygghetsvandringar i Berga (polisen, ABK).", vec![Polis, Bostadsbolag]),
        ("Trygghetsvandringar i Berga (polisen, kommunen med flera)", vec![Polis, Kommun]),
        ("Trygghetsvandringar i Berga (polisen, kommunen m.fl.).", vec![Polis, Kommun]),
        ("Trygghetsvandringar i Berga (polisen med buss)", vec![]),
        ("Polisen i Arboga ska synas", vec![Polis]),
        ("Polisen och skolorna i Arboga kommun ska synas", vec![Polis, Skola]),
        ("Polis, socialtjänst och grund- och särskolorna ska synas", vec![Polis, Kommun, Skola]),
        ("Gång- och cykelvägarna ska lysas upp", vec![]),
        ("Att polisen ska synas mer", vec![Polis]),
        ("att polisen varje vecka från maj till augusti går genom parken", vec![Polis]),
        ("att polisen varje vecka", vec![]),
        ("Socialtjänsten erbjuder stöd", vec![Kommun]),
        ("Lägesbilden för övriga delar av kommunen uppdateras en gång i månaden.", vec![]),
        ("Genomföra nattvandringar tillsammans med föreningslivet.", vec![]),
        ("Minst tolv gemensamma lägesbilder per år ska tas fram för Gamlegården.", vec![]),
        ("Belysningen ska ses över", vec![]),
        ("Belysningen på torget byts ut av kommunen", vec![Kommun]),
        ("Buss 4 går förbi parken av kommunen", vec![]),
        ("genomföra riktade kontroller i närheten av skolorna", vec![]),
        ("Sotenäs kommun och hamnarnas föreningar ska märka båtar", vec![Kommun, Forening]),
        ("Byggföretagen ska märka maskiner", vec![Naringsliv]),
        ("att röja sly och byta ut trasig belysning", vec![]),
        ("Polisen att göra tio kontroller", vec![Polis]),
        ("I syfte att öka tryggheten ska polisen gå runt", vec![Polis]),
        ("Om någon frågar så lovar kommunen att hjälpa till", vec![Kommun]),
        ("Med lägesbilden som grund lovar polisen att gå runt", vec![Polis]),
        ("mäta farten. Vid behov får polisen se resultatet.", vec![]),
        ("Växjö lokalpolisområde ska synas", vec![Polis]),
        ("Polisen i Östra Norrbotten och Överkalix kommun ska synas", vec![Polis, Kommun]),
        ("Fler vuxna vid hållplatserna (polisen & fastighetsägarna i city)", vec![Polis, Fastighetsagare]),
        ("stödja den som vill, genom den sociala insatsgruppen(SIG)", vec![]),
    ] {
        assert_eq!(codes(read(text, |input| actors_of(input, &aliases()))), expected, "{text}");
    }
}

#[test]
fn with_whom() {
    for (text, expected) in [
        ("Kommunen ska tillsammans med polisen och andra aktörer i kommunen arbeta", vec![Polis]),
        (
            "genomföra en inventering tillsammans med fastighetsägaren och Polisen på resecentrum",
            vec![Fastighetsagare, Polis],
        ),
        ("tillsammans med representanter från fastighetsägare och Polisen i", vec![Fastighetsagare, Polis]),
        (
            "tillsammans med polisen, fastighetsägare och det lokala näringslivet.",
            vec![Polis, Fastighetsagare, Naringsliv],
        ),
        ("i samverkan med polisen anordna två föreläsningar", vec![Polis]),
        ("tillsammans med polisen och pensionärsföreningarna hålla tre", vec![Polis, Forening]),
        ("Kommunen ska tillsammans med ABK genomföra", vec![Bostadsbolag]),
        ("tillsammans med bostadsbolaget Kustbostäder se över", vec![Bostadsbolag]),
        ("i samarbete med kommunens fritidsledare finnas på plats", vec![Kommun]),
        ("i samverkan med Södertörns brandförsvarsförbund om bränder", vec![Raddningstjanst]),
        ("tillsammans med torghandlarna och fastighetsägarna hålla", vec![Naringsliv, Fastighetsagare]),
        ("tillsammans med polisen och i samarbete med skolor", vec![Polis, Skola]),
        ("vandra tillsarnmans med skolan, i sarnarbete rned PRO", vec![Skola, Forening]),
        ("vandra samtidigt med skolan", vec![]),
        ("tillsammans med behandlarna", vec![]),
        ("med fokus på polisen", vec![]),
        ("bjuda in föreningar och elevråd", vec![]),
    ] {
        assert_eq!(codes(read(text, |input| partners(input, &aliases()))), expected, "{text}");
    }
}

#[test]
fn over_a_list() {
    for (text, expected) in [
        ("Polisen lovar att:", vec![Polis]),
        ("Arboga kommun lovar att:", vec![Kommun]),
        ("Gemensamt:", vec![Polis, Kommun]),
        ("Kommunens del i medborgarlöftet", vec![Kommun]),
        ("Polisen och kommunen gemensamt", vec![Polis, Kommun]),
        ("POLISENS REDOVISNING av medborgarlöftet", vec![Polis]),
        ("Det här lovar polisen", vec![Polis]),
        ("För att nå dit ska polisen:", vec![Polis]),
        ("och kommunen ska:", vec![Kommun]),
        ("För att det ska bli bättre:", vec![]),
        ("Trafik", vec![]),
    ] {
        assert_eq!(codes(read(text, |input| leading_actors(input, &aliases()))), expected, "{text}");
    }
}

#[test]
fn who_heads_a_list() {
    for (text, expected) in [
        ("Polisen lovar att", vec![Polis]),
        ("och kommunen ska:", vec![Kommun]),
        ("Det här gör polisen", vec![Polis]),
        ("Tillsammans", vec![Polis, Kommun]),
        ("Gemensamma åtaganden", vec![Polis, Kommun]),
        ("Därutöver åtar sig polisen att:", vec![Polis]),
        ("Polisiära aktiviteter", vec![Polis]),
        ("Trygga torg", vec![]),
    ] {
        assert_eq!(codes(read(text, |input| leading_actors(input, &aliases()))), expected, "{text}");
    }
}

#[test]
fn who_stands_in_a_cell() {
    for (text, expected) in
        [("Polisen/kommunen", vec![Polis, Kommun]), ("Polisen, ABK", vec![Polis, Bostadsbolag]), ("–", vec![])]
    {
        assert_eq!(codes(read(text, |input| listed_actors(input, &aliases()))), expected, "{text}");
    }
}
