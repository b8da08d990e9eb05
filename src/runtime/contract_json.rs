//! What the types of a contract rest on: JSON as it is, no value taken for another, and the
//! rules that Rust's types can't hold.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::{self, Write};
use std::marker::PhantomData;
use std::sync::{OnceLock, RwLock};

use regex::{Regex, RegexBuilder};
use serde::de::{self, DeserializeOwned, Deserializer, Visitor};
use serde::ser::{SerializeMap, SerializeSeq, SerializeTuple, Serializer};
use serde::{forward_to_deserialize_any, Deserialize, Serialize};
use serde_json::{Number, Value};

use crate::formats::is_of_format;

/// Reads a value, and holds it to all rules of its type.
///
/// `serde_json::from_str` reads the structure only: follow it with [`Validate::validate`].
pub fn decode<T: Json>(text: &str) -> Result<T, DecodeError> {
    let Exact(value) = serde_json::from_str::<Exact<T>>(text).map_err(DecodeError::Json)?;
    value.validate().map_err(DecodeError::Invalid)?;
    Ok(value)
}

/// Takes a value from JSON that was read before, and holds it to all rules of its type.
pub fn decode_value<T: Json>(value: Value) -> Result<T, DecodeError> {
    let value = T::read(value).map_err(DecodeError::Json)?;
    value.validate().map_err(DecodeError::Invalid)?;
    Ok(value)
}

/// Writes a value as JSON. Fails only where a number is infinite or none.
pub fn encode<T: Json>(value: &T) -> Result<String, serde_json::Error> {
    serde_json::to_string(&Exact(value))
}

/// Reads a value by [`decode`], and writes it again.
pub fn recode<T: Json>(text: &str) -> Result<String, DecodeError> {
    encode(&decode::<T>(text)?).map_err(DecodeError::Json)
}

/// Why a text is no value of a type.
#[derive(Debug)]
pub enum DecodeError {
    /// It is no JSON, or has not the structure of the type.
    Json(serde_json::Error),
    /// It breaks rules of the type.
    Invalid(ValidationErrors),
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(error) => error.fmt(f),
            Self::Invalid(errors) => errors.fmt(f),
        }
    }
}

impl std::error::Error for DecodeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Json(error) => Some(error),
            Self::Invalid(errors) => Some(errors),
        }
    }
}

/// A rule that a part of a value breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValidationError {
    /// Where the part is: a JSON Pointer (RFC 6901), empty for the whole value.
    pub path: String,
    /// What is wrong with it.
    pub message: String,
}

impl fmt::Display for ValidationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "" => f.write_str(&self.message),
            path => write!(f, "{path}: {}", self.message),
        }
    }
}

/// All rules that a value breaks; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValidationErrors(Vec<ValidationError>);

impl ValidationErrors {
    pub fn iter(&self) -> std::slice::Iter<'_, ValidationError> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a ValidationErrors {
    type Item = &'a ValidationError;
    type IntoIter = std::slice::Iter<'a, ValidationError>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for ValidationErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, error) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str("; ")?;
            }
            error.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for ValidationErrors {}

/// Values with rules beyond their structure.
pub trait Validate {
    /// Finds all rules that the value breaks.
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut checker = Checker::default();
        self.check(&mut checker);
        match checker.errors {
            errors if errors.is_empty() => Ok(()),
            errors => Err(ValidationErrors(errors)),
        }
    }

    /// Hands all parts that have rules to a checker.
    fn check(&self, checker: &mut Checker);
}

/// Values that are read and written as JSON has them: `1.0` is an integer, `null` is no absent
/// member, an array no object.
pub trait Json: Validate + Serialize + DeserializeOwned {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.serialize(serializer)
    }

    /// Holds the value, and what it is made of, to rules.
    fn apply(&self, rules: &[Rule], checker: &mut Checker) {
        if !rules.is_empty() {
            let value = Exact(self).serialize(serde_json::value::Serializer);
            // What can't be written is told by its own rules.
            checker.apply(&value.unwrap_or_default(), rules);
        }
        self.check(checker);
    }
}

