//! Lists that stand side by side, each under a lead-in of its own.

use smallvec::SmallVec;

use crate::document::Span;

use super::aligned::Aligned;
use super::columns::near_names;
use super::line::{Line, Shape, shape};

/// More blank lines than this end a lead-in or a list.
const WIDEST_BREAK: usize = 1;
/// Columns of lists; more do not fit on a page.
pub(super) const MOST_COLUMNS: usize = 4;
/// How far an item may begin beside its lead-in.
const SLACK: u32 = 3;

/// Where the columns begin, and what one line has in each.
pub(super) type Columns = SmallVec<[u32; 4]>;
type Cells = SmallVec<[Option<Span>; 4]>;

/// The lists whose lead-ins stand on the first of the lines, as rows: the lead-ins, and then an item of each.
pub(super) fn side_by_side(source: &str, lines: &[Line]) -> Option<Aligned> {
    let first = lines.first().filter(|line| line.gaps && line.shape == Shape::Text && !line.furniture)?;
    let blanks = lines[1..].iter().take_while(|line| line.shape == Shape::Blank).count();
    let items = lines.get(blanks + 1).filter(|line| blanks <= WIDEST_BREAK && line.gaps && is_item(line))?;
    // `Nr  Aktivitet` over `1.  Polisen ska` names two columns of a table.
    if near_names(source, first).iter().any(|name| name.start == items.column) {
        return None;
    }
    let columns = columns(source, first, items)?;
    let leads = cells(source, first, &columns)?;
    // Beside a list may stand running text under a heading of its own.
    let texts: SmallVec<[bool; 4]> =
        cells(source, items, &columns)?.iter().map(|cell| !cell.is_some_and(|cell| is_marked(source, cell))).collect();
    let mut lists: SmallVec<[Vec<Vec<Span>>; 4]> = columns.iter().map(|_| Vec::new()).collect();
    let (mut gap, mut end, mut span) = (0, 0, first.content);
    for (index, line) in lines.iter().enumerate().skip(blanks + 1) {
        if line.furniture || line.shape == Shape::Blank {
            gap += usize::from(!line.furniture);
            continue;
        }
        let Some(found) = cells(source, line, &columns).filter(|_| line.shape != Shape::Rule) else { break };
        let marked = |cell: Span| match shape(&source[cell.range()]) {
            (Shape::Item(_), skip) => Some(Span::new(cell.start + skip as u32, cell.end)),
            _ => None,
        };
        // After a blank line only items go on.
        let stops = |(column, list): (usize, &Vec<Vec<Span>>)| {
            !texts[column] && found[column].is_some_and(|cell| (gap > 0 || list.is_empty()) && marked(cell).is_none())
        };
        if gap > WIDEST_BREAK || lists.iter().enumerate().any(stops) {
            break;
        }
        for ((list, cell), text) in lists.iter_mut().zip(&found).zip(&texts) {
            let Some(cell) = *cell else { continue };
            match (marked(cell), list.last_mut()) {
                (None, Some(item)) if !*text || gap == 0 => item.push(cell),
                (item, _) => list.push(vec![item.unwrap_or(cell)]),
            }
        }
        (gap, end, span) = (0, index, span.join(line.content));
    }
    let longest = lists.iter().zip(&texts).filter(|(_, text)| !**text).map(|(list, _)| list.len()).max()?;
    let deepest = lists.iter().map(Vec::len).max()?;
    if longest < 2 || lists.iter().any(Vec::is_empty) {
        return None;
    }
    let mut rows: Vec<Vec<Vec<Span>>> = vec![leads.iter().map(|lead| lead.iter().copied().collect()).collect()];
    rows.extend(
        (0..deepest).map(|row| {
            lists.iter_mut().map(|list| list.get_mut(row).map(std::mem::take).unwrap_or_default()).collect()
        }),
    );
    Some(Aligned { lines: end + 1, span, rows, uncertain: Vec::new() })
}

fn is_marked(source: &str, cell: Span) -> bool {
    matches!(shape(&source[cell.range()]).0, Shape::Item(_))
}

fn is_item(line: &Line) -> bool {
    matches!(line.shape, Shape::Item(_))
}

