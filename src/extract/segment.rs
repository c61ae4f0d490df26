//! Which parts of a file are documents of their own.

use std::ops::Range;

use crate::document::Date;
use crate::grammar::{FoundPeriod, Token, Tokens, announced, cadence, has_time, label_alone, periods, reporting};
use crate::layout::BlockShape;
use crate::vocabulary::phrases::{APPENDIX, COME_SO_FAR, FULFILLED, OVER_REPORTS, PLANNED, REPORTS};
use crate::vocabulary::{ColumnHead, Cue, Flags, Stems, endings};

use super::accounts::accounts;
use super::follow_up::header;
use super::identity::area_in;
use super::outline::{Form, form, is_letterhead, is_numbered_label, is_plan};
use super::page::{Page, Unit};

/// The units of one document.
#[derive(Debug, Clone)]
pub(super) struct Segment {
    pub(super) range: Range<usize>,
    /// It follows up promises.
    pub(super) follow_up: bool,
    /// It is added to minutes, and stands between their headers and footers.
    pub(super) appendix: bool,
}

/// A heading that names a medborgarlöfte or a follow-up of one.
struct Naming {
    follow_up: bool,
    period: Option<FoundPeriod>,
    /// The part of a kommun that it is for.
    place: Option<String>,
}

/// Cuts a page where a new medborgarlöfte, or the follow-up of one, begins.
pub(super) fn segments(page: &Page<'_>) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut start = 0;
    let (mut follow_up, mut appendix) = (false, false);
    let mut period: Option<FoundPeriod> = None;
    let mut place: Option<String> = None;
    let mut held = Held::default();
    // The lines as in minutes are counted so far.
    let mut read = 0;
    for unit in 0..page.blocks {
        let this = &page.units[unit];
        if this.is_void() {
            continue;
        }
        if this.is_item() || this.table().is_some() {
            follow_up |= has_time_columns(page, unit);
            held.content += usize::from(held.content > 0 || follow_up || !is_letterhead(page, unit));
        }
        let promises = page.promises(unit);
        held.promised |= follow_up && promises;
        // Running text of one period stands over that of another, and over how it will be followed up.
        let vows = !follow_up && promises;
        held.paragraphs += usize::from(vows);
        held.content +=
            usize::from(vows && (this.stems.all(Stems::LOVAR.or(Stems::ATT)) || held.paragraphs >= FEWEST_PARAGRAPHS));
        let begun = held.content > 0 || held.promised;
        let named = naming(page, unit, held.content == 0);
        let turned = named.is_none();
        let Some(naming) = named.or_else(|| turn(page, unit, begun, follow_up, &period)) else { continue };
        // What a council decided on comes after its minutes.
        let appended = !follow_up && !this.beside && is_appendix(page, unit) && {
            held.minutes += protocol_lines(page, read..unit).count();
            read = unit;
            held.minutes >= FEWEST_OF_PROTOCOL
        };
        if appended {
            segments.push(Segment { range: start..unit, follow_up, appendix });
            (start, follow_up, appendix, held) = (unit, naming.follow_up, true, Held::default());
            (period, place) = (naming.period, naming.place);
            continue;
        }
        let other_time =
            matches!((&naming.period, &period), (Some(new), Some(old)) if new.start != old.start || new.end != old.end);
        // Paragraphs may have said all that is promised in the account of another year, or before what is promised anew.
        let another = naming.follow_up && follow_up && other_time && this.stems.any(Stems::LOFTE);
        let anew = follow_up && !naming.follow_up && (other_time || held.undated && naming.period.is_some());
        held.content += usize::from((another || anew) && held.promised);
        // `Medborgarlöfte Tjärna ängar 2019` and then `Medborgarlöfte Kvarnsveden 2019`.
        let other_place = matches!((&naming.place, &place), (Some(new), Some(old)) if new != old);
        // Links to reports stand over the promises they do not belong to.
        let linked = held.content == 0 && follow_up && !naming.follow_up && other_time && unit > start;
        let begins = linked
            || held.content > 0
                && (other_time || other_place || naming.follow_up != follow_up && is_new(page, unit, &naming));
        // No document can end between the lines of two columns.
        if begins && !this.beside {
            segments.push(Segment { range: start..unit, follow_up, appendix });
            (start, read, follow_up, held) = (unit, unit, naming.follow_up, Held::default());
            (period, place) = (naming.period, naming.place);
        } else {
            held.undated |= turned && naming.follow_up && naming.period.is_none();
            follow_up |= naming.follow_up && held.content == 0;
            period = period.or(naming.period);
            place = naming.place.or(place);
        }
    }
    segments.push(Segment { range: start..page.blocks, follow_up, appendix });
    for segment in &mut segments {
        segment.follow_up = segment.follow_up || accounts(page, segment.range.clone());
    }
    segments
}

