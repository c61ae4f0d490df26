//! A filter before a search: it lets through all that can be found, and little else.

/// Short pieces of text as bits of their hashes: what is not let through is none of them, in whatever letter case.
#[derive(Debug, Clone)]
pub(crate) struct Filter([u64; 64]);

impl Default for Filter {
    /// A filter that lets nothing through.
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Filter {
    /// A filter that lets these through.
    pub(crate) fn of<'s>(keys: impl Iterator<Item = &'s [u8]>) -> Self {
        let mut filter = Self::default();
        keys.for_each(|key| filter.add(key));
        filter
    }

    /// Lets `key` through too.
    pub(crate) fn add(&mut self, key: &[u8]) {
        let (word, bit) = Self::place(key);
        self.0[word] |= bit;
    }

    /// Whether `key` may be one of them.
    pub(crate) fn may_hold(&self, key: &[u8]) -> bool {
        let (word, bit) = Self::place(key);
        self.0[word] & bit != 0
    }

    fn place(key: &[u8]) -> (usize, u64) {
        // With that bit a capital is its small letter.
        let small = |byte: &u8| u32::from(*byte | 0x20);
        let hash = key.iter().fold(0u32, |hash, byte| hash.wrapping_mul(31).wrapping_add(small(byte)));
        ((hash >> 6) as usize % 64, 1 << (hash % 64))
    }
}
