//! Wording as data: what words mean, what headings announce, which kommuner there are.
//!
//! New wording is a line in one of these tables; the grammar is elsewhere.

mod actors;
mod boilerplate;
mod columns;
mod compounds;
pub(crate) mod counts;
mod edges;
pub(crate) mod endings;
mod filter;
mod headings;
mod kommuner;
mod lexicon;
pub(crate) mod linking;
mod lookup;
mod lower;
pub(crate) mod phrases;
pub(crate) mod places;
mod scanned;
pub(crate) mod signing;
mod sources;
mod status;
pub(crate) mod telling;
mod template;
mod themes;
mod vague;
pub(crate) mod vows;
mod words;
pub(crate) mod year;

pub(crate) use actors::{CLUB_ENDINGS, COMPANY_ENDINGS, HOUSING_ENDINGS, HOUSING_NAMES, NAMED_ACTORS, TRAFFIC_ENDINGS};
pub(crate) use boilerplate::{
    CREDIT, PUBLISHED, PUBLISHED_KINDS, READ_MORE, STANDARD_ABOUT, chrome_lines, chrome_starts, may_be_chrome,
};
pub(crate) use columns::{ASKED_IN_HEADS, ColumnHead, SUM, TOTALS, column_head};
pub(crate) use headings::{Cue, RELATED_HEADINGS, cue};
#[cfg(feature = "report")]
pub(crate) use kommuner::lan;
pub(crate) use kommuner::{
    KommunEntry, REGION_KOMMUNER, is_kommun_word, kommun_like, kommun_named, kommun_named_in, lokalpolisomraden,
    region_kommun_at,
};
pub(crate) use lexicon::{Flags, Lex, Stems};
pub(crate) use lookup::{lex, lex_capitalised, lex_lower};
pub(crate) use lower::{Lower, lowered, push_lower};
pub(crate) use scanned::{lex_scanned, looks_like};
pub(crate) use sources::{CRIME_WORDS, DIALOGUE, SOURCES, STATISTICS};
pub(crate) use status::{ANSWERS, CROSSED, LEFT_OPEN, MEANS, STATUS_SIGNS, STATUS_WORDS, SYMBOLS, status_sign};
pub(crate) use template::{ABOUT_PARAGRAPHS, KOMMUN, Promiser, REGION, TEMPLATE};
pub(crate) use themes::THEMES;
pub(crate) use vague::{DEADLINES, ONGOING, PASSED_OVER, PLACEHOLDERS, VAGUE};

/// Whether a word ends as the first part of another does, which no hyphen follows but where a line ends: `ordnings`.
pub(crate) fn links(word: &str) -> bool {
    const ENDINGS: &[&str] = &["ings", "ions", "hets", "skaps", "borgar"];
    ENDINGS.iter().any(|ending| word.len() > ending.len() + 1 && word.ends_with(ending))
}

/// Whether a hyphen at a line's end before this word stands for a left-out part (`brotts- och`).
pub(crate) fn keeps_hyphen_before(word: &str) -> bool {
    matches!(word, "och" | "eller" | "samt" | "respektive" | "till")
}
