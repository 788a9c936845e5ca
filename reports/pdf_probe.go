package reports

import (
	"fmt"
	"strings"

	"wangjian/evidence"
	"wangjian/reports/typeset"
)

// probePairs is the record of a measurement.
func probePairs(p *evidence.Probe) []typeset.Pair {
	pairs := []typeset.Pair{
		pair(keyProbe, known(probeTexts, p.Kind)),
		{Key: keyProbeURL, Value: typeset.Cell{toPage(p.URL)}},
		pair(keyProbeTime, fmt.Sprintf(textZone, moment(p.At))),
		pair(keyTook, seconds(p.Took)),
		pair(keyServer, serverText(p.Address, p.Status)),
	}
	if p.FinalURL != "" && p.FinalURL != p.URL {
		pairs = append(pairs, typeset.Pair{Key: keyFinalURL, Value: typeset.Cell{toPage(p.FinalURL)}})
	}
	if p.Failure != nil {
		pairs = append(pairs, pair(keyFailure, failureText(p.Failure)))
	}
	if v := p.IPv6; v != nil {
		pairs = append(pairs, pair(keyIPv6, fmt.Sprintf(textIPv6Names, v.Host, orText(strings.Join(v.Addresses, "、"), textNone))))
	}
	if c := p.TLS; c != nil {
		pairs = append(pairs,
			pair(keyNames, orText(strings.Join(c.Names, "、"), textNone)),
			pair(keyIssuer, orText(c.Issuer, textNone)),
			pair(keyValidity, fmt.Sprintf(textSpan, moment(c.NotBefore), moment(c.NotAfter))),
		)
	}
	if len(p.Steps) > 0 {
		lines := make([]string, len(p.Steps))
		for i, s := range p.Steps {
			lines[i] = fmt.Sprintf(textStep, fmt.Sprintf(textStepTime, s.After.Seconds()), s.Text)
		}
		pairs = append(pairs, pair(keySteps, strings.Join(lines, "\n")))
	}
	return append(pairs, pair(keyNoPicture, lackProbe))
}
