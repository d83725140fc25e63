// SPDX-License-Identifier: MIT
use crate::callback::{draw_id, drop_closure, give, tell_time};
use crate::error::{try_call, Error};
use crate::fault::Fault;
use crate::ffi;
use crate::response::{Request, Response};
use crate::state::State;
use crate::switches::Switches;
use crate::text::{borrow, lend, pointer, take_list, Text};
use crate::world::World;
use std::fmt;
use std::ops::RangeInclusive;
use std::ptr::{self, NonNull};

/// The years 1 to 9999, in microseconds since the epoch (W-4).
const TIMES_US: RangeInclusive<i64> = -62_135_596_800_000_000..=253_402_300_799_999_999;

/// The world of one AWS Region (W-1), and everything that can be asked of it.
///
/// A call is atomic, from any thread, and a failed one changes nothing. Share it by reference or in an
/// [`Arc`](std::sync::Arc); no lock is needed around it.
///
/// ```
/// use beckon::{Exception, Region, Request};
///
/// let region = Region::new("us-east-1")?;
/// let request = Request { caller: "123456789012", method: "POST", path: "/accounts", ..Request::default() };
/// let answer = region.handle(&request)?;
/// assert_eq!((answer.status(), answer.body()), (200, &b"{}"[..]));
///
/// let answer = region.handle(&request)?;
/// assert_eq!(answer.exception(), Some(Exception::ResourceConflict));
/// # Ok::<(), beckon::Error>(())
/// ```
///
/// # Callbacks
///
/// A clock is asked without the Region's lock, and may call anything. An id source is asked under it, and may only read
/// from its Region: an operation that could change it fails with `InternalException`, and what sets the Region up
/// ([`set_id_seed`](Region::set_id_seed), [`add_fault`](Region::add_fault), …) does nothing but log a critical of GLib.
/// It must not wait for another thread that calls the Region. A closure that has a Region in an `Arc` and belongs to
/// that Region is never dropped: give it a [`Weak`](std::sync::Weak).
pub struct Region(NonNull<ffi::BeckonRegion>);

// SAFETY: beckon-region.h promises that each call is atomic, from any thread; the closures that it has are Send + Sync.
unsafe impl Send for Region {}
unsafe impl Sync for Region {}

/// Making one, and what it is.
impl Region {
    /// Makes an empty world with real time and random invitation ids, and the switches at their defaults.
    ///
    /// # Errors
    /// [`Error::Argument`] if the name is empty.
    pub fn new(name: &str) -> Result<Region, Error> {
        Region::with_switches(name, &Switches::new())
    }

    /// Makes an empty world with these switches.
    ///
    /// # Errors
    /// As [`new`](Region::new).
    pub fn with_switches(name: &str, switches: &Switches) -> Result<Region, Error> {
        let name = name_of_region(name)?;
        // SAFETY: the name is valid, and C makes a new Region; so below.
        unsafe { Ok(Region::take(ffi::beckon_region_new(name.as_ptr(), switches.as_ptr()))) }
    }

    /// Makes a Region with a world in it, real time and random invitation ids. Without a name, it has the one that the
    /// world carries, or else `us-east-1`; its switches are those that the world carries, or else the defaults.
    ///
    /// # Errors
    /// As [`new`](Region::new).
    pub fn from_world(world: &World, name: Option<&str>) -> Result<Region, Error> {
        let name = name.map(name_of_region).transpose()?;
        unsafe { Ok(Region::take(ffi::beckon_region_new_from_world(world.as_ptr(), pointer(&name), ptr::null()))) }
    }

    /// Makes another Region with the same name, switches and world; also with the same fixed or advancing clock and
    /// seed. Instead of a closure it has real time and random ids, and it has no faults.
    pub fn duplicate(&self) -> Region {
        unsafe { Region::take(ffi::beckon_region_clone(self.as_ptr())) }
    }

    unsafe fn take(raw: *mut ffi::BeckonRegion) -> Region {
        Region(NonNull::new_unchecked(raw))
    }

    fn as_ptr(&self) -> *mut ffi::BeckonRegion {
        self.0.as_ptr()
    }

