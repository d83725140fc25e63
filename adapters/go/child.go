// SPDX-License-Identifier: MIT

//go:build !cgo || beckon_child

package beckon

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// How long a child may take to end, when there is nothing left for it to do.
const patience = 10 * time.Second

// How many lines may be written whose answers have not come.
const maxWaiting = 1024

// A child process answers each line with a line, in their order. So calls need not wait for each other: one goroutine
// writes their lines, and another hands each answer to the call that has waited longest.
type child struct {
	command *exec.Cmd
	input   io.WriteCloser
	stderr  tail
	calls   chan call
	waiting chan chan []byte
	closing chan struct{} // closed when Close is called
	once    sync.Once
	ended   chan struct{} // closed when no answer will come any more
	why     error         // set before that
}

type call struct {
	line   []byte
	answer chan []byte
}

func open(options Options) (backend, error) {
	name := options.Command
	if name == "" {
		name = "beckon"
	}
	command := exec.Command(name, arguments(options)...)
	// A Ctrl-C in the terminal is for the host, which may still have requests to answer.
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	c := &child{
		command: command,
		calls:   make(chan call, 64),
		waiting: make(chan chan []byte, maxWaiting),
		closing: make(chan struct{}),
		ended:   make(chan struct{}),
	}
	command.Stderr = &c.stderr
	return c, c.start()
}

func arguments(options Options) []string {
	list := []string{"run", "--region=" + options.Name}
	if options.Seed != 0 {
		list = append(list, "--seed="+strconv.FormatUint(options.Seed, 10))
	}
	for name, value := range options.Switches {
		list = append(list, "--switch="+name+"="+value)
	}
	return list
}

func (c *child) start() error {
	output, err := c.command.StdoutPipe()
	if err == nil {
		c.input, err = c.command.StdinPipe()
	}
	if err == nil {
		err = c.command.Start()
	}
	if err != nil {
		return fmt.Errorf("beckon: cannot start the child process: %w", err)
	}
	go c.write()
	go c.read(output)
	return nil
}

// Lines are held back while more of them wait, so that many calls take few system calls.
func (c *child) write() {
	held := bufio.NewWriter(c.input)
	for {
		select {
		case next := <-c.calls:
			c.expect(next.answer, held)
			held.Write(next.line) // if this fails, the child has ended, and so do the calls
			if len(c.calls) == 0 {
				held.Flush()
			}
		case <-c.closing:
			held.Flush()
			c.input.Close()
			return
		case <-c.ended:
			return
		}
	}
}

// The child may have answers left to give only for lines that are still held.
func (c *child) expect(answer chan []byte, held *bufio.Writer) {
	select {
	case c.waiting <- answer:
		return
	default:
	}
	held.Flush()
	select {
	case c.waiting <- answer:
	case <-c.ended:
	}
}

func (c *child) read(output io.Reader) {
	lines := bufio.NewReader(output)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil || !c.hand(line) { // what came without its newline is not an answer
			break
		}
	}
	c.end()
}

// Every call that was written is among those that wait. A child that says more than it was asked is not understood.
func (c *child) hand(line []byte) bool {
	select {
	case answer := <-c.waiting:
		answer <- line
		return true
	default:
		c.kill()
		return false
	}
}

// Kills what the child has started, too, if it is a script around beckon: as long as that has the pipes, they do not end.
func (c *child) kill() {
	syscall.Kill(-c.command.Process.Pid, syscall.SIGKILL)
}

// Says why there are no more answers, when all that came have been handed over.
func (c *child) end() {
	c.input.Close()
	timer := time.AfterFunc(patience, c.kill)
	err := c.command.Wait()
	timer.Stop()
	select {
	case <-c.closing:
		c.why = ErrClosed
	default:
		c.why = fmt.Errorf("%w: %s", ErrDead, strings.TrimSpace(status(err)+" "+c.stderr.String()))
	}
	close(c.ended)
}

func status(err error) string {
	if err == nil {
		return "exit status 0"
	}
	return err.Error()
}

// The line, and what has come of it. The call may have happened even if the context ends.
func (c *child) ask(ctx context.Context, line []byte) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	asked := call{append(line, '\n'), make(chan []byte, 1)}
	select {
	case c.calls <- asked:
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-c.ended:
		return nil, c.why
	}
	select {
	case answer := <-asked.answer:
		return answer, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-c.ended:
		return c.late(asked)
	}
}

// An answer that came before the end is an answer.
func (c *child) late(asked call) ([]byte, error) {
	select {
	case answer := <-asked.answer:
		return answer, nil
	default:
		return nil, c.why
	}
}

