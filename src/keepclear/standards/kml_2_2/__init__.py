"""KML 2.2 (OGC 07-147r2): placemarks that other programs drew, read as plans or refused."""
