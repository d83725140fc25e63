// SPDX-License-Identifier: MIT
use crate::error::{try_call, Error};
use crate::ffi;
use crate::text::{take, take_list, Text};
use std::fmt;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::ptr::NonNull;

/// A world as a value: what is on file in a Region at one moment. It never changes; a clone is one more reference.
///
/// doc/world.md describes its JSON.
///
/// ```
/// use beckon::{Region, World};
///
/// let region = Region::new("us-east-1")?;
/// let before = region.snapshot();
/// region.call("123456789012", "EnableSecurityHub", "{}")?;
/// let after = region.snapshot();
/// assert_eq!(World::from_json(after.to_json())?, after);
/// assert_eq!(before.diff(&after)[0], "123456789012: seen, was unknown");
///
/// region.restore(&before)?;
/// assert_eq!(region.snapshot(), before);
/// # Ok::<(), beckon::Error>(())
/// ```
pub struct World(NonNull<ffi::BeckonWorld>);

// SAFETY: beckon-world.h promises that a finished world can be read from any thread, and this crate builds none.
unsafe impl Send for World {}
unsafe impl Sync for World {}

impl World {
    /// Makes an empty world.
    pub fn new() -> World {
        // SAFETY: C makes a new one.
        unsafe { World::take(ffi::beckon_world_new()) }
    }

    /// Reads a world that [`to_json`](World::to_json) or [`to_saved_json`](World::to_saved_json) has written, or a
    /// person. The text may come from an untrusted source.
    ///
    /// # Errors
    /// [`Error::World`].
    pub fn from_json(text: impl AsRef<[u8]>) -> Result<World, Error> {
        let text = text.as_ref();
        // SAFETY: a slice is never longer than isize::MAX, and C gives the world away.
        unsafe {
            let raw =
                try_call(|error| ffi::beckon_wire_world_from_json(text.as_ptr().cast(), text.len() as isize, error))?;
            Ok(World::take(raw))
        }
    }

    /// Reads a world from a file of at most 1 GiB.
    ///
    /// # Errors
    /// [`Error::File`] if the file cannot be read, and otherwise as [`from_json`](World::from_json).
    pub fn load(file: impl AsRef<Path>) -> Result<World, Error> {
        let file = Text::new(file.as_ref().as_os_str().as_bytes())?;
        // SAFETY: C gives the world away.
        unsafe { Ok(World::take(try_call(|error| ffi::beckon_wire_load_world(file.as_ptr(), error))?)) }
    }

    /// Saves a world to a file, whole or not at all. On success it is on disk.
    ///
    /// # Errors
    /// [`Error::File`]; then the file has not changed.
    pub fn save(&self, file: impl AsRef<Path>) -> Result<(), Error> {
        let file = Text::new(file.as_ref().as_os_str().as_bytes())?;
        // SAFETY: all pointers are valid during the call.
        try_call(|error| unsafe {
            ffi::beckon_wire_save_world(self.as_ptr(), file.as_ptr(), error);
        })
    }

    /// # Safety
    /// The world is the caller's to release, and not NULL.
    pub(crate) unsafe fn take(raw: *mut ffi::BeckonWorld) -> World {
        World(NonNull::new_unchecked(raw))
    }

    pub(crate) fn as_ptr(&self) -> *const ffi::BeckonWorld {
        self.0.as_ptr()
    }

    /// Writes the world in its canonical form, on one line: equal worlds give equal bytes.
    pub fn to_json(&self) -> String {
        // SAFETY: C gives the text away, here and below.
        unsafe { take(ffi::beckon_wire_world_to_json(self.as_ptr())) }
    }

    /// Writes the world in the form of saved files: indented, with the Region's name, the switches and the sequence
    /// numbers, so that tokens of lists stay valid (O-7).
    pub fn to_saved_json(&self) -> String {
        unsafe { take(ffi::beckon_wire_world_to_saved_json(self.as_ptr())) }
    }

    /// Lists what is different in `after`: a line for each account and association, such as
    /// `123456789012 → 111122223333: declined, was pending`.
    pub fn diff(&self, after: &World) -> Vec<String> {
        unsafe { take_list(ffi::beckon_world_diff(self.as_ptr(), after.as_ptr())) }
    }

    /// Checks the invariants: a sentence for each that is broken, which begins with its id.
    pub fn check(&self) -> Vec<String> {
        unsafe { take_list(ffi::beckon_world_check(self.as_ptr())) }
    }
}

impl Default for World {
    fn default() -> World {
        World::new()
    }
}

impl Clone for World {
    fn clone(&self) -> World {
        // SAFETY: C takes one more reference.
        unsafe { World::take(ffi::beckon_world_ref(self.0.as_ptr())) }
    }
}

/// As W-7 says: names of Regions and switches are not compared.
impl PartialEq for World {
    fn eq(&self, other: &World) -> bool {
        // SAFETY: both live during the call.
        unsafe { ffi::beckon_world_equal(self.as_ptr(), other.as_ptr()) != 0 }
    }
}

impl Eq for World {}

impl Drop for World {
    fn drop(&mut self) {
        // SAFETY: the reference belongs to this value.
        unsafe { ffi::beckon_world_unref(self.0.as_ptr()) }
    }
}

impl fmt::Debug for World {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.to_json())
    }
}
