/** Keeps the failure of one element to that element; new props give it another chance. */
import { Component, type ReactNode } from "react";

interface Props {
  kind: string;
  /** Changes whenever the element should be tried again. */
  version: unknown;
  children: ReactNode;
}

interface State {
  error: Error | null;
  version: unknown;
}

/** What users call a kind where its own name says little. */
const NAMES: Readonly<Record<string, string>> = {
  vega_lite: "chart",
  plotly_chart: "chart",
  echarts_chart: "chart",
  pydeck_chart: "map",
  graphviz_chart: "graph",
};

export class Boundary extends Component<Props, State> {
  override state: State = { error: null, version: this.props.version };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps(props: Props, state: State): State | null {
    return props.version === state.version ? null : { error: null, version: props.version };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div className="fc-broken" role="alert">
        <strong>
          This {NAMES[this.props.kind] ?? this.props.kind.replaceAll("_", " ")} could not be drawn.
        </strong>{" "}
        {error.message}
      </div>
    );
  }
}
