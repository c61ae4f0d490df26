//! One document in the many shapes that converters and archives give it.

mod bytes;
mod page;
mod table;

/// A document in another shape.
pub struct Variant {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Every variant that the document can be turned into; those that would be the document itself are left out.
pub fn of(text: &str) -> Vec<Variant> {
    let mut all: Vec<Variant> = bytes::all(text);
    let texts = page::all(text).into_iter().chain(table::all(text));
    all.extend(texts.map(|(name, text)| Variant { name, bytes: text.into_bytes() }));
    all.retain(|variant| variant.bytes != text.as_bytes());
    all
}
