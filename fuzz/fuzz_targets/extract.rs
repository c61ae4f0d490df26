//! Any bytes: they are read or refused, and of what is read all holds that must.

#![no_main]

use libfuzzer_sys::fuzz_target;
use medborgarlofte_fuzz::invariants::violations_with_json;

fuzz_target!(|bytes: &[u8]| {
    let violations = violations_with_json("fuzz", bytes);
    assert!(violations.is_empty(), "{violations:#?}");
});
