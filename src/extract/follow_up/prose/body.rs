//! What stands under the headings of an account: commitments, and reports on them.

use crate::document::{ActorBasis, Row};
use crate::extract::commitment::Reading;
use crate::extract::outline::is_plan;
use crate::extract::page::{Page, Piece};
use crate::extract::pieces::heading_piece;
use crate::extract::responsible::responsible;
use crate::grammar::{
    FoundPeriod, Token, Tokens, bare_status, cell_status, heading, is_to_readers, only_status, periods,
};
use crate::layout::Marker;
use crate::vocabulary::phrases::{NEXT, THAT};
use crate::vocabulary::telling::{CAUSED, NEEDED};
use crate::vocabulary::{ColumnHead, Flags, Stems, column_head};

use super::super::nesting::{accepts, explains, is_parent};
use super::super::statement::Statement;
use super::super::tense::Tense;
use super::Account;

impl Account<'_, '_, '_> {
    pub(super) fn body(&mut self, index: usize) {
        let this = &self.statements[index];
        if self.is_void(this) || self.is_beside_the_point(this) || self.tells_of_row(index) {
            self.apart |= this.is_bare();
            self.boilerplate(this);
        } else if self.is_after_form(index)
            || self.turns_to_readers(index)
            || self.looks_ahead(index)
            || explains(self.statements, index)
            || this.label.is_none() && concludes(self.page.piece_tokens(this.piece))
        {
            self.followed.left.push(this.piece);
        } else if self.commits(index) {
            if let Some(period) = this.period
                && self.sections.last().is_none_or(|(last, _)| *last != period)
            {
                self.sections.push((period, self.followed.rows.len()));
            }
            self.push_row(this.piece, self.under.theme);
            self.current = Some(this);
            let stands = this.stands.or(self.under.stands);
            if let (Some((status, span)), Some(last)) = (stands, self.followed.rows.last_mut()) {
                (last.outcome.status, last.outcome.evidence) = (status, vec![span]);
            }
        } else if self.accepts(index) {
            self.push_report(this);
        } else if let (None, Some(heading)) = (self.current, self.under.theme.take()) {
            // Reports right under a heading: the heading is what they report on.
            self.push_row(heading_piece(self.page, heading), None);
            self.push_report(this);
            self.current = Some(this);
        } else {
            self.apart = true;
            self.followed.left.push(this.piece);
        }
    }

    /// Whether a statement goes on reporting on the current row.
    fn accepts(&self, index: usize) -> bool {
        let this = &self.statements[index];
        let around = (&self.statements[..index], this, self.statements.get(index + 1));
        let right_below = !self.page.units[this.piece.unit].gap;
        let told =
            |current: &Statement| accepts(self.nesting, current, around, right_below) || self.states_of(current, index);
        !self.apart && self.current.is_some_and(told)
    }

    /// Whether a paragraph says no more than how far the current row has come: `Löftet är uppfyllt.` below what was done for it.
    fn states_of(&self, current: &Statement, index: usize) -> bool {
        let this = &self.statements[index];
        // Below the last of a list, with more to come, it may be about all of it.
        let own =
            || current.marker.is_none() || self.statements.get(index + 1).is_none_or(|next| next.is_beside(current));
        this.is_bare() && own() && bare_status(self.page.piece_tokens(this.piece)).is_some()
    }

    /// `–` where nothing came of it.
    fn is_void(&self, this: &Statement) -> bool {
        self.page.text(this.piece).chars().all(|c| matches!(c, '-' | '–' | '—' | '−'))
    }

    /// `Nästa uppföljning görs i januari` and `Nya löften tas fram` report on nothing, nor does `Polisen och Aneby kommun`
    /// under the title.
    fn is_beside_the_point(&self, this: &Statement) -> bool {
        let tokens = self.page.piece_tokens(this.piece);
        this.label.is_none()
            && this.marker.is_none()
            && (is_contact(tokens)
                || self.followed.rows.is_empty() && heading(tokens, &self.reading.aliases).bare_actors
                || this.tense != Tense::Report && (is_plan(tokens) || is_of_next(tokens, self.time.year)))
    }

    /// Takes what a label says of the last row beside its reports. Whether that was all.
    fn tells_of_row(&mut self, index: usize) -> bool {
        let this = &self.statements[index];
        let ends = |next: &Statement| self.is_after_form(index + 1) || self.is_beside_the_point(next);
        // The next of the list that the row is an item of is none on it.
        let beside = |next: &Statement| self.current.is_some_and(|current| next.is_beside(current));
        let says = |next: &&Statement| comments(next) && !self.is_void(next) && !beside(next) && !ends(next);
        let comment = self.statements.get(index + 1).filter(says);
        let commented = comment.is_some();
        // `Utfall: Uppfyllt` over `Kommentar: …`
        let states = || {
            let labelled = comment.is_some_and(|next| next.role == Some(ColumnHead::Comment));
            labelled && only_status(self.page.piece_tokens(this.piece)).is_some()
        };
        let role = match this.role {
            Some(ColumnHead::Report) if states() => Some(ColumnHead::Status),
            role => role,
        };
        match (role, self.followed.rows.last_mut()) {
            (Some(role), Some(last)) => tells_of(self.page, this.piece, role, commented, self.reading, last),
            _ => false,
        }
    }

    /// Whether a statement is what a form ends with, after the last of its fields: it belongs to none of them.
    fn is_after_form(&self, index: usize) -> bool {
        let this = &self.statements[index];
        let labelled = |report: &Statement| report.label.is_some();
        index + 1 == self.statements.len()
            && this.tense == Tense::Neutral
            && this.label.is_none()
            && !this.continued
            && self.page.units[this.piece.unit].gap
            && bare_status(self.page.piece_tokens(this.piece)).is_none()
            && self.statements[..index].iter().rfind(|before| before.tense == Tense::Report).is_some_and(labelled)
    }

    /// Whether the last paragraph, below what came of the last row, ends with what readers are asked: `Hör gärna av dig.`
    fn turns_to_readers(&self, index: usize) -> bool {
        let this = &self.statements[index];
        let last = || {
            self.page.sentences(this.piece.unit).last().is_some_and(|last| is_to_readers(self.page.piece_tokens(*last)))
        };
        let told = || self.followed.rows.last().is_some_and(|row| !row.reports.is_empty());
        index + 1 == self.statements.len() && this.is_bare() && self.page.units[this.piece.unit].gap && told() && last()
    }

    /// `Arbetet fortsätter och ett nytt medborgarlöfte tas fram i vår.`: whether the last paragraph tells of the next promises.
    fn looks_ahead(&self, index: usize) -> bool {
        let this = &self.statements[index];
        let tokens = self.page.piece_tokens(this.piece);
        let ahead = |pair: &[Token]| NEXT.contains(&tokens.lower(&pair[0])) && pair[1].lex.stems.any(Stems::LOFTE);
        index + 1 == self.statements.len()
            && this.is_bare()
            && self.page.units[this.piece.unit].gap
            && tokens.rest.windows(2).any(ahead)
            && !tokens.rest.iter().any(|token| token.is(Flags::REPORTED))
    }

    /// Whether a statement goes on telling what came of the last row, though it names someone: `Skolorna önskar fler besök`
    /// below what someone `ska` do, or below a number or a heading.
    fn tells_on(&self, index: usize) -> bool {
        let this = &self.statements[index];
        let Some(current) = self.current else { return false };
        let text = |statement: &Statement| self.page.piece_tokens(statement.piece);
        let intends = |tokens: Tokens<'_>| tokens.rest.iter().any(|token| token.is(Flags::MODAL));
        let alike = || {
            let numbered = matches!(current.marker, Some(Marker::Number(_)));
            current.heading || numbered || vows(text(current)) || intends(text(current))
        };
        let told = || self.followed.rows.last().is_some_and(|row| !row.reports.is_empty());
        // The items of a list below a heading, after the first that reports on it.
        let item = || current.marker.is_none() && matches!(this.marker, Some(Marker::Bullet(_))) && told();
        let next = self.statements.get(index + 1);
        let answered = || {
            next.is_some_and(|next| match next.marker {
                Some(Marker::Bullet(_)) => this.marker.is_none() || next.is_below(this),
                _ => next.label.is_some() && next.tense != Tense::Commitment,
            })
        };
        // `Polisen kommer att fortsätta besöken`, and nothing on that.
        let last = || told() && next.is_none_or(|next| next.heading || next.tense == Tense::Commitment);
        (this.is_bare() || item()) && alike() && !answered() && !vows(text(this)) && (!intends(text(this)) || last())
    }

    /// Whether a statement says what was to be done, and not what came of it.
    fn commits(&self, index: usize) -> bool {
        let this = &self.statements[index];
        // What stands further in than its item, and has no marker, is no item of its own.
        let inside =
            |current: &Statement| current.marker.is_some() && this.marker.is_none() && this.indent > current.indent;
        if self.current.is_some_and(|current| this.is_below(current) || this.continued || inside(current)) {
            return false;
        }
        let answers = |next: &Statement| next.label.is_some() || matches!(next.marker, Some(Marker::Bullet(_)));
        let answered = || self.statements.get(index + 1).is_some_and(answers);
        if self.tells_on(index) {
            return false;
        }
        // `Under våren bjuder vi in till nya träffar` below a list of what was to be done.
        let promised = |token: &Token| token.is(Flags::PROMISED);
        let listed_above =
            || self.current.is_some_and(|current| self.nesting.is_in_report_list(current)) && !answered();
        if this.is_bare() && listed_above() && !self.page.piece_tokens(this.piece).rest.iter().any(promised) {
            return false;
        }
        let numbered = matches!(this.marker, Some(Marker::Number(_)));
        let beside = || {
            self.current.is_some_and(|current| this.is_beside(current))
                && (numbered || self.nesting.is_in_report_list(this))
        };
        // `Fritidsgården har öppet` is the first of a list under a promise, with what came of it below.
        let begins = || {
            let below = self.statements.get(index + 1).is_some_and(|next| next.is_below(this));
            self.current.is_none() && below && self.nesting.is_in_report_list(this)
        };
        let infinitive = || this.tense == Tense::Neutral && self.page.text(this.piece).starts_with(char::is_lowercase);
        let below = this.tense == Tense::Neutral && this.list().is_some() && this.list() == self.under.listed;
        let listed =
            below || this.marker.is_some() && (self.under.stands.is_some() || self.under.infinitives && infinitive());
        this.tense == Tense::Commitment || is_parent(self.statements, index) || listed || beside() || begins()
    }
}

