// SPDX-License-Identifier: MIT
use crate::error::{try_call, Error};
use crate::ffi;
use crate::operation::Operation;
use crate::text::Text;
use std::fmt;
use std::ptr::{self, NonNull};

/// Failing on purpose: what goes wrong, in which calls, and how often (doc/semantics.md, section 9).
///
/// ```
/// use beckon::{Fault, Region};
///
/// let region = Region::new("us-east-1")?;
/// region.add_fault(&Fault::before("ThrottlingException")?.operation("DescribeHub")?.times(2));
/// let answer = region.call("123456789012", "DescribeHub", "{}")?;
/// assert_eq!(answer.exception_name(), Some("ThrottlingException"));
/// # Ok::<(), beckon::Error>(())
/// ```
pub struct Fault(NonNull<ffi::BeckonFault>);

// SAFETY: it belongs to one thread at a time, and a shared one is only copied.
unsafe impl Send for Fault {}
unsafe impl Sync for Fault {}

/// The name of an exception that a fault can have (F-1).
fn exception_name(name: &str) -> Result<Text, Error> {
    let text = Text::new(name)?;
    // SAFETY: the pointer is valid during the call.
    match unsafe { ffi::beckon_error_is_exception_name(text.as_ptr()) } {
        0 => Err(Error::Argument(format!("{name:?} cannot be the name of an exception (F-1)"))),
        _ => Ok(text),
    }
}

impl Fault {
    /// Makes a fault that fails the whole call before anything is applied, with an exception of any name. Its status
    /// and message are the usual ones of that name (F-1).
    ///
    /// # Errors
    /// [`Error::Argument`] if it cannot be the name of an exception.
    pub fn before(exception: &str) -> Result<Fault, Error> {
        let exception = exception_name(exception)?;
        // SAFETY: the name is valid, and C makes a new fault; so below.
        unsafe { Ok(Fault::take(ffi::beckon_fault_new_before_named(exception.as_ptr(), 0, ptr::null()))) }
    }

    /// Makes a fault that loses the answer: the call is carried out, but the caller gets this exception. That is the
    /// only way in which a failed call changes something (V-6).
    ///
    /// # Errors
    /// As [`before`](Fault::before).
    pub fn after(exception: &str) -> Result<Fault, Error> {
        let exception = exception_name(exception)?;
        unsafe { Ok(Fault::take(ffi::beckon_fault_new_after_named(exception.as_ptr(), 0, ptr::null()))) }
    }

    /// Makes a fault that answers a read from the world before another account's last change (F-2).
    pub fn stale() -> Fault {
        unsafe { Fault::take(ffi::beckon_fault_new_stale()) }
    }

    /// Reads a fault of any kind, as a line of `beckon run` has it: with its own status and message, or one that leaves
    /// an account unprocessed, `{"unprocessed": "some text", "account": "111122223333"}`.
    ///
    /// # Errors
    /// [`Error::World`].
    pub fn from_json(text: impl AsRef<[u8]>) -> Result<Fault, Error> {
        let text = text.as_ref();
        // SAFETY: a slice is never longer than isize::MAX, and C gives the fault away.
        unsafe {
            let raw =
                try_call(|error| ffi::beckon_wire_fault_from_json(text.as_ptr().cast(), text.len() as isize, error))?;
            Ok(Fault::take(raw))
        }
    }

    unsafe fn take(raw: *mut ffi::BeckonFault) -> Fault {
        Fault(NonNull::new_unchecked(raw))
    }

    pub(crate) fn as_ptr(&self) -> *const ffi::BeckonFault {
        self.0.as_ptr()
    }

    /// Restricts it to calls of one operation.
    ///
    /// # Errors
    /// [`Error::Argument`] if no Region answers an operation of that name.
    pub fn operation(self, name: &str) -> Result<Fault, Error> {
        let operation = Operation::from_name(name);
        let operation =
            operation.ok_or_else(|| Error::Argument(format!("{name:?} is not an operation of a Region")))?;
        // SAFETY: the fault belongs to this value, and the operation exists; so below.
        unsafe { ffi::beckon_fault_match_operation(self.0.as_ptr(), operation.number()) }
        Ok(self)
    }

    /// Restricts it to calls by one account.
    ///
    /// # Errors
    /// [`Error::Nul`].
    pub fn caller(self, account: &str) -> Result<Fault, Error> {
        let account = Text::new(account)?;
        unsafe { ffi::beckon_fault_match_caller(self.0.as_ptr(), account.as_ptr()) }
        Ok(self)
    }

    /// Restricts it to calls whose input names an account.
    ///
    /// # Errors
    /// [`Error::Nul`].
    pub fn account(self, account: &str) -> Result<Fault, Error> {
        let account = Text::new(account)?;
        unsafe { ffi::beckon_fault_match_account(self.0.as_ptr(), account.as_ptr()) }
        Ok(self)
    }

    /// Sets which of the matching calls is the first that can fail, from 1, the default. 0 is taken as 1.
    pub fn nth(self, nth: u32) -> Fault {
        unsafe { ffi::beckon_fault_set_nth(self.0.as_ptr(), nth.max(1)) }
        self
    }

    /// Sets how many calls fail, 1 by default; 0 for every matching call.
    pub fn times(self, times: u32) -> Fault {
        unsafe { ffi::beckon_fault_set_times(self.0.as_ptr(), times) }
        self
    }

    /// Sets the probability with which a matching call fails, from 0 to 1. The same seed selects the same calls.
    ///
    /// # Errors
    /// [`Error::Argument`] if the probability is out of range or not a number.
    pub fn probability(self, probability: f64, seed: u64) -> Result<Fault, Error> {
        if !(0.0..=1.0).contains(&probability) {
            return Err(Error::argument("a probability is from 0 to 1"));
        }
        unsafe { ffi::beckon_fault_set_probability(self.0.as_ptr(), probability, seed) }
        Ok(self)
    }
}

impl Drop for Fault {
    fn drop(&mut self) {
        // SAFETY: it belongs to this value alone.
        unsafe { ffi::beckon_fault_free(self.0.as_ptr()) }
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Fault")
    }
}
