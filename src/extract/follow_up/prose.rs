//! Follow-ups without tables: each commitment followed by what came of it.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::{ActorBasis, Commitment, CommitmentId, Row, Span, Status};
use crate::grammar::{Heading, Token, Tokens, cell_status, heading, is_aim, label_alone};
use crate::layout::{BlockShape, Marker};
use crate::vocabulary::phrases::NEXT;
use crate::vocabulary::{ColumnHead, Cue, Stems};

use crate::extract::commitment::Reading;
use crate::extract::levels::{governed, heading_piece, passage, responsible, set_theme};
use crate::extract::outline::{Group, Outline, is_part_of, is_plan};
use crate::extract::page::{Page, Piece};

use super::nesting::{accepts, is_over_headings, is_parent, over, promise_lists, report_lists, restated};
use super::statement::{ASIDE, Statement, Tense, said_of_all, statements};
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
    let mut leads: FxHashMap<usize, &Group> = FxHashMap::default();
    for group in outline.groups.iter().filter(|group| !group.actors.is_empty()) {
        if let Some(piece) = group.lead_piece {
            leads.entry(piece.unit).or_insert(group);
        }
    }
    let mut theme: Option<Piece> = None;
    let mut actor_group: Option<&Group> = None;
    // The statement that the last row was made of.
    let mut current: Option<&Statement> = None;
    let (mut aside, mut under_aside, mut under_mark, mut infinitives) = (false, false, false, false);
    // `Genomfört` over a list, said of all its items.
    let mut stands: Option<(Status, Span)> = None;
    // A list that headings repeat is what the rows under them serve.
    let restated = restated(page, outline, &statements);
    let listed: Vec<CommitmentId> =
        restated.iter().map(|(entry, _)| add_promise(page, *entry, None, reading, &mut followed.promises)).collect();
    let repeated: FxHashSet<Piece> = restated.iter().map(|(entry, _)| *entry).collect();
    let mut repeating: FxHashMap<usize, CommitmentId> = FxHashMap::default();
    for ((_, heading), id) in restated.iter().zip(listed) {
        repeating.entry(*heading).or_insert(id);
    }
    let report_lists = report_lists(&statements);
    let over = over(outline);
    let promise_lists = promise_lists(&statements);
    let mut promise: Option<CommitmentId> = None;
    // The promise is a heading, and holds up to the next.
    let mut aimed = false;
    let vows: FxHashSet<usize> = outline.sentences.iter().map(|sentence| sentence.unit).collect();
    let mut subtitles = outline.subtitles.iter().copied().peekable();
    for (index, this) in statements.iter().enumerate() {
        let next = statements.get(index + 1);
        // `Löftet` is no statement, and ends what stands before it.
        while subtitles.next_if(|subtitle| *subtitle < this.piece.unit).is_some() {
            aside = false;
        }
        followed.boilerplate.extend(this.label.map(|label| page.span(label)));
        let led = leads.get(&this.piece.unit).copied();
        // `Polisens åtaganden` names who acts; `Polisen ska göra tio insatser` is what it will do.
        let read = heading(page.piece_tokens(this.piece), &reading.aliases);
        let over_headings = || is_part_of(&read) && next.is_some_and(|next| next.heading);
        // `X kommun lovade att` over a list of what, with its verbs in the infinitive.
        let stops = ends_with_att(page.piece_tokens(this.piece));
        let led = led.filter(|_| read.bare_actors || page.units[this.piece.unit].leads() || over_headings() || stops);
        if let Some(group) = led {
            infinitives = stops;
            (actor_group, theme, current, aside) = (Some(group), None, None, false);
            continue;
        }
        if repeated.contains(&this.piece) {
            continue;
        }
        if let Some(repeated) = repeating.get(&index) {
            (promise, theme, current, aside) = (Some(*repeated), None, None, false);
            followed.boilerplate.push(page.span(this.piece));
            continue;
        }
        // Under `Löftet`, before headings of what was done: all of it serves the promise.
        if !this.heading && vows.contains(&this.piece.unit) && is_over_headings(&statements[index + 1..]) {
            promise = Some(add_promise(page, this.piece, None, reading, &mut followed.promises));
            (theme, current, aside) = (None, None, false);
            continue;
        }
        // What other commitments come right after, and no report, is what they serve.
        if over.contains(&this.piece)
            && this.tense == Tense::Commitment
            && next.is_some_and(|next| {
                next.tense == Tense::Commitment && !next.heading || is_parent(&statements, index + 1)
            })
        {
            promise = Some(add_promise(page, this.piece, None, reading, &mut followed.promises));
            (theme, current, aside) = (None, None, false);
            continue;
        }
        let holds = next.is_some_and(|next| next.is_below(this) && next.tense == Tense::Commitment);
        if holds && this.list().is_some_and(|list| promise_lists.contains(&list)) {
            promise = Some(promise_over(page, this.piece, reading, &mut followed.promises));
            (theme, current, aside) = (None, None, false);
            continue;
        }
        // Names under a marked heading such as `## Kontakt`, or right under `Sändlista`, head nothing.
        let marked = || matches!(page.units[this.piece.unit].shape, BlockShape::Heading(_));
        let named = std::mem::take(&mut under_aside) && (this.tense == Tense::Neutral || read.bare_actors);
        if this.heading && aside && (under_mark || named) && read.cue.is_none() && !marked() {
            followed.boilerplate.push(page.span(this.piece));
            continue;
        }
        under_mark = if this.heading { marked() } else { under_mark };
        if this.heading {
            stands = said_of_all(page, this.piece).filter(|_| next.is_some_and(|next| next.marker.is_some()));
            if stands.is_some() {
                (theme, current, aside) = (None, None, false);
                followed.boilerplate.push(page.span(this.piece));
                continue;
            }
            aside = read.cue.is_some_and(|cue| ASIDE.contains(&cue));
            under_aside = aside;
            current = None;
            let restated = next.is_some_and(|next| next.tense == Tense::Commitment && !next.heading);
            let reported = next.is_some_and(|next| !next.heading);
            // `Redovisning` says what comes, and not what it is about.
            let introduces =
                this.tense != Tense::Commitment && next.is_some_and(|next| introduces(page, next, followed));
            if introduces || aside || restated && read.cue == Some(Cue::Outcome) && this.tense != Tense::Commitment {
                theme = None;
                followed.boilerplate.push(page.span(this.piece));
            } else if this.tense != Tense::Commitment && (restated || is_parent(&statements, index + 1))
                || !reported && !page.units[this.piece.unit].ends_sentence()
            {
                // `Centrum ska vara tryggt` over what was to be done for it.
                if std::mem::take(&mut aimed) {
                    promise = None;
                }
                // `Åtagande 2` is no theme.
                let numbers = label_of(page, this.piece);
                let over = next.is_some_and(|next| next.marker.is_none() && next.tense == Tense::Commitment);
                if over && !numbers && is_aim(page.piece_tokens(this.piece)) {
                    promise = Some(add_promise(page, this.piece, None, reading, &mut followed.promises));
                    (theme, aimed) = (None, true);
                    continue;
                }
                theme = Some(this.piece).filter(|_| !numbers);
                followed.boilerplate.extend(numbers.then(|| page.span(this.piece)));
            } else if this.tense == Tense::Neutral && (!reported || names_promises(page, this.piece)) {
                // An introduction in bold.
                theme = None;
                followed.left.push(this.piece);
            } else if names_no_activity(&read) {
                theme = None;
                followed.boilerplate.push(page.span(this.piece));
            } else {
                // A heading that nothing else restates is the activity.
                push_row(
                    page,
                    heading_piece(page, this.piece),
                    Under { group: actor_group, theme: None, promise },
                    reading,
                    followed,
                );
                (theme, current) = (None, Some(this));
            }
            continue;
        }
        if aside {
            continue;
        }
        // `–` where nothing came of it.
        if page.text(this.piece).chars().all(|c| matches!(c, '-' | '–' | '—' | '−')) {
            followed.boilerplate.push(page.span(this.piece));
            continue;
        }
        // `Nästa uppföljning görs i januari` and `Nya löften tas fram` report on nothing.
        if this.label.is_none()
            && this.marker.is_none()
            && (is_contact(page.piece_tokens(this.piece))
                || this.tense != Tense::Report
                    && [is_plan, is_of_next].iter().any(|aside| aside(page.piece_tokens(this.piece))))
        {
            followed.boilerplate.push(page.span(this.piece));
            continue;
        }
        if let Some(role) = this.role
            && let Some(last) = followed.rows.last_mut()
            && tells_of(page, this.piece, role, next.is_some_and(comments), reading, last)
        {
            followed.boilerplate.push(page.span(this.piece));
            continue;
        }
        // What stands further in than its item, and has no marker, is no item of its own.
        let inside = |current: &Statement| {
            current.marker.is_some() && this.marker.is_none() && !this.heading && this.indent > current.indent
        };
        // What a form ends with, after the last of its fields, belongs to none of them.
        let after_form = next.is_none()
            && this.tense == Tense::Neutral
            && this.label.is_none()
            && !this.continued
            && page.units[this.piece.unit].gap
            && index.checked_sub(1).is_some_and(|before| statements[before].label.is_some());
        if after_form {
            followed.left.push(this.piece);
            continue;
        }
        let below = current.is_some_and(|current| this.is_below(current) || this.continued || inside(current));
        let numbered = |statement: &Statement| matches!(statement.marker, Some(Marker::Number(_)));
        let beside = current.is_some_and(|current| {
            this.is_beside(current) && (this.list().is_some_and(|list| report_lists.contains(&list)) || numbered(this))
        });
        let listed = stands.is_some() && this.marker.is_some();
        let infinitive = infinitives && this.marker.is_some() && page.text(this.piece).starts_with(char::is_lowercase);
        let commitment = this.tense == Tense::Commitment
            || is_parent(&statements, index)
            || beside
            || listed
            || infinitive && this.tense == Tense::Neutral;
        if commitment && !below {
            push_row(page, this.piece, Under { group: actor_group, theme, promise }, reading, followed);
            current = Some(this);
            if let (Some((status, span)), Some(last)) = (stands, followed.rows.last_mut()) {
                (last.outcome.status, last.outcome.evidence) = (status, vec![span]);
            }
        } else if current.is_some_and(|current| accepts(current, this, &statements[..index])) {
            let report = report(&passage(page, this.piece), this.period.or(time.reporting), reading);
            if let Some(last) = followed.rows.last_mut() {
                last.reports.push(report);
            }
        } else if let (None, Some(heading)) = (current, theme.take()) {
            // Reports right under a heading: the heading is what they report on.
            push_row(
                page,
                heading_piece(page, heading),
                Under { group: actor_group, theme: None, promise },
                reading,
                followed,
            );
            if let Some(last) = followed.rows.last_mut() {
                last.reports.push(report(&passage(page, this.piece), this.period.or(time.reporting), reading));
            }
            current = Some(this);
        } else {
            followed.left.push(this.piece);
        }
    }
}

