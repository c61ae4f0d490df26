//! Characters with their places, as pdf-extract gives them.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

/// Written for a character that the file does not tell.
pub(super) const UNKNOWN: &str = "\u{FFFD}";

/// A character, or several that share one sign.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    /// From the left, along the line that the text runs in.
    pub(super) x: f64,
    /// Height of the line on which it stands.
    pub(super) y: f64,
    /// How wide it is.
    pub(super) width: f64,
    /// How far it is to the next, beyond its width.
    pub(super) spacing: f64,
    /// Size of the font.
    pub(super) size: f64,
    /// What it says; a space is one blank.
    pub(super) text: String,
    /// Quarters of a turn to the left that the text is turned by.
    pub(super) turned: u8,
}

/// Gathers the characters of a page.
#[derive(Default)]
pub(super) struct Glyphs {
    glyphs: Vec<Glyph>,
}

impl Glyphs {
    /// The characters in the order in which they were drawn.
    pub(super) fn finish(self) -> Vec<Glyph> {
        self.glyphs
    }
}

impl OutputDev for Glyphs {
    fn begin_page(&mut self, _: u32, _: &MediaBox, _: Option<(f64, f64, f64, f64)>) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        spacing: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        let (along, up) = (place.m11.hypot(place.m12), place.m21.hypot(place.m22));
        let size = (font_size * up).abs();
        let numbers = [place.m31, place.m32, size, width * font_size * along];
        if numbers.iter().any(|number| !number.is_finite() || number.abs() > 1e6) || size == 0.0 {
            return Ok(());
        }
        let turned = match (place.m11.abs() >= place.m12.abs(), place.m11 >= 0.0, place.m12 >= 0.0) {
            (true, true, _) => 0,
            (true, false, _) => 2,
            (false, _, true) => 1,
            (false, _, false) => 3,
        };
        // Turned text is read as if the page was turned.
        let (x, y) = match turned {
            0 => (place.m31, place.m32),
            1 => (place.m32, -place.m31),
            2 => (-place.m31, -place.m32),
            _ => (-place.m32, place.m31),
        };
        let spacing = spacing * along * if spacing.is_finite() { 1.0 } else { 0.0 };
        let (width, spacing) = ((width * font_size * along).max(0.0), spacing.max(0.0));
        self.glyphs.push(Glyph { x, y, width, spacing, size, text: readable(text), turned });
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

/// The text without what no text file holds; where nothing is known of it, the sign for that.
fn readable(text: &str) -> String {
    if !text.is_empty() && text.chars().all(char::is_whitespace) {
        return " ".to_owned();
    }
    let kept: String = text.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    if kept.is_empty() { UNKNOWN.to_owned() } else { kept }
}