/// A value that is read and written by its [`Json`].
struct Exact<T>(T);

impl<'de, T: Json> Deserialize<'de> for Exact<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(deserializer).map(Exact)
    }
}

impl<T: Json> Serialize for Exact<&T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(serializer)
    }
}

/// For `#[serde(with = "json")]`: members that are read and written by their [`Json`].
pub mod json {
    use super::{Deserializer, Json, Serializer};

    pub fn deserialize<'de, T: Json, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
        T::read(from)
    }

    pub fn serialize<T: Json, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
        value.write(to)
    }
}

/// For `#[serde(with = "optional")]`: members that can be absent, which is not to be null.
pub mod optional {
    use super::{Deserializer, Json, Serializer};

    pub fn deserialize<'de, T: Json, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
        T::read(from).map(Some)
    }

    pub fn serialize<T: Json, S: Serializer>(value: &Option<T>, to: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => value.write(to),
            None => to.serialize_none(),
        }
    }
}

/// Types of Rust that are no more than their structure.
macro_rules! plain {
    ($($type:ty),*) => {
        $(
            impl Validate for $type {
                fn check(&self, _: &mut Checker) {}
            }
        )*
    };
}

plain!(bool, i64, u64, f64, String, (), Value, Never);

impl Json for bool {}

impl Json for () {}

impl Json for Value {
    fn apply(&self, rules: &[Rule], checker: &mut Checker) {
        checker.apply(self, rules);
    }
}

impl Json for String {
    fn apply(&self, rules: &[Rule], checker: &mut Checker) {
        checker.apply_to(&Subject::Text(self), rules);
    }
}

struct WholeVisitor<T>(PhantomData<T>);

impl<T: TryFrom<i64> + TryFrom<u64>> Visitor<'_> for WholeVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "a whole number of 64 bits ({})",
            std::any::type_name::<T>()
        )
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<T, E> {
        T::try_from(value).map_err(|_| E::invalid_value(de::Unexpected::Signed(value), &self))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<T, E> {
        T::try_from(value).map_err(|_| E::invalid_value(de::Unexpected::Unsigned(value), &self))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<T, E> {
        let whole =
            whole(value).ok_or_else(|| E::invalid_value(de::Unexpected::Float(value), &self))?;
        match u64::try_from(whole) {
            Ok(whole) => self.visit_u64(whole),
            Err(_) => self.visit_i64(i64::try_from(whole).map_err(E::custom)?),
        }
    }
}

/// The whole number that a number of JSON is, where 64 bits hold it.
fn whole(value: f64) -> Option<i128> {
    let fits = value.fract() == 0.0
        && (-9_223_372_036_854_775_808.0..18_446_744_073_709_551_616.0).contains(&value);
    fits.then_some(value as i128)
}

impl Json for i64 {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WholeVisitor(PhantomData))
    }

    fn apply(&self, rules: &[Rule], checker: &mut Checker) {
        checker.apply_to(&Subject::Number(&(*self).into()), rules);
    }
}

impl Json for u64 {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WholeVisitor(PhantomData))
    }

    fn apply(&self, rules: &[Rule], checker: &mut Checker) {
        checker.apply_to(&Subject::Number(&(*self).into()), rules);
    }
}

struct NumberVisitor;

impl Visitor<'_> for NumberVisitor {
    type Value = f64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number that f64 holds as it is")
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<f64, E> {
        Ok(value)
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<f64, E> {
        let number = value as f64;
        if number as i128 == i128::from(value) {
            return Ok(number);
        }
        Err(E::invalid_value(de::Unexpected::Signed(value), &self))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<f64, E> {
        let number = value as f64;
        if number as i128 == i128::from(value) {
            return Ok(number);
        }
        Err(E::invalid_value(de::Unexpected::Unsigned(value), &self))
    }
}

impl Json for f64 {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NumberVisitor)
    }

    /// Whole numbers are written without a fraction.
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !self.is_finite() {
            return Err(serde::ser::Error::custom("no number of JSON"));
        }
        match whole(*self).map(i64::try_from) {
            Some(Ok(whole)) if whole != 0 || self.is_sign_positive() => {
                serializer.serialize_i64(whole)
            }
            _ => serializer.serialize_f64(*self),
        }
    }

    fn apply(&self, rules: &[Rule], checker: &mut Checker) {
        match Number::from_f64(*self) {
            Some(number) => checker.apply_to(&Subject::Number(&number), rules),
            None => checker.report("no number of JSON"),
        }
    }
}

