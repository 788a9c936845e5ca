package audits

// registry holds every audit of this program by its id.
var registry = func() map[string]Audit {
	byID := map[string]Audit{}
	for _, a := range []Audit{
		reachSite, reachWeek, reachIPv6,
		designImage, designScript, designEncoding, designLink,
		identityName, identityDomain, identityHostUnit, identityContact, identitySiteCode,
		identityICP, identityPolice, identityConac, identityFindError, identityMeta,
		interpretationFormAudit, interpretationRatioAudit, interpretationLinkageAudit, interpretationPressAudit,
		disclosureGuide, disclosureCatalog, disclosureRequest, disclosureAnnual, disclosureRegulations,
		disclosureQuarter, disclosureStatement, disclosureReprint, coordinationPromotion,
		updateHome, updateColumns, disclosureBasic, disclosureKeyAreas, disclosureFiscal, disclosureData,
		serviceItemLists, serviceConvenienceList, platformIntegration,
	} {
		byID[a.ID] = a
	}
	return byID
}()

// Known returns the codes that an audit can raise, false for an unknown id.
func Known(id string) (codes []string, ok bool) {
	a, ok := registry[id]
	return a.Codes, ok
}
