/** What the reader has done to the columns of a grid: widths, order of rows, which are pinned or out of sight. */
import { useMemo, useState } from "react";

import type { Shown } from "./config";
import type { Condition } from "./filters";
import { nextSorting, type Sorting } from "./order";

export interface Arrangement {
  readonly shown: readonly Shown[];
  readonly widths: Readonly<Record<string, number>>;
  readonly sorting: Sorting | null;
  readonly frozen: number;
  readonly hidesSome: boolean;
  readonly resize: (id: string, width: number) => void;
  readonly sort: (id: string, descending?: boolean | null) => void;
  readonly pin: (id: string) => void;
  readonly hide: (id: string) => void;
  readonly showAll: () => void;
  /** Where rows can be left out by what stands in a column. */
  readonly filter?: (shown: Shown) => ColumnFilter | null;
}

export interface ColumnFilter {
  readonly kind: "text" | "range";
  readonly now: Condition;
  readonly set: (condition: Condition) => void;
}

export function useArrangement(columns: readonly Shown[]): Arrangement {
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({});
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [pins, setPins] = useState<Readonly<Record<string, boolean>>>({});
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const shown = useMemo(() => {
    const pinned = (each: Shown): boolean => pins[idOf(each)] ?? each.pinned;
    const there = columns.filter((each) => !hidden.includes(idOf(each)));
    // Pinned columns stand before the others.
    return [...there.filter(pinned), ...there.filter((each) => !pinned(each))].map((each) =>
      each.pinned === pinned(each) ? each : { ...each, pinned: pinned(each) },
    );
  }, [columns, hidden, pins]);
  return {
    shown,
    widths,
    sorting,
    frozen: shown.filter(({ pinned }) => pinned).length,
    hidesSome: hidden.length > 0,
    resize: (id, width) => setWidths((now) => ({ ...now, [id]: width })),
    sort: (id, descending) =>
      setSorting((now) =>
        descending === undefined ? nextSorting(now, id) : descending === null ? null : { id, descending },
      ),
    pin: (id) =>
      setPins((now) => ({
        ...now,
        [id]: !(now[id] ?? columns.find((each) => idOf(each) === id)?.pinned ?? false),
      })),
    hide: (id) => setHidden((now) => [...now, id]),
    showAll: () => setHidden([]),
  };
}

/** Two columns may have one name: where it stands tells them apart. */
export function idOf(shown: Shown): string {
  return `${shown.at}`;
}
