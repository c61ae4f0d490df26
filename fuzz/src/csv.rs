//! Tables written as CSV and read back.

use std::io;

use medborgarlofte::document::Document;
use medborgarlofte::export::{
    Csv, CsvStyle, FileRecord, FileStatus, Flattener, Sink, Value, flatten_linked, linked_tables,
};
use medborgarlofte::link::Linked;

/// Keeps the cells of each table beside what is written of them.
struct Kept {
    csv: Csv<Vec<u8>>,
    cells: Vec<Vec<Vec<String>>>,
}

impl Sink for Kept {
    fn row(&mut self, table: usize, cells: &[Value<'_>]) -> io::Result<()> {
        self.cells[table].push(cells.iter().map(shown).collect());
        self.csv.row(table, cells)
    }
}

fn shown(cell: &Value<'_>) -> String {
    match cell {
        Value::Null => String::new(),
        Value::Text(text) => text.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Boolean(yes) => yes.to_string(),
        Value::Day(day) => day.to_string(),
    }
}

/// Asserts that every table says as CSV what its cells hold, but for apostrophes, and that nothing begins a formula.
pub fn check(documents: &[Document<'_>], linked: &Linked<'_>, style: CsvStyle) {
    let tables = linked_tables();
    let csv = Csv::new(style, &tables, |_| Ok(Vec::new())).unwrap();
    let mut kept = Kept { csv, cells: vec![Vec::new(); tables.len()] };
    let file = FileRecord::new("fuzz".to_owned(), FileStatus::Extracted);
    Flattener::default().file(&file, &documents.iter().collect::<Vec<_>>(), &mut kept).unwrap();
    flatten_linked(documents, linked, &mut kept).unwrap();
    for (written, cells) in kept.csv.into_writers().iter().zip(&kept.cells) {
        let text = std::str::from_utf8(written).unwrap();
        let records = records(text.trim_start_matches('\u{feff}'), style.delimiter());
        assert_eq!(records.len(), cells.len() + 1, "a record for the head and one for each row");
        for (record, cells) in records[1..].iter().zip(cells) {
            assert!(record.iter().map(bare).eq(cells.iter().map(bare)), "{record:?} is written of {cells:?}");
            for (field, cell) in record.iter().zip(cells) {
                let runs =
                    field.starts_with(['=', '+', '@', '\t', '\r']) || field.starts_with('-') && !is_number(field);
                assert!(!runs, "{field:?} is written of {cell:?}");
            }
        }
    }
}

/// Without the apostrophes that keep a spreadsheet from running a text.
fn bare(field: &String) -> String {
    field.replace('\'', "")
}

fn is_number(field: &str) -> bool {
    field.parse::<f64>().is_ok()
}

/// The records of a text whose fields are all quoted.
fn records(text: &str, delimiter: char) -> Vec<Vec<String>> {
    let (mut records, mut record) = (Vec::new(), Vec::new());
    let mut rest = text;
    while !rest.is_empty() {
        rest = rest.strip_prefix('"').expect("every field begins with a quote");
        let mut field = String::new();
        loop {
            let (before, after) = rest.split_once('"').expect("every field ends with a quote");
            field.push_str(before);
            rest = after;
            match rest.strip_prefix('"') {
                Some(after) => {
                    field.push('"');
                    rest = after;
                }
                None => break,
            }
        }
        record.push(field);
        rest = match rest.strip_prefix("\r\n") {
            Some(next) => {
                records.push(std::mem::take(&mut record));
                next
            }
            None => rest.strip_prefix(delimiter).expect("a delimiter stands between fields"),
        };
    }
    assert!(record.is_empty(), "the last record has no end");
    records
}
