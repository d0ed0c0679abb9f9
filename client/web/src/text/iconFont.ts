/** The Material Symbols font: loaded only by pages that show one of its icons. */
import "@fontsource/material-symbols-rounded/400.css";
