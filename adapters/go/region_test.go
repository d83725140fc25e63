// SPDX-License-Identifier: MIT

package beckon_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"beckon.example/beckon"
)

const (
	administrator = "111122223333"
	member        = "444455556666"
	stranger      = "777788889999"
)

var (
	ctx   = context.Background()
	start = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
)

// A Region of the test, which ends with it.
func open(t testing.TB, options beckon.Options) *beckon.Region {
	t.Helper()
	region, err := beckon.Open(ctx, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { region.Close() })
	return region
}

func call(t testing.TB, region *beckon.Region, caller, operation, input string) beckon.Response {
	t.Helper()
	response, err := region.Handle(ctx, beckon.Request{Caller: caller, Operation: operation, Body: []byte(input)})
	if err != nil {
		t.Fatal(err)
	}
	return response
}

// The answer is that body, and a success.
func says(t testing.TB, region *beckon.Region, caller, operation, input, wanted string) {
	t.Helper()
	if response := call(t, region, caller, operation, input); response.Status != 200 || string(response.Body) != wanted {
		t.Errorf("%s of %s: %d %s, not %s", operation, input, response.Status, response.Body, wanted)
	}
}

func snapshot(t testing.TB, region *beckon.Region) beckon.World {
	t.Helper()
	world, err := region.Snapshot(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return world
}

const none = `{"UnprocessedAccounts":[]}`

// An invitation is pending.
func invite(t testing.TB, region *beckon.Region) {
	t.Helper()
	says(t, region, administrator, "EnableSecurityHub", "", "{}")
	says(t, region, member, "EnableSecurityHub", "", "{}")
	says(t, region, administrator, "CreateMembers", `{"AccountDetails": [{"AccountId": "`+member+`"}]}`, none)
	says(t, region, administrator, "InviteMembers", `{"AccountIds": ["`+member+`"]}`, none)
}

func decline(t testing.TB, region *beckon.Region) {
	t.Helper()
	says(t, region, member, "DeclineInvitations", `{"AccountIds": ["`+administrator+`"]}`, none)
}

func status(t testing.TB, region *beckon.Region) string {
	t.Helper()
	body := string(call(t, region, administrator, "GetMembers", `{"AccountIds": ["`+member+`"]}`).Body)
	_, after, _ := strings.Cut(body, `"MemberStatus":"`)
	word, _, _ := strings.Cut(after, `"`)
	return word
}

// W-4, W-5, W-7: the same calls give the same world, to the byte, whichever backend it is.
func TestWorld(t *testing.T) {
	region := open(t, beckon.Options{Start: start, Step: time.Second, Seed: 1})
	invite(t, region)
	decline(t, region)
	wanted := `{"format":2,"semantics":2,"ids_drawn":1,"accounts":[` +
		`{"account":"111122223333","hub_since":"2026-01-01T00:00:00.000000Z"},` +
		`{"account":"444455556666","hub_since":"2026-01-01T00:00:01.000000Z"}],"organizations":[],"associations":[` +
		`{"administrator":"111122223333","member":"444455556666","state":"declined",` +
		`"invitation_id":"5692161d100b05e5da26e52fa3730902",` +
		`"invited_at":"2026-01-01T00:00:03.000000Z","updated_at":"2026-01-01T00:00:04.000000Z"}]}`
	if got := snapshot(t, region); string(got) != wanted {
		t.Errorf("the world is\n%s, not\n%s", got, wanted)
	}
}

// O-11: a request may contain anything, and one that is refused changes nothing.
func TestRefusals(t *testing.T) {
	region := open(t, beckon.Options{})
	invite(t, region)
	before := snapshot(t, region)
	decline, long, tooLarge := "/invitations/decline", strings.Repeat("1", 1025), []byte(strings.Repeat(" ", 10<<20+1))
	for _, row := range []struct {
		request   beckon.Request
		status    int
		exception string
		text      string
	}{
		{beckon.Request{Method: "POST", Path: "/nowhere"}, 404, "UnknownOperationException", `the path \"/nowhere\"`},
		{beckon.Request{Method: "", Path: ""}, 404, "UnknownOperationException", `the path \"\"`},
		{beckon.Request{Method: "POST\x00", Path: decline}, 404, "UnknownOperationException", `method \"POST%00\"`},
		{beckon.Request{Method: "POST", Path: decline + "\xff"}, 404, "UnknownOperationException", `decline%FF\"`},
		{beckon.Request{Method: "POST", Path: decline + "%00"}, 404, "UnknownOperationException", `decline%00\"`},
		{beckon.Request{Method: "GET", Path: "/members", Query: "a=\x00\xff"}, 400, "InvalidInputException", "not percent"},
		{beckon.Request{Method: "POST", Path: decline, Body: []byte("{")}, 400, "SerializationException", "strict JSON"},
		{beckon.Request{Method: "POST", Path: decline, Body: []byte("\xff\x00")}, 400, "SerializationException", "JSON"},
		{beckon.Request{Method: "POST", Path: decline, Body: []byte("[]")}, 400, "SerializationException", "not an object"},
		{beckon.Request{Method: "POST", Path: decline, Body: tooLarge}, 413, "RequestEntityTooLargeException", "10485761"},
		{beckon.Request{Method: "POST", Path: decline}, 400, "InvalidInputException", "AccountIds"},
		{beckon.Request{Operation: "DeclineInvitation"}, 404, "UnknownOperationException", `\"DeclineInvitation\"`},
		{beckon.Request{Operation: "Decline\x00"}, 404, "UnknownOperationException", `\"Decline%00\"`},
		{beckon.Request{Operation: "DeclineInvitations", Body: []byte("[]")}, 400, "SerializationException", "not an object"},
		{beckon.Request{Operation: "DeclineInvitations", Body: []byte("{}")}, 400, "InvalidInputException", "AccountIds"},
		{beckon.Request{Caller: member + "\x00", Operation: "ListMembers"}, 400, "BadRequestException", "no such resource"},
		{beckon.Request{Caller: member + "\xff", Operation: "ListMembers"}, 400, "BadRequestException", "no such resource"},
		{beckon.Request{Caller: long, Operation: "ListMembers"}, 400, "InvalidInputException", "1,024 bytes"},
	} {
		if row.request.Caller == "" {
			row.request.Caller = member
		}
		got, err := region.Handle(ctx, row.request)
		if err != nil || got.Status != row.status || got.Exception() != row.exception ||
			!strings.Contains(string(got.Body), row.text) {
			t.Errorf("%.60v: %v %d %s %s", row.request, err, got.Status, got.Exception(), got.Body)
		}
		if kind := got.Header.Get("Content-Type"); kind != "application/json" {
			t.Errorf("%.60v: Content-Type is %q", row.request, kind)
		}
	}
	if snapshot(t, region) != before {
		t.Error("something has changed")
	}
}

// What only the host can do wrong is an error, and changes nothing.
func TestErrors(t *testing.T) {
	region := open(t, beckon.Options{})
	invite(t, region)
	before := snapshot(t, region)
	misspelt := beckon.World(strings.Replace(string(before), "pending", "pendig", 1))
	handle := func(request beckon.Request) error { _, err := region.Handle(ctx, request); return err }
	for wanted, err := range map[string]error{
		"must have a caller":              handle(beckon.Request{Operation: "ListMembers"}),
		"a request must have":             handle(beckon.Request{Caller: " \t", Operation: "ListMembers"}),
		"year 10000":                      region.SetClock(ctx, time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), 0),
		"year -1":                         region.SetClock(ctx, time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC), 0),
		"cannot go back":                  region.SetClock(ctx, start, -1),
		"beckon: the clock cannot":        region.Advance(ctx, -1),
		"runs by itself":                  region.Advance(ctx, time.Second),
		"account must not be blank":       region.SetOrganization(ctx, "", stranger),
		"management account must not":     region.SetOrganization(ctx, stranger, ""),
		"has U+0000":                      region.SetOrganization(ctx, stranger+"\x00", stranger),
		"1,024":                           region.SetOrganization(ctx, strings.Repeat("1", 1025), stranger),
		"is not UTF-8":                    region.SetOrganizationAccount(ctx, "\xff", true),
		"the account must not be blank":   region.SetOrganizationAccount(ctx, " ", true),
		"1,024 bytes":                     region.SetOrganizationAccount(ctx, strings.Repeat("1", 1025), true),
		"are both":                        region.Put(ctx, member, member, beckon.StatePending),
		"the administrator must not be":   region.Put(ctx, " ", member, beckon.StatePending),
		"the member \"\\x00\" has":        region.Put(ctx, administrator, "\x00", beckon.StatePending),
		"there is no state \"pendig\"":    region.Put(ctx, administrator, member, "pendig"),
		"the state must not be blank":     region.Put(ctx, administrator, member, ""),
		"a fault":                         region.AddFault(ctx, beckon.Fault{}),
		"599":                             region.AddFault(ctx, beckon.Fault{Before: "InternalException", Status: 200}),
		"must be a JSON object":           region.Restore(ctx, ""),
		"World must be a JSON object":     region.Restore(ctx, "{"),
		"a World must be a JSON object":   region.Restore(ctx, "[]"),
		"pendig":                          region.Restore(ctx, misspelt),
		"beckon: a World must be a JSON ": region.Restore(ctx, "\x00"),
	} {
		if err == nil || !strings.Contains(err.Error(), wanted) || !strings.HasPrefix(err.Error(), "beckon: ") ||
			strings.HasPrefix(err.Error(), "beckon: line ") {
			t.Errorf("%v, not %s", err, wanted)
		}
	}
	if snapshot(t, region) != before {
		t.Error("something has changed")
	}
}

