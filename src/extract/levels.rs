//! Which commitments are promises and which are activities.
//!
//! Two levels: the aims are promises, the doings activities. One level: all are promises.

mod nested;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::{ActorBasis, Commitment, CommitmentId, CommitmentKind, Span};
use crate::grammar::{Kind, Token};
use crate::vocabulary::{Flags, Stems};

use super::commitment::Reading;
use super::diagnostics::Diagnostics;
use super::outline::{Entry, Group, Lead, Outline, Vow};
use super::page::{Page, Piece};
use super::pieces::{passage, set_theme};
use super::responsible::{Ticked, responsible};
use super::told::{told, works_for};

use self::nested::{is_nested, is_theme, may_be_infinitive, switch, takes_infinitives};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    Aim,
    Doing,
}

/// A commitment with its level, before it has a number.
struct Item<'g> {
    piece: Piece,
    level: Level,
    group: &'g Group,
    theme: Option<Piece>,
    /// The promise it stands under.
    parent: Option<Piece>,
    /// Others may stand under it.
    parents: bool,
    /// The cell that says who is to do it.
    responsible: Option<Piece>,
}

/// The promises and activities of a document, and its single-sentence promises that were used.
pub(super) struct Levels<'a> {
    pub(super) promises: Vec<Commitment<'a>>,
    pub(super) activities: Vec<Commitment<'a>>,
    pub(super) used: Vec<Piece>,
}

/// Sorts the commitments of an outline into promises and activities.
pub(super) fn levels<'a>(
    page: &Page<'a>,
    outline: &Outline,
    reading: &Reading,
    stated: Option<u32>,
    diagnostics: &mut Diagnostics,
) -> Levels<'a> {
    let placings = placings(page, outline, reading, stated, diagnostics);
    let placed = || outline.groups.iter().zip(placings.iter().copied());
    let aims = placed().any(|(group, placing)| items(page, group, placing).any(|item| item.level == Level::Aim));
    // Without any list, what someone is to do is what is promised.
    let listed = placed().any(|(group, placing)| items(page, group, placing).next().is_some());
    let doings = || placed().all(|(group, _)| group.entries.is_empty() || group.lead == Lead::Activities);
    let sentences: Vec<Vow> = match outline.sentences.is_empty() {
        _ if !listed => told(outline, false),
        true if doings() => outline.vows.iter().copied().filter(|vow| works_for(page, vow.piece)).collect(),
        _ => outline.sentences.clone(),
    };
    let under = outline.groups.iter().filter_map(|group| group.under).collect();
    let mut numbering = Numbering {
        page,
        ticked: &outline.ticked,
        reading,
        promises: Vec::new(),
        activities: Vec::new(),
        under,
        promised: FxHashMap::default(),
    };
    let used = if aims { Vec::new() } else { sentences };
    used.iter().for_each(|vow| numbering.sentence(*vow));
    let mut used: Vec<Piece> = used.iter().map(|vow| vow.piece).collect();
    let only = match used[..] {
        [only] => Some(only),
        _ => None,
    };
    // Paragraphs under themes, some of which say at once what a party is to do, are running text still.
    let in_themes = aims && listed && placed().all(|(group, _)| group.entries.is_empty() || group.is_of_paragraphs());
    let mut beside = if in_themes { told(outline, true) } else { Vec::new() };
    beside.retain(|vow| vow.theme.is_some());
    let served = !used.is_empty();
    used.extend(beside.iter().map(|vow| vow.piece));
    let mut beside = beside.into_iter().peekable();
    for item in placed().flat_map(|(group, placing)| items(page, group, placing)) {
        while let Some(vow) = beside.next_if(|vow| vow.piece.unit < item.piece.unit) {
            numbering.sentence(vow);
        }
        let level = if aims || served { item.level } else { Level::Aim };
        numbering.item(Item { level, parent: item.parent.or(only), ..item });
    }
    beside.for_each(|vow| numbering.sentence(vow));
    let Numbering { promises, mut activities, .. } = numbering;
    // `Det ska vi åstadkomma genom` below a list of one.
    if let [only] = &promises[..] {
        let unserved = activities.iter_mut().filter(|activity| activity.promise_ids.is_empty());
        unserved.for_each(|activity| activity.promise_ids.push(only.id));
    }
    Levels { promises, activities, used }
}

