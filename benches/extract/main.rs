//! How fast documents are read, written and validated, with Markdown parsers and a copy beside it for scale.
//!
//! Criterion measures each contestant by itself. The table at the end comes from rounds in which all take turns, so that
//! whatever slows the machine down slows them all; its ratios are what to compare between machines.

mod contestants;
#[path = "../kinds/mod.rs"]
mod kinds;
mod ratios;

use std::path::Path;
use std::time::Duration;

use criterion::{Criterion, Throughput};

use contestants::{CONTESTANTS, Contestant, Sample};

fn main() {
    let samples = kinds::kinds(Path::new(env!("CARGO_MANIFEST_DIR"))).map(Sample::new);
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3))
        .configure_from_args();
    for sample in &samples {
        measure_each(sample, &mut criterion);
    }
    criterion.final_summary();

    // Under `cargo test` and with `--list` the benches are only to be there.
    let quick = std::env::args().any(|argument| argument == "--test" || argument == "--list");
    if !quick {
        ratios::print(&samples);
    }
}

fn measure_each(sample: &Sample, criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group(sample.kind.name);
    group.throughput(Throughput::Bytes(sample.bytes() as u64));
    for Contestant { name, run, .. } in CONTESTANTS {
        let mut buffer = Vec::new();
        group.bench_function(name, |bencher| bencher.iter(|| run(sample, &mut buffer)));
    }
    group.finish();
}