func TestPut(t *testing.T) {
	region := open(t, beckon.Options{})
	for _, state := range []beckon.State{beckon.StateCreated, beckon.StatePending, beckon.StateAccepted, beckon.StateDeclined,
		beckon.StateResigned, beckon.StateRemoved} {
		if err := region.Put(ctx, administrator, member, state); err != nil {
			t.Errorf("%s: %v", state, err)
		}
		if world := snapshot(t, region); !strings.Contains(string(world), `"state":"`+string(state)+`"`) {
			t.Errorf("%s: %s", state, world)
		}
	}
	if err := region.Put(ctx, administrator, member, beckon.StateNone); err != nil {
		t.Error(err)
	}
	if world := snapshot(t, region); strings.Contains(string(world), `"state"`) {
		t.Error(world)
	}
	region.Put(ctx, administrator, member, beckon.StateAccepted)
	before := snapshot(t, region)
	if err := region.Put(ctx, stranger, member, beckon.StateAccepted); err == nil || snapshot(t, region) != before {
		t.Errorf("accepted by two (V-1): %v", err)
	}
}

func TestOptions(t *testing.T) {
	for wanted, options := range map[string]beckon.Options{
		"must not be blank": {Name: " "},
		"has U+0000":        {Name: "a\x00"},
		"is not UTF-8":      {Switches: map[string]string{"max_members": "\xff"}},
		"max_member":        {Switches: map[string]string{"max_member": "1"}},
		"10000":             {Start: time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)},
		"JSON object":       {World: "x"},
		"format":            {World: `{"format": 99}`},
	} {
		region, err := beckon.Open(ctx, options)
		if err == nil || !strings.Contains(err.Error(), wanted) {
			t.Errorf("%v: %v, not %s", options, err, wanted)
		}
		if region != nil {
			t.Errorf("%v: a Region", options)
		}
	}
	region := open(t, beckon.Options{Name: "cn-north-1", Switches: map[string]string{"max_members": "1"}})
	says(t, region, administrator, "EnableSecurityHub", "", "{}")
	hub := call(t, region, administrator, "DescribeHub", "")
	if !strings.Contains(string(hub.Body), "arn:aws-cn:securityhub:cn-north-1:") {
		t.Errorf("the hub is %s", hub.Body)
	}
	created := call(t, region, administrator, "CreateMembers",
		`{"AccountDetails": [{"AccountId": "`+member+`"}, {"AccountId": "`+stranger+`"}]}`)
	if !strings.Contains(string(created.Body), "maximum number") {
		t.Errorf("max_members is 1: %s", created.Body)
	}
}

