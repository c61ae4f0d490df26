//! Follow-ups: what a table's columns are for, and what time a report is for.

use super::account::{is_done_alone, is_of_labels};
use super::announced::announced;
use super::part_of_year::{Part, part, season_or_month_here, year_at};
use super::status::{cell_status, status};
use super::tense::ends_in_past;
use super::token::{Token, Tokens};
use crate::document::{Actor, Status};
use crate::vocabulary::{ASKED_IN_HEADS, ColumnHead, Cue, Flags, Stems, column_head};

/// What a table's column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// What its name says.
    Named(ColumnHead),
    /// Reports for a part of the year; the year where it is stated.
    Part(Part, Option<u16>),
    /// Reports that include those of the other columns: `Totalt`.
    Total,
    /// How far what is ticked has come: `Genomfört`, beside `Delvis` and `Ej genomfört`.
    State(Status),
    /// Whether this one is to do what a row says, where the cell is ticked: `Polisen`, beside `Kommunen`.
    Ticks(Actor),
    /// How much was to be done in a part of the year: `Mål`, beside `Utfall`.
    Planned,
    /// Anything else.
    Unknown,
}

/// What the column under this header holds.
pub(crate) fn column(input: Tokens<'_>) -> Column {
    if let Some((part, year, _)) = part(input) {
        return Column::Part(part, year);
    }
    if let Some(year) = only_year(input) {
        return Column::Part(Part::Year, Some(year));
    }
    if let Some((part, year)) = season_or_month(input) {
        return Column::Part(part, year);
    }
    // `Klart?`, `Genomfört?`
    if let [asked, sign] = input.rest
        && sign.is_sign('?')
        && (asked.is(Flags::DONE) || asked.lex.stems.any(Stems::GJORT))
    {
        return Column::Named(ColumnHead::Status);
    }
    // `Vad vi lovade`, `Vad vi gjorde`
    match announced(input) {
        Some(Cue::Promised) => return Column::Named(ColumnHead::Activity),
        // `Det här skulle vi göra`
        Some(Cue::Activities) if begins_question(input) => return Column::Named(ColumnHead::Activity),
        // `Vi har gjort`
        Some(Cue::Outcome) if begins_question(input) || input.len() <= 3 && input.rest[0].is(Flags::WE) => {
            return Column::Named(ColumnHead::Report);
        }
        _ => {}
    }
    // `Så blev det`: the first words name a column, later ones may belong to a cell.
    for token in input.rest.iter().take(3) {
        let lower = input.lower(token);
        if let Some(head) = column_head(lower) {
            return Column::Named(head);
        }
        // `Insatser`, alone: with more it is what an activity is about.
        if lower == "insatser" && input.len() == 1 {
            return Column::Named(ColumnHead::Activity);
        }
    }
    match input.rest {
        [only] if only.is(Flags::CUMULATIVE) => Column::Total,
        _ if is_done_alone(input) => Column::Named(ColumnHead::Report),
        _ => Column::Unknown,
    }
}

/// `Vad vi gjorde`, `Det här har vi gjort`
fn begins_question(input: Tokens<'_>) -> bool {
    let first = &input.rest[0];
    first.lex.stems.any(Stems::DET) || column_head(input.lower(first)) == Some(ColumnHead::Activity)
}

/// `Våren 2019`, `Mars`, `Okt.`, and nothing else.
fn season_or_month(input: Tokens<'_>) -> Option<(Part, Option<u16>)> {
    let (part, year, tokens) = season_or_month_here(input)?;
    (input.len() == tokens).then_some((part, year))
}

