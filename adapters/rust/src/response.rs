// SPDX-License-Identifier: MIT
use crate::error::Exception;
use crate::ffi;
use crate::text::borrow;
use std::borrow::Cow;
use std::fmt;
use std::ptr::NonNull;
use std::slice;

/// An HTTP request, as far as a Region is concerned. It borrows everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Request<'a> {
    /// The account that calls. The host derives it from the request's access key id.
    pub caller: &'a str,
    /// The HTTP method, as it was sent.
    pub method: &'a str,
    /// The path, raw (percent-encoded), without the query.
    pub path: &'a str,
    /// The query, raw (percent-encoded), without its `?`. One of more than 64 KiB is refused.
    pub query: Option<&'a str>,
    /// The body; empty for none. One of more than 10 MiB is refused.
    pub body: &'a [u8],
}

/// An answer: status, headers and body. It never changes, in any thread, and lends what it has.
pub struct Response(NonNull<ffi::BeckonWireResponse>);

// SAFETY: beckon-wire.h promises that an answer never changes, in any thread; its references are counted atomically.
unsafe impl Send for Response {}
unsafe impl Sync for Response {}

impl Response {
    /// # Safety
    /// The answer is the caller's to release, and not NULL.
    pub(crate) unsafe fn take(raw: *mut ffi::BeckonWireResponse) -> Response {
        Response(NonNull::new_unchecked(raw))
    }

    /// The HTTP status: 200, or that of the exception.
    pub fn status(&self) -> u16 {
        // SAFETY: the answer lives as long as this value, here and below.
        unsafe { ffi::beckon_wire_response_get_status(self.0.as_ptr()) as u16 }
    }

    /// The headers, with their names in lower case: `content-type`, and `x-amzn-errortype` on failure (O-11).
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        let n_headers = unsafe { ffi::beckon_wire_response_get_n_headers(self.0.as_ptr()) };
        (0..n_headers).map(move |nth| {
            let mut value = std::ptr::null();
            unsafe {
                let name = ffi::beckon_wire_response_peek_header(self.0.as_ptr(), nth, &mut value);
                (borrow(name), borrow(value))
            }
        })
    }

    /// The body: a JSON object, in UTF-8.
    pub fn body(&self) -> &[u8] {
        let mut size = 0;
        unsafe {
            let data = ffi::g_bytes_get_data(ffi::beckon_wire_response_peek_body(self.0.as_ptr()), &mut size);
            if data.is_null() {
                &[]
            } else {
                slice::from_raw_parts(data.cast(), size)
            }
        }
    }

    /// The body as a text.
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.body())
    }

    /// Which exception it is; `None` on success.
    pub fn exception(&self) -> Option<Exception> {
        self.exception_name().map(Exception::from_name)
    }

    /// The exception's name, such as `InvalidInputException`; `None` on success.
    pub fn exception_name(&self) -> Option<&str> {
        unsafe {
            let name = ffi::beckon_wire_response_peek_exception(self.0.as_ptr());
            (!name.is_null()).then(|| borrow(name))
        }
    }
}

impl Drop for Response {
    fn drop(&mut self) {
        // SAFETY: the reference belongs to this value.
        unsafe { ffi::beckon_wire_response_unref(self.0.as_ptr()) }
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Response({}, {})", self.status(), self.text())
    }
}
