//! What parts of a year are called.

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

/// `T1`, `Q3`, `H2`: the letter before the number, by how many there are in a year.
pub(crate) const LETTERS_OF_PARTS: &[(u8, &[u8])] = &[(2, b"h"), (3, b"t"), (4, b"qk")];

/// Which of the parts it is, from the first on. `I` is a numeral as a capital only: `varje kvartal i rådet`.
pub(crate) const ORDINALS: [&[&str]; 4] =
    [&["första", "1:a"], &["andra", "2:a", "ii"], &["tredje", "3:e", "iii"], &["fjärde", "4:e"]];

/// Between the name and its number.
pub(crate) const NUMBER_SIGN: &str = "nr";

/// Between the name and the year: `första halvåret av 2019`, `första halvåret år 2019`.
pub(crate) const OF_YEAR: [&str; 2] = ["av", "år"];

/// The whole year in one word.
pub(crate) const WHOLE_YEAR: [&str; 3] = ["helår", "helåret", "helårsuppföljning"];

/// The whole year in two words or three: `hela 2019`, `hela året 2019`.
pub(crate) const WHOLE: &str = "hela";
pub(crate) const THE_YEAR: [&str; 2] = ["året", "år"];
