//! Findings as workflow commands of GitHub Actions, which shows them beside the lines.

use std::io::{self, Write};

use medborgarlofte::document::Severity;

use super::{Shown, Writer};

pub struct Github;

impl Writer for Github {
    fn begin(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn finding(&mut self, shown: &Shown<'_>, output: &mut dyn Write) -> io::Result<()> {
        let command = match shown.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let ((line, column), (end_line, end_column)) = shown.position();
        write!(output, "::{command} file={},line={line},endLine={end_line}", property(shown.path))?;
        // Columns are shown only for places within a line.
        if line == end_line {
            write!(output, ",col={column},endColumn={end_column}")?;
        }
        let code = shown.code.as_str();
        writeln!(output, ",title={}::{}", property(code), data(&format!("{}\n{}", shown.message, shown.help)))
    }

    fn end(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// Text after the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_end_or_begin_a_command() {
        assert_eq!(data("a\r\n::error::b %0A"), "a%0D%0A::error::b %250A");
        assert_eq!(property("a,b:c\n"), "a%2Cb%3Ac%0A");
    }
}
