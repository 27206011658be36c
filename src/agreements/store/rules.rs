//! The rules of `health` in SQL, over `agreements a`: one text for the list, the board and the desk.

/// The last day of the latest period of `a`.
macro_rules! ends_on {
    () => {
        "(SELECT p.ends_on FROM periods p WHERE p.agreement_id = a.id ORDER BY p.starts_on DESC, p.id DESC LIMIT 1)"
    };
}

/// The same rule as `health::Health`. Six days: today, those before which meeting, drafting and
/// signing are over their limits, today twice.
macro_rules! stuck {
    () => {
        concat!(
            "((a.stage IN ('meeting', 'drafting', 'signing') AND (a.next_step = '' OR a.next_due_on < ?
                 OR (a.stage = 'meeting' AND a.stage_since < ?) OR (a.stage = 'drafting' AND a.stage_since < ?)
                 OR (a.stage = 'signing' AND a.stage_since < ?)))
              OR (a.stage = 'in_force' AND (a.next_due_on < ? OR ",
            ends_on!(),
            " < ?)))"
        )
    };
}

/// That the period in force ends between two days.
macro_rules! ending {
    () => {
        concat!("(a.stage = 'in_force' AND ", ends_on!(), " BETWEEN ? AND ?)")
    };
}

pub(crate) use {ending, ends_on, stuck};
