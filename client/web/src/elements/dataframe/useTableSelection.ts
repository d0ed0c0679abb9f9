/**
 * The selection of a grid, and what the script is told of it.
 *
 * The grid follows the hand at once; the script hears of it when the hand rests, so that drawing a range over many
 * cells is one event. What the script sets, the grid takes over.
 */
import type { GridSelection } from "@glideapps/glide-data-grid";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import { equal } from "@/core/equal";
import { useSelection } from "@/react/useSelection";

import type { P } from "../registry";
import type { Shown } from "./config";
import { fromGrid, type Modes, modesOf, NOTHING, type Told, toGrid } from "./selection";
import type { Source } from "./source";

const REST = 150;
const MOST_ROWS = 500_000;

export interface TableSelection {
  readonly modes: Modes;
  readonly grid: GridSelection;
  readonly change: (selection: GridSelection) => void;
}

export function useTableSelection(
  props: P<"dataframe">,
  shown: readonly Shown[],
  source: Source,
): TableSelection {
  const modes = useMemo(() => modesOf(props.selections), [props.selections]);
  const { selection, tell } = useSelection(props);
  const told = useMemo(() => toldOf(selection), [selection]);
  const [hand, setHand] = useState<GridSelection | null>(null);
  const [standing, setStanding] = useState({ told, source });
  if (standing.told !== told || standing.source !== source) {
    // The script, another order of rows, or our own word has come: it is what stands now. The cell that the reader is
    // at is the grid's own business where cells are not told.
    setStanding({ told, source });
    setHand(
      hand?.current !== undefined && modes.cells === "none" ? withCurrent(told, shown, source, hand) : null,
    );
  }
  const grid = useMemo(() => hand ?? toGrid(told, shown, source), [hand, told, shown, source]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = useCallback(
    (next: GridSelection) => {
      // A table in which one row is always selected keeps it.
      const kept = modes.required && next.rows.length === 0 ? { ...next, rows: grid.rows } : next;
      // A selection of more rows than can be told is none that a script could be given.
      if (kept.rows.length > MOST_ROWS) return;
      setHand(kept);
      if (props.id === "") return;
      const now = fromGrid(kept, modes, shown, source);
      clearTimeout(timer.current);
      if (!equal(now, told)) timer.current = setTimeout(() => tell({ ...now }), REST);
    },
    [modes, grid, props.id, shown, source, told, tell],
  );
  return { modes, grid, change };
}

function toldOf(selection: Readonly<Record<string, unknown>>): Told {
  const list = (name: string): readonly never[] => {
    const items = selection[name];
    return Array.isArray(items) ? (items as never[]) : [];
  };
  return { rows: list("rows"), columns: list("columns"), cells: list("cells") };
}

function withCurrent(
  told: Told,
  shown: readonly Shown[],
  source: Source,
  hand: GridSelection,
): GridSelection {
  const { rows, columns } = toGrid(told, shown, source);
  return hand.current === undefined
    ? { ...NOTHING, rows, columns }
    : { rows, columns, current: hand.current };
}