/// What the columns under a header hold. One month alone is when something is to be done.
pub(crate) fn columns<'t>(cells: impl Iterator<Item = Tokens<'t>> + Clone) -> Vec<Column> {
    let mut columns: Vec<Column> = cells.clone().map(column).collect();
    // `Genomfört` alone stands over what was done, beside `Delvis` and `Ej genomfört` over ticks.
    let state = |cell: Tokens<'_>| cell_status(cell, &[]).filter(|_| cell.len() <= LONGEST_STATE);
    let states = || cells.clone().zip(0..).skip(1).filter_map(|(cell, index)| Some((index, state(cell)?)));
    let first = states().next();
    if first.is_some_and(|(_, first)| states().any(|(_, other)| other != first)) {
        states().for_each(|(index, status): (usize, Status)| columns[index] = Column::State(status));
    }
    // `Polisen` beside `Kommunen`, after what is to be done.
    let acts = |cell: Tokens<'_>| match cell.rest {
        [only] => only.lex.actor,
        _ => None,
    };
    let actors = || cells.clone().zip(0..).skip(1).filter_map(|(cell, index)| Some((index, acts(cell)?)));
    if actors().count() > 1 && columns.first().is_some_and(|first| *first != Column::Unknown) {
        actors().for_each(|(index, actor): (usize, Actor)| columns[index] = Column::Ticks(actor));
    }
    let mut months = columns.iter_mut().filter(|column| is_month(column));
    if let (Some(only), None) = (months.next(), months.next()) {
        *only = Column::Unknown;
    }
    columns
}

/// `Ej genomfört`, `Inte alls genomfört`: the name of such a column has no more words.
const LONGEST_STATE: usize = 3;

/// Whether a row of these cells is one of data, although they begin with names of columns: one of them is a sentence,
/// `Målet är uppnått`, or says how far something has come that is no name, `Åtgärder mot klotter` and `Uppfyllt`.
pub(crate) fn is_answered<'t>(mut cells: impl Iterator<Item = Tokens<'t>> + Clone) -> bool {
    let first = cells.clone().find(|cell| cell.rest.iter().any(Token::is_word));
    let named = |cell: Tokens<'_>| cell.rest.iter().all(|token| !token.is_word() || is_of_labels(cell, token));
    cells.clone().any(is_sentence) || !first.is_none_or(named) && cells.any(|cell| status(cell).is_some())
}

/// `Målet är uppnått.`, `Löftet hölls`, `Polisen ska hålla tio möten`: what says something of what it names, where
/// `Vad har gjorts` asks and `Vi lovade` only names.
fn is_sentence(input: Tokens<'_>) -> bool {
    let words = input.rest.iter().filter(|token| token.is_word()).count();
    let [first, second, ..] = input.rest else { return false };
    let asks = Stems::VAD.or(Stems::HUR).or(Stems::DET).or(Stems::VI);
    let asked = first.lex.stems.any(asks) || ASKED_IN_HEADS.contains(&input.lower(first));
    let named = first.is_word() && !first.is(Flags::STOP) && !asked;
    let says = named
        && (second.is(Flags::REPORTED.or(Flags::FINITE)) || ends_in_past(input.lower(second)))
        && !input.rest.last().is_some_and(|last| last.is_sign('?'));
    let promises = named && words >= FEWEST_WORDS && second.is(Flags::MODAL);
    // `Okt.` is cut short.
    let stops = match input.rest {
        [.., word, stop] => stop.is_sign('.') && word.is_word() && word.end - word.start >= SHORTEST_LAST,
        _ => false,
    };
    says || promises || stops && words > 1
}

/// Fewer words with `ska` among them may lead in to a column: `Polisen ska`.
const FEWEST_WORDS: usize = 4;

/// A shorter word before a full stop may be cut short, in bytes.
const SHORTEST_LAST: u32 = 5;

/// Whether a row of these cells has columns for parts of a year, or for how far things have come. Years also stand over
/// figures that say how things are; they tell what was done beside what was to be done.
pub(crate) fn has_time<'t>(cells: impl Iterator<Item = Tokens<'t>>) -> bool {
    let (mut months, mut years, mut promised) = (0, false, false);
    for column in cells.map(column) {
        match column {
            Column::Part(Part::Month(_), _) => months += 1,
            Column::Part(Part::Year, _) => years = true,
            Column::Part(..) | Column::Named(ColumnHead::Status) => return true,
            Column::Named(ColumnHead::Activity | ColumnHead::Promise) => promised = true,
            _ => {}
        }
    }
    months > 1 || years && promised
}

