//! The command `lofte`: reads Swedish medborgarlöften into JSON.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