    /// The Region's name.
    pub fn name(&self) -> &str {
        // SAFETY: the Region owns the name and never changes it.
        unsafe { borrow(ffi::beckon_region_peek_name(self.as_ptr())) }
    }

    /// The Region's partition (W-1): `aws`, `aws-cn` or `aws-us-gov`.
    pub fn partition(&self) -> &'static str {
        // SAFETY: the text is constant.
        unsafe { borrow(ffi::beckon_region_peek_partition(self.as_ptr())) }
    }

    /// Copies the switches.
    pub fn switches(&self) -> Switches {
        // SAFETY: C gives a copy away.
        unsafe { Switches::take(ffi::beckon_region_dup_switches(self.as_ptr())) }
    }

    /// Sets the switches for all calls from now on. No record changes. Not to be called from an id source.
    pub fn set_switches(&self, switches: &Switches) {
        // SAFETY: both live during the call, here and in everything below that has no comment of its own.
        unsafe { ffi::beckon_region_set_switches(self.as_ptr(), switches.as_ptr()) }
    }
}

/// The operations of the service.
impl Region {
    /// Answers a request exactly as the service would. It may contain anything. An answer with a status other than 200
    /// means that nothing has changed. The host adds what depends on the connection, such as a request id.
    ///
    /// # Errors
    /// [`Error::Nul`].
    pub fn handle(&self, request: &Request<'_>) -> Result<Response, Error> {
        let (caller, method) = (Text::new(request.caller)?, Text::new(request.method)?);
        let (path, query) = (Text::new(request.path)?, request.query.map(Text::new).transpose()?);
        // SAFETY: all pointers are valid during the call, and C gives the answer away.
        Ok(lend(request.body, |body| unsafe {
            Response::take(ffi::beckon_wire_handle_request(
                self.as_ptr(),
                caller.as_ptr(),
                method.as_ptr(),
                path.as_ptr(),
                pointer(&query),
                body,
            ))
        }))
    }

    /// Answers an operation by its name. The input is a JSON object, or empty for `{}`. What an HTTP request has in its
    /// query has its JSON type here (O-4).
    ///
    /// # Errors
    /// [`Error::Nul`].
    pub fn call(&self, caller: &str, operation: &str, input: impl AsRef<[u8]>) -> Result<Response, Error> {
        let (caller, operation) = (Text::new(caller)?, Text::new(operation)?);
        // SAFETY: as above.
        Ok(lend(input.as_ref(), |input| unsafe {
            let (caller, operation) = (caller.as_ptr(), operation.as_ptr());
            Response::take(ffi::beckon_wire_call_operation(self.as_ptr(), caller, operation, input))
        }))
    }

    /// Does what the closure does without changing anything: every call that this thread makes in it gives the answer
    /// that it would give. Each is judged by the real world, not by what an earlier one would have done. Other threads
    /// that call the Region wait, so the closure must not wait for them.
    ///
    /// ```
    /// # use beckon::Region;
    /// let region = Region::new("us-east-1")?;
    /// for _ in 0..2 {
    ///     let answer = region.dry_run(|| region.call("123456789012", "EnableSecurityHub", ""))?;
    ///     assert_eq!(answer.status(), 200);
    /// }
    /// # Ok::<(), beckon::Error>(())
    /// ```
    pub fn dry_run<T>(&self, calls: impl FnOnce() -> T) -> T {
        struct DryRun<'a>(&'a Region);
        impl Drop for DryRun<'_> {
            fn drop(&mut self) {
                unsafe { ffi::beckon_region_end_dry_run(self.0.as_ptr()) }
            }
        }
        unsafe { ffi::beckon_region_begin_dry_run(self.as_ptr()) }
        let _dry_run = DryRun(self);
        calls()
    }
}