/// `Analys: Närvaron har haft en lugnande inverkan.`: what is thought of what came of it.
fn concludes(tokens: Tokens<'_>) -> bool {
    let label = tokens.rest.iter().take(LONGEST_LABEL).position(|token| token.is_sign(':'));
    label.is_some_and(|colon| tokens.rest[..colon].iter().any(|token| token.lex.stems.any(Stems::AVSLUT)))
}

/// `Analys och slutsatser:` has no more tokens.
const LONGEST_LABEL: usize = 4;

/// Whether a text says that something is to be done, and does not only name who acts: `Polisen ska …`, `att hålla …`. Neither
/// does `Nu börjar en ny områdespolis som ska …`, nor `Att vi inte hann beror på …`.
pub(super) fn vows(tokens: Tokens<'_>) -> bool {
    let Some(first) = tokens.first() else { return false };
    let says = |(index, token): (usize, &Token)| {
        let of_another = || index > 0 && tokens.str(&tokens.rest[index - 1]) == THAT;
        // `Fler besök skulle behövas.`
        let needed = || tokens.get(index + 1).is_some_and(|verb| tokens.str(verb).starts_with(NEEDED));
        (token.is(Flags::PROMISED) || token.lex.stems.any(Stems::LOVAR)) && !of_another() && !needed()
    };
    let explains = || tokens.rest.iter().any(|token| CAUSED.contains(&tokens.str(token)));
    tokens.rest.iter().enumerate().any(says) || first.lex.stems.any(Stems::ATT) && !explains() || tokens.is_to_do(first)
}

