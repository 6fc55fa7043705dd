package fetch

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"syscall"
	"time"
)

// newClient makes a client that looks at every address at the moment in which it
// connects to it, whatever name led there, and follows no redirect by itself. No
// proxy is asked: it would connect to what is not looked at.
func newClient(check func(address string) error) *http.Client {
	dialer := &net.Dialer{Timeout: 10 * time.Second, KeepAlive: -1,
		Control: func(_, address string, _ syscall.RawConn) error { return check(address) }}
	transport := &http.Transport{
		Proxy:                  nil,
		DialContext:            dialer.DialContext,
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  20 * time.Second,
		ExpectContinueTimeout:  time.Second,
		MaxResponseHeaderBytes: headerBytes,
		DisableCompression:     true, // it is unpacked here, within bounds
		DisableKeepAlives:      true, // a name is looked up, and its address looked at, for every request
	}
	return &http.Client{
		Transport:     transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// checkPublic refuses an address, as "IP:port", that is not everybody's.
func checkPublic(address string) error {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return ErrAddress
	}
	ip, err := netip.ParseAddr(host)
	if err != nil || !public(ip) {
		return fmt.Errorf("%w: %s is not public", ErrAddress, host)
	}
	if !webPort(port) {
		return fmt.Errorf("%w: no pages are at port %s", ErrAddress, port)
	}
	return nil
}

// reserved are the parts of the address space that lead to no public host (IANA's
// registries of special-purpose addresses), or to another address in disguise.
var reserved = prefixes(
	"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
	"192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
	"203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
	"2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
)

// routed is all that is given to public hosts of IPv6; with it, what embeds an
// address of IPv4 is left out.
var routed = netip.MustParsePrefix("2000::/3")

func prefixes(all ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(all))
	for i, one := range all {
		out[i] = netip.MustParsePrefix(one)
	}
	return out
}

func public(ip netip.Addr) bool {
	if ip.Zone() != "" {
		return false
	}
	ip = ip.Unmap()
	if ip.Is6() && !routed.Contains(ip) {
		return false
	}
	for _, prefix := range reserved {
		if prefix.Contains(ip) {
			return false
		}
	}
	return true
}
