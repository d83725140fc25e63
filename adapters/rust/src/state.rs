// SPDX-License-Identifier: MIT
use crate::ffi;
use crate::text::{borrow, Text};
use std::fmt;
use std::os::raw::c_uint;

/// A state of an association, a pair of an administrator and a member (semantics.md, section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// There is no record of the pair.
    None,
    /// The administrator has added the member, and not invited it.
    Created,
    /// The member is invited, and has not answered.
    Pending,
    /// The member has accepted, or was enrolled.
    Accepted,
    /// The member has declined.
    Declined,
    /// The member has left.
    Resigned,
    /// The administrator has removed the member.
    Removed,
}

impl State {
    /// All states, in the order of BeckonState.
    pub const ALL: [State; 7] = [
        State::None,
        State::Created,
        State::Pending,
        State::Accepted,
        State::Declined,
        State::Resigned,
        State::Removed,
    ];

    pub(crate) fn number(self) -> c_uint {
        self as c_uint
    }

    /// Finds a state by its name, such as `pending`.
    pub fn from_name(name: &str) -> Option<State> {
        let name = Text::new(name).ok()?;
        let mut state: c_uint = 0;
        // SAFETY: both pointers are valid during the call.
        let is_found = unsafe { ffi::beckon_state_from_string(name.as_ptr(), &mut state) };
        State::ALL.get(state as usize).copied().filter(|_| is_found != 0)
    }

    /// The name, as in a saved world.
    pub fn name(self) -> &'static str {
        // SAFETY: the text is constant.
        unsafe { borrow(ffi::beckon_state_to_string(self.number())) }
    }
}

impl fmt::Display for State {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}
