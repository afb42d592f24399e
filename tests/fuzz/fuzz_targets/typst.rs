#![no_main]
#![allow(dead_code, reason = "each target runs one of the bodies")]

#[path = "../inputs.rs"]
mod inputs;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| inputs::typst(bytes));
