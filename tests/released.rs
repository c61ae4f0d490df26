//! What earlier versions of the schema gave stays readable, and the schema does not change under its version.
//!
//! `released/<version>` has documents and links as that version of the schema had them, and the digests of the schemas.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use medborgarlofte::document::{Document, SCHEMA_VERSION, schema};
use medborgarlofte::link::{self, Record};
use medborgarlofte::sha256;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::support::command::lofte;
use crate::support::files;

const DOCUMENTS: &str = "documents.ndjson";
const LINKS: &str = "links.ndjson";
const DIGESTS: &str = "digests.json";

/// The folder with one for each version. What today's gives is put there first, if that is asked for.
static RELEASED: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = files::root().join("tests/released");
    if std::env::var_os("KEEP_RELEASED").is_some() {
        keep(&folder.join(SCHEMA_VERSION));
    }
    folder
});

#[test]
fn a_schema_keeps_its_version_only_while_it_stays_the_same() {
    let kept = RELEASED.join(SCHEMA_VERSION);
    let digests: Value =
        fs::read(kept.join(DIGESTS)).map_or(Value::Null, |json| serde_json::from_slice(&json).unwrap());
    assert!(
        digests == self::digests(),
        "the schemas are no longer those of {SCHEMA_VERSION}: raise `SCHEMA_VERSION`, as CONTRIBUTING.md tells under \
         \"The version of the schema\", or, while {SCHEMA_VERSION} is not published, run `KEEP_RELEASED=1 cargo test released`"
    );
}

/// Keeps what today's version gives.
fn keep(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    let inputs = [files::corpus(), files::dev()].concat().into_iter().map(|file| file.path);
    // A page too, so that there is a text that was taken out of its file.
    let inputs = inputs.chain(["tests/data/html/aneby-2023-2024.html".to_owned()]);
    lofte().arg("extract").args(inputs).arg("-o").arg(folder.join(DOCUMENTS)).assert().success();
    lofte().arg("link").arg(folder.join(DOCUMENTS)).arg("-o").arg(folder.join(LINKS)).assert().success();
    fs::write(folder.join(DIGESTS), format!("{:#}\n", digests())).unwrap();
}

fn digests() -> Value {
    let digest = |mut schema: Value| {
        remove_descriptions(&mut schema);
        sha256(schema.to_string().as_bytes())
    };
    json!({"documents": digest(schema()), "links": digest(link::schema())})
}

/// What a field means may be said better at any time.
fn remove_descriptions(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            // A property that is called so has a schema, and is no text.
            members.retain(|key, member| key != "description" || !member.is_string());
            members.values_mut().for_each(remove_descriptions);
        }
        Value::Array(list) => list.iter_mut().for_each(remove_descriptions),
        _ => {}
    }
}

#[test]
fn descriptions_are_no_part_of_a_schema_but_all_else_is() {
    let without = |mut schema: Value| {
        remove_descriptions(&mut schema);
        schema
    };
    let plain = json!({"properties": {"description": {"type": "string"}}});
    let described = json!({"properties": {"description": {"type": "string", "description": "What it is."}}});
    assert_eq!(without(described), plain);
    assert_eq!(without(plain.clone()), plain);
}

/// The folders of versions that say the same in the same words: those of the same major version.
fn readable() -> Vec<PathBuf> {
    let major = |version: &str| version.split('.').next().unwrap_or_default().to_owned();
    let folders = fs::read_dir(&*RELEASED).unwrap().map(|entry| entry.unwrap().path());
    let today = major(SCHEMA_VERSION);
    let readable: Vec<_> =
        folders.filter(|path| major(&path.file_name().unwrap().to_string_lossy()) == today).collect();
    assert!(!readable.is_empty(), "nothing is kept of version {today}");
    readable
}

#[test]
fn what_was_released_is_valid_and_read() {
    for folder in readable() {
        are_valid_and_read::<Document<'static>>(&folder.join(DOCUMENTS), &schema());
        are_valid_and_read::<Record<'static>>(&folder.join(LINKS), &link::schema());
    }
}

/// Every line is valid, and today's types have all that it says.
fn are_valid_and_read<T: Serialize + DeserializeOwned>(path: &Path, schema: &Value) {
    let validator = jsonschema::validator_for(schema).unwrap();
    let lines = fs::read_to_string(path).unwrap();
    assert!(lines.lines().count() > 10, "{} has hardly anything", path.display());
    for (index, line) in lines.lines().enumerate() {
        let place = format!("{} line {}", path.display(), index + 1);
        let value: Value = serde_json::from_str(line).unwrap();
        let errors: Vec<_> =
            validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{place}: {errors:#?}");
        let read: T = serde_json::from_str(line).unwrap_or_else(|error| panic!("{place}: {error}"));
        let again = serde_json::to_value(read).unwrap();
        assert!(is_kept(&value, &again), "{place}: {value:#}\nis read as\n{again:#}");
    }
}

/// Whether all that `old` says is in `new`, which may say more.
fn is_kept(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            old.iter().all(|(key, value)| new.get(key).is_some_and(|other| is_kept(value, other)))
        }
        (Value::Array(old), Value::Array(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| is_kept(old, new))
        }
        _ => old == new,
    }
}

#[test]
fn what_is_lost_is_found() {
    let old = json!({"a": [{"b": 1}]});
    assert!(is_kept(&old, &json!({"a": [{"b": 1, "c": 2}], "d": null})));
    for less in [json!({}), json!({"a": []}), json!({"a": [{"c": 1}]}), json!({"a": [{"b": 2}]})] {
        assert!(!is_kept(&old, &less), "{less}");
    }
}

#[test]
fn the_command_takes_what_was_released() {
    for folder in readable() {
        lofte().arg("link").arg(folder.join(DOCUMENTS)).assert().success();
        lofte().arg("validate").arg(folder.join(DOCUMENTS)).assert().success();
    }
}
