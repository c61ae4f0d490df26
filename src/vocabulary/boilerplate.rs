//! Wording that is the same from document to document.

use std::sync::LazyLock;

use super::filter::Filter;

/// The usual explanation of what a medborgarlöfte is. Documents follow it closely, slips of spelling aside.
pub(crate) const STANDARD_ABOUT: &str = "\
Samverkan mellan polis och kommun är en nödvändighet för att kunna arbeta effektivt med det brottsförebyggande och \
trygghetsskapande arbetet. Medborgarlöften är en utveckling dagens samverkansöverenskommelser och är en del av \
polismyndighetens styrmodell. Den lokala lägesbilden ska vara utgångspunkt för de mål som polisen ska arbeta med. \
Löftena handlar om konkreta aktiviteter som kommun och polis tillsammans kommit överens om för att öka tryggheten och \
minska brottsligheten. Medborgarlöften fokuserar på den lokala lägesbilden och på sådant som de som bor och verkar i ett \
område upplever som viktigast för att känna sig trygga och säkra. Löftena har bland annat tagits fram i dialog med \
medborgare och medarbetare.";

/// Lines that belong to a web page and not to its text, whole and in small letters.
const CHROME_LINES: &[&str] = &[
    "bilaga",
    "sök",
    "meny",
    "stäng meny",
    "stäng",
    "öppna meny",
    "lyssna",
    "skriv ut",
    "dela",
    "till toppen",
    "tillbaka till toppen",
    "hoppa till innehåll",
    "hoppa till innehållet",
    "gå till innehåll",
    "gå direkt till innehållet",
    "ok, jag förstår",
    "jag förstår",
    "jag godkänner",
    "godkänn",
    "godkänn alla",
    "godkänn kakor",
    "acceptera",
    "acceptera alla",
    "avvisa",
    "logga in",
    "hem",
    "start",
    "startsida",
    "in english",
    "english",
    "other languages",
    "lättläst",
    "teckenspråk",
    "anpassa",
    "kontrast",
    "ja nej",
    "ja",
    "nej",
    "föregående",
    "nästa",
    "huvudmeny",
    "undermeny",
    "dela sidan",
    "dela på facebook",
    "facebook",
    "twitter",
    "linkedin",
    "e-post",
    "kontakta oss",
    "självservice",
    "e-tjänster",
    "visa mer",
    "visa",
    "dölj",
    "visa alla",
    "dölj alla",
    "öppna alla",
    "stäng alla",
    "fäll ut",
    "fäll ihop",
    "expandera",
    "minimera",
    "visa / dölj",
    "visa/dölj",
    "öppna / stäng",
    "visa mindre",
    "läs mer",
    "läs också",
    "om webbplatsen",
    "tillgänglighetsredogörelse",
    "om kakor",
    "nyheter",
    "kalender",
    "press",
    "translate",
    "lyssna på sidan",
    "stäng sök",
    "sök på webbplatsen",
    "tillbaka",
    "upp",
    "innehåll",
    "innehållsförteckning",
    "på denna sida",
    "på den här sidan",
    "innehåll på sidan",
    "innehåll på denna sida",
    "innehåll på den här sidan",
    "bild",
    "foto",
    "dela:",
    "dela artikeln",
    "dela med dig",
];

