"""States, territories, and what people call places when they do not use the official name."""

from __future__ import annotations

STATES = {
    "Alabama": "AL", "Alaska": "AK", "Arizona": "AZ", "Arkansas": "AR", "California": "CA", "Colorado": "CO",
    "Connecticut": "CT", "Delaware": "DE", "District of Columbia": "DC", "Florida": "FL", "Georgia": "GA",
    "Hawaii": "HI", "Idaho": "ID", "Illinois": "IL", "Indiana": "IN", "Iowa": "IA", "Kansas": "KS",
    "Kentucky": "KY", "Louisiana": "LA", "Maine": "ME", "Maryland": "MD", "Massachusetts": "MA",
    "Michigan": "MI", "Minnesota": "MN", "Mississippi": "MS", "Missouri": "MO", "Montana": "MT",
    "Nebraska": "NE", "Nevada": "NV", "New Hampshire": "NH", "New Jersey": "NJ", "New Mexico": "NM",
    "New York": "NY", "North Carolina": "NC", "North Dakota": "ND", "Ohio": "OH", "Oklahoma": "OK",
    "Oregon": "OR", "Pennsylvania": "PA", "Rhode Island": "RI", "South Carolina": "SC", "South Dakota": "SD",
    "Tennessee": "TN", "Texas": "TX", "Utah": "UT", "Vermont": "VT", "Virginia": "VA", "Washington": "WA",
    "West Virginia": "WV", "Wisconsin": "WI", "Wyoming": "WY",
}  # fmt: skip
TERRITORIES = {"Guam": "GU", "Puerto Rico": "PR", "Virgin Islands": "VI"}

# What people say (lower case, no punctuation) -> the start of the official name. Only nicknames that mean one
# metropolitan area across the country.
NICKNAMES = {
    "nyc": "New York-Newark",
    "new york city": "New York-Newark",
    "big apple": "New York-Newark",
    "manhattan": "New York-Newark",
    "brooklyn": "New York-Newark",
    "la": "Los Angeles-Long Beach",
    "sf": "San Francisco-Oakland",
    "san fran": "San Francisco-Oakland",
    "bay area": "San Francisco-Oakland",
    "sf bay area": "San Francisco-Oakland",
    "san francisco bay area": "San Francisco-Oakland",
    "east bay": "San Francisco-Oakland",
    "silicon valley": "San Jose-Sunnyvale",
    "dc": "Washington-Arlington",
    "washington dc": "Washington-Arlington",
    "dmv": "Washington-Arlington",
    "nova": "Washington-Arlington",
    "northern virginia": "Washington-Arlington",
    "dfw": "Dallas-Fort Worth",
    "metroplex": "Dallas-Fort Worth",
    "twin cities": "Minneapolis-St. Paul",
    "msp": "Minneapolis-St. Paul",
    "philly": "Philadelphia-Camden",
    "chicagoland": "Chicago-Naperville",
    "inland empire": "Riverside-San Bernardino",
    "hampton roads": "Virginia Beach",
    "motor city": "Detroit-Warren",
    "metro detroit": "Detroit-Warren",
    "atl": "Atlanta-Sandy Springs",
    "pdx": "Portland-Vancouver",
    "slc": "Salt Lake City",
    "nola": "New Orleans",
    "vegas": "Las Vegas",
    "saint paul": "Minneapolis-St. Paul",
    "lehigh valley": "Allentown-Bethlehem",
    "south florida": "Miami-Fort Lauderdale",
    "puget sound": "Seattle-Tacoma",
    "quad cities": "Davenport-Moline",
    "music city": "Nashville-Davidson",
}
