//! What an outline is made of.

use crate::document::Actor;
use crate::extract::page::Piece;
use crate::extract::responsible::Ticked;
use crate::grammar::Actors;
use crate::layout::Marker;

/// Headed text.
#[derive(Debug, Clone, Default)]
pub(in crate::extract) struct Section {
    pub(in crate::extract) heading: Option<usize>,
    pub(in crate::extract) pieces: Vec<Piece>,
}

/// How a list of commitments is introduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) enum Lead {
    /// As aims: activities serve them.
    Aims,
    /// As commitments.
    Promises,
    /// As what will be done.
    Activities,
    /// Only by naming who acts.
    Actor,
    /// By a heading that says neither, or not at all.
    Bare,
    /// In a follow-up: as what had been promised.
    Promised,
    /// In a follow-up: as what was done.
    Outcome,
}

/// A commitment with its place in its list.
#[derive(Debug, Clone)]
pub(in crate::extract) struct Entry {
    pub(in crate::extract) piece: Piece,
    /// 0 for the outermost.
    pub(in crate::extract) depth: u32,
    pub(in crate::extract) marker: Option<Marker>,
    /// Set in bold.
    pub(in crate::extract) bold: bool,
    /// The theme line right over it.
    pub(in crate::extract) theme: Option<Piece>,
    /// An empty list marker stands before it.
    pub(in crate::extract) after_empty: bool,
    /// The table's cell that says who is to do it.
    pub(in crate::extract) responsible: Option<Piece>,
}

/// A sentence of running text that says what a party is to do.
#[derive(Debug, Clone, Copy)]
pub(in crate::extract) struct Vow {
    pub(in crate::extract) piece: Piece,
    /// The heading over the paragraph, where it is no title.
    pub(in crate::extract) theme: Option<Piece>,
    pub(in crate::extract) strength: Strength,
}

/// How surely a sentence promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) enum Strength {
    /// In so many words: `Polisen lovar att …`.
    Promised,
    /// `Polisen ska …`, `kommer att …`.
    Binding,
    /// `Polisen besöker …`, in a paragraph of others that say so, or after one that binds.
    Doing,
    /// `Polisen vill …`, `kan …`: where nothing else is promised.
    Weak,
}

impl Strength {
    /// Whether the sentence promises in any text.
    pub(in crate::extract) fn binds(self) -> bool {
        matches!(self, Self::Promised | Self::Binding)
    }
}

/// Those who act, where they are named, and whether only as `vi`.
pub(super) type Base = (Actors, Option<usize>, bool);

/// Commitments under one lead-in or heading.
#[derive(Debug, Clone)]
pub(in crate::extract) struct Group {
    pub(in crate::extract) lead: Lead,
    /// The lead-in.
    pub(in crate::extract) lead_piece: Option<Piece>,
    /// Who the lead-in says is to do it.
    pub(in crate::extract) actors: Actors,
    /// The lead-in says that they promise.
    pub(in crate::extract) promises: bool,
    /// The lead-in says so by a verb: `lovar`, `åtar sig`.
    pub(in crate::extract) vowed: bool,
    /// A lead-in or heading says that what follows are commitments.
    pub(super) announced: bool,
    /// Where the lead-in's actors stand.
    pub(in crate::extract) actors_unit: Option<usize>,
    /// The lead-in names them only as `vi`, of all that follows.
    pub(in crate::extract) implied: bool,
    /// The actors of the lead-in over several themes, which a theme without actors takes.
    pub(super) base: Base,
    pub(in crate::extract) theme: Option<Piece>,
    /// The numbered promise that the group stands under.
    pub(in crate::extract) under: Option<Piece>,
    pub(in crate::extract) entries: Vec<Entry>,
    /// An entry has a marker.
    pub(super) marked: bool,
    /// For how many of its entries a line below them has said who is responsible.
    pub(super) told: usize,
    /// The lead-in waits for a list: plain lines under it are its items.
    pub(in crate::extract) open: bool,
}

impl Group {
    /// Whether it is what comes right below a promise.
    pub(super) fn serves(&self) -> bool {
        self.lead_piece.is_none() && self.under.is_some()
    }

    /// `Polisen och kommunen lovar att under 2021` over a list, and not what others want to be promised.
    pub(in crate::extract) fn is_vowed_by_police(&self) -> bool {
        self.vowed && self.entries.len() > 1 && self.actors.iter().any(|(actor, _)| *actor == Actor::Polis)
    }

    /// Whether it is made of paragraphs under a theme.
    pub(in crate::extract) fn is_of_paragraphs(&self) -> bool {
        self.lead == Lead::Bare
            && !self.marked
            && (self.is_under_theme() || self.lead_piece.is_none() && self.theme.is_some())
    }

    /// Whether a heading that is its theme stands right over it.
    pub(super) fn is_under_theme(&self) -> bool {
        self.theme.is_some() && self.theme == self.lead_piece
    }
}

/// A table and what stands over it.
#[derive(Debug, Clone)]
pub(in crate::extract) struct TableRef {
    pub(in crate::extract) unit: usize,
    /// How many of its rows are no text below it.
    pub(in crate::extract) rows: usize,
    /// The heading or item right over the table.
    pub(in crate::extract) over: Option<Piece>,
}

/// What was found in a document, by place.
#[derive(Debug, Default)]
pub(in crate::extract) struct Outline {
    pub(in crate::extract) title: Option<usize>,
    /// Further headings that name the document.
    pub(in crate::extract) subtitles: Vec<usize>,
    pub(in crate::extract) preamble: Vec<Piece>,
    pub(in crate::extract) about: Section,
    pub(in crate::extract) lagesbild: Vec<Section>,
    pub(in crate::extract) follow_up: Vec<Section>,
    pub(in crate::extract) others: Vec<Section>,
    pub(in crate::extract) groups: Vec<Group>,
    pub(in crate::extract) tables: Vec<TableRef>,
    /// Who is ticked to do what the cell of a table says.
    pub(in crate::extract) ticked: Ticked,
    /// Lines of the signature block.
    pub(in crate::extract) signatures: Vec<usize>,
    /// Lines that name whom one can turn to.
    pub(in crate::extract) contacts: Vec<usize>,
    /// Sentences that promise in so many words, outside lists.
    pub(in crate::extract) sentences: Vec<Vow>,
    /// Sentences of running text that say what a party is to do: promises, where nothing is listed.
    pub(in crate::extract) vows: Vec<Vow>,
    /// Headings and lead-ins.
    pub(in crate::extract) boilerplate: Vec<Piece>,
    /// List markers without text.
    pub(in crate::extract) empty_items: Vec<usize>,
    /// What no rule understood.
    pub(in crate::extract) left: Vec<Piece>,
}
