package api

import (
	_ "embed"
	"fmt"
	"sync"

	"github.com/goccy/go-yaml"
)

//go:embed openapi.yaml
var described []byte

// description is the OpenAPI document, as JSON.
var description = sync.OnceValues(func() ([]byte, error) {
	out, err := yaml.YAMLToJSON(described)
	if err != nil {
		return nil, fmt.Errorf("read the API's description: %w", err)
	}
	return out, nil
})

func (d *door) openAPI(*request) (reply, error) {
	document, err := description()
	return reply{form: asJSON, bytes: document}, err
}