func TestRestore(t *testing.T) {
	region := open(t, beckon.Options{})
	empty := snapshot(t, region)
	invite(t, region)
	before := snapshot(t, region)
	lines := beckon.World(strings.ReplaceAll(string(before), ",", ",\n"))
	decline(t, region)
	for _, step := range []struct {
		what   string
		do     func() error
		wanted beckon.World
	}{
		{"Restore", func() error { return region.Restore(ctx, before) }, before},
		{"Restore, of lines", func() error { return region.Restore(ctx, lines) }, before},
		{"Reset", func() error { return region.Reset(ctx) }, empty},
	} {
		if err := step.do(); err != nil {
			t.Error(step.what, err)
		}
		if got := snapshot(t, region); got != step.wanted {
			t.Errorf("%s: %s, not %s", step.what, got, step.wanted)
		}
	}
	if got := snapshot(t, open(t, beckon.Options{World: before})); got != before {
		t.Errorf("another Region begins with %s, not %s", got, before)
	}
}

// W-6
func TestClock(t *testing.T) {
	region := open(t, beckon.Options{Start: start})
	says(t, region, administrator, "EnableSecurityHub", "", "{}")
	zone := time.FixedZone("", 3600)
	subscribed := func() string {
		_, after, _ := strings.Cut(string(snapshot(t, region)), `"hub_since":"`)
		return after[:len("2026-01-01T00:00:00.000000Z")]
	}
	for _, step := range []struct {
		do     func() error
		wanted string
	}{
		{func() error { return nil }, "2026-01-01T00:00:00.000000Z"},
		{func() error { return region.Advance(ctx, 1500*time.Microsecond) }, "2026-01-01T00:00:00.001000Z"},
		{func() error { return region.SetClock(ctx, start.Add(1500*time.Nanosecond), 0) }, "2026-01-01T00:00:00.000001Z"},
		{func() error { return region.SetClock(ctx, start.In(zone), time.Hour) }, "2026-01-01T01:00:00.000000Z"},
	} {
		if err := step.do(); err != nil {
			t.Error(err)
		}
		says(t, region, administrator, "DisableSecurityHub", "", "{}")
		says(t, region, administrator, "EnableSecurityHub", "", "{}")
		if got := subscribed(); got != step.wanted {
			t.Errorf("it is %s, not %s", got, step.wanted)
		}
	}
	if err := region.SetClock(ctx, time.Time{}, 0); err != nil {
		t.Error(err)
	}
	says(t, region, administrator, "DisableSecurityHub", "", "{}")
	says(t, region, administrator, "EnableSecurityHub", "", "{}")
	if got := subscribed(); got < "2026-01-02" {
		t.Errorf("real time is %s", got)
	}
}

