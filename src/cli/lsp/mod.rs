//! `lofte lsp`: tells an editor what `lofte check` tells, while its user types. The text comes from the editor, never from a file.

mod answers;
mod documents;
mod protocol;
mod server;
mod wire;

use std::io::{self, BufReader, Write};
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread;

use serde_json::{Value, json};

use super::{CouldNotRun, Exit, render};
use server::Server;
use wire::Incoming;

/// Speak the Language Server Protocol on standard input and output, for editors
#[derive(clap::Args)]
pub struct Args {
    /// Accepted from editors that pass it; there is no other way to speak
    #[arg(long)]
    stdio: bool,
}

/// Runs until the client ends it. It ends badly where the client did not shut it down before.
pub fn run(Args { stdio: _ }: &Args) -> Result<Exit, CouldNotRun> {
    let incoming = reader();
    let mut server = Server::new();
    loop {
        let next = match server.is_behind() {
            false => incoming.recv().ok(),
            // What has come in meanwhile may change the document again.
            true => match incoming.try_recv() {
                Ok(next) => Some(next),
                Err(TryRecvError::Disconnected) => None,
                Err(TryRecvError::Empty) => {
                    server.publish_one();
                    send(&mut server)?;
                    continue;
                }
            },
        };
        match next {
            None => return Ok(Exit::BadInput),
            Some(Err(error)) => return Err(CouldNotRun::Read(error)),
            Some(Ok(Incoming::Broken { id, code, reason })) => {
                let error = json!({"code": code as i32, "message": reason});
                write(&json!({"jsonrpc": "2.0", "id": id, "error": error}))?;
            }
            Some(Ok(Incoming::Message(message))) => {
                if let Err(odd) = server.handle(message) {
                    render::message(format_args!("lofte: {}", render::escape(&odd)));
                }
                send(&mut server)?;
            }
        }
        if let Some(well) = server.ended() {
            return Ok(if well { Exit::Well } else { Exit::BadInput });
        }
    }
}

/// Reads in a thread of its own, so that messages are seen while a document is checked. It ends with the input.
fn reader() -> Receiver<io::Result<Incoming>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut input = BufReader::new(io::stdin().lock());
        while let Some(incoming) = wire::read(&mut input).transpose() {
            let is_last = incoming.is_err();
            if sender.send(incoming).is_err() || is_last {
                return;
            }
        }
    });
    receiver
}

fn send(server: &mut Server) -> Result<(), CouldNotRun> {
    let mut output = io::stdout().lock();
    server.take_outgoing().iter().try_for_each(|message| message.write(&mut output)).map_err(not_written)
}

/// Writes an answer whose id is none that the crate's messages can have.
fn write(answer: &Value) -> Result<(), CouldNotRun> {
    let text = answer.to_string();
    let mut output = io::stdout().lock();
    let written = write!(output, "Content-Length: {}\r\n\r\n{text}", text.len()).and_then(|()| output.flush());
    written.map_err(not_written)
}

fn not_written(source: io::Error) -> CouldNotRun {
    CouldNotRun::Write { name: "standard output".to_owned(), source }
}
