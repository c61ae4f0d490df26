//! Pages set in two columns of running text, as a brochure is: what stands in the left one is read before the right one.

use crate::document::Span;

use super::html_table::last_closing;
use super::line::{Line, Shape, line, shape};
use super::side_by_side::{begins, side_by_side};
use super::texts_beside::texts_beside;
use super::wrap::{ends_in_hyphen, goes_on};

/// Fewer lines with text in both columns are signatures, or a row of a table.
const FEWEST_LINES: usize = 6;

/// So many lines go on within each column.
const FEWEST_BROKEN: usize = 3;

/// So many paragraphs and items begin in one column where a sentence goes on in the other, and one at least in each: those
/// that begin side by side are rows.
const FEWEST_APART: usize = 3;

/// Of so many lines one may have a gap within a column.
const LINES_A_GAP: usize = 10;

/// How far the first line of the right column may be indented.
const WIDEST_HANG: u32 = 8;

/// Blanks between the columns where one line comes close to the other.
const NARROWEST: u32 = 2;

/// A column may begin so many lines above the first that has text in both.
const MOST_ABOVE: usize = 12;

/// A heading over the text has no more lines.
const TALLEST_HEADING: usize = 2;

/// What ends with a full stop and has fewer words is no sentence.
const FEWEST_WORDS: usize = 4;

/// Lines between which the page is set in two columns.
struct Stretch {
    from: usize,
    to: usize,
    /// Where the right column begins.
    gutter: u32,
}

/// What a line has in both columns.
type Halves = [Option<Span>; 2];

/// Sets the lines of the left column, and then those of the right one, in place of the lines of the page.
pub(super) fn set_apart(source: &str, lines: &mut Vec<Line>) {
    let few = lines.iter().filter(|line| line.gaps).take(FEWEST_LINES).count() < FEWEST_LINES;
    if few || last_closing(source).is_some() {
        return;
    }
    let (mut found, mut at) = (Vec::new(), 0);
    while at < lines.len() {
        let floor = found.last().map_or(0, |last: &Stretch| last.to);
        let Some(stretch) = stretch(source, lines, at, floor) else {
            at += 1;
            continue;
        };
        at = stretch.to;
        found.extend(text_of(source, lines, &stretch));
    }
    if found.is_empty() {
        return;
    }
    let whole = std::mem::take(lines);
    let mut at = 0;
    for (number, Stretch { from, to, gutter }) in (0..).zip(found) {
        lines.extend(&whole[at..from]);
        let left = |line: &Line| (line.full.start, cut(source, line, gutter).unwrap_or(line.full.end));
        let right = |line: &Line| (cut(source, line, gutter).unwrap_or(line.full.end), line.full.end);
        let margin = whole[from..to].iter().filter(|line| line.shape != Shape::Blank).map(|line| line.indent).min();
        column(source, &whole[from..to], left, (2 * number + 1, 0), lines);
        column(source, &whole[from..to], right, (2 * number + 2, margin.unwrap_or(0)), lines);
        at = to;
    }
    lines.extend(&whole[at..]);
}

/// Adds the lines of a column, which begins so far to the right, and a blank line below them.
fn column(
    source: &str,
    page: &[Line],
    part: impl Fn(&Line) -> (u32, u32),
    (beside, margin): (u32, u32),
    lines: &mut Vec<Line>,
) {
    for whole in page {
        let (start, end) = part(whole);
        let own = line(source, start as usize, end as usize, true);
        let (indent, column, end_column) = (own.indent + margin, own.column + margin, own.end_column + margin);
        lines.push(Line { indent, column, end_column, beside, ..own });
    }
    lines.extend(lines.last().copied().map(|last| {
        let end = Span::new(last.full.end, last.full.end);
        Line { full: end, content: end, shape: Shape::Blank, gaps: false, page_break: false, ..last }
    }));
}

