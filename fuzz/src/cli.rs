//! The parts of the command that read what others wrote, or write for others to read.

#[path = "../../src/cli/check/config.rs"]
pub mod config;
#[path = "../../src/cli/validate/expected.rs"]
pub mod expected;
#[path = "../../src/cli/check/forms/mod.rs"]
pub mod forms;
#[path = "../../src/cli/json_list.rs"]
pub mod json_list;
#[path = "../../src/cli/parts.rs"]
pub mod parts;
#[path = "../../src/cli/render.rs"]
pub mod render;
