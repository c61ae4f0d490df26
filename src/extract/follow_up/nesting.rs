//! What stands over what among the statements of a follow-up: promises over what serves them, items over their reports.

use rustc_hash::{FxHashMap, FxHashSet};

use super::similar;
use super::statement::{Statement, is_arrow};
use super::tense::Tense;
use crate::extract::outline::{Group, Lead, Outline};
use crate::extract::page::{Page, Piece};
use crate::layout::Marker;
use crate::vocabulary::Stems;

/// What stands over what, as far as the whole account tells before it is read statement by statement.
pub(super) struct Nesting<'p> {
    /// The groups of the lines over lists that say who is to act, by the unit of the line.
    leads: FxHashMap<usize, &'p Group>,
    /// The entries of a list that headings repeat, each with the index of the heading: the rows under it serve the entry.
    pub(super) restated: Vec<(Piece, usize)>,
    entries: FxHashSet<Piece>,
    over: FxHashSet<Piece>,
    report_lists: FxHashSet<(bool, u32)>,
    promise_lists: FxHashSet<(bool, u32)>,
    /// The items of a list before the account of what serves them.
    aims: FxHashSet<Piece>,
    /// The units of sentences that promise.
    vows: FxHashSet<usize>,
}

impl<'p> Nesting<'p> {
    pub(super) fn new(page: &Page<'_>, outline: &'p Outline, statements: &[Statement]) -> Nesting<'p> {
        let mut leads = FxHashMap::default();
        for group in outline.groups.iter().filter(|group| !group.actors.is_empty()) {
            if let Some(piece) = group.lead_piece {
                leads.entry(piece.unit).or_insert(group);
            }
        }
        let restated = restated(page, outline, statements);
        let aims = if restated.is_empty() { aims(page, statements) } else { FxHashSet::default() };
        Nesting {
            aims,
            leads,
            entries: restated.iter().map(|(entry, _)| *entry).collect(),
            restated,
            over: over(outline),
            report_lists: report_lists(statements),
            promise_lists: promise_lists(page, statements),
            vows: outline.sentences.iter().map(|vow| vow.piece.unit).collect(),
        }
    }

    /// Those who are to act, where a line stands over a list and names them.
    pub(super) fn lead(&self, piece: Piece) -> Option<&'p Group> {
        self.leads.get(&piece.unit).copied()
    }

    /// Whether a heading repeats this entry of a list.
    pub(super) fn is_repeated(&self, entry: Piece) -> bool {
        self.entries.contains(&entry)
    }

    /// Whether this can be a promise over rows.
    pub(super) fn may_be_over(&self, piece: Piece) -> bool {
        self.over.contains(&piece)
    }

    /// Whether this is an item of a list that stands before the account of what serves it.
    pub(super) fn is_aim(&self, piece: Piece) -> bool {
        self.aims.contains(&piece)
    }

    pub(super) fn is_vow(&self, piece: Piece) -> bool {
        self.vows.contains(&piece.unit)
    }

    /// Whether this is an item of a list of commitments, as reports below others of its items show.
    pub(super) fn is_in_report_list(&self, this: &Statement) -> bool {
        this.list().is_some_and(|list| self.report_lists.contains(&list))
    }

    /// Whether this is an item of a list of promises, as commitments below others of its items show.
    pub(super) fn is_in_promise_list(&self, this: &Statement) -> bool {
        this.list().is_some_and(|list| self.promise_lists.contains(&list))
    }
}

/// Whether headings come next, and one of the first of them says what was to be done.
pub(super) fn is_over_headings(after: &[Statement]) -> bool {
    let first = after.iter().take(2).take_while(|statement| statement.heading);
    first.into_iter().any(|heading| heading.tense == Tense::Commitment)
}

