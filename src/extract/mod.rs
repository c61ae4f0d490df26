//! Blocks to documents: which document each part of a file belongs to, and what it says.

mod accounting;
mod accounts;
mod chapters;
mod chrome;
mod commitment;
mod contents;
mod diagnostics;
mod elsewhere;
mod flat;
mod follow_up;
mod id;
mod identity;
mod levels;
mod outline;
mod page;
mod parties;
mod pieces;
mod responsible;
mod rhythm;
mod sections;
mod segment;
mod sheets;
mod signatures;
mod ticks;
mod told;
mod whole;

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::document::{Actor, Code, Commitment, Document, Kind, Party, ReportPeriod, SCHEMA_VERSION, Source, Span};
use crate::grammar::Aliases;
use crate::text::OffsetMap;
use crate::vocabulary::{REGION_KOMMUNER, Stems};
use accounting::Account;
use commitment::Reading;
use diagnostics::Diagnostics;
use id::id;
use outline::{Lead, Outline, Strength};
use page::{Page, Piece};
use segment::Segment;
use whole::holds_together;

/// Without any of these a text speaks of no promises.
const PROMISE_STEMS: Stems = Stems::LOFTE.or(Stems::LOVAR).or(Stems::INGICK).or(Stems::ANSVARAR);

/// The documents in a text, with their findings.
///
/// `source` is what all of them say of the file; `offsets` tells how many bytes of the file a stretch of text takes.
pub(crate) fn documents<'a>(text: &'a str, source: &Source<'a>, offsets: &OffsetMap) -> Vec<Document<'a>> {
    let page = Page::new(text);
    let segments = segment::segments(&page);
    // An account of other plans and programmes is none of promises.
    let promises = page.units.iter().any(|unit| unit.stems.any(PROMISE_STEMS));
    let mut documents: Vec<Document<'a>> = Vec::with_capacity(segments.len());
    let mut start = 0;
    for (index, segment) in segments.iter().enumerate() {
        let end = segments.get(index + 1).map_or(text.len() as u32, |next| page.units[next.range.start].span.start);
        let span = Span::new(start, end);
        if let Some(mut document) = document(&page, segment, span, source, offsets).filter(|_| promises) {
            inherit(&mut document, documents.first());
            documents.push(document);
            start = end;
        }
    }
    // What comes after the last document, and is none itself, still belongs to the file.
    if let Some(last) = documents.last_mut()
        && last.source.span.end < text.len() as u32
    {
        let span = Span::new(last.source.span.start, text.len() as u32);
        let rest = Account::new(&page, Span::new(last.source.span.end, span.end)).finish(offsets);
        last.source.span = span;
        last.accounting.non_blank += rest.non_blank;
        last.accounting.markup += rest.markup;
        last.accounting.unclaimed += rest.unclaimed;
        last.accounting.unclaimed_text.extend(rest.unclaimed_text);
    }
    documents
}

/// A later document of a file is for the same kommun and years as the first where it names none.
fn inherit<'a>(document: &mut Document<'a>, first: Option<&Document<'a>>) {
    let Some(first) = first else { return };
    if document.kommuner.is_empty() {
        document.kommuner.clone_from(&first.kommuner);
        document.diagnostics.retain(|found| found.code != Code::MissingKommun);
    }
    // One page for several areas states the years once.
    if document.period.is_none() && document.kind == first.kind {
        document.period = first.period;
        document.diagnostics.retain(|found| found.code != Code::MissingPeriod);
    }
    document.id = id(document);
}

/// The unit of a segment's title, the kommun it calls itself, and what its actors are called.
fn reading(page: &Page<'_>, segment: &Segment) -> (Option<usize>, identity::Stated, Reading) {
    let range = segment.range.clone();
    let mut reading = Reading { aliases: aliases(page, range.clone()), only_year: None };
    let title = identity::title(page, range.clone());
    // The kommun's own name stands for the kommun: `Eskilstuna lovar`.
    let stated = identity::called_kommun(page, range.clone());
    for name in identity::own_names(page, title, &stated) {
        reading.aliases.add(Cow::Borrowed(name), Actor::Kommun);
    }
    if let Some(parties) = parties::parties(page, range.clone(), title, &reading.aliases) {
        reading.aliases.parties = parties;
    }
    (title, stated, reading)
}