/// Whether a text begins with the promises or the report that come next: `Nya löften`, `Nästa års medborgarlöfte`,
/// `Nästa rapport`, `Löftet för 2020` in an account of 2019.
pub(in crate::extract::follow_up) fn is_of_next(tokens: Tokens<'_>, reported: Option<u16>) -> bool {
    let named = tokens.first().is_some_and(|first| first.lex.stems.any(Stems::LOFTE));
    let later = |found: &FoundPeriod| {
        found.tokens.start <= LONGEST_NAME && found.start.zip(reported).is_some_and(|(start, year)| start.year() > year)
    };
    if named && periods(tokens).iter().any(later) {
        return true;
    }
    let article = usize::from(tokens.first().is_some_and(|first| first.is(Flags::ONE)));
    let mut words = tokens.rest.iter().skip(article).take(3);
    words.next().is_some_and(|first| NEXT.contains(&tokens.lower(first)))
        && words.any(|token| {
            token.lex.stems.any(Stems::LOFTE) || column_head(tokens.lower(token)) == Some(ColumnHead::Report)
        })
}

/// `Medborgarlöftet för`, before the years, has no more tokens.
const LONGEST_NAME: usize = 2;

/// Whether a statement is the report that a status stands over.
fn comments(next: &Statement) -> bool {
    match next.role {
        Some(role) => matches!(role, ColumnHead::Comment | ColumnHead::Report),
        None => !next.heading && next.tense != Tense::Commitment,
    }
}