/// The items of a list of promises, where a heading such as `Uppföljning av aktiviteter` stands right below it, and then
/// commitments of their own, each with what came of it.
fn aims(page: &Page<'_>, statements: &[Statement]) -> FxHashSet<Piece> {
    let promised = |this: &Statement| this.marker.is_some() && this.tense == Tense::Commitment && !this.continued;
    let Some(first) = statements.iter().position(promised) else { return FxHashSet::default() };
    let items = statements[first..].iter().take_while(|this| promised(this)).count();
    let after = &statements[first + items..];
    let Some(next) = after.first() else { return FxHashSet::default() };
    let over = statements[..first].iter().all(|this| this.heading && this.tense != Tense::Commitment);
    // The heading may be that of a part.
    let between = statements[first + items - 1].piece.unit + 1..next.piece.unit + 1;
    let accounts = page.units[between].iter().any(|unit| {
        !unit.is_item()
            && !unit.ends_sentence()
            && unit.stems.any(Stems::UPPFOLJNING)
            && unit.stems.any(Stems::AKTIVITET)
    });
    let answered = |pair: &&[Statement]| {
        pair[0].marker.is_none() && pair[0].tense == Tense::Commitment && pair[1].tense == Tense::Report
    };
    let of_its_own = over && accounts && after.windows(2).filter(answered).take(2).count() > 1;
    match of_its_own {
        true => statements[first..first + items].iter().map(|this| this.piece).collect(),
        false => FxHashSet::default(),
    }
}

/// What can be a promise over rows: what stands under `Löfte 1`, or without a marker between a lead-in and a list.
fn over(outline: &Outline) -> FxHashSet<Piece> {
    let led = outline.groups.iter().filter_map(|group| match group.entries.as_slice() {
        [first, second, ..] if group.lead == Lead::Promises && group.lead_piece.is_some() => {
            (first.marker.is_none() && second.marker.is_some()).then_some(first.piece)
        }
        _ => None,
    });
    outline.groups.iter().filter_map(|group| group.under).chain(led).collect()
}

/// The entries of lists that a later heading repeats, each with the index of that heading.
fn restated(page: &Page<'_>, outline: &Outline, statements: &[Statement]) -> Vec<(Piece, usize)> {
    let (mut texts, mut of) = (similar::Texts::default(), Vec::new());
    for (index, statement) in statements.iter().enumerate().filter(|(_, statement)| statement.heading) {
        // `Löfte 1. Vi ska …`
        let heading = page.text(statement.piece);
        let at = heading.find(['.', ':', '–']).map_or(0, |at| at + 1);
        let labelled = heading.get(at..).filter(|_| (1..LONGEST_LABEL).contains(&at));
        let numbered = Some(without_number(heading)).filter(|bare| bare.len() < heading.len());
        for text in [heading].into_iter().chain(labelled).chain(numbered) {
            texts.add(text);
            of.push(index);
        }
    }
    let entries = || outline.groups.iter().flat_map(|group| group.entries.iter().map(|entry| entry.piece));
    let found: Vec<(Piece, usize)> = entries()
        .filter_map(|entry| {
            let at = of[texts.find(page.text(entry))?];
            (statements[at].piece.unit > entry.unit).then_some((entry, at))
        })
        .collect();
    if !found.is_empty() {
        return found;
    }
    // In the same words, as a line or an item over what was to be done for it.
    let mut over: FxHashMap<&str, usize> = FxHashMap::default();
    for (index, pair) in statements.windows(2).enumerate().rev() {
        if !pair[0].heading && pair[1].tense == Tense::Commitment {
            over.entry(without_number(page.text(pair[0].piece))).or_insert(index);
        }
    }
    let again = |entry: Piece| over.get(without_number(page.text(entry))).map(|at| (entry, *at));
    let found: Vec<_> =
        entries().filter_map(again).filter(|(entry, at)| statements[*at].piece.unit > entry.unit).collect();
    if found.len() > 1 { found } else { Vec::new() }
}

/// A text without the number of its section: `3.1 Vi ska …`.
fn without_number(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' '))
}

/// Bytes of a label such as `Löfte 1.` before what a heading repeats, and one more.
const LONGEST_LABEL: usize = 12;

/// Whether the items below the one at `index`, or lines with labels, report on it.
pub(super) fn is_parent(statements: &[Statement], index: usize) -> bool {
    match (statements.get(index), statements.get(index + 1)) {
        (Some(this), Some(next)) => {
            // `Status: Genomfört` below a list of what was done is about what that is on.
            let among = || {
                let before = index.checked_sub(1).map(|before| &statements[before]);
                before
                    .is_some_and(|before| before.is_beside(this) && before.tense == Tense::Report && !before.continued)
            };
            let labelled = || this.marker.is_some() && next.is_labelled_report() && !among();
            let below = next.is_below(this) || next.continued || labelled();
            // `→ Öppet hela året` right below an item answers it, however that is told: `• Fritidsgården har öppet`.
            let answered = next.continued && this.marker.is_some() && is_arrow(next.marker);
            !this.heading && below && (this.tense != Tense::Report || answered)
        }
        _ => false,
    }
}

