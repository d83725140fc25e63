// SPDX-License-Identifier: MIT

package beckon

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Percent-encodes what neither C nor JSON can have in a text: U+0000, and bytes that are not UTF-8. In a path or a
// query this means the same, and no name has either.
func escape(text string) string {
	if utf8.ValidString(text) && !strings.Contains(text, "\x00") {
		return text
	}
	var escaped strings.Builder
	for i := 0; i < len(text); {
		letter, size := utf8.DecodeRuneInString(text[i:])
		if letter == 0 || letter == utf8.RuneError && size == 1 {
			fmt.Fprintf(&escaped, "%%%02X", text[i])
		} else {
			escaped.WriteString(text[i : i+size])
		}
		i += size
	}
	return escaped.String()
}

func checkWord(what, word string) error {
	if strings.TrimSpace(word) == "" {
		return fmt.Errorf("beckon: %s must not be blank", what)
	}
	if escape(word) != word {
		return fmt.Errorf("beckon: %s %q has U+0000, or is not UTF-8", what, word)
	}
	return nil
}

func compact(document []byte) ([]byte, error) {
	var short bytes.Buffer
	if err := json.Compact(&short, document); err != nil {
		return nil, fmt.Errorf("beckon: not JSON: %w", err)
	}
	return short.Bytes(), nil
}
