//! The outline: what each unit is in the document, and what belongs together.

mod aims;
mod fields;
mod form;
mod form_above;
mod heading;
mod headings_as_items;
mod items;
mod labels;
mod labels_beside;
mod lead_in;
mod lost_markers;
mod paragraph;
mod parties;
mod parts;
mod plain_heading;
mod planned;
mod promised;
mod prose;
mod reasons;
mod returns;
mod subtitle;
mod table;
mod whole_lists;

use crate::grammar::{
    Actors, Aliases, Heading, Token, dates, heading, is_to_readers, label_alone, names_source, signature_line,
};
use crate::layout::{BlockShape, Marker};
use crate::vocabulary::{ColumnHead, Cue, Flags, Stems};

use super::page::{Page, Piece};

pub(in crate::extract) use form::{Form, form};
pub(in crate::extract) use labels::is_numbered_label;
pub(in crate::extract) use paragraph::is_plan;
pub(in crate::extract) use parties::is_part_of;
pub(in crate::extract) use parts::{Entry, Group, Lead, Outline, Section, Strength, TableRef, Vow};
use promised::Named;
pub(in crate::extract) use table::is_letterhead;

/// Where the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Preamble,
    Group,
    About,
    Lagesbild,
    FollowUp,
    Other,
    Contact,
    Related,
    Signatures,
}

/// A sentence that counts promises has no more bytes.
const LONGEST_COUNT: u32 = 400;

/// The last of a list tell what its items are like.
const FEW: usize = 8;

struct Reader<'p, 'a> {
    page: &'p Page<'a>,
    aliases: &'p Aliases,
    end: usize,
    /// The document follows up promises.
    follow_up: bool,
    state: State,
    outline: Outline,
    /// The numbered promise that what follows stands under.
    under: Option<Piece>,
    /// The actors of the last heading over several lists.
    pending_theme: Option<Piece>,
    /// The heading over lists that each have their actor over them.
    shared_theme: Option<Piece>,
    after_empty: bool,
    /// A numbered heading waits for its promise.
    awaiting: bool,
    /// The heading that was read last.
    last_heading: Option<usize>,
    /// The heading that was read before it.
    heading_before: Option<usize>,
    /// Activities stand in forms: `Aktivitet: …`, `Ansvarig: …`.
    in_form: bool,
    /// A list has commitments.
    any_listed: bool,
    /// What was read so far speaks of a medborgarlöfte.
    names_promise: bool,
    /// What has been promised, by its words, for headings that say it again.
    named: Named,
}

/// Finds the outline of the units `range`.
pub(super) fn outline(
    page: &Page<'_>,
    range: std::ops::Range<usize>,
    aliases: &Aliases,
    follow_up: bool,
    title: Option<usize>,
) -> Outline {
    let people = super::signatures::block(page, range.clone());
    let mut reader = Reader {
        page,
        aliases,
        end: range.end,
        follow_up,
        state: State::Preamble,
        outline: Outline { title, ..Outline::default() },
        under: None,
        pending_theme: None,
        shared_theme: None,
        after_empty: false,
        awaiting: false,
        last_heading: None,
        heading_before: None,
        in_form: false,
        any_listed: false,
        names_promise: false,
        named: Named::default(),
    };
    for unit in range {
        if page.units[unit].is_void() {
            continue;
        }
        if people.signed.binary_search(&unit).is_ok() {
            reader.outline.signatures.push(unit);
            reader.state = State::Signatures;
        } else if people.contacts.binary_search(&unit).is_ok() {
            reader.outline.contacts.push(unit);
            reader.outline.boilerplate.push(page.whole(unit));
            reader.state = State::Contact;
        } else {
            reader.unit(unit);
        }
    }
    reader.outline.groups.iter_mut().for_each(|group| {
        whole_lists::levels_by_marker(group);
        whole_lists::levels_by_indent(page, group);
    });
    whole_lists::set_priorities_aside(page, &mut reader.outline);
    whole_lists::set_agendas_aside(page, &mut reader.outline);
    // Cells of a table come after what stands below it.
    reader.outline.signatures.sort_unstable();
    reader.outline
}

