// SPDX-License-Identifier: MIT

// Package beckon models, in process, how accounts become members of each other in AWS Security Hub: who invites, who
// accepts or declines, who leaves. A Region answers requests as the service does, and a Handler puts Regions behind
// HTTP.
//
// There are two backends, and a build has one of them:
//
//   - with cgo, the library libbeckon-wire, which pkg-config finds;
//   - with CGO_ENABLED=0, or with the tag beckon_child, a child process "beckon run" for each Region.
//
// Both answer alike, to the byte, but for the one input that the comment of Request.Body names. A Region is safe for
// use by several goroutines, and each call is atomic.
package beckon

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// ErrClosed is what every call of a Region fails with after Close.
var ErrClosed = errors.New("beckon: the Region is closed")

// ErrDead is what every call fails with after a child process has ended by itself. It is never started again, because
// its world is lost: open another Region, perhaps with the World of the last Snapshot. No call that the child had
// answered fails with this; of a call that does, nobody knows whether it happened.
var ErrDead = errors.New("beckon: the child process has ended")

// Options say how a Region begins. The zero value is a Region us-east-1 in real time, with random invitation ids.
type Options struct {
	// Name is the Region's name; "" for us-east-1. The partition of its ARNs follows from it.
	Name string
	// Start is where the clock stands; the zero Time for real time.
	Start time.Time
	// Step is how far that clock advances with each call; parts of a millisecond are dropped.
	Step time.Duration
	// Seed makes invitation ids reproducible; 0 for random ones.
	Seed uint64
	// Switches are those of semantics.md, section 8, by their names: {"max_members": "2"}.
	Switches map[string]string
	// World is what the Region begins with; "" for an empty world.
	World World
	// Command is the program that a child process runs; "" for beckon, which is looked for in PATH. With cgo it is
	// not used.
	Command string
}

// A World is everything that a Region has on file, as JSON in its canonical form, without white space: equal worlds
// are equal strings. A World can be kept, compared, changed by hand, and given back by Restore, to any Region. It has
// neither the Region's name nor its switches, clock, seed or faults. Tokens of lists that began before Restore are
// no longer valid.
type World string

// A Request is what a caller of the service sends. It names either an HTTP request or an operation.
type Request struct {
	// Caller is the account that calls, and not blank. Beckon believes it: who calls is for the host to find out.
	Caller string
	// Method, Path and Query are those of an HTTP request. Path and Query are as they were sent, percent-encoded; Query
	// is without its "?".
	Method, Path, Query string
	// Operation is the name of an operation, such as "DeclineInvitations", instead of a method and a path. Query is
	// not used then.
	Operation string
	// Body is the body or, with an Operation, its input: a JSON object. Empty means {}. If an operation's input is not
	// strict JSON, the cgo backend answers as the service does to a body, and the child backend gives an error.
	Body []byte
}

// A Response is what the service answers.
type Response struct {
	// Status is the HTTP status: 200, or that of an exception. With any other than 200 nothing has changed, unless a
	// fault has lost the answer.
	Status int
	// Header has Content-Type and, on failure, X-Amzn-Errortype.
	Header http.Header
	// Body is a JSON object, without white space.
	Body []byte
}

// Exception gives the name of the exception, such as "InvalidInputException", or "" on success.
func (r Response) Exception() string { return r.Header.Get("X-Amzn-Errortype") }

// A Fault makes calls fail on purpose. One of Before, After, Unprocessed and Stale says how. The fields from Operation
// on say which calls match; what is empty matches every call.
type Fault struct {
	// Before is the exception that a call fails with before anything happens.
	Before string `json:"before,omitempty"`
	// After is the exception that comes instead of the answer of a call that has happened.
	After string `json:"after,omitempty"`
	// Unprocessed is what UnprocessedAccounts says of Account, for which nothing changes then.
	Unprocessed string `json:"unprocessed,omitempty"`
	// Stale makes a read answer as the world was before another account's last change.
	Stale bool `json:"stale,omitempty"`
	// Status and Message are those of the exception; the zero values for the usual ones of its name.
	Status  int    `json:"status,omitempty"`
	Message string `json:"message,omitempty"`

	// Operation is the operation that is called, Caller the account that calls, Account one that the input names.
	Operation string `json:"operation,omitempty"`
	Caller    string `json:"caller,omitempty"`
	Account   string `json:"account,omitempty"`
	// Nth is the first of the matching calls that fails, from 1, which 0 means, too.
	Nth uint32 `json:"nth,omitempty"`
	// Times is how many calls fail: 0 for one, Always for all of them.
	Times uint32 `json:"times,omitempty"`
	// Probability leaves it to chance whether a call fails; 0 for certainty. Seed makes that chance reproducible.
	Probability float64 `json:"probability,omitempty"`
	Seed        uint32  `json:"seed,omitempty"`
}

// Always is the number of Times of a Fault that no run of a program gets to the end of.
const Always = 1<<32 - 1

// A State is that of an association, a pair of an administrator and a member (semantics.md, section 2).
type State string

// The states. In StateNone there is no record of the pair.
const (
	StateNone     State = "none"
	StateCreated  State = "created"  // added by the administrator, and not invited
	StatePending  State = "pending"  // invited, without an answer
	StateAccepted State = "accepted" // the member has accepted, or was enrolled
	StateDeclined State = "declined" // the member has declined
	StateResigned State = "resigned" // the member has left
	StateRemoved  State = "removed"  // the administrator has removed the member
)

// A Region is the world of one AWS Region. Open makes one.
//
// Every method may be called from any goroutine. A method that fails has changed nothing, unless its context has ended
// or the child process has died in the middle. With cgo a call is not interrupted: the context is asked before it.
type Region struct {
	backend backend
}