/// The lines around `at`, none above `floor`, between which blanks stand at the same place of the page.
fn stretch(source: &str, lines: &[Line], at: usize, floor: usize) -> Option<Stretch> {
    let first = lines.get(at).filter(|line| line.gaps && may_be_cut(source, line))?;
    let starts = begins(source, first);
    let after = |pair: &[(u32, usize)]| source[pair[0].1..pair[1].1].trim_end().chars().count() as u32 + pair[0].0;
    let mut gutter = starts.windows(2).max_by_key(|pair| pair[1].0 - after(pair)).map(|pair| pair[1].0)?;
    let (mut to, mut widest) = (at, 0);
    for (index, line) in lines.iter().enumerate().skip(at) {
        if line.shape == Shape::Blank && !line.page_break {
            continue;
        }
        if !may_be_cut(source, line) || line.page_break && index > at {
            break;
        }
        if cut(source, line, gutter).is_none() {
            // The first line of the right column was indented.
            let hung =
                |column: &u32| (gutter.saturating_sub(WIDEST_HANG).max(widest + NARROWEST)..gutter).contains(column);
            let Some(column) = begins(source, line).iter().map(|(column, _)| *column).find(hung) else { break };
            gutter = column;
        }
        let Some(halves) = halves(source, line, gutter) else { break };
        let left = halves[0].map_or(0, |left| source[line.full.start as usize..left.end as usize].chars().count());
        (to, widest) = (index + 1, widest.max(left as u32));
    }
    let mut from = at;
    for index in (floor.max(at.saturating_sub(MOST_ABOVE))..at).rev() {
        let line = &lines[index];
        let fits = line.shape == Shape::Blank || may_be_cut(source, line) && cut(source, line, gutter).is_some();
        if !fits || lines[index + 1].page_break {
            break;
        }
        from = if line.shape != Shape::Blank && line.indent == gutter { index } else { from };
    }
    (to > at).then_some(Stretch { from, to, gutter })
}

/// The part of a stretch that holds running text in both columns, with the headings right above it.
fn text_of(source: &str, lines: &[Line], stretch: &Stretch) -> Option<Stretch> {
    let halves: Vec<Halves> = lines[stretch.from..stretch.to]
        .iter()
        .map(|line| halves(source, line, stretch.gutter).unwrap_or_default())
        .collect();
    let is_blank = |halves: &Halves| halves.iter().all(Option::is_none);
    // Lines that no blank one stands between, with where they begin and whether they hold text.
    let mut bands: Vec<(usize, usize, bool)> = Vec::new();
    let mut at = 0;
    for band in halves.chunk_by(|line, next| is_blank(line) == is_blank(next)) {
        if !is_blank(&band[0]) {
            bands.push((at, at + band.len(), is_text(source, band)));
        }
        at += band.len();
    }
    let last = bands.iter().rposition(|band| band.2)?;
    let mut first = bands.iter().position(|band| band.2)?;
    if let Some(above) = first.checked_sub(1) {
        first -= usize::from(bands[above].1 - bands[above].0 <= TALLEST_HEADING);
    }
    let (from, to) = (bands[first].0, bands[last].1);
    let found = are_columns(source, &halves[from..to]).then_some(Stretch {
        from: stretch.from + from,
        to: stretch.from + to,
        gutter: stretch.gutter,
    })?;
    (2 * under_lead_ins(source, lines, &found) < to - from).then_some(found)
}

/// How many lines hold lists or texts that stand side by side, each under a lead-in of its own: they are read as such.
fn under_lead_ins(source: &str, lines: &[Line], stretch: &Stretch) -> usize {
    let (mut at, mut taken) = (stretch.from, 0);
    while at < stretch.to {
        let beside = side_by_side(source, &lines[at..stretch.to])
            .or_else(|| texts_beside(source, &lines[..stretch.to], at))
            .map_or(0, |found| found.lines);
        (at, taken) = (at + beside.max(1), taken + beside);
    }
    taken
}

/// Whether text stands in the lines: sentences or items, and not only names and headings.
fn is_text(source: &str, band: &[Halves]) -> bool {
    let ends = |cell: &Span| {
        let text = &source[cell.range()];
        text.ends_with('.') && text.split(' ').count() >= FEWEST_WORDS
    };
    let stands = |cell: &Span| ends(cell) || is_item(source, *cell);
    let runs = |pair: &[Halves]| (0..2).any(|column| runs_on(source, pair[0][column], pair[1][column]));
    band.iter().flatten().flatten().any(stands) || band.windows(2).any(runs)
}