/// Whether a paragraph between a heading and a list of what was to be done tells why, as reports below the first item show.
pub(super) fn explains(statements: &[Statement], index: usize) -> bool {
    let heading = index.checked_sub(1).is_some_and(|over| statements[over].heading);
    matches!((statements.get(index), statements.get(index + 1)), (Some(this), Some(next))
        if heading && this.is_bare() && this.tense != Tense::Commitment
            && next.marker.is_some() && next.tense == Tense::Commitment && is_told(statements, index + 1))
}

/// Whether what came of a commitment stands below it, or right after it.
pub(super) fn is_told(statements: &[Statement], index: usize) -> bool {
    let after = statements.get(index + 1);
    is_parent(statements, index) || after.is_some_and(|after| after.is_bare() && after.tense == Tense::Report)
}

/// The lists whose items hold reports below them: such a list is one of commitments.
fn report_lists(statements: &[Statement]) -> FxHashSet<(bool, u32)> {
    (0..statements.len())
        .filter(|index| is_parent(statements, *index))
        .filter_map(|index| statements[index].list())
        .collect()
}

/// The lists whose items hold commitments, which hold reports in turn or have one right after them: such a list is one of
/// promises.
fn promise_lists(page: &Page<'_>, statements: &[Statement]) -> FxHashSet<(bool, u32)> {
    let commits = |index: usize| statements.get(index).is_some_and(|this| this.tense == Tense::Commitment);
    // `1. Polisen ska synas mer genom:` over `Fotpatruller i centrum`
    let leads = |index: usize| {
        let this: &Statement = &statements[index];
        this.tense == Tense::Commitment && page.units[this.piece.unit].leads()
    };
    let told = |index: usize| {
        statements.get(index).is_some_and(|this| this.tense == Tense::Report && this.marker.is_none() && !this.heading)
    };
    (0..statements.len())
        .filter(|index| is_parent(statements, *index) && (commits(index + 1) || leads(*index)))
        .filter(|index| is_parent(statements, index + 1) || told(index + 2))
        .filter(|index| statements[index + 1].is_below(&statements[*index]))
        .filter_map(|index| statements[index].list())
        .collect()
}

/// Whether `3. Slutsatser` comes after `2.4 Polisen ska …`, and not as an item of a list that begins there with 1.
fn is_section_after(current: &Statement, before: &[Statement], this: &Statement) -> bool {
    if current.marker != Some(Marker::Part) || this.tense != Tense::Neutral || this.indent > current.indent {
        return false;
    }
    let number = |statement: &Statement| match statement.marker {
        Some(Marker::Number(number)) => Some(number),
        _ => None,
    };
    let since = before.iter().rev().take(LONGEST_LIST).take_while(|before| before.marker != Some(Marker::Part));
    // Where the numbers that lead up to it begin.
    let Some(mut first) = number(this) else { return false };
    for number in since.filter_map(number) {
        if number.checked_add(1) != Some(first) {
            break;
        }
        first = number;
    }
    first > 1
}

/// So many statements of one row are looked at.
const LONGEST_LIST: usize = 16;

/// Whether a statement goes on reporting on the current commitment.
pub(super) fn accepts(
    nesting: &Nesting<'_>,
    current: &Statement,
    (before, this, next): (&[Statement], &Statement, Option<&Statement>),
    right_below: bool,
) -> bool {
    // Where reports stand as items below, a paragraph of its own is something else.
    let nested = before.last().is_some_and(|last| {
        last.is_below(current) || last.marker.is_some() && (current.marker.is_none() || last.continued)
    });
    // As it is below the last of such a list, on which nothing is reported. What was done, on the line right below an item or
    // before the next one, is told of that.
    let outside = || this.is_bare() && this.indent <= current.indent;
    let of_item = || {
        let last = before.last().is_some_and(|last| last.piece == current.piece);
        last && this.tense == Tense::Report && (right_below || next.is_some_and(|next| next.is_beside(current)))
    };
    let apart = || outside() && nesting.is_in_report_list(current) && !of_item();
    if is_section_after(current, before, this) {
        return false;
    }
    !(nested && this.marker.is_none() && !this.continued || apart())
}
