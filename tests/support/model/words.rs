//! Wordings that documents over the country use, with what they mean.

use std::sync::LazyLock;

use medborgarlofte::document::{Actor, Cadence, Comparator, LagesbildSource, Party, Per, Status};

/// A kommun: its name, what stands before `kommun`, and its code.
#[derive(Debug, Clone, Copy)]
pub struct Kommun {
    pub name: &'static str,
    pub before_kommun: &'static str,
    pub code: &'static str,
}

pub static KOMMUNER: LazyLock<Vec<Kommun>> = LazyLock::new(|| {
    let table = include_str!("../../../src/vocabulary/kommuner.csv");
    table.lines().skip(1).map(kommun).collect()
});

fn kommun(line: &'static str) -> Kommun {
    let mut cells = line.split(',');
    let (code, name, genitive) = (cells.next().unwrap(), cells.next().unwrap(), cells.next().unwrap());
    let before_kommun = match name {
        "Falun" => "Falu",
        "Orust" => name,
        _ if name.ends_with(['a', 'e', 'i', 'o', 'u', 'y', 'å', 'ä', 'ö']) => name,
        _ => genitive,
    };
    Kommun { name, before_kommun, code }
}

/// Who does something: words and actors.
pub type Who = (&'static str, &'static [Actor]);

pub const SUBJECTS: &[Who] = &[
    ("Polisen", &[Actor::Polis]),
    ("Kommunen", &[Actor::Kommun]),
    ("Polisen och kommunen", &[Actor::Polis, Actor::Kommun]),
    ("Räddningstjänsten", &[Actor::Raddningstjanst]),
    ("Kommunen och räddningstjänsten", &[Actor::Kommun, Actor::Raddningstjanst]),
    ("Polisen, kommunen och räddningstjänsten", &[Actor::Polis, Actor::Kommun, Actor::Raddningstjanst]),
];

/// Those who promise in a lead-in.
pub const PROMISING: &[Who] = &[
    ("Polisen och kommunen", &[Actor::Polis, Actor::Kommun]),
    ("Polisen", &[Actor::Polis]),
    ("Kommunen", &[Actor::Kommun]),
];

pub const PARTNERS: &[Who] = &[
    ("tillsammans med räddningstjänsten", &[Actor::Raddningstjanst]),
    ("tillsammans med föreningslivet", &[Actor::Forening]),
    ("i samverkan med fastighetsägarna", &[Actor::Fastighetsagare]),
    ("tillsammans med skolan", &[Actor::Skola]),
];

