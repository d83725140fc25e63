// SPDX-License-Identifier: MIT
use crate::ffi;
use crate::text::{borrow, pointer, take, Text};
use std::fmt;
use std::os::raw::c_uint;

/// One of the operations that a Region answers.
///
/// A host asks this first, and answers Security Hub's other operations itself (O-11):
///
/// ```
/// use beckon::Operation;
///
/// let operation = Operation::of_request("POST", "/invitations/decline").unwrap();
/// assert_eq!(operation.name(), "DeclineInvitations");
/// assert!(operation.is_mutating());
/// assert!(Operation::of_request("POST", "/findings").is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Operation(c_uint);

impl Operation {
    /// Finds the operation of a method and a path, which is raw (percent-encoded) and without its query.
    pub fn of_request(method: &str, path: &str) -> Option<Operation> {
        let (method, path) = (Text::new(method).ok()?, Text::new(path).ok()?);
        let mut operation = 0;
        // SAFETY: all pointers are valid during the call.
        let is_found = unsafe { ffi::beckon_wire_find_operation(method.as_ptr(), path.as_ptr(), &mut operation) };
        (is_found != 0).then_some(Operation(operation))
    }

    /// Finds an operation by its name, such as `DeclineInvitations`.
    pub fn from_name(name: &str) -> Option<Operation> {
        let name = Text::new(name).ok()?;
        let mut operation = 0;
        // SAFETY: both pointers are valid during the call.
        let is_found = unsafe { ffi::beckon_operation_from_string(name.as_ptr(), &mut operation) };
        (is_found != 0).then_some(Operation(operation))
    }

    pub(crate) fn number(self) -> c_uint {
        self.0
    }

    /// The name that the service gives it.
    pub fn name(self) -> &'static str {
        // SAFETY: the text is constant.
        unsafe { borrow(ffi::beckon_operation_to_string(self.0)) }
    }

    /// The HTTP method of its requests.
    pub fn method(self) -> &'static str {
        // SAFETY: the text is constant.
        unsafe { borrow(ffi::beckon_wire_peek_method(self.0)) }
    }

    /// The path of its requests.
    pub fn path(self) -> &'static str {
        // SAFETY: the text is constant.
        unsafe { borrow(ffi::beckon_wire_peek_path(self.0)) }
    }

    /// Whether it can change a world.
    pub fn is_mutating(self) -> bool {
        // SAFETY: the operation exists.
        unsafe { ffi::beckon_operation_is_mutating(self.0) != 0 }
    }
}

impl fmt::Debug for Operation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// Looks for a slip in a request: a method and path that are nearly those of an operation, or an ignored key of the
/// query.
///
/// The sentence is for whoever wrote the request, and without a full stop. Do not parse it: it can change.
///
/// ```
/// assert!(beckon::hint("GET", "/members", Some("maxResults=5")).unwrap().contains("MaxResults"));
/// assert_eq!(beckon::hint("GET", "/members", Some("MaxResults=5")), None);
/// ```
pub fn hint(method: &str, path: &str, query: Option<&str>) -> Option<String> {
    let (method, path) = (Text::new(method).ok()?, Text::new(path).ok()?);
    let query = query.map(Text::new).transpose().ok()?;
    // SAFETY: all pointers are valid during the call, and C gives the text away.
    unsafe {
        let text = ffi::beckon_wire_dup_hint(method.as_ptr(), path.as_ptr(), pointer(&query));
        (!text.is_null()).then(|| take(text))
    }
}