fn document<'a>(
    page: &Page<'a>,
    segment: &Segment,
    span: Span,
    source: &Source<'a>,
    offsets: &OffsetMap,
) -> Option<Document<'a>> {
    let range = segment.range.clone();
    let mut diagnostics = Diagnostics::default();
    let (title, stated, mut reading) = reading(page, segment);
    let outline = outline::outline(page, range.clone(), &reading.aliases, segment.follow_up, title);
    let kommuner = identity::kommuner(page, range.clone(), &outline, &stated, &mut diagnostics);
    let period = identity::period(page, &outline, segment.follow_up, &mut diagnostics);
    reading.only_year = identity::only_year(period.as_ref());
    let kind = if segment.follow_up { Kind::FollowUp } else { Kind::Promise };
    let mut document = Document {
        schema_version: Cow::Borrowed(SCHEMA_VERSION),
        kind,
        id: String::new(),
        source: Source { span, ..source.clone() },
        title: outline.title.map(|unit| identity::title_text(page, unit)),
        kommuner,
        area: identity::area(page, range.clone(), &outline),
        period,
        preamble: None,
        promises: Vec::new(),
        activities: Vec::new(),
        about: sections::about(page, &outline.about),
        lagesbild: sections::lagesbild(page, &outline.lagesbild),
        follow_up_plan: None,
        signed: None,
        signatories: Vec::new(),
        other_sections: sections::others(page, &outline.others),
        reporting: None,
        reporting_span: None,
        cadence: None,
        cadence_span: None,
        rows: Vec::new(),
        diagnostics: Vec::new(),
        accounting: crate::document::Accounting::default(),
    };
    // `Löftet för 2022–2024 bygger på …` names no earlier one.
    if let (Some(own), Some(lagesbild)) = (&document.period, &mut document.lagesbild) {
        lagesbild.refers_to.retain(|earlier| (earlier.start, earlier.end) != (own.start, own.end));
    }
    let mut preamble = outline.preamble.clone();
    // What stands over the rows of a follow-up says nothing of how many promises there are.
    let leads: Vec<Piece> = match segment.follow_up {
        true => Vec::new(),
        false => outline.groups.iter().filter_map(|group| group.lead_piece).collect(),
    };
    let mut account = Account::new(page, span);
    account.boilerplate(&outline.boilerplate);
    // What stands in a signature block beside names, roles and dates belongs to its form.
    account.boilerplate(&outline.signatures.iter().flat_map(|unit| page.wholes(*unit)).collect::<Vec<_>>());
    if segment.follow_up {
        followed(page, &outline, range.clone(), &reading, &mut document, &mut account, &mut diagnostics);
    } else {
        let stated = preamble
            .iter()
            .chain(&leads)
            .find_map(|piece| sections::promise_count(page.piece_tokens(*piece)))
            .map(|(count, _)| count);
        let levels = levels::levels(page, &outline, &reading, stated, &mut diagnostics);
        let used: FxHashSet<Piece> = levels.used.iter().copied().collect();
        preamble.retain(|piece| !used.contains(piece));
        document.other_sections = sections::others(page, &without(&outline.others, &used));
        (document.promises, document.activities) = (levels.promises, levels.activities);
        document.follow_up_plan = sections::follow_up_plan(page, &outline.follow_up);
    }
    // What a row was made of is no introduction, nor is what comes after the rows.
    if let Some(first) = document.rows.first() {
        let reports = document.rows.iter().flat_map(|row| row.reports.iter().map(|report| report.span));
        let last = document.rows.iter().map(|row| row.activity.span).chain(reports).map(|span| span.end).max();
        let after: Vec<Piece> =
            preamble.iter().copied().filter(|piece| Some(page.span(*piece).start) >= last).collect();
        let promises = |piece: &Piece| document.promises.iter().any(|promise| promise.span == page.span(*piece));
        preamble.retain(|piece| page.span(*piece).end <= first.activity.span.start && !promises(piece));
        document
            .other_sections
            .extend(sections::others(page, &[outline::Section { heading: None, pieces: after.clone() }]));
        document.other_sections.sort_by_key(sections::by_place);
        account.value(&after);
    }
    document.preamble = sections::preamble(page, &preamble, &leads);
    // Where an account has no promises over its rows, these are what was promised.
    let listed = if document.promises.is_empty() { document.rows.len() } else { document.promises.len() };
    elsewhere::count_elsewhere(page, range.clone(), listed as u32, &mut document.preamble);
    if !segment.follow_up {
        elsewhere::duration_elsewhere(page, range.clone(), &mut document.preamble);
    }
    (document.signed, document.signatories) =
        signatures::signing(page, &outline.signatures, range.clone(), &mut diagnostics);
    // A sentence that tells who signed is no section of its own.
    let signed: Vec<Span> = document.signatories.iter().map(|signatory| signatory.span).collect();
    document.other_sections.retain(|section| {
        section.heading.is_some()
            || signed.iter().all(|span| span.end <= section.span.start || section.span.end <= span.start)
    });
    if !is_document(page, &document, &outline, segment) {
        return None;
    }
    regional(&mut document);
    document.id = id(&document);
    crate::link::outcome::assess(&mut document, &|report| page.tokens_at(report.span, &report.text));
    claim(&mut account, &outline, &preamble);
    account.document(&document);
    document.accounting = account.finish(offsets);
    holds_together(page, &outline, &document, &mut diagnostics);
    diagnostics.0.sort_by_key(|found| (found.span.map_or(0, |span| span.start), found.code));
    document.diagnostics = diagnostics.0;
    Some(document)
}

