//! Tables as CSV: a file each, UTF-8, every field in quotes.

use std::borrow::Cow;
use std::io::{self, Write};

use super::{Sink, Table, Value};

/// How the fields are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CsvStyle {
    /// Commas between fields.
    Plain,
    /// As a Swedish Excel opens it: a byte-order mark, and semicolons between fields.
    Excel,
}

impl CsvStyle {
    /// What stands between fields.
    pub fn delimiter(self) -> char {
        match self {
            Self::Plain => ',',
            Self::Excel => ';',
        }
    }
}

/// Writes each table to a writer of its own.
#[derive(Debug)]
pub struct Csv<W> {
    style: CsvStyle,
    writers: Vec<W>,
    line: String,
}

impl<W: Write> Csv<W> {
    /// Opens a writer for each table, by its name, and writes the heads.
    ///
    /// # Errors
    /// What hinders opening or writing.
    pub fn new(
        style: CsvStyle,
        tables: &[&'static Table],
        mut open: impl FnMut(&str) -> io::Result<W>,
    ) -> io::Result<Self> {
        let writers = tables.iter().map(|table| open(table.name)).collect::<io::Result<_>>()?;
        let mut csv = Self { style, writers, line: String::new() };
        for (index, table) in tables.iter().enumerate() {
            if style == CsvStyle::Excel {
                csv.writers[index].write_all("\u{feff}".as_bytes())?;
            }
            let names: Vec<_> = table.columns.iter().map(|column| Value::Text(column.name.into())).collect();
            csv.row(index, &names)?;
        }
        Ok(csv)
    }

    /// The writers, in the order of the tables.
    pub fn into_writers(self) -> Vec<W> {
        self.writers
    }
}

impl<W: Write> Sink for Csv<W> {
    fn row(&mut self, table: usize, cells: &[Value<'_>]) -> io::Result<()> {
        self.line.clear();
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                self.line.push(self.style.delimiter());
            }
            self.line.push('"');
            match cell {
                Value::Null => {}
                Value::Text(text) => self.line.push_str(&harmless(text).replace('"', "\"\"")),
                Value::Integer(number) => self.line.push_str(&number.to_string()),
                Value::Number(number) => self.line.push_str(&number.to_string()),
                Value::Boolean(yes) => self.line.push_str(if *yes { "true" } else { "false" }),
                Value::Day(day) => self.line.push_str(&day.to_string()),
            }
            self.line.push('"');
        }
        // The end of line that RFC 4180 asks for.
        self.line.push_str("\r\n");
        self.writers[table].write_all(self.line.as_bytes())
    }
}

/// A text with an apostrophe before whatever a spreadsheet would run as a formula.
///
/// That is at its begin, and after any character at which a spreadsheet could cut the field when it takes another one
/// than was meant for the delimiter: the quotes do not hold then.
fn harmless(text: &str) -> Cow<'_, str> {
    if text.parse::<f64>().is_ok() && !text.starts_with('+') {
        return Cow::Borrowed(text);
    }
    let mut safe = String::new();
    let mut copied = 0;
    let mut cell_begins = true;
    for (at, c) in text.char_indices() {
        if cell_begins && starts_formula(c) {
            safe.push_str(&text[copied..at]);
            safe.push('\'');
            copied = at;
        }
        cell_begins = match c {
            ',' | ';' | '\t' | '\r' | '\n' | '|' => true,
            // A quote or blank after the delimiter does not keep a spreadsheet from seeing what follows.
            '"' | ' ' | '\u{a0}' => cell_begins && at > 0,
            _ => false,
        };
    }
    if safe.is_empty() {
        return Cow::Borrowed(text);
    }
    safe.push_str(&text[copied..]);
    Cow::Owned(safe)
}

/// Whether a cell that begins with this character is run, or loses it and is run by what follows.
fn starts_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠' | '−')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::document_tables;

    #[test]
    fn formulas_are_made_harmless() {
        for (text, safe) in [
            ("=1+1", "'=1+1"),
            ("+46 8", "'+46 8"),
            ("-Polisen", "'-Polisen"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t'=1"),
            ("\r=1", "'\r'=1"),
            ("＝1", "'＝1"),
            ("－1", "'－1"),
            ("a;=1+1", "a;'=1+1"),
            ("a; =1", "a; '=1"),
            ("a;\"=1", "a;\"'=1"),
            ("a,@x", "a,'@x"),
            ("a\n=1", "a\n'=1"),
            ("-12", "-12"),
            ("-0.5", "-0.5"),
            ("Löfte - trygghet", "Löfte - trygghet"),
            ("a@b.se", "a@b.se"),
            ("2018-2019", "2018-2019"),
            ("", ""),
        ] {
            assert_eq!(harmless(text), safe, "{text:?}");
        }
    }

    #[test]
    fn every_field_is_quoted() {
        let mut csv = Csv::new(CsvStyle::Excel, &document_tables(), |_| Ok(Vec::new())).unwrap();
        csv.row(2, &[Value::Text("a\"b".into()), Value::Null, Value::Integer(-3), Value::Boolean(true)]).unwrap();
        let table = String::from_utf8(csv.into_writers().swap_remove(2)).unwrap();
        assert!(table.starts_with("\u{feff}\"document_kommun_id\";\"document_id\";"), "{table}");
        assert!(table.ends_with("\r\n\"a\"\"b\";\"\";\"-3\";\"true\"\r\n"), "{table}");
    }
}
