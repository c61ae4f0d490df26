//! Fields: a code that only Word reads, and the text that it gave when it was last worked out.

use std::rc::Rc;

/// The fields that are open, the innermost last.
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<Field>);

#[derive(Debug, Default)]
struct Field {
    code: String,
    in_result: bool,
    link: Option<Rc<str>>,
}

impl Fields {
    /// A mark of the kind `begin`, `separate` or `end`.
    pub(super) fn mark(&mut self, kind: &str) {
        match kind {
            "begin" => self.0.push(Field::default()),
            "separate" => {
                if let Some(field) = self.0.last_mut() {
                    field.in_result = true;
                    field.link = link(&field.code);
                }
            }
            "end" => drop(self.0.pop()),
            _ => {}
        }
    }

    /// A part of the innermost field's code.
    pub(super) fn code(&mut self, text: &str) {
        if let Some(field) = self.0.last_mut().filter(|field| !field.in_result) {
            field.code.push_str(text);
        }
    }

    /// Whether what comes now is part of a code.
    pub(super) fn in_code(&self) -> bool {
        self.0.iter().any(|field| !field.in_result)
    }

    /// The address that the text leads to.
    pub(super) fn link(&self) -> Option<&Rc<str>> {
        self.0.iter().rev().find_map(|field| field.link.as_ref())
    }

    /// A code does not go on in the next paragraph: one that seems to has lost its end, and would hide all that follows.
    pub(super) fn end_paragraph(&mut self) {
        self.0.retain(|field| field.in_result);
    }
}

/// The address in `HYPERLINK "https://polisen.se" \o "Polisen"`.
pub(super) fn link(code: &str) -> Option<Rc<str>> {
    let rest = code.trim().strip_prefix("HYPERLINK")?.trim_start();
    // A switch before the address, such as `\l`, names a place in the document itself.
    match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split_whitespace().next().filter(|word| !word.starts_with('\\')),
    }
    .map(Rc::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links() {
        for (code, address) in [
            (" HYPERLINK \"https://polisen.se\" \\o \"Polisen\" ", Some("https://polisen.se")),
            ("HYPERLINK https://polisen.se", Some("https://polisen.se")),
            ("HYPERLINK \\l \"bokmärke\"", None),
            ("HYPERLINK", None),
            ("PAGE", None),
        ] {
            assert_eq!(link(code).as_deref(), address, "{code}");
        }
    }
}