fn followed<'a>(
    page: &Page<'a>,
    outline: &Outline,
    range: Range<usize>,
    reading: &Reading,
    document: &mut Document<'a>,
    account: &mut Account<'_, 'a>,
    diagnostics: &mut Diagnostics,
) {
    let reporting = follow_up::reporting_of(page, outline, range.clone(), document.period.as_ref());
    document.reporting = reporting.map(|(period, _)| period);
    document.reporting_span = reporting.and_then(|(_, span)| span);
    let year = match document.reporting {
        Some(
            ReportPeriod::Tertial { year, .. } | ReportPeriod::Quarter { year, .. } | ReportPeriod::Half { year, .. },
        ) => Some(year),
        Some(ReportPeriod::Range { end, .. }) => Some(end.year()),
        None => None,
    };
    let time = follow_up::Time { reporting: document.reporting, year };
    let found = follow_up::follow_up(page, outline, range, reading, time, diagnostics);
    // Whole sentences that report on nothing are text of their own.
    let (text, _): (Vec<Piece>, Vec<Piece>) =
        found.left.iter().partition(|piece| page.text(**piece).trim_end().ends_with('.'));
    let unheaded: Vec<_> = text.iter().map(|piece| outline::Section { heading: None, pieces: vec![*piece] }).collect();
    document.other_sections.extend(sections::others(page, &unheaded));
    document.other_sections.sort_by_key(sections::by_place);
    document.other_sections.dedup_by_key(|section| section.span);
    account.value(&text);
    (document.promises, document.rows) = (found.promises.list, found.rows);
    // Text that a row holds belongs to the row, and so does the word that says how far it has come.
    let reports = document.rows.iter().flat_map(|row| &row.reports).map(|report| report.span);
    let activities = document.rows.iter().map(|row| row.activity.span);
    let stated = document.rows.iter().flat_map(|row| row.outcome.evidence.iter().copied());
    let mut held: Vec<Span> =
        reports.chain(activities).chain(stated).chain(document.promises.iter().map(|promise| promise.span)).collect();
    held.sort_unstable_by_key(|span| span.start);
    // Stretches that are apart, so that those at a place are found at once.
    held.dedup_by(|next, last| {
        let joins = next.start <= last.end;
        last.end = if joins { last.end.max(next.end) } else { last.end };
        joins
    });
    document.other_sections.retain(|section| {
        // A heading that was promised may stand over text that is held by nothing.
        let heading = section.heading.as_ref().filter(|_| !section.text.is_empty()).map_or(0, |heading| heading.len());
        let from = section.span.start + heading as u32;
        held.get(held.partition_point(|value| value.end <= from)).is_none_or(|value| value.start >= section.span.end)
    });
    // Rows may begin below the text under `Bakgrund`, with no heading between.
    let shown = |section: &outline::Section| {
        let held_at = |piece: &&Piece| {
            let start = page.span(**piece).start;
            held.get(held.partition_point(|value| value.end <= start)).is_some_and(|value| value.start <= start)
        };
        let pieces = section.pieces.iter().take_while(|piece| !held_at(piece)).copied().collect();
        outline::Section { pieces, ..section.clone() }
    };
    let lagesbild: Vec<outline::Section> = outline.lagesbild.iter().map(shown).collect();
    if lagesbild.iter().zip(&outline.lagesbild).any(|(shown, whole)| shown.pieces.len() < whole.pieces.len()) {
        document.lagesbild = sections::lagesbild(page, &lagesbild);
    }
    // What is left may stand in a headed section.
    document.other_sections.dedup_by(|next, last| next.heading.is_none() && next.span.end <= last.span.end);
    found.boilerplate.iter().for_each(|span| account.boilerplate_span(*span));
    let plan: Vec<Piece> = outline
        .follow_up
        .iter()
        .flat_map(|section| section.pieces.iter().copied())
        .chain(sections::plan_sentences(page, &outline.preamble))
        .collect();
    account.value(&plan);
    if let Some((cadence, span)) = rhythm::stated_cadence(page, &plan) {
        (document.cadence, document.cadence_span) = (Some(cadence), Some(span));
    }
}

