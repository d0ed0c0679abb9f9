/** A value that is dragged: the hand is followed at once, the script as fast as it keeps up, the last value always. */
import { useEffect, useRef, useState } from "react";

import { equal } from "@/core/equal";
import { Pace } from "@/core/pace";
import { useClient } from "@/react/context";

interface Paced<T> {
  shown: T;
  drag: (value: T) => void;
  release: (value: T) => void;
}

export function usePaced<T>(value: T, set: (value: T) => void): Paced<T> {
  const client = useClient();
  const [dragged, setDragged] = useState<{ value: T } | null>(null);
  const latest = useRef<{ value: T; set: (value: T) => void; sent: { value: T } | null }>({
    value,
    set,
    sent: null,
  });
  const pace = useRef<Pace | null>(null);
  useEffect(() => {
    const own = new Pace(
      () => {
        latest.current.sent = { value: latest.current.value };
        latest.current.set(latest.current.value);
      },
      () => client.busy,
    );
    pace.current = own;
    const stop = client.on("run", () => own.ready());
    return () => {
      stop();
      own.cancel();
    };
  }, [client]);
  useEffect(() => {
    latest.current.set = set;
  }, [set]);
  return {
    shown: dragged === null ? value : dragged.value,
    drag: (next) => {
      latest.current.value = next;
      setDragged({ value: next });
      pace.current?.offer();
    },
    release: (next) => {
      latest.current.value = next;
      setDragged(null);
      pace.current?.cancel();
      const { sent } = latest.current;
      latest.current.sent = null;
      // The last step of the way has often arrived already.
      if (sent === null || !equal(sent.value, next)) set(next);
    },
  };
}
