/** Numbers of pages, with arrows; where there is no room for all numbers, the far ones give way to dots. */
import { Group, Pagination } from "@mantine/core";

import { useWidgetValue } from "@/react/context";

import type { ElementProps, P } from "../registry";
import { shownNumbers } from "./shown";

export default function PaginationElement({ props }: ElementProps<P<"pagination">>) {
  const [value, set] = useWidgetValue<number>(props);
  const { siblings, boundaries, numbers } = shownNumbers(props.max_visible_pages, props.num_pages);
  return (
    <nav aria-label="Pages" className="fc-pagination">
      <Pagination.Root
        total={props.num_pages}
        value={value}
        onChange={set}
        siblings={siblings}
        boundaries={boundaries}
        disabled={props.disabled}
        size="sm"
        getItemProps={(page) => ({ "aria-label": `Page ${page}` })}
      >
        <Group gap={6} wrap="nowrap">
          <Pagination.Previous aria-label="Previous page" />
          {numbers ? (
            <Pagination.Items />
          ) : (
            <span className="fc-page-count">
              {value} / {props.num_pages}
            </span>
          )}
          <Pagination.Next aria-label="Next page" />
        </Group>
      </Pagination.Root>
    </nav>
  );
}
