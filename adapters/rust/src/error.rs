// SPDX-License-Identifier: MIT
//! What fails, as enumerations.
use crate::ffi;
use crate::text::{borrow, Text};
use std::fmt;
use std::io;
use std::os::raw::{c_int, c_uint};
use std::ptr;

/// The service's exceptions. [`Response::exception`](crate::Response::exception) tells which of them an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Exception {
    /// `InternalException`, 500. Also when a clock or an id source fails or panics (W-4, W-5).
    Internal,
    /// `InvalidAccessException`, 401.
    InvalidAccess,
    /// `InvalidInputException`, 400.
    InvalidInput,
    /// `LimitExceededException`, 429: only by a [`Fault`](crate::Fault).
    LimitExceeded,
    /// `ResourceConflictException`, 409.
    ResourceConflict,
    /// `ResourceNotFoundException`, 404.
    ResourceNotFound,
    /// `AccessDeniedException`, 403.
    AccessDenied,
    /// `BadRequestException`, 400.
    BadRequest,
    /// `UnknownOperationException`, 404: no such method and path.
    UnknownOperation,
    /// `SerializationException`, 400: the body is not a JSON object.
    Serialization,
    /// `RequestEntityTooLargeException`, 413: the body has more than 10 MiB.
    RequestTooLarge,
    /// One of any other name, which a [`Fault`](crate::Fault) made.
    Other,
}

/// In the order of BeckonError.
const EXCEPTIONS: [Exception; 11] = [
    Exception::Internal,
    Exception::InvalidAccess,
    Exception::InvalidInput,
    Exception::LimitExceeded,
    Exception::ResourceConflict,
    Exception::ResourceNotFound,
    Exception::AccessDenied,
    Exception::BadRequest,
    Exception::UnknownOperation,
    Exception::Serialization,
    Exception::RequestTooLarge,
];

impl Exception {
    fn from_code(code: usize) -> Exception {
        EXCEPTIONS.get(code).copied().unwrap_or(Exception::Other)
    }

    /// Finds an exception by the name that the service sends, such as `InvalidInputException`.
    pub fn from_name(name: &str) -> Exception {
        let mut code: c_uint = 0;
        let name = match Text::new(name) {
            Ok(name) => name,
            Err(_) => return Exception::Other,
        };
        // SAFETY: both pointers are valid during the call.
        match unsafe { ffi::beckon_error_from_exception(name.as_ptr(), &mut code) } {
            0 => Exception::Other,
            _ => Exception::from_code(code as usize),
        }
    }
}

/// What is wrong with a world. A call that fails with one of these changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WorldProblem {
    /// It is cut off or damaged, or has an invalid value.
    Invalid,
    /// A newer Beckon wrote it.
    Newer,
    /// It breaks an invariant (V-1 to V-5, V-8 or V-10).
    Broken,
    /// A callback of the Region tried to change the Region (W-6).
    Refused,
}

impl WorldProblem {
    fn from_code(code: c_int) -> WorldProblem {
        match code {
            1 => WorldProblem::Newer,
            2 => WorldProblem::Broken,
            3 => WorldProblem::Refused,
            _ => WorldProblem::Invalid,
        }
    }
}

/// Why a function of this crate failed. Then nothing has changed.
///
/// What the service itself refuses is not among these: that is an answer, a [`Response`](crate::Response) with an
/// [`Exception`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// A text contains U+0000, which neither an id nor a request can (W-3).
    Nul,
    /// An argument has a value that it cannot have; the sentence says which.
    Argument(String),
    /// What the embedder says of accounts or switches is refused.
    Refused {
        /// What the service would call it.
        exception: Exception,
        /// A sentence for people.
        message: String,
    },
    /// A world or a fault cannot be read or put in.
    World {
        /// What kind of mistake it is.
        problem: WorldProblem,
        /// A sentence for people, which says what is wrong and where.
        message: String,
    },
    /// A file cannot be read or written.
    File {
        /// [`io::ErrorKind::NotFound`], [`io::ErrorKind::PermissionDenied`] or [`io::ErrorKind::Other`].
        kind: io::ErrorKind,
        /// A sentence for people, with the file's name.
        message: String,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Error::Nul => "the text contains U+0000",
            Error::Argument(message) => message,
            Error::Refused { message, .. } | Error::World { message, .. } | Error::File { message, .. } => message,
        })
    }
}

impl std::error::Error for Error {}

impl Error {
    pub(crate) fn argument(message: &str) -> Error {
        Error::Argument(message.to_owned())
    }
}

/// GFileError's numbers.
fn kind_of_file_error(code: c_int) -> io::ErrorKind {
    match code {
        2 => io::ErrorKind::PermissionDenied,
        4 => io::ErrorKind::NotFound,
        _ => io::ErrorKind::Other,
    }
}

/// Calls a function of C that can fail, and takes the error that it sets.
pub(crate) fn try_call<T>(call: impl FnOnce(*mut *mut ffi::GError) -> T) -> Result<T, Error> {
    let mut error = ptr::null_mut();
    let result = call(&mut error);
    if error.is_null() {
        return Ok(result);
    }
    // SAFETY: C has given the error away.
    Err(unsafe { take_error(error) })
}

unsafe fn take_error(error: *mut ffi::GError) -> Error {
    let (domain, code) = ((*error).domain, (*error).code);
    let message = borrow((*error).message).to_owned();
    let taken = if domain == ffi::beckon_world_error_quark() {
        Error::World { problem: WorldProblem::from_code(code), message }
    } else if domain == ffi::g_file_error_quark() {
        Error::File { kind: kind_of_file_error(code), message }
    } else {
        Error::Refused { exception: Exception::from_code(code as usize), message }
    };
    ffi::g_error_free(error);
    taken
}
