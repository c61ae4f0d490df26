//! A list of JSON, written entry by entry, each beginning a line.

use std::io::{self, Write};

#[derive(Default)]
pub struct JsonList {
    begun: bool,
}

impl JsonList {
    /// Writes what stands before an entry, which is to follow.
    pub fn begin_entry(&mut self, to: &mut (impl Write + ?Sized)) -> io::Result<()> {
        to.write_all(if self.begun { b",\n" } else { b"[\n" })?;
        self.begun = true;
        Ok(())
    }

    /// Writes the end of the list, which is the whole of it where it has no entry.
    pub fn end(&self, to: &mut (impl Write + ?Sized)) -> io::Result<()> {
        to.write_all(if self.begun { b"\n]" } else { b"[]" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_none_one_and_two() {
        let written = |entries: &[&str]| {
            let (mut list, mut to) = (JsonList::default(), Vec::new());
            for entry in entries {
                list.begin_entry(&mut to).unwrap();
                to.extend_from_slice(entry.as_bytes());
            }
            list.end(&mut to).unwrap();
            String::from_utf8(to).unwrap()
        };
        assert_eq!(written(&[]), "[]");
        assert_eq!(written(&["1"]), "[\n1\n]");
        assert_eq!(written(&["1", "{}"]), "[\n1,\n{}\n]");
    }
}
