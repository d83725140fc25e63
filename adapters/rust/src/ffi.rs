// SPDX-License-Identifier: MIT
//! The functions of the C interface that this crate calls, as its headers declare them.
use std::os::raw::{c_char, c_double, c_int, c_uint, c_void};

/// A type of which C shows only the name.
macro_rules! opaque {
    ($($name:ident)*) => { $(
        #[repr(C)]
        pub(crate) struct $name {
            _private: [u8; 0],
        }
    )* };
}
opaque! { BeckonFault BeckonRegion BeckonSwitches BeckonWireResponse BeckonWorld GBytes }

#[repr(C)]
pub(crate) struct GError {
    pub(crate) domain: u32,
    pub(crate) code: c_int,
    pub(crate) message: *mut c_char,
}

pub(crate) type GBoolean = c_int;
pub(crate) type ClockFunc = unsafe extern "C" fn(user_data: *mut c_void) -> i64;
pub(crate) type IdFunc = unsafe extern "C" fn(nth: u64, user_data: *mut c_void) -> *mut c_char;
pub(crate) type DestroyNotify = unsafe extern "C" fn(user_data: *mut c_void);

// Which library has them is what build.rs asks pkg-config.
extern "C" {
    pub(crate) fn g_bytes_get_data(bytes: *mut GBytes, size: *mut usize) -> *const c_void;
    pub(crate) fn g_bytes_new_with_free_func(
        data: *const c_void,
        size: usize,
        free_func: DestroyNotify,
        user_data: *mut c_void,
    ) -> *mut GBytes;
    pub(crate) fn g_bytes_unref(bytes: *mut GBytes);
    pub(crate) fn g_error_free(error: *mut GError);
    pub(crate) fn g_file_error_quark() -> u32;
    pub(crate) fn g_free(memory: *mut c_void);
    pub(crate) fn g_strfreev(texts: *mut *mut c_char);
    pub(crate) fn g_strndup(text: *const c_char, n: usize) -> *mut c_char;

    pub(crate) fn beckon_error_from_exception(name: *const c_char, code: *mut c_uint) -> GBoolean;
    pub(crate) fn beckon_error_is_exception_name(name: *const c_char) -> GBoolean;
    pub(crate) fn beckon_fault_free(fault: *mut BeckonFault);
    pub(crate) fn beckon_fault_match_account(fault: *mut BeckonFault, account_id: *const c_char);
    pub(crate) fn beckon_fault_match_caller(fault: *mut BeckonFault, caller: *const c_char);
    pub(crate) fn beckon_fault_match_operation(fault: *mut BeckonFault, operation: c_uint);
    pub(crate) fn beckon_fault_new_after_named(
        exception: *const c_char,
        status: c_uint,
        message: *const c_char,
    ) -> *mut BeckonFault;
    pub(crate) fn beckon_fault_new_before_named(
        exception: *const c_char,
        status: c_uint,
        message: *const c_char,
    ) -> *mut BeckonFault;
    pub(crate) fn beckon_fault_new_stale() -> *mut BeckonFault;
    pub(crate) fn beckon_fault_set_nth(fault: *mut BeckonFault, nth: c_uint);
    pub(crate) fn beckon_fault_set_probability(fault: *mut BeckonFault, probability: c_double, seed: u64);
    pub(crate) fn beckon_fault_set_times(fault: *mut BeckonFault, times: c_uint);
    pub(crate) fn beckon_operation_from_string(name: *const c_char, operation: *mut c_uint) -> GBoolean;
    pub(crate) fn beckon_operation_is_mutating(operation: c_uint) -> GBoolean;
    pub(crate) fn beckon_operation_to_string(operation: c_uint) -> *const c_char;
    pub(crate) fn beckon_peek_version() -> *const c_char;
    pub(crate) fn beckon_region_add_fault(region: *mut BeckonRegion, fault: *const BeckonFault);
    pub(crate) fn beckon_region_advance_clock(region: *mut BeckonRegion, by_us: i64) -> GBoolean;
    pub(crate) fn beckon_region_begin_dry_run(region: *mut BeckonRegion);
    pub(crate) fn beckon_region_check(region: *mut BeckonRegion) -> *mut *mut c_char;
    pub(crate) fn beckon_region_clear_faults(region: *mut BeckonRegion);
    pub(crate) fn beckon_region_clone(region: *mut BeckonRegion) -> *mut BeckonRegion;
    pub(crate) fn beckon_region_dup_switches(region: *mut BeckonRegion) -> *mut BeckonSwitches;
    pub(crate) fn beckon_region_end_dry_run(region: *mut BeckonRegion);
    pub(crate) fn beckon_region_get_time_us(region: *mut BeckonRegion) -> i64;
    pub(crate) fn beckon_region_new(name: *const c_char, switches: *const BeckonSwitches) -> *mut BeckonRegion;
    pub(crate) fn beckon_region_new_from_world(
        world: *const BeckonWorld,
        name: *const c_char,
        switches: *const BeckonSwitches,
    ) -> *mut BeckonRegion;
    pub(crate) fn beckon_region_peek_name(region: *const BeckonRegion) -> *const c_char;
    pub(crate) fn beckon_region_peek_partition(region: *const BeckonRegion) -> *const c_char;
    pub(crate) fn beckon_region_put_association(
        region: *mut BeckonRegion,
        administrator_id: *const c_char,
        member_id: *const c_char,
        state: c_uint,
        error: *mut *mut GError,
    ) -> GBoolean;
    pub(crate) fn beckon_region_reset(region: *mut BeckonRegion, error: *mut *mut GError) -> GBoolean;
    pub(crate) fn beckon_region_restore(
        region: *mut BeckonRegion,
        world: *const BeckonWorld,
        error: *mut *mut GError,
    ) -> GBoolean;
    pub(crate) fn beckon_region_set_advancing_clock(region: *mut BeckonRegion, now_us: i64, step_us: i64);
    pub(crate) fn beckon_region_set_clock(
        region: *mut BeckonRegion,
        clock: Option<ClockFunc>,
        user_data: *mut c_void,
        destroy: Option<DestroyNotify>,
    );
    pub(crate) fn beckon_region_set_fixed_clock(region: *mut BeckonRegion, now_us: i64);
    pub(crate) fn beckon_region_set_id_seed(region: *mut BeckonRegion, seed: u64);
    pub(crate) fn beckon_region_set_id_source(
        region: *mut BeckonRegion,
        source: Option<IdFunc>,
        user_data: *mut c_void,
        destroy: Option<DestroyNotify>,
    );
    pub(crate) fn beckon_region_set_organization(
        region: *mut BeckonRegion,
        account_id: *const c_char,
        management_id: *const c_char,
        error: *mut *mut GError,
    ) -> GBoolean;
    pub(crate) fn beckon_region_set_organization_account(
        region: *mut BeckonRegion,
        account_id: *const c_char,
        is_member: GBoolean,
        error: *mut *mut GError,
    ) -> GBoolean;
    pub(crate) fn beckon_region_set_switches(region: *mut BeckonRegion, switches: *const BeckonSwitches);
    pub(crate) fn beckon_region_snapshot(region: *mut BeckonRegion) -> *mut BeckonWorld;
    pub(crate) fn beckon_region_unref(region: *mut BeckonRegion);
    pub(crate) fn beckon_state_from_string(name: *const c_char, state: *mut c_uint) -> GBoolean;
    pub(crate) fn beckon_state_to_string(state: c_uint) -> *const c_char;
    pub(crate) fn beckon_switch_from_string(name: *const c_char, which: *mut c_uint) -> GBoolean;
    pub(crate) fn beckon_switches_copy(switches: *const BeckonSwitches) -> *mut BeckonSwitches;
    pub(crate) fn beckon_switches_dup_string(switches: *const BeckonSwitches, which: c_uint) -> *mut c_char;
    pub(crate) fn beckon_switches_free(switches: *mut BeckonSwitches);
    pub(crate) fn beckon_switches_new() -> *mut BeckonSwitches;
    pub(crate) fn beckon_switches_set_from_string(
        switches: *mut BeckonSwitches,
        name: *const c_char,
        value: *const c_char,
        error: *mut *mut GError,
    ) -> GBoolean;
    pub(crate) fn beckon_wire_call_operation(
        region: *mut BeckonRegion,
        caller: *const c_char,
        operation: *const c_char,
        input: *mut GBytes,
    ) -> *mut BeckonWireResponse;
    pub(crate) fn beckon_wire_dup_hint(method: *const c_char, path: *const c_char, query: *const c_char)
        -> *mut c_char;
    pub(crate) fn beckon_wire_fault_from_json(
        text: *const c_char,
        length: isize,
        error: *mut *mut GError,
    ) -> *mut BeckonFault;
    pub(crate) fn beckon_wire_find_operation(
        method: *const c_char,
        path: *const c_char,
        operation: *mut c_uint,
    ) -> GBoolean;
    pub(crate) fn beckon_wire_handle_request(
        region: *mut BeckonRegion,
        caller: *const c_char,
        method: *const c_char,
        path: *const c_char,
        query: *const c_char,
        body: *mut GBytes,
    ) -> *mut BeckonWireResponse;
    pub(crate) fn beckon_wire_load_world(filename: *const c_char, error: *mut *mut GError) -> *mut BeckonWorld;
    pub(crate) fn beckon_wire_peek_method(operation: c_uint) -> *const c_char;
    pub(crate) fn beckon_wire_peek_path(operation: c_uint) -> *const c_char;
    pub(crate) fn beckon_wire_response_get_n_headers(response: *const BeckonWireResponse) -> c_uint;
    pub(crate) fn beckon_wire_response_get_status(response: *const BeckonWireResponse) -> c_uint;
    pub(crate) fn beckon_wire_response_peek_body(response: *const BeckonWireResponse) -> *mut GBytes;
    pub(crate) fn beckon_wire_response_peek_exception(response: *const BeckonWireResponse) -> *const c_char;
    pub(crate) fn beckon_wire_response_peek_header(
        response: *const BeckonWireResponse,
        nth: c_uint,
        value: *mut *const c_char,
    ) -> *const c_char;
    pub(crate) fn beckon_wire_response_unref(response: *mut BeckonWireResponse);
    pub(crate) fn beckon_wire_save_world(
        world: *const BeckonWorld,
        filename: *const c_char,
        error: *mut *mut GError,
    ) -> GBoolean;
    pub(crate) fn beckon_wire_world_from_json(
        text: *const c_char,
        length: isize,
        error: *mut *mut GError,
    ) -> *mut BeckonWorld;
    pub(crate) fn beckon_wire_world_to_json(world: *const BeckonWorld) -> *mut c_char;
    pub(crate) fn beckon_wire_world_to_saved_json(world: *const BeckonWorld) -> *mut c_char;
    pub(crate) fn beckon_world_check(world: *const BeckonWorld) -> *mut *mut c_char;
    pub(crate) fn beckon_world_diff(before: *const BeckonWorld, after: *const BeckonWorld) -> *mut *mut c_char;
    pub(crate) fn beckon_world_equal(world: *const BeckonWorld, other: *const BeckonWorld) -> GBoolean;
    pub(crate) fn beckon_world_error_quark() -> u32;
    pub(crate) fn beckon_world_new() -> *mut BeckonWorld;
    pub(crate) fn beckon_world_ref(world: *mut BeckonWorld) -> *mut BeckonWorld;
    pub(crate) fn beckon_world_unref(world: *mut BeckonWorld);
}