// What the two backends do, which ask the context first; open makes one. Durations are in whole milliseconds. A clock
// that starts at the zero Time is real time.
type backend interface {
	handle(ctx context.Context, request Request) (Response, error)
	setClock(ctx context.Context, start time.Time, step time.Duration) error
	advance(ctx context.Context, by time.Duration) error
	setOrganization(ctx context.Context, account, management string) error
	setOrganizationAccount(ctx context.Context, account string, isMember bool) error
	put(ctx context.Context, administrator, member string, state State) error
	addFault(ctx context.Context, fault []byte) error
	clearFaults(ctx context.Context) error
	snapshot(ctx context.Context) ([]byte, error)
	restore(ctx context.Context, world World) error
	reset(ctx context.Context) error
	close() error
}

// Open makes a Region. Close frees it, and ends its child process.
func Open(ctx context.Context, options Options) (*Region, error) {
	if options.Name == "" {
		options.Name = "us-east-1"
	}
	if err := checkOptions(options); err != nil {
		return nil, err
	}
	opened, err := open(options)
	if err != nil {
		return nil, err
	}
	r := &Region{opened}
	if err := r.begin(ctx, options); err != nil {
		r.Close()
		return nil, err
	}
	return r, nil
}

func checkOptions(options Options) error {
	for name, value := range options.Switches {
		if err := checkWord("a switch", name+"="+value); err != nil {
			return err
		}
	}
	return checkWord("the Region's name", options.Name)
}

func (r *Region) begin(ctx context.Context, options Options) error {
	if err := r.SetClock(ctx, options.Start, options.Step); err != nil || options.World == "" {
		return err
	}
	return r.Restore(ctx, options.World)
}

// Close frees the Region. Calls in progress are answered, or fail with ErrClosed. A child process is waited for, for
// at most ten seconds; if it has died before, Close says so. It may be called more than once.
func (r *Region) Close() error { return r.backend.close() }

// Handle answers a request. The request may contain anything: whatever a caller of the service can send gets a
// Response, and an error means that there is none.
func (r *Region) Handle(ctx context.Context, request Request) (Response, error) {
	if strings.TrimSpace(request.Caller) == "" {
		return Response{}, errors.New("beckon: a request must have a caller")
	}
	for _, text := range []*string{&request.Caller, &request.Method, &request.Path, &request.Query, &request.Operation} {
		*text = escape(*text)
	}
	return r.backend.handle(ctx, request)
}

// SetClock sets a clock that stands at start and advances by step, 0 or more, with each call. The zero Time gives real
// time back. Parts of a microsecond of start, and of a millisecond of step, are dropped.
func (r *Region) SetClock(ctx context.Context, start time.Time, step time.Duration) error {
	if year := start.UTC().Year(); year < 1 || year > 9999 {
		return fmt.Errorf("beckon: the clock cannot stand in the year %d", year)
	}
	if step < 0 {
		return errors.New("beckon: the clock cannot go back")
	}
	return r.backend.setClock(ctx, start.UTC(), step.Truncate(time.Millisecond))
}

// Advance moves a clock that SetClock or Options have set. Parts of a millisecond are dropped.
func (r *Region) Advance(ctx context.Context, by time.Duration) error {
	if by < 0 {
		return errors.New("beckon: the clock cannot go back")
	}
	return r.backend.advance(ctx, by.Truncate(time.Millisecond))
}

// SetOrganization puts an account into the organization of a management account.
func (r *Region) SetOrganization(ctx context.Context, account, management string) error {
	for what, id := range map[string]string{"the account": account, "the management account": management} {
		if err := checkWord(what, id); err != nil {
			return err
		}
	}
	return r.backend.setOrganization(ctx, account, management)
}

// SetOrganizationAccount puts an account into an organization of which nothing else is known, or into none.
func (r *Region) SetOrganizationAccount(ctx context.Context, account string, isMember bool) error {
	if err := checkWord("the account", account); err != nil {
		return err
	}
	return r.backend.setOrganizationAccount(ctx, account, isMember)
}

// Put puts a pair directly into a state, whatever state it is in. Accounts and records that are missing are made, and an
// invitation where the state needs one; for StateNone the record is deleted. It fails if the world would be broken, as
// by a pair of an account with itself (semantics.md, section 7).
func (r *Region) Put(ctx context.Context, administrator, member string, state State) error {
	words := map[string]string{"the administrator": administrator, "the member": member, "the state": string(state)}
	for what, word := range words {
		if err := checkWord(what, word); err != nil {
			return err
		}
	}
	return r.backend.put(ctx, administrator, member, state)
}

// AddFault adds a fault to the Region's plan. The faults are tried in the order in which they were added.
func (r *Region) AddFault(ctx context.Context, fault Fault) error {
	text, err := json.Marshal(fault)
	if err != nil {
		return fmt.Errorf("beckon: %w", err)
	}
	return r.backend.addFault(ctx, text)
}

// ClearFaults empties the plan.
func (r *Region) ClearFaults(ctx context.Context) error {
	return r.backend.clearFaults(ctx)
}

// Snapshot gives the world as it is.
func (r *Region) Snapshot(ctx context.Context) (World, error) {
	text, err := r.backend.snapshot(ctx)
	if err != nil {
		return "", err
	}
	text, err = compact(text)
	return World(text), err
}

// Restore replaces the world. If it is not a valid world, Restore fails and nothing changes.
func (r *Region) Restore(ctx context.Context, world World) error {
	text, err := compact([]byte(world))
	if err != nil || text[0] != '{' {
		return errors.New("beckon: a World must be a JSON object")
	}
	return r.backend.restore(ctx, World(text))
}

// Reset empties the world. Clock, seed, switches and faults stay as they are.
func (r *Region) Reset(ctx context.Context) error {
	return r.backend.reset(ctx)
}
