//! Tables written to their place, with what describes them.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use medborgarlofte::document::Document;
use medborgarlofte::export::{Catalog, Csv, CsvStyle, Package, Parquet, Sink, Sqlite, Table, catalog, data_package};

use super::render;
use crate::batch::place::Place;

pub const DATA_PACKAGE: &str = "datapackage.json";
pub const CATALOG: &str = "catalog.jsonld";

/// The form of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Csv(CsvStyle),
    Parquet,
    Sqlite,
}

impl Form {
    /// Whether the output is a folder.
    pub fn is_folder(self) -> bool {
        self != Self::Sqlite
    }
}

/// What is to be written.
pub struct Tables<'a> {
    pub form: Form,
    pub tables: Vec<&'static Table>,
    /// Whether a catalog describes them as well, and who publishes them.
    pub catalog: bool,
    pub publisher: Option<&'a str>,
}

/// The first and the last year of the documents' periods.
pub type Years = Option<(u16, u16)>;

/// Takes in the years of a document's period.
pub fn add_years(years: &mut Years, document: &Document<'_>) {
    let Some(period) = document.period else { return };
    let (start, end) = (period.start.year(), period.end.unwrap_or(period.start).year());
    let (first, last) = years.unwrap_or((start, end));
    *years = Some((first.min(start), last.max(end)));
}

impl Tables<'_> {
    /// Writes the tables that `fill` fills.
    pub fn write(&self, place: &Place, fill: impl FnOnce(&mut dyn Sink) -> io::Result<Years>) -> io::Result<()> {
        let work = place.work().join("output");
        match self.form {
            Form::Csv(style) => {
                fs::create_dir(&work)?;
                let open = |table: &str| create(&work.join(format!("{table}.csv")));
                let mut csv = Csv::new(style, &self.tables, open)?;
                let years = fill(&mut csv)?;
                csv.into_writers().into_iter().try_for_each(|mut file| file.flush())?;
                self.describe(Package::Csv(style), years, |name| work.join(name))?;
                place.put_files_of(&work)
            }
            Form::Parquet => {
                fs::create_dir(&work)?;
                let open = |table: &str| create(&work.join(format!("{table}.parquet")));
                let mut parquet = Parquet::new(&self.tables, open)?;
                let years = fill(&mut parquet)?;
                parquet.finish()?.into_iter().try_for_each(|mut file| file.flush())?;
                self.describe(Package::Parquet, years, |name| work.join(name))?;
                place.put_files_of(&work)
            }
            Form::Sqlite => {
                let mut sqlite = Sqlite::create(&work, &self.tables)?;
                let years = fill(&mut sqlite)?;
                sqlite.finish()?;
                let name = place.target().file_name().unwrap_or_default().to_string_lossy();
                self.describe(Package::Sqlite(&name), years, |name| place.work().join(name))?;
                for name in self.described() {
                    place.put_beside(&place.work().join(name), &format!(".{name}"))?;
                }
                place.put_file(&work)
            }
        }
    }

    /// The names of what describes the tables.
    fn described(&self) -> impl Iterator<Item = &'static str> {
        [DATA_PACKAGE].into_iter().chain(self.catalog.then_some(CATALOG))
    }

    fn describe(&self, package: Package<'_>, years: Years, path: impl Fn(&str) -> PathBuf) -> io::Result<()> {
        for name in self.described() {
            let description = match name {
                CATALOG => catalog(&Catalog {
                    publisher: self.publisher.unwrap_or_else(|| {
                        render::message("--catalog: the publisher is not known; name it with --publisher");
                        "Okänd"
                    }),
                    package,
                    tables: &self.tables,
                    description_file: DATA_PACKAGE,
                    years,
                }),
                _ => data_package(package, &self.tables),
            };
            fs::write(path(name), description)?;
        }
        Ok(())
    }
}

pub fn create(path: &Path) -> io::Result<BufWriter<File>> {
    Ok(BufWriter::with_capacity(64 * 1024, File::create(path)?))
}
