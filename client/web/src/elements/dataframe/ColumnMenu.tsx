/** What can be done with a column: sort by it, leave out rows by what stands in it, keep it in sight or take it out. */
import type { Rectangle } from "@glideapps/glide-data-grid";
import { Menu } from "@mantine/core";

import { FilterForm } from "./FilterForm";
import type { ColumnFilter } from "./useArrangement";

export interface ColumnActions {
  readonly title: string;
  readonly sorted: "ascending" | "descending" | null;
  readonly sort: ((descending: boolean | null) => void) | null;
  readonly pinned: boolean;
  readonly pin: () => void;
  readonly hide: () => void;
  readonly showAll: (() => void) | null;
  readonly filter: ColumnFilter | null;
}

interface Props {
  at: Rectangle;
  actions: ColumnActions;
  onClose: () => void;
}

export function ColumnMenu({ at, actions, onClose }: Props) {
  const { sort, sorted } = actions;
  return (
    <Menu opened onClose={onClose} position="bottom-start" offset={2} shadow="md" returnFocus>
      <Menu.Target>
        <div
          className="fc-column-anchor"
          style={{ left: at.x, top: at.y, width: at.width, height: at.height }}
        />
      </Menu.Target>
      <Menu.Dropdown aria-label={`Column ${actions.title}`}>
        {sort !== null && (
          <>
            <Menu.Item onClick={() => sort(false)} disabled={sorted === "ascending"}>
              Sort ascending
            </Menu.Item>
            <Menu.Item onClick={() => sort(true)} disabled={sorted === "descending"}>
              Sort descending
            </Menu.Item>
            {sorted !== null && <Menu.Item onClick={() => sort(null)}>As it was</Menu.Item>}
            <Menu.Divider />
          </>
        )}
        {actions.filter !== null && (
          <>
            <FilterForm title={actions.title} filter={actions.filter} onDone={onClose} />
            <Menu.Divider />
          </>
        )}
        <Menu.Item onClick={actions.pin}>{actions.pinned ? "Unpin column" : "Pin column"}</Menu.Item>
        <Menu.Item onClick={actions.hide}>Hide column</Menu.Item>
        {actions.showAll !== null && <Menu.Item onClick={actions.showAll}>Show all columns</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
