//! What parts of a year are called, and how often something comes back in one.

use crate::document::Cadence;

/// How many there are in a year, and what one of them is called.
pub(crate) const PARTS_OF_YEAR: &[(u8, &str)] = &[(2, "halvår"), (3, "tertial"), (4, "kvartal")];

/// The forms that stand before or after a number, by how many there are in a year.
pub(crate) const FORMS_OF_PARTS: &[(u8, &[&str])] = &[
    (2, &["halvår", "halvåret"]),
    (3, &["tertial", "tertialet", "tertialen"]),
    (4, &["kvartal", "kvartalet", SHORT_QUARTER]),
];

/// `kv 3`
pub(crate) const SHORT_QUARTER: &str = "kv";

/// `två gånger/v`
pub(crate) const SHORT_WEEK: &str = "v";

/// `T1`, `Q3`, `H2`: the letter before the number, by how many there are in a year.
pub(crate) const LETTERS_OF_PARTS: &[(u8, &[u8])] = &[(2, b"h"), (3, b"t"), (4, b"qk")];

/// Which of the parts it is, from the first on. `I` is a numeral as a capital only: `varje kvartal i rådet`.
pub(crate) const ORDINALS: [&[&str]; 4] = [
    &["första", "förste", "1:a", "1:e"],
    &["andra", "andre", "2:a", "2:e", "ii"],
    &["tredje", "3:e", "iii"],
    &["fjärde", "4:e"],
];

/// Before the time within which so many are to be done: `i veckan`, `om året`. `I` and `På` begin a sentence of something else.
pub(crate) const WITHIN_THE: [&str; 6] = ["i", "om", "Om", "under", "Under", "på"];
pub(crate) const THE_TIME: &[&str] = &[
    "dagen",
    "dygnet",
    "veckan",
    "månaden",
    "kvartalet",
    "tertialet",
    "terminen",
    "halvåret",
    "året",
    "läsåret",
    "kalenderåret",
    "verksamhetsåret",
];
/// `två gånger i månad`, where `på månad` is no time.
pub(crate) const A_MONTH: (&str, &str) = ("i", "månad");

/// One of so many: `var tredje vecka`.
pub(crate) const ONE_OF: &[(&str, u8)] = &[
    ("tredje", 3),
    ("fjärde", 4),
    ("femte", 5),
    ("sjätte", 6),
    ("sjunde", 7),
    ("åttonde", 8),
    ("tionde", 10),
    ("fjortonde", 14),
];

/// Between the name and its number.
pub(crate) const NUMBER_SIGN: &str = "nr";

/// Between the name and the year: `första halvåret av 2019`, `första halvåret år 2019`.
pub(crate) const OF_YEAR: [&str; 2] = ["av", "år"];

/// The whole year in one word.
pub(crate) const WHOLE_YEAR: [&str; 3] = ["helår", "helåret", "helårsuppföljning"];

/// The whole year in two words or three: `hela 2019`, `hela året 2019`.
pub(crate) const WHOLE: &str = "hela";
pub(crate) const THE_YEAR: [&str; 2] = ["året", "år"];

/// Between two times, of what goes on from one to the other: `och pågå till och med april`.
pub(crate) const LASTS: &[&str] = &["pågå", "gälla", "löpa", "löper", "avslutas", "sträcker"];

/// Before two times that bound one.
pub(crate) const BETWEEN: &str = "mellan";

/// Words that say by themselves how often something is followed up; adjectives right before what that is called.
pub(crate) const RHYTHMS: &[(Cadence, &[&str])] = &[
    (
        Cadence::Continuous,
        &[
            "kontinuerligt",
            "kontinuerlig",
            "kontinuerliga",
            "löpande",
            "fortlöpande",
            "regelbundet",
            "regelbunden",
            "regelbundna",
        ],
    ),
    (
        Cadence::Tertial,
        &[
            "tertialvis",
            "tertialsvis",
            "tertialvisa",
            "tertialsvisa",
            "tertialsuppföljning",
            "tertialuppföljning",
            "tertialuppföljningar",
        ],
    ),
    (Cadence::Quarter, &["kvartalsvis", "kvartalsvisa", "kvartalsuppföljning", "kvartalsuppföljningar"]),
    (Cadence::HalfYear, &["halvårsvis", "halvårsvisa", "halvårsuppföljning", "halvårsuppföljningar"]),
    (Cadence::Year, &["årligen", "årsvis", "årlig", "årliga"]),
];

/// When a half of the year is over, before `och` and one of [`ENDS_OF_YEAR`].
pub(crate) const ENDS_OF_HALVES: &[&str] = &[
    "halvårsskiftet",
    "halvårsskifte",
    "halvår",
    "halvåret",
    "delår",
    "delåret",
    "delårsbokslut",
    "delårsbokslutet",
    "delårsrapport",
    "delårsrapporten",
];

/// When the whole year is over, after one of [`ENDS_OF_HALVES`].
pub(crate) const ENDS_OF_YEAR: &[&str] = &[
    "årsskiftet",
    "årsskifte",
    "helår",
    "helåret",
    "årsbokslut",
    "årsbokslutet",
    "årsredovisning",
    "årsredovisningen",
];

/// When the year is over, on its own.
pub(crate) const END_OF_YEAR: &[&[&str]] = &[
    &["vid", "årets", "slut"],
    &["efter", "årets", "slut"],
    &["vid", "årsslut"],
    &["slutet", "av", "året"],
    &["vid", "årsskiftet"],
];

/// Before the part of a year that something was done in: `under tertial 1`.
pub(crate) const WITHIN: &str = "under";

/// What sets a part of a year against others, or one of them apart: `fler än under tertial 1`, `varav två under tertial 1`.
pub(crate) const WITH_OTHERS: [&str; 4] = ["än", "varav", "jämfört", "jämförelse"];
