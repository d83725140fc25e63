// SPDX-License-Identifier: MIT

//go:build cgo && !beckon_child

package beckon

/*
#cgo pkg-config: beckon-wire-1
#include <beckon/beckon-wire-journal.h>
#include <beckon/beckon-wire-world.h>
#include <beckon/beckon-wire.h>
#include <beckon/beckon.h>
#include <stdlib.h>
#include <string.h>

// A call into C costs as much as some of the work, so that a request is one. Its texts come in one piece, each with a
// NUL behind it: caller, operation, method, path, query.
static BeckonWireResponse *
handle (BeckonRegion *region, const char *texts, const void *body, size_t size)
{
  const char *operation = texts + strlen (texts) + 1;
  const char *method = operation + strlen (operation) + 1;
  const char *path = method + strlen (method) + 1;
  const char *query = path + strlen (path) + 1;
  GBytes *bytes = g_bytes_new (body, size);
  BeckonWireResponse *response
      = operation[0] != '\0' ? beckon_wire_call_operation (region, texts, operation, bytes)
                             : beckon_wire_handle_request (region, texts, method, path, query, bytes);

  g_bytes_unref (bytes);

  return response;
}

static const void *
peek_body (const BeckonWireResponse *response, size_t *size)
{
  return g_bytes_get_data (beckon_wire_response_peek_body (response), size);
}
*/
import "C"

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"
	"unsafe"
)

type library struct {
	mutex  sync.RWMutex // to read it is to use the Region, to write it is to free it
	region *C.BeckonRegion
}

func open(options Options) (backend, error) {
	switches := C.beckon_switches_new()
	defer C.beckon_switches_free(switches)
	for name, value := range options.Switches {
		if err := setSwitch(switches, name, value); err != nil {
			return nil, err
		}
	}
	name := C.CString(options.Name)
	defer C.free(unsafe.Pointer(name))
	region := C.beckon_region_new(name, switches)
	if options.Seed != 0 {
		C.beckon_region_set_id_seed(region, C.guint64(options.Seed))
	}
	return &library{region: region}, nil
}

func setSwitch(switches *C.BeckonSwitches, name, value string) error {
	cName, cValue := C.CString(name), C.CString(value)
	defer C.free(unsafe.Pointer(cName))
	defer C.free(unsafe.Pointer(cValue))
	var problem *C.GError
	C.beckon_switches_set_from_string(switches, cName, cValue, &problem)
	return take(problem)
}

// Takes what C says, which is nil if all is well.
func take(problem *C.GError) error {
	if problem == nil {
		return nil
	}
	defer C.g_error_free(problem)
	return errors.New("beckon: " + C.GoString(problem.message))
}

func takeText(text *C.char) []byte {
	defer C.g_free(C.gpointer(text))
	return copyBytes(unsafe.Pointer(text), C.strlen(text))
}

// C.GoBytes counts with an int of C, and a world or an answer can be longer.
func copyBytes(start unsafe.Pointer, size C.size_t) []byte {
	return append([]byte{}, unsafe.Slice((*byte)(start), size)...)
}

// The Region cannot be freed before use has returned.
func (l *library) with(ctx context.Context, use func() error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	l.mutex.RLock()
	defer l.mutex.RUnlock()
	if l.region == nil {
		return ErrClosed
	}
	return use()
}

func (l *library) handle(ctx context.Context, request Request) (response Response, err error) {
	texts := make([]byte, 0, 256)
	for _, text := range [...]string{request.Caller, request.Operation, request.Method, request.Path, request.Query} {
		texts = append(append(texts, text...), 0)
	}
	body := request.Body
	if len(body) == 0 {
		body = []byte{0} // of which nothing is read
	}
	err = l.with(ctx, func() error {
		// cgo sees that these are slices of bytes. Of a pointer alone it would check all that is around the body.
		answer := C.handle(l.region, (*C.char)(unsafe.Pointer(&texts[0])), unsafe.Pointer(&body[0]),
			C.size_t(len(request.Body)))
		defer C.beckon_wire_response_unref(answer)
		response = read(answer)
		return nil
	})
	return response, err
}

