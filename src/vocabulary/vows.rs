//! How running text says what a party will do, and what it says of a party that is no doing.

/// What stands before a clause that says what one of several promises is: `Det andra är att kommunen …`.
pub(crate) const ONE_OF_SEVERAL: &[&str] =
    &["första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "sista", "ena"];

/// In the present, right beside who acts: it tells how things are, what someone means or knows, and promises nothing. Those
/// that `words` knows as such, `har`, `menar`, are not listed again.
pub(crate) const STATES: &[&str] = &[
    "arbetar",
    "bedömer",
    "beklagar",
    "ber",
    "består",
    "brukar",
    "delar",
    "gläder",
    "hoppas",
    "hänvisar",
    "hör",
    "konstaterar",
    "känner",
    "märker",
    "möter",
    "förstår",
    "upplever",
    "samarbetar",
    "samverkar",
    "ser",
    "tackar",
    "tror",
    "tycker",
    "uppmanar",
    "vet",
    "välkomnar",
];

/// In the present, beside who acts: verbs that else say how things are.
pub(crate) const DOINGS: &[&str] = &["gör", "deltar", "tar", "går", "fortsätter"];

/// Among those that say how things are, with one of the words after it: `ser till att lamporna lyser`, `ser över belysningen`.
pub(crate) const SEES_TO: &str = "ser";
pub(crate) const SEES_TO_WHAT: &[&str] = &["till", "över"];

/// Words that go with the verbs beside them and compare no number: `se över tjugo hållplatser`, which are not more than twenty,
/// `flytta runt två skyltar`, which are not about two.
pub(crate) const PARTICLES: &[(&str, &[&str])] = &[
    ("över", &["se", "ser", "ses", "såg", "sågs", "sett", "setts"]),
    (
        "runt",
        &[
            "flytta",
            "flyttar",
            "flyttas",
            "flyttade",
            "flyttades",
            "flyttat",
            "flyttats",
            "åka",
            "åker",
            "åkte",
            "åkt",
            "resa",
            "reser",
            "reste",
            "rest",
            "cykla",
            "cyklar",
            "cyklade",
            "cyklat",
            "turnera",
            "turnerar",
        ],
    ),
];

/// After it comes what someone is, which is no count: `Polisen ska varje dag vara en synlig kraft`.
pub(crate) const BEING: &[&str] = &["vara", "är", "var", "bli", "blir", "utgöra", "utgör", "känna", "känner"];

/// After what is counted, where they say when, where or how: `tio vandringar fram till jul`.
pub(crate) const AFTER_COUNTED: &[&str] = &[
    "fram",
    "framöver",
    "igång",
    "kvar",
    "bort",
    "hem",
    "nere",
    "uppe",
    "hemma",
    "här",
    "senare",
    "först",
    "direkt",
    "strax",
    "helt",
    "allt",
    "norr",
    "söder",
    "öster",
    "väster",
    "natten",
    "dygnet",
    "morgonen",
    "kvällen",
    "kvällar",
    "nätter",
];

/// Between a verb and its object, where they are one in meaning with the verb: `dela ut ett blad`.
pub(crate) const ALONG_WITH_VERBS: &[&str] = &["ut", "upp", "in", "fram", "ner", "ned", "bort", "ihop", "igenom"];

/// Before `med` and those with whom something is done.
pub(crate) const WORKS_WITH: &[&str] = &["tillsammans", "samverkan", "samarbete", "ihop"];

/// What parties do with a promise that comes right below: `Därför ger vi dig det här löftet.`
pub(crate) const GIVES: &[&str] = &["ger", "avger", "lämnar"];

/// In the present, after `Arbetet`: how or when what was just promised is carried out.
pub(crate) const CARRIED_OUT: &[&str] =
    &["ska", "görs", "sker", "utförs", "påbörjas", "startar", "inleds", "börjar", "beräknas", "pågår"];

/// `Första gången blir det i byn`: after a promise of what comes back.
pub(crate) const TIMES: &[&str] = &["första", "gången"];

/// What is done so is done whatever is promised: `Varje år lovar polisen …`
pub(crate) const EVERY_YEAR: &[&[&str]] = &[&["varje", "år"], &["årligen"], &["vanligtvis"]];

/// What a question is answered with, too short to be told from an abbreviation otherwise: `Ja. Vi lovar …`
pub(crate) const YES: &[&str] = &["ja", "jo"];

/// What the work is that comes after the account: `Fortsatt arbete`.
pub(crate) const GOES_ON: &[&str] = &["fortsatt", "fortsatta", "framtida", "kommande"];

/// What goes on, whatever it is: `Det fortsatta arbetet`.
pub(crate) const WORK: &[&str] = &["arbete", "arbetet"];

/// After `en`, which then counts nothing: `hålla en hög närvaro`.
pub(crate) const MANNERS: &[&str] = &["aktiv", "fortsatt", "hög", "ökad", "god"];

/// What several do, which counts where it is carried out: `anordna en gemensam träff`.
pub(crate) const TOGETHER: &str = "gemensam";

/// What several do to each other, before those who do: `En gång i månaden träffas polisen och kommunen`.
pub(crate) const MUTUAL: &[&str] = &["träffas", "möts", "samlas"];

/// Between a passive and its agent: `ska erbjudas stöd av socialtjänsten`.
pub(crate) const SUPPORT: &str = "stöd";

/// After whose it is, what one does on one's part: `Från polisens sida`.
pub(crate) const SIDES: &[&str] = &["sida", "del"];
