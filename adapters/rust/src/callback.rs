// SPDX-License-Identifier: MIT
//! Closures that C calls. No panic leaves them: unwinding into C is undefined.
use crate::ffi;
use std::mem;
use std::os::raw::{c_char, c_void};
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::ptr;

/// What a clock answers that panicked: no year from 1 to 9999 has it, so the call fails with InternalException (W-4).
const NO_TIME: i64 = i64::MIN;
const MAX_THROWN: usize = 8;

/// Gives a closure to C, which gives it back to `drop_closure`.
pub(crate) fn give<F>(closure: F) -> *mut c_void {
    Box::into_raw(Box::new(closure)).cast()
}

/// `None` if it panics. What is thrown can throw when it is dropped, and so can that: after some of them it is left
/// alone.
fn contain<T>(function: impl FnOnce() -> T) -> Option<T> {
    let mut thrown = match catch_unwind(AssertUnwindSafe(function)) {
        Ok(result) => return Some(result),
        Err(thrown) => thrown,
    };
    for _ in 0..MAX_THROWN {
        thrown = catch_unwind(AssertUnwindSafe(|| drop(thrown))).err()?;
    }
    mem::forget(thrown);
    None
}

pub(crate) unsafe extern "C" fn tell_time<F: Fn() -> i64>(closure: *mut c_void) -> i64 {
    let clock = &*closure.cast::<F>();
    contain(clock).unwrap_or(NO_TIME)
}

/// NULL for an id source that panicked, or gave a text that C would cut off: the call fails with InternalException (W-5).
pub(crate) unsafe extern "C" fn draw_id<F: Fn(u64) -> String>(nth: u64, closure: *mut c_void) -> *mut c_char {
    let source = &*closure.cast::<F>();
    match contain(|| source(nth)) {
        Some(id) if !id.contains('\0') => ffi::g_strndup(id.as_ptr().cast(), id.len()),
        _ => ptr::null_mut(),
    }
}

pub(crate) unsafe extern "C" fn drop_closure<F>(closure: *mut c_void) {
    let closure = Box::from_raw(closure.cast::<F>());
    contain(|| drop(closure));
}
