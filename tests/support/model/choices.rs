//! Bytes as choices.

/// Each choice takes a byte; when none is left, the first of what there is to choose from is chosen, so that fewer bytes make
/// a simpler document.
pub struct Choices<'b>(&'b [u8]);

impl<'b> Choices<'b> {
    pub fn new(bytes: &'b [u8]) -> Self {
        Self(bytes)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first) % end
    }

    pub fn yes(&mut self) -> bool {
        self.below(2) == 1
    }

    pub fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// Some of these, often none.
    pub fn maybe<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        self.yes().then(|| self.of(all))
    }

    /// From `least` to `most` of what `make` makes.
    pub fn several<T>(&mut self, least: usize, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let count = least + self.below(most - least + 1);
        (0..count).map(|_| make(self)).collect()
    }
}
