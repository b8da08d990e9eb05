//! Judges payloads by bundles, with the crate jsonschema: lines of `{"type", "payload"}` in, `{"ok", "error"}` out.
//! Arguments: the folder of the bundles; `assert` where formats are to be checked.

use std::collections::HashMap;
use std::io::{self, BufRead, Write};
use std::path::Path;

use jsonschema::Validator;
use serde_json::{json, Value};

fn validator_of(folder: &Path, name: &str, formats: bool) -> Result<Validator, String> {
    let path = folder.join(format!("{name}.schema.json"));
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let schema: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    jsonschema::options()
        .should_validate_formats(formats)
        .build(&schema)
        .map_err(|error| error.to_string())
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let folder = Path::new(&arguments[1]);
    let formats = arguments[2] == "assert";
    let mut known: HashMap<String, Result<Validator, String>> = HashMap::new();
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let asked: Value = serde_json::from_str(&line?)?;
        let name = asked["type"].as_str().unwrap_or_default();
        let found = known
            .entry(name.to_owned())
            .or_insert_with(|| validator_of(folder, name, formats));
        let answer = match found {
            Err(error) => json!({ "ok": false, "error": error, "broken": true }),
            Ok(validator) => match validator.validate(&asked["payload"]) {
                Ok(()) => json!({ "ok": true }),
                Err(error) => json!({ "ok": false, "error": error.to_string() }),
            },
        };
        writeln!(out, "{answer}")?;
    }
    Ok(())
}