/// Whether a heading is no more than `Uppföljning`, or who made the account.
fn names_no_activity(read: &Heading) -> bool {
    read.bare_actors && !read.we || read.cue == Some(Cue::FollowUp) && read.words <= 2
}

/// Whether a heading only says that what was to be done comes next.
fn label_of(page: &Page<'_>, heading: Piece) -> bool {
    matches!(label_alone(page.piece_tokens(heading)), Some(ColumnHead::Activity | ColumnHead::Promise))
}

/// Whether a heading is a sentence that speaks of the promises as such.
fn names_promises(page: &Page<'_>, piece: Piece) -> bool {
    let unit = &page.units[piece.unit];
    unit.stems.any(Stems::LOFTE) && unit.ends_sentence()
}

/// Whether a paragraph before all rows speaks of the promises as such: what stands over it is what the whole account is.
fn introduces(page: &Page<'_>, this: &Statement, followed: &Followed<'_>) -> bool {
    let tokens = page.piece_tokens(this.piece);
    followed.rows.is_empty()
        && this.tense == Tense::Neutral
        && this.marker.is_none()
        && this.label.is_none()
        && tokens.rest.iter().any(|token| token.lex.stems.any(Stems::LOFTE))
}

/// Whether a lead-in stops where the clauses of its list begin.
fn ends_with_att(tokens: Tokens<'_>) -> bool {
    tokens.rest.iter().rev().find(|token| token.is_word()).is_some_and(|last| last.lex.stems.any(Stems::ATT))
}