// F-1, F-2
func TestFaults(t *testing.T) {
	region := open(t, beckon.Options{})
	invite(t, region)
	pending := snapshot(t, region)
	operation, ids := "DeclineInvitations", `{"AccountIds": ["`+administrator+`"]}`
	for _, row := range []struct {
		fault     beckon.Fault
		status    int
		exception string
		body      string
		state     string
	}{
		{beckon.Fault{Before: "InternalException", Caller: member}, 500, "InternalException", "", "Invited"},
		{beckon.Fault{Before: "SlowDown", Status: 429, Message: "not so fast"}, 429, "SlowDown", "not so fast", "Invited"},
		{beckon.Fault{After: "InternalException", Times: 1}, 500, "InternalException", "", "Resigned"},
		{beckon.Fault{Unprocessed: "not today", Account: administrator, Nth: 1}, 200, "", "not today", "Invited"},
		{beckon.Fault{Before: "InternalException", Nth: 2, Operation: operation}, 200, "", none, "Resigned"},
		{beckon.Fault{Before: "InternalException", Probability: 1e-300, Seed: 7}, 200, "", none, "Resigned"},
		{beckon.Fault{Before: "SlowDown", Operation: operation, Times: beckon.Always}, 400, "SlowDown", "", "Invited"},
	} {
		if err := region.AddFault(ctx, row.fault); err != nil {
			t.Error(row.fault, err)
		}
		got := call(t, region, member, operation, ids)
		if got.Status != row.status || got.Exception() != row.exception || !strings.Contains(string(got.Body), row.body) {
			t.Errorf("%+v: %d %s", row.fault, got.Status, got.Body)
		}
		if got := status(t, region); got != row.state {
			t.Errorf("%+v: then it is %s, not %s", row.fault, got, row.state)
		}
		if err := region.ClearFaults(ctx); err != nil {
			t.Error(err)
		}
		if err := region.Restore(ctx, pending); err != nil {
			t.Error(err)
		}
	}
	if err := region.AddFault(ctx, beckon.Fault{Stale: true}); err != nil {
		t.Error(err)
	}
	decline(t, region)
	for _, wanted := range []string{"Invited", "Resigned"} {
		if got := status(t, region); got != wanted {
			t.Errorf("a read says %s, not %s", got, wanted)
		}
	}
}

