//! Strings, numbers, lists and maps as JSON, and the types that are written as one of them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Json;
use crate::document::{CommitmentId, CommitmentKind, Date, Number};

impl<T: Json> Json for Option<T> {
    fn write(&self, json: &mut Vec<u8>) {
        match self {
            Some(value) => value.write(json),
            None => json.extend_from_slice(b"null"),
        }
    }
}

impl<T: Json> Json for Vec<T> {
    fn write(&self, json: &mut Vec<u8>) {
        json.push(b'[');
        for (index, value) in self.iter().enumerate() {
            if index > 0 {
                json.push(b',');
            }
            value.write(json);
        }
        json.push(b']');
    }
}

impl Json for BTreeMap<String, String> {
    fn write(&self, json: &mut Vec<u8>) {
        json.push(b'{');
        for (index, (key, value)) in self.iter().enumerate() {
            if index > 0 {
                json.push(b',');
            }
            key.write(json);
            json.push(b':');
            value.write(json);
        }
        json.push(b'}');
    }
}

impl Json for str {
    fn write(&self, json: &mut Vec<u8>) {
        json.push(b'"');
        // Nearly no text has any of them, so that an early end would cost more than it saves.
        match self.bytes().fold(0, |found, byte| found | u8::from(is_escaped(byte))) {
            0 => json.extend_from_slice(self.as_bytes()),
            _ => self.bytes().for_each(|byte| escape(byte, json)),
        }
        json.push(b'"');
    }
}

/// Whether a string cannot hold the byte as it is.
fn is_escaped(byte: u8) -> bool {
    (byte < 0x20) | (byte == b'"') | (byte == b'\\')
}

fn escape(byte: u8, json: &mut Vec<u8>) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let letter = match byte {
        b'"' | b'\\' => byte,
        0x08 => b'b',
        0x0C => b'f',
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0..0x20 => {
            let (high, low) = (DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]);
            return json.extend_from_slice(&[b'\\', b'u', b'0', b'0', high, low]);
        }
        _ => return json.push(byte),
    };
    json.extend_from_slice(&[b'\\', letter]);
}

impl Json for &str {
    fn write(&self, json: &mut Vec<u8>) {
        (**self).write(json);
    }
}

impl Json for String {
    fn write(&self, json: &mut Vec<u8>) {
        self.as_str().write(json);
    }
}

impl Json for Cow<'_, str> {
    fn write(&self, json: &mut Vec<u8>) {
        (**self).write(json);
    }
}

impl Json for bool {
    fn write(&self, json: &mut Vec<u8>) {
        json.extend_from_slice(if *self { b"true" } else { b"false" });
    }
}

impl Json for u64 {
    fn write(&self, json: &mut Vec<u8>) {
        digits(*self, 1, json);
    }
}

impl Json for u32 {
    fn write(&self, json: &mut Vec<u8>) {
        digits(u64::from(*self), 1, json);
    }
}

impl Json for u16 {
    fn write(&self, json: &mut Vec<u8>) {
        digits(u64::from(*self), 1, json);
    }
}

impl Json for u8 {
    fn write(&self, json: &mut Vec<u8>) {
        digits(u64::from(*self), 1, json);
    }
}

/// The digits of a number, at least `width` of them.
fn digits(mut number: u64, width: usize, json: &mut Vec<u8>) {
    // The greatest number has twenty.
    let mut digits = [b'0'; 20];
    let mut start = digits.len();
    while number > 0 || digits.len() - start < width {
        start -= 1;
        digits[start] = b'0' + (number % 10) as u8;
        number /= 10;
    }
    json.extend_from_slice(&digits[start..]);
}

impl Json for Number {
    fn write(&self, json: &mut Vec<u8>) {
        // Nearly all are small and whole; the others are left to serde, which knows the shortest form of each.
        match self.0 as u32 {
            whole if f64::from(whole) == self.0 => whole.write(json),
            _ => json.extend(serde_json::to_vec(self).unwrap_or_default()),
        }
    }
}

impl Json for CommitmentId {
    fn write(&self, json: &mut Vec<u8>) {
        let Self { kind, number } = self;
        json.extend_from_slice(match kind {
            CommitmentKind::Promise => b"\"p",
            CommitmentKind::Activity => b"\"a",
        });
        number.write(json);
        json.push(b'"');
    }
}

impl Json for Date {
    fn write(&self, json: &mut Vec<u8>) {
        let part = |number: u8, json: &mut Vec<u8>| {
            json.push(b'-');
            digits(u64::from(number), 2, json);
        };
        json.push(b'"');
        digits(u64::from(self.year()), 4, json);
        match *self {
            Self::Year(_) => {}
            Self::Season { year: _, season } => part(season, json),
            Self::Month { year: _, month } => part(month, json),
            Self::Day { year: _, month, day } => {
                part(month, json);
                part(day, json);
            }
        }
        json.push(b'"');
    }
}
