//! Forms: tables whose rows are a label each and what it stands before, `Aktivitet | Polisen ska …`.

use std::ops::Range;

use crate::extract::page::{Page, Piece};
use crate::extract::signatures::is_date_label;
use crate::grammar::{Column, Token, announced, column, signature_line};
use crate::layout::is_bullet_sign;
use crate::vocabulary::phrases::PARTIES;
use crate::vocabulary::signing::{SIGNER_LABELS, SIGNING_FOR};
use crate::vocabulary::{ColumnHead, Cue, Flags, Stems, column_head};

use super::labels::is_numbered_label;
use super::{Lead, Reader, Section, State};

/// What a row of a form is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    Promise,
    Field(ColumnHead),
    Section(Cue),
    /// How long the promises hold.
    Period,
    /// Place and date, or one who signed.
    Signed,
    /// `Polisen gör`: the label says who does what stands beside it.
    Actor,
    /// `Kommun`, `Parter`: who the promises are of.
    Parties,
    /// `Kontaktpersoner`
    Contact,
}

/// A label has no more tokens.
const LONGEST: usize = 4;

/// Fewer rows make no form.
const FEWEST: usize = 3;

/// What a table is, if it is a form of promises or of what will be done.
pub(in crate::extract) enum Form {
    Promises,
    /// Labels such as `Resultat`, or `Uppföljning` again and again, say what came of them.
    Reports,
}

/// What form a table is, if it is one.
pub(in crate::extract) fn form(page: &Page<'_>, unit: usize) -> Option<Form> {
    let rows = page.rows(unit);
    if rows.len() < FEWEST || rows.iter().any(|row| row.cells.len() > 2) {
        return None;
    }
    let (mut known, mut commitments, mut facts, mut followed, mut reports) = (0, 0, 0, 0, false);
    for row in rows {
        let cells = page.cells(row);
        // What stands beside the name of a column is the name of another.
        if cells.len() == 2 && column(page.tokens(cells.start + 1)) != Column::Unknown && known == 0 {
            return None;
        }
        let Some(label) = label(page, cells) else { continue };
        known += 1;
        match label {
            Label::Promise | Label::Field(ColumnHead::Activity) => commitments += 1,
            Label::Field(ColumnHead::Status | ColumnHead::Comment | ColumnHead::Report) => reports = true,
            Label::Section(Cue::FollowUp) => followed += 1,
            Label::Section(_) | Label::Period | Label::Signed | Label::Parties => facts += 1,
            _ => {}
        }
    }
    // `Kommun`, `Gäller`, `Problembild` above a table of promises, `Uppföljning`, `Ort och datum` below it.
    let around = || facts > 1 && known * 3 >= rows.len() * 2;
    let form = known * 2 >= rows.len() && commitments > 1 || around();
    form.then_some(if reports || followed > 1 { Form::Reports } else { Form::Promises })
}

/// What a row of two cells is for.
fn label(page: &Page<'_>, cells: Range<usize>) -> Option<Label> {
    let tokens = page.tokens(cells.clone().next()?);
    let first = tokens.first().filter(|_| tokens.len() <= LONGEST)?;
    let value = Some(cells.start + 1).filter(|value| *value < cells.end);
    let signs = |value: usize| {
        let line = signature_line(page.tokens(value));
        line.is_some_and(|line| line.name.is_some() && (line.role.is_some() || line.organisation.is_some()))
    };
    let cue = announced(tokens);
    match cue {
        Some(Cue::Lagesbild | Cue::FollowUp | Cue::About | Cue::Goals) => return cue.map(Label::Section),
        _ if is_numbered_label(tokens) || first.lex.stems.all(Stems::LOFTE) && tokens.len() == 1 => {
            return Some(Label::Promise);
        }
        _ => {}
    }
    if first.lex.stems.any(Stems::PERIOD) || first.is(Flags::HOLDS) {
        return Some(Label::Period);
    }
    if first.lex.stems.any(Stems::KONTAKT) && tokens.len() == 1 {
        return Some(Label::Contact);
    }
    // `För kommunen`, `Namn`
    let signer = || {
        let first = tokens.lower(first);
        SIGNING_FOR.iter().any(|words| words[0] == first) || SIGNER_LABELS.contains(&first)
    };
    if is_date_label(tokens) || signer() && value.is_some_and(signs) {
        return Some(Label::Signed);
    }
    let acts = |token: &Token| token.lex.actor.is_some() || token.is(Flags::TOGETHER.or(Flags::WE));
    let only_acts = |token: &Token| {
        acts(token) || token.is(Flags::STOP.or(Flags::MODIFIER).or(Flags::FINITE)) || token.is_sign(':')
    };
    if first.is(Flags::KOMMUN_WORD.or(Flags::POLICE_AREA)) && tokens.len() == 1
        || PARTIES.contains(&tokens.lower(first)) && tokens.len() == 1
    {
        return Some(Label::Parties);
    }
    // `Polisen | Anna Ek` names a contact.
    let named = |value: usize| signature_line(page.tokens(value)).is_some_and(|line| line.name.is_some());
    if tokens.rest.iter().any(acts) && tokens.rest.iter().all(only_acts) && !value.is_some_and(named) {
        return Some(Label::Actor);
    }
    // `Hur`, `Genomförande` say in a form what will be done.
    if first.lex.stems.any(Stems::AKTIVITET) || first.lex.stems.all(Stems::HUR) && tokens.len() == 1 {
        return Some(Label::Field(ColumnHead::Activity));
    }
    column_head(tokens.lower(first)).map(Label::Field)
}

