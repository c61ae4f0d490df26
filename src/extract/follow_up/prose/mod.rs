//! Follow-ups without tables: each commitment followed by what came of it.

mod aside;
mod body;
mod headings;

use aside::begins_rows;
use body::vows;
pub(super) use body::{is_contact, is_of_next, tells_of};

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::document::{ActorBasis, Commitment, CommitmentId, ReportPeriod, Row, Span, Status};
use crate::extract::commitment::Reading;
use crate::extract::levels::governed;
use crate::extract::outline::{Group, Outline, is_part_of};
use crate::extract::page::{Page, Piece};
use crate::extract::pieces::{passage, set_theme};
use crate::grammar::{Heading, Token, Tokens, heading, told_of};
use crate::layout::BlockShape;
use crate::vocabulary::{ColumnHead, Cue, Stems};

use super::earlier::Earlier;
use super::nesting::{Nesting, is_over_headings, is_parent, is_told};
use super::statement::{Statement, statements};
use super::tense::Tense;
use super::{Followed, Time, activity_id, add_promise, promise_over, report, row};

pub(super) fn activity<'a>(
    page: &Page<'a>,
    piece: Piece,
    group: Option<&Group>,
    reading: &Reading,
    followed: &Followed<'a>,
) -> Commitment<'a> {
    let mut activity = passage(page, piece).commitment(activity_id(&followed.rows), reading);
    if let Some(group) = group {
        if activity.actors.is_empty() {
            governed(page, &mut activity, group, reading);
        }
        if let Some(theme) = group.theme {
            set_theme(page, &mut activity, theme);
        }
    }
    activity
}

/// Each commitment followed by what came of it: under headings, numbers, bold lines, or item by item.
pub(super) fn interleaved<'a>(
    page: &Page<'a>,
    outline: &Outline,
    range: Range<usize>,
    reading: &Reading,
    time: Time,
    followed: &mut Followed<'a>,
) {
    let (statements, labels) = statements(page, outline, range, reading, time);
    followed.boilerplate.extend(labels.iter().map(|label| page.span(*label)));
    let nesting = Nesting::new(page, outline, &statements);
    let mut repeating = FxHashMap::default();
    for (entry, heading) in &nesting.restated {
        let promise = add_promise(page, *entry, None, reading, &mut followed.promises);
        repeating.entry(*heading).or_insert(promise);
    }
    let commits = |statement: &Statement| statement.tense == Tense::Commitment;
    let mut account = Account {
        page,
        reading,
        time,
        statements: &statements,
        nesting: &nesting,
        repeating,
        under: Under::default(),
        current: None,
        aside: Aside::default(),
        committed: 0,
        last_commitment: statements.iter().rposition(commits).unwrap_or(0),
        apart: false,
        sections: Vec::new(),
        followed,
    };
    let mut subtitles = outline.subtitles.iter().peekable();
    for (index, this) in statements.iter().enumerate() {
        // `Löftet` is no statement, and ends what stands before it.
        while let Some(subtitle) = subtitles.next_if(|subtitle| **subtitle < this.piece.unit) {
            account.aside.is = false;
            // `Tertial 1` tells of it.
            account.current = account.current.filter(|_| !page.units[*subtitle].stems.any(Stems::LOFTE));
        }
        account.read(index);
        account.committed += usize::from(commits(this));
    }
    let sections = account.sections;
    join_sections(&sections, followed);
}

/// Makes one row of those that say the same under one part of the year and under another.
fn join_sections(sections: &[(ReportPeriod, usize)], followed: &mut Followed<'_>) {
    let [(_, first), _, ..] = sections else { return };
    let mut rest = followed.rows.split_off(*first).into_iter();
    let mut earlier = Earlier::default();
    let ends = sections.iter().skip(1).map(|(_, start)| *start).chain([usize::MAX]);
    for ((_, start), end) in sections.iter().zip(ends) {
        let before = followed.rows.len();
        followed.rows.extend(rest.by_ref().take(end - start));
        earlier.join(&mut followed.rows, before, &mut followed.boilerplate);
    }
}

