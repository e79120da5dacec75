"""The places and the day of the tests of guidance stations."""

from datetime import UTC, date, datetime

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # a Monday in Beijing
TODAY = date(2026, 11, 23)
COUNTY, PARK, STATION, UNION = "0001", "00010001", "000100010001", "000100010002"
NEXT, NEXT_STATION, TOWN, HUB = "00010002", "000100020001", "00010003", "000100030001"
REGION, OTHER_REGION = "210782110", "210782206"
