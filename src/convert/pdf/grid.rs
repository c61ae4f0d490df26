//! Tables whose borders are drawn.

use super::geometry::{Area, Rule, clusters};
use super::words::{Known, Line, Word, cell, join};

/// Rules this near to each other, in points, touch or are one.
const SLACK: f64 = 3.0;
/// Pages with more rules have a drawing on them, and no table is looked for.
const MOST_RULES: usize = 6_000;
/// A grid of more cells is none.
const MOST_CELLS: usize = 50_000;

/// The text of a cell stands no farther from its side.
const WIDEST_MARGIN: f64 = 15.0;

/// A table, row by row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table {
    /// Height of its upper end.
    pub(super) top: f64,
    /// The texts of the cells.
    pub(super) rows: Vec<Vec<String>>,
}

/// Takes the words that stand in tables with borders out of the lines.
pub(super) fn tables(rules: &[Rule], lines: &mut Vec<Line>, known: &Known) -> Vec<Table> {
    let (levels, uprights) = (merged(rules, true), merged(rules, false));
    if levels.len() + uprights.len() > MOST_RULES || uprights.is_empty() {
        return Vec::new();
    }
    let mut grids: Vec<Grid> = connected(&levels, &uprights)
        .into_iter()
        .filter_map(|(levels, uprights)| Grid::of(&levels, &uprights))
        .collect();
    // A table in a frame is looked at before the frame.
    grids.sort_by(|one, two| one.area.size().total_cmp(&two.area.size()));
    let tables: Vec<Table> = grids.iter().filter_map(|grid| grid.table(lines, known)).collect();
    lines.retain(|line| !line.words.is_empty());
    tables
}

/// Gives the last row of a table what stands of it on the next page, if the table there begins with the rest of a row.
pub(super) fn close_row(last: &mut Table, next: &mut Table) {
    let Some(header) = last.rows.first().cloned() else { return };
    let Some(row) = last.rows.last_mut() else { return };
    // The head of the table may be there again.
    let at = usize::from(next.rows.first() == Some(&header));
    if next.rows.get(at).is_none_or(|rest| !is_rest(row, rest)) {
        return;
    }
    let rest = next.rows.remove(at);
    for (text, rest) in row.iter_mut().zip(&rest).filter(|(_, rest)| !rest.is_empty()) {
        join(text, rest);
    }
}

/// Whether these cells go on with those of a row: the first does so with a small letter or is done, and where it is
/// done, another is in the middle of a sentence.
fn is_rest(row: &[String], rest: &[String]) -> bool {
    let small = |text: &String| text.starts_with(char::is_lowercase);
    let cut = |(text, rest): (&String, &String)| small(rest) && !text.ends_with(['.', '!', '?', ':']);
    row.len() == rest.len()
        && row.iter().zip(rest).all(|(text, rest)| rest.is_empty() || !text.is_empty())
        && rest.first().is_some_and(|first| small(first) || first.is_empty())
        && row.iter().zip(rest).any(cut)
}

/// Rules of one direction, those that lie on one another or go on from each other as one; sorted by place.
fn merged(rules: &[Rule], level: bool) -> Vec<Rule> {
    let mut rules: Vec<Rule> = rules.iter().filter(|rule| rule.level == level).copied().collect();
    rules.sort_by(|one, two| one.at.total_cmp(&two.at));
    let mut found: Vec<Rule> = Vec::new();
    let mut rest = rules.as_mut_slice();
    while let Some(first) = rest.first() {
        let near = first.at + SLACK / 2.0;
        let count = rest.partition_point(|rule| rule.at <= near).max(1);
        let (together, after) = std::mem::take(&mut rest).split_at_mut(count);
        together.sort_by(|one, two| one.from.total_cmp(&two.from));
        let begin = found.len();
        for rule in together {
            match found[begin..].last_mut() {
                Some(last) if rule.from <= last.to + SLACK => last.to = last.to.max(rule.to),
                _ => found.push(*rule),
            }
        }
        rest = after;
    }
    found.sort_by(|one, two| one.at.total_cmp(&two.at));
    found
}

/// The rules in groups that touch each other.
fn connected(levels: &[Rule], uprights: &[Rule]) -> Vec<(Vec<Rule>, Vec<Rule>)> {
    let mut groups = Groups::new(levels.len() + uprights.len());
    for (index, upright) in uprights.iter().enumerate() {
        let first = levels.partition_point(|level| level.at < upright.from - SLACK);
        let within = levels[first..].iter().take_while(|level| level.at <= upright.to + SLACK);
        for (level, rule) in within.enumerate() {
            if rule.from - SLACK <= upright.at && upright.at <= rule.to + SLACK {
                groups.join(first + level, levels.len() + index);
            }
        }
    }
    let mut found: Vec<(Vec<Rule>, Vec<Rule>)> = vec![Default::default(); levels.len() + uprights.len()];
    for (index, rule) in levels.iter().chain(uprights).enumerate() {
        let group = &mut found[groups.of(index)];
        if rule.level { group.0.push(*rule) } else { group.1.push(*rule) }
    }
    found.retain(|(levels, uprights)| !levels.is_empty() && !uprights.is_empty());
    found
}

