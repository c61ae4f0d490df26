//! What stands under labels that have a line of their own: `Resultat`, `Tertial 1`.

use crate::extract::page::{Page, Piece};
use crate::grammar::announced;
use crate::vocabulary::{ColumnHead, Flags};

use super::pairs::Pairs;
use super::prose::is_of_next;
use super::statement::{ASIDE, PROMISES, Statement};
use super::tense::Tense;

/// Gives the labels that stand alone to what follows them: under `Resultat`, all up to the next heading, label or item
/// of the list that it is about reports.
pub(super) fn answered(
    page: &Page<'_>,
    statements: Vec<Statement>,
    pairs: &Pairs,
    labels: &mut Vec<Piece>,
) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::with_capacity(statements.len());
    let mut role: Option<ColumnHead> = None;
    // The list that what was promised stands in.
    let mut promised: Option<(bool, u32)> = None;
    let mut aside = false;
    // The list that the last statement without a label stands in, and whether one with a label came after it.
    let (mut listed, mut labelled): (Option<(bool, u32)>, bool) = (None, false);
    // The time that a label says all is for that follows it, until the next: over a report, or over commitments.
    let (mut time, mut section) = (None, None);
    let commits = |statement: &Statement| statement.tense == Tense::Commitment;
    let mut statements = statements.into_iter().peekable();
    while let Some(mut this) = statements.next() {
        if this.heading {
            aside = announced(page.piece_tokens(this.piece)).is_some_and(|cue| ASIDE.contains(&cue));
        }
        if page.text(this.piece).is_empty() {
            // `Vad vi har gjort` over `1. Polisen ska …`
            let introduces = this.role == Some(ColumnHead::Report)
                && statements.peek().is_some_and(Statement::is_numbered_commitment);
            let before = found.last().filter(|before| !introduces || before.list().is_some()).filter(|before| {
                let promise = before.role.is_some_and(|role| PROMISES.contains(&role)) && !before.heading;
                let commits = promise || before.is_numbered_commitment() || before.is_bare() && commits(before);
                role.is_some() || before.tense != Tense::Report && (!aside || commits)
            });
            aside = false;
            time = this.period;
            if this.period.is_some() {
                if let Some(next) =
                    statements.peek_mut().filter(|next| before.is_some_and(|over| tells_now(page, over, next)))
                {
                    next.tense = Tense::Report;
                }
                let reports = |next: &Statement| !next.heading && next.tense != Tense::Commitment;
                // `Tertial 1` over commitments, or over nothing.
                if before.is_none() || !statements.peek().is_some_and(reports) {
                    (section, role, time) = (this.period, None, None);
                    labels.extend(this.label);
                    continue;
                }
            }
            // `Kommentar:` with nothing after it, in a form.
            let again = |next: &Statement| next.list().is_some() && next.list() == listed;
            let void =
                statements.peek().is_none_or(|next| next.heading || next.label.is_some() || labelled && again(next));
            if before.is_none() && void && this.role.is_some_and(|role| !PROMISES.contains(&role)) {
                labels.extend(this.label);
                continue;
            }
            if role.is_none_or(|role| PROMISES.contains(&role)) {
                promised = before.and_then(Statement::list);
            }
            role = this.role.filter(|_| before.is_some());
            // `Åtagande 1` stands over what was to be done, whatever its verb.
            if this.role.is_some_and(|role| PROMISES.contains(&role))
                && let Some(next) = statements.peek_mut()
                && next.label.is_none()
            {
                next.role = next.role.or(this.role);
                if next.tense == Tense::Neutral {
                    next.tense = Tense::Commitment;
                }
            }
            // Over nothing that was promised it is what the reports are on.
            match (role, this.label) {
                (None, Some(label)) => {
                    found.push(Statement { piece: label, label: None, heading: true, tense: Tense::Neutral, ..this })
                }
                (_, label) => labels.extend(label),
            }
            continue;
        }
        let committed = time.is_some() && this.tense == Tense::Commitment && this.marker.is_none() && !this.continued;
        // `Kommunen ska …` over `Hur gick det?`, or over `Aktivitet`, is the next that was promised.
        let asked = |next: &Statement| {
            let labels = next.role.is_some_and(|role| role == ColumnHead::Report || PROMISES.contains(&role));
            labels && page.text(next.piece).is_empty()
        };
        let mut over = || {
            let own = this.is_bare() && commits(&this) || this.is_numbered_commitment();
            own && statements.peek().is_some_and(asked)
        };
        let committed = committed || role.is_some() && over() || pairs.promises(this.piece.unit);
        // `Ett nytt medborgarlöfte är på gång`, below the report on the last.
        let next =
            || this.is_bare() && page.units[this.piece.unit].gap && is_of_next(page.piece_tokens(this.piece), None);
        let ends = this.heading || this.label.is_some() || committed;
        if ends || promised.is_some() && this.list() == promised || role.is_some() && next() {
            (role, time) = (None, None);
        }
        labelled = this.label.is_some();
        if !labelled {
            listed = this.list();
        }
        this.period = this.period.or(time).or(section);
        if let Some(role) = role.filter(|role| !PROMISES.contains(role)) {
            (this.role, this.tense, this.continued) = (this.role.or(Some(role)), Tense::Report, true);
        }
        found.push(this);
    }
    found
}

/// `Kommunen förbereder en utbildning` right below `Tertial 1`: whether it tells of what stands over that, as it promises
/// nothing itself.
fn tells_now(page: &Page<'_>, over: &Statement, next: &Statement) -> bool {
    let tokens = page.piece_tokens(next.piece);
    let sentence = &tokens.rest[tokens.sentences().next().unwrap_or(0..0)];
    let infinitive = || sentence.first().is_some_and(|first| tokens.is_to_do(first));
    over.tense == Tense::Commitment
        && over.marker.is_none()
        && next.is_bare()
        && !page.units[next.piece.unit].gap
        && page.units[next.piece.unit].ends_sentence()
        && !sentence.iter().any(|token| token.is(Flags::PROMISED.or(Flags::MODAL)) || tokens.lower(token) == "att")
        && !infinitive()
}
