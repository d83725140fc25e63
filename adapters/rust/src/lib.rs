// SPDX-License-Identifier: MIT
//! Security Hub's member invitations and organizations, in process.
//!
//! This crate wraps Beckon's C libraries, without other crates. A [`Region`] answers what an emulator or a test hands
//! it: an HTTP request, or an operation by its name. Its world can be taken, compared, kept in a file and put back
//! ([`World`]).
//!
//! ```
//! use beckon::Region;
//!
//! let region = Region::new("us-east-1")?;
//! for account in ["123456789012", "111122223333"] {
//!     region.call(account, "EnableSecurityHub", "{}")?;
//! }
//! region.call("123456789012", "CreateMembers", r#"{"AccountDetails": [{"AccountId": "111122223333"}]}"#)?;
//! region.call("123456789012", "InviteMembers", r#"{"AccountIds": ["111122223333"]}"#)?;
//!
//! let before = region.snapshot();
//! region.call("111122223333", "DeclineInvitations", r#"{"AccountIds": ["123456789012"]}"#)?;
//! assert_eq!(before.diff(&region.snapshot()), ["123456789012 → 111122223333: declined, was pending"]);
//! # Ok::<(), beckon::Error>(())
//! ```
//!
//! Ids of rules, such as G-7, are those of doc/semantics.md.
//!
//! # Panics
//!
//! No function of this crate panics, and no panic of a clock or an id source gets into C: it becomes an
//! `InternalException` of the call. [`Region::dry_run`] lets a panic of its closure through. What GLib does when memory
//! runs out is to end the process.
#![deny(missing_docs)]

mod callback;
mod error;
mod fault;
mod ffi;
mod operation;
mod region;
mod response;
mod state;
mod switches;
mod text;
mod world;

pub use error::{Error, Exception, WorldProblem};
pub use fault::Fault;
pub use operation::{hint, Operation};
pub use region::Region;
pub use response::{Request, Response};
pub use state::State;
pub use switches::Switches;
pub use world::World;

/// The version of the libraries, as in `0.1.0`.
pub fn version() -> &'static str {
    // SAFETY: the text is constant.
    unsafe { text::borrow(ffi::beckon_peek_version()) }
}
