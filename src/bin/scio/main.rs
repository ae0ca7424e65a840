//! The `scio` command.
fn main() {}
