// SPDX-License-Identifier: MIT

package beckon_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"beckon.example/beckon"
)

// Declines of five invitations, which none of the administrators has sent: the work of an answer with five entries.
const fiveIds = `{"AccountIds": ["100000000001", "100000000002", "100000000003", "100000000004", "100000000005"]}`

func BenchmarkHandle(b *testing.B) {
	region := open(b, beckon.Options{})
	call(b, region, member, "EnableSecurityHub", "")
	request := beckon.Request{Caller: member, Method: "POST", Path: "/invitations/decline", Body: []byte(fiveIds)}
	b.ResetTimer()
	begin := time.Now()
	b.RunParallel(func(turns *testing.PB) {
		for turns.Next() {
			if response, err := region.Handle(ctx, request); err != nil || response.Status != 200 {
				b.Fatal(response, err)
			}
		}
	})
	b.ReportMetric(float64(b.N)/time.Since(begin).Seconds(), "requests/s")
}

// Beckon behind HTTP, beside a handler that answers the same bytes, always.
func BenchmarkHTTP(b *testing.B) {
	region := open(b, beckon.Options{})
	call(b, region, member, "EnableSecurityHub", "")
	constant := call(b, region, member, "DeclineInvitations", fiveIds)
	for _, row := range []struct {
		name    string
		handler http.Handler
	}{
		{"beckon", &beckon.Handler{Find: finds(region)}},
		{"constant", http.HandlerFunc(func(writer http.ResponseWriter, request *http.Request) {
			io.Copy(io.Discard, request.Body)
			writer.Header()["Content-Type"] = constant.Header["Content-Type"]
			writer.Write(constant.Body)
		})},
	} {
		b.Run(row.name, func(b *testing.B) { post(b, httptest.NewServer(row.handler), len(constant.Body)) })
	}
}

// How many connections there are for each processor: enough that none of them waits for anything but a request. With
// few of them, a quiet machine measures how long it takes to wake a processor up.
const perProcessor = 8

// Each goroutine keeps a connection.
func post(b *testing.B, server *httptest.Server, size int) {
	defer server.Close()
	server.Client().Transport.(*http.Transport).MaxIdleConnsPerHost = perProcessor * runtime.GOMAXPROCS(0)
	b.SetParallelism(perProcessor)
	b.ResetTimer()
	begin := time.Now()
	b.RunParallel(func(turns *testing.PB) {
		for turns.Next() {
			request, _ := http.NewRequest("POST", server.URL+"/invitations/decline", strings.NewReader(fiveIds))
			request.Header.Set("Account", member)
			response, err := server.Client().Do(request)
			if err != nil {
				b.Fatal(err)
			}
			body, _ := io.ReadAll(response.Body)
			response.Body.Close()
			if len(body) != size {
				b.Fatal(fmt.Sprint(response.Status, string(body)))
			}
		}
	})
	b.ReportMetric(float64(b.N)/time.Since(begin).Seconds(), "requests/s")
}