/// Whether text runs on in both columns, each for itself.
fn are_columns(source: &str, halves: &[Halves]) -> bool {
    let (mut both, mut gaps, mut aligned) = (0, 0, 0);
    let (mut broken, mut apart) = ([0; 2], [0; 2]);
    let mut above: Halves = [None; 2];
    for line in halves {
        let runs = [0, 1].map(|column| runs_on(source, above[column], line[column]));
        let begins = [0, 1].map(|column| {
            line[column].is_some_and(|cell| above[column].is_none() || is_item(source, cell)) && !runs[column]
        });
        for column in [0, 1] {
            broken[column] += usize::from(runs[column]);
            apart[column] += usize::from(begins[column] && runs[1 - column]);
            gaps += usize::from(line[column].is_some_and(|cell| has_gap(source, cell)));
        }
        both += usize::from(line.iter().all(Option::is_some));
        aligned += usize::from(begins[0] && begins[1]);
        above = *line;
    }
    both >= FEWEST_LINES
        && gaps * LINES_A_GAP <= both
        && broken.iter().all(|lines| *lines >= FEWEST_BROKEN)
        && apart.iter().all(|begun| *begun > 0)
        && apart[0] + apart[1] >= FEWEST_APART.max(aligned + 1)
}

/// Whether the text of a column goes on from one line to the next, a word cut in two or not.
fn runs_on(source: &str, above: Option<Span>, cell: Option<Span>) -> bool {
    let (Some(above), Some(cell)) = (above, cell) else { return false };
    let cut = || ends_in_hyphen(&source[above.range()]) && source[cell.range()].starts_with(char::is_alphabetic);
    !is_item(source, cell) && (goes_on(source, above, cell) || cut())
}

fn is_item(source: &str, cell: Span) -> bool {
    matches!(shape(&source[cell.range()]).0, Shape::Item(_))
}

/// Whether blanks part what stands in a column, other than those after a list marker.
fn has_gap(source: &str, cell: Span) -> bool {
    let text = &source[cell.range()];
    text[shape(text).1..].contains("   ")
}

/// Whether a line may have text in both columns: no row of a table, nor what is drawn.
fn may_be_cut(source: &str, line: &Line) -> bool {
    matches!(line.shape, Shape::Text | Shape::Item(_))
        && !line.furniture
        && !source[line.full.range()].contains(['\t', '|'])
}

/// What a line has on both sides of the gutter; `None` where text goes over it, or something other than text is there.
fn halves(source: &str, line: &Line, gutter: u32) -> Option<Halves> {
    let at = cut(source, line, gutter)?;
    let cell = |start: u32, end: u32| {
        let text = &source[start as usize..end as usize];
        let from = start + (text.len() - text.trim_start().len()) as u32;
        (!text.trim().is_empty()).then(|| Span::new(from, from + text.trim().len() as u32))
    };
    let halves = [cell(line.full.start, at), cell(at, line.full.end)];
    let drawn = |cell: &Span| !matches!(shape(&source[cell.range()]).0, Shape::Text | Shape::Item(_));
    (!halves.iter().flatten().any(drawn)).then_some(halves)
}