/// An account in prose, as far as it has been read.
struct Account<'p, 'a, 'f> {
    page: &'p Page<'a>,
    reading: &'p Reading,
    time: Time,
    statements: &'p [Statement],
    nesting: &'p Nesting<'p>,
    /// The promises that headings repeat, by the index of the heading.
    repeating: FxHashMap<usize, CommitmentId>,
    under: Under<'p>,
    /// The statement that the last row was made of, while what follows may report on it.
    current: Option<&'p Statement>,
    aside: Aside,
    /// How many statements so far say what was to be done, and which is the last of all that does.
    committed: usize,
    last_commitment: usize,
    /// Text has come that reports on no row, as below a list; so does what comes right after it.
    apart: bool,
    /// The parts of the year that rows stand under, each with its first row.
    sections: Vec<(ReportPeriod, usize)>,
    followed: &'f mut Followed<'a>,
}

/// What rows stand under.
#[derive(Clone, Copy, Default)]
struct Under<'p> {
    /// Those who are to act.
    group: Option<&'p Group>,
    /// They `lovade att`, and verbs in the infinitive say what.
    infinitives: bool,
    theme: Option<Piece>,
    promise: Option<CommitmentId>,
    /// The list right under the promise, where that leads in to it.
    listed: Option<(bool, u32)>,
    /// The promise is a heading, and holds up to the next.
    aimed: bool,
    /// `Genomfört` over a list, said of all its items.
    stands: Option<(Status, Span)>,
}

/// The part under a heading such as `Kontakt`, in which nothing is reported on.
#[derive(Clone, Copy, Default)]
struct Aside {
    /// Whether this is such a part.
    is: bool,
    /// Its heading stands right before.
    right_under: bool,
    /// Its heading is marked as one: `## Kontakt`.
    marked: bool,
}