/// Whether a text begins with the promises that come next: `Nya löften`, `Nästa års medborgarlöfte`.
fn is_of_next(tokens: Tokens<'_>) -> bool {
    let mut words = tokens.rest.iter().take(3);
    words.next().is_some_and(|first| NEXT.contains(&&*tokens.lower(first)))
        && words.any(|token| token.lex.stems.any(Stems::LOFTE))
}

/// Whether a statement is the report that a status stands over.
fn comments(next: &Statement) -> bool {
    match next.role {
        Some(role) => matches!(role, ColumnHead::Comment | ColumnHead::Report),
        None => !next.heading && next.tense != Tense::Commitment,
    }
}

/// Whether a text says whom to ask, or where: `Storgatan 1, 123 45 Orten`.
fn is_contact(tokens: Tokens<'_>) -> bool {
    let digits = |token: &Token, count: usize| {
        let text = tokens.str(token);
        text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let address = || match tokens.rest {
        [.., first, second, town] => digits(first, 3) && digits(second, 2) && tokens.capital(town),
        _ => false,
    };
    tokens.first().is_some_and(|first| first.lex.stems.any(Stems::KONTAKT)) || address()
}

/// Takes what a label says of a row beside its reports: who is to do it, how far it has come. Whether that was all.
fn tells_of<'a>(
    page: &Page<'a>,
    piece: Piece,
    role: ColumnHead,
    commented: bool,
    reading: &Reading,
    row: &mut Row<'a>,
) -> bool {
    match role {
        ColumnHead::Responsible => {
            let actors = responsible(page, piece, &reading.aliases);
            if !actors.is_empty() {
                (row.activity.actors, row.activity.actor_spans) = actors.into_iter().unzip();
                row.activity.actor_basis = ActorBasis::Stated;
            }
            true
        }
        ColumnHead::Status => {
            let Some(status) = cell_status(page.piece_tokens(piece), &[]) else { return false };
            row.outcome.status = status;
            row.outcome.evidence = vec![page.span(piece)];
            // What was reported before, or the comment on it, is the report.
            commented || !row.reports.is_empty()
        }
        ColumnHead::When | ColumnHead::Number => true,
        _ => false,
    }
}

/// What a row stands under.
#[derive(Clone, Copy)]
struct Under<'g> {
    group: Option<&'g Group>,
    theme: Option<Piece>,
    promise: Option<CommitmentId>,
}

fn push_row<'a>(page: &Page<'a>, piece: Piece, under: Under<'_>, reading: &Reading, followed: &mut Followed<'a>) {
    let mut activity = activity(page, piece, under.group, reading, followed);
    if let Some(theme) = under.theme {
        set_theme(page, &mut activity, theme);
    }
    followed.rows.push(row(activity, under.promise));
}
