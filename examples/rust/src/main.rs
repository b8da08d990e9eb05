//! Prints the access codes of a file, whose type tells what each of them has.

use std::error::Error;

use seam::{
    decode_value, AccessCode, AccessCodeBaseErrorsItem, IsAccessCodeBase, IsSeamError,
    IsSeamWarning, UnmanagedAccessCode,
};
use serde_json::Value;

fn days(starts_at: &str, ends_at: &str) -> String {
    format!("{} to {}", &starts_at[..10], &ends_at[..10])
}

fn managed(code: &AccessCode) -> (String, String) {
    match code {
        AccessCode::Ongoing(code) => ("ongoing".to_owned(), code.status.to_string()),
        AccessCode::TimeBound(code) => {
            let once = if code.is_one_time_use { ", once" } else { "" };
            let schedule = days(&code.starts_at, &code.ends_at) + once;
            (schedule, code.status.to_string())
        }
    }
}

fn unmanaged(code: &UnmanagedAccessCode) -> (String, String) {
    let schedule = match code {
        UnmanagedAccessCode::Ongoing(_) => "ongoing".to_owned(),
        UnmanagedAccessCode::TimeBound(code) => days(&code.starts_at, &code.ends_at),
    };
    (schedule, "not managed by Seam".to_owned())
}

fn owner(error: &AccessCodeBaseErrorsItem) -> &'static str {
    match error {
        AccessCodeBaseErrorsItem::DeviceError(_) => "device",
        AccessCodeBaseErrorsItem::ConnectedAccountError(_) => "account",
        AccessCodeBaseErrorsItem::AccessCodeError(_) => "access code",
    }
}

/// Prints what all access codes have, and says whether there is anything wrong with this one.
fn print(code: &impl IsAccessCodeBase, (schedule, status): (String, String)) -> bool {
    let name = code.name().unwrap_or("(no name)");
    let digits = code.code().unwrap_or("no code yet");
    println!("{name}: {digits}, {schedule}, {status}");
    let errors = code.errors().unwrap_or_default();
    for error in errors {
        println!("  error of the {}: {}", owner(error), error.message());
    }
    for warning in code.warnings().unwrap_or_default() {
        println!("  warning: {}", warning.message());
    }
    !errors.is_empty()
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("no file is named")?;
    let mut lists: Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let codes: Vec<AccessCode> = decode_value(lists["access_codes"].take())?;
    let others: Vec<UnmanagedAccessCode> = decode_value(lists["unmanaged_access_codes"].take())?;
    let mut faulty = 0;
    for code in &codes {
        faulty += usize::from(print(code, managed(code)));
    }
    for code in &others {
        faulty += usize::from(print(code, unmanaged(code)));
    }
    let count = codes.len() + others.len();
    println!("{count} access codes, {faulty} of them with errors");
    Ok(())
}
