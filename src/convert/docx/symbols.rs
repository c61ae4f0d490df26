//! Signs of fonts that have pictures in the place of letters.

/// The character that shows what a font of symbols shows; the code is hexadecimal.
pub(super) fn symbol(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code.trim(), 16).ok()?;
    // The fonts have their signs at 20 to FF, which is written with F000 added or without.
    let sign = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    let known = match (font.trim().to_ascii_lowercase().as_str(), sign) {
        ("symbol", 0xB7) | ("wingdings", 0x9F) => '•',
        ("symbol", 0x2D) => '−',
        ("symbol", 0xAE) | ("wingdings", 0xE0 | 0xF0) => '→',
        ("wingdings", 0x6C) => '●',
        ("wingdings", 0x6E) => '■',
        ("wingdings", 0xA7) => '▪',
        ("wingdings", 0x6F | 0x71 | 0x72 | 0xA8) => '□',
        ("wingdings", 0x76) => '❖',
        ("wingdings", 0x75) => '◆',
        ("wingdings", 0xD8) => '➢',
        ("wingdings", 0xFC) => '✓',
        ("wingdings", 0xFB) => '✗',
        ("wingdings", 0xFE) => '☑',
        ("wingdings", 0xFD) => '☒',
        ("wingdings", 0x4A) => '☺',
        _ => return char::from_u32(code).filter(|c| !c.is_control()),
    };
    Some(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols() {
        for (font, code, sign) in [
            ("Symbol", "F0B7", Some('•')),
            ("Wingdings", "FC", Some('✓')),
            ("Wingdings", "F0A7", Some('▪')),
            ("Wingdings", "F041", Some('\u{F041}')),
            ("Arial", "00E5", Some('å')),
            ("Arial", "D800", None),
            ("Arial", "7", None),
            ("Arial", "x", None),
        ] {
            assert_eq!(symbol(font, code), sign, "{font} {code}");
        }
    }
}
