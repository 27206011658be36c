//! Each target, tried for a moment.
use std::time::Duration;

use super::{engine, targets};

/// So long each target is tried.
const MOMENT: Duration = Duration::from_millis(700);
/// No input takes longer, even in an unoptimised program on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

fn holds(name: &str) {
    let target = targets::all().into_iter().find(|target| target.name == name).unwrap();
    let ran = engine::run(target, MOMENT, PATIENCE);
    if let Some((input, why)) = ran.failed {
        panic!("{name} does not hold for {}\n{why}", engine::shown(&input));
    }
}

macro_rules! each {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            holds(stringify!($name));
        })*

        #[test]
        fn every_target_is_tried() {
            let named = [$(stringify!($name)),*];
            let all: Vec<&str> = targets::all().iter().map(|target| target.name).collect();
            assert_eq!(all, named);
        }
    };
}

each! {
    fold clean runs outline compare
    days periods numbers codes searches addresses filters
    press
    csv encodings xlsx
    word emblem types names
    events vault archive
    flash cookies forms multipart places
}
