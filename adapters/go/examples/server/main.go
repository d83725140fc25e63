// SPDX-License-Identifier: MIT

// An emulator on loopback: each Region has a world of its own, and the access key id of a request is the account that
// calls. The first line that it prints is its address. It runs until Ctrl-C.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"net/url"
	"sync"
	"time"

	"beckon.example/beckon"
)

const maxRegions = 64 // because callers choose the names

var (
	mutex   sync.Mutex
	regions = map[string]*beckon.Region{} // by their names
)

func find(request *http.Request) (*beckon.Region, string, error) {
	caller, name, found := beckon.Scope(request)
	if !found {
		return nil, "", errors.New("the request is not signed for Security Hub")
	}
	mutex.Lock()
	defer mutex.Unlock()
	if regions[name] == nil {
		if len(regions) == maxRegions || len(name) > 64 {
			return nil, "", errors.New("there are too many Regions, or the name is too long")
		}
		region, err := beckon.Open(context.Background(), beckon.Options{Name: name})
		if err != nil {
			return nil, "", err
		}
		regions[name] = region
	}
	return regions[name], caller, nil
}

// A page that a browser shows can lead its own name to this machine, and then names itself as the Host.
func onLoopback(next http.Handler) http.Handler {
	return http.HandlerFunc(func(writer http.ResponseWriter, request *http.Request) {
		host := url.URL{Host: request.Host}
		if name := host.Hostname(); name != "localhost" && name != "127.0.0.1" {
			http.Error(writer, "the Host must be localhost or 127.0.0.1", http.StatusForbidden)
			return
		}
		next.ServeHTTP(writer, request)
	})
}

func main() {
	address := flag.String("listen", "127.0.0.1:0", "the address")
	flag.Parse()
	listener, err := net.Listen("tcp", *address)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("http://%s\n", listener.Addr())
	server := &http.Server{Handler: onLoopback(&beckon.Handler{Find: find}), ReadTimeout: 10 * time.Second}
	log.Fatal(server.Serve(listener))
}
