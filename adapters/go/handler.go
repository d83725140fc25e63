// SPDX-License-Identifier: MIT

package beckon

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
)

// The largest body that Beckon takes (semantics.md, O-11). One byte more is enough for it to refuse.
const maxBody = 10 << 20

// A Handler answers HTTP requests from Regions. It looks at a path as it was sent. A http.ServeMux before it redirects
// paths such as //members, which the service would refuse.
type Handler struct {
	// Find tells which Region a request is for, and which account calls. With an error the request is refused with
	// status 403 and the error's text. Scope reads both names from a signature.
	Find func(request *http.Request) (region *Region, caller string, err error)
	// Next answers the requests that are of no operation that Beckon has, and is given their whole body. Without it, they
	// get Beckon's answer: an UnknownOperationException.
	Next http.Handler
}

// Scope reads the account and the Region from the signature of a request to Security Hub: the access key id is the
// account. The signature is not checked. Found is false if the request has none.
func Scope(request *http.Request) (account, region string, found bool) {
	_, credential, _ := strings.Cut(request.Header.Get("Authorization"), "Credential=")
	credential, _, _ = strings.Cut(credential, ",")
	parts := strings.Split(strings.TrimSpace(credential), "/")
	if len(parts) != 5 || parts[3] != "securityhub" {
		return "", "", false
	}
	return parts[0], parts[2], true
}

// ServeHTTP answers a request. It has read the whole request before Beckon gets it, so that a caller who sends half
// of one changes nothing.
func (h *Handler) ServeHTTP(writer http.ResponseWriter, request *http.Request) {
	body, err := io.ReadAll(io.LimitReader(request.Body, maxBody+1))
	if err != nil {
		refuse(writer, http.StatusBadRequest, "SerializationException", "the body has not arrived as a whole")
		return
	}
	region, caller, err := h.Find(request)
	if err != nil {
		refuse(writer, http.StatusForbidden, "AccessDeniedException", err.Error())
		return
	}
	response, err := region.Handle(request.Context(), Request{
		Caller: caller, Method: request.Method, Path: request.URL.EscapedPath(), Query: request.URL.RawQuery, Body: body,
	})
	switch {
	case err != nil:
		refuse(writer, http.StatusInternalServerError, "InternalException", err.Error())
	case h.Next != nil && response.Exception() == "UnknownOperationException":
		request.Body = rest{io.MultiReader(bytes.NewReader(body), request.Body), request.Body}
		h.Next.ServeHTTP(writer, request)
	default:
		answer(writer, response)
	}
}

// A body of which the beginning was read.
type rest struct {
	io.Reader
	io.Closer
}

func answer(writer http.ResponseWriter, response Response) {
	for name, values := range response.Header {
		writer.Header()[name] = values
	}
	writer.WriteHeader(response.Status)
	writer.Write(response.Body)
}

func refuse(writer http.ResponseWriter, status int, exception, message string) {
	body, _ := json.Marshal(map[string]string{"Message": message, "Code": exception})
	header := http.Header{"Content-Type": {"application/json"}, "X-Amzn-Errortype": {exception}}
	answer(writer, Response{status, header, body})
}
