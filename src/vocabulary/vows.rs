//! How running text says what a party will do, and what it says of a party that is no doing.

/// What stands before a clause that says what one of several promises is: `Det andra är att kommunen …`.
pub(crate) const ONE_OF_SEVERAL: &[&str] =
    &["första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "sista", "ena"];

/// In the present, right beside who acts: it tells how things are, what someone means or knows, and promises nothing.
pub(crate) const STATES: &[&str] = &[
    "arbetar",
    "bedömer",
    "behöver",
    "beklagar",
    "ber",
    "består",
    "brukar",
    "delar",
    "ger",
    "gläder",
    "har",
    "hoppas",
    "hänvisar",
    "hör",
    "konstaterar",
    "känner",
    "menar",
    "märker",
    "möter",
    "förstår",
    "upplever",
    "samarbetar",
    "samverkar",
    "ser",
    "står",
    "säger",
    "tackar",
    "tror",
    "tycker",
    "uppmanar",
    "vet",
    "välkomnar",
    "är",
];

/// In the present, beside who acts: verbs that else say how things are.
pub(crate) const DOINGS: &[&str] = &["gör", "deltar", "tar", "går", "fortsätter"];

/// Among those that say how things are, with one of the words after it: `ser till att lamporna lyser`, `ser över belysningen`.
pub(crate) const SEES_TO: &str = "ser";
pub(crate) const SEES_TO_WHAT: &[&str] = &["till", "över"];
