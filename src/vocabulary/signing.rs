//! Small words around signatures: who signs, on what day, and whom to ask.

/// `Telefon 0921-620 00`: what stands before how someone is reached.
pub(crate) const CONTACT_LABELS: &[&str] = &["tel", "telefon", "mobil", "e-post", "epost", "mejl", "mail"];

/// What the line below a picture begins with: `Foto: …`, `På bilden: …`
pub(crate) const CAPTIONS: &[&str] = &["foto", "bild"];

pub(crate) const ON: &str = "på";

/// Before a date: it is not the day of the signing.
pub(crate) const OTHER_DATES: &[&str] = &[
    "upprättat",
    "upprättad",
    "publicerad",
    "uppdaterad",
    "senast",
    "granskad",
    "beslutad",
    "version",
    "gäller",
    "dnr",
    "reviderad",
    "uppdaterat",
    "uppdaterades",
    "publicerat",
    "publicerades",
    "reviderat",
    "ändrad",
    "ändrat",
    "skapad",
    "skapat",
    "utskriven",
    "utskrivet",
    "till",
    "från",
];

/// Before a date in a sentence: the day is that of the paper and not of the promises.
pub(crate) const PAPER_DATES: &[&str] = &["publicerad", "uppdaterad", "undertecknades", "undertecknat", "skrevs"];

/// With a capital, beside the place and the date of a signing.
pub(crate) const SIGNING_LABELS: &[&str] = &[
    "ort",
    "undertecknat",
    "undertecknas",
    "undertecknad",
    "undertecknades",
    "signerat",
    "signerad",
    "signerades",
    "underskrivet",
    "underskriven",
    "underskrift",
    "signatur",
    "digitalt",
    "digital",
    "elektroniskt",
    "elektronisk",
    "bankid",
    "e-legitimation",
];

/// Before a colon, what the rest of the line says of one who signed.
pub(crate) const SIGNER_LABELS: &[&str] = &[
    "namn",
    "namnförtydligande",
    "namnteckning",
    "undertecknat av",
    "undertecknare",
    "undertecknande",
    "underskrift",
    "befattning",
    "titel",
    "roll",
    "funktion",
    "organisation",
    "myndighet",
    "part",
    "företräder",
];

/// Between two of those: `Namn och titel`.
pub(crate) const LABEL_JOINT: &str = "och";

/// In small letters, between the place and the date of a signing.
pub(crate) const SIGNING_JOINTS: &[&str] = &["den", "och", "datum", "i"];

/// Before that with which something is signed, and those one is in touch with.
pub(crate) const WITH: &str = "med";

/// Roles that begin so are a kommun's.
pub(crate) const KOMMUN_ROLES: &[&str] = &[
    "stads",
    "social",
    "nämnd",
    "säkerhets",
    "trygghets",
    "brottsförebygg",
    "folkhälso",
    "fritids",
    "utbildnings",
    "förvaltnings",
    "skol",
    "samhälls",
    "teknisk",
    "kultur",
    "miljö",
    "barn",
    "bildnings",
    "omsorgs",
    "rektor",
];

/// How roles end that a body may follow without a preposition.
pub(crate) const CHAIRS: &[&str] = &["ordförande", "ordföranden", "ordf"];

/// How bodies end whose chair signs.
pub(crate) const BODIES: &[&str] = &["styrelsen", "nämnden", "utskottet", "rådet", "fullmäktige", "beredningen"];

/// Before whom someone signs for; the longest that begin alike first.
pub(crate) const SIGNING_FOR: &[&[&str]] = &[
    &["för", "och", "på", "uppdrag", "av"],
    &["för"],
    &["genom"],
    &["på", "uppdrag", "av"],
    &["som", "företrädare", "för"],
    &["som", "representant", "för"],
    &["företrädare", "för"],
    &["representant", "för"],
];

/// What stands over the names of those who were at a meeting, or were not, or who wrote the paper.
pub(crate) const AT_MEETINGS: &[&str] = &[
    "närvarande",
    "deltagare",
    "ledamöter",
    "deltog",
    "beslutande",
    "frånvarande",
    "kallade",
    "handläggare",
    "föredragande",
];
