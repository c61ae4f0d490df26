//! How fast the real documents are read, with a Markdown parser beside it for scale.
//!
//! Criterion measures each contestant by itself. The table at the end comes from rounds in which all take turns, so that
//! whatever slows the machine down slows them all; its ratios are what to compare between machines.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput};
use medborgarlofte::document::write_json;
use medborgarlofte::{Input, extract};

/// Rounds of the table.
const ROUNDS: usize = 101;

/// How long each contestant works in a round, about.
const TURN: Duration = Duration::from_millis(20);

fn main() {
    let corpus = Corpus::read();
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3))
        .configure_from_args();
    corpus.measure_each(&mut criterion);
    criterion.final_summary();

    // Under `cargo test` and with `--list` the benches are only to be there.
    let quick = std::env::args().any(|argument| argument == "--test" || argument == "--list");
    if !quick {
        corpus.print_ratios();
    }
}

/// The files of the corpus, each an input of its own.
struct Corpus {
    files: Vec<(String, Vec<u8>)>,
    bytes: usize,
}

/// One way through all files; the buffer is used again from turn to turn.
struct Contestant {
    name: &'static str,
    run: fn(&Corpus, &mut Vec<u8>),
}

const CONTESTANTS: [Contestant; 4] = [
    Contestant { name: "extract", run: Corpus::extract },
    Contestant { name: "extract + serialise", run: Corpus::extract_and_serialise },
    Contestant { name: "pulldown-cmark", run: Corpus::markdown_events },
    Contestant { name: "memcpy", run: Corpus::copy },
];

/// What the others are compared with.
const SCALE: &str = "pulldown-cmark";

impl Corpus {
    fn read() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
        let entries =
            fs::read_dir(&folder).expect("the corpus is part of the project").map(|entry| entry.unwrap().path());
        let mut paths: Vec<_> = entries.filter(|path| path.extension().is_some_and(|e| e == "txt")).collect();
        paths.sort();
        let file =
            |path: &std::path::PathBuf| (path.file_name().unwrap().to_string_lossy().into(), fs::read(path).unwrap());
        let files: Vec<(String, Vec<u8>)> = paths.iter().map(file).collect();
        let bytes = files.iter().map(|(_, bytes)| bytes.len()).sum();
        Self { files, bytes }
    }

    fn extract(&self, _: &mut Vec<u8>) {
        for (name, bytes) in &self.files {
            let input = Input::decode(name.as_str(), black_box(bytes)).unwrap();
            black_box(extract(&input));
        }
    }

    fn extract_and_serialise(&self, json: &mut Vec<u8>) {
        json.clear();
        for (name, bytes) in &self.files {
            let input = Input::decode(name.as_str(), black_box(bytes)).unwrap();
            for document in extract(&input).documents {
                write_json(&document, json);
                json.push(b'\n');
            }
        }
        black_box(json);
    }

    fn markdown_events(&self, _: &mut Vec<u8>) {
        for (_, bytes) in &self.files {
            let text = std::str::from_utf8(black_box(bytes)).unwrap();
            pulldown_cmark::Parser::new(text).for_each(|event| {
                black_box(event);
            });
        }
    }

    fn copy(&self, copied: &mut Vec<u8>) {
        copied.clear();
        for (_, bytes) in &self.files {
            copied.extend_from_slice(black_box(bytes));
        }
        black_box(copied);
    }

    fn measure_each(&self, criterion: &mut Criterion) {
        let mut group = criterion.benchmark_group("corpus");
        group.throughput(Throughput::Bytes(self.bytes as u64));
        for Contestant { name, run } in CONTESTANTS {
            let mut buffer = Vec::new();
            group.bench_function(name, |bencher| bencher.iter(|| run(self, &mut buffer)));
        }
        group.finish();
    }

    fn print_ratios(&self) {
        let mut buffer = Vec::new();
        let turns = CONTESTANTS.map(|contestant| self.passes_in_a_turn(&contestant, &mut buffer));
        let mut rates = CONTESTANTS.map(|_| Vec::with_capacity(ROUNDS));
        for _ in 0..ROUNDS {
            for ((contestant, passes), rates) in CONTESTANTS.iter().zip(turns).zip(&mut rates) {
                rates.push(self.rate(contestant, passes, &mut buffer));
            }
        }
        let scale = CONTESTANTS.iter().position(|contestant| contestant.name == SCALE).expect("it is one of them");
        let ratios = rates.each_ref().map(|of_one| {
            let in_round = of_one.iter().zip(&rates[scale]).map(|(rate, scale)| rate / scale);
            median(in_round.collect())
        });
        println!(
            "\n{} files, {} bytes; medians of {ROUNDS} rounds in which all take turns",
            self.files.len(),
            self.bytes
        );
        println!("{:24}{:>12}{:>24}", "", "MB/s", format!("against {SCALE}"));
        for ((contestant, rates), ratio) in CONTESTANTS.iter().zip(rates).zip(ratios) {
            println!("{:24}{:>12.1}{ratio:>24.3}", contestant.name, median(rates));
        }
    }

    fn passes_in_a_turn(&self, contestant: &Contestant, buffer: &mut Vec<u8>) -> u32 {
        let (mut passes, start) = (0, Instant::now());
        while start.elapsed() < TURN {
            (contestant.run)(self, buffer);
            passes += 1;
        }
        passes
    }

    /// MB a second.
    fn rate(&self, contestant: &Contestant, passes: u32, buffer: &mut Vec<u8>) -> f64 {
        let start = Instant::now();
        for _ in 0..passes {
            (contestant.run)(self, buffer);
        }
        self.bytes as f64 * f64::from(passes) / start.elapsed().as_secs_f64() / 1e6
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
