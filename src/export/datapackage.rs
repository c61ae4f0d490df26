//! The tables described as a Data Package, version 2, with a Table Schema for each.

use serde_json::{Map, Value as Json, json};

use super::{Column, CsvStyle, Kind, Table};

/// The form that the tables of a package have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Package<'a> {
    /// A CSV file for each table.
    Csv(CsvStyle),
    /// A Parquet file for each table.
    Parquet,
    /// A SQLite database of this file name.
    Sqlite(&'a str),
}

impl Package<'_> {
    /// The file that holds a table.
    pub fn path(self, table: &str) -> String {
        match self {
            Self::Csv(_) => format!("{table}.csv"),
            Self::Parquet => format!("{table}.parquet"),
            Self::Sqlite(name) => name.to_owned(),
        }
    }

    /// The media type of that file.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv(_) => "text/csv",
            Self::Parquet => "application/vnd.apache.parquet",
            Self::Sqlite(_) => "application/vnd.sqlite3",
        }
    }
}

/// What the tables are called where they are described.
pub(super) const TITLE: &str = "Medborgarlöften";
pub(super) const DESCRIPTION: &str = "Citizen promises of Swedish kommuner and the police, and what came of them, \
     as lofte reads them from the documents.";

/// The content of `datapackage.json`.
pub fn data_package(package: Package<'_>, tables: &[&'static Table]) -> String {
    let resources: Vec<_> = tables.iter().map(|table| resource(package, table, tables)).collect();
    let package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "medborgarloften",
        "title": TITLE,
        "description": DESCRIPTION,
        "resources": resources,
    });
    format!("{package:#}\n")
}

fn resource(package: Package<'_>, table: &Table, tables: &[&'static Table]) -> Json {
    let mut resource = Map::new();
    let mut put = |key: &str, value: Json| resource.insert(key.to_owned(), value);
    put("name", json!(table.name));
    put("type", json!("table"));
    put("description", json!(table.about));
    put("path", json!(package.path(table.name)));
    put("mediatype", json!(package.media_type()));
    match package {
        Package::Csv(style) => {
            put("format", json!("csv"));
            put("encoding", json!("utf-8"));
            put("dialect", json!({"delimiter": style.delimiter().to_string(), "lineTerminator": "\r\n"}));
        }
        Package::Parquet => {
            put("format", json!("parquet"));
        }
        Package::Sqlite(_) => {
            put("format", json!("sqlite"));
            put("dialect", json!({"table": table.name}));
        }
    }
    put("schema", schema(table, tables));
    Json::Object(resource)
}

fn schema(table: &Table, tables: &[&'static Table]) -> Json {
    let fields: Vec<_> = table.columns.iter().map(|column| field(table, column)).collect();
    let keys: Vec<_> = table.columns.iter().filter_map(|column| foreign_key(column, tables)).collect();
    let mut schema = json!({
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": fields,
        "primaryKey": [table.key().name],
        "missingValues": [""],
    });
    if !keys.is_empty() {
        schema["foreignKeys"] = Json::Array(keys);
    }
    schema
}

fn field(table: &Table, column: &Column) -> Json {
    let kind = match column.kind {
        Kind::Text => "string",
        Kind::Integer => "integer",
        Kind::Number => "number",
        Kind::Boolean => "boolean",
        Kind::Day => "date",
    };
    let mut constraints = Map::new();
    // In CSV an empty text and none look the same.
    let can_be_empty = column.kind == Kind::Text && column.refers_to.is_none() && column.name != table.key().name;
    if column.required && !can_be_empty {
        constraints.insert("required".to_owned(), json!(true));
    }
    if column.name == table.key().name {
        constraints.insert("unique".to_owned(), json!(true));
    }
    let mut field = json!({"name": column.name, "type": kind, "description": column.about});
    if !constraints.is_empty() {
        field["constraints"] = Json::Object(constraints);
    }
    field
}

fn foreign_key(column: &Column, tables: &[&'static Table]) -> Option<Json> {
    let to = tables.iter().find(|table| Some(table.name) == column.refers_to)?;
    Some(json!({"fields": [column.name], "reference": {"resource": to.name, "fields": [to.key().name]}}))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{document_tables, linked_tables};

    #[test]
    fn every_reference_leads_to_an_earlier_table() {
        let tables = linked_tables();
        for (index, table) in tables.iter().enumerate() {
            for column in table.columns {
                assert!(!column.about.is_empty(), "{}.{}", table.name, column.name);
                let Some(to) = column.refers_to else { continue };
                assert!(tables[..index].iter().any(|table| table.name == to), "{}.{}", table.name, column.name);
            }
        }
    }

    #[test]
    fn keys_are_declared() {
        let package: Json = serde_json::from_str(&data_package(Package::Parquet, &document_tables())).unwrap();
        let promises =
            package["resources"].as_array().unwrap().iter().find(|table| table["name"] == "promises").unwrap();
        assert_eq!(promises["schema"]["primaryKey"], json!(["promise_id"]));
        assert_eq!(promises["schema"]["foreignKeys"][0]["reference"]["resource"], "documents");
    }
}
