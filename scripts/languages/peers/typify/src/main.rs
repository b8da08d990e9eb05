//! Prints the types that typify makes of the definitions of a schema, whose path is the argument.

use std::error::Error;

use schemars::schema::RootSchema;
use typify::{TypeSpace, TypeSpaceSettings};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("no schema")?;
    let schema: RootSchema = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let mut types = TypeSpace::new(&TypeSpaceSettings::default());
    types.add_root_schema(schema)?;
    let file = syn::parse2(types.to_stream())?;
    print!("{}", prettyplease::unparse(&file));
    Ok(())
}
