//! A running `danvan serve` or `danvan studio`, and what it answers.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use crate::site::Site;

/// How long a test waits for an answer before it gives up; a server that works answers at once.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running server, ended when the test is over.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: String,
    /// What it printed first.
    pub(crate) url: String,
    said: BufReader<ChildStdout>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

impl Server {
    /// Starts the server on a free port and reads the address it says.
    pub(crate) fn start(site: &Site, command: &str) -> Self {
        Self::start_with(site, &[command])
    }

    /// Starts the server as arguments say, on a free port.
    pub(crate) fn start_with(site: &Site, arguments: &[&str]) -> Self {
        Self::run(Command::new(env!("CARGO_BIN_EXE_danvan")), site, arguments)
    }

    /// Starts the server by a program that runs the one it is given, with arguments of its own.
    pub(crate) fn start_by(mut program: Command, site: &Site, arguments: &[&str]) -> Self {
        program.arg(env!("CARGO_BIN_EXE_danvan"));
        Self::run(program, site, arguments)
    }

    fn run(mut program: Command, site: &Site, arguments: &[&str]) -> Self {
        let mut child = program
            .args(arguments)
            .args(["--port", "0", "--date", "2026-11-22"])
            .current_dir(site.path(""))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        said.read_line(&mut line).unwrap();
        let url = line.trim().to_owned();
        let address = url.strip_prefix("http://").and_then(|it| it.split('/').next());
        let address = address.unwrap_or_else(|| panic!("no address: {line}")).to_owned();
        Self { child, address, url, said }
    }

    /// Gives the number of its process.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Reads the next line that it prints.
    pub(crate) fn next_line(&mut self) -> String {
        let mut line = String::new();
        self.said.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }

    fn ask(&self, path: &str, host: &str) -> TcpStream {
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n"), &[])
    }

    /// Sends a request: its first lines, then its body; whoever drops the stream gives the answer up.
    pub(crate) fn send(&self, head: &str, body: &[u8]) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(format!("{head}Connection: close\r\n\r\n").as_bytes()).unwrap();
        stream.write_all(body).unwrap();
        stream
    }

    /// Sends a request and reads the whole answer.
    pub(crate) fn exchange(&self, head: &str, body: &[u8]) -> Answer {
        Answer::read(self.send(head, body))
    }

    /// Fetches a page under a name of the host.
    pub(crate) fn get_as(&self, path: &str, host: &str) -> Answer {
        Answer::read(self.ask(path, host))
    }

    /// Fetches a page.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.get_as(path, &self.address)
    }

    /// Opens the stream of changes, and gives it once the server listens.
    pub(crate) fn changes(&self) -> BufReader<TcpStream> {
        let mut stream = BufReader::new(self.ask("/_danvan/events", &self.address));
        let mut line = String::new();
        while line != "\r\n" {
            line.clear();
            assert!(stream.read_line(&mut line).unwrap() > 0, "the stream ended");
        }
        stream
    }
}

/// What the server answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// In small letters.
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    fn read(mut stream: TcpStream) -> Self {
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Self { status, head: head.to_ascii_lowercase(), body: body.to_owned() }
    }
}
