//! What the schema expected, in words.

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{JsonType, ValidationError, Validator};
use serde_json::Value;

use crate::cli::parts::Part;

/// Longest value that is shown, in characters.
const SHOWN: usize = 60;

/// Line, JSON pointer and what was expected, of everything that is wrong with a document.
pub fn findings(validator: &Validator, part: Part<'_>, value: &Value) -> Vec<(usize, String, String)> {
    let mut findings = Vec::new();
    for error in validator.iter_errors(value) {
        for (pointer, expected) in innermost(&error) {
            findings.push((part.line_of(&pointer), pointer, expected));
        }
    }
    findings
}

/// The JSON pointers of what is wrong, with what was expected and what was found.
///
/// A value that may have several forms fits none of them when one small thing in it is wrong; then that thing is told, by
/// the form that got furthest.
fn innermost(error: &ValidationError<'_>) -> Vec<(String, String)> {
    let pointer = error.instance_path().as_str().to_owned();
    if let Some(alternatives) = alternatives(error) {
        let expected = format!("expected {}, found {}", list(&alternatives), shown(error.instance()));
        return vec![(pointer, expected)];
    }
    match error.kind() {
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
            let forms = context.iter().map(|form| form.iter().flat_map(innermost).collect::<Vec<_>>());
            let depth = |form: &Vec<(String, String)>| form.iter().map(|(at, _)| at.matches('/').count()).max();
            let furthest = forms.max_by_key(|form| (depth(form), std::cmp::Reverse(form.len())));
            furthest.unwrap_or_default()
        }
        ValidationErrorKind::Required { property } => {
            vec![(pointer, format!("expected the key {property}, found none"))]
        }
        ValidationErrorKind::Minimum { limit } => {
            vec![(pointer, format!("expected at least {limit}, found {}", shown(error.instance())))]
        }
        ValidationErrorKind::Maximum { limit } => {
            vec![(pointer, format!("expected at most {limit}, found {}", shown(error.instance())))]
        }
        _ => vec![(pointer, error.masked_with(shown(error.instance())).to_string())],
    }
}

/// What could have stood in the place of a single value; `None` where more than that value is wrong.
fn alternatives(error: &ValidationError<'_>) -> Option<Vec<String>> {
    match error.kind() {
        ValidationErrorKind::Constant { expected_value } => Some(vec![expected_value.to_string()]),
        ValidationErrorKind::Enum { options } => Some(options.as_array()?.iter().map(Value::to_string).collect()),
        ValidationErrorKind::Type { kind: TypeKind::Single(kind) } => Some(vec![type_name(*kind).to_owned()]),
        ValidationErrorKind::Type { kind: TypeKind::Multiple(kinds) } => {
            Some(kinds.iter().map(|kind| type_name(kind).to_owned()).collect())
        }
        ValidationErrorKind::Pattern { pattern } => Some(vec![format!("a text that matches {pattern}")]),
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
            let form = |errors: &Vec<ValidationError<'static>>| match errors.as_slice() {
                [only] if only.instance_path() == error.instance_path() => alternatives(only),
                _ => None,
            };
            let forms: Option<Vec<_>> = context.iter().map(form).collect();
            forms.map(|forms| forms.concat())
        }
        _ => None,
    }
}

fn type_name(kind: JsonType) -> &'static str {
    match kind {
        JsonType::Array => "a list",
        JsonType::Boolean => "true or false",
        JsonType::Integer => "a whole number",
        JsonType::Null => "null",
        JsonType::Number => "a number",
        JsonType::Object => "an object",
        JsonType::String => "a text",
    }
}

fn list(alternatives: &[String]) -> String {
    match alternatives {
        [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        alternatives => alternatives.concat(),
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Object(_) => "an object".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        value => {
            let json = value.to_string();
            match json.char_indices().nth(SHOWN) {
                Some((end, _)) => format!("{}…", &json[..end]),
                None => json,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn findings(schema: Value, instance: Value) -> Vec<(String, String)> {
        let validator = jsonschema::validator_for(&schema).unwrap();
        validator.iter_errors(&instance).flat_map(|error| innermost(&error)).collect()
    }

    #[test]
    fn one_of_several_values() {
        let schema = json!({"properties": {"per": {"anyOf": [
            {"oneOf": [{"const": "day"}, {"const": "week"}]},
            {"type": "null"}
        ]}}});
        assert_eq!(
            findings(schema, json!({"per": "fortnight"})),
            [("/per".to_owned(), r#"expected "day", "week" or null, found "fortnight""#.to_owned())]
        );
    }

    #[test]
    fn the_form_that_got_furthest() {
        let schema = json!({"properties": {"signed": {"anyOf": [
            {"type": "object", "properties": {"date": {"type": "string"}}, "required": ["date", "span"]},
            {"type": "null"}
        ]}}});
        assert_eq!(
            findings(schema, json!({"signed": {"date": 2019, "span": 0}})),
            [("/signed/date".to_owned(), "expected a text, found 2019".to_owned())]
        );
    }

    #[test]
    fn missing_key_and_small_number() {
        let schema = json!({"required": ["id"], "properties": {"start": {"minimum": 0}}});
        let found = findings(schema, json!({"start": -1}));
        assert!(found.contains(&(String::new(), r#"expected the key "id", found none"#.to_owned())), "{found:?}");
        assert!(found.contains(&("/start".to_owned(), "expected at least 0, found -1".to_owned())), "{found:?}");
    }

    #[test]
    fn long_values_are_cut() {
        assert_eq!(shown(&json!("å".repeat(100))).chars().count(), SHOWN + 1);
    }
}
