//! Documents as flat tables for analysts, and the forms the tables are written in.
//!
//! `tables` says once which tables there are and what their columns hold; `flatten` fills them from documents. Each
//! form is a file of its own that knows cells and columns, and nothing of medborgarlöften.

mod catalog;
mod cell;
mod csv;
mod datapackage;
mod define;
mod flatten;
mod json;
mod link_tables;
#[cfg(feature = "parquet")]
mod parquet;
mod persons;
#[cfg(feature = "sqlite")]
mod sqlite;
mod tables;

use std::io;

use serde::{Deserialize, Serialize};

pub use self::catalog::{Catalog, catalog};
pub use self::cell::{Day, Kind, Value};
pub use self::csv::{Csv, CsvStyle};
pub use self::datapackage::{Package, data_package};
pub use self::flatten::{Flattener, flatten_linked};
pub(crate) use self::flatten::{digest, file_key};
pub use self::json::indent;
pub use self::link_tables::LINK_TABLES;
#[cfg(feature = "parquet")]
pub use self::parquet::Parquet;
pub use self::persons::Persons;
#[cfg(feature = "sqlite")]
pub use self::sqlite::Sqlite;
pub use self::tables::TABLES;

use crate::document::{Code, Diagnostic, SourceFormat};

/// A table: its columns, the first of which is its key.
#[derive(Debug)]
pub struct Table {
    /// Its name in every form, also that of its file.
    pub name: &'static str,
    /// What one row is.
    pub about: &'static str,
    /// Its columns in order.
    pub columns: &'static [Column],
}

impl Table {
    /// The column that names each row.
    pub fn key(&self) -> &'static Column {
        &self.columns[0]
    }
}

/// A column of a table.
#[derive(Debug)]
pub struct Column {
    /// Its name in every form.
    pub name: &'static str,
    /// What its cells hold.
    pub kind: Kind,
    /// Whether every cell holds something.
    pub required: bool,
    /// What it tells.
    pub about: &'static str,
    /// The table to whose key it leads.
    pub refers_to: Option<&'static str>,
}

/// The tables that documents fill.
pub fn document_tables() -> Vec<&'static Table> {
    TABLES.iter().collect()
}

/// The tables that documents fill, then those that what joins them fills.
pub fn linked_tables() -> Vec<&'static Table> {
    TABLES.iter().chain(LINK_TABLES).collect()
}

/// What takes the rows of all tables; a row comes after every row that it refers to.
pub trait Sink {
    /// Takes a row of the table with this index in [`linked_tables`], which begin with [`document_tables`]: a cell for each column.
    ///
    /// # Errors
    /// What hinders writing.
    fn row(&mut self, table: usize, cells: &[Value<'_>]) -> io::Result<()>;
}

/// What is known of a file that was an input.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FileRecord {
    /// The name it was given as input.
    pub name: String,
    /// What became of it.
    pub status: FileStatus,
    /// SHA-256 of its bytes; null where it was not read.
    pub sha256: Option<String>,
    /// Its length; null where it was not read.
    pub bytes: Option<u64>,
    /// The form it holds its text in; null where it was not read.
    pub format: Option<SourceFormat>,
    /// The encoding it was read as; null where it was not read as text.
    pub encoding: Option<String>,
    /// The code of what went wrong, where it has one.
    pub error_code: Option<Code>,
    /// What went wrong, or why it was skipped.
    pub error: Option<String>,
    /// Findings that belong to no document.
    pub diagnostics: Vec<Diagnostic>,
}

impl FileRecord {
    /// A file of which nothing is known but its name and what became of it.
    pub fn new(name: String, status: FileStatus) -> Self {
        Self {
            name,
            status,
            sha256: None,
            bytes: None,
            format: None,
            encoding: None,
            error_code: None,
            error: None,
            diagnostics: Vec::new(),
        }
    }
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileStatus {
    /// It gave documents.
    Extracted,
    /// It was read and is no medborgarlöfte.
    NotMedborgarlofte,
    /// It was read, but its text could not be taken out of it.
    Failed,
    /// It could not be read at all.
    Unreadable,
    /// It was left out.
    Skipped,
}