impl Reader<'_, '_> {
    fn unit(&mut self, unit: usize) {
        self.names_promise |= self.page.units[unit].stems.any(Stems::LOFTE);
        if Some(unit) == self.outline.title {
            self.state = State::Preamble;
            return;
        }
        // A list of links goes on to the next blank line, whatever they are called.
        let linked = || !self.page.units[unit].gap || self.read(self.page.whole(unit)).cue.is_none();
        if self.state == State::Related && linked() {
            self.outline.boilerplate.push(self.page.whole(unit));
            return;
        }
        let table = self.page.units[unit].table().is_some();
        let labels = || self.follow_up && label_alone(self.page.tokens(unit)).is_some();
        if std::mem::take(&mut self.awaiting) && !table && !self.page.units[unit].text().is_empty() && !labels() {
            // `Vad: …` below `Löfte 1`
            let labelled = self.labelled_value(unit).filter(|(head, ..)| *head == ColumnHead::Activity);
            let labelled =
                labelled.map(|(_, label, value)| (label, value)).or_else(|| self.after_label_of_promise(unit));
            let piece = labelled.map_or(self.page.whole(unit), |(label, value)| {
                self.outline.boilerplate.push(label);
                value
            });
            self.promise_over(piece);
            return;
        }
        if self.field(unit) || self.subtitle(unit) {
            return;
        }
        if self.follow_up && self.page.units[unit].is_paragraph() && is_to_readers(self.page.tokens(unit)) {
            self.outline.boilerplate.push(self.page.whole(unit));
            return;
        }
        match &self.page.units[unit].shape {
            BlockShape::Table(_) => self.table(unit),
            BlockShape::Item(_) if self.page.units[unit].text().is_empty() => {
                self.outline.empty_items.push(unit);
                self.after_empty = true;
            }
            // `### 1. Det ska vara tryggt` over a table, after the list that promises it.
            _ if self.is_over_table(unit) && self.promised_before(unit) => {}
            _ if self.is_promise_over_table(unit) && self.numbered_promise(unit) => {}
            _ if self.is_promise_over_table(unit) => {
                let theme = self.take_theme_over(unit);
                self.open_promise(self.past_number(unit), theme);
            }
            BlockShape::Item(_) if self.is_heading_as_item(unit) || self.leads_as_item(unit) => self.heading(unit),
            BlockShape::Item(_) => self.item(unit),
            // A line of markup alone.
            _ if self.page.units[unit].text().is_empty() => {}
            // Specks on the paper: `.`
            _ if self.page.units[unit].text().chars().all(|c| c.is_ascii_punctuation()) => {
                self.outline.boilerplate.push(self.page.whole(unit));
            }
            _ if self.heading_like(unit) => self.heading(unit),
            _ => self.paragraph(unit),
        }
    }

    fn next(&self, unit: usize) -> Option<usize> {
        self.page.next(unit, self.end)
    }

    fn next_is_item(&self, unit: usize) -> bool {
        self.next(unit).is_some_and(|next| self.page.units[next].is_item())
    }

    fn read(&self, piece: Piece) -> Heading {
        let mut read = heading(self.page.piece_tokens(piece), self.aliases);
        // `Det här ska vi åstadkomma tillsammans`, below what will be done, tells what it is for, as `Effekter – det här …` does.
        let leads = || self.page.text(piece).ends_with(':') || read.stems.any(Stems::GENOM.or(Stems::FOLJANDE));
        // `Problembild och åtaganden` over text is of the problems.
        let tokens = self.page.piece_tokens(piece);
        let pictures = |first: &Token| first.lex.stems.any(Stems::BAKGRUND);
        if read.cue == Some(Cue::Activities) && tokens.first().is_some_and(pictures) && !self.next_is_item(piece.unit) {
            read.cue = Some(Cue::Lagesbild);
        }
        // `Resultat av trygghetsmätningen` is no plan for the promises.
        let told = matches!(read.cue, Some(Cue::FollowUp | Cue::Outcome)) && !self.follow_up;
        if told && !read.stems.any(Stems::LOFTE) && !read.stems.all(Stems::FOLJS) && names_source(tokens) {
            read.cue = Some(Cue::Goals);
        }
        let below = self.any_listed || read.stems.any(Stems::MAL);
        if below && read.cue == Some(Cue::Activities) && read.stems.all(Stems::ASTADKOMMA.or(Stems::VI)) && !leads() {
            read.cue = Some(Cue::Goals);
        }
        read
    }