/// What a segment holds as far as it is read.
#[derive(Debug, Default)]
struct Held {
    /// Items, tables and paragraphs that can be what is promised or what came of it.
    content: usize,
    /// Paragraphs that say what someone is to do, and follow up nothing.
    paragraphs: usize,
    /// A paragraph of an account said what was to be done.
    promised: bool,
    /// `Så gick det`, and not of what year, stood over it.
    undated: bool,
    /// Lines as in minutes.
    minutes: usize,
}

/// The introduction has fewer paragraphs that say what someone is to do.
const FEWEST_PARAGRAPHS: usize = 3;

/// `Polisens medborgarlöften 2022`
const LONGEST_OF_PARTY: usize = 3;

fn naming(page: &Page<'_>, unit: usize, before_content: bool) -> Option<Naming> {
    let this = &page.units[unit];
    let marked = matches!(this.shape, BlockShape::Heading(_));
    let text = this.text();
    if !(marked || this.is_paragraph()) || text.len() > 130 || text.ends_with(':') || !marked && text.ends_with('.') {
        return None;
    }
    let stems = this.stems;
    // Most texts name neither a promise nor a report.
    if !stems.any(Stems::LOFTE.or(Stems::UPPFOLJNING).or(Stems::UTVARDERING)) {
        return None;
    }
    let tokens = page.tokens(unit);
    // `Medborgarlöftena ska gälla från 1 juni. Uppföljning`: the last sentences of a file that was cut off.
    if !marked && (this.flags.any(Flags::MODAL) && this.flags.any(Flags::HOLDS) || page.sentences(unit).len() > 1) {
        return None;
    }
    // `Löfte 2 – Centrum` is one of several, `Polisens löften 2022` below other rows the part of one party.
    let party = tokens.first().is_some_and(|first| first.lex.actor.is_some()) && tokens.len() <= LONGEST_OF_PARTY;
    if is_numbered_label(tokens) || party && !before_content {
        return None;
    }
    let words = tokens.rest.iter().filter(|token| token.is_word()).count();
    // `Uppföljning: Redovisas varje tertial`
    if tokens.get(1).is_some_and(|token| token.is_sign(':')) && stems.any(Stems::VISAS.or(Stems::FOLJS)) {
        return None;
    }
    let dated = stems.any(Stems::TERTIAL) || before_content && words <= 4 && !periods(tokens).is_empty();
    // `Uppföljning sker varje kvartal` tells how it will be followed up.
    let own = stems.any(Stems::UPPFOLJNING.or(Stems::UTVARDERING)) && dated && !this.flags.any(Flags::EACH);
    if words > 14 || !(stems.any(Stems::LOFTE) || own || is_report_title(tokens)) || stems.all(Stems::VAD.or(Stems::AR))
    {
        return None;
    }
    // `Så går det med medborgarlöftet`, and not `Så går det till`.
    let goes = || {
        let to = |pair: &[Token]| pair[0].lex.stems.any(Stems::DET) && tokens.str(&pair[1]) == "till";
        let come = |pair: &[Token]| (tokens.str(&pair[0]), tokens.str(&pair[1])) == COME_SO_FAR;
        let mut pairs = tokens.rest.windows(2);
        let tells = if stems.any(Stems::GAR) { !pairs.any(to) } else { pairs.any(come) };
        before_content && stems.any(Stems::HUR) && tells
    };
    let follow_up = stems.any(Stems::UPPFOLJNING.or(Stems::UTVARDERING).or(Stems::UTFALL).or(Stems::REDOVISNING))
        || stems.any(Stems::GICK)
        || goes()
        || before_content && announced(tokens) == Some(Cue::Outcome)
        || before_content
            && stems.any(Stems::LOFTE)
            && tokens.first().is_some_and(|first| endings::ends(tokens.lower(first), REPORTS))
        || before_content
            && tokens.rest.iter().any(|token| token.is(Flags::DONE) && FULFILLED.contains(&tokens.lower(token)))
        || before_content && stems.any(Stems::LOFTE) && (is_over_report(page, unit) || is_under_report(page, unit));
    let place = area_in(tokens).map(|range| tokens.text[range.start as usize..range.end as usize].to_lowercase());
    Some(Naming { follow_up, period: periods(tokens).into_iter().next(), place })
}

