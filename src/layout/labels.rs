//! Lines that begin with a label which comes back over and over: `Utfall: …`, `Tertial 1: …`.

use rustc_hash::FxHashMap;

use super::line::{Line, Shape};
use super::wrap::label;

/// Marks the lines that begin with such a label, so that they are not taken for the end of the text before them where no
/// blank line stands between. Numbers in it may differ.
pub(super) fn mark(source: &str, lines: &mut [Line]) {
    // Most texts have none.
    let mut found: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| line.shape == Shape::Text && !line.furniture) {
        if let Some(label) = label(&source[line.content.range()]) {
            let name = label.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
            found.entry(name).or_default().push(index);
        }
    }
    for same in found.values().filter(|same| same.len() > 1) {
        same.iter().for_each(|index| lines[*index].labelled = true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::line;

    fn marked(text: &str) -> Vec<usize> {
        line::marked(text, mark, |line| line.labelled)
    }

    #[test]
    fn labels_that_come_back() {
        assert_eq!(marked("- Tio möten.\n  Utfall: Elva.\n- Två ronder.\n  Utfall: Tre.\n"), [1, 3]);
        assert_eq!(marked("- Tio möten.\n  Tertial 1: Fyra.\n  Tertial 2: Tre.\n"), [1, 2]);
        assert_eq!(marked("- Tio möten.\n  2018: Fyra.\n  2019: Tre.\n"), [1, 2]);
        assert_eq!(marked("- Ett.\n  Maj–juni: Fyra.\n- Två.\n  Maj–juni: Tre.\n"), [1, 3]);
        assert_eq!(marked("- Tio möten i\n  Centrum: torget.\n- Två ronder.\n"), [0usize; 0]);
        assert_eq!(marked("Tio möten i\nstaden: torget\noch\nstaden: parken\n"), [0usize; 0]);
        assert_eq!(marked("Öppet\nKl 10:00\nKl 11:00\n"), [0usize; 0]);
    }
}