/// Time and chance. Times are microseconds since the epoch, in UTC.
impl Region {
    /// Sets a clock (W-6). It is asked once per call, on the thread that calls. If it panics, or its time is outside of
    /// the years 1 to 9999, the call fails with `InternalException`, and nothing changes (W-4).
    pub fn set_clock<F: Fn() -> i64 + Send + Sync + 'static>(&self, clock: F) {
        // SAFETY: the functions are those of this type of closure, and C gives it back when no thread is in it any
        // more.
        unsafe {
            ffi::beckon_region_set_clock(self.as_ptr(), Some(tell_time::<F>), give(clock), Some(drop_closure::<F>))
        }
    }

    /// Sets real time, which a new Region has.
    pub fn set_real_clock(&self) {
        unsafe { ffi::beckon_region_set_clock(self.as_ptr(), None, ptr::null_mut(), None) }
    }

    /// Sets a clock that stands still until [`advance_clock`](Region::advance_clock) moves it.
    ///
    /// # Errors
    /// [`Error::Argument`] if the time is outside of the years 1 to 9999.
    pub fn set_fixed_clock(&self, now_us: i64) -> Result<(), Error> {
        check_time(now_us)?;
        unsafe { ffi::beckon_region_set_fixed_clock(self.as_ptr(), now_us) }
        Ok(())
    }

    /// Sets a clock that advances by `step_us`, 0 or more, each time that a call reads it.
    ///
    /// # Errors
    /// [`Error::Argument`] if the time is outside of the years 1 to 9999, or the step is negative.
    pub fn set_advancing_clock(&self, now_us: i64, step_us: i64) -> Result<(), Error> {
        check_time(now_us)?;
        if step_us < 0 {
            return Err(Error::argument("the step of a clock is 0 or more"));
        }
        unsafe { ffi::beckon_region_set_advancing_clock(self.as_ptr(), now_us, step_us) }
        Ok(())
    }

    /// Moves a fixed or an advancing clock forward by `by_us`, 0 or more.
    ///
    /// # Errors
    /// [`Error::Argument`] if the clock is neither, if `by_us` is negative, or if the year 9999 would end.
    pub fn advance_clock(&self, by_us: i64) -> Result<(), Error> {
        match unsafe { ffi::beckon_region_advance_clock(self.as_ptr(), by_us) } {
            0 => Err(Error::argument("only a fixed or an advancing clock moves, forward, and within the year 9999")),
            _ => Ok(()),
        }
    }

    /// The time that the next call would read from the clock; [`i64::MIN`] if the clock panics.
    pub fn time_us(&self) -> i64 {
        unsafe { ffi::beckon_region_get_time_us(self.as_ptr()) }
    }

    /// Sets the source of invitation ids (W-5). It gets how many the world has drawn before, and gives 32 lower-case
    /// hexadecimal digits. If it gives anything else, or panics, the call fails with `InternalException`, and nothing
    /// changes. Not to be called from an id source.
    pub fn set_id_source<F: Fn(u64) -> String + Send + Sync + 'static>(&self, source: F) {
        // SAFETY: as in set_clock().
        unsafe {
            ffi::beckon_region_set_id_source(self.as_ptr(), Some(draw_id::<F>), give(source), Some(drop_closure::<F>))
        }
    }

    /// Sets random invitation ids, which a new Region has. Not to be called from an id source.
    pub fn set_random_ids(&self) {
        unsafe { ffi::beckon_region_set_id_source(self.as_ptr(), None, ptr::null_mut(), None) }
    }

    /// Makes invitation ids reproducible: the nth id of a world depends only on the seed and n. Not to be called from
    /// an id source.
    pub fn set_id_seed(&self, seed: u64) {
        unsafe { ffi::beckon_region_set_id_seed(self.as_ptr(), seed) }
    }
}

/// What no caller of the service can do.
impl Region {
    /// Says which organization an account belongs to: that of a management account, or none. What follows from it, such
    /// as that the account is enrolled, happens in the same call (G-9, G-15).
    ///
    /// # Errors
    /// [`Error::Refused`]; then nothing has changed.
    pub fn set_organization(&self, account: &str, management: Option<&str>) -> Result<(), Error> {
        let (account, management) = (Text::new(account)?, management.map(Text::new).transpose()?);
        try_call(|error| unsafe {
            ffi::beckon_region_set_organization(self.as_ptr(), account.as_ptr(), pointer(&management), error);
        })
    }

