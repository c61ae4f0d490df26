//! The schema in the project, the types, and what extraction gives.

use std::fs;

use medborgarlofte::document::schema;
use medborgarlofte::{Input, extract};
use serde_json::{Value, json};

use crate::support::{files, sample};

#[test]
fn file_and_types_agree() {
    let file = fs::read_to_string(files::root().join("schemas/medborgarlofte-1.schema.json")).unwrap();
    let types = format!("{:#}\n", schema());
    // Two texts of this length beside each other would hide the difference.
    let difference = file.lines().zip(types.lines()).enumerate().find(|(_, (file, types))| file != types);
    assert!(
        file == types,
        "the first difference is {difference:?} (line, file, types); if the types are meant, run \
         `cargo run -- schema > schemas/medborgarlofte-1.schema.json`"
    );
}

#[test]
fn every_property_and_type_is_described() {
    for schema in [schema(), medborgarlofte::link::schema()] {
        assert_eq!(undescribed("", &schema), [""; 0]);
        for (name, definition) in schema["$defs"].as_object().unwrap() {
            assert!(definition["description"].is_string(), "{name} is not described");
        }
    }
}

#[test]
fn undescribed_properties_are_found() {
    let schema = json!({"anyOf": [{"properties": {"a": {"description": "A."}, "b": {"type": "null"}}}]});
    assert_eq!(undescribed("", &schema), ["/anyOf/0/properties/b"]);
}

/// JSON pointers of the properties without a description.
fn undescribed(at: &str, schema: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        if property["description"].as_str().unwrap_or_default().is_empty() {
            found.push(format!("{at}/properties/{name}"));
        }
    }
    match schema {
        Value::Object(members) => {
            found.extend(members.iter().flat_map(|(key, member)| undescribed(&format!("{at}/{key}"), member)));
        }
        Value::Array(list) => {
            let numbered = list.iter().enumerate();
            found.extend(numbered.flat_map(|(index, element)| undescribed(&format!("{at}/{index}"), element)));
        }
        _ => {}
    }
    found
}

#[test]
fn every_extracted_document_validates() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    for file in files::all() {
        let input = Input::decode(file.name(), &file.bytes).unwrap();
        for document in extract(&input).documents {
            let json = serde_json::to_value(&document).unwrap();
            let errors: Vec<_> = validator.iter_errors(&json).map(|e| format!("{}: {e}", e.instance_path())).collect();
            assert!(errors.is_empty(), "{}: {errors:#?}", file.path);
        }
    }
}

#[test]
fn the_schema_tells_right_from_wrong() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let right = serde_json::to_value(sample::document()).unwrap();
    assert!(validator.is_valid(&right));
    for (pointer, wrong) in [
        ("/kind", json!("promises")),
        ("/period/start", json!("2023-13")),
        ("/promises/0/id", json!("x1")),
        ("/promises/0/span/start", json!(-1)),
        ("/title", json!("Löfte")),
        ("/accounting", Value::Null),
    ] {
        let mut document = right.clone();
        *document.pointer_mut(pointer).unwrap() = wrong;
        assert!(!validator.is_valid(&document), "{pointer}");
    }
}
