//! Arguments in, exit code out.

use std::process::ExitCode;

/// A build asks for memory some two thousand times a story. Without pages of two megabytes, which the system
/// takes longer to clear than they save.
#[cfg(target_os = "linux")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    danvan::cli::run(std::env::args_os())
}