/// A line that names no promise and turns from new ones to what came of the last, `Så gick det 2019`, or from that to new ones,
/// `Det här lovar vi 2020`: it says of what year it is, and an account that comes first need not.
fn turn(page: &Page<'_>, unit: usize, begun: bool, follow_up: bool, period: &Option<FoundPeriod>) -> Option<Naming> {
    let this = &page.units[unit];
    let text = this.text();
    let heading = matches!(this.shape, BlockShape::Heading(_));
    let line = heading || this.is_paragraph() && (!this.ends_sentence() || text.ends_with('?'));
    // Most lines say nothing of the kind.
    let reports = Stems::UPPFOLJNING.or(Stems::UTVARDERING).or(Stems::REDOVISNING);
    let says = reports.or(Stems::GICK).or(Stems::GJORT).or(Stems::UTFALL).or(Stems::LOVAR);
    if !line || this.leads() || text.len() > LONGEST_SUBTITLE || !this.stems.any(says) {
        return None;
    }
    let tokens = page.tokens(unit);
    let cue = announced(tokens)?;
    let found = periods(tokens).into_iter().next();
    let next = page.next(unit, page.blocks).map(|next| &page.units[next])?;
    let stands_over = || next.is_item() || next.table().is_some() || next.ends_sentence() || next.leads();
    let new = |follow_up: bool, period: Option<FoundPeriod>| Some(Naming { follow_up, period, place: None });
    match (cue, &found) {
        (Cue::Outcome | Cue::FollowUp, Some(told)) if !follow_up && stands_over() => {
            let year = |period: &FoundPeriod| period.start.map(Date::year);
            let earlier = period.as_ref().map(|period| year(told) < year(period));
            let begins = if cue == Cue::Outcome { !begun || earlier != Some(false) } else { earlier == Some(true) };
            if begins { new(true, found) } else { None }
        }
        (Cue::Outcome, None)
            if !follow_up && !begun && stands_over() && this.stems.any(Stems::GICK) && asks_how_it_went(tokens) =>
        {
            new(true, None)
        }
        (Cue::Promises | Cue::Aims, Some(_)) if follow_up == begun => new(false, found),
        _ => None,
    }
}

/// Whether the line right under a title says that it is a report: `Återrapportering för andra halvåret`.
fn is_over_report(page: &Page<'_>, title: usize) -> bool {
    let Some(next) = page.next(title, page.blocks) else { return false };
    let this = &page.units[next];
    // Below a blank line it may be the section that says how it will be followed up.
    let apart = || page.next(next, page.blocks).is_some_and(|after| is_plan(page.tokens(after)));
    let heading = matches!(this.shape, BlockShape::Heading(_));
    let short = (heading || this.is_paragraph()) && this.text().len() < LONGEST_SUBTITLE;
    // `Hur gick det?`
    if short && !this.leads() && asks_how_it_went(page.tokens(next)) {
        return true;
    }
    let line = short && !this.ends_sentence();
    let tokens = page.tokens(next);
    // `Rapport efter tertial 1`
    let long = tokens.len() > LONGEST_LABEL_OF_REPORT && !this.stems.any(Stems::TERTIAL);
    let reports = || tokens.first().is_some_and(|first| endings::ends(tokens.lower(first), OVER_REPORTS));
    // `## Uppföljning` may be the section that says how it will be followed up; `## Slutrapport` is none.
    if !line || heading && !reports() || this.gap && (long || apart()) {
        return false;
    }
    let told = Stems::UPPFOLJNING.or(Stems::UTVARDERING).or(Stems::UTFALL).or(Stems::REDOVISNING);
    !is_listed(page, next) && !this.leads() && (this.stems.any(told) || reports())
}

