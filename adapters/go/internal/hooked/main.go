// SPDX-License-Identifier: MIT

// A server for every conformance vector. What no request can say of a world comes to the path /-/ as JSON; hooks.py
// sends it. The first line that it prints is its address.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net"
	"net/http"
	"time"

	"beckon.example/beckon"
)

// One of these at a time.
type command struct {
	Switches   map[string]string // a new world, with these
	Account    string            // is in the organization of Management or, if that is empty, in one or not
	Management string
	IsMember   bool
	AdvanceMs  int64
}

var (
	ctx    = context.Background()
	region *beckon.Region
)

func obey(told command) (err error) {
	switch {
	case told.Switches != nil:
		if region != nil {
			region.Close()
		}
		start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
		region, err = beckon.Open(ctx, beckon.Options{Switches: told.Switches, Start: start})
		return err
	case told.Management != "":
		return region.SetOrganization(ctx, told.Account, told.Management)
	case told.Account != "":
		return region.SetOrganizationAccount(ctx, told.Account, told.IsMember)
	}
	return region.Advance(ctx, time.Duration(told.AdvanceMs)*time.Millisecond)
}

func control(writer http.ResponseWriter, request *http.Request) {
	var told command
	err := json.NewDecoder(request.Body).Decode(&told)
	if err == nil {
		err = obey(told)
	}
	if err != nil {
		http.Error(writer, err.Error(), http.StatusBadRequest)
	}
}

func main() {
	service := &beckon.Handler{Find: func(request *http.Request) (*beckon.Region, string, error) {
		caller, _, _ := beckon.Scope(request)
		return region, caller, nil
	}}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("http://%s\n", listener.Addr())
	log.Fatal(http.Serve(listener, http.HandlerFunc(func(writer http.ResponseWriter, request *http.Request) {
		if request.RequestURI == "/-/" {
			control(writer, request)
		} else {
			service.ServeHTTP(writer, request)
		}
	})))
}
