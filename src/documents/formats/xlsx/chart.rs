//! Charts in a workbook: drawn by the spreadsheet itself from the cells of the table.
use rust_xlsxwriter::{Chart, ChartType, XlsxError};

use super::super::text::legal;
use super::writing::Writing;
use crate::documents::chart::Shape;
use crate::documents::{self, Section};
use crate::words::Lang;

/// Puts a chart beside the table that was written last; nothing without a row.
pub fn insert(
    writing: &mut Writing<'_>,
    sheet: &str,
    section: &Section,
    chart: &documents::Chart,
) -> Result<(), XlsxError> {
    let Some((table, place)) = section.table().zip(writing.last_table()) else { return Ok(()) };
    let Some(category) = place.column(table, chart.category) else { return Ok(()) };
    if table.rows.is_empty() {
        return Ok(());
    }
    let last = match chart.first.and_then(|first| u32::try_from(first).ok()) {
        Some(first) => place.last.min(place.first + first.max(1) - 1),
        None => place.last,
    };
    let mut drawn = Chart::new(match chart.shape {
        Shape::Bars => ChartType::Bar,
        Shape::Columns => ChartType::Column,
    });
    drawn.title().set_name(&legal(&chart.title));
    for key in chart.series.iter().chain(&chart.limit) {
        let Some(at) = place.column(table, key) else { continue };
        drawn
            .add_series()
            .set_name((sheet, place.head, at))
            .set_categories((sheet, place.first, category, last, category))
            .set_values((sheet, place.first, at, last, at));
    }
    let from_the_right = writing.w().lang == Lang::Fa;
    match chart.shape {
        Shape::Bars => {
            // The first row on top; in a sheet read from the right, bars grow to the left.
            drawn.x_axis().set_reverse();
            if from_the_right {
                drawn.y_axis().set_reverse();
            }
        }
        Shape::Columns if from_the_right => {
            drawn.x_axis().set_reverse();
        }
        Shape::Columns => {}
    }
    writing.insert_chart(&drawn)
}
