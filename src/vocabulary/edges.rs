//! What tells words apart without looking at all their letters.

/// The first and the last bytes of a word, and its length: no two words of [`Edges::WHOLE`] bytes or fewer share them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Edges {
    head: u64,
    tail: u64,
    pub(super) length: usize,
}

impl Edges {
    /// A longer word has bytes between its edges.
    pub(super) const WHOLE: usize = 16;

    /// The edges of a word.
    pub(super) fn of(word: &[u8]) -> Self {
        let (head, tail) = match (word.first_chunk(), word.last_chunk(), word.first_chunk(), word.last_chunk()) {
            (Some(head), Some(tail), ..) => (u64::from_le_bytes(*head), u64::from_le_bytes(*tail)),
            (_, _, Some(head), Some(tail)) => {
                (u64::from(u32::from_le_bytes(*head)), u64::from(u32::from_le_bytes(*tail)))
            }
            _ => (word.iter().fold(0, |value, byte| value << 8 | u64::from(*byte)), 0),
        };
        Self { head, tail, length: word.len() }
    }

    /// The edges of the word that has a small letter where this one has the capital whose last byte is at `capital`.
    pub(super) fn uncapitalised(self, capital: usize) -> Self {
        // How many bytes each edge has, and which of them is the first of the word.
        let width = match self.length {
            8.. => 8,
            4.. => 4,
            length => {
                let head = self.head | 0x20 << (8 * (length - 1 - capital));
                return Self { head, ..self };
            }
        };
        let head = self.head | 0x20 << (8 * capital);
        let skipped = self.length - width;
        let tail = match capital.checked_sub(skipped) {
            Some(at) => self.tail | 0x20 << (8 * at),
            None => self.tail,
        };
        Self { head, tail, ..self }
    }

    /// A hash that no more than a few listed words share.
    pub(super) fn hash(self) -> usize {
        let mixed =
            (self.head ^ self.tail.rotate_left(29) ^ (self.length as u64) << 56).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> 40) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capital_at_the_beginning_makes_no_other_word() {
        for rest in [
            "",
            "r",
            "st",
            "eln",
            "tgär",
            "tgärd",
            "tgärde",
            "tgärder",
            "tgärdern",
            "tgärdernas",
            "tgärdernas följd är",
        ] {
            for (small, large) in [("p", "P"), ("å", "Å"), ("ä", "Ä"), ("ö", "Ö")] {
                let (small, large) = ([small, rest].concat(), [large, rest].concat());
                let capital = small.chars().next().map_or(0, char::len_utf8) - 1;
                let edges = Edges::of(large.as_bytes()).uncapitalised(capital);
                assert!(edges == Edges::of(small.as_bytes()), "{large}");
            }
        }
    }
}