/// Where the columns begin: under each lead-in, at least two, begins an item.
fn columns(source: &str, leads: &Line, items: &Line) -> Option<Columns> {
    let begins = begins(source, leads);
    let below = self::begins(source, items);
    let marked = |(column, at): &(u32, usize)| {
        let is_marked = matches!(shape(source[*at..items.full.end as usize].trim_start()).0, Shape::Item(_));
        is_marked.then_some(*column)
    };
    let mut marked: Columns = below.iter().filter_map(marked).collect();
    // The last may be a column of text, which begins right under its heading.
    let text = below
        .last()
        .filter(|text| marked.len() + 1 == begins.len() && begins.last().is_some_and(|last| last.0 == text.0));
    marked.extend(text.map(|text| text.0));
    let near = |(lead, item): (&(u32, usize), &u32)| lead.0.abs_diff(*item) <= SLACK;
    let alike = (2..=MOST_COLUMNS).contains(&begins.len())
        && begins.len() == marked.len()
        && begins.iter().zip(&marked).all(near);
    alike.then(|| begins.iter().zip(&marked).map(|(lead, item)| lead.0.min(*item)).collect())
}

/// The columns and bytes at which the stretches of a line begin that three spaces hold apart.
pub(super) fn begins(source: &str, line: &Line) -> SmallVec<[(u32, usize); 4]> {
    let mut found = SmallVec::new();
    let mut spaces = usize::MAX;
    for (column, (at, character)) in source[line.full.range()].char_indices().enumerate() {
        if character.is_whitespace() {
            spaces = spaces.saturating_add(1);
            continue;
        }
        if spaces > 2 {
            found.push((column as u32, line.full.start as usize + at));
        }
        spaces = 0;
    }
    found
}

/// What a line has in each column; `None` where text goes from one into the next.
pub(super) fn cells(source: &str, line: &Line, columns: &Columns) -> Option<Cells> {
    let text = &source[line.full.range()];
    let place = |column: u32| text.char_indices().nth(column as usize).map_or(text.len(), |(at, _)| at);
    let starts: SmallVec<[usize; 4]> = columns.iter().map(|column| place(*column)).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    // Where the others have ended, only the first has text.
    let apart = |at: &usize| *at == text.len() || text[..*at].chars().next_back().is_none_or(char::is_whitespace);
    if !starts.iter().all(apart) || !text[..*starts.first()?].trim().is_empty() {
        return None;
    }
    let cell = |(start, end): (&usize, usize)| {
        let cell = &text[*start..end];
        let from = *start + cell.len() - cell.trim_start().len();
        let start = line.full.start + from as u32;
        (!cell.trim().is_empty()).then(|| Span::new(start, start + cell.trim().len() as u32))
    };
    Some(starts.iter().zip(ends).map(cell).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::line::lines;

    fn rows(text: &str) -> Option<Vec<Vec<String>>> {
        let mut found = Vec::new();
        lines(text, &mut found);
        let table = side_by_side(text, &found)?;
        let cell = |cell: &Vec<Span>| cell.iter().map(|span| &text[span.range()]).collect::<Vec<_>>().join("/");
        Some(table.rows.iter().map(|row| row.iter().map(cell).collect()).collect())
    }

    #[test]
    fn lists_under_their_lead_ins() {
        let text = "\
Polisen lovar att            Kommunen lovar att

•  stå vid torget            •  röja sly vid
   om kvällarna                 ån
•  svara inom tio dagar      •  hålla öppet
                             •  måla om
•  gå genom parken
   varje kväll

Tillsammans lovar vi att

•  ordna tre vandringar
";
        let expected = [
            ["Polisen lovar att", "Kommunen lovar att"],
            ["stå vid torget/om kvällarna", "röja sly vid/ån"],
            ["svara inom tio dagar", "hålla öppet"],
            ["gå genom parken/varje kväll", "måla om"],
        ];
        assert_eq!(rows(text).unwrap(), expected);
    }

    #[test]
    fn what_stands_side_by_side_and_is_no_list() {
        for text in [
            "Anna Ek               Per Berg\nKommunchef            Lokalpolisområdeschef\n",
            "Flens kommun          2019-01-02\n\n•  ett möte\n•  två möten\n",
            "Polisen               Kommunen\n\n•  ett möte    i maj\n•  två möten\n",
            "Polisen               Kommunen\n\n•  ett möte           •  två möten\n",
        ] {
            assert!(rows(text).is_none(), "{text}");
        }
    }
}