/// Whether a line says no more than that it tells what came of it, of no other year than the title's: `Så gick det`.
fn asks_how_it_went(tokens: Tokens<'_>) -> bool {
    label_alone(tokens) == Some(ColumnHead::Report)
        && announced(tokens) == Some(Cue::Outcome)
        && !tokens.rest.iter().any(Token::is_figure)
}

/// Whether a line comes back over how it will be followed up: then it stands among the headings that are listed over the text.
fn is_listed(page: &Page<'_>, line: usize) -> bool {
    let again = |unit: &usize| !page.units[*unit].is_void() && page.units[*unit].text() == page.units[line].text();
    let below = (line + 1..page.blocks).take(FARTHEST_SECTION).find(again);
    below.and_then(|again| page.next(again, page.blocks)).is_some_and(|next| {
        let tokens = page.tokens(next);
        plans(tokens) || cadence(tokens).is_some()
    })
}

/// The last section of slides or a page stands no farther below the list of them.
const FARTHEST_SECTION: usize = 100;

/// Whether the line right over a title is no more than that it is a report: `Resultatredovisning`, and where a blank line
/// stands between only what can be nothing else: `Slutrapport`, `Halvårsrapport januari–juni 2020`.
fn is_under_report(page: &Page<'_>, title: usize) -> bool {
    let above = |unit: usize| page.units[..unit].iter().rposition(|over| !over.is_void());
    let Some(over) = above(title) else { return false };
    let tokens = page.tokens(over);
    let this = &page.units[over];
    let Some(first) = tokens.first() else { return false };
    let names =
        |tokens: Tokens<'_>| tokens.first().is_some_and(|first| endings::ends(tokens.lower(first), OVER_REPORTS));
    let told = || {
        first.lex.stems.any(Stems::UPPFOLJNING.or(Stems::UTVARDERING).or(Stems::REDOVISNING)) && !is_listed(page, over)
    };
    let only = tokens.len() == 1 && (names(tokens) || !page.units[title].gap && told());
    // Above the promises that they do not belong to stand several, as links.
    let several = || above(over).is_some_and(|before| names(page.tokens(before)));
    let timed = || names(tokens) && this.text().len() < LONGEST_SUBTITLE && tells_time(tokens) && !several();
    (this.is_paragraph() || matches!(this.shape, BlockShape::Heading(_))) && (only || timed())
}

/// Whether a line that names a report says what part of a year, or what year, it is for: `Halvårsrapport januari–juni 2020`,
/// `Årsrapport 2022`, and not `Rapport 2022:14`.
fn tells_time(tokens: Tokens<'_>) -> bool {
    let year = || matches!(&periods(tokens.from(1))[..], [only] if only.tokens == (0..tokens.len() - 1) && !only.full);
    let of_year = || tokens.first().is_some_and(|first| !OVER_REPORTS.contains(&tokens.lower(first)));
    reporting(tokens, None).is_some() || of_year() && year()
}

/// A line below a title that is no more than `Uppföljning` or `Uppföljning 2019`.
const LONGEST_LABEL_OF_REPORT: usize = 2;

/// Whether a text says how something will be followed up.
fn plans(tokens: Tokens<'_>) -> bool {
    is_plan(tokens) || tokens.rest.iter().take(12).any(|token| PLANNED.contains(&tokens.str(token)))
}

/// A line under a title is no longer.
const LONGEST_SUBTITLE: usize = 60;

/// `Halvårsuppföljning, andra halvåret 2019`
fn is_report_title(tokens: Tokens<'_>) -> bool {
    tokens.first().is_some_and(|token| {
        let word = tokens.lower(token);
        word.ends_with("uppföljning") && word.len() > "uppföljning".len() + 1
    })
}

