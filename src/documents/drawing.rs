//! A chart as shapes, for pictures that the server makes: bars that grow and time that runs in the
//! direction of reading. Only places and texts stand here; how they look is a matter of style.
use super::cell::Cell;
use super::chart::{Chart, Plot, Point, Shape};
use super::{Section, print};
use crate::persian::isolate;
use crate::words::Words;

/// How wide every drawing is, in units of its own.
const WIDTH: i64 = 800;
/// The room beside lying bars for the value of the longest.
const VALUE_ROOM: i64 = 90;
/// The room for the numbers of the axis beside standing columns.
const AXIS_ROOM: i64 = 70;
/// The room after the last column, over which the end of its name may hang.
const END_ROOM: i64 = 50;
/// How high standing columns may grow.
const HEIGHT: i64 = 300;
/// The room over the highest column for its value.
const HEAD_ROOM: i64 = 36;
/// The height of a line of text.
const LINE: i64 = 30;
/// How thick a lying bar is.
const BAR: i64 = 22;
/// How wide a letter is at most, and a digit of a value.
const LETTER: i64 = 12;
/// More letters than fit on a line.
const LONGEST_NAME: usize = 60;
/// The looks of the series, in order: filled, outlined, pale.
const LOOKS: [&str; 3] = ["a", "b", "c"];

/// A chart as shapes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    /// How wide it is.
    pub width: i64,
    /// How high it is.
    pub height: i64,
    /// The direction it is read in.
    pub direction: &'static str,
    /// Lines: of the axis, and limits.
    pub rules: Vec<Rule>,
    /// The bars.
    pub bars: Vec<Bar>,
    /// The texts.
    pub labels: Vec<Label>,
    /// The looks of the series with their names.
    pub legend: Vec<(&'static str, &'static str)>,
}

/// A straight line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its look.
    pub look: &'static str,
    /// Where it begins and ends, across and down.
    pub ends: [(i64, i64); 2],
}

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Its look.
    pub look: &'static str,
    /// Its left edge.
    pub x: i64,
    /// Its upper edge.
    pub y: i64,
    /// How wide it is.
    pub width: i64,
    /// How high it is.
    pub height: i64,
    /// What it stands for: name, series, value.
    pub says: String,
}

/// A text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// What it is: a name, a value, a number of the axis.
    pub look: &'static str,
    /// The point it is anchored to, across.
    pub x: i64,
    /// Its base line.
    pub y: i64,
    /// Which part of it stands there, in the direction of reading.
    pub anchor: &'static str,
    /// What it says.
    pub text: String,
}

/// The chart of a section, drawn; nothing without a value.
pub fn draw(w: Words, section: &Section, chart: &Chart) -> Option<Drawing> {
    let plot = section.plot(chart)?;
    let mut pen = Pen { w, is_rtl: w.dir() == "rtl", drawing: Drawing::default() };
    pen.drawing.width = WIDTH;
    pen.drawing.direction = w.dir();
    match chart.shape {
        Shape::Bars => pen.bars(&plot),
        Shape::Columns => pen.columns(&plot),
    }
    let limit = plot.points.iter().any(|point| point.limit.is_some()).then(|| w.documents.limit());
    if plot.series.len() > 1 || limit.is_some() {
        let series = LOOKS.into_iter().cycle().zip(plot.series.iter().copied());
        pen.drawing.legend = series.chain(limit.map(|limit| ("limit", limit))).collect();
    }
    Some(pen.drawing)
}

struct Pen {
    w: Words,
    is_rtl: bool,
    drawing: Drawing,
}

impl Pen {
    /// The place so far from the side where reading starts.
    fn across(&self, from_start: i64) -> i64 {
        if self.is_rtl { WIDTH - from_start } else { from_start }
    }

    /// Lying bars: the name over each, the value at its end, the limit as a line across it.
    fn bars(&mut self, plot: &Plot) {
        let long = |value: i64| (WIDTH - VALUE_ROOM) * value.max(0) / plot.most;
        let mut y = 0;
        for point in &plot.points {
            self.label("", 0, y + LINE - 10, "start", self.name(point, LONGEST_NAME));
            let top = y + LINE;
            for ((value, series), look) in point.values.iter().zip(&plot.series).zip(LOOKS.into_iter().cycle()) {
                y += BAR + 4;
                let Some(value) = *value else { continue };
                let bar = (look, (0, y - BAR - 4 + LINE), (long(value).max(2), BAR));
                self.bar(bar, self.says(point, series, value));
                self.label("v", long(value) + 10, y + LINE - 9, "start", self.w.num(value));
            }
            y += LINE;
            if let Some(limit) = point.limit {
                self.rule("limit", [(long(limit), top - 4), (long(limit), y)]);
            }
            y += LINE / 2;
        }
        self.drawing.height = y;
    }

