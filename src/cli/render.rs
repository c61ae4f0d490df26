//! Messages as they are printed. Nothing that comes from a file or its name reaches a terminal unescaped.

use std::fmt::{Display, Write as _};
use std::io::{self, Write as _};
use std::path::Path;

use medborgarlofte::Input;
use medborgarlofte::document::{Code, Diagnostic, Severity};
use medborgarlofte::messages::Lang;

/// Prints one message to stderr; nobody is left to tell where that fails.
pub fn message(text: impl Display) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// A path as text that is safe to print.
pub fn path(path: &Path) -> String {
    escape(&path.to_string_lossy())
}

/// What the operating system says, without its error number.
pub fn reason(error: &io::Error) -> String {
    let text = match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::StorageFull => "there is no space left on the disk".to_owned(),
        io::ErrorKind::FileTooLarge => "the file would be larger than the system allows".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the file system can only be read".to_owned(),
        io::ErrorKind::NotADirectory => "a part of the path is no folder".to_owned(),
        _ => error.to_string(),
    };
    escape(text.split(" (os error").next().unwrap_or_default())
}

/// What to tell of a file whose text could not be had.
pub fn failure(name: &str, code: Code, error: &str) -> String {
    format!("{name}: error[{code}]: {}", escape(error))
}

/// A finding with its place: `path:line:column: severity[code]: message`, and what to do on a line of its own.
pub fn diagnostic(name: &str, input: &Input<'_>, diagnostic: &Diagnostic) -> String {
    let Diagnostic { code, severity, message, span, help, values: _ } = diagnostic;
    let severity = match severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let place = span.map(|span| input.line_and_column(span.start as usize));
    let place = place.map(|(line, column)| format!(":{line}:{column}")).unwrap_or_default();
    let mut text = format!("{name}{place}: {severity}[{code}]: {}", escape(message));
    if !help.is_empty() {
        text.push_str("\n  help: ");
        text.push_str(&escape(help));
    }
    text
}

/// A severity in a language.
pub fn severity_name(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Info, Lang::Sv) => "upplysning",
        (Severity::Warning, Lang::Sv) => "varning",
        (Severity::Error, Lang::Sv) => "fel",
        (Severity::Info, Lang::En) => "info",
        (Severity::Warning, Lang::En) => "warning",
        (Severity::Error, Lang::En) => "error",
    }
}

/// Escapes what could move the cursor, start an escape sequence or turn the direction of writing.
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => safe.push_str("\\n"),
            '\t' => safe.push_str("\\t"),
            _ if is_hostile(c) => {
                // Writing to a String cannot fail.
                let _ = write!(safe, "\\u{{{:x}}}", c as u32);
            }
            _ => safe.push(c),
        }
    }
    safe
}

/// Whether a character could move the cursor, begin an escape sequence or turn the direction of writing.
pub fn is_hostile(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    c.is_control() || turns
}

/// The same for text whose lines stay lines.
pub fn escape_lines(text: &str) -> String {
    text.lines().map(escape).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use medborgarlofte::document::Span;

    use super::*;

    #[test]
    fn hostile_characters_are_escaped() {
        assert_eq!(escape("a\u{1b}[2Jb\nc\u{202e}d\u{9b}\u{61c}åäö➤"), "a\\u{1b}[2Jb\\nc\\u{202e}d\\u{9b}\\u{61c}åäö➤");
    }

    #[test]
    fn place_counts_characters() {
        let input = Input::decode("å.txt", "Löfte\r\nåäö här".as_bytes()).unwrap();
        let finding = Diagnostic {
            code: Code::UnclaimedText,
            severity: Severity::Warning,
            message: "a\u{7}b".into(),
            span: Some(Span::new("Löfte\r\nåäö ".len() as u32, 18)),
            help: "mend it".into(),
            values: Default::default(),
        };
        assert_eq!(
            diagnostic("å.txt", &input, &finding),
            "å.txt:2:5: warning[unclaimed-text]: a\\u{7}b\n  help: mend it"
        );
    }
}
