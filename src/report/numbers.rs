//! Numbers and quotation marks as each language writes them.

use crate::document::Number;
use crate::messages::Lang;

/// A number with the decimal sign of the language.
pub(crate) fn number(Number(value): Number, lang: Lang) -> String {
    let text = value.to_string();
    if lang == Lang::Sv { text.replace('.', ",") } else { text }
}

/// A count with its thousands apart.
pub(crate) fn count(count: u64, lang: Lang) -> String {
    let digits = count.to_string();
    let apart = match lang {
        Lang::Sv => '\u{a0}',
        Lang::En => ',',
    };
    let mut text = String::with_capacity(digits.len() + 4);
    for (at, digit) in digits.chars().enumerate() {
        // Swedish writes four digits together.
        if at > 0 && (digits.len() - at).is_multiple_of(3) && (digits.len() > 4 || lang == Lang::En) {
            text.push(apart);
        }
        text.push(digit);
    }
    text
}

/// A share in whole per cent; a dash where there is no whole.
pub(crate) fn percent(part: u64, whole: u64, lang: Lang) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    // What is neither nothing nor all is not rounded to it.
    let rounded = (part * 200 + whole) / (whole * 2);
    let rounded = if part > 0 && rounded == 0 {
        1
    } else if part < whole && rounded == 100 {
        99
    } else {
        rounded
    };
    match lang {
        Lang::Sv => format!("{rounded}\u{a0}%"),
        Lang::En => format!("{rounded}%"),
    }
}

/// A message with the quotation marks of its language in the place of backticks, as far as they come in pairs.
pub(crate) fn quotes(message: &str, lang: Lang) -> String {
    let (open, close) = match lang {
        Lang::Sv => ("”", "”"),
        Lang::En => ("“", "”"),
    };
    let last = message.matches('`').count() & !1;
    let mut text = String::with_capacity(message.len() + 8);
    for (number, part) in message.split('`').enumerate() {
        match number {
            0 => {}
            number if number > last => text.push('`'),
            number => text.push_str(if number % 2 == 1 { open } else { close }),
        }
        text.push_str(part);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_shares() {
        assert_eq!(count(0, Lang::Sv), "0");
        assert_eq!(count(5000, Lang::Sv), "5000");
        assert_eq!(count(12_345, Lang::Sv), "12\u{a0}345");
        assert_eq!(count(1_234_567, Lang::En), "1,234,567");
        assert_eq!(percent(1, 3, Lang::Sv), "33\u{a0}%");
        assert_eq!(percent(1, 1000, Lang::En), "1%");
        assert_eq!(percent(999, 1000, Lang::En), "99%");
        assert_eq!(percent(0, 0, Lang::En), "–");
        assert_eq!(percent(7, 7, Lang::En), "100%");
    }

    #[test]
    fn quotation_marks() {
        assert_eq!(quotes("väntade `a`, fann `b`", Lang::Sv), "väntade ”a”, fann ”b”");
        assert_eq!(quotes("`a` and `b", Lang::En), "“a” and `b");
        assert_eq!(quotes("", Lang::En), "");
    }
}
