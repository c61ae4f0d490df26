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

    /// A hash that no more than a few listed words share.
    pub(super) fn hash(self) -> usize {
        let mixed =
            (self.head ^ self.tail.rotate_left(29) ^ (self.length as u64) << 56).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> 40) as usize
    }
}
