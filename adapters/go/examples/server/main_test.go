// SPDX-License-Identifier: MIT

package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestHost(t *testing.T) {
	answers := http.HandlerFunc(func(writer http.ResponseWriter, _ *http.Request) { fmt.Fprint(writer, "answered") })
	for host, wanted := range map[string]int{
		"127.0.0.1": 200, "127.0.0.1:80": 200, "localhost": 200, "localhost:4566": 200,
		"beckon.example": 403, "127.0.0.1.beckon.example": 403, "localhost.:80": 403, "[::1]:80": 403, "": 403,
	} {
		request := httptest.NewRequest("GET", "/", nil)
		request.Host = host
		recorder := httptest.NewRecorder()
		onLoopback(answers).ServeHTTP(recorder, request)
		if recorder.Code != wanted || (recorder.Body.String() == "answered") != (wanted == 200) {
			t.Errorf("%q: %d %s", host, recorder.Code, recorder.Body)
		}
	}
}

// Each Region is one, and there are no more than so many.
func TestFind(t *testing.T) {
	ask := func(name string) error {
		request := httptest.NewRequest("GET", "/", nil)
		scope := "111122223333/20260101/" + name + "/securityhub/aws4_request"
		request.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential="+scope)
		region, caller, err := find(request)
		if err == nil && (region == nil || region != regions[name] || caller != "111122223333") {
			t.Errorf("%s: %v of %s", name, region, caller)
		}
		return err
	}
	if err := ask(strings.Repeat("x", 65)); err == nil {
		t.Error("a long name: no error")
	}
	for i := 0; i < 2*maxRegions; i++ {
		if err := ask(fmt.Sprint("region-", i%maxRegions)); err != nil {
			t.Error(err)
		}
	}
	for _, name := range []string{"one-more", ""} {
		if err := ask(name); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, _, err := find(httptest.NewRequest("GET", "/", nil)); err == nil {
		t.Error("without a signature: no error")
	}
	for _, region := range regions {
		if err := region.Close(); err != nil {
			t.Error(err)
		}
	}
}
