// SPDX-License-Identifier: MIT

package beckon_test

import (
	"context"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"

	"beckon.example/beckon"
)

func Example() {
	ctx := context.Background()
	region, err := beckon.Open(ctx, beckon.Options{Start: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), Seed: 1})
	if err != nil {
		log.Fatal(err)
	}
	defer region.Close()
	for _, call := range []beckon.Request{
		{Caller: "123456789012", Method: "POST", Path: "/accounts"},
		{Caller: "111122223333", Method: "POST", Path: "/accounts"},
		{Caller: "111122223333", Operation: "DescribeHub", Body: []byte(`{"HubArn": "x"}`)},
		{Caller: "111122223333", Operation: "GetInvitationsCount"},
	} {
		response, err := region.Handle(ctx, call)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%d %s\n", response.Status, response.Body)
	}
	// Output:
	// 200 {}
	// 200 {}
	// 400 {"Message":"HubArn is not an ARN: it must have the form arn:aws:securityhub:us-east-1:111122223333:hub/default","Code":"InvalidInputException"}
	// 200 {"InvitationsCount":0}
}

func ExampleHandler() {
	region, err := beckon.Open(context.Background(), beckon.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer region.Close()
	server := httptest.NewServer(&beckon.Handler{
		Find: func(request *http.Request) (*beckon.Region, string, error) { return region, "111122223333", nil },
		Next: http.NotFoundHandler(),
	})
	defer server.Close()
	for _, path := range []string{"/accounts", "/findings"} {
		response, err := http.Post(server.URL+path, "application/json", strings.NewReader("{}"))
		if err != nil {
			log.Fatal(err)
		}
		body, _ := io.ReadAll(response.Body)
		response.Body.Close()
		fmt.Println(response.StatusCode, strings.TrimSpace(string(body)))
	}
	// Output:
	// 200 {}
	// 404 404 page not found
}

func ExampleRegion_AddFault() {
	ctx := context.Background()
	region, err := beckon.Open(ctx, beckon.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer region.Close()
	region.AddFault(ctx, beckon.Fault{Before: "ThrottlingException", Status: 429, Operation: "EnableSecurityHub"})
	for i := 0; i < 2; i++ {
		response, err := region.Handle(ctx, beckon.Request{Caller: "111122223333", Operation: "EnableSecurityHub"})
		fmt.Println(response.Status, response.Exception(), err)
	}
	// Output:
	// 429 ThrottlingException <nil>
	// 200  <nil>
}

func ExampleRegion_Snapshot() {
	ctx := context.Background()
	region, err := beckon.Open(ctx, beckon.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer region.Close()
	before, err := region.Snapshot(ctx)
	fmt.Println(before, err)
	region.Handle(ctx, beckon.Request{Caller: "111122223333", Operation: "EnableSecurityHub"})
	fmt.Println(region.Restore(ctx, before))
	after, err := region.Snapshot(ctx)
	fmt.Println(after == before, err)
	// Output:
	// {"format":2,"semantics":2,"ids_drawn":0,"accounts":[],"organizations":[],"associations":[]} <nil>
	// <nil>
	// true <nil>
}
