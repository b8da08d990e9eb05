//! The conformance runner of Rust: decodes and encodes payloads with generated types.
//!
//! Reads lines `{type, payload}`, each a type by its name in the contract and a JSON value; answers
//! each with a line: `{ok: true, payload}`, the value as it is encoded after it was decoded, or
//! `{ok: false, error}`.

use std::collections::HashMap;
use std::io::{self, BufRead, Write};

use serde_json::{json, Value};

fn main() -> io::Result<()> {
    let types: HashMap<&str, contract::Recode> = contract::TYPES.iter().copied().collect();
    let mut output = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let answer = answer(&line?, &types);
        writeln!(output, "{answer}")?;
    }
    Ok(())
}

fn answer(line: &str, types: &HashMap<&str, contract::Recode>) -> String {
    let refused = |error: String| json!({ "ok": false, "error": error }).to_string();
    let question: Value = match serde_json::from_str(line) {
        Ok(question) => question,
        Err(error) => return refused(error.to_string()),
    };
    let Some(recode) = question["type"].as_str().and_then(|name| types.get(name)) else {
        return refused(format!("there is no type {}", question["type"]));
    };
    match recode(&question["payload"].to_string()) {
        Ok(payload) => format!("{{\"ok\":true,\"payload\":{payload}}}"),
        Err(error) => refused(error.to_string()),
    }
}
