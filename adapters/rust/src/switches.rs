// SPDX-License-Identifier: MIT
use crate::error::{try_call, Error};
use crate::ffi;
use crate::text::{take, Text};
use std::fmt;
use std::ptr::NonNull;

/// The switches of doc/semantics.md, section 8: rulings that can be turned, and limits.
///
/// ```
/// let mut switches = beckon::Switches::new();
/// switches.set("max_members", "1")?;
/// assert_eq!(switches.get("max_members").as_deref(), Some("1"));
/// assert!(switches.set("max_members", "many").is_err());
/// # Ok::<(), beckon::Error>(())
/// ```
pub struct Switches(NonNull<ffi::BeckonSwitches>);

// SAFETY: they are plain values, and only `&mut self` changes them.
unsafe impl Send for Switches {}
unsafe impl Sync for Switches {}

impl Switches {
    /// Makes switches that are all at their defaults.
    pub fn new() -> Switches {
        // SAFETY: C makes new ones.
        unsafe { Switches::take(ffi::beckon_switches_new()) }
    }

    /// # Safety
    /// The switches are the caller's to free, and not NULL.
    pub(crate) unsafe fn take(raw: *mut ffi::BeckonSwitches) -> Switches {
        Switches(NonNull::new_unchecked(raw))
    }

    pub(crate) fn as_ptr(&self) -> *const ffi::BeckonSwitches {
        self.0.as_ptr()
    }

    /// Sets a switch to `true` or `false`, to one of its words, or to a number in decimal digits.
    ///
    /// # Errors
    /// [`Error::Refused`] if there is no such switch or value; then nothing has changed.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), Error> {
        let (name, value) = (Text::new(name)?, Text::new(value)?);
        // SAFETY: all pointers are valid during the call.
        try_call(|error| unsafe {
            ffi::beckon_switches_set_from_string(self.0.as_ptr(), name.as_ptr(), value.as_ptr(), error);
        })
    }

    /// Reads a switch as a text; `None` if there is no switch of that name.
    pub fn get(&self, name: &str) -> Option<String> {
        let name = Text::new(name).ok()?;
        let mut which = 0;
        // SAFETY: all pointers are valid during the calls, and C gives the text away.
        unsafe {
            match ffi::beckon_switch_from_string(name.as_ptr(), &mut which) {
                0 => None,
                _ => Some(take(ffi::beckon_switches_dup_string(self.as_ptr(), which))),
            }
        }
    }
}

impl Default for Switches {
    fn default() -> Switches {
        Switches::new()
    }
}

impl Clone for Switches {
    fn clone(&self) -> Switches {
        // SAFETY: C makes a copy.
        unsafe { Switches::take(ffi::beckon_switches_copy(self.as_ptr())) }
    }
}

impl Drop for Switches {
    fn drop(&mut self) {
        // SAFETY: they belong to this value alone.
        unsafe { ffi::beckon_switches_free(self.0.as_ptr()) }
    }
}

impl fmt::Debug for Switches {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Switches")
    }
}
