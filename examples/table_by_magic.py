"""A value on a line of its own is shown: text, a table, a number."""

import pandas as pd

"# The long way down"

rivers = pd.DataFrame(
    {
        "river": ["Danube", "Rhine", "Elbe", "Loire", "Tagus", "Po"],
        "length in km": [2850, 1233, 1094, 1006, 1007, 652],
        "countries": [10, 6, 2, 1, 2, 1],
    }
)

"Six European rivers, the longest first:"

by_length = rivers.sort_values("length in km", ascending=False)
by_length

longest = rivers["length in km"].max()
"Together they are", int(rivers["length in km"].sum()), "km long; the longest has", int(longest), "km."

{"rivers": len(rivers), "in one country only": rivers.loc[rivers["countries"] == 1, "river"].tolist()}
