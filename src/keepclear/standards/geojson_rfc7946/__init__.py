"""GeoJSON (RFC 7946): files of plans, read strictly into notices or refused with every fault."""
