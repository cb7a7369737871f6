"""Official figures of an occupational category: employment, pay, projections, history, places, industries."""