/// What is known of each group before its entries are placed.
fn placings(
    page: &Page<'_>,
    outline: &Outline,
    reading: &Reading,
    stated: Option<u32>,
    diagnostics: &mut Diagnostics,
) -> Vec<Placing> {
    let mut before: Option<Level> = None;
    let listed = || outline.groups.iter().filter(|group| !group.entries.is_empty());
    let doings = listed().any(|group| group.lead == Lead::Activities);
    // `Åtaganden` and then `Åtgärder`: the first are promised, the others done for them.
    let undertaken = |group: &Group| group.actors.is_empty() && is_undertaken(page, group);
    let of_doings = || listed().filter(|group| group.lead == Lead::Activities);
    let both = of_doings().any(undertaken) && of_doings().any(|group| group.actors.is_empty() && !undertaken(group));
    let doings_alone = !both && outline.sentences.is_empty() && listed().all(|group| group.lead == Lead::Activities);
    let mut placings = Vec::with_capacity(outline.groups.len());
    let mut vowed_aims = false;
    for (index, group) in outline.groups.iter().enumerate() {
        let level = match both && group.lead == Lead::Activities && undertaken(group) {
            true => Level::Aim,
            // `Polisen ska` over a list, after `Vi lovar att` over one of nothing but aims.
            false if vowed_aims && group.lead == Lead::Actor && !group.vowed => Level::Doing,
            false => level(&outline.groups, index, before, outline),
        };
        if group.vowed {
            vowed_aims = are_aims(page, &group.entries);
        }
        if !group.entries.is_empty() || matches!(group.lead, Lead::Activities | Lead::Promises) {
            before = Some(level);
        }
        let nested = is_nested(page, &group.entries, reading);
        // `Löften och åtgärder` over a list of two levels: nothing but its outer one can be what is promised.
        let level = if nested && doings_alone { Level::Aim } else { level };
        let switch = match (level, group.lead) {
            (Level::Aim, Lead::Aims) if !nested && !doings => {
                switch(page, &group.entries, reading, stated, diagnostics)
            }
            _ => None,
        };
        placings.push(Placing { level, nested, infinitives: nested && takes_infinitives(page, group), switch });
    }
    placings
}

/// Whether a list is of what someone undertakes: `Åtaganden`.
fn is_undertaken(page: &Page<'_>, group: &Group) -> bool {
    group.lead_piece.is_some_and(|lead| page.units[lead.unit].stems.any(Stems::ATAGANDE))
}

/// Whether all entries say what is aimed at, by no one and in no numbers: `Det ska vara lugnt på torget.`
fn are_aims(page: &Page<'_>, entries: &[Entry]) -> bool {
    let aim = |entry: &Entry| {
        let tokens = page.piece_tokens(entry.piece);
        let counts =
            |token: &Token| token.is_figure() || matches!(token.kind, Kind::Numeral(..)) || token.lex.per.is_some();
        let of_no_one = || tokens.first().is_some_and(|first| first.lex.actor.is_none() && !first.is(Flags::WE));
        tokens.rest.iter().any(|token| token.lex.stems.any(Stems::SKA))
            && !tokens.rest.iter().any(counts)
            && (of_no_one() || tokens.rest.iter().any(|token| token.is(Flags::COMPARES)))
    };
    !entries.is_empty() && entries.iter().all(aim)
}

/// The level of a group as a whole.
fn level(groups: &[Group], index: usize, before: Option<Level>, outline: &Outline) -> Level {
    let group = &groups[index];
    let lead = |group: &Group| group.lead;
    match group.lead {
        Lead::Activities => Level::Doing,
        Lead::Aims | Lead::Promises => Level::Aim,
        Lead::Bare | Lead::Actor if group.under.is_some() => Level::Doing,
        Lead::Promised | Lead::Outcome => Level::Aim,
        Lead::Actor | Lead::Bare => {
            let previous = index.checked_sub(1).map(|previous| &groups[previous]);
            match previous {
                // `Det här ska vi göra` with `Polisen:` and `Kommunen:` under it.
                Some(previous) if previous.entries.is_empty() || lead(previous) == group.lead => {
                    before.unwrap_or(Level::Aim)
                }
                Some(_)
                    if group.lead == Lead::Actor
                        && groups[..index].iter().any(|other| {
                            // So do `Polisen lovar att` under one theme and a list that says who under another.
                            let themes = group.vowed && group.theme.is_some() && other.theme.is_some();
                            // `Polisen lovar` and `Tillsammans lovar vi` stand side by side.
                            !(themes && other.lead == Lead::Bare)
                                && !(group.promises && other.promises && other.lead != Lead::Aims)
                                && matches!(other.lead, Lead::Aims | Lead::Promises | Lead::Bare)
                                && !other.entries.is_empty()
                        }) =>
                {
                    Level::Doing
                }
                Some(_) => before.unwrap_or(Level::Aim),
                None if group.lead == Lead::Actor && !outline.sentences.is_empty() => Level::Doing,
                None => Level::Aim,
            }
        }
    }
}

/// What is known of a group before its entries are placed.
#[derive(Clone, Copy)]
struct Placing {
    level: Level,
    /// Whether the depth of the entries means something.
    nested: bool,
    /// What begins as an infinitive does is one.
    infinitives: bool,
    /// The entry from which on doings follow aims.
    switch: Option<usize>,
}