/// Whether a text says whom to ask, or where: `Storgatan 1, 123 45 Orten`.
pub(in crate::extract::follow_up) fn is_contact(tokens: Tokens<'_>) -> bool {
    let digits = |token: &Token, count: usize| {
        let text = tokens.str(token);
        text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let address = || match tokens.rest {
        [.., first, second, town] => digits(first, 3) && digits(second, 2) && tokens.capital(town),
        _ => false,
    };
    let (Some(first), Some(last)) = (tokens.first(), tokens.rest.last()) else { return false };
    let text = &tokens.text[first.start as usize..last.end as usize];
    let called = || memchr::memchr(b'0', text.as_bytes()).is_some() && calls(text);
    // `Kontaktpersoner finns sedan april.`
    let told = tokens.get(1).is_some_and(|second| second.is(Flags::FINITE.or(Flags::REPORTED).or(Flags::MODAL)));
    first.lex.stems.any(Stems::KONTAKT) && !told || address() || called()
}

/// Whether a text has a telephone number: `0921-620 00`.
fn calls(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut words = text.split([' ', ',', '(', ')']);
    while let Some(word) = words.next() {
        let Some((area, own)) = word.split_once('-').filter(|(area, own)| {
            area.starts_with('0') && (2..=4).contains(&area.len()) && digits(area) && digits(own)
        }) else {
            continue;
        };
        // `620 00`: pairs after the first figures.
        let pairs = words.clone().map(|word| word.trim_end_matches('.')).take_while(|word| digits(word)).map(str::len);
        if area.len() + own.len() + pairs.sum::<usize>() >= FEWEST_DIGITS {
            return true;
        }
    }
    false
}

/// `0800-1600` and `01-2021` are times.
const FEWEST_DIGITS: usize = 9;

/// Takes what a label says of a row beside its reports: who is to do it, how far it has come. Whether that was all.
pub(in crate::extract::follow_up) fn tells_of<'a>(
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
