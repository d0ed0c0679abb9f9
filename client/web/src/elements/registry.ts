/**
 * Element kinds by name: each folder beside this file is one kind, and its `index.tsx` exports the component by default.
 * Nothing else needs to know a kind.
 */
import type { ComponentType } from "react";

import type { AnyProps } from "@protocol/messages.gen";

export interface ElementProps<P = AnyProps> {
  readonly refId: string;
  readonly props: P;
  readonly nodes: readonly string[];
}

/** `P<"slider">` are the props of kind "slider". */
export type P<K extends AnyProps["kind"]> = Extract<AnyProps, { kind: K }>;

type AnyElement = ComponentType<ElementProps<never>>;

const modules = import.meta.glob<{ default: AnyElement }>("./*/index.tsx", { eager: true });

const kinds = new Map<string, AnyElement>(
  Object.entries(modules).map(([path, module]) => [path.split("/")[1] ?? "", module.default]),
);

export function component(kind: string): ComponentType<ElementProps> | undefined {
  // The tree pairs a kind with its own props; the server's types say so.
  return kinds.get(kind) as ComponentType<ElementProps> | undefined;
}

export function knownKinds(): readonly string[] {
  return [...kinds.keys()];
}
