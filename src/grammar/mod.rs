//! Swedish, one construct a file. Works on tokens of folded text and never sees a line break.
//!
//! Every parser is a nom parser over [`Tokens`]; nom's types do not leave this module.

mod account;
mod actor;
mod announced;
mod boxes;
mod cut;
mod date;
mod done;
mod frequency;
mod heading;
mod number;
mod part_of_year;
mod period;
mod quantity;
mod report;
mod scanned;
mod set_aside;
mod signatory;
mod source;
mod stated;
mod status;
mod tense;
mod times_of_year;
mod token;
mod tokenize;
mod told_count;
mod vow;

pub(crate) use account::{
    Joint, arrow, bracketed, is_letter, joined_at, label, label_alone, label_of_promise, names_both, names_parts, shows,
};
pub(crate) use actor::{Actors, Aliases, Parties, actors_of, listed_actors, parties, partners};
pub(crate) use announced::{announced, asks_why, is_about_promises, tells_how_it_goes};
pub(crate) use cut::{Place, Signs, Words};
pub(crate) use date::{FoundDate, dates, is_appointment, month_of_year};
pub(crate) use done::{is_done_itself, prepares, says_done};
pub(crate) use frequency::cadence;
pub(crate) use heading::{Heading, heading, is_aim};
pub(crate) use number::small_number;
pub(crate) use part_of_year::{is_empty_report, labelled, reporting, time_alone, told_of};
pub(crate) use period::{FoundPeriod, open_end, periods, short_years, with_part};
pub(crate) use quantity::{Context, Quantity, quantities};
pub(crate) use report::{Column, column, columns, has_time, is_answered, is_cumulative};
pub(crate) use set_aside::{may_set_aside, set_aside};
pub(crate) use signatory::{Line as SignatureLine, named_in_prose, signature_line};
pub(crate) use source::{names_source, source};
pub(crate) use stated::bare_status;
pub(crate) use status::{Meaning, cell_status, explains_sign, legend, only_status, status};
pub(crate) use tense::{
    closes_letter, is_account, is_aside, is_promised, is_quote, is_salutation, is_to_readers, tells_past, was_vowed,
};
pub(crate) use times_of_year::times_of_year;
pub(crate) use token::{Kind, Token, Tokens, YEARS};
pub(crate) use told_count::{told_count, vowed_count};
pub(crate) use vow::{Vowing, gives_promise, goes_on, is_custom, is_done, one_of_several, promises_therein, vow};

/// What a parser finds in a text.
#[cfg(test)]
pub(crate) fn read<T>(text: &str, parse: impl Fn(Tokens<'_>) -> T) -> T {
    parse(Words::default().cut(text, Signs::default()))
}

/// What a parser finds in the cells of a row.
#[cfg(test)]
fn read_row<T>(cells: &[&str], parse: impl Fn(&[Tokens<'_>]) -> T) -> T {
    let mut words = Words::default();
    let places: Vec<Place> = cells.iter().map(|cell| words.push(cell, None, Signs::default())).collect();
    let row: Vec<Tokens<'_>> = cells.iter().zip(&places).map(|(cell, place)| words.at(cell, place)).collect();
    parse(&row)
}
