//! What became of every input.

use std::fmt;

use medborgarlofte::export::FileStatus;

/// How many inputs came to which end.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Account {
    pub extracted: usize,
    pub not_medborgarloften: usize,
    /// Read, but no text.
    pub failed: usize,
    /// Not read at all.
    pub unreadable: usize,
    pub skipped: usize,
}

impl Account {
    pub fn add(&mut self, status: FileStatus) {
        *match status {
            FileStatus::Extracted => &mut self.extracted,
            FileStatus::NotMedborgarlofte => &mut self.not_medborgarloften,
            FileStatus::Failed => &mut self.failed,
            FileStatus::Unreadable => &mut self.unreadable,
            FileStatus::Skipped => &mut self.skipped,
        } += 1;
    }

    pub fn inputs(&self) -> usize {
        self.read() + self.unreadable + self.skipped
    }

    /// Inputs whose bytes were had.
    pub fn read(&self) -> usize {
        self.extracted + self.not_medborgarloften + self.failed
    }

    /// Inputs that something was wrong with.
    pub fn bad(&self) -> usize {
        self.failed + self.unreadable
    }
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} {} = {} extracted + {} not medborgarlöften + {} failed + {} skipped",
            self.inputs(),
            if self.inputs() == 1 { "input" } else { "inputs" },
            self.extracted,
            self.not_medborgarloften,
            self.bad(),
            self.skipped
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn account_adds_up() {
        let account = Account { extracted: 5, not_medborgarloften: 1, failed: 1, unreadable: 2, skipped: 4 };
        assert_eq!(account.to_string(), "13 inputs = 5 extracted + 1 not medborgarlöften + 3 failed + 4 skipped");
        let account = Account { extracted: 1, ..Account::default() };
        assert_eq!(account.to_string(), "1 input = 1 extracted + 0 not medborgarlöften + 0 failed + 0 skipped");
    }
}
