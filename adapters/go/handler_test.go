// SPDX-License-Identifier: MIT

package beckon_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"beckon.example/beckon"
)

func serve(t testing.TB, handler *beckon.Handler) *httptest.Server {
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server
}

// The header Account says who calls.
func finds(region *beckon.Region) func(*http.Request) (*beckon.Region, string, error) {
	return func(request *http.Request) (*beckon.Region, string, error) {
		if caller := request.Header.Get("Account"); caller != "" {
			return region, caller, nil
		}
		return nil, "", errors.New(`who are "you"?`)
	}
}

// Sends lines as they are, and gives the status and the body.
func send(t testing.TB, server *httptest.Server, text string) (int, http.Header, string) {
	t.Helper()
	connection, err := net.Dial("tcp", server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	connection.SetDeadline(time.Now().Add(time.Minute))
	fmt.Fprint(connection, text)
	response, err := http.ReadResponse(bufio.NewReader(connection), nil)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, response.Header, string(body)
}

// O-11: what is sent arrives as it is. The rows after the first change nothing.
func TestHandler(t *testing.T) {
	region := open(t, beckon.Options{})
	invite(t, region)
	server := serve(t, &beckon.Handler{Find: finds(region)})
	hub := "arn:aws:securityhub:us-east-1:" + member + ":hub"
	var before beckon.World
	for i, row := range []struct {
		line, header, body string
		status             int
		exception, text    string
	}{
		{"PATCH /accounts", "Account: " + member, `{"AutoEnableControls": false}`, 200, "", "{}"},
		{"GET /members?OnlyAssociated=false&MaxResults=1", "Account: " + administrator, "", 200, "", `{"Members":[`},
		{"GET http://beckon.example/invitations/count?x", "Account: " + member, "", 200, "", `{"InvitationsCount":1}`},
		{"POST /members/get", "Account: " + member, `{"AccountIds": []}`, 400, "InvalidInputException", "is empty"},
		{"POST //members/get", "Account: " + member, "{}", 404, "UnknownOperationException", `\"//members/get\"`},
		{"POST /invitations/../invitations/decline", "Account: " + member, "{}", 404, "UnknownOperationException", "/../"},
		{"post /invitations/decline", "Account: " + member, "{}", 404, "UnknownOperationException", `\"post\"`},
		{"GET /members?NextToken=%zz", "Account: " + administrator, "", 400, "InvalidInputException", "percent-encoded"},
		{"GET /members?NextToken=\xff", "Account: " + administrator, "", 400, "InvalidInputException", "percent-encoded"},
		{"GET /tags/" + hub + "%2Fdefault", "Account: " + member, "", 200, "", `{"Tags":{}}`},
		{"GET /members", "X: y", "", 403, "AccessDeniedException", `who are \"you\"?`},
		{"GET /members", "Account: \t ", "", 403, "AccessDeniedException", "who"},
	} {
		status, header, body := send(t, server, fmt.Sprintf("%s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n%s\r\n\r\n%s",
			row.line, len(row.body), row.header, row.body))
		if status != row.status || header.Get("X-Amzn-Errortype") != row.exception || !strings.Contains(body, row.text) {
			t.Errorf("%s: %d %s, not %d %s %s", row.line, status, body, row.status, row.exception, row.text)
		}
		if kind := header.Get("Content-Type"); kind != "application/json" {
			t.Errorf("%s: Content-Type is %q", row.line, kind)
		}
		if i == 0 {
			before = snapshot(t, region)
		} else if snapshot(t, region) != before {
			t.Errorf("%s: something has changed", row.line)
		}
	}
}

// A caller who sends only the beginning of a request changes nothing.
func TestHalfBody(t *testing.T) {
	region := open(t, beckon.Options{})
	invite(t, region)
	before := snapshot(t, region)
	body := `{"AccountIds": ["` + administrator + `"]}`
	request := httptest.NewRequest("POST", "/invitations/decline", io.MultiReader(strings.NewReader(body), broken{}))
	request.Header.Set("Account", member)
	recorder := httptest.NewRecorder()
	(&beckon.Handler{Find: finds(region)}).ServeHTTP(recorder, request)
	if recorder.Code != 400 || !strings.Contains(recorder.Body.String(), "as a whole") {
		t.Errorf("%d %s", recorder.Code, recorder.Body)
	}
	if snapshot(t, region) != before {
		t.Error("something has changed")
	}
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

// All other requests are the next handler's, with a body of any size.
func TestNext(t *testing.T) {
	region := open(t, beckon.Options{})
	next := http.HandlerFunc(func(writer http.ResponseWriter, request *http.Request) {
		body, err := io.ReadAll(request.Body)
		fmt.Fprint(writer, request.Method, " ", request.RequestURI, " ", len(body), " ", strings.Trim(string(body), "x"), err)
	})
	server := serve(t, &beckon.Handler{Find: finds(region), Next: next})
	for _, row := range []struct{ path, body, wanted string }{
		{"/findings?a", "{}", "POST /findings?a 2 {}<nil>"},
		{"/findings", strings.Repeat("x", 11<<20) + "end", "POST /findings 11534339 end<nil>"},
		{"/accounts", "", "{}"},
	} {
		request, _ := http.NewRequest("POST", server.URL+row.path, strings.NewReader(row.body))
		request.Header.Set("Account", member)
		response, err := server.Client().Do(request)
		if err != nil {
			t.Fatal(err)
		}
		got, _ := io.ReadAll(response.Body)
		response.Body.Close()
		if string(got) != row.wanted {
			t.Errorf("%s: %s, not %s", row.path, got, row.wanted)
		}
	}
}

func TestClosedRegion(t *testing.T) {
	region := open(t, beckon.Options{})
	region.Close()
	server := serve(t, &beckon.Handler{Find: finds(region)})
	status, header, body := send(t, server, "GET /members HTTP/1.1\r\nHost: x\r\nAccount: 1\r\n\r\n")
	exception := header.Get("X-Amzn-Errortype")
	if status != 500 || exception != "InternalException" || !strings.Contains(body, beckon.ErrClosed.Error()) {
		t.Errorf("%d %s", status, body)
	}
}

func TestScope(t *testing.T) {
	for authorization, wanted := range map[string]string{
		"AWS4-HMAC-SHA256 Credential=1/20260101/us-east-1/securityhub/aws4_request, SignedHeaders=host": "1 us-east-1 true",
		"AWS4-HMAC-SHA256 SignedHeaders=host,Credential=1/20260101/x/securityhub/aws4_request":          "1 x true",
		"AWS4-HMAC-SHA256 Credential=1/20260101/us-east-1/guardduty/aws4_request, SignedHeaders=host":   "  false",
		"Credential=1/20260101/us-east-1/securityhub":                                                   "  false",
		"Credential=": "  false",
		"Basic eA==":  "  false",
		"":            "  false",
	} {
		request := httptest.NewRequest("GET", "/", nil)
		request.Header.Set("Authorization", authorization)
		account, region, found := beckon.Scope(request)
		if got := fmt.Sprint(account, " ", region, " ", found); got != wanted {
			t.Errorf("%s: %s, not %s", authorization, got, wanted)
		}
	}
}