/// Sections without the sentences that are promised; one that has no others was the theme of those.
fn without(sections: &[outline::Section], used: &FxHashSet<Piece>) -> Vec<outline::Section> {
    let left = |section: &outline::Section| {
        let pieces: Vec<Piece> = section.pieces.iter().copied().filter(|piece| !used.contains(piece)).collect();
        (section.pieces.is_empty() || !pieces.is_empty()).then_some(outline::Section { pieces, ..*section })
    };
    sections.iter().filter_map(left).collect()
}

/// What a document calls its actors.
fn aliases(page: &Page<'_>, range: Range<usize>) -> Aliases {
    let mut aliases = Aliases::usual();
    for unit in range.filter(|unit| !page.units[*unit].is_void()) {
        aliases.learn(page.tokens(unit));
    }
    aliases
}

/// Where a region is the kommun (Gotland), what it is to do is the kommun's, and its signatories sign for the kommun.
fn regional(document: &mut Document<'_>) {
    if !document.kommuner.iter().any(|kommun| REGION_KOMMUNER.contains(&kommun.code.as_ref())) {
        return;
    }
    let rows = document.rows.iter_mut().map(|row| &mut row.activity);
    for commitment in document.promises.iter_mut().chain(&mut document.activities).chain(rows) {
        for actors in [&mut commitment.actors, &mut commitment.partners] {
            if !actors.contains(&Actor::Kommun) {
                actors.iter_mut().filter(|actor| **actor == Actor::Region).for_each(|actor| *actor = Actor::Kommun);
            }
        }
    }
    for signatory in &mut document.signatories {
        let of_region =
            |text: &Option<Cow<'_, str>>| text.as_ref().is_some_and(|text| text.to_lowercase().starts_with("region"));
        if signatory.party == Party::Other && (of_region(&signatory.role) || of_region(&signatory.organisation)) {
            signatory.party = Party::Kommun;
        }
    }
}

/// Whether what was found is a medborgarlöfte, and not a text that speaks of one.
fn is_document(page: &Page<'_>, document: &Document<'_>, outline: &Outline, segment: &Segment) -> bool {
    // A paper before a decision may hold the whole account.
    let accounts = || document.rows.iter().filter(|row| !row.reports.is_empty()).count() > 1;
    // `Medborgarlöftet har följande lydelse:`
    let cited = || {
        let leads =
            outline.groups.iter().filter(|group| !group.entries.is_empty()).filter_map(|group| group.lead_piece);
        leads.map(|lead| page.units[lead.unit].stems).any(|stems| stems.all(Stems::LYDER.or(Stems::LOFTE)))
            // Minutes that hold the whole promise, and do not only speak of it.
            || document.title.is_some() && outline.groups.iter().any(outline::Group::is_vowed_by_police)
    };
    let minutes = !segment.appendix && segment::is_protocol(page, segment.range.clone()) && !cited();
    if minutes && !(document.kind == Kind::FollowUp && document.title.is_some() && accounts()) {
        return false;
    }
    match document.kind {
        Kind::FollowUp => !document.rows.is_empty(),
        Kind::Promise => {
            // Without a title only a lead-in that announces promises makes a list of them.
            let led = outline.groups.iter().any(|group| {
                let announced = matches!(group.lead, Lead::Aims | Lead::Promises | Lead::Actor | Lead::Activities);
                !group.entries.is_empty() && (announced && group.lead_piece.is_some() || outline.title.is_some())
            });
            // What no kommun, time or name goes with, and nobody is said to promise, is advice.
            let acts = |promise: &Commitment<'_>| !promise.actors.is_empty();
            let promised = || {
                outline.groups.iter().any(|group| group.promises && !group.entries.is_empty())
                    || document.promises.iter().any(acts)
            };
            let of_kommun = !document.kommuner.is_empty();
            let dated = document.period.is_some() || !document.signatories.is_empty();
            let told = match led {
                true => of_kommun || dated || promised(),
                // What someone can or will do is promised where it is said for when, or by whom.
                false => of_kommun && outline.vows.iter().any(|vow| dated || vow.strength != Strength::Weak),
            };
            let in_words = outline.vows.iter().any(|vow| vow.strength == Strength::Promised);
            !document.promises.is_empty() && (told || in_words || !outline.sentences.is_empty())
        }
    }
}

fn claim(account: &mut Account<'_, '_>, outline: &Outline, preamble: &[Piece]) {
    let text = |sections: &[outline::Section]| {
        sections.iter().flat_map(|section| section.pieces.iter().copied()).collect::<Vec<_>>()
    };
    account.value(&text(std::slice::from_ref(&outline.about)));
    account.value(&text(&outline.lagesbild));
    account.value(&text(&outline.follow_up));
    account.value(&text(&outline.others));
    account.value(preamble);
}