    fn open_group(&mut self, lead: Lead, piece: Option<Piece>, read: &Heading) {
        if let Some(piece) = piece {
            self.outline.boilerplate.push(piece);
        }
        // `Det ska vi åstadkomma genom`, `Detta uppnås genom`; `Tillsammans ska vi` names who acts.
        let passive = read.stems.any(Stems::ASTADKOMMA.or(Stems::UPPNA));
        // `Det här lovade vi` says who promised, and not who was to do it.
        let governs = piece.is_some_and(|piece| {
            self.page.piece_tokens(piece).rest.iter().rev().take(2).any(|last| last.lex.stems.any(Stems::ATT))
        });
        // `Det här gör vi ihop` names who acts too.
        let together = || {
            piece.is_some_and(|piece| self.page.piece_tokens(piece).rest.iter().any(|token| token.is(Flags::TOGETHER)))
        };
        let actors = match lead == Lead::Promised && read.we && !governs && !together() {
            true => Actors::new(),
            false => read.actors.clone(),
        };
        // `För att nå dit ska polisen` names who acts, `Det ska vi åstadkomma` does not.
        let unnamed = read.we && (passive || !together()) || passive && read.actors.is_empty();
        let implied = lead == Lead::Activities && read.cue == Some(Cue::Activities) && unnamed;
        // `Vi har formulerat följande löfte`: what comes next serves none above it.
        if lead == Lead::Promises && read.stems.all(Stems::FOLJANDE.or(Stems::LOFTE)) {
            self.under = None;
        }
        let under = self.under.or_else(|| self.numbered_alone(lead));
        let section = self.theme_of_section(piece);
        // What serves a promise stands under the theme of the promise, and a list under that of what tells why.
        let themed = |last: &&Group| {
            under.is_some() && last.under == under
                || last.entries.is_empty() && last.is_under_theme() && !self.follow_up
        };
        let theme = self.outline.groups.last().filter(themed).and_then(|last| last.theme).or(section);
        let base = self.base_over(lead, piece).unwrap_or((actors.clone(), piece.map(|piece| piece.unit), implied));
        self.outline.groups.push(Group {
            lead,
            lead_piece: piece,
            base,
            actors,
            promises: read.stems.any(Stems::LOVAR.or(Stems::LOFTE)),
            vowed: read.stems.any(Stems::LOVAR),
            announced: matches!(read.cue, Some(Cue::Promises | Cue::Activities | Cue::Aims)),
            actors_unit: piece.map(|piece| piece.unit),
            implied,
            theme: self.pending_theme.take_if(|_| piece.is_some()).or(self.shared_theme).or(theme),
            under,
            entries: Vec::new(),
            marked: false,
            told: 0,
            open: true,
        });
        self.state = State::Group;
        self.after_empty = false;
    }

    fn entry(&mut self, piece: Piece) {
        let unit = &self.page.units[piece.unit];
        let theme = self.pending_theme.take();
        let Some(group) = self.outline.groups.last_mut() else { return };
        self.any_listed = true;
        let depth = depth(group, self.page, piece.unit);
        group.open = group.open && !unit.is_item();
        group.marked |= unit.marker().is_some();
        group.entries.push(Entry {
            piece,
            depth,
            marker: unit.marker(),
            bold: unit.bold,
            theme,
            after_empty: std::mem::take(&mut self.after_empty),
            responsible: None,
        });
    }

    /// Whether the reader is in headed text that holds no commitments.
    fn in_text(&self) -> bool {
        !matches!(self.state, State::Preamble | State::Group | State::Signatures)
    }

    fn nothing_read(&self) -> Heading {
        Heading {
            cue: None,
            actors: Actors::new(),
            only_actors: false,
            bare_actors: false,
            we: false,
            stems: Stems::NONE,
            words: 0,
        }
    }

    /// Running text of the section the reader is in.
    fn text(&mut self, piece: Piece) {
        let outline = &mut self.outline;
        let push = |sections: &mut Vec<Section>| match sections.last_mut() {
            Some(section) => section.pieces.push(piece),
            None => sections.push(Section { heading: None, pieces: vec![piece] }),
        };
        match self.state {
            State::About => outline.about.pieces.push(piece),
            State::Lagesbild => push(&mut outline.lagesbild),
            State::FollowUp => push(&mut outline.follow_up),
            State::Other => push(&mut outline.others),
            State::Preamble => outline.preamble.push(piece),
            State::Contact | State::Related => outline.boilerplate.push(piece),
            State::Group => outline.others.push(Section { heading: None, pieces: vec![piece] }),
            State::Signatures => {
                let tokens = self.page.piece_tokens(piece);
                let sentence = self.page.units[piece.unit].ends_sentence();
                // `Avtalet gäller från den 1 mars 2016` among the signatures is no day of signing.
                let signs = || !sentence || tokens.rest.iter().any(|token| token.is(Flags::SIGNS));
                match signature_line(tokens).is_some() || !dates(tokens).is_empty() && signs() {
                    true => outline.boilerplate.push(piece),
                    false if sentence => outline.others.push(Section { heading: None, pieces: vec![piece] }),
                    false => outline.left.push(piece),
                }
            }
        }
    }
}

/// How deep a unit stands in its list, by indent and kind of marker.
fn depth(group: &Group, page: &Page<'_>, unit: usize) -> u32 {
    let this = &page.units[unit];
    let numbered = |marker: Option<Marker>| matches!(marker, Some(Marker::Number(_)));
    for entry in group.entries.iter().rev() {
        let other = &page.units[entry.piece.unit];
        let same_kind = numbered(this.marker()) == numbered(entry.marker);
        if this.indent == other.indent && same_kind {
            return entry.depth;
        }
        if numbered(entry.marker) && !numbered(this.marker()) && this.is_item() {
            return entry.depth + 1;
        }
        if numbered(this.marker()) && !numbered(entry.marker) {
            continue;
        }
        if this.indent > other.indent + 1 {
            return entry.depth + 1;
        }
    }
    0
}

#[cfg(test)]
mod tests;