/// Things that are joined into groups.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn of(&mut self, thing: usize) -> usize {
        let mut group = thing;
        while self.0[group] != group {
            self.0[group] = self.0[self.0[group]];
            group = self.0[group];
        }
        group
    }

    /// The lower number names the group.
    fn join(&mut self, one: usize, two: usize) {
        let (one, two) = (self.of(one), self.of(two));
        let (low, high) = (one.min(two), one.max(two));
        self.0[high] = low;
    }
}

/// Rows and columns with the group of each field, which is a cell.
struct Grid {
    area: Area,
    /// Sides of the columns from left to right.
    xs: Vec<f64>,
    /// Sides of the rows from below.
    ys: Vec<f64>,
    /// For each field, row by row from the top, the first field of its cell.
    cells: Vec<usize>,
}

impl Grid {
    fn of(levels: &[Rule], uprights: &[Rule]) -> Option<Self> {
        let ends = |rules: &[Rule]| {
            let low = rules.iter().map(|rule| rule.from).fold(f64::INFINITY, f64::min);
            [low, rules.iter().map(|rule| rule.to).fold(f64::NEG_INFINITY, f64::max)]
        };
        // A table can lack the rules around it.
        let sides = |rules: &[Rule], others: &[Rule]| {
            clusters(rules.iter().map(|rule| rule.at).chain(ends(others)).collect(), SLACK)
        };
        let (xs, ys) = (sides(uprights, levels), sides(levels, uprights));
        let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
        if columns < 2 || rows == 0 || columns * rows > MOST_CELLS {
            return None;
        }
        let nearest = |sides: &[f64], at: f64| sides.partition_point(|side| *side < at - SLACK).min(sides.len() - 1);
        let covers = |rule: &Rule, sides: &[f64]| -> Vec<usize> {
            let middle = |index: &usize| (sides[*index] + sides[*index + 1]) / 2.0;
            (0..sides.len() - 1).filter(|index| (rule.from..=rule.to).contains(&middle(index))).collect()
        };
        let field = |row: usize, column: usize| (rows - 1 - row) * columns + column;
        let mut wall_left = vec![false; columns * rows];
        let mut wall_below = vec![false; columns * rows];
        for rule in uprights {
            let column = nearest(&xs, rule.at);
            if column < columns {
                covers(rule, &ys).into_iter().for_each(|row| wall_left[field(row, column)] = true);
            }
        }
        for rule in levels {
            let row = nearest(&ys, rule.at);
            if row < rows {
                covers(rule, &xs).into_iter().for_each(|column| wall_below[field(row, column)] = true);
            }
        }
        let mut groups = Groups::new(columns * rows);
        for at in 0..columns * rows {
            if at % columns > 0 && !wall_left[at] {
                groups.join(at - 1, at);
            }
            if at + columns < columns * rows && !wall_below[at] {
                groups.join(at, at + columns);
            }
        }
        let cells: Vec<usize> = (0..columns * rows).map(|field| groups.of(field)).collect();
        let area = Area { x0: xs[0], y0: ys[0], x1: xs[columns], y1: ys[rows] };
        // One cell a row is a frame around text.
        let side_by_side = cells.chunks(columns).any(|row| row.windows(2).any(|pair| pair[0] != pair[1]));
        side_by_side.then_some(Self { area, xs, ys, cells })
    }

    fn columns(&self) -> usize {
        self.xs.len() - 1
    }

    /// How far the text of a cell may reach: as near to its right side as it comes to the left.
    fn right(&self, cell: usize, words: &[Word]) -> f64 {
        let (row, column) = (cell / self.columns(), cell % self.columns());
        let fields = &self.cells[row * self.columns()..(row + 1) * self.columns()];
        let wide = fields[column..].iter().take_while(|field| **field == cell).count().max(1);
        let left = words.iter().map(|word| word.x0).fold(f64::INFINITY, f64::min);
        self.xs[column + wide] - (left - self.xs[column]).clamp(0.0, WIDEST_MARGIN)
    }

    /// The cell in which a word stands.
    fn cell_of(&self, word: &Word) -> Option<usize> {
        let (x, y) = word.middle();
        if !self.area.holds(x, y) {
            return None;
        }
        let column = self.xs.partition_point(|side| *side <= x).clamp(1, self.columns()) - 1;
        let row = self.ys.partition_point(|side| *side <= y).clamp(1, self.ys.len() - 1) - 1;
        Some(self.cells[(self.ys.len() - 2 - row) * self.columns() + column])
    }