impl<'p, 'a> Account<'p, 'a, '_> {
    fn read(&mut self, index: usize) {
        let this = &self.statements[index];
        self.followed.boilerplate.extend(this.label.map(|label| self.page.span(label)));
        let read = heading(self.page.piece_tokens(this.piece), &self.reading.aliases);
        // `Detta har polisen gjort:` under a heading or what was to be done, over what came of that.
        if self.goes_on(index, &read) {
            self.boilerplate(this);
            return;
        }
        if let Some(group) = self.led(index, &read) {
            (self.under.group, self.under.infinitives) =
                (Some(group), self.page.piece_tokens(this.piece).stop_with_att());
            self.begin();
            return;
        }
        if self.nesting.is_repeated(this.piece) {
            return;
        }
        if self.nesting.is_aim(this.piece) {
            self.add_promise(this);
            self.begin();
            return;
        }
        if let Some(promise) = self.promise(index) {
            self.under.promise = Some(promise);
            self.begin();
            return;
        }
        let right_under = std::mem::take(&mut self.aside.right_under);
        self.apart &= this.is_bare() && this.tense != Tense::Commitment;
        if this.heading {
            let named = right_under && (this.tense == Tense::Neutral || read.bare_actors);
            // Names under a marked heading such as `## Kontakt`, or right under `Sändlista`, head nothing.
            // `att lägga uppföljningen till handlingarna, och` is what was decided.
            let att = |first: &Token| first.lex.stems.any(Stems::ATT);
            let clause = || self.page.piece_tokens(this.piece).first().is_some_and(att);
            let within = self.aside.is && ((self.aside.marked || named) && read.cue.is_none() || clause());
            match within && !self.is_marked(this) {
                true => self.boilerplate(this),
                false => self.heading(index, &read),
            }
            return;
        }
        let answered = || {
            let reports = |next: &Statement| next.continued && next.tense == Tense::Report;
            self.statements.get(index + 1).is_some_and(|next| next.role == Some(ColumnHead::Report) || reports(next))
        };
        // `Ärendet` over a list of what was to be done, with what came of it below each.
        let listed = || this.marker.is_some() && this.tense == Tense::Commitment && answered();
        if self.aside.is && (listed() || begins_rows(self.page, self.statements, index)) {
            self.aside.is = false;
        }
        if !self.aside.is {
            self.body(index);
        }
    }

    /// Whether something has been told of the last row.
    fn is_told_of(&self) -> bool {
        self.followed.rows.last().is_some_and(|row| !row.reports.is_empty())
    }

    /// Whether the line over a list says no more than that it tells what was done for what stands right above it.
    fn goes_on(&self, index: usize, read: &Heading) -> bool {
        let (this, next) = (&self.statements[index], self.statements.get(index + 1));
        let theme =
            self.under.theme.filter(|theme| index.checked_sub(1).is_some_and(|i| self.statements[i].piece == *theme));
        let under_theme = theme.is_some() && read.cue == Some(Cue::Outcome);
        self.page.units[this.piece.unit].leads()
            && (under_theme || this.tense == Tense::Report && self.is_under_row())
            && next.is_some_and(|next| next.marker.is_some() && next.tense != Tense::Commitment)
    }

    /// Whether a row stands above that what comes next may report on, and not one of several that nothing has reported on.
    fn is_under_row(&self) -> bool {
        let bare = |row: &Row<'_>| row.reports.is_empty();
        let several = matches!(&self.followed.rows[..], [.., first, second] if bare(first) && bare(second));
        self.current.is_some_and(|current| current.marker.is_none()) && !several
    }

    /// Something else begins: what comes reports on nothing before it.
    fn begin(&mut self) {
        (self.under.theme, self.current, self.aside.is) = (None, None, false);
    }

    /// Those who act, where a statement is the line over a list that names them.
    fn led(&self, index: usize, read: &Heading) -> Option<&'p Group> {
        let this = &self.statements[index];
        // `Ansvarig` over `Polisen` is of one row.
        if this.role == Some(ColumnHead::Responsible) {
            return None;
        }
        let group = self.nesting.lead(this.piece)?;
        let next = self.statements.get(index + 1);
        // `Polisens åtaganden` names who acts; `Polisen ska göra tio insatser` is what it will do.
        let over_headings = || is_part_of(read) && next.is_some_and(|next| next.heading);
        let leads = read.bare_actors || self.page.units[this.piece.unit].leads();
        (leads || over_headings() || self.page.piece_tokens(this.piece).stop_with_att()).then_some(group)
    }

    /// The promise that a statement is, which what comes after it serves.
    fn promise(&mut self, index: usize) -> Option<CommitmentId> {
        let this = &self.statements[index];
        let next = self.statements.get(index + 1);
        if let Some(repeated) = self.repeating.get(&index).copied() {
            self.boilerplate(this);
            return Some(repeated);
        }
        // Under `Löftet`, before headings of what was done: all of it serves the promise.
        let after = &self.statements[index + 1..];
        // `Löftet` over it, and a heading such as `Aktiviteter och resultat` over the commitments.
        let commits = |statement: &Statement| !statement.heading && statement.tense == Tense::Commitment;
        let named = || {
            // `Löftet har gällt i två år.` may stand between.
            let told = |after: &&Statement| after.is_bare() && after.tense != Tense::Commitment;
            let over = match after {
                [heading, first, ..] if heading.heading => commits(first),
                _ => after
                    .iter()
                    .take(2)
                    .find(|after| !told(after))
                    .is_some_and(|first| first.role == Some(ColumnHead::Activity) && commits(first)),
            };
            over && this.marker.is_none() && commits(this) && self.is_under_name(this)
        };
        let vow = !this.heading && (self.nesting.is_vow(this.piece) && is_over_headings(after) || named());
        // What other commitments come right after, and no report, is what they serve.
        let served = || {
            self.nesting.may_be_over(this.piece)
                && this.tense == Tense::Commitment
                && next.is_some_and(|next| {
                    next.tense == Tense::Commitment && (!next.heading || self.nesting.lead(next.piece).is_some())
                        || is_parent(self.statements, index + 1)
                })
        };
        // `Löfte 1: Det ska vara tryggt` over `Åtgärd:`
        let called = || {
            let promise = |statement: &Statement| statement.role == Some(ColumnHead::Promise);
            this.label.is_some() && promise(this) && next.is_some_and(|next| commits(next) && !promise(next))
        };
        // `Polisen lovar att synas mer` over `Aktivitet: Polisen ska …`
        let over_labelled = || {
            let activity = |next: &Statement| next.role == Some(ColumnHead::Activity) && commits(next);
            let tokens = self.page.piece_tokens(this.piece);
            let one = || tokens.sentences().nth(1).is_none();
            this.role.is_none() && vows(tokens) && one() && next.is_some_and(activity)
        };
        // `Det ska kännas tryggt i centrum.` over a list of what was to be done for it, with what came of each below it.
        let over_list = || {
            let told = |next: &Statement| next.marker.is_some() && commits(next) && is_told(self.statements, index + 1);
            // Between two items of one list it is told of the first, unless that has reports as items below it or it says what is to
            // be done.
            let tokens = self.page.piece_tokens(this.piece);
            let nested = || index.checked_sub(1).is_some_and(|before| self.statements[before].marker.is_some());
            let tells = || !self.is_told_of() || !nested() && !vows(tokens);
            let between = |next: &Statement| self.current.is_some_and(|current| next.is_beside(current)) && tells();
            // `Aneby kommun och polisen` right under the title
            let names = || heading(tokens, &self.reading.aliases).bare_actors;
            let over = |next: &&Statement| told(next) && !between(next);
            let leads = self.page.units[this.piece.unit].leads();
            this.is_bare() && commits(this) && !leads && next.filter(over).is_some() && !names()
        };
        if vow || served() || called() || over_labelled() || over_list() {
            self.under.listed = None;
            return Some(self.add_promise(this));
        }
        let leads = || this.tense == Tense::Commitment && self.page.units[this.piece.unit].leads();
        let below = next.filter(|next| next.is_below(this) && (next.tense == Tense::Commitment || leads()));
        let below = below.filter(|_| self.nesting.is_in_promise_list(this))?;
        // What the items below `Polisen ska synas mer genom:` name is what it will do.
        self.under.listed = below.list().filter(|_| leads());
        Some(promise_over(self.page, this.piece, self.reading, &mut self.followed.promises))
    }

    /// Whether `Löftet` or `Vårt löfte` stands over a promise.
    fn is_under_name(&self, promise: &Statement) -> bool {
        let over = self.page.units[..promise.piece.unit].iter().rposition(|over| !over.is_void());
        over.is_some_and(|over| names_promise(self.page.tokens(over)))
    }

    fn add_promise(&mut self, this: &Statement) -> CommitmentId {
        add_promise(self.page, this.piece, None, self.reading, &mut self.followed.promises)
    }

    fn is_marked(&self, this: &Statement) -> bool {
        matches!(self.page.units[this.piece.unit].shape, BlockShape::Heading(_))
    }

    fn boilerplate(&mut self, this: &Statement) {
        self.followed.boilerplate.push(self.page.span(this.piece));
    }

    /// Adds a row for what was to be done.
    fn push_row(&mut self, piece: Piece, theme: Option<Piece>) {
        let mut activity = activity(self.page, piece, self.under.group, self.reading, self.followed);
        if let Some(theme) = theme {
            set_theme(self.page, &mut activity, theme);
        }
        let promise = self.under.promise.filter(|_| self.under.listed.is_some() && activity.actors.is_empty());
        if let Some(promise) = promise.and_then(|id| self.followed.promises.list.get(id.number as usize - 1)) {
            activity.actors.clone_from(&promise.actors);
            activity.actor_spans.clone_from(&promise.actor_spans);
            activity.actor_basis = if promise.actors.is_empty() { ActorBasis::None } else { ActorBasis::Heading };
        }
        self.followed.rows.push(row(activity, self.under.promise));
    }

    /// Adds a report to the last row.
    fn push_report(&mut self, this: &Statement) {
        let reporting = self.time.reporting;
        let told =
            || told_of(self.page.piece_tokens(this.piece), self.time.year).filter(|told| is_within(*told, reporting));
        let period = this.period.or_else(told).or(reporting);
        let report = report(&passage(self.page, this.piece), period, self.reading);
        if let Some(last) = self.followed.rows.last_mut() {
            last.reports.push(report);
        }
    }
}

/// Whether a part of a year comes before the one that is reported on, or is part of it.
fn is_within(part: ReportPeriod, reporting: Option<ReportPeriod>) -> bool {
    use ReportPeriod::{Half, Quarter, Range, Tertial};
    match (part, reporting) {
        (Tertial { year, tertial }, Some(Tertial { year: of, tertial: last })) => year == of && tertial < last,
        (Quarter { year, quarter }, Some(Quarter { year: of, quarter: last })) => year == of && quarter < last,
        (Half { year, half }, Some(Half { year: of, half: last })) => year == of && half < last,
        (Tertial { year, .. } | Quarter { year, .. } | Half { year, .. }, Some(Range { start, end })) => {
            (start.year()..=end.year()).contains(&year)
        }
        _ => false,
    }
}

/// `Löftet`, `Vårt löfte`, and nothing of what it is.
fn names_promise(tokens: Tokens<'_>) -> bool {
    let last = tokens.rest.iter().rfind(|token| !token.is_sign(':'));
    tokens.len() <= LONGEST_NAME && last.is_some_and(|last| last.lex.stems.any(Stems::LOFTE))
}

/// `Vårt gemensamma löfte` has no more tokens.
const LONGEST_NAME: usize = 3;