/// What can be counted: a verb, what is counted, and where or against what.
pub type Countable = (&'static str, &'static str, &'static str);

pub const COUNTABLE: &[Countable] = &[
    ("genomföra", "trafikkontroller", ""),
    ("hålla", "trygghetsvandringar", "i kommunens tätorter"),
    ("genomföra", "riktade insatser", "mot langning till unga"),
    ("göra", "nykterhetskontroller", "vid infarterna"),
    ("ordna", "föräldramöten", "om alkohol och narkotika"),
    ("hålla", "medborgardialoger", "på biblioteket"),
    ("genomföra", "krogtillsyner", "på kvällar och helger"),
    ("bjuda in till", "samverkansmöten", ""),
];

/// What has no number.
pub const DEEDS: &[&str] = &[
    "vara synlig i centrum på kvällar och helger",
    "klippa häckarna längs gångvägarna",
    "förbättra belysningen vid resecentrum",
    "informera om grannsamverkan",
    "öka sin närvaro i bostadsområdena",
    "arbeta aktivt för en hög skolnärvaro",
    "rusta upp lekplatserna i parken bakom stationen",
];

/// What a document can aim at.
pub const AIMS: &[&str] = &[
    "Att fler ska känna sig trygga i centrum.",
    "Att minska skadegörelsen vid skolorna.",
    "Öka den polisiära tillgängligheten och servicen.",
    "Arbeta långsiktigt med en säker trafikmiljö.",
    "Att öka upptäckten av narkotikabruk, främst hos unga.",
];

pub const COMPARATORS: &[(&str, Comparator)] = &[
    ("", Comparator::Exactly),
    ("minst", Comparator::AtLeast),
    ("högst", Comparator::AtMost),
    ("upp till", Comparator::AtMost),
    ("cirka", Comparator::About),
    ("ungefär", Comparator::About),
    ("fler än", Comparator::MoreThan),
];

pub const NUMBERS: &[(&str, u32)] = &[
    ("två", 2),
    ("tre", 3),
    ("fyra", 4),
    ("sju", 7),
    ("tio", 10),
    ("tolv", 12),
    ("tjugofem", 25),
    ("6", 6),
    ("15", 15),
    ("40", 40),
    ("120", 120),
    ("1 200", 1200),
];

pub const PER: &[(&str, Per)] = &[
    ("per år", Per::Year),
    ("i månaden", Per::Month),
    ("varje vecka", Per::Week),
    ("per tertial", Per::Tertial),
    ("varje halvår", Per::HalfYear),
    ("per kvartal", Per::Quarter),
];

pub const CADENCES: &[(&str, Cadence)] = &[
    ("Löftet följs upp varje tertial.", Cadence::Tertial),
    ("Medborgarlöftet följs upp två gånger per år på kommunens webbplats.", Cadence::HalfYear),
    ("Löftena följs upp årligen.", Cadence::Year),
    ("Löftet följs upp kvartalsvis i trygghetsrådet.", Cadence::Quarter),
    ("Medborgarlöftena kommer att följas upp kontinuerligt.", Cadence::Continuous),
];

pub const LAGESBILDER: &[(&str, &[LagesbildSource])] = &[
    (
        "Polisens trygghetsmätning visar att många oroar sig för trafiken vid skolorna.",
        &[LagesbildSource::Trygghetsmatning],
    ),
    (
        "Medborgardialoger och medarbetardialoger visar att belysningen på gångvägarna upplevs som dålig.",
        &[LagesbildSource::Medborgardialog, LagesbildSource::Medarbetardialog],
    ),
    (
        "Av medborgarundersökningen framgår att invånarna önskar en ökad polisiär närvaro.",
        &[LagesbildSource::Medborgarundersokning],
    ),
];

pub const MONTHS: &[(&str, u8)] = &[("februari", 2), ("mars", 3), ("maj", 5), ("oktober", 10), ("december", 12)];

pub const NAMES: &[&str] =
    &["Gunilla Ekdahl", "Håkan Nordlund", "Eva-Lotta Krokgård", "Lars-Erik Niva", "Märta Stenvall", "Per Ödmark"];

/// Roles: as written, without what says that it is held for a time, and whether it is.
pub const ROLES_KOMMUN: &[(&str, &str, bool)] = &[
    ("Kommunstyrelsens ordförande", "Kommunstyrelsens ordförande", false),
    ("Kommunchef", "Kommunchef", false),
    ("Tf kommundirektör", "kommundirektör", true),
];

pub const ROLES_POLIS: &[(&str, &str, bool)] = &[
    ("Lokalpolisområdeschef", "Lokalpolisområdeschef", false),
    ("Tf Lokalpolisområdeschef", "Lokalpolisområdeschef", true),
    ("Kommunpolis", "Kommunpolis", false),
];

pub const PARTIES: &[Party] = &[Party::Kommun, Party::Polis];

/// What stands at the end of an activity in brackets.
pub const IN_BRACKETS: &[Who] = &[
    ("(polisen)", &[Actor::Polis]),
    ("(kommunen)", &[Actor::Kommun]),
    ("(polisen, kommunen)", &[Actor::Polis, Actor::Kommun]),
];

/// What leads in activities or stands over them, and whether it is a heading.
pub const LEADS: &[(&str, bool)] = &[
    ("Det ska vi åstadkomma genom följande aktiviteter:", false),
    ("Detta uppnås genom följande aktiviteter:", false),
    ("Så här ska vi göra:", false),
    ("Aktiviteter", true),
];

/// What a report on a part of the year says that counts nothing.
pub const REMARKS: &[&str] = &["", "Pågår.", "Planering pågår.", "–"];

/// What stands in a column of its own on how far an activity has come.
pub const STATUSES: &[(&str, Status)] =
    &[("Genomfört", Status::ReportedDone), ("Pågår", Status::InProgress), ("Ej genomfört", Status::ReportedNotDone)];
