//! Sheets of a workbook, whose title stands in the first cell of a row of its own above the header.
//!
//! ```text
//! | Uppföljning av medborgarlöfte 2023  |        |           |
//! | Grön = genomfört, röd = ej påbörjat |        |           |
//! | Aktivitet                           | Status | Kommentar |
//! ```

use crate::grammar::{Signs, Tokens, Words, periods};
use crate::layout::{Block, BlockShape, Layout};
use crate::text::fold;
use crate::vocabulary::{Flags, Stems};

use super::outline::is_numbered_label;

/// Makes lines of the rows above the header of the first table, where the first of them is a title.
pub(super) fn give_titles(source: &str, layout: &Layout, blocks: &mut Vec<Block>, signs: Signs) {
    let is_table = |block: &Block| matches!(block.shape, BlockShape::Table(_));
    let Some(table) = blocks.iter().take(DEPTH).position(is_table) else { return };
    let BlockShape::Table(rows) = &blocks[table].shape else { return };
    let rows = layout.rows(rows);
    let alone = rows.iter().take(MOST_ROWS).take_while(|row| layout.is_first_alone(source, row, is_filler)).count();
    if alone == 0 || rows.len() < alone + FEWEST_ROWS {
        return;
    }
    let (folded, mut words) = (fold(source, layout.first_cell(&rows[0])), Words::default());
    if is_title(words.cut(folded.text(), signs)) {
        let above = layout.lift_rows(source, &mut blocks[table], alone, is_filler);
        blocks.splice(table..table, above);
    }
}

/// The table stands among so many of the first blocks.
const DEPTH: usize = 6;

/// A title and what explains colours take no more rows.
const MOST_ROWS: usize = 6;

/// A header and a row below it.
const FEWEST_ROWS: usize = 2;

/// A title has no more tokens.
const LONGEST_TITLE: usize = 14;

/// What programs write for an empty cell: `NaN`, and `Unnamed: 2` in the first row.
pub(super) fn is_filler(cell: &str) -> bool {
    let unnamed = || cell.strip_prefix("Unnamed: ").is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()));
    cell == "NaN" || unnamed()
}

/// Whether a cell names the promises, and when they hold or that they are followed up, and promises nothing.
fn is_title(tokens: Tokens<'_>) -> bool {
    let stems = tokens.rest.iter().fold(Stems::NONE, |stems, token| stems.or(token.lex.stems));
    let followed = stems.any(Stems::UPPFOLJNING.or(Stems::UTVARDERING).or(Stems::REDOVISNING));
    stems.any(Stems::LOFTE)
        && tokens.len() <= LONGEST_TITLE
        && (followed || !periods(tokens).is_empty())
        && !is_numbered_label(tokens)
        && !tokens.rest.iter().any(|token| token.is(Flags::PROMISED))
}
