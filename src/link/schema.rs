//! The JSON Schema of links and outcomes, made from the types.

use schemars::generate::SchemaSettings;

use super::types::Record;

/// The identifier of the schema; its major version is in the file's name.
pub const SCHEMA_ID: &str = "https://medborgarlofte.example/schemas/medborgarlofte-link-1.schema.json";

/// The JSON Schema (2020-12) of a [`Record`] as this crate writes it: a key that is always written is required, with
/// null where there is no value.
///
/// ```
/// let schema = medborgarlofte::link::schema();
/// assert_eq!(schema["title"], "Record");
/// ```
pub fn schema() -> serde_json::Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Record<'static>>();
    schema.insert("$id".to_owned(), SCHEMA_ID.into());
    let mut schema = schema.to_value();
    // What tells the kinds of records apart is no field of theirs, and so has no description.
    for record in schema.get_mut("oneOf").and_then(|of| of.as_array_mut()).into_iter().flatten() {
        if let Some(property) = record.pointer_mut("/properties/record").and_then(|of| of.as_object_mut()) {
            property.insert("description".to_owned(), "Whether it is a link or an outcome.".into());
        }
    }
    schema
}
