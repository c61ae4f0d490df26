//! What is on a page, listed above its text: `På denna sida`, `Nuläge`, `Våra löften`, `Uppföljning`.

use std::ops::Range;

use crate::grammar::announced;
use crate::vocabulary::Cue;

use super::page::Page;

/// Such a list stands no farther down, in units.
const DEPTH: usize = 40;

/// Fewer lines may come back by chance.
const FEWEST: usize = 3;

/// A line that names a section is no longer, in bytes.
const LONGEST: usize = 60;

/// Takes the lines that only name what comes below for a part of the page's frame.
pub(super) fn mark(page: &mut Page<'_>) {
    let mut start = 0;
    while start < page.blocks.min(DEPTH) {
        let names = (start..page.blocks).take(DEPTH).take_while(|unit| {
            let this = &page.units[*unit];
            (*unit == start || !this.gap) && is_entry(page, *unit)
        });
        let run = start..start + names.count();
        let next = run.end.max(start + 1);
        // The first line may only say what the others are.
        let listed = [run.clone(), run.start + 1..run.end];
        let listed = listed.into_iter().find(|run| run.len() >= FEWEST && comes_back(page, run));
        if listed.is_some_and(|mut run| run.any(|unit| names_section(page, unit))) {
            run.for_each(|unit| page.units[unit].chrome = true);
        }
        start = next;
    }
}

/// Whether a unit is a short line that may name a section.
fn is_entry(page: &Page<'_>, unit: usize) -> bool {
    let this = &page.units[unit];
    (this.is_paragraph() || this.is_item())
        && !this.is_void()
        && (1..=LONGEST).contains(&this.text().len())
        && (!this.ends_sentence() || this.text().ends_with('?'))
}

/// Whether all lines come back below, in their order, each over a text of its own.
fn comes_back(page: &Page<'_>, lines: &Range<usize>) -> bool {
    let says = |unit: usize, line: usize| page.units[unit].text() == page.units[line].text();
    let mut from = lines.end;
    lines.clone().all(|line| {
        let again = (from..page.blocks).find(|unit| !page.units[*unit].is_void() && says(*unit, line));
        from = again.map_or(page.blocks, |again| again + 1);
        // One right below another is in a title or a row of cells that comes back.
        let close = || line + 1 < lines.end && from < page.blocks && says(from, line + 1);
        again.is_some() && !close()
    })
}

/// Whether a line is called after a section that promises have around them; promises may be listed over what is said of each.
fn names_section(page: &Page<'_>, unit: usize) -> bool {
    use Cue::{About, Contact, FollowUp, Introduction, Lagesbild, Outcome, Signatures};
    let cue = announced(page.tokens(unit));
    matches!(cue, Some(About | Contact | FollowUp | Introduction | Lagesbild | Outcome | Signatures))
}
