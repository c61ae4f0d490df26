//! JSON on one line written with line ends and indents, digit for digit.

/// Appends a JSON value, written without blanks, as `serde_json` writes it indented, `depth` steps in.
pub fn indent(compact: &[u8], mut depth: usize, to: &mut Vec<u8>) {
    fn new_line(depth: usize, to: &mut Vec<u8>) {
        to.push(b'\n');
        to.resize(to.len() + 2 * depth, b' ');
    }
    let mut at = 0;
    while let Some(byte) = compact.get(at) {
        at += 1;
        match byte {
            b'"' => {
                let length = string_end(&compact[at..]);
                to.extend_from_slice(&compact[at - 1..at + length]);
                at += length;
            }
            b'{' | b'[' => {
                to.push(*byte);
                if matches!(compact.get(at), Some(b'}' | b']')) {
                    to.push(compact[at]);
                    at += 1;
                } else {
                    depth += 1;
                    new_line(depth, to);
                }
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                new_line(depth, to);
                to.push(*byte);
            }
            b',' => {
                to.push(b',');
                new_line(depth, to);
            }
            b':' => to.extend_from_slice(b": "),
            _ => to.push(*byte),
        }
    }
}

/// The length of the rest of a string, with its closing quote.
fn string_end(rest: &[u8]) -> usize {
    let mut at = 0;
    while let Some(byte) = rest.get(at) {
        at += if *byte == b'\\' { 2 } else { 1 };
        if *byte == b'"' {
            break;
        }
    }
    at.min(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_serde_json_does() {
        let value = serde_json::json!({"a": [1, -0.5, {"b": []}, {}], "c\"[,:": "x\\\"{", "d": null, "e": [[true]]});
        let mut indented = Vec::new();
        indent(value.to_string().as_bytes(), 0, &mut indented);
        assert_eq!(String::from_utf8(indented).unwrap(), format!("{value:#}"));
    }
}
