//! Any bytes: they are read or refused; every span lies within them, the account adds up, and the JSON is what serde
//! would write and read.

#![no_main]

use libfuzzer_sys::fuzz_target;
use medborgarlofte::check::check;
use medborgarlofte::document::{Document, map_spans, write_json};
use medborgarlofte::{Input, extract};

fuzz_target!(|bytes: &[u8]| {
    let Ok(input) = Input::decode("fuzz", bytes) else { return };
    check(&input);
    let mut extraction = extract(&input);
    for document in &extraction.documents {
        let account = &document.accounting;
        let sum = account.value + account.boilerplate + account.markup + account.unclaimed;
        assert_eq!(sum, account.non_blank, "the account does not add up");
        let mut json = Vec::new();
        write_json(document, &mut json);
        assert_eq!(json, serde_json::to_vec(document).unwrap(), "JSON by hand is not that of serde");
        let back: Document<'_> = serde_json::from_slice(&json).unwrap();
        assert_eq!(&back, document, "what was written is not what is read");
    }
    for document in &mut extraction.documents {
        map_spans(document, &mut |span| {
            assert!(span.start <= span.end && span.end as usize <= bytes.len(), "{span:?} is not within the file");
            span
        });
    }
});