/// No value at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Never {}

impl<'de> Deserialize<'de> for Never {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Err(de::Error::custom("there is no value here"))
    }
}

impl Serialize for Never {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        match *self {}
    }
}

impl Json for Never {}

impl<T: Json> Validate for Box<T> {
    fn check(&self, checker: &mut Checker) {
        T::check(self, checker);
    }
}

impl<T: Json> Json for Box<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(deserializer).map(Box::new)
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        T::write(self, serializer)
    }

    fn apply(&self, rules: &[Rule], checker: &mut Checker) {
        T::apply(self, rules, checker);
    }
}

impl<T: Json> Validate for Option<T> {
    fn check(&self, checker: &mut Checker) {
        if let Some(value) = self {
            value.check(checker);
        }
    }
}

/// A value, or null.
impl<T: Json> Json for Option<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Option::<Exact<T>>::deserialize(deserializer)?;
        Ok(value.map(|Exact(value)| value))
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_ref().map(Exact).serialize(serializer)
    }

    fn apply(&self, rules: &[Rule], checker: &mut Checker) {
        if let Some(value) = self {
            value.apply(rules, checker);
        }
    }
}

impl<T: Json> Validate for Vec<T> {
    fn check(&self, checker: &mut Checker) {
        for (i, item) in self.iter().enumerate() {
            checker.within(i, |checker| item.check(checker));
        }
    }
}

impl<T: Json> Json for Vec<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let items = Vec::<Exact<T>>::deserialize(deserializer)?;
        Ok(items.into_iter().map(|Exact(item)| item).collect())
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut items = serializer.serialize_seq(Some(self.len()))?;
        for item in self {
            items.serialize_element(&Exact(item))?;
        }
        items.end()
    }

    fn apply(&self, rules: &[Rule], checker: &mut Checker) {
        let mut of_items: &[Rule] = &[];
        for rule in rules {
            match rule {
                Rule::MinItems(least) => checker.at_least(self.len(), *least, "items"),
                Rule::MaxItems(most) => checker.at_most(self.len(), *most, "items"),
                Rule::Items(rules) => of_items = rules,
                _ => {}
            }
        }
        checker.apply_whole(self, rules);
        for (i, item) in self.iter().enumerate() {
            checker.within(i, |checker| {
                item.apply(of_items, checker);
                for rule in rules {
                    match rule {
                        Rule::Position(at, of_item) if *at == i => item.apply(of_item, checker),
                        Rule::After(start, of_item) if *start <= i => item.apply(of_item, checker),
                        _ => {}
                    }
                }
            });
        }
    }
}

impl<T: Json> Validate for BTreeMap<String, T> {
    fn check(&self, checker: &mut Checker) {
        for (name, value) in self {
            checker.within(name.as_str(), |checker| value.check(checker));
        }
    }
}

impl<T: Json> Json for BTreeMap<String, T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let members = BTreeMap::<String, Exact<T>>::deserialize(deserializer)?;
        Ok(members
            .into_iter()
            .map(|(name, Exact(value))| (name, value))
            .collect())
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(Some(self.len()))?;
        for (name, value) in self {
            members.serialize_entry(name, &Exact(value))?;
        }
        members.end()
    }

    fn apply(&self, rules: &[Rule], checker: &mut Checker) {
        let mut of_values: &[Rule] = &[];
        for rule in rules {
            match rule {
                Rule::MinProperties(least) => checker.at_least(self.len(), *least, "members"),
                Rule::MaxProperties(most) => checker.at_most(self.len(), *most, "members"),
                Rule::Names(known, patterns) => checker.names(self.keys(), known, patterns),
                Rule::Values(rules) => of_values = rules,
                _ => {}
            }
        }
        checker.apply_whole(self, rules);
        for (name, value) in self {
            checker.within(name.as_str(), |checker| value.apply(of_values, checker));
        }
    }
}

