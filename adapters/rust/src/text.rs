// SPDX-License-Identifier: MIT
//! Texts and bytes, on their way into C and out of it.
use crate::error::Error;
use crate::ffi;
use std::ffi::{CStr, CString};
use std::os::raw::{c_char, c_void};
use std::process;
use std::ptr;

const SHORT: usize = 64;

/// A text as C takes it, with a NUL at its end. A short one, as every id is, needs no allocation.
pub(crate) enum Text {
    Short([u8; SHORT]),
    Long(CString),
}

impl Text {
    pub(crate) fn new(text: impl AsRef<[u8]>) -> Result<Text, Error> {
        let bytes = text.as_ref();
        if bytes.len() >= SHORT {
            return CString::new(bytes).map(Text::Long).map_err(|_| Error::Nul);
        }
        if bytes.contains(&0) {
            return Err(Error::Nul);
        }
        let mut short = [0; SHORT];
        short[..bytes.len()].copy_from_slice(bytes);
        Ok(Text::Short(short))
    }

    pub(crate) fn as_ptr(&self) -> *const c_char {
        match self {
            Text::Short(bytes) => bytes.as_ptr().cast(),
            Text::Long(text) => text.as_ptr(),
        }
    }
}

/// A text that may be missing: for C, that is NULL.
pub(crate) fn pointer(text: &Option<Text>) -> *const c_char {
    text.as_ref().map_or(ptr::null(), Text::as_ptr)
}

/// Lends bytes to C for one call, without a copy.
pub(crate) fn lend<T>(bytes: &[u8], call: impl FnOnce(*mut ffi::GBytes) -> T) -> T {
    let mut is_returned = false;
    // SAFETY: `bytes` and `is_returned` outlive the GBytes, or else the process ends below.
    unsafe {
        let lent = ffi::g_bytes_new_with_free_func(
            bytes.as_ptr().cast(),
            bytes.len(),
            take_back,
            ptr::addr_of_mut!(is_returned).cast(),
        );
        let result = call(lent);
        ffi::g_bytes_unref(lent);
        // C could keep a reference, although it does not: then nothing that follows would be safe.
        if !ptr::addr_of!(is_returned).read_volatile() {
            process::abort();
        }
        result
    }
}

unsafe extern "C" fn take_back(is_returned: *mut c_void) {
    is_returned.cast::<bool>().write_volatile(true);
}

/// Borrows a text of C's for as long as the caller says. It is valid UTF-8, as the headers promise; what is not is cut
/// off.
///
/// # Safety
/// `text` ends with a NUL and lives as long as `'a`.
pub(crate) unsafe fn borrow<'a>(text: *const c_char) -> &'a str {
    let bytes = CStr::from_ptr(text).to_bytes();
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8_unchecked(&bytes[..error.valid_up_to()]),
    }
}

/// Takes a text that C has given away.
///
/// # Safety
/// `text` ends with a NUL and is the caller's to free with g_free().
pub(crate) unsafe fn take(text: *mut c_char) -> String {
    let taken = CStr::from_ptr(text).to_string_lossy().into_owned();
    ffi::g_free(text.cast());
    taken
}

/// Takes a list of texts that C has given away.
///
/// # Safety
/// `texts` ends with NULL and is the caller's to free with g_strfreev().
pub(crate) unsafe fn take_list(texts: *mut *mut c_char) -> Vec<String> {
    let mut taken = Vec::new();
    let mut next = texts;
    while !(*next).is_null() {
        taken.push(CStr::from_ptr(*next).to_string_lossy().into_owned());
        next = next.add(1);
    }
    ffi::g_strfreev(texts);
    taken
}