/// The entries of a group with their levels, themes and parents, except those that are themes.
fn items<'g>(page: &'g Page<'_>, group: &'g Group, placing: Placing) -> impl Iterator<Item = Item<'g>> + 'g {
    let Placing { level, nested, infinitives, switch } = placing;
    let entries = &group.entries;
    let mut theme: Option<Piece> = None;
    let mut parent: Option<Piece> = None;
    entries.iter().enumerate().filter_map(move |(index, entry)| {
        let parents = nested && entries.get(index + 1).is_some_and(|next| next.depth > entry.depth);
        if nested && entry.depth == 0 {
            (theme, parent) = (None, None);
        }
        if parents && entry.depth == 0 {
            if is_theme(page, entry) && !(infinitives && may_be_infinitive(page, entry)) {
                theme = Some(entry.piece);
                return None;
            }
            if level == Level::Aim {
                parent = Some(entry.piece);
            }
        }
        let child = nested && entry.depth > 0 && parent.is_some();
        let doing = level == Level::Doing || child || switch.is_some_and(|at| index >= at);
        Some(Item {
            piece: entry.piece,
            level: if doing { Level::Doing } else { Level::Aim },
            group,
            theme: entry.theme.or(theme).or(group.theme),
            parent: if child { parent } else { group.under },
            parents,
            responsible: entry.responsible,
        })
    })
}

/// Promises and activities as they get their numbers.
struct Numbering<'p, 'a> {
    page: &'p Page<'a>,
    ticked: &'p Ticked,
    reading: &'p Reading,
    promises: Vec<Commitment<'a>>,
    activities: Vec<Commitment<'a>>,
    /// What groups stand under.
    under: FxHashSet<Piece>,
    /// The numbers of the promises that others may stand under, by their places.
    promised: FxHashMap<Piece, u32>,
}

impl<'p, 'a> Numbering<'p, 'a> {
    /// A sentence outside lists that promises.
    fn sentence(&mut self, vow: Vow) {
        let id = self.next_id(CommitmentKind::Promise);
        let mut commitment = passage(self.page, vow.piece).commitment(id, self.reading);
        if let Some(theme) = vow.theme {
            set_theme(self.page, &mut commitment, theme);
        }
        self.promised.entry(vow.piece).or_insert(commitment.id.number);
        self.promises.push(commitment);
    }

    fn item(&mut self, item: Item<'_>) {
        let Self { page, reading, .. } = *self;
        let kind = match item.level {
            Level::Aim => CommitmentKind::Promise,
            Level::Doing => CommitmentKind::Activity,
        };
        let mut commitment = passage(page, item.piece).commitment(self.next_id(kind), reading);
        if let Some(theme) = item.theme {
            set_theme(page, &mut commitment, theme);
        }
        if let Some(cell) = item.responsible {
            (commitment.actors, commitment.actor_spans) = responsible(page, cell, &reading.aliases).into_iter().unzip();
            commitment.actor_basis = if commitment.actors.is_empty() { ActorBasis::None } else { ActorBasis::Stated };
        }
        if let Some(ticked) = self.ticked.get(&item.piece.unit) {
            (commitment.actors, commitment.actor_spans) = ticked.iter().copied().unzip();
            commitment.actor_basis = ActorBasis::Stated;
        }
        // What stands under an activity serves no promise by that.
        let parent_piece = item.parent.filter(|_| kind == CommitmentKind::Activity);
        if let Some(number) = parent_piece.and_then(|parent| self.promised.get(&parent)) {
            commitment.promise_ids.push(CommitmentId { kind: CommitmentKind::Promise, number: *number });
            let parent = &self.promises[*number as usize - 1];
            // `Polisen:` or `Det ska vi åstadkomma` over the list says more than who promises.
            let named = item.group.under == parent_piece && !item.group.actors.is_empty();
            if commitment.actors.is_empty() && !parent.actors.is_empty() && !named {
                commitment.actors.clone_from(&parent.actors);
                commitment.actor_spans.clone_from(&parent.actor_spans);
                commitment.actor_basis = ActorBasis::Heading;
            }
        }
        if commitment.actors.is_empty() {
            governed(page, &mut commitment, item.group, reading);
        }
        if kind == CommitmentKind::Promise && (item.parents || self.under.contains(&item.piece)) {
            self.promised.entry(item.piece).or_insert(commitment.id.number);
        }
        self.list(kind).push(commitment);
    }

    fn list(&mut self, kind: CommitmentKind) -> &mut Vec<Commitment<'a>> {
        match kind {
            CommitmentKind::Promise => &mut self.promises,
            CommitmentKind::Activity => &mut self.activities,
        }
    }

    fn next_id(&mut self, kind: CommitmentKind) -> CommitmentId {
        CommitmentId { kind, number: self.list(kind).len() as u32 + 1 }
    }
}

/// Gives a commitment the actors of the heading or lead-in over it.
pub(super) fn governed(page: &Page<'_>, commitment: &mut Commitment<'_>, group: &Group, reading: &Reading) {
    let Some(lead) = group.actors_unit else { return };
    if group.implied {
        let span = group.lead_piece.map_or(Span::default(), |piece| page.span(piece));
        commitment.actors = reading.aliases.parties.to_vec();
        commitment.actor_spans = vec![span; commitment.actors.len()];
        commitment.actor_basis = ActorBasis::Implied;
    } else if !group.actors.is_empty() {
        commitment.actors = group.actors.iter().map(|(actor, _)| *actor).collect();
        commitment.actor_spans = group.actors.iter().map(|(_, range)| page.range_span(lead, range)).collect();
        commitment.actor_basis = ActorBasis::Heading;
    }
}