/// Arrays of just these items.
macro_rules! tuples {
    ($(($($type:ident $at:tt),*) $count:literal;)*) => {
        $(
            impl<$($type: Json),*> Validate for ($($type,)*) {
                fn check(&self, checker: &mut Checker) {
                    $(checker.within($at, |checker| self.$at.check(checker));)*
                }
            }

            impl<$($type: Json),*> Json for ($($type,)*) {
                fn read<'de, De: Deserializer<'de>>(deserializer: De) -> Result<Self, De::Error> {
                    let items = <($(Exact<$type>,)*)>::deserialize(deserializer)?;
                    Ok(($(items.$at.0,)*))
                }

                fn write<Se: Serializer>(&self, serializer: Se) -> Result<Se::Ok, Se::Error> {
                    let mut items = serializer.serialize_tuple($count)?;
                    $(items.serialize_element(&Exact(&self.$at))?;)*
                    items.end()
                }

                fn apply(&self, rules: &[Rule], checker: &mut Checker) {
                    checker.apply_whole(self, rules);
                    $(
                        let of_item = rules.iter().find_map(|rule| match rule {
                            Rule::Position($at, rules) => Some(*rules),
                            _ => None,
                        });
                        checker.within($at, |checker| self.$at.apply(of_item.unwrap_or(&[]), checker));
                    )*
                }
            }
        )*
    };
}

tuples! {
    (A 0) 1;
    (A 0, B 1) 2;
    (A 0, B 1, C 2) 3;
    (A 0, B 1, C 2, D 3) 4;
    (A 0, B 1, C 2, D 3, E 4) 5;
    (A 0, B 1, C 2, D 3, E 4, F 5) 6;
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6) 7;
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7) 8;
}

