//! Does extraction say of a document what the model says that it was made from?

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::support::model;

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..Default::default() })]

    #[test]
    fn documents_say_what_they_were_made_from(bytes in prop::collection::vec(any::<u8>(), 0..120)) {
        let (text, differences) = model::check(&bytes);
        prop_assert!(differences.is_empty(), "{differences:#?}\n{text}");
    }
}
