//! Documents of known truth: extraction says of each what the model says that it was made from.

#![no_main]

use libfuzzer_sys::fuzz_target;
use medborgarlofte_fuzz::model;

fuzz_target!(|bytes: &[u8]| {
    let (text, differences) = model::check(bytes);
    assert!(differences.is_empty(), "{differences:#?}\n{text}");
});