fn is_month(column: &Column) -> bool {
    matches!(column, Column::Part(Part::Month(_), _))
}

/// `2018`, `År 2018`, `Utfall 2018`: the year of a column that holds its reports.
fn only_year(input: Tokens<'_>) -> Option<u16> {
    let (_, before) = input.rest.split_last()?;
    let reports = |token: &Token| {
        let word = input.lower(token);
        word == "år" || column_head(word) == Some(ColumnHead::Report)
    };
    let year = year_at(input, before.len())?;
    before.iter().all(reports).then_some(year)
}

/// Whether a report says that its number includes earlier ones: `sammanlagt`, `totalt`, `hittills`.
pub(crate) fn is_cumulative(input: Tokens<'_>) -> bool {
    input.rest.iter().any(|token| token.is(Flags::CUMULATIVE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::{read, read_row};

    #[test]
    fn columns() {
        for (text, expected) in [
            ("Aktivitet", Column::Named(ColumnHead::Activity)),
            ("Tertial 1", Column::Part(Part::Tertial(1), None)),
            ("Tertial 1 jan–apr", Column::Part(Part::Tertial(1), None)),
            ("T2 2019", Column::Part(Part::Tertial(2), Some(2019))),
            ("Halvår 2", Column::Part(Part::Half(2), None)),
            ("Första halvåret", Column::Part(Part::Half(1), None)),
            ("Kvartal 3", Column::Part(Part::Quarter(3), None)),
            ("Tertial I", Column::Part(Part::Tertial(1), None)),
            ("Våren 2019", Column::Part(Part::Season(21), Some(2019))),
            ("Vad vi lovade", Column::Named(ColumnHead::Activity)),
            ("Vad vi gjorde", Column::Named(ColumnHead::Report)),
            ("Det här har vi gjort", Column::Named(ColumnHead::Report)),
            ("Polisen har gjort tio besök", Column::Unknown),
            ("Planerat", Column::Named(ColumnHead::Promise)),
            ("Måluppfyllelse", Column::Named(ColumnHead::Status)),
            ("2018", Column::Part(Part::Year, Some(2018))),
            ("Utfall 2018", Column::Part(Part::Year, Some(2018))),
            ("Mål 2018", Column::Named(ColumnHead::Promise)),
            ("Jan–juni 2020", Column::Part(Part::Half(1), Some(2020))),
            ("Ansvarig", Column::Named(ColumnHead::Responsible)),
            ("Status", Column::Named(ColumnHead::Status)),
            ("Klart?", Column::Named(ColumnHead::Status)),
            ("Klart", Column::Named(ColumnHead::When)),
            ("När?", Column::Named(ColumnHead::When)),
            ("Kommentar", Column::Named(ColumnHead::Comment)),
            ("Resultat", Column::Named(ColumnHead::Report)),
            ("Gjort", Column::Named(ColumnHead::Report)),
            ("Vi har gjort", Column::Named(ColumnHead::Report)),
            ("Vi har gjort tio besök", Column::Unknown),
            ("Medborgarlöfte", Column::Named(ColumnHead::Promise)),
            ("", Column::Unknown),
        ] {
            assert_eq!(read(text, column), expected, "{text}");
        }
    }

    #[test]
    fn months_as_columns() {
        let of = |cells: &[&str]| {
            read_row(cells, |row| (super::columns(row.iter().copied()), has_time(row.iter().copied())))
        };
        let month = |month, year| Column::Part(Part::Month(month), year);
        let activity = Column::Named(ColumnHead::Activity);
        assert_eq!(of(&["Aktivitet", "Mars"]), (vec![activity, Column::Unknown], false));
        assert_eq!(of(&["Aktivitet", "Mars", "Okt."]), (vec![activity, month(3, None), month(10, None)], true));
        assert_eq!(
            of(&["Aktivitet", "Okt. 2019", "Maj"]),
            (vec![activity, month(10, Some(2019)), month(5, None)], true)
        );
        // When it is to be done.
        assert_eq!(of(&["Torgmöte", "Mars"]), (vec![Column::Unknown, Column::Unknown], false));
    }

    #[test]
    fn columns_to_be_ticked() {
        let of = |cells: &[&str]| read_row(cells, |row| super::columns(row.iter().copied()));
        let state = Column::State;
        let (done, partly, not) = (Status::ReportedDone, Status::InProgress, Status::ReportedNotDone);
        assert_eq!(
            of(&["Aktivitet", "Genomfört", "Delvis", "Ej genomfört"])[1..],
            [state(done), state(partly), state(not)]
        );
        assert_eq!(of(&["Aktivitet", "Ja", "Nej"])[1..], [state(done), state(not)]);
        let ticks = |actor| Column::Ticks(actor);
        assert_eq!(of(&["Åtgärd", "Polisen", "Kommunen"])[1..], [ticks(Actor::Polis), ticks(Actor::Kommun)]);
        assert_eq!(of(&["Åtgärd", "Polisen"])[1..], [Column::Unknown]);
        assert_eq!(of(&["Telefon", "Polisen", "Kommunen"])[1..], [Column::Unknown; 2]);
        // What was done, and how far it has come.
        assert_eq!(of(&["Aktivitet", "Genomfört"])[1..], [Column::Named(ColumnHead::Report)]);
        assert_eq!(of(&["Genomfört", "Pågår"])[1..], [Column::Unknown]);
    }

    #[test]
    fn columns_that_need_more_than_a_word() {
        for (text, expected) in [
            ("Totalt", Column::Total),
            ("Totalt antal besökare", Column::Unknown),
            ("Insatser", Column::Named(ColumnHead::Activity)),
            ("Så blev det", Column::Named(ColumnHead::Report)),
            ("År 2018", Column::Part(Part::Year, Some(2018))),
            ("Skolor 2018", Column::Unknown),
            ("Våren 2019 och hösten", Column::Unknown),
        ] {
            assert_eq!(read(text, column), expected, "{text}");
        }
        assert_ne!(read("Insatser mot klotter", column), Column::Named(ColumnHead::Activity));
    }

    #[test]
    fn rows_with_columns_of_time() {
        let time = |cells: &[&str]| read_row(cells, |row| has_time(row.iter().copied()));
        assert!(time(&["Aktivitet", "Tertial 1"]) && time(&["Aktivitet", "Status"]) && time(&["Aktivitet", "2018"]));
        assert!(!time(&["Andel i procent", "2018", "2019"]));
        assert!(!time(&["Aktivitet", "Ansvarig"]) && !time(&["Totalt"]) && !time(&[]));
    }

    #[test]
    fn rows_of_data() {
        let data = |cells: &[&str]| read_row(cells, |row| is_answered(row.iter().copied()));
        for cells in [
            ["Genomföra tio möten", "Målet är uppnått."],
            ["Måla planket", "Löftet hölls"],
            ["Insats i parken", "Målet nåddes inte"],
            ["Polisen ska genomföra tio möten", "Resultat"],
            ["Åtgärder mot klotter", "Uppfyllt"],
            ["Aktiviteter för unga", "Ej genomfört"],
        ] {
            assert!(data(&cells), "{cells:?}");
        }
        for cells in [
            ["Aktivitet", "Genomfört"],
            ["Vad vi lovade", "Vad vi gjorde"],
            ["Vi lovade", "Så blev det"],
            ["Åtgärd 2019", "Uppfyllt?"],
            ["Aktivitet", "Är målet uppnått?"],
            ["Åtgärder mot klotter", "Okt."],
            ["Insats", "Målet uppnått"],
            ["Polisen ska", "Resultat"],
        ] {
            assert!(!data(&cells), "{cells:?}");
        }
    }

    #[test]
    fn totals() {
        assert!(read("Sammanlagt tio möten", is_cumulative) && read("Tio möten hittills", is_cumulative));
        assert!(!read("Tio möten", is_cumulative));
    }
}