// G-9, G-13
func TestOrganization(t *testing.T) {
	region := open(t, beckon.Options{})
	designate := func() string {
		input := `{"AdminAccountId": "` + administrator + `"}`
		return call(t, region, stranger, "EnableOrganizationAdminAccount", input).Exception()
	}
	if got := designate(); got != "AccessDeniedException" {
		t.Errorf("without an organization: %q", got)
	}
	if err := region.SetOrganization(ctx, administrator, stranger); err != nil {
		t.Error(err)
	}
	if got := designate(); got != "" {
		t.Errorf("with an organization: %q", got)
	}
	for _, isMember := range []bool{true, false} {
		if err := region.SetOrganizationAccount(ctx, member, isMember); err != nil {
			t.Error(err)
		}
		if got := strings.Contains(string(snapshot(t, region)), `"`+member+`","organization":true`); got != isMember {
			t.Errorf("the account is in an organization: %v, not %v", got, isMember)
		}
	}
}

// A body may be part of something larger, such as a buffer in a structure that points elsewhere.
func TestBodyInside(t *testing.T) {
	region := open(t, beckon.Options{})
	says(t, region, member, "EnableSecurityHub", "", "{}")
	larger := &struct {
		next *int
		body [len("{}")]byte
	}{new(int), [...]byte{'{', '}'}}
	request := beckon.Request{Caller: member, Operation: "GetInvitationsCount", Body: larger.body[:]}
	if got, err := region.Handle(ctx, request); err != nil || got.Status != 200 {
		t.Errorf("%v %v", got, err)
	}
}

// W-6: each call is atomic, and gets its own answer.
func TestGoroutines(t *testing.T) {
	region := open(t, beckon.Options{})
	says(t, region, administrator, "EnableSecurityHub", "", "{}")
	const goroutines, calls = 16, 25
	var group sync.WaitGroup
	for i := 0; i < goroutines; i++ {
		group.Add(1)
		go func(i int) {
			defer group.Done()
			for j := 0; j < calls; j++ {
				id := fmt.Sprintf("%012d", 1000*(i+1)+j)
				says(t, region, administrator, "CreateMembers", `{"AccountDetails": [{"AccountId": "`+id+`"}]}`, none)
				got := call(t, region, administrator, "GetMembers", `{"AccountIds": ["`+id+`"]}`)
				if !strings.Contains(string(got.Body), `"AccountId":"`+id+`"`) {
					t.Errorf("another call's answer: %s has no %s", got.Body, id)
				}
			}
		}(i)
	}
	group.Wait()
	if got := strings.Count(string(snapshot(t, region)), `"member":`); got != goroutines*calls {
		t.Errorf("%d members, not %d", got, goroutines*calls)
	}
}

// Every method, with what it needs.
func methods(region *beckon.Region, ctx context.Context) map[string]error {
	_, handled := region.Handle(ctx, beckon.Request{Caller: stranger, Operation: "EnableSecurityHub"})
	_, taken := region.Snapshot(ctx)
	return map[string]error{
		"Handle":                 handled,
		"Snapshot":               taken,
		"SetClock":               region.SetClock(ctx, start, 0),
		"Advance":                region.Advance(ctx, 0),
		"SetOrganization":        region.SetOrganization(ctx, stranger, administrator),
		"SetOrganizationAccount": region.SetOrganizationAccount(ctx, stranger, true),
		"AddFault":               region.AddFault(ctx, beckon.Fault{Before: "InternalException"}),
		"ClearFaults":            region.ClearFaults(ctx),
		"Restore":                region.Restore(ctx, `{"format": 2}`),
		"Reset":                  region.Reset(ctx),
	}
}

func TestContext(t *testing.T) {
	region := open(t, beckon.Options{})
	invite(t, region)
	before := snapshot(t, region)
	ended, cancel := context.WithCancel(ctx)
	cancel()
	for method, err := range methods(region, ended) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", method, err)
		}
	}
	if snapshot(t, region) != before {
		t.Error("something has changed")
	}
	decline(t, region) // and no fault was added
	if _, err := beckon.Open(ended, beckon.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Open: %v", err)
	}
}

func TestClose(t *testing.T) {
	region := open(t, beckon.Options{})
	var group sync.WaitGroup
	for i := 0; i < 8; i++ {
		group.Add(1)
		go func() {
			defer group.Done()
			for {
				_, err := region.Handle(ctx, beckon.Request{Caller: member, Operation: "EnableSecurityHub"})
				if errors.Is(err, beckon.ErrClosed) {
					return
				} else if err != nil {
					t.Error(err)
					return
				}
			}
		}()
	}
	for i := 0; i < 2; i++ {
		if err := region.Close(); err != nil {
			t.Error(err)
		}
	}
	group.Wait()
	for method, err := range methods(region, ctx) {
		if err != beckon.ErrClosed {
			t.Errorf("%s: %v", method, err)
		}
	}
}
