"""Groups airports whose year looks alike, and tests how much the groups owe to single years.

An airport is twelve numbers: the share of its reports in each month. The groups are found by k-means from many
starting points, without chance: every airport is once the first centre, and each further centre is the airport
that is farthest from those before. Then every year, and every two years in a row, is left out once and the
airports are grouped again.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

from data import MONTHS

STEPS = 60


class Grouping(NamedTuple):
    members: pd.DataFrame  # airport, group, reports
    profiles: pd.DataFrame  # month, group, percent of the group's reports
    stability: pd.DataFrame  # first year left out, how many years, percent of airport pairs treated alike


def group_airports(strikes: pd.DataFrame, groups: int) -> Grouping:
    profiles = seasonal_profiles(strikes)
    labels = in_size_order(best_grouping(profiles.to_numpy(), groups))
    stability = leave_years_out(strikes, profiles, labels, groups)
    return Grouping(describe_members(strikes, profiles, labels), mean_profiles(profiles, labels), stability)


def leave_years_out(strikes: pd.DataFrame, profiles: pd.DataFrame, labels: np.ndarray, groups: int) -> pd.DataFrame:
    """Group again without one and without two years, and compare with the labels from all years."""
    years = sorted(int(year) for year in strikes["year"].unique())
    rows = []
    for length, name in ((1, "One year"), (2, "Two years")):
        for first in years[: len(years) - length + 1]:
            others = strikes[~strikes["year"].between(first, first + length - 1)]
            points = seasonal_profiles(others).reindex(profiles.index, fill_value=1 / 12)
            again = best_grouping(points.to_numpy(), groups)
            rows.append({"From": first, "Left out": name, "Agreement": pairs_alike(labels, again)})
    return pd.DataFrame(rows)


def seasonal_profiles(strikes: pd.DataFrame) -> pd.DataFrame:
    """One row per airport, one column per month, each row adding up to one; neighbouring months are blended."""
    counts = pd.crosstab(strikes["airport"], strikes["month"]).reindex(columns=range(1, 13), fill_value=0)
    values = counts.to_numpy(dtype=float)
    blended = 0.25 * np.roll(values, 1, axis=1) + 0.5 * values + 0.25 * np.roll(values, -1, axis=1)
    return pd.DataFrame(blended / blended.sum(axis=1, keepdims=True), index=counts.index, columns=MONTHS)


def best_grouping(points: np.ndarray, groups: int) -> np.ndarray:
    """The labels with the smallest sum of squares among one attempt per starting point."""
    best_labels = np.zeros(len(points), dtype=int)
    best_cost = np.inf
    for start in range(len(points)):
        labels, cost = k_means(points, spread_out(points, start, groups))
        if cost < best_cost:
            best_labels, best_cost = labels, cost
    return best_labels


def spread_out(points: np.ndarray, start: int, groups: int) -> np.ndarray:
    chosen = [start]
    nearest = ((points - points[start]) ** 2).sum(axis=1)
    while len(chosen) < groups:
        chosen.append(int(nearest.argmax()))
        nearest = np.minimum(nearest, ((points - points[chosen[-1]]) ** 2).sum(axis=1))
    return points[chosen]


def k_means(points: np.ndarray, centres: np.ndarray) -> tuple[np.ndarray, float]:
    labels = np.full(len(points), -1)
    for _ in range(STEPS):
        distances = ((points[:, None, :] - centres[None, :, :]) ** 2).sum(axis=2)
        nearest = distances.argmin(axis=1)
        if (nearest == labels).all():
            break
        labels = nearest
        centres = np.array([mean_or(points[labels == g], centres[g]) for g in range(len(centres))])
    return labels, float(distances.min(axis=1).sum())


def mean_or(points: np.ndarray, centre: np.ndarray) -> np.ndarray:
    """The middle of the points; an empty group keeps its centre."""
    return points.mean(axis=0) if len(points) else centre


def in_size_order(labels: np.ndarray) -> np.ndarray:
    """Renumber: group 0 is the largest."""
    names, sizes = np.unique(labels, return_counts=True)
    order = names[np.argsort(-sizes, kind="stable")]
    rank = {name: place for place, name in enumerate(order)}
    return np.array([rank[label] for label in labels])


def pairs_alike(one: np.ndarray, other: np.ndarray) -> float:
    """The percentage of airport pairs that both groupings keep together or both keep apart."""
    upper = np.triu_indices(len(one), k=1)
    together = (one[:, None] == one[None, :])[upper]
    again = (other[:, None] == other[None, :])[upper]
    return round(100 * float((together == again).mean()), 1)


def describe_members(strikes: pd.DataFrame, profiles: pd.DataFrame, labels: np.ndarray) -> pd.DataFrame:
    reports = strikes.groupby("airport").size().reindex(profiles.index).to_numpy()
    busiest = [MONTHS[int(month)] for month in profiles.to_numpy().argmax(axis=1)]
    columns = {"Airport": profiles.index, "Group": group_names(labels), "Reports": reports, "Busiest month": busiest}
    return pd.DataFrame(columns).sort_values(["Group", "Airport"], ignore_index=True)


def mean_profiles(profiles: pd.DataFrame, labels: np.ndarray) -> pd.DataFrame:
    means = profiles.groupby(np.array(group_names(labels))).mean().mul(100).round(2)
    return means.rename_axis("Group").reset_index().melt(id_vars="Group", var_name="Month", value_name="Share")


def group_names(labels: np.ndarray) -> list[str]:
    return [f"Group {label + 1}" for label in labels]