func read(answer *C.BeckonWireResponse) Response {
	n := C.beckon_wire_response_get_n_headers(answer)
	header := make(http.Header, n)
	for i := C.guint(0); i < n; i++ {
		var value *C.char
		name := C.beckon_wire_response_peek_header(answer, i, &value)
		header.Set(C.GoString(name), C.GoString(value))
	}
	var size C.size_t
	body := C.peek_body(answer, &size)
	return Response{int(C.beckon_wire_response_get_status(answer)), header, copyBytes(body, size)}
}

func (l *library) setClock(ctx context.Context, start time.Time, step time.Duration) error {
	return l.with(ctx, func() error {
		if start.IsZero() {
			C.beckon_region_set_clock(l.region, nil, nil, nil)
		} else {
			C.beckon_region_set_advancing_clock(l.region, C.gint64(start.UnixMicro()), C.gint64(step.Microseconds()))
		}
		return nil
	})
}

func (l *library) advance(ctx context.Context, by time.Duration) error {
	return l.with(ctx, func() error {
		if C.beckon_region_advance_clock(l.region, C.gint64(by.Microseconds())) == 0 {
			return fmt.Errorf("beckon: the clock cannot move by %v: it runs by itself, or would leave the years 1 to 9999", by)
		}
		return nil
	})
}

func (l *library) setOrganization(ctx context.Context, account, management string) error {
	cAccount, cManagement := C.CString(account), C.CString(management)
	defer C.free(unsafe.Pointer(cAccount))
	defer C.free(unsafe.Pointer(cManagement))
	return l.with(ctx, func() error {
		var problem *C.GError
		C.beckon_region_set_organization(l.region, cAccount, cManagement, &problem)
		return take(problem)
	})
}

func (l *library) setOrganizationAccount(ctx context.Context, account string, isMember bool) error {
	cAccount := C.CString(account)
	defer C.free(unsafe.Pointer(cAccount))
	var cIsMember C.gboolean
	if isMember {
		cIsMember = 1
	}
	return l.with(ctx, func() error {
		var problem *C.GError
		C.beckon_region_set_organization_account(l.region, cAccount, cIsMember, &problem)
		return take(problem)
	})
}

func (l *library) put(ctx context.Context, administrator, member string, state State) error {
	cAdministrator, cMember, cName := C.CString(administrator), C.CString(member), C.CString(string(state))
	defer C.free(unsafe.Pointer(cAdministrator))
	defer C.free(unsafe.Pointer(cMember))
	defer C.free(unsafe.Pointer(cName))
	return l.with(ctx, func() error {
		var cState C.BeckonState
		if C.beckon_state_from_string(cName, &cState) == 0 {
			return fmt.Errorf("beckon: there is no state %q", state)
		}
		var problem *C.GError
		C.beckon_region_put_association(l.region, cAdministrator, cMember, cState, &problem)
		return take(problem)
	})
}

func (l *library) addFault(ctx context.Context, text []byte) error {
	return l.with(ctx, func() error {
		var problem *C.GError
		fault := C.beckon_wire_fault_from_json((*C.char)(unsafe.Pointer(&text[0])), C.gssize(len(text)), &problem)
		if fault == nil {
			return take(problem)
		}
		defer C.beckon_fault_free(fault)
		C.beckon_region_add_fault(l.region, fault)
		return nil
	})
}

func (l *library) clearFaults(ctx context.Context) error {
	return l.with(ctx, func() error {
		C.beckon_region_clear_faults(l.region)
		return nil
	})
}

func (l *library) snapshot(ctx context.Context) (text []byte, err error) {
	err = l.with(ctx, func() error {
		text = takeText(C.beckon_wire_dup_world(l.region))
		return nil
	})
	return text, err
}

func (l *library) restore(ctx context.Context, world World) error {
	text := C.CString(string(world))
	defer C.free(unsafe.Pointer(text))
	return l.with(ctx, func() error {
		var problem *C.GError
		value := C.beckon_wire_world_from_json(text, C.gssize(len(world)), &problem)
		if value == nil {
			return take(problem)
		}
		defer C.beckon_world_unref(value)
		C.beckon_region_restore(l.region, value, &problem)
		return take(problem)
	})
}

func (l *library) reset(ctx context.Context) error {
	return l.with(ctx, func() error {
		var problem *C.GError
		C.beckon_region_reset(l.region, &problem)
		return take(problem)
	})
}

func (l *library) close() error {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if l.region != nil {
		C.beckon_region_unref(l.region)
		l.region = nil
	}
	return nil
}
