/** A table that stays on the server: rows in sight are fetched, sorted and searched there. */
import type { DataEditorProps as GridProps, Item } from "@glideapps/glide-data-grid";
import { useCallback, useEffect, useMemo, useReducer, useState } from "react";

import type { Frame } from "@/data/cell";
import { readFrame } from "@/data/frame";
import { useClient } from "@/react/context";

import type { P } from "../registry";
import { shownColumns } from "./config";
import { asks, type Condition, type Conditions, inWords, isNothing, whereOf } from "./filters";
import type { Sorting } from "./order";
import { Reader } from "./Reader";
import { gridHeight } from "./size";
import { type Arrangement, useArrangement } from "./useArrangement";
import { pieceRows, question, type Windows, windows } from "./windows";

type DataframeProps = P<"dataframe">;

/** The search asks the server when the hand rests. */
const TYPED = 300;

export function Windowed({ props }: { props: DataframeProps }) {
  const address = useClient().blobs.address(props.data.digest);
  const [first, setFirst] = useState<{ address: string; frame: Frame } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    if (address === undefined) return;
    const abort = new AbortController();
    // With it come the columns; its size is not known better yet than by what the script tells.
    void fetch(address + question(0, pieceRows(props.columns), null, false), { signal: abort.signal })
      .then((response) => response.arrayBuffer())
      .then(
        (bytes) => setFirst({ address, frame: readFrame(bytes) }),
        (error: unknown) => abort.signal.aborted || setFailure(String(error)),
      );
    return () => abort.abort();
  }, [address, props.columns]);
  if (failure !== null) throw new Error(failure);
  if (first === null) return <div className="fc-waiting" style={{ height: gridHeight(props) }} />;
  return <Ready key={first.address} props={props} address={first.address} first={first.frame} />;
}

/** Which rows are shown, and how many they are: the server counts before the grid changes. */
function useRows(address: string, all: number, conditions: Conditions): { where: string; rows: number } {
  const where = useMemo(() => whereOf(conditions), [conditions]);
  const [counted, setCounted] = useState({ where: "", rows: all });
  useEffect(() => {
    if (where === "") return;
    const abort = new AbortController();
    void fetch(`${address}?count=1${where}`, { signal: abort.signal })
      .then((response) => response.json() as Promise<{ rows: number }>)
      .then(
        ({ rows }) => setCounted({ where, rows }),
        () => undefined,
      );
    return () => abort.abort();
  }, [address, where]);
  const everything = useMemo(() => ({ where: "", rows: all }), [all]);
  return where === "" ? everything : counted;
}

function Ready({ props, address, first }: { props: DataframeProps; address: string; first: Frame }) {
  // The last column has the places of the rows.
  const columns = useMemo(() => first.columns.slice(0, -1), [first]);
  const [conditions, setConditions] = useState<Conditions>(new Map());
  const { where, rows } = useRows(address, props.rows, conditions);
  const set = (column: number, condition: Condition): void => {
    const others = [...conditions].filter(([each]) => each !== column);
    setConditions(new Map(isNothing(condition) ? others : [...others, [column, condition]]));
  };
  const arranged = useArrangement(useMemo(() => shownColumns(columns, props), [columns, props]));
  const arrangement: Arrangement = {
    ...arranged,
    filter: ({ column }) => {
      const kind = column.isCounted ? null : asks(column.kind);
      if (kind === null) return null;
      return { kind, now: conditions.get(column.stored) ?? {}, set: (wanted) => set(column.stored, wanted) };
    },
  };
  const { sorting } = arrangement;
  const size = pieceRows(props.columns);
  const table = useMemo(
    () => windows(address, { ...first, columns }, rows, size, sorting, where),
    [address, first, columns, rows, size, sorting, where],
  );
  const [arrived, arrive] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const stop = table.onArrival(arrive);
    table.look(0, 20);
    return () => {
      stop();
    };
  }, [table]);
  // Another object: the grid draws anew what may have come.
  const source = useMemo(() => ({ ...table, arrived }), [table, arrived]);
  const search = useSearch(address, table, sorting, arrangement, where);
  const look = useCallback<NonNullable<GridProps["onVisibleRegionChanged"]>>(
    ({ y, height }) => table.look(y, height),
    [table],
  );
  return (
    <>
      <Reader
        props={props}
        style={null}
        source={source}
        arrangement={arrangement}
        arriving={table}
        grid={{ ...search, onVisibleRegionChanged: look }}
      />
      {conditions.size > 0 && (
        <div className="fc-table-filters">
          <span role="status">
            {rows.toLocaleString()} of {props.rows.toLocaleString()} rows
          </span>
          {[...conditions].map(([column, condition]) => {
            const title = columns.find(({ stored }) => stored === column)?.name ?? "";
            const words = inWords(title, condition);
            return (
              <button
                key={column}
                type="button"
                className="fc-filter-chip"
                aria-label={`Remove: ${words}`}
                onClick={() => set(column, {})}
              >
                {words} ×
              </button>
            );
          })}
        </div>
      )}
    </>
  );
}

/** Search by the server, which tells where a text stands. */
function useSearch(
  address: string,
  table: Windows,
  sorting: Sorting | null,
  { shown }: Arrangement,
  where: string,
): Partial<GridProps> {
  const [text, setText] = useState("");
  const [results, setResults] = useState<readonly Item[]>([]);
  const stored = sorting === null ? -1 : (table.columns[Number(sorting.id)]?.stored ?? -1);
  const sorted = stored < 0 ? "" : `&sort=${stored}&down=${sorting?.descending === true ? 1 : 0}`;
  const asked = sorted + where;
  useEffect(() => {
    if (text === "") return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      void fetch(`${address}?find=${encodeURIComponent(text)}${asked}`, { signal: abort.signal })
        .then((response) => response.json() as Promise<[number, number][]>)
        .then(
          (found) => {
            const places = new Map(shown.map(({ column }, at) => [column.stored, at]));
            const items = found.map(([column, row]): Item => [places.get(column) ?? -1, row]);
            setResults(items.filter(([column]) => column >= 0));
          },
          () => undefined,
        );
    }, TYPED);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, address, asked, shown]);
  const changed = useCallback((next: string) => {
    setText(next);
    if (next === "") setResults([]);
  }, []);
  return { searchValue: text, onSearchValueChange: changed, searchResults: text === "" ? [] : results };
}
