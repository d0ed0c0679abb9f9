declare module "plotly.js-strict-dist-min" {
  export * from "plotly.js";
}