/// A rule of JSON Schema. Each speaks of values of its own kind only.
#[derive(Debug, Clone, Copy)]
pub enum Rule {
    Minimum(f64),
    ExclusiveMinimum(f64),
    Maximum(f64),
    ExclusiveMaximum(f64),
    MultipleOf(f64),
    /// In code points.
    MinLength(usize),
    MaxLength(usize),
    /// Found anywhere, in the syntax of the crate `regex`.
    Pattern(&'static str),
    Format(&'static str),
    MinItems(usize),
    MaxItems(usize),
    /// No two items are equal as JSON.
    UniqueItems,
    /// Of each item.
    Items(&'static [Rule]),
    /// Of the item there.
    Position(usize, &'static [Rule]),
    /// Of the items from there on.
    After(usize, &'static [Rule]),
    MinProperties(usize),
    MaxProperties(usize),
    /// What members may be called: names, or what has a pattern.
    Names(&'static [&'static str], &'static [&'static str]),
    /// Of each member.
    Values(&'static [Rule]),
    OneOf(&'static [Constant]),
    NoneOf(&'static [Constant]),
    /// To be a value of a type too: [`is`] of it.
    Is(fn(&Value, &mut Checker)),
}

/// A value of JSON in code.
#[derive(Debug, Clone, Copy)]
pub enum Constant {
    Null,
    Boolean(bool),
    Integer(i64),
    Number(f64),
    Text(&'static str),
    Array(&'static [Constant]),
    Object(&'static [(&'static str, Constant)]),
}

impl Constant {
    fn is(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Null, Value::Null) => true,
            (Self::Boolean(one), Value::Bool(other)) => one == other,
            (Self::Integer(one), Value::Number(other)) => {
                key_of_number(&(*one).into()) == key_of_number(other)
            }
            (Self::Number(one), Value::Number(other)) => Number::from_f64(*one)
                .is_some_and(|one| key_of_number(&one) == key_of_number(other)),
            (Self::Text(one), Value::String(other)) => one == other,
            (Self::Array(one), Value::Array(other)) => {
                one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.is(other))
            }
            (Self::Object(one), Value::Object(other)) => {
                one.len() == other.len()
                    && one
                        .iter()
                        .all(|(name, one)| other.get(*name).is_some_and(|other| one.is(other)))
            }
            _ => false,
        }
    }
}

/// Whether a value is one of a type, all rules included.
pub fn is<T: Json>(value: &Value, checker: &mut Checker) {
    match T::read(value) {
        Ok(value) => value.check(checker),
        Err(error) => checker.report(error.to_string()),
    }
}

/// What rules speak of.
enum Subject<'a> {
    Text(&'a str),
    Number(&'a Number),
    Other(&'a Value),
}

impl<'a> Subject<'a> {
    fn of(value: &'a Value) -> Self {
        match value {
            Value::String(text) => Self::Text(text),
            Value::Number(number) => Self::Number(number),
            other => Self::Other(other),
        }
    }

    fn to_value(&self) -> Cow<'a, Value> {
        match *self {
            Self::Text(text) => Cow::Owned(Value::String(text.to_owned())),
            Self::Number(number) => Cow::Owned(Value::Number(number.clone())),
            Self::Other(value) => Cow::Borrowed(value),
        }
    }
}

/// A step from a value to a part of it.
#[derive(Debug, Clone)]
pub enum Step {
    Member(String),
    Item(usize),
}

impl From<&str> for Step {
    fn from(name: &str) -> Self {
        Self::Member(name.to_owned())
    }
}

impl From<usize> for Step {
    fn from(index: usize) -> Self {
        Self::Item(index)
    }
}

/// Collects the rules that a value breaks.
#[derive(Debug, Default)]
pub struct Checker {
    path: Vec<Step>,
    errors: Vec<ValidationError>,
}

impl Checker {
    /// Holds a member to rules, those of its own type included.
    pub fn member<T: Json>(&mut self, name: &str, value: &T, rules: &[Rule]) {
        self.within(name, |checker| value.apply(rules, checker));
    }

    /// Holds a member that can be absent to rules, those of its own type included.
    pub fn optional<T: Json>(&mut self, name: &str, value: &Option<T>, rules: &[Rule]) {
        if let Some(value) = value {
            self.member(name, value, rules);
        }
    }

    /// Holds a value to rules, those of its own type included.
    pub fn value<T: Json>(&mut self, value: &T, rules: &[Rule]) {
        value.apply(rules, self);
    }

    /// Holds a whole object to rules, where its members are told apart from it.
    pub fn object<T: Json>(&mut self, object: &T, rules: &[Rule]) {
        if let Ok(value) = object.write(serde_json::value::Serializer) {
            self.apply(&value, rules);
        }
    }

    /// Tells of a rule that is broken.
    pub fn report(&mut self, message: impl Into<String>) {
        let mut path = String::new();
        for step in &self.path {
            path.push('/');
            match step {
                Step::Member(name) => path.push_str(&name.replace('~', "~0").replace('/', "~1")),
                Step::Item(index) => path.push_str(&index.to_string()),
            }
        }
        let message = message.into();
        self.errors.push(ValidationError { path, message });
    }

    fn within(&mut self, step: impl Into<Step>, check: impl FnOnce(&mut Self)) {
        self.path.push(step.into());
        check(self);
        self.path.pop();
    }

    /// Rules that speak of a value as a whole, on one of a type that sees to its parts.
    fn apply_whole<T: Json>(&mut self, value: &T, rules: &[Rule]) {
        let is_whole = |rule: &&Rule| {
            matches!(
                rule,
                Rule::UniqueItems | Rule::OneOf(_) | Rule::NoneOf(_) | Rule::Is(_)
            )
        };
        if rules.iter().any(|rule| is_whole(&rule)) {
            let whole: Vec<Rule> = rules.iter().filter(is_whole).copied().collect();
            self.object(value, &whole);
        }
    }

    fn apply(&mut self, value: &Value, rules: &[Rule]) {
        self.apply_to(&Subject::of(value), rules);
    }

    fn apply_to(&mut self, subject: &Subject<'_>, rules: &[Rule]) {
        for rule in rules {
            match (subject, rule) {
                (_, Rule::OneOf(values)) => {
                    let value = subject.to_value();
                    if !values.iter().any(|each| each.is(&value)) {
                        self.report("is none of the values that can stand here");
                    }
                }
                (_, Rule::NoneOf(values)) => {
                    let value = subject.to_value();
                    if values.iter().any(|each| each.is(&value)) {
                        self.report("is a value that can't stand here");
                    }
                }
                (_, Rule::Is(is)) => is(&subject.to_value(), self),
                (Subject::Text(text), _) => self.text(text, rule),
                (Subject::Number(number), _) => self.number(number, rule),
                (Subject::Other(Value::Array(items)), _) => self.array(items, rule),
                (Subject::Other(Value::Object(members)), _) => self.members(members, rule),
                _ => {}
            }
        }
    }

    fn text(&mut self, text: &str, rule: &Rule) {
        match rule {
            Rule::MinLength(least) => self.at_least(text.chars().count(), *least, "characters"),
            Rule::MaxLength(most) => self.at_most(text.chars().count(), *most, "characters"),
            Rule::Pattern(pattern) if !has_pattern(text, pattern) => {
                self.report(format!("does not match {pattern}"));
            }
            Rule::Format(format) if !is_of_format(text, format) => {
                self.report(format!("is not of the format {format}"));
            }
            _ => {}
        }
    }

    fn number(&mut self, number: &Number, rule: &Rule) {
        match rule {
            Rule::Minimum(bound) if compare(number, *bound) == Ordering::Less => {
                self.report(format!("is less than {bound}"));
            }
            Rule::ExclusiveMinimum(bound) if compare(number, *bound) != Ordering::Greater => {
                self.report(format!("is not more than {bound}"));
            }
            Rule::Maximum(bound) if compare(number, *bound) == Ordering::Greater => {
                self.report(format!("is more than {bound}"));
            }
            Rule::ExclusiveMaximum(bound) if compare(number, *bound) != Ordering::Less => {
                self.report(format!("is not less than {bound}"));
            }
            Rule::MultipleOf(divisor) if !is_multiple(number, *divisor) => {
                self.report(format!("is no multiple of {divisor}"));
            }
            _ => {}
        }
    }

    fn array(&mut self, items: &[Value], rule: &Rule) {
        match rule {
            Rule::MinItems(least) => self.at_least(items.len(), *least, "items"),
            Rule::MaxItems(most) => self.at_most(items.len(), *most, "items"),
            Rule::UniqueItems => {
                let mut seen = HashSet::new();
                if !items.iter().all(|item| seen.insert(key_of(item))) {
                    self.report("has two items that are equal");
                }
            }
            Rule::Items(rules) => self.items(items, 0, rules),
            Rule::After(start, rules) => self.items(items, *start, rules),
            Rule::Position(at, rules) => {
                if let Some(item) = items.get(*at) {
                    self.within(*at, |checker| checker.apply(item, rules));
                }
            }
            _ => {}
        }
    }

    fn items(&mut self, items: &[Value], start: usize, rules: &[Rule]) {
        for (i, item) in items.iter().enumerate().skip(start) {
            self.within(i, |checker| checker.apply(item, rules));
        }
    }

    fn members(&mut self, members: &serde_json::Map<String, Value>, rule: &Rule) {
        match rule {
            Rule::MinProperties(least) => self.at_least(members.len(), *least, "members"),
            Rule::MaxProperties(most) => self.at_most(members.len(), *most, "members"),
            Rule::Names(known, patterns) => self.names(members.keys(), known, patterns),
            Rule::Values(rules) => {
                for (name, value) in members {
                    self.within(name.as_str(), |checker| checker.apply(value, rules));
                }
            }
            _ => {}
        }
    }

    fn at_least(&mut self, size: usize, least: usize, of: &str) {
        if size < least {
            self.report(format!("has fewer than {least} {of}"));
        }
    }

    fn at_most(&mut self, size: usize, most: usize, of: &str) {
        if size > most {
            self.report(format!("has more than {most} {of}"));
        }
    }

    fn names<'a>(
        &mut self,
        names: impl Iterator<Item = &'a String>,
        known: &[&str],
        patterns: &[&'static str],
    ) {
        for name in names {
            let is_known = known.contains(&name.as_str());
            if !is_known && !patterns.iter().any(|pattern| has_pattern(name, pattern)) {
                self.within(name.as_str(), |checker| {
                    checker.report("no member can have this name")
                });
            }
        }
    }
}

fn has_pattern(text: &str, pattern: &'static str) -> bool {
    static KNOWN: OnceLock<RwLock<HashMap<&'static str, Option<Regex>>>> = OnceLock::new();
    let known = KNOWN.get_or_init(RwLock::default);
    let found = known
        .read()
        .ok()
        .and_then(|known| known.get(pattern).cloned());
    let regex = found.unwrap_or_else(|| {
        let built = RegexBuilder::new(pattern).size_limit(1 << 28).build().ok();
        if let Ok(mut known) = known.write() {
            known.insert(pattern, built.clone());
        }
        built
    });
    regex.is_some_and(|regex| regex.is_match(text))
}

/// Compares without rounding.
fn compare(number: &Number, bound: f64) -> Ordering {
    let of_whole = number.as_i128().map(|number| match bound {
        bound if bound >= 1e20 => Ordering::Less,
        bound if bound <= -1e20 => Ordering::Greater,
        // The fraction of the bound decides where the whole parts are equal.
        bound => number
            .cmp(&(bound.floor() as i128))
            .then(0.0_f64.total_cmp(&bound.fract().abs())),
    });
    let of_number = || {
        number
            .as_f64()
            .and_then(|number| number.partial_cmp(&bound))
    };
    of_whole.or_else(of_number).unwrap_or(Ordering::Equal)
}

/// A number as digits and a power of ten, as it is written.
fn decimal(text: &str) -> Option<(u128, i32)> {
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (before, after) = digits.split_once('.').unwrap_or((digits, ""));
    let all = format!("{}{after}", before.trim_start_matches('-'));
    let exponent = exponent.parse::<i32>().ok()? - i32::try_from(after.len()).ok()?;
    let bare = all.trim_end_matches('0');
    if bare.is_empty() {
        return Some((0, 0));
    }
    let zeros = i32::try_from(all.len() - bare.len()).ok()?;
    Some((bare.parse().ok()?, exponent + zeros))
}

/// Whether a number is a multiple, both taken by the decimals that they are written with.
fn is_multiple(number: &Number, divisor: f64) -> bool {
    let (Some((mut value, power)), Some((mut unit, of_unit))) = (
        decimal(&number.to_string()),
        decimal(&format!("{divisor:e}")),
    ) else {
        return false;
    };
    if value == 0 || unit == 0 {
        return value == 0;
    }
    if power < of_unit {
        // Trailing zeros are in the powers: only a factor of the unit can make up for them.
        for _ in power..of_unit {
            match unit.checked_mul(10) {
                Some(more) if more <= value => unit = more,
                _ => return false,
            }
        }
        return value % unit == 0;
    }
    value %= unit;
    for _ in of_unit..power {
        value = value * 10 % unit;
    }
    value == 0
}

fn key_of_number(number: &Number) -> String {
    let as_whole = number.as_i128().or_else(|| number.as_f64().and_then(whole));
    as_whole.map_or_else(
        || format!("{:e}", number.as_f64().unwrap_or(f64::NAN)),
        |whole| whole.to_string(),
    )
}

/// A text that two values share if they are equal as JSON.
fn key_of(value: &Value) -> String {
    match value {
        Value::Number(number) => key_of_number(number),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(key_of).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(members) => {
            let mut sorted: Vec<_> = members.iter().collect();
            sorted.sort_by_key(|(name, _)| name.as_str());
            let mut key = String::from("{");
            for (name, value) in sorted {
                // Writing to a string can't fail.
                let _ = write!(key, "{name:?}:{},", key_of(value));
            }
            key + "}"
        }
        other => other.to_string(),
    }
}

/// For objects without members that are not named: an array is none, though serde would take it for one.
pub struct ObjectOnly<D>(pub D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for ObjectOnly<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// A text that is none of those that can stand here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownText(pub String);

impl fmt::Display for UnknownText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is none of the texts that can stand here", self.0)
    }
}

impl std::error::Error for UnknownText {}

/// What an enumeration of texts can do.
#[allow(unused_macros)]
macro_rules! texts {
    ($name:ident) => {
        impl std::str::FromStr for $name {
            type Err = $crate::runtime::UnknownText;

            fn from_str(text: &str) -> Result<Self, $crate::runtime::UnknownText> {
                let found = Self::ALL.iter().find(|each| each.as_str() == text);
                found
                    .copied()
                    .ok_or_else(|| $crate::runtime::UnknownText(text.to_owned()))
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::runtime::UnknownText;

            fn try_from(text: String) -> Result<Self, $crate::runtime::UnknownText> {
                text.parse()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::runtime::Json for $name {}
    };
}

#[allow(unused_imports)]
pub(crate) use texts;

/// A union, before it is known which of its branches a value is of.
pub struct Choice<T> {
    value: Value,
    found: Option<T>,
    closest: Option<(usize, String)>,
}

impl<T: Validate> Choice<T> {
    pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self {
            value: Value::deserialize(deserializer)?,
            found: None,
            closest: None,
        })
    }

    /// The constant of the member that tells the branches apart.
    pub fn tag(&self, name: &str) -> Option<String> {
        self.text(name).map(str::to_owned)
    }

    /// Reads the value as one of a branch.
    pub fn take<B: Json, E: de::Error>(self, branch: fn(B) -> T) -> Result<T, E> {
        B::read(self.value).map(branch).map_err(E::custom)
    }

    /// The error of a value with another tag than all branches.
    pub fn unknown<E: de::Error>(self, name: &str, known: &[&str]) -> Result<T, E> {
        let found = self.shown(name);
        Err(E::custom(format!(
            "`{name}` is {found}, not one of {known:?}"
        )))
    }

    /// Tries a branch, if none before it would have the value. `constants` are members that all
    /// its values have, so others are not read any further.
    pub fn attempt<B: Json>(&mut self, branch: fn(B) -> T, constants: &[(&str, &str)]) {
        if self.found.is_some() {
            return;
        }
        let differing = constants
            .iter()
            .filter(|(name, constant)| self.text(name) != Some(constant));
        let (distance, error) = match differing.clone().next() {
            Some((name, constant)) => {
                let found = self.shown(name);
                let error = format!("`{name}` is {found}, not {constant:?}");
                (2 * differing.count(), error)
            }
            None => match B::read(&self.value).map(branch) {
                Ok(value) => match value.validate() {
                    Ok(()) => {
                        self.found = Some(value);
                        return;
                    }
                    Err(errors) => (0, errors.to_string()),
                },
                Err(error) => (1, error.to_string()),
            },
        };
        match &self.closest {
            Some((least, _)) if *least <= distance => {}
            _ => self.closest = Some((distance, error)),
        }
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.value.get(name)?.as_str()
    }

    fn shown(&self, name: &str) -> String {
        let found = self.value.get(name);
        found.map_or_else(|| "absent".to_owned(), Value::to_string)
    }

    /// The first branch that would have the value, or the error of the closest.
    pub fn end<E: de::Error>(self) -> Result<T, E> {
        let closest = self.closest.map(|(_, error)| error);
        self.found.ok_or_else(|| {
            E::custom(closest.unwrap_or_else(|| "no branch has the value".to_owned()))
        })
    }
}
