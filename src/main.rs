//! The command `lofte`: reads Swedish medborgarlöften into JSON.

mod batch;
mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