/// Whether a heading about following up begins a report, and is not the section that says how it will be done.
fn is_new(page: &Page<'_>, unit: usize, naming: &Naming) -> bool {
    if !naming.follow_up {
        return naming.period.is_some();
    }
    let Some(next) = page.next(unit, page.blocks) else { return false };
    !plans(page.tokens(next)) || naming.period.is_some()
}

fn has_time_columns(page: &Page<'_>, unit: usize) -> bool {
    // `x` under the months says when something is to be done.
    let cells = || page.rows(unit).iter().skip(1).flat_map(|row| page.cells(row));
    let mark = |cell: usize| page.units[cell].text().eq_ignore_ascii_case("x");
    let told = |cell: usize| page.units[cell].text().starts_with(|c: char| c.is_ascii_digit());
    if cells().any(mark) && !cells().any(told) {
        return false;
    }
    if let Some(form) = form(page, unit) {
        return matches!(form, Form::Reports);
    }
    // Below the header stand the cells.
    let rows = page.rows(unit);
    let first = rows.iter().take(3).position(|row| header(page, page.cells(row)).is_some());
    rows.iter().take(first.map_or(3, |first| first + 1)).any(|row| {
        let short = || page.cells(row).filter(|cell| page.units[*cell].text().len() < 60);
        let reports = |cell: usize| {
            label_alone(page.tokens(cell)).is_some() && announced(page.tokens(cell)) == Some(Cue::Outcome)
        };
        has_time(short().map(|cell| page.tokens(cell))) || short().any(reports)
    })
}

/// Whether `Bilaga 1` stands right over a unit, or `Bilaga till § 29` in what its page is headed with.
fn is_appendix(page: &Page<'_>, unit: usize) -> bool {
    let headed = |over: &&Unit<'_>| matches!(over.shape, BlockShape::Furniture | BlockShape::Rule);
    let heads = page.units[..unit].iter().rev().take_while(headed).take(TALLEST_HEADER).count();
    let names = |over: usize| {
        let tokens = page.tokens(over);
        let named = |token: &Token| tokens.capital(token) && APPENDIX.contains(&tokens.lower(token));
        page.units[over].shape == BlockShape::Furniture && tokens.rest.iter().any(named)
    };
    if (unit - heads..unit).any(names) {
        return true;
    }
    let over = page.units[..unit].iter().rposition(|over| over.chrome || !over.is_void());
    over.is_some_and(|over| {
        let tokens = page.tokens(over);
        let labels = |first: &Token| APPENDIX.contains(&tokens.lower(first));
        tokens.len() <= LONGEST_LABEL && !page.units[over].ends_sentence() && tokens.first().is_some_and(labels)
            // `Flens kommun          Bilaga till KS § 29`
            || page.units[over].columns
                && tokens.rest.iter().rev().take(LONGEST_LABEL).any(|token| {
                    let start = page.range_span(over, &(token.start..token.end)).start as usize;
                    tokens.capital(token) && labels(token) && page.source[..start].ends_with(GAP)
                })
    })
}

/// Columns stand no nearer to each other.
const GAP: &str = "   ";

/// What a page is headed with takes no more lines.
const TALLEST_HEADER: usize = 4;

/// `Bilaga 2 till kommunfullmäktiges protokoll 2019-02-25 § 29` has no more tokens.
const LONGEST_LABEL: usize = 14;

/// Whether the units are a council's protocol.
pub(super) fn is_protocol(page: &Page<'_>, range: Range<usize>) -> bool {
    protocol_lines(page, range).take(FEWEST_OF_PROTOCOL).count() == FEWEST_OF_PROTOCOL
}

/// One such line may stand in any text.
const FEWEST_OF_PROTOCOL: usize = 2;

/// The lines that only a council's protocol has.
fn protocol_lines<'p>(page: &'p Page<'_>, range: Range<usize>) -> impl Iterator<Item = usize> + 'p {
    range.filter(|unit| page.units[*unit].text().len() < 200 && page.units[*unit].flags.any(Flags::PROTOCOL))
}
