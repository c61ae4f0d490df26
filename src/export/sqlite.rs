//! Tables as a SQLite database with keys, indexes, full-text search and views of common questions.

use std::io;
use std::path::Path;

use rusqlite::types::{ToSqlOutput, Value as Sql, ValueRef};
use rusqlite::{Connection, ToSql, params_from_iter};

use super::{Kind, LINK_TABLES, Sink, Table, Value};

/// Rows between two commits, which bounds what is held in memory.
const ROWS: usize = 20_000;

/// Texts that are searched: a table, its key and the column.
const SEARCHED: &[(&str, &str)] = &[
    ("documents", "title"),
    ("documents", "preamble"),
    ("documents", "lagesbild"),
    ("documents", "follow_up_plan"),
    ("promises", "text"),
    ("activities", "text"),
    ("reports", "text"),
    ("other_texts", "text"),
];

const VIEWS: &str = "
CREATE VIEW outcomes_by_kommun_and_year AS
SELECT kommuner.kommun_code, kommuner.kommun_name, kommuner.lan_code, outcomes.reporting_year AS year,
       outcomes.status, count(*) AS outcomes
FROM outcomes JOIN kommuner USING (document_id)
GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 4, 5;

CREATE VIEW unquantified_activities AS
SELECT activities.activity_id, activities.text, activities.actors, activities.kommun_code, activities.start_year,
       activities.end_year, documents.title, files.name AS file
FROM activities JOIN documents USING (document_id) JOIN files USING (file_id)
WHERE activities.targets = 0;

CREATE VIEW signed_by AS
SELECT signatories.name, signatories.role, signatories.organisation, signatories.party, documents.title,
       documents.kommun_name, documents.kommun_code, documents.start_year, documents.end_year, documents.signed_date,
       files.name AS file, documents.document_id
FROM signatories JOIN documents USING (document_id) JOIN files USING (file_id);
";

const LINK_VIEWS: &str = "
CREATE VIEW promises_over_time AS
SELECT kommun_code, kind, from_start_year, from_end_year, from_text, to_start_year, to_end_year, to_text, score,
       (SELECT group_concat(what || ': ' || coalesce(from_value, '-') || ' > ' || coalesce(to_value, '-'), '; ')
        FROM link_changes WHERE link_changes.link_id = links.link_id) AS changes, link_id
FROM links WHERE kind IN ('carried_over', 'changed', 'taken_up_again', 'dropped', 'new')
ORDER BY kommun_code, from_start_year, to_start_year, link_id;

CREATE VIEW period_outcomes_by_kommun AS
SELECT kommuner.kommun_code, kommuner.kommun_name, kommuner.lan_code, class, count(*) AS commitments
FROM period_outcomes JOIN kommuner USING (document_id) GROUP BY 1, 2, 3, 4 ORDER BY 1, 4;

CREATE VIEW period_outcomes_by_year AS
WITH RECURSIVE of_year(period_outcome_id, class, year, last) AS (
    SELECT period_outcome_id, class, start_year, min(coalesce(end_year, start_year), start_year + 20)
    FROM period_outcomes WHERE start_year IS NOT NULL
    UNION ALL SELECT period_outcome_id, class, year + 1, last FROM of_year WHERE year < last
)
SELECT year, class, count(*) AS commitments FROM of_year GROUP BY 1, 2 ORDER BY 1, 2;

CREATE VIEW period_outcomes_by_theme AS
SELECT themes.theme, class, count(*) AS commitments
FROM period_outcomes JOIN themes
  ON themes.activity_id = period_outcomes.activity_id
  OR period_outcomes.activity_id IS NULL AND themes.promise_id = period_outcomes.promise_id
GROUP BY 1, 2 ORDER BY 1, 2;

CREATE VIEW period_outcomes_by_actor AS
WITH RECURSIVE of_actor(period_outcome_id, class, actor, rest) AS (
    SELECT period_outcome_id, class, NULL, actors || ',' FROM period_outcomes WHERE actors IS NOT NULL
    UNION ALL
    SELECT period_outcome_id, class, substr(rest, 1, instr(rest, ',') - 1), substr(rest, instr(rest, ',') + 1)
    FROM of_actor WHERE rest <> ''
)
SELECT actor, class, count(*) AS commitments FROM of_actor WHERE actor IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2;
";

/// A database that is being filled.
#[derive(Debug)]
pub struct Sqlite {
    connection: Connection,
    tables: Vec<&'static Table>,
    inserts: Vec<String>,
    rows: usize,
}