/// The byte at which the right column begins on a line; `None` where text stands right before it.
fn cut(source: &str, line: &Line, gutter: u32) -> Option<u32> {
    let text = &source[line.full.range()];
    let from = gutter.saturating_sub(NARROWEST) as usize;
    let Some((at, _)) = text.char_indices().nth(from) else { return Some(line.full.end) };
    let mut after = text[at..].char_indices();
    let blank = after.by_ref().take(NARROWEST as usize).all(|(_, character)| character.is_whitespace());
    let right = after.next().map_or(text.len(), |(within, _)| at + within);
    blank.then_some(line.full.start + right as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::line::lines;

    /// The lines in the order in which they are read, those of a column with its number.
    fn read(text: &str) -> Vec<(u32, String)> {
        let mut found = Vec::new();
        lines(text, &mut found);
        set_apart(text, &mut found);
        let filled = found.iter().filter(|line| line.shape != Shape::Blank);
        filled.map(|line| (line.beside, text[line.full.range()].trim().to_owned())).collect()
    }

    const PAGE: &str = "\
          Medborgarlöfte för Flens kommun och polisen 2020

   Bakgrund                                 Polisen lovar att

   Många har berättat att det är mörkt      •   stå vid torget minst två kvällar
   vid torget och att bilarna kör för           i veckan,
   fort på Storgatan.                       •   gå genom parken när skolan har
                                                slutat för dagen.
   Polisens statistik visar att inbrot-
   ten blev fler under hösten, medan        Uppföljning
   det var lugnt i parken.
                                            Vi berättar två gånger om året hur
   Därför lovar vi detta.                   det har gått.


   Flen den 6 februari 2020

   Anna Ek                                  Per Berg
   Kommunchef                               Lokalpolisområdeschef
   Flens kommun                             Polisen
";

    #[test]
    fn the_left_column_is_read_before_the_right_one() {
        let found = read(PAGE);
        let columns: Vec<u32> = found.iter().map(|(column, _)| *column).collect();
        let expected = [vec![0], vec![1; 8], vec![2; 8], vec![0; 4]].concat();
        assert_eq!(columns, expected, "{found:#?}");
        assert_eq!(found[8].1, "Därför lovar vi detta.");
        assert_eq!(found[11].1, "i veckan,");
        assert_eq!(found[17].1, "Flen den 6 februari 2020");
    }

    #[test]
    fn what_spans_the_page_and_where_a_page_ends() {
        let page = PAGE.split_once("\n\n").unwrap().1;
        let body = page.split_once("\n\n\n").unwrap().0;
        let columns = |text: &str| {
            let mut found: Vec<u32> = read(text).iter().map(|(column, _)| *column).collect();
            found.dedup();
            found
        };
        for (text, expected) in [
            (format!("{body}\n\x0c{body}\n"), vec![1, 2, 3, 4]),
            (
                format!("{body}\n\n  Det här är ett löfte till alla som bor och är i Flens kommun.\n\n{body}\n"),
                vec![1, 2, 0, 3, 4],
            ),
            // The right column begins higher up than the left one.
            (format!("{:44}Vi lovar\n{body}\n", ""), vec![1, 2]),
            // Three columns.
            (body.lines().map(|line| format!("{line:80}    mer text\n")).collect(), vec![0]),
            (body.replace("   Många", "   | Många"), vec![0]),
            (format!("{body}\n<table><tr><td>1</td></tr></table>\n"), vec![0]),
        ] {
            assert_eq!(columns(&text), expected, "{text}");
        }
    }

    #[test]
    fn what_stands_side_by_side_and_is_no_text_in_columns() {
        for text in [
            // Rows, whose cells go on below.
            "\
Vi lovade                               Så blev det

Polisen ska göra tolv tillsyner vid     Femton tillsyner har gjorts, och de
torget och i parken under våren, och    flesta på lördagar när det var som
hälften av dem på kvällen.              mest folk vid torget.

                                        Två gjordes om natten.
Kommunen ska hålla två möten för de     Mötena hölls i maj och i oktober, ett
som bor i byarna och de som arbetar     vid skolan och ett
där.                                    i parken.

Kommunen ska röja sly vid ån och i      Slyet vid ån är borta, och det i
parken så att det blir ljusare.         parken röjs i vår.
",
            // A form.
            "\
Polisen:                                går genom parken varje dag och står
                                        vid torget om kvällarna

Kommunen:                               röjer sly vid ån och håller öppet så
                                        länge som det är ljust

Alla:                                   berättar hur det går, och för vem
                                        det är till nytta
",
            // Names.
            "\
Anna Ek                                 Per Berg
ordförande i kommunstyrelsen            chef för
och ledamot av                          lokalpolisområdet
det brottsförebyggande rådet            och ledamot av
                                        det brottsförebyggande rådet
Flens kommun                            Polisen
",
            // Lists, each under a lead-in.
            "\
Polisen lovar att                       Kommunen lovar att

•   stå vid torget minst två kvällar    •   röja sly vid ån och i parken
    i veckan                            •   hålla öppet på skolan när det är
•   gå genom parken när skolan har          lov och på lördagar
    slutat för dagen                    •   måla om bron så att den syns i
•   svara inom tio dagar på frågor          mörkret
    om inbrott
",
        ] {
            assert!(read(text).iter().all(|(column, _)| *column == 0), "{text}");
        }
    }
}