    /// The table with its words, which are taken from the lines.
    fn table(&self, lines: &mut [Line], known: &Known) -> Option<Table> {
        let mut filled: Vec<usize> =
            lines.iter().flat_map(|line| &line.words).filter_map(|word| self.cell_of(word)).collect();
        filled.sort_unstable();
        filled.dedup();
        if filled.len() < 2 {
            return None;
        }
        let mut words: Vec<Vec<Word>> = vec![Vec::new(); self.cells.len()];
        for line in lines {
            let (inside, outside) =
                std::mem::take(&mut line.words).into_iter().partition(|word| self.cell_of(word).is_some());
            line.words = outside;
            let inside: Vec<Word> = inside;
            inside.into_iter().for_each(|word| {
                if let Some(cell) = self.cell_of(&word) {
                    words[cell].push(word);
                }
            });
        }
        let text = |(at, words): (usize, Vec<Word>)| {
            let right = self.right(at, &words);
            cell(words, right, known)
        };
        let texts: Vec<String> = words.into_iter().enumerate().map(text).collect();
        let used = |column: &usize| texts.iter().skip(*column).step_by(self.columns()).any(|text| !text.is_empty());
        let used: Vec<usize> = (0..self.columns()).filter(used).collect();
        let rows = texts.chunks(self.columns()).filter(|row| row.iter().any(|text| !text.is_empty()));
        let rows = rows.map(|row| used.iter().map(|column| row[*column].clone()).collect()).collect();
        Some(Table { top: self.area.y1, rows })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(xs: &[f64], ys: &[f64]) -> Vec<Rule> {
        let ends = |sides: &[f64]| (sides[0], sides[sides.len() - 1]);
        let ((left, right), (low, high)) = (ends(xs), ends(ys));
        let levels = ys.iter().map(|at| Rule { level: true, at: *at, from: left, to: right });
        levels.chain(xs.iter().map(|at| Rule { level: false, at: *at, from: low, to: high })).collect()
    }

    fn line(y: f64, words: &[(f64, &str)]) -> Line {
        let word = |(x, text): &(f64, &str)| {
            let x1 = x + 5.0 * text.chars().count() as f64;
            Word { x0: *x, x1, y, size: 10.0, text: (*text).to_owned() }
        };
        Line { y, size: 10.0, words: words.iter().map(word).collect() }
    }

    #[test]
    fn rows_and_columns() {
        let rules = frame(&[0.0, 100.0, 200.0], &[0.0, 50.0, 100.0]);
        let mut lines = vec![
            line(120.0, &[(0.0, "Rubrik")]),
            line(80.0, &[(5.0, "Aktivitet"), (105.0, "Resultat")]),
            line(30.0, &[(5.0, "Polisen"), (45.0, "ska")]),
            line(18.0, &[(5.0, "synas")]),
        ];
        let tables = tables(&rules, &mut lines, &Known::default());
        assert_eq!(tables[0].rows, [["Aktivitet", "Resultat"], ["Polisen ska synas", ""]]);
        assert_eq!(lines.iter().map(Line::text).collect::<Vec<_>>(), ["Rubrik"]);
    }

    #[test]
    fn a_cell_over_all_columns() {
        let mut rules = frame(&[0.0, 100.0, 200.0], &[0.0, 50.0, 100.0]);
        rules.retain(|rule| rule.level || rule.at != 100.0);
        rules.push(Rule { level: false, at: 100.0, from: 0.0, to: 50.0 });
        let mut lines = vec![line(80.0, &[(5.0, "Löfte"), (95.0, "ett")]), line(30.0, &[(5.0, "a"), (105.0, "b")])];
        assert_eq!(tables(&rules, &mut lines, &Known::default())[0].rows, [["Löfte ett", ""], ["a", "b"]]);
    }

    #[test]
    fn a_frame_is_no_table() {
        let rules = frame(&[0.0, 200.0], &[0.0, 50.0, 100.0]);
        let mut lines = vec![line(80.0, &[(5.0, "Löfte")]), line(30.0, &[(5.0, "a"), (105.0, "b")])];
        assert_eq!(tables(&rules, &mut lines, &Known::default()), []);
        assert_eq!(lines.len(), 2);
    }

    #[test]
    fn a_row_over_two_pages() {
        let table = |rows: &[[&str; 2]]| Table {
            top: 0.0,
            rows: rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect(),
        };
        let mut last = table(&[["Aktivitet", "Resultat"], ["Polisen ska", "Fyra. Två på"]]);
        let mut next = table(&[["Aktivitet", "Resultat"], ["synas", "torget."], ["Kommunen", "Tre"]]);
        close_row(&mut last, &mut next);
        assert_eq!(last.rows[1], ["Polisen ska synas", "Fyra. Två på torget."]);
        assert_eq!(next, table(&[["Aktivitet", "Resultat"], ["Kommunen", "Tre"]]));
        // What begins with a capital is a row of its own.
        let mut more = table(&[["Kommunen", "fler"]]);
        close_row(&mut last, &mut more);
        assert_eq!(more.rows.len(), 1);
    }
}