// The answer's field, or what the child says is wrong with the line.
func (c *child) askFor(ctx context.Context, field string, line any) ([]byte, error) {
	text, err := json.Marshal(line)
	if err != nil {
		return nil, fmt.Errorf("beckon: %w", err)
	}
	answer, err := c.ask(ctx, text)
	if err != nil {
		return nil, err
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(answer, &fields); err != nil {
		return nil, fmt.Errorf("beckon: the child process answered %q: %w", answer, err)
	}
	if fields[field] == nil {
		return nil, refusal(fields["error"])
	}
	return fields[field], nil
}

// The number of the line means nothing to the caller.
func refusal(text json.RawMessage) error {
	var sentence string
	json.Unmarshal(text, &sentence)
	if _, rest, found := strings.Cut(sentence, ": "); found {
		sentence = rest
	}
	return errors.New("beckon: " + sentence)
}

func (c *child) do(ctx context.Context, field string, line any) error {
	_, err := c.askFor(ctx, field, line)
	return err
}

type object = map[string]any

func (c *child) handle(ctx context.Context, request Request) (Response, error) {
	line, err := json.Marshal(lineOf(request))
	if err != nil {
		return Response{}, fmt.Errorf("beckon: the input of %s: %w", request.Operation, err)
	}
	answer, err := c.ask(ctx, line)
	if err != nil {
		return Response{}, err
	}
	return responseOf(answer)
}

type requestLine struct {
	Caller    string          `json:"as"`
	Operation string          `json:"operation,omitempty"`
	Input     json.RawMessage `json:"input,omitempty"`
	Method    *string         `json:"method,omitempty"`
	Path      *string         `json:"path,omitempty"`
	Query     string          `json:"query,omitempty"`
	Body      []byte          `json:"body_base64,omitempty"`
}

func lineOf(request Request) requestLine {
	if request.Operation != "" {
		return requestLine{Caller: request.Caller, Operation: request.Operation, Input: request.Body}
	}
	return requestLine{Caller: request.Caller, Method: &request.Method, Path: &request.Path, Query: request.Query,
		Body: request.Body}
}

func responseOf(line []byte) (Response, error) {
	var answer struct {
		Status  int
		Headers map[string]string
		Body    json.RawMessage
		Error   json.RawMessage
	}
	if err := json.Unmarshal(line, &answer); err != nil {
		return Response{}, fmt.Errorf("beckon: the child process answered %q: %w", line, err)
	}
	if answer.Status == 0 {
		return Response{}, refusal(answer.Error)
	}
	body, err := compact(answer.Body)
	header := make(http.Header, len(answer.Headers))
	for name, value := range answer.Headers {
		header.Set(name, value)
	}
	return Response{answer.Status, header, body}, err
}

func (c *child) setClock(ctx context.Context, start time.Time, step time.Duration) error {
	if start.IsZero() {
		return c.do(ctx, "clock", object{"clock": "real"})
	}
	text := start.Format("2006-01-02T15:04:05.000000Z")
	return c.do(ctx, "clock", object{"clock": object{"start": text, "step_ms": step.Milliseconds()}})
}

func (c *child) advance(ctx context.Context, by time.Duration) error {
	return c.do(ctx, "clock", object{"advance_ms": by.Milliseconds()})
}

func (c *child) setOrganization(ctx context.Context, account, management string) error {
	return c.do(ctx, "ok", object{"organization": object{"account": account, "management": management}})
}

func (c *child) setOrganizationAccount(ctx context.Context, account string, isMember bool) error {
	return c.do(ctx, "ok", object{"organization": object{"account": account, "member": isMember}})
}

func (c *child) put(ctx context.Context, administrator, member string, state State) error {
	return c.do(ctx, "ok", object{"put": object{"administrator": administrator, "member": member, "state": state}})
}

func (c *child) addFault(ctx context.Context, fault []byte) error {
	return c.do(ctx, "ok", object{"fault": json.RawMessage(fault)})
}

func (c *child) clearFaults(ctx context.Context) error {
	return c.do(ctx, "ok", object{"clear_faults": true})
}

func (c *child) snapshot(ctx context.Context) ([]byte, error) {
	return c.askFor(ctx, "world", object{"dump": true})
}

func (c *child) restore(ctx context.Context, world World) error {
	return c.do(ctx, "ok", object{"restore": json.RawMessage(world)})
}

func (c *child) reset(ctx context.Context) error {
	return c.do(ctx, "ok", object{"reset": true})
}

func (c *child) close() error {
	c.once.Do(func() { close(c.closing) })
	timer := time.AfterFunc(patience, c.kill)
	defer timer.Stop()
	<-c.ended
	if errors.Is(c.why, ErrDead) {
		return c.why
	}
	return nil
}

// The last words of a program.
type tail struct {
	mutex sync.Mutex
	text  []byte
}

func (t *tail) Write(text []byte) (int, error) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	t.text = append(t.text, text...)
	if extra := len(t.text) - 4096; extra > 0 {
		t.text = t.text[extra:]
	}
	return len(text), nil
}

func (t *tail) String() string {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	return string(t.text)
}
