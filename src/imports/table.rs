//! What a file holds, as it was read: values in rows, each cell with the address by which a
//! spreadsheet knows it.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Text as it was typed.
    Text(String),
    /// A number.
    Number(f64),
    /// A day that the spreadsheet knows as one.
    Day(NaiveDate),
    /// A time of day, `HH:MM`.
    Time(String),
    /// True or false.
    Truth(bool),
    /// A formula that came to nothing, with the sign that the spreadsheet shows for it.
    Broken(String),
}

impl Value {
    /// As people would have typed it.
    pub fn text(&self) -> String {
        match self {
            Value::Text(text) | Value::Time(text) | Value::Broken(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Day(day) => day.to_string(),
            Value::Truth(truth) => truth.to_string(),
        }
    }
}

/// A row with its cells that are not empty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Its number in the file, from 1.
    pub number: u32,
    /// Column, from 0, and value.
    pub cells: Vec<(u32, Value)>,
}

impl Line {
    /// What stands in a column.
    pub fn value(&self, column: u32) -> Option<&Value> {
        self.cells.iter().find(|(at, _)| *at == column).map(|(_, value)| value)
    }
}

/// The rows of the sheet that is brought in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Its rows that are not empty, in order.
    pub lines: Vec<Line>,
}

/// Where a cell stands, as spreadsheets say it: `C12`.
pub fn address(column: u32, row: u32) -> String {
    format!("{}{row}", letters(column))
}

/// The letters over a column, which is counted from 0: `A`, `Z`, `AA`.
pub fn letters(column: u32) -> String {
    let mut left = column + 1;
    let mut letters = Vec::new();
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn a_cell_has_the_address_that_a_spreadsheet_shows() {
        for (column, row, said) in [(0, 1, "A1"), (2, 12, "C12"), (25, 2, "Z2"), (26, 3, "AA3"), (701, 4, "ZZ4")] {
            assert_eq!(address(column, row), said);
        }
    }
}