impl Reader<'_, '_> {
    /// Reads a form of promises, or of what stands around them, if the table is one.
    pub(super) fn form_of_promises(&mut self, unit: usize, theme: Option<Piece>) -> bool {
        if !matches!(form(self.page, unit), Some(Form::Promises)) {
            return false;
        }
        let page = self.page;
        self.pending_theme = theme;
        self.in_form = false;
        for row in page.rows(unit) {
            let cells = page.cells(row);
            let Some(first) = cells.clone().next() else { continue };
            let value = (first + 1..cells.end).find(|cell| !page.units[*cell].is_empty_cell());
            match (label(page, cells.clone()), value) {
                (Some(label), Some(value)) => {
                    self.outline.boilerplate.push(page.whole(first));
                    if label == Label::Actor {
                        let read = self.read(page.whole(first));
                        self.open_group(Lead::Activities, Some(page.whole(first)), &read);
                    }
                    self.form_row(label, page.whole(value));
                }
                // `Underskrifter`, over the rows below it.
                (_, None) if page.tokens(first).len() <= LONGEST => self.outline.boilerplate.push(page.whole(first)),
                _ => self.outline.left.extend(cells.map(|cell| page.whole(cell))),
            }
        }
        self.under = None;
        self.in_form = false;
        // What comes below belongs to none of its rows.
        self.state = State::Signatures;
        true
    }

    /// Takes a row of a label and its value among those below a table of more columns.
    pub(super) fn row_around(&mut self, cells: Range<usize>) -> bool {
        let page = self.page;
        let around = |label: &Label| {
            matches!(label, Label::Section(_) | Label::Period | Label::Signed | Label::Parties | Label::Contact)
        };
        let Some(label) = label(page, cells.clone()).filter(around) else { return false };
        let value = (cells.start + 1..cells.end).find(|cell| !page.units[*cell].is_empty_cell());
        self.outline.boilerplate.push(page.whole(cells.start));
        if let Some(value) = value {
            self.form_row(label, page.whole(value));
        }
        true
    }

    fn form_row(&mut self, label: Label, value: Piece) {
        let section = || Section { heading: None, pieces: vec![value] };
        match label {
            Label::Promise => {
                self.open_promise(value, None);
                self.in_form = false;
            }
            Label::Field(ColumnHead::Activity) => {
                if !std::mem::replace(&mut self.in_form, true) {
                    let read = self.nothing_read();
                    self.open_group(Lead::Activities, None, &read);
                }
                self.entries(value);
            }
            Label::Actor => {
                self.in_form = false;
                self.entries(value);
            }
            Label::Parties => {
                self.outline.subtitles.push(value.unit);
                self.outline.boilerplate.push(value);
            }
            Label::Contact => self.outline.boilerplate.push(value),
            Label::Field(ColumnHead::Responsible) if self.in_form => self.responsible(value),
            Label::Field(ColumnHead::Theme) => {
                self.outline.boilerplate.push(value);
                self.pending_theme = Some(value);
            }
            Label::Section(Cue::Lagesbild) => self.outline.lagesbild.push(section()),
            Label::Section(Cue::FollowUp) => self.outline.follow_up.push(section()),
            Label::Section(Cue::About) => self.outline.about.pieces.push(value),
            Label::Section(_) => self.outline.others.push(section()),
            Label::Period => {
                self.outline.subtitles.push(value.unit);
                self.outline.preamble.push(value);
            }
            Label::Signed => self.outline.signatures.push(value.unit),
            // No field holds what the other rows say.
            Label::Field(_) => self.outline.left.push(value),
        }
    }

    /// What a cell holds: several commitments where bullets stand between them.
    fn entries(&mut self, cell: Piece) {
        let page = self.page;
        let tokens = page.piece_tokens(cell);
        let bullet = |token: &Token| tokens.str(token).chars().all(is_bullet_sign);
        let bullets = tokens.rest.iter().filter(|token| bullet(token));
        self.outline.boilerplate.extend(bullets.map(|token| Piece { start: token.start, end: token.end, ..cell }));
        let items = tokens.rest.split(bullet).filter_map(|item| Some((item.first()?.start, item.last()?.end)));
        items.for_each(|(start, end)| self.entry(Piece { start, end, ..cell }));
    }
}
