// SPDX-License-Identifier: MIT

//go:build !cgo || beckon_child

package beckon

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

var ctx = context.Background()

// A Region whose child runs this, after it has answered the line that Open sends.
func openScript(t *testing.T, script string) *Region {
	t.Helper()
	command := filepath.Join(t.TempDir(), "command")
	text := "#!/bin/sh\nread -r line; echo '{\"clock\": \"now\"}'\n" + script
	if err := os.WriteFile(command, []byte(text), 0o755); err != nil {
		t.Fatal(err)
	}
	region, err := Open(ctx, Options{Command: command})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { region.Close() })
	return region
}

func process(region *Region) *os.Process { return region.backend.(*child).command.Process }

// How many of so many calls at once have got an answer; the others have got that error.
func answered(t *testing.T, region *Region, calls int, wanted error) int {
	t.Helper()
	var group sync.WaitGroup
	var mutex sync.Mutex
	n := 0
	for i := 0; i < calls; i++ {
		group.Add(1)
		go func() {
			defer group.Done()
			_, err := region.Handle(ctx, Request{Caller: "1", Operation: "ListMembers"})
			mutex.Lock()
			defer mutex.Unlock()
			if err == nil {
				n++
			} else if !errors.Is(err, wanted) {
				t.Errorf("%v, not %v", err, wanted)
			}
		}()
	}
	group.Wait()
	return n
}

const (
	takes   = "read -r line\n"
	answers = "echo '{\"status\": 200, \"headers\": {}, \"body\": {}}'\n"
)

// A child that dies loses nothing that it has answered, and no call waits for ever; half an answer is none.
func TestDeath(t *testing.T) {
	for n := 0; n < 4; n++ {
		half := "printf '{\"status\": 200'; echo last words >&2; exit 3"
		region := openScript(t, strings.Repeat(takes+answers, n)+takes+half)
		if got := answered(t, region, 5, ErrDead); got != n {
			t.Errorf("%d answers, not %d", got, n)
		}
		err := region.Reset(ctx)
		if !errors.Is(err, ErrDead) || !strings.HasSuffix(err.Error(), "exit status 3 last words") {
			t.Errorf("afterwards: %v", err)
		}
		if err := region.Close(); !errors.Is(err, ErrDead) {
			t.Errorf("Close: %v", err)
		}
	}
}

// Every line of a great many is answered before the death or fails with it; then the next ones fail at once, too.
func TestKill(t *testing.T) {
	region, err := Open(ctx, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer region.Close()
	go func() {
		time.Sleep(10 * time.Millisecond)
		process(region).Kill()
	}()
	answered(t, region, 3000, ErrDead)
	for !errors.Is(region.Reset(ctx), ErrDead) {
	}
	if n := answered(t, region, 10, ErrDead); n != 0 {
		t.Errorf("%d answers of a dead child", n)
	}
}

// An answer that came before the end is one even if both are seen at once.
func TestLate(t *testing.T) {
	asked := call{answer: make(chan []byte, 1)}
	c := &child{why: ErrDead}
	if answer, err := c.late(asked); err != ErrDead {
		t.Errorf("%s %v", answer, err)
	}
	asked.answer <- []byte("{}")
	if answer, err := c.late(asked); string(answer) != "{}" || err != nil {
		t.Errorf("%s %v", answer, err)
	}
}

// When no more lines may wait for their answers, those that are held are written: only they can be answered.
func TestHeldLines(t *testing.T) {
	c := &child{waiting: make(chan chan []byte, 1), ended: make(chan struct{})}
	close(c.ended)
	var written strings.Builder
	held := bufio.NewWriter(&written)
	held.WriteString("line")
	for _, wanted := range []string{"", "line"} {
		c.expect(make(chan []byte, 1), held)
		if written.String() != wanted {
			t.Errorf("%q is written, not %q", written.String(), wanted)
		}
	}
}

// A call does not wait for the answer of the one before it, until as many wait as there may be.
func TestPipelining(t *testing.T) {
	repeat := func(times int, line string) string {
		return fmt.Sprintf("i=0\nwhile [ $i -lt %d ]; do\n%si=$((i + 1))\ndone\n", times, line)
	}
	region := openScript(t, repeat(maxWaiting, takes)+repeat(maxWaiting, answers)+repeat(maxWaiting, takes+answers))
	if n := answered(t, region, 2*maxWaiting, nil); n != 2*maxWaiting {
		t.Errorf("%d answers, not %d", n, 2*maxWaiting)
	}
}

// The context of a call ends it while the child stands still, and the answers of later calls are theirs.
func TestStandstill(t *testing.T) {
	region, err := Open(ctx, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer region.Close()
	process(region).Signal(syscall.SIGSTOP)
	short, cancel := context.WithTimeout(ctx, 50*time.Millisecond)
	defer cancel()
	if err := region.SetOrganizationAccount(short, "1", true); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
	process(region).Signal(syscall.SIGCONT)
	if world, err := region.Snapshot(ctx); err != nil || !strings.Contains(string(world), `"account":"1"`) {
		t.Errorf("%s %v", world, err)
	}
}

// A child that says what nobody has asked, or what is not an answer, is not believed. What it has started ends with it.
func TestNonsense(t *testing.T) {
	region := openScript(t, takes+"sleep 60 &\n"+answers+answers+"wait")
	answered(t, region, 1, nil)
	select {
	case <-region.backend.(*child).ended:
	case <-time.After(30 * time.Second):
		t.Error("it is believed")
	}
	for _, line := range []string{"what?", `{"body": {}}`, `{"status": 200, "headers": {}}`, "[]", ""} {
		region := openScript(t, takes+"echo '"+line+"'; exec sleep 60")
		_, err := region.Handle(ctx, Request{Caller: "1", Operation: "ListMembers"})
		if err == nil || errors.Is(err, ErrDead) {
			t.Errorf("%s: %v", line, err)
		}
		process(region).Kill()
	}
}

func TestStart(t *testing.T) {
	for command, wanted := range map[string]string{
		"/nowhere/beckon": "cannot start the child process",
		"false":           "has ended: exit status 1",
	} {
		region, err := Open(ctx, Options{Command: command})
		if region != nil || err == nil || !strings.Contains(err.Error(), wanted) {
			t.Errorf("%s: %v", command, err)
		}
	}
}

// An operation's input that is not JSON cannot be put into a line.
func TestInput(t *testing.T) {
	region, err := Open(ctx, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer region.Close()
	for _, input := range []string{"{", "\n{}{}", `{"AccountIds": [], "AccountIds": []}`} {
		request := Request{Caller: "1", Operation: "DeclineInvitations", Body: []byte(input)}
		if _, err := region.Handle(ctx, request); err == nil {
			t.Errorf("%s: no error", input)
		}
	}
	request := Request{Caller: "1", Operation: "EnableSecurityHub", Body: []byte("\n{\n}\n")}
	if response, err := region.Handle(ctx, request); err != nil || response.Status != 200 {
		t.Error(response, err)
	}
}

// A Ctrl-C for the host does not end the child, but the end of its input does.
func TestGroup(t *testing.T) {
	region, err := Open(ctx, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if group, err := syscall.Getpgid(process(region).Pid); err != nil || group == syscall.Getpgrp() {
		t.Error("the child is in the host's process group", err)
	}
	if err := region.Close(); err != nil {
		t.Error(err)
	}
	if state := region.backend.(*child).command.ProcessState; !state.Success() {
		t.Error(state)
	}
}
