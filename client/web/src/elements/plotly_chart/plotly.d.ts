declare module "plotly.js-dist-min" {
  export * from "plotly.js";
}