    /// Standing columns over their names, with an axis of round numbers where reading starts.
    fn columns(&mut self, plot: &Plot) {
        let step = round_step(plot.most);
        let most = (plot.most + step - 1) / step * step;
        let tall = |value: i64| HEIGHT * value.max(0) / most;
        let ground = HEAD_ROOM + HEIGHT;
        for at in 0..=most / step {
            let y = ground - tall(at * step);
            self.rule("axis", [(AXIS_ROOM, y), (WIDTH, y)]);
            self.label("n", AXIS_ROOM - 12, y + 7, "end", self.w.num(at * step));
        }
        let slot = (WIDTH - AXIS_ROOM - END_ROOM) / i64::try_from(plot.points.len()).unwrap_or(1).max(1);
        let wide = (slot * 4 / 5 / i64::try_from(plot.series.len()).unwrap_or(1).max(1)).min(90);
        let group = wide * i64::try_from(plot.series.len()).unwrap_or(1);
        let names: Vec<String> = plot.points.iter().map(|point| self.name(point, LONGEST_NAME)).collect();
        let longest = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
        // Names too long to stand beside one another stand on several lines, turn by turn.
        let lines = (i64::try_from(longest).unwrap_or(0) * LETTER / slot.max(1) + 1).clamp(1, 3);
        for ((at, point), name) in (0..).zip(&plot.points).zip(names) {
            let start = AXIS_ROOM + at * slot;
            let mut from = start + (slot - group) / 2;
            for ((value, series), look) in point.values.iter().zip(&plot.series).zip(LOOKS.into_iter().cycle()) {
                if let Some(value) = *value {
                    let bar = (look, (from + 1, ground - tall(value)), (wide - 2, tall(value)));
                    self.bar(bar, self.says(point, series, value));
                    if value > 0 {
                        self.label("v", from + wide / 2, ground - tall(value) - 8, "middle", self.w.num(value));
                    }
                }
                from += wide;
            }
            self.label("", start + slot / 2, ground + LINE * (1 + at % lines), "middle", name);
        }
        self.drawing.height = ground + LINE * lines + 10;
    }

    fn bar(&mut self, (look, (from, y), (width, height)): (&'static str, (i64, i64), (i64, i64)), says: String) {
        let x = if self.is_rtl { WIDTH - from - width } else { from };
        self.drawing.bars.push(Bar { look, x, y, width, height, says });
    }

    fn label(&mut self, look: &'static str, from: i64, y: i64, anchor: &'static str, text: String) {
        let x = self.across(from);
        self.drawing.labels.push(Label { look, x, y, anchor, text });
    }

    fn rule(&mut self, look: &'static str, ends: [(i64, i64); 2]) {
        let ends = ends.map(|(from, y)| (self.across(from), y));
        self.drawing.rules.push(Rule { look, ends });
    }

    fn says(&self, point: &Point, series: &str, value: i64) -> String {
        self.w.documents.point(self.name(point, usize::MAX), series, value)
    }

    /// The name of a place; one that is too long is cut.
    fn name(&self, point: &Point, longest: usize) -> String {
        let lines = print::lines(self.w, &point.name);
        let name: String = lines.iter().flat_map(|line| &line.spans).map(|span| span.text.as_str()).collect();
        let cut = match name.char_indices().nth(longest) {
            Some((at, _)) => format!("{}…", name.get(..at).unwrap_or_default().trim_end()),
            None => name,
        };
        match point.name {
            Cell::Text(_) | Cell::Link { .. } | Cell::Code(_) => isolate(&cut),
            _ => cut,
        }
    }
}

/// A round number that divides the way up to `most` into five parts at most.
fn round_step(most: i64) -> i64 {
    let mut step = 1;
    loop {
        for factor in [1, 2, 5] {
            if step * factor * 5 >= most {
                return step * factor;
            }
        }
        step *= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{Block, Column, Table};
    use crate::words::Lang;

    fn section(shape: Shape) -> (Section, Chart) {
        let columns = vec![Column::text("name", "Name"), Column::number("days", "Days"), Column::number("limit", "L")];
        let row = |name: &str, days| vec![Cell::text(name), Cell::Number(days), Cell::Number(30)];
        let table = Table::new(columns, vec![row("one", 60), row("two", 15), row("sum", 75)], "");
        let chart = Chart {
            title: "Days".into(),
            shape,
            category: "name",
            series: vec!["days"],
            limit: Some("limit"),
            first: Some(2),
        };
        (Section::new("s", "S", vec![Block::Table(table), Block::Chart(chart.clone())]), chart)
    }

    fn drawn(lang: Lang, shape: Shape) -> Drawing {
        let (section, chart) = section(shape);
        draw(Words::of(lang), &section, &chart).unwrap()
    }

    #[test]
    fn bars_grow_from_the_side_where_reading_starts_and_are_as_long_as_their_values() {
        let ltr = drawn(Lang::En, Shape::Bars);
        assert_eq!(ltr.bars.len(), 2, "the sum is no bar");
        assert_eq!((ltr.bars[0].x, ltr.bars[0].width), (0, WIDTH - VALUE_ROOM));
        assert!((ltr.bars[1].width * 4 - ltr.bars[0].width).abs() < 4, "a quarter, but for what is no whole unit");
        assert_eq!(ltr.rules[0].ends[0].0 * 2, ltr.bars[0].width);
        let rtl = drawn(Lang::Fa, Shape::Bars);
        assert!(rtl.bars.iter().all(|bar| bar.x + bar.width == WIDTH), "{rtl:?}");
        assert_eq!(rtl.rules[0].ends[0].0, WIDTH - ltr.rules[0].ends[0].0);
    }

    #[test]
    fn time_runs_in_the_direction_of_reading() {
        let [ltr, rtl] = [drawn(Lang::En, Shape::Columns), drawn(Lang::Fa, Shape::Columns)];
        assert!(ltr.bars[0].x < ltr.bars[1].x);
        assert!(rtl.bars[0].x > rtl.bars[1].x);
        assert_eq!(ltr.bars[0].height, HEIGHT, "sixty is a round number of steps");
    }

    #[test]
    fn each_bar_says_its_value_in_the_digits_of_the_language() {
        assert!(drawn(Lang::Fa, Shape::Bars).bars[0].says.contains("۶۰"));
        assert!(drawn(Lang::En, Shape::Columns).bars[1].says.contains("15"));
    }

    #[test]
    fn the_axis_has_round_numbers() {
        let steps = [1, 4, 5, 6, 23, 60, 101, 9_999].map(round_step);
        assert_eq!(steps, [1, 1, 1, 2, 5, 20, 50, 2_000]);
    }
}