impl Sqlite {
    /// Makes a new database at a path where nothing is.
    ///
    /// # Errors
    /// What hinders making it.
    pub fn create(path: &Path, tables: &[&'static Table]) -> io::Result<Self> {
        let connection = Connection::open(path).map_err(io_error)?;
        // The file gets its name only when it is complete, so that nothing is gained by a journal; keys are checked by
        // the order of rows.
        let set = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; \
                   PRAGMA cache_size = -8000; BEGIN;";
        connection.execute_batch(set).map_err(io_error)?;
        for table in tables {
            connection.execute_batch(&create_table(table, tables)).map_err(io_error)?;
        }
        connection.set_prepared_statement_cache_capacity(tables.len());
        let inserts = tables.iter().map(|table| {
            let places = vec!["?"; table.columns.len()].join(", ");
            format!("INSERT INTO {} VALUES ({places})", table.name)
        });
        let inserts = inserts.collect();
        Ok(Self { connection, tables: tables.to_vec(), inserts, rows: 0 })
    }

    /// Adds indexes, the search and the views, and closes the database.
    ///
    /// # Errors
    /// What hinders writing.
    pub fn finish(self) -> io::Result<()> {
        for table in &self.tables {
            for column in &table.columns[1..] {
                if column.refers_to.is_some() || matches!(column.name, "kommun_code" | "start_year") {
                    let index = format!("CREATE INDEX {0}_{1} ON {0} ({1})", table.name, column.name);
                    self.connection.execute_batch(&index).map_err(io_error)?;
                }
            }
        }
        self.search().and_then(|()| self.connection.execute_batch(VIEWS)).map_err(io_error)?;
        if self.tables.iter().any(|table| LINK_TABLES.iter().any(|of| of.name == table.name)) {
            self.connection.execute_batch(LINK_VIEWS).map_err(io_error)?;
        }
        self.connection.execute_batch("COMMIT; PRAGMA optimize;").map_err(io_error)?;
        self.connection.close().map_err(|(_, error)| io_error(error))
    }

    fn search(&self) -> rusqlite::Result<()> {
        // Letters with dots and rings are letters of their own in Swedish.
        let create = "CREATE VIRTUAL TABLE texts USING fts5(text, table_name UNINDEXED, column_name UNINDEXED, \
                      key UNINDEXED, document_id UNINDEXED, tokenize = 'unicode61 remove_diacritics 0')";
        self.connection.execute_batch(create)?;
        for (name, column) in SEARCHED {
            let Some(table) = self.tables.iter().find(|table| table.name == *name) else { continue };
            let key = table.key().name;
            let insert = format!(
                "INSERT INTO texts SELECT {column}, '{name}', '{column}', {key}, document_id FROM {name} \
                 WHERE {column} IS NOT NULL ORDER BY rowid"
            );
            self.connection.execute_batch(&insert)?;
        }
        self.connection.execute_batch("INSERT INTO texts(texts) VALUES ('optimize')")
    }
}

impl Sink for Sqlite {
    fn row(&mut self, table: usize, cells: &[Value<'_>]) -> io::Result<()> {
        self.rows += 1;
        if self.rows.is_multiple_of(ROWS) {
            self.connection.execute_batch("COMMIT; BEGIN;").map_err(io_error)?;
        }
        let mut insert = self.connection.prepare_cached(&self.inserts[table]).map_err(io_error)?;
        insert.execute(params_from_iter(cells)).map_err(io_error)?;
        Ok(())
    }
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Owned(Sql::Null),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Integer(number) => ToSqlOutput::Owned(Sql::Integer(*number)),
            Self::Number(number) => ToSqlOutput::Owned(Sql::Real(*number)),
            Self::Boolean(yes) => ToSqlOutput::Owned(Sql::Integer(i64::from(*yes))),
            Self::Day(day) => ToSqlOutput::Owned(Sql::Text(day.to_string())),
        })
    }
}

fn create_table(table: &Table, tables: &[&'static Table]) -> String {
    let columns = table.columns.iter().map(|column| {
        let kind = match column.kind {
            Kind::Text | Kind::Day => "TEXT",
            Kind::Integer | Kind::Boolean => "INTEGER",
            Kind::Number => "REAL",
        };
        let key = if column.name == table.key().name { " PRIMARY KEY" } else { "" };
        let required = if column.required { " NOT NULL" } else { "" };
        let to = tables.iter().find(|to| Some(to.name) == column.refers_to);
        let refers = to.map(|to| format!(" REFERENCES {} ({})", to.name, to.key().name)).unwrap_or_default();
        format!("    {} {kind}{required}{key}{refers}", column.name)
    });
    let columns = columns.collect::<Vec<_>>().join(",\n");
    format!("CREATE TABLE {} (\n{columns}\n) STRICT;", table.name)
}

/// A full disk and the like keep their kind; what else goes wrong is told in SQLite's words.
fn io_error(error: rusqlite::Error) -> io::Error {
    let kind = match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::DiskFull) => io::ErrorKind::StorageFull,
        Some(rusqlite::ErrorCode::PermissionDenied | rusqlite::ErrorCode::ReadOnly) => io::ErrorKind::PermissionDenied,
        _ => io::ErrorKind::Other,
    };
    io::Error::new(kind, error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::TABLES;

    #[test]
    fn what_is_searched_is_there() {
        for (name, column) in SEARCHED {
            let table = TABLES.iter().find(|table| table.name == *name).unwrap();
            assert!(table.columns.iter().any(|of| of.name == *column), "{name}.{column}");
        }
    }
}