    /// Says whether an account belongs to an organization of which nothing else is known (G-9).
    ///
    /// # Errors
    /// As [`set_organization`](Region::set_organization).
    pub fn set_organization_account(&self, account: &str, is_member: bool) -> Result<(), Error> {
        let account = Text::new(account)?;
        try_call(|error| unsafe {
            ffi::beckon_region_set_organization_account(self.as_ptr(), account.as_ptr(), is_member.into(), error);
        })
    }

    /// Puts a pair directly into a state, whatever state it is in. Accounts and records that are missing are made, and
    /// an invitation where the state needs one; for [`State::None`] the record is deleted.
    ///
    /// ```
    /// use beckon::{Region, State};
    ///
    /// let region = Region::new("us-east-1")?;
    /// region.put("123456789012", "111122223333", State::Pending)?;
    /// region.call("111122223333", "EnableSecurityHub", "")?;
    /// let answer = region.call("111122223333", "GetInvitationsCount", "")?;
    /// assert_eq!(answer.text(), r#"{"InvitationsCount":1}"#);
    /// # Ok::<(), beckon::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::World`] if an id is not valid (W-3), if the world would be broken (V-1, V-2, V-10), or from an id
    /// source; then nothing has changed.
    pub fn put(&self, administrator: &str, member: &str, state: State) -> Result<(), Error> {
        let (administrator, member) = (Text::new(administrator)?, Text::new(member)?);
        try_call(|error| unsafe {
            let (administrator, member) = (administrator.as_ptr(), member.as_ptr());
            ffi::beckon_region_put_association(self.as_ptr(), administrator, member, state.number(), error);
        })
    }

    /// Adds a copy of a fault to the plan. Not to be called from an id source.
    pub fn add_fault(&self, fault: &Fault) {
        unsafe { ffi::beckon_region_add_fault(self.as_ptr(), fault.as_ptr()) }
    }

    /// Empties the plan of faults. Not to be called from an id source.
    pub fn clear_faults(&self) {
        unsafe { ffi::beckon_region_clear_faults(self.as_ptr()) }
    }

    /// Copies the world as a value, which also carries the Region's name and switches.
    pub fn snapshot(&self) -> World {
        // SAFETY: C gives the world away.
        unsafe { World::take(ffi::beckon_region_snapshot(self.as_ptr())) }
    }

    /// Replaces the world. The Region keeps its name, switches, clock, ids and faults.
    ///
    /// # Errors
    /// [`Error::World`] from an id source; then nothing has changed.
    pub fn restore(&self, world: &World) -> Result<(), Error> {
        try_call(|error| unsafe {
            ffi::beckon_region_restore(self.as_ptr(), world.as_ptr(), error);
        })
    }

    /// Empties the world, as [`restore`](Region::restore) with an empty one does.
    ///
    /// # Errors
    /// As [`restore`](Region::restore).
    pub fn reset(&self) -> Result<(), Error> {
        try_call(|error| unsafe {
            ffi::beckon_region_reset(self.as_ptr(), error);
        })
    }

    /// Checks the invariants on the whole world: a sentence for each that is broken, which begins with its id.
    pub fn check(&self) -> Vec<String> {
        // SAFETY: C gives the list away.
        unsafe { take_list(ffi::beckon_region_check(self.as_ptr())) }
    }
}

impl Drop for Region {
    fn drop(&mut self) {
        // SAFETY: the reference belongs to this value.
        unsafe { ffi::beckon_region_unref(self.as_ptr()) }
    }
}

impl fmt::Debug for Region {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Region({})", self.name())
    }
}

fn name_of_region(name: &str) -> Result<Text, Error> {
    if name.is_empty() {
        return Err(Error::argument("the name of a Region is empty"));
    }
    Text::new(name)
}

fn check_time(time_us: i64) -> Result<(), Error> {
    if TIMES_US.contains(&time_us) {
        return Ok(());
    }
    Err(Error::Argument(format!("{time_us} microseconds are outside of the years 1 to 9999")))
}
