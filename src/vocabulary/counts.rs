//! Words around numbers: what makes them count, and what makes them name or date something instead.

use crate::document::Comparator;

/// Before what is counted, where the number comes after it.
pub(crate) const NUMBER_OF: &[&str] = &["antal", "antalet"];

/// After how many there are: `Löftena är fem till antalet`.
pub(crate) const IN_NUMBER: (&str, &str) = ("till", "antalet");

/// After `en` or `ett`, which then counts nothing: `ett av löftena`, `en annan`, `ett antal kontroller`, `hålla ett öga på`.
pub(crate) const NO_NUMBER: &[&str] = &["av", "av:", "annan", "annat", "antal", "flertal", "fåtal", "öga"];

/// How often, whatever it is: `tio gånger`, `vid tio tillfällen`.
pub(crate) const TIMES: &[&str] = &["gång", "gånger", "ggr", "tillfälle", "tillfällen"];

/// What is counted where a text says how often something is followed up.
pub(crate) const OCCASIONS: &[&str] = &[
    "gång",
    "gånger",
    "ggr",
    "tillfälle",
    "tillfällen",
    "möte",
    "möten",
    "avstämning",
    "avstämningar",
    "uppföljning",
    "uppföljningar",
];

/// After `ingen lokal` they say that there was none to be had, and count nothing.
pub(crate) const TO_BE_HAD: [&str; 2] = ["gick", "att"];

/// After a number of years, `2017 års medborgarlöfte`, `15 års ålder`.
pub(crate) const OF_YEARS: &str = "års";

/// After a number and that: `före 15 års ålder`.
pub(crate) const AGES: &[&str] = &["ålder", "åldern"];

/// Between `de` and the number of some of known things: `de sista två`.
pub(crate) const OF_KNOWN: &[&str] = &["första", "sista", "andra", "övriga", "resterande", "återstående", "senaste"];

/// Definite superlatives that do not end in `aste`.
pub(crate) const SUPERLATIVES: &[&str] =
    &["största", "minsta", "äldsta", "yngsta", "högsta", "lägsta", "bästa", "värsta"];

/// Before what has been counted so far: `i år`.
pub(crate) const THIS_YEAR: (&str, &str) = ("i", "år");

/// Before `ingen` it says that something was missing, and counts nothing.
pub(crate) const THERE_WAS: &[&str] = &["fanns", "finns", "funnits"];

/// The ends of `ingen` and `inget`, and not of `inga`.
pub(crate) const NONE_OF_ONE: [char; 2] = ['n', 't'];

/// Before a part of what was counted.
pub(crate) const OF_WHICH: &[&str] = &["varav", "därav", "däribland"];

/// What stands on either side of a word as someone else calls it.
pub(crate) const QUOTES: &[char] = &['”', '"', '“', '’'];

/// After a number that is the least of what it may be: `tio eller fler`.
pub(crate) const OR: &str = "eller";
pub(crate) const MORE: &[&str] = &["fler", "flera", "mer"];

/// Two words before a number that say how it is meant: `fler än tio`. After a denial those with `än` say the opposite: `inte färre
/// än tio`.
pub(crate) const COMPARATORS: &[(&str, &str, Comparator)] = &[
    ("mer", THAN, Comparator::MoreThan),
    ("fler", THAN, Comparator::MoreThan),
    ("flera", THAN, Comparator::MoreThan),
    ("färre", THAN, Comparator::AtMost),
    ("mindre", THAN, Comparator::AtMost),
    ("upp", "till", Comparator::AtMost),
    ("upp", "emot", Comparator::About),
];

/// Before how many there were to be, at times with `antal` between: `Mål: 20 kontroller`, `Planerat antal: 20`.
pub(crate) const PLANNED_NUMBER: &[&str] =
    &["mål", "målet", "målsättning", "målsättningen", "målvärde", "planerat", "planerade", "utlovat", "utlovade"];

/// Before a number that another is compared with: `jämfört med 41 året innan`, and where it is one of an earlier year, `mot elva
/// året före`.
pub(crate) const COMPARED: &[&str] = &["jämfört", "jämförelse", "jämföra", "jämföras"];
pub(crate) const AGAINST: &str = "mot";

/// After a number of an earlier time: `41 förra året`, `elva året före`.
pub(crate) const EARLIER: &[&str] = &["förra", "föregående", "året", "samma"];

/// Of another time than that of the report: `Året innan`, `Förra året`, `I fjol`.
pub(crate) const LAST_TIME: &[&str] = &["innan", "före", "förra", "föregående", "fjol", "fjolåret"];

/// After what is counted and still to be done: `Två möten återstår`.
pub(crate) const REMAINS: &[&str] = &["återstår", "kvarstår", "resterar", "kvar"];

/// After a comparative: `färre än`.
pub(crate) const THAN: &str = "än";

/// Of what is to be done and is not done yet: `Två möten är inbokade`.
pub(crate) const NOT_YET_DONE: &[&str] =
    &["planeras", "planerade", "planerat", "inplanerade", "inplanerat", "inbokade", "inbokat", "bokade"];

/// What tells of what is compared, left or to come, as a regular expression.
pub(crate) const SET_ASIDE: &str = concat!(
    "[Jj]ämför|färre|[Ff]ler |[Åå]terst|[Kk]var|[Rr]esterar|[Pp]lanera|[Bb]oka",
    "| mot | ska |kommer|[Åå]ret |[Ff]örra|[Ff]öreg|fjol",
);