/// Beginnings of lines that belong to a web page, in small letters.
const CHROME_STARTS: &[&str] = &[
    "tryck:",
    "tryckeri:",
    "justerandes sign",
    "utdragsbestyrkande",
    "hoppa till",
    "gå till huvud",
    "den här webbplatsen använder",
    "vi använder kakor",
    "vi använder cookies",
    "denna webbplats använder",
    "på den här webbplatsen använder",
    "genom att fortsätta",
    "kakor på",
    "senast uppdaterad",
    "senast ändrad",
    "senast granskad",
    "sidan uppdaterad",
    "sidan granskad",
    "sidan senast",
    "uppdaterad:",
    "innehållet uppdaterad",
    "uppdaterad ",
    "uppdaterades ",
    "publicerad:",
    "publicerad ",
    "publicerades",
    "publicerat:",
    "publicerat ",
    "publiceringsdatum",
    "granskad:",
    "sidansvarig",
    "innehållsansvarig",
    "ansvarig utgivare",
    "webbredaktör",
    "kontakta webb",
    "hjälpte informationen",
    "var informationen på",
    "hjälpte dig informationen",
    "hjälpte sidan",
    "hjälpte den här sidan",
    "gillar du sidan",
    "gillar du den här sidan",
    "vad tycker du om sidan",
    "vad tycker du om den här sidan",
    "var sidan användbar",
    "var informationen till",
    "fick du hjälp av",
    "lämna synpunkter på sidan",
    "lämna en synpunkt på sidan",
    "du är här",
    "start »",
    "start >",
    "startsida /",
    "startsida »",
    "startsida >",
    "hem /",
    "hem >",
    "hem »",
    "start /",
    "start|",
    "start |",
    "skriv ut",
    "©",
    "copyright",
    "org.nr",
    "organisationsnummer",
    "växel:",
    "telefon:",
    "tel:",
    "besöksadress",
    "postadress",
    "bild:",
    "foto:",
    "bildtext",
    "illustration:",
    "javascript",
    "din webbläsare",
    "skapad:",
    "till toppen",
    "ladda ner",
    "ladda ned",
    "läs mer om kakor",
    "aktivera javascript",
    "den här sidan",
    "informationen på denna sida",
    "följ oss",
    "tyck till om",
    "var sidan till hjälp",
    "dokument:",
    "sidinformation",
    "mötet avslut",
];

/// What pages call what they publish, before when they did: `Nyhet Publicerad 6 mars 2024`, `Pressmeddelande 2024-03-06`.
pub(crate) const PUBLISHED_KINDS: &[&str] = &["nyhet", "nyheter", "pressmeddelande", "artikel", "notis", "aktuellt"];

/// How a line begins that says when something was published or changed.
pub(crate) const PUBLISHED: &[&str] = &["publicer", "uppdater", "senast ", "skapad"];

/// Lines that stand over what they lead to.
pub(crate) const READ_MORE: &[&str] = &["läs mer", "läs också"];

/// Before who took a picture, in what is written under it.
pub(crate) const CREDIT: &str = " foto:";

static LINES: LazyLock<Vec<&str>> = LazyLock::new(|| sorted(CHROME_LINES));
static STARTS: LazyLock<Vec<&str>> = LazyLock::new(|| sorted(CHROME_STARTS));

fn sorted(wordings: &[&'static str]) -> Vec<&'static str> {
    let mut sorted = wordings.to_vec();
    sorted.sort_unstable();
    sorted
}

/// The lines of web pages that begin with the first byte of `lower`.
pub(crate) fn chrome_lines(lower: &str) -> &'static [&'static str] {
    alike(&LINES, lower)
}

/// The beginnings of such lines that begin with the first byte of `lower`.
pub(crate) fn chrome_starts(lower: &str) -> &'static [&'static str] {
    alike(&STARTS, lower)
}

fn alike(sorted: &'static [&'static str], lower: &str) -> &'static [&'static str] {
    let Some(first) = lower.as_bytes().first() else { return &[] };
    let from = sorted.partition_point(|wording| wording.as_bytes()[0] < *first);
    let length = sorted[from..].partition_point(|wording| wording.as_bytes()[0] == *first);
    &sorted[from..from + length]
}

/// Bytes that the beginnings of wordings are filtered by; `ja` is shorter.
const KEY: usize = 4;

static BEGINNINGS: LazyLock<Filter> = LazyLock::new(|| {
    let wordings = CHROME_LINES.iter().chain(CHROME_STARTS).chain(PUBLISHED_KINDS).map(|wording| wording.as_bytes());
    Filter::of(wordings.map(|wording| &wording[..wording.len().min(KEY)]))
});

/// Whether a line may be one of those of web pages or begin as one; most lines cannot.
pub(crate) fn may_be_chrome(line: &str) -> bool {
    match line.as_bytes().get(..KEY) {
        Some(beginning) => (2..=KEY).any(|length| BEGINNINGS.may_hold(&beginning[..length])),
        None => true,
    }
}
